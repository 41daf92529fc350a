"""What can't be built registers nothing at all: the error comes before the first resource."""

from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import AppClient, ArgumentError, IdentityPool, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import run

POOL_ID = "eu-central-1_aBcDeFgH1"


def customs(count: int) -> dict[str, Any]:
    return {f"a{index}": {"type": "string"} for index in range(count)}


POOL_CASES: dict[str, tuple[Any, str]] = {
    "password too short": ({"password_policy": {"min_length": 5}}, "password_policy.min_length: must be 6 to 99"),
    "password misspelt": (
        {"password_policy": {"min_lenght": 12}},
        "password_policy.min_lenght: unknown argument; did you mean `min_length`?",
    ),
    "MFA without a factor": ({"mfa": "required", "mfa_second_factor": {}}, "mfa_second_factor: has no MFA method"),
    "MFA with all factors off": (
        {"mfa_second_factor": {"otp": False, "sms": False}},
        "mfa_second_factor: has no MFA method",
    ),
    "e-mail MFA without SES": ({"mfa_second_factor": {"email": True}}, "mfa_second_factor.email: needs SES"),
    "long attribute": (
        {"custom_attributes": {"x" * 21: {"type": "string"}}},
        f"custom_attributes.{'x' * 21}: must have 1 to 20 characters, has 21",
    ),
    "required attribute": (
        {"custom_attributes": {"x": {"type": "string", "required": True}}},
        "custom_attributes.x.required: isn't available",
    ),
    "51 attributes": (
        {"custom_attributes": customs(51)},
        "custom_attributes: must have at most 46",
    ),
    "no placeholder": (
        {"user_verification": {"email_body": "Welcome"}},
        "user_verification.email_body: must contain {####}",
    ),
    "contradicting plan": (
        {"feature_plan": "lite", "advanced_security_mode": "enforced"},
        "feature_plan: is too low: `advanced_security_mode` needs plus",
    ),
    "number as text": ({"password_policy": {"min_length": "8"}}, "password_policy.min_length: must be an integer"),
    "bool as number": ({"password_policy": {"min_length": True}}, "password_policy.min_length: must be an integer"),
    "NaN": ({"password_policy": {"min_length": float("nan")}}, "password_policy.min_length: must be an integer"),
    "huge number": ({"password_policy": {"min_length": 10**5000}}, "password_policy.min_length: must fit in 64 bits"),
    "huge text": ({"user_pool_name": "x" * 1_000_000}, "user_pool_name: must have 1 to 128 characters, has 1000000"),
    "half a character": ({"user_pool_name": "\ud83d"}, "user_pool_name: must be valid Unicode"),
    "key with a line break": ({"a\nb": 1}, "a\\nb: unknown argument"),
    "key that is no text": ({5: 1}, "5: unknown argument"),
    "nothing": (None, "args: must be a mapping"),
    "list": ([], "args: must be a mapping"),
    "group is nothing but text": ({"email": "a@b.example"}, "email: must be a mapping"),
    "role that is none": ({"sms_role": "nonsense"}, "sms_role: must be an ARN, arn:aws:<service>"),
}


def the_pool(args: Any) -> None:
    UserPoolWithMfa("people", args)


def the_identity(args: Any) -> None:
    UserIdentity("people", {"user_pool": args})


def refused(program: Callable[[], Any], *, preview: bool = False) -> str:
    done = run(program, preview=preview)
    assert isinstance(done.error, ArgumentError), done.error
    assert done.resources == []
    assert done.invokes == []
    return str(done.error)


@pytest.mark.parametrize(("args", "expected"), POOL_CASES.values(), ids=POOL_CASES)
@pytest.mark.parametrize("preview", [True, False], ids=["preview", "update"])
def test_a_pool_that_cant_be_built_registers_nothing(args: Any, expected: str, preview: bool) -> None:
    text = refused(lambda: the_pool(args), preview=preview)
    assert text.startswith(f'UserPoolWithMfa "people": {expected}')
    assert len(text) < 2_000


