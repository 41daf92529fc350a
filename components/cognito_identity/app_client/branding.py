"""The branding of managed login: its settings, checks and resource inputs."""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.problems import Path as Place
from cognito_identity.validation.problems import Problem

_EXTENSIONS = {".jpg": "JPEG"}
_MAX_BYTES = 1_000_000
_MAX_ASSETS = 40
_ONLY_EXTENSION = {"FAVICON_ICO": "ICO", "FAVICON_SVG": "SVG"}
"""The only file type that AWS accepts, by category."""


@dataclass(frozen=True)
class Asset:
    """An image, with the contents of its file."""

    arguments: Mapping[str, Any]
    image: bytes | None = None
    """The contents of `file`; `None` without a file, or if it can't be read."""

    @property
    def extension(self) -> str | None:
        """The file type, as AWS writes it."""
        return self.arguments.get("extension") or _extension_of(self.arguments.get("file"))

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of one asset."""
        inputs: dict[str, Any] = {
            "category": self.arguments.get("category"),
            "color_mode": self.arguments.get("color_mode"),
            "extension": self.extension,
            "bytes": self.arguments.get("bytes"),
            "resource_id": self.arguments.get("resource_id"),
        }
        if self.image is not None:
            inputs["bytes"] = base64.b64encode(self.image).decode("ascii")
        return drop_none(inputs)


@dataclass(frozen=True)
class BrandingSettings:
    """The settings of a client's branding."""

    arguments: Mapping[str, Any]
    document: str | None = None
    """`settings` as JSON."""
    assets: Sequence[Asset] | None = None

    def inputs(self) -> dict[str, Any]:
        """Return the inputs of `aws.cognito.ManagedLoginBranding`."""
        nothing = "settings" not in self.arguments and self.assets is None
        own = self.arguments.get("use_cognito_provided_values", nothing)
        inputs: dict[str, Any] = {
            "use_cognito_provided_values": True if own else None,
            "settings": self.document,
            "assets": None if self.assets is None else [asset.inputs() for asset in self.assets],
        }
        return drop_none(inputs)


COGNITOS_OWN = BrandingSettings({"use_cognito_provided_values": True})
"""Cognito's default style. Without a style, managed login shows "Login pages unavailable"."""


def branding_settings(branding: Mapping[str, Any]) -> BrandingSettings:
    """Return the settings for validated arguments, with the contents of the image files."""
    assets = branding.get("assets")
    return BrandingSettings(
        branding,
        _as_json(branding["settings"]) if "settings" in branding else None,
        None if assets is None else [_asset(asset) for asset in assets],
    )


def branding_problems(settings: BrandingSettings) -> Iterator[Problem]:
    """Yield the problems of all rules; paths are relative to `branding`."""
    branding, assets = settings.arguments, settings.assets or ()
    if branding.get("use_cognito_provided_values") and (branding.get("settings") or assets):
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
    if "settings" in branding and settings.document is None:
        rule = "must contain only JSON values, without Outputs and NaN"
        yield Problem(
            ("settings",),
            rule,
            "pass the document of the branding editor, such as json.loads(text)",
            code="branding-invalid",
        )
    if len(assets) > _MAX_ASSETS:
        yield Problem(
            ("assets",), f"must have at most {_MAX_ASSETS} items", "remove some", len(assets), code="branding-invalid"
        )
    for index, asset in enumerate(assets):
        yield from _asset_problems(asset, ("assets", index))


def _empty_style(branding: Mapping[str, Any]) -> Iterator[Problem]:
    """AWS rejects a style without settings and assets."""
    words = [word for word in ("settings", "assets") if word in branding]
    if words and not any(branding.get(word) for word in words):
        fix = "add settings or assets, or remove it to use Cognito's default style"
        yield Problem((words[0],), "is empty, and a style needs settings or assets", fix, code="unused-branding")


def _asset_problems(found: Asset, path: Place) -> Iterator[Problem]:
    asset, extension = found.arguments, found.extension
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
        if found.image is None:
            yield Problem((*path, "file"), *_file_problem(asset["file"]), asset["file"], code="branding-asset-invalid")
            return
        size = len(found.image)
    elif "bytes" in asset:
        try:
            size = len(base64.b64decode(asset["bytes"], validate=True))
        except (binascii.Error, ValueError):
            yield Problem(
                (*path, "bytes"),
                "must be base64",
                "encode the image, or set `file` instead",
                code="branding-asset-invalid",
            )
    if size > _MAX_BYTES:
        yield Problem(
            (*path, sources[0]),
            f"must have at most {_MAX_BYTES} bytes, has {size}",
            "use a smaller image",
            code="branding-asset-invalid",
        )


def _file_problem(file: str) -> tuple[str, str]:
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


def _asset(asset: Mapping[str, Any]) -> Asset:
    return Asset(asset, _read_image(asset["file"]) if "file" in asset else None)


def _read_image(file: str) -> bytes | None:
    """Return the contents of a file, or `None` if it can't be read; a rule reports that."""
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError):
        return None


def _extension_of(file: str | None) -> str | None:
    """Return the file type of a path: `logo.jpg` → `JPEG`."""
    if file is None:
        return None
    suffix = Path(file).suffix.lower()
    return _EXTENSIONS.get(suffix, suffix.removeprefix(".").upper())


def _as_json(document: object) -> str | None:
    """Return a document as JSON, or `None` if it contains other values, such as NaN or an Output."""
    try:
        text = json.dumps(document, allow_nan=False, ensure_ascii=False, sort_keys=True)
        text.encode()
    except (TypeError, ValueError, RecursionError):
        return None
    # Non-ASCII characters are escaped.
    return json.dumps(json.loads(text))
