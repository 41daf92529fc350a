"""IAM's roles: trust policies, and AWS's thousand managed policies, loaded when the first is attached."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sandbox.aws.iam import trust_policy
from sandbox.aws.moto_names import AWSManagedPolicy, IamResponse, aws_managed_policies_data, iam_backends

if TYPE_CHECKING:
    from sandbox.aws.moto_names import ActionResult, IAMBackend


class IamRoles(IamResponse):
    """The IAM of moto, with AWS's managed policies loaded when they are needed."""

    def attach_role_policy(self) -> ActionResult:
        """Attach a policy of the account or one of AWS's."""
        arn = str(self.params["PolicyArn"])
        if ":iam::aws:policy/" in arn and arn not in self.backend.managed_policies:
            _load_managed_policies(self.backend)
        return super().attach_role_policy()


def _load_managed_policies(backend: IAMBackend) -> None:
    for name, data in json.loads(aws_managed_policies_data).items():
        policy = AWSManagedPolicy.from_data(name, backend.account_id, backend.region_name, data)
        backend.managed_policies.setdefault(policy.arn, policy)
        backend.aws_managed_policies.append(policy)


def is_trusting(account_id: str, partition: str, role_arn: str, context: dict[str, list[str]]) -> bool:
    """Whether a role exists and its trust policy allows these claims."""
    roles = iam_backends[account_id][partition].roles.values()
    role = next((role for role in roles if role.arn == role_arn), None)
    return role is not None and trust_policy.trusts(json.loads(role.assume_role_policy_document), context)
