"""Python's snake_case and the camelCase of stack files and other languages."""

from collections.abc import Iterable


def camel(word: str) -> str:
    """`password_policy.min_length` → `passwordPolicy.minLength`."""
    head, *rest = word.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def folded(word: str) -> str:
    """Return a word without what tells notations apart: `minLength`, `min_length` and `MinLength` are one."""
    return word.replace("_", "").lower()


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known word that was probably meant, if one is near: from 0, anything, to 1, the same."""
    import difflib  # noqa: PLC0415 -- only who mistyped a word waits for it

    names = {folded(name): name for name in known}
    matches = difflib.get_close_matches(folded(word), names, n=1, cutoff=likeness)
    return names[matches[0]] if matches else None
