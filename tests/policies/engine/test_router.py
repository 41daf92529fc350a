from typing import Any

import pytest
from pulumi.runtime import proto

from cognito_policies import RULES, Resource
from cognito_policies.engine import policies
from cognito_policies.engine.router import Router
from cognito_policies.model.tokens import IDENTITY_POOL, USER_POOL
from tests.policies.policy_server import SIGNATURE, PolicyServer
from tests.policies.samples import GOOD, good, urn_of

ABOUT_ONE = {rule.id for rule in RULES if rule.check}


class Server:
    """Notes which policies it was made for, and what it is asked."""

    def __init__(self, made: list["Server"], chosen: list[Any]) -> None:
        self.names = {policy.name for policy in chosen}
        self.asked: list[str] = []
        made.append(self)

    def Configure(self, request: Any, _context: Any) -> None:  # noqa: N802 -- the name gRPC calls
        self.configuration = request

    def Analyze(self, request: Any, _context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        self.asked.append(request.urn)
        return proto.AnalyzeResponse()


def checks() -> tuple[list[Server], Router]:
    made: list[Server] = []
    found = Router(policies(), lambda chosen: Server(made, chosen))
    found.configure(RULES, proto.ConfigureAnalyzerRequest())
    return made, found


def ask(found: Router, token: str) -> set[str]:
    response = found.analyze(proto.AnalyzeRequest(type=token, urn=urn_of(token), name="it"), None)
    return {entry.policy_name for entry in response.not_applicable}


@pytest.mark.parametrize("token", [USER_POOL, IDENTITY_POOL])
def test_only_the_rules_for_a_type_are_asked(token: str) -> None:
    made, found = checks()
    others = ask(found, token)
    meant = {rule.id for rule in RULES if rule.check and token in rule.applies_to}
    assert [server.names for server in made] == [meant]
    assert others == ABOUT_ONE - meant
    assert ask(found, token) == others
    assert [server.asked for server in made] == [[urn_of(token)] * 2]


def test_of_a_type_no_rule_is_about_no_user_is_asked() -> None:
    made, found = checks()
    assert ask(found, "aws:s3/bucket:Bucket") == ABOUT_ONE
    assert made == []


def test_a_new_configuration_holds_for_what_is_asked_after_it() -> None:
    made, found = checks()
    ask(found, USER_POOL)
    request: Any = proto.ConfigureAnalyzerRequest()
    request.policyConfig["cognito-idpool-guest-off"].enforcementLevel = proto.DISABLED
    found.configure(RULES, request)
    assert "cognito-idpool-guest-off" not in ask(found, USER_POOL)
    assert made[-1].configuration == request


def test_a_policy_that_is_no_rule_of_ours_decides_for_itself() -> None:
    made: list[Server] = []
    found = Router(policies(), lambda chosen: Server(made, chosen))
    assert ask(found, "aws:s3/bucket:Bucket") == set()
    assert made[0].names == ABOUT_ONE


def test_every_rule_answers_for_every_type() -> None:
    server = PolicyServer({"all": "mandatory"})
    for token in [*GOOD, "aws:s3/bucket:Bucket"]:
        applicable = {rule.id for rule in RULES if rule.check and token in rule.applies_to}
        said = server.not_applicable(Resource(token, "it", urn_of(token), {}))
        assert said >= ABOUT_ONE - applicable
        assert not said & (applicable - {"cognito-pool-immutable-baseline"})


@pytest.mark.parametrize(
    "odd",
    [
        float("nan"),
        float("inf"),
        {SIGNATURE: "5cf8f73096256a8f31e491e813e4eb8e", "urn": "urn:x", "id": ""},
        {SIGNATURE: "c44067f5952c0a294b673a41bacd8c17", "hash": "x"},
        {SIGNATURE: "no one knows"},
    ],
)
def test_values_pulumi_policy_breaks_on_are_read(odd: Any) -> None:
    server = PolicyServer({"all": "mandatory"})
    for token in GOOD:
        resource = good(token, odd=odd)
        assert server.analyze(resource) == []
        assert not [entry for entry in server.analyze_stack([resource]) if "the rule failed" in entry.message]
        assert server.remediate(resource) == []
