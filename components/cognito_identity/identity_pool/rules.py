"""Rules for identity pools and their roles that AWS's model doesn't have."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from cognito_identity.iam.permissions_boundary import boundary_is_a_policy
from cognito_identity.iam.policies import policy_problems
from cognito_identity.iam.roles import role_is_a_role
from cognito_identity.identity_pool.principal_tag_rules import (
    principal_tags_are_session_tags,
    principal_tags_have_user_pools,
)
from cognito_identity.identity_pool.provider_rules import mapped_providers_are_known
from cognito_identity.identity_pool.settings import IdentityPoolSettings
from cognito_identity.validation.problems import Key, Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import ANY, ValueRules

_IDENTITY_POOL_ID = r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
KINDS = ("authenticated", "unauthenticated")
_PROVIDER_NAME = "user_pool_provider_name"
_KINDS_OF_PROVIDERS = {"open_id_connect_providers": "oidc-provider", "saml_providers": "saml-provider"}
MOST_MAPPINGS = 10
CLASSIC_FLOW = "in the classic flow the app chooses the role"
_MOST_RULES = 25
"""The limit of the console and of pulumi-aws; the API's model has 400."""


def identity_pool_problems(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def guest_settings_have_guests(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Refuse settings for guests while guest access is off."""
    for argument in ("unauthenticated_role", "unauthenticated_policies"):
        if settings.arguments.get(argument) and not settings.guests:
            hint = "remove it, or set `allow_unauthenticated_identities` to true"
            yield Problem((argument,), "is unused: guest access is off", hint, code="guest-access-off")


def policies_have_a_role(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Refuse policies for an existing role, which is managed elsewhere."""
    for kind in KINDS:
        if settings.policies(kind) and f"{kind}_role" in settings.arguments:
            rule = f"can't be combined with `{kind}_role`, an existing role"
            yield Problem(
                (f"{kind}_policies",),
                rule,
                "attach them to that role",
                code="role-conflict",
                related=(f"{kind}_role",),
            )


def policies_are_documents_or_arns(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Check the policies of signed-in users and of guests."""
    for kind in KINDS:
        yield from policy_problems(settings.policies(kind), (f"{kind}_policies",))


def classic_flow_has_no_mapped_roles(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Refuse role mappings with the classic flow: each user could assume the mapped roles.

    https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
    """
    if settings.classic_flow and nested(settings.arguments, "role_mappings"):
        rule = f"can't be combined with `role_mappings`: {CLASSIC_FLOW}, so every user could assume all mapped roles"
        yield Problem(
            ("allow_classic_flow",),
            rule,
            "remove one of them",
            value=True,
            code="classic-flow-with-mapped-roles",
            related=("role_mappings",),
        )


def role_mappings_say_one_thing(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Require either `use_token` or `rules` in each role mapping, and AWS's limits."""
    mappings = nested(settings.arguments, "role_mappings")
    if len(mappings) > MOST_MAPPINGS:
        rule = f"must have at most {MOST_MAPPINGS} role mappings"
        yield Problem(("role_mappings",), rule, "remove some", len(mappings), code="too-many-role-mappings")
    for name, mapping in mappings.items():
        path = ("role_mappings", Key(name))
        has_rules = bool(mapping.get("rules"))
        if mapping.get("use_token") and has_rules:
            yield Problem(
                (*path, "use_token"),
                "can't be combined with `rules`",
                "keep one of them",
                value=True,
                code="role-mapping-conflict",
                related=("rules",),
            )
        elif not mapping.get("use_token") and not has_rules:
            yield Problem(
                path,
                "requires `use_token` or `rules`",
                "set one of them",
                code="role-mapping-conflict",
                related=("use_token", "rules"),
            )
        for index, rule_ in enumerate(mapping.get("rules") or ()):
            yield from _within(rule_, (*path, "rules", index))
        if len(mapping.get("rules") or ()) > _MOST_RULES:
            yield Problem(
                (*path, "rules"),
                f"must have at most {_MOST_RULES} rules",
                "remove some",
                len(mapping["rules"]),
                code="too-many-rules",
            )


def user_pools_are_named(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Check the user pools' provider names, except Outputs: a check makes another Output, and Outputs are compared."""
    for index, pool in enumerate(settings.user_pools):
        yield from name_is_no_address(pool.get("user_pool_provider_name"), ("user_pools", index, _PROVIDER_NAME))


def identity_pool_id_is_valid(pool_id: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not the id of an identity pool."""
    if isinstance(pool_id, str) and not re.fullmatch(_IDENTITY_POOL_ID, pool_id):
        rule = "must be the id of an identity pool, <region>:<UUID>"
        yield Problem(path, rule, "copy it from the identity pool", pool_id, code="identity-pool-id-invalid")


def provider_is_of_its_kind(arn: object, path: Path) -> Iterator[Problem]:
    """Refuse a string that is not the ARN of the kind of IAM provider that the path is for."""
    kind = _KINDS_OF_PROVIDERS[str(path[1])]
    if isinstance(arn, str) and not re.fullmatch(rf"arn:aws[a-z-]*:iam::[0-9]{{12}}:{kind}/[^\s]+", arn):
        fix = f"write arn:aws:iam::<account>:{kind}/<name>"
        yield Problem(path, f"must be the ARN of an IAM {kind}", fix, arn, code="provider-invalid")


def name_is_no_address(name: object, path: Path) -> Iterator[Problem]:
    """Refuse a URL, such as the issuer, in place of a provider name."""
    if isinstance(name, str) and "://" in name:
        yield Problem(
            path, "must be the provider name, not a URL", "remove https://", name, code="provider-name-invalid"
        )


def _within(rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for argument, most in (("claim", 64), ("claim_value", 128)):
        text = rule.get(argument)
        if isinstance(text, str) and not 1 <= len(text) <= most:
            yield Problem(
                (*path, argument),
                f"must have 1 to {most} characters, has {len(text)}",
                "use another one",
                text,
                code="value-out-of-range",
            )


VALUE_RULES: ValueRules = {
    ("expected_identity_pool_id",): identity_pool_id_is_valid,
    ("authenticated_role",): role_is_a_role,
    ("unauthenticated_role",): role_is_a_role,
    ("permissions_boundary",): boundary_is_a_policy,
    ("role_mappings", ANY, "rules", ANY, "mapped_role"): role_is_a_role,
    ("authentication_providers", "open_id_connect_providers", ANY): provider_is_of_its_kind,
    ("authentication_providers", "saml_providers", ANY): provider_is_of_its_kind,
}

RULES = (
    guest_settings_have_guests,
    policies_have_a_role,
    policies_are_documents_or_arns,
    classic_flow_has_no_mapped_roles,
    role_mappings_say_one_thing,
    mapped_providers_are_known,
    user_pools_are_named,
    principal_tags_have_user_pools,
    principal_tags_are_session_tags,
)
"""All rules, in the order of the reference."""
