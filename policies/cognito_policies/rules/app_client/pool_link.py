"""cognito-client-pool-link."""

from collections.abc import Iterator, Sequence
from typing import Final

from cognito_policies.links import Links
from cognito_policies.options import Options
from cognito_policies.role_slots import of_type
from cognito_policies.rule import Level, Rule, Severity, StackFinding
from cognito_policies.rules.app_client.grants import PEOPLE, grants, machine_only
from cognito_policies.subject import Subject, Words
from cognito_policies.tokens import APP_CLIENTS, IDENTITY_PROVIDER, USER_POOL
from cognito_policies.values import UNKNOWN

_PROVIDERS: Final = "supportedIdentityProviders"


def check_stack(subjects: Sequence[Subject], _options: Options) -> Iterator[StackFinding]:
    """Look for the clients of each pool and the providers of each client."""
    pools = of_type(subjects, USER_POOL)
    clients = Links(of_type(subjects, *APP_CLIENTS), "userPoolId", pools)
    providers = Links(of_type(subjects, IDENTITY_PROVIDER), "userPoolId", pools)
    for pool in pools:
        own, known = clients.of(pool), providers.of(pool)
        if not own.subjects and not own.maybe:
            yield StackFinding(
                pool.urn, "the pool has no app client: nobody can sign in, or a client is kept elsewhere"
            )
        people = [client for client in own.subjects if not machine_only(client)]
        for client in people:
            names = client.words(_PROVIDERS)
            if names is None or names == Words(frozenset()):
                # Only managed login asks for it: users of an SDK sign in without.
                if grants(client).known & PEOPLE:
                    yield StackFinding(
                        client.urn,
                        f"{_PROVIDERS} is not set: managed login then offers nothing to sign in with; list COGNITO for"
                        " the pool's own users",
                    )
            elif not known.maybe:
                yield from _missing(client, names, known.subjects)


def _missing(client: Subject, names: Words, providers: Sequence[Subject]) -> Iterator[StackFinding]:
    present = [provider.text("providerName") for provider in providers]
    absent = sorted(names.known - {"COGNITO", *(name for name in present if isinstance(name, str))})
    if absent and UNKNOWN not in present:
        yield StackFinding(client.urn, f"{_PROVIDERS} contains {', '.join(absent)}, which the pool does not have")


RULE = Rule(
    id="cognito-client-pool-link",
    title="Clients, pools and providers belong together",
    description="A user pool has an app client, and the client names identity providers that the pool has.",
    severity=Severity.LOW,
    frameworks=("stave:CTL.COGNITO.ORPHAN.NOCLIENTS.001", "aws:SupportedIdentityProviders"),
    remediation_steps=(
        "Give the pool a client, and list in supportedIdentityProviders COGNITO and the pool's own providers."
    ),
    url="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html",
    applies_to=(USER_POOL, *APP_CLIENTS, IDENTITY_PROVIDER),
    check_stack=check_stack,
    level=Level.ADVISORY,
)
