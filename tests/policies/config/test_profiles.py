"""The two configurations that are shipped, against the stacks they are for."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cognito_policies import RULES, Level, Pack, ResourceOptions, load_pack, read_config
from cognito_policies.model.tokens import ROLE, USER_POOL, USER_POOL_CLIENT
from tests.policies.policy_server import PolicyServer
from tests.policies.samples import UNKNOWN_TEXT, good, good_stack

CONFIG = Path(__file__).parents[3] / "policies" / "config"
REMOVABLE = ResourceOptions(protect=False)
TUTORIAL = [
    replace(each, options=REMOVABLE)
    for each in good_stack(
        {
            USER_POOL: {
                "passwordPolicy": {"minimumLength": 8, "temporaryPasswordValidityDays": 3},
                "mfaConfiguration": "OPTIONAL",
                "deletionProtection": "INACTIVE",
                "userPoolAddOns": {"advancedSecurityMode": "OFF"},
            },
            USER_POOL_CLIENT: {
                "explicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"],
                "writeAttributes": ["custom:is_admin"],
            },
        }
    )
]


def profile(name: str) -> tuple[Pack, Any]:
    path = CONFIG / f"{name}.json"
    text = path.read_text(encoding="utf-8")
    return load_pack(read_config(text, path.name)), read_config(text, path.name)


def found(pack: Pack, resources: Any) -> set[tuple[str, str]]:
    violations = [each for one in resources for each in pack.check_resource(one)] + pack.check_stack(resources)
    return {(each.rule, each.level) for each in violations}


def test_the_tutorials_stack_passes_dev_and_its_weak_spots_are_said_aloud() -> None:
    pack, _ = profile("dev")
    assert found(pack, TUTORIAL) == {
        ("cognito-pool-deletion-protection", "advisory"),
        ("cognito-pool-pulumi-protect", "advisory"),
        ("cognito-pool-threat-protection", "advisory"),
        ("cognito-client-no-password-flows", "advisory"),
        ("cognito-client-write-attributes", "advisory"),
    }


def test_the_tutorials_stack_does_not_pass_prod() -> None:
    pack, _ = profile("prod")
    assert {
        rule for rule, level in found(pack, TUTORIAL) if level == "mandatory" and not rule.endswith("-applied")
    } == {
        "cognito-pool-password-length",
        "cognito-pool-mfa-required",
        "cognito-pool-deletion-protection",
        "cognito-pool-pulumi-protect",
        "cognito-pool-threat-protection",
        "cognito-client-no-password-flows",
        "cognito-client-write-attributes",
    }


@pytest.mark.parametrize("changes", [{"mfaConfiguration": "OFF"}, {"passwordPolicy": {"minimumLength": 7}}])
def test_dev_has_a_floor(changes: Any) -> None:
    pack, _ = profile("dev")
    assert "mandatory" in {level for _, level in found(pack, [good(USER_POOL, **changes)])}


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_good_resources_pass(name: str) -> None:
    pack, _ = profile(name)
    assert found(pack, good_stack()) == set()


WAITING = {
    "cognito-pool-threat-protection-custom",
    "cognito-pool-custom-auth-triple",
    "cognito-pool-custom-sender-kms",
    "cognito-client-redirects",
    "cognito-idpool-token-check",
    "cognito-trust-aud",
    "cognito-trust-amr",
    "cognito-trust-exclusive",
    "cognito-idp-secret-in-state",
}
"""Mandatory rules about one resource whose values may not exist before the first update: ids, ARNs, URLs, secrets."""


LEFT_TO_THE_TEAM = {"cognito-pool-device-tracking", "cognito-client-read-attributes", "cognito-tags"}
"""Rules that weigh one thing against another, or that a team has to say something for first."""


def test_prod_keeps_every_rules_own_level_and_fails_on_computed_values_except_ids() -> None:
    pack, config = profile("prod")
    own = {rule.id: Level.DISABLED if rule.id in LEFT_TO_THE_TEAM else rule.level for rule in RULES}
    assert {rule.id: config.rules[rule.id].level for rule in RULES} == own
    judging = [rule for rule in RULES if rule.check and rule.level is Level.MANDATORY and rule.on_unknown]
    waiting = {rule.id for rule in judging if config.rules[rule.id].options.values.get("onUnknown") == "warn"}
    assert waiting == WAITING
    said = found(pack, [good(ROLE, assumeRolePolicy=UNKNOWN_TEXT)])
    assert {("cognito-trust-aud", "advisory"), ("cognito-trust-amr", "advisory")} <= said
    assert {level for _, level in said} == {"advisory"}


@pytest.mark.parametrize("path", sorted(CONFIG.glob("*.json")), ids=lambda path: path.stem)
def test_the_engine_accepts_what_is_shipped(path: Path) -> None:
    server = PolicyServer(json.loads(path.read_text(encoding="utf-8")))
    flows = {"advancedSecurityMode": "ENFORCED", "advancedSecurityAdditionalFlows": {"customAuthMode": "ENFORCED"}}
    assert server.analyze(good(USER_POOL, userPoolAddOns=flows)) == []
