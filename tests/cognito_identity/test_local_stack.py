"""A stack for the sandbox reaches the sandbox, or nothing: never AWS."""

import json
from typing import Any

import pytest

from cognito_identity.local_stack import local_stack_problems

SANDBOX = "http://127.0.0.1:5555"
BASE = dict.fromkeys(("cognitoidp", "cognitoidentity", "iam", "sts"), SANDBOX)


def told(endpoints: Any, stack: str = "local", args: Any = None) -> list[str]:
    text = endpoints if isinstance(endpoints, str) or endpoints is None else json.dumps(endpoints)
    return [problem.text() for problem in local_stack_problems(stack, text, args or {})]


def test_the_sandboxs_endpoints_are_all_right() -> None:
    assert told([BASE]) == []
    assert told([BASE], "elsewhere") == []
    assert told([{"cognitoidp": SANDBOX}, dict.fromkeys(("cognitoidentity", "iam", "sts"), SANDBOX)]) == []


def test_without_endpoints_the_local_stack_is_refused() -> None:
    (problem,) = told(None)
    assert problem.startswith("aws:endpoints: is missing, and without it the stack `local` would be deployed to AWS; ")
    assert "git checkout" in problem
    assert told([]) == told([{}]) == [problem]


def test_without_endpoints_any_other_stack_is_on_aws() -> None:
    assert told(None, "dev") == told([], "dev") == []


@pytest.mark.parametrize("stack", ["local", "dev"])
@pytest.mark.parametrize("service", BASE)
def test_a_service_that_is_left_out_would_be_aws(stack: str, service: str) -> None:
    (problem,) = told([{key: url for key, url in BASE.items() if key != service}], stack)
    assert problem == (f"aws:endpoints: names no {service}, whose calls would go to AWS; add {service}: {SANDBOX}")


@pytest.mark.parametrize("stack", ["local", "dev"])
@pytest.mark.parametrize(
    "url",
    [
        "https://iam.amazonaws.com",
        "http://127.0.0.1.evil.example:5555",
        "http://127.0.0.1@evil.example",
        "http://sandbox.example:5555",
        "127.0.0.1:5555",
        "",
        "ftp://127.0.0.1",
        "http://[::1",
    ],
)
def test_an_endpoint_that_is_not_on_this_machine_is_refused(stack: str, url: str) -> None:
    (problem,) = told([{**BASE, "iam": url}], stack)
    assert problem.startswith("aws:endpoints[0].iam: must be an http address of this machine, as the others are, got ")


@pytest.mark.parametrize(
    "url", ["http://localhost:4566", "http://[::1]:5555", "http://127.0.1.1:1", "https://a.localhost"]
)
def test_every_address_of_this_machine_will_do(url: str) -> None:
    assert told([dict.fromkeys(BASE, url)]) == []


def test_endpoints_of_aws_are_nobody_elses_business() -> None:
    private = {"cognitoidp": "https://vpce-1.cognito-idp.us-east-1.vpce.amazonaws.com"}
    assert told([private], "prod") == []
    (problem, *_) = told([private], "local")
    assert "aws:endpoints[0].cognitoidp: must be an http address of this machine" in problem


@pytest.mark.parametrize(
    "endpoints", ["http://127.0.0.1:5555", "{", "5", "null", '"x"', "[5]", '[{"iam": 5}]', "[[]]", BASE]
)
def test_endpoints_that_are_no_list_of_services_are_refused_for_the_local_stack(endpoints: Any) -> None:
    assert told(endpoints)
    assert all(problem.startswith("aws:endpoints") for problem in told(endpoints))


@pytest.mark.parametrize(
    ("args", "services"),
    [
        ({"user_pool": {"lambda_triggers": {"pre_sign_up": "arn"}}}, ["lambda"]),
        ({"user_pool": {"lambda_triggers": {"custom_email_sender": "arn"}}}, ["kms", "lambda"]),
        ({"user_pool": {"lambda_triggers": {"custom_sms_sender": "a"}, "custom_sender_kms_key": "k"}}, ["lambda"]),
        ({"user_pool": {"web_acl_arn": "arn"}}, ["wafv2"]),
        ({"domain": {"custom_domain": {"domain_name": "a.example", "certificate_arn": "arn"}}}, []),
        (
            {"domain": {"custom_domain": {"domain_name": "a.example", "hosted_zone_id": "Z1"}}},
            ["acm", "route53"],
        ),
        ({"user_pool": None, "domain": None}, []),
    ],
)
def test_what_the_arguments_ask_for_needs_its_endpoint_too(args: Any, services: list[str]) -> None:
    found = [problem.partition("names no ")[2].partition(",")[0] for problem in told([BASE], args=args)]
    assert sorted(found) == services
    assert told([{**BASE, **dict.fromkeys(services, SANDBOX)}], args=args) == []
