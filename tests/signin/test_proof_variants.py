"""Other ways to build a stack: what each can show is proved, the rest is skipped with the reason."""

from dataclasses import replace

import pytest

from sandbox.aws import AwsServer
from signin import prove
from tests.signin.reading import (
    BEGINNING,
    CHANGE,
    CODE,
    ENROLMENT,
    FORGED_LOGIN,
    GUESTS,
    IDENTITY,
    NEEDING_TOKENS,
    OTHER_WAY,
    PASSWORD,
    REFRESH,
    ROLE,
    SIGN_OUT,
    changed,
    check,
    detail,
)
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, NO_MFA, PROD_CLIENT, PROD_POOL, SMS, TOTP, Deployed, deploy


@pytest.fixture(scope="module")
def dev(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT)


def test_a_client_with_both_flows(aws: AwsServer) -> None:
    flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, ExplicitAuthFlows=flows)).target)
    check(report, skipped={ENROLMENT, CODE, "a flow the client lacks is refused"})
    assert detail(report, "a wrong password is refused") == "by USER_PASSWORD_AUTH and USER_SRP_AUTH"
    assert detail(report, OTHER_WAY).startswith("by USER_SRP_AUTH as ")


def test_a_client_with_a_secret(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, changed(PROD_CLIENT, GenerateSecret=True), TOTP).target)
    check(report, skipped={OTHER_WAY})
    report = prove(deploy(aws, DEV_POOL, changed(DEV_CLIENT, GenerateSecret=True)).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY})


def test_a_client_that_rotates_refresh_tokens(aws: AwsServer) -> None:
    client = changed(
        DEV_CLIENT,
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": 0},
    )
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY})
    assert detail(report, REFRESH) == "with a new refresh token"
    report = prove(deploy(aws, DEV_POOL, changed(client, GenerateSecret=True)).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY})


def test_a_client_that_cannot_refresh(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY, REFRESH, SIGN_OUT})
    assert "neither allows ALLOW_REFRESH_TOKEN_AUTH nor rotates" in detail(report, REFRESH)


def test_a_client_without_a_password_flow(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    without_flow = {"an unconfirmed user is refused", *PASSWORD[1:], ENROLMENT, CODE, OTHER_WAY}
    check(report, skipped={*without_flow, *NEEDING_TOKENS, ROLE, FORGED_LOGIN, SIGN_OUT})
    assert detail(report, PASSWORD[2]) == (
        "the client allows neither ALLOW_USER_PASSWORD_AUTH nor ALLOW_USER_SRP_AUTH, "
        "only ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH"
    )
    assert detail(report, ROLE) == "nobody is signed in"


@pytest.mark.parametrize("flow", ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"])
def test_self_sign_up_with_mfa_required(aws: AwsServer, flow: str) -> None:
    client = changed(DEV_CLIENT, ExplicitAuthFlows=[flow, "ALLOW_REFRESH_TOKEN_AUTH"])
    report = prove(deploy(aws, DEV_POOL, client, TOTP).target)
    check(report, skipped={OTHER_WAY})
    assert detail(report, PASSWORD[2]).endswith("MFA_SETUP is next")


def test_optional_mfa_is_enrolled_by_the_signed_in_user(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, changed(TOTP, MfaConfiguration="OPTIONAL")).target)
    check(report, skipped={OTHER_WAY})
    assert detail(report, CHANGE) == "signed in"
    assert detail(report, ENROLMENT) == "a wrong code is refused; the app is preferred from now on"


def test_mfa_off_for_users_made_by_an_administrator(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, NO_MFA).target)
    check(report, skipped={ENROLMENT, CODE})
    assert "@example.com: signed in" in detail(report, OTHER_WAY)


def test_mfa_by_sms_only_is_skipped_with_the_reason(aws: AwsServer) -> None:
    report = prove(deploy(aws, PROD_POOL, PROD_CLIENT, SMS).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY, *NEEDING_TOKENS, ROLE, FORGED_LOGIN, SIGN_OUT})
    assert detail(report, ENROLMENT) == "the pool's second factor is SMS: its codes reach a person, not this proof"
    assert detail(report, ROLE).startswith("nobody is signed in: the sign-in waits for an answer to ")


def test_people_who_sign_in_with_their_phone_number(aws: AwsServer) -> None:
    pool = changed(DEV_POOL, UsernameAttributes=["phone_number"], AutoVerifiedAttributes=[])
    report = prove(deploy(aws, pool, DEV_CLIENT).target)
    check(report, skipped={"the e-mail address is verified", ENROLMENT, CODE, OTHER_WAY})
    assert detail(report, "self sign-up").startswith("+1")


def test_attributes_that_the_client_may_not_write_are_left_out(aws: AwsServer) -> None:
    client = changed(DEV_CLIENT, WriteAttributes=["email", "family_name", "custom:is_admin"])
    report = prove(deploy(aws, DEV_POOL, client).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY})
    assert detail(report, "self sign-up").endswith(": family_name, email, custom:is_admin")


def test_a_stack_without_identity_pool(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, DEV_CLIENT, identity_pool=False).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY, *IDENTITY})
    assert detail(report, GUESTS) == "the stack has no identity pool"


def test_a_stack_that_lets_guests_in(aws: AwsServer) -> None:
    report = prove(deploy(aws, DEV_POOL, DEV_CLIENT, guests=True).target)
    check(report, skipped={ENROLMENT, CODE, OTHER_WAY, GUESTS})
    assert detail(report, GUESTS) == "the identity pool lets guests in (AllowUnauthenticatedIdentities)"


def test_outputs_without_addresses_or_role(dev: Deployed) -> None:
    target = replace(dev.target, issuer_url=None, jwks_url=None, authenticated_role_arn=None)
    check(prove(target), skipped={BEGINNING[1], ENROLMENT, CODE, OTHER_WAY})
