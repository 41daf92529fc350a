"""Arguments from a stack file: `identity:name` and `identity:args`, in camelCase."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

import pulumi
from pulumi.runtime.config import CONFIG, get_config_env, is_config_secret

from cognito_identity.user_identity.args import UserIdentityArgs
from cognito_identity.validation.argument_style import Author, written_by
from cognito_identity.validation.problems import NOT_SHOWN, ArgumentError, Key, Path, Problem, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.secret import as_secrets
from cognito_identity.validation.shapes import words_of
from cognito_identity.validation.spelling import camel, nearest

NAMESPACE = "identity"
_KEYS = ("args", "name")


@dataclass(frozen=True)
class StackConfig:
    """What a stack file says of its identity."""

    name: str
    args: UserIdentityArgs


def read_stack_config() -> StackConfig:
    """Read this stack's configuration.

    Raises:
        ArgumentError: a key or value is wrong; the message names it as the file writes it, and the file.
    """
    problems = Problems()
    _unknown_keys(problems)
    config = pulumi.Config(NAMESPACE)
    args = read(UserIdentityArgs, _structured(config.get("args"), problems), problems, _path("args"), camel)
    if problems:
        raise ArgumentError(_file(), _fit_to_print(problems), camel)
    values = as_secrets(words_of(UserIdentityArgs), args) if _is_secret() else args
    return StackConfig(config.get("name") or NAMESPACE, cast("UserIdentityArgs", values))


@contextmanager
def in_stack_file() -> Iterator[None]:
    """Say problems of a component as problems of the stack file its arguments came from."""
    try:
        with written_by(Author(camel, hides_values=_is_secret())):
            yield
    except ArgumentError as error:
        raise error.respelled(_file(), camel, _path("args"), hide_values=_is_secret()) from None


def _fit_to_print(problems: Problems) -> Iterable[Problem]:
    """Values of an encrypted configuration are nobody's business: the messages do without them."""
    return [replace(problem, got=NOT_SHOWN) for problem in problems] if _is_secret() else problems


def _is_secret() -> bool:
    return is_config_secret(f"{NAMESPACE}:args")


def _file() -> str:
    return f"Pulumi.{pulumi.get_stack()}.yaml"


def _path(key: str) -> Path:
    return (Key(f"{NAMESPACE}:{key}"),)


def _unknown_keys(problems: Problems) -> None:
    """Pulumi hands over any key; one that nobody reads is a mistake nobody would notice."""
    everything: Mapping[str, Any] = {**get_config_env(), **CONFIG.get()}
    for name in everything:
        namespace, _, key = name.partition(":")
        if namespace == NAMESPACE and key not in _KEYS:
            near = nearest(key, _KEYS)
            fix = f"did you mean {NAMESPACE}:{near}?" if near else f"the known ones are {NAMESPACE}:args and :name"
            problems.add(_path(key), "unknown key", fix)


def _structured(text: str | None, problems: Problems) -> Any:
    if text is None:
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        rule = "must be structured: keys and values below it"
        problems.found.append(Problem(_path("args"), rule, "indent the arguments below the key"))
        return {}
    # A key with nothing below it gives nothing.
    return {} if value is None else value
