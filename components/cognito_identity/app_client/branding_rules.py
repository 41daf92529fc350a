"""Checks of the `branding` of an app client that the API model doesn't have."""

import binascii
from base64 import b64decode
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cognito_identity.app_client.branding_inputs import as_json, extension_of, read_image
from cognito_identity.validation.problems import Path as Place
from cognito_identity.validation.problems import Problem

_LARGEST_BYTES = 1_000_000
_MOST_ASSETS = 40
_ONLY_EXTENSION = {"FAVICON_ICO": "ICO", "FAVICON_SVG": "SVG"}
"""The only file type that AWS accepts, by category."""


def branding_problems(branding: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield the problems of all rules; paths are relative to `branding`."""
    settings, assets = branding.get("settings"), branding.get("assets") or ()
    if branding.get("use_cognito_provided_values") and (settings or assets):
        rule = "can't be combined with `branding.settings` or `branding.assets`"
        yield Problem(
            ("use_cognito_provided_values",),
            rule,
            "remove one of them",
            value=True,
            code="branding-invalid",
            related=("branding.settings", "branding.assets"),
        )
    yield from _empty_style(branding)
    if settings is not None and as_json(settings) is None:
        rule = "must contain only JSON values, without Outputs and NaN"
        yield Problem(
            ("settings",),
            rule,
            "pass the document of the branding editor, such as json.loads(text)",
            code="branding-invalid",
        )
    if len(assets) > _MOST_ASSETS:
        yield Problem(
            ("assets",), f"must have at most {_MOST_ASSETS} items", "remove some", len(assets), code="branding-invalid"
        )
    for index, asset in enumerate(assets):
        yield from _asset_problems(asset, ("assets", index))


def _empty_style(branding: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS rejects a style without settings and assets."""
    words = [word for word in ("settings", "assets") if word in branding]
    if words and not any(branding.get(word) for word in words):
        fix = "add settings or assets, or remove it to use Cognito's default style"
        yield Problem((words[0],), "is empty, and a style needs settings or assets", fix, code="unused-branding")


def _asset_problems(asset: Mapping[str, Any], path: Place) -> Iterator[Problem]:
    extension = asset.get("extension") or extension_of(asset.get("file"))
    only = _ONLY_EXTENSION.get(str(asset.get("category")))
    if extension is not None and only is not None and extension != only:
        word = "extension" if "extension" in asset else "file"
        rule = f"must be {only} for the category {asset['category']}"
        yield Problem(
            (*path, word),
            rule,
            f"use an {only} file, or another category",
            extension,
            code="branding-asset-invalid",
        )
    sources = [word for word in ("bytes", "file", "resource_id") if word in asset]
    if len(sources) != 1:
        rule = f"has {' and '.join(f'`{word}`' for word in sources)}" if sources else "has no image"
        yield Problem(path, rule, "set exactly one of `bytes`, `file` and `resource_id`", code="branding-asset-invalid")
        return
    size = 0
    if "file" in asset:
        image = read_image(asset["file"])
        if image is None:
            yield Problem((*path, "file"), *_file_flaw(asset["file"]), asset["file"], code="branding-asset-invalid")
            return
        size = len(image)
    elif "bytes" in asset:
        try:
            size = len(b64decode(asset["bytes"], validate=True))
        except (binascii.Error, ValueError):
            hint = "encode the image, or set `file` instead"
            yield Problem((*path, "bytes"), "must be base64", hint, code="branding-asset-invalid")
    if size > _LARGEST_BYTES:
        yield Problem(
            (*path, sources[0]),
            f"must have at most {_LARGEST_BYTES} bytes, has {size}",
            "use a smaller image",
            code="branding-asset-invalid",
        )


def _file_flaw(file: str) -> tuple[str, str]:
    """Return why a file can't be read, and a hint."""
    try:
        if Path(file).is_file():
            return "can't be read", "check the file and its permissions"
    except OSError as error:
        return f"can't be read: {error.strerror}", "check the path and the permissions"
    return f"is not a file in {_folder()}", "use a path relative to the program's folder"


def _folder() -> str:
    try:
        return Path.cwd().name
    except OSError:
        return "the program's folder"
