from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cognito_policies import Resource, ResourceOptions
from cognito_policies.lock.document import lock_text
from cognito_policies.lock.facts import Entry, Lock
from cognito_policies.lock.from_state import lock_from
from cognito_policies.model.tokens import DOMAIN, IDENTITY_POOL, RESOURCE_SERVER, ROLE, USER_POOL, USER_POOL_CLIENT
from cognito_policies.rules.pool_retention.immutable_baseline import RULE
from cognito_policies.sources.state_file import read_state
from tests.policies.checking import Outcome, about, outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT
from tests.policies.states import POOL, POOL_INPUTS, attribute, exported, resources, urn

STATE = {each["urn"].rpartition("::")[2]: each for each in resources()}
EMAIL = attribute("email", required=True)
LOCK = lock_from(read_state(exported(), "s"), "prod")


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    (tmp_path / "prod.json").write_text(lock_text(LOCK), encoding="utf-8")
    return tmp_path


def program(which: str, /, **changes: Any) -> Resource:
    """A resource of the program as it was when the lock was written, but for the changes; None takes one out."""
    given = STATE[which]
    props = {key: value for key, value in {**given["inputs"], **changes}.items() if value is not None}
    return Resource(given["type"], which, given["urn"], props, ResourceOptions(protect=True))


def run_checks(locks: Path, resource: Resource, **options: Any) -> Outcome:
    return outcome(RULE, resource, lockDir=str(locks), **options)


REFUSED = [
    ("pool", {"name": "other"}, 'name changes from "users" to "other": the pool would be replaced by an empty one'),
    ("pool", {"aliasAttributes": ["email"]}, 'aliasAttributes changes from ["email", "preferred_username"] to ["em'),
    ("pool", {"aliasAttributes": None}, 'aliasAttributes changes from ["email", "preferred_username"] to []'),
    ("pool", {"usernameAttributes": ["email"]}, 'usernameAttributes changes from [] to ["email"]'),
    ("pool", {"usernameConfiguration": {"caseSensitive": True}}, "caseSensitive changes from false to true"),
    ("pool", {"usernameConfiguration": None}, "caseSensitive changes from false to not set"),
    ("pool", {"schemas": None}, 'attribute "email" is removed'),
    ("pool", {"schemas": [attribute("email", required=True)]}, 'attribute "tenant" is removed'),
    ("web", {"generateSecret": True}, "generateSecret changes from false to true: the client would be replaced"),
    ("ids", {"identityPoolName": "other"}, 'identityPoolName changes from "users" to "other": the identity pool w'),
    ("ids", {"developerProviderName": None}, 'developerProviderName changes from "dev" to not set'),
    ("dom", {"domain": "other"}, 'domain changes from "users" to "other": the domain would be replaced'),
    ("api", {"identifier": "other"}, 'identifier changes from "api" to "other": the resource server would be replaced'),
]


@pytest.mark.parametrize(("name", "changes", "said"), REFUSED)
def test_what_would_be_replaced_or_broken_is_refused(locks: Path, name: str, changes: Any, said: str) -> None:
    found = run_checks(locks, program(name, **changes))
    assert found.violated[0].startswith(said)
    assert f"(locked as {'user pool' if name == 'pool' else ''}" in found.violated[0] or name != "pool"
    server = PolicyServer({"all": "disabled", RULE.id: {"enforcementLevel": "mandatory", "lockDir": str(locks)}})
    said_by_server = server.analyze(program(name, **changes))
    assert [entry.text for entry in said_by_server] == found.violated
    assert {entry.level for entry in said_by_server} == {"mandatory"}


SCHEMAS = [
    (attribute("tenant", mutable=False), 'attribute "tenant" changes mutable from true to false'),
    (attribute("tenant", required=True), 'attribute "tenant" changes required from false to true'),
    (attribute("tenant", developerOnlyAttribute=True), 'attribute "tenant" changes developerOnly from false to true'),
    (attribute("tenant", attributeDataType="Number"), 'attribute "tenant" changes type from "String" to "Number"'),
    (
        attribute("tenant", stringAttributeConstraints={"minLength": "0", "maxLength": "9"}),
        'attribute "tenant" changes max from "2048" to "9"',
    ),
    (attribute("tenant", stringAttributeConstraints=None), 'attribute "tenant" changes min from "0" to not set'),
]


@pytest.mark.parametrize(("changed", "said"), SCHEMAS)
def test_every_fact_of_an_attribute_is_locked(locks: Path, changed: Any, said: str) -> None:
    found = run_checks(locks, program("pool", schemas=[attribute("email", required=True), changed]))
    assert said in found.violated[0]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"name": None},
        {"schemas": list(reversed(POOL_INPUTS["schemas"]))},
        {"schemas": [*POOL_INPUTS["schemas"], attribute("plan", mutable=False)]},
        {"schemas": [*POOL_INPUTS["schemas"], attribute("nickname")]},
        {"schemas": [attribute("custom:tenant"), attribute("email", required=True, stringAttributeConstraints=None)]},
        {"schemas": [attribute("tenant", stringAttributeConstraints={"minLength": 0, "maxLength": 2048.0}),
                     attribute("email", required=True)]},
        {"aliasAttributes": ["email", "preferred_username"]},
        {"usernameAttributes": []},
        {"mfaConfiguration": "ON", "tags": {"a": "b"}, "passwordPolicy": {"minimumLength": 99}},
    ],
)  # fmt: skip
def test_legitimate_growth_passes(locks: Path, changes: Any) -> None:
    assert run_checks(locks, program("pool", **changes)).clean


