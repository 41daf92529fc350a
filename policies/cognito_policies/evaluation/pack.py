"""The pack in process: the same rules and results as in the engine, without the engine."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from cognito_policies.config.pack_config import PackConfig, read_config
from cognito_policies.config.rule_config import RuleConfig
from cognito_policies.evaluation.evaluate import (
    Kind,
    Result,
    evaluate,
    evaluate_deployed,
    evaluate_safely,
    evaluate_stack,
    missing_lock_reason,
)
from cognito_policies.model.resource import Resource
from cognito_policies.model.rule import Level, Rule
from cognito_policies.model.tokens import stack_of
from cognito_policies.rules.registry import RULES


@dataclass(frozen=True)
class Violation:
    """One result for a report; `level` is "mandatory" or "advisory".

    `remediation` is empty if the check could not run: with a computed value, or after an error in the rule.
    """

    rule: str
    level: str
    severity: str
    urn: str
    message: str
    remediation: str


def utc_today() -> date:
    """Return today's date for exceptions: in UTC, so that it is the same for a whole team."""
    return datetime.now(UTC).date()


class Pack:
    """The rules with their configuration. Checks don't change it."""

    def __init__(
        self,
        rules: Sequence[Rule],
        configs: Mapping[str, RuleConfig],
        today: Callable[[], date],
        stack: str | None = None,
    ) -> None:
        active = [(rule, configs[rule.id]) for rule in rules if configs[rule.id].level is not Level.DISABLED]
        by_type: defaultdict[str, list[tuple[Rule, RuleConfig]]] = defaultdict(list)
        for rule, config in active:
            if rule.check is not None:
                for token in rule.applies_to:
                    by_type[token].append((rule, config))
        self._by_type = dict(by_type)
        self._stack_rules = [(rule, config) for rule, config in active if rule.check_stack is not None]
        self._post_deployment = [
            (rule, config)
            for rule, config in active
            if rule.remediate is not None and config.level is not Level.ADVISORY
        ]
        self._uses_lock = [(rule, config) for rule, config in active if rule.uses_lock]
        self._today = today
        self._stack = stack

    def check_resource(self, resource: Resource) -> list[Violation]:
        """Check the inputs of one resource, before it is created."""
        today = self._today()
        return [
            _violation(rule, rule.id, config, result)
            for rule, config in self._by_type.get(resource.type, ())
            for result in evaluate_safely(resource.urn, partial(evaluate, rule, resource, config, today))
        ]

    def check_stack(self, resources: Iterable[Resource]) -> list[Violation]:
        """Check the outputs of all resources: the stack rules, then the post-deployment checks."""
        today = self._today()
        everything = list(resources)
        violations = [
            _violation(rule, rule.id, config, result)
            for rule, config in self._stack_rules
            for result in evaluate_safely(
                "", partial(evaluate_stack, rule, everything, config, today, stack=self._stack)
            )
        ]
        violations += [
            _violation(rule, str(rule.post_deployment_id), config, result)
            for rule, config in self._post_deployment
            for resource in everything
            if resource.type in rule.applies_to
            for result in evaluate_safely(resource.urn, partial(evaluate_deployed, rule, resource, config, today))
        ]
        return violations

    def not_applicable(self, resources: Iterable[Resource]) -> dict[str, str]:
        """Return the rules that don't apply to a stack because it has no lock, each with the reason."""
        stack = stack_of(resource.urn for resource in resources) or self._stack
        reasons = {rule.id: missing_lock_reason(rule, config, stack) for rule, config in self._uses_lock}
        return {rule_id: reason for rule_id, reason in reasons.items() if reason is not None}


def load_pack(
    config: PackConfig | None = None,
    *,
    rules: tuple[Rule, ...] = RULES,
    today: Callable[[], date] = utc_today,
    stack: str | None = None,
) -> Pack:
    """Return the pack with a configuration, or with the defaults of all rules.

    `stack` is the name of a stack without resources.
    """
    configs = config or read_config({}, "defaults", rules=rules)
    return Pack(rules, configs.rules, today, stack)


def _violation(rule: Rule, name: str, config: RuleConfig, result: Result) -> Violation:
    advisory = config.level is Level.ADVISORY or not result.blocking
    return Violation(
        rule=name,
        level=(Level.ADVISORY if advisory else Level.MANDATORY).value,
        severity=rule.severity.value,
        urn=result.urn,
        message=result.message,
        remediation=rule.remediation_steps if result.kind in (Kind.VIOLATED, Kind.EXCEPTED) else "",
    )
