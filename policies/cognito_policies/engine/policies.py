"""Rules as pulumi_policy's objects.

Each rule becomes one policy under its own id, and a rule that can remediate a second one, its twin. All
judging is in `judgement`; here the engine's arguments are translated, and nothing may raise: an exception
that leaves a policy stops the whole deployment with a traceback.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeAlias

from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyComplianceFramework,
    PolicyConfigSchema,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    Severity,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy.proxy import UnknownValueError

from cognito_policies.config import PackConfigError
from cognito_policies.config_entries import RuleConfig, read_rule
from cognito_policies.edits import apply_edits
from cognito_policies.engine.handed_over import resource_of
from cognito_policies.engine.noted import resources_noted
from cognito_policies.engine.profile import choose_profile, refuse_profiles
from cognito_policies.exemptions import EXCEPTIONS, SCHEMA
from cognito_policies.frameworks import framework_of
from cognito_policies.judgement import Kind, Verdict, fail_closed, judge, judge_applied, judge_stack, nothing_locked
from cognito_policies.lock.lookup import stack_of
from cognito_policies.options import Option
from cognito_policies.pack import utc_today
from cognito_policies.profiles import may_settle
from cognito_policies.registry import RULES
from cognito_policies.resource import Resource
from cognito_policies.rule import Rule
from cognito_policies.subject import Subject

Today: TypeAlias = Callable[[], date]

_UNREADABLE = (UnknownValueError,)

STACK_VARIABLE = "PULUMI_STACK"
"""Where the CLI tells a pack's process its stack; the SDK reads it there as well."""


def policies(rules: Sequence[Rule] = RULES, today: Today = utc_today) -> list[Policy]:
    """Return the policies for `PolicyPack`: one for each rule, and the twins after them."""
    twins = [_twin(rule, today) for rule in rules if rule.remediate is not None]
    return [*(_policy(rule, today) for rule in rules), *twins, choose_profile()]


def public_policies(rules: Sequence[Rule] = RULES, today: Today = utc_today) -> list[Policy]:
    """Return the policies for pulumi_policy's own server: those that need no other policy's configuration."""
    return [*(_policy(rule, today) for rule in rules), refuse_profiles()]


def _policy(rule: Rule, today: Today) -> Policy:
    details = _details(rule) | {
        "name": rule.id,
        "enforcement_level": EnforcementLevel(rule.level.value),
        "config_schema": PolicyConfigSchema(
            {**{option.name: _schema(rule, option) for option in rule.all_options}, EXCEPTIONS: SCHEMA}
        ),
    }
    if rule.check_stack is not None:
        return StackValidationPolicy(validate=_stack_validator(rule, today), **details)
    return ResourceValidationPolicy(
        validate=_validator(rule, today),
        remediate=_remediator(rule, today) if rule.remediate is not None else None,
        **details,
    )


def _schema(rule: Rule, option: Option) -> dict[str, object]:
    """Return an option's schema, without the default where a profile may say what it is."""
    schema = option.schema()
    return {key: schema[key] for key in schema if key != "default" or not may_settle(rule.id, option.name)}


def _twin(rule: Rule, today: Today) -> Policy:
    """Return the stack policy that runs a remediable rule's check on what was applied.

    It has no options of its own: the servicer hands it its rule's.
    """
    details = _details(rule) | {
        "name": rule.twin_id,
        "display_name": f"{rule.title} (as applied)",
        "enforcement_level": EnforcementLevel(rule.level.value),
    }
    return StackValidationPolicy(validate=_twin_validator(rule, today), **details)


def _details(rule: Rule) -> dict[str, Any]:
    name, check = framework_of(rule.frameworks[0])
    return {
        "description": rule.description,
        "display_name": rule.title,
        "severity": Severity(rule.severity.value),
        # The engine shows one framework for each policy; all of them are tags.
        "framework": PolicyComplianceFramework(name=name, reference=check),
        "tags": list(rule.frameworks),
        "remediation_steps": rule.remediation_steps,
        "url": rule.url,
    }


def _validator(rule: Rule, today: Today) -> Callable[[ResourceValidationArgs, ReportViolation], None]:
    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        if args.resource_type not in rule.applies_to:
            args.not_applicable(not_for(rule))
        _say_nothing_is_locked(rule, args, stack_of([args.urn]))

        def verdicts() -> list[Verdict]:
            config, noted = _config(rule, args.get_config()), resources_noted()
            if noted is None:
                return judge(rule, resource_of(args), config, today(), _UNREADABLE)
            return judge(rule, noted[0], config, today())

        _say(fail_closed(args.urn, verdicts), report)

    return validate


