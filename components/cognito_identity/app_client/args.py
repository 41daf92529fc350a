"""Arguments of `AppClient`."""

from collections.abc import Mapping
from typing import Any, Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import MANAGED_LOGIN_BRANDING, USER_POOL_CLIENT
from cognito_identity.aws_model.user_pool_tables import RISK_CONFIGURATION
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import ClientPreset
from cognito_identity.user_pool.threat_protection.args import RiskConfiguration
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class AuthFlows(TypedDict, total=False):
    """The authentication flows that the app client can use with the Cognito API.

    https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
    """

    user_srp: bool
    """`ALLOW_USER_SRP_AUTH`: sign-in with Secure Remote Password, without sending the password.

    Default: True, except with the preset `machine`.
    """
    user_password: bool
    """`ALLOW_USER_PASSWORD_AUTH`: the app sends the password. Default: False."""
    admin_user_password: bool
    """`ALLOW_ADMIN_USER_PASSWORD_AUTH`: a server with AWS credentials sends the password. Default: False."""
    custom: bool
    """`ALLOW_CUSTOM_AUTH`: custom sign-in with Lambda triggers.

    Default: True if `auth_flows` is not set and the user pool has the three triggers for custom sign-in.
    """
    user: bool
    """`ALLOW_USER_AUTH`: choice-based sign-in, for passkeys and one-time passwords.

    Default: True if the user pool's `sign_in_policy` allows first factors other than the password.
    """


class OAuthFlows(TypedDict, total=False):
    """The OAuth 2.0 grants of the app client.

    https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
    """

    authorization_code_grant: bool
    """The authorization code grant. Default: True if `flows` is not set and the preset is not `machine`."""
    implicit_code_grant: bool
    """The implicit grant. It puts tokens into URLs, so the code grant is safer. Default: False."""
    client_credentials: bool
    """The client credentials grant, for services without users. Default: True with the preset `machine`.

    It needs a client secret, and can't be combined with the other grants.
    """


class OAuthSettings(TypedDict, total=False):
    """OAuth 2.0 settings: sign-in with managed login or the hosted UI, and the client credentials grant.

    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
    """

    flows: OAuthFlows
    """The grants. Default: the authorization code grant; with the preset `machine` the client credentials grant."""
    scopes: list[pulumi.Input[str]]
    """The scopes that the app can request, such as `openid` or `orders/read` of a resource server.

    Default: `openid`, `email` and `profile`. The client credentials grant has no default and needs scopes of resource
    servers. `openid` is added to `email`, `phone` or `profile`, as in AWS CDK: AWS requires it.
    """
    callback_urls: list[pulumi.Input[str]]
    """The URLs to which the login pages redirect after sign-in. Required for the code and implicit grants.

    Each is an `https` URL, a custom scheme such as `myapp://callback`, or `http` on localhost, without a fragment.
    """
    logout_urls: list[pulumi.Input[str]]
    """The URLs to which the login pages redirect after sign-out, with the rules of `callback_urls`. Default: none."""
    default_redirect_uri: pulumi.Input[str]
    """The redirect URI for requests without one. It must be one of `callback_urls`. Default: none."""


class BrandingAsset(TypedDict, total=False):
    """An image for managed login. Set exactly one of `bytes`, `file` and `resource_id`.

    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssetType.html
    """

    category: Required[str]
    """The use of the image: `FORM_LOGO`, `FAVICON_ICO`, `PAGE_BACKGROUND` or another category of AWS."""
    color_mode: Required[str]
    """The color mode: `LIGHT`, `DARK`, or `DYNAMIC` for both."""
    extension: str
    """The file type: `ICO`, `JPEG`, `PNG`, `SVG` or `WEBP`. Default: the extension of `file`."""
    bytes: str
    """The image as base64, at most 1,000,000 bytes before the encoding."""
    file: str
    """The path of the image, relative to the program's folder."""
    resource_id: str
    """The id of an image that is already in Cognito."""


class Branding(TypedDict, total=False):
    """The branding style of the client's managed login pages.

    https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingdesigner.html
    """

    use_cognito_provided_values: bool
    """Whether to use Cognito's default style. Default: True. Not allowed with `settings` or `assets`."""
    settings: Mapping[str, Any]
    """The settings document of the branding editor, as JSON values. Default: none."""
    assets: list[BrandingAsset]
    """The images, at most 40. Default: none."""


class Analytics(TypedDict, total=False):
    """The Amazon Pinpoint application that receives sign-in events.

    Set either `application_arn`, or `application_id`, `external_id` and `role_arn`.
    https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-pinpoint-integration.html
    """

    application_id: pulumi.Input[str]
    """The id of the application."""
    application_arn: pulumi.Input[str]
    """The ARN of the application."""
    external_id: str
    """The external ID in the trust policy of `role_arn`."""
    role_arn: pulumi.Input[str]
    """The ARN of the role with which Cognito sends events."""
    share_user_data: bool
    """Whether events include user attributes. Default: False, for privacy."""


