"""Invalid arguments register no resource."""

from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import AppClient, ArgumentError, IdentityPool, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import error_codes

POOL_ID = "eu-central-1_aBcDeFgH1"


def customs(count: int) -> dict[str, Any]:
    return {f"a{index}": {"type": "string"} for index in range(count)}


POOL_CASES: dict[str, tuple[Any, str, str]] = {
    "password too short": ({"password_policy": {"min_length": 5}}, "password_policy.min_length", "aws-limit"),
    "misspelled argument": (
        {"password_policy": {"min_lenght": 12}},
        "password_policy.min_lenght",
        "unknown-argument",
    ),
    "MFA without an MFA method": (
        {"mfa": "required", "mfa_second_factor": {}},
        "mfa_second_factor",
        "mfa-method-missing",
    ),
    "MFA with all methods off": (
        {"mfa_second_factor": {"otp": False, "sms": False}},
        "mfa_second_factor",
        "mfa-method-missing",
    ),
    "email MFA without SES": (
        {"mfa_second_factor": {"email": True}},
        "mfa_second_factor.email",
        "email-mfa-without-ses",
    ),
    "custom attribute with a long name": (
        {"custom_attributes": {"x" * 21: {"type": "string"}}},
        "custom_attributes.xxxxxxxxxxxxxxxxxxxxx",
        "aws-limit",
    ),
    "required custom attribute": (
        {"custom_attributes": {"x": {"type": "string", "required": True}}},
        "custom_attributes.x.required",
        "unsupported-argument",
    ),
    "51 attributes": (
        {"custom_attributes": customs(51)},
        "custom_attributes",
        "too-many-attributes",
    ),
    "message without a placeholder": (
        {"user_verification": {"email_body": "Welcome"}},
        "user_verification.email_body",
        "message-placeholder",
    ),
    "feature plan that is too low": (
        {"feature_plan": "lite", "advanced_security_mode": "enforced"},
        "feature_plan",
        "feature-plan-too-low",
    ),
    "number as a string": ({"password_policy": {"min_length": "8"}}, "password_policy.min_length", "wrong-type"),
    "boolean as a number": ({"password_policy": {"min_length": True}}, "password_policy.min_length", "wrong-type"),
    "NaN": ({"password_policy": {"min_length": float("nan")}}, "password_policy.min_length", "wrong-type"),
    "huge number": ({"password_policy": {"min_length": 10**5000}}, "password_policy.min_length", "number-too-large"),
    "huge string": ({"user_pool_name": "x" * 1_000_000}, "user_pool_name", "aws-limit"),
    "half a character": ({"user_pool_name": "\ud83d"}, "user_pool_name", "not-unicode"),
    "key with a line break": ({"a\nb": 1}, "a\nb", "unknown-argument"),
    "key that is not a string": ({5: 1}, "5", "unknown-argument"),
    "None": (None, "args", "must-be-mapping"),
    "list": ([], "args", "must-be-mapping"),
    "string instead of a mapping": ({"email": "a@b.example"}, "email", "must-be-mapping"),
    "invalid role ARN": ({"sms_role": "nonsense"}, "sms_role", "aws-limit"),
}


def create_pool(args: Any) -> None:
    UserPoolWithMfa("users", args)


def create_identity(args: Any) -> None:
    UserIdentity("users", {"user_pool": args})


def error_of(program: Callable[[], Any], *, preview: bool = False) -> ArgumentError:
    """Run a program that registers nothing, and return its error."""
    done = run(program, preview=preview)
    assert isinstance(done.error, ArgumentError), done.error
    assert done.resources == []
    assert done.invokes == []
    return done.error


@pytest.mark.parametrize(("args", "path", "code"), POOL_CASES.values(), ids=POOL_CASES)
@pytest.mark.parametrize("preview", [True, False], ids=["preview", "update"])
def test_invalid_arguments_of_a_pool(args: Any, path: str, code: str, preview: bool) -> None:
    error = error_of(lambda: create_pool(args), preview=preview)
    assert error_codes(error) == [(path, code)]
    assert str(error).startswith('UserPoolWithMfa "users": ')
    assert len(str(error)) < 2_000


@pytest.mark.parametrize(
    ("args", "path", "code"),
    [case for name, case in POOL_CASES.items() if name != "None"],
    ids=[name for name in POOL_CASES if name != "None"],
)
def test_invalid_arguments_of_a_pool_in_an_identity(args: Any, path: str, code: str) -> None:
    whole = "user_pool" if path == "args" else f"user_pool.{path}"
    assert error_codes(error_of(lambda: create_identity(args))) == [(whole, code)]


