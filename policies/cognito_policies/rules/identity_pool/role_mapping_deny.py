"""cognito-idpool-role-mapping-deny.

Rules that match by Contains or StartsWith match more values than anybody thought of; NotEqual matches nearly all.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.edits import Edit, SetValue
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.tokens import ROLE_ATTACHMENT
from cognito_policies.values import UNKNOWN, shown

_MAPPINGS: Final = "roleMappings"
_FALLBACK: Final = "ambiguousRoleResolution"


def check(attachment: Subject, _options: Options) -> Iterator[str]:
    """Look at the fallback of every mapping, and at how its rules match."""
    for index in attachment.indices(_MAPPINGS):
        fallback = attachment.text(_MAPPINGS, index, _FALLBACK)
        if fallback not in ("Deny", UNKNOWN):
            yield (
                f"{_MAPPINGS}[{index}].{_FALLBACK} is {shown(fallback)}: users for whom no role can be told get the"
                " authenticated role"
            )
        if attachment.text(_MAPPINGS, index, "type") != "Token":
            yield from _rules(attachment, index)


def remediate(attachment: Subject, _options: Options) -> Iterator[Edit]:
    """Deny where no role can be told; how rules match is the program's business."""
    for index in attachment.indices(_MAPPINGS):
        yield SetValue((_MAPPINGS, index, _FALLBACK), "Deny")


def _rules(attachment: Subject, index: int) -> Iterator[str]:
    for place in attachment.indices(_MAPPINGS, index, "mappingRules"):
        match = attachment.text(_MAPPINGS, index, "mappingRules", place, "matchType")
        if match not in ("Equals", UNKNOWN):
            where = f"{_MAPPINGS}[{index}].mappingRules[{place}].matchType"
            yield f"{where} is {shown(match)}: only Equals means one value of the claim"


RULE = Rule(
    id="cognito-idpool-role-mapping-deny",
    title="No role for whom no rule fits",
    description="A role mapping denies where no role can be told, and its rules match whole values.",
    severity=Severity.HIGH,
    frameworks=("aws:RoleMapping", "stave:CTL.COGNITO.IDPOOL.ROLEMAPPING.NONE.001"),
    remediation_steps='Set ambiguousRoleResolution to "Deny" and each rule\'s matchType to "Equals".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
    applies_to=(ROLE_ATTACHMENT,),
    check=check,
    remediate=remediate,
)
