"""An Output can have any value: it is accepted, or refused with the path of its argument."""

from collections.abc import Mapping
from typing import Any

import pulumi
import pytest

from cognito_identity import (
    AppClient,
    FederatedProvider,
    IdentityPool,
    ResourceServer,
    UserGroup,
    UserPoolAlarms,
    UserPoolDomain,
    UserPoolWithMfa,
)
from cognito_identity.alarms.args import UserPoolAlarmsArgs
from cognito_identity.user_pool.triggers.settings import CUSTOM_CHALLENGE
from cognito_identity.validation.problems import ArgumentError, path_text
from cognito_identity.validation.shapes import Leaf, object_type
from tests.cognito_identity.aws_model.leaves import nested
from tests.cognito_identity.engine import run
from tests.cognito_identity.test_every_limit import COMPONENTS, NEEDED_ARGUMENTS, POOL, leaves, merged

MAKES: Mapping[str, Any] = {
    "UserPoolWithMfaArgs": UserPoolWithMfa,
    "AppClientArgs": AppClient,
    "IdentityPoolArgs": IdentityPool,
    "UserPoolDomainArgs": UserPoolDomain,
    "ResourceServerArgs": ResourceServer,
    "UserGroupArgs": UserGroup,
    "FederatedProviderArgs": FederatedProvider,
    "UserPoolAlarmsArgs": UserPoolAlarms,
}
FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:ask"
RULE = {"claim": "team", "claim_value": "ops", "mapped_role": "arn:aws:iam::123456789012:role/ops"}
DOCUMENT = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}'
OIDC = {**POOL, "provider_type": "oidc", "name": "corp", "client_id": "a", "issuer_url": "https://corp.example"}
APPLE = {**POOL, "provider_type": "apple", "client_id": "a", "key_id": "b", "team_id": "c", "private_key": "d"}
BASES: Mapping[str, Any] = {
    **{component.args.__name__: component.base for component in COMPONENTS},
    "UserPoolAlarmsArgs": POOL,
    "UserPoolDomainArgs": {**POOL, "cognito_domain": {"domain_prefix": "shop"}},
}
OTHER_ARGUMENTS: Mapping[str, Any] = {
    **NEEDED_ARGUMENTS,
    "email.source_arn": {"email": {"from_email": "no-reply@example.com"}},
    **{
        f"lambda_triggers.{word}": {"lambda_triggers": dict.fromkeys(CUSTOM_CHALLENGE, FUNCTION)}
        for word in CUSTOM_CHALLENGE
    },
    "policies": {"identity_pool_id": "eu-central-1:0a1b2c3d-0000-0000-0000-000000000000"},
    "role_mappings.": {
        "authentication_providers": {"custom_provider": "some"},
        "role_mappings": {"some": {"rules": [RULE]}},
    },
    "identity_pool_id": {"policies": [DOCUMENT]},
    "analytics.application_id": {"analytics": {"external_id": "x", "role_arn": "arn:aws:iam::123456789012:role/x"}},
    "analytics.role_arn": {"analytics": {"external_id": "x", "application_id": "abc"}},
}
OTHER_BASES: Mapping[str, Any] = {
    "custom_domain.domain_name": {**POOL, "custom_domain": {"hosted_zone_id": "Z1"}},
    "custom_domain.certificate_arn": {**POOL, "custom_domain": {"domain_name": "auth.example.com"}},
    "custom_domain.hosted_zone_id": {**POOL, "custom_domain": {"domain_name": "auth.example.com"}},
    "client_id": OIDC,
    "client_secret": OIDC,
    "issuer_url": OIDC,
    "metadata_xml": {**POOL, "provider_type": "saml", "name": "corp"},
    **dict.fromkeys(("key_id", "team_id", "private_key"), APPLE),
}
"""Arguments that need another type of provider or domain."""

PLACES = [
    (args.__name__, path)
    for args in (*(component.args for component in COMPONENTS), UserPoolAlarmsArgs)
    for path, shape in leaves(object_type(args))
    # Delivery errors can only be sent to a log group.
    if isinstance(shape, Leaf) and shape.output and path[:2] != ("log_delivery", "user_notification")
]


def arguments(kind: str, path: tuple[str | int, ...], value: Any) -> Any:
    dotted = ".".join(str(segment) for segment in path if not isinstance(segment, int))
    other_base = kind in ("FederatedProviderArgs", "UserPoolDomainArgs")
    args: Any = OTHER_BASES.get(dotted, BASES[kind]) if other_base else BASES[kind]
    if kind == "UserGroupArgs" and dotted in ("permissions_boundary", "tags.some"):
        # Both apply to the role, which is created for policies.
        args = merged(args, {**OTHER_ARGUMENTS["policies"], "policies": [DOCUMENT]})
    for prefix, others in OTHER_ARGUMENTS.items():
        if dotted.startswith(prefix) and not other_base:
            args = merged(args, others)
    return merged(args, nested(path, value))


@pytest.mark.parametrize("bad", [None, 5, ["hunter2"], "", "hunter2\n" * 999])
@pytest.mark.parametrize(("kind", "path"), PLACES)
def test_any_value_of_an_output_is_accepted_or_an_argument_error(
    kind: str, path: tuple[str | int, ...], bad: Any
) -> None:
    done = run(lambda: MAKES[kind]("it", arguments(kind, path, pulumi.Output.secret(bad))))
    if isinstance(bad, str) and done.error is None:
        return
    assert isinstance(done.error, ArgumentError), repr(done.error)
    assert path_text(done.error.problems[0].path).startswith(str(path[0]))
    assert "hunter2" not in str(done.error)


@pytest.mark.parametrize(("kind", "path"), PLACES)
def test_unknown_outputs_are_accepted_in_a_preview(kind: str, path: tuple[str | int, ...]) -> None:
    def program() -> None:
        other = UserPoolWithMfa("other", {})
        MAKES[kind]("it", arguments(kind, path, other.user_pool_id))

    done = run(program, preview=True)
    assert done.error is None, done.error


def test_every_component_has_arguments_that_take_outputs() -> None:
    assert {kind for kind, _ in PLACES} == set(MAKES)
    assert len(PLACES) > 60
