"""What the rules about attributes share: names that give power to whoever may write them."""

from typing import Final

from cognito_policies.options import Options, WordsOption
from cognito_policies.subject import Subject

WRITE: Final = "writeAttributes"

SENSITIVE: Final = WordsOption(
    name="sensitive",
    description="Parts of attribute names that give power; custom:isAdmin contains admin.",
    default=("admin", "role", "tenant", "group", "permission", "privilege", "entitlement", "superuser", "clearance"),
)


def powerful(client: Subject, options: Options) -> list[str]:
    """Return the attributes a client may write whose names say that they give power."""
    words = client.words(WRITE)
    parts = [part.lower() for part in options.words(SENSITIVE.name)]
    return sorted(name for name in words.known if any(part in name.lower() for part in parts)) if words else []
