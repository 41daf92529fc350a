"""The embedded AWS: moto on a loopback port, in a thread of this process."""

from __future__ import annotations

import errno
import socket
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal, Self, cast, overload

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import TracebackType

    from botocore.loaders import Loader
    from mypy_boto3_cognito_identity import CognitoIdentityClient
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_iam import IAMClient
    from mypy_boto3_sts import STSClient
    from werkzeug.serving import BaseWSGIServer

    from sandbox.aws.server.account import Account
    from sandbox.aws.server.clients import Clients
    from sandbox.aws.user_pools.outbox import Message

HOST = "127.0.0.1"
Service = Literal["cognito-idp", "cognito-identity", "iam", "sts"]


class PortTakenError(Exception):
    """Another program uses the port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} on {HOST} is in use by another program. "
            f"Stop that program, or choose another port (0 takes any free one)."
        )
        self.port = port


class AwsServer:
    """An AWS with Cognito, IAM and STS, which runs for the duration of a `with` block.

    Every server starts empty; several in one process share nothing. `start` loads moto, so importing this module
    is fast.

    Args:
        port: The port to listen on; 0 takes any free one. Only this machine can reach it.
        region: The AWS region of requests that name none.
        served_as: Host names under which it is reached besides `localhost` and loopback addresses, for example behind
            a proxy on this machine. A request for any other host is refused, and so are web pages of other hosts.
    """

    def __init__(self, port: int = 0, *, region: str, served_as: Collection[str] = ()) -> None:
        self.region = region
        self._served_as = tuple(served_as)
        self._port = port
        self._server: BaseWSGIServer | None = None
        self._thread: Thread | None = None
        self._account: Account | None = None
        self._clients: Clients | None = None
        self._bound = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Listen. Raises PortTakenError, before moto is loaded, if the port is in use."""
        if self._server is not None:
            return
        listener = _listen(self._port)
        try:
            from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: PLC0415 -- loaded once there is a port

            from sandbox.aws.server.account import Account  # noqa: PLC0415 -- same; brings moto
            from sandbox.aws.server.gateway import Gateway  # noqa: PLC0415 -- same

            class Quiet(WSGIRequestHandler):
                # Headers and body in one packet. In two, with the connection closed after the second, the AWS provider
                # missed one in some 5,000 responses, and created the resource again.
                wbufsize = -1
                disable_nagle_algorithm = True
                # In seconds. A client that sends nothing for this long has lost its connection.
                timeout = 60

                def log(self, *_: Any, **__: Any) -> None:
                    """Log nothing: the caller's report is the only output."""

            self._account = Account()
            self._bound = listener.getsockname()[1]
            self._server = make_server(
                HOST,
                self._bound,
                Gateway(self._account, self.region, self._served_as),
                threaded=True,
                request_handler=Quiet,
                fd=listener.fileno(),
            )
        finally:
            # werkzeug works on a copy of the socket.
            listener.close()
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), name="sandbox-aws", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and delete everything. A second call does nothing."""
        if self._clients is not None:
            self._clients.close()
            self._clients = None
        if self._server is not None and self._thread is not None and self._account is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._account.close()
            self._server = self._thread = self._account = None

    @property
    def endpoint(self) -> str:
        """Where it listens, such as `http://127.0.0.1:5555`."""
        self._running()
        return f"http://{HOST}:{self._bound}"

    @property
    def account_id(self) -> str:
        """The server's AWS account."""
        return self._running().id

    @property
    def outbox(self) -> list[Message]:
        """Emails and SMS messages that would have been sent, oldest first."""
        return self._running().outbox()

    @overload
    def client(self, service: Literal["cognito-idp"]) -> CognitoIdentityProviderClient: ...
    @overload
    def client(self, service: Literal["cognito-identity"]) -> CognitoIdentityClient: ...
    @overload
    def client(self, service: Literal["iam"]) -> IAMClient: ...
    @overload
    def client(self, service: Literal["sts"]) -> STSClient: ...
    def client(self, service: Service) -> CognitoIdentityProviderClient | CognitoIdentityClient | IAMClient | STSClient:
        """A boto3 client of this server, created once. It ignores the machine's AWS configuration."""
        return cast("CognitoIdentityProviderClient", self._made_clients().get(service))

    @property
    def service_models(self) -> Loader:
        """The loader of the service models of `client`, so that other code doesn't have to read them again."""
        return self._made_clients().service_models

    def _made_clients(self) -> Clients:
        self._running()
        if self._clients is None:
            from sandbox.aws.server.clients import Clients  # noqa: PLC0415 -- boto3 is loaded when it is asked for

            self._clients = Clients(self.endpoint, self.region)
        return self._clients

    def _running(self) -> Account:
        if self._account is None:
            raise RuntimeError("The sandbox's AWS is not running; call start() or use it in a `with` block.")
        return self._account


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # The port can be used again at once, even if old connections are not closed yet.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(port) from None
        raise
    return listener
