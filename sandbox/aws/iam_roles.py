"""IAM's AWS-managed policies, loaded when one is attached: most sandboxes never need the thousand of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy
from moto.iam.responses import IamResponse

if TYPE_CHECKING:
    from moto.core.responses import ActionResult
    from moto.iam.models import IAMBackend


class IamRoles(IamResponse):
    """moto's IAM, which knows AWS's own policies only if told to load them all at the start."""

    def attach_role_policy(self) -> ActionResult:
        """Attach a policy of the account or one of AWS's."""
        arn = str(self._get_param("PolicyArn"))
        if ":iam::aws:policy/" in arn and arn not in self.backend.managed_policies:
            _load_managed_policies(self.backend)
        return super().attach_role_policy()


def _load_managed_policies(backend: IAMBackend) -> None:
    for name, data in json.loads(aws_managed_policies_data).items():
        policy = AWSManagedPolicy.from_data(name, backend.account_id, backend.region_name, data)
        backend.managed_policies.setdefault(policy.arn, policy)
        backend.aws_managed_policies.append(policy)
