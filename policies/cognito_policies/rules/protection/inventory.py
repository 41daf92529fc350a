"""cognito-pool-inventory."""

from collections.abc import Iterator, Sequence

from cognito_policies.lock.facts import LOCKED_TYPES, Entry, Lock
from cognito_policies.lock.ids import other_id
from cognito_policies.lock.lookup import BrokenLock, NoLock
from cognito_policies.lock.matching import Found
from cognito_policies.lock.options import FOLDER
from cognito_policies.options import FlagOption, Options
from cognito_policies.rule import LOCK_REQUIRED, Rule, Severity, StackFinding
from cognito_policies.subject import Subject
from cognito_policies.values import UNKNOWN, Unknown


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look for everything the lock names, and for each part in the pool it belongs to."""
    lock = options.lock
    if isinstance(lock, BrokenLock) or (isinstance(lock, NoLock) and options.flag(LOCK_REQUIRED)):
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
                message = f"it is locked in user pool {entry.pool_id} and would go to another one: it would be replaced"
                yield StackFinding(subject.urn, message)


def _another(entry: Entry, other: str | Unknown) -> str:
    """Say that a resource is not the locked one, whatever its name is."""
    if other is UNKNOWN:
        return (
            f"{entry.kind.noun} {entry.id} is locked, and this would create a new one, {entry.kind.without}: see what"
            " replaces it (`pulumi preview --diff`), or whether the state, the account or the region is another"
        )
    return (
        f"{entry.kind.noun} {entry.id} is locked, and this is {other}, {entry.kind.without}: the account, the region or"
        " the state is another, or it was replaced"
    )


def _goes_with_its_pool(entry: Entry, lock: Lock, found: Found) -> bool:
    """Tell whether a part's user pool is another one: that is said of the pool, once."""
    pool = lock.pools.get(entry.pool_id) if entry.pool_id is not None else None
    return pool is not None and any(other_id(pool, subject) is not None for subject in found.of(pool))


def _missing(entry: Entry, found: Found) -> str:
    namesake = found.namesake(entry)
    hint = f' ("{namesake}" has its name at AWS: if it is the same, give it an alias)' if namesake else ""
    return f"the {entry.kind.noun} {entry.name} ({entry.id}) is locked, and the program no longer has it{hint}"


def _at_home(subject: Subject, entry: Entry, lock: Lock, found: Found) -> bool:
    """Tell whether a part of a pool still belongs to it, as far as that can be told; elsewhere it would be replaced."""
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
    title="Everything that is locked is still in the program",
    description=(
        "Every pool, app client, domain and resource server the stack's lock names is in the program, in its pool;"
        " pools and app clients are those with the locked ids, and not new ones with the same names."
    ),
    severity=Severity.CRITICAL,
    frameworks=("pulumi:removal",),
    remediation_steps=(
        "Put it back, or give what was renamed an alias; import what the state lost (`pulumi import`). Where it is"
        " meant to go, except it by name until a day, deploy, and write the lock anew with `make lock STACK=<stack>`."
    ),
    url="https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/",
    applies_to=LOCKED_TYPES,
    check_stack=check_stack,
    options=(
        FOLDER,
        FlagOption(
            name=LOCK_REQUIRED,
            description="Whether a stack without a lock is a violation: for stacks that are deployed already.",
            default=False,
        ),
    ),
    uses_lock=True,
    on_unknown=None,
)
