"""Validates arguments of one feature without Pulumi, and returns the problems."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cognito_identity.app_client.args import AppClientArgs
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.app_client.settings import AppClientSettings, UserPoolContext, app_client_settings
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.identity_pool.plan import resolve_identity_pool
from cognito_identity.identity_pool.settings import IdentityPoolSettings, identity_pool_settings_of
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.user_identity.plan import resolve_identity
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.plan import resolve_user_pool
from cognito_identity.user_pool.settings import UserPoolSettings, user_pool_settings
from cognito_identity.validation.problems import ArgumentError, Problem, Problems, path_text
from cognito_identity.validation.reader import read
from cognito_identity.validation.value_rules import ValueRules, value_problems

POOL_ID = "eu-central-1_aBcDeFgH1"
Found = list[tuple[str, str]]
"""Path and text of each problem."""


def _clean(typed_dict: type, args: Any) -> dict[str, Any]:
    problems = Problems()
    values = read(typed_dict, args, problems, names=NAMES)
    problems.raise_if_any("test")
    return values


def pool_settings(**args: Any) -> UserPoolSettings:
    return user_pool_settings(_clean(UserPoolWithMfaArgs, args))


def client_settings(args: Mapping[str, Any], context: UserPoolContext | None = None) -> AppClientSettings:
    return app_client_settings(_clean(AppClientArgs, {"user_pool_id": POOL_ID, **args}), context)


def identity_pool_settings(**args: Any) -> IdentityPoolSettings:
    return identity_pool_settings_of("access", _clean(IdentityPoolArgs, args))


def codes(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Return the path and the code of each problem."""
    return [(path_text(problem.path), problem.code) for problem in problems]


def error_codes(error: object) -> list[tuple[str, str]]:
    """Return the path and the code of each problem of an `ArgumentError`."""
    assert isinstance(error, ArgumentError), repr(error)
    return codes(error.problems)


def said(rule: Callable[[Any], Iterator[Problem]], settings: Any) -> Found:
    """Return the path and the text of each problem that one rule finds."""
    return [(path_text(problem.path), problem.text()) for problem in rule(settings)]


def said_of_values(rules: ValueRules, settings: Any) -> Found:
    """Return what the rules for single values say of the arguments."""
    return [(path_text(problem.path), problem.text()) for problem in value_problems(settings.arguments, rules)]


def pool_problems(args: Any) -> Found:
    problems = Problems()
    resolve_user_pool(read(UserPoolWithMfaArgs, args, problems, names=NAMES), problems)
    return _texts(problems)


def client_problems(args: Mapping[str, Any], context: UserPoolContext | None = None) -> Found:
    problems = Problems()
    resolve_app_client(
        read(AppClientArgs, {"user_pool_id": POOL_ID, **args}, problems, names=NAMES), problems, pool=context
    )
    return _texts(problems)


def identity_pool_problems(args: Any, name: str = "access") -> Found:
    problems = Problems()
    resolve_identity_pool(name, read(IdentityPoolArgs, args, problems, names=NAMES), problems)
    return _texts(problems)


def identity_problems(args: Any, name: str = "identity") -> Found:
    problems = Problems()
    resolve_identity(name, read(UserIdentityArgs, args, problems, names=NAMES), problems)
    return _texts(problems)


def _texts(problems: Problems) -> Found:
    return [(path_text(problem.path), problem.text()) for problem in problems]


def without_codes(error: object) -> str:
    """Return an error's text without the codes of its problems."""
    return re.sub(r" \[[a-z-]+\]$", "", str(error), flags=re.MULTILINE)
