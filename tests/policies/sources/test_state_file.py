import json
from typing import Any

import pytest

from cognito_policies import UNKNOWN
from cognito_policies.model.tokens import USER_POOL, USER_POOL_CLIENT
from cognito_policies.sources.listing import BadInputError, Source
from cognito_policies.sources.state_file import read_state, source_of
from tests.policies.states import ENCRYPTED, SECRET, checkpoint, entry, exported, plaintext, resources, urn


@pytest.mark.parametrize("text", [exported(), exported(version=4), checkpoint(), checkpoint(stack="prod")])
def test_both_forms_are_read_alike(text: str) -> None:
    listing = read_state(text, "state.json")
    assert listing.stack == "prod"
    assert [item.after.name for item in listing.items] == ["identity-prod", "pool", "web", "ids", "dom", "api"]
    pool = listing.items[1]
    assert (pool.id, pool.source) == ("eu-west-1_abc", Source("app/users.py", 12))
    assert pool.before.options.protect
    assert "id" not in pool.before.props
    assert pool.after.props["id"] == "eu-west-1_abc"
    assert listing.items[2].after.property_dependencies == {"userPoolId": (urn(USER_POOL, "pool"),)}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"version": 3, "deployment": {"manifest": {}}}),
        json.dumps({"version": 3, "checkpoint": {"stack": None, "latest": None}}),
    ],
)
def test_an_empty_stack_is_a_state_too(text: str) -> None:
    listing = read_state(text, "state.json")
    assert (listing.stack, listing.items) == (None, ())


def test_what_the_program_only_reads_and_what_is_about_to_go_is_not_checked() -> None:
    read = entry(USER_POOL, "read", {}, external=True)
    going = entry(USER_POOL, "pool", {}, delete=True)
    listing = read_state(exported([read, going, *resources()]), "s")
    assert len(listing.items) == 6
    assert listing.skipped == (urn(USER_POOL, "read"), urn(USER_POOL, "pool"))


def test_secrets_are_unknown_where_they_are_encrypted_and_marked_where_they_are_not() -> None:
    inputs = {
        "a": ENCRYPTED,
        "b": plaintext({"c": [1]}),
        "d": {"e": [ENCRYPTED, "x"]},
        "f": {**SECRET, "plaintext": "{"},
    }
    [item] = read_state(exported([entry(USER_POOL, "pool", inputs)]), "s").items
    assert item.before.props == {"a": UNKNOWN, "b": {"c": [1]}, "d": {"e": [UNKNOWN, "x"]}, "f": UNKNOWN}
    assert item.before.secrets == {("a",), ("b",), ("d", "e", 0), ("f",)}


def test_options_and_the_provider_are_read() -> None:
    provider = entry("pulumi:providers:aws", "default", {"region": "eu-west-1"}, "p1")
    pool = entry(
        USER_POOL,
        "pool",
        {},
        provider=f"{provider['urn']}::p1",
        ignoreChanges=["schemas"],
        parent="urn:x",
        aliases=["urn:old"],
        deleteBeforeReplace=True,
        dependencies=["urn:d"],
    )
    read = read_state(exported([provider, pool]), "s").items[1].before
    assert read.provider == {"region": "eu-west-1"}
    assert (read.options.ignore_changes, read.options.parent, read.options.aliases) == (
        ("schemas",),
        "urn:x",
        ("urn:old",),
    )
    assert read.options.delete_before_replace is True
    assert read.dependencies == ("urn:d",)


def _with(**changes: Any) -> str:
    return exported([{**entry(USER_POOL_CLIENT, "web", {}), **changes}])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "this is no state; it must be from `pulumi stack export`"),
        ('{"version": 3, "resources": []}', "this is no state"),
        ('{"format_version": "1.0", "version": 4, "terraform_version": "1.9"}', "this is no state"),
        ('{"version": 2, "deployment": {}}', "the state has version 2"),
        ('{"deployment": {}}', "the state has version null"),
        ('{"version": 3, "deployment": []}', "expected an object, got list"),
        ('{"version": 3, "checkpoint": "x"}', "expected an object, got str"),
        ('{"version": 3, "deployment": {"resources": {"a": 1}}}', "this state can't be read"),
        ('{"version": 3, "deployment": {"resources": [1]}}', "this state can't be read"),
        ('{"version": 3, "deployment": {"resources": [{}]}}', "this state can't be read ('urn')"),
        (_with(type=7), "expected a text, got int"),
        (_with(inputs=[1]), "expected an object, got list"),
        (_with(propertyDependencies=[1]), "expected an object, got list"),
    ],
)
def test_what_is_no_state_is_refused_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read_state(text, "state.json")
    assert str(caught.value).startswith("state.json: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "position",
    [None, 7, "file:///x#1", "project:///../venv/x.py#3", "project:///x.py", "project:///x.py#0", "project:///#1"],
)
def test_a_place_outside_the_project_is_none(position: object) -> None:
    assert source_of(position) is None
