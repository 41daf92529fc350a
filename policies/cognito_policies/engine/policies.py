"""Converts rules to policies of pulumi_policy.

Each rule is one policy with its id. A rule with a remediation has a second one, its post-deployment check. The checks
run in `evaluation`; here only arguments are converted. No policy may raise an error, because that stops the whole
deployment with a traceback.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
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

from cognito_policies.config.exemptions import EXCEPTIONS, SCHEMA
from cognito_policies.config.pack_config import PackConfigError
from cognito_policies.config.profiles import is_set_by_profile
from cognito_policies.engine.adapter import list_elements, resource_of
from cognito_policies.engine.current_request import current_resources
from cognito_policies.engine.policy_config import config_of
from cognito_policies.engine.profile import refuse_profiles, set_profile
from cognito_policies.evaluation.evaluate import (
    Kind,
    Result,
    evaluate,
    evaluate_deployed,
    evaluate_safely,
    evaluate_stack,
    missing_lock_reason,
)
from cognito_policies.evaluation.pack import utc_today
from cognito_policies.model.edits import apply_edits
from cognito_policies.model.frameworks import framework_of
from cognito_policies.model.options import Option
from cognito_policies.model.resource import Resource
from cognito_policies.model.rule import Rule
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import stack_of
from cognito_policies.rules.registry import RULES

Today: TypeAlias = Callable[[], date]

_UNREADABLE = (UnknownValueError,)

STACK_VARIABLE = "PULUMI_STACK"
"""The environment variable with the stack, set by the CLI; the SDK reads it too."""


def policies(rules: Sequence[Rule] = RULES, today: Today = utc_today) -> list[Policy]:
    """Return the policies for `PolicyPack`: one for each rule, then the post-deployment checks."""
    checks = [_post_deployment_check(rule, today) for rule in rules if rule.remediate is not None]
    return [*(_policy(rule, today) for rule in rules), *checks, set_profile()]


def public_policies(rules: Sequence[Rule] = RULES, today: Today = utc_today) -> list[Policy]:
    """Return the policies for the public server of pulumi_policy: those that need no other policy's configuration."""
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
    """Return an option's schema, without the default if a profile can set the option."""
    schema = option.schema()
    return {key: schema[key] for key in schema if key != "default" or not is_set_by_profile(rule.id, option.name)}


def _post_deployment_check(rule: Rule, today: Today) -> Policy:
    """Return the stack policy that runs the check of a rule with a remediation on what was deployed.

    It has no options; the server gives it those of its rule.
    """
    details = _details(rule) | {
        "name": rule.post_deployment_id,
        "display_name": f"{rule.title} (post-deployment check)",
        "enforcement_level": EnforcementLevel(rule.level.value),
    }
    return StackValidationPolicy(validate=_post_deployment_validator(rule, today), **details)


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
            args.not_applicable(not_applicable_reason(rule))
        _report_missing_lock(rule, args, stack_of([args.urn]))

        def results() -> list[Result]:
            config, noted = config_of(rule, args.get_config()), current_resources()
            if noted is None:
                return evaluate(rule, resource_of(args), config, today(), _UNREADABLE)
            return evaluate(rule, noted[0], config, today())

        _report_results(rule, evaluate_safely(args.urn, results), report)

    return validate


def not_applicable_reason(rule: Rule) -> str:
    """Return why a rule doesn't apply to a resource of another type."""
    return f"this rule checks {' and '.join(rule.applies_to)}"


def _stack_validator(rule: Rule, today: Today) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        _report_missing_lock(rule, args, _stack(args))

        # The rule runs without resources too, because it can be about a missing one.
        def results() -> list[Result]:
            config = config_of(rule, args.get_config())
            return evaluate_stack(rule, _resources(args), config, today(), _unreadable(), _stack(args))

        _report_results(rule, evaluate_safely("", results), report)

    return validate


def _post_deployment_validator(rule: Rule, today: Today) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        def results(resource: Resource) -> list[Result]:
            return evaluate_deployed(rule, resource, config_of(rule, args.get_config()), today(), _unreadable())

        meant = [resource for resource in _resources(args) if resource.type in rule.applies_to]
        if not meant:
            args.not_applicable(f"the stack has no {' or '.join(rule.applies_to)}")
        for resource in meant:
            _report_results(rule, evaluate_safely(resource.urn, partial(results, resource)), report)

    return validate


def _resources(args: StackValidationArgs) -> Sequence[Resource]:
    """Return the stack's resources, from the current request or from the arguments of pulumi_policy."""
    noted = current_resources()
    return [resource_of(resource) for resource in args.resources] if noted is None else noted


def _unreadable() -> tuple[type[Exception], ...]:
    """Return the errors that proxies raise for computed values; the current request has no proxies."""
    return _UNREADABLE if current_resources() is None else ()


def _stack(args: StackValidationArgs) -> str | None:
    return stack_of(resource.urn for resource in _resources(args)) or os.environ.get(STACK_VARIABLE)


def _remediator(rule: Rule, today: Today) -> Callable[[ResourceValidationArgs], Any]:
    def remediate(args: ResourceValidationArgs) -> Any:
        if args.resource_type not in rule.applies_to:
            args.not_applicable(not_applicable_reason(rule))
        try:
            return args.props if _apply_remediation(rule, args, today()) else None
        except Exception:  # noqa: BLE001 -- the rule's check runs next and reports the violation
            return None

    return remediate


def _apply_remediation(rule: Rule, args: ResourceValidationArgs, today: date) -> bool:
    """Change the properties in place if the resource violates the rule and has no exception."""
    if rule.remediate is None or not any(result.kind is Kind.VIOLATED for result in _check_one(rule, args, today)):
        return False
    subject = Subject(resource_of(args), _UNREADABLE)
    edits = list(rule.remediate(subject, config_of(rule, args.get_config()).options))
    return apply_edits(args.props, edits, list_elements)


def _report_missing_lock(rule: Rule, args: ResourceValidationArgs | StackValidationArgs, stack: str | None) -> None:
    """Report to the engine that a rule needs a lock and has none."""
    if not rule.uses_lock:
        return
    try:
        reason = missing_lock_reason(rule, config_of(rule, args.get_config()), stack)
    except PackConfigError:
        reason = None  # The check reports it.
    if reason is not None:
        args.not_applicable(reason)


def _check_one(rule: Rule, args: ResourceValidationArgs, today: date) -> list[Result]:
    return evaluate(rule, resource_of(args), config_of(rule, args.get_config()), today, _UNREADABLE)


def _report_results(rule: Rule, results: list[Result], report: ReportViolation) -> None:
    """Report results, each violation with its fix. Without advisory messages in the server, all are violations."""
    advise: ReportViolation = getattr(report, "advise", report)
    for result in results:
        fix = f"\nFix: {rule.remediation_steps}" if result.kind is Kind.VIOLATED else ""
        (report if result.blocking else advise)(f"{result.message}{fix}", result.urn)
