from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import USER
from cognito_policies.rules.related_resources.user_in_code import RULE
from tests.policies.checking import about, outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good


@pytest.mark.parametrize("changes", [{}, {"forceAliasCreation": False}, {"password": ""}, {"temporaryPassword": ""}])
def test_a_user_without_a_password(changes: Any) -> None:
    assert outcome(RULE, good(USER, **changes)).clean


@pytest.mark.parametrize("password", ["Passw0rd!", UNKNOWN_TEXT, secret("Passw0rd!")])
def test_a_password_for_good_fires_wherever_it_comes_from(password: Any) -> None:
    [message] = outcome(RULE, good(USER, password=password)).violated
    assert message.startswith("password is set")


def test_a_temporary_password_in_clear_fires() -> None:
    assert about(outcome(RULE, good(USER, temporaryPassword="Passw0rd!")).violated) == ["temporaryPassword"]


def test_one_that_was_made_or_is_encrypted_does_not() -> None:
    assert outcome(RULE, good(USER, temporaryPassword=UNKNOWN_TEXT)).clean
    assert outcome(RULE, good(USER, temporaryPassword=secret("x"))).clean
    assert outcome(RULE, replace(good(USER, temporaryPassword="x"), secrets=frozenset({("temporaryPassword",)}))).clean
    server = PolicyServer({"all": "disabled", RULE.id: "mandatory"})
    assert server.analyze(good(USER, temporaryPassword=secret("x"))) == []
    assert len(server.analyze(good(USER, temporaryPassword="x"))) == 1


def test_an_address_is_not_taken() -> None:
    assert outcome(RULE, good(USER, forceAliasCreation=True)).violated[0].startswith("forceAliasCreation is true")
    assert outcome(RULE, good(USER, forceAliasCreation=UNKNOWN_TEXT)).unchecked


def test_another_type_is_a_violation_and_shows_no_password() -> None:
    found = outcome(RULE, good(USER, temporaryPassword=12345678, forceAliasCreation="true")).violated
    assert found == ["temporaryPassword must be a text, got a number", "forceAliasCreation must be a boolean, got text"]
