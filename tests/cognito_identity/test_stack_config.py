import json
from pathlib import Path
from typing import Any

import pytest

from cognito_identity.stack_config import StackConfig, in_stack_file, read_stack_config
from cognito_identity.user_identity.component import UserIdentity
from cognito_identity.validation.problems import ArgumentError
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import error_codes, without_codes


def stack_config(config: dict[str, str], *, stack: str = "dev") -> StackConfig:
    done = run(read_stack_config, config=config, stack=stack)
    if done.error is not None:
        raise done.error
    assert isinstance(done.result, StackConfig)
    return done.result


def error_lines(config: dict[str, str]) -> list[str]:
    with pytest.raises(ArgumentError) as caught:
        stack_config(config)
    return without_codes(caught.value).splitlines()


def errors(config: dict[str, str], *, stack: str = "dev") -> list[tuple[str, str]]:
    with pytest.raises(ArgumentError) as caught:
        stack_config(config, stack=stack)
    return error_codes(caught.value)


def args(value: Any) -> dict[str, str]:
    return {"identity:args": json.dumps(value)}


def test_without_configuration_the_defaults_apply() -> None:
    assert stack_config({}) == StackConfig("identity", {})


def test_name_and_camel_case_arguments_are_read() -> None:
    config = {"identity:name": "shop", **args({"userPool": {"passwordPolicy": {"minLength": 12}}})}
    assert stack_config(config) == StackConfig("shop", {"user_pool": {"password_policy": {"min_length": 12}}})


def test_args_without_a_value_are_empty() -> None:
    assert stack_config({"identity:args": "null"}) == StackConfig("identity", {})


def test_keys_of_other_namespaces_are_ignored() -> None:
    assert stack_config({"aws:region": "eu-central-1", "other:args": "{"}) == StackConfig("identity", {})


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("identity:arg", "did you mean identity:args?"),
        ("identity:nmae", "did you mean identity:name?"),
        ("identity:userPool", "use identity:args or identity:name"),
    ],
)
def test_an_unknown_key_is_an_error_with_file_and_hint(key: str, hint: str) -> None:
    (line,) = error_lines({key: "x"})
    assert line == f"Pulumi.dev.yaml: {key}: unknown key; {hint}"


def test_an_unknown_key_in_the_environment_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULUMI_CONFIG", json.dumps({"identity:nonsense": "x"}))
    assert errors({}) == [("identity:nonsense", "unknown-config-key")]


@pytest.mark.parametrize("text", ["", "{", "text", "[" * 100_000, "userPool: x"])
def test_args_must_be_json(text: str) -> None:
    assert errors({"identity:args": text}) == [("identity:args", "config-not-structured")]


@pytest.mark.parametrize("value", [[], 5, True, "text", 0, False, ""])
def test_args_must_be_a_mapping(value: Any) -> None:
    assert errors(args(value)) == [("identity:args", "must-be-mapping")]


def test_errors_use_the_spelling_of_the_file() -> None:
    (line,) = error_lines(args({"userPool": {"passwordPolicy": {"minLenght": 12}}}))
    assert line == (
        "Pulumi.dev.yaml: identity:args.userPool.passwordPolicy.minLenght: unknown argument; did you mean `minLength`?"
    )


def test_snake_case_in_a_stack_file_is_an_error_with_a_suggestion() -> None:
    (line,) = error_lines(args({"user_pool": {}}))
    assert line.endswith("identity:args.user_pool: unknown argument; did you mean `userPool`?")


def test_all_errors_are_reported_together() -> None:
    lines = error_lines({"identity:x": "1", **args({"a": 1, "allowSignup": "yes"})})
    assert lines[0] == "Pulumi.dev.yaml: 3 problems"
    assert len(lines) == 4


def test_errors_of_a_component_name_the_file() -> None:
    def program() -> None:
        with in_stack_file():
            UserIdentity("shop", {"user_pool": {"password_policy": {"min_length": 5}}})

    done = run(program, stack="prod")
    assert str(done.error).startswith("Pulumi.prod.yaml: identity:args.userPool.passwordPolicy.minLength: ")
    assert done.resources == []


def test_other_exceptions_are_not_changed() -> None:
    def program() -> None:
        with in_stack_file():
            raise ValueError("other")

    assert isinstance(run(program).error, ValueError)


def test_values_of_an_encrypted_configuration_are_redacted() -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    for wrong in ({"allowSignup": 12345}, {"userPool": {"passwordPolicy": {"minLength": 12345}}}):
        done = run(program, config=args(wrong), secret_config=("identity:args",))
        assert "identity:args." in str(done.error)
        assert "12345" not in str(done.error)


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        ({"clients": {"web": {"accessTokenValidityMinutes": 1234, "refreshTokenValidityMinutes": 60}}}, "1234"),
        ({"userPool": {"email": {"fromEmail": "a@b.example", "sesVerifiedDomain": "hunter2.example"}}}, "hunter2"),
    ],
)
def test_encrypted_values_inside_a_message_are_redacted(wrong: Any, value: str) -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    assert value in str(run(program, config=args(wrong)).error)
    hidden = str(run(program, config=args(wrong), secret_config=("identity:args",)).error)
    assert value not in hidden
    assert "identity:args." in hidden


def warnings(*, secret: bool) -> list[str]:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    config = args({"userPool": {"mfa": "off", "mfaMessage": "hunter2 {####}"}})
    return run(program, config=config, secret_config=("identity:args",) if secret else ()).messages