@pytest.mark.parametrize(
    ("args", "expected"),
    [case for name, case in POOL_CASES.items() if name != "nothing"],
    ids=[name for name in POOL_CASES if name != "nothing"],
)
def test_nor_does_an_identity_around_it(args: Any, expected: str) -> None:
    path = expected.removeprefix("args")
    joined = f"user_pool{path}" if path.startswith(":") else f"user_pool.{path}"
    assert refused(lambda: the_identity(args)).startswith(f'UserIdentity "people": {joined}')


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({}, "user_pool_id: is required"),
        ({"user_pool_id": None}, "user_pool_id: is required"),
        ({"user_pool_id": "nonsense"}, "user_pool_id: must be the id of a user pool"),
        ({"user_pool_id": POOL_ID, "preset": "sap"}, "preset: must be one of spa, web, native, machine"),
        ({"user_pool_id": POOL_ID, "o_auth": {}}, "o_auth.callback_urls: is empty"),
        ({"user_pool_id": POOL_ID, "read_attributes": [None]}, "read_attributes[0]: must be a string, got None"),
        (
            {"user_pool_id": POOL_ID, "refresh_token_rotation_grace_period_seconds": 61},
            "refresh_token_rotation_grace_period_seconds: must be 0 to 60",
        ),
        ({"user_pool_id": POOL_ID, "auth_session_validity_minutes": 16}, "auth_session_validity_minutes: must be 3"),
    ],
)
def test_a_client_that_cant_be_built_registers_nothing(args: Any, expected: str) -> None:
    assert refused(lambda: AppClient("web", args)).startswith(f'AppClient "web": {expected}')


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"unauthenticated_policies": ["{}"]}, "unauthenticated_policies: is for guests, and there are none"),
        ({"authenticated_role": "nonsense"}, "authenticated_role: must be the ARN of an IAM role"),
        ({"authenticated_policies": ["nonsense"]}, "authenticated_policies[0]: must be a policy document"),
        ({"user_pools": [{}]}, "user_pools[0].client_id: is required"),
        ({"user_pools": {}}, "user_pools: must be a list"),
        ({"identity_pool_name": ""}, "identity_pool_name: must have 1 to 128 characters"),
    ],
)
def test_an_identity_pool_that_cant_be_built_registers_nothing(args: Any, expected: str) -> None:
    text = refused(lambda: IdentityPool("access", args))
    assert expected in text
    assert text.startswith('IdentityPool "access": ')


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"clients": {"web": {"user_pool_id": POOL_ID}}}, "clients.web.user_pool_id: unknown argument"),
        ({"clients": {"web": {}, "a b": {}}}, "clients.a b: must be 1 to 40 letters"),
        ({"clients": []}, "clients: must be a mapping"),
        ({"clients": {"web": None}}, "clients.web: must be a mapping"),
        ({"allow_signup": True, "user_pool": {"self_sign_up_enabled": False}}, "allow_signup: and `user_pool."),
        ({"disable_identity_pool": True, "identity_pool_options": {}}, "disable_identity_pool: is true"),
    ],
)
def test_an_identity_that_cant_be_built_registers_nothing(args: Any, expected: str) -> None:
    assert refused(lambda: UserIdentity("shop", args)).startswith(f'UserIdentity "shop": {expected}')


def test_a_name_that_the_identity_pool_cant_have_registers_nothing() -> None:
    assert "identity_pool_options.identity_pool_name: must contain only letters" in refused(
        lambda: UserIdentity("my/shop", {})
    )


def test_none_everywhere_is_the_same_as_nothing() -> None:
    from cognito_identity.validation.shapes import object_type  # noqa: PLC0415 -- only here

    def program(args: Any) -> Callable[[], Any]:
        return lambda: UserIdentity("shop", args)

    from cognito_identity import UserIdentityArgs  # noqa: PLC0415 -- only here

    everything = run(program(dict.fromkeys(object_type(UserIdentityArgs).fields)))
    nothing = run(program({}))
    assert everything.error is None
    assert [(one.urn, one.inputs) for one in everything.resources] == [
        (one.urn, one.inputs) for one in nothing.resources
    ]


@pytest.mark.parametrize(
    "place",
    [
        {"user_pool": {"mfa": ...}},
        {"user_pool": {"password_policy": ...}},
        {"user_pool": {"password_policy": {"min_length": ...}}},
        {"user_pool": {"mfa_second_factor": {"otp": ...}}},
        {"user_pool": {"deletion_protection": ...}},
        {"user_pool": {"tags": ...}},
        {"user_pool": ...},
        {"clients": ...},
        {"clients": {"web": {"o_auth": {"callback_urls": ...}}}},
        {"clients": {"web": {"generate_secret": ...}}},
        {"identity_pool_options": {"allow_unauthenticated_identities": ...}},
        {"identity_pool_options": {"user_pools": ...}},
        {"disable_identity_pool": ...},
    ],
)
def test_an_output_where_the_graph_or_the_safety_is_decided_registers_nothing(place: Any) -> None:
    def program() -> None:
        UserIdentity("shop", _put(place, pulumi.Output.secret("hunter2")))

    text = refused(program)
    assert "must be a plain value, not an Output" in text
    assert "hunter2" not in text


