"""What Cognito demands of an app client beyond its API model: one small named rule each."""

from collections.abc import Iterator, Mapping
from itertools import chain

from cognito_identity.app_client.permission_rules import claims_that_decide_are_not_written
from cognito_identity.app_client.pool_parts import AWS_SCOPES, providers_exist, scope_has_a_form, scopes_exist
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.attributes.settings import AWS_OWN_NAMES, VERIFIED_FLAGS
from cognito_identity.enums import ClientPreset, FeaturePlan
from cognito_identity.validation.output_checks import ANY, Rule
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.redirects import redirect_is_safe
from cognito_identity.validation.texts import has_control_characters, is_external_id

_DAY = 24 * 60
_LIFETIMES = {
    "access_token_validity_minutes": (5, _DAY),
    "id_token_validity_minutes": (5, _DAY),
    "refresh_token_validity_minutes": (60, 3650 * _DAY),
}


def app_client_problems(settings: AppClientSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def lifetimes_are_in_range(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS's ranges hold across units, which its model can't say."""
    for argument, (low, high) in _LIFETIMES.items():
        minutes = settings.arguments.get(argument)
        if minutes is not None and not low <= minutes <= high:
            fix = f"use at least {low}" if minutes < low else f"use at most {high}"
            if argument.startswith("refresh") and 0 < minutes < low:
                fix += f"; for {minutes} days write {minutes * _DAY}"
            yield Problem(
                (argument,), f"must be {low} to {high} minutes", fix, minutes, code="token-lifetime-out-of-range"
            )


def refresh_outlives_the_others(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS refuses an access or ID token that outlives the refresh token."""
    low, high = _LIFETIMES["refresh_token_validity_minutes"]
    if not low <= settings.refresh_minutes <= high:
        # One mistake is one line.
        return
    others = (
        ("access_token_validity_minutes", settings.access_minutes),
        ("id_token_validity_minutes", settings.id_minutes),
    )
    for argument, minutes in others:
        if minutes > settings.refresh_minutes:
            rule = f"must be at least `{argument}`, {minutes}"
            path = ("refresh_token_validity_minutes",)
            yield Problem(
                path,
                rule,
                f"make `{argument}` shorter, or this longer",
                settings.refresh_minutes,
                code="refresh-lifetime-too-short",
                related=(argument,),
            )


def flows_are_separate(settings: AppClientSettings) -> Iterator[Problem]:
    """A machine's grant never shares a client with people's, and needs a secret."""
    path = ("o_auth", "flows", "client_credentials")
    if "client_credentials" not in settings.o_auth_flows:
        return
    if len(settings.o_auth_flows) > 1:
        yield Problem(
            path,
            "can't stand beside other flows",
            "make a client of its own for the machine",
            value=True,
            code="oauth-flow-conflict",
        )
    if not settings.generate_secret:
        yield Problem(
            ("generate_secret",),
            "is off, but client credentials need a secret",
            "turn it on",
            value=False,
            code="oauth-flow-conflict",
        )
    if not settings.scopes:
        rule = "is empty, but client credentials are about scopes of a resource server"
        yield Problem(("o_auth", "scopes"), rule, "list at least one, such as orders/read", code="oauth-flow-conflict")


def o_auth_has_scopes(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS turns no flow on without a scope; a machine's client is told by `flows_are_separate`."""
    if settings.o_auth_flows and not settings.scopes and "client_credentials" not in settings.o_auth_flows:
        rule = "is empty, but AWS requires a scope with every flow"
        yield Problem(
            ("o_auth", "scopes"),
            rule,
            "list at least openid, or leave it out for the default",
            code="oauth-scopes-missing",
        )


def scopes_and_providers_exist(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS makes no client of a scope or a provider that its pool does not have yet."""
    path: Path = ("o_auth", "scopes")
    for index, scope in enumerate(settings.o_auth.get("scopes") or ()):
        yield from scope_has_a_form(scope, (*path, index))
    yield from scopes_exist(settings.scopes, settings.pool.parts, path)
    asked = settings.arguments.get("supported_identity_providers") or ()
    yield from providers_exist(asked, settings.pool.parts, ("supported_identity_providers",))


def machines_ask_for_scopes_of_apis(settings: AppClientSettings) -> Iterator[Problem]:
    """The scopes of OpenID Connect are about a person."""
    if "client_credentials" not in settings.o_auth_flows:
        return
    for index, scope in enumerate(settings.scopes):
        if isinstance(scope, str) and scope in AWS_SCOPES:
            rule = "is about a person, and client credentials are a machine's"
            yield Problem(
                ("o_auth", "scopes", index),
                rule,
                "list scopes of a resource server, such as orders/read",
                scope,
                code="scope-needs-user",
            )


def rotation_leaves_a_flow(settings: AppClientSettings) -> Iterator[Problem]:
    """A client that names no flow gets AWS's own three, and one of them is the refresh flow that rotation excludes."""
    if settings.rotates and not settings.auth_flows:
        rule = "names no flow, AWS would then turn on its own, and they can't stand beside rotating refresh tokens"
        yield Problem(
            ("auth_flows",), rule, "turn on `auth_flows.user_srp`, or do without rotation", code="rotation-conflict"
        )


def analytics_names_one_application(settings: AppClientSettings) -> Iterator[Problem]:
    """Either the ARN alone, or the id with the role events are written under."""
    analytics = nested(settings.arguments, "analytics")
    if not analytics:
        return
    yield from is_external_id(analytics.get("external_id"), ("analytics", "external_id"))
    by_arn = "application_arn" in analytics
    if not by_arn and "application_id" not in analytics:
        rule = "names no application"
        yield Problem(
            ("analytics",),
            rule,
            "give `analytics.application_arn`, or `analytics.application_id` and its role",
            code="analytics-application",
        )
        return
    for word in ("application_id", "external_id", "role_arn"):
        if by_arn and word in analytics:
            rule = "and `analytics.application_arn` exclude each other"
            yield Problem(
                ("analytics", word),
                rule,
                "keep the ARN, which is enough by itself",
                code="analytics-application",
                related=("analytics.application_arn",),
            )
        elif not by_arn and word not in analytics:
            rule = "is needed beside `analytics.application_id`"
            yield Problem(
                ("analytics", word),
                rule,
                "give it, or `analytics.application_arn` instead of all three",
                code="analytics-application",
                related=("analytics.application_id",),
            )


def o_auth_is_wanted_or_not(settings: AppClientSettings) -> Iterator[Problem]:
    """`o_auth` beside `disable_o_auth` says two things; settings without a flow do nothing."""
    if settings.arguments.get("disable_o_auth") and "o_auth" in settings.arguments:
        yield Problem(
            ("disable_o_auth",),
            "is true, but `o_auth` is given",
            "keep one of the two",
            value=True,
            code="oauth-conflict",
            related=("o_auth",),
        )
    elif "o_auth" in settings.arguments and not settings.o_auth_flows:
        yield Problem(
            ("o_auth", "flows"),
            "names no flow",
            "turn on `o_auth.flows.authorization_code_grant`",
            code="oauth-conflict",
        )


def redirects_are_safe(settings: AppClientSettings) -> Iterator[Problem]:
    """HTTPS, an app's own scheme, or this machine; no fragment. AWS demands the same.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    o_auth = settings.o_auth
    needs_callback = settings.o_auth_flows & {"authorization_code_grant", "implicit_code_grant"}
    callbacks = o_auth.get("callback_urls") or []
    if needs_callback and not callbacks:
        rule = "is empty, but people must be sent back somewhere"
        yield Problem(
            ("o_auth", "callback_urls"), rule, "list the pages that take people after sign-in", code="redirect-unsafe"
        )
    for group in ("callback_urls", "logout_urls"):
        for index, url in enumerate(o_auth.get(group) or []):
            yield from redirect_is_safe(url, ("o_auth", group, index))
    default = o_auth.get("default_redirect_uri")
    known = [url for url in callbacks if isinstance(url, str)]
    if isinstance(default, str) and len(known) == len(callbacks) and default not in known:
        path = ("o_auth", "default_redirect_uri")
        yield Problem(
            path,
            "must be one of `o_auth.callback_urls`",
            "add it there, or choose one of them",
            default,
            code="redirect-unsafe",
            related=("o_auth.callback_urls",),
        )


def preset_keeps_its_nature(settings: AppClientSettings) -> Iterator[Problem]:
    """What an app of this kind can't have, however it is asked for."""
    values, preset = settings.arguments, settings.preset
    if preset in (ClientPreset.SPA, ClientPreset.NATIVE) and settings.generate_secret:
        rule = f"is true, but everybody can read the secret of a {preset.value} app"
        yield Problem(
            ("generate_secret",), rule, "leave it out, or use `preset` web", value=True, code="preset-conflict"
        )
    if preset is ClientPreset.WEB and values.get("generate_secret") is False:
        yield Problem(
            ("generate_secret",),
            "is false, but a web server keeps a secret",
            "leave it out",
            value=False,
            code="preset-conflict",
        )
    if preset is ClientPreset.MACHINE:
        for flow in sorted(settings.auth_flows):
            fix = "leave it out, or make another client for people"
            yield Problem(
                ("auth_flows", flow),
                "signs people in, which a machine client does not",
                fix,
                value=True,
                code="preset-conflict",
            )
        if settings.o_auth_flows and "client_credentials" not in settings.o_auth_flows:
            rule = "leaves out `client_credentials`, a machine client's only flow"
            yield Problem(
                ("o_auth", "flows"),
                rule,
                "turn it on alone, or make another client for people",
                code="preset-conflict",
                related=("client_credentials",),
            )
        if values.get("disable_o_auth"):
            yield Problem(
                ("disable_o_auth",),
                "would leave a machine client without its only flow",
                "leave it out",
                True,
                code="preset-conflict",
            )


def context_data_needs_a_secret(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS lets only confidential clients speak for somebody's address."""
    argument = "enable_propagate_additional_user_context_data"
    if settings.arguments.get(argument) and not settings.generate_secret:
        public = settings.preset in (ClientPreset.SPA, ClientPreset.NATIVE)
        fix = "use `preset` web" if public else "set `generate_secret` to true"
        yield Problem((argument,), "needs a client with a secret", fix, value=True, code="context-data-without-secret")


def style_has_pages(settings: AppClientSettings) -> Iterator[Problem]:
    """Styles are part of managed login, which the lite plan does not have."""
    if "branding" in settings.arguments and settings.pool.plan is FeaturePlan.LITE:
        rule = "is a style of managed login, which the pool's plan, lite, does not have"
        yield Problem(
            ("branding",),
            rule,
            "give the pool `feature_plan` essentials, or leave it out",
            code="branding-without-domain",
        )


def attributes_are_there(settings: AppClientSettings) -> Iterator[Problem]:
    """AWS refuses attributes the pool does not have; what proves an address is nothing an app may write."""
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
                    "names no attribute",
                    "leave it out",
                    given[index],
                    code="attribute-unknown",
                )
            elif has_control_characters(name) or " " in name:
                rule = "must be an attribute's name, without spaces and control characters"
                yield Problem((argument, index), rule, "leave them out", given[index], code="attribute-unknown")
            elif known is not None and name not in known:
                fix = "declare it in the pool, or leave it out"
                yield Problem(
                    (argument, index),
                    "is no attribute of the pool",
                    fix,
                    given[index],
                    code="attribute-unknown",
                )
            elif argument == "write_attributes" and name in VERIFIED_FLAGS:
                rule = "proves that an address is somebody's own; an app that writes it can prove anything"
                yield Problem((argument, index), rule, "leave it out", name, code="attribute-unknown")


LATER: Mapping[Path, Rule] = {
    ("o_auth", "scopes", ANY): scope_has_a_form,
    ("o_auth", "callback_urls", ANY): redirect_is_safe,
    ("o_auth", "logout_urls", ANY): redirect_is_safe,
    ("o_auth", "default_redirect_uri"): redirect_is_safe,
}
"""What is looked at again once it is known."""

RULES = (
    lifetimes_are_in_range,
    refresh_outlives_the_others,
    flows_are_separate,
    o_auth_has_scopes,
    scopes_and_providers_exist,
    machines_ask_for_scopes_of_apis,
    rotation_leaves_a_flow,
    o_auth_is_wanted_or_not,
    redirects_are_safe,
    preset_keeps_its_nature,
    context_data_needs_a_secret,
    attributes_are_there,
    claims_that_decide_are_not_written,
    analytics_names_one_application,
    style_has_pages,
)
"""Every rule, in the order people read about them."""
