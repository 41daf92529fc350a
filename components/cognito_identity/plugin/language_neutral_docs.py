"""Descriptions for all languages: docstrings in camelCase, without Python examples and errors."""

import inspect
import re
from collections.abc import Callable, Mapping
from typing import Any

from cognito_identity.validation.spelling import camel

_CODE = re.compile(r"`([^`\n]+)`")
_EXAMPLE = re.compile(r"\n*^```python\n.*?^```$", flags=re.DOTALL | re.MULTILINE)
_RAISES = re.compile(r"\n*^Raises:\n(?:(?: {4}.*)?(?:\n|\Z))+?(?=\S|\Z)", flags=re.MULTILINE)
_BOOLEAN = re.compile(r"(?<=Default: )(True|False)\b")


def language_neutral_docs(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema with language-neutral descriptions."""
    names = {
        name
        for part in (*schema["types"].values(), *schema["resources"].values())
        for found in (part.get("inputProperties", {}), part.get("properties", {}))
        for name in found
    }

    def respelled(found: re.Match[str]) -> str:
        segments = re.split(r"(\W+)", found[1])
        known = all(not each.islower() or camel(each) in names for each in segments[::2] if each)
        respelled_segments = (camel(each) if each.islower() else each for each in segments)
        return f"`{''.join(respelled_segments)}`" if known else found[0]

    def description(text: str) -> str:
        clean = _EXAMPLE.sub("", inspect.cleandoc(text))
        clean = _RAISES.sub("\n\n", clean)
        return _BOOLEAN.sub(lambda found: found[1].lower(), _CODE.sub(respelled, clean)).strip()

    changed: dict[str, Any] = _described(schema, description)
    return changed


def _described(node: Any, description: Callable[[str], str]) -> Any:
    if isinstance(node, Mapping):
        return {
            key: description(item) if key == "description" and isinstance(item, str) else _described(item, description)
            for key, item in node.items()
        }
    return [_described(item, description) for item in node] if isinstance(node, list) else node
