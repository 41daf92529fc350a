"""`UserPoolDomain` as the engine sees it."""

from typing import Any

import pulumi
import pytest

from cognito_identity import AppClient, ArgumentError, UserPoolDomain
from tests.cognito_identity.engine import PROJECT, REGION, STACK, Run, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
TOKEN = "cognito-identity:index:UserPoolDomain"
URN = f"urn:pulumi:{STACK}::{PROJECT}::{TOKEN}"
PREFIX = {"cognito_domain": {"domain_prefix": "acme"}}
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-aaaa-bbbb-cccc-000000000000"


def with_pool(args: Any) -> Any:
    return {"user_pool_id": POOL_ID, **args}


def custom(**more: Any) -> dict[str, Any]:
    return {"custom_domain": {"domain_name": "auth.example.com", **more}}


def domain(args: Any, **options: Any) -> Run:
    return deploy(lambda: UserPoolDomain("login", with_pool(args)), **options)


def refusal(args: Any) -> list[tuple[str, str]]:
    given: Any = {"user_pool_id": POOL_ID, **args}
    done = run(lambda: UserPoolDomain("login", given))
    assert done.resources == []
    return error_codes(done.error)


@pytest.mark.parametrize("args", [PREFIX, custom(certificate_arn=CERTIFICATE)])
def test_it_is_deleted_before_it_is_replaced(args: Any) -> None:
    """AWS takes no second one for the same pool."""
    assert domain(args).named("login-domain").options == {"deleteBeforeReplace"}


@pytest.mark.parametrize("preview", [True, False])
def test_a_prefix_makes_one_resource_with_managed_login(preview: bool) -> None:
    done = domain(PREFIX, preview=preview)
    assert {resource.urn for resource in done.resources} == {
        f"{URN}::login",
        f"{URN}$aws:cognito/userPoolDomain:UserPoolDomain::login-domain",
    }
    assert done.named("login-domain").inputs == {"userPoolId": POOL_ID, "domain": "acme", "managedLoginVersion": 2}


def test_the_address_of_a_prefix_names_the_pools_region() -> None:
    outputs = domain(PREFIX).named("login").outputs
    assert outputs["baseUrl"] == f"https://acme.auth.{REGION}.amazoncognito.com"
    assert outputs["domainName"] == "acme"


def test_with_a_certificate_no_records_are_created() -> None:
    done = domain(custom(certificate_arn=CERTIFICATE))
    assert done.named("login-domain").inputs["certificateArn"] == CERTIFICATE
    assert done.of_type("Record") == []
    assert done.named("login").outputs["baseUrl"] == "https://auth.example.com"


def test_with_a_hosted_zone_the_certificate_and_the_records_are_created() -> None:
    done = domain(custom(hosted_zone_id="Z1"))
    assert {resource.name for resource in done.resources if resource.custom} == {
        "login-certificate",
        "login-certificate-validation",
        "login-certificate-validation-record",
        "login-domain",
        "login-ipv4",
        "login-ipv6",
    }
    assert done.named("login-certificate").inputs["region"] == "us-east-1"
    assert done.named("login-certificate-validation").inputs["region"] == "us-east-1"
    record = done.named("login-certificate-validation-record")
    assert record.inputs["records"] == ["_v"]
    assert record.aliases == ("login-certificate-proof",)
    alias = done.named("login-ipv6").inputs
    assert (alias["type"], alias["name"]) == ("AAAA", "auth.example.com")
    assert alias["aliases"] == [
        {"name": "d111111abcdef8.cloudfront.net", "zoneId": "Z2FDTNDATAQYW2", "evaluateTargetHealth": False}
    ]


def test_the_domain_waits_until_the_certificate_is_proven() -> None:
    done = domain(custom(hosted_zone_id="Z1"))
    waits = done.named("login-domain").property_dependencies["certificateArn"]
    assert any(urn.endswith("::login-certificate-validation") for urn in waits)


def test_a_hosted_zone_beside_a_certificate_makes_the_aliases_only() -> None:
    done = domain(custom(hosted_zone_id="Z1", certificate_arn=CERTIFICATE))
    assert done.of_type("Certificate") == []
    assert len(done.of_type("Record")) == 2


