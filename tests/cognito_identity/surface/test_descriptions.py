"""Descriptions in the schema: Markdown without Python."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from cognito_identity.plugin.language_neutral_docs import language_neutral_docs
from cognito_identity.plugin.write_schema import build_schema

SCHEMA = build_schema()


def descriptions(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, item in node.items():
            if key == "description" and isinstance(item, str):
                yield path, item
            else:
                yield from descriptions(item, f"{path}/{key}")
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from descriptions(item, f"{path}[{index}]")


ALL = dict(descriptions(SCHEMA))
WORDS = {
    name
    for part in (*SCHEMA["resources"].values(), *SCHEMA["types"].values())
    for names in (part.get("inputProperties", {}), part.get("properties", {}))
    for name in names
}
VALUES = {
    str(member["value"]) for part in SCHEMA["types"].values() for member in part.get("enum", ()) if "value" in member
}


def test_there_are_many_descriptions() -> None:
    assert len(ALL) > 300
    assert len(WORDS) > 200


PYTHON = re.compile(r"^ {4}|Raises|```|Default: (True|False)\b", flags=re.MULTILINE)
"""An indent that Markdown shows as code; errors, examples and constants of Python."""


def test_no_description_contains_python() -> None:
    assert [path for path, text in ALL.items() if PYTHON.search(text) or text != text.strip()] == []


def test_arguments_are_in_camel_case() -> None:
    for text in ALL.values():
        for code in re.findall(r"`([^`]+)`", text):
            for word in re.findall(r"\w+", code):
                if "_" in word:
                    head, *rest = word.split("_")
                    assert head + "".join(part.title() for part in rest) not in WORDS or ".json" in code, code


def test_enum_values_are_unchanged() -> None:
    recovery = ALL["/resources/cognito-identity:index:UserPoolWithMfa/inputProperties/accountRecovery"]
    assert "`phone_only_without_mfa`" in recovery
    assert not {value for value in VALUES if "_" in value and value.islower()} & {
        re.sub(r"(?<!^)([A-Z])", r"_\1", word).lower() for word in WORDS
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of `callback_urls`.", "One of `callbackUrls`."),
        ("`user_pool.user_pool_id`", "`userPool.userPoolId`"),
        ("`Pool.user_pool_id`", "`Pool.userPoolId`"),
        ("`<user_pool>/<user_pool_id>`", "`<userPool>/<userPoolId>`"),
        ("`user_pool.json` of user_pool", "`user_pool.json` of user_pool"),
        ("`email_only` or `updated_at`", "`email_only` or `updated_at`"),
        ("`V1_0`, `FORM_LOGO`, `Pool.X_Y`", "`V1_0`, `FORM_LOGO`, `Pool.X_Y`"),
        ("Default: True where `user_pool`. Default: False.", "Default: true where `userPool`. Default: false."),
        ("A.\n\n    B.\n    ", "A.\n\nB."),
        (
            "A.\n\n    ```python\n    x = 1\n    ```\n\n    Raises:\n        E: no.\n\n    https://a.b",
            "A.\n\nhttps://a.b",
        ),
        ("A.\n\n    Raises:\n        E: no\n            more.\n    ", "A."),
    ],
)
def test_a_description_is_respelled(text: str, expected: str) -> None:
    schema = {
        "types": {"T": {"properties": {"userPool": {"description": text}, "userPoolId": {}, "callbackUrls": {}}}},
        "resources": {},
    }
    changed = language_neutral_docs(schema)
    assert changed["types"]["T"]["properties"]["userPool"]["description"] == expected
    assert schema["types"]["T"]["properties"]["userPool"]["description"] == text
