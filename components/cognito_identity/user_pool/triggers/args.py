"""Arguments of Lambda triggers."""

from typing import TYPE_CHECKING, TypedDict, Union

import pulumi

from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import LambdaVersion
from cognito_identity.validation.argument_names import ArgumentNames

if TYPE_CHECKING:
    import pulumi_aws as aws

    FunctionArn = Union[pulumi.Input[str], aws.lambda_.Function, aws.lambda_.Alias]  # noqa: UP007 -- an Input isn't a type
else:
    # The component host supports only the ARN; in Python, a function is accepted too.
    FunctionArn = pulumi.Input[str]


class LambdaTriggers(TypedDict, total=False):
    """The Lambda functions that Cognito invokes. A value is the ARN of a function, a version or an alias.

    In Python, a `Function` or `Alias` of `pulumi_aws.lambda_` is accepted too. Functions must be in the user pool's
    region. Each gets a permission that lets only this user pool invoke it. Default: none.

    A function can't use the user pool's id in its environment: the two resources would depend on each other. Read
    `userPoolId` from the event instead. To let a function call the user pool, grant it to the function's role with
    `pool.grant(role, "manage_users")`.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
    """

    create_auth_challenge: FunctionArn
    """Creates a challenge of a custom sign-in. A custom sign-in needs all three challenge functions."""
    custom_email_sender: FunctionArn
    """Sends email instead of Cognito. Codes are encrypted: its role needs `kms:Decrypt` on `custom_sender_kms_key`."""
    custom_message: FunctionArn
    """Customizes the messages that Cognito sends."""
    custom_sms_sender: FunctionArn
    """Sends SMS instead of Cognito. Codes are encrypted: its role needs `kms:Decrypt` on `custom_sender_kms_key`."""
    define_auth_challenge: FunctionArn
    """Selects the next challenge of a custom sign-in. A custom sign-in needs all three challenge functions."""
    post_authentication: FunctionArn
    """Runs after each sign-in."""
    post_confirmation: FunctionArn
    """Runs after a sign-up or a password reset is confirmed."""
    pre_authentication: FunctionArn
    """Runs before each sign-in, and can deny it."""
    pre_sign_up: FunctionArn
    """Runs before each sign-up, and can deny or confirm it."""
    pre_token_generation: FunctionArn
    """Changes the claims of tokens before Cognito issues them."""
    pre_token_generation_config: FunctionArn
    """The same as `pre_token_generation`, in AWS's newer form. Set only one, or the same function for both."""
    user_migration: FunctionArn
    """Migrates users from another directory at their first sign-in or password reset."""
    verify_auth_challenge_response: FunctionArn
    """Verifies the response to a custom challenge. A custom sign-in needs all three challenge functions."""
    pre_token_generation_version: OneOf[LambdaVersion]
    """The event version of `pre_token_generation`: `V1_0`, `V2_0` or `V3_0`. Default: `V1_0`.

    `V2_0` and `V3_0` need the essentials plan.
    """


NAMES = ArgumentNames(
    unsupported={
        LambdaTriggers: {
            "inbound_federation": (
                "isn't supported by pulumi-aws yet",
                "remove it, and don't set it outside Pulumi: the next update would remove it",
            ),
        },
    },
    takes_functions=frozenset({LambdaTriggers}),
)
