"""cognito-idp-saml."""

from collections.abc import Iterator

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.model.values import UNKNOWN, format_value
from cognito_policies.rules.federation.details import DETAILS, KIND, is_https


def check(provider: Subject, _options: Options) -> Iterator[str]:
    """Check encryption, signing, IdP-initiated sign-in and the source of the metadata."""
    if provider.text(KIND) != "SAML":
        return
    encrypted = provider.text(DETAILS, "EncryptedResponses")
    if encrypted is not UNKNOWN and not _is_true(encrypted):
        yield f"{DETAILS}.EncryptedResponses is {format_value(encrypted)}: browsers and proxies can read the assertions"
    signed = provider.text(DETAILS, "RequestSigningAlgorithm")
    if signed not in ("rsa-sha256", UNKNOWN):
        yield f"{DETAILS}.RequestSigningAlgorithm is {format_value(signed)}: sign-in requests aren't signed"
    if _is_true(provider.text(DETAILS, "IDPInit")):
        yield f'{DETAILS}.IDPInit is "true": an attacker can sign a victim in to the account of the attacker'
    yield from _metadata(provider)


def remediate(provider: Subject, _options: Options) -> Iterator[Edit]:
    """Turn on encryption and signing; the identity provider needs the pool's certificates."""
    if not _is_true(provider.text(DETAILS, "EncryptedResponses")):
        yield SetValue((DETAILS, "EncryptedResponses"), "true")
    yield SetValue((DETAILS, "RequestSigningAlgorithm"), "rsa-sha256")
    if _is_true(provider.text(DETAILS, "IDPInit")):
        yield SetValue((DETAILS, "IDPInit"), "false")


def _metadata(provider: Subject) -> Iterator[str]:
    url = provider.text(DETAILS, "MetadataURL")
    if not url:
        yield f"{DETAILS}.MetadataURL is {format_value(url)}: certificates from a metadata file aren't renewed"
    elif url is not UNKNOWN and not is_https(url):
        yield f"{DETAILS}.MetadataURL is {format_value(url)}: use https, or an attacker can impersonate the provider"


def _is_true(text: object) -> bool:
    return isinstance(text, str) and text.lower() == "true"


RULE = Rule(
    id="cognito-idp-saml",
    title="SAML is encrypted and signed",
    description=(
        "A SAML provider encrypts responses, receives signed requests, doesn't start sign-ins, and has a metadata URL."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.SAML.NOENCRYPT.001",
        "stave:CTL.COGNITO.SAML.NOSIGN.001",
        "stave:CTL.COGNITO.SAML.NOREFRESH.001",
        "aws:ProviderDetails",
    ),
    remediation_steps=(
        'In providerDetails, set EncryptedResponses "true", RequestSigningAlgorithm "rsa-sha256", IDPInit "false"'
        " and an"
        " https MetadataURL. The identity provider needs the pool's encryption and signing certificates."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-signing-encryption.html",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
