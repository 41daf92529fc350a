"""The component `UserPoolWithMfa`."""

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Self, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.user_pool_tables import USER_POOL
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.enums import LambdaVersion, RemovalPolicy, UserPoolOperation
from cognito_identity.lifecycle.deleted_with import deleted_with
from cognito_identity.lifecycle.expected_pool import ExpectedPool
from cognito_identity.lifecycle.release import OUTPUT, USER_POOL_KIND, merged_options, protection
from cognito_identity.type_tokens import type_token
from cognito_identity.user_group import UserGroup
from cognito_identity.user_pool.args import NAMES, UserPoolWithMfaArgs
from cognito_identity.user_pool.existing import ExistingUserPool
from cognito_identity.user_pool.explanation import explanation
from cognito_identity.user_pool.inputs import user_pool_inputs
from cognito_identity.user_pool.messaging import complete_sender, sms_configuration
from cognito_identity.user_pool.methods import UserPoolMethods
from cognito_identity.user_pool.plan import resolve_user_pool, user_pool_context
from cognito_identity.user_pool.protection import log_delivery, risk_configuration, web_acl_association
from cognito_identity.user_pool.settings import UserPoolSettings
from cognito_identity.user_pool.triggers.resources import PoolTriggers
from cognito_identity.user_pool.value_rules import VALUE_RULES
from cognito_identity.user_pool.warnings import user_pool_warnings
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.output_checks import as_output
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import NOTHING, read, read_enum
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values

if TYPE_CHECKING:
    from cognito_identity.user_pool.triggers.args import FunctionArn


