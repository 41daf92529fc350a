"""Calls that a signal can't interrupt."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def run_uninterrupted(call: Callable[[], _T]) -> _T:
    """Return what `call` returns; an interruption is raised after that.

    For calls that create or delete something. If such a call were interrupted between request and response, the run
    would not know what exists. Signals interrupt the main thread only, so the call runs in another one. A second
    interruption raises at once, while the call continues.
    """
    answer: Future[_T] = Future()

    def run() -> None:
        if not answer.set_running_or_notify_cancel():
            return
        try:
            answer.set_result(call())
        except BaseException as error:  # noqa: BLE001 -- whatever it is, it is the caller's
            answer.set_exception(error)

    try:
        Thread(target=run, name="signin-unbroken", daemon=True).start()
        return answer.result()
    finally:
        # If the interruption comes before the call, the call does not start.
        if not answer.cancel():
            wait((answer,))
