"""Other ways to build a stack: what each can show is proved, the rest is skipped with the reason."""

from dataclasses import replace

import pytest

from sandbox.aws import AwsServer
from signin import Target, prove
from tests.signin.expected_steps import (
    ADMIN_CONFIRMS,
    CHANGE,
    CLOSED_FLOWS,
    CODE_CONFIRMS,
    DEV_SKIPS,
    ENROLMENT,
    FIXED,
    FORGED_LOGIN,
    FORGOTTEN,
    GROUP,
    GROUP_ROLE,
    GROUPS,
    GUEST_ROLE,
    GUESTS,
    IDENTITY,
    ISSUER,
    MESSAGE,
    NEEDING_APP,
    NEEDING_TOKENS,
    OTHER_WAYS,
    PROD_SKIPS,
    PROMISES,
    REFRESH,
    REPLACED,
    RESET_REFUSED,
    REVOKED,
    ROLE,
    SIGN_IN,
    SIGN_OUT,
    SIGN_UP,
    TRUST,
    UNCONFIRMED,
    UNKNOWN_NAME,
    UNWRITABLE,
    USED_CODE,
    VERIFIED,
    WRONG_PASSWORD,
    WRONG_SECRET,
    changed,
    check,
    detail,
)
from tests.signin.recorded_calls import Wire
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, NO_MFA, PROD_CLIENT, PROD_POOL, SMS, TOTP, Deployed, deploy

EVERY_FLOW = [
    "ALLOW_USER_PASSWORD_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH",
    "ALLOW_USER_AUTH",
    "ALLOW_USER_SRP_AUTH",
    "ALLOW_REFRESH_TOKEN_AUTH",
]
OPTIONAL = changed(TOTP, MfaConfiguration="OPTIONAL")
SES = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/mail@example.com",
    "From": "mail@example.com",
}


@pytest.fixture(scope="module")
def dev(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT)


def test_a_client_with_every_flow_signs_in_by_each(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, ExplicitAuthFlows=EVERY_FLOW)).target)
    check(report, skipped=DEV_SKIPS - {OTHER_WAYS} | {CLOSED_FLOWS})
    assert detail(report, WRONG_PASSWORD) == (
        "by USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH and USER_AUTH and USER_SRP_AUTH"
    )
    told = detail(report, OTHER_WAYS).partition(": ")[2]
    assert told == "by ADMIN_USER_PASSWORD_AUTH: signed in, by USER_AUTH: signed in, by USER_SRP_AUTH: signed in"


def test_no_flow_goes_around_the_second_factor(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, ExplicitAuthFlows=EVERY_FLOW), OPTIONAL).target)
    check(report, skipped=DEV_SKIPS - {OTHER_WAYS, *NEEDING_APP} | {CLOSED_FLOWS})
    told = detail(report, OTHER_WAYS).partition(": ")[2]
    assert told == (
        "by ADMIN_USER_PASSWORD_AUTH: SOFTWARE_TOKEN_MFA is required, by USER_AUTH: SOFTWARE_TOKEN_MFA is required"
    )


@pytest.mark.parametrize("flow", ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH"])
def test_servers_and_choosers_are_enrolled_and_asked_as_well(aws: AwsServer, flow: str) -> None:
    client = changed(PROD_CLIENT, ExplicitAuthFlows=[flow, "ALLOW_REFRESH_TOKEN_AUTH"], GenerateSecret=True)
    report = prove(deploy(aws, PROD_POOL, client, TOTP).target)
    servers_only = {UNKNOWN_NAME} if "ADMIN" in flow else set()
    check(report, skipped=PROD_SKIPS - {WRONG_SECRET} | servers_only)
    assert detail(report, CHANGE) == "MFA_SETUP is next"


def test_a_client_with_a_secret(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, changed(PROD_CLIENT, GenerateSecret=True), TOTP).target)
    check(report, skipped=PROD_SKIPS - {WRONG_SECRET})
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, GenerateSecret=True)).target)
    check(report, skipped=DEV_SKIPS - {WRONG_SECRET})
    assert detail(report, WRONG_SECRET) == "NotAuthorizedException"


@pytest.mark.parametrize("secret", [False, True])
@pytest.mark.parametrize(
    ("grace", "told"),
    [
        (0, "RefreshTokenReuseException"),
        (30, "it still works within its grace period of 30 s, as set; this proof does not wait for its end"),
    ],
)
def test_a_client_that_rotates_refresh_tokens(aws: AwsServer, grace: int, told: str, secret: bool) -> None:
    client = changed(
        DEV_CLIENT,
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": grace},
        GenerateSecret=secret,
    )
    report = prove(deploy(aws, DEV_POOL, client).target)
    shown = ({WRONG_SECRET} if secret else set()) | (set() if grace else {REPLACED})
    check(report, skipped=DEV_SKIPS - shown)
    assert detail(report, REFRESH) == "with a new refresh token"
    assert detail(report, REPLACED) == told


