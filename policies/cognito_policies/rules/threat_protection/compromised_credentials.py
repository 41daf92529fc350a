"""cognito-risk-compromised-credentials.

A configuration without `eventFilters` covers all events (API reference of CompromisedCredentialsRiskConfigurationType).
With `allEvents`, compromised passwords are refused at sign-up and password change too: the only blocklist of Cognito.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, EditList, SetValue
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.model.values import UNKNOWN, format_value, quoted

BLOCK: Final = "compromisedCredentialsRiskConfiguration"
_ACTION: Final = (BLOCK, "actions", "eventAction")
_EVENTS: Final = (BLOCK, "eventFilters")


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Check the action and its events."""
    action = risk.text(*_ACTION)
    if action not in {"BLOCK", UNKNOWN}:
        yield f'{format_path(_ACTION)} is {format_value(action)}: compromised passwords work; use "BLOCK"'
    uncovered = _uncovered(risk, options)
    if uncovered:
        yield f"{format_path(_EVENTS)} lacks {quoted(uncovered)}: compromised passwords work there"


def remediate(risk: Subject, options: Options) -> Iterator[Edit]:
    """Block, for all required events."""
    yield SetValue(_ACTION, "BLOCK")
    yield EditList(_EVENTS, add=tuple(_uncovered(risk, options)))


def _uncovered(risk: Subject, options: Options) -> list[str]:
    events = risk.texts(*_EVENTS)
    if events is None or not events.complete or not events.known:
        return []
    wanted = {"SIGN_IN", "SIGN_UP", "PASSWORD_CHANGE"} if options.boolean("allEvents") else {"SIGN_IN"}
    return sorted(wanted - events.known)


RULE = Rule(
    id="cognito-risk-compromised-credentials",
    title="Compromised passwords are blocked",
    description="A risk configuration blocks passwords that are known to be compromised.",
    severity=Severity.MEDIUM,
    frameworks=(
        "nist:3.1.1.2",
        "asvs:6.2.12",
        "prowler:cognito_user_pool_blocks_compromised_credentials_sign_in_attempts",
        "stave:CTL.COGNITO.COMPROMISED.CREDS.001",
    ),
    remediation_steps=(
        'Set compromisedCredentialsRiskConfiguration.actions.eventAction to "BLOCK", and remove eventFilters, which'
        " means all events."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    remediate=remediate,
    options=(
        BooleanOption(
            name="allEvents",
            description="Require it at sign-up and password change too, as the blocklist of NIST SP 800-63B-4.",
            default=False,
        ),
    ),
)
