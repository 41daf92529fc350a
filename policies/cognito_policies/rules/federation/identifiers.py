"""cognito-idp-identifiers.

An identifier is what a user's address is matched with to choose the provider. Two providers with one identifier, or
one that owns a public mail domain, sign in people of somebody else's; two names that look alike deceive the admin.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.by_pool import by_pool
from cognito_policies.options import Options, WordsOption
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER, USER_POOL

_NAME: Final = "providerName"
_IDENTIFIERS: Final = "idpIdentifiers"
_ALIKE: Final = str.maketrans("01аеорсухіѕјԁɡΑΕΟΡΧ", "olaeopcyxisjdgaeopx")  # noqa: RUF001 -- letters that look alike


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Compare the providers of each user pool, and each identifier with the public mail domains."""
    public = {domain.lower() for domain in options.words("publicDomains")}
    providers = of_type(subjects, IDENTITY_PROVIDER)
    for provider in providers:
        claimed = sorted(public & _identifiers(provider))
        if claimed:
            yield StackFinding(provider.urn, f"{_IDENTIFIERS} has {', '.join(claimed)}, where everybody has an address")
    for group in by_pool(subjects, providers):
        owners: dict[str, Subject] = {}
        looks: dict[str, Subject] = {}
        for provider in group:
            yield from (StackFinding(provider.urn, message) for message in _compare(provider, owners, looks))


def _compare(provider: Subject, owners: dict[str, Subject], looks: dict[str, Subject]) -> Iterator[str]:
    """Compare a provider with those before it, and note what it has."""
    for identifier in sorted(_identifiers(provider)):
        owner = owners.setdefault(identifier, provider)
        if owner is not provider:
            yield f'{_IDENTIFIERS} has {identifier}, which "{owner.name}" has too'
    name = provider.text(_NAME)
    if isinstance(name, str):
        first = looks.setdefault(_look(name), provider)
        if first is not provider:
            yield f'{_NAME} looks like that of "{first.name}"'


def _identifiers(provider: Subject) -> frozenset[str]:
    words = provider.words(_IDENTIFIERS)
    return frozenset(word.lower() for word in (words.known if words else ()))


def _look(name: str) -> str:
    """Return what a name looks like, the case of letters aside."""
    return unicodedata.normalize("NFKC", name).translate(_ALIKE).casefold().translate(_ALIKE)


RULE = Rule(
    id="cognito-idp-identifiers",
    title="Providers can't be confused",
    description=(
        "Each provider of a user pool has identifiers of its own, no public mail domain, and a name like no other's."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.IDP.IDENTIFIER.DUPLICATE.001",
        "stave:CTL.COGNITO.IDP.HOMOGLYPH.001",
        "stave:CTL.COGNITO.SOCIAL.ANYDOMAIN.001",
    ),
    remediation_steps="Give each provider the mail domains its organisation owns, once, and a name that stands out.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managing-saml-idp-naming.html",
    applies_to=(IDENTITY_PROVIDER, USER_POOL),
    check_stack=check_stack,
    level=Level.ADVISORY,
    options=(
        WordsOption(
            name="publicDomains",
            description="Mail domains in which anybody can get an address.",
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
