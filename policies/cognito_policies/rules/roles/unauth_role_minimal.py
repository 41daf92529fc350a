"""cognito-unauth-role-minimal.

A guest is anybody. What a guest needs is little and known, so the rule lists what is accepted, not what is refused.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.permissions import Permission
from cognito_policies.policy_document import covers
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.roles.judging import LOOKED_AT, check_roles
from cognito_policies.subject import Subject
from cognito_policies.trust_policy import GUEST

_HARMLESS: Final = (
    "cognito-identity:GetCredentialsForIdentity",
    "mobileanalytics:PutEvents",
    "mobiletargeting:PutEvents",
    "mobiletargeting:UpdateEndpoint",
    "rum:PutRumEvents",
)


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look at everything guests may do."""
    allowed = options.words("allowedActions")
    policies = options.words("allowedManagedPolicies")

    def permission(_role: Subject, given: Permission) -> Iterator[str]:
        if given.actions.but:
            yield "allows guests every action but some (NotAction)"
            return
        more = [action for action in given.actions.patterns if not any(covers(one, action) for one in allowed)]
        if more:
            yield f"allows guests {', '.join(more)}"

    def managed(arn: str) -> Iterator[str]:
        if ":aws:policy/" in arn and not any(covers(one, arn) for one in policies):
            yield f"guests get the managed policy {arn}"

    yield from check_roles(GUEST, subjects, permission, managed)


RULE = Rule(
    id="cognito-unauth-role-minimal",
    title="Guests may do next to nothing",
    description="The role for guests allows the actions on a short list only.",
    severity=Severity.CRITICAL,
    frameworks=(
        "aws:identity-pools-guest-access",
        "datadog:cognito-trust-full-access",
        "stave:CTL.COGNITO.IDPOOL.UNAUTH.BROAD.001",
        "stave:CTL.COGNITO.IDPOOL.UNAUTH.IAM.001",
        "stave:CTL.COGNITO.IDPOOL.UNAUTH.S3.001",
        "stave:CTL.COGNITO.IDPOOL.UNAUTH.DDB.001",
        "stave:CTL.COGNITO.IDPOOL.UNAUTH.LAMBDA.001",
    ),
    remediation_steps=(
        "Take the actions out of the guest role's policies, or put an action your guests need on allowedActions after"
        " looking at what anybody could do with it."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=LOOKED_AT,
    check_stack=check_stack,
    options=(
        WordsOption(
            name="allowedActions",
            description="The actions guests may have, * and ? allowed; it replaces the list.",
            default=_HARMLESS,
        ),
        WordsOption(
            name="allowedManagedPolicies",
            description="The ARNs of AWS's managed policies guests may have, * and ? allowed.",
        ),
    ),
)
