"""cognito-client-write-attributes-mutable.

A privileged attribute that can't be changed is set once, at sign-up, by the user who signs up. One that can be changed
is worse: every user can change it at any time. A client that lists nothing may write standard attributes only.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Rule, Severity, StackFinding
from cognito_policies.rules.app_client.powers import HARMLESS, OVERRULE, SENSITIVE, WRITE, because, powerful
from cognito_policies.subject import Subject
from cognito_policies.tokens import APP_CLIENTS, USER_POOL

_SCHEMAS: Final = "schemas"


def check_stack(subjects: Sequence[Subject], options: Options) -> Iterator[StackFinding]:
    """Look in the schema of each client's pool for what the client may write."""
    pools = of_type(subjects, USER_POOL)
    names = {client.urn: powerful(client, options) for client in of_type(subjects, *APP_CLIENTS)}
    links = Links((client for client in of_type(subjects, *APP_CLIENTS) if names[client.urn]), "userPoolId", pools)
    for pool in pools:
        clients = links.of(pool).subjects
        mutable = _mutable(pool) if clients else frozenset()
        for client in clients:
            found = {name: word for name, word in names[client.urn].items() if name in mutable}
            if found:
                message = f"{WRITE} contains {because(found)}, which every user of {pool.name} can change; {OVERRULE}"
                yield StackFinding(client.urn, message)


def _mutable(pool: Subject) -> frozenset[str]:
    """Return the attributes that can change, by the names clients use; absent means that they can."""
    found: set[str] = set()
    for index in pool.indices(_SCHEMAS):
        name = pool.text(_SCHEMAS, index, "name")
        if isinstance(name, str) and pool.flag(_SCHEMAS, index, "mutable") in (None, True):
            found |= {name, f"custom:{name}"}
    return frozenset(found)


RULE = Rule(
    id="cognito-client-write-attributes-mutable",
    title="Users can't change privileged attributes",
    description="No app client may write a mutable attribute that looks privileged.",
    severity=Severity.CRITICAL,
    frameworks=("asvs:8.2.3", "stave:CTL.COGNITO.CLIENT.WRITEATTR.SENSITIVE.001"),
    remediation_steps="Take the attribute out of the client's writeAttributes; a server sets it.",
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=(*APP_CLIENTS, USER_POOL),
    check_stack=check_stack,
    options=(SENSITIVE, HARMLESS),
)
