"""The derived outputs of a `UserIdentity`."""

from typing import Any

import pulumi

from cognito_identity.addresses import pool_region
from cognito_identity.domain.component import UserPoolDomain
from cognito_identity.user_identity.amplify import DeployedIdentity, amplify_outputs, amplify_outputs_of_ids
from cognito_identity.user_identity.plan import IdentitySettings
from cognito_identity.validation.output_checks import whole, with_all

WEB = "web"
"""The name of the main app client, if there is one of this name."""


def main_client(plan: IdentitySettings) -> str | None:
    """Return the name of the app client `web`, or else of the first one."""
    return WEB if WEB in plan.clients else next(iter(plan.clients), None)


def login_url(
    plan: IdentitySettings, domain: UserPoolDomain | None, client_id: pulumi.Output[str] | None
) -> pulumi.Output[str | None]:
    """Return the URL that starts a sign-in with the main client; `None` without a domain or a callback URL."""
    key = main_client(plan)
    o_auth = plan.clients[key].o_auth if key is not None else {}
    callbacks = o_auth.get("callback_urls") or [None]
    redirect = o_auth.get("default_redirect_uri", callbacks[0])
    if domain is None or client_id is None or redirect is None:
        return pulumi.Output.from_input(None)
    return domain.sign_in_url(client_id, redirect).apply(_optional)


def amplify_document(
    plan: IdentitySettings, domain: UserPoolDomain | None, *ids: pulumi.Output[Any]
) -> pulumi.Output[Any]:
    """Return `amplify_outputs.json`; `None` without an app client.

    `ids` are those of user pool, main client and identity pool.
    """
    key = main_client(plan)
    guests = plan.identity_pool is not None and plan.identity_pool.guests
    groups = {key: group.precedence for key, group in plan.groups.items()}

    def document(
        user_pool_id: str, client_id: str | None, identity_pool_id: str | None, host: str | None = None
    ) -> Any:
        deployed = DeployedIdentity(pool_region(user_pool_id), user_pool_id, client_id, identity_pool_id, host)
        if deployed.user_pool_client_id is None:
            return None
        if plan.user_pool is None or key is None:
            return amplify_outputs_of_ids(deployed)
        client = plan.clients[key]
        # Callback URLs may be Outputs.
        return whole(amplify_outputs(deployed, plan.user_pool, client, guests=guests, groups=groups))

    hosts = [domain.base_url.apply(lambda url: url.removeprefix("https://"))] if domain else []
    return with_all(document, *ids, *hosts)


def _optional(value: str) -> str | None:
    return value
