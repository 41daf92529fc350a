"""Every limit of AWS's API model: values outside are refused with the path of their argument, others are accepted.

The arguments come from the name tables. `test_every_limited_argument_is_tried` fails for a row that no argument sets.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.aws_model import tables, user_pool_tables
from cognito_identity.aws_model.names import ResourceNames, Row
from cognito_identity.domain.args import UserPoolDomainArgs
from cognito_identity.domain.plan import resolve_user_pool_domain
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.identity_pool.plan import resolve_identity_pool
from cognito_identity.resource_server import ResourceServerArgs, resolve_resource_server
from cognito_identity.user_group import UserGroupArgs, resolve_user_group
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.plan import resolve_user_pool
from cognito_identity.validation.problems import Key, Path, Problems, path_text
from cognito_identity.validation.reader import read
from cognito_identity.validation.shapes import Anything, Leaf, ListOf, MapOf, ObjectType, Shape, object_type
from tests.cognito_identity.aws_model.leaves import FITTING, nested, pattern_of, shape_at
from tests.cognito_identity.planned import POOL_ID

POOL = {"user_pool_id": POOL_ID}
PAGES = {"o_auth": {"callback_urls": ["https://shop.example.com"]}}
SES = {"email": {"from_email": "no-reply@example.com"}}
LEVEL = {"event_action": "BLOCK", "notify": True}
MAIL = {"subject": "A sign-in", "html_body": "<p>We saw a sign-in.</p>", "text_body": "We saw a sign-in."}
NOTIFY = {"notify_configuration": {"source_arn": "arn:aws:ses:eu-central-1:123456789012:identity/example.com"}}
SAML = {**POOL, "provider_type": "saml", "name": "corp", "metadata_url": "https://corp.example/saml"}


@dataclass(frozen=True)
class Component:
    """The arguments of a component, the name tables of its resources, and its validation."""

    args: type
    names: tuple[ResourceNames, ...]
    plan: Callable[[Any, Problems], Any]
    base: Mapping[str, Any]


COMPONENTS = (
    Component(
        UserPoolWithMfaArgs,
        (user_pool_tables.USER_POOL, user_pool_tables.RISK_CONFIGURATION, user_pool_tables.LOG_DELIVERY),
        resolve_user_pool,
        {},
    ),
    Component(AppClientArgs, (tables.USER_POOL_CLIENT, tables.MANAGED_LOGIN_BRANDING), resolve_app_client, POOL),
    Component(
        IdentityPoolArgs,
        (tables.IDENTITY_POOL, tables.IDENTITY_POOL_ROLE_ATTACHMENT, tables.IDENTITY_POOL_PRINCIPAL_TAG),
        lambda values, problems: resolve_identity_pool("access", values, problems),
        {"allow_unauthenticated_identities": True},
    ),
    Component(UserPoolDomainArgs, (tables.USER_POOL_DOMAIN,), resolve_user_pool_domain, POOL),
    Component(ResourceServerArgs, (tables.RESOURCE_SERVER,), resolve_resource_server, {**POOL, "identifier": "orders"}),
    Component(UserGroupArgs, (tables.USER_GROUP,), resolve_user_group, POOL),
    Component(FederatedProviderArgs, (tables.IDENTITY_PROVIDER,), resolve_federated_provider, SAML),
)
NEEDED_ARGUMENTS: Mapping[str, Mapping[str, Any]] = {
    "email.": SES,
    "email_mfa": {**SES, "mfa_second_factor": {"email": True}},
    "sms_role": {"mfa_second_factor": {"sms": True}},
    "sns_region": {"mfa_second_factor": {"sms": True}},
    "mfa_message": {"mfa_second_factor": {"sms": True}},
    "risk_configuration.account_takeover": {"risk_configuration": {"account_takeover": {"low": LEVEL, **NOTIFY}}},
    "risk_configuration.account_takeover.notify_configuration.block_email": {
        "risk_configuration": {"account_takeover": {"notify_configuration": {"block_email": MAIL}}}
    },
    "risk_configuration.account_takeover.notify_configuration.mfa_email": {
        "risk_configuration": {"account_takeover": {"notify_configuration": {"mfa_email": MAIL}}}
    },
    "risk_configuration.account_takeover.notify_configuration.no_action_email": {
        "risk_configuration": {"account_takeover": {"notify_configuration": {"no_action_email": MAIL}}}
    },
    "risk_configuration.compromised_credentials": {
        "risk_configuration": {"compromised_credentials": {"event_action": "BLOCK"}}
    },
    "o_auth": PAGES,
    "branding.assets": {"branding": {"assets": [{"category": "FORM_LOGO", "color_mode": "DARK", "extension": "PNG"}]}},
    "principal_tags": {"user_pools": [{"user_pool_provider_name": "cognito-idp.eu/eu_1", "client_id": "a"}]},
    "user_pools": {"user_pools": [{"user_pool_provider_name": "cognito-idp.eu/eu_1", "client_id": "a"}]},
    "scopes": {"scopes": [{"scope_name": "read", "scope_description": "Read"}]},
    "custom_domain": {"custom_domain": {"domain_name": "auth.example.com"}},
    "refresh_token_validity_minutes": {"access_token_validity_minutes": 5, "id_token_validity_minutes": 5},
}
"""The other arguments that an argument needs."""

OURS = {
    "access_token_validity_minutes": (5, 1440),
    "id_token_validity_minutes": (5, 1440),
    "refresh_token_validity_minutes": (60, 5_256_000),
}
"""Our limits of token lifetimes: those of the API model have no unit."""

FILLED_IN = {"user_pool", "user_pools", "identity_pool", "client_id"}
"""The ids of other resources, which the components set."""


_LIMITED_BY_TYPE = {
    "account_recovery",
    "authentication_providers",
    "o_auth.flows",
    "sign_in_policy.allowed_first_auth_factors",
}
"""Mappings of booleans and enums, whose length is limited by our types."""


@dataclass(frozen=True)
class Limited:
    """An argument with its row, its shape, and the shape of AWS's member."""

    component: Component
    row: Row
    shape: Shape
    member: Any

    def __str__(self) -> str:
        return f"{self.row.operation.name}.{self.row.argument}"


