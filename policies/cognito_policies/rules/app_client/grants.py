"""What the rules about OAuth grants share."""

from typing import Final

from cognito_policies.subject import Subject, Words

FLOWS: Final = "allowedOauthFlows"
MACHINE: Final = "client_credentials"
PEOPLE: Final = frozenset({"code", "implicit"})


def grants(client: Subject) -> Words:
    """Return the grants a client has; one that names none has none."""
    return client.words(FLOWS) or Words(frozenset())


def machine_only(client: Subject) -> bool:
    """Tell whether no people sign in with the client."""
    return grants(client) == Words(frozenset({MACHINE}))
