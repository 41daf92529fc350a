"""Reads a request's whole body before a lock is taken, up to a maximum size."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import get_input_stream

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

MAX_BYTES = 4 * 1024 * 1024
"""The largest body. AWS's limit for the largest action, CreateManagedLoginBranding, is 2 MB."""
_DISCARDED_BYTES = 16 * MAX_BYTES
_CHUNK_BYTES = 64 * 1024
_BAD_REQUEST, _TOO_LARGE = 400, 413


class BodyRefusedError(Exception):
    """A body that can't be read."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def read_body(environ: WSGIEnvironment) -> bytes:
    """The body of a request; afterwards the environment holds it in memory.

    Raises:
        BodyRefusedError: the body is longer than `MAX_BYTES`, malformed or incomplete.
    """
    try:
        body = _read(get_input_stream(environ, max_content_length=_DISCARDED_BYTES))
    except (HTTPException, OSError, ValueError) as error:
        if getattr(error, "code", None) == _TOO_LARGE:
            raise _too_large() from None
        raise BodyRefusedError(_BAD_REQUEST, "SerializationException", "The request's body is incomplete.") from None
    environ["wsgi.input"] = BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))
    # Chunks are joined here. No SDK compresses requests to the simulated services.
    for name in ("wsgi.input_terminated", "HTTP_TRANSFER_ENCODING", "HTTP_CONTENT_ENCODING"):
        environ.pop(name, None)
    return body


def _read(stream: IO[bytes]) -> bytes:
    kept: list[bytes] = []
    size = 0
    # A body that is too long is read to its end: a client that is still sending would not see the response.
    while chunk := stream.read(_CHUNK_BYTES):
        size += len(chunk)
        if size <= MAX_BYTES:
            kept.append(chunk)
    if size > MAX_BYTES:
        raise _too_large()
    return b"".join(kept)


def _too_large() -> BodyRefusedError:
    return BodyRefusedError(
        _TOO_LARGE, "RequestEntityTooLargeException", f"The request's body is longer than {MAX_BYTES} bytes."
    )
