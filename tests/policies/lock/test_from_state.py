from typing import Any

import pytest

from cognito_policies.lock.facts import KINDS, kind_of
from cognito_policies.lock.from_state import lock_from
from cognito_policies.model.tokens import DOMAIN, ROLE, USER_POOL, USER_POOL_CLIENT
from cognito_policies.sources.listing import BadInputError
from cognito_policies.sources.state_file import read_state
from tests.policies.states import ENCRYPTED, POOL, POOL_INPUTS, entry, exported, plaintext


def locked(*given: dict[str, Any]) -> Any:
    return lock_from(read_state(exported(given), "s"), "prod")


def test_a_name_pulumi_made_up_is_locked_as_it_came_out() -> None:
    pool = entry(USER_POOL, "pool", {}, POOL)
    pool["outputs"]["name"] = "pool-1a2b3c4"
    [found] = locked(pool).entries
    assert (found.label, found.facts["name"], found.facts["caseSensitive"]) == ("pool-1a2b3c4", "pool-1a2b3c4", None)
    assert found.name == "pool"


def test_one_that_does_not_exist_yet_is_not_locked() -> None:
    with pytest.raises(BadInputError, match="has nothing to lock"):
        locked({**entry(USER_POOL, "pool", POOL_INPUTS), "id": ""})


def test_secrets_that_were_exported_in_clear_can_be_locked() -> None:
    [found] = locked(entry(DOMAIN, "dom", {"domain": plaintext("users"), "userPoolId": POOL})).entries
    assert found.facts == {"domain": "users"}


@pytest.mark.parametrize(
    ("given", "what"),
    [
        (entry(USER_POOL, "pool", {**POOL_INPUTS, "name": ENCRYPTED}), "name"),
        (entry(USER_POOL, "pool", {**POOL_INPUTS, "aliasAttributes": ENCRYPTED}), "aliasAttributes"),
        (entry(USER_POOL, "pool", {**POOL_INPUTS, "schemas": [ENCRYPTED]}), "schemas[0].name"),
        (entry(USER_POOL, "pool", {**POOL_INPUTS, "schemas": ENCRYPTED}), "schemas"),
        (entry(USER_POOL, "pool", {**POOL_INPUTS, "schemas": "x"}), "schemas must be a list"),
        (entry(USER_POOL_CLIENT, "web", {"name": ENCRYPTED, "userPoolId": POOL}), "name"),
        (entry(USER_POOL_CLIENT, "web", {"name": "web"}), "userPoolId"),
    ],
)
def test_what_is_encrypted_is_not_left_out_in_silence(given: dict[str, Any], what: str) -> None:
    with pytest.raises(BadInputError) as caught:
        locked(given)
    assert f"because {what}" in str(caught.value)
    assert "--show-secrets" in str(caught.value)


def test_every_kind_is_known_by_its_types() -> None:
    for kind in KINDS:
        assert {kind_of(token) for token in kind.tokens} == {kind}
    assert kind_of(ROLE) is None
