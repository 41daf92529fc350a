"""Public documents of a pool at a scripted AWS."""

import json
from types import SimpleNamespace
from typing import Any, cast

import pytest

from signin.steps import (
    discovery,
)
from tests.signin.conftest import ISSUER
from tests.signin.scripted_aws import (
    failed,
    staged,
)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html>", "expected issuer and jwks_uri at "),
        (b"[]", "expected issuer and jwks_uri at "),
        (b'{"issuer": "x"}', "expected issuer and jwks_uri at "),
        (b'{"issuer": "x", "jwks_uri": "y"}', f"expected issuer {ISSUER}; got x"),
        (json.dumps({"issuer": ISSUER, "jwks_uri": "y"}).encode(), f"expected jwks_uri {ISSUER}/.well-known/jwks.json"),
    ],
)
def test_a_discovery_document_that_leads_elsewhere_fails(body: bytes, says: str) -> None:
    state = staged()
    cast("Any", state.aws).fetch = lambda *_: body
    assert failed(discovery.read_discovery_document, state).startswith(says)


def test_a_discovery_document_of_a_pool_with_pages_tells_so() -> None:
    document = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/.well-known/jwks.json", "token_endpoint": "https://login"}
    state = staged()
    cast("Any", state.aws).fetch = lambda *_: json.dumps(document).encode()
    assert discovery.read_discovery_document.run(state).detail == "issuer and jwks_uri, authorize and token endpoints"


def test_keys_that_are_no_keys_fail() -> None:
    state = staged()
    state.aws = cast("Any", SimpleNamespace(fetch=lambda *_: b"<html>"))
    assert failed(discovery.fetch_keys, state).startswith("expected a JWKS document with RSA keys; got: ")
