"""A proxy for the sandbox's AWS that can refuse an action or withhold its response."""

import http.client
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Self
from urllib.parse import parse_qs, urlsplit


class Door:
    """Forwards requests, except for one action."""

    def __init__(self, endpoint: str) -> None:
        self._address = urlsplit(endpoint).netloc
        self._refused: dict[str, tuple[str, str]] = {}
        self._kept: dict[str, bool] = {}
        self.reached = Event()
        """Set after a request for the withheld action."""
        self.actions: list[str] = []

        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, headers, answer = door.answer(dict(self.headers.items()), body)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def endpoint(self) -> str:
        """The proxy's URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def refuse(self, action: str, code: str, message: str) -> None:
        """Respond to an action with an error; `*` means every action."""
        self._refused[action] = (code, message)

    def keep(self, action: str, *, done: bool) -> None:
        """Never respond to an action; with `done`, AWS still executes it."""
        self.reached.clear()
        self._kept[action] = done

    def open(self) -> None:
        """Forward all requests again."""
        self._refused.clear()
        self._kept.clear()

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Return a response: status, headers and body."""
        target = headers.get("X-Amz-Target", "")
        action = target.rpartition(".")[2] or parse_qs(body.decode()).get("Action", [""])[0]
        self.actions.append(action)
        refusal = self._refused.get(action) or self._refused.get("*")
        if refusal is not None:
            return _error(*refusal, as_json=bool(target))
        if action in self._kept:
            if self._kept[action]:
                self._pass_on(headers, body)
            self.reached.set()
            Event().wait()
        return self._pass_on(headers, body)

    def _pass_on(self, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(self._address)
        try:
            connection.request("POST", "/", body, headers)
            response = connection.getresponse()
            kept = {name: value for name, value in response.getheaders() if name.lower() in _PASSED_ON}
            return response.status, kept, response.read()
        finally:
            connection.close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


_PASSED_ON = ("content-type", "x-amzn-errortype", "x-amzn-requestid")


def _error(code: str, message: str, *, as_json: bool) -> tuple[int, dict[str, str], bytes]:
    if as_json:
        content = json.dumps({"__type": code, "message": message}).encode()
        return 400, {"Content-Type": "application/x-amz-json-1.1"}, content
    error = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error>"
    text = f"<ErrorResponse>{error}</ErrorResponse>"
    return 400, {"Content-Type": "text/xml"}, text.encode()
