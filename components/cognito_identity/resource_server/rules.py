"""What Cognito demands of a resource server."""

from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.validation.lists import listed_once
from cognito_identity.validation.problems import Problem


def resource_server_problems(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Each scope stands once."""
    names = [scope.get("scope_name") for scope in values.get("scopes") or ()]
    return listed_once(names, ("scopes",), ("scope_name",))
