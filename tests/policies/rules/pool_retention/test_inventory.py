from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cognito_policies import Resource, ResourceOptions, load_pack, read_config
from cognito_policies.engine.policies import STACK_VARIABLE
from cognito_policies.lock.document import lock_text
from cognito_policies.lock.facts import Lock
from cognito_policies.lock.from_state import lock_from
from cognito_policies.model.tokens import USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.pool_retention.inventory import RULE
from cognito_policies.sources.state_file import read_state
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT
from tests.policies.states import exported, urn

LOCK = lock_from(read_state(exported(), "s"), "prod")
PROGRAM = [item.after for item in read_state(exported(), "s").items]


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    (tmp_path / "prod.json").write_text(lock_text(LOCK), encoding="utf-8")
    return tmp_path


def config(locks: Path, **options: Any) -> dict[str, Any]:
    return {"all": "disabled", RULE.id: {"enforcementLevel": "mandatory", "lockDir": str(locks), **options}}


def said(locks: Path, resources: list[Resource], **options: Any) -> list[tuple[str, str]]:
    """What pack and server say, checked to be the same."""
    given = config(locks, **options)
    found = load_pack(read_config(given, "test"), stack="prod").check_stack(resources)
    answers = PolicyServer(given).analyze_stack(resources)
    assert [(each.text, each.level) for each in answers] == [(each.message, each.level) for each in found]
    return [(each.level, each.message) for each in found]


def without(*names: str) -> list[Resource]:
    return [each for each in PROGRAM if each.name not in names]


def test_a_program_that_has_it_all_and_more_passes(locks: Path) -> None:
    more = Resource(USER_POOL_CLIENT, "new", urn(USER_POOL_CLIENT, "new"), {"userPoolId": "eu-west-1_other"})
    assert said(locks, PROGRAM) == said(locks, [*PROGRAM, more]) == []


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("pool", 'user pool "pool" (eu-west-1_abc)'),
        ("web", 'app client "web" (web)'),
        ("ids", 'identity pool "ids" (ids)'),
        ("dom", 'domain "dom" (dom)'),
        ("api", 'resource server "api" (api)'),
    ],
)
def test_whatever_is_locked_and_gone_is_missed(locks: Path, name: str, what: str) -> None:
    assert said(locks, without(name)) == [("mandatory", f"{what} is locked, and the program no longer has it")]


def test_a_program_without_any_resource_misses_everything(locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STACK_VARIABLE, "prod")
    assert len(said(locks, [])) == len(LOCK.entries)


def test_an_alias_finds_what_was_renamed_and_a_namesake_gets_a_hint(locks: Path) -> None:
    pool = next(each for each in PROGRAM if each.name == "pool")
    renamed = replace(pool, urn=urn(USER_POOL, "users"), name="users")
    [(_, message)] = said(locks, [*without("pool"), renamed])
    assert message.endswith('"users" has the same name in AWS: add an alias if it is the same resource')
    known = replace(renamed, options=ResourceOptions(aliases=(pool.urn,)))
    there = [replace(each, property_dependencies={"userPoolId": (known.urn,)}) if each.property_dependencies else each
             for each in without("pool")]  # fmt: skip
    assert said(locks, [*there, known]) == []


@pytest.mark.parametrize(
    ("wires", "props", "moved"),
    [
        ({"userPoolId": (urn(USER_POOL, "other"),)}, {"userPoolId": "eu-west-1_abc"}, True),
        ({"userPoolId": ("urn:users",)}, {"userPoolId": "eu-west-1_abc"}, False),
        ({}, {"userPoolId": "eu-west-1_other"}, True),
        ({}, {"userPoolId": "eu-west-1_abc"}, False),
        ({}, {}, False),
    ],
)
def test_a_part_stays_in_its_pool(locks: Path, wires: Any, props: Any, moved: bool) -> None:
    client = next(each for each in PROGRAM if each.name == "web")
    client = replace(client, property_dependencies=wires, props={"name": "web-1", **props})
    pool = next(each for each in PROGRAM if each.name == "pool")
    pool = replace(pool, options=ResourceOptions(parent="urn:users"))
    other = Resource(USER_POOL, "other", urn(USER_POOL, "other"), {"name": "other"})
    users = Resource("app:Users", "users", "urn:users", {})
    found = said(locks, [users, *without("web", "pool"), pool, client, other])
    expected = 'userPoolId is another pool than the locked "eu-west-1_abc": it would be replaced'
    assert found == ([("mandatory", expected)] if moved else [])


def test_where_the_pool_itself_is_not_in_the_lock_or_the_program_its_id_decides(locks: Path) -> None:
    alone = Lock("prod", tuple(entry for entry in LOCK.entries if entry.name == "web"))
    (locks / "prod.json").write_text(lock_text(alone), encoding="utf-8")
    client = next(each for each in PROGRAM if each.name == "web")
    assert said(locks, [client]) == []
    loose = replace(client, property_dependencies={}, props={"userPoolId": "eu-west-1_other"})
    assert len(said(locks, [loose])) == 1


