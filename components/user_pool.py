"""The component `UserPoolWithMfa`."""

from typing import Any

import pulumi
import pulumi_aws as aws

from .account import Account, account_of
from .app_client import AppClient
from .args.app_client import AppClientOptions
from .args.user_pool import UserPoolWithMfaArgs
from .aws_model.checks import check_outputs
from .aws_model.tables import USER_POOL
from .iam.trust_policies import sms_permissions, sms_trust_policy
from .inputs.user_pool import user_pool_inputs
from .planning import plan_user_pool
from .reading.problems import Problems
from .reading.reader import given, read
from .settings.app_client import PoolFacts
from .settings.user_pool import UserPoolSettings
from .tokens import type_token


class UserPoolWithMfa(pulumi.ComponentResource):
    """A user pool with a second factor and safe defaults.

    MFA required by authenticator app; passwords of at least 8 characters of all four classes; sign-in by user name
    and e-mail, in any case of letters; no self sign-up; recovery by e-mail only; threat protection enforced;
    protected against deletion by AWS and by Pulumi.

    ```python
    pool = UserPoolWithMfa("people", {"self_sign_up_enabled": True, "password_policy": {"min_length": 12}})
    client = pool.add_client("web", {"preset": "spa"})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html
    """

    user_pool_id: pulumi.Output[str]
    """The pool's id."""
    user_pool_arn: pulumi.Output[str]
    """The pool's ARN."""
    user_pool_name: pulumi.Output[str]
    """The pool's name at AWS."""
    user_pool_provider_name: pulumi.Output[str]
    """The pool's name as an identity provider: `cognito-idp.<region>.amazonaws.com/<pool id>`."""
    user_pool_provider_url: pulumi.Output[str]
    """The issuer of the pool's tokens."""
    jwks_url: pulumi.Output[str]
    """Where the keys are that the pool's tokens are signed with."""
    endpoint: pulumi.Output[str]
    """The pool's endpoint, without its scheme."""

    def __init__(self, name: str, args: UserPoolWithMfaArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = f'UserPoolWithMfa "{name}"'
        problems = Problems()
        settings = plan_user_pool(read(UserPoolWithMfaArgs, args, problems), problems)
        problems.stop_if_any(subject)

        super().__init__(type_token("UserPoolWithMfa"), name, None, opts)
        self._name = name
        self._facts = PoolFacts(settings.attributes, settings.first_factors)
        self._kept = _kept(settings)
        inputs = user_pool_inputs(settings, self._sms_configuration(name, settings))
        _complete_sender(inputs, settings, self)
        self.user_pool = aws.cognito.UserPool(
            f"{name}-pool",
            opts=pulumi.ResourceOptions.merge(pulumi.ResourceOptions(parent=self), self._kept),
            **check_outputs(USER_POOL, inputs, subject, {"schemas": settings.attribute_paths}),
        )
        if settings.deletion_protection and not settings.retained:
            _say_two_locks(self)

        self.user_pool_id = self.user_pool.id
        self.user_pool_arn = self.user_pool.arn
        self.user_pool_name = self.user_pool.name
        self.endpoint = self.user_pool.endpoint
        self.user_pool_provider_name = self.user_pool.endpoint
        self.user_pool_provider_url = pulumi.Output.concat("https://", self.user_pool.endpoint)
        self.jwks_url = pulumi.Output.concat(self.user_pool_provider_url, "/.well-known/jwks.json")
        self.register_outputs(
            {
                "userPoolId": self.user_pool_id,
                "userPoolArn": self.user_pool_arn,
                "userPoolName": self.user_pool_name,
                "endpoint": self.endpoint,
                "userPoolProviderName": self.user_pool_provider_name,
                "userPoolProviderUrl": self.user_pool_provider_url,
                "jwksUrl": self.jwks_url,
            }
        )

    def add_client(self, name: str, args: AppClientOptions) -> AppClient:
        """Add an app client; its attributes and flows follow the pool.

        Args:
            name: what tells it from the pool's other clients; the resource is called `<pool>-<name>`.
            args: `AppClient`'s arguments without the pool.

        Raises:
            ArgumentError: the arguments can't be built; the client has not been registered.
        """
        with_pool = {**args, "user_pool_id": self.user_pool_id}
        opts = pulumi.ResourceOptions(parent=self)
        return AppClient.in_pool(f"{self._name}-{name}", with_pool, self._facts, opts)

    def _sms_configuration(self, name: str, settings: UserPoolSettings) -> dict[str, Any] | None:
        values = settings.given
        external_id = values.get("sms_role_external_id", f"{name}-sms" if settings.makes_sms_role else None)
        role_arn = values.get("sms_role")
        if settings.makes_sms_role:
            role_arn = self._sms_role(name, str(external_id), settings).arn
        if role_arn is None:
            return None
        sms = {"sns_caller_arn": role_arn, "external_id": external_id, "sns_region": values.get("sns_region")}
        return {key: value for key, value in sms.items() if value is not None}

    def _sms_role(self, name: str, external_id: str, settings: UserPoolSettings) -> aws.iam.Role:
        account = account_of(self)
        # A pool whose SMS role is gone can't be updated any more: the role stays as long as the pool.
        kept = pulumi.ResourceOptions.merge(pulumi.ResourceOptions(parent=self), self._kept)
        role = aws.iam.Role(
            f"{name}-sms-role",
            assume_role_policy=_sms_trust(external_id, account),
            description="Lets Cognito user pools of this account send SMS",
            tags=settings.tags or None,
            opts=kept,
        )
        aws.iam.RolePolicy(f"{name}-sms-permissions", role=role.id, policy=sms_permissions(), opts=kept)
        return role


def _kept(settings: UserPoolSettings) -> pulumi.ResourceOptions:
    """`None` leaves both to what the caller's options say."""
    return pulumi.ResourceOptions(
        protect=True if settings.retained else None, retain_on_delete=True if settings.retained else None
    )


def _sms_trust(external_id: str, account: Account) -> pulumi.Output[str]:
    return pulumi.Output.all(account.id, account.region, account.partition).apply(
        lambda found: sms_trust_policy(external_id, found[0], found[1], found[2])
    )


def _complete_sender(inputs: dict[str, Any], settings: UserPoolSettings, parent: pulumi.Resource) -> None:
    """Where no `source_arn` was given, the SES identity is one of this account."""
    sender = inputs["email_configuration"]
    if not settings.uses_ses or "source_arn" in sender:
        return
    email = given(settings.given, "email")
    identity = email.get("ses_verified_domain", email["from_email"])
    account = account_of(parent)
    region = email.get("ses_region", account.region)
    sender["source_arn"] = pulumi.Output.concat(
        "arn:", account.partition, ":ses:", region, ":", account.id, ":identity/", identity
    )


def _say_two_locks(resource: pulumi.Resource) -> None:
    pulumi.log.warn(
        "removal_policy is destroy, but AWS will refuse to delete the pool while deletion_protection is on; "
        "set deletion_protection to False too once the people in it may go",
        resource,
    )
