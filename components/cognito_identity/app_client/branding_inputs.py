"""Inputs of `aws.cognito.ManagedLoginBranding`."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COGNITOS_OWN: Mapping[str, Any] = {"use_cognito_provided_values": True}
"""Cognito's default style. Without a style, managed login shows "Login pages unavailable"."""

_EXTENSIONS = {".jpg": "JPEG"}


def branding_inputs(branding: Mapping[str, Any]) -> dict[str, Any]:
    """Return the resource's inputs, with the contents of the image files."""
    settings, assets = branding.get("settings"), branding.get("assets")
    own = branding.get("use_cognito_provided_values", settings is None and assets is None)
    inputs: dict[str, Any] = {
        "use_cognito_provided_values": True if own else None,
        "settings": None if settings is None else as_json(settings),
        "assets": None if assets is None else [_asset(asset) for asset in assets],
    }
    return {name: value for name, value in inputs.items() if value is not None}


def as_json(document: object) -> str | None:
    """Return a document as JSON, or `None` if it contains other values, such as NaN or an Output."""
    try:
        json.dumps(document, allow_nan=False, ensure_ascii=False).encode()
        return json.dumps(document, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return None


def _asset(asset: Mapping[str, Any]) -> dict[str, Any]:
    inputs: dict[str, Any] = {
        "category": asset.get("category"),
        "color_mode": asset.get("color_mode"),
        "extension": asset.get("extension") or extension_of(asset.get("file")),
        "bytes": asset.get("bytes"),
        "resource_id": asset.get("resource_id"),
    }
    image = read_image(asset["file"]) if "file" in asset else None
    if image is not None:
        inputs["bytes"] = base64.b64encode(image).decode("ascii")
    return {name: value for name, value in inputs.items() if value is not None}


def read_image(file: str) -> bytes | None:
    """Return the contents of a file, or `None` if it can't be read; a rule reports that."""
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError):
        return None


def extension_of(file: str | None) -> str | None:
    """Return the file type of a path: `logo.jpg` → `JPEG`."""
    if file is None:
        return None
    suffix = Path(file).suffix.lower()
    return _EXTENSIONS.get(suffix, suffix.removeprefix(".").upper())
