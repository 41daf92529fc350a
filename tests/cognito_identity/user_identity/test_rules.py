"""Rules for several parts of an identity, and for tags, alarms, groups and domains."""

from typing import Any

import pulumi
import pytest

from cognito_identity import (
    FederatedProvider,
    IdentityPool,
    ResourceServer,
    UserGroup,
    UserIdentity,
    UserPoolAlarms,
    UserPoolDomain,
    UserPoolWithMfa,
)
from cognito_identity.validation.problems import ArgumentError, path_text
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import POOL_ID, error_codes

READ = {"scope_name": "read", "scope_description": "Read orders"}
GOOGLE = {"provider_type": "google", "client_id": "a", "client_secret": "b"}
SAML = {"provider_type": "saml", "name": "corp", "metadata_url": "https://corp.example/saml"}
MAPPED = {"attribute_mapping": {"email": "mail", "given_name": "gn", "family_name": "sn"}}
ORDERS = {"orders": {"identifier": "orders", "scopes": [READ]}}
ADOPTED = {"existing_user_pool": {"user_pool_id": POOL_ID}}
DOCUMENT = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}'


def problem_paths(args: Any, name: str = "shop") -> list[str]:
    error = run(lambda: UserIdentity(name, args)).error
    assert error is None or isinstance(error, ArgumentError), error
    return [] if error is None else [path_text(problem.path) for problem in error.problems]


def machine(*scopes: str) -> dict[str, Any]:
    return {"clients": {"job": {"preset": "machine", "o_auth": {"scopes": list(scopes)}}}}


def offering(*providers: str) -> dict[str, Any]:
    return {"clients": {"web": {"supported_identity_providers": list(providers)}}}


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"groups": {"a": {"group_name": "x"}, "b": {"group_name": "x"}}}, "groups.b.group_name"),
        ({"groups": {"a": {"group_name": "b"}, "b": {}}}, "groups.b.group_name"),
        ({"identity_providers": {"a": GOOGLE, "b": GOOGLE}}, "identity_providers.b.name"),
        ({"identity_providers": {"a": SAML, "b": SAML}}, "identity_providers.b.name"),
        ({"resource_servers": {"a": {"identifier": "x"}, "b": {"identifier": "x"}}}, "resource_servers.b.identifier"),
        ({"resource_servers": ORDERS, **machine("orders/write")}, "clients.job.o_auth.scopes[0]"),
        (
            {"identity_providers": {"a": GOOGLE}, **offering("COGNITO", "Goggle")},
            "clients.web.supported_identity_providers[1]",
        ),
        (offering("Google"), "clients.web.supported_identity_providers[0]"),
        (machine("orders/read"), "clients.job.o_auth.scopes[0]"),
        ({"resource_servers": ORDERS, **machine("stock/read")}, "clients.job.o_auth.scopes[0]"),
        ({"resource_servers": ORDERS, **ADOPTED, **machine("orders/write")}, "clients.job.o_auth.scopes[0]"),
        ({"existing_user_pool": {"user_pool_id": "users"}}, "existing_user_pool.user_pool_id"),
        ({"existing_user_pool": {"user_pool_arn": "users"}}, "existing_user_pool.user_pool_arn"),
        ({"existing_user_pool": {"user_pool_id": POOL_ID, "client_id": "a b"}}, "existing_user_pool.client_id"),
        ({"tags": {"aws:team": "shop"}}, "tags.aws:team"),
        ({"tags": {f"a{index}": "b" for index in range(51)}}, "tags"),
    ],
)
def test_invalid_arguments_are_refused_with_their_path(args: Any, path: str) -> None:
    assert path in problem_paths(args)


@pytest.mark.parametrize(
    "args",
    [
        {"groups": {"a": {}, "b": {}}},
        {"identity_providers": {"a": GOOGLE, "b": {**SAML, **MAPPED}}},
        {"resource_servers": ORDERS, **machine("orders/read")},
        {**ADOPTED, **machine("orders/read")},
        {**ADOPTED, "resource_servers": ORDERS, **machine("stock/read")},
        {"resource_servers": {"later": {"identifier": pulumi.Output.from_input("x")}}, **machine("orders/read")},
        {"identity_providers": {"a": GOOGLE}, **offering("COGNITO", "Google")},
        {**ADOPTED, **offering("Google")},
        {**ADOPTED, "identity_providers": {"a": GOOGLE}, **offering("Okta")},
        {"existing_user_pool": {"user_pool_id": POOL_ID, "client_id": "1example23456789"}},
        {"tags": {f"a{index}": "b" for index in range(50)}},
        {"tags": {"awsome": "yes"}},
    ],
)
def test_valid_arguments_are_accepted(args: Any) -> None:
    assert problem_paths(args) == []


VERIFIED = {"email": "m", "email_verified": "v"}
MAPS_ROLE = {**SAML, "attribute_mapping": {**MAPPED["attribute_mapping"], "custom": {"role": "r"}}}
ROLE_MAPPED = {
    "user_pool": {"custom_attributes": {"role": {"type": "string", "mutable": True}, "desk": {"type": "string"}}},
    "identity_providers": {"corp": MAPS_ROLE},
}


