"""What an app client is given in vain."""

from collections.abc import Iterator
from itertools import chain

from cognito_identity.app_client.pool_parts import providers_spelled_otherwise
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.validation.problems import Problem

_FOR_PEOPLE = (
    "auth_session_validity_minutes",
    "branding",
    "id_token_validity_minutes",
    "prevent_user_existence_errors",
    "read_attributes",
    "refresh_token_validity_minutes",
    "supported_identity_providers",
    "write_attributes",
)
_PAGES = ("callback_urls", "default_redirect_uri", "logout_urls")
_CODE_OR_IMPLICIT = {"authorization_code_grant", "implicit_code_grant"}


def app_client_warnings(settings: AppClientSettings) -> Iterator[Problem]:
    """Apply every rule."""
    return chain.from_iterable(rule(settings) for rule in RULES)


def settings_for_users_of_a_machine(settings: AppClientSettings) -> Iterator[Problem]:
    """A machine gets an access token for its id and secret: no page, no refresh, nobody whose attributes to read."""
    if settings.auth_flows or settings.o_auth_flows != {"client_credentials"}:
        return
    fix = "leave it out, or make another client for people"
    for word in _FOR_PEOPLE:
        if word in settings.arguments:
            yield Problem(
                (word,),
                "is about people who sign in, and this client is a machine's",
                fix,
                code="unused-on-machine-client",
            )
    for word in _PAGES:
        if settings.o_auth.get(word):
            yield Problem(
                ("o_auth", word), "is about pages, and a machine sees none", fix, code="unused-on-machine-client"
            )


def nobody_can_sign_in(settings: AppClientSettings) -> Iterator[Problem]:
    """A client that only refreshes tokens never has any to refresh."""
    if not settings.auth_flows and not settings.o_auth_flows:
        rule = "leaves no way to sign in, and there is no OAuth"
        yield Problem(
            ("auth_flows",), rule, "turn on `auth_flows.user_srp`, or give `o_auth`", code="no-sign-in-possible"
        )


def unused_branding(settings: AppClientSettings) -> Iterator[Problem]:
    """Login pages are part of the code and implicit flows."""
    if "branding" in settings.arguments and settings.auth_flows and not settings.o_auth_flows & _CODE_OR_IMPLICIT:
        yield Problem(
            ("branding",),
            "styles login pages, and this client has no OAuth",
            "give `o_auth`, or leave it out",
            code="unused-branding",
        )


def attributes_that_look_privileged(settings: AppClientSettings) -> Iterator[Problem]:
    """The default leaves them out by a guess from their names, which only the program's author can overrule."""
    if "write_attributes" in settings.arguments or settings.write_attributes is None:
        return
    for attribute in settings.pool.attributes or ():
        word = attribute.privileged_by
        if word is not None and attribute.mutable and not attribute.developer_only:
            rule = (
                f"does not have {attribute.client_name} by default: its name has the word {word}, which privileges have"
            )
            fix = "list the attributes users may change in `write_attributes`, with it or without it"
            yield Problem(("write_attributes",), rule, fix, code="privileged-attribute-not-writable")


def providers_in_other_letters(settings: AppClientSettings) -> Iterator[Problem]:
    """`cognito` is no word of AWS's: it asks for a provider of that name."""
    asked = settings.arguments.get("supported_identity_providers") or ()
    return providers_spelled_otherwise(asked, settings.pool.parts, ("supported_identity_providers",))


RULES = (
    providers_in_other_letters,
    settings_for_users_of_a_machine,
    nobody_can_sign_in,
    unused_branding,
    attributes_that_look_privileged,
)
"""Every rule, in the order people read about them."""
