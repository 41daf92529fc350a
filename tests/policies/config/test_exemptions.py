from datetime import date

import pytest

from cognito_policies import load_pack, read_config
from cognito_policies.config.exemptions import Exemption, exemption_for, names_a_resource
from cognito_policies.config.pack_config import PackConfigError
from cognito_policies.model.tokens import IDENTITY_POOL
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import good, urn_of

LAST_DAY = date(2026, 12, 31)
GUEST = "cognito-idpool-guest-off"
GUESTS = good(IDENTITY_POOL, name="kiosk", allowUnauthenticatedIdentities=True)
CONFIG = {
    "all": "disabled",
    GUEST: {
        "enforcementLevel": "mandatory",
        "exceptions": [{"resource": "kiosk", "reason": "a map without sign-in", "expires": "2026-12-31"}],
    },
}


def on(day: date) -> list[tuple[str, str]]:
    pack = load_pack(read_config(CONFIG, "test"), today=lambda: day)
    said = [(each.level, each.message) for each in pack.check_resource(GUESTS)]
    server = PolicyServer(CONFIG, today=lambda: day)
    assert [(each.level, each.text) for each in server.analyze(GUESTS)] == said
    return said


@pytest.mark.parametrize("day", [date(2026, 1, 1), LAST_DAY])
def test_while_it_holds_the_violation_is_advice(day: date) -> None:
    [(level, message)] = on(day)
    assert level == "advisory"
    assert message.startswith(
        "exception until 2026-12-31 (a map without sign-in): allowUnauthenticatedIdentities is true"
    )


def test_once_it_expired_the_rule_fires_again_and_says_so() -> None:
    [(level, message)] = on(date(2027, 1, 1))
    assert level == "mandatory"
    assert message.startswith("allowUnauthenticatedIdentities is true")
    assert message.endswith("the exception expired on 2026-12-31 (a map without sign-in)")


def test_other_resources_are_checked_as_ever() -> None:
    other = good(IDENTITY_POOL, name="kiosk2", allowUnauthenticatedIdentities=True)
    pack = load_pack(read_config(CONFIG, "test"), today=lambda: LAST_DAY)
    assert [each.level for each in pack.check_resource(other)] == ["mandatory"]


def test_it_leaves_advice_as_it_is() -> None:
    unknown = good(IDENTITY_POOL, name="kiosk", allowUnauthenticatedIdentities="1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")
    for day in (LAST_DAY, date(2027, 1, 1)):
        pack = load_pack(read_config(CONFIG, "test"), today=lambda day=day: day)  # type: ignore[misc]  # -- bound at once
        [advice] = pack.check_resource(unknown)
        assert advice.level == "advisory"
        assert advice.message.startswith("not checked yet")


def test_an_excepted_resource_is_neither_remediated_nor_found_by_the_post_deployment_check() -> None:
    config = CONFIG | {GUEST: {**CONFIG[GUEST], "enforcementLevel": "remediate"}}  # type: ignore[dict-item]  # -- a dict
    server = PolicyServer(config)
    assert server.remediate(GUESTS) == []
    assert server.analyze_stack([GUESTS]) == []
    late = PolicyServer(config, today=lambda: date(2027, 1, 1))
    assert [policy for policy, _ in late.remediate(GUESTS)] == [GUEST]
    assert [each.level for each in late.analyze_stack([GUESTS])] == ["mandatory"]


@pytest.mark.parametrize(
    ("pattern", "covers"),
    [
        ("kiosk", True),
        ("ki*", True),
        ("k?osk", True),
        ("*::kiosk", True),
        (urn_of(IDENTITY_POOL, "kiosk"), True),
        ("Kiosk", False),
        ("kios", False),
        ("kiosk?", False),
    ],
)
def test_names_and_urns_with_globs(pattern: str, covers: bool) -> None:
    assert Exemption(pattern, "r", LAST_DAY).covers("kiosk", urn_of(IDENTITY_POOL, "kiosk")) is covers


def test_a_name_with_brackets_can_be_named_as_it_is() -> None:
    assert Exemption("pool[0]", "r", LAST_DAY).covers("pool[0]", "urn")


def test_the_exception_that_lasts_longest_counts() -> None:
    short, long = Exemption("k*", "r", date(2026, 1, 1)), Exemption("kiosk", "r", LAST_DAY)
    assert exemption_for((short, long), "kiosk", "u") == exemption_for((long, short), "kiosk", "u") == long
    assert exemption_for((short, long), "other", "u") is None


EVERYTHING = ["*", "?*", "urn:*", "urn:pulumi:*", "*:*", "*::*", "u*", "*a*", "urn:pulumi:prod::*", "*Pool::*", "*::w*"]


@pytest.mark.parametrize("pattern", EVERYTHING)
def test_a_pattern_for_everything_is_refused_however_it_is_written(pattern: str) -> None:
    exception = {"resource": pattern, "reason": "r", "expires": "2026-12-31"}
    with pytest.raises(PackConfigError, match="matches all resources"):
        read_config({GUEST: {"exceptions": [exception]}}, "test")


@pytest.mark.parametrize(
    ("pattern", "covered"),
    [
        ("kiosk", True),
        ("kio*", True),
        ("ki?sk", True),
        ("*::kiosk", True),
        ("*::kio*", True),
        (urn_of(IDENTITY_POOL, "kiosk"), True),
        ("[!~]kiosk*", False),
        ("[k]iosk", False),
        ("cognito*", False),
        ("*identityPool*", False),
        ("Kiosk", False),
        ("*::kios", False),
    ],
)
def test_a_pattern_is_for_names_or_with_colons_for_urns(pattern: str, covered: bool) -> None:
    assert names_a_resource(pattern)
    exemption = Exemption(pattern, "r", LAST_DAY)
    assert exemption.covers("kiosk", urn_of(IDENTITY_POOL, "kiosk")) is covered
