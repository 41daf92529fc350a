"""The OAuth grants of an app client."""

from typing import Final

from cognito_policies.model.subject import Subject, TextList

FLOWS: Final = "allowedOauthFlows"
MACHINE_GRANT: Final = "client_credentials"
USER_GRANTS: Final = frozenset({"code", "implicit"})


def grants(client: Subject) -> TextList:
    """Return the grants a client has; without the property, none."""
    return client.texts(FLOWS) or TextList(frozenset())


def machine_only(client: Subject) -> bool:
    """Return whether the client is for machine access only."""
    return grants(client) == TextList(frozenset({MACHINE_GRANT}))
