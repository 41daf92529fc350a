"""What AWS demands of a style for managed login pages."""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cognito_identity.validation.problems import Problem

_LARGEST_BYTES = 1_000_000
_MOST_ASSETS = 40


def branding_problems(branding: Mapping[str, Any]) -> Iterator[Problem]:
    """Apply every rule; paths begin below `branding`."""
    if branding.get("use_cognito_provided_values") and (branding.get("settings") or branding.get("assets")):
        rule = "and `branding.settings` or `branding.assets` exclude each other"
        yield Problem(("use_cognito_provided_values",), rule, "keep one of the two", got=True)
    assets = branding.get("assets") or ()
    if len(assets) > _MOST_ASSETS:
        yield Problem(("assets",), f"must be at most {_MOST_ASSETS}", "leave some out", len(assets))
    for index, asset in enumerate(assets):
        yield from _asset_problems(asset, ("assets", index))


def _asset_problems(asset: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Problem]:
    sources = [word for word in ("bytes", "file", "resource_id") if word in asset]
    if len(sources) != 1:
        rule = f"has {' and '.join(f'`{word}`' for word in sources)}" if sources else "has no image"
        yield Problem(path, rule, "give one of `bytes`, `file` and `resource_id`")
        return
    size = 0
    if "file" in asset:
        file = Path(asset["file"])
        if not file.is_file():
            rule = f"is no file in {Path.cwd().name}"
            yield Problem((*path, "file"), rule, "write its path from the program's folder", asset["file"])
            return
        size = file.stat().st_size
    elif "bytes" in asset:
        try:
            size = len(b64decode(asset["bytes"], validate=True))
        except (binascii.Error, ValueError):
            yield Problem((*path, "bytes"), "must be base64", "encode the image, or give `file`")
    if size > _LARGEST_BYTES:
        yield Problem((*path, sources[0]), f"must have at most {_LARGEST_BYTES} bytes, has {size}", "make it smaller")
