"""What the program registers, as a file for checks elsewhere."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sandbox.cli import main
from sandbox.mock_engine import REDACTED_SECRET
from sandbox.registered import registered_as_json
from sandbox.resources import Registration

ROOT = Path(__file__).resolve().parents[2]
PLAIN = Registration(
    urn="urn:pulumi:dev::p::t::n",
    type="t",
    name="n",
    parent="",
    custom=True,
    inputs={"a": "hunter2", "b": "x"},
    protect=True,
    retain_on_delete=False,
    delete_before_replace=None,
    ignore_changes=("tags",),
    aliases=(),
    dependencies=("urn:d",),
    property_dependencies={"b": ("urn:d",)},
    masked_inputs={"a": REDACTED_SECRET, "b": "x"},
)


def written(registration: Registration, root: Path = Path("/project")) -> Any:
    return json.loads(registered_as_json("dev", [registration], root))["resources"][0]


def test_of_the_provider_the_region_is_told_and_nothing_else() -> None:
    provider = {"region": "eu-west-1", "secretKey": "hunter2"}
    text = registered_as_json("dev", [replace(PLAIN, provider=provider)], Path("/"))
    assert json.loads(text)["resources"][0]["provider"] == {"region": "eu-west-1"}
    assert "hunter2" not in text


def test_what_went_in_as_a_secret_comes_out_as_one() -> None:
    outputs = {"a": "hunter2", "b": "x", "nested": ["y"], "clientSecret": "hunter2", "id": "i"}
    text = registered_as_json("dev", [replace(PLAIN, outputs=outputs)], Path("/"))
    assert "hunter2" not in text
    resource = json.loads(text)["resources"][0]
    assert (resource["outputs"]["b"], resource["outputs"]["nested"], resource["outputs"]["id"]) == ("x", ["y"], "i")
    nested = replace(
        PLAIN, masked_inputs={"l": [REDACTED_SECRET], "m": {"k": REDACTED_SECRET}}, outputs={"l": ["hunter2"]}
    )
    assert "hunter2" not in registered_as_json("dev", [nested], Path("/"))


def test_options_and_dependencies_are_there() -> None:
    resource = written(PLAIN)
    assert resource["options"] == {
        "protect": True,
        "delete_before_replace": None,
        "ignore_changes": ["tags"],
        "parent": None,
        "aliases": [],
    }
    assert resource["dependencies"] == ["urn:d"]
    assert resource["property_dependencies"] == {"b": ["urn:d"]}


LIBRARY = (ROOT / "components" / "cognito_identity" / "user_pool" / "component.py").as_uri()


@pytest.mark.parametrize(
    ("calls", "shown"),
    [
        ([], None),
        ([("file:///project/app/main%20file.py", 7)], "project:///app/main file.py#7"),
        ([("file:///project/app/pools.py", 3), ("file:///project/__main__.py", 7)], "project:///app/pools.py#3"),
        ([("file:///elsewhere/x.py", 7)], None),
        ([("file:///project/.venv/lib/python3.11/site-packages/cognito_identity/user_pool/component.py", 7)], None),
        (
            [
                ("file:///project/.venv/lib/python3.11/site-packages/pulumi_aws/cognito/user_pool.py", 7),
                ("file:///elsewhere/x.py", 7),
                ("file:///project/__main__.py", 9),
            ],
            "project:///__main__.py#9",
        ),
    ],
)
def test_a_place_is_the_innermost_of_the_programs_own_lines(calls: list[tuple[str, int]], shown: str | None) -> None:
    assert written(replace(PLAIN, calls=tuple(calls)))["source"] == shown


def test_the_library_is_not_the_programs_own_though_it_lies_in_the_project() -> None:
    program = (ROOT / "__main__.py").as_uri()
    assert written(replace(PLAIN, calls=((LIBRARY, 97), (program, 10))), ROOT)["source"] == "project:///__main__.py#10"
    assert written(replace(PLAIN, calls=((LIBRARY, 97),)), ROOT)["source"] is None


def test_what_is_made_later_has_the_place_of_its_parent() -> None:
    parent = replace(PLAIN, urn="urn:parent", calls=(("file:///project/__main__.py", 7),))
    child = replace(PLAIN, parent="urn:parent", calls=())
    text = registered_as_json("dev", [parent, child], Path("/project"))
    assert [each["source"] for each in json.loads(text)["resources"]] == ["project:///__main__.py#7"] * 2


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_every_resource_of_the_repositorys_program_is_made_by_its_one_declaration(
    stack: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "resources.json"
    assert main(["up", "--program", str(ROOT), "--stack", stack, "--resources", str(target)]) == 0
    capsys.readouterr()
    lines = (ROOT / "__main__.py").read_text(encoding="utf-8").splitlines()
    [declaration] = [number for number, line in enumerate(lines, 1) if "UserIdentity(" in line]
    resources = json.loads(target.read_text(encoding="utf-8"))["resources"]
    assert len(resources) >= 9
    assert {each["source"] for each in resources} == {f"project:///__main__.py#{declaration}"}


@pytest.mark.usefixtures("project")
def test_the_command_writes_it_whether_or_not_policies_stand_against_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for policies in ("dev", "prod"):
        target = tmp_path / f"{policies}.json"
        main(["up", "--policies", policies, "--resources", str(target)])
        document = json.loads(target.read_text(encoding="utf-8"))
        assert (document["version"], document["stack"]) == (1, "dev")
        types = [resource["type"] for resource in document["resources"]]
        assert types.count("aws:cognito/userPool:UserPool") == 1
    capsys.readouterr()
