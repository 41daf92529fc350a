"""Creates a lock from the state of a stack."""

from cognito_policies.lock.facts import KINDS, Entry, Kind, Lock
from cognito_policies.model.subject import Subject
from cognito_policies.model.values import UNKNOWN
from cognito_policies.sources.listing import BadInputError, Listed, Listing


def lock_from(listing: Listing, stack: str) -> Lock:
    """Return the lock of a deployed stack.

    Raises:
        BadInputError: A property can't be read, or there is nothing to lock.
    """
    entries = [
        _entry(kind, item) for item in listing.items for kind in KINDS if item.after.type in kind.tokens and item.id
    ]
    if not entries:
        raise BadInputError(f'stack "{stack}" has nothing to lock: no user pool and no identity pool')
    return Lock(stack, tuple(entries))


def _entry(kind: Kind, item: Listed) -> Entry:
    # Programs are compared by inputs; generated names and the pool's id are in the outputs.
    given, made = Subject(item.before), Subject(item.after)
    facts = {fact.name: fact.read(made if fact.absent_is_kept else given) for fact in kind.facts}
    label = made.peek(kind.label)
    pool_id = made.peek("userPoolId")
    unread = [*given.unknown, *made.unknown, *given.wrong_types, *made.wrong_types]
    unread += ["userPoolId"] if kind.in_pool and not isinstance(pool_id, str) else []
    unread += [kind.label] if label is UNKNOWN and kind.label not in unread else []
    if unread:
        raise BadInputError(
            f"{item.after.urn}: can't be locked, because {', '.join(unread)} is encrypted or missing;"
            " use `pulumi stack export --show-secrets`"
        )
    return Entry(
        kind,
        item.after.urn,
        item.id,
        label if isinstance(label, str) else None,
        str(pool_id) if kind.in_pool else None,
        facts,
    )
