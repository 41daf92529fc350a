from dataclasses import replace
from typing import Any

import pytest

from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.rules.federation.secret_in_state import RULE
from tests.policies.checking import outcome
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import UNKNOWN_TEXT, good

both = pytest.mark.parametrize("name", ["client_secret", "private_key"])
SERVER = PolicyServer({"all": "disabled", RULE.id: "mandatory"})


def provider(**details: Any) -> Any:
    return good(IDENTITY_PROVIDER, providerDetails=details)


@both
def test_a_secret_in_clear_fires_whatever_the_provider(name: str) -> None:
    message = f"providerDetails.{name} is not marked as secret: the Pulumi state has it in plain text"
    assert outcome(RULE, provider(**{name: "s3cret"})).violated == [message]
    assert outcome(RULE, good(IDENTITY_PROVIDER, providerType="Google", providerDetails={name: "x"})).violated
    assert len(SERVER.analyze(provider(**{name: "s3cret"}))) == 1


@both
def test_a_secret_that_is_marked_is_none_of_the_rules_business(name: str) -> None:
    assert outcome(RULE, provider(**{name: secret("s3cret")})).clean
    whole = replace(provider(), props={"providerDetails": secret({name: "s3cret"})})
    assert outcome(RULE, whole).clean
    by_path = replace(provider(**{name: "s3cret"}), secrets=frozenset({("providerDetails", name)}))
    assert outcome(RULE, by_path).clean
    assert SERVER.analyze(provider(**{name: secret("s3cret")})) == []
    assert SERVER.analyze(whole) == []


def test_without_a_secret_there_is_nothing_to_mark() -> None:
    assert outcome(RULE, provider()).clean
    assert outcome(RULE, provider(client_secret="")).clean
    assert outcome(RULE, good(IDENTITY_PROVIDER, providerDetails=None)).clean


@both
def test_a_secret_that_is_hidden_is_marked(name: str) -> None:
    for path in [("providerDetails",), ("providerDetails", name)]:
        assert outcome(RULE, replace(provider(**{name: UNKNOWN_TEXT}), secrets=frozenset({path}))).clean


@both
def test_unknown_is_not_checked_yet(name: str) -> None:
    found = outcome(RULE, provider(**{name: UNKNOWN_TEXT}))
    assert not found.violated
    assert name in found.unchecked[0]


def test_the_secret_itself_is_in_no_message() -> None:
    assert "hunter2" not in str(outcome(RULE, provider(client_secret="hunter2")))
    assert "must be a text" in outcome(RULE, provider(client_secret=1)).violated[0]


def test_remediating_marks_it_and_only_it() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    given = provider(client_secret="s3cret", private_key=secret("k"), client_id="c")
    [(_, props)] = server.remediate(given)
    assert props["providerDetails"] == dict(given.props["providerDetails"]) | {"client_secret": secret("s3cret")}
    assert server.remediate(provider(client_secret=secret("s3cret"))) == []


def test_the_post_deployment_check_sees_what_stands_in_the_state() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    assert [each.policy for each in server.analyze_stack([provider(client_secret="x")])] == [RULE.post_deployment_id]
    assert server.analyze_stack([provider(client_secret=secret("x"))]) == []
