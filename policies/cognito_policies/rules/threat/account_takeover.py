"""cognito-risk-account-takeover."""

from collections.abc import Iterator, Mapping
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject, spelled
from cognito_policies.tokens import RISK_CONFIGURATION
from cognito_policies.values import UNKNOWN, shown

_BLOCK: Final = "accountTakeoverRiskConfiguration"
_ALWAYS: Final = ("BLOCK",)
_DEMANDED: Final[Mapping[str, tuple[str, ...]]] = {
    "highAction": _ALWAYS,
    "mediumAction": ("BLOCK", "MFA_REQUIRED"),
}
_LEVELS: Final = ("highAction", "mediumAction", "lowAction")


def check(risk: Subject, options: Options) -> Iterator[str]:
    """Look at each level's action, and whether whoever is to be told can be."""
    for level, accepted in _demanded(options).items():
        path = (_BLOCK, "actions", level, "eventAction")
        action = risk.text(*path)
        if action is not UNKNOWN and action not in accepted:
            yield f"{spelled(path)} is {shown(action)}; it must be {' or '.join(accepted)}"
    told = [level for level in _LEVELS if risk.flag(_BLOCK, "actions", level, "notify") is True]
    if told and risk.block(_BLOCK, "notifyConfiguration") is None:
        yield f"{', '.join(told)} should notify the user, but {_BLOCK} has no notifyConfiguration"


def remediate(risk: Subject, options: Options) -> Iterator[Edit]:
    """Take the strictest action of each level that takes too little; whom to write as is not ours to know."""
    for level, accepted in _demanded(options).items():
        action = (_BLOCK, "actions", level)
        if risk.text(*action, "eventAction") in accepted:
            continue
        yield SetValue((*action, "eventAction"), accepted[0])
        if risk.flag(*action, "notify") is None:
            yield SetValue((*action, "notify"), False)


def _demanded(options: Options) -> Mapping[str, tuple[str, ...]]:
    return dict.fromkeys(_LEVELS, _ALWAYS) if options.flag("blockAll") else _DEMANDED


RULE = Rule(
    id="cognito-risk-account-takeover",
    title="Suspicious sign-ins are stopped",
    description="A risk configuration blocks sign-ins of high risk and asks for a second factor at medium risk.",
    severity=Severity.MEDIUM,
    frameworks=(
        "asvs:6.3.5",
        "prowler:cognito_user_pool_blocks_potential_malicious_sign_in_attempts",
        "stave:CTL.COGNITO.ADAPTIVE.AUTH.001",
    ),
    remediation_steps=(
        "In accountTakeoverRiskConfiguration.actions set highAction to BLOCK and mediumAction to MFA_REQUIRED or BLOCK."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html",
    applies_to=(RISK_CONFIGURATION,),
    check=check,
    remediate=remediate,
    options=(
        FlagOption(
            name="blockAll",
            description="Demand BLOCK at low, medium and high risk, as Prowler does.",
            default=False,
        ),
    ),
)
