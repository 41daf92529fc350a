"""Reads the configuration of the pack, strictly.

The format is that of the engine (`pulumi --policy-pack-config`). The engine ignores misspelled rules and options, so
that a run checks less than intended. Here each unknown key or invalid value is an error with the key, the value, what
is allowed and the nearest name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cognito_policies.config.profiles import PROFILE_ID
from cognito_policies.config.rule_config import (
    RuleConfig,
    default_config,
    nearest,
    read_level,
    read_profile,
    read_rule,
    unknown_key,
)
from cognito_policies.model.json_text import JsonTextError, read_json
from cognito_policies.model.rule import Level, Rule
from cognito_policies.model.values import format_value, quoted
from cognito_policies.rules.registry import RULES


class PackConfigError(Exception):
    """The configuration is invalid; the message has the keys, the reasons and the valid values."""


@dataclass(frozen=True)
class PackConfig:
    """The level, options and exceptions of each rule, configured or by default."""

    rules: Mapping[str, RuleConfig]


def read_config(
    text_or_mapping: str | Mapping[str, object], source: str, *, rules: tuple[Rule, ...] = RULES
) -> PackConfig:
    """Read a pack configuration.

    Args:
        text_or_mapping: The JSON text, or its content as a mapping. Empty text configures nothing.
        source: Its origin, for messages.
        rules: The rules that can be configured.

    Raises:
        PackConfigError: For unknown keys and invalid values; it has all problems.
    """
    problems: list[str] = []
    entries = _entries(text_or_mapping, source)
    everywhere = _level_of_all(entries, problems)
    by_id = {rule.id: rule for rule in rules}
    profile = read_profile(entries[PROFILE_ID], problems) if PROFILE_ID in entries else None
    problems += [unknown_key(str(key), rules) for key in entries if key not in {"all", PROFILE_ID, *by_id}]
    configs = {
        rule.id: read_rule(rule, entries[rule.id], everywhere, problems, profile)
        if rule.id in entries
        else default_config(rule, everywhere, profile)
        for rule in rules
    }
    if problems:
        raise PackConfigError("\n".join(f"{source}: {problem}" for problem in problems))
    return PackConfig(MappingProxyType(configs))


def _entries(text_or_mapping: str | Mapping[str, object], source: str) -> Mapping[str, object]:
    if isinstance(text_or_mapping, Mapping):
        return text_or_mapping
    if not text_or_mapping.strip():
        return {}
    repeated: list[str] = []

    def once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
        entry: dict[str, object] = {}
        for key, value in pairs:
            if key in entry:
                repeated.append(key)
            entry[key] = value
        return entry

    try:
        parsed = read_json(text_or_mapping, once)
    except JsonTextError as error:
        raise PackConfigError(f"{source}: {error}") from None
    if repeated:
        raise PackConfigError(f"{source}: remove the duplicate keys {quoted(sorted(repeated))}")
    if not isinstance(parsed, dict):
        raise PackConfigError(f"{source}: must be an object with rule ids as keys, got {format_value(parsed)}")
    return parsed


def _level_of_all(entries: Mapping[str, object], problems: list[str]) -> Level | None:
    """Read the level under `all`; the engine ignores options there, so they are errors."""
    if "all" not in entries:
        return None
    value = entries["all"]
    if not isinstance(value, Mapping):
        return read_level("all", value, problems)
    misplaced = [key for key in value if key != "enforcementLevel"]
    problems += [
        f'"all": "{key}" has no effect here; "all" takes a level only, and options belong under their rule'
        for key in misplaced
    ]
    if "enforcementLevel" in value:
        return read_level("all.enforcementLevel", value["enforcementLevel"], problems)
    if not misplaced:
        problems.append(
            f'"all": got {format_value(dict(value))}; it must be {nearest("", [level.value for level in Level])}'
        )
    return None
