"""A stack for the sandbox must not call AWS."""

import json
from typing import Any

import pytest

from cognito_identity.local_stack import local_stack_problems
from cognito_identity.validation.problems import Problem, path_text

SANDBOX = "http://127.0.0.1:5555"
BASE = dict.fromkeys(("cognitoidp", "cognitoidentity", "iam", "sts"), SANDBOX)


def problems(endpoints: Any, stack: str = "local", args: Any = None) -> list[Problem]:
    text = endpoints if isinstance(endpoints, str) or endpoints is None else json.dumps(endpoints)
    return list(local_stack_problems(stack, text, args or {}))


def paths(endpoints: Any, stack: str = "local", args: Any = None) -> list[str]:
    found = problems(endpoints, stack, args)
    assert {problem.code for problem in found} <= {"local-stack-endpoints"}
    return [path_text(problem.path) for problem in found]


def test_endpoints_of_the_sandbox_are_accepted() -> None:
    assert paths([BASE]) == []
    assert paths([BASE], "other") == []
    assert paths([{"cognitoidp": SANDBOX}, dict.fromkeys(("cognitoidentity", "iam", "sts"), SANDBOX)]) == []


def test_the_local_stack_needs_endpoints() -> None:
    (problem,) = problems(None)
    assert problem.text() == (
        "aws:endpoints: is missing, so the stack `local` would be deployed to AWS; restore the file "
        "(`git checkout -- Pulumi.local.yaml`), or rename the stack to deploy it to AWS"
    )
    assert problems([]) == problems([{}]) == [problem]


def test_other_stacks_need_no_endpoints() -> None:
    assert paths(None, "dev") == paths([], "dev") == []


@pytest.mark.parametrize("stack", ["local", "dev"])
@pytest.mark.parametrize("service", BASE)
def test_every_needed_service_must_have_an_endpoint(stack: str, service: str) -> None:
    (problem,) = problems([{key: url for key, url in BASE.items() if key != service}], stack)
    assert problem.path == ("aws:endpoints",)
    assert problem.hint == f"add {service}: {SANDBOX}"


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
def test_an_endpoint_on_another_machine_is_refused(stack: str, url: str) -> None:
    assert paths([{**BASE, "iam": url}], stack) == ["aws:endpoints[0].iam"]


@pytest.mark.parametrize(
    "url", ["http://localhost:4566", "http://[::1]:5555", "http://127.0.1.1:1", "https://a.localhost"]
)
def test_every_url_on_this_machine_is_accepted(url: str) -> None:
    assert paths([dict.fromkeys(BASE, url)]) == []


def test_endpoints_in_aws_are_refused_for_the_local_stack_only() -> None:
    private = {"cognitoidp": "https://vpce-1.cognito-idp.us-east-1.vpce.amazonaws.com"}
    assert paths([private], "prod") == []
    assert "aws:endpoints[0].cognitoidp" in paths([private], "local")


@pytest.mark.parametrize(
    "endpoints", ["http://127.0.0.1:5555", "{", "5", "null", '"x"', "[5]", '[{"iam": 5}]', "[[]]", BASE]
)
def test_endpoints_must_be_a_list_of_services(endpoints: Any) -> None:
    assert paths(endpoints)
    assert all(path.startswith("aws:endpoints") for path in paths(endpoints))


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
def test_services_that_the_arguments_need_must_have_an_endpoint(args: Any, services: list[str]) -> None:
    assert sorted(problem.hint for problem in problems([BASE], args=args)) == [
        f"add {service}: {SANDBOX}" for service in services
    ]
    assert paths([{**BASE, **dict.fromkeys(services, SANDBOX)}], args=args) == []
