import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_policies.lock.document import NOTE, LockFileError, _checksum, lock_text, read_lock
from cognito_policies.lock.facts import KINDS, Lock
from cognito_policies.lock.from_state import lock_from
from cognito_policies.sources.state_file import read_state
from tests.policies.checking import unhurried
from tests.policies.states import POOL_INPUTS, exported, resources


def locked(given: list[dict[str, Any]] | None = None) -> Lock:
    return lock_from(read_state(exported(given), "s"), "prod")


TEXT = lock_text(locked())

CLIENT = json.loads(TEXT)["appClients"][0]


def edited(**changes: Any) -> str:
    """The lock with changes and a checksum that fits them."""
    document = {**json.loads(TEXT), **changes}
    sections = {kind.section: document.get(kind.section) for kind in KINDS}
    return json.dumps({**document, "checksum": _checksum(document["stack"], sections)})


def test_it_can_be_read_by_users() -> None:
    document = json.loads(TEXT)
    assert list(document)[:5] == ["version", "note", "stack", "checksum", "userPools"]
    assert document["note"] == NOTE
    [pool] = document["userPools"]
    assert (pool["name"], pool["aliasAttributes"], pool["usernameAttributes"], pool["caseSensitive"]) == (
        "users",
        ["email", "preferred_username"],
        [],
        False,
    )
    assert [attribute["name"] for attribute in pool["schemas"]] == ["email", "tenant"]
    assert document["appClients"][0] == {
        "urn": "urn:pulumi:prod::identity::aws:cognito/userPoolClient:UserPoolClient::web",
        "id": "web",
        "name": "web-1",
        "userPoolId": "eu-west-1_abc",
        "generateSecret": False,
    }
    assert TEXT.endswith("}\n")


def test_what_is_written_is_what_is_read() -> None:
    assert lock_text(read_lock(TEXT, "prod")) == TEXT
    assert {entry.kind.section for entry in read_lock(TEXT, "prod").entries} == {kind.section for kind in KINDS}


@unhurried
@given(st.permutations(resources()), st.permutations(POOL_INPUTS["schemas"]), st.permutations(["email", "sub"]))
def test_the_order_of_things_does_not_matter(order: Any, schemas: Any, aliases: Any) -> None:
    given_state = [
        {**each, "inputs": {**each["inputs"], "schemas": schemas, "aliasAttributes": aliases}}
        if each.get("id") == "eu-west-1_abc"
        else each
        for each in order
    ]
    straight = [
        {**each, "inputs": {**each["inputs"], "aliasAttributes": ["email", "sub"]}}
        if each.get("id") == "eu-west-1_abc"
        else each
        for each in resources()
    ]
    text = lock_text(locked(given_state))
    assert text == lock_text(locked(straight))
    assert lock_text(read_lock(text, "prod")) == text


def test_how_the_file_is_laid_out_does_not_matter() -> None:
    assert read_lock(TEXT.replace("\n", "\r\n").replace("  ", "\t"), "prod") == read_lock(TEXT, "prod")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "this is not JSON: Expecting property name"),
        (TEXT.replace('"users"', '"\\ud800"'), "userPools[0].name has a lone surrogate"),
        ("[]", "it is no lock file: it is no JSON object"),
        ("{}", 'it is no lock file: it has no "version"'),
        ('{"version": true}', 'it has no "version"'),
        ('{"version": 0}', 'it has no "version"'),
        (
            TEXT.replace('"version": 1', '"version": 2'),
            "it has version 2, and this pack reads version 1",
        ),
        (TEXT.replace('"required": true', '"required": false'), "edited by hand (the checksum"),
        (TEXT.replace('"stack": "prod"', '"stack": "dev"'), "edited by hand"),
        (TEXT.replace('"note"', '"nota"'), "edited by hand (unknown: nota)"),
        (edited(stack="dev"), 'it is the lock of stack "dev", not of "prod"'),
        (edited(domains=None), "edited by hand (domains must be a list, got NoneType)"),
        (edited(domains=[7]), "edited by hand (domains[0] must be an object, got int)"),
        (edited(domains=["web"]), "edited by hand (domains[0] must be an object, got str)"),
        (edited(domains=[{}]), "edited by hand (domains[0].id is missing)"),
        (edited(appClients=[{**CLIENT, "generateSecret": 1}]), "(appClients[0].generateSecret must be true or false"),
        (edited(appClients=[{**CLIENT, "urn": 1}]), "(appClients[0].urn must be a text"),
        (
            edited(userPools=[{**json.loads(TEXT)["userPools"][0], "schemas": [{}]}]),
            "(userPools[0].schemas[0] must have exactly name, type,",
        ),
        (
            edited(userPools=[{**json.loads(TEXT)["userPools"][0], "aliasAttributes": 7}]),
            "(userPools[0].aliasAttributes must be a list, got int)",
        ),
    ],
)
def test_what_was_not_written_here_is_refused_in_one_line(text: str, problem: str) -> None:
    with pytest.raises(LockFileError) as caught:
        read_lock(text, "prod")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_without_a_section_was_edited() -> None:
    document = {key: value for key, value in json.loads(edited(domains=None)).items() if key != "domains"}
    with pytest.raises(LockFileError, match="edited by hand"):
        read_lock(json.dumps(document), "prod")
