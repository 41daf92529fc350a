from typing import Any

import pytest

from cognito_policies.model.tokens import ROLE_ATTACHMENT
from cognito_policies.rules.identity_pool.role_mapping_deny import RULE
from tests.policies.checking import outcome
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good

DENY = {"ambiguousRoleResolution": "Deny", "type": "Token"}


def attachment(*mappings: Any) -> Any:
    return good(ROLE_ATTACHMENT, roleMappings=list(mappings))


def rules(match: Any, kind: Any = "Rules") -> dict[str, Any]:
    rule = {"claim": "c", "value": "v"} | ({} if match is None else {"matchType": match})
    return {"ambiguousRoleResolution": "Deny", "mappingRules": [rule]} | ({} if kind is None else {"type": kind})


def test_who_has_no_role_gets_none() -> None:
    assert outcome(RULE, attachment()).clean
    assert outcome(RULE, good(ROLE_ATTACHMENT, roleMappings=None)).clean
    assert outcome(RULE, attachment(DENY, rules("Equals"), rules("Equals", None))).clean


@pytest.mark.parametrize("fallback", ["AuthenticatedRole", None, "deny", ""])
def test_every_other_fallback_fires(fallback: Any) -> None:
    mapping = {"type": "Token"} | ({} if fallback is None else {"ambiguousRoleResolution": fallback})
    [message] = outcome(RULE, attachment(DENY, mapping)).violated
    assert message.startswith("roleMappings[1].ambiguousRoleResolution is ")


@pytest.mark.parametrize("match", ["Contains", "StartsWith", "NotEqual", None])
@pytest.mark.parametrize("kind", ["Rules", None])
def test_rules_match_whole_values(match: Any, kind: Any) -> None:
    [message] = outcome(RULE, attachment(rules(match, kind))).violated
    assert message.startswith("roleMappings[0].mappingRules[0].matchType is ")


def test_rules_that_are_not_used_do_not_matter() -> None:
    assert outcome(RULE, attachment(rules("Contains", "Token"))).clean


@pytest.mark.parametrize(
    "mapping",
    [
        UNKNOWN_TEXT,
        {"ambiguousRoleResolution": UNKNOWN_TEXT},
        {"ambiguousRoleResolution": "Deny", "mappingRules": UNKNOWN_TEXT},
        rules(UNKNOWN_TEXT),
    ],
)
def test_unknown_is_not_checked_yet(mapping: Any) -> None:
    found = outcome(RULE, attachment(mapping))
    assert not found.violated
    assert found.unchecked


@pytest.mark.parametrize("wrong", [1, {"x": 1}])
def test_another_type_is_a_violation(wrong: Any) -> None:
    assert (
        outcome(RULE, good(ROLE_ATTACHMENT, roleMappings=wrong)).violated[0].startswith("roleMappings must be a list")
    )


def test_remediating_leaves_the_rules_to_the_program() -> None:
    server = PolicyServer({"all": "disabled", RULE.id: "remediate"})
    [(_, props)] = server.remediate(attachment(rules("Contains") | {"ambiguousRoleResolution": "AuthenticatedRole"}))
    assert props["roleMappings"] == [rules("Contains")]
