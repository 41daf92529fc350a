"""Reads what the last update deployed from the stack's state.

Pulumi's stack references use the same function. It is called directly, not by `pulumi.runtime.invoke`: that would run
the event loop, and the pools so far would be registered before `add_trigger` could change them.

Pulumi has no public way to ask without the event loop. The undocumented names are `get_monitor`, the engine's messages
(`resource_pb2`) and `MockMonitor`, by which a program under mocks is told from one that an engine runs.
"""

from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any, NamedTuple

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pulumi
from google.protobuf import struct_pb2
from pulumi.runtime.mocks import MockMonitor
from pulumi.runtime.proto import resource_pb2
from pulumi.runtime.settings import get_monitor

_STATE = "pulumi:pulumi:readStackResourceOutputs"
_REGISTERED = "pulumi:pulumi:getResource"
_NO_SERVICE = "organization"
"""The organization's name in a backend without organizations."""


class StateUnreadableError(Exception):
    """The backend didn't return the state."""


class DeployedResource(NamedTuple):
    """A resource of the last update."""

    urn: str
    type: str
    parent_type: str
    name: str
    outputs: struct_pb2.Struct

    def text(self, output: str) -> str:
        """Return an output that is a string, or an empty string."""
        return self.outputs.fields[output].string_value if output in self.outputs.fields else ""


class _Answer(NamedTuple):
    monitor: Any
    resources: tuple[DeployedResource, ...] | None


_ANSWER: ContextVar[_Answer | None] = ContextVar("answer", default=None)
"""The answer of this run; each run has its own monitor."""


def last_deployment() -> tuple[DeployedResource, ...]:
    """Return the resources of the stack's last update; none before the first one, and none under mocks.

    Raises:
        StateUnreadableError: the backend didn't return the state.
    """
    monitor = get_monitor()
    if monitor is None or _answers_from_mocks(monitor):
        return ()
    answer = _ANSWER.get()
    if answer is None or answer.monitor is not monitor:
        answer = _Answer(monitor, _asked(monitor))
        _ANSWER.set(answer)
    if answer.resources is None:
        raise StateUnreadableError
    return answer.resources


def is_registered(resource: DeployedResource) -> bool:
    """Return whether this update has registered a resource already."""
    try:
        return _call(get_monitor(), _REGISTERED, {"urn": resource.urn}) is not None
    except grpc.RpcError:
        return False


def has_engine() -> bool:
    """Return whether the program runs with Pulumi's engine, and not with mocks or the sandbox."""
    return not isinstance(get_monitor(), MockMonitor)


def _answers_from_mocks(monitor: Any) -> bool:
    """Return whether the program runs with mocks of a test, which have no state."""
    return isinstance(monitor, MockMonitor) and type(monitor).Invoke is MockMonitor.Invoke


def _asked(monitor: Any) -> tuple[DeployedResource, ...] | None:
    organization, stack = pulumi.get_organization(), pulumi.get_stack()
    names = [f"{organization}/{pulumi.get_project()}/{stack}"]
    if organization == _NO_SERVICE:
        # An old backend of this kind has stacks without a project.
        names.append(stack)
    for name in names:
        try:
            found = _call(monitor, _STATE, {"stackName": name})
        except grpc.RpcError as error:
            pulumi.log.debug(f"{name}: {error}")
            continue
        if found is not None:
            return tuple(_resources(found))
    return None


def _call(monitor: Any, function: str, values: dict[str, str]) -> struct_pb2.Struct | None:
    args = struct_pb2.Struct()
    args.update(values)
    answer = monitor.Invoke(resource_pb2.ResourceInvokeRequest(tok=function, args=args))
    return None if answer.failures else getattr(answer, "return")


def _resources(found: struct_pb2.Struct) -> Iterator[DeployedResource]:
    for urn, resource in found.fields["outputs"].struct_value.fields.items():
        _, _, types, name = urn.split("::", 3)
        above, _, type_ = types.rpartition("$")
        outputs = resource.struct_value.fields["outputs"].struct_value
        yield DeployedResource(urn, type_, above.rpartition("$")[2], name, outputs)
