import json
from dataclasses import replace
from typing import Any

import pytest

from cognito_policies import UNKNOWN, load_pack, read_config
from cognito_policies.model.tokens import USER_POOL
from cognito_policies.sources.listing import BadInputError, Source
from cognito_policies.sources.resources_file import read_resources
from tests.policies.states import ENCRYPTED, urn

SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"


def _document(**changes: Any) -> str:
    resource = {
        "urn": urn(USER_POOL, "pool"),
        "type": USER_POOL,
        "inputs": {"name": "users", "x": ENCRYPTED},
        "outputs": {},
        "id": "",
        "source": "project:///__main__.py#3",
        "options": {
            "protect": True,
            "delete_before_replace": None,
            "ignore_changes": ["tags"],
            "parent": None,
            "aliases": [],
        },
        "dependencies": ["urn:a"],
        "property_dependencies": {"name": ["urn:a"]},
    }
    return json.dumps({"version": 1, "stack": "prod", "resources": [resource], **changes})


def test_what_a_program_registers_is_read() -> None:
    listing = read_resources(_document(), "r.json")
    [item] = listing.items
    assert (listing.stack, item.source) == ("prod", Source("__main__.py", 3))
    assert item.before == item.after
    assert item.before.props == {"name": "users", "x": UNKNOWN}
    assert item.before.options.protect
    assert item.before.options.ignore_changes == ("tags",)
    assert item.before.property_dependencies == {"name": ("urn:a",)}


@pytest.mark.parametrize("provider", [{}, {"region": "eu-west-1"}])
def test_the_provider_may_be_left_out(provider: Any) -> None:
    document = json.loads(_document())
    document["resources"][0] |= {"provider": provider} if provider else {}
    [item] = read_resources(json.dumps(document), "r.json").items
    assert (item.before.provider, item.after.provider) == (provider, provider)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no file with registered resources"),
        ("[]", "no file with registered resources"),
        ("{}", "no file with registered resources"),
        (_document(version=2), "version must be 1, got 2"),
        (_document(resources=[{}]), "no file with registered resources ('options')"),
        (_document(resources=7), "no file with registered resources"),
    ],
)
def test_anything_else_is_refused(text: str, problem: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read_resources(text, "r.json")
    assert problem in str(caught.value)


def test_a_secret_that_the_sandbox_masks_is_not_checked_and_no_violation() -> None:
    document = json.loads(_document())
    document["resources"][0]["inputs"] = {"passwordPolicy": ENCRYPTED, "mfaConfiguration": SENTINEL}
    [item] = read_resources(json.dumps(document), "r.json").items
    rules = ("cognito-pool-password-composition", "cognito-pool-temp-password", "cognito-pool-mfa-required")
    config: Any = {"all": "disabled"} | {rule: {"enforcementLevel": "mandatory", "onUnknown": "fail"} for rule in rules}
    found = load_pack(read_config(config, "test")).check_resource(item.before)
    masked = "not checked yet: passwordPolicy is a secret, which the sandbox masks; it is checked in pulumi preview"
    assert [(each.level, each.message) for each in found] == [
        ("advisory", masked),
        ("advisory", masked),
        ("mandatory", 'not checked yet: mfaConfiguration is computed; option onUnknown is "fail"'),
    ]
    state = load_pack(read_config(config, "test")).check_resource(replace(item.before, simulated=False))
    assert {each.level for each in state} == {"mandatory"}