def test_no_lock_is_not_applicable_or_a_violation_where_one_is_required(tmp_path: Path) -> None:
    assert said(tmp_path, PROGRAM) == []
    pack = load_pack(read_config(config(tmp_path), "test"))
    assert list(pack.not_applicable(PROGRAM)) == [RULE.id]
    [(level, message)] = said(tmp_path, PROGRAM, required=True)
    assert level == "mandatory"
    assert message.startswith('stack "prod" has no lock')


def test_a_broken_lock_is_a_violation(locks: Path) -> None:
    (locks / "prod.json").write_text("[]", encoding="utf-8")
    [(level, message)] = said(locks, PROGRAM)
    assert (level, message) == ("mandatory", "the lock prod.json is invalid: it is no lock file: it is no JSON object")


@pytest.mark.parametrize(("resource", "level"), [("web", "advisory"), ("*::web", "advisory"), ("dom", "mandatory")])
def test_an_exception_lets_one_go(locks: Path, resource: str, level: str) -> None:
    exception = {"resource": resource, "reason": "the app is gone", "expires": "2999-01-01"}
    [(found, _)] = said(locks, without("web"), exceptions=[exception])
    assert found == level


def test_an_exception_that_is_over_says_so(locks: Path) -> None:
    exception = {"resource": "web", "reason": "the app is gone", "expires": "2026-05-31"}
    [(level, message)] = said(locks, without("web"), exceptions=[exception])
    assert level == "mandatory"
    assert message.endswith("the exception expired on 2026-05-31 (the app is gone)")


def changed(name: str, **props: Any) -> list[Resource]:
    return [replace(each, props={**each.props, **props}) if each.name == name else each for each in PROGRAM]


ARN = "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/"


@pytest.mark.parametrize(
    ("name", "outputs"),
    [
        ("pool", {"id": UNKNOWN_TEXT}),
        ("pool", {"id": UNKNOWN_TEXT, "arn": UNKNOWN_TEXT}),
        ("pool", {"id": None, "arn": UNKNOWN_TEXT}),
        ("ids", {"id": UNKNOWN_TEXT}),
        ("ids", {"id": None, "arn": UNKNOWN_TEXT}),
        ("web", {"id": UNKNOWN_TEXT}),
    ],
)
def test_one_that_would_be_created_again_is_not_the_locked_one(locks: Path, name: str, outputs: Any) -> None:
    [(level, message)] = said(locks, changed(name, **outputs))
    assert level == "mandatory"
    assert "is locked, and this would create a new one" in message


@pytest.mark.parametrize(
    ("name", "outputs", "message"),
    [
        ("pool", {"id": "eu-west-1_xyz"}, "user pool eu-west-1_abc is locked, and this is eu-west-1_xyz, without any"),
        ("pool", {"id": None, "arn": ARN + "eu-west-1_xyz"}, "and this is eu-west-1_xyz, without any of its users"),
        ("pool", {"arn": ARN + "eu-west-1_xyz"}, "and this is eu-west-1_xyz, without any of its users"),
        ("ids", {"id": "other"}, "identity pool ids is locked, and this is other, without any of its identities"),
        ("web", {"id": "other"}, "app client web is locked, and this is other, with an id that apps don't have"),
    ],
)
def test_another_one_of_the_same_name_is_not_the_locked_one(locks: Path, name: str, outputs: Any, message: str) -> None:
    [(level, found)] = said(locks, changed(name, **outputs))
    assert level == "mandatory"
    assert message in found


def test_parts_of_another_pool_are_not_named_one_by_one(locks: Path) -> None:
    other = {"id": "eu-west-1_xyz"}
    given = [
        replace(each, props={**each.props, **(other if each.name == "pool" else {"id": "new", "userPoolId": "x"})})
        if each.name in {"pool", "web"}
        else each
        for each in PROGRAM
    ]
    assert len(said(locks, given)) == 1


@pytest.mark.parametrize("outputs", [{"id": None}, {"id": None, "arn": None}, {"arn": ARN + "eu-west-1_abc"}])
def test_one_that_tells_no_id_or_the_locked_one_passes(locks: Path, outputs: Any) -> None:
    assert said(locks, changed("pool", **outputs)) == []


def test_ids_of_a_sandbox_are_not_compared(locks: Path) -> None:
    given = [replace(each, simulated=True) for each in changed("pool", id="us-east-1_made")]
    pack = load_pack(read_config(config(locks), "test"), stack="prod")
    assert pack.check_stack(given) == []


def test_an_exception_lets_another_one_be_created(locks: Path) -> None:
    exception = {"resource": "pool", "reason": "the users have moved", "expires": "2999-01-01"}
    [(level, _)] = said(locks, changed("pool", id=UNKNOWN_TEXT), exceptions=[exception])
    assert level == "advisory"
