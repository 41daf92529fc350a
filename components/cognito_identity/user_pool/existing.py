"""The component `ExistingUserPool`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

import pulumi

from cognito_identity.account import account_of
from cognito_identity.addresses import pool_endpoint, pool_region
from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.pool_ids import EXISTING_POOL_RULES
from cognito_identity.type_tokens import type_token
from cognito_identity.user_pool.methods import UserPoolMethods
from cognito_identity.validation.mappings import drop_none
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import ArgumentError, Problem, Problems
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values, value_problems

_REGIONAL = ("aws:cognito/", "aws:cloudwatch/")
"""The resource types that must be in the pool's region. Roles and DNS records have no region."""


@dataclass(frozen=True)
class ExistingUserPoolSettings:
    """The settings of `ExistingUserPool`."""

    ids: Mapping[str, pulumi.Input[str]]
    """`user_pool_id`, `user_pool_arn` or both."""


class ExistingUserPool(UserPoolMethods):
    """A user pool that this program doesn't manage. Clients, domains and others can be added to it.

    Create it with `UserPoolWithMfa.from_user_pool_id` or `from_user_pool_arn`. The user pool can be in another region;
    the added resources then get its `region`.

    ```python
    pool = UserPoolWithMfa.from_user_pool_id("users", "eu-central-1_aBcDeFgH1")
    client = pool.add_client("web", {"preset": "spa"})
    ```
    """

    user_pool_id: pulumi.Output[str]
    """The id of the user pool."""
    user_pool_arn: pulumi.Output[str]
    """The ARN of the user pool."""
    user_pool_provider_name: pulumi.Output[str]
    """The provider name of the user pool: `cognito-idp.<region>.amazonaws.com/<user pool id>`."""
    user_pool_provider_url: pulumi.Output[str]
    """The issuer URL of the user pool's tokens."""
    jwks_url: pulumi.Output[str]
    """The URL of the public keys for the user pool's tokens."""
    endpoint: pulumi.Output[str]
    """The endpoint of the user pool, without `https://`."""

    def __init__(
        self,
        name: str,
        user_pool_id: pulumi.Input[str] | None,
        user_pool_arn: pulumi.Input[str] | None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        subject = subject_of("ExistingUserPool", name)
        settings = resolved(
            user_pool_id,
            ExistingUserPoolSettings,
            subject,
            lambda problems: _resolve(user_pool_id, user_pool_arn, problems),
        )
        checked = checked_values(settings.ids, EXISTING_POOL_RULES, subject)
        ids = {key: as_output(value) for key, value in checked.items()}
        arn = ids.get("user_pool_arn")
        pool_id = ids["user_pool_id"] if "user_pool_id" in ids else ids["user_pool_arn"].apply(_id_in)
        own = pulumi.ResourceOptions(transformations=[_in_region(pool_id.apply(pool_region))])
        super().__init__(
            type_token("ExistingUserPool"), name, None, pulumi.ResourceOptions.merge(propagate_depends_on(opts), own)
        )
        self._init_children(name, UserPoolContext())
        self.user_pool_id = pool_id
        self.user_pool_arn = _arn(self, pool_id) if arn is None else arn
        self._set_endpoint(pool_id.apply(pool_endpoint))
        self.register_outputs({"userPoolId": self.user_pool_id, "userPoolArn": self.user_pool_arn})

    @classmethod
    def _from_settings(cls, name: str, settings: ExistingUserPoolSettings, opts: pulumi.ResourceOptions) -> Self:
        """Create the component from validated settings."""
        return cls(name, cast("pulumi.Output[str]", settings), None, opts)

    def add_trigger(self, operation: str, function: object = None, lambda_version: object = None) -> None:  # noqa: ARG002 -- the signature of UserPoolWithMfa
        """Not supported: a trigger would change the existing user pool.

        Raises:
            ArgumentError: Always.
        """
        rule = "can't be added to an existing user pool"
        problem = Problem(
            ("operation",),
            rule,
            "set the trigger where the pool is created",
            operation,
            code="trigger-on-existing-pool",
        )
        raise ArgumentError(f'ExistingUserPool "{self._name}"', [problem])


def _resolve(
    user_pool_id: pulumi.Input[str] | None, user_pool_arn: pulumi.Input[str] | None, problems: Problems
) -> ExistingUserPoolSettings:
    arguments: dict[str, pulumi.Input[str] | None] = {"user_pool_id": user_pool_id, "user_pool_arn": user_pool_arn}
    ids: dict[str, pulumi.Input[str]] = drop_none(arguments)
    if not ids:
        problems.add(
            ("user_pool_id",), "is required", "pass the id, or use from_user_pool_arn", code="missing-argument"
        )
    problems.extend(value_problems(ids, EXISTING_POOL_RULES))
    return ExistingUserPoolSettings(ids)


def _id_in(arn: str) -> str:
    return arn.rpartition("/")[2]


def _in_region(region: pulumi.Input[str]) -> Any:
    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if not args.type_.startswith(_REGIONAL):
            return None
        return pulumi.ResourceTransformationResult({**args.props, "region": region}, args.opts)

    return transform


def _arn(parent: pulumi.Resource, pool_id: pulumi.Output[str]) -> pulumi.Output[str]:
    def arn(partition: str, account_id: str, found_id: str) -> str:
        return f"arn:{partition}:cognito-idp:{pool_region(found_id)}:{account_id}:userpool/{found_id}"

    account = account_of(parent)
    return with_all(arn, account.partition, account.id, pool_id)
