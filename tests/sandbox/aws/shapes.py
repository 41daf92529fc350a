"""Parameters drawn from AWS's service model: of the right types and mostly within its limits."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

_DEEPEST = 5
_LONGEST = 200
_TEXTS = st.sampled_from(["email", "email_verified", "custom:x", "sub", "ann", "true", "0", "-1", "a@b.example"])


def parameters(shape: Any, known: Mapping[str, Sequence[str]]) -> st.SearchStrategy[Any]:
    """What an action may be sent; `known` are values by member name that lead somewhere, and are used mostly."""
    return st.just({}) if shape is None else _drawn(shape, "", known, 0)


def _drawn(shape: Any, name: str, known: Mapping[str, Sequence[str]], depth: int) -> st.SearchStrategy[Any]:
    if shape.type_name in {"structure", "list", "map"}:
        return _nested(shape, name, known, depth + 1)
    if shape.type_name == "string":
        return _text(shape, known.get(name, ()))
    least, most = shape.metadata.get("min", -3), min(shape.metadata.get("max", 10**6), 10**6)
    simple = {"boolean": st.booleans(), "blob": st.binary(max_size=8).map(lambda data: base64.b64encode(data).decode())}
    return simple.get(shape.type_name, st.integers(least, most))


def _nested(shape: Any, name: str, known: Mapping[str, Sequence[str]], depth: int) -> st.SearchStrategy[Any]:
    if shape.metadata.get("document") or depth > _DEEPEST:
        return st.dictionaries(_TEXTS, _TEXTS, max_size=2)
    if shape.type_name == "structure":
        members = {key: _drawn(member, key, known, depth) for key, member in shape.members.items()}
        required = {key: members.pop(key) for key in shape.metadata.get("required", ())}
        return st.fixed_dictionaries(required, optional=members)
    if shape.type_name == "list":
        least = min(shape.metadata.get("min", 0), 2)
        return st.lists(_drawn(shape.member, name, known, depth), min_size=least, max_size=2)
    keys, values = _drawn(shape.key, "", known, depth), _drawn(shape.value, "", known, depth)
    if name in {"AuthParameters", "ChallengeResponses"}:
        texts = [text for listed in known.values() for text in listed]
        keys, values = st.sampled_from(sorted(known)), values | st.sampled_from(texts)
    return st.dictionaries(keys, values, max_size=3)


def _text(shape: Any, known: Sequence[str]) -> st.SearchStrategy[str]:
    if shape.enum:
        return st.sampled_from(shape.enum)
    pattern = shape.metadata.get("pattern", "")
    if pattern and "\\p" not in pattern:
        any_text = st.from_regex(pattern, fullmatch=True).filter(lambda text: len(text) <= _LONGEST)
    else:
        any_text = _TEXTS | st.text(min_size=min(shape.metadata.get("min", 0), 20), max_size=20)
    return st.integers(0, 9).flatmap(lambda dice: st.sampled_from(known) if known and dice else any_text)
