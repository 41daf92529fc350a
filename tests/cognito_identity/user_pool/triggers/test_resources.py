"""The resources of Lambda triggers, from `lambda_triggers` and `add_trigger`."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import LambdaVersion, UserPoolOperation, UserPoolWithMfa
from cognito_identity.user_pool.triggers import resources as triggers_module
from tests.cognito_identity.engine import ACCOUNT, REGION, UNKNOWN, Run, deploy, run
from tests.cognito_identity.planned import error_codes

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:ask"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/0a1b2c3d"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/asks"
CHALLENGE = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response")


def function(name: str = "ask", **inputs: Any) -> aws.lambda_.Function:
    return aws.lambda_.Function(name, role=ROLE, runtime="python3.12", handler="main.handle", **inputs)


def with_triggers(triggers: Any, **args: Any) -> Run:
    given: Any = {"lambda_triggers": triggers, **args}
    return deploy(lambda: UserPoolWithMfa("users", given))


def config(done: Run) -> Any:
    return done.named("users-pool").inputs.get("lambdaConfig")


def with_added(add: Callable[[UserPoolWithMfa], None], args: Any = None, **options: Any) -> Run:
    given: Any = args or {}

    def program() -> None:
        add(UserPoolWithMfa("users", given))

    return run(program, **options)


def test_a_pool_without_triggers_has_no_lambda_config_and_no_permission() -> None:
    done = deploy(lambda: UserPoolWithMfa("users", {}))
    assert config(done) is None
    assert not done.of_type("Permission")


def test_only_this_pool_can_invoke_a_trigger() -> None:
    done = with_triggers({"pre_sign_up": FUNCTION})
    assert config(done) == {"preSignUp": FUNCTION}
    permission = done.named("users-pre-sign-up-permission")
    arn = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/"
    assert permission.inputs.pop("sourceArn").startswith(arn)
    assert permission.inputs == {
        "action": "lambda:InvokeFunction",
        "function": FUNCTION,
        "principal": "cognito-idp.amazonaws.com",
        "sourceAccount": ACCOUNT,
    }
    assert permission.protect is None
    assert permission.parent == done.named("users").urn


@pytest.mark.parametrize("name", ["live", "7", "$LATEST"])
def test_an_alias_or_version_is_the_qualifier_of_the_permission(name: str) -> None:
    done = with_triggers({"pre_sign_up": f"{FUNCTION}:{name}"})
    assert config(done) == {"preSignUp": f"{FUNCTION}:{name}"}
    inputs = done.named("users-pre-sign-up-permission").inputs
    assert (inputs["function"], inputs["qualifier"]) == (FUNCTION, name)


def test_every_operation_has_a_permission() -> None:
    words = [operation.value for operation in UserPoolOperation if "pre_token" not in operation.value]
    done = with_triggers(
        {**dict.fromkeys(words, FUNCTION), "pre_token_generation": FUNCTION}, custom_sender_kms_key=KEY
    )
    assert set(config(done)) == {
        "createAuthChallenge",
        "customEmailSender",
        "customMessage",
        "customSmsSender",
        "defineAuthChallenge",
        "kmsKeyId",
        "postAuthentication",
        "postConfirmation",
        "preAuthentication",
        "preSignUp",
        "preTokenGeneration",
        "userMigration",
        "verifyAuthChallengeResponse",
    }
    assert {permission.name for permission in done.of_type("Permission")} == {
        f"users-{word.replace('_', '-')}-permission" for word in [*words, "pre_token_generation"]
    }


@pytest.mark.parametrize(
    ("triggers", "expected"),
    [
        ({"pre_token_generation": FUNCTION}, {"preTokenGeneration": FUNCTION}),
        (
            {"pre_token_generation": FUNCTION, "pre_token_generation_version": "V1_0"},
            {"preTokenGeneration": FUNCTION},
        ),
        (
            {"pre_token_generation": FUNCTION, "pre_token_generation_version": "v2_0"},
            {"preTokenGenerationConfig": {"lambdaArn": FUNCTION, "lambdaVersion": "V2_0"}},
        ),
        (
            {"pre_token_generation_config": FUNCTION},
            {"preTokenGenerationConfig": {"lambdaArn": FUNCTION, "lambdaVersion": "V1_0"}},
        ),
        (
            {
                "pre_token_generation": FUNCTION,
                "pre_token_generation_config": FUNCTION,
                "pre_token_generation_version": LambdaVersion.V3_0,
            },
            {"preTokenGenerationConfig": {"lambdaArn": FUNCTION, "lambdaVersion": "V3_0"}},
        ),
    ],
)
def test_pre_token_generation_has_the_form_of_its_version(triggers: Any, expected: Any) -> None:
    done = with_triggers(triggers)
    assert config(done) == expected
    assert [permission.name for permission in done.of_type("Permission")] == ["users-pre-token-generation-permission"]


def test_a_function_is_accepted_instead_of_its_arn() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {"lambda_triggers": {"pre_sign_up": function()}})

    done = deploy(program)
    assert config(done) == {"preSignUp": FUNCTION}
    pool, asked = done.named("users-pool"), done.named("ask")
    assert pool.property_dependencies["lambdaConfig"] == (asked.urn,)
    assert set(done.named("users-pre-sign-up-permission").dependencies) == {pool.urn, asked.urn}


def test_in_a_preview_a_new_function_makes_lambda_config_unknown() -> None:
    done = deploy(lambda: UserPoolWithMfa("users", {"lambda_triggers": {"pre_sign_up": function()}}), preview=True)
    assert config(done) == UNKNOWN


def test_an_output_with_another_arn_is_an_error_without_the_value() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {"lambda_triggers": {"pre_sign_up": pulumi.Output.secret(KEY)}})

    error = run(program).error
    assert error_codes(error) == [("lambda_triggers.pre_sign_up", "function-arn-invalid")]
    assert KEY not in str(error)


def test_a_custom_sender_gets_a_key_that_is_retained_with_the_pool() -> None:
    done = with_triggers({"custom_email_sender": FUNCTION}, tags={"team": "id"})
    key = done.named("users-sender-key")
    assert config(done) == {
        "customEmailSender": {"lambdaArn": FUNCTION, "lambdaVersion": "V1_0"},
        "kmsKeyId": f"arn:aws:other:{REGION}:{ACCOUNT}:users-sender-key",
    }
    assert (key.protect, key.retain_on_delete) == (True, True)
    assert (key.inputs["enableKeyRotation"], key.inputs["tags"]) == (True, {"team": "id"})
    services = [statement["Principal"].get("Service") for statement in json.loads(key.inputs["policy"])["Statement"]]
    assert "cognito-idp.amazonaws.com" in services


def test_the_key_of_an_unprotected_pool_is_not_protected() -> None:
    key = with_triggers({"custom_sms_sender": FUNCTION}, removal_policy="destroy", deletion_protection=False).named(
        "users-sender-key"
    )
    assert (key.protect, key.retain_on_delete) == (None, None)


def test_the_role_of_a_custom_sender_function_can_decrypt() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {"lambda_triggers": {"custom_email_sender": function()}})

    grant = deploy(program).named("users-custom-email-sender-key")
    assert (grant.inputs["granteePrincipal"], grant.inputs["operations"]) == (ROLE, ["Decrypt"])


def test_an_existing_key_is_used() -> None:
    def program() -> None:
        UserPoolWithMfa("users", {"lambda_triggers": {"custom_email_sender": function()}, "custom_sender_kms_key": KEY})

    done = deploy(program)
    assert config(done)["kmsKeyId"] == KEY
    assert not done.of_type("Key")
    assert not done.of_type("Grant")


@pytest.mark.parametrize("operation", ["pre_sign_up", "PRE_SIGN_UP", UserPoolOperation.PRE_SIGN_UP])
def test_a_trigger_can_be_added_after_the_pool(operation: Any) -> None:
    done = with_added(lambda pool: pool.add_trigger(operation, function()))
    assert done.error is None
    assert config(done) == {"preSignUp": FUNCTION}
    assert done.named("users-pre-sign-up-permission").inputs["function"] == FUNCTION


def test_added_triggers_are_merged_with_lambda_triggers() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        pool.add_trigger("pre_token_generation", FUNCTION, "V2_0")
        pool.add_trigger("custom_sms_sender", FUNCTION)

    done = with_added(add, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    assert set(config(done)) == {"customSmsSender", "preSignUp", "preTokenGenerationConfig", "kmsKeyId"}
    assert done.named("users-sender-key").protect is True


def test_two_senders_share_one_key() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        pool.add_trigger("custom_sms_sender", FUNCTION)
        assert pool.custom_sender_key is not None

    done = with_added(add, {"lambda_triggers": {"custom_email_sender": FUNCTION}})
    assert len(done.of_type("Key")) == 1


def test_the_challenge_triggers_can_be_added_one_by_one() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        for operation in CHALLENGE:
            pool.add_trigger(operation, FUNCTION)

    assert len(config(with_added(add))) == len(CHALLENGE)


def test_an_incomplete_custom_sign_in_is_an_error() -> None:
    done = with_added(lambda pool: pool.add_trigger("define_auth_challenge", FUNCTION))
    assert error_codes(done.error)[0] == ("lambda_triggers.create_auth_challenge", "custom-challenge-incomplete")
    assert not done.of_type("UserPool")


@pytest.mark.parametrize(
    ("operation", "added", "version", "path", "code"),
    [
        ("pre_signup", FUNCTION, None, "operation", "not-a-choice"),
        ("pre_sign_up", "ask", None, "lambda_triggers.pre_sign_up", "function-arn-invalid"),
        ("pre_sign_up", None, None, "lambda_triggers.pre_sign_up", "trigger-missing"),
        ("pre_sign_up", 7, None, "lambda_triggers.pre_sign_up", "wrong-type"),
        ("pre_sign_up", FUNCTION, "V2_0", "lambda_version", "trigger-version-conflict"),
        ("custom_message", FUNCTION, None, "lambda_triggers.custom_message", "trigger-duplicate"),
        ("pre_token_generation", FUNCTION, "V4", "lambda_triggers.pre_token_generation_version", "not-a-choice"),
        ("pre_token_generation_config", FUNCTION, "V2_0", "feature_plan", "feature-plan-too-low"),
    ],
)
def test_a_trigger_that_cant_be_added_is_an_error(
    operation: Any, added: Any, version: Any, path: str, code: str
) -> None:
    args = {"lambda_triggers": {"custom_message": FUNCTION}, "feature_plan": "lite"}
    done = with_added(lambda pool: pool.add_trigger(operation, added, version), args)
    assert error_codes(done.error) == [(path, code)]
    assert [permission.name for permission in done.of_type("Permission")] in (
        [],
        ["users-custom-message-permission"],
    )


def test_a_trigger_cant_be_added_after_the_program_has_awaited_a_result() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        aws.get_region()
        pool.add_trigger("pre_sign_up", FUNCTION)

    assert error_codes(with_added(add).error) == [("lambda_triggers.pre_sign_up", "trigger-too-late")]


def test_a_program_can_await_a_result_if_it_adds_no_trigger() -> None:
    def add(_pool: UserPoolWithMfa) -> None:
        aws.get_region()

    done = with_added(add, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    assert done.error is None
    assert config(done) == {"preSignUp": FUNCTION}


@pytest.mark.parametrize("preview", [True, False])
def test_the_role_of_a_trigger_function_can_get_a_grant(preview: bool) -> None:
    def add(pool: UserPoolWithMfa) -> None:
        asked = function()
        pool.add_trigger("post_confirmation", asked)
        pool.grant(asked, "add_user_to_group")

    done = with_added(add, preview=preview)
    assert done.error is None
    assert done.of_type("RolePolicy")


def test_a_possible_cycle_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    warnings: list[str] = []
    monkeypatch.setattr(triggers_module, "CYCLE_WARNING_DELAY_SECONDS", 0.05)
    monkeypatch.setattr(pulumi.log, "warn", lambda text, _resource: warnings.append(text))

    def cancel_all() -> None:
        for task in asyncio.all_tasks():
            task.cancel()

    def add(pool: UserPoolWithMfa) -> None:
        environment = {"variables": {"POOL": pool.user_pool_id}}
        pool.add_trigger("pre_sign_up", function(environment=environment))
        asyncio.get_running_loop().call_later(0.5, cancel_all)

    with pytest.raises(asyncio.CancelledError):
        with_added(add)
    assert len(warnings) == 1
    assert "read userPoolId from the event" in warnings[0]


def test_there_is_no_cycle_warning_if_the_functions_are_known() -> None:
    pools: list[UserPoolWithMfa] = []
    with_added(pools.append, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    timer = pools[0]._triggers._timer
    assert timer is not None
    assert timer.cancelled()


def test_an_existing_pool_takes_no_trigger() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("existing", f"{REGION}_aBcDeFgH1").add_trigger("pre_sign_up", FUNCTION)

    assert error_codes(run(program).error) == [("operation", "trigger-on-existing-pool")]
