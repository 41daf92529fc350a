"""cognito-unauth-role-minimal.

Anyone can be a guest. Guests need few actions, so the rule has a list of allowed actions.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.iam.permissions import Permission
from cognito_policies.iam.policy_document import covers
from cognito_policies.iam.trust_policy import GUEST
from cognito_policies.model.options import Options, TextListOption
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import format_value, quoted
from cognito_policies.rules.role_permissions.every_policy import ROLE_TYPES, check_roles

_HARMLESS: Final = (
    "cognito-identity:GetCredentialsForIdentity",
    "mobileanalytics:PutEvents",
    "mobiletargeting:PutEvents",
    "mobiletargeting:UpdateEndpoint",
    "rum:PutRumEvents",
)


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check the permissions of guests."""
    allowed = options.texts("allowedActions")
    policies = options.texts("allowedManagedPolicies")

    def permission(_role: Subject, given: Permission) -> Iterator[str]:
        if given.actions.negated:
            yield "allows guests all actions except some (NotAction); list the actions in Action"
            return
        more = [action for action in given.actions.patterns if not any(covers(one, action) for one in allowed)]
        if more:
            yield f"allows guests {quoted(more)}: anyone can do that, without signing in (option allowedActions)"

    def managed(arn: str) -> Iterator[str]:
        if ":aws:policy/" in arn and not any(covers(one, arn) for one in policies):
            yield f"guests get the managed policy {format_value(arn)} (option allowedManagedPolicies)"

    yield from check_roles(GUEST, subjects, permission, managed)


RULE = Rule(
    id="cognito-unauth-role-minimal",
    title="Guests have few permissions",
    description="The role for guests allows only the actions in option allowedActions.",
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
        "Remove the actions from the policies of the guest role. If guests need an action and anyone may do it, add"
        " it to option allowedActions."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html",
    applies_to=ROLE_TYPES,
    check_stack=check_stack,
    options=(
        TextListOption(
            name="allowedActions",
            description="The actions that guests may have; * and ? are wildcards. It replaces the default list.",
            default=_HARMLESS,
        ),
        TextListOption(
            name="allowedManagedPolicies",
            description="The ARNs of AWS managed policies that guests may have; * and ? are wildcards.",
        ),
    ),
)
