"""Calls that Ctrl-C can't cut in two."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")


def unbroken(call: Callable[[], _T]) -> _T:
    """Return what `call` returns; an interruption has to wait until it has.

    For whatever makes something: cut short between Cognito's doing and its answer, nobody would know what to remove.
    And for removing it. Signals reach the main thread only, so the call runs in one of its own, and is waited for.
    Interrupting the wait as well leaves the call to itself, and with it whatever it makes; it ends with the process.
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
        # Interrupted before it has begun, it never begins.
        if not answer.cancel():
            wait((answer,))
