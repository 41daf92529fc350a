"""Judging one resource by one rule, for the rules' own tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings

from cognito_policies import Resource, Rule
from cognito_policies.config import read_config
from cognito_policies.config_entries import RuleConfig
from cognito_policies.judgement import Kind, Verdict, judge, judge_stack

TODAY = date(2026, 6, 1)

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
"""For property-based tests: a busy machine is no failure."""


@dataclass(frozen=True)
class Outcome:
    violated: list[str]
    undecided: list[str]

    @property
    def clean(self) -> bool:
        return not self.violated and not self.undecided


def outcome(rule: Rule, resource: Resource, **options: Any) -> Outcome:
    return _outcome(judge(rule, resource, _config(rule, options), TODAY))


def stack_outcome(rule: Rule, resources: Sequence[Resource], **options: Any) -> Outcome:
    """Judge a stack; a violation is told as `name: message`."""
    return _outcome(judge_stack(rule, resources, _config(rule, options), TODAY), named=True)


def _config(rule: Rule, options: dict[str, Any]) -> RuleConfig:
    return read_config({rule.id: options} if options else {}, "test", rules=(rule,)).rules[rule.id]


def _outcome(verdicts: Sequence[Verdict], *, named: bool = False) -> Outcome:
    texts = [f"{each.urn.rpartition('::')[2]}: {each.message}" if named else each.message for each in verdicts]
    told = list(zip(verdicts, texts, strict=True))
    return Outcome(
        [text for verdict, text in told if verdict.kind is Kind.VIOLATED],
        [text for verdict, text in told if verdict.kind is Kind.UNDECIDED],
    )
