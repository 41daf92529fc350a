"""Checks of Lambda triggers that AWS's API model doesn't have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cognito_identity.user_pool.triggers.args import LambdaTriggers
from cognito_identity.user_pool.triggers.settings import (
    CUSTOM_CHALLENGE,
    PLAIN_TOKEN,
    TOKEN_CONFIG,
    TOKEN_VERSION,
    Trigger,
)
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.reader import nested
from cognito_identity.validation.value_rules import ValueRules, value_problems

_FUNCTION = (
    r"arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,140}(:(\$LATEST|[A-Za-z0-9_-]{1,128}))?"
)
_KEY = r"arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(key|alias)/\S+"
_PATH: Path = ("lambda_triggers",)


def trigger_problems(values: Mapping[str, Any], triggers: Sequence[Trigger]) -> Iterator[Problem]:
    """Yield the problems of all rules, for the arguments of a user pool and their triggers."""
    yield from value_problems(values, FUNCTION_RULES)
    yield from pre_token_functions_agree(nested(values, "lambda_triggers"))
    yield from custom_challenge_is_complete(triggers)


def kms_key_arn_is_valid(key: object, path: Path) -> Iterator[Problem]:
    """The key must be the ARN of a KMS key or alias."""
    if isinstance(key, str) and not re.fullmatch(_KEY, key):
        fix = "pass key.arn, of the form arn:aws:kms:<region>:<account>:key/<id>"
        yield Problem(path, "must be the ARN of a KMS key", fix, key, code="kms-key-invalid")


def function_arn_is_valid(function: object, path: Path) -> Iterator[Problem]:
    """Triggers must be ARNs of Lambda functions; AWS's API model accepts any ARN."""
    if isinstance(function, str) and not re.fullmatch(_FUNCTION, function):
        fix = "pass function.arn, of the form arn:aws:lambda:<region>:<account>:function:<name>"
        yield Problem(path, "must be the ARN of a Lambda function", fix, function, code="function-arn-invalid")


def pre_token_functions_agree(triggers: Mapping[str, Any]) -> Iterator[Problem]:
    """Both forms of the pre token generation trigger must have the same function."""
    plain, config = triggers.get(PLAIN_TOKEN), triggers.get(TOKEN_CONFIG)
    if plain is None and config is None:
        if TOKEN_VERSION in triggers:
            rule = f"needs `lambda_triggers.{PLAIN_TOKEN}`"
            yield Problem(
                (*_PATH, TOKEN_VERSION),
                rule,
                "set the trigger, or remove the version",
                code="trigger-version-conflict",
            )
    elif None not in (plain, config) and plain is not config and not _same_text(plain, config):
        rule = f"must be the same function as `lambda_triggers.{TOKEN_CONFIG}`"
        yield Problem(
            (*_PATH, PLAIN_TOKEN),
            rule,
            "remove one of them",
            code="trigger-duplicate",
            related=(f"lambda_triggers.{TOKEN_CONFIG}",),
        )


def custom_challenge_is_complete(triggers: Sequence[Trigger]) -> Iterator[Problem]:
    """A custom sign-in needs all three challenge triggers, or it fails for all users."""
    present = {trigger.argument for trigger in triggers}
    missing = [argument for argument in CUSTOM_CHALLENGE if argument not in present]
    if 0 < len(missing) < len(CUSTOM_CHALLENGE):
        present_triggers = " and ".join(f"`lambda_triggers.{word}`" for word in CUSTOM_CHALLENGE if word in present)
        for argument in missing:
            rule = "is required: a custom sign-in needs all three challenge triggers"
            yield Problem(
                (*_PATH, argument), rule, f"set it, or remove {present_triggers}", code="custom-challenge-incomplete"
            )


def _same_text(one: object, other: object) -> bool:
    return isinstance(one, str) and one == other


FUNCTION_RULES: ValueRules = {
    (*_PATH, argument): function_arn_is_valid
    for argument in LambdaTriggers.__annotations__
    if argument != TOKEN_VERSION
}
"""The checks of plain values. `PoolTriggers` checks Outputs, including the ARNs of functions."""
