"""cognito-pool-immutable-baseline."""

from collections.abc import Iterator

from cognito_policies.lock.facts import LOCKED_TYPES, Entry, Fact, Lock
from cognito_policies.lock.lookup import BrokenLock
from cognito_policies.lock.matching import entry_of
from cognito_policies.lock.options import FOLDER
from cognito_policies.lock.schemas import as_attributes, differences
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, format_value


def check(subject: Subject, options: Options) -> Iterator[str]:
    """Compare what AWS can't change in place with the lock."""
    if isinstance(options.lock, BrokenLock):
        yield options.lock.reason
    entry = entry_of(options.lock, subject) if isinstance(options.lock, Lock) else None
    if entry is None:
        return
    for fact in entry.kind.facts:
        for change in _changes(fact, entry, subject):
            yield f"{change}: {fact.consequence} (locked as {entry.kind.noun} {entry.id})"
    pool_id = subject.peek("userPoolId")
    if entry.pool_id is not None and isinstance(pool_id, str) and pool_id != entry.pool_id and not subject.simulated:
        # In an update, this is the only sign of a pool's replacement before its parts are replaced too.
        change = f"userPoolId changes from {format_value(entry.pool_id)} to {format_value(pool_id)}"
        yield f"{change}: the {entry.kind.noun} would be replaced (locked as {entry.kind.noun} {entry.id})"


def _changes(fact: Fact, entry: Entry, subject: Subject) -> Iterator[str]:
    before, now = entry.facts[fact.name], fact.read(subject)
    if now is UNKNOWN or (now is None and fact.absent_is_kept):
        return
    if fact.name == "schemas":
        yield from differences(as_attributes(before), as_attributes(now))
    elif now != before:
        yield f"{fact.name} changes from {format_value(before)} to {format_value(now)}"


RULE = Rule(
    id="cognito-pool-immutable-baseline",
    title="Locked properties don't change",
    description=(
        "Properties that AWS can't change in place have the values of the stack's lock: alias and username attributes,"
        " case sensitivity, existing schema attributes, names, generateSecret, domains, identifiers, userPoolId."
    ),
    severity=Severity.CRITICAL,
    frameworks=("pulumi:replacement", "aws:immutable-settings"),
    remediation_steps=(
        "Revert the change. If it is intended: move the users, add an exception for the resource, deploy, and run"
        " `make lock STACK=<stack>`."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html",
    applies_to=LOCKED_TYPES,
    check=check,
    options=(FOLDER,),
    uses_lock=True,
)
