"""The component `AppClient`."""

from typing import TYPE_CHECKING, Any, Self, cast

import pulumi
import pulumi_aws as aws

from cognito_identity.app_client.args import NAMES, AppClientArgs
from cognito_identity.app_client.branding import COGNITOS_OWN, BrandingSettings
from cognito_identity.app_client.inputs import app_client_inputs
from cognito_identity.app_client.plan import resolve_app_client
from cognito_identity.app_client.risk import client_risk_configuration
from cognito_identity.app_client.rules import OUTPUT_CHECKS
from cognito_identity.app_client.settings import AppClientSettings
from cognito_identity.app_client.warnings import app_client_warnings
from cognito_identity.aws_model.checks import check_outputs
from cognito_identity.aws_model.tables import USER_POOL_CLIENT
from cognito_identity.depends_on import propagate_depends_on
from cognito_identity.type_tokens import type_token
from cognito_identity.validation.argument_style import warn
from cognito_identity.validation.reader import read
from cognito_identity.validation.resolved import resolved
from cognito_identity.validation.subject import subject_of
from cognito_identity.validation.value_rules import checked_values


class NoClientSecretError(pulumi.RunError, AttributeError):
    """The app client has no client secret."""


class AppClient(pulumi.ComponentResource):
    """An app client of a user pool.

    Without a preset: SRP and refresh tokens, no client secret, no OAuth, user existence hidden, tokens revocable, and
    a list of attributes that users can write through it.

    ```python
    AppClient("web", {"user_pool_id": pool.user_pool_id, "preset": "spa"})
    ```

    Raises:
        ArgumentError: an argument is invalid; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
    """

    client_id: pulumi.Output[str]
    """The app client's id."""
    client_secret: pulumi.Output[str | None]
    """The client's secret, a Pulumi secret; reading it on a client without one raises `NoClientSecretError`."""
    user_pool_client_name: pulumi.Output[str]
    """The app client's name in AWS."""

    def __init__(self, name: str, args: AppClientArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        subject = subject_of("AppClient", name)
        settings = resolved(
            args,
            AppClientSettings,
            subject,
            lambda problems: resolve_app_client(read(AppClientArgs, args, problems, names=NAMES), problems),
        )
        settings = settings.with_arguments(checked_values(settings.arguments, OUTPUT_CHECKS, subject))
        super().__init__(type_token("AppClient"), name, None, propagate_depends_on(opts))
        self._name = name
        self.client = aws.cognito.UserPoolClient(
            f"{name}-client",
            opts=pulumi.ResourceOptions(parent=self, depends_on=list(settings.waits_for) or None),
            **check_outputs(USER_POOL_CLIENT, app_client_inputs(settings), subject, trusted=settings.trusted),
        )
        """The client itself."""
        self.client_id = self.client.id
        self.user_pool_client_name = self.client.name
        outputs: dict[str, Any] = {"clientId": self.client_id, "userPoolClientName": self.user_pool_client_name}
        self._secret_hint = settings.secret_hint
        if settings.generate_secret:
            self.client_secret = pulumi.Output.secret(self.client.client_secret)
            outputs["clientSecret"] = self.client_secret
        self.write_attributes = settings.write_attributes or ()
        """The attributes that users can write through it, by AWS's names."""
        self.signs_users_in = settings.signs_users_in
        """Whether users sign in with it; not with the preset `machine`."""
        self.branding: aws.cognito.ManagedLoginBranding | None = None
        """The style of its managed login pages; `None` without one."""
        if settings.branding is not None:
            self.style(settings.branding)
        self.risk_configuration = client_risk_configuration(name, settings, self.client, self, subject)
        """The actions of threat protection for this client; `None` if it has the user pool's."""
        warn(app_client_warnings(settings), self)
        self.register_outputs(outputs)

    @classmethod
    def _from_settings(cls, name: str, settings: AppClientSettings, opts: pulumi.ResourceOptions) -> Self:
        """Make a client whose arguments a parent has resolved."""
        return cls(name, cast("AppClientArgs", settings), opts)

    def style(self, branding: BrandingSettings | None = None) -> None:
        """Add a style for managed login, unless the app client has one. Default: Cognito's default style."""
        if self.branding is None:
            self.branding = aws.cognito.ManagedLoginBranding(
                f"{self._name}-branding",
                user_pool_id=self.client.user_pool_id,
                client_id=self.client.id,
                opts=pulumi.ResourceOptions(parent=self),
                **(branding or COGNITOS_OWN).inputs(),
            )

    if not TYPE_CHECKING:

        def __getattr__(self, attribute: str) -> Any:
            """Raise `NoClientSecretError` for the secret; only called for attributes that were never set."""
            if attribute == "client_secret":
                name, hint = (self.__dict__.get(key) for key in ("_name", "_secret_hint"))
                raise NoClientSecretError(f'AppClient "{name}" has no client secret; {hint}')
            raise AttributeError(attribute)