class AppClientOptions(TypedDict, total=False):
    """Arguments of `AppClient` without `user_pool_id`, for `add_client` and `UserIdentity.clients`."""

    user_pool_client_name: pulumi.Input[str]
    """The name of the app client in AWS, 1 to 128 characters. Default: a name from Pulumi's auto-naming."""
    preset: OneOf[ClientPreset]
    """The kind of app, `spa`, `web`, `native` or `machine`. It sets safe defaults for that kind.

    Arguments override these defaults; a value that is unsafe for the kind is an error, such as a client secret for
    `spa`. Except for `machine`, OAuth is off until `o_auth` is set, because `callback_urls` has no default.
    Default: no preset, which means sign-in with SRP, no client secret and no OAuth.
    """
    auth_flows: AuthFlows
    """The authentication flows of the Cognito API. They are merged with the defaults.

    Default: `user_srp`, and `user` and `custom` if the user pool supports them.
    Refresh tokens are always allowed.
    """
    generate_secret: bool
    """Whether the app client has a client secret. Can't change later: a change replaces the app client.

    Default: True with the presets `web` and `machine` and with the client credentials grant, else False.
    """
    o_auth: OAuthSettings
    """OAuth settings. Default: no OAuth, except with the preset `machine`.

    If all of several lists are empty, OAuth is off.
    """
    disable_o_auth: bool
    """Whether OAuth is off. Not allowed with `o_auth` or the preset `machine`. Default: False."""
    supported_identity_providers: list[pulumi.Input[str]]
    """The names of the identity providers that users can sign in with. `COGNITO` is the user pool itself.

    Default: `COGNITO`, and with `add_client` also the providers registered before.
    """
    access_token_validity_minutes: int
    """The lifetime of access tokens, 5 to 1440 minutes. Default: 60, as in AWS."""
    id_token_validity_minutes: int
    """The lifetime of ID tokens, 5 to 1440 minutes. Default: 60, as in AWS."""
    refresh_token_validity_minutes: int
    """The lifetime of refresh tokens, 60 to 5,256,000 minutes (10 years). Default: 43,200 (30 days), as in AWS.

    It must not be shorter than that of access and ID tokens.
    """
    refresh_token_rotation_grace_period_seconds: int
    """Turns on refresh token rotation: how many seconds an old refresh token stays valid, 0 to 60.

    Default: 60 with the presets `spa` and `native`, else no rotation.
    """
    auth_session_validity_minutes: int
    """The minutes in which a user must respond to a challenge during sign-in, 3 to 15. Default: 3, as in AWS."""
    enable_token_revocation: bool
    """Whether tokens can be revoked. Default: True, so that a stolen refresh token can be disabled."""
    prevent_user_existence_errors: bool
    """Whether errors hide that a user doesn't exist. Default: True, so that user names can't be guessed."""
    enable_propagate_additional_user_context_data: bool
    """Whether a server can send its client's IP address to threat protection. Default: False.

    It needs a client secret.
    """
    read_attributes: list[str]
    """The attributes that the app can read, such as `email`, `fullname` or `custom:team`.

    Default: the standard attributes, as in AWS.
    """
    risk_configuration: RiskConfiguration
    """The actions of threat protection for sign-ins with this app client, in place of the user pool's.

    It needs threat protection on the user pool. Default: the user pool's actions.
    """
    branding: Branding
    """The style of managed login. It needs the essentials plan.

    Default: Cognito's default style if the user pool has a managed login domain, else none.
    """
    analytics: Analytics
    """Amazon Pinpoint analytics. Default: none."""
    write_attributes: list[str]
    """The attributes that users can change through the app, such as `email`, `fullname` or `custom:team`.

    It must include the attributes that a federated provider maps claims to.
    Default with `add_client`: all mutable or required attributes, except custom attributes whose name suggests a
    permission, such as `role`, `org_id` or `isStaff`. A warning names these; list them here to make them writable.
    Default otherwise: the standard attributes, because the custom attributes of the user pool are unknown.
    """


class AppClientArgs(AppClientOptions, total=False):
    """Arguments of `AppClient`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The id of the user pool, such as `eu-central-1_aBcDeFgH1`. A change replaces the app client."""


_ALIASES: Aliases = {
    "callback_url": ("o_auth.callback_urls",),
    "client_name": ("user_pool_client_name",),
    "client_secret": ("generate_secret",),
    "enable_oauth": ("o_auth",),
    "logout_uris": ("o_auth.logout_urls",),
    "logout_url": ("o_auth.logout_urls",),
    "oauth_flows": ("o_auth.flows",),
    "oauth_scopes": ("o_auth.scopes",),
    "redirect_uri": ("o_auth.callback_urls",),
    "redirect_uris": ("o_auth.callback_urls",),
    "redirect_urls": ("o_auth.callback_urls",),
    "refresh_token_rotation_grace_period": ("refresh_token_rotation_grace_period_seconds",),
}
_TABLES = (USER_POOL_CLIENT, MANAGED_LOGIN_BRANDING, RISK_CONFIGURATION)
NAMES = ArgumentNames(
    tables={AppClientOptions: _TABLES, AppClientArgs: _TABLES},
    aliases={
        AppClientOptions: _ALIASES,
        AppClientArgs: _ALIASES,
        OAuthSettings: {"default_redirect_url": ("default_redirect_uri",), "grants": ("flows",)},
    },
)
