"""Runs a Pulumi program against a mock monitor instead of the engine: for the sandbox, the tests and the benchmarks.

Pulumi documents mocks for unit tests only. What a whole program needs beyond that is used here and nowhere else:
`MockMonitor`, `settings.ROOT` and `settings.SETTINGS`.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from pulumi.runtime import mocks, settings
from pulumi.runtime.config import set_all_config
from pulumi.runtime.stack import run_in_stack


class NoMocks(mocks.Mocks):
    """For monitors that override every method which would call them."""

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        """Never called."""
        raise AssertionError(f"the monitor did not register {args.name}")

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        """Never called."""
        raise AssertionError(f"the monitor did not call {args.token}")


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

    Pulumi keeps its state in context variables: call it in a context and an event loop of its own.
    """
    set_all_config(dict(config), list(secret_config))
    mocks.set_mocks(monitor.mocks, project, stack, preview, log, monitor)
    # set_mocks makes a root resource for tests without a stack, but run_in_stack makes the stack.
    settings.ROOT.set(None)
    # All contexts share these by default, with what a failed run has left.
    settings.SETTINGS.rpc_manager.clear()
    settings.SETTINGS.outputs = set()
    await run_in_stack(program)
