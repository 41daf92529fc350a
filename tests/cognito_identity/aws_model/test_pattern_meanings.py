"""No message shows a regular expression."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.model import ShapeResolver

from cognito_identity import AppClient, FederatedProvider, ResourceServer, UserPoolDomain, UserPoolWithMfa
from cognito_identity.aws_model.pattern_meanings import MEANINGS
from cognito_identity.aws_model.patterns import matches
from cognito_identity.aws_model.walker import violations
from tests.cognito_identity.aws_model.leaves import ROWS, shape_at
from tests.cognito_identity.engine import run
from tests.cognito_identity.planned import POOL_ID

ANY_TEXT = "(?s).*"
NEVER = ["\x00", "\u2028 \x00é", "ー\n\x7f", " ", "a", "é"]
"""Each pattern refuses at least one of these: for a control character, a space or a letter that is not ASCII."""


SCOPE: Any = {"scope_name": "read/all", "scope_description": "Read"}


def patterns(shape: Any) -> Iterator[str]:
    """Return the patterns of a shape and of all shapes inside it."""
    match shape.type_name:
        case "string":
            if shape.metadata.get("pattern"):
                yield str(shape.metadata["pattern"])
        case "list":
            yield from patterns(shape.member)
        case "map":
            yield from patterns(shape.key)
            yield from patterns(shape.value)
        case "structure":
            for member in shape.members.values():
                yield from patterns(member)


PATTERNS = sorted({pattern for row in ROWS for pattern in patterns(shape_at(row))} - {ANY_TEXT})


def text(pattern: str) -> Any:
    shapes: Any = {"Text": {"type": "string", "pattern": pattern}}
    return ShapeResolver(shapes).get_shape_by_name("Text")


def test_the_patterns_of_all_arguments_have_a_message() -> None:
    assert len(PATTERNS) > 25
    assert set(MEANINGS) == set(PATTERNS)


def test_the_pattern_without_a_message_accepts_any_string() -> None:
    assert all(matches(ANY_TEXT, each) for each in ("", *NEVER))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_violated_pattern_is_explained_in_a_sentence(pattern: str) -> None:
    refused = [each for each in NEVER if not matches(pattern, each)]
    assert refused
    for each in refused:
        (found,) = violations(text(pattern), each)
        assert (found.message, found.hint) == MEANINGS[pattern]
        assert found.message.startswith("must ")
        assert not re.search(r"\\|\[|\]\+|\^|\?", found.message + found.hint), found.message


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_example_in_a_message_matches_the_pattern(pattern: str) -> None:
    for sentence in MEANINGS[pattern]:
        for example in re.findall(r"such as (\S+)$", sentence):
            assert matches(pattern, example)


def test_a_pattern_without_a_message_is_shown() -> None:
    (found,) = violations(text("[0-9]{7}"), "x")
    assert found.message == "must match AWS's pattern [0-9]{7}"


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: UserPoolWithMfa("p", {"sms_role": "nonsense"}), "sms_role: must be an ARN, arn:aws:<service>"),
        (
            lambda: UserPoolWithMfa("p", {"user_pool_name": "Müller"}),
            "user_pool_name: must contain only letters A-Z, digits,",
        ),
        (
            lambda: FederatedProvider(
                "f",
                {"user_pool_id": POOL_ID, "provider_type": "saml", "name": "c", "metadata_url": "https://c.example/m"},
            ),
            "name: must have at least 3 characters",
        ),
        (lambda: AppClient("c", {"user_pool_id": "nonsense"}), "user_pool_id: must be the id of a user pool, such as"),
        (
            lambda: UserPoolDomain("d", {"user_pool_id": POOL_ID, "cognito_domain": {"domain_prefix": "My_Shop"}}),
            "cognito_domain.domain_prefix: must contain only lower-case letters, digits and hyphens",
        ),
        (
            lambda: ResourceServer("r", {"user_pool_id": POOL_ID, "identifier": "a b", "scopes": [SCOPE]}),
            "scopes[0].scope_name: must contain only ASCII letters, digits and signs, no spaces, quotation",
        ),
    ],
)
def test_an_invalid_argument_is_explained_in_a_sentence(make: Any, expected: str) -> None:
    error = str(run(make).error)
    assert expected in error
    assert "pattern" not in error
