"""From a rule's findings to verdicts: unknowns, wrong types, exceptions and crashes included.

Everything that judges - the engine's adapter and the in-process pack - comes through here, so that both
judge alike.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from cognito_policies.config_entries import RuleConfig
from cognito_policies.exemptions import Exemption, exemption_for
from cognito_policies.lock.lookup import NoLock, find_lock, stack_of
from cognito_policies.options import Options
from cognito_policies.resource import Resource
from cognito_policies.rule import LOCK_FOLDER, LOCK_REQUIRED, ON_UNKNOWN, OnUnknown, Rule
from cognito_policies.secrecy import redacted
from cognito_policies.subject import Subject

UnreadableErrors = tuple[type[Exception], ...]


class Kind(Enum):
    """What a verdict says."""

    VIOLATED = "violated"
    UNDECIDED = "undecided"
    EXCEPTED = "excepted"


@dataclass(frozen=True)
class Verdict:
    """One thing to say about a resource; `blocking` follows the rule's level, the rest is advice."""

    kind: Kind
    urn: str
    message: str
    blocking: bool


def judge(
    rule: Rule, resource: Resource, config: RuleConfig, today: date, unreadable: UnreadableErrors = ()
) -> list[Verdict]:
    """Judge one resource by a rule with `check`."""
    if rule.check is None or resource.type not in rule.applies_to:
        return []
    subject = Subject(resource, unreadable)
    messages = [*rule.check(subject, options_for(rule, config, stack_of([resource.urn]))), *subject.mistyped]
    return _verdicts(subject, messages, config, today, secrets=subject.secret_texts)


def judge_applied(
    rule: Rule, resource: Resource, config: RuleConfig, today: date, unreadable: UnreadableErrors = ()
) -> list[Verdict]:
    """Judge what was applied by a rule that can remediate: the twin's work.

    Unknown values are left to the rule itself, which has said them aloud: in preview, what the provider
    fills in is unknown for every resource, and in the update nothing is.
    """
    verdicts = judge(rule, resource, config, today, unreadable)
    return [verdict for verdict in verdicts if verdict.kind is Kind.VIOLATED]


def judge_stack(
    rule: Rule,
    resources: Sequence[Resource],
    config: RuleConfig,
    today: date,
    unreadable: UnreadableErrors = (),
    stack: str | None = None,
) -> list[Verdict]:
    """Judge the whole stack by a rule with `check_stack`; `stack` is its name where no resource is left to tell it."""
    if rule.check_stack is None:
        return []
    subjects = [Subject(resource, unreadable) for resource in resources if resource.type in rule.applies_to]
    options = options_for(rule, config, stack_of(resource.urn for resource in resources) or stack)
    found = list(rule.check_stack(subjects, options))
    # What is said of one resource may name a value of another.
    secrets = frozenset[str]().union(*(subject.secret_texts for subject in subjects))
    by_urn: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        by_urn[finding.urn].append(finding.message)
    verdicts: list[Verdict] = []
    for subject in subjects:
        messages = [*by_urn.get(subject.urn, ()), *subject.mistyped]
        verdicts += _verdicts(
            subject, messages, config, today, "judged again at the end of the update", secrets=secrets
        )
    placed = {subject.urn for subject in subjects}
    for finding in found:
        if finding.urn not in placed:
            verdict = Verdict(Kind.VIOLATED, finding.urn, redacted(finding.message, secrets), blocking=True)
            exemption = exemption_for(config.exemptions, finding.missing, finding.urn)
            verdicts.append(verdict if exemption is None else _excepted(verdict, exemption, today))
    return verdicts


def options_for(rule: Rule, config: RuleConfig, stack: str | None) -> Options:
    """Return a rule's options, with the stack's lock where the rule compares with it."""
    if not rule.uses_lock:
        return config.options
    return replace(config.options, lock=find_lock(stack, config.options.word(LOCK_FOLDER)))


def nothing_locked(rule: Rule, config: RuleConfig, stack: str | None) -> str | None:
    """Return why a rule that compares with a lock has nothing to say of a stack, None where it has."""
    lock = options_for(rule, config, stack).lock
    return lock.reason if isinstance(lock, NoLock) and not config.options.values.get(LOCK_REQUIRED) else None


def fail_closed(urn: str, judging: Callable[[], list[Verdict]]) -> list[Verdict]:
    """Judge; where that breaks, return the violation that nothing could be judged.

    An exception that left a policy would stop the whole deployment with a traceback; swallowing it would
    let everything pass. A bug in a rule is therefore a violation of that rule, and of no other.
    """
    try:
        return judging()
    except Exception as error:  # noqa: BLE001 -- whatever a rule raises, it must not decide the deployment
        return [Verdict(Kind.VIOLATED, urn, f"could not be judged: {type(error).__name__}: {error}", blocking=True)]


def _verdicts(
    subject: Subject,
    messages: Sequence[str],
    config: RuleConfig,
    today: date,
    later: str = "judged again in the update, before the resource is touched",
    *,
    secrets: frozenset[str],
) -> list[Verdict]:
    """Turn a rule's messages and what the reader remembered into verdicts, exceptions applied."""
    said = dict.fromkeys(redacted(message, secrets) for message in messages)
    verdicts = [Verdict(Kind.VIOLATED, subject.urn, message, blocking=True) for message in said]
    masked = subject.masked
    if masked:
        secret = ", ".join(dict.fromkeys(masked.values()))
        message = f"not checked here: {secret} is a secret, which the sandbox masks (checked in `pulumi preview`)"
        verdicts.append(Verdict(Kind.UNDECIDED, subject.urn, message, blocking=False))
    unknown = [name for name in subject.unknown if name not in masked]
    if unknown:
        fails = config.options.values.get(ON_UNKNOWN) == OnUnknown.FAIL.value
        outcome = f"{ON_UNKNOWN} is fail" if fails else later
        message = f"undecided in preview: {', '.join(unknown)} not known yet ({outcome})"
        verdicts.append(Verdict(Kind.UNDECIDED, subject.urn, message, blocking=fails))
    exemption = exemption_for(config.exemptions, subject.name, subject.urn)
    if exemption is None:
        return verdicts
    return [_excepted(verdict, exemption, today) if verdict.blocking else verdict for verdict in verdicts]


def _excepted(verdict: Verdict, exemption: Exemption, today: date) -> Verdict:
    """Return what becomes of a blocking verdict where there is an exception: advice, or the violation it was."""
    if exemption.holds(today):
        note = f"excepted until {exemption.expires} ({exemption.reason}): {verdict.message}"
        return Verdict(Kind.EXCEPTED, verdict.urn, note, blocking=False)
    note = f"{verdict.message}; its exception expired on {exemption.expires} ({exemption.reason})"
    return Verdict(verdict.kind, verdict.urn, note, blocking=True)
