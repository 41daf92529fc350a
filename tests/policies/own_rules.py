"""Rules made for the frame's tests, with behaviour no rule of the pack has."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cognito_policies import Rule, Severity
from cognito_policies.model.edits import Edit
from cognito_policies.model.options import Options
from cognito_policies.model.rule import StackFinding
from cognito_policies.model.subject import Subject

TYPE = "test:index:Thing"


def silent(_subject: Subject, _options: Options) -> Iterator[str]:
    yield from ()


def broken(_subject: Subject, _options: Options) -> Iterator[str]:
    yield "said before it broke"
    raise KeyError("oops")


def broken_edits(_subject: Subject, _options: Options) -> list[Edit]:
    raise KeyError("oops")


def names_twice(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """One finding about the stack, one about each resource named `bad`; reads one property of each."""
    if len(subjects) > 1:
        yield StackFinding("", f"{len(subjects)} things")
    for subject in subjects:
        subject.text("p")
        if subject.name == "bad":
            yield StackFinding(
                subject.urn, f"bad thing, made of {', '.join(subject.property_dependencies.get('p', ()))}"
            )


def misses(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """A finding about what is not there."""
    if not subjects:
        yield StackFinding("", "there is no thing")


def broken_stack(_subjects: Sequence[Subject], _options: Options) -> list[StackFinding]:
    raise RuntimeError("oops")


def own_rule(rule_id: str = "own", check: Callable[..., Any] | None = silent, **changes: Any) -> Rule:
    fields: dict[str, Any] = {
        "id": rule_id,
        "title": "Own",
        "description": "A rule of the tests.",
        "severity": Severity.LOW,
        "frameworks": ("aws:test",),
        "remediation_steps": "Nothing.",
        "url": "https://example.com",
        "applies_to": (TYPE,),
        "check": check,
    }
    return Rule(**fields | changes)
