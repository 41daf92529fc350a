"""The calls a proof makes, as they come in at the embedded AWS, and a Ctrl-C in the middle of one."""

import re
import signal
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest

from sandbox.aws.server.gateway import Gateway

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_SERVICE = re.compile(r"/([a-z]+)/aws4_request")


class Wire:
    """Notes the calls and, before or after the nth of one kind is worked on, does something."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        self.before: dict[tuple[str, int], Callable[[], None]] = {}
        self.after: dict[tuple[str, int], Callable[[], None]] = {}
        self._under_way = 0
        self._changed = threading.Condition()
        answer = Gateway.__call__

        def noted(gateway: Gateway, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
            call = _name(environ)
            self._count(1)
            try:
                self.calls.append(call)
                which = call, self.calls.count(call)
                self.before.get(which, _nothing)()
                body = answer(gateway, environ, start)
                self.after.get(which, _nothing)()
            finally:
                self._count(-1)
            return body

        monkeypatch.setattr(Gateway, "__call__", noted)

    def settle(self) -> None:
        """Wait until every call has been worked on, also those whose caller has gone."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._under_way == 0, timeout=60)

    def _count(self, more: int) -> None:
        with self._changed:
            self._under_way += more
            self._changed.notify_all()


def press_ctrl_c() -> None:
    """As a terminal does: whatever the program is doing, its main thread is interrupted."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def _name(environ: "WSGIEnvironment") -> str:
    """`GetId`; the service where the action is in the body; the last part of the path where it is a page."""
    if target := environ.get("HTTP_X_AMZ_TARGET"):
        return str(target).rpartition(".")[2]
    service = _SERVICE.search(str(environ.get("HTTP_AUTHORIZATION", "")))
    return service[1] if service else str(environ["PATH_INFO"]).rpartition("/")[2]


def _nothing() -> None:
    pass
