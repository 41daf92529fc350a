"""A role that an identity pool hands out, with what its holders may do."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pulumi
import pulumi_aws as aws

from cognito_identity.iam.policies import NO_DOCUMENT, document_flaw
from cognito_identity.iam.trust_policies import IdentityKind, trust_policy
from cognito_identity.validation.problems import ArgumentError, Problem


class IdentityRole(NamedTuple):
    """What a role is made from. `argument` is where its policies were given, `subject` in which component."""

    subject: str
    argument: str
    kind: IdentityKind
    policies: Sequence[pulumi.Input[str]]
    description: str
    tags: Mapping[str, pulumi.Input[str]] | None = None
    tags_sessions: bool = False
    """Whether people's attributes become session tags, which the trust policy must allow."""
    permissions_boundary: pulumi.Input[str] | None = None

    def make(self, name: str, identity_pool_id: pulumi.Output[str], parent: pulumi.Resource) -> "aws.iam.Role":
        """Register the role `<name>-role` and its policies below a component."""
        opts = pulumi.ResourceOptions(parent=parent)
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
        """A managed policy is named after its ARN and a document after its place: neither moves when others come."""
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
            rule = "turned out to be no policy document; an Output here is always a document"
            flaw = (rule, "give managed policy ARNs as plain text")
        raise ArgumentError(self.subject, [Problem((self.argument, index), *flaw, code="policy-invalid")])
