"""Checks of app clients that AWS's API model doesn't have. Each function is one rule."""

from collections.abc import Iterator
from itertools import chain

from cognito_identity.app_client.permission_rules import permission_claims_are_not_writable
from cognito_identity.app_client.pool_parts import AWS_SCOPES, providers_exist, scope_is_well_formed, scopes_exist
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.attributes.settings import AWS_OWN_NAMES, VERIFIED_FLAGS
from cognito_identity.enums import ClientPreset, FeaturePlan
from cognito_identity.validation.problems import Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.redirects import redirect_is_safe
from cognito_identity.validation.texts import has_control_characters, is_external_id
from cognito_identity.validation.value_rules import ANY, ValueRules

_DAY = 24 * 60
_LIFETIMES = {
    "access_token_validity_minutes": (5, _DAY),
    "id_token_validity_minutes": (5, _DAY),
    "refresh_token_validity_minutes": (60, 3650 * _DAY),
}


def app_client_problems(settings: AppClientSettings) -> Iterator[Problem]:
    """Yield the problems of all rules."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def token_lifetimes_are_in_range(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS limits lifetimes independently of their unit; its API model can't express that."""
    for argument, (low, high) in _LIFETIMES.items():
        minutes = settings.arguments.get(argument)
        if minutes is not None and not low <= minutes <= high:
            fix = f"use at least {low}" if minutes < low else f"use at most {high}"
            if argument.startswith("refresh") and 0 < minutes < low:
                fix += f"; for {minutes} days, write {minutes * _DAY}"
            yield Problem(
                (argument,), f"must be {low} to {high} minutes", fix, minutes, code="token-lifetime-out-of-range"
            )


