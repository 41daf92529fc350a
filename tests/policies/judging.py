"""Judging one resource by one rule, for the rules' own tests."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings

from cognito_policies import Resource, Rule
from cognito_policies.config import read_config
from cognito_policies.judgement import Kind, judge

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
    config = read_config({rule.id: options} if options else {}, "test", rules=(rule,)).rules[rule.id]
    verdicts = judge(rule, resource, config, TODAY)
    return Outcome(
        [verdict.message for verdict in verdicts if verdict.kind is Kind.VIOLATED],
        [verdict.message for verdict in verdicts if verdict.kind is Kind.UNDECIDED],
    )
