"""Resolves and checks the arguments of an identity pool."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from cognito_identity.aws_model.checks import model_problems
from cognito_identity.aws_model.tables import IDENTITY_POOL, IDENTITY_POOL_PRINCIPAL_TAG, IDENTITY_POOL_ROLE_ATTACHMENT
from cognito_identity.iam.permissions_boundary import boundary_limits
from cognito_identity.iam.role_names import role_name_fits
from cognito_identity.identity_pool.inputs import (
    SOCIAL_PROVIDERS,
    identity_pool_inputs,
    principal_tag_inputs,
    role_mapping_inputs,
)
from cognito_identity.identity_pool.rules import KINDS, VALUE_RULES, identity_pool_problems
from cognito_identity.identity_pool.settings import IdentityPoolSettings, identity_pool_settings_of
from cognito_identity.validation.problems import REDACTED, Key, Path, Problem, Problems
from cognito_identity.validation.reader import nested
from cognito_identity.validation.tags import tag_problems
from cognito_identity.validation.value_rules import value_problems

_ARGUMENTS = {aws_name: name for name, aws_name in SOCIAL_PROVIDERS.items()}
_SECRETS = (("authentication_providers", "twitter"),)
"""Arguments whose values are redacted."""


def resolve_identity_pool(
    name: str,
    values: Mapping[str, Any],
    problems: Problems,
    path: Path = (),
    *,
    own_clients: Mapping[str, str | None] | None = None,
) -> IdentityPoolSettings:
    """Resolve and check arguments that were read. `own_clients` are the app clients of a `UserIdentity`, by name."""
    settings = identity_pool_settings_of(name, values, own_clients=own_clients)
    for kind in KINDS:
        if settings.makes_role(kind):
            problems.extend(role_name_fits(f"{name}-{kind}-role"))
    roles = {kind: values[f"{kind}_role"] for kind in KINDS if f"{kind}_role" in values}
    model = [
        *model_problems(IDENTITY_POOL, identity_pool_inputs(settings)),
        *_role_problems({"roles": roles}, nested(values, "role_mappings")),
        *model_problems(IDENTITY_POOL_PRINCIPAL_TAG, principal_tag_inputs(nested(values, "principal_tags"))),
    ]
    model += boundary_limits(values)
    rules = chain(identity_pool_problems(settings), value_problems(values, VALUE_RULES), tag_problems(values))
    problems.add_rules_and_model(rules, map(_with_our_names, model), path)
    return settings


def _role_problems(roles: Mapping[str, Any], mappings: Mapping[str, Any]) -> Iterator[Problem]:
    """Return the violations of AWS's model, with stand-ins for provider names, which may be Outputs."""
    inputs = role_mapping_inputs(mappings) or []
    stand_ins = [{**mapping, "identity_provider": f"provider-{index}"} for index, mapping in enumerate(inputs)]
    items = {"role_mappings": tuple(("role_mappings", Key(name)) for name in sorted(mappings))}
    return model_problems(IDENTITY_POOL_ROLE_ATTACHMENT, {**roles, "role_mappings": stand_ins or None}, items)


def _with_our_names(problem: Problem) -> Problem:
    """Return the problem with our argument in place of a social provider's domain; Twitter's value is a secret."""
    renamed = replace(problem, path=tuple(_ARGUMENTS.get(str(segment), segment) for segment in problem.path))
    return replace(renamed, value=REDACTED) if renamed.path in _SECRETS else renamed