def writing(*names: str, **more: Any) -> dict[str, Any]:
    return {"clients": {"web": {"write_attributes": list(names), **more}}}


@pytest.mark.parametrize(
    ("args", "missing"),
    [
        # By default no client can write attributes with privileged names.
        (ROLE_MAPPED, "custom:role"),
        (ROLE_MAPPED | writing("email", "given_name", "custom:role"), "family_name"),
        ({"identity_providers": {"corp": GOOGLE}} | writing("email"), "family_name, given_name"),
        ({"identity_providers": {"corp": MAPS_ROLE}, "clients": {"web": {}}} | ADOPTED, "custom:role"),
    ],
)
def test_a_client_that_cannot_write_a_mapped_attribute_is_refused(args: Any, missing: str) -> None:
    error = run(lambda: UserIdentity("shop", args)).error
    assert isinstance(error, ArgumentError), error
    (problem,) = error.problems
    assert path_text(problem.path) == "clients.web.write_attributes"
    assert problem.message == f"must include {missing}, which `identity_providers.corp` maps: its sign-ins would fail"


@pytest.mark.parametrize(
    "args",
    [
        ROLE_MAPPED | writing("email", "given_name", "family_name", "custom:role"),
        ROLE_MAPPED | writing("email", supported_identity_providers=["COGNITO"]),
        ROLE_MAPPED | {"resource_servers": ORDERS} | machine("orders/read"),
        {"identity_providers": {"corp": GOOGLE}},
        {"identity_providers": {"corp": {**SAML, "attribute_mapping": VERIFIED}}} | ADOPTED,
    ],
)
def test_a_client_that_can_write_the_mapped_attributes_is_accepted(args: Any) -> None:
    assert problem_paths(args) == []


def test_an_immutable_mapped_attribute_is_one_problem() -> None:
    corp = {**SAML, "attribute_mapping": {**MAPPED["attribute_mapping"], "custom": {"desk": "d", "nowhere": "n"}}}
    assert problem_paths(ROLE_MAPPED | {"identity_providers": {"corp": corp}}) == [
        "identity_providers.corp.attribute_mapping.custom.desk",
        "identity_providers.corp.attribute_mapping.custom.nowhere",
    ]


def test_a_reserved_tag_is_one_problem() -> None:
    assert problem_paths({"tags": {"aws:team": "shop"}}) == ["tags.aws:team"]


POOL = {"user_pool_id": POOL_ID}
OIDC = {**POOL, "provider_type": "oidc", "client_id": "a", "issuer_url": "https://id.example"}
CUSTOM = {"domain_name": "auth.example.com"}


@pytest.mark.parametrize(
    ("component", "args", "path"),
    [
        *((FederatedProvider, {**OIDC, "name": name}, "name") for name in ("COGNITO", "Google", "SignInWithApple")),
        (FederatedProvider, {**POOL, **GOOGLE, "scopes": []}, "scopes"),
        (FederatedProvider, {**POOL, **GOOGLE, "scopes": ["openid email"]}, "scopes[0]"),
        (FederatedProvider, {**POOL, **GOOGLE, "scopes": ["openid", ""]}, "scopes[1]"),
        (FederatedProvider, {**POOL, **SAML, "identifiers": ["a.com", "b.com", "a.com"]}, "identifiers[2]"),
        (ResourceServer, {**POOL, "identifier": "orders", "scopes": [READ, READ]}, "scopes[1].scope_name"),
        (UserGroup, {**POOL, "policies": [DOCUMENT], "identity_pool_id": "access"}, "identity_pool_id"),
        (UserGroup, {**POOL, "precedence": 2**31}, "precedence"),
        (UserGroup, {**POOL, "tags": {"AWS:x": "y"}}, "tags.AWS:x"),
        (UserPoolAlarms, {"user_pool_id": "users"}, "user_pool_id"),
        (UserPoolAlarms, {**POOL, "topic_arn": "alarms"}, "topic_arn"),
        (UserPoolAlarms, {**POOL, "tags": {"aws:x": "y"}}, "tags.aws:x"),
        (IdentityPool, {"tags": {"aws:x": "y"}}, "tags.aws:x"),
        (
            UserPoolDomain,
            {**POOL, "custom_domain": {**CUSTOM, "certificate_arn": "arn:aws:iam::123456789012:server-certificate/x"}},
            "custom_domain.certificate_arn",
        ),
    ],
)
def test_an_invalid_part_registers_nothing(component: Any, args: Any, path: str) -> None:
    done = run(lambda: component("it", args))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith(f'{component.__name__} "it": {path}: ')
    assert done.resources == []


def test_a_name_with_a_space_is_refused() -> None:
    assert problem_paths({}, "my shop") == ["name"]


