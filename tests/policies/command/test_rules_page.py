from pathlib import Path

from cognito_policies import RULES
from cognito_policies.command.rules_page import rules_page

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"


def test_the_page_in_the_repository_is_current() -> None:
    """`make rules` writes it."""
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_every_rule_is_a_row_of_as_many_cells() -> None:
    rows = [line for line in rules_page().splitlines() if line.startswith("| [cognito-")]
    assert [row.partition("]")[0].removeprefix("| [") for row in rows] == [rule.id for rule in RULES]
    assert {row.replace("\\|", "").count("|") for row in rows} == {8}
