"""Resolves and checks the arguments of alarms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pulumi

from cognito_identity.alarms.rules import user_pool_alarms_problems
from cognito_identity.alarms.watched import Watched
from cognito_identity.validation.problems import Key, Path, Problems
from cognito_identity.validation.tags import tag_problems


@dataclass(frozen=True)
class UserPoolAlarmsSettings:
    """The resolved arguments of alarms."""

    arguments: Mapping[str, Any]
    watched: Watched | None = None
    """The app clients and identity providers of the pool; `None` for a component of its own."""
    clients: Mapping[str, pulumi.Output[str]] = field(default_factory=dict)
    """The pool's app clients that are not in the arguments, by name."""


def resolve_user_pool_alarms(
    values: Mapping[str, Any], problems: Problems, path: Path = (), watched: Watched | None = None
) -> UserPoolAlarmsSettings:
    """Resolve and check arguments that were read. `watched` is set by `add_alarms`."""
    problems.extend(chain(user_pool_alarms_problems(values), tag_problems(values)), path)
    if watched is None:
        return UserPoolAlarmsSettings(values)
    for key in values.get("client_ids", {}):
        if key in watched.clients:
            rule = "is an app client of the pool, which already has alarms"
            problems.add((*path, "client_ids", Key(key)), rule, "remove it", code="alarm-client-duplicate")
    others = {key: client for key, client in watched.clients.items() if client is not values.get("client_id")}
    return UserPoolAlarmsSettings(values, watched, others)
