"""cognito-pool-waf."""

from collections.abc import Iterator, Sequence

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import USER_POOL, WEB_ACL_ASSOCIATION


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check for a web ACL on each pool."""
    pools = of_type(subjects, USER_POOL)
    links = Links(of_type(subjects, WEB_ACL_ASSOCIATION), "resourceArn", pools)
    for pool in pools:
        acls = links.of(pool)
        if not acls.subjects and not acls.maybe:
            yield StackFinding(pool.urn, "no WebAclAssociation for the pool: mass sign-in attempts aren't limited")


RULE = Rule(
    id="cognito-pool-waf",
    title="The pool has a web ACL",
    description="A user pool has an AWS WAF web ACL.",
    severity=Severity.MEDIUM,
    frameworks=("prowler:cognito_user_pool_waf_acl_attached", "stave:CTL.COGNITO.WAF.001"),
    remediation_steps="Add an aws.wafv2.WebAclAssociation of a regional web ACL with the pool's ARN. It costs money.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html",
    applies_to=(USER_POOL, WEB_ACL_ASSOCIATION),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