def test_warnings_use_the_spelling_of_the_file() -> None:
    (message,) = warnings(secret=False)
    assert message.startswith("warning: mfaMessage: ")
    assert "got 'hunter2 {####}'" in message
    assert "`mfaSecondFactor.sms`" in message


def test_warnings_redact_values_of_an_encrypted_configuration() -> None:
    (message,) = warnings(secret=True)
    assert "hunter2" not in message


def messages(config: dict[str, str], stack: str = "dev") -> list[str]:
    return run(read_stack_config, config=config, stack=stack).messages


def test_missing_args_are_a_warning() -> None:
    (message,) = messages({})
    assert message == (
        "warning: Pulumi.dev.yaml: no identity:args; deploying the defaults. "
        "To hide this warning, write `identity:args: {}`"
    )
    assert messages({"identity:name": "shop"}) == messages({})
    assert messages(args({})) == []


def test_the_warning_names_args_in_another_namespace() -> None:
    (message,) = messages({"shop:args": "{}", "aws:region": "eu-west-1"})
    assert message.endswith("Did you mean identity:args instead of shop:args?")


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("identiy:args", "identity:args"),
        ("idenity:args", "identity:args"),
        ("Identity:args", "identity:args"),
        ("identify:arg", "identity:args"),
        ("identiti:name", "identity:name"),
    ],
)
def test_a_misspelled_namespace_is_an_error(key: str, meant: str) -> None:
    for other_keys in ({}, args({})):
        (line,) = error_lines({key: "{}", **other_keys})
        assert line == f"Pulumi.dev.yaml: {key}: unknown key; did you mean {meant}?"


@pytest.mark.parametrize("key", ["identity-users:args", "other:args", "aws:profile", "identiy:colour"])
def test_another_namespace_is_not_an_error(key: str) -> None:
    assert stack_config({key: "{}"}) == StackConfig("identity", {})


def test_an_unknown_region_is_an_error() -> None:
    (line,) = error_lines({"aws:region": "us-est-1", **args({})})
    assert line == "Pulumi.dev.yaml: aws:region: no such region, got 'us-est-1'; did you mean us-east-1?"
    assert errors({"aws:region": "5"}) == [("aws:region", "region-unknown")]


def test_a_region_that_may_be_new_is_a_warning() -> None:
    assert messages({"aws:region": "eu-south-9", **args({})}) == [
        "warning: Pulumi.dev.yaml: aws:region: eu-south-9 is not a known AWS region; did you mean eu-south-1?"
    ]


def test_an_unknown_region_is_a_warning_with_skip_region_validation() -> None:
    (message,) = messages({"aws:region": "moon-1", "aws:skipRegionValidation": "true", **args({})})
    assert message.startswith("warning: Pulumi.dev.yaml: aws:region: moon-1 ")
    assert errors({"aws:region": "moon-1", "aws:skipRegionValidation": "false"})


def test_an_encrypted_region_is_redacted() -> None:
    done = run(read_stack_config, config={"aws:region": "us-est-1"}, secret_config=("aws:region",))
    assert error_codes(done.error) == [("aws:region", "region-unknown")]
    assert "us-est-1" not in str(done.error)


def test_a_local_stack_without_endpoints_registers_nothing() -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    done = run(program, config={"aws:region": "us-east-1"}, stack="local")
    assert error_codes(done.error) == [("aws:endpoints", "local-stack-endpoints")]
    assert done.resources == []


def test_errors_of_all_kinds_are_reported_together() -> None:
    config = {"aws:region": "us-est-1", "identiy:args": "{}", "identity:nmae": "x"}
    assert sorted(errors(config, stack="local")) == [
        ("aws:endpoints", "local-stack-endpoints"),
        ("aws:region", "region-unknown"),
        ("identity:nmae", "unknown-config-key"),
        ("identiy:args", "unknown-config-key"),
    ]


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        ("identity:args:\n  allowSignup: true\n", "identity:args", "is ignored by Pulumi"),
        (
            "config:\n  aws:region: us-east-1\n'identity:args':\n  allowSignup: true\n",
            "identity:args",
            "is ignored by Pulumi",
        ),
        ("confg:\n  identity:args: {}\n", "confg", "unknown key; did you mean config?"),
        ("Config:\n  identity:args: {}\n", "Config", "unknown key; did you mean config?"),
    ],
)
def test_keys_that_pulumi_ignores_are_an_error(tmp_path: Path, text: str, key: str, message: str) -> None:
    (tmp_path / "Pulumi.dev.yaml").write_text(text, encoding="utf-8")
    done = run(lambda: read_stack_config(tmp_path), stack="dev")
    assert error_codes(done.error) == [(key, "config-section-missing")]
    assert str(done.error).startswith(f"Pulumi.dev.yaml: {key}: {message}")
    assert run(lambda: read_stack_config(tmp_path), config=args({}), stack="dev").error is None


@pytest.mark.parametrize(
    "text", [b"", b"# identity:args:\n", b"config:\n  a: b\n", b"environment:\n- x\nother: 1\n", b"\xff"]
)
def test_keys_that_pulumi_reads_are_no_error(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "Pulumi.dev.yaml").write_bytes(text)
    done = run(lambda: read_stack_config(tmp_path), stack="dev")
    assert done.result == StackConfig("identity", {})
