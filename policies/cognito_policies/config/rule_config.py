"""Reads the configuration of one rule: its level, options and exceptions.

Problems are collected, so that all are reported together.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from cognito_policies.config.exemptions import EXCEPTIONS, Exemption, names_a_resource
from cognito_policies.config.profiles import PROFILE_ID, PROFILES, USE, profile_options
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule
from cognito_policies.model.values import format_value

LEVEL_KEY: Final = "enforcementLevel"
_LEVELS: Final = tuple(level.value for level in Level)
_EXCEPTION_KEYS: Final = ("resource", "reason", "expires")
_NEAR: Final = 0.45
_FEW: Final = 8


@dataclass(frozen=True)
class RuleConfig:
    """The level of one rule, the values of all its options, and its exceptions."""

    level: Level
    options: Options
    exemptions: tuple[Exemption, ...] = ()


def default_config(rule: Rule, level: Level | None = None, profile: str | None = None) -> RuleConfig:
    """Return the configuration of a rule without an entry; `level` and `profile` are those for all rules."""
    values = {**{option.name: option.default for option in rule.all_options}, **profile_options(profile, rule.id)}
    return RuleConfig(_possible(rule, level or rule.level), Options(MappingProxyType(values)))


def read_rule(
    rule: Rule, entry: object, everywhere: Level | None, problems: list[str], profile: str | None = None
) -> RuleConfig:
    """Read the configuration of one rule: a level, or an object with a level, options and exceptions."""
    default = default_config(rule, everywhere, profile)
    if isinstance(entry, str):
        return RuleConfig(_level(rule, rule.id, entry, problems) or default.level, default.options)
    if not isinstance(entry, Mapping):
        problems.append(f'"{rule.id}": must be a level ({_quoted(_LEVELS)}) or an object, got {format_value(entry)}')
        return default
    options = {option.name: option for option in rule.all_options}
    known = (LEVEL_KEY, EXCEPTIONS, *options)
    problems += [f'"{rule.id}": no option "{key}"; {nearest(str(key), known)}' for key in entry if key not in known]
    values = dict(default.options.values)
    for name in [key for key in entry if key in options]:
        values[name] = options[name].read(entry[name])
        if values[name] is None:
            problems.append(
                f'"{rule.id}.{name}": must be {options[name].allowed}, got {format_value(entry[name], "null")}'
            )
    level = default.level
    if LEVEL_KEY in entry:
        level = _level(rule, f"{rule.id}.{LEVEL_KEY}", entry[LEVEL_KEY], problems) or level
    exemptions = _exemptions(f"{rule.id}.{EXCEPTIONS}", entry.get(EXCEPTIONS, []), problems)
    return RuleConfig(level, Options(MappingProxyType(values)), exemptions)


def read_level(key: str, value: object, problems: list[str]) -> Level | None:
    """Read an enforcement level."""
    if isinstance(value, str) and value in _LEVELS:
        return Level(value)
    problems.append(f'"{key}": got {format_value(value, "null")}, which is no level; {nearest(str(value), _LEVELS)}')
    return None


def read_profile(entry: object, problems: list[str]) -> str | None:
    """Read the profile: `{"use": "nist"}`."""
    chosen = entry.get(USE) if isinstance(entry, Mapping) else None
    if isinstance(entry, Mapping) and set(entry) == {USE} and isinstance(chosen, str) and chosen in PROFILES:
        return chosen
    example = " or ".join(f'{{"{USE}": "{name}"}}' for name in PROFILES)
    problems.append(f'"{PROFILE_ID}": must be {example}, got {format_value(entry, "null")}')
    return None


def unknown_key(key: str, rules: tuple[Rule, ...]) -> str:
    """Return the message for a key that is no rule id, with the key that was probably meant."""
    owners = [rule.id for rule in rules if key in {option.name for option in rule.options}]
    followed = [rule.id for rule in rules if rule.post_deployment_id == key]
    if key == "profile":
        return f'"{key}": a profile is set with "{PROFILE_ID}": {{"{USE}": "nist"}}'
    if owners:
        return f'"{key}": this is an option; put it under its rule ({_quoted(owners)})'
    if followed:
        return f'"{key}": a post-deployment check has the configuration of its rule; configure "{followed[0]}"'
    if key in (LEVEL_KEY, *_LEVELS):
        return f'"{key}": a level belongs under a rule id or "all"'
    return f'"{key}": no such rule; {nearest(key, [*(rule.id for rule in rules), PROFILE_ID])}'


def nearest(given: str, allowed: Iterable[str]) -> str:
    """Return the nearest allowed name, and all allowed names if there are few or none is near."""
    names = list(allowed)
    close = difflib.get_close_matches(given.lower(), [name.lower() for name in names], n=1, cutoff=_NEAR)
    meant = [name for name in names if name.lower() in close]
    everything = f"(allowed: {', '.join(names)})"
    if not meant:
        return everything
    hint = f'did you mean "{meant[0]}"?'
    return f"{hint} {everything}" if len(names) <= _FEW else hint


def _level(rule: Rule, key: str, value: object, problems: list[str]) -> Level | None:
    level = read_level(key, value, problems)
    if level is not None and level is not _possible(rule, level):
        problems.append(f'"{key}": the rule has no remediation, so "remediate" isn\'t possible; use "mandatory"')
    return level


def _possible(rule: Rule, level: Level) -> Level:
    """Return the level of a rule: without a remediation, `remediate` means mandatory, as in the engine."""
    return Level.MANDATORY if level is Level.REMEDIATE and rule.remediate is None else level


def _exemptions(key: str, entries: object, problems: list[str]) -> tuple[Exemption, ...]:
    if not isinstance(entries, list | tuple):
        problems.append(f'"{key}": must be a list of objects, got {format_value(entries, "null")}')
        return ()
    read = (_exemption(f"{key}[{index}]", entry, problems) for index, entry in enumerate(entries))
    return tuple(exemption for exemption in read if exemption is not None)


def _exemption(key: str, entry: object, problems: list[str]) -> Exemption | None:
    if not isinstance(entry, Mapping):
        problems.append(
            f'"{key}": must be an object with {_quoted(_EXCEPTION_KEYS)}, got {format_value(entry, "null")}'
        )
        return None
    before = len(problems)
    problems += [
        f'"{key}": no key "{name}"; {nearest(str(name), _EXCEPTION_KEYS)}'
        for name in entry
        if name not in _EXCEPTION_KEYS
    ]
    given = {name: entry.get(name) for name in _EXCEPTION_KEYS}
    texts = {name: word.strip() for name, word in given.items() if isinstance(word, str) and word.strip()}
    problems += [
        f'"{key}.{name}": must be a text, got {format_value(given[name])}'
        for name in _EXCEPTION_KEYS
        if name not in texts
    ]
    if not names_a_resource(texts.get("resource", "name")):
        problems.append(
            f'"{key}.resource": "{texts["resource"]}" matches all resources; set the level "disabled", or use'
            " at least three letters of the resource's name"
        )
    expires = _day(texts.get("expires", "2000-01-01"))
    if expires is None:
        problems.append(f'"{key}.expires": must be a date as YYYY-MM-DD, got "{texts["expires"]}"')
    if len(problems) > before or expires is None:
        return None
    return Exemption(texts["resource"], texts["reason"], expires)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
