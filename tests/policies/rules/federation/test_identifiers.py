from typing import Any

import pytest

from cognito_policies import Resource
from cognito_policies.model.tokens import IDENTITY_PROVIDER
from cognito_policies.rules.federation.identifiers import RULE
from tests.policies.checking import about, stack_outcome
from tests.policies.samples import UNKNOWN_TEXT, good_stack, tied, urn_of


def provider(name: str, provider_name: Any = None, identifiers: Any = None) -> Resource:
    props = {"providerName": provider_name, "idpIdentifiers": identifiers}
    return tied(IDENTITY_PROVIDER, name, **{key: value for key, value in props.items() if value is not None})


def violated(*providers: Resource, **options: Any) -> list[str]:
    return stack_outcome(RULE, good_stack(extra=providers), **options).violated


def test_each_has_identifiers_and_a_name_of_its_own() -> None:
    made = good_stack(extra=(provider("a", "Acme", ["acme.example"]), provider("b", "Bolt", ["bolt.example"])))
    assert stack_outcome(RULE, made).clean
    assert violated(provider("a", "Acme"), provider("b", "Acme2")) == []


@pytest.mark.parametrize("domain", ["gmail.com", "GMAIL.com", "qq.com"])
def test_no_user_owns_a_public_mail_domain(domain: str) -> None:
    [message] = violated(provider("a", "Acme", ["acme.example", domain]))
    assert about([message]) == ["a: idpIdentifiers"]


def test_public_domains_can_be_told() -> None:
    assert violated(provider("a", "Acme", ["gmail.com"]), publicDomains=["Acme.example"]) == []
    assert violated(provider("a", "Acme", ["acme.example"]), publicDomains=["Acme.example"])


def test_an_identifier_belongs_to_one_provider() -> None:
    found = violated(
        provider("a", "Acme", ["x.example", "y.example"]),
        provider("b", "Bolt", ["Y.example"]),
        provider("c", "Cato", ["y.example", "x.example"]),
    )
    assert about(found) == ["b: idpIdentifiers", "c: idpIdentifiers", "c: idpIdentifiers"]


@pytest.mark.parametrize(
    "name", ["ACME", "Acme", "\uff21cme", "\u0410cme", "\u0430c\u043ce".replace("\u043c", "m"), "A\u0441me"]
)
def test_names_do_not_look_alike(name: str) -> None:
    assert about(violated(provider("a", "Acme"), provider("b", name))) == ["b: providerName"]


@pytest.mark.parametrize(("first", "second"), [("Goog1e", "Google"), ("C0rp", "Corp")])
def test_digits_that_look_like_letters(first: str, second: str) -> None:
    assert about([violated(provider("a", first), provider("b", second))[-1]]) == ["b: providerName"]


def test_providers_of_another_pool_do_not_matter() -> None:
    props = {"userPoolId": "x", "providerName": "Acme", "idpIdentifiers": ["acme.example"]}
    other = Resource(IDENTITY_PROVIDER, "b", urn_of(IDENTITY_PROVIDER, "b"), props)
    assert violated(provider("a", "Acme", ["acme.example"]), other) == []


def test_unknown_is_not_checked_yet() -> None:
    made = good_stack(extra=(provider("a", UNKNOWN_TEXT), provider("b", "Bolt", [UNKNOWN_TEXT])))
    found = stack_outcome(RULE, made)
    assert not found.violated
    assert len(found.unchecked) == 2


def test_what_is_known_beside_it_is_checked() -> None:
    assert violated(provider("a", "Acme", [UNKNOWN_TEXT, "gmail.com"]))


def test_another_type_is_a_violation() -> None:
    assert violated(provider("a", "Acme", "acme.example")) == ["a: idpIdentifiers must be a list, got text"]
