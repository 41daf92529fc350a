"""cognito-idp-identifiers.

Cognito chooses the provider by matching the domain of a user's email address with the identifiers. With a public
email domain, or the same identifier twice, users are sent to a provider that isn't theirs. Names that look alike
confuse administrators.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.lookup.by_pool import by_pool
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.model.values import format_value, quoted

_NAME: Final = "providerName"
_IDENTIFIERS: Final = "idpIdentifiers"
_ALIKE: Final = str.maketrans("01аеорсухіѕјԁɡΑΕΟΡΧ", "olaeopcyxisjdgaeopx")  # noqa: RUF001 -- look-alike letters


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Compare the providers of each user pool, and each identifier with the public email domains."""
    public = {domain.lower() for domain in options.texts("publicDomains")}
    providers = of_type(subjects, IDENTITY_PROVIDER)
    for provider in providers:
        claimed = sorted(public & _identifiers(provider))
        if claimed:
            message = f"{_IDENTIFIERS} has {quoted(claimed)}, a public email domain: remove it"
            yield StackFinding(provider.urn, message)
    for group in by_pool(subjects, providers):
        owners: dict[str, Subject] = {}
        looks: dict[str, Subject] = {}
        for provider in group:
            yield from (StackFinding(provider.urn, message) for message in _compare(provider, owners, looks))


def _compare(provider: Subject, owners: dict[str, Subject], looks: dict[str, Subject]) -> Iterator[str]:
    """Compare a provider with the previous ones, and add it to them."""
    for identifier in sorted(_identifiers(provider)):
        owner = owners.setdefault(identifier, provider)
        if owner is not provider:
            yield f'{_IDENTIFIERS} has {format_value(identifier)}, and so has "{owner.name}": remove one'
    name = provider.text(_NAME)
    if isinstance(name, str):
        first = looks.setdefault(_look(name), provider)
        if first is not provider:
            yield f'{_NAME} is {format_value(name)}, which looks like the one of "{first.name}"'


def _identifiers(provider: Subject) -> frozenset[str]:
    words = provider.texts(_IDENTIFIERS)
    return frozenset(word.lower() for word in (words.known if words else ()))


def _look(name: str) -> str:
    """Return a name with look-alike letters replaced, in lower case."""
    return unicodedata.normalize("NFKC", name).translate(_ALIKE).casefold().translate(_ALIKE)


RULE = Rule(
    id="cognito-idp-identifiers",
    title="Identity providers can't be confused",
    description=(
        "Each provider of a user pool has unique identifiers, no public email domain, and a name that no other"
        " resembles."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.IDP.IDENTIFIER.DUPLICATE.001",
        "stave:CTL.COGNITO.IDP.HOMOGLYPH.001",
        "stave:CTL.COGNITO.SOCIAL.ANYDOMAIN.001",
    ),
    remediation_steps="List in idpIdentifiers only the email domains that the provider's organization owns.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managing-saml-idp-naming.html",
    applies_to=(IDENTITY_PROVIDER, USER_POOL),
    check_stack=check_stack,
    level=Level.ADVISORY,
    options=(
        TextListOption(
            name="publicDomains",
            description="Email domains in which anyone can get an address.",
            default=(
                "gmail.com",
                "googlemail.com",
                "outlook.com",
                "hotmail.com",
                "live.com",
                "yahoo.com",
                "icloud.com",
                "aol.com",
                "gmx.com",
                "proton.me",
                "protonmail.com",
                "mail.ru",
                "qq.com",
            ),
        ),
    ),
)
