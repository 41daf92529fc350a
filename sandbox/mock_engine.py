"""Runs a Pulumi program against a mock monitor instead of the engine: for the sandbox, the tests and the benchmarks.

Pulumi documents `set_mocks`, `set_all_config` and `run_in_stack`, for unit tests. A whole program, and a
monitor that records options and secrets, need more. These undocumented names are used here and in the two monitors that
use this module (`sandbox/monitor.py`, `tests/cognito_identity/engine.py`):

- `pulumi.runtime.mocks.MockMonitor`: the documented `Mocks` get neither options nor parents.
- `pulumi.runtime.settings.ROOT` and `SETTINGS`: `set_mocks` creates a root resource; failed runs leave tasks.
- `pulumi.runtime.rpc`: how a request marks unknown values and secrets.
- `pulumi.runtime.proto`: the messages that a monitor returns.

`make test-versions` runs the tests with the oldest and the newest SDK that components/pyproject.toml allows.
"""

import asyncio
import contextvars
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final, TypeVar

import pulumi
from google.protobuf import struct_pb2
from pulumi.runtime import mocks, rpc, run_in_stack, set_all_config, settings
from pulumi.runtime.proto import provider_pb2, resource_pb2

MockMonitor = mocks.MockMonitor
messages = resource_pb2
STACK_TYPE: Final = "pulumi:pulumi:Stack"
LAST_DEPLOYMENT: Final = "pulumi:pulumi:readStackResourceOutputs"
"""The function that returns the outputs of the last update."""
UNKNOWN: Final = rpc.UNKNOWN
"""The engine's marker of a value that is unknown until deployment."""
REDACTED_SECRET: Final[Any] = rpc.wrap_rpc_secret("[secret]")

# Older SDKs answer a program with the same message as a provider.
_InvokeResponse: Final[Any] = (
    getattr(resource_pb2, "ResourceInvokeResponse", None) or vars(provider_pb2)["InvokeResponse"]
)
_T = TypeVar("_T")


class NoMocks(mocks.Mocks):
    """Mocks for monitors that override every method that would call them."""

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """Never called."""
        raise AssertionError(f"the monitor did not register {args.name}")

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Never called."""
        raise AssertionError(f"the monitor did not call {args.token}")


def in_own_context(main: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
    """Run `main` in a context and an event loop of its own: Pulumi keeps its state in context variables."""
    return contextvars.Context().run(lambda: asyncio.run(main()))


async def run_program(
    program: Callable[[], Any],
    monitor: mocks.MockMonitor,
    *,
    project: str,
    stack: str,
    preview: bool = False,
    config: Mapping[str, str],
    secret_config: tuple[str, ...] = (),
    log: logging.Logger | None = None,
) -> None:
    """Run `program` as a stack, until its last resource is registered. `log` gets its messages.

    Call it with `in_own_context`, or only once per process.
    """
    set_all_config(dict(config), list(secret_config))
    mocks.set_mocks(monitor.mocks, project, stack, preview, log, monitor)
    # set_mocks creates a root resource for tests without a stack, but run_in_stack creates the stack.
    settings.ROOT.set(None)
    # All contexts share these by default, with tasks that a failed run left behind.
    settings.SETTINGS.rpc_manager.clear()
    # A set, and in older SDKs a deque.
    settings.SETTINGS.outputs = type(settings.SETTINGS.outputs)()
    await run_in_stack(program)


def urn(parent: str, type_: str, name: str, *, stack: str, project: str) -> str:
    """Return the URN as the engine builds it: with the types of all parents except the stack."""
    parent_type = parent.split("::")[2] if parent else ""
    qualified = type_ if parent_type in {"", STACK_TYPE} else f"{parent_type}${type_}"
    return f"urn:pulumi:{stack}::{project}::{qualified}::{name}"


def properties(struct: Any) -> dict[str, Any]:
    """Return a request's properties; `plain`, `redacted` and `is_secret` tell what is secret or unknown."""
    found: dict[str, Any] = rpc.deserialize_properties(struct, keep_unknowns=True)
    return found


def struct(values: Mapping[str, Any]) -> struct_pb2.Struct:
    """Return plain JSON as a message: the SDK's own serializer needs an event loop in each thread."""
    message = struct_pb2.Struct()
    message.update(dict(values))
    return message


def returned(values: Mapping[str, Any]) -> Any:
    """Return the answer to a data source."""
    return _InvokeResponse(**{"return": struct(values)})


def is_secret(value: Any) -> bool:
    """Whether a property itself is a secret. A mapping that contains secrets is not."""
    return bool(rpc.is_rpc_secret(value))


def plain(value: Any) -> Any:
    """Unwrap secrets, and replace unknown values by `UNKNOWN`."""
    if rpc.is_rpc_secret(value):
        return plain(rpc.unwrap_rpc_secret(value))
    if isinstance(value, pulumi.output.Unknown):
        return UNKNOWN
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def redacted(value: Any) -> Any:
    """Replace secrets by `REDACTED_SECRET`, and unknown values by `UNKNOWN`."""
    if rpc.is_rpc_secret(value):
        return REDACTED_SECRET
    if isinstance(value, pulumi.output.Unknown):
        return UNKNOWN
    if isinstance(value, dict):
        return {key: redacted(item) for key, item in value.items()}
    return [redacted(item) for item in value] if isinstance(value, list) else value


def has_unknown(value: Any) -> bool:
    """Whether a plain value is unknown or contains an unknown value."""
    if isinstance(value, dict):
        return any(has_unknown(item) for item in value.values())
    if isinstance(value, list):
        return any(has_unknown(item) for item in value)
    return bool(value == UNKNOWN)


def known(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that are known in a preview."""
    return {key: value for key, value in values.items() if not has_unknown(value)}
