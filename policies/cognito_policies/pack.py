"""The pack in process: the same rules and the same judgement as in the engine, without an engine."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from cognito_policies.config import PackConfig, read_config
from cognito_policies.config_entries import RuleConfig
from cognito_policies.judgement import Verdict, fail_closed, judge, judge_applied, judge_stack, nothing_locked
from cognito_policies.lock.lookup import stack_of
from cognito_policies.registry import RULES
from cognito_policies.resource import Resource
from cognito_policies.rule import Level, Rule


@dataclass(frozen=True)
class Violation:
    """One finding as it is shown; `level` is "mandatory" or "advisory"."""

    rule: str
    level: str
    severity: str
    urn: str
    message: str
    remediation: str


def utc_today() -> date:
    """Return the day that decides whether an exception still holds, the same for all of a team."""
    return datetime.now(UTC).date()


class Pack:
    """The rules with their configuration, ready to judge; it holds nothing a check could change."""

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
        self._twins = [
            (rule, config)
            for rule, config in active
            if rule.remediate is not None and config.level is not Level.ADVISORY
        ]
        self._uses_lock = [(rule, config) for rule, config in active if rule.uses_lock]
        self._today = today
        self._stack = stack

    def check_resource(self, resource: Resource) -> list[Violation]:
        """Judge one resource by its inputs, before it is created."""
        today = self._today()
        return [
            _violation(rule, rule.id, config, verdict)
            for rule, config in self._by_type.get(resource.type, ())
            for verdict in fail_closed(resource.urn, partial(judge, rule, resource, config, today))
        ]

    def check_stack(self, resources: Iterable[Resource]) -> list[Violation]:
        """Judge all resources together by their outputs, at the end: the stack rules, then the twins."""
        today = self._today()
        everything = list(resources)
        violations = [
            _violation(rule, rule.id, config, verdict)
            for rule, config in self._stack_rules
            for verdict in fail_closed("", partial(judge_stack, rule, everything, config, today, stack=self._stack))
        ]
        violations += [
            _violation(rule, str(rule.twin_id), config, verdict)
            for rule, config in self._twins
            for resource in everything
            if resource.type in rule.applies_to
            for verdict in fail_closed(resource.urn, partial(judge_applied, rule, resource, config, today))
        ]
        return violations

    def not_applicable(self, resources: Iterable[Resource]) -> dict[str, str]:
        """Return the rules that have nothing to say of a stack as it has no lock, each with the reason."""
        stack = stack_of(resource.urn for resource in resources) or self._stack
        reasons = {rule.id: nothing_locked(rule, config, stack) for rule, config in self._uses_lock}
        return {rule_id: reason for rule_id, reason in reasons.items() if reason is not None}


def load_pack(
    config: PackConfig | None = None,
    *,
    rules: tuple[Rule, ...] = RULES,
    today: Callable[[], date] = utc_today,
    stack: str | None = None,
) -> Pack:
    """Return the pack as configured; without a configuration, with every rule's own defaults.

    `stack` names the stack where no resource is left whose URN would.
    """
    configs = config or read_config({}, "defaults", rules=rules)
    return Pack(rules, configs.rules, today, stack)


def _violation(rule: Rule, name: str, config: RuleConfig, verdict: Verdict) -> Violation:
    advisory = config.level is Level.ADVISORY or not verdict.blocking
    return Violation(
        rule=name,
        level=(Level.ADVISORY if advisory else Level.MANDATORY).value,
        severity=rule.severity.value,
        urn=verdict.urn,
        message=verdict.message,
        remediation=rule.remediation_steps,
    )
