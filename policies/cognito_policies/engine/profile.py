"""The policy whose configuration sets the profile."""

from typing import Final

from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyConfigSchema,
    ReportViolation,
    StackValidationArgs,
    StackValidationPolicy,
)

from cognito_policies.config.profiles import PROFILE_ID, PROFILES, USE

_SCHEMA: Final = PolicyConfigSchema({USE: {"type": "string", "enum": list(PROFILES), "description": "The profile."}})


def set_profile() -> Policy:
    """Return the policy that sets the profile: it has no check, and the server reads its configuration."""

    def validate(args: StackValidationArgs, _report: ReportViolation) -> None:
        args.not_applicable("it only sets the profile")

    return StackValidationPolicy(
        name=PROFILE_ID,
        display_name="Profile",
        description="Sets options for which standards contradict each other; it has no check.",
        validate=validate,
        enforcement_level=EnforcementLevel.ADVISORY,
        config_schema=_SCHEMA,
    )


def refuse_profiles() -> Policy:
    """Return the policy for the public server of pulumi_policy, in which policies see only their own configuration."""

    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        if args.get_config().get(USE) is not None:
            report("this version of pulumi_policy can't set a profile; set the options of the rules instead", None)

    return StackValidationPolicy(
        name=PROFILE_ID,
        display_name="Profile",
        description="Refuses a profile, which needs another version of pulumi_policy.",
        validate=validate,
        config_schema=_SCHEMA,
    )
