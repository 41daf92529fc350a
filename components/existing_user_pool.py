"""A user pool that another program owns."""

import re
from typing import Any

import pulumi

from .account import account_of
from .reading.problems import ArgumentError, Problem
from .settings.app_client import PoolFacts
from .tokens import type_token
from .user_pool_methods import UserPoolMethods

_POOL_ID = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]_[0-9a-zA-Z]+")
_POOL_ARN = re.compile(r"arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[\w-]+_[0-9a-zA-Z]+")
_ARN_REGION = 3


class ExistingUserPool(UserPoolMethods):
    """A handle on a pool this program does not own: everything can be added to it, and nothing of it is changed.

    Made by `UserPoolWithMfa.from_user_pool_id` and `from_user_pool_arn`. A pool in another region is reached through
    the `region` of each resource, so it needs no second provider.
    """

    def __init__(
        self,
        name: str,
        user_pool_id: pulumi.Input[str] | None,
        user_pool_arn: pulumi.Input[str] | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        pool_id = _pool_id(name, user_pool_id, user_pool_arn)
        transformations = [] if user_pool_arn is None else [_in_region(_part(user_pool_arn, _ARN_REGION))]
        own = pulumi.ResourceOptions(transformations=transformations)
        super().__init__(type_token("ExistingUserPool"), name, None, pulumi.ResourceOptions.merge(opts, own))
        self._start_adding(name, PoolFacts())
        self.user_pool_id = pool_id
        self.user_pool_arn = _arn(self, pool_id) if user_pool_arn is None else pulumi.Output.from_input(user_pool_arn)
        pool_region = pool_id.apply(lambda found: found.partition("_")[0])
        self.endpoint = pulumi.Output.concat("cognito-idp.", pool_region, ".amazonaws.com/", pool_id)
        self.user_pool_provider_name = self.endpoint
        self.user_pool_provider_url = pulumi.Output.concat("https://", self.endpoint)
        self.jwks_url = pulumi.Output.concat(self.user_pool_provider_url, "/.well-known/jwks.json")
        self.register_outputs({"userPoolId": self.user_pool_id, "userPoolArn": self.user_pool_arn})

    def add_trigger(self, operation: str, _function: object, _lambda_version: object = None) -> None:
        """Refuse: triggers are part of a pool, and nothing of this one is changed.

        Raises:
            ArgumentError: always.
        """
        rule = "is part of a pool that this program does not own"
        problem = Problem(("operation",), rule, "give the trigger where the pool is made", operation)
        raise ArgumentError(f'ExistingUserPool "{self._name}"', [problem])


def _pool_id(name: str, pool_id: pulumi.Input[str] | None, arn: pulumi.Input[str] | None) -> pulumi.Output[str]:
    """Take the id from the ARN where that was given; check what is known now."""
    for argument, value, pattern, form in (
        ("user_pool_id", pool_id, _POOL_ID, "<region>_<id>"),
        ("user_pool_arn", arn, _POOL_ARN, "arn:aws:cognito-idp:<region>:<account>:userpool/<pool id>"),
    ):
        if isinstance(value, str) and not pattern.fullmatch(value):
            problem = Problem((argument,), f"must be {form}", "copy it from the pool", value)
            raise ArgumentError(f'ExistingUserPool "{name}"', [problem])
    if pool_id is not None:
        return pulumi.Output.from_input(pool_id)
    if arn is None:
        problem = Problem(("user_pool_id",), "or the ARN is needed", "give one of the two")
        raise ArgumentError(f'ExistingUserPool "{name}"', [problem])
    return pulumi.Output.from_input(arn).apply(lambda found: found.rpartition("/")[2])


def _part(arn: pulumi.Input[str], index: int) -> pulumi.Output[str]:
    return pulumi.Output.from_input(arn).apply(lambda found: found.split(":")[index])


def _in_region(region: pulumi.Input[str]) -> Any:
    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if not args.type_.startswith("aws:cognito/"):
            return None
        return pulumi.ResourceTransformationResult({**args.props, "region": region}, args.opts)

    return transform


def _arn(parent: pulumi.Resource, pool_id: pulumi.Output[str]) -> pulumi.Output[str]:
    account = account_of(parent)
    return pulumi.Output.all(account.partition, account.id, pool_id).apply(
        lambda found: f"arn:{found[0]}:cognito-idp:{found[2].partition('_')[0]}:{found[1]}:userpool/{found[2]}"
    )
