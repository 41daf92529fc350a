"""cognito-client-write-attributes.

A client that lists nothing may write every standard attribute. Custom attributes are in a token like any claim: a
user who can write custom:isAdmin is an admin.
"""

from collections.abc import Iterator

from cognito_policies.options import Options
from cognito_policies.rule import Rule, Severity
from cognito_policies.rules.app_client.grants import machine_only
from cognito_policies.rules.app_client.powers import HARMLESS, OVERRULE, SENSITIVE, WRITE, because, powerful
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS


def check(client: Subject, options: Options) -> Iterator[str]:
    """Look for the list, and for what should not be in it; machines have no attributes."""
    if machine_only(client):
        return
    if client.words(WRITE) in (None, Words(frozenset())):
        yield f"{WRITE} is not set: users can change all their standard attributes through this client"
    found = powerful(client, options)
    if found:
        yield f"{WRITE} contains {because(found)}: users can give themselves what the name says; {OVERRULE}"


RULE = Rule(
    id="cognito-client-write-attributes",
    title="Users can't promote themselves",
    description="An app client lists the attributes users can write, and none that looks privileged.",
    severity=Severity.CRITICAL,
    frameworks=(
        "asvs:8.2.3",
        "stave:CTL.COGNITO.CLIENT.WRITEATTR.DEFAULT.001",
        "stave:CTL.COGNITO.CLIENT.WRITEATTR.SENSITIVE.001",
    ),
    remediation_steps=(
        "List in writeAttributes what users can change themselves. Set roles, tenants and permissions from a server"
        " (AdminUpdateUserAttributes) or keep them in groups."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html",
    applies_to=APP_CLIENTS,
    check=check,
    options=(SENSITIVE, HARMLESS),
)
