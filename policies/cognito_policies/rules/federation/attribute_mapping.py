"""cognito-idp-attribute-mapping.

What a provider says becomes what the pool believes. An e-mail address that the provider does not call verified lets
its users take over accounts by address; an attribute that can't be changed fails at the second sign-in.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cognito_policies.index import Index
from cognito_policies.lock.schemas import STANDARD
from cognito_policies.options import FlagOption, Options, WordsOption
from cognito_policies.policy_document import matches
from cognito_policies.privileged import PRIVILEGED_WORDS, name_words, privileged_word
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.federation.details import DETAILS, KIND
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER, USER_POOL

_MAPPING: Final = "attributeMapping"
_CUSTOM: Final = ("custom:", "dev:")
_PATTERN: Final = frozenset("*?")
_SILENT: Final = (
    "b2clogin.com",
    "ciamlogin.com",
    "login.microsoftonline.com",
    "login.microsoftonline.us",
    "sts.windows.net",
)
"""Issuers whose tokens have no `email_verified`."""
_MEMBERSHIP: Final = [
    "account",
    "approved",
    "company",
    "customer",
    "org",
    "organisation",
    "organization",
    "owner",
    "plan",
    "subscription",
    "team",
    "tier",
    "verified",
    "workspace",
]
"""What a provider knows better than this pool, though users may not write it."""


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look at what every provider's claims are mapped to."""
    pools = Index(of_type(subjects, USER_POOL))
    for provider in of_type(subjects, IDENTITY_PROVIDER):
        given = provider.block(_MAPPING)
        if isinstance(given, dict):
            for message in _judge(provider, given, pools, options):
                yield StackFinding(provider.urn, message)


def _judge(provider: Subject, mapping: Mapping[str, object], pools: Index, options: Options) -> Iterator[str]:
    sensitive = [target for target in mapping if target.startswith(_CUSTOM) and _is_sensitive(target, options)]
    if sensitive:
        message = f"{_MAPPING} sets {', '.join(sensitive)}: the provider decides what its users are allowed to do"
        yield f"{message}; if nothing is decided by it, take its word out of option sensitive"
    unverified = "email" in mapping and "email_verified" not in mapping
    if options.flag("requireEmailVerified") and unverified and _tells_verified(provider):
        yield f"{_MAPPING} sets email, but not email_verified: the provider's users can claim any address"
    fixed = [target for pool in pools.find(provider, "userPoolId").sure for target in _fixed(pool)]
    immutable = [target for target in mapping if target in fixed]
    if immutable:
        yield f"{_MAPPING} sets {', '.join(immutable)}, which the pool's schema makes immutable"


def _tells_verified(provider: Subject) -> bool:
    """Tell whether an OIDC provider says if an address is verified; Microsoft Entra has no such claim."""
    issuer = provider.peek(DETAILS, "oidc_issuer")
    host = issuer.partition("://")[2].partition("/")[0].lower() if isinstance(issuer, str) else ""
    return provider.text(KIND) == "OIDC" and not any(host == name or host.endswith(f".{name}") for name in _SILENT)


def _is_sensitive(target: str, options: Options) -> bool:
    """Tell whether a name has one of the words, or is like one of the patterns."""
    given = options.words("sensitive")
    words = {"".join(name_words(word)) for word in given if not _PATTERN.intersection(word)}
    patterns = [word for word in given if _PATTERN.intersection(word)]
    name = target.rpartition(":")[2]
    return privileged_word(name, words) is not None or any(matches(pattern, name) for pattern in patterns)


def _fixed(pool: Subject) -> Iterator[str]:
    """Yield the attributes of a pool that can't be changed."""
    for index in pool.indices("schemas"):
        mutable = pool.flag("schemas", index, "mutable")
        name = pool.peek("schemas", index, "name")
        if mutable is False and isinstance(name, str):
            yield name if name in STANDARD else f"custom:{name.removeprefix('custom:')}"


RULE = Rule(
    id="cognito-idp-attribute-mapping",
    title="Claims are mapped with care",
    description=(
        "A provider's claims are mapped to attributes that can change and that nothing is decided by; an e-mail address"
        " comes with whether it is verified."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.FEDERATION.ATTRMAP.SENSITIVE.001",
        "stave:CTL.COGNITO.SAML.ATTRMAP.001",
        "stave:CTL.COGNITO.SOCIAL.NOVERIFY.001",
    ),
    remediation_steps=(
        "Map roles, groups and tenants in a trigger of yours, map email_verified beside email, and make mapped"
        " attributes mutable when the pool is made."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html",
    applies_to=(IDENTITY_PROVIDER, USER_POOL),
    check_stack=check_stack,
    options=(
        WordsOption(
            name="sensitive",
            description=(
                "Whole words in the names of custom attributes that no provider may set, in the singular; with * or ?,"
                " a pattern for the whole name."
            ),
            default=tuple(word for word in PRIVILEGED_WORDS if word not in _MEMBERSHIP),
        ),
        FlagOption(
            name="requireEmailVerified",
            description="Demand that an OIDC provider's email is mapped with email_verified.",
            default=True,
        ),
    ),
)
