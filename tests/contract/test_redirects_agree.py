"""Components and policy pack accept the same redirect URLs."""

import pytest

from cognito_policies.rules.app_client.redirects import RULE
from cognito_policies.tokens import USER_POOL_CLIENT
from tests.contract.redirect_cases import CASES, Case, Fault
from tests.policies.judging import outcome
from tests.policies.samples import good

WORDS = {
    Fault.NOT_ABSOLUTE: "no absolute address",
    Fault.INVISIBLE: "white space or a control character",
    Fault.BACKSLASH: "a backslash",
    Fault.SCHEME: "which opens no app",
    Fault.FRAGMENT: "has a fragment",
    Fault.WILDCARD: "has a wildcard",
    Fault.LENGTH: "1024 characters",
    Fault.NO_HOST: "names no host",
    Fault.USER_INFORMATION: "user information",
    Fault.PORT: "has a port",
    Fault.HOST: "host",
    Fault.NUMBER: "a number for a host",
    Fault.HTTP: "is http",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.url)[:60])
def test_the_pack_finds_exactly_the_faulty_urls(case: Case) -> None:
    client = good(USER_POOL_CLIENT, callbackUrls=[case.url], defaultRedirectUri=None)
    found = outcome(RULE, client, allowLocalhost=True).violated
    if case.fault is None:
        assert found == []
    else:
        assert any(WORDS[case.fault] in message for message in found)
