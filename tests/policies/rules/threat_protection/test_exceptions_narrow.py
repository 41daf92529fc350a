from typing import Any

import pytest

from cognito_policies.model.tokens import RISK_CONFIGURATION
from cognito_policies.rules.threat_protection.exceptions_narrow import RULE
from tests.policies.checking import about, outcome
from tests.policies.samples import UNKNOWN_TEXT, good


def risk(ranges: Any) -> Any:
    return good(RISK_CONFIGURATION, riskExceptionConfiguration={"skippedIpRangeLists": ranges})


@pytest.mark.parametrize(
    "ranges",
    [None, [], ["10.1.2.0/24"], ["10.1.2.3/24"], ["192.0.2.7"], ["192.0.2.7/32"], ["2001:db8::/48"], ["2001:db8::1"]],
)
def test_narrow_ones(ranges: Any) -> None:
    assert outcome(RULE, risk(ranges)).clean


@pytest.mark.parametrize("written", ["0.0.0.0/0", "10.0.0.0/8", "10.1.2.0/23", "::/0", "2001:db8::/47"])
def test_broad_ones(written: str) -> None:
    [message] = outcome(RULE, risk(["192.0.2.7/32", written])).violated
    assert about([message]) == ["riskExceptionConfiguration.skippedIpRangeLists[1]"]
    assert about([message]) == ["riskExceptionConfiguration.skippedIpRangeLists[1]"]


@pytest.mark.parametrize("written", ["", "office", "10.0.0.0/33", "0.0.0.0/0 "])
def test_no_range_at_all(written: str) -> None:
    [message] = outcome(RULE, risk([written])).violated
    assert about([message]) == ["riskExceptionConfiguration.skippedIpRangeLists[0]"]


def test_options() -> None:
    assert outcome(RULE, risk(["10.0.0.0/16"]), minPrefix=16).clean
    assert outcome(RULE, risk(["10.0.0.0/15"]), minPrefix=16).violated
    assert outcome(RULE, risk(["2001:db8::/32"]), minPrefixV6=32).clean
    assert outcome(RULE, risk(["2001:db8::/48"]), minPrefixV6=49).violated
    assert [(option.default, option.allowed) for option in RULE.options] == [
        (24, "a whole number from 1 to 32"),
        (48, "a whole number from 1 to 128"),
    ]


@pytest.mark.parametrize("ranges", [UNKNOWN_TEXT, [UNKNOWN_TEXT], ["192.0.2.7", None]])
def test_unknown_is_not_checked_yet(ranges: Any) -> None:
    found = outcome(RULE, risk(ranges))
    assert not found.violated
    assert len(found.unchecked) == 1


@pytest.mark.parametrize("ranges", ["0.0.0.0/0", [1], {}])
def test_another_type_is_a_violation(ranges: Any) -> None:
    [message] = outcome(RULE, risk(ranges)).violated
    assert " must be " in message
