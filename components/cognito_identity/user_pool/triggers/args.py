"""The words of a user pool's Lambda triggers."""

from typing import TYPE_CHECKING, TypedDict, Union

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import LambdaVersion
from cognito_identity.validation.argument_names import ArgumentNames

if TYPE_CHECKING:
    import pulumi_aws as aws

    FunctionArn = Union[pulumi.Input[str], aws.lambda_.Function, aws.lambda_.Alias]  # noqa: UP007 -- an Input is no type
else:
    # The component host knows ARNs only; in Python the reader takes the function itself as well.
    FunctionArn = pulumi.Input[str]


class LambdaTriggers(TypedDict, total=False):
    """The functions Cognito asks, by operation: a function's ARN, with an alias or version if you like.

    In Python a `Function` or `Alias` of `pulumi_aws.lambda_` will do as well. Each gets a permission by which this
    pool, and no other, may call it. It must be in the pool's region.

    A function that needs the pool's id finds it in every event as `userPoolId`. Don't put it in the function's
    environment: the pool would wait for the function and the function for the pool. What the function may do to the
    pool is granted to its role, `pool.grant(role, "manage_users")`, which waits for the pool alone. A policy that is
    written before there is a pool can name `arn:aws:cognito-idp:<region>:<account>:userpool/*`, at the price of all
    the account's pools there.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
    """

    create_auth_challenge: FunctionArn
    """Makes the challenge of a custom sign-in. The three functions of a custom sign-in are given together."""
    custom_email_sender: FunctionArn
    """Sends all mail in Cognito's place. Codes come encrypted: its role needs `kms:Decrypt` on the key."""
    custom_message: FunctionArn
    """Writes the messages that Cognito sends."""
    custom_sms_sender: FunctionArn
    """Sends all SMS in Cognito's place. Codes come encrypted: its role needs `kms:Decrypt` on the key."""
    define_auth_challenge: FunctionArn
    """Decides which challenge of a custom sign-in comes next. The three are given together."""
    post_authentication: FunctionArn
    """Hears of each sign-in."""
    post_confirmation: FunctionArn
    """Hears of each confirmed account and each password that was set anew."""
    pre_authentication: FunctionArn
    """May refuse a sign-in."""
    pre_sign_up: FunctionArn
    """May refuse a sign-up, or confirm it at once."""
    pre_token_generation: FunctionArn
    """Changes what tokens say."""
    pre_token_generation_config: FunctionArn
    """The same in AWS's newer form. Give one of the two, or the same function to both."""
    user_migration: FunctionArn
    """Brings people over from another directory when they first sign in."""
    verify_auth_challenge_response: FunctionArn
    """Checks the answer to a custom challenge. The three are given together."""
    pre_token_generation_version: OneOf[LambdaVersion]
    """The event of the pre-token function. Default: `V1_0`. `V2_0` and `V3_0` need the essentials plan."""


NAMES = ArgumentNames(
    unsupported={
        LambdaTriggers: {
            "inbound_federation": (
                "is a trigger that pulumi-aws doesn't support yet",
                "leave it out; if it were set outside Pulumi, the next update of the pool would remove it",
            ),
        },
    },
    takes_functions=frozenset({LambdaTriggers}),
)
