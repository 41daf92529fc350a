import json
from typing import Any

import pytest

from cognito_identity.stack_config import StackConfig, in_stack_file, read_stack_config
from cognito_identity.user_identity.component import UserIdentity
from cognito_identity.validation.problems import ArgumentError
from tests.cognito_identity.engine import run


def reading(config: dict[str, str], *, stack: str = "dev") -> StackConfig:
    done = run(read_stack_config, config=config, stack=stack)
    if done.error is not None:
        raise done.error
    assert isinstance(done.result, StackConfig)
    return done.result


def refused(config: dict[str, str]) -> list[str]:
    with pytest.raises(ArgumentError) as caught:
        reading(config)
    return str(caught.value).splitlines()


def args(value: Any) -> dict[str, str]:
    return {"identity:args": json.dumps(value)}


def test_without_configuration_the_defaults_hold() -> None:
    assert reading({}) == StackConfig("identity", {})


def test_name_and_arguments_are_read_from_camel_case() -> None:
    config = {"identity:name": "shop", **args({"userPool": {"passwordPolicy": {"minLength": 12}}})}
    assert reading(config) == StackConfig("shop", {"user_pool": {"password_policy": {"min_length": 12}}})


def test_a_key_with_nothing_below_it_gives_nothing() -> None:
    assert reading({"identity:args": "null"}) == StackConfig("identity", {})


def test_keys_of_other_namespaces_are_none_of_our_business() -> None:
    assert reading({"aws:region": "eu-central-1", "other:args": "{"}) == StackConfig("identity", {})


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("identity:arg", "did you mean identity:args?"),
        ("identity:nmae", "did you mean identity:name?"),
        ("identity:userPool", "the known ones are identity:args and :name"),
    ],
)
def test_an_unknown_key_is_refused_with_file_and_hint(key: str, hint: str) -> None:
    (line,) = refused({key: "x"})
    assert line == f"Pulumi.dev.yaml: {key}: unknown key; {hint}"


def test_an_unknown_key_from_the_environment_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULUMI_CONFIG", json.dumps({"identity:nonsense": "x"}))
    assert "identity:nonsense" in refused({})[0]


@pytest.mark.parametrize("text", ["", "{", "text", "[" * 100_000, "userPool: x"])
def test_arguments_that_are_not_structured_are_refused(text: str) -> None:
    (line,) = refused({"identity:args": text})
    assert line == (
        "Pulumi.dev.yaml: identity:args: must be structured: keys and values below it; "
        "indent the arguments below the key"
    )


@pytest.mark.parametrize("value", [[], 5, True, "text", 0, False, ""])
def test_arguments_that_are_no_group_are_refused(value: Any) -> None:
    assert "identity:args: must be a group of settings" in refused(args(value))[0]


def test_problems_are_told_in_the_files_own_spelling() -> None:
    (line,) = refused(args({"userPool": {"passwordPolicy": {"minLenght": 12}}}))
    assert line == (
        "Pulumi.dev.yaml: identity:args.userPool.passwordPolicy.minLenght: unknown argument; did you mean `minLength`?"
    )


def test_snake_case_in_a_file_is_refused_with_the_files_word() -> None:
    (line,) = refused(args({"user_pool": {}}))
    assert line.endswith("identity:args.user_pool: unknown argument; did you mean `userPool`?")


def test_everything_wrong_with_a_file_is_told_at_once() -> None:
    lines = refused({"identity:x": "1", **args({"a": 1, "allowSignup": "yes"})})
    assert lines[0] == "Pulumi.dev.yaml: 3 problems"
    assert len(lines) == 4


def test_what_a_component_refuses_is_told_as_a_problem_of_the_file() -> None:
    def program() -> None:
        with in_stack_file():
            UserIdentity("shop", {"user_pool": {"password_policy": {"min_length": 5}}})

    done = run(program, stack="prod")
    assert str(done.error) == (
        "Pulumi.prod.yaml: identity:args.userPool.passwordPolicy.minLength: must be 6 to 99 (AWS CreateUserPool), "
        "got 5; use at least 6"
    )
    assert done.resources == []


def test_other_errors_pass_as_they_are() -> None:
    def program() -> None:
        with in_stack_file():
            raise ValueError("the sky is falling")

    assert isinstance(run(program).error, ValueError)


def test_of_an_encrypted_configuration_no_value_is_shown() -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    for wrong in ({"allowSignup": 12345}, {"userPool": {"passwordPolicy": {"minLength": 12345}}}):
        done = run(program, config=args(wrong), secret_config=("identity:args",))
        assert "identity:args." in str(done.error)
        assert "12345" not in str(done.error)


def warned_of(secret: bool) -> list[str]:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    config = args({"userPool": {"mfa": "off", "mfaMessage": "hunter2 {####}"}})
    return run(program, config=config, secret_config=("identity:args",) if secret else ()).messages


def test_what_does_nothing_is_told_in_the_files_own_spelling() -> None:
    (message,) = warned_of(secret=False)
    assert message.startswith("warning: mfaMessage: is the text of a code by SMS")
    assert message.endswith("got 'hunter2 {####}'; turn on `mfaSecondFactor.sms`, or leave it out")


def test_and_without_its_value_where_the_configuration_is_encrypted() -> None:
    (message,) = warned_of(secret=True)
    assert "hunter2" not in message
