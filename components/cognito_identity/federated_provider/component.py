"""The component `FederatedProvider`."""

from dataclasses import replace
from typing import Self, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.federated_provider.args import NAMES, FederatedProviderArgs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.federated_provider.rules import VALUE_RULES
from cognito_identity.federated_provider.settings import FederatedProviderSettings
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values


class FederatedProvider(pulumi.ComponentResource):
    """A federated identity provider of a user pool: Google, Facebook, Apple, Amazon, or any OIDC or SAML one.

    Secrets stay Pulumi secrets: if one of the provider's details is a secret, all of them are one secret in the state.

    ```python
    FederatedProvider("google", {"user_pool_id": pool.user_pool_id, "provider_type": "google",
                                 "client_id": "…", "client_secret": config.require_secret("google")})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html
    """

    provider_name: pulumi.Output[str]
    """The provider's name in AWS, for `supported_identity_providers`. As an Output, it makes clients depend on the
    provider.
    """

    def __init__(self, name: str, args: FederatedProviderArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("FederatedProvider", name)
        settings = resolved(
            args,
            FederatedProviderSettings,
            subject,
            lambda problems: resolve_federated_provider(
                read(FederatedProviderArgs, args, problems, names=NAMES), problems
            ),
        )
        settings = replace(settings, arguments=checked_values(settings.arguments, VALUE_RULES, subject))
        super().__init__(type_token("FederatedProvider"), name, None, propagate_depends_on(opts))
        self.identity_provider = aws.cognito.IdentityProvider(
            f"{name}-provider",
            opts=pulumi.ResourceOptions(parent=self, additional_secret_outputs=["provider_details"]),
            **check_outputs(IDENTITY_PROVIDER, settings.inputs(), subject),
        )
        """The identity provider resource."""
        self.provider_name = self.identity_provider.provider_name
        self.register_outputs({"providerName": self.provider_name})

    @classmethod
    def _from_settings(cls, name: str, settings: FederatedProviderSettings, opts: pulumi.ResourceOptions) -> Self:
        """Create a provider whose arguments a parent has resolved."""
        return cls(name, cast("FederatedProviderArgs", settings), opts)
