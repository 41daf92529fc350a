"""What a rule is: data about it, and one pure function that judges."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from cognito_policies.edits import Edit
from cognito_policies.frameworks import framework_of
from cognito_policies.options import Option, Options, WordOption
from cognito_policies.subject import Subject


class Severity(Enum):
    """How bad a violation is; how it acts is the level's business."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Level(Enum):
    """What a violation does to the run, in the words of the engine's configuration."""

    ADVISORY = "advisory"
    MANDATORY = "mandatory"
    REMEDIATE = "remediate"
    DISABLED = "disabled"


class OnUnknown(Enum):
    """What a value that is not known in preview does: said aloud as advice, or fails the preview."""

    WARN = "warn"
    FAIL = "fail"


ON_UNKNOWN: Final = "onUnknown"
"""The option every rule has that reads properties."""

LOCK_FOLDER: Final = "lockDir"
LOCK_REQUIRED: Final = "required"
"""Options of the rules that compare with the stack's lock."""

TWIN_SUFFIX: Final = "-applied"


@dataclass(frozen=True)
class StackFinding:
    """A violation a stack rule found; `urn` is empty where it is about the stack as a whole.

    Where it is about a resource that is not there, `missing` is the name by which an exception may mean it.
    """

    urn: str
    message: str
    missing: str = ""


Check: TypeAlias = Callable[[Subject, Options], Iterable[str]]
"""Judges one resource; yields a message for each violation."""

StackCheck: TypeAlias = Callable[[Sequence[Subject], Options], Iterable[StackFinding]]
"""Judges the stack's resources of the types the rule applies to, together."""

Remediation: TypeAlias = Callable[[Subject, Options], Iterable[Edit]]
"""Says how to change a resource that violates the rule."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the pack.

    It has `check` (judges a resource before it is created) or `check_stack` (judges all resources after
    the last one), never both: one rule is one policy. A rule with `remediate` gets a twin: the engine
    loses a remediation when it replaces the resource, so the same check runs again on what was applied.
    """

    id: str
    title: str
    description: str
    severity: Severity
    frameworks: tuple[str, ...]
    remediation_steps: str
    url: str
    applies_to: tuple[str, ...]
    check: Check | None = None
    check_stack: StackCheck | None = None
    remediate: Remediation | None = None
    options: tuple[Option, ...] = ()
    level: Level = Level.MANDATORY
    on_unknown: OnUnknown | None = OnUnknown.WARN
    """None for a rule that reads no properties: Pulumi's own resource options are always known."""
    uses_lock: bool = False
    """Whether it compares with the stack's lock: without one, there is nothing it could say."""

    def __post_init__(self) -> None:
        """Refuse a rule that could not work."""
        if (self.check is None) == (self.check_stack is None):
            raise ValueError(f"{self.id}: a rule has either check or check_stack")
        if self.remediate is not None and self.check is None:
            raise ValueError(f"{self.id}: only a rule with check can remediate")
        for reference in self.frameworks:
            framework_of(reference)

    @property
    def twin_id(self) -> str | None:
        """The id of the stack policy that judges again what a remediation left behind."""
        return f"{self.id}{TWIN_SUFFIX}" if self.remediate is not None else None

    @property
    def all_options(self) -> tuple[Option, ...]:
        """The rule's own options, and the one the frame adds."""
        if self.on_unknown is None:
            return self.options
        unknown = WordOption(
            name=ON_UNKNOWN,
            description="What a value does that is not known in preview: warn says so, fail fails the preview.",
            default=self.on_unknown.value,
            words=tuple(choice.value for choice in OnUnknown),
        )
        return (*self.options, unknown)
