"""What a rule is: its description, and a pure function that checks resources."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from cognito_policies.model.edits import Edit
from cognito_policies.model.frameworks import framework_of
from cognito_policies.model.options import ChoiceOption, Option, Options
from cognito_policies.model.subject import Subject


class Severity(Enum):
    """How serious a violation is. The level decides its effect."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Level(Enum):
    """The effect of a violation; the values are those of the engine's configuration."""

    ADVISORY = "advisory"
    MANDATORY = "mandatory"
    REMEDIATE = "remediate"
    DISABLED = "disabled"


class OnUnknown(Enum):
    """The effect of a computed value in a preview: an advisory message, or a failed preview."""

    WARN = "warn"
    FAIL = "fail"


ON_UNKNOWN: Final = "onUnknown"
"""The option of each rule that reads properties."""

LOCK_FOLDER: Final = "lockDir"
LOCK_REQUIRED: Final = "required"
"""Options of the rules that use the stack's lock."""

POST_DEPLOYMENT_SUFFIX: Final = "-applied"


@dataclass(frozen=True)
class StackFinding:
    """A violation that a stack rule found; `urn` is empty for the stack as a whole.

    For a resource that is not in the program, `missing` is its name, so that an exception can be for it.
    """

    urn: str
    message: str
    missing: str = ""


Check: TypeAlias = Callable[[Subject, Options], Iterable[str]]
"""Checks one resource; yields a message for each violation."""

StackCheck: TypeAlias = Callable[[Sequence[Subject], Options], Iterable[StackFinding]]
"""Checks all resources of the types of the rule together."""

Remediation: TypeAlias = Callable[[Subject, Options], Iterable[Edit]]
"""Yields the changes that fix a resource which violates the rule."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the pack.

    It has either `check` (for one resource, before it is created) or `check_stack` (for all resources, at the end): one
    rule is one policy. A rule with `remediate` also has a post-deployment check: the engine loses a remediation if it
    replaces the resource, so the same check runs again on what was deployed.
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
    """None for a rule that reads no properties: Pulumi's resource options are always known."""
    uses_lock: bool = False
    """Whether the rule uses the stack's lock; without a lock, it doesn't apply."""

    def __post_init__(self) -> None:
        """Refuse an inconsistent rule."""
        if (self.check is None) == (self.check_stack is None):
            raise ValueError(f"{self.id}: a rule has either check or check_stack")
        if self.remediate is not None and self.check is None:
            raise ValueError(f"{self.id}: only a rule with check can remediate")
        for reference in self.frameworks:
            framework_of(reference)

    @property
    def post_deployment_id(self) -> str | None:
        """The id of the stack policy that checks what was deployed."""
        return f"{self.id}{POST_DEPLOYMENT_SUFFIX}" if self.remediate is not None else None

    @property
    def all_options(self) -> tuple[Option, ...]:
        """The rule's options, and `onUnknown`."""
        if self.on_unknown is None:
            return self.options
        unknown = ChoiceOption(
            name=ON_UNKNOWN,
            description="The effect of a computed value in a preview: warn reports it, fail fails the preview.",
            default=self.on_unknown.value,
            choices=tuple(choice.value for choice in OnUnknown),
        )
        return (*self.options, unknown)
