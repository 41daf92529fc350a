"""cognito-risk-account-takeover."""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, format_path
from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.model.values import UNKNOWN, format_value, quoted

_BLOCK: Final = "accountTakeoverRiskConfiguration"
_ALWAYS: Final = ("BLOCK",)
_DEMANDED: Final[Mapping[str, tuple[str, ...]]] = {
    "highAction": _ALWAYS,
    "mediumAction": ("BLOCK", "MFA_REQUIRED"),
}
_LEVELS: Final = ("highAction", "mediumAction", "lowAction")


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Check the action of each risk level, and that notifications can be sent."""
    for level, accepted in _demanded(options).items():
        path = (_BLOCK, "actions", level, "eventAction")
        action = risk.text(*path)
        if action is not UNKNOWN and action not in accepted:
            yield (
                f"{format_path(path)} is {format_value(action)}: suspicious sign-ins succeed; use"
                f" {' or '.join(map(format_value, accepted))}"
            )
    notifying = [level for level in _LEVELS if risk.boolean(_BLOCK, "actions", level, "notify") is True]
    if notifying and risk.block(_BLOCK, "notifyConfiguration") is None:
        yield f"{_BLOCK}.notifyConfiguration is not set, but {quoted(notifying)} should notify the user"


def remediate(risk: Subject, options: Options) -> Iterator[Edit]:
    """Set the strictest action for each level that needs one. The notification sender is not set."""
    for level, accepted in _demanded(options).items():
        action = (_BLOCK, "actions", level)
        if risk.text(*action, "eventAction") in accepted:
            continue
        yield SetValue((*action, "eventAction"), accepted[0])
        if risk.boolean(*action, "notify") is None:
            yield SetValue((*action, "notify"), False)


def _demanded(options: Options) -> Mapping[str, tuple[str, ...]]:
    return dict.fromkeys(_LEVELS, _ALWAYS) if options.boolean("blockAll") else _DEMANDED


RULE = Rule(
    id="cognito-risk-account-takeover",
    title="Suspicious sign-ins are stopped",
    description="A risk configuration blocks sign-ins with high risk, and requires MFA at medium risk.",
    severity=Severity.MEDIUM,
    frameworks=(
        "asvs:6.3.5",
        "prowler:cognito_user_pool_blocks_potential_malicious_sign_in_attempts",
        "stave:CTL.COGNITO.ADAPTIVE.AUTH.001",
    ),
    remediation_steps=(
        'In accountTakeoverRiskConfiguration.actions, set highAction.eventAction to "BLOCK" and'
        ' mediumAction.eventAction to "MFA_REQUIRED" or "BLOCK".'
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    remediate=remediate,
    options=(
        BooleanOption(
            name="blockAll",
            description="Require BLOCK at low, medium and high risk, as Prowler does.",
            default=False,
        ),
    ),
)
