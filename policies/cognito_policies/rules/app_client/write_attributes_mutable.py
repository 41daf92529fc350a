"""cognito-client-write-attributes-mutable.

Users can set an immutable attribute once, at sign-up, and a mutable one at any time. Without writeAttributes, a client
can write standard attributes only, so it isn't checked here.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, of_type
from cognito_policies.model.tokens import APP_CLIENTS, USER_POOL
from cognito_policies.rules.app_client.privileged_attributes import (
    HARMLESS,
    HARMLESS_HINT,
    SENSITIVE,
    WRITE,
    describe,
    privileged_writes,
)

_SCHEMAS: Final = "schemas"


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Compare what each client can write with the schema of its pool."""
    pools = of_type(subjects, USER_POOL)
    names = {client.urn: privileged_writes(client, options) for client in of_type(subjects, *APP_CLIENTS)}
    links = Links((client for client in of_type(subjects, *APP_CLIENTS) if names[client.urn]), "userPoolId", pools)
    for pool in pools:
        clients = links.of(pool).subjects
        mutable = _mutable(pool) if clients else frozenset()
        for client in clients:
            found = {name: word for name, word in names[client.urn].items() if name in mutable}
            if found:
                where = f'mutable in the schema of "{pool.name}"'
                message = f"{WRITE} has {describe(found)}, {where}: users can change it at any time; {HARMLESS_HINT}"
                yield StackFinding(client.urn, message)


def _mutable(pool: Subject) -> frozenset[str]:
    """Return the mutable attributes, by the names that clients use; absent means mutable."""
    found: set[str] = set()
    for index in pool.indices(_SCHEMAS):
        name = pool.text(_SCHEMAS, index, "name")
        if isinstance(name, str) and pool.boolean(_SCHEMAS, index, "mutable") in (None, True):
            found |= {name, f"custom:{name}"}
    return frozenset(found)


RULE = Rule(
    id="cognito-client-write-attributes-mutable",
    title="Users can't change privileged attributes",
    description="No app client can write a mutable attribute that looks privileged.",
    severity=Severity.CRITICAL,
    frameworks=("asvs:8.2.3", "stave:CTL.COGNITO.CLIENT.WRITEATTR.SENSITIVE.001"),
    remediation_steps="Remove the attribute from writeAttributes of the app client, and set it from a server.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(*APP_CLIENTS, USER_POOL),
    check_stack=check_stack,
    options=(SENSITIVE, HARMLESS),
)
