"""Components and policy pack guess which attribute names look privileged: they have to guess alike."""

import pytest

from cognito_policies.privileged import privileged_word
from tests.contract.privileged_cases import CASES


@pytest.mark.parametrize(("name", "word"), CASES.items())
@pytest.mark.parametrize("prefix", ["", "custom:", "dev:custom:"])
def test_the_pack_looks_for_whole_words(prefix: str, name: str, word: str | None) -> None:
    assert privileged_word(prefix + name) == word
