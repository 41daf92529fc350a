from typing import Any

import pytest

from cognito_policies.model.options import BooleanOption, ChoiceOption, IntegerOption, Options, TextListOption

WHOLE = IntegerOption("n", "d", 8, 6, 99)
FLAG = BooleanOption("f", "d", False)
WORD = ChoiceOption("w", "d", "a", ("a", "b"))
WORDS = TextListOption("l", "d", ("a",))


@pytest.mark.parametrize(
    ("option", "given", "read"),
    [
        (WHOLE, 6, 6),
        (WHOLE, 99.0, 99),
        (FLAG, True, True),
        (FLAG, False, False),
        (WORD, "b", "b"),
        (WORDS, ["b", "c"], ("b", "c")),
        (WORDS, [], ()),
    ],
)
def test_what_is_allowed(option: Any, given: Any, read: Any) -> None:
    assert option.read(given) == read
    assert type(option.read(given)) is type(read)


@pytest.mark.parametrize(
    ("option", "given"),
    [
        (WHOLE, 5),
        (WHOLE, 100),
        (WHOLE, "8"),
        (WHOLE, True),
        (WHOLE, None),
        (FLAG, 1),
        (FLAG, "true"),
        (FLAG, None),
        (WORD, "A"),
        (WORD, 1),
        (WORD, ["a"]),
        (WORDS, "a"),
        (WORDS, [1]),
        (WORDS, ["a", " "]),
        (WORDS, {"a": 1}),
        (WORDS, None),
    ],
)
def test_what_is_not(option: Any, given: Any) -> None:
    assert option.read(given) is None


def test_what_the_messages_say() -> None:
    assert [option.allowed for option in (WHOLE, FLAG, WORD, WORDS)] == [
        "a whole number from 6 to 99",
        "true or false",
        '"a" or "b"',
        "a list of non-empty texts",
    ]


def test_the_schemas() -> None:
    assert WHOLE.schema() == {"type": "integer", "minimum": 6, "maximum": 99, "default": 8, "description": "d"}
    assert FLAG.schema() == {"type": "boolean", "default": False, "description": "d"}
    assert WORD.schema() == {"type": "string", "enum": ["a", "b"], "default": "a", "description": "d"}
    items = {"type": "string", "minLength": 1}
    assert WORDS.schema() == {"type": "array", "items": items, "default": ("a",), "description": "d"}


def test_an_option_that_was_not_declared_cannot_be_read() -> None:
    options = Options({"n": 8, "f": True, "w": "a", "l": ("a",)})
    assert (options.integer("n"), options.boolean("f"), options.text("w")) == (8, True, "a")
    assert options.texts("l") == ("a",)
    with pytest.raises(KeyError):
        options.boolean("typo")
