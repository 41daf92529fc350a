"""What a case of another tool is: its resource in pulumi-aws's properties, and which rules of ours must fire on it.

The cases are told again from the tools' own fixtures, none is copied. Each is checked twice: as it stands (the rules
that answer to the tool's check must say what `fires` says, whatever else is said of so bare a resource), and laid over
a resource that is good (then exactly `fires` must be said).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cognito_policies import Resource
from cognito_policies.model.tokens import USER_POOL
from tests.policies.samples import changed, good, good_stack, urn_of


@dataclass(frozen=True)
class Case:
    """`changes` are laid over a good resource, None takes a property out; `about` are the rules that answer to it."""

    tool: str
    check: str
    what: str
    about: tuple[str, ...]
    fires: frozenset[str]
    token: str = USER_POOL
    changes: Mapping[str, Any] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    made: Callable[[], list[Resource]] | None = None
    """For a case of several resources: the stack."""

    @property
    def name(self) -> str:
        """How the test is called."""
        return f"{self.tool}-{self.check}-{self.what}".replace(" ", "_")

    def resource(self) -> Resource:
        """Return the good resource with the case laid over it."""
        return good(self.token, **self.changes)

    def bare(self) -> list[Resource]:
        """Return the case as it stands in the tool's fixture."""
        if self.made is not None:
            return self.made()
        return [Resource(self.token, "it", urn_of(self.token), changed({}, self.changes))]

    def stack(self) -> list[Resource]:
        """Return a good stack with the case in it."""
        return self.made() if self.made is not None else good_stack({self.token: self.changes})


@dataclass(frozen=True)
class Check:
    """One check of a tool, to say its cases with."""

    tool: str
    id: str
    about: tuple[str, ...]
    token: str = USER_POOL
    config: Mapping[str, Any] = field(default_factory=dict)

    def case(self, what: str, changes: Mapping[str, Any], *fires: str, **config: Any) -> Case:
        """Return a case of one resource; `config` is keyed by rule ids with underscores."""
        options = {**self.config, **{key.replace("_", "-"): value for key, value in config.items()}}
        return Case(self.tool, self.id, what, self.about, frozenset(fires), self.token, changes, options)

    def together(self, what: str, made: Callable[[], list[Resource]], *fires: str) -> Case:
        """Return a case of several resources."""
        return Case(self.tool, self.id, what, self.about, frozenset(fires), self.token, {}, self.config, made)
