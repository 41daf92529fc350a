"""cognito-client-write-attributes.

Without the list, a client can write all standard attributes. Apps read custom attributes from tokens: a user who can
write custom:isAdmin is an administrator.
"""

from collections.abc import Iterator

from cognito_policies.model.options import Options
from cognito_policies.model.rule import Rule, Severity
from cognito_policies.model.subject import Subject, TextList
from cognito_policies.model.tokens import APP_CLIENTS
from cognito_policies.rules.app_client.grants import machine_only
from cognito_policies.rules.app_client.privileged_attributes import (
    HARMLESS,
    HARMLESS_HINT,
    SENSITIVE,
    WRITE,
    describe,
    privileged_writes,
)


def check(client: Subject, options: Options) -> Iterator[str]:
    """Check for the list, and for privileged names in it; machine clients have no users."""
    if machine_only(client):
        return
    if client.texts(WRITE) in (None, TextList(frozenset())):
        yield f"{WRITE} is not set: users can change all their standard attributes through this client"
    found = privileged_writes(client, options)
    if found:
        yield f"{WRITE} has {describe(found)}: users can change their own permissions; {HARMLESS_HINT}"


RULE = Rule(
    id="cognito-client-write-attributes",
    title="Users can't change their own permissions",
    description="An app client lists the attributes that users can write, and none that looks privileged.",
    severity=Severity.CRITICAL,
    frameworks=(
        "asvs:8.2.3",
        "stave:CTL.COGNITO.CLIENT.WRITEATTR.DEFAULT.001",
        "stave:CTL.COGNITO.CLIENT.WRITEATTR.SENSITIVE.001",
    ),
    remediation_steps=(
        "List in writeAttributes only what users can change themselves. Set roles and tenants from a server"
        " (AdminUpdateUserAttributes), or use groups."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=APP_CLIENTS,
    check=check,
    options=(SENSITIVE, HARMLESS),
)
