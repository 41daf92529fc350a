"""What AWS demands of an identity pool and its roles beyond the API model: one small named rule each."""

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
CLASSIC_FLOW = "and in the classic flow the app chooses the role"
_MOST_RULES = 25
"""As the console and the provider have it; the API's model says 400."""


def identity_pool_problems(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def guest_settings_have_guests(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A guest role without guests waits for somebody to flip a switch."""
    for argument in ("unauthenticated_role", "unauthenticated_policies"):
        if settings.arguments.get(argument) and not settings.guests:
            fix = "leave it out, or set `allow_unauthenticated_identities` to true"
            yield Problem((argument,), "is for guests, and there are none", fix, code="guest-access-off")


def policies_have_a_role(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A role of one's own is looked after by its owner."""
    for kind in KINDS:
        if settings.policies(kind) and f"{kind}_role" in settings.arguments:
            rule = f"would change a role that is not ours: `{kind}_role` is given"
            yield Problem(
                (f"{kind}_policies",),
                rule,
                "attach them to that role where it is made",
                code="role-conflict",
                related=(f"{kind}_role",),
            )


def policies_are_documents_or_arns(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """Each kind of user has a list of its own."""
    for kind in KINDS:
        yield from policy_problems(settings.policies(kind), (f"{kind}_policies",))


def classic_flow_has_no_mapped_roles(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A role's trust policy can't tell users of one identity pool apart: in the classic flow each can assume it.

    https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html
    """
    if settings.classic_flow and nested(settings.arguments, "role_mappings"):
        rule = f"is true, {CLASSIC_FLOW}: every signed-in user could assume the roles of `role_mappings`"
        yield Problem(
            ("allow_classic_flow",),
            rule,
            "leave it out, or leave `role_mappings` out",
            value=True,
            code="classic-flow-with-mapped-roles",
            related=("role_mappings",),
        )


def role_mappings_say_one_thing(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """A mapping reads the token or has rules; the API takes neither both nor none."""
    mappings = nested(settings.arguments, "role_mappings")
    if len(mappings) > MOST_MAPPINGS:
        rule = f"must be at most {MOST_MAPPINGS}, are {len(mappings)}"
        yield Problem(("role_mappings",), rule, "leave some out", len(mappings), code="role-mapping-conflict")
    for name, mapping in mappings.items():
        path = ("role_mappings", Key(name))
        has_rules = bool(mapping.get("rules"))
        if mapping.get("use_token") and has_rules:
            yield Problem(
                (*path, "use_token"),
                "and `rules` exclude each other",
                "keep one of the two",
                value=True,
                code="role-mapping-conflict",
                related=("rules",),
            )
        elif not mapping.get("use_token") and not has_rules:
            yield Problem(
                path,
                "needs `use_token` or `rules`",
                "give one of the two",
                code="role-mapping-conflict",
                related=("use_token", "rules"),
            )
        for index, rule_ in enumerate(mapping.get("rules") or ()):
            yield from _within(rule_, (*path, "rules", index))
        if len(mapping.get("rules") or ()) > _MOST_RULES:
            yield Problem(
                (*path, "rules"),
                f"must be at most {_MOST_RULES}",
                "leave some out",
                len(mapping["rules"]),
                code="role-mapping-conflict",
            )


def user_pools_are_named(settings: IdentityPoolSettings) -> Iterator[Problem]:
    """An Output is a user pool's own output: to check it would make another Output of it, and pools are told apart."""
    for index, pool in enumerate(settings.user_pools):
        yield from name_is_no_address(pool.get("user_pool_provider_name"), ("user_pools", index, _PROVIDER_NAME))


def user_pool_id_is_valid(pool_id: object, path: Path) -> Iterator[Problem]:
    """What is no identity pool's id is the id of none."""
    if isinstance(pool_id, str) and not re.fullmatch(_IDENTITY_POOL_ID, pool_id):
        rule = "must be <region>:<UUID>, the id of an identity pool"
        yield Problem(path, rule, "copy it from the identity pool", pool_id, code="expected-pool-has-an-id")


def provider_is_of_its_kind(arn: object, path: Path) -> Iterator[Problem]:
    """The path says which kind is wanted."""
    kind = _KINDS_OF_PROVIDERS[str(path[1])]
    if isinstance(arn, str) and not re.fullmatch(rf"arn:aws[a-z-]*:iam::[0-9]{{12}}:{kind}/[^\s]+", arn):
        fix = f"write arn:aws:iam::<account>:{kind}/<name>"
        yield Problem(path, f"must be the ARN of an IAM {kind}", fix, arn, code="provider-invalid")


def name_is_no_address(name: object, path: Path) -> Iterator[Problem]:
    """The issuer is the name with a scheme before it, and AWS knows no pool by that."""
    if isinstance(name, str) and "://" in name:
        yield Problem(
            path, "is an address, and AWS wants the name", "leave https:// out", name, code="provider-name-invalid"
        )


def _within(rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for argument, most in (("claim", 64), ("claim_value", 128)):
        text = rule.get(argument)
        if isinstance(text, str) and not 1 <= len(text) <= most:
            yield Problem(
                (*path, argument),
                f"must have 1 to {most} characters, has {len(text)}",
                "change it",
                text,
                code="value-out-of-range",
            )


VALUE_RULES: ValueRules = {
    ("expected_identity_pool_id",): user_pool_id_is_valid,
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
"""Every rule, in the order people read about them."""
