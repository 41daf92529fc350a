from typing import Any

import pytest

from cognito_policies.model.tokens import DOMAIN
from cognito_policies.rules.related_resources.domain import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good

CERTIFICATE = "arn:aws:acm:{}:123456789012:certificate/1"


def test_a_domain_of_ones_own_with_managed_login() -> None:
    assert outcome(RULE, good(DOMAIN)).clean
    assert outcome(RULE, good(DOMAIN, managedLoginVersion=3)).clean


@pytest.mark.parametrize("certificate", [None, ""])
def test_a_domain_like_anyones(certificate: Any) -> None:
    [message] = outcome(RULE, good(DOMAIN, certificateArn=certificate)).violated
    assert about([message]) == ["certificateArn"]
    assert outcome(RULE, good(DOMAIN, certificateArn=certificate), requireCustom=False).clean


def test_the_certificate_is_in_us_east_1() -> None:
    [message] = outcome(
        RULE, good(DOMAIN, certificateArn=CERTIFICATE.format("eu-west-1")), requireCustom=False
    ).violated
    assert "must be in us-east-1" in message


@pytest.mark.parametrize("version", [None, 0, 1])
def test_the_classic_pages(version: Any) -> None:
    [message] = outcome(RULE, good(DOMAIN, managedLoginVersion=version)).violated
    assert message.startswith("managedLoginVersion is ")


@pytest.mark.parametrize("name", ["certificateArn", "managedLoginVersion"])
def test_unknown_is_not_checked_yet(name: str) -> None:
    changes: Any = {name: UNKNOWN_TEXT}
    found = outcome(RULE, good(DOMAIN, **changes))
    assert not found.violated
    assert name in found.unchecked[0]


def test_another_type_is_a_violation() -> None:
    assert outcome(RULE, good(DOMAIN, managedLoginVersion="2")).violated == [
        "managedLoginVersion must be a whole number, got text"
    ]