class UserPoolWithMfa(UserPoolMethods):
    """A user pool with MFA and secure defaults.

    MFA with an authenticator app is required. Passwords have at least 8 characters of all four classes. Users sign in
    by user name or email address, which are case-insensitive, can't sign themselves up, and recover accounts by email
    only. Threat protection is enforced. AWS and Pulumi protect the pool against deletion.

    ```python
    pool = UserPoolWithMfa("users", {"self_sign_up_enabled": True, "password_policy": {"min_length": 12}})
    client = pool.add_client("web", {"preset": "spa"})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html
    """

    user_pool_id: pulumi.Output[str]
    """The user pool's id."""
    user_pool_arn: pulumi.Output[str]
    """The user pool's ARN."""
    user_pool_name: pulumi.Output[str]
    """The user pool's name in AWS."""
    user_pool_provider_name: pulumi.Output[str]
    """The pool's name as an identity provider: `cognito-idp.<region>.amazonaws.com/<pool id>`."""
    user_pool_provider_url: pulumi.Output[str]
    """The issuer of the pool's tokens."""
    jwks_url: pulumi.Output[str]
    """URL of the public keys that verify the pool's tokens."""
    endpoint: pulumi.Output[str]
    """The pool's endpoint, without its scheme."""
    release_state: pulumi.Output[str]
    """Whether the pool can be deleted: `protected`, `announced` or `released`.

    `announced` once `removal_policy` is destroy and `deletion_protection` is off; `released` from the next update on.
    """

    def __init__(
        self, name: str, args: UserPoolWithMfaArgs = NOTHING, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        subject = subject_of("UserPoolWithMfa", name)
        settings = resolved(
            args,
            UserPoolSettings,
            subject,
            lambda problems: resolve_user_pool(read(UserPoolWithMfaArgs, args, problems, names=NAMES), problems),
        )
        settings = replace(settings, arguments=checked_values(settings.arguments, VALUE_RULES, subject))
        kept = protection(
            USER_POOL_KIND, name, settings.removal_policy, deletion_protection=settings.deletion_protection
        )
        expected = ExpectedPool(subject, _EXPECTED, USER_POOL_KIND.label, settings.arguments.get(_EXPECTED))
        parts = deleted_with(lambda: self.user_pool, stays=kept.stays, role_owner=UserGroup)
        own = merged_options(propagate_depends_on(opts), parts)
        super().__init__(type_token("UserPoolWithMfa"), name, None, own)
        self._init_children(name, user_pool_context(settings))
        self._permissions_boundary = settings.arguments.get("permissions_boundary")
        self._removal_policy = settings.removal_policy
        inputs = user_pool_inputs(settings, sms_configuration(name, settings, self, kept.options, subject))
        complete_sender(inputs, settings, self)
        self._triggers = PoolTriggers(name, settings.trigger_settings, self, kept.options)
        self.user_pool = aws.cognito.UserPool(
            f"{name}-pool",
            lambda_config=self._triggers.lambda_config,
            opts=merged_options(pulumi.ResourceOptions(parent=self), kept.pool_options(name), expected.options(name)),
            **check_outputs(USER_POOL, inputs, subject, {"schemas": settings.attribute_paths}),
        )
        """The user pool itself."""
        self._triggers.permit(self.user_pool.arn)
        self.user_pool_id = expected.checked(self.user_pool.id)
        self.risk_configuration = risk_configuration(name, settings, self.user_pool, self, subject, self.user_pool_id)
        """The actions of threat protection; `None` if it is off."""
        self.log_delivery = log_delivery(name, settings, self.user_pool, self, subject, self.user_pool_id)
        """The log delivery; `None` without `log_delivery`."""
        self.web_acl_association = web_acl_association(name, settings, self.user_pool, self)
        """The association with the web ACL; `None` without `web_acl_arn`."""
        warn(chain(user_pool_warnings(settings), kept.warnings), self)

        self._explanation = explanation(settings)
        pulumi.log.debug("\n".join(self._explanation), self)

        self.user_pool_arn = self.user_pool.arn
        self.release_state = as_output(kept.state.value)
        self.user_pool_name = self.user_pool.name
        self._set_endpoint(self.user_pool.endpoint)
        self.register_outputs(
            {
                "userPoolId": self.user_pool_id,
                "userPoolArn": self.user_pool_arn,
                "userPoolName": self.user_pool_name,
                "endpoint": self.endpoint,
                "userPoolProviderName": self.user_pool_provider_name,
                "userPoolProviderUrl": self.user_pool_provider_url,
                "jwksUrl": self.jwks_url,
                OUTPUT: self.release_state,
            }
        )

    @classmethod
    def _from_settings(cls, name: str, settings: UserPoolSettings, opts: pulumi.ResourceOptions) -> Self:
        """Make a pool whose arguments a parent has resolved."""
        return cls(name, cast("UserPoolWithMfaArgs", settings), opts)

    @property
    def custom_sender_key(self) -> "aws.kms.Key | None":
        """The created key for custom senders, `None` without one. A sender's role needs `kms:Decrypt` on it."""
        return self._triggers.key

    def explain(self) -> tuple[str, ...]:
        """Return the pool's resolved settings as sentences, with the reasons for its defaults."""
        return self._explanation

    def add_trigger(
        self,
        operation: UserPoolOperation | str,
        function: "FunctionArn",
        lambda_version: LambdaVersion | str | None = None,
    ) -> None:
        """Add a Lambda trigger, as `lambda_triggers` does.

        Call it before the program first waits for an Output: then Pulumi reads the pool's inputs. A function must not
        depend on this pool, for instance through its id in an environment variable: each would wait for the other. Its
        events contain the id as `userPoolId`, and `grant` gives its role permissions on the pool.

        Raises:
            ArgumentError: the operation doesn't exist or has a function, or the pool's inputs have been read.
        """
        self._triggers.add(operation, function, lambda_version)

    @staticmethod
    def from_user_pool_id(
        name: str, user_pool_id: pulumi.Input[str], opts: pulumi.ResourceOptions | None = None
    ) -> ExistingUserPool:
        """Return an existing pool of this account, which this program doesn't change; the id contains its region."""
        return ExistingUserPool(name, user_pool_id, None, opts)

    @staticmethod
    def from_user_pool_arn(
        name: str, user_pool_arn: pulumi.Input[str], opts: pulumi.ResourceOptions | None = None
    ) -> ExistingUserPool:
        """Return an existing pool of any region, which this program doesn't change."""
        return ExistingUserPool(name, None, user_pool_arn, opts)

    def apply_removal_policy(self, policy: RemovalPolicy | str) -> None:
        """Confirm the pool's removal policy.

        CDK acts after the program has ended. Pulumi has registered the pool by now, so its policy can't change: set
        the argument `removal_policy` of the pool.

        Raises:
            ArgumentError: the pool has another policy, or the policy doesn't exist.
        """
        problems = Problems()
        wanted = read_enum(RemovalPolicy, policy, problems, ("policy",))
        if wanted not in (None, self._removal_policy):
            rule = f"can't change: the pool is registered with removal_policy {self._removal_policy.value}"
            problems.add(
                ("policy",),
                rule,
                "pass `removal_policy` to UserPoolWithMfa",
                policy,
                code="removal-policy-too-late",
            )
        problems.raise_if_any(f'UserPoolWithMfa "{self._name}"')


_EXPECTED = "expected_user_pool_id"
