"""Rules check plain values and Outputs in the same way. AWS's API model is tested in test_every_output.py."""

from typing import Any

import pulumi
import pytest

from cognito_identity import (
    AppClient,
    FederatedProvider,
    IdentityPool,
    UserGroup,
    UserPoolAlarms,
    UserPoolDomain,
    UserPoolWithMfa,
)
from cognito_identity.validation.problems import ArgumentError
from cognito_identity.validation.value_rules import checked_values
from tests.cognito_identity.engine import deploy, run
from tests.cognito_identity.planned import POOL_ID

POOL = {"user_pool_id": POOL_ID}
DOCUMENT = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}'
HTTP_URL = "http://evil.example"
OIDC = {**POOL, "provider_type": "oidc", "name": "corp", "client_id": "a"}
SAML = {**POOL, "provider_type": "saml", "name": "corp"}
HOST = {"domain_name": "auth.example.com"}
OIDC_ARN = "arn:aws:iam::123456789012:oidc-provider/x"
IN_IRELAND = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d"
BUCKET = "arn:aws:s3:::a-bucket-of-logs"
SENDER = {"custom_email_sender": "arn:aws:lambda:eu-central-1:123456789012:function:send"}


def mapped(role: Any) -> Any:
    return {"graph.facebook.com": {"rules": [{"claim": "a", "claim_value": "b", "mapped_role": role}]}}


CASES: list[tuple[Any, Any, str]] = [
    (
        AppClient,
        lambda bad: {**POOL, "o_auth": {"callback_urls": ["https://a", bad(HTTP_URL)]}},
        "o_auth.callback_urls[1]",
    ),
    (
        AppClient,
        lambda bad: {**POOL, "o_auth": {"callback_urls": ["https://a"], "logout_urls": [bad(HTTP_URL)]}},
        "o_auth.logout_urls[0]",
    ),
    (
        AppClient,
        lambda bad: {**POOL, "o_auth": {"callback_urls": [bad("https://a#b")]}},
        "o_auth.callback_urls[0]",
    ),
    (UserPoolWithMfa, lambda bad: {"passkey_relying_party_id": bad("https://a.example")}, "passkey_relying_party_id"),
    (
        UserPoolWithMfa,
        lambda bad: {"custom_sender_kms_key": bad("arn:aws:s3:::codes-and-keys"), "lambda_triggers": SENDER},
        "custom_sender_kms_key",
    ),
    (
        UserPoolWithMfa,
        lambda bad: {"log_delivery": {"user_notification": {"log_group_arn": bad(BUCKET)}}},
        "log_delivery.user_notification.log_group_arn",
    ),
    (UserPoolWithMfa, lambda bad: {"web_acl_arn": bad(BUCKET)}, "web_acl_arn"),
    (
        UserPoolDomain,
        lambda bad: {**POOL, "cognito_domain": {"domain_prefix": bad("my-aws")}},
        "cognito_domain.domain_prefix",
    ),
    (
        UserPoolDomain,
        lambda bad: {**POOL, "custom_domain": {"domain_name": bad("example.com"), "hosted_zone_id": "Z1"}},
        "custom_domain.domain_name",
    ),
    (
        UserPoolDomain,
        lambda bad: {**POOL, "custom_domain": {**HOST, "certificate_arn": bad(IN_IRELAND)}},
        "custom_domain.certificate_arn",
    ),
    (FederatedProvider, lambda bad: {**OIDC, "issuer_url": bad(HTTP_URL)}, "issuer_url"),
    (FederatedProvider, lambda bad: {**SAML, "metadata_url": bad(HTTP_URL)}, "metadata_url"),
    (
        IdentityPool,
        lambda bad: {"authentication_providers": {"facebook": "123"}, "role_mappings": mapped(bad(BUCKET))},
        "role_mappings.graph.facebook.com.rules[0].mapped_role",
    ),
    (
        IdentityPool,
        lambda bad: {"authentication_providers": {"saml_providers": [bad(OIDC_ARN)]}},
        "authentication_providers.saml_providers[0]",
    ),
    (
        UserGroup,
        lambda bad: {**POOL, "policies": [DOCUMENT], "identity_pool_id": bad("access")},
        "identity_pool_id",
    ),
    (UserPoolAlarms, lambda bad: {"user_pool_id": bad("users")}, "user_pool_id"),
    (UserPoolAlarms, lambda bad: {**POOL, "topic_arn": bad("alarms")}, "topic_arn"),
]
IDS = [f"{component.__name__}.{path}" for component, _, path in CASES]


def plain(value: str) -> str:
    return value


def output(value: str) -> pulumi.Output[str]:
    return pulumi.Output.secret(value).apply(lambda known: known)


@pytest.mark.parametrize(("component", "args", "path"), CASES, ids=IDS)
@pytest.mark.parametrize("bad", [plain, output])
def test_a_rule_checks_plain_values_and_outputs(component: Any, args: Any, path: str, bad: Any) -> None:
    done = run(lambda: component("it", args(bad)))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith(f'{component.__name__} "it": {path}: ')
    assert (", got " in str(done.error)) == (bad is plain)


@pytest.mark.parametrize(("component", "args", "path"), CASES, ids=IDS)
def test_unknown_values_are_accepted_in_a_preview(component: Any, args: Any, path: str) -> None:
    def unknown(_value: str) -> Any:
        return UserPoolWithMfa(f"other-{path[:3]}", {}).user_pool_id

    assert run(lambda: component("it", args(unknown)), preview=True).error is None


def test_arguments_without_outputs_are_not_copied() -> None:
    values = {"o_auth": {"callback_urls": ["https://a"]}, "tags": {"a": "b"}}
    rules: Any = {("o_auth", "callback_urls", "*"): None, ("tags", "*"): None, ("tags", "a", "b"): None}
    assert checked_values(values, rules, "it") is values


def test_a_valid_output_reaches_the_resource() -> None:
    args: Any = {**POOL, "o_auth": {"callback_urls": [..., "https://b.example"]}}

    def program() -> None:
        args["o_auth"]["callback_urls"][0] = pulumi.Output.from_input("https://a.example")
        AppClient("web", args)

    assert deploy(program).named("web-client").inputs["callbackUrls"] == ["https://a.example", "https://b.example"]
