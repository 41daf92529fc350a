"""The policy by whose configuration a pack chooses its profile."""

from typing import Final

from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyConfigSchema,
    ReportViolation,
    StackValidationArgs,
    StackValidationPolicy,
)

from cognito_policies.profiles import PROFILE_ID, PROFILES, USE

_SCHEMA: Final = PolicyConfigSchema(
    {USE: {"type": "string", "enum": list(PROFILES), "description": "The profile that holds."}}
)


def choose_profile() -> Policy:
    """Return the policy that never objects: its configuration chooses the profile, and the servicer reads it."""

    def validate(args: StackValidationArgs, _report: ReportViolation) -> None:
        args.not_applicable("it only says which profile holds")

    return StackValidationPolicy(
        name=PROFILE_ID,
        display_name="Profile",
        description="Chooses whose view holds where standards contradict each other; it never objects.",
        validate=validate,
        enforcement_level=EnforcementLevel.ADVISORY,
        config_schema=_SCHEMA,
    )


def refuse_profiles() -> Policy:
    """Return the policy for pulumi_policy's own server, in which no policy sees another one's configuration."""

    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        if args.get_config().get(USE) is not None:
            report("this version of pulumi_policy can't choose a profile; set the options of the rules instead", None)

    return StackValidationPolicy(
        name=PROFILE_ID,
        display_name="Profile",
        description="Refuses a profile, which needs another version of pulumi_policy.",
        validate=validate,
        config_schema=_SCHEMA,
    )