def test_a_client_that_cannot_refresh(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped=DEV_SKIPS | {REFRESH, REVOKED, SIGN_OUT})
    assert "neither allows ALLOW_REFRESH_TOKEN_AUTH nor rotates" in detail(report, REFRESH)


def test_a_client_without_revocation(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, EnableTokenRevocation=False)).target)
    check(report, skipped=DEV_SKIPS | {REVOKED})
    assert detail(report, REVOKED) == "token revocation is off (EnableTokenRevocation)"


def test_a_client_without_a_password_flow(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped=DEV_SKIPS | NEEDING_TOKENS | {UNCONFIRMED, WRONG_PASSWORD, UNKNOWN_NAME, SIGN_IN, FORGOTTEN})
    assert detail(report, SIGN_IN) == (
        "the client allows no flow with a password, only ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH"
    )
    assert detail(report, ROLE) == "no user is signed in"
    assert report.ok
    assert not report.signed_in


@pytest.mark.parametrize("flow", ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"])
def test_self_sign_up_with_mfa_required(aws: AwsServer, flow: str) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=[flow, "ALLOW_REFRESH_TOKEN_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client, TOTP).target)
    check(report, skipped=DEV_SKIPS - NEEDING_APP)
    assert detail(report, SIGN_IN).endswith("MFA_SETUP is next")


def test_optional_mfa_is_enrolled_by_the_signed_in_user(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, OPTIONAL).target)
    check(report, skipped=PROD_SKIPS)
    assert detail(report, CHANGE) == "signed in"
    assert detail(report, ENROLMENT) == "a wrong code is refused; the app is preferred from now on"


def test_mfa_off_for_users_made_by_an_administrator(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, NO_MFA).target)
    check(report, skipped=PROD_SKIPS - {OTHER_WAYS} | NEEDING_APP)
    assert "@example.com: by USER_SRP_AUTH: signed in" in detail(report, OTHER_WAYS)


class TestCodesByMessage:
    def test_sms_required(self, aws: AwsServer) -> None:
        report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, SMS).target)
        check(report, skipped=PROD_SKIPS - {MESSAGE, OTHER_WAYS} | NEEDING_APP | {REVOKED})
        assert detail(report, SIGN_IN).endswith("NEW_PASSWORD_REQUIRED is next")
        assert detail(report, MESSAGE) == "SMS: a wrong code is refused; signed in"
        assert detail(report, ENROLMENT) == "the pool's MFA is by SMS, not by authenticator app"
        assert detail(report, OTHER_WAYS).endswith("by USER_SRP_AUTH: SMS_MFA is required")

    @pytest.mark.parametrize("mode", ["ON", "OPTIONAL"])
    def test_every_factor_at_once(self, aws: AwsServer, mode: str) -> None:
        factors = {**SMS, **TOTP, "EmailMfaConfiguration": {}, "MfaConfiguration": mode}
        pool = changed(PROD_POOL, EmailConfiguration=SES)
        report = prove(deploy(aws, pool, PROD_CLIENT, factors).target)
        check(report, skipped=PROD_SKIPS - {MESSAGE})
        assert detail(report, MESSAGE) == (
            "SMS: a wrong code is refused; signed in, email: a wrong code is refused; signed in"
        )
        assert detail(report, ENROLMENT) == "a wrong code is refused; the app is preferred from now on"


def test_users_who_sign_in_with_their_phone_number(aws: AwsServer) -> None:
    pool = changed(DEV_POOL, UsernameAttributes=["phone_number"], AutoVerifiedAttributes=[])
    report = prove(deploy(aws, pool, DEV_CLIENT).target)
    check(report, skipped=DEV_SKIPS - {ADMIN_CONFIRMS, VERIFIED} | {CODE_CONFIRMS})
    assert detail(report, SIGN_UP).startswith("+1")
    assert detail(report, CODE_CONFIRMS) == "the pool verifies no attribute that the user has, so it sends no code"


