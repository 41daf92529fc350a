"""Components and policy pack find the same privileged attribute names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cognito_identity.attributes import privileged as of_components
from cognito_identity.attributes.settings import Attribute
from cognito_identity.enums import AttributeType
from cognito_policies.model.privileged import PRIVILEGED_WORDS, privileged_word
from tests.contract.privileged_cases import CASES


@pytest.mark.parametrize(("name", "word"), CASES.items())
@pytest.mark.parametrize("prefix", ["", "custom:", "dev:custom:"])
def test_the_pack_looks_for_whole_words(prefix: str, name: str, word: str | None) -> None:
    assert privileged_word(prefix + name) == word


def test_both_look_for_the_same_words() -> None:
    assert of_components.PRIVILEGED_WORDS == PRIVILEGED_WORDS


@pytest.mark.parametrize(("name", "word"), CASES.items())
def test_clients_cannot_write_privileged_attributes_by_default(name: str, word: str | None) -> None:
    attribute = Attribute(name, AttributeType.STRING, custom=True)
    assert attribute.privileged_by == word
    assert attribute.writable_by_default is (word is None)


_PIECES = (
    *PRIVILEGED_WORDS,
    "is",
    "user",
    "id",
    "s",
    "y",
    "ies",
    "_",
    "-",
    "A",
    "AB",
    "7",
    "colour",
    "custom:",
    "dev:",
)


@given(st.lists(st.sampled_from([*_PIECES, *map(str.title, PRIVILEGED_WORDS)]), max_size=5).map("".join))
def test_both_split_names_in_the_same_way(name: str) -> None:
    assert of_components.privileged_word(name) == privileged_word(name)