@pytest.mark.parametrize(
    ("args", "path", "code"),
    [
        ({}, "user_pool_id", "missing-argument"),
        ({"user_pool_id": None}, "user_pool_id", "missing-argument"),
        ({"user_pool_id": "nonsense"}, "user_pool_id", "aws-limit"),
        ({"user_pool_id": POOL_ID, "preset": "sap"}, "preset", "not-a-choice"),
        ({"user_pool_id": POOL_ID, "o_auth": {}}, "o_auth.callback_urls", "callback-url-missing"),
        ({"user_pool_id": POOL_ID, "read_attributes": [None]}, "read_attributes[0]", "wrong-type"),
        (
            {"user_pool_id": POOL_ID, "refresh_token_rotation_grace_period_seconds": 61},
            "refresh_token_rotation_grace_period_seconds",
            "aws-limit",
        ),
        ({"user_pool_id": POOL_ID, "auth_session_validity_minutes": 16}, "auth_session_validity_minutes", "aws-limit"),
    ],
)
def test_invalid_arguments_of_a_client(args: Any, path: str, code: str) -> None:
    assert error_codes(error_of(lambda: AppClient("web", args))) == [(path, code)]


@pytest.mark.parametrize(
    ("args", "path", "code"),
    [
        ({"unauthenticated_policies": ["{}"]}, "unauthenticated_policies", "guest-access-off"),
        ({"authenticated_role": "nonsense"}, "authenticated_role", "role-invalid"),
        ({"authenticated_policies": ["nonsense"]}, "authenticated_policies[0]", "policy-invalid"),
        ({"user_pools": [{}]}, "user_pools[0].client_id", "missing-argument"),
        ({"user_pools": {}}, "user_pools", "must-be-list"),
        ({"identity_pool_name": ""}, "identity_pool_name", "aws-limit"),
    ],
)
def test_invalid_arguments_of_an_identity_pool(args: Any, path: str, code: str) -> None:
    assert (path, code) in error_codes(error_of(lambda: IdentityPool("access", args)))


@pytest.mark.parametrize(
    ("args", "path", "code"),
    [
        ({"clients": {"web": {"user_pool_id": POOL_ID}}}, "clients.web.user_pool_id", "unknown-argument"),
        ({"clients": {"web": {}, "a b": {}}}, "clients.a b", "name-invalid"),
        ({"clients": []}, "clients", "must-be-mapping"),
        ({"clients": {"web": None}}, "clients.web", "must-be-mapping"),
        ({"allow_signup": True, "user_pool": {"self_sign_up_enabled": False}}, "allow_signup", "sign-up-conflict"),
        (
            {"disable_identity_pool": True, "identity_pool_options": {}},
            "disable_identity_pool",
            "identity-pool-conflict",
        ),
    ],
)
def test_invalid_arguments_of_an_identity(args: Any, path: str, code: str) -> None:
    assert error_codes(error_of(lambda: UserIdentity("shop", args))) == [(path, code)]


def test_a_name_that_is_invalid_for_the_identity_pool() -> None:
    ((path, _),) = error_codes(error_of(lambda: UserIdentity("my/shop", {})))
    assert path == "identity_pool_options.identity_pool_name"


def test_none_is_the_same_as_a_missing_argument() -> None:
    from cognito_identity.validation.shapes import object_type  # noqa: PLC0415 -- only here

    def program(args: Any) -> Callable[[], Any]:
        return lambda: UserIdentity("shop", args)

    from cognito_identity import UserIdentityArgs  # noqa: PLC0415 -- only here

    everything = run(program(dict.fromkeys(object_type(UserIdentityArgs).fields)))
    nothing = run(program({}))
    assert everything.error is None
    inputs = [{one.urn: one.inputs for one in done.resources} for done in (everything, nothing)]
    assert inputs[0] == inputs[1]


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
def test_an_output_is_refused_if_a_plain_value_is_needed(place: Any) -> None:
    def program() -> None:
        UserIdentity("shop", _put(place, pulumi.Output.secret("hunter2")))

    text = str(error_of(program))
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
def test_an_output_with_an_invalid_value_is_an_error(args: Any, path: str, bad: Any) -> None:
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


def test_the_value_of_an_output_reaches_the_child_and_a_secret_stays_secret() -> None:
    def program() -> None:
        name = pulumi.Output.from_input("users").apply(lambda text: f"{text}-eu")
        UserIdentity(
            "shop", {"user_pool": {"user_pool_name": name, "tags": {"contact": pulumi.Output.secret("a@b.example")}}}
        )

    done = run(program)
    assert done.error is None
    inputs = done.named("shop-users-pool")
    assert inputs.inputs["name"] == "users-eu"
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
            "cognito_domain: can't be combined with `custom_domain`; keep one",
        ),
        (
            lambda pool: pool.add_domain("login", {"cognito_domain": {"domain_prefix": "shop.auth.amazoncognito.com"}}),
            'UserPoolDomain "users-login": cognito_domain.domain_prefix: must be a prefix without dots',
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
def test_the_hint_names_the_right_value(program: Callable[[Any], Any], says: str) -> None:
    error = run(lambda: program(UserPoolWithMfa("users"))).error
    assert isinstance(error, ArgumentError)
    assert says in str(error)
