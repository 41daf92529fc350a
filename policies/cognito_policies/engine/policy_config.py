"""Reads the configuration that a policy receives from pulumi_policy."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cognito_policies.config.pack_config import PackConfigError
from cognito_policies.config.rule_config import RuleConfig, read_rule
from cognito_policies.model.rule import Rule


def config_of(rule: Rule, given: Mapping[str, Any]) -> RuleConfig:
    """Read the rule's configuration, strictly, also if the server hasn't checked it."""
    return _read_once(rule.id, rule, json.dumps(given, sort_keys=True))


@lru_cache(maxsize=512)
def _read_once(_rule_id: str, rule: Rule, given: str) -> RuleConfig:
    """Read each configuration once, because it is the same for all resources."""
    problems: list[str] = []
    config = read_rule(rule, json.loads(given), None, problems)
    if problems:
        raise PackConfigError("; ".join(problems))
    return config
