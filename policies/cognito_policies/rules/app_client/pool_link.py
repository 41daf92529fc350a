"""cognito-client-pool-link."""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.lookup.links import Links
from cognito_policies.model.options import Options
from cognito_policies.model.rule import Level, Rule, Severity, StackFinding
from cognito_policies.model.subject import Subject, TextList, of_type
from cognito_policies.model.tokens import APP_CLIENTS, IDENTITY_PROVIDER, USER_POOL
from cognito_policies.model.values import UNKNOWN, quoted
from cognito_policies.rules.app_client.grants import USER_GRANTS, grants, machine_only

_PROVIDERS: Final = "supportedIdentityProviders"


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Check the clients of each pool, and the identity providers of each client."""
    pools = of_type(subjects, USER_POOL)
    clients = Links(of_type(subjects, *APP_CLIENTS), "userPoolId", pools)
    providers = Links(of_type(subjects, IDENTITY_PROVIDER), "userPoolId", pools)
    for pool in pools:
        own, known = clients.of(pool), providers.of(pool)
        if not own.subjects and not own.maybe:
            yield StackFinding(pool.urn, "no app client in this stack uses the pool, so users can't sign in")
        for client in (client for client in own.subjects if not machine_only(client)):
            names = client.texts(_PROVIDERS)
            if names is None or names == TextList(frozenset()):
                # Only managed login needs it: with an SDK, users sign in without.
                if grants(client).known & USER_GRANTS:
                    yield StackFinding(
                        client.urn,
                        f'{_PROVIDERS} is not set: users can\'t sign in with managed login; add "COGNITO" for the users'
                        " of the pool",
                    )
            elif not known.maybe:
                yield from _missing(client, names, known.subjects)


def _missing(client: Subject, names: TextList, providers: Sequence[Subject]) -> Iterator[StackFinding]:
    present = [provider.text("providerName") for provider in providers]
    absent = sorted(names.known - {"COGNITO", *(name for name in present if isinstance(name, str))})
    if absent and UNKNOWN not in present:
        yield StackFinding(client.urn, f"{_PROVIDERS} has {quoted(absent)}, which is no identity provider of the pool")


RULE = Rule(
    id="cognito-client-pool-link",
    title="App clients and identity providers exist",
    description="A user pool has an app client, and app clients name identity providers that the pool has.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ORPHAN.NOCLIENTS.001", "aws:SupportedIdentityProviders"),
    remediation_steps=(
        'Add an aws.cognito.UserPoolClient, and list "COGNITO" or the pool\'s identity providers in'
        " supportedIdentityProviders."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html",
    applies_to=(USER_POOL, *APP_CLIENTS, IDENTITY_PROVIDER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
