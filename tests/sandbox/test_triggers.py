"""Triggers and what stands beside a pool, in the sandbox: both its runs, and an AWS that answers."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.cli import main

PROGRAM = """
import json
import pulumi
import pulumi_aws as aws
from cognito_identity import UserPoolWithMfa

role = aws.iam.Role("asks", assume_role_policy=json.dumps({"Version": "2012-10-17", "Statement": []}))
group = aws.cloudwatch.LogGroup("logs")
function = aws.lambda_.Function("ask", role=role.arn, runtime="python3.12", handler="main.handle")
pool = UserPoolWithMfa("users", {
    "lambda_triggers": {"pre_sign_up": function},
    "log_delivery": {"user_auth_events": {"bucket_arn": "arn:aws:s3:::users-logs"}},
})
pool.add_trigger("custom_email_sender", function)
pool.add_trigger("pre_token_generation", function, "V2_0")
pool.grant(function, "add_user_to_group")
pulumi.export("triggers", pool.user_pool.lambda_config)
"""


@pytest.fixture
def document(project: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    (project / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    code = main(["up", "--json"])
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert code == 0, printed
    return printed


def test_triggers_given_and_added_reach_the_pool(document: dict[str, Any]) -> None:
    triggers = document["outputs"]["triggers"]
    arn = triggers["preSignUp"] if "preSignUp" in triggers else triggers["pre_sign_up"]
    assert ":function:ask" in arn
    assert len(triggers) == 4


def test_what_the_sandbox_has_no_answer_for_is_said_and_the_rest_is_made(document: dict[str, Any]) -> None:
    said = "\n".join(document["not_simulated"])
    for resource in ("Permission users-pre-sign-up-permission", "Key users-sender-key", "Grant users-custom-email"):
        assert resource in said
    for resource in ("RiskConfiguration", "LogDeliveryConfiguration", "RolePolicy", "lambdaConfig"):
        assert resource not in said
