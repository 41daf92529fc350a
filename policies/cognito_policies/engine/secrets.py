"""Which values are secret: the engine says it, but pulumi_policy unwraps secrets before a policy sees them.

The servicer notes it for the length of a call; calls run in threads of their own, and so does the note.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, Final

from google.protobuf import json_format

from cognito_policies.subject import Path
from cognito_policies.values import secret_paths

_NOTED: Final[ContextVar[Mapping[str, frozenset[Path]]]] = ContextVar("noted", default=MappingProxyType({}))
_message_to_dict: Final[Any] = json_format.MessageToDict  # typed as what it is: an untyped function


@contextmanager
def noted(resources: Iterable[Any]) -> Iterator[None]:
    """Note the secrets of the resources in a request for what runs inside."""
    token = _NOTED.set(
        {resource.urn: frozenset(secret_paths(_message_to_dict(resource.properties))) for resource in resources}
    )
    try:
        yield
    finally:
        _NOTED.reset(token)


def secrets_of(urn: str) -> frozenset[Path]:
    """Return the paths of a resource's secret values."""
    return _NOTED.get().get(urn, frozenset())
