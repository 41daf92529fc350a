"""From read arguments to decided settings, with everything that is wrong with them noted. No resource is touched."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from . import defaults
from .aws_model.checks import model_problems
from .aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_ROLE_ATTACHMENT, USER_POOL, USER_POOL_CLIENT
from .inputs.app_client import app_client_inputs
from .inputs.identity_pool import identity_pool_inputs
from .inputs.user_pool import sms_inputs, user_pool_inputs
from .reading.problems import Key, Path, Problem, Problems
from .reading.reader import given
from .rules.app_client import app_client_problems
from .rules.identity_pool import KINDS, identity_pool_problems
from .rules.user_pool import user_pool_problems
from .settings.app_client import AppClientSettings, PoolFacts, settle_app_client
from .settings.identity_pool import IdentityPoolSettings, settle_identity_pool
from .settings.user_pool import UserPoolSettings, settle_user_pool

_ROLE_TO_COME = "arn:aws:iam::000000000000:role/to-come"
"""Stands where the ARN of a role will stand that the component makes."""
_CLIENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def plan_user_pool(values: Mapping[str, Any], problems: Problems, path: Path = ()) -> UserPoolSettings:
    """Decide a user pool."""
    settings = settle_user_pool(values)
    items = {"schemas": settings.attribute_paths}
    sms = sms_inputs(settings, _ROLE_TO_COME if settings.makes_sms_role else None)
    model = model_problems(USER_POOL, user_pool_inputs(settings, sms), items)
    _note(problems, path, user_pool_problems(settings), model)
    return settings


def plan_app_client(
    values: Mapping[str, Any], problems: Problems, path: Path = (), pool: PoolFacts | None = None
) -> AppClientSettings:
    """Decide an app client."""
    settings = settle_app_client(values, pool)
    model = model_problems(USER_POOL_CLIENT, app_client_inputs(settings))
    _note(problems, path, app_client_problems(settings), model)
    return settings


def plan_identity_pool(
    name: str, values: Mapping[str, Any], problems: Problems, path: Path = ()
) -> IdentityPoolSettings:
    """Decide an identity pool."""
    settings = settle_identity_pool(name, values)
    roles = {kind: values[f"{kind}_role"] for kind in KINDS if f"{kind}_role" in values}
    model = [
        *model_problems(IDENTITY_POOL, identity_pool_inputs(settings)),
        *model_problems(IDENTITY_POOL_ROLE_ATTACHMENT, {"roles": roles}),
    ]
    _note(problems, path, identity_pool_problems(settings), model)
    return settings


@dataclass(frozen=True)
class IdentityPlan:
    """The arguments of each part of a `UserIdentity`, read and found sound."""

    user_pool: Mapping[str, Any]
    clients: Mapping[str, Mapping[str, Any]]
    vouching_clients: tuple[str, ...]
    """The clients whose tokens the identity pool accepts: those that people sign in with."""
    identity_pool: Mapping[str, Any] | None
    pool_settings: UserPoolSettings
    client_settings: Mapping[str, AppClientSettings]


def plan_identity(name: str, values: Mapping[str, Any], problems: Problems) -> IdentityPlan:
    """Decide a whole identity: one user pool, its clients, one identity pool."""
    tags = given(values, "tags")
    pool_values = _with_sign_up(values, problems)
    pool_values["tags"] = {**tags, **given(pool_values, "tags")}
    pool = plan_user_pool(pool_values, problems, ("user_pool",))
    facts = PoolFacts(pool.attributes, pool.first_factors)

    clients: Mapping[str, Mapping[str, Any]] = values.get("clients", defaults.CLIENTS)
    client_settings: dict[str, AppClientSettings] = {}
    for key, client in clients.items():
        path: Path = ("clients", Key(key))
        if not _CLIENT_NAME.fullmatch(key):
            rule = "must be 1 to 40 letters, digits, - and _: resources are named after it"
            problems.add(path, rule, "choose another name", key)
        client_settings[key] = plan_app_client(client, problems, path, facts)

    identity_pool = _identity_pool_values(values, pool, tags, problems)
    if identity_pool is not None:
        plan_identity_pool(name, identity_pool, problems, ("identity_pool_options",))
    vouching = tuple(key for key, settings in client_settings.items() if settings.signs_people_in)
    return IdentityPlan(pool_values, clients, vouching, identity_pool, pool, client_settings)


def _with_sign_up(values: Mapping[str, Any], problems: Problems) -> dict[str, Any]:
    """`allow_signup` and the pool's own word mean the same; two different answers are a mistake."""
    pool = dict(given(values, "user_pool"))
    if "allow_signup" in values:
        wanted = values["allow_signup"]
        said = pool.setdefault("self_sign_up_enabled", wanted)
        if said != wanted:
            rule = f"and `user_pool.self_sign_up_enabled`, {said}, contradict each other"
            problems.add(("allow_signup",), rule, "keep one of the two", wanted)
    return pool


def _identity_pool_values(
    values: Mapping[str, Any], pool: UserPoolSettings, tags: Mapping[str, Any], problems: Problems
) -> dict[str, Any] | None:
    if values.get("disable_identity_pool"):
        if "identity_pool_options" in values:
            rule = "is true, but `identity_pool_options` are given"
            problems.add(("disable_identity_pool",), rule, "keep one of the two", got=True)
        return None
    options = dict(given(values, "identity_pool_options"))
    # Identity ids are keys in people's data: they live and go with the people.
    options.setdefault("removal_policy", pool.removal_policy)
    options["tags"] = {**tags, **given(options, "tags")}
    return options


def _note(problems: Problems, path: Path, rules: Iterable[Problem], model: Iterable[Problem]) -> None:
    """A rule says in people's words what the model says in patterns: where both object, the rule speaks."""
    named = list(rules)
    spoken_for = {problem.path for problem in named}
    problems.extend([*named, *(problem for problem in model if problem.path not in spoken_for)], under=path)
