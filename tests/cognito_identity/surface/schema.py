"""The package as Pulumi's schema tells it to other languages, built without the Pulumi CLI.

`python -m tests.cognito_identity.surface.schema` writes the snapshot anew; look at the difference before committing.
"""

import inspect
import json
from pathlib import Path
from typing import Any

import pulumi

import cognito_identity
from cognito_identity.plugin.provider import StrictProvider

SNAPSHOT = Path(__file__).with_name("schema.json")
NOT_SERVED = {"ExistingUserPool"}
"""Made from Python only: a handle, which other languages get by `UserIdentity`'s arguments."""


def served() -> list[type[pulumi.ComponentResource]]:
    """Return every public component whose constructor other languages can call."""
    public = [getattr(cognito_identity, name) for name in cognito_identity.__all__]
    return [
        member
        for member in public
        if inspect.isclass(member)
        and issubclass(member, pulumi.ComponentResource)
        and member.__name__ not in NOT_SERVED
    ]


def build() -> dict[str, Any]:
    """Build the schema; the version is left out, as every release has its own."""
    schema = dict(json.loads(StrictProvider("0.0.0").schema or ""))
    del schema["version"]
    return schema


def text() -> str:
    """Return the schema as it is kept."""
    return json.dumps(build(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SNAPSHOT.write_text(text(), encoding="utf-8")
