"""The style of managed login pages: by default, given, and from files."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import AppClient, ArgumentError, UserPoolWithMfa
from tests.cognito_identity.engine import REGION, deploy, run

POOL_ID = f"{REGION}_aBcDeFgH1"
ENDLESS: dict[str, Any] = {}
ENDLESS["a"] = ENDLESS
LOGO = {"category": "FORM_LOGO", "color_mode": "LIGHT"}
PREFIX: Any = {"cognito_domain": {"domain_prefix": "acme"}}


def styled(branding: Any) -> dict[str, Any]:
    args: Any = {"user_pool_id": POOL_ID, "branding": branding}
    return deploy(lambda: AppClient("app", args)).named("app-branding").inputs


def test_with_managed_login_every_client_people_use_has_cognitos_own_style_whatever_came_first() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("people", {})
        pool.add_client("before", {})
        pool.add_domain("login", PREFIX)
        pool.add_client("after", {})
        scope: Any = {"scope_name": "x", "scope_description": "x"}
        pool.add_resource_server("api", {"identifier": "api", "scopes": [scope]})
        pool.add_client("job", {"preset": "machine", "o_auth": {"scopes": ["api/x"]}})

    done = deploy(program)
    styles = {style.name: style.inputs["useCognitoProvidedValues"] for style in done.of_type("ManagedLoginBranding")}
    assert styles == {"people-before-branding": True, "people-after-branding": True}


def test_the_classic_pages_need_no_style() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("people", {})
        pool.add_client("app", {})
        classic: Any = {**PREFIX, "managed_login_version": 1}
        pool.add_domain("login", classic)

    assert deploy(program).of_type("ManagedLoginBranding") == []


def test_a_style_of_ones_own_is_kept_when_a_domain_comes() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("people", {})
        pool.add_client("app", {"branding": {"settings": {"b": 1, "a": {"c": True}}}})
        pool.add_domain("login", PREFIX)

    (style,) = deploy(program).of_type("ManagedLoginBranding")
    assert json.loads(style.inputs["settings"]) == {"a": {"c": True}, "b": 1}
    assert "useCognitoProvidedValues" not in style.inputs


def test_an_image_comes_from_a_file_with_its_extension(tmp_path: Path) -> None:
    image = tmp_path / "logo.jpg"
    image.write_bytes(b"\xff\xd8\xff")
    (asset,) = styled({"assets": [{**LOGO, "file": str(image)}]})["assets"]
    assert base64.b64decode(asset["bytes"]) == b"\xff\xd8\xff"
    assert asset["extension"] == "JPEG"


def test_an_image_in_base64_is_passed_on() -> None:
    (asset,) = styled({"assets": [{**LOGO, "bytes": "AAAA", "extension": "PNG"}]})["assets"]
    assert (asset["bytes"], asset["extension"], asset["colorMode"]) == ("AAAA", "PNG", "LIGHT")


@pytest.mark.parametrize(
    ("branding", "says"),
    [
        ({"use_cognito_provided_values": True, "settings": {"a": 1}}, "branding.use_cognito_provided_values: and"),
        ({"assets": [LOGO]}, "branding.assets[0]: has no image"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "file": "x.png"}]}, "branding.assets[0]: has `bytes` and `file`"),
        ({"assets": [{**LOGO, "file": "nowhere.png"}]}, "branding.assets[0].file: is no file"),
        ({"assets": [{**LOGO, "bytes": "not base64!"}]}, "branding.assets[0].bytes: must be base64"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "extension": "GIF"}]}, "branding.assets[0].extension: must be one of"),
        ({"assets": [{**LOGO, "bytes": "AAAA", "category": "X"}]}, "branding.assets[0].category: must be one of"),
        ({"assets": [{**LOGO, "bytes": "A" * 1_333_340}]}, "branding.assets[0].bytes: must have at most 1000000"),
        ({"assets": [{**LOGO, "resource_id": "x"}] * 41}, "branding.assets: must be at most 40"),
        ({"assets": [{**LOGO, "file": "x" * 5000}]}, "branding.assets[0].file: can't be read: File name too long"),
        (
            {"assets": [{**LOGO, "file": "/proc/self/mem", "extension": "PNG"}]},
            "branding.assets[0].file: can't be read",
        ),
        ({"assets": [{**LOGO, "file": "a\0.png"}]}, "branding.assets[0].file: is no file"),
        ({"assets": [{**LOGO, "file": "."}]}, "branding.assets[0].file: is no file"),
        (
            {"assets": [{**LOGO, "category": "FAVICON_ICO", "extension": "PNG", "bytes": "AAAA"}]},
            "branding.assets[0].extension: must be ICO for the category FAVICON_ICO",
        ),
        (
            {"assets": [{**LOGO, "category": "FAVICON_SVG", "file": "icon.ico"}]},
            "branding.assets[0].file: must be SVG for the category FAVICON_SVG",
        ),
        ({"settings": {}}, "branding.settings: is empty"),
        ({"assets": []}, "branding.assets: is empty"),
        ({"settings": {"a": object()}}, "branding.settings: must be a document of plain JSON"),
        ({"settings": {"a": float("nan")}}, "branding.settings: must be a document of plain JSON"),
        ({"settings": {"a": "\ud800"}}, "branding.settings: must be a document of plain JSON"),
        ({"settings": ENDLESS}, "branding.settings: must be a document of plain JSON"),
    ],
)
def test_what_aws_would_refuse_is_refused_before_anything_is_registered(branding: Any, says: str) -> None:
    args: Any = {"user_pool_id": POOL_ID, "branding": branding}
    done = run(lambda: AppClient("app", args))
    assert done.resources == []
    assert isinstance(done.error, ArgumentError)
    assert says in str(done.error)
