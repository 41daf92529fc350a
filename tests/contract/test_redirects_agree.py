"""Components and policy pack accept the same redirect URLs."""

import pytest

from cognito_policies.model.tokens import USER_POOL_CLIENT
from cognito_policies.rules.app_client.redirects import RULE
from tests.contract.redirect_cases import CASES, Case, Fault
from tests.policies.checking import outcome
from tests.policies.samples import good

WORDS = {
    Fault.NOT_ABSOLUTE: "absolute URL",
    Fault.INVISIBLE: "white space or control character",
    Fault.BACKSLASH: "the backslash",
    Fault.SCHEME: "doesn't open an app",
    Fault.FRAGMENT: "the fragment",
    Fault.WILDCARD: "wildcards",
    Fault.LENGTH: "1024 characters",
    Fault.NO_HOST: "add a host",
    Fault.USER_INFORMATION: "the part before the @",
    Fault.PORT: "the port",
    Fault.HOST: "host",
    Fault.NUMBER: "with four numbers",
    Fault.HTTP: "use https",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.url)[:60])
def test_the_pack_finds_exactly_the_faulty_urls(case: Case) -> None:
    client = good(USER_POOL_CLIENT, callbackUrls=[case.url], defaultRedirectUri=None)
    found = outcome(RULE, client, allowLocalhost=True).violated
    if case.fault is None:
        assert found == []
    else:
        assert any(WORDS[case.fault] in message for message in found)
