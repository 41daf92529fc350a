import json
from pathlib import Path
from typing import Any

import pytest

from cognito_identity.stack_config import StackConfig, in_stack_file, read_stack_config
from cognito_identity.user_identity.component import UserIdentity
from cognito_identity.validation.problems import ArgumentError
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import without_codes


def reading(config: dict[str, str], *, stack: str = "dev") -> StackConfig:
    done = run(read_stack_config, config=config, stack=stack)
    if done.error is not None:
        raise done.error
    assert isinstance(done.result, StackConfig)
    return done.result


def refused(config: dict[str, str]) -> list[str]:
    with pytest.raises(ArgumentError) as caught:
        reading(config)
    return without_codes(caught.value).splitlines()


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
    assert without_codes(done.error) == (
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


@pytest.mark.parametrize(
    ("wrong", "value"),
    [
        ({"clients": {"web": {"accessTokenValidityMinutes": 1234, "refreshTokenValidityMinutes": 60}}}, "1234"),
        ({"userPool": {"email": {"fromEmail": "a@b.example", "sesVerifiedDomain": "hunter2.example"}}}, "hunter2"),
    ],
)
def test_nor_in_the_middle_of_a_sentence(wrong: Any, value: str) -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    assert value in str(run(program, config=args(wrong)).error)
    hidden = str(run(program, config=args(wrong), secret_config=("identity:args",)).error)
    assert value not in hidden
    assert "identity:args." in hidden


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


def told(config: dict[str, str], stack: str = "dev") -> list[str]:
    return run(read_stack_config, config=config, stack=stack).messages


def test_defaults_that_nobody_asked_for_are_said() -> None:
    assert told({}) == [
        "warning: Pulumi.dev.yaml: no identity:args; deploying the defaults. Write `identity:args: {}` if you mean them"
    ]
    assert told({"identity:name": "shop"}) == told({})
    assert told(args({})) == []


def test_arguments_in_another_namespace_are_named() -> None:
    assert told({"shop:args": "{}", "aws:region": "eu-west-1"}) == [
        (
            "warning: Pulumi.dev.yaml: no identity:args; deploying the defaults. "
            "Did you mean identity:args, where it says shop:args?"
        )
    ]


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
def test_a_misspelt_namespace_is_refused(key: str, meant: str) -> None:
    for beside in ({}, args({})):
        (line,) = refused({key: "{}", **beside})
        assert line == f"Pulumi.dev.yaml: {key}: unknown key; did you mean {meant}?"


@pytest.mark.parametrize("key", ["identity-users:args", "other:args", "aws:profile", "identiy:colour"])
def test_another_namespace_is_left_alone(key: str) -> None:
    assert reading({key: "{}"}) == StackConfig("identity", {})


def test_a_region_that_does_not_exist_is_refused() -> None:
    (line,) = refused({"aws:region": "us-est-1", **args({})})
    assert line == "Pulumi.dev.yaml: aws:region: no such region, got 'us-est-1'; did you mean us-east-1?"
    (line,) = refused({"aws:region": "5"})
    assert line == "Pulumi.dev.yaml: aws:region: no such region, got '5'; write one as us-east-1"


def test_a_region_that_may_be_new_is_said() -> None:
    assert told({"aws:region": "eu-south-9", **args({})}) == [
        "warning: Pulumi.dev.yaml: aws:region: eu-south-9 is not among the regions known here; did you mean eu-south-1?"
    ]


def test_a_region_that_the_provider_is_told_to_accept_is_only_said() -> None:
    (message,) = told({"aws:region": "moon-1", "aws:skipRegionValidation": "true", **args({})})
    assert message.startswith("warning: Pulumi.dev.yaml: aws:region: moon-1 is not among the regions known here")
    assert refused({"aws:region": "moon-1", "aws:skipRegionValidation": "false"})


def test_a_region_that_is_encrypted_is_not_shown() -> None:
    done = run(read_stack_config, config={"aws:region": "us-est-1"}, secret_config=("aws:region",))
    assert "no such region" in str(done.error)
    assert "us-est-1" not in str(done.error)


def test_a_local_stack_without_its_endpoints_is_refused_before_anything_is_registered() -> None:
    def program() -> None:
        config = read_stack_config()
        with in_stack_file():
            UserIdentity(config.name, config.args)

    done = run(program, config={"aws:region": "us-east-1"}, stack="local")
    assert str(done.error).startswith("Pulumi.local.yaml: aws:endpoints: is missing, ")
    assert done.resources == []


def test_all_of_it_is_told_together() -> None:
    with pytest.raises(ArgumentError) as caught:
        reading({"aws:region": "us-est-1", "identiy:args": "{}", "identity:nmae": "x"}, stack="local")
    assert str(caught.value).splitlines()[0] == "Pulumi.local.yaml: 4 problems"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "identity:args:\n  allowSignup: true\n",
            "identity:args: stands beside `config`, where Pulumi does not read it; indent it below config:",
        ),
        (
            "config:\n  aws:region: us-east-1\n'identity:args':\n  allowSignup: true\n",
            "identity:args: stands beside `config`, where Pulumi does not read it; indent it below config:",
        ),
        ("confg:\n  identity:args: {}\n", "confg: unknown key; did you mean config?"),
        ("Config:\n  identity:args: {}\n", "Config: unknown key; did you mean config?"),
    ],
)
def test_what_pulumi_does_not_read_is_refused(tmp_path: Path, text: str, line: str) -> None:
    (tmp_path / "Pulumi.dev.yaml").write_text(text, encoding="utf-8")
    done = run(lambda: read_stack_config(tmp_path), stack="dev")
    assert without_codes(done.error) == f"Pulumi.dev.yaml: {line}"
    assert run(lambda: read_stack_config(tmp_path), config=args({}), stack="dev").error is None


@pytest.mark.parametrize(
    "text", [b"", b"# identity:args:\n", b"config:\n  a: b\n", b"environment:\n- x\nother: 1\n", b"\xff"]
)
def test_what_pulumi_reads_is_left_to_it(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "Pulumi.dev.yaml").write_bytes(text)
    done = run(lambda: read_stack_config(tmp_path), stack="dev")
    assert done.result == StackConfig("identity", {})
