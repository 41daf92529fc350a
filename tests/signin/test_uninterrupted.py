import os
import signal
import threading

import pytest

from signin.uninterrupted import run_uninterrupted
from tests.signin.recorded_calls import press_ctrl_c

posix = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")


def test_it_returns_what_the_call_returns() -> None:
    assert run_uninterrupted(lambda: 42) == 42


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(3)])
def test_it_raises_what_the_call_raises(error: BaseException) -> None:
    def call() -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        run_uninterrupted(call)
    assert caught.value is error


@posix
def test_an_interruption_waits_for_the_end() -> None:
    done = []

    def call() -> None:
        press_ctrl_c()
        threading.Event().wait(0.05)
        done.append(True)

    with pytest.raises(KeyboardInterrupt):
        run_uninterrupted(call)
    assert done == [True]


@posix
def test_an_interruption_of_the_wait_leaves_it() -> None:
    """The third signal exits at once, whatever is left."""
    waiting, left = threading.Event(), threading.Event()

    def call() -> None:
        press_ctrl_c()
        waiting.wait(60)
        press_ctrl_c()
        left.wait(60)

    def handler(_number: int, _frame: object) -> None:
        waiting.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            run_uninterrupted(call)
        assert not left.is_set()
    finally:
        signal.signal(signal.SIGINT, before)
        left.set()


def test_interrupted_before_it_has_begun_it_never_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    start = threading.Thread.start

    def interrupted(thread: threading.Thread) -> None:
        monkeypatch.setattr(threading.Thread, "start", start)
        threads.append(thread)
        raise KeyboardInterrupt

    threads: list[threading.Thread] = []
    monkeypatch.setattr(threading.Thread, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_uninterrupted(lambda: begun.append(True))
    threads[0].start()
    threads[0].join()
    assert begun == []