def leaf_at(shape: Shape | None, argument: str) -> Shape | None:
    for segment in argument.split("."):
        shape = shape.fields.get(segment.removesuffix("[]")) if isinstance(shape, ObjectType) else None
        if segment.endswith("[]"):
            shape = shape.item if isinstance(shape, ListOf) else None
    return shape


def limits(member: Any) -> bool:
    return any(name in member.metadata for name in ("min", "max", "pattern"))


def is_limited(member: Any) -> bool:
    inside = {"list": "member", "map": "value"}.get(member.type_name)
    return limits(member) or (inside is not None and limits(getattr(member, inside)))


def _limited() -> Iterator[Limited]:
    for component in COMPONENTS:
        words = object_type(component.args)
        for names in component.names:
            for row in names.rows:
                shape = leaf_at(words, row.argument)
                member = shape_at(row)
                if isinstance(shape, (Leaf, ListOf, MapOf)) and is_limited(member):
                    yield Limited(component, row, shape, member)


LIMITED = [
    found for found in _limited() if not (isinstance(found.shape, ListOf) and isinstance(found.shape.item, ObjectType))
]
TEXTS = [
    found
    for found in LIMITED
    if found.shape in (Leaf(str), Leaf(str, output=True)) and found.member.type_name == "string"
]
NUMBERS = [found for found in LIMITED if found.shape == Leaf(int)]
LISTS = [found for found in LIMITED if isinstance(found.shape, ListOf)]
MAPS = [found for found in LIMITED if isinstance(found.shape, MapOf)]


def merged(one: Any, other: Any) -> Any:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        both = {key: merged(one[key], other[key]) for key in one.keys() & other.keys()}
        return {**one, **other, **both}
    if isinstance(one, list) and isinstance(other, list) and one and isinstance(other[0], Mapping):
        return [merged(one[0], other[0])]
    return other


def place(argument: str) -> tuple[str | int, ...]:
    path: list[str | int] = []
    for segment in argument.split("."):
        path.append(segment.removesuffix("[]"))
        if segment.endswith("[]"):
            path.append(0)
    return tuple(path)


def problems_of(found: Limited, value: Any) -> list[tuple[str, str]]:
    args: Any = found.component.base
    for prefix, others in NEEDED_ARGUMENTS.items():
        if found.row.argument.startswith(prefix):
            args = merged(args, others)
    problems = Problems()
    args = merged(args, nested(place(found.row.argument), value))
    found.component.plan(read(found.component.args, args, problems, names=NAMES), problems)
    return [(path_text(problem.path), problem.message) for problem in problems]


