"""Triggers of a pool as the engine sees them: given with it, and added until its inputs are read."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import ArgumentError, LambdaVersion, UserPoolOperation, UserPoolWithMfa
from cognito_identity.user_pool.triggers import resources as triggers_module
from tests.cognito_identity.engine import ACCOUNT, REGION, UNKNOWN, Run, deploy, run

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:ask"
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/0a1b2c3d"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/asks"
CHALLENGE = ("define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response")


def function(name: str = "ask", **inputs: Any) -> aws.lambda_.Function:
    return aws.lambda_.Function(name, role=ROLE, runtime="python3.12", handler="main.handle", **inputs)


def with_triggers(triggers: Any, **args: Any) -> Run:
    given: Any = {"lambda_triggers": triggers, **args}
    return deploy(lambda: UserPoolWithMfa("people", given))


def config(done: Run) -> Any:
    return done.named("people-pool").inputs.get("lambdaConfig")


def after(add: Callable[[UserPoolWithMfa], None], args: Any = None, **options: Any) -> Run:
    given: Any = args or {}

    def program() -> None:
        add(UserPoolWithMfa("people", given))

    return run(program, **options)


def refused(done: Run) -> str:
    assert isinstance(done.error, ArgumentError)
    return str(done.error)


def test_a_pool_without_triggers_has_no_lambda_config_and_no_permission() -> None:
    done = deploy(lambda: UserPoolWithMfa("people", {}))
    assert config(done) is None
    assert not done.of_type("Permission")


def test_a_trigger_is_written_and_only_this_pool_may_call_it() -> None:
    done = with_triggers({"pre_sign_up": FUNCTION})
    assert config(done) == {"preSignUp": FUNCTION}
    permission = done.named("people-pre-sign-up-permission")
    arn = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/"
    assert permission.inputs.pop("sourceArn").startswith(arn)
    assert permission.inputs == {
        "action": "lambda:InvokeFunction",
        "function": FUNCTION,
        "principal": "cognito-idp.amazonaws.com",
        "sourceAccount": ACCOUNT,
    }
    assert permission.protect is None
    assert permission.parent == done.named("people").urn


@pytest.mark.parametrize("name", ["live", "7", "$LATEST"])
def test_an_alias_or_version_is_called_and_named_apart_in_the_permission(name: str) -> None:
    done = with_triggers({"pre_sign_up": f"{FUNCTION}:{name}"})
    assert config(done) == {"preSignUp": f"{FUNCTION}:{name}"}
    inputs = done.named("people-pre-sign-up-permission").inputs
    assert (inputs["function"], inputs["qualifier"]) == (FUNCTION, name)


def test_every_operation_has_its_place_and_its_permission() -> None:
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
        f"people-{word.replace('_', '-')}-permission" for word in [*words, "pre_token_generation"]
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
def test_the_pre_token_trigger_is_written_in_the_form_its_version_needs(triggers: Any, expected: Any) -> None:
    done = with_triggers(triggers)
    assert config(done) == expected
    assert [permission.name for permission in done.of_type("Permission")] == ["people-pre-token-generation-permission"]


def test_a_function_or_an_alias_may_stand_for_its_arn() -> None:
    def program() -> None:
        UserPoolWithMfa("people", {"lambda_triggers": {"pre_sign_up": function()}})

    done = deploy(program)
    assert config(done) == {"preSignUp": FUNCTION}
    pool, asked = done.named("people-pool"), done.named("ask")
    assert pool.property_dependencies["lambdaConfig"] == (asked.urn,)
    assert set(done.named("people-pre-sign-up-permission").dependencies) == {pool.urn, asked.urn}


def test_in_preview_a_function_to_come_makes_the_configuration_unknown() -> None:
    done = deploy(lambda: UserPoolWithMfa("people", {"lambda_triggers": {"pre_sign_up": function()}}), preview=True)
    assert config(done) == UNKNOWN


def test_an_output_that_turns_out_to_be_no_function_is_refused_by_its_argument_and_not_shown() -> None:
    def program() -> None:
        UserPoolWithMfa("people", {"lambda_triggers": {"pre_sign_up": pulumi.Output.secret(KEY)}})

    text = refused(run(program))
    assert "lambda_triggers.pre_sign_up: must be the ARN of a Lambda function" in text
    assert KEY not in text


def test_a_custom_sender_gets_a_rotating_key_that_lives_as_long_as_the_pool() -> None:
    done = with_triggers({"custom_email_sender": FUNCTION}, tags={"team": "id"})
    key = done.named("people-sender-key")
    assert config(done) == {
        "customEmailSender": {"lambdaArn": FUNCTION, "lambdaVersion": "V1_0"},
        "kmsKeyId": f"arn:aws:other:{REGION}:{ACCOUNT}:people-sender-key",
    }
    assert (key.protect, key.retain_on_delete) == (True, True)
    assert (key.inputs["enableKeyRotation"], key.inputs["tags"]) == (True, {"team": "id"})
    services = [statement["Principal"].get("Service") for statement in json.loads(key.inputs["policy"])["Statement"]]
    assert "cognito-idp.amazonaws.com" in services


def test_a_pool_that_may_go_takes_its_key_along() -> None:
    key = with_triggers({"custom_sms_sender": FUNCTION}, removal_policy="destroy", deletion_protection=False).named(
        "people-sender-key"
    )
    assert (key.protect, key.retain_on_delete) == (None, None)


def test_the_role_of_a_sender_given_as_a_function_may_decrypt() -> None:
    def program() -> None:
        UserPoolWithMfa("people", {"lambda_triggers": {"custom_email_sender": function()}})

    grant = deploy(program).named("people-custom-email-sender-key")
    assert (grant.inputs["granteePrincipal"], grant.inputs["operations"]) == (ROLE, ["Decrypt"])


def test_a_key_of_ones_own_is_used_and_left_alone() -> None:
    def program() -> None:
        UserPoolWithMfa(
            "people", {"lambda_triggers": {"custom_email_sender": function()}, "custom_sender_kms_key": KEY}
        )

    done = deploy(program)
    assert config(done)["kmsKeyId"] == KEY
    assert not done.of_type("Key")
    assert not done.of_type("Grant")


@pytest.mark.parametrize("operation", ["pre_sign_up", "PRE_SIGN_UP", UserPoolOperation.PRE_SIGN_UP])
def test_a_trigger_can_be_added_after_the_pool(operation: Any) -> None:
    done = after(lambda pool: pool.add_trigger(operation, function()))
    assert done.error is None
    assert config(done) == {"preSignUp": FUNCTION}
    assert done.named("people-pre-sign-up-permission").inputs["function"] == FUNCTION


def test_triggers_given_and_added_stand_side_by_side() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        pool.add_trigger("pre_token_generation", FUNCTION, "V2_0")
        pool.add_trigger("custom_sms_sender", FUNCTION)

    done = after(add, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    assert set(config(done)) == {"customSmsSender", "preSignUp", "preTokenGenerationConfig", "kmsKeyId"}
    assert done.named("people-sender-key").protect is True


def test_two_senders_share_one_key() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        pool.add_trigger("custom_sms_sender", FUNCTION)
        assert pool.custom_sender_key is not None

    done = after(add, {"lambda_triggers": {"custom_email_sender": FUNCTION}})
    assert len(done.of_type("Key")) == 1


def test_the_three_of_a_custom_sign_in_can_be_added_one_by_one() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        for operation in CHALLENGE:
            pool.add_trigger(operation, FUNCTION)

    assert len(config(after(add))) == len(CHALLENGE)


def test_a_custom_sign_in_that_stays_incomplete_stops_the_pool() -> None:
    done = after(lambda pool: pool.add_trigger("define_auth_challenge", FUNCTION))
    assert "lambda_triggers.create_auth_challenge: is missing beside `lambda_triggers.define_auth" in refused(done)
    assert not done.of_type("UserPool")


@pytest.mark.parametrize(
    ("operation", "given", "version", "said"),
    [
        ("pre_signup", FUNCTION, None, "operation: must be one of"),
        ("pre_sign_up", "ask", None, "lambda_triggers.pre_sign_up: must be the ARN of a Lambda function"),
        ("pre_sign_up", None, None, "lambda_triggers.pre_sign_up: has no function"),
        ("pre_sign_up", 7, None, "lambda_triggers.pre_sign_up: must be a string"),
        ("pre_sign_up", FUNCTION, "V2_0", "lambda_version: is for the pre-token trigger"),
        ("custom_message", FUNCTION, None, "lambda_triggers.custom_message: has a function already"),
        ("pre_token_generation", FUNCTION, "V4", "lambda_triggers.pre_token_generation_version: must be one of"),
        ("pre_token_generation_config", FUNCTION, "V2_0", "feature_plan: is too low: pre-token events V2_0"),
    ],
)
def test_what_can_not_be_added_is_refused_at_once(operation: Any, given: Any, version: Any, said: str) -> None:
    args = {"lambda_triggers": {"custom_message": FUNCTION}, "feature_plan": "lite"}
    done = after(lambda pool: pool.add_trigger(operation, given, version), args)
    assert said in refused(done)
    assert [permission.name for permission in done.of_type("Permission")] in (
        [],
        ["people-custom-message-permission"],
    )


def test_after_the_program_has_waited_for_something_it_is_too_late_and_said_so() -> None:
    def add(pool: UserPoolWithMfa) -> None:
        aws.get_region()
        pool.add_trigger("pre_sign_up", FUNCTION)

    assert "comes too late" in refused(after(add))


def test_a_program_that_waits_before_it_adds_nothing_is_none_the_worse() -> None:
    def add(_pool: UserPoolWithMfa) -> None:
        aws.get_region()

    done = after(add, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    assert done.error is None
    assert config(done) == {"preSignUp": FUNCTION}


@pytest.mark.parametrize("preview", [True, False])
def test_the_role_of_a_function_that_the_pool_calls_can_be_given_access_to_the_pool(preview: bool) -> None:
    def add(pool: UserPoolWithMfa) -> None:
        asked = function()
        pool.add_trigger("post_confirmation", asked)
        pool.grant(asked, "add_user_to_group")

    done = after(add, preview=preview)
    assert done.error is None
    assert done.of_type("RolePolicy")


def test_a_function_that_waits_for_the_pool_that_waits_for_it_is_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(triggers_module, "CYCLE_WARNING_DELAY_SECONDS", 0.05)
    monkeypatch.setattr(pulumi.log, "warn", lambda text, _resource: said.append(text))

    def give_up() -> None:
        for task in asyncio.all_tasks():
            task.cancel()

    def add(pool: UserPoolWithMfa) -> None:
        environment = {"variables": {"POOL": pool.user_pool_id}}
        pool.add_trigger("pre_sign_up", function(environment=environment))
        asyncio.get_running_loop().call_later(0.5, give_up)

    with pytest.raises(asyncio.CancelledError):
        after(add)
    assert len(said) == 1
    assert "read userPoolId from its event" in said[0]


def test_a_pool_whose_functions_came_is_not_spoken_of() -> None:
    pools: list[UserPoolWithMfa] = []
    after(pools.append, {"lambda_triggers": {"pre_sign_up": FUNCTION}})
    timer = pools[0]._triggers._timer
    assert timer is not None
    assert timer.cancelled()


def test_a_pool_of_another_program_takes_no_trigger() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("theirs", f"{REGION}_aBcDeFgH1").add_trigger("pre_sign_up", FUNCTION)

    assert "is part of a pool that this program does not own" in refused(run(program))
