"""The settings of threat protection: the modes and the actions for each risk."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cognito_identity import defaults
from cognito_identity.enums import (
    AdvancedSecurityMode,
    CompromisedAction,
    CustomThreatProtectionMode,
    FeaturePlan,
    Mfa,
    StandardThreatProtectionMode,
    TakeoverAction,
)
from cognito_identity.validation.reader import nested

STANDARD_MODES = {
    StandardThreatProtectionMode.FULL_FUNCTION: AdvancedSecurityMode.ENFORCED,
    StandardThreatProtectionMode.AUDIT_ONLY: AdvancedSecurityMode.AUDIT,
    StandardThreatProtectionMode.NO_ENFORCEMENT: AdvancedSecurityMode.OFF,
}
_CUSTOM_MODES = {
    CustomThreatProtectionMode.FULL_FUNCTION: AdvancedSecurityMode.ENFORCED,
    CustomThreatProtectionMode.AUDIT_ONLY: AdvancedSecurityMode.AUDIT,
}
_BELOW_PLUS = (FeaturePlan.LITE, FeaturePlan.ESSENTIALS)


class ThreatProtection(NamedTuple):
    """The settings of threat protection."""

    argument: str
    """The argument that sets the mode: `advanced_security_mode` or its newer name."""
    standard: AdvancedSecurityMode
    custom: AdvancedSecurityMode | None
    """The mode for custom sign-ins, if there are any."""
    risk: Mapping[str, Any] | None
    """The actions, as in `risk_configuration`; `None` if they are left to AWS."""

    @property
    def is_on(self) -> bool:
        """Whether threat protection is on, in audit or enforced mode."""
        return self.standard is not AdvancedSecurityMode.OFF or self.custom is not None


def threat_protection_settings(values: Mapping[str, Any], mfa: Mfa) -> ThreatProtection:
    """Return the settings for validated arguments."""
    argument, standard = "advanced_security_mode", values.get("advanced_security_mode")
    newer = values.get("standard_threat_protection_mode")
    if standard is None and newer is not None:
        argument, standard = "standard_threat_protection_mode", STANDARD_MODES[newer]
    if standard is None:
        below_plus = values.get("feature_plan") in _BELOW_PLUS
        standard = AdvancedSecurityMode.OFF if below_plus else defaults.ADVANCED_SECURITY_MODE
    custom = _custom_mode(values, standard)
    risk = values.get("risk_configuration")
    if risk is None and standard is AdvancedSecurityMode.ENFORCED:
        risk = _default_risk(mfa)
    return ThreatProtection(
        argument=argument,
        standard=standard,
        custom=custom,
        risk=risk or None,
    )


def _custom_mode(values: Mapping[str, Any], standard: AdvancedSecurityMode) -> AdvancedSecurityMode | None:
    """Return the mode for custom sign-ins, by default that of other sign-ins: AWS doesn't protect them by default."""
    asked = values.get("custom_threat_protection_mode")
    if asked is not None:
        return _CUSTOM_MODES[asked]
    has_custom_sign_in = "define_auth_challenge" in nested(values, "lambda_triggers")
    return standard if has_custom_sign_in and standard is not AdvancedSecurityMode.OFF else None


def _default_risk(mfa: Mfa) -> Mapping[str, Any]:
    """Return the default actions. Medium risk requires MFA only if MFA is on."""
    medium = TakeoverAction.NO_ACTION if mfa is Mfa.OFF else TakeoverAction.MFA_REQUIRED
    return {
        "compromised_credentials": {"event_action": CompromisedAction.BLOCK},
        "account_takeover": {
            "low": {"event_action": TakeoverAction.NO_ACTION},
            "medium": {"event_action": medium},
            "high": {"event_action": TakeoverAction.BLOCK},
        },
    }
