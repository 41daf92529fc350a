"""A stack file with a mistake stops before the first resource; the message names the file, and the key as it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cognito_identity import ArgumentError
from sandbox.errors import ConfigurationError
from tests.cognito_identity.planned import without_codes
from tests.program.stack import ROOT, run_program, run_stack

ATTRIBUTES = "\n".join(f"        a{number}: {{type: string}}" for number in range(51))

CASES: dict[str, tuple[str, str]] = {
    "password too short": (
        "    userPool: {passwordPolicy: {minLength: 5}}",
        "identity:args.userPool.passwordPolicy.minLength: must be 6 to 99 (AWS CreateUserPool), got 5; use at least 6",
    ),
    "password misspelt": (
        "    userPool: {passwordPolicy: {minLenght: 12}}",
        "identity:args.userPool.passwordPolicy.minLenght: unknown argument; did you mean `minLength`?",
    ),
    "password in the words of Python": (
        "    userPool: {passwordPolicy: {min_length: 12}}",
        "identity:args.userPool.passwordPolicy.min_length: unknown argument; did you mean `minLength`?",
    ),
    "MFA without a factor": (
        "    userPool: {mfa: required, mfaSecondFactor: {otp: false}}",
        (
            "identity:args.userPool.mfaSecondFactor: names no factor while `mfa` is required; "
            "turn on `otp`, or set `mfa` to off"
        ),
    ),
    "e-mail MFA without SES": (
        "    userPool: {mfaSecondFactor: {email: true}}",
        (
            "identity:args.userPool.mfaSecondFactor.email: needs SES: Cognito's own sender carries no second factors, "
            "got True; give `email.fromEmail`"
        ),
    ),
    "attribute with a long name": (
        "    userPool: {customAttributes: {a_name_that_is_too_long: {type: string}}}",
        (
            "identity:args.userPool.customAttributes.a_name_that_is_too_long: must have 1 to 20 characters, has 23 "
            "(AWS CreateUserPool), got 'a_name_that_is_too_long'; use at most 20 characters"
        ),
    ),
    "attribute that is required": (
        "    userPool: {customAttributes: {team: {type: string, required: true}}}",
        (
            "identity:args.userPool.customAttributes.team.required: isn't available: "
            "a Cognito custom attribute can't be required; leave it out, and check the value in a pre-sign-up trigger"
        ),
    ),
    "51 attributes": (
        f"    userPool:\n      customAttributes:\n{ATTRIBUTES}",
        (
            "identity:args.userPool.customAttributes: and the standard ones must be at most 50 together, "
            "and are 51 and 4; leave some out"
        ),
    ),
    "mail without its code": (
        "    userPool: {userVerification: {emailBody: Welcome}}",
        (
            "identity:args.userPool.userVerification.emailBody: must contain {####} where the code goes, "
            "got 'Welcome'; add {####}"
        ),
    ),
    "number in quotes": (
        '    userPool: {passwordPolicy: {minLength: "12"}}',
        "identity:args.userPool.passwordPolicy.minLength: must be a whole number, got text; write it as a whole number",
    ),
    "switch in quotes": (
        '    allowSignup: "yes"',
        "identity:args.allowSignup: must be true or false, got text; write it as true or false",
    ),
    "word misspelt": (
        "    userPool: {removalPolicy: destory}",
        "identity:args.userPool.removalPolicy: must be one of retain, destroy, got 'destory'; did you mean destroy?",
    ),
    "client with an unsafe address": (
        "    clients: {web: {oAuth: {callbackUrls: ['http://shop.example']}}}",
        (
            "identity:args.clients.web.oAuth.callbackUrls[0]: must be https, except on this machine, "
            "got 'http://shop.example'; use an https:// address"
        ),
    ),
    "client with nothing below it": (
        "    clients:\n      web:",
        "identity:args.clients.web: must be a group of settings, got None; write it as keys and values",
    ),
    "list where a group is asked": (
        "    userPool: [mfa]",
        "identity:args.userPool: must be a group of settings, got list; write it as keys and values",
    ),
}


@pytest.fixture
def stack_file(tmp_path: Path) -> Callable[[str], Path]:
    (tmp_path / "Pulumi.yaml").write_text((ROOT / "Pulumi.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    def write(text: str) -> Path:
        (tmp_path / "Pulumi.broken.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(("args", "expected"), CASES.values(), ids=CASES)
def test_a_bad_key_or_value_stops_with_file_and_key(
    stack_file: Callable[[str], Path], args: str, expected: str
) -> None:
    done = run_stack("broken", stack_file(f"config:\n  identity:args:\n{args}\n"))
    assert isinstance(done.error, ArgumentError)
    assert without_codes(done.error) == f"Pulumi.broken.yaml: {expected}"
    assert done.resources == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("identity:arg: {}", "identity:arg: unknown key; did you mean identity:args?"),
        ("identity:userPool: {}", "identity:userPool: unknown key; the known ones are identity:args and :name"),
        ("identity:Name: shop", "identity:Name: unknown key; did you mean identity:name?"),
        (
            "identity:args: userPool",
            "identity:args: must be structured: keys and values below it; indent the arguments below the key",
        ),
        ("identity:args: []", "identity:args: must be a group of settings, got list; write it as keys and values"),
    ],
)
def test_a_mistake_beside_the_arguments_stops_too(stack_file: Callable[[str], Path], line: str, expected: str) -> None:
    done = run_stack("broken", stack_file(f"config:\n  {line}\n"))
    assert isinstance(done.error, ArgumentError)
    assert without_codes(done.error) == f"Pulumi.broken.yaml: {expected}"
    assert done.resources == []


def test_a_key_without_its_namespace_is_the_projects_and_so_ours(stack_file: Callable[[str], Path]) -> None:
    done = run_stack("broken", stack_file("config:\n  allowSignup: true\n"))
    assert without_codes(done.error) == (
        "Pulumi.broken.yaml: identity:allowSignup: unknown key; the known ones are identity:args and :name"
    )


def test_all_mistakes_of_a_file_are_told_together(stack_file: Callable[[str], Path]) -> None:
    text = "config:\n  identity:nmae: x\n  identity:args: {a: 1, userPool: {mfa: maybe}}\n"
    lines = str(run_stack("broken", stack_file(text)).error).splitlines()
    assert lines[0] == "Pulumi.broken.yaml: 3 problems"
    assert len(lines) == 4


def test_a_word_that_yaml_readers_take_for_false_is_understood(stack_file: Callable[[str], Path]) -> None:
    """`off` without quotes: text to one reader of YAML, false to another."""
    for off in ("off", '"off"', "false", "OFF"):
        text = f"config:\n  identity:args: {{userPool: {{mfa: {off}, passwordPolicy: {{minLength: 15}}}}}}\n"
        done = run_stack("broken", stack_file(text))
        assert done.error is None
        assert done.of_type("UserPool")[0].inputs["mfaConfiguration"] == "OFF"


def test_an_unknown_stack_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(ConfigurationError, match=r"unknown stack 'staging'.*known: .*dev.*prod"):
        run_stack("staging")


def test_a_file_that_is_no_yaml_is_refused_by_name(stack_file: Callable[[str], Path]) -> None:
    with pytest.raises(ConfigurationError, match=r"Pulumi\.broken\.yaml is not YAML: .*line 2"):
        run_stack("broken", stack_file("config: [\n"))


def test_an_encrypted_value_is_refused_where_nobody_has_the_key(stack_file: Callable[[str], Path]) -> None:
    with pytest.raises(ConfigurationError, match="identity:args is encrypted"):
        run_stack("broken", stack_file("config:\n  identity:args:\n    tags:\n      team: {secure: AAABAJ}\n"))


def test_without_a_stack_file_the_program_makes_the_secure_default() -> None:
    done = run_program({}, "empty")
    assert done.error is None
    assert done.of_type("UserPool")[0].inputs["mfaConfiguration"] == "ON"
    assert done.named("identity").type.endswith(":UserIdentity")


def test_the_name_in_the_file_names_every_resource(stack_file: Callable[[str], Path]) -> None:
    done = run_stack("broken", stack_file("config:\n  identity:name: shop\n"))
    assert {name.partition("-")[0] for _, name in done.names} == {"shop"}
