"""For each type of resource a server that has the rules for it, and no other.

Most resources of most programs concern no rule, and those that do concern a dozen: pulumi_policy would ask every policy
about each of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pulumi.runtime import proto
from pulumi_policy import Policy, ResourceValidationPolicy

from cognito_policies.engine.policies import not_for
from cognito_policies.rule import Rule

Serve: TypeAlias = Callable[[list[Policy]], Any]
"""Makes a server for some of the policies."""


@dataclass(frozen=True)
class _Judge:
    """The server for one type, None where no rule is about it, and what the others say: (policy, reason)."""

    server: Any
    others: tuple[tuple[str, str], ...]


class Judges:
    """The servers by type, each made when its type is first met."""

    def __init__(self, policies: Sequence[Policy], serve: Serve) -> None:
        self._policies = [policy for policy in policies if isinstance(policy, ResourceValidationPolicy)]
        self._serve = serve
        self.configure((), proto.ConfigureAnalyzerRequest())

    def configure(self, rules: Sequence[Rule], request: Any) -> None:
        """Take the rules the policies stand for, and their configuration."""
        self._rules = {rule.id: rule for rule in rules}
        self._request = request
        self._by_type: dict[str, _Judge] = {}

    def analyze(self, request: Any, context: Any) -> Any:
        """Judge one resource."""
        judge = self._by_type.get(request.type)
        if judge is None:
            judge = self._by_type[request.type] = self._judge(request.type)
        # The rules read the properties from the note.
        bare: Any = proto.AnalyzeRequest(type=request.type, urn=request.urn, name=request.name, options=request.options)
        response = proto.AnalyzeResponse() if judge.server is None else judge.server.Analyze(bare, context)
        for policy, reason in judge.others:
            response.not_applicable.add(policy_name=policy, reason=reason)
        return response

    def _judge(self, token: str) -> _Judge:
        chosen = [policy for policy in self._policies if self._is_for(policy, token)]
        disabled = {name for name, one in self._request.policyConfig.items() if one.enforcementLevel == proto.DISABLED}
        others = tuple(
            (policy.name, not_for(self._rules[policy.name]))
            for policy in self._policies
            if policy not in chosen and policy.name not in disabled
        )
        if not chosen:
            return _Judge(None, others)
        server = self._serve(list(chosen))
        server.Configure(self._request, None)
        return _Judge(server, others)

    def _is_for(self, policy: Policy, token: str) -> bool:
        """Tell whether a policy is about a type; one that stands for no rule of ours decides for itself."""
        rule = self._rules.get(policy.name)
        return rule is None or token in rule.applies_to