def named(found: Limited, *inside: str | int) -> str:
    path: Path = (*place(found.row.argument), *inside)
    return path_text(path)


def letters(length: int) -> str:
    return "a" * length


def strings_outside(member: Any) -> Iterator[str]:
    fitting = FITTING.get(pattern_of(member), letters)
    lowest, highest = member.metadata.get("min"), member.metadata.get("max")
    if highest is not None and highest < 100_000:
        yield fitting(highest + 1)
    if lowest:
        yield ""
    if lowest and lowest > len(fitting(0)):
        yield fitting(lowest - 1)
    if pattern_of(member) not in (None, "(?s).*"):
        yield "\x00" * max(lowest or 1, 6)


def strings_at_the_limit(member: Any) -> Iterator[str]:
    pattern = pattern_of(member)
    fitting = FITTING.get(pattern, letters)
    lowest, highest = member.metadata.get("min") or 1, min(member.metadata.get("max", 300), 30_000)
    yield fitting(highest)
    yield fitting(max(lowest, len(fitting(0))))
    if pattern is None or "\\p{S}" in pattern:
        # One character of four bytes.
        yield fitting(highest - 1) + "\N{PARTY POPPER}"


@pytest.mark.parametrize("found", TEXTS, ids=str)
def test_a_string_outside_its_limits_is_refused(found: Limited) -> None:
    for text in strings_outside(found.member):
        assert named(found) in [path for path, _ in problems_of(found, text)], repr(text[:40])


@pytest.mark.parametrize("found", TEXTS, ids=str)
def test_a_string_at_its_limits_is_accepted(found: Limited) -> None:
    for text in strings_at_the_limit(found.member):
        found_problems = [rule for path, rule in problems_of(found, text) if path == named(found) and "(AWS " in rule]
        assert found_problems == [], repr(text[:40])


@pytest.mark.parametrize("found", NUMBERS, ids=str)
def test_the_limits_of_a_number(found: Limited) -> None:
    metadata = found.member.metadata
    lowest, highest = OURS.get(found.row.argument, (metadata.get("min"), metadata.get("max", 2**31 - 1)))
    for number in (lowest, highest):
        assert named(found) not in [path for path, _ in problems_of(found, number)], number
    for number in (lowest - 1, highest + 1):
        assert named(found) in [path for path, _ in problems_of(found, number)], number


@pytest.mark.parametrize("found", LISTS, ids=str)
def test_an_item_outside_its_limits_is_refused(found: Limited) -> None:
    good = FITTING[pattern_of(found.member.member)](60 if (found.member.member.metadata.get("max", 99)) >= 60 else 20)
    tried = list(strings_outside(found.member.member))
    for text in tried:
        assert named(found, 1) in [path for path, _ in problems_of(found, [good, text])], repr(text[:40])
    assert tried or found.member.member.metadata["max"] > 100_000


@pytest.mark.parametrize("found", [found for found in LISTS if "max" in found.member.metadata], ids=str)
def test_a_list_that_is_too_long_is_refused(found: Limited) -> None:
    most = found.member.metadata["max"]
    items = [f"https://a.example/{index}" for index in range(most + 1)]
    assert named(found) in [path for path, _ in problems_of(found, items)]
    assert named(found) not in [path for path, _ in problems_of(found, items[:most])]


@pytest.mark.parametrize("found", MAPS, ids=str)
def test_the_limits_of_a_mapping(found: Limited) -> None:
    highest = found.member.value.metadata["max"]
    assert named(found, Key("team")) in [path for path, _ in problems_of(found, {"team": "a" * (highest + 1)})]
    shortest = "a" * (found.member.value.metadata.get("min") or 0)
    assert (
        problems_of(found, {"team": shortest}) == problems_of(found, {"team": "a" * highest}) == problems_of(found, {})
    )
    assert not shortest or named(found, Key("team")) in [path for path, _ in problems_of(found, {"team": ""})]
    longest = found.member.key.metadata["max"]
    assert len(problems_of(found, {"a" * (longest + 1): "b"})) == 1
    assert problems_of(found, {"a" * longest: "b"}) == []