def test_attributes_that_the_client_may_not_write_are_left_out(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, WriteAttributes=["email", "family_name", "custom:is_admin"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped=DEV_SKIPS)
    assert detail(report, SIGN_UP).endswith(": family_name, email, custom:is_admin")
    assert detail(report, UNWRITABLE) == "custom:created_at: NotAuthorizedException"
    assert detail(report, FIXED) == "family_name: InvalidParameterException"


def test_no_client_can_set_email_verified(dev: Deployed) -> None:
    told = "email_verified: NotAuthorizedException; the client can write all others (WriteAttributes)"
    assert detail(prove(dev.target), UNWRITABLE) == told


def test_the_user_joins_none_of_the_pools_own_groups(aws: AwsServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apps decide by the names of groups, and a run that is killed would leave the user in one."""
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    idp = aws.client("cognito-idp")
    idp.create_group(UserPoolId=stack.user_pool_id, GroupName="admins")
    role = str(stack.outputs["authenticated_role_arn"]).replace("authenticated", "missing")
    idp.create_group(UserPoolId=stack.user_pool_id, GroupName="owners", RoleArn=role)
    members: list[str] = []
    wire = Wire(monkeypatch)
    for nth in (1, 2):
        wire.after["AdminAddUserToGroup", nth] = lambda: members.extend(members_of(stack, "admins", "owners"))
    report = prove(stack.target)
    assert wire.calls.count("AdminAddUserToGroup") == 2
    # The role does not exist, so there are no credentials for it.
    check(report, failed={GROUP_ROLE}, skipped=DEV_SKIPS - {GROUP_ROLE})
    group = detail(report, GROUP).removesuffix(", created for this run")
    assert group.startswith("signin-proof-")
    assert detail(report, GROUPS).startswith(f"cognito:groups has {group}, ")
    assert members == []
    assert stack.group_names() == ["admins", "owners"]


def members_of(stack: Deployed, *groups: str) -> list[str]:
    idp = stack.aws.client("cognito-idp")
    listed = (idp.list_users_in_group(UserPoolId=stack.user_pool_id, GroupName=group)["Users"] for group in groups)
    return [str(user.get("Username")) for users in listed for user in users]


def test_only_administrators_reset_passwords(aws: AwsServer) -> None:
    recovery = {"RecoveryMechanisms": [{"Name": "admin_only", "Priority": 1}]}
    report = prove(deploy(aws, changed(DEV_POOL, AccountRecoverySetting=recovery), DEV_CLIENT).target)
    check(report, skipped=DEV_SKIPS)
    assert detail(report, RESET_REFUSED) == "NotAuthorizedException"
    assert FORGOTTEN not in {step.name for step in report.steps}


def test_a_stack_without_identity_pool(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, DEV_CLIENT, identity_pool=False).target)
    check(report, skipped=DEV_SKIPS | set(IDENTITY))
    assert detail(report, GUESTS) == "the stack has no identity pool"


def test_a_stack_that_lets_guests_in_gives_them_their_own_role(aws: AwsServer) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT, guests=True)
    report = prove(stack.target)
    check(report, skipped=DEV_SKIPS - {GUEST_ROLE} | {GUESTS})
    assert detail(report, GUESTS).endswith("guest access is on (AllowUnauthenticatedIdentities), as the outputs say")
    assert str(stack.outputs["unauthenticated_role_arn"]).rpartition("/")[2] in detail(report, GUEST_ROLE)
    listed = aws.client("cognito-identity").list_identities(
        IdentityPoolId=str(stack.outputs["identity_pool_id"]), MaxResults=60
    )
    assert listed["Identities"] == []


def test_another_client_of_the_stack(aws: AwsServer, dev: Deployed) -> None:
    made = aws.client("cognito-idp").create_user_pool_client(
        UserPoolId=dev.user_pool_id,
        ClientName="phone",
        ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]
    outputs = {**dev.outputs, "client_ids": {**dev.target.client_ids, "phone": made.get("ClientId")}}
    report = prove(Target.from_outputs(outputs, endpoint=aws.endpoint, client="phone"))
    check(report, skipped=DEV_SKIPS | {UNKNOWN_NAME, ROLE, TRUST, FORGED_LOGIN})
    assert detail(report, ROLE) == "the identity pool does not accept this client's tokens"


def test_outputs_without_addresses_or_role(dev: Deployed) -> None:
    target = replace(dev.target, issuer_url=None, jwks_url=None, authenticated_role_arn=None)
    check(prove(target), skipped=DEV_SKIPS | {ISSUER, TRUST})


def test_the_promises_are_compared_where_there_are_any(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, TOTP, promised=True).target)
    check(report, skipped=PROD_SKIPS - set(PROMISES))
    assert detail(report, PROMISES[0]) == (
        "aws_region, user_pool_id, identity_pool_id, mfa_configuration, password_policy, mfa_methods"
    )
    assert detail(report, USED_CODE) == "ExpiredCodeException"
