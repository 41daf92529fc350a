"""cognito-pool-inventory."""

from collections.abc import Iterator, Sequence

from cognito_policies.lock.facts import LOCKED_TYPES, Entry, Lock
from cognito_policies.lock.ids import other_id
from cognito_policies.lock.lookup import BrokenLock, NoLock
from cognito_policies.lock.matching import Found
from cognito_policies.lock.options import FOLDER
from cognito_policies.model.options import BooleanOption, Options
from cognito_policies.model.rule import LOCK_REQUIRED, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN, Unknown, format_value


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Check that each locked resource is in the program, and in the same pool."""
    lock = options.lock
    if isinstance(lock, BrokenLock) or (isinstance(lock, NoLock) and options.boolean(LOCK_REQUIRED)):
        yield StackFinding("", lock.reason)
    if not isinstance(lock, Lock):
        return
    found = Found(lock, subjects)
    for entry in lock.entries:
        if not found.of(entry):
            yield StackFinding(entry.urn or "", _missing(entry, found), missing=entry.name)
        for subject in found.of(entry):
            other = None if _goes_with_its_pool(entry, lock, found) else other_id(entry, subject)
            if other is not None:
                yield StackFinding(subject.urn, _another(entry, other))
            elif not _at_home(subject, entry, lock, found):
                message = (
                    f"userPoolId is another pool than the locked {format_value(entry.pool_id)}: it would be replaced"
                )
                yield StackFinding(subject.urn, message)


def _another(entry: Entry, other: str | Unknown) -> str:
    """Return the message for a resource that is not the locked one, although its name is the same."""
    if other is UNKNOWN:
        return (
            f"{entry.kind.noun} {entry.id} is locked, and this would create a new one, {entry.kind.without}; check"
            " `pulumi preview --diff`, the stack, the account and the region"
        )
    return (
        f"{entry.kind.noun} {entry.id} is locked, and this is {other}, {entry.kind.without}; check the stack, the"
        " account and the region"
    )


def _goes_with_its_pool(entry: Entry, lock: Lock, found: Found) -> bool:
    """Return whether the user pool isn't the locked one; that is reported once, for the pool."""
    pool = lock.pools.get(entry.pool_id) if entry.pool_id is not None else None
    return pool is not None and any(other_id(pool, subject) is not None for subject in found.of(pool))


def _missing(entry: Entry, found: Found) -> str:
    namesake = found.namesake(entry)
    hint = f'; "{namesake}" has the same name in AWS: add an alias if it is the same resource' if namesake else ""
    return f'{entry.kind.noun} "{entry.name}" ({entry.id}) is locked, and the program no longer has it{hint}'


def _at_home(subject: Subject, entry: Entry, lock: Lock, found: Found) -> bool:
    """Return whether a resource is still in its user pool, as far as that is known; in another it would be replaced."""
    if entry.pool_id is None:
        return True
    pool = lock.pools.get(entry.pool_id)
    homes = [] if pool is None else found.of(pool)
    origins = subject.property_dependencies.get("userPoolId", ())
    if origins and homes:
        return any(home.urn in origins or home.options.parent in origins for home in homes)
    value = subject.peek("userPoolId")
    return bool(origins) or not isinstance(value, str) or value == entry.pool_id


RULE = Rule(
    id="cognito-pool-inventory",
    title="Locked resources are still in the program",
    description=(
        "Each pool, app client, domain and resource server of the stack's lock is in the program, in the same pool, and"
        " pools and app clients have the locked ids."
    ),
    severity=Severity.CRITICAL,
    frameworks=("pulumi:removal",),
    remediation_steps=(
        "Restore the resource, add an alias if it was renamed, or run `pulumi import` if the state lost it. To"
        " delete it, add an exception with its name, deploy, and run `make lock STACK=<stack>`."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/",
    applies_to=LOCKED_TYPES,
    check_stack=check_stack,
    options=(
        FOLDER,
        BooleanOption(
            name=LOCK_REQUIRED,
            description="Whether a stack without a lock is a violation; for stacks that are deployed already.",
            default=False,
        ),
    ),
    uses_lock=True,
    on_unknown=None,
)