def test_scopes_and_providers_can_be_added_before_the_client() -> None:
    google: Any = GOOGLE
    orders: Any = ORDERS["orders"]

    def program() -> None:
        shop = UserIdentity("shop", {"clients": {}})
        shop.register_identity_provider("google", google)
        shop.add_resource_server("orders", orders)
        shop.add_client("web", {"supported_identity_providers": ["Google"]})
        shop.add_client("job", {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}})

    assert run(program).error is None


@pytest.mark.parametrize(
    ("args", "fix"),
    [(offering("Google"), "add it to `identity_providers`"), (machine("a/b"), "add it to `resource_servers`")],
)
def test_the_hint_names_the_argument_and_the_method(args: Any, fix: str) -> None:
    error = str(run(lambda: UserIdentity("shop", args)).error)
    assert fix in error
    assert "or call `add_client` after" in error


def added(pool: Any, *, orders: bool, clients: Any, google: bool = False) -> None:
    if google:
        pool.register_identity_provider("google", GOOGLE)
    if orders:
        pool.add_resource_server("orders", ORDERS["orders"])
    for key, client in clients["clients"].items():
        pool.add_client(key, client)


UNKNOWN_SCOPE = "[scope-unknown]"
UNKNOWN_PROVIDER = "[identity-provider-unknown]"


@pytest.mark.parametrize(
    ("orders", "google", "clients", "says"),
    [
        (True, False, machine("orders/raed"), UNKNOWN_SCOPE),
        (True, False, machine("orders/raed"), "did you mean orders/read?"),
        (True, False, machine("order/read"), UNKNOWN_SCOPE),
        (True, False, machine("order/read"), "did you mean orders/read?"),
        (False, False, machine("stock/count"), "known resource servers: none"),
        (False, True, offering("COGNITO", "Gogle"), UNKNOWN_PROVIDER),
        (False, True, offering("COGNITO", "Gogle"), "did you mean Google?"),
        (False, False, offering("Google"), UNKNOWN_PROVIDER),
        (False, False, offering("Cognito"), "did you mean COGNITO?"),
    ],
)
@pytest.mark.parametrize("make", [lambda: UserPoolWithMfa("shop"), lambda: UserIdentity("shop", {"clients": {}})])
def test_an_added_client_can_use_only_what_the_pool_has(
    make: Any, orders: bool, google: bool, clients: Any, says: str
) -> None:
    done = run(lambda: added(make(), orders=orders, google=google, clients=clients))
    assert isinstance(done.error, ArgumentError)
    assert says in str(done.error)
    assert "AppClient" in str(done.error)
    assert done.of_type("UserPoolClient") == []


@pytest.mark.parametrize("clients", [machine("orders/raed"), offering("Gogle")])
def test_a_misspelled_scope_gets_a_suggestion(clients: Any) -> None:
    args: Any = {"resource_servers": ORDERS, "identity_providers": {"google": GOOGLE}, **clients}
    assert ("did you mean orders/read?" in str(error := run(lambda: UserIdentity("shop", args)).error)) or (
        "did you mean Google?" in str(error)
    )


@pytest.mark.parametrize(
    ("orders", "clients"), [(False, machine("orders/read")), (True, machine("stock/count")), (False, offering("Okta"))]
)
def test_an_existing_pool_may_have_other_scopes_and_providers(orders: bool, clients: Any) -> None:
    def program() -> None:
        added(UserPoolWithMfa.from_user_pool_id("shop", POOL_ID), orders=orders, clients=clients)

    assert run(program).error is None


def test_the_scopes_of_a_server_added_to_an_existing_pool_are_known() -> None:
    def program() -> None:
        added(UserPoolWithMfa.from_user_pool_id("shop", POOL_ID), orders=True, clients=machine("orders/raed"))

    assert "did you mean orders/read?" in str(run(program).error)


def test_outputs_of_another_component_are_accepted() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("shop")
        orders: Any = {"user_pool_id": pool.user_pool_id, **ORDERS["orders"]}
        google: Any = {"user_pool_id": pool.user_pool_id, **GOOGLE}
        server, provider = ResourceServer("orders", orders), FederatedProvider("google", google)
        pool.add_client("job", {"preset": "machine", "o_auth": {"scopes": server.scope_identifiers}})
        pool.add_client("web", {"supported_identity_providers": [provider.provider_name]})

    assert run(program).error is None


def test_an_identity_for_a_pool_knows_what_was_added_to_it() -> None:
    def program(scope: str) -> Any:
        orders: Any = ORDERS["orders"]
        clients: Any = machine(scope)
        pool = UserPoolWithMfa("shop")
        pool.add_resource_server("orders", orders)
        return UserIdentity.for_user_pool("around", pool, clients)

    assert run(lambda: program("orders/read")).error is None
    refused = run(lambda: program("orders/raed"))
    assert error_codes(refused.error) == [("clients.job.o_auth.scopes[0]", "scope-unknown")]
    assert refused.of_type("UserIdentity") == []


def test_with_an_output_as_identifier_no_scope_is_unknown() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("shop")
        pool.add_resource_server("later", {"identifier": pulumi.Output.from_input("orders")})
        pool.add_client("job", machine("orders/read")["clients"]["job"])

    assert run(program).error is None
