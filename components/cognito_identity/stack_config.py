"""Reads `identity:name` and `identity:args` from the stack's configuration."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pulumi
from pulumi.runtime import is_config_secret

from cognito_identity.config_keys import config_keys
from cognito_identity.local_stack import local_stack_problems
from cognito_identity.regions import REGIONS, nearest_region, region_is_plausible
from cognito_identity.stack_file import outside_config
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.validation.argument_style import ArgumentStyle, using_style
from cognito_identity.validation.problems import REDACTED, ArgumentError, Key, Problem, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.secret import as_secrets
from cognito_identity.validation.shapes import object_type
from cognito_identity.validation.spelling import camel, nearest

NAMESPACE = "identity"
_KEYS = ("args", "name")
_PROVIDER = "aws"
_REGION = f"{_PROVIDER}:region"
_OTHERS = (_PROVIDER, "pulumi")
_SHORTEST_SECRET = 4
"""Encrypted values of at least this length are redacted in messages."""
_MISSPELLED = 0.85
"""The similarity, from 0 to 1, from which a namespace is a misspelled `identity`."""


@dataclass(frozen=True)
class StackConfig:
    """The configuration of a stack's `UserIdentity`."""

    name: str
    args: UserIdentityArgs


def read_stack_config(folder: Path | None = None) -> StackConfig:
    """Return the configuration of the current stack.

    Args:
        folder: The folder of the stack file. Default: the folder of `Pulumi.yaml`.

    Raises:
        ArgumentError: A key or a value is invalid, or a stack for the sandbox would call AWS. Paths are in camelCase,
            as in the stack file.
    """
    problems = Problems()
    _unknown_keys(problems)
    config = pulumi.Config(NAMESPACE)
    given = config.get("args")
    if given is None:
        problems.extend(outside_config(_stack_file_text(folder)))
    args = read(UserIdentityArgs, _parsed(given, problems), problems, _path("args"), camel, NAMES)
    provider = pulumi.Config(_PROVIDER)
    region = provider.get("region")
    if region is not None and not _is_region(region, provider):
        near = nearest_region(region)
        shown = REDACTED if is_config_secret(_REGION) else region
        problems.add(
            (Key(_REGION),),
            "no such region",
            f"did you mean {near}?" if near else "use an AWS region, such as us-east-1",
            shown,
            code="region-unknown",
        )
    problems.extend(local_stack_problems(pulumi.get_stack(), provider.get("endpoints"), args))
    if problems:
        raise ArgumentError(_file(), _without_secrets(problems), camel)
    if given is None:
        _warn_of_defaults()
    if region is not None and region not in REGIONS:
        _warn_of_region(region)
    values = as_secrets(object_type(UserIdentityArgs), args) if _is_secret() else args
    return StackConfig(config.get("name") or NAMESPACE, cast("UserIdentityArgs", values))


@contextmanager
def in_stack_file() -> Iterator[None]:
    """Report errors and warnings of a component with the stack file's name and spelling."""
    try:
        with using_style(ArgumentStyle(camel, hides_values=_is_secret(), hidden=_hidden() or frozenset())):
            yield
    except ArgumentError as error:
        raise error.respelled(_file(), camel, _path("args"), hidden=_hidden()) from None


def _without_secrets(problems: Problems) -> Iterable[Problem]:
    """Return the problems, without values if the configuration is encrypted."""
    hidden = _hidden()
    return problems if hidden is None else [problem.redacted(hidden) for problem in problems]


def _hidden() -> frozenset[str] | None:
    """Return the values that messages must not contain, or `None` if the configuration isn't encrypted.

    Short values and words in lower case are left out: they are likely to be words of the message itself.
    """
    if not _is_secret():
        return None
    given = _parsed(pulumi.Config(NAMESPACE).get("args"), Problems())
    return frozenset(
        value for value in _values(given) if len(value) >= _SHORTEST_SECRET and not re.fullmatch("[a-z]+", value)
    )


def _values(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        for item in node.values():
            yield from _values(item)
    elif isinstance(node, list):
        for item in node:
            yield from _values(item)
    elif isinstance(node, (str, int, float)) and not isinstance(node, bool):
        yield str(node)


def _is_secret() -> bool:
    return is_config_secret(f"{NAMESPACE}:args")


def _file() -> str:
    return f"Pulumi.{pulumi.get_stack()}.yaml"


def _path(key: str) -> tuple[Key]:
    return (Key(f"{NAMESPACE}:{key}"),)


def _unknown_keys(problems: Problems) -> None:
    """Report unknown keys: Pulumi accepts any key, so a misspelled one would be ignored."""
    for name in config_keys():
        namespace, _, key = name.partition(":")
        if namespace != NAMESPACE and (meant := _misspelled(namespace, key)):
            problems.add((Key(name),), "unknown key", f"did you mean {NAMESPACE}:{meant}?", code="unknown-config-key")
        if namespace == NAMESPACE and key not in _KEYS:
            near = nearest(key, _KEYS)
            fix = f"did you mean {NAMESPACE}:{near}?" if near else f"use {NAMESPACE}:args or {NAMESPACE}:name"
            problems.add(_path(key), "unknown key", fix, code="unknown-config-key")


def _misspelled(namespace: str, key: str) -> str | None:
    """Return the intended key if the namespace is a misspelled `identity`, else `None`."""
    if namespace in _OTHERS or not nearest(namespace, [NAMESPACE], _MISSPELLED):
        return None
    return nearest(key, _KEYS)


def _stack_file_text(folder: Path | None) -> str:
    """Return the stack file's text, or an empty text if it can't be read; Pulumi reports that itself."""
    try:
        root = folder or Path(pulumi.get_root_directory())
        return (root / _file()).read_text(encoding="utf-8")
    except (OSError, TypeError, UnicodeDecodeError):
        return ""


def _is_region(region: str, provider: pulumi.Config) -> bool:
    return region in REGIONS or region_is_plausible(region) or provider.get("skipRegionValidation") == "true"


def _warn_of_defaults() -> None:
    arguments = f"{NAMESPACE}:args"
    others = [name for name in config_keys() if name.partition(":")[2] == "args"]
    hint = (
        f"Did you mean {arguments} instead of {others[0]}?"
        if others
        else f"To hide this warning, write `{arguments}: {{}}`"
    )
    pulumi.log.warn(f"{_file()}: no {arguments}; deploying the defaults. {hint}")


def _warn_of_region(region: str) -> None:
    near = nearest_region(region)
    shown = "it" if is_config_secret(_REGION) else region
    hint = f"; did you mean {near}?" if near else ""
    pulumi.log.warn(f"{_file()}: {_REGION}: {shown} is not a known AWS region{hint}")


def _parsed(text: str | None, problems: Problems) -> Any:
    if text is None:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        rule = 'must be a mapping, such as {"allowSignup": true}'
        problems.found.append(
            Problem(_path("args"), rule, "indent the arguments below the key", code="config-not-structured")
        )
        return {}
    # YAML reads a key without a value as null.
    return {} if value is None else value
