"""The component `AppClient`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pulumi
import pulumi_aws as aws

from .args.app_client import AppClientArgs
from .aws_model.checks import check_outputs
from .aws_model.tables import USER_POOL_CLIENT
from .inputs.app_client import app_client_inputs
from .planning import plan_app_client
from .reading.problems import Problems
from .reading.reader import read
from .settings.app_client import PoolFacts
from .tokens import type_token


class NoClientSecretError(pulumi.RunError, AttributeError):
    """A client without a secret was asked for it."""


class AppClient(pulumi.ComponentResource):
    """An app's entrance to a user pool.

    Without a preset: SRP and refresh tokens, no secret, no OAuth, user existence hidden, tokens revocable, and a
    list of attributes the app may write.

    ```python
    AppClient("web", {"user_pool_id": pool.user_pool_id, "preset": "spa"})
    ```

    Raises:
        ArgumentError: the arguments can't be built; nothing has been registered.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
    """

    client_id: pulumi.Output[str]
    """The client's id."""
    client_secret: pulumi.Output[str | None]
    """The client's secret, a Pulumi secret; reading it on a client without one raises `NoClientSecretError`."""
    user_pool_client_name: pulumi.Output[str]
    """The client's name at AWS."""

    def __init__(self, name: str, args: AppClientArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        self._build(name, args, opts, None)

    @classmethod
    def in_pool(cls, name: str, args: Mapping[str, Any], facts: PoolFacts, opts: pulumi.ResourceOptions) -> "AppClient":
        """Make a client whose pool is known: defaults follow it, and attributes are checked against it."""
        client = cls.__new__(cls)
        client._build(name, args, opts, facts)  # noqa: SLF001 -- its own constructor's other half
        return client

    def _build(self, name: str, args: Any, opts: pulumi.ResourceOptions | None, facts: PoolFacts | None) -> None:
        subject = f'AppClient "{name}"'
        problems = Problems()
        settings = plan_app_client(read(AppClientArgs, args, problems), problems, pool=facts)
        problems.stop_if_any(subject)

        super().__init__(type_token("AppClient"), name, None, opts)
        self._name = name
        self.client = aws.cognito.UserPoolClient(
            f"{name}-client",
            opts=pulumi.ResourceOptions(parent=self),
            **check_outputs(USER_POOL_CLIENT, app_client_inputs(settings), subject),
        )
        self.client_id = self.client.id
        self.user_pool_client_name = self.client.name
        outputs: dict[str, Any] = {"clientId": self.client_id, "userPoolClientName": self.user_pool_client_name}
        if settings.generate_secret:
            self.client_secret = pulumi.Output.secret(self.client.client_secret)
            outputs["clientSecret"] = self.client_secret
        self.register_outputs(outputs)

    if not TYPE_CHECKING:

        def __getattr__(self, attribute: str) -> Any:
            """Say why there is no secret; only reached for attributes that were never set."""
            if attribute == "client_secret":
                message = f'AppClient "{self.__dict__.get("_name")}" has no secret; set generate_secret to True'
                raise NoClientSecretError(message)
            raise AttributeError(attribute)
