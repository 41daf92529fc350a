"""Python's garbage collector, kept from looking for garbage where there is none.

What is imported stays, and so does all that Pulumi makes of a resource until the program ends: Outputs, tasks, calls to
the engine. The more of it there is, the longer each look takes.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the collector rest; afterwards it is on if it was on before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _let_everything_age()
            gc.enable()


def _let_everything_age() -> None:
    """Count what is there among the old objects, unseen: else all of it is young, and looked at as soon as that is on.

    What a program froze for itself stays frozen.
    """
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
