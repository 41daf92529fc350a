"""cognito-idp-saml."""

from collections.abc import Iterator

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.rules.federation.details import DETAILS, KIND, is_https
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER
from cognito_policies.values import UNKNOWN, shown


def check(provider: Subject, _options: Options) -> Iterator[str]:
    """Look at encryption, signing, who begins, and where the metadata come from."""
    if provider.text(KIND) != "SAML":
        return
    encrypted = provider.text(DETAILS, "EncryptedResponses")
    if encrypted is not UNKNOWN and not _is_true(encrypted):
        yield f"{DETAILS}.EncryptedResponses is {shown(encrypted)}: assertions can be read on their way"
    signed = provider.text(DETAILS, "RequestSigningAlgorithm")
    if signed not in ("rsa-sha256", UNKNOWN):
        yield f"{DETAILS}.RequestSigningAlgorithm is {shown(signed)}: requests are not signed"
    if _is_true(provider.text(DETAILS, "IDPInit")):
        yield f'{DETAILS}.IDPInit is "true": a response nobody asked for signs in, and can be planted on others'
    yield from _metadata(provider)


def remediate(provider: Subject, _options: Options) -> Iterator[Edit]:
    """Encrypt, sign, and begin here; the provider needs the pool's certificates for that."""
    if not _is_true(provider.text(DETAILS, "EncryptedResponses")):
        yield SetValue((DETAILS, "EncryptedResponses"), "true")
    yield SetValue((DETAILS, "RequestSigningAlgorithm"), "rsa-sha256")
    if _is_true(provider.text(DETAILS, "IDPInit")):
        yield SetValue((DETAILS, "IDPInit"), "false")


def _metadata(provider: Subject) -> Iterator[str]:
    url = provider.text(DETAILS, "MetadataURL")
    if not url:
        yield f"{DETAILS}.MetadataURL is {shown(url)}: certificates in a file are not renewed"
    elif url is not UNKNOWN and not is_https(url):
        yield f"{DETAILS}.MetadataURL is {shown(url)}: whoever is on the way can be the provider"


def _is_true(text: object) -> bool:
    return isinstance(text, str) and text.lower() == "true"


RULE = Rule(
    id="cognito-idp-saml",
    title="SAML is encrypted and signed",
    description=(
        "A SAML provider encrypts responses, gets signed requests, does not begin sign-ins, and has its metadata at a"
        " URL."
    ),
    severity=Severity.HIGH,
    frameworks=(
        "stave:CTL.COGNITO.SAML.NOENCRYPT.001",
        "stave:CTL.COGNITO.SAML.NOSIGN.001",
        "stave:CTL.COGNITO.SAML.NOREFRESH.001",
        "aws:ProviderDetails",
    ),
    remediation_steps=(
        'Set in providerDetails EncryptedResponses "true", RequestSigningAlgorithm "rsa-sha256", IDPInit "false" and an'
        " https MetadataURL; give the provider the pool's encryption and signing certificates."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-signing-encryption.html",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    remediate=remediate,
    level=Level.ADVISORY,
)
