"""Arguments from a stack file: `identity:name` and `identity:args`, in camelCase."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pulumi
from pulumi.runtime.config import CONFIG, get_config_env, is_config_secret

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
_SHORTEST = 4
"""How many characters a value has that a message must not show."""
_SLIP = 0.85
"""How like our namespace another one must be to be a slip of it."""


@dataclass(frozen=True)
class StackConfig:
    """What a stack file says of its identity."""

    name: str
    args: UserIdentityArgs


def read_stack_config(folder: Path | None = None) -> StackConfig:
    """Read this stack's configuration.

    `folder` holds the stack file. Default: the folder of `Pulumi.yaml`.

    Raises:
        ArgumentError: a key or value is wrong, or a stack for the sandbox would reach AWS; the message names it as the
            file writes it, and the file.
    """
    problems = Problems()
    _unknown_keys(problems)
    config = pulumi.Config(NAMESPACE)
    given = config.get("args")
    if given is None:
        problems.extend(outside_config(_stack_file_text(folder)))
    args = read(UserIdentityArgs, _structured(given, problems), problems, _path("args"), camel, NAMES)
    provider = pulumi.Config(_PROVIDER)
    region = provider.get("region")
    if region is not None and not _region_is_one(region, provider):
        near = nearest_region(region)
        shown = REDACTED if is_config_secret(_REGION) else region
        problems.add(
            (Key(_REGION),),
            "no such region",
            f"did you mean {near}?" if near else "write one as us-east-1",
            shown,
            code="region-unknown",
        )
    problems.extend(local_stack_problems(pulumi.get_stack(), provider.get("endpoints"), args))
    if problems:
        raise ArgumentError(_file(), _fit_to_print(problems), camel)
    if given is None:
        _warn_of_defaults()
    if region is not None and region not in REGIONS:
        _warn_of_region(region)
    values = as_secrets(object_type(UserIdentityArgs), args) if _is_secret() else args
    return StackConfig(config.get("name") or NAMESPACE, cast("UserIdentityArgs", values))


@contextmanager
def in_stack_file() -> Iterator[None]:
    """Say problems of a component as problems of the stack file its arguments came from."""
    try:
        with using_style(ArgumentStyle(camel, hides_values=_is_secret(), hidden=_hidden() or frozenset())):
            yield
    except ArgumentError as error:
        raise error.respelled(_file(), camel, _path("args"), hidden=_hidden()) from None


def _fit_to_print(problems: Problems) -> Iterable[Problem]:
    """Values of an encrypted configuration are nobody's business: the messages do without them."""
    hidden = _hidden()
    return problems if hidden is None else [problem.redacted(hidden) for problem in problems]


def _hidden() -> frozenset[str] | None:
    """Return the values of an encrypted configuration that a message could hold; nothing of a plain one.

    A word of small letters, or a number of three digits, is more likely one of the message's own.
    """
    if not _is_secret():
        return None
    given = _structured(pulumi.Config(NAMESPACE).get("args"), Problems())
    return frozenset(value for value in _values(given) if len(value) >= _SHORTEST and not re.fullmatch("[a-z]+", value))


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
    """Pulumi hands over any key; one that nobody reads is a mistake nobody would notice."""
    for name in _everything():
        namespace, _, key = name.partition(":")
        if namespace != NAMESPACE and (meant := _misspelt(namespace, key)):
            problems.add((Key(name),), "unknown key", f"did you mean {NAMESPACE}:{meant}?", code="unknown-config-key")
        if namespace == NAMESPACE and key not in _KEYS:
            near = nearest(key, _KEYS)
            fix = f"did you mean {NAMESPACE}:{near}?" if near else f"the known ones are {NAMESPACE}:args and :name"
            problems.add(_path(key), "unknown key", fix, code="unknown-config-key")


def _everything() -> Mapping[str, Any]:
    return {**get_config_env(), **CONFIG.get()}


def _misspelt(namespace: str, key: str) -> str | None:
    """Return the key that was meant where the namespace is ours but for a slip; others belong to other libraries."""
    if namespace in _OTHERS or not nearest(namespace, [NAMESPACE], _SLIP):
        return None
    return nearest(key, _KEYS)


def _stack_file_text(folder: Path | None) -> str:
    """Return the stack file; nothing where it can't be read, which is Pulumi's business."""
    try:
        root = folder or Path(pulumi.get_root_directory())
        return (root / _file()).read_text(encoding="utf-8")
    except (OSError, TypeError, UnicodeDecodeError):
        return ""


def _region_is_one(region: str, provider: pulumi.Config) -> bool:
    return region in REGIONS or region_is_plausible(region) or provider.get("skipRegionValidation") == "true"


def _warn_of_defaults() -> None:
    arguments = f"{NAMESPACE}:args"
    others = [name for name in _everything() if name.partition(":")[2] == "args"]
    hint = (
        f"Did you mean {arguments}, where it says {others[0]}?"
        if others
        else f"Write `{arguments}: {{}}` if you mean them"
    )
    pulumi.log.warn(f"{_file()}: no {arguments}; deploying the defaults. {hint}")


def _warn_of_region(region: str) -> None:
    near = nearest_region(region)
    shown = "it" if is_config_secret(_REGION) else region
    hint = f"; did you mean {near}?" if near else ""
    pulumi.log.warn(f"{_file()}: {_REGION}: {shown} is not among the regions known here{hint}")


def _structured(text: str | None, problems: Problems) -> Any:
    if text is None:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        rule = "must be structured: keys and values below it"
        problems.found.append(
            Problem(_path("args"), rule, "indent the arguments below the key", code="config-not-structured")
        )
        return {}
    # A key with nothing below it gives nothing.
    return {} if value is None else value
