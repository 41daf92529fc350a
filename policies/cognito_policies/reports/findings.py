"""What was judged and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cognito_policies.config import PackConfig
from cognito_policies.listing import Listing, Source
from cognito_policies.pack import Violation, load_pack
from cognito_policies.registry import RULES
from cognito_policies.rule import TWIN_SUFFIX, Level, Rule


@dataclass(frozen=True)
class Finding:
    """One violation or piece of advice, and where the program makes the resource it is about."""

    violation: Violation
    source: Source | None = None

    @property
    def mandatory(self) -> bool:
        """Whether it stands against the stack."""
        return self.violation.level == Level.MANDATORY.value

    @property
    def rule(self) -> str:
        """The rule's id; a twin speaks for its rule."""
        return self.violation.rule.removesuffix(TWIN_SUFFIX)

    @property
    def where(self) -> str:
        """The resource's name, or that it is about the stack."""
        return self.violation.urn.rpartition("::")[2] or "stack"


@dataclass(frozen=True)
class Report:
    """All there is to say."""

    stack: str
    origin: str
    configuration: str
    judged: int
    findings: tuple[Finding, ...]
    not_applicable: dict[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    rules: Sequence[Rule] = RULES

    @property
    def mandatory(self) -> tuple[Finding, ...]:
        """What stands against the stack."""
        return tuple(finding for finding in self.findings if finding.mandatory)

    @property
    def advisory(self) -> tuple[Finding, ...]:
        """What is advice."""
        return tuple(finding for finding in self.findings if not finding.mandatory)


def judged(config: PackConfig, listing: Listing, *, stack: str, origin: str, configuration: str) -> Report:
    """Judge each resource by its inputs and all together by their outputs; nothing is said twice."""
    pack = load_pack(config, stack=stack)
    everything = [item.after for item in listing.items]
    violations = [violation for item in listing.items for violation in pack.check_resource(item.before)]
    said = {(violation.urn, violation.message) for violation in violations}
    violations += [each for each in pack.check_stack(everything) if (each.urn, each.message) not in said]
    sources = {item.after.urn: item.source for item in listing.items}
    return Report(
        stack,
        origin,
        configuration,
        len(everything),
        tuple(Finding(violation, sources.get(violation.urn)) for violation in violations),
        {**_disabled(config), **pack.not_applicable(everything)},
        listing.skipped,
    )


def _disabled(config: PackConfig) -> dict[str, str]:
    return {
        rule_id: "disabled in the configuration"
        for rule_id, rule in config.rules.items()
        if rule.level is Level.DISABLED
    }
