from pathlib import Path
from typing import Any

import pytest

from cognito_policies import Resource, ResourceOptions, load_pack, read_config
from cognito_policies.lock.document import lock_text
from cognito_policies.lock.facts import USER_POOLS, Entry, Lock
from cognito_policies.lock.matching import Found, entry_of
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import ROLE, USER_POOL, USER_POOL_CLIENT
from tests.policies.states import urn

FACTS: dict[str, object] = {
    "name": "n",
    "aliasAttributes": [],
    "usernameAttributes": [],
    "caseSensitive": None,
    "schemas": [],
}


def subject(token: str, called: str, /, aliases: tuple[str, ...] = (), **props: Any) -> Subject:
    return Subject(Resource(token, called, urn(token, called), props, ResourceOptions(aliases=aliases)))


def entry(name: str, *, live: bool = False) -> Entry:
    return Entry(USER_POOLS, None if live else urn(USER_POOL, name), name, name, facts=FACTS)


def test_a_urn_an_alias_or_a_name_at_aws_tells_which_it_is() -> None:
    made, live = entry("made"), entry("live", live=True)
    lock = Lock("prod", (made, live))
    assert entry_of(lock, subject(USER_POOL, "made")) is made
    assert entry_of(lock, subject(USER_POOL, "new", (urn(USER_POOL, "made"),))) is made
    assert entry_of(lock, subject(USER_POOL, "new", name="live")) is live
    for stranger in (
        subject(USER_POOL, "new", name="made"),
        subject(USER_POOL, "new"),
        subject(USER_POOL_CLIENT, "new", (urn(USER_POOL, "made"),), name="live"),
        subject(ROLE, "made"),
    ):
        assert entry_of(lock, stranger) is None


def test_what_was_found_is_found_again_and_a_namesake_is_named() -> None:
    made, gone, nameless = entry("made"), entry("gone"), Entry(USER_POOLS, None, "x", None, facts=FACTS)
    there, namesake = subject(USER_POOL, "made"), subject(USER_POOL, "new", name="gone")
    found = Found(Lock("prod", (made, gone, nameless)), [there, namesake, subject(ROLE, "r")])
    assert (found.of(made), found.of(gone)) == ([there], [])
    assert [found.namesake(each) for each in (gone, made, nameless)] == ["new", None, None]


def test_namesakes_at_aws_stand_for_each_other() -> None:
    one, two = Entry(USER_POOLS, None, "1", "same", facts=FACTS), Entry(USER_POOLS, None, "2", "same", facts=FACTS)
    found = Found(Lock("prod", (one, two)), [subject(USER_POOL, "new", name="same")])
    assert len(found.of(one)) == len(found.of(two)) == 1


class CountedUrn(str):
    """A URN that counts how often it is compared with another text."""

    __slots__ = ()
    comparisons = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        CountedUrn.comparisons += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("count", [30, 300])
def test_large_stacks_are_looked_up_not_searched(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CountedUrn, "comparisons", 0)
    names = [f"pool{number:05}" for number in range(count)]
    (tmp_path / "prod.json").write_text(lock_text(Lock("prod", tuple(map(entry, names)))), encoding="utf-8")
    on = {"enforcementLevel": "mandatory", "lockDir": str(tmp_path)}
    pack = load_pack(
        read_config({"all": "disabled", "cognito-pool-immutable-baseline": on, "cognito-pool-inventory": on}, "test")
    )
    resources = [Resource(USER_POOL, name, CountedUrn(urn(USER_POOL, name)), {"name": "n"}) for name in names]
    assert [found for each in resources for found in pack.check_resource(each)] == []
    assert pack.check_stack(resources) == []
    assert count <= CountedUrn.comparisons <= 5 * count
