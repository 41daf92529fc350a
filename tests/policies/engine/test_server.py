import os
from typing import Any

import pulumi_policy.policy
import pytest
from pulumi.runtime import proto

from cognito_policies import RULES, PackConfigError, read_config
from cognito_policies.engine.policies import STACK_VARIABLE
from cognito_policies.engine.server import StrictServicer, install_strict_servicer
from cognito_policies.model.tokens import USER_POOL
from tests.policies.policy_server import AbortedError, PolicyServer
from tests.policies.samples import bad, good

LENGTH = "cognito-pool-password-length"
POST_DEPLOYMENT = f"{LENGTH}-applied"


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ({"cognito-pool-mfa-require": "advisory"}, 'no such rule; did you mean "cognito-pool-mfa-required"?'),
        ({"cognito-pool-mfa-require": {"enforcementLevel": "advisory", "allowOptional": True}}, "no such rule"),
        ({LENGTH: {"minLenght": 20}}, f'"{LENGTH}": no option "minLenght"; did you mean "minLength"?'),
        ({LENGTH: {"minLength": 5}}, "must be a whole number from 6 to 99"),
        ({"all": {"enforcementLevel": "advisory", "minLength": 20}}, '"all": "minLength" has no effect here'),
        ({POST_DEPLOYMENT: {"minLength": 20}}, f'configure "{LENGTH}"'),
        (
            {LENGTH: {"exceptions": [{"resource": "x", "reason": "", "expires": "2026-12-31"}]}},
            "must be a text",
        ),
    ],
)
def test_what_the_cli_lets_through_stops_the_run(config: Any, problem: str) -> None:
    with pytest.raises(AbortedError) as caught:
        PolicyServer(config)
    assert str(caught.value).startswith(
        "INVALID_ARGUMENT: the configuration of the policy pack is invalid\npolicy pack configuration: "
    )
    assert problem in str(caught.value)


def test_a_context_that_does_not_raise_is_no_way_in() -> None:
    class Mute:
        def abort(self, *_: object) -> None:
            pass

    server = PolicyServer()
    server.configured.policyConfig["nope"].enforcementLevel = proto.ADVISORY
    with pytest.raises(PackConfigError):
        server.servicer.Configure(server.configured, Mute())


@pytest.mark.parametrize("level", ["advisory", "mandatory", "remediate", "disabled"])
def test_a_level_for_all_is_understood(level: str) -> None:
    for config in ({"all": level}, {"all": {"enforcementLevel": level}}):
        said = {entry.level for entry in PolicyServer(config).analyze(bad(LENGTH, USER_POOL))}
        expected = {"disabled": set[str](), "advisory": {"advisory"}}.get(level, {"mandatory"})
        assert said == expected


def test_a_server_that_was_never_configured_checks_by_the_defaults() -> None:
    server = PolicyServer()
    server.servicer.Configure(proto.ConfigureAnalyzerRequest(), None)
    assert [entry.level for entry in server.analyze(bad(LENGTH, USER_POOL))] == ["mandatory"]
    assert POST_DEPLOYMENT in {entry.policy for entry in server.analyze_stack([bad(LENGTH, USER_POOL)])}


def test_options_and_exceptions_reach_rule_and_post_deployment_check() -> None:
    pool = good(USER_POOL, passwordPolicy={"minimumLength": 12})
    config: dict[str, Any] = {"all": "disabled", LENGTH: {"enforcementLevel": "mandatory", "minLength": 13}}
    server = PolicyServer(config)
    assert [entry.policy for entry in server.analyze(pool)] == [LENGTH]
    assert [entry.policy for entry in server.analyze_stack([pool])] == [POST_DEPLOYMENT]
    config[LENGTH]["exceptions"] = [{"resource": "it", "reason": "r", "expires": "2999-01-01"}]
    server = PolicyServer(config)
    assert [entry.level for entry in server.analyze(pool)] == ["advisory"]
    assert server.analyze_stack([pool]) == []


def test_a_post_deployment_check_cannot_be_set_apart_from_its_rule() -> None:
    server = PolicyServer({LENGTH: "mandatory", POST_DEPLOYMENT: "disabled"})
    assert POST_DEPLOYMENT in {entry.policy for entry in server.analyze_stack([bad(LENGTH, USER_POOL)])}


def test_the_cli_checks_what_it_can_by_the_schemas() -> None:
    schema = {policy.name: policy.configSchema for policy in PolicyServer().info().policies}[LENGTH]
    assert schema.properties["minLength"]["maximum"] == 99
    assert schema.properties["exceptions"]["items"]["required"] == ["resource", "reason", "expires"]


def test_initial_config_is_never_used() -> None:
    """It would turn mandatory rules into advisory ones."""
    assert not PolicyServer().info().initialConfig


def test_a_configuration_read_as_a_file_and_by_the_server_is_the_same() -> None:
    config = {"all": "advisory", LENGTH: {"enforcementLevel": "mandatory", "minLength": 20}}
    sent = PolicyServer(config).configured.policyConfig
    words = {proto.ADVISORY: "advisory", proto.MANDATORY: "mandatory"}
    assert {rule_id: rule.level.value for rule_id, rule in read_config(config, "test").rules.items()} == {
        rule.id: words[sent[rule.id].enforcementLevel] for rule in RULES
    }


def test_it_keeps_the_stacks_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STACK_VARIABLE, "before")
    server = PolicyServer()
    server.servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(), None)
    assert os.environ[STACK_VARIABLE] == "before"
    server.servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="prod"), None)
    assert os.environ[STACK_VARIABLE] == "prod"


def test_the_strict_server_takes_the_place_of_the_sdks(monkeypatch: pytest.MonkeyPatch) -> None:
    original = pulumi_policy.policy._PolicyAnalyzerServicer
    assert "_PolicyAnalyzerServicer" in pulumi_policy.policy.PolicyPack.__init__.__code__.co_names
    for overridden in ("Configure", "_create_report_violation"):
        assert hasattr(original, overridden)
    monkeypatch.setattr(pulumi_policy.policy, "_PolicyAnalyzerServicer", original)
    install_strict_servicer()
    assert pulumi_policy.policy._PolicyAnalyzerServicer is StrictServicer