def test_the_sign_in_address_carries_client_and_page() -> None:
    def program() -> dict[str, Any]:
        login = UserPoolDomain("login", {"user_pool_id": POOL_ID, "cognito_domain": {"domain_prefix": "acme"}})
        return {"url": login.sign_in_url("abc", "https://app.example.com/in?x=1&y=2")}

    assert deploy(program).outputs["url"] == (
        f"https://acme.auth.{REGION}.amazoncognito.com/login"
        "?client_id=abc&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fin%3Fx%3D1%26y%3D2"
    )


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ({}, ("cognito_domain", "domain-missing")),
        ({**PREFIX, **custom(hosted_zone_id="Z1")}, ("cognito_domain", "domain-conflict")),
        (
            {"cognito_domain": {"domain_prefix": "my-aws-app"}},
            ("cognito_domain.domain_prefix", "domain-prefix-reserved"),
        ),
        ({"cognito_domain": {"domain_prefix": "amazon"}}, ("cognito_domain.domain_prefix", "domain-prefix-reserved")),
        (
            {"cognito_domain": {"domain_prefix": "cognito-x"}},
            ("cognito_domain.domain_prefix", "domain-prefix-reserved"),
        ),
        (
            {"cognito_domain": {"domain_prefix": "Acme"}},
            ("cognito_domain.domain_prefix", "aws-limit"),
        ),
        ({"cognito_domain": {"domain_prefix": "a" * 64}}, ("cognito_domain.domain_prefix", "aws-limit")),
        (
            {"cognito_domain": {"domain_prefix": "acme-"}},
            ("cognito_domain.domain_prefix", "aws-limit"),
        ),
        ({"cognito_domain": {}}, ("cognito_domain.domain_prefix", "missing-argument")),
        (
            {"custom_domain": {"domain_name": f"{'a' * 52}.example.com", "certificate_arn": CERTIFICATE}},
            ("custom_domain.domain_name", "domain-name-invalid"),
        ),
        (custom(hosted_zone_id=""), ("custom_domain.hosted_zone_id", "hosted-zone-id-invalid")),
        (custom(hosted_zone_id="example.com"), ("custom_domain.hosted_zone_id", "hosted-zone-id-invalid")),
        (
            {"custom_domain": {"domain_name": "example.com", "hosted_zone_id": "Z"}},
            ("custom_domain.domain_name", "domain-name-invalid"),
        ),
        (
            {"custom_domain": {"domain_name": "Auth.example.com", "hosted_zone_id": "Z"}},
            ("custom_domain.domain_name", "domain-name-invalid"),
        ),
        (custom(), ("custom_domain.certificate_arn", "certificate-missing")),
        (
            custom(certificate_arn=CERTIFICATE.replace("us-east-1", "eu-west-1")),
            ("custom_domain.certificate_arn", "certificate-region"),
        ),
        (custom(certificate_arn="certificate"), ("custom_domain.certificate_arn", "aws-limit")),
        ({**PREFIX, "managed_login_version": 3}, ("managed_login_version", "managed-login-version-invalid")),
        ({**PREFIX, "managed_login_version": 0}, ("managed_login_version", "managed-login-version-invalid")),
    ],
)
def test_invalid_arguments_are_refused(args: Any, problem: Any) -> None:
    assert problem in refusal(args)


def test_a_prefix_that_is_an_output_is_checked_once_it_is_known() -> None:
    def program() -> None:
        prefix = pulumi.Output.from_input("NOT OK")
        UserPoolDomain("login", {"user_pool_id": POOL_ID, "cognito_domain": {"domain_prefix": prefix}})

    done = run(program)
    assert "cognito_domain.domain_prefix: must contain only lower-case letters" in str(done.error)
    assert "NOT OK" not in str(done.error)


CALLBACK = "https://app.example.com/in"


@pytest.mark.parametrize("as_output", [False, True])
def test_a_sign_in_starts_with_a_client_or_its_id(as_output: bool) -> None:
    def program() -> dict[str, Any]:
        login = UserPoolDomain("login", with_pool(PREFIX))
        client = AppClient("web", with_pool({"o_auth": {"callback_urls": [CALLBACK]}}))
        back = pulumi.Output.from_input(CALLBACK) if as_output else CALLBACK
        return {"by_client": login.sign_in_url(client, back), "by_id": login.sign_in_url(client.client_id, back)}

    outputs = deploy(program).outputs
    assert outputs["by_client"] == outputs["by_id"]
    assert outputs["by_client"].startswith(f"https://acme.auth.{REGION}.amazoncognito.com/login?client_id=")
    assert outputs["by_client"].endswith("&response_type=code&redirect_uri=https%3A%2F%2Fapp.example.com%2Fin")


@pytest.mark.parametrize(
    ("client", "redirect", "problem"),
    [
        ({"client_id": "abc"}, CALLBACK, ("client", "client-invalid")),
        ("", CALLBACK, ("client", "client-invalid")),
        (None, CALLBACK, ("client", "client-invalid")),
        ("abc", 5, ("redirect", "redirect-invalid")),
        ("abc", "http://app.example.com", ("redirect", "redirect-unsafe")),
        ("abc", "javascript:alert(1)", ("redirect", "redirect-unsafe")),
        ("abc", pulumi.Output.from_input("http://app.example.com"), ("redirect", "redirect-unsafe")),
    ],
)
def test_an_invalid_client_or_redirect_is_refused(client: Any, redirect: Any, problem: Any) -> None:
    def program() -> dict[str, Any]:
        return {"url": UserPoolDomain("login", with_pool(PREFIX)).sign_in_url(client, redirect)}

    done = run(program)
    assert error_codes(done.error) == [problem]


def test_a_custom_domain_of_63_characters_is_accepted_and_a_longer_output_is_not() -> None:
    name = f"{'a' * 51}.example.com"
    assert len(name) == 63
    assert domain({"custom_domain": {"domain_name": name, "certificate_arn": CERTIFICATE}}).error is None

    def program() -> None:
        longer: Any = {"domain_name": pulumi.Output.from_input(f"a{name}"), "certificate_arn": CERTIFICATE}
        UserPoolDomain("login", with_pool({"custom_domain": longer}))

    error = run(program).error
    assert isinstance(error, ArgumentError)
    assert "custom_domain.domain_name: must have at most 63 characters" in str(error)
