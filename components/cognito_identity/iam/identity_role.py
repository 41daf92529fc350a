"""An IAM role of an identity pool, with its policies."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pulumi
import pulumi_aws as aws

from cognito_identity.iam.policies import NO_DOCUMENT, document_flaw
from cognito_identity.iam.trust_policies import IdentityKind, trust_policy
from cognito_identity.validation.problems import ArgumentError, Problem


class IdentityRole(NamedTuple):
    """The settings of a role. `subject` is the component and `argument` that of the policies, for errors."""

    subject: str
    argument: str
    kind: IdentityKind
    policies: Sequence[pulumi.Input[str]]
    description: str
    tags: Mapping[str, pulumi.Input[str]] | None = None
    tags_sessions: bool = False
    """Whether the trust policy allows session tags, which user attributes become."""
    permissions_boundary: pulumi.Input[str] | None = None
    deleted_with: pulumi.Resource | None = None
    """A protected pool: Pulumi refuses to delete it, and doesn't delete the role with it."""

    def make(self, name: str, identity_pool_id: pulumi.Output[str], parent: pulumi.Resource) -> "aws.iam.Role":
        """Create the role `<name>-role` and its policies as children of a component."""
        opts = pulumi.ResourceOptions(parent=parent, deleted_with=self.deleted_with)
        role = aws.iam.Role(
            f"{name}-role",
            assume_role_policy=identity_pool_id.apply(
                lambda pool_id: trust_policy(pool_id, self.kind, tags_sessions=self.tags_sessions)
            ),
            description=self.description,
            permissions_boundary=self.permissions_boundary,
            tags=self.tags or None,
            opts=opts,
        )
        for index, policy in enumerate(self.policies):
            self._attach(role, name, policy, index, opts)
        return role

    def _attach(
        self, role: "aws.iam.Role", name: str, policy: pulumi.Input[str], index: int, opts: pulumi.ResourceOptions
    ) -> None:
        """Create a policy. Its name has the hash of a managed policy's ARN or a document's index, to be stable."""
        if isinstance(policy, str) and policy.startswith("arn:"):
            suffix = hashlib.sha256(policy.encode()).hexdigest()[:8]
            aws.iam.RolePolicyAttachment(f"{name}-managed-{suffix}", role=role.name, policy_arn=policy, opts=opts)
            return
        document = pulumi.Output.from_input(policy).apply(lambda text: self._document(text, index))
        aws.iam.RolePolicy(f"{name}-policy-{index}", role=role.name, policy=document, opts=opts)

    def _document(self, text: str, index: int) -> str:
        flaw = document_flaw(text)
        if flaw is None:
            return text
        if flaw is NO_DOCUMENT:
            flaw = (
                "must be a policy document, because it is an Output",
                "pass the ARN of a managed policy as a plain value",
            )
        raise ArgumentError(self.subject, [Problem((self.argument, index), *flaw, code="policy-invalid")])
