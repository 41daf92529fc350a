"""The page of all rules, made from the registry: docs/rules.md."""

from cognito_policies.options import Option
from cognito_policies.profiles import PROFILE_ID, PROFILES
from cognito_policies.registry import RULES
from cognito_policies.rule import Rule
from cognito_policies.values import shown

_HEAD = """\
# The rules

Made from the rules themselves by `python -m cognito_policies docs`; a test compares. How they are configured is in
[policies/README.md](../policies/README.md).

| id | severity | default level | frameworks | why | how to fix | config |
|---|---|---|---|---|---|---|
"""

_PROFILES = f"""
## Profiles

`"{PROFILE_ID}": {{"use": "nist"}}` settles at once what standards contradict each other in; a rule's own option wins.

| profile | settles |
|---|---|
"""


def rules_page() -> str:
    """Return the page."""
    rows = "".join(f"| {' | '.join(_cells(rule))} |\n" for rule in RULES)
    profiles = "".join(
        f"| {name} | {'<br>'.join(_settled(rule, options) for rule, options in rules.items())} |\n"
        for name, rules in PROFILES.items()
    )
    return f"{_HEAD}{rows}{_PROFILES}{profiles}"


def _cells(rule: Rule) -> list[str]:
    fixes = " Level `remediate` does it." if rule.remediate is not None else ""
    return [
        f"[{rule.id}]({rule.url})",
        rule.severity.value,
        rule.level.value,
        "<br>".join(rule.frameworks),
        _cell(rule.description),
        _cell(rule.remediation_steps) + fixes,
        "<br>".join(_option(option) for option in rule.all_options) or "-",
    ]


def _option(option: Option) -> str:
    default = _cell(shown(list(option.default) if isinstance(option.default, tuple) else option.default))
    return f"`{option.name}` ({_cell(option.allowed)}; {default}): {_cell(option.description)}"


def _settled(rule_id: str, options: object) -> str:
    return f"{rule_id}: `{_cell(shown(options))}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
