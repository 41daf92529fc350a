"""cognito-risk-compromised-credentials.

A configuration without `eventFilters` covers all events (API reference of CompromisedCredentialsRiskConfigurationType).
With `allEvents`, passwords known to be stolen are refused when they are chosen too: Cognito's only blocklist.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, EditWords, SetValue
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import RISK_CONFIGURATION
from cognito_policies.values import UNKNOWN, shown

BLOCK: Final = "compromisedCredentialsRiskConfiguration"
_ACTION: Final = (BLOCK, "actions", "eventAction")
_EVENTS: Final = (BLOCK, "eventFilters")


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Look at the action, and at the events it is taken for."""
    action = risk.text(*_ACTION)
    if action not in {"BLOCK", UNKNOWN}:
        yield f'{spelled(_ACTION)} is {shown(action)}; it must be "BLOCK"'
    uncovered = _uncovered(risk, options)
    if uncovered:
        yield f"{spelled(_EVENTS)} lacks {', '.join(uncovered)}: stolen passwords pass there"


def remediate(risk: Subject, options: Options) -> Iterator[Edit]:
    """Block, for all the events that are demanded."""
    yield SetValue(_ACTION, "BLOCK")
    yield EditWords(_EVENTS, add=tuple(_uncovered(risk, options)))


def _uncovered(risk: Subject, options: Options) -> list[str]:
    events = risk.words(*_EVENTS)
    if events is None or not events.complete or not events.known:
        return []
    wanted = {"SIGN_IN", "SIGN_UP", "PASSWORD_CHANGE"} if options.flag("allEvents") else {"SIGN_IN"}
    return sorted(wanted - events.known)


RULE = Rule(
    id="cognito-risk-compromised-credentials",
    title="Stolen passwords are blocked",
    description="A risk configuration blocks passwords that are known to be stolen.",
    severity=Severity.MEDIUM,
    frameworks=(
        "nist:3.1.1.2",
        "asvs:6.2.12",
        "prowler:cognito_user_pool_blocks_compromised_credentials_sign_in_attempts",
        "stave:CTL.COGNITO.COMPROMISED.CREDS.001",
    ),
    remediation_steps=(
        "Set compromisedCredentialsRiskConfiguration.actions.eventAction to BLOCK and leave eventFilters out, which"
        " means all events."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    remediate=remediate,
    options=(
        FlagOption(
            name="allEvents",
            description="Demand it at sign-up and at a password change too, as NIST 63B-4's blocklist does.",
            default=False,
        ),
    ),
)