def not_for(rule: Rule) -> str:
    """Say why a rule has nothing to say of a resource of another type."""
    return f"this rule looks at {' and '.join(rule.applies_to)}"


def _stack_validator(rule: Rule, today: Today) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        _say_nothing_is_locked(rule, args, _stack(args))

        # Also without a single resource to look at: that one is missing may be what the rule is about.
        def verdicts() -> list[Verdict]:
            config = _config(rule, args.get_config())
            return judge_stack(rule, _resources(args), config, today(), _unreadable(), _stack(args))

        _say(fail_closed("", verdicts), report)

    return validate


def _twin_validator(rule: Rule, today: Today) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        def verdicts(resource: Resource) -> list[Verdict]:
            return judge_applied(rule, resource, _config(rule, args.get_config()), today(), _unreadable())

        meant = [resource for resource in _resources(args) if resource.type in rule.applies_to]
        if not meant:
            args.not_applicable(f"the stack has no {' or '.join(rule.applies_to)}")
        for resource in meant:
            _say(fail_closed(resource.urn, partial(verdicts, resource)), report)

    return validate


def _resources(args: StackValidationArgs) -> Sequence[Resource]:
    """Return the stack's resources: as the servicer has noted them, or as pulumi_policy's own server hands them out."""
    noted = resources_noted()
    return [resource_of(resource) for resource in args.resources] if noted is None else noted


def _unreadable() -> tuple[type[Exception], ...]:
    """Return the errors by which a proxy says that a value is unknown; what is noted has no proxies."""
    return _UNREADABLE if resources_noted() is None else ()


def _stack(args: StackValidationArgs) -> str | None:
    return stack_of(resource.urn for resource in _resources(args)) or os.environ.get(STACK_VARIABLE)


def _remediator(rule: Rule, today: Today) -> Callable[[ResourceValidationArgs], Any]:
    def remediate(args: ResourceValidationArgs) -> Any:
        if args.resource_type not in rule.applies_to:
            args.not_applicable(not_for(rule))
        try:
            return args.props if _remedy(rule, args, today()) else None
        except Exception:  # noqa: BLE001 -- the rule's check runs next and reports what was not remedied
            return None

    return remediate


def _remedy(rule: Rule, args: ResourceValidationArgs, today: date) -> bool:
    """Change the properties in place where the rule is violated and no exception covers the resource."""
    if rule.remediate is None or not any(verdict.kind is Kind.VIOLATED for verdict in _judge(rule, args, today)):
        return False
    subject = Subject(resource_of(args), _UNREADABLE)
    edits = list(rule.remediate(subject, _config(rule, args.get_config()).options))
    return apply_edits(args.props, edits)


def _say_nothing_is_locked(rule: Rule, args: ResourceValidationArgs | StackValidationArgs, stack: str | None) -> None:
    """Tell the engine where a rule that compares with a lock has none to compare with."""
    if not rule.uses_lock:
        return
    try:
        reason = nothing_locked(rule, _config(rule, args.get_config()), stack)
    except PackConfigError:
        reason = None  # Judging says it.
    if reason is not None:
        args.not_applicable(reason)


def _judge(rule: Rule, args: ResourceValidationArgs, today: date) -> list[Verdict]:
    return judge(rule, resource_of(args), _config(rule, args.get_config()), today, _UNREADABLE)


def _config(rule: Rule, given: Mapping[str, Any]) -> RuleConfig:
    """Read the rule's configuration again: nothing here relies on the servicer having refused a wrong one."""
    return _read_once(rule.id, rule, json.dumps(given, sort_keys=True))


@lru_cache(maxsize=512)
def _read_once(_rule_id: str, rule: Rule, given: str) -> RuleConfig:
    """Read what is the same for every resource once."""
    problems: list[str] = []
    config = read_rule(rule, json.loads(given), None, problems)
    if problems:
        raise PackConfigError("; ".join(problems))
    return config


def _say(verdicts: list[Verdict], report: ReportViolation) -> None:
    """Report verdicts; what does not block goes out as advice where the servicer offers that, else it blocks too."""
    advise: ReportViolation = getattr(report, "advise", report)
    for verdict in verdicts:
        (report if verdict.blocking else advise)(verdict.message, verdict.urn)
