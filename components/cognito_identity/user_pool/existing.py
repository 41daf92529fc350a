"""A user pool that another program owns."""

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
from cognito_identity.validation.output_checks import as_output, with_all
from cognito_identity.validation.problems import ArgumentError, Problem, Problems
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values, value_problems

_REGIONAL = ("aws:cognito/", "aws:cloudwatch/")
"""What is added to a pool and lives where the pool does; roles and DNS records live in no region."""


@dataclass(frozen=True)
class ExistingUserPoolSettings:
    """What names an existing pool."""

    ids: Mapping[str, pulumi.Input[str]]
    """`user_pool_id`, `user_pool_arn` or both."""


class ExistingUserPool(UserPoolMethods):
    """A handle on a pool this program does not own: everything can be added to it, and nothing of it is changed.

    Made by `UserPoolWithMfa.from_user_pool_id` and `from_user_pool_arn`. A pool in another region is reached through
    the `region` of each resource, so it needs no second provider.

    ```python
    pool = UserPoolWithMfa.from_user_pool_id("people", "eu-central-1_aBcDeFgH1")
    client = pool.add_client("web", {"preset": "spa"})
    ```
    """

    user_pool_id: pulumi.Output[str]
    """The pool's id."""
    user_pool_arn: pulumi.Output[str]
    """The pool's ARN."""
    user_pool_provider_name: pulumi.Output[str]
    """The pool's name as an identity provider: `cognito-idp.<region>.amazonaws.com/<pool id>`."""
    user_pool_provider_url: pulumi.Output[str]
    """The issuer of the pool's tokens."""
    jwks_url: pulumi.Output[str]
    """Where the keys are that the pool's tokens are signed with."""
    endpoint: pulumi.Output[str]
    """The pool's endpoint, without its scheme."""

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
        """Make a handle on a pool that a parent's arguments name."""
        return cls(name, cast("pulumi.Output[str]", settings), None, opts)

    def add_trigger(self, operation: str, function: object = None, lambda_version: object = None) -> None:  # noqa: ARG002 -- the words of a pool made here
        """Refuse: triggers are part of a pool, and nothing of this one is changed.

        Raises:
            ArgumentError: always.
        """
        rule = "is part of a pool that this program does not own"
        problem = Problem(
            ("operation",), rule, "give the trigger where the pool is made", operation, code="trigger-invalid"
        )
        raise ArgumentError(f'ExistingUserPool "{self._name}"', [problem])


def _resolve(
    user_pool_id: pulumi.Input[str] | None, user_pool_arn: pulumi.Input[str] | None, problems: Problems
) -> ExistingUserPoolSettings:
    given = {"user_pool_id": user_pool_id, "user_pool_arn": user_pool_arn}
    ids = {key: value for key, value in given.items() if value is not None}
    if not ids:
        problems.add(("user_pool_id",), "or the ARN is needed", "give one of the two", code="options-invalid")
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
