"""An invalid stack file registers no resource; the error names the file and the key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cognito_identity import ArgumentError
from sandbox.errors import ConfigurationError
from tests.cognito_identity.planned import without_codes
from tests.program.stack import ROOT, run_program, run_stack

ATTRIBUTES = "\n".join(f"        a{number}: {{type: string}}" for number in range(51))

CASES: dict[str, tuple[str, str, str]] = {
    "password too short": (
        "    userPool: {passwordPolicy: {minLength: 5}}",
        "identity:args.userPool.passwordPolicy.minLength",
        "aws-limit",
    ),
    "unknown argument": (
        "    userPool: {passwordPolicy: {minLenght: 12}}",
        "identity:args.userPool.passwordPolicy.minLenght",
        "unknown-argument",
    ),
    "snake_case argument": (
        "    userPool: {passwordPolicy: {min_length: 12}}",
        "identity:args.userPool.passwordPolicy.min_length",
        "unknown-argument",
    ),
    "MFA without an MFA method": (
        "    userPool: {mfa: required, mfaSecondFactor: {otp: false}}",
        "identity:args.userPool.mfaSecondFactor",
        "mfa-method-missing",
    ),
    "email MFA without SES": (
        "    userPool: {mfaSecondFactor: {email: true}}",
        "identity:args.userPool.mfaSecondFactor.email",
        "email-mfa-without-ses",
    ),
    "custom attribute with a long name": (
        "    userPool: {customAttributes: {a_name_that_is_too_long: {type: string}}}",
        "identity:args.userPool.customAttributes.a_name_that_is_too_long",
        "aws-limit",
    ),
    "required custom attribute": (
        "    userPool: {customAttributes: {team: {type: string, required: true}}}",
        "identity:args.userPool.customAttributes.team.required",
        "unsupported-argument",
    ),
    "51 attributes": (
        f"    userPool:\n      customAttributes:\n{ATTRIBUTES}",
        "identity:args.userPool.customAttributes",
        "too-many-attributes",
    ),
    "email without a code": (
        "    userPool: {userVerification: {emailBody: Welcome}}",
        "identity:args.userPool.userVerification.emailBody",
        "message-placeholder",
    ),
    "number as a string": (
        '    userPool: {passwordPolicy: {minLength: "12"}}',
        "identity:args.userPool.passwordPolicy.minLength",
        "wrong-type",
    ),
    "boolean as a string": (
        '    allowSignup: "yes"',
        "identity:args.allowSignup",
        "wrong-type",
    ),
    "misspelled enum value": (
        "    userPool: {removalPolicy: destory}",
        "identity:args.userPool.removalPolicy",
        "not-a-choice",
    ),
    "callback URL without TLS": (
        "    clients: {web: {oAuth: {callbackUrls: ['http://shop.example']}}}",
        "identity:args.clients.web.oAuth.callbackUrls[0]",
        "redirect-unsafe",
    ),
    "client without a value": (
        "    clients:\n      web:",
        "identity:args.clients.web",
        "must-be-mapping",
    ),
    "list instead of a mapping": (
        "    userPool: [mfa]",
        "identity:args.userPool",
        "must-be-mapping",
    ),
}


@pytest.fixture
def stack_file(tmp_path: Path) -> Callable[[str], Path]:
    (tmp_path / "Pulumi.yaml").write_text((ROOT / "Pulumi.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    def write(text: str) -> Path:
        (tmp_path / "Pulumi.broken.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(("args", "path", "code"), CASES.values(), ids=CASES)
def test_an_invalid_argument_registers_nothing(
    stack_file: Callable[[str], Path], args: str, path: str, code: str
) -> None:
    done = run_stack("broken", stack_file(f"config:\n  identity:args:\n{args}\n"))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith(f"Pulumi.broken.yaml: {path}: ")
    assert [problem.code for problem in done.error.problems] == [code]
    assert done.resources == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("identity:arg: {}", "identity:arg: unknown key; did you mean identity:args?"),
        ("identity:userPool: {}", "identity:userPool: unknown key; use identity:args or identity:name"),
        ("identity:Name: shop", "identity:Name: unknown key; did you mean identity:name?"),
        ("identity:args: userPool", "identity:args: must be "),
        ("identity:args: []", "identity:args: must be "),
    ],
)
def test_an_invalid_key_next_to_the_arguments_registers_nothing(
    stack_file: Callable[[str], Path], line: str, expected: str
) -> None:
    done = run_stack("broken", stack_file(f"config:\n  {line}\n"))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith(f"Pulumi.broken.yaml: {expected}")
    assert done.resources == []


def test_a_key_without_a_namespace_gets_the_one_of_the_project(stack_file: Callable[[str], Path]) -> None:
    done = run_stack("broken", stack_file("config:\n  allowSignup: true\n"))
    assert without_codes(done.error) == (
        "Pulumi.broken.yaml: identity:allowSignup: unknown key; use identity:args or identity:name"
    )


def test_all_errors_of_a_file_are_reported_together(stack_file: Callable[[str], Path]) -> None:
    text = "config:\n  identity:nmae: x\n  identity:args: {a: 1, userPool: {mfa: maybe}}\n"
    lines = str(run_stack("broken", stack_file(text)).error).splitlines()
    assert lines[0] == "Pulumi.broken.yaml: 3 problems"
    assert len(lines) == 4


def test_off_without_quotes_turns_mfa_off(stack_file: Callable[[str], Path]) -> None:
    """Some YAML parsers read `off` as a string, others as false."""
    for off in ("off", '"off"', "false", "OFF"):
        text = f"config:\n  identity:args: {{userPool: {{mfa: {off}, passwordPolicy: {{minLength: 15}}}}}}\n"
        done = run_stack("broken", stack_file(text))
        assert done.error is None
        assert done.of_type("UserPool")[0].inputs["mfaConfiguration"] == "OFF"


def test_an_unknown_stack_is_an_error_that_lists_the_known_stacks() -> None:
    with pytest.raises(ConfigurationError, match=r"unknown stack 'staging'.*known: .*dev.*prod"):
        run_stack("staging")


def test_invalid_yaml_is_an_error_that_names_the_file(stack_file: Callable[[str], Path]) -> None:
    with pytest.raises(ConfigurationError, match=r"Pulumi\.broken\.yaml is not YAML: .*line 2"):
        run_stack("broken", stack_file("config: [\n"))


def test_an_encrypted_value_is_an_error_without_the_key(stack_file: Callable[[str], Path]) -> None:
    with pytest.raises(ConfigurationError, match="identity:args is encrypted"):
        run_stack("broken", stack_file("config:\n  identity:args:\n    tags:\n      team: {secure: AAABAJ}\n"))


def test_without_a_stack_file_the_defaults_apply() -> None:
    done = run_program({}, "empty")
    assert done.error is None
    assert done.of_type("UserPool")[0].inputs["mfaConfiguration"] == "ON"
    assert done.named("identity").type.endswith(":UserIdentity")


def test_resource_names_begin_with_the_configured_name(stack_file: Callable[[str], Path]) -> None:
    done = run_stack("broken", stack_file("config:\n  identity:name: shop\n"))
    assert {name.partition("-")[0] for _, name in done.names} == {"shop"}