@pytest.mark.parametrize(
    ("name", "good"), [("a", True), ("a" * 20, True), ("a" * 21, False), ("", False), ("a b", False)]
)
def test_the_name_of_a_custom_attribute(name: str, good: bool) -> None:
    problems = Problems()
    resolve_user_pool(
        read(UserPoolWithMfaArgs, {"custom_attributes": {name: {"type": "string"}}}, problems, names=NAMES), problems
    )
    expected = path_text(("custom_attributes", Key(name)))
    assert [path_text(problem.path) for problem in problems] == ([] if good else [expected])


@pytest.mark.parametrize("word", ["log_group_arn", "bucket_arn", "firehose_arn"])
@pytest.mark.parametrize("bad", ["", "x", "arn:aws:s4:::x", "\x00" * 30, "arn:aws:logs:" + "a" * 2048])
def test_an_invalid_log_destination_is_refused(word: str, bad: str) -> None:
    problems = Problems()
    args = {"log_delivery": {"user_auth_events": {word: bad}}}
    resolve_user_pool(read(UserPoolWithMfaArgs, args, problems, names=NAMES), problems)
    assert {path_text(problem.path) for problem in problems} == {f"log_delivery.user_auth_events.{word}"}


def test_every_limited_argument_is_tried() -> None:
    tried = {found.row.argument for found in [*TEXTS, *NUMBERS, *LISTS, *MAPS]}
    # These have their own tests above.
    # AWS limits only the size of the whole mapping with the client secret.
    with_own_tests = {
        "client_secret",
        "*",
        "*.min_len",
        "*.max_len",
        "*.min",
        "*.max",
        "*.log_group_arn",
        "*.bucket_arn",
        "*.firehose_arn",
        # tests/cognito_identity/identity_pool/test_role_mappings.py
        "*.rules[].claim",
        "*.rules[].claim_value",
        "*.rules[].mapped_role",
    }
    for component in COMPONENTS:
        words = object_type(component.args)
        for row in (row for names in component.names for row in names.rows):
            shape = leaf_at(words, row.argument)
            decided = shape is None or isinstance(shape, ObjectType) or not isinstance(shape, (Leaf, ListOf, MapOf))
            if decided and row.argument not in {*FILLED_IN, *with_own_tests}:
                assert not limits(shape_at(row)) or row.argument in _LIMITED_BY_TYPE, row
            elif is_limited(shape_at(row)) and row.argument not in {*FILLED_IN, *with_own_tests}:
                assert row.argument in tried, row


ALL = (*(component.args for component in COMPONENTS), UserIdentityArgs, UserPoolAlarmsArgs)
Place = tuple[type, tuple[str | int, ...], Shape]


def leaves(shape: Shape, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Shape]]:
    match shape:
        case ObjectType():
            for name, inner in shape.fields.items():
                yield from leaves(inner, (*path, name))
        case ListOf():
            yield from leaves(shape.item, (*path, 0))
        case MapOf():
            yield from leaves(shape.value, (*path, "some"))
        case Anything():
            pass
        case _:
            yield path, shape


EVERY_VALUE: list[Place] = [(args, path, shape) for args in ALL for path, shape in leaves(object_type(args))]
WRONG: Mapping[Any, list[Any]] = {
    str: [5, 5.5, True, [], ["x"], {}, {"x": 1}],
    int: ["5", "", True, 5.5, float("inf"), [], {}],
    bool: [0, 1, "true", "", [], {}],
    None: ["no such word", "", 5, True, [], {}],
}


def test_a_value_of_another_type_is_refused() -> None:
    for args, path, shape in EVERY_VALUE:
        for wrong in WRONG[shape.type if isinstance(shape, Leaf) else None]:
            problems = Problems()
            read(args, nested(path, wrong), problems, names=NAMES)
            # Missing arguments are not tested here.
            found = [problem for problem in problems if "is required" not in problem.message]
            expected = path_text(tuple(Key(segment) if segment == "some" else segment for segment in path))
            assert [path_text(problem.path) for problem in found] == [expected], wrong


def test_values_of_every_type_are_tested() -> None:
    assert len(EVERY_VALUE) > 400
    assert {shape.type if isinstance(shape, Leaf) else None for *_, shape in EVERY_VALUE} == {str, int, bool, None}
