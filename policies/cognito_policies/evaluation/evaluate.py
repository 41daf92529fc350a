"""Runs rules on resources: adds computed values and wrong types to what they find, and applies exceptions.

The engine's policies and the in-process pack both use these functions, so that their results are equal.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cognito_policies.config.exemptions import Exemption, exemption_for
from cognito_policies.config.rule_config import RuleConfig
from cognito_policies.lock.lookup import NoLock, find_lock
from cognito_policies.model.options import Options
from cognito_policies.model.redaction import redacted
from cognito_policies.model.resource import Resource
from cognito_policies.model.rule import LOCK_FOLDER, LOCK_REQUIRED, ON_UNKNOWN, OnUnknown, Rule
from cognito_policies.model.subject import Subject
from cognito_policies.model.tokens import stack_of

UnreadableErrors = tuple[type[Exception], ...]


class Kind(Enum):
    """What a result means."""

    VIOLATED = "violated"
    UNCHECKED = "unchecked"
    EXCEPTED = "excepted"
    FAILED = "failed"
    """The check raised an error."""


@dataclass(frozen=True)
class Result:
    """One result for a resource. If `blocking`, it has the level of the rule, else it is advisory."""

    kind: Kind
    urn: str
    message: str
    blocking: bool


def evaluate(
    rule: Rule, resource: Resource, config: RuleConfig, today: date, unreadable: UnreadableErrors = ()
) -> list[Result]:
    """Run a rule with `check` on one resource."""
    if rule.check is None or resource.type not in rule.applies_to:
        return []
    subject = Subject(resource, unreadable)
    messages = [*rule.check(subject, options_for(rule, config, stack_of([resource.urn]))), *subject.wrong_types]
    return _results(subject, messages, config, today, secrets=subject.secret_texts)


def evaluate_deployed(
    rule: Rule, resource: Resource, config: RuleConfig, today: date, unreadable: UnreadableErrors = ()
) -> list[Result]:
    """Run a rule with a remediation on what was deployed: the post-deployment check.

    Computed values are not reported again. In a preview, all values that the provider sets are computed, and during an
    update none is.
    """
    results = evaluate(rule, resource, config, today, unreadable)
    return [result for result in results if result.kind is Kind.VIOLATED]


def evaluate_stack(
    rule: Rule,
    resources: Sequence[Resource],
    config: RuleConfig,
    today: date,
    unreadable: UnreadableErrors = (),
    stack: str | None = None,
) -> list[Result]:
    """Run a rule with `check_stack` on all resources; `stack` is the name of a stack without resources."""
    if rule.check_stack is None:
        return []
    subjects = [Subject(resource, unreadable) for resource in resources if resource.type in rule.applies_to]
    options = options_for(rule, config, stack_of(resource.urn for resource in resources) or stack)
    found = list(rule.check_stack(subjects, options))
    # A message about one resource can have a value of another.
    secrets = frozenset[str]().union(*(subject.secret_texts for subject in subjects))
    by_urn: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        by_urn[finding.urn].append(finding.message)
    results: list[Result] = []
    for subject in subjects:
        messages = [*by_urn.get(subject.urn, ()), *subject.wrong_types]
        results += _results(subject, messages, config, today, "at the end of pulumi up", secrets=secrets)
    placed = {subject.urn for subject in subjects}
    for finding in found:
        if finding.urn not in placed:
            result = Result(Kind.VIOLATED, finding.urn, redacted(finding.message, secrets), blocking=True)
            exemption = exemption_for(config.exemptions, finding.missing, finding.urn)
            results.append(result if exemption is None else _excepted(result, exemption, today))
    return results


def options_for(rule: Rule, config: RuleConfig, stack: str | None) -> Options:
    """Return a rule's options, with the stack's lock if the rule uses it."""
    if not rule.uses_lock:
        return config.options
    return replace(config.options, lock=find_lock(stack, config.options.text(LOCK_FOLDER)))


def missing_lock_reason(rule: Rule, config: RuleConfig, stack: str | None) -> str | None:
    """Return why a rule that needs a lock doesn't apply to a stack, or None if it applies."""
    lock = options_for(rule, config, stack).lock
    return lock.reason if isinstance(lock, NoLock) and not config.options.values.get(LOCK_REQUIRED) else None


def evaluate_safely(urn: str, check: Callable[[], list[Result]]) -> list[Result]:
    """Run a check; if it raises an error, return a violation with the error.

    An error in a policy would stop the deployment with a traceback; without the error, everything would pass. A bug in
    a rule is therefore a violation of that rule, and of no other.
    """
    try:
        return check()
    except Exception as error:  # noqa: BLE001 -- any error of a rule must become a violation
        return [Result(Kind.FAILED, urn, f"the rule failed: {type(error).__name__}: {error}", blocking=True)]


def _results(
    subject: Subject,
    messages: Sequence[str],
    config: RuleConfig,
    today: date,
    later: str = "during pulumi up",
    *,
    secrets: frozenset[str],
) -> list[Result]:
    """Turn messages, wrong types and computed values into results, and apply exceptions."""
    texts = dict.fromkeys(redacted(message, secrets) for message in messages)
    results = [Result(Kind.VIOLATED, subject.urn, message, blocking=True) for message in texts]
    masked = subject.masked
    if masked:
        secret = ", ".join(dict.fromkeys(masked.values()))
        message = f"not checked yet: {secret} is a secret, which the sandbox masks; it is checked in pulumi preview"
        results.append(Result(Kind.UNCHECKED, subject.urn, message, blocking=False))
    unknown = [name for name in subject.unknown if name not in masked]
    if unknown:
        fails = config.options.values.get(ON_UNKNOWN) == OnUnknown.FAIL.value
        computed = f"{', '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} computed"
        pronoun = "it is" if len(unknown) == 1 else "they are"
        outcome = f'option {ON_UNKNOWN} is "fail"' if fails else f"{pronoun} checked {later}"
        message = f"not checked yet: {computed}; {outcome}"
        results.append(Result(Kind.UNCHECKED, subject.urn, message, blocking=fails))
    exemption = exemption_for(config.exemptions, subject.name, subject.urn)
    if exemption is None:
        return results
    return [_excepted(result, exemption, today) if result.blocking else result for result in results]


def _excepted(result: Result, exemption: Exemption, today: date) -> Result:
    """Apply an exception to a blocking result: it is advisory until the exception expires."""
    if exemption.holds(today):
        note = f"exception until {exemption.expires} ({exemption.reason}): {result.message}"
        return Result(Kind.EXCEPTED, result.urn, note, blocking=False)
    note = f"{result.message}; the exception expired on {exemption.expires} ({exemption.reason})"
    return Result(result.kind, result.urn, note, blocking=True)
