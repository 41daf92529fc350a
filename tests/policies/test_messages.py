"""The messages of all rules, for reading: `messages.golden.txt`.

After a change of messages, run `python -m tests.policies.test_messages` and review the difference.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from cognito_policies import RULES, Violation, load_pack, read_config
from tests.policies.samples import SAMPLES, bad, bad_stack
from tests.policies.test_other_tools import CASES, run_checks

GOLDEN: Final = Path(__file__).with_name("messages.golden.txt")
LONGEST: Final = 400


def violations() -> Iterable[Violation]:
    for rule in RULES:
        config = {"all": "disabled", rule.id: {"enforcementLevel": "mandatory", **SAMPLES[rule.id].config}}
        pack = load_pack(read_config(config, "test"))
        if rule.check is None:
            yield from pack.check_stack(bad_stack(rule.id))
        else:
            for token in rule.applies_to:
                yield from pack.check_resource(bad(rule.id, token))
    for case in CASES:
        yield from run_checks(case, case.bare())


def messages() -> str:
    """Return the rules with their texts, and the messages of their samples and of the cases of other tools."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for violation in violations():
        found[violation.rule.removesuffix("-applied")][violation.message] = None
    texts = (
        f"{rule.id}\n  {rule.title}. {rule.description}\n"
        + "".join(f"  - {message}\n" for message in sorted(found[rule.id]))
        + f"  Fix: {rule.remediation_steps}\n"
        for rule in RULES
    )
    return "\n".join(texts)


def test_the_messages_are_those_of_the_golden_file() -> None:
    assert messages() == GOLDEN.read_text(encoding="utf-8")


def test_messages_are_short_and_on_one_line() -> None:
    for violation in violations():
        assert "\n" not in violation.message
        assert len(violation.message) <= LONGEST


if __name__ == "__main__":
    GOLDEN.write_text(messages(), encoding="utf-8")
