"""The component `IdentityPool`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Self, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.iam.identity_role import IdentityRole
from cognito_identity.iam.permissions_boundary import boundary_input
from cognito_identity.iam.trust_policies import IdentityKind
from cognito_identity.identity_pool.args import NAMES, IdentityPoolArgs
from cognito_identity.identity_pool.inputs import (
    TWITTER,
    identity_pool_inputs,
    principal_tag_inputs,
    role_mapping_inputs,
)
from cognito_identity.identity_pool.plan import resolve_identity_pool
from cognito_identity.identity_pool.provider_rules import with_known_providers
from cognito_identity.identity_pool.rules import VALUE_RULES
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.identity_pool.warnings import identity_pool_warnings
from cognito_identity.lifecycle.expected_pool import ExpectedPool
from cognito_identity.lifecycle.release import IDENTITY_POOL_KIND, OUTPUT, merged_options, protection
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.output_checks import as_output
from cognito_identity.validation.problems import Key
from cognito_identity.validation.reader import NOTHING, read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values


class IdentityPool(pulumi.ComponentResource):
    """An identity pool: AWS credentials for signed-in users, and for guests if guest access is on.

    The trust policy of each role names exactly this identity pool and one kind of user. Guests get a role only if guest
    access is on. Tokens are checked with the user pool. The classic flow, in which the app chooses the role, is off.

    ```python
    IdentityPool("access", {"user_pools": [{"user_pool_provider_name": pool.user_pool_provider_name,
                                            "client_id": client.client_id}]})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html
    """

    identity_pool_id: pulumi.Output[str]
    """The identity pool's id."""
    identity_pool_name: pulumi.Output[str]
    """The identity pool's name."""
    authenticated_role_arn: pulumi.Output[str]
    """The role of signed-in users."""
    unauthenticated_role_arn: pulumi.Output[str | None]
    """The role of guests; `None` if guest access is off."""
    release_state: pulumi.Output[str]
    """Whether the identity pool can be deleted: `protected`, `announced` or `released`.

    `announced` once `removal_policy` is destroy and `deletion_protection` is off; `released` from the next update on.
    """

    def __init__(self, name: str, args: IdentityPoolArgs = NOTHING, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("IdentityPool", name)
        settings = resolved(
            args,
            IdentityPoolSettings,
            subject,
            lambda problems: resolve_identity_pool(name, read(IdentityPoolArgs, args, problems, names=NAMES), problems),
        )
        settings = replace(settings, arguments=checked_values(settings.arguments, VALUE_RULES, subject))

        kept = protection(
            IDENTITY_POOL_KIND, name, settings.removal_policy, deletion_protection=settings.deletion_protection
        )
        expected = ExpectedPool(subject, _EXPECTED, IDENTITY_POOL_KIND.label, settings.arguments.get(_EXPECTED))
        super().__init__(type_token("IdentityPool"), name, None, propagate_depends_on(opts))
        self._name = name
        self._subject = subject
        inputs = _with_secrets(identity_pool_inputs(settings))
        self.identity_pool = aws.cognito.IdentityPool(
            f"{name}-pool",
            opts=merged_options(pulumi.ResourceOptions(parent=self), kept.pool_options(name), expected.options(name)),
            **check_outputs(
                IDENTITY_POOL, _with_secrets(identity_pool_inputs(settings)), subject, trusted=settings.trusted
            ),
        )
        """The identity pool resource."""
        self.identity_pool_id = expected.checked(self.identity_pool.id)
        kept_with = self.identity_pool if kept.stays else None
        self.authenticated_role = self._role(settings, "authenticated", kept_with)
        """The created role of signed-in users; `None` with `authenticated_role`."""
        self.unauthenticated_role = self._role(settings, "unauthenticated", kept_with)
        """The created role of guests; `None` with `unauthenticated_role` or without guest access."""
        roles = {
            "authenticated": _arn(self.authenticated_role, settings, "authenticated"),
            "unauthenticated": _arn(self.unauthenticated_role, settings, "unauthenticated"),
        }
        made = [
            self.identity_pool_id,
            *(role.arn for role in (self.authenticated_role, self.unauthenticated_role) if role),
        ]
        attached = drop_none(roles)
        inputs = {"identity_pool_id": self.identity_pool_id, "roles": attached}
        self.role_attachment = aws.cognito.IdentityPoolRoleAttachment(
            f"{name}-roles",
            # A change of roles replaces the attachment. If the old one were deleted last, that would remove the new
            # roles from the pool, and no user would get credentials.
            opts=pulumi.ResourceOptions(parent=self, delete_before_replace=True, deleted_with=self.identity_pool),
            role_mappings=self._role_mappings(settings),
            **check_outputs(IDENTITY_POOL_ROLE_ATTACHMENT, inputs, subject, trusted=made),
        )
        """The attachment of the roles to the pool."""
        self._principal_tags(settings)
        warn(chain(identity_pool_warnings(settings), kept.warnings), self)

        self.release_state = as_output(kept.state.value)
        self.identity_pool_name = self.identity_pool.identity_pool_name
        self.authenticated_role_arn = as_output(roles["authenticated"] or "")
        self.unauthenticated_role_arn = as_output(roles["unauthenticated"])
        self.register_outputs(
            {
                "identityPoolId": self.identity_pool_id,
                "identityPoolName": self.identity_pool_name,
                "authenticatedRoleArn": self.authenticated_role_arn,
                "unauthenticatedRoleArn": self.unauthenticated_role_arn,
                OUTPUT: self.release_state,
            }
        )

    @classmethod
    def _from_settings(cls, name: str, settings: IdentityPoolSettings, opts: pulumi.ResourceOptions) -> Self:
        """Create an identity pool whose arguments a parent has resolved."""
        return cls(name, cast("IdentityPoolArgs", settings), opts)

    def _role_mappings(self, settings: IdentityPoolSettings) -> Any:
        """Return the attachment's input; an Output if groups with roles can be added until it is read."""
        own, groups = with_known_providers(settings, self._subject), settings.group_roles

        def inputs(mappings: Mapping[str, Mapping[str, Any]]) -> Any:
            paths = tuple(("role_mappings", Key(name)) for name in sorted(mappings))
            found = {"role_mappings": role_mapping_inputs(mappings)}
            items = {"role_mappings": paths}
            return check_outputs(IDENTITY_POOL_ROLE_ATTACHMENT, found, self._subject, items)["role_mappings"]

        if groups is None:
            return inputs(own)
        return as_output(None).apply(lambda _: inputs({**own, **groups.registered()}))

    def _role(
        self, settings: IdentityPoolSettings, kind: IdentityKind, kept_with: pulumi.Resource | None
    ) -> "aws.iam.Role | None":
        if not settings.makes_role(kind):
            return None
        role = IdentityRole(
            subject=self._subject,
            argument=f"{kind}_policies",
            kind=kind,
            policies=settings.policies(kind),
            description=f"What {'signed-in people' if kind == 'authenticated' else 'guests'} may do",
            tags=settings.arguments.get("tags"),
            tags_sessions=settings.tags_sessions and kind == "authenticated",
            permissions_boundary=boundary_input(settings.arguments, self._subject),
            deleted_with=kept_with,
        )
        return role.make(f"{self._name}-{kind}", self.identity_pool_id, self)

    def _principal_tags(self, settings: IdentityPoolSettings) -> None:
        """Map claims to principal tags; AWS has one mapping per provider, and each user pool gets the same."""
        if not settings.tags_sessions:
            return
        inputs = principal_tag_inputs(settings.arguments["principal_tags"])
        for index, provider in enumerate(_distinct(pool["user_pool_provider_name"] for pool in settings.user_pools)):
            aws.cognito.IdentityPoolProviderPrincipalTag(
                f"{self._name}-principal-tags-{index}",
                identity_pool_id=self.identity_pool_id,
                identity_provider_name=provider,
                opts=pulumi.ResourceOptions(parent=self, deleted_with=self.identity_pool),
                **inputs,
            )


_EXPECTED = "expected_identity_pool_id"


def _distinct(providers: Iterable[pulumi.Input[str]]) -> list[pulumi.Input[str]]:
    """Return each provider once: two app clients of a pool share it, and two resources would overwrite each other."""
    found: dict[Any, pulumi.Input[str]] = {}
    for provider in providers:
        found.setdefault(provider if isinstance(provider, str) else id(provider), provider)
    return list(found.values())


def _with_secrets(inputs: dict[str, Any]) -> dict[str, Any]:
    """Return the inputs with Twitter's app id as a secret: it contains the consumer secret."""
    social = inputs.get("supported_login_providers") or {}
    secrets = {TWITTER: pulumi.Output.secret(social[TWITTER])} if TWITTER in social else {}
    return {**inputs, "supported_login_providers": {**social, **secrets}} if secrets else inputs


def _arn(role: "aws.iam.Role | None", settings: IdentityPoolSettings, kind: IdentityKind) -> Any:
    return settings.arguments.get(f"{kind}_role") if role is None else role.arn