def refresh_token_lives_longest(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS rejects access and ID tokens that live longer than the refresh token."""
    low, high = _LIFETIMES["refresh_token_validity_minutes"]
    if not low <= settings.refresh_minutes <= high:
        # `token_lifetimes_are_in_range` reports this.
        return
    others = (
        ("access_token_validity_minutes", settings.access_minutes),
        ("id_token_validity_minutes", settings.id_minutes),
    )
    for argument, minutes in others:
        if minutes > settings.refresh_minutes:
            rule = f"must not be shorter than `{argument}`, {minutes}"
            path = ("refresh_token_validity_minutes",)
            yield Problem(
                path,
                rule,
                f"increase it, or reduce `{argument}`",
                settings.refresh_minutes,
                code="refresh-lifetime-too-short",
                related=(argument,),
            )


def client_credentials_is_complete(settings: AppClientSettings) -> Iterator[Problem]:
    """The client_credentials grant needs an app client of its own, a client secret and scopes."""
    path = ("o_auth", "flows", "client_credentials")
    if "client_credentials" not in settings.o_auth_flows:
        return
    if len(settings.o_auth_flows) > 1:
        yield Problem(
            path,
            "can't be combined with other grants",
            "create a separate app client for client_credentials",
            value=True,
            code="oauth-flow-conflict",
        )
    if not settings.generate_secret:
        yield Problem(
            ("generate_secret",),
            "must be true: the client_credentials grant needs a client secret",
            "set it to true, or remove it",
            value=False,
            code="oauth-flow-conflict",
        )
    if not settings.scopes:
        rule = "is empty, but the client_credentials grant needs scopes of a resource server"
        yield Problem(("o_auth", "scopes"), rule, "add a scope, such as orders/read", code="oauth-scopes-missing")


def o_auth_has_a_scope(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS requires a scope for each grant; `client_credentials_is_complete` checks the client_credentials grant."""
    if settings.o_auth_flows and not settings.scopes and "client_credentials" not in settings.o_auth_flows:
        rule = "is empty, but AWS requires at least one scope"
        yield Problem(
            ("o_auth", "scopes"),
            rule,
            "add openid, or remove it to use the default",
            code="oauth-scopes-missing",
        )


def scopes_and_providers_exist(settings: AppClientSettings) -> Iterator[Problem]:
    """Scopes and identity providers must exist in the user pool."""
    yield from scopes_exist(settings.scopes, settings.pool.parts, ("o_auth", "scopes"))
    asked = settings.arguments.get("supported_identity_providers") or ()
    yield from providers_exist(asked, settings.pool.parts, ("supported_identity_providers",))


def client_credentials_scopes_need_no_user(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS's own scopes need a user, so client_credentials can't use them."""
    if "client_credentials" not in settings.o_auth_flows:
        return
    for index, scope in enumerate(settings.scopes):
        if isinstance(scope, str) and scope in AWS_SCOPES:
            rule = "isn't allowed with the client_credentials grant"
            yield Problem(
                ("o_auth", "scopes", index),
                rule,
                "use scopes of a resource server, such as orders/read",
                scope,
                code="scope-needs-user",
            )


def rotation_needs_an_auth_flow(settings: AppClientSettings) -> Iterator[Problem]:
    """Without a flow, AWS turns on three of its own. One is the refresh flow, which rotation excludes."""
    if settings.rotates and not settings.auth_flows:
        rule = "has no flow, so AWS would turn on the refresh flow, which refresh token rotation doesn't allow"
        hint = "set `auth_flows.user_srp` to true, or turn refresh token rotation off"
        yield Problem(("auth_flows",), rule, hint, code="rotation-conflict")


def analytics_has_one_application(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS takes either the ARN, or the id, the role and its external ID."""
    analytics = nested(settings.arguments, "analytics")
    if not analytics:
        return
    by_arn = "application_arn" in analytics
    if not by_arn and "application_id" not in analytics:
        rule = "has no application"
        yield Problem(
            ("analytics",),
            rule,
            "set `analytics.application_arn`, or `analytics.application_id` with its role",
            code="analytics-application",
        )
        return
    for word in ("application_id", "external_id", "role_arn"):
        if by_arn and word in analytics:
            rule = "can't be combined with `analytics.application_arn`"
            yield Problem(
                ("analytics", word),
                rule,
                "remove it: the ARN is enough",
                code="analytics-application",
                related=("analytics.application_arn",),
            )
        elif not by_arn and word not in analytics:
            rule = "is required with `analytics.application_id`"
            yield Problem(
                ("analytics", word),
                rule,
                "set it, or set only `analytics.application_arn`",
                code="analytics-application",
                related=("analytics.application_id",),
            )


def o_auth_is_consistent(settings: AppClientSettings) -> Iterator[Problem]:
    """`o_auth` needs a grant, and excludes `disable_o_auth`."""
    if settings.arguments.get("disable_o_auth") and "o_auth" in settings.arguments:
        yield Problem(
            ("disable_o_auth",),
            "is true, but `o_auth` is set",
            "remove one of them",
            value=True,
            code="oauth-conflict",
            related=("o_auth",),
        )
    elif "o_auth" in settings.arguments and not settings.o_auth_flows:
        yield Problem(
            ("o_auth", "flows"),
            "has no grant",
            "set `o_auth.flows.authorization_code_grant` to true",
            code="oauth-conflict",
        )


def redirects_are_safe(settings: AppClientSettings) -> Iterator[Problem]:
    """Redirect URLs must use https, a custom scheme or localhost, without a fragment, as AWS requires.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    o_auth = settings.o_auth
    needs_callback = settings.o_auth_flows & {"authorization_code_grant", "implicit_code_grant"}
    callbacks = o_auth.get("callback_urls") or []
    if needs_callback and not callbacks:
        rule = "is empty, but the code and implicit grants need a callback URL"
        hint = "add the URL to which users return after sign-in, such as https://app.example.com/callback"
        yield Problem(("o_auth", "callback_urls"), rule, hint, code="callback-url-missing")
    default = o_auth.get("default_redirect_uri")
    known = [url for url in callbacks if isinstance(url, str)]
    if isinstance(default, str) and len(known) == len(callbacks) and default not in known:
        path = ("o_auth", "default_redirect_uri")
        yield Problem(
            path,
            "must be one of `o_auth.callback_urls`",
            "add it to `o_auth.callback_urls`, or use one of them",
            default,
            code="default-redirect-unknown",
            related=("o_auth.callback_urls",),
        )


def preset_has_no_conflict(settings: AppClientSettings) -> Iterator[Problem]:
    """Arguments that are unsafe or useless for the kind of app."""
    values, preset = settings.arguments, settings.preset
    if preset in (ClientPreset.SPA, ClientPreset.NATIVE) and settings.generate_secret:
        rule = f"is true, but users can read a client secret in a {preset.value} app"
        yield Problem(("generate_secret",), rule, "remove it, or use `preset` web", value=True, code="preset-conflict")
    if preset is ClientPreset.WEB and values.get("generate_secret") is False:
        yield Problem(
            ("generate_secret",),
            "is false, but `preset` web needs a client secret",
            "remove it, or use `preset` spa",
            value=False,
            code="preset-conflict",
        )
    if preset is ClientPreset.MACHINE:
        for flow in sorted(settings.auth_flows):
            fix = "remove it, or create a separate app client for users"
            yield Problem(
                ("auth_flows", flow),
                "isn't allowed with `preset` machine, which has no users",
                fix,
                value=True,
                code="preset-conflict",
            )
        if settings.o_auth_flows and "client_credentials" not in settings.o_auth_flows:
            rule = "must turn on only `client_credentials` with `preset` machine"
            yield Problem(
                ("o_auth", "flows"),
                rule,
                "remove it, or create a separate app client for users",
                code="preset-conflict",
                related=("client_credentials",),
            )
        if values.get("disable_o_auth"):
            yield Problem(
                ("disable_o_auth",),
                "is true, but `preset` machine needs OAuth",
                "remove it",
                True,
                code="preset-conflict",
            )


def context_data_needs_a_client_secret(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS accepts user context data, such as an IP address, only from clients with a secret."""
    argument = "enable_propagate_additional_user_context_data"
    if settings.arguments.get(argument) and not settings.generate_secret:
        hint = settings.secret_hint
        yield Problem((argument,), "needs a client secret", hint, value=True, code="context-data-without-secret")


def branding_needs_managed_login(settings: AppClientSettings) -> Iterator[Problem]:
    """Branding is a part of managed login, which the lite plan doesn't have."""
    if "branding" in settings.arguments and settings.pool.plan is FeaturePlan.LITE:
        rule = "needs managed login, which the lite plan of the user pool doesn't have"
        yield Problem(
            ("branding",),
            rule,
            "set `feature_plan` of the user pool to essentials, or remove this argument",
            code="branding-needs-essentials",
        )


def attributes_exist(settings: AppClientSettings) -> Iterator[Problem]:
    """Attributes must exist in the user pool, and users must not write the verified flags."""
    known = None
    if settings.pool.attributes is not None:
        custom = {attribute.client_name for attribute in settings.pool.attributes if attribute.custom}
        known = AWS_OWN_NAMES | custom
    for argument, names in (
        ("read_attributes", settings.read_attributes),
        ("write_attributes", settings.write_attributes),
    ):
        if argument not in settings.arguments:
            continue
        given = settings.arguments[argument]
        for index, name in enumerate(names or ()):
            if name.strip() in ("", "custom:"):
                yield Problem(
                    (argument, index),
                    "is empty",
                    "remove it",
                    given[index],
                    code="attribute-unknown",
                )
            elif has_control_characters(name) or " " in name:
                rule = "must be an attribute name, without spaces and control characters"
                yield Problem((argument, index), rule, "remove them", given[index], code="attribute-unknown")
            elif known is not None and name not in known:
                fix = "add it to `custom_attributes` of the user pool, or remove this argument"
                yield Problem(
                    (argument, index),
                    "is not an attribute of the user pool",
                    fix,
                    given[index],
                    code="attribute-unknown",
                )
            elif argument == "write_attributes" and name in VERIFIED_FLAGS:
                rule = "must not be writable: users could mark any address as verified"
                yield Problem((argument, index), rule, "remove it", name, code="verified-attribute-writable")


VALUE_RULES: ValueRules = {
    ("o_auth", "scopes", ANY): scope_is_well_formed,
    ("o_auth", "callback_urls", ANY): redirect_is_safe,
    ("o_auth", "logout_urls", ANY): redirect_is_safe,
    ("analytics", "external_id"): is_external_id,
}
OUTPUT_CHECKS: ValueRules = {**VALUE_RULES, ("o_auth", "default_redirect_uri"): redirect_is_safe}
"""A plain default redirect URI must be a callback URL, which is checked as such."""

RULES = (
    token_lifetimes_are_in_range,
    refresh_token_lives_longest,
    client_credentials_is_complete,
    o_auth_has_a_scope,
    scopes_and_providers_exist,
    client_credentials_scopes_need_no_user,
    rotation_needs_an_auth_flow,
    o_auth_is_consistent,
    redirects_are_safe,
    preset_has_no_conflict,
    context_data_needs_a_client_secret,
    attributes_exist,
    permission_claims_are_not_writable,
    analytics_has_one_application,
    branding_needs_managed_login,
)
"""All rules, in the order of their problems."""
