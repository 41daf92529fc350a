"""Routes each resource to a policy server that has only the rules for its type.

Few resources have rules, and those have about a dozen; pulumi_policy would call all policies for each resource. The
router is kept because it makes the cost of a resource without rules independent of the number of policies.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pulumi.runtime import proto
from pulumi_policy import Policy, ResourceValidationPolicy

from cognito_policies.engine.policies import not_applicable_reason
from cognito_policies.model.rule import Rule

Serve: TypeAlias = Callable[[list[Policy]], Any]
"""Creates a server for some of the policies."""


@dataclass(frozen=True)
class _Route:
    """The server for one type, or None without rules, and why the other policies don't apply: (policy, reason)."""

    server: Any
    others: tuple[tuple[str, str], ...]


class Router:
    """The servers by type, each created for the first resource of its type."""

    def __init__(self, policies: Sequence[Policy], serve: Serve) -> None:
        self._policies = [policy for policy in policies if isinstance(policy, ResourceValidationPolicy)]
        self._serve = serve
        self.configure((), proto.ConfigureAnalyzerRequest())

    def configure(self, rules: Sequence[Rule], request: Any) -> None:
        """Set the rules of the policies and their configuration."""
        self._rules = {rule.id: rule for rule in rules}
        self._request = request
        self._by_type: dict[str, _Route] = {}

    def analyze(self, request: Any, context: Any) -> Any:
        """Check one resource."""
        route = self._by_type.get(request.type)
        if route is None:
            route = self._by_type[request.type] = self._route(request.type)
        # The rules read the properties from the current request.
        bare: Any = proto.AnalyzeRequest(type=request.type, urn=request.urn, name=request.name, options=request.options)
        response = proto.AnalyzeResponse() if route.server is None else route.server.Analyze(bare, context)
        for policy, reason in route.others:
            response.not_applicable.add(policy_name=policy, reason=reason)
        return response

    def _route(self, token: str) -> _Route:
        chosen = [policy for policy in self._policies if self._is_for(policy, token)]
        disabled = {name for name, one in self._request.policyConfig.items() if one.enforcementLevel == proto.DISABLED}
        others = tuple(
            (policy.name, not_applicable_reason(self._rules[policy.name]))
            for policy in self._policies
            if policy not in chosen and policy.name not in disabled
        )
        if not chosen:
            return _Route(None, others)
        server = self._serve(list(chosen))
        server.Configure(self._request, None)
        return _Route(server, others)

    def _is_for(self, policy: Policy, token: str) -> bool:
        """Return whether a policy is about a type; a policy without a rule gets all resources."""
        rule = self._rules.get(policy.name)
        return rule is None or token in rule.applies_to
