"""cognito-idpool-role-mapping-deny.

`Contains` and `StartsWith` match more values than intended, and `NotEqual` matches nearly all.
"""

from collections.abc import Iterator
from typing import Final

from cognito_policies.model.edits import Edit, SetValue
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE_ATTACHMENT
from cognito_policies.model.values import UNKNOWN, format_value

_MAPPINGS: Final = "roleMappings"
_FALLBACK: Final = "ambiguousRoleResolution"


def check(attachment: Subject, _options: Options) -> Iterator[str]:
    """Check the fallback of each mapping, and how its rules match."""
    for index in attachment.indices(_MAPPINGS):
        fallback = attachment.text(_MAPPINGS, index, _FALLBACK)
        if fallback not in ("Deny", UNKNOWN):
            yield (
                f"{_MAPPINGS}[{index}].{_FALLBACK} is {format_value(fallback)}: users that match no"
                " rule get the authenticated role"
            )
        if attachment.text(_MAPPINGS, index, "type") != "Token":
            yield from _rules(attachment, index)


def remediate(attachment: Subject, _options: Options) -> Iterator[Edit]:
    """Deny if no rule matches. The match types are not changed: only the author knows what they should be."""
    for index in attachment.indices(_MAPPINGS):
        yield SetValue((_MAPPINGS, index, _FALLBACK), "Deny")


def _rules(attachment: Subject, index: int) -> Iterator[str]:
    for place in attachment.indices(_MAPPINGS, index, "mappingRules"):
        match = attachment.text(_MAPPINGS, index, "mappingRules", place, "matchType")
        if match not in ("Equals", UNKNOWN):
            where = f"{_MAPPINGS}[{index}].mappingRules[{place}].matchType"
            yield f'{where} is {format_value(match)}: use "Equals"; other types match more values'


RULE = Rule(
    id="cognito-idpool-role-mapping-deny",
    title="No role if no rule matches",
    description="A role mapping denies access if no rule matches, and its rules match exact values.",
    severity=Severity.HIGH,
    frameworks=("aws:RoleMapping", "stave:CTL.COGNITO.IDPOOL.ROLEMAPPING.NONE.001"),
    remediation_steps='Set ambiguousRoleResolution to "Deny" and each rule\'s matchType to "Equals".',
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html",
    applies_to=(ROLE_ATTACHMENT,),
    check=check,
    remediate=remediate,
)