def _put(place: Any, value: Any) -> Any:
    if place is ...:
        return value
    return {key: _put(inner, value) for key, inner in place.items()}


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ({"user_pool": {"user_pool_name": ...}}, "user_pool_name"),
        ({"user_pool": {"tags": {"team": ...}}}, "tags.team"),
        ({"user_pool": {"sms_role": ...}}, "sms_role"),
        ({"clients": {"web": {"user_pool_client_name": ...}}}, "user_pool_client_name"),
        ({"clients": {"web": {"o_auth": {"callback_urls": ["https://a.example", ...]}}}}, "o_auth.callback_urls[1]"),
        ({"clients": {"web": {"supported_identity_providers": [...]}}}, "supported_identity_providers[0]"),
        ({"identity_pool_options": {"identity_pool_name": ...}}, "identity_pool_name"),
        ({"identity_pool_options": {"authenticated_role": ...}}, "authenticated_role"),
        ({"identity_pool_options": {"tags": {"team": ...}}}, "tags.team"),
    ],
)
@pytest.mark.parametrize("bad", ["hunter2" * 400, None, 5, ["hunter2"], {"hunter2": "hunter2"}])
def test_a_bad_output_fails_with_its_path_and_its_child_is_not_made(args: Any, path: str, bad: Any) -> None:
    def put(node: Any, value: Any) -> Any:
        if isinstance(node, list):
            return [put(item, value) for item in node]
        if isinstance(node, dict):
            return {key: put(item, value) for key, item in node.items()}
        return value if node is ... else node

    done = run(lambda: UserIdentity("shop", put(args, pulumi.Output.secret(bad))))
    assert isinstance(done.error, ArgumentError)
    assert f": {path}: " in str(done.error)
    assert "hunter2" not in str(done.error)
    given_to_a_child = [resource for resource in done.resources if "hunter2" in repr(resource.inputs)]
    assert given_to_a_child == []


def test_a_good_output_reaches_the_child_and_a_secret_one_stays_secret() -> None:
    def program() -> None:
        name = pulumi.Output.from_input("people").apply(lambda text: f"{text}-eu")
        UserIdentity(
            "shop", {"user_pool": {"user_pool_name": name, "tags": {"contact": pulumi.Output.secret("a@b.example")}}}
        )

    done = run(program)
    assert done.error is None
    inputs = done.named("shop-users-pool")
    assert inputs.inputs["name"] == "people-eu"
    assert inputs.inputs["tags"] == {"contact": "a@b.example"}
    assert inputs.secret_inputs == {"tags"}


def of_client(client: Any) -> Any:
    return {"user_pools": [{"user_pool_provider_name": "x", "client_id": client}]}


DOCUMENTS: Any = [{"Version": "2012-10-17"}]
DOMAIN: Any = {"custom_domain": {"domain_name": "auth.shop.example"}}
PREFIX: Any = {"cognito_domain": {"domain_prefix": "shop"}}


@pytest.mark.parametrize(
    ("program", "says"),
    [
        (lambda pool: AppClient("web", {"user_pool_id": pool}), "pass its output `user_pool_id`"),
        (
            lambda pool: IdentityPool("x", of_client(pool.add_client("web"))),
            "pass its output `client_id`",
        ),
        (
            lambda pool: pool.add_group("staff", {"role": aws.iam.Role("staff", assume_role_policy="{}")}),
            "role: must be an ARN, got Role; pass role.arn",
        ),
        (
            lambda _: IdentityPool("x", {"authenticated_policies": DOCUMENTS}),
            "authenticated_policies[0]: must be a string, got a mapping; write a string; a policy document",
        ),
        (
            lambda _: AppClient("web", {"user_pool_id": POOL_ID, "refresh_token_validity_minutes": 30}),
            "minutes: must be 60 to 5256000 minutes, got 30; use at least 60; for 30 days, write 43200",
        ),
        (
            lambda pool: pool.add_domain("login", {**DOMAIN, **PREFIX}),
            'UserPoolDomain "people-login": cognito_domain: and `custom_domain` exclude each other; keep one',
        ),
        (
            lambda pool: pool.add_domain("login", {"cognito_domain": {"domain_prefix": "shop.auth.amazoncognito.com"}}),
            'UserPoolDomain "people-login": cognito_domain.domain_prefix: must be the prefix alone, without dots',
        ),
        (
            lambda _: UserPoolWithMfa.from_user_pool_id("x", f"arn:aws:cognito-idp:eu-central-1:1:userpool/{POOL_ID}"),
            "UserPoolWithMfa.from_user_pool_arn",
        ),
        (
            lambda pool: pool.add_client(
                "web", {"preset": "spa", "enable_propagate_additional_user_context_data": True}
            ),
            "needs a client secret, got True; use `preset` web",
        ),
    ],
)
def test_the_way_out_names_what_was_meant(program: Callable[[Any], Any], says: str) -> None:
    error = run(lambda: program(UserPoolWithMfa("people"))).error
    assert isinstance(error, ArgumentError)
    assert says in str(error)
