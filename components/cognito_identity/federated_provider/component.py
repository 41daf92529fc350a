"""The component `FederatedProvider`."""

import pulumi
import pulumi_aws as aws

from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import IDENTITY_PROVIDER
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.federated_provider.args import NAMES, FederatedProviderArgs
from cognito_identity.federated_provider.inputs import federated_provider_inputs
from cognito_identity.federated_provider.plan import resolve_federated_provider
from cognito_identity.federated_provider.rules import LATER
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.output_checks import checked_values
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.subject import subject_of


class FederatedProvider(pulumi.ComponentResource):
    """People of another identity provider in this pool: Google, Facebook, Apple, Amazon, any OIDC or SAML one.

    Secrets stay Pulumi secrets: the provider's details are one secret in the state where there is a secret among them.

    ```python
    FederatedProvider("google", {"user_pool_id": pool.user_pool_id, "provider_type": "google",
                                 "client_id": "…", "client_secret": config.require_secret("google")})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html
    """

    provider_name: pulumi.Output[str]
    """What clients list in `supported_identity_providers`; as an Output it makes them wait for the provider."""

    def __init__(self, name: str, args: FederatedProviderArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        self._build(name, args, UserPoolContext(), opts)

    @classmethod
    def in_pool(
        cls, name: str, args: FederatedProviderArgs, context: UserPoolContext, opts: pulumi.ResourceOptions
    ) -> "FederatedProvider":
        """Make a provider whose pool is known: the mapping follows what it requires, and is checked against it."""
        provider = cls.__new__(cls)
        provider._build(name, args, context, opts)  # noqa: SLF001 -- its own constructor's other half
        return provider

    def _build(
        self, name: str, args: FederatedProviderArgs, context: UserPoolContext, opts: pulumi.ResourceOptions | None
    ) -> None:
        subject = subject_of("FederatedProvider", name)
        problems = Problems()
        values = read(FederatedProviderArgs, args, problems, names=NAMES)
        resolve_federated_provider(values, problems, pool=context)
        problems.raise_if_any(subject)

        super().__init__(type_token("FederatedProvider"), name, None, propagate_depends_on(opts))
        inputs = federated_provider_inputs(checked_values(values, LATER, subject), context.attributes)
        self.identity_provider = aws.cognito.IdentityProvider(
            f"{name}-provider",
            opts=pulumi.ResourceOptions(parent=self, additional_secret_outputs=["provider_details"]),
            **check_outputs(IDENTITY_PROVIDER, inputs, subject),
        )
        """The provider itself."""
        self.provider_name = self.identity_provider.provider_name
        self.register_outputs({"providerName": self.provider_name})
