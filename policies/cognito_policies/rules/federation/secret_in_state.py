"""cognito-idp-secret-in-state.

The AWS provider marks only a client's and a user's secrets. additionalSecretOutputs would hide the outputs and leave
the inputs, so the program has to mark the value itself.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, MarkSecret
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.federation.details import DETAILS
from cognito_policies.subject import Subject
from cognito_policies.tokens import IDENTITY_PROVIDER
from cognito_policies.values import UNKNOWN

_SECRETS: Final = ("client_secret", "private_key")


def check(provider: Subject, _options: Options) -> Iterator[str]:
    """Look for secrets that are not marked as such."""
    for name in _SECRETS:
        # What is marked is not read: it may be encrypted or masked.
        if not provider.is_secret(DETAILS, name) and provider.text(DETAILS, name) not in (None, "", UNKNOWN):
            yield f"{DETAILS}.{name} is not marked as secret: it stands in clear in the state"


def remediate(provider: Subject, _options: Options) -> Iterator[Edit]:
    """Mark them."""
    for name in _SECRETS:
        if not provider.is_secret(DETAILS, name):
            yield MarkSecret((DETAILS, name))


RULE = Rule(
    id="cognito-idp-secret-in-state",
    title="Providers' secrets are encrypted",
    description="The secrets of an identity provider are marked as secret, so that the state holds them encrypted.",
    severity=Severity.HIGH,
    frameworks=("pulumi:secrets",),
    remediation_steps=(
        "Read the secret with config.require_secret, or wrap it in pulumi.Output.secret, and change it at the provider"
        " if it has been in a state in clear."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/secrets/",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    remediate=remediate,
)