def test_a_standard_attribute_can_not_be_demanded_later(locks: Path) -> None:
    for late in (attribute("nickname", required=True), attribute("nickname", mutable=False)):
        found = run_checks(locks, program("pool", schemas=[*POOL_INPUTS["schemas"], late]))
        assert about([found.violated[0]]) == ["standard"]


@pytest.mark.parametrize(
    ("name", "changes", "what"),
    [
        ("pool", {"schemas": UNKNOWN_TEXT}, "schemas"),
        ("pool", {"schemas": [{"name": UNKNOWN_TEXT}, EMAIL]}, "schemas[0].name"),
        ("pool", {"schemas": [attribute("tenant", mutable=UNKNOWN_TEXT), EMAIL]}, "schemas[0].mutable"),
        ("pool", {"schemas": [attribute("tenant", stringAttributeConstraints=UNKNOWN_TEXT), EMAIL]}, "Constraints"),
        ("pool", {"aliasAttributes": [UNKNOWN_TEXT]}, "aliasAttributes[0]"),
        ("pool", {"usernameConfiguration": UNKNOWN_TEXT}, "usernameConfiguration.caseSensitive"),
        ("web", {"generateSecret": UNKNOWN_TEXT}, "generateSecret"),
    ],
)  # fmt: skip
def test_what_is_unknown_is_said_and_nothing_else(locks: Path, name: str, changes: Any, what: str) -> None:
    found = run_checks(locks, program(name, **changes))
    assert not found.violated
    assert what in found.unchecked[0]


@pytest.mark.parametrize("wrong", [{"schemas": "x"}, {"schemas": [7]}, {"aliasAttributes": 7}, {"name": 7}])
def test_a_wrong_type_is_a_violation(locks: Path, wrong: Any) -> None:
    assert any(" must be " in message for message in run_checks(locks, program("pool", **wrong)).violated)


def test_bounds_of_another_shape_change_the_attribute(locks: Path) -> None:
    odd = attribute("tenant", stringAttributeConstraints={"minLength": [], "maxLength": "2048"})
    assert run_checks(locks, program("pool", schemas=[odd, attribute("email", required=True)])).violated


def test_a_resource_the_lock_does_not_name_is_free(locks: Path) -> None:
    for token in (USER_POOL, USER_POOL_CLIENT, IDENTITY_POOL, DOMAIN, RESOURCE_SERVER):
        assert run_checks(locks, Resource(token, "new", urn(token, "new"), {"name": "new"})).clean
    assert run_checks(locks, Resource(ROLE, "pool", urn(USER_POOL, "pool"), {})).clean


def test_a_renamed_resource_is_known_by_its_alias(locks: Path) -> None:
    renamed = replace(
        program("pool", name="other"),
        urn=urn(USER_POOL, "new"),
        options=ResourceOptions(aliases=(urn(USER_POOL, "pool"),)),
    )
    assert run_checks(locks, renamed).violated


def test_a_lock_read_from_aws_knows_resources_by_their_names(locks: Path) -> None:
    live = Lock("prod", tuple(replace(entry, urn=None) for entry in LOCK.entries))
    (locks / "prod.json").write_text(lock_text(live), encoding="utf-8")
    moved = replace(program("pool", aliasAttributes=None), urn=urn(USER_POOL, "anything"))
    assert run_checks(locks, moved).violated
    assert run_checks(locks, replace(moved, props={"name": "another"})).clean
    nameless = Entry(LOCK.entries[0].kind, None, POOL, None, facts=LOCK.entries[0].facts)
    assert nameless.name == POOL
    (locks / "prod.json").write_text(lock_text(Lock("prod", (nameless,))), encoding="utf-8")
    assert run_checks(locks, replace(moved, props={})).clean


def test_without_a_lock_it_has_nothing_to_say_and_says_so(tmp_path: Path) -> None:
    resource = program("pool", name="other")
    assert run_checks(tmp_path, resource).clean
    server = PolicyServer({RULE.id: {"lockDir": str(tmp_path)}})
    assert RULE.id in server.not_applicable(resource)


def test_a_broken_lock_fails_every_resource_it_could_be_about(locks: Path) -> None:
    (locks / "prod.json").write_text("{}", encoding="utf-8")
    assert about(run_checks(locks, program("pool")).violated) == ["the"]


def test_an_exception_lets_one_change_through(locks: Path) -> None:
    exception = {"resource": "pool", "reason": "everyone has moved", "expires": "2999-01-01"}
    assert not run_checks(locks, program("pool", name="other"), exceptions=[exception]).violated


def test_a_configuration_that_passed_the_server_by_is_refused_by_the_policy() -> None:
    server = PolicyServer()
    server.configured.policyConfig[RULE.id].properties.update({"lockDir": 7})
    server.servicer._router.configure((RULE,), server.configured)
    said = [entry.message for entry in server.analyze(program("pool")) if entry.policy == RULE.id]
    assert len(said) == 1
    assert about([said[0]]) == ["Properties"]


@pytest.mark.parametrize(("name", "noun"), [("web", "app client"), ("dom", "domain"), ("api", "resource server")])
def test_a_part_of_another_user_pool_is_refused_before_it_is_replaced(locks: Path, name: str, noun: str) -> None:
    moved = program(name, userPoolId="eu-west-1_xyz")
    [message] = run_checks(locks, moved).violated
    assert message.startswith('userPoolId changes from "eu-west-1_abc" to "eu-west-1_xyz": the ' + noun)
    assert run_checks(locks, program(name, userPoolId=UNKNOWN_TEXT)).clean
    assert run_checks(locks, replace(moved, simulated=True)).clean
