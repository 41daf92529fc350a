"""Associations of web ACLs: stored and returned. The web ACLs themselves are not simulated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class WebAcls:
    """The associations of one account."""

    def __init__(self) -> None:
        self._by_resource: dict[str, str] = {}

    def answer(self, action: str, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """AssociateWebACL, DisassociateWebACL, GetWebACLForResource; None for every other action."""
        resource = str(given.get("ResourceArn"))
        if action == "AssociateWebACL":
            self._by_resource[resource] = given["WebACLArn"]
            return {}
        if action == "DisassociateWebACL":
            self._by_resource.pop(resource, None)
            return {}
        if action == "GetWebACLForResource":
            arn = self._by_resource.get(resource)
            return {} if arn is None else {"WebACL": _shown(arn)}
        return None


def _shown(arn: str) -> dict[str, Any]:
    # arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>
    name, _, acl_id = arn.partition("/webacl/")[2].partition("/")
    visible = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": name}
    return {"ARN": arn, "Id": acl_id, "Name": name, "DefaultAction": {"Allow": {}}, "VisibilityConfig": visible}
