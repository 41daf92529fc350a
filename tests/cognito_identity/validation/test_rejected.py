"""One mistake is one problem: a rejected value is not reported as missing or empty as well."""

from typing import Any

import pulumi
import pytest

from cognito_identity import ArgumentError, FederatedProvider, UserIdentity, UserPoolDomain
from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.federated_provider.args import FederatedProviderArgs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.user_identity.args import NAMES
from cognito_identity.validation.problems import Problem, Problems, path_text
from cognito_identity.validation.reader import read
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import POOL_ID

GOOGLE = {"provider_type": "google", "client_id": "id", "client_secret": "hush"}
SAML = {"provider_type": "saml", "name": "Corp"}


def o_auth(**settings: Any) -> Any:
    return UserIdentity, {"clients": {"web": {"preset": "web", "o_auth": settings}}}


def provider(args: Any) -> Any:
    return FederatedProvider, {"user_pool_id": POOL_ID, **args}


MISTAKES: list[tuple[Any, str]] = [
    (o_auth(callback_urls="https://a.example"), "clients.web.o_auth.callback_urls"),
    (o_auth(callback_urls=[5]), "clients.web.o_auth.callback_urls[0]"),
    (o_auth(callback_url=["https://a.example"]), "clients.web.o_auth.callback_url"),
    (o_auth(callback_urls=pulumi.Output.from_input(["https://a.example"])), "clients.web.o_auth.callback_urls"),
    (
        (UserIdentity, {"clients": {"job": {"preset": "machine", "o_auth": {"scopes": "orders/read"}}}}),
        "clients.job.o_auth.scopes",
    ),
    (provider({**GOOGLE, "client_secret": ["hush"]}), "client_secret"),
    (provider({"provider_type": "google", "client_id": "id", "client_secrt": "hush"}), "client_secrt"),
    (provider({"provider_typ": "google", "client_id": "id", "client_secret": "hush"}), "provider_typ"),
    (provider({**GOOGLE, "provider_type": "gogle"}), "provider_type"),
    (provider({**SAML, "metadata_xml": 5}), "metadata_xml"),
    (provider({**SAML, "metadata_url": 5}), "metadata_url"),
    ((UserPoolDomain, {"user_pool_id": POOL_ID, "custom_domain": "auth.example.com"}), "custom_domain"),
    ((UserIdentity, {"existing_user_pool": {"user_pool_arn": 5}}), "existing_user_pool.user_pool_arn"),
    (
        (
            UserIdentity,
            {"identity_providers": {"corp": {**SAML, "metadata_url": "https://a.example", "attribute_mapping": "x"}}},
        ),
        "identity_providers.corp.attribute_mapping",
    ),
]


@pytest.mark.parametrize(
    ("case", "path"), MISTAKES, ids=[f"{path} {index}" for index, (_, path) in enumerate(MISTAKES)]
)
def test_one_mistake_is_one_problem(case: Any, path: str) -> None:
    component, args = case
    error = run(lambda: component("it", args)).error
    assert isinstance(error, ArgumentError)
    assert [path_text(problem.path) for problem in error.problems] == [path]


def paths_of(plan: Any, typed_dict: type, args: Any) -> set[str]:
    problems = Problems()
    plan(read(typed_dict, {"user_pool_id": POOL_ID, **args}, problems, names=NAMES), problems)
    return {path_text(problem.path) for problem in problems}


def test_other_mistakes_are_reported() -> None:
    page = {"callback_urls": "https://a.example", "logout_urls": ["http://a.example"]}
    client = {"o_auth": page, "access_token_validity_minutes": 1}
    assert paths_of(resolve_app_client, AppClientArgs, client) == {
        "access_token_validity_minutes",
        "o_auth.callback_urls",
        "o_auth.logout_urls[0]",
    }
    args = {"provider_type": "google", "client_secret": 5}
    assert paths_of(resolve_federated_provider, FederatedProviderArgs, args) == {"client_id", "client_secret"}


def test_a_problem_related_to_a_rejected_value_is_dropped() -> None:
    problems = Problems()
    problems.reject(("a", "given"), "must be a string", "put it in quotes", code="wrong-type")
    found = [
        Problem((path,), f"or `{other}` is needed", "give one", code="missing", related=(other,))
        for path, other in (("b", "given"), ("c", "other"))
    ]
    problems.extend(found, under=("a",))
    assert [path_text(problem.path) for problem in problems] == ["a.given", "a.c"]
