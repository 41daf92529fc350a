"""cognito-pool-immutable-baseline."""

from collections.abc import Iterator

from cognito_policies.lock.facts import LOCKED_TYPES, Entry, Fact, Lock
from cognito_policies.lock.lookup import BrokenLock
from cognito_policies.lock.matching import entry_of
from cognito_policies.lock.options import FOLDER
from cognito_policies.lock.schemas import as_attributes, differences
from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, shown


def check(subject: Subject, options: Options) -> Iterator[str]:
    """Compare what AWS can't change in place with what the lock says it is."""
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
        # In an update, the one thing that shows a pool's replacement before a part of it is replaced as well.
        change = f"userPoolId changes from {shown(entry.pool_id)} to {shown(pool_id)}"
        yield f"{change}: the {entry.kind.noun} would be replaced (locked as {entry.kind.noun} {entry.id})"


def _changes(fact: Fact, entry: Entry, subject: Subject) -> Iterator[str]:
    before, now = entry.facts[fact.name], fact.read(subject)
    if now is UNKNOWN or (now is None and fact.absent_is_kept):
        return
    if fact.name == "schemas":
        yield from differences(as_attributes(before), as_attributes(now))
    elif now != before:
        yield f"{fact.name} changes from {shown(before)} to {shown(now)}"


RULE = Rule(
    id="cognito-pool-immutable-baseline",
    title="What can't change in place stays as it is locked",
    description=(
        "What AWS can't change in place is as the stack's lock says: alias and username attributes, case sensitivity,"
        " attributes (new ones are fine), names, the client secret switch, the domain, identifiers, the user pool of"
        " each part."
    ),
    severity=Severity.CRITICAL,
    frameworks=("pulumi:replacement", "aws:immutable-settings"),
    remediation_steps=(
        "Take the change back. Where it is meant, move the people first, except the resource until a day, deploy, and"
        " write the lock anew with `make lock STACK=<stack>`."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html",
    applies_to=LOCKED_TYPES,
    check=check,
    options=(FOLDER,),
    uses_lock=True,
)
