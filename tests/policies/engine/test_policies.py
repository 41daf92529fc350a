from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pulumi_policy.policy
import pytest
from pulumi.runtime import proto
from pulumi_policy import EnforcementLevel

from cognito_policies import RULES, Resource, ResourceOptions, Rule
from cognito_policies.config.profiles import PROFILE_ID
from cognito_policies.engine import policies
from cognito_policies.model.tokens import USER_POOL
from tests.policies.own_rules import TYPE, own_rule
from tests.policies.policy_server import PolicyServer, secret
from tests.policies.samples import GOOD, LOCK_FOLDER, UNKNOWN_TEXT, bad, good

LENGTH = "cognito-pool-password-length"


def test_every_rule_is_a_policy_and_every_remediation_has_a_post_deployment_check_behind_it() -> None:
    names = [policy.name for policy in policies()]
    assert names == [
        *(rule.id for rule in RULES),
        *(rule.post_deployment_id for rule in RULES if rule.remediate),
        PROFILE_ID,
    ]


def test_the_engine_is_told_all_there_is_to_know() -> None:
    info = {policy.name: policy for policy in PolicyServer().info().policies}
    for rule in RULES:
        told = info[rule.id]
        assert (told.description, told.displayName, told.url) == (rule.description, rule.title, rule.url)
        assert told.remediation_steps == rule.remediation_steps
        assert list(told.tags) == list(rule.frameworks)
        assert told.framework.reference == rule.frameworks[0].partition(":")[2]
        assert told.enforcementLevel == getattr(proto, rule.level.name)
        assert proto.PolicySeverity.Name(told.severity) == f"POLICY_SEVERITY_{rule.severity.name}"
        one = "RESOURCE" if rule.check else "STACK"
        assert told.policy_type == getattr(proto.PolicyType, f"POLICY_TYPE_{one}")
        if rule.post_deployment_id:
            assert info[rule.post_deployment_id].policy_type == proto.PolicyType.POLICY_TYPE_STACK
            assert info[rule.post_deployment_id].enforcementLevel == getattr(proto, rule.level.name)


def test_remediations_run_in_the_order_of_the_registry_on_one_another() -> None:
    fixes = [rule.id for rule in RULES if rule.remediate and USER_POOL in rule.applies_to]
    pool = good(
        USER_POOL,
        passwordPolicy=None,
        softwareTokenMfaConfiguration=None,
        deletionProtection=None,
        mfaConfiguration="OPTIONAL",
    )
    done = PolicyServer({"all": "remediate"}).remediate(pool)
    assert [policy for policy, _ in done] == [
        each
        for each in fixes
        if each in {LENGTH, "cognito-pool-mfa-factor-present", "cognito-pool-deletion-protection"}
    ]
    final = done[-1][1]
    assert final["passwordPolicy"]["minimumLength"] == 15
    assert final["softwareTokenMfaConfiguration"] == {"enabled": True}
    assert final["deletionProtection"] == "ACTIVE"


def test_a_remediation_keeps_every_secret_and_every_unknown_value() -> None:
    pool = good(
        USER_POOL,
        emailVerificationSubject=secret("hidden"),
        deletionProtection=secret("INACTIVE"),
        smsConfiguration=secret({"externalId": "x", "snsCallerArn": UNKNOWN_TEXT}),
        tags={"a": secret("b"), "c": UNKNOWN_TEXT},
        aliasAttributes=[secret("email"), UNKNOWN_TEXT],
        passwordPolicy=secret({"minimumLength": 6}),
    )
    [(_, first), (_, second)] = PolicyServer(
        {"all": "disabled", LENGTH: "remediate", "cognito-pool-deletion-protection": "remediate"}
    ).remediate(pool)
    assert first["passwordPolicy"] == secret({"minimumLength": 8})
    assert second == dict(pool.props) | {
        "passwordPolicy": secret({"minimumLength": 8}),
        "deletionProtection": secret("ACTIVE"),
    }


def test_the_engines_options_are_the_rules_options() -> None:
    seen: list[ResourceOptions] = []
    options = ResourceOptions(True, False, ("a", "b"), "urn:parent", ("urn:alias",))

    def check(subject: Any, _options: Any) -> list[str]:
        seen.append(subject.options)
        return []

    server = PolicyServer(rules=(own_rule(check=check),))
    server.analyze(Resource(TYPE, "n", "urn:n", {}, options))
    server.analyze(Resource(TYPE, "n", "urn:n", {}, ResourceOptions()))
    assert seen == [options, ResourceOptions()]


def test_a_configuration_that_is_wrong_all_the_same_fails_closed() -> None:
    """Also where the SDK's own server, which reads nothing strictly, serves the policies."""
    stock: Any = pulumi_policy.policy._PolicyAnalyzerServicer(
        "cognito", "0.1.0", policies(), EnforcementLevel.MANDATORY
    )
    request: Any = proto.ConfigureAnalyzerRequest()
    request.policyConfig[LENGTH].enforcementLevel = proto.MANDATORY
    request.policyConfig[LENGTH].properties.update({"minLenght": 20})
    stock.Configure(request, None)
    answer = stock.Analyze(proto.AnalyzeRequest(type=USER_POOL, urn="u", name="n"), None)
    [said] = [entry for entry in answer.diagnostics if entry.policyName == LENGTH]
    assert said.enforcementLevel == proto.MANDATORY
    assert 'the rule failed: PackConfigError: "cognito-pool-password-length": no option "minLenght"' in said.message


def test_advice_blocks_where_the_server_knows_no_advice() -> None:
    stock: Any = pulumi_policy.policy._PolicyAnalyzerServicer(
        "cognito", "0.1.0", policies(), EnforcementLevel.MANDATORY
    )
    request: Any = proto.AnalyzeRequest(type=USER_POOL, urn="u", name="n")
    request.properties.update({"deletionProtection": UNKNOWN_TEXT})
    said = [e for e in stock.Analyze(request, None).diagnostics if e.policyName == "cognito-pool-deletion-protection"]
    assert [entry.enforcementLevel for entry in said] == [proto.MANDATORY]
    assert "not checked yet" in said[0].message


def test_properties_that_cannot_even_be_read_evaluate_safely() -> None:
    class Broken(dict[str, object]):
        def __getitem__(self, key: str) -> object:
            raise OSError("gone")

    rule: Rule = next(rule for rule in RULES if rule.id == LENGTH)
    [policy] = [policy for policy in policies((rule,)) if policy.name == LENGTH]
    said: list[str] = []
    options: Any = pulumi_policy.policy.PolicyResourceOptions(False, [], None, [], None, [])  # type: ignore[arg-type]  # -- unused
    args = pulumi_policy.ResourceValidationArgs(USER_POOL, Broken(a=1), "u", "n", options, None)
    policy.validate(args, lambda message, _urn=None: said.append(message))  # type: ignore[attr-defined]  # -- a resource policy
    assert said == ["the rule failed: OSError: gone"]


@pytest.mark.parametrize("workers", [4])
def test_many_checks_at_once_do_not_meet(workers: int) -> None:
    server = PolicyServer({"all": "mandatory", "cognito-pool-immutable-baseline": {"lockDir": LOCK_FOLDER}})
    breaking = [bad(rule.id, rule.applies_to[0]) for rule in RULES if rule.check]
    jobs = [good(token) for token in GOOD] + breaking
    alone = [server.analyze(job) for job in jobs]
    with ThreadPoolExecutor(workers) as pool:
        together = list(pool.map(server.analyze, jobs * 4))
    assert together == alone * 4
    assert len(breaking) == sum(bool(said) for said in alone)
