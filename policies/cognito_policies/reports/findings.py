"""Runs all checks on a stack, and collects what they find for the reports."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from cognito_policies.config.pack_config import PackConfig
from cognito_policies.evaluation.pack import Violation, load_pack
from cognito_policies.model.rule import POST_DEPLOYMENT_SUFFIX, Level, Rule
from cognito_policies.rules.registry import RULES
from cognito_policies.sources.listing import Listing, Source


@dataclass(frozen=True)
class Finding:
    """One violation or advisory message, and the source position of its resource."""

    violation: Violation
    source: Source | None = None

    @property
    def mandatory(self) -> bool:
        """Whether it is mandatory."""
        return self.violation.level == Level.MANDATORY.value

    @property
    def rule(self) -> str:
        """The rule's id, also for its post-deployment check."""
        return self.violation.rule.removesuffix(POST_DEPLOYMENT_SUFFIX)

    @property
    def where(self) -> str:
        """The resource's name, or `stack`."""
        return self.violation.urn.rpartition("::")[2] or "stack"


@dataclass(frozen=True)
class Report:
    """The findings of one stack."""

    stack: str
    origin: str
    configuration: str
    checked: int
    findings: tuple[Finding, ...]
    not_applicable: dict[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    rules: Sequence[Rule] = RULES

    @property
    def mandatory(self) -> tuple[Finding, ...]:
        """The mandatory violations."""
        return tuple(finding for finding in self.findings if finding.mandatory)

    @property
    def advisory(self) -> tuple[Finding, ...]:
        """The advisory findings."""
        return tuple(finding for finding in self.findings if not finding.mandatory)


def run_checks(config: PackConfig, listing: Listing, *, stack: str, origin: str, configuration: str) -> Report:
    """Check each resource by inputs, and all together by outputs; equal findings are reported once."""
    pack = load_pack(config, stack=stack)
    everything = [item.after for item in listing.items]
    violations = [violation for item in listing.items for violation in pack.check_resource(item.before)]
    known = {(violation.urn, violation.message) for violation in violations}
    violations += [each for each in pack.check_stack(everything) if (each.urn, each.message) not in known]
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
