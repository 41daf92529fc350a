"""Warnings for arguments of an app client that have no effect or look wrong."""

from collections.abc import Iterator
from itertools import chain

from cognito_identity.app_client.pool_parts import provider_case_differs
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.validation.problems import Problem

_FOR_USERS = (
    "auth_session_validity_minutes",
    "branding",
    "id_token_validity_minutes",
    "prevent_user_existence_errors",
    "read_attributes",
    "refresh_token_validity_minutes",
    "risk_configuration",
    "supported_identity_providers",
    "write_attributes",
)
_REDIRECTS = ("callback_urls", "default_redirect_uri", "logout_urls")
_CODE_OR_IMPLICIT = {"authorization_code_grant", "implicit_code_grant"}


def app_client_warnings(settings: AppClientSettings) -> Iterator[Problem]:
    """Yield the warnings of all rules."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def user_settings_on_machine_client(settings: AppClientSettings) -> Iterator[Problem]:
    """A client with only the client_credentials grant has no users, refresh tokens or login pages."""
    if settings.auth_flows or settings.o_auth_flows != {"client_credentials"}:
        return
    fix = "remove it, or create a separate app client for users"
    for word in _FOR_USERS:
        if word in settings.arguments:
            yield Problem(
                (word,),
                "has no effect: this app client has no users",
                fix,
                code="unused-on-machine-client",
            )
    for word in _REDIRECTS:
        if settings.o_auth.get(word):
            yield Problem(
                ("o_auth", word),
                "has no effect: the client_credentials grant uses no redirects",
                fix,
                code="unused-on-machine-client",
            )


def no_sign_in_possible(settings: AppClientSettings) -> Iterator[Problem]:
    """A client without flows and without OAuth can only refresh tokens, and never gets one."""
    if not settings.auth_flows and not settings.o_auth_flows:
        rule = "turns all flows off, and OAuth is off too, so users can't sign in"
        yield Problem(
            ("auth_flows",), rule, "set `auth_flows.user_srp` to true, or set `o_auth`", code="no-sign-in-possible"
        )


def unused_branding(settings: AppClientSettings) -> Iterator[Problem]:
    """Managed login is only used by the code and implicit grants."""
    if "branding" in settings.arguments and settings.auth_flows and not settings.o_auth_flows & _CODE_OR_IMPLICIT:
        yield Problem(
            ("branding",),
            "has no effect: without OAuth, users don't see managed login",
            "set `o_auth`, or remove this argument",
            code="unused-branding",
        )


def privileged_attributes_not_writable(settings: AppClientSettings) -> Iterator[Problem]:
    """Name the custom attributes that the default excludes because their name suggests a permission."""
    if "write_attributes" in settings.arguments or settings.write_attributes is None:
        return
    for attribute in settings.pool.attributes or ():
        word = attribute.privileged_by
        if word is not None and attribute.mutable and not attribute.developer_only:
            rule = (
                f"doesn't include {attribute.client_name} by default: the word {word} in its name suggests a permission"
            )
            fix = "set `write_attributes` to the attributes that users can change, with or without it"
            yield Problem(("write_attributes",), rule, fix, code="privileged-attribute-not-writable")


def provider_names_in_other_case(settings: AppClientSettings) -> Iterator[Problem]:
    """`google` isn't AWS's `Google`: AWS looks for a provider with exactly this name."""
    asked = settings.arguments.get("supported_identity_providers") or ()
    return provider_case_differs(asked, settings.pool.parts, ("supported_identity_providers",))


RULES = (
    provider_names_in_other_case,
    user_settings_on_machine_client,
    no_sign_in_possible,
    unused_branding,
    privileged_attributes_not_writable,
)
"""All rules, in the order of their warnings."""
