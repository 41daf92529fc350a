"""Judging one resource by one rule, for the rules' own tests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import HealthCheck, settings

from cognito_policies import Resource, Rule
from cognito_policies.config.pack_config import read_config
from cognito_policies.config.rule_config import RuleConfig
from cognito_policies.evaluation.evaluate import Kind, Result, evaluate, evaluate_stack

TODAY = date(2026, 6, 1)

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
"""For property-based tests: a busy machine is no failure."""


@dataclass(frozen=True)
class Outcome:
    violated: list[str]
    unchecked: list[str]

    @property
    def clean(self) -> bool:
        return not self.violated and not self.unchecked


def outcome(rule: Rule, resource: Resource, **options: Any) -> Outcome:
    return _outcome(evaluate(rule, resource, _config(rule, options), TODAY))


def stack_outcome(rule: Rule, resources: Sequence[Resource], **options: Any) -> Outcome:
    """Check a stack; a violation is told as `name: message`."""
    return _outcome(evaluate_stack(rule, resources, _config(rule, options), TODAY), named=True)


def _config(rule: Rule, options: dict[str, Any]) -> RuleConfig:
    return read_config({rule.id: options} if options else {}, "test", rules=(rule,)).rules[rule.id]


def _outcome(results: Sequence[Result], *, named: bool = False) -> Outcome:
    texts = [f"{each.urn.rpartition('::')[2]}: {each.message}" if named else each.message for each in results]
    told = list(zip(results, texts, strict=True))
    return Outcome(
        [text for result, text in told if result.kind is Kind.VIOLATED],
        [text for result, text in told if result.kind is Kind.UNCHECKED],
    )


def about(messages: Sequence[str]) -> list[str]:
    """Return what each message is about: its property path, after the name of the resource if there is one."""
    return [found[0] for found in (re.match(r"(?:[\w-]+: )?[\w.\[\]]+", message) for message in messages) if found]
