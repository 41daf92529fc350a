"""The examples, deployed as they stand and proved: domains, machines, groups with roles, choice-based sign-in."""

from pathlib import Path

from sandbox.aws import AwsServer
from sandbox.deployment import deploy
from sandbox.policy_pack import load_policies
from sandbox.stack_files import StackFiles
from signin import Report, Target, prove
from tests.signin.expected_steps import (
    EXCHANGE,
    GROUP_ROLE,
    LOGIN_PAGE,
    MACHINE,
    MAPPING,
    ROLE,
    TRUST,
    UNKNOWN_CODE,
    WRONG_PASSWORD,
    detail,
    names,
)
from tests.signin.stacks import REGION

ROOT = Path(__file__).parents[2]


def proved(name: str, aws: AwsServer) -> Report:
    """Deploy an example and prove what can be: by the ids of its resources, as it exports what it likes."""
    files = StackFiles(ROOT / "examples" / name, name, "dev", {"aws:region": REGION})
    deployment = deploy(files, load_policies(ROOT, "dev"), aws, lambda _resource: None)
    assert deployment.error is None
    made = {resource.short_type: str(resource.id) for resource in deployment.resources if resource.custom}
    roles = [str(r.outputs["arn"]) for r in deployment.resources if r.name.endswith("-authenticated-role")]
    target = Target(
        REGION,
        made["UserPool"],
        made["UserPoolClient"],
        identity_pool_id=made.get("IdentityPool"),
        authenticated_role_arn=roles[0] if roles else None,
        endpoint=aws.endpoint,
    )
    return prove(target)


def test_a_business_signs_in_on_its_login_page_and_its_groups_have_their_roles(aws: AwsServer) -> None:
    report = proved("business", aws)
    assert names(report, "failed") == set()
    assert {LOGIN_PAGE, UNKNOWN_CODE, EXCHANGE, GROUP_ROLE} <= names(report, "proved")
    # The role mapping denies credentials for a token without a role: that is what is proved.
    assert ROLE in names(report, "skipped")
    assert detail(report, ROLE) == "the role mapping gives this user no role: the token has no role"
    assert detail(report, MAPPING) == (
        "refused, because the token has no role and AmbiguousRoleResolution is Deny: NotAuthorizedException"
    )
    assert MAPPING in names(report, "proved")
    assert "assumed-role/portal-users-" in detail(report, GROUP_ROLE)
    assert "requested by name" not in detail(report, GROUP_ROLE)


def test_a_machine_to_machine_stack_has_a_machine_with_a_token(aws: AwsServer) -> None:
    report = proved("machine-to-machine", aws)
    assert names(report, "failed") == set()
    assert detail(report, MACHINE).endswith(": a wrong secret is refused; scope=orders/read")


def test_passwordless_users_still_have_a_password(aws: AwsServer) -> None:
    report = proved("passwordless", aws)
    assert names(report, "failed") == set()
    assert detail(report, WRONG_PASSWORD) == "by USER_AUTH and USER_SRP_AUTH"
    assert {ROLE, TRUST} <= names(report, "proved")
