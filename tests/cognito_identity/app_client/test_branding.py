"""Branding of managed login: the default style, and `branding` with files."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import AppClient, UserPoolWithMfa
from tests.cognito_identity.engine import REGION, deploy, run
from tests.cognito_identity.planned import error_codes

POOL_ID = f"{REGION}_aBcDeFgH1"
RECURSIVE: dict[str, Any] = {}
RECURSIVE["a"] = RECURSIVE
LOGO = {"category": "FORM_LOGO", "color_mode": "LIGHT"}
PREFIX: Any = {"cognito_domain": {"domain_prefix": "acme"}}


def branding_inputs(branding: Any) -> dict[str, Any]:
    args: Any = {"user_pool_id": POOL_ID, "branding": branding}
    return deploy(lambda: AppClient("app", args)).named("app-branding").inputs


def test_a_managed_login_domain_gives_every_client_with_users_the_default_style() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users", {})
        pool.add_client("before", {})
        pool.add_domain("login", PREFIX)
        pool.add_client("after", {})
        scope: Any = {"scope_name": "x", "scope_description": "x"}
        pool.add_resource_server("api", {"identifier": "api", "scopes": [scope]})
        pool.add_client("job", {"preset": "machine", "o_auth": {"scopes": ["api/x"]}})

    done = deploy(program)
    styles = {style.name: style.inputs["useCognitoProvidedValues"] for style in done.of_type("ManagedLoginBranding")}
    assert styles == {"users-before-branding": True, "users-after-branding": True}


def test_the_hosted_ui_needs_no_branding() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users", {})
        pool.add_client("app", {})
        classic: Any = {**PREFIX, "managed_login_version": 1}
        pool.add_domain("login", classic)

    assert deploy(program).of_type("ManagedLoginBranding") == []


def test_a_domain_keeps_the_branding_of_the_client() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users", {})
        pool.add_client("app", {"branding": {"settings": {"b": 1, "a": {"c": True}}}})
        pool.add_domain("login", PREFIX)

    (style,) = deploy(program).of_type("ManagedLoginBranding")
    assert json.loads(style.inputs["settings"]) == {"a": {"c": True}, "b": 1}
    assert "useCognitoProvidedValues" not in style.inputs


def test_an_image_is_read_from_a_file(tmp_path: Path) -> None:
    image = tmp_path / "logo.jpg"
    image.write_bytes(b"\xff\xd8\xff")
    (asset,) = branding_inputs({"assets": [{**LOGO, "file": str(image)}]})["assets"]
    assert base64.b64decode(asset["bytes"]) == b"\xff\xd8\xff"
    assert asset["extension"] == "JPEG"


def test_an_image_in_base64_is_not_changed() -> None:
    (asset,) = branding_inputs({"assets": [{**LOGO, "bytes": "AAAA", "extension": "PNG"}]})["assets"]
    assert (asset["bytes"], asset["extension"], asset["colorMode"]) == ("AAAA", "PNG", "LIGHT")


@pytest.mark.parametrize(
    ("branding", "path", "code"),
    [
        (
            {"use_cognito_provided_values": True, "settings": {"a": 1}},
            "use_cognito_provided_values",
            "branding-invalid",
        ),
        ({"assets": [LOGO]}, "assets[0]", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "file": "x.png"}]}, "assets[0]", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "file": "missing.png"}]}, "assets[0].file", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "bytes": "not base64!"}]}, "assets[0].bytes", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "extension": "GIF"}]}, "assets[0].extension", "aws-limit"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "category": "X"}]}, "assets[0].category", "aws-limit"),
        ({"assets": [{**LOGO, "bytes": "A" * 1_333_340}]}, "assets[0].bytes", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "resource_id": "x"}] * 41}, "assets", "branding-invalid"),
        ({"assets": [{**LOGO, "file": "x" * 5000}]}, "assets[0].file", "branding-asset-invalid"),
        (
            {"assets": [{**LOGO, "file": "/proc/self/mem", "extension": "PNG"}]},
            "assets[0].file",
            "branding-asset-invalid",
        ),
        ({"assets": [{**LOGO, "file": "a\0.png"}]}, "assets[0].file", "branding-asset-invalid"),
        ({"assets": [{**LOGO, "file": "."}]}, "assets[0].file", "branding-asset-invalid"),
        (
            {"assets": [{**LOGO, "category": "FAVICON_ICO", "extension": "PNG", "bytes": "AAAA"}]},
            "assets[0].extension",
            "branding-asset-invalid",
        ),
        (
            {"assets": [{**LOGO, "category": "FAVICON_SVG", "file": "icon.ico"}]},
            "assets[0].file",
            "branding-asset-invalid",
        ),
        ({"settings": {}}, "settings", "unused-branding"),
        ({"assets": []}, "assets", "unused-branding"),
        ({"settings": {"a": object()}}, "settings", "branding-invalid"),
        ({"settings": {"a": float("nan")}}, "settings", "branding-invalid"),
        ({"settings": {"a": "\ud800"}}, "settings", "branding-invalid"),
        ({"settings": RECURSIVE}, "settings", "branding-invalid"),
    ],
)
def test_invalid_branding_registers_nothing(branding: Any, path: str, code: str) -> None:
    args: Any = {"user_pool_id": POOL_ID, "branding": branding}
    done = run(lambda: AppClient("app", args))
    assert done.resources == []
    assert (f"branding.{path}", code) in error_codes(done.error)


def test_a_missing_file_is_reported_with_a_hint() -> None:
    args: Any = {"user_pool_id": POOL_ID, "branding": {"assets": [{**LOGO, "file": "missing.png"}]}}
    text = str(run(lambda: AppClient("app", args)).error)
    assert text.startswith('AppClient "app": branding.assets[0].file: is not a file in ')
    assert "use a path relative to the program's folder" in text
