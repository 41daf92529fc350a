"""Names in snake_case (Python) and camelCase (stack files and other languages)."""

from collections.abc import Iterable


def camel(word: str) -> str:
    """`password_policy.min_length` → `passwordPolicy.minLength`."""
    head, *rest = word.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def folded(word: str) -> str:
    """Return a name in lower case without underscores: `minLength`, `min_length` and `MinLength` are the same."""
    return word.replace("_", "").lower()


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known name that `word` misspells, if any; `likeness` is 0 for any name and 1 for equality."""
    import difflib  # noqa: PLC0415 -- loaded only for a misspelled name

    names = {folded(name): name for name in known}
    matches = difflib.get_close_matches(folded(word), names, n=1, cutoff=likeness)
    return names[matches[0]] if matches else None
