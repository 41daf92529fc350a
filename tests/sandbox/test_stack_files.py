import json
from pathlib import Path

import pytest

from sandbox.errors import ConfigurationError
from sandbox.stack_files import read_stack_files


def _project(folder: Path, stack: str, project: str = "name: identity\n") -> Path:
    (folder / "Pulumi.yaml").write_text(project, encoding="utf-8")
    (folder / "Pulumi.dev.yaml").write_text(stack, encoding="utf-8")
    return folder


def test_structured_values_reach_the_program_as_json_and_text_as_it_is(tmp_path: Path) -> None:
    stack = "config:\n  aws:region: eu-west-1\n  identity:args:\n    mfa: off\n    n: 8\n    yes: true\n"
    files = read_stack_files(_project(tmp_path, stack), "dev")
    assert files.region == "eu-west-1"
    assert json.loads(files.config["identity:args"]) == {"mfa": "off", "n": 8, "yes": True}


def test_the_words_off_and_no_stay_words_as_in_the_real_cli(tmp_path: Path) -> None:
    files = read_stack_files(_project(tmp_path, "config:\n  aws:region: r\n  identity:args: {a: off, b: no}\n"), "dev")
    assert json.loads(files.config["identity:args"]) == {"a": "off", "b": "no"}


def test_a_key_without_a_namespace_is_the_projects_own(tmp_path: Path) -> None:
    files = read_stack_files(_project(tmp_path, "config:\n  aws:region: r\n  name: ann\n"), "dev")
    assert files.config["identity:name"] == "ann"


def test_the_projects_defaults_and_values_are_read_and_the_stack_overrides_them(tmp_path: Path) -> None:
    project = (
        "name: identity\nconfig:\n  aws:region: {value: us-east-1}\n  plain: here\n"
        "  identity:name: {type: string, default: fallback}\n  identity:bare: {type: string}\n"
    )
    files = read_stack_files(_project(tmp_path, "config: {aws:region: eu-west-1}", project), "dev")
    assert files.config == {"aws:region": "eu-west-1", "identity:plain": "here", "identity:name": "fallback"}


@pytest.mark.parametrize(
    ("stack", "says"),
    [
        ("config: [", "Pulumi.dev.yaml is not YAML"),
        ("- a\n- b\n", "Pulumi.dev.yaml must be a mapping, got "),
        ("config: text\n", "Pulumi.dev.yaml: config must be a mapping"),
        ("config:\n  aws:region: r\n  identity:x:\n    secure: v1:abc\n", "identity:x is encrypted"),
        ("config:\n  aws:region: r\n  identity:args:\n    a:\n      - secure: v1:abc\n", "identity:args is encrypted"),
        ("config: {}\n", "aws:region is not set"),
        ("config:\n  aws:region: 5\n", "aws:region: must be a string, got 5; use a region such as us-east-1"),
        ("config:\n  aws:region: [us-east-1]\n", "aws:region: must be a string, got "),
        (
            "config:\n  aws:region: r\nidentity:args: {}\n",
            "identity:args: is ignored by Pulumi because it is not below `config`",
        ),
        ("configs:\n  aws:region: r\n", "configs: unknown key; did you mean config?"),
        ("", "aws:region is not set"),
    ],
)
def test_a_stack_file_that_cant_be_used_is_named_with_the_reason(tmp_path: Path, stack: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        read_stack_files(_project(tmp_path, stack), "dev")


def test_yaml_errors_name_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"line 3, column"):
        read_stack_files(_project(tmp_path, "config:\n  a: 1\n b: 2\n"), "dev")


def test_a_file_that_is_no_text_is_not_yaml(tmp_path: Path) -> None:
    _project(tmp_path, "")
    (tmp_path / "Pulumi.dev.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="is not YAML"):
        read_stack_files(tmp_path, "dev")


def test_an_unknown_stack_is_refused_and_the_known_ones_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"unknown stack 'prdo'.*known: dev"):
        read_stack_files(_project(tmp_path, ""), "prdo")


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"Pulumi.yaml is missing"):
        read_stack_files(tmp_path, "dev")


def test_an_encrypted_value_is_never_shown(tmp_path: Path) -> None:
    stack = "config:\n  aws:region: r\n  identity:x:\n    secure: v1:topsecret\n"
    with pytest.raises(ConfigurationError) as refusal:
        read_stack_files(_project(tmp_path, stack), "dev")
    assert "topsecret" not in str(refusal.value)
