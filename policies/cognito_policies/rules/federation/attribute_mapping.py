"""cognito-idp-attribute-mapping.

The pool copies mapped claims to attributes at each sign-in. With an email address that the provider hasn't verified,
a user can take over an account that has the address. An immutable attribute makes the second sign-in fail.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cognito_policies.iam.policy_document import matches
from cognito_policies.lock.schemas import STANDARD
from cognito_policies.lookup.index import Index
from cognito_policies.model.options import BooleanOption, Options, TextListOption
from cognito_policies.model.privileged import PRIVILEGED_WORDS, name_words, privileged_word
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import IDENTITY_PROVIDER, USER_POOL
from cognito_policies.model.values import quoted
from cognito_policies.rules.federation.details import DETAILS, KIND

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
"""Words that are not in the default of option `sensitive`: a provider may set these, users may not."""


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check the target attributes of each provider's mapping."""
    pools = Index(of_type(subjects, USER_POOL))
    for provider in of_type(subjects, IDENTITY_PROVIDER):
        given = provider.block(_MAPPING)
        if isinstance(given, dict):
            for message in _check_one(provider, given, pools, options):
                yield StackFinding(provider.urn, message)


def _check_one(provider: Subject, mapping: Mapping[str, object], pools: Index, options: Options) -> Iterator[str]:
    sensitive = [target for target in mapping if target.startswith(_CUSTOM) and _is_sensitive(target, options)]
    if sensitive:
        yield (
            f"{_MAPPING} sets {quoted(sensitive)}: the provider decides the permissions of its users; if no access"
            " depends on it, remove the word from option sensitive"
        )
    unverified = "email" in mapping and "email_verified" not in mapping
    if options.boolean("requireEmailVerified") and unverified and _tells_verified(provider):
        yield f'{_MAPPING} sets "email" without "email_verified": users can sign in with an address that isn\'t theirs'
    fixed = [target for pool in pools.find(provider, "userPoolId").sure for target in _fixed(pool)]
    immutable = [target for target in mapping if target in fixed]
    if immutable:
        yield f"{_MAPPING} sets {quoted(immutable)}, immutable in the schema: the second sign-in fails"


def _tells_verified(provider: Subject) -> bool:
    """Return whether an OIDC provider has the claim `email_verified`; Microsoft Entra hasn't."""
    issuer = provider.peek(DETAILS, "oidc_issuer")
    host = issuer.partition("://")[2].partition("/")[0].lower() if isinstance(issuer, str) else ""
    return provider.text(KIND) == "OIDC" and not any(host == name or host.endswith(f".{name}") for name in _SILENT)


def _is_sensitive(target: str, options: Options) -> bool:
    """Return whether a name has one of the words, or matches one of the patterns."""
    given = options.texts("sensitive")
    words = {"".join(name_words(word)) for word in given if not _PATTERN.intersection(word)}
    patterns = [word for word in given if _PATTERN.intersection(word)]
    name = target.rpartition(":")[2]
    return privileged_word(name, words) is not None or any(matches(pattern, name) for pattern in patterns)


def _fixed(pool: Subject) -> Iterator[str]:
    """Yield the immutable attributes of a pool."""
    for index in pool.indices("schemas"):
        mutable = pool.boolean("schemas", index, "mutable")
        name = pool.peek("schemas", index, "name")
        if mutable is False and isinstance(name, str):
            yield name if name in STANDARD else f"custom:{name.removeprefix('custom:')}"


RULE = Rule(
    id="cognito-idp-attribute-mapping",
    title="Provider claims don't set permissions",
    description=(
        "A provider's claims are mapped to mutable attributes on which no access depends, and email together with"
        " email_verified."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.FEDERATION.ATTRMAP.SENSITIVE.001",
        "stave:CTL.COGNITO.SAML.ATTRMAP.001",
        "stave:CTL.COGNITO.SOCIAL.NOVERIFY.001",
    ),
    remediation_steps=(
        "In attributeMapping, add email_verified beside email, and remove roles, groups and tenants (set them in a"
        " Lambda trigger). Mapped attributes must be mutable; that can't be changed in an existing pool."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html",
    applies_to=(IDENTITY_PROVIDER, USER_POOL),
    check_stack=check_stack,
    options=(
        TextListOption(
            name="sensitive",
            description=(
                "Words in the names of custom attributes that no provider may set, in the singular. With * or ?, a"
                " pattern for the whole name."
            ),
            default=tuple(word for word in PRIVILEGED_WORDS if word not in _MEMBERSHIP),
        ),
        BooleanOption(
            name="requireEmailVerified",
            description="Require email_verified beside email in the mapping of an OIDC provider.",
            default=True,
        ),
    ),
)
