"""From arguments to what `aws.cognito.ManagedLoginBranding` is given."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COGNITOS_OWN: Mapping[str, Any] = {"use_cognito_provided_values": True}
"""The style of a client that nobody styled: without any, AWS shows "Login pages unavailable"."""

_EXTENSIONS = {".jpg": "JPEG"}


def branding_inputs(branding: Mapping[str, Any]) -> dict[str, Any]:
    """Return the resource's inputs, with files read in."""
    settings, assets = branding.get("settings"), branding.get("assets")
    own = branding.get("use_cognito_provided_values", settings is None and assets is None)
    inputs: dict[str, Any] = {
        "use_cognito_provided_values": True if own else None,
        "settings": None if settings is None else json.dumps(settings, sort_keys=True),
        "assets": None if assets is None else [_asset(asset) for asset in assets],
    }
    return {name: value for name, value in inputs.items() if value is not None}


def _asset(asset: Mapping[str, Any]) -> dict[str, Any]:
    inputs: dict[str, Any] = {
        "category": asset.get("category"),
        "color_mode": asset.get("color_mode"),
        "extension": asset.get("extension") or extension_of(asset.get("file")),
        "bytes": asset.get("bytes"),
        "resource_id": asset.get("resource_id"),
    }
    if "file" in asset and Path(asset["file"]).is_file():
        inputs["bytes"] = base64.b64encode(Path(asset["file"]).read_bytes()).decode("ascii")
    return {name: value for name, value in inputs.items() if value is not None}


def extension_of(file: str | None) -> str | None:
    """`logo.jpg` → `JPEG`."""
    if file is None:
        return None
    suffix = Path(file).suffix.lower()
    return _EXTENSIONS.get(suffix, suffix.removeprefix(".").upper())
