"""What the last update deployed, as the stack's state has it: the engine tells a program nothing of that by itself.

Pulumi's own stack references ask the same question. It is asked by a plain call, not by `pulumi.runtime.invoke`, which
lets the event loop run: the inputs of every pool made so far would be read, and `add_trigger` would come too late.

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
"""What a backend without organizations calls its only one."""


class StateUnreadableError(Exception):
    """The backend did not say what is deployed."""


class DeployedResource(NamedTuple):
    """A resource as the last update left it."""

    urn: str
    type: str
    parent_type: str
    name: str
    outputs: struct_pb2.Struct

    def text(self, output: str) -> str:
        """Return an output that is text; empty where it is absent or anything else."""
        return self.outputs.fields[output].string_value if output in self.outputs.fields else ""


class _Answer(NamedTuple):
    monitor: Any
    resources: tuple[DeployedResource, ...] | None


_ANSWER: ContextVar[_Answer | None] = ContextVar("answer", default=None)
"""One question a run: a run has a connection to the engine of its own."""


def last_deployment() -> tuple[DeployedResource, ...]:
    """Return the resources of the stack's last update; none before the first one, and none under mocks.

    Raises:
        StateUnreadableError: the backend can't say.
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
    """Whether this very update has come to a resource already, so that it is no other one by an alias."""
    try:
        return _call(get_monitor(), _REGISTERED, {"urn": resource.urn}) is not None
    except grpc.RpcError:
        return False


def has_engine() -> bool:
    """Whether a real engine deploys what the program registers: nothing else runs hooks, or gives real ids."""
    return not isinstance(get_monitor(), MockMonitor)


def _answers_from_mocks(monitor: Any) -> bool:
    """Whether a program's test answers, which knows of no deployment and may refuse what it does not expect."""
    return isinstance(monitor, MockMonitor) and type(monitor).Invoke is MockMonitor.Invoke


def _asked(monitor: Any) -> tuple[DeployedResource, ...] | None:
    organization, stack = pulumi.get_organization(), pulumi.get_stack()
    names = [f"{organization}/{pulumi.get_project()}/{stack}"]
    if organization == _NO_SERVICE:
        # Such a backend may be of the time when stacks had no project, and knows the bare name only.
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
