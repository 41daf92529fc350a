"""The component `IdentityPool`."""

import hashlib
from typing import Any

import pulumi
import pulumi_aws as aws

from .args.identity_pool import IdentityPoolArgs
from .aws_model.checks import check_outputs
from .aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT
from .iam.trust_policies import IdentityKind, trust_policy
from .inputs.identity_pool import identity_pool_inputs
from .planning import plan_identity_pool
from .reading.problems import ArgumentError, Problem, Problems
from .reading.reader import read
from .rules.identity_pool import is_policy_document
from .settings.identity_pool import IdentityPoolSettings
from .tokens import type_token


class IdentityPool(pulumi.ComponentResource):
    """AWS credentials for people who signed in (and for guests, where they are let in).

    Its roles trust exactly this pool and this kind of user; there is no guest role unless guests are on; tokens are
    checked with the user pool; the classic flow, in which an app picks the role itself, is off.

    ```python
    IdentityPool("access", {"user_pools": [{"user_pool_provider_name": pool.user_pool_provider_name,
                                            "client_id": client.client_id}]})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
    """

    identity_pool_id: pulumi.Output[str]
    """The identity pool's id."""
    identity_pool_name: pulumi.Output[str]
    """The identity pool's name."""
    authenticated_role_arn: pulumi.Output[str]
    """The role of people who signed in."""
    unauthenticated_role_arn: pulumi.Output[str | None]
    """The role of guests; none where guests are off."""

    def __init__(self, name: str, args: IdentityPoolArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = f'IdentityPool "{name}"'
        problems = Problems()
        settings = plan_identity_pool(name, read(IdentityPoolArgs, args, problems), problems)
        problems.stop_if_any(subject)

        super().__init__(type_token("IdentityPool"), name, None, opts)
        self._name = name
        self._subject = subject
        kept = True if settings.retained else None
        self.identity_pool = aws.cognito.IdentityPool(
            f"{name}-pool",
            opts=pulumi.ResourceOptions(parent=self, protect=kept, retain_on_delete=kept),
            **check_outputs(IDENTITY_POOL, identity_pool_inputs(settings), subject),
        )
        self.authenticated_role = self._role(settings, "authenticated")
        self.unauthenticated_role = self._role(settings, "unauthenticated")
        roles = {
            "authenticated": _arn(self.authenticated_role, settings, "authenticated"),
            "unauthenticated": _arn(self.unauthenticated_role, settings, "unauthenticated"),
        }
        attached = {kind: arn for kind, arn in roles.items() if arn is not None}
        inputs = {"identity_pool_id": self.identity_pool.id, "roles": attached}
        self.role_attachment = aws.cognito.IdentityPoolRoleAttachment(
            f"{name}-roles",
            opts=pulumi.ResourceOptions(parent=self),
            **check_outputs(IDENTITY_POOL_ROLE_ATTACHMENT, inputs, subject),
        )

        self.identity_pool_id = self.identity_pool.id
        self.identity_pool_name = self.identity_pool.identity_pool_name
        self.authenticated_role_arn = pulumi.Output.from_input(roles["authenticated"] or "")
        self.unauthenticated_role_arn = pulumi.Output.from_input(roles["unauthenticated"])
        self.register_outputs(
            {
                "identityPoolId": self.identity_pool_id,
                "identityPoolName": self.identity_pool_name,
                "authenticatedRoleArn": self.authenticated_role_arn,
                "unauthenticatedRoleArn": self.unauthenticated_role_arn,
            }
        )

    def _role(self, settings: IdentityPoolSettings, kind: IdentityKind) -> aws.iam.Role | None:
        if not settings.makes_role(kind):
            return None
        role = aws.iam.Role(
            f"{self._name}-{kind}-role",
            assume_role_policy=self.identity_pool.id.apply(lambda pool_id: trust_policy(pool_id, kind)),
            description=f"What {'signed-in people' if kind == 'authenticated' else 'guests'} may do",
            tags=settings.given.get("tags"),
            opts=pulumi.ResourceOptions(parent=self),
        )
        for index, policy in enumerate(settings.policies(kind)):
            self._attach(role, kind, policy, index)
        return role

    def _attach(self, role: aws.iam.Role, kind: IdentityKind, policy: pulumi.Input[str], index: int) -> None:
        """A managed policy is named after its ARN and a document after its place: neither moves when others come."""
        opts = pulumi.ResourceOptions(parent=self)
        if isinstance(policy, str) and policy.startswith("arn:"):
            suffix = hashlib.sha256(policy.encode()).hexdigest()[:8]
            name = f"{self._name}-{kind}-managed-{suffix}"
            aws.iam.RolePolicyAttachment(name, role=role.name, policy_arn=policy, opts=opts)
            return
        document = pulumi.Output.from_input(policy).apply(lambda text: self._document(text, kind, index))
        aws.iam.RolePolicy(f"{self._name}-{kind}-policy-{index}", role=role.name, policy=document, opts=opts)

    def _document(self, text: str, kind: IdentityKind, index: int) -> str:
        if not is_policy_document(text):
            rule = "turned out to be no policy document; an Output here is always a document"
            problem = Problem((f"{kind}_policies", index), rule, "give managed policy ARNs as plain text")
            raise ArgumentError(self._subject, [problem])
        return text


def _arn(role: aws.iam.Role | None, settings: IdentityPoolSettings, kind: IdentityKind) -> Any:
    return settings.given.get(f"{kind}_role") if role is None else role.arn
