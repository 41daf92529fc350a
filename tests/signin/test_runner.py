"""Whole proofs of good stacks against the embedded AWS, and how a proof behaves."""

import time
from collections import Counter

import pytest

from sandbox.aws import AwsServer
from signin import StepResult, prove, render_json, render_text
from signin.passwords import PasswordPolicy, generate_password
from tests.signin.expected_steps import (
    CHANGE,
    CLEAN_UP,
    CODE,
    CODE_CONFIRMS,
    DEV_SKIPS,
    DEV_STEPS,
    ENROLMENT,
    FORGOTTEN,
    GROUP,
    GROUPS,
    PROD_SKIPS,
    PROD_STEPS,
    ROLE,
    check,
    detail,
)
from tests.signin.recorded_calls import Wire
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, PROD_CLIENT, PROD_POOL, TOTP, Deployed, deploy


@pytest.fixture(scope="module")
def dev(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT)


@pytest.fixture(scope="module")
def prod(aws: AwsServer) -> Deployed:
    return deploy(aws, PROD_POOL, PROD_CLIENT, TOTP)


def test_the_tutorials_stack_is_proved(dev: Deployed) -> None:
    report = prove(dev.target)
    assert tuple(step.name for step in report.steps) == DEV_STEPS
    check(report, skipped=DEV_SKIPS)
    assert report.ok
    written = "family_name, email, custom:tenant_id, custom:created_at, custom:employee_id, custom:is_admin"
    assert detail(report, "self sign-up").endswith(written)
    assert "custom:tenant_id=1234567890, custom:created_at=2022-01-01" in detail(report, "the ID token is genuine")
    assert detail(report, ENROLMENT) == "the pool's MFA is OFF"
    assert detail(report, CODE_CONFIRMS) == "a wrong code is refused; CONFIRMED, email_verified=true"
    assert detail(report, GROUPS).startswith(
        f"cognito:groups has {detail(report, GROUP).removesuffix(', created for this run')}"
    )
    assert detail(report, FORGOTTEN).endswith("by USER_PASSWORD_AUTH the old password is refused, the new one accepted")
    assert str(dev.outputs["authenticated_role_arn"]).rpartition("/")[2] in detail(report, ROLE)
    assert dev.usernames() == dev.group_names() == []


def test_the_safe_defaults_are_proved(prod: Deployed) -> None:
    report = prove(prod.target)
    assert tuple(step.name for step in report.steps) == PROD_STEPS
    check(report, skipped=PROD_SKIPS)
    assert detail(report, "a flow the client lacks is refused") == (
        "USER_PASSWORD_AUTH and ADMIN_USER_PASSWORD_AUTH and USER_AUTH"
    )
    assert detail(report, CHANGE) == "MFA_SETUP is next"
    assert "@example.com: a wrong code is refused; signed in" in detail(report, CODE)
    assert prod.usernames() == []


def test_the_users_of_the_pool_are_left_alone(dev: Deployed) -> None:
    idp = dev.aws.client("cognito-idp")
    idp.admin_create_user(UserPoolId=dev.user_pool_id, Username="someone@example.org", MessageAction="SUPPRESS")
    before = dev.usernames()
    prove(dev.target)
    assert dev.usernames() == before
    idp.admin_delete_user(UserPoolId=dev.user_pool_id, Username="someone@example.org")


def test_no_call_is_needless(dev: Deployed, prod: Deployed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls are what a proof takes its time for; how long one takes is the network's affair."""
    wire = Wire(monkeypatch)
    calls = []
    for stack in (dev, prod):
        prove(stack.target)
        calls.append(Counter(wire.calls))
        wire.calls.clear()
    for counted in calls:
        told = {call: count for call, count in counted.items() if call.startswith(("Describe", "GetIdentityPool"))}
        assert told == dict.fromkeys(
            ("DescribeUserPool", "DescribeUserPoolClient", "DescribeIdentityPool", "GetIdentityPoolRoles"), 1
        )
        assert counted["GetUserPoolMfaConfig"] == counted["jwks.json"] == counted["openid-configuration"] == 1
        assert counted["iam"] == counted["sts"] == 1
    # A new step brings its own; these are what the steps of today need.
    assert [counted.total() for counted in calls] == [55, 65]


def test_the_steps_times_are_parts_of_the_whole(dev: Deployed) -> None:
    started = time.monotonic()
    report = prove(dev.target)
    # A millisecond for clocks that tick more coarsely.
    assert 0 < sum(step.milliseconds for step in report.steps) <= (time.monotonic() - started) * 1000 + 1


def test_no_secret_is_ever_told(prod: Deployed, monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = []

    def noted(policy: PasswordPolicy) -> str:
        passwords.append(generate_password(policy))
        return passwords[-1]

    for module in ("signin.user", "signin.passwords", "signin.steps.password", "signin.steps.confirmation_codes"):
        monkeypatch.setattr(f"{module}.generate_password", noted)
    report = prove(prod.target)
    told = render_text(report) + render_json(report)
    assert len(passwords) == 8  # three strangers, the weak one, the wrong one, and the user's three
    assert not [password for password in passwords if password in told]
    assert "eyJ" not in told


@pytest.mark.parametrize("moment", ["self sign-up", GROUP, "the right password is accepted", ROLE])
def test_an_interrupted_proof_cleans_up(dev: Deployed, moment: str) -> None:
    told = []

    def interrupt(step: StepResult) -> None:
        told.append(step.name)
        if step.name == moment:
            assert len(dev.usernames()) == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prove(dev.target, on_step=interrupt)
    assert told[-2:] == [moment, CLEAN_UP]
    assert dev.usernames() == dev.group_names() == []


def test_the_users_own_aws_set_up_does_not_matter(
    dev: Deployed, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    broken = tmp_path_factory.mktemp("aws") / "config"
    broken.write_text("[profile broken\nregion = nowhere\n", encoding="utf-8")
    for name, value in {
        "AWS_CONFIG_FILE": str(broken),
        "AWS_SHARED_CREDENTIALS_FILE": str(broken),
        "AWS_PROFILE": "no-such-profile",
        "AWS_REGION": "eu-central-1",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "AWS_CA_BUNDLE": "/no/such/file",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
    assert prove(dev.target).ok
