"""Reading the pack's configuration, strictly.

The format is the engine's own (`pulumi --policy-pack-config`), but the engine accepts a misspelled rule or
option in silence, and with it a run that checks less than its owner believes. Here whatever is not
understood stops the run with one message: the key, what it holds, what is allowed and the nearest name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cognito_policies.config_entries import (
    RuleConfig,
    default_config,
    nearest,
    read_level,
    read_profile,
    read_rule,
    unknown_key,
)
from cognito_policies.json_text import JsonTextError, read_json
from cognito_policies.profiles import PROFILE_ID
from cognito_policies.registry import RULES
from cognito_policies.rule import Level, Rule
from cognito_policies.values import shown


class PackConfigError(Exception):
    """The configuration can't be used; the message says where, why and what to write instead."""


@dataclass(frozen=True)
class PackConfig:
    """What holds for every rule of the pack, complete: configured or by default."""

    rules: Mapping[str, RuleConfig]


def read_config(
    text_or_mapping: str | Mapping[str, object], source: str, *, rules: tuple[Rule, ...] = RULES
) -> PackConfig:
    """Read a pack configuration.

    Args:
        text_or_mapping: The JSON text, or what it says as a mapping. Empty text configures nothing.
        source: Where it comes from, for the messages.
        rules: The rules it may speak of.

    Raises:
        PackConfigError: For anything that is not understood; it lists every problem.
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
        raise PackConfigError(f"{source}: given more than once, so that only the last would count: {sorted(repeated)}")
    if not isinstance(parsed, dict):
        raise PackConfigError(f"{source}: got {shown(parsed)}, allowed is an object of rule ids")
    return parsed


def _level_of_all(entries: Mapping[str, object], problems: list[str]) -> Level | None:
    """Read the level under `all`; the engine ignores options there, so they are refused."""
    if "all" not in entries:
        return None
    value = entries["all"]
    if not isinstance(value, Mapping):
        return read_level("all", value, problems)
    misplaced = [key for key in value if key != "enforcementLevel"]
    problems += [
        f'"all": "{key}" has no effect there; only a level stands under "all", options stand under their rule'
        for key in misplaced
    ]
    if "enforcementLevel" in value:
        return read_level("all.enforcementLevel", value["enforcementLevel"], problems)
    if not misplaced:
        problems.append(
            f'"all": got {shown(dict(value))}, allowed is a level: {nearest("", [level.value for level in Level])}'
        )
    return None
