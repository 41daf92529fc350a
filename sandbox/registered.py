"""Writes what the program registered as JSON, for checks elsewhere: `--resources FILE`.

`python -m cognito_policies check --resources` reads this format. Secrets are marked as in an encrypted state, without
their values. Unknown values are written as the engine writes them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import cognito_identity
from sandbox.mock_engine import REDACTED_SECRET, is_secret
from sandbox.resources import Registration

_SECRET_OUTPUTS: Final = frozenset({"clientSecret"})
"""Properties that the provider marks as secret even if the program does not."""
_LIBRARY: Final = Path(cognito_identity.__file__).parent


def registered_as_json(stack: str, registrations: Iterable[Registration], root: Path) -> str:
    """Return the document."""
    places: dict[str, str | None] = {}
    resources = []
    for registration in registrations:
        # A resource that is created inside an Output has no calls of the program, so its parent's are used.
        places[registration.urn] = _place(registration.calls, root) or places.get(registration.parent)
        resources.append(_resource(registration, places[registration.urn]))
    return json.dumps({"version": 1, "stack": stack, "resources": resources}, indent=2) + "\n"


def _resource(registration: Registration, place: str | None) -> Mapping[str, object]:
    inputs = registration.masked_inputs
    known = {key: REDACTED_SECRET if key in _SECRET_OUTPUTS else value for key, value in registration.outputs.items()}
    return {
        "urn": registration.urn,
        "type": registration.type,
        "name": registration.name,
        "id": registration.id,
        "inputs": inputs,
        # The output of a secret input is secret too.
        "outputs": {key: inputs[key] if _has_mask(inputs.get(key)) else value for key, value in known.items()},
        "options": {
            "protect": registration.protect,
            "delete_before_replace": registration.delete_before_replace,
            "ignore_changes": list(registration.ignore_changes),
            "parent": registration.parent or None,
            "aliases": list(registration.aliases),
        },
        "dependencies": list(registration.dependencies),
        "property_dependencies": {name: list(urns) for name, urns in registration.property_dependencies.items()},
        # A provider may contain credentials; the rules need only its region.
        "provider": {key: value for key, value in registration.provider.items() if key == "region"},
        "source": place,
    }


def _has_mask(value: Any) -> bool:
    if isinstance(value, dict):
        return is_secret(value) or any(_has_mask(item) for item in value.values())
    return isinstance(value, list) and any(_has_mask(item) for item in value)


def _place(calls: Iterable[tuple[str, int]], root: Path) -> str | None:
    """Return the program's line that registers the resource, as the engine writes it; None if there is none.

    Lines of the library, and of packages installed in the project's folder, are skipped.
    """
    for uri, line in calls:
        path = Path(unquote(urlsplit(uri).path))
        if path.is_relative_to(root) and not path.is_relative_to(_LIBRARY) and "site-packages" not in path.parts:
            return f"project:///{path.relative_to(root).as_posix()}#{line}"
    return None
