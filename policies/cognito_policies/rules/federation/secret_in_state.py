"""cognito-idp-secret-in-state.

The AWS provider marks only the secrets of clients and users. additionalSecretOutputs covers outputs, not inputs, so the
program must mark the value.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, MarkSecret
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.federation.details import DETAILS

_SECRETS: Final = ("client_secret", "private_key")


def check(provider: Subject, _options: Options) -> Iterator[str]:
    """Check that secrets are marked as secret."""
    for name in _SECRETS:
        # Marked values are not read: they can be encrypted or masked.
        if not provider.is_secret(DETAILS, name) and provider.text(DETAILS, name) not in (None, "", UNKNOWN):
            yield f"{DETAILS}.{name} is not marked as secret: the Pulumi state has it in plain text"


def remediate(provider: Subject, _options: Options) -> Iterator[Edit]:
    """Mark the values as secret."""
    for name in _SECRETS:
        if not provider.is_secret(DETAILS, name):
            yield MarkSecret((DETAILS, name))


RULE = Rule(
    id="cognito-idp-secret-in-state",
    title="Provider secrets are encrypted in the state",
    description=(
        "The secrets of an identity provider are marked as secret, so that the Pulumi state has them encrypted."
    ),
    severity=Severity.HIGH,
    frameworks=("pulumi:secrets",),
    remediation_steps=(
        "Read the value with config.require_secret or wrap it in pulumi.Output.secret. If it was in a state in"
        " plain text, rotate it at the provider."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/secrets/",
    applies_to=(IDENTITY_PROVIDER,),
    check=check,
    remediate=remediate,
)
