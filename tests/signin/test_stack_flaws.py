"""A flaw in a stack is found by exactly its step."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sandbox.aws import AwsServer
from signin import SigninError, StepResult, Target, prove, render_text
from signin.state import RunState
from tests.signin.expected_steps import (
    CLEAN_UP,
    DEV_SKIPS,
    OPENING,
    ROLE,
    TRUST,
    changed,
    check,
    detail,
    names,
)
from tests.signin.stacks import DEV_CLIENT, DEV_POOL, Deployed, deploy

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def dev(aws: AwsServer) -> Deployed:
    return deploy(aws, DEV_POOL, DEV_CLIENT)


def test_a_role_that_trusts_another_identity_pool(aws: AwsServer) -> None:
    other = "us-east-1:00000000-0000-4000-8000-000000000000"
    report = prove(deploy(aws, DEV_POOL, DEV_CLIENT, trusted_audience=other).target)
    check(report, failed={ROLE}, skipped=DEV_SKIPS | {TRUST})
    assert not report.ok
    assert detail(report, ROLE).startswith(
        "expected AWS credentials of the authenticated role; got InvalidIdentityPoolConfigurationException: "
    )


def test_another_role_than_the_outputs_name(dev: Deployed) -> None:
    wanted = "arn:aws:iam::123456789012:role/path/other"
    report = prove(replace(dev.target, authenticated_role_arn=wanted))
    check(report, failed={ROLE}, skipped=DEV_SKIPS | {TRUST})
    assert detail(report, ROLE).startswith(f"expected the role {wanted}; got arn:aws:sts::")


@pytest.mark.parametrize("output", ["issuer_url", "jwks_url"])
def test_outputs_that_name_another_issuer(dev: Deployed, output: str) -> None:
    report = prove(
        Target.from_outputs({**dev.outputs, output: "https://issuer.example.com"}, endpoint=dev.aws.endpoint)
    )
    check(report, failed={OPENING[1]}, skipped=DEV_SKIPS)
    assert detail(report, OPENING[1]).endswith("; got https://issuer.example.com")


def test_a_client_that_may_not_write_a_required_attribute(aws: AwsServer) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    client_id = str(stack.outputs["user_pool_client_id"])
    client: Any = aws.client("cognito-idp")
    client.update_user_pool_client(
        UserPoolId=stack.user_pool_id, ClientId=client_id, **{**DEV_CLIENT, "WriteAttributes": ["email"]}
    )
    report = prove(stack.target)
    assert "self sign-up" in names(report, "failed"), render_text(report)
    assert "family_name" in detail(report, "self sign-up")
    assert detail(report, "the right password is accepted") == "there is no user"
    assert stack.usernames() == []


def test_a_pool_that_is_not_there(dev: Deployed) -> None:
    report = prove(replace(dev.target, user_pool_id="us-east-1_gone", issuer_url=None, jwks_url=None))
    assert [step.verdict for step in report.steps] == ["failed", "skipped", "failed", "failed", "skipped"]
    assert "ResourceNotFoundException" in report.steps[0].detail
    assert report.steps[-1] == StepResult(CLEAN_UP, "skipped", "nothing was created", report.steps[-1].milliseconds)


def test_a_sandbox_that_is_not_running_is_said_before_anything_is_tried() -> None:
    target = Target("us-east-1", "us-east-1_a", "c", endpoint="http://127.0.0.1:9")
    with pytest.raises(
        SigninError, match=r"nothing answers at http://127\.0\.0\.1:9 .*: is the sandbox running\? start"
    ):
        prove(target)


def test_an_attribute_that_no_value_fits_is_a_reason_to_skip(aws: AwsServer) -> None:
    short = {"Name": "email", "AttributeDataType": "String", "StringAttributeConstraints": {"MaxLength": "5"}}
    pool = changed(DEV_POOL, UsernameAttributes=[], Schema=[{**short, "Required": True, "Mutable": True}])
    report = prove(deploy(aws, pool, DEV_CLIENT).target)
    assert detail(report, "self sign-up") == "no value can be made for attribute email (String, any to 5)"
    assert report.ok


def test_tokens_without_a_second_factor_fail_where_mfa_is_required(
    aws: AwsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stack = deploy(aws, DEV_POOL, DEV_CLIENT)
    honest = vars(RunState)["pool"]
    claims_mfa = property(lambda state: replace(honest.fget(state), mfa="ON"), honest.fset)
    monkeypatch.setattr(RunState, "pool", claims_mfa)
    report = prove(stack.target)
    assert "the right password is accepted" in names(report, "failed")
    assert detail(report, "the right password is accepted") == (
        "expected an MFA challenge, because MFA is required; got tokens"
    )


def test_an_aws_that_accepts_everything_fails() -> None:
    """A proof that cannot fail proves nothing: moto by itself checks neither flows nor SRP passwords."""
    code = "import tests.signin.plain_moto"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter
    verdicts = {step["name"]: step["verdict"] for step in json.loads(ran.stdout)["steps"]}
    for name in ("self sign-up is refused", "a flow the client lacks is refused", "a wrong password is refused"):
        assert verdicts[name] == "failed"
    assert verdicts[CLEAN_UP] == "proved"
