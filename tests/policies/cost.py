"""What prepare a stack of many identities costs, all rules together: for the benchmark, which is no test with a limit.

`milliseconds(in_process, 10_000)` is the processor's time for each resource, as is `milliseconds(through_the_server,
10_000)`; both include the stack rules at the end.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from pulumi.runtime import proto

from cognito_policies import Resource, load_pack
from tests.policies.large_stack import large_stack
from tests.policies.policy_server import PolicyServer, analyze_request, stack_request

Run: TypeAlias = Callable[[Sequence[Resource]], Callable[[], None]]
"""Makes ready what is not measured, and returns what is."""


def in_process(stack: Sequence[Resource]) -> Callable[[], None]:
    """Check as the sandbox and `python -m cognito_policies check` do."""
    pack = load_pack()

    def run() -> None:
        for resource in stack:
            pack.check_resource(resource)
        pack.check_stack(stack)

    return run


def through_the_server(stack: Sequence[Resource]) -> Callable[[], None]:
    """Check as Pulumi's engine does: one request for each resource, and one for all at the end."""
    servicer = PolicyServer().servicer
    requests = [analyze_request(proto.AnalyzeRequest(), resource) for resource in stack]
    everything = stack_request(stack)

    def run() -> None:
        for request in requests:
            servicer.Analyze(request, None)
        servicer.AnalyzeStack(everything, None)

    return run


def milliseconds(prepare: Run, size: int, *, preview: bool = False, nameless: bool = False) -> float:
    """Return the processor's time for each resource of a stack."""
    run = prepare(large_stack(size, preview=preview, nameless=nameless))
    started = time.process_time()  # noqa: TID251 -- measured for the benchmark
    run()
    return (time.process_time() - started) * 1000 / size  # noqa: TID251 -- same
