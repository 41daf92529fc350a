"""The words of `AppClient`."""

from collections.abc import Mapping
from typing import Any, Required, TypedDict

import pulumi

from cognito_identity.aws_model.tables import MANAGED_LOGIN_BRANDING, USER_POOL_CLIENT
from cognito_identity.enum_argument import OneOf
from cognito_identity.enums import ClientPreset
from cognito_identity.validation.argument_names import Aliases, ArgumentNames


class AuthFlows(TypedDict, total=False):
    """How an app may sign people in."""

    user_srp: bool
    """Secure Remote Password: the password never leaves the device. Default: True where the preset signs people in."""
    user_password: bool
    """The password itself is sent. Default: False."""
    admin_user_password: bool
    """A server with AWS credentials sends the password. Default: False."""
    custom: bool
    """Challenges of your own Lambda triggers. Default: False."""
    user: bool
    """Choice-based sign-in: passkeys and one-time codes first. Default: where the pool allows such first factors."""


class OAuthFlows(TypedDict, total=False):
    """OAuth 2.0 grants."""

    authorization_code_grant: bool
    """The code flow. Default: True where `o_auth` is given and the preset is not `machine`."""
    implicit_code_grant: bool
    """The implicit flow, which puts tokens into URLs. Default: False."""
    client_credentials: bool
    """A machine signs in as itself; never beside the others, and needs a secret. Default: only for `machine`."""


class OAuthSettings(TypedDict, total=False):
    """Sign-in through the hosted login pages."""

    flows: OAuthFlows
    """Default: the code flow."""
    scopes: list[pulumi.Input[str]]
    """Default: `openid`, `email`, `profile`; never the user-administration scope.

    `openid` joins where `email`, `phone` or `profile` stand without it, as in CDK: they say nothing by themselves.
    """
    callback_urls: list[pulumi.Input[str]]
    """Where the login page may send people back to. Needed for the code and implicit flows; there is no default."""
    logout_urls: list[pulumi.Input[str]]
    """Where people may land after signing out."""
    default_redirect_uri: pulumi.Input[str]
    """One of `callback_urls`."""


class BrandingAsset(TypedDict, total=False):
    """An image of the login pages."""

    category: Required[str]
    """Where it stands: `FORM_LOGO`, `FAVICON_ICO`, `PAGE_BACKGROUND` and others of AWS's."""
    color_mode: Required[str]
    """`LIGHT`, `DARK` or `DYNAMIC`, which is both."""
    extension: str
    """`ICO`, `JPEG`, `PNG`, `SVG` or `WEBP`. Default: that of `file`."""
    bytes: str
    """The image in base64; either this or `file`."""
    file: str
    """The image's path, from the program's folder."""
    resource_id: str
    """AWS's id of an image that is already there."""


class Branding(TypedDict, total=False):
    """The style of the client's managed login pages."""

    use_cognito_provided_values: bool
    """Whether the pages look as Cognito made them. Default: True where nothing else is given."""
    settings: Mapping[str, Any]
    """The document the branding editor writes."""
    assets: list[BrandingAsset]
    """Images, at most 40."""


class Analytics(TypedDict, total=False):
    """Where sign-in events go: a Pinpoint application."""

    application_id: pulumi.Input[str]
    """The application's id, with `external_id` and `role_arn`."""
    application_arn: pulumi.Input[str]
    """Or its ARN."""
    external_id: str
    """The external id in the role's trust."""
    role_arn: pulumi.Input[str]
    """The role Cognito writes events under."""
    share_user_data: bool
    """Whether people's data goes along. Default: False."""


class AppClientOptions(TypedDict, total=False):
    """Arguments of `AppClient` but for the pool: what `add_client` and `UserIdentity.clients` take."""

    user_pool_client_name: pulumi.Input[str]
    """Default: Pulumi's auto-naming."""
    preset: OneOf[ClientPreset]
    """The kind of app. Default: none: SRP and refresh, no OAuth.

    `web` and `native` use the code flow once `o_auth` says where people come back to, which has no default; until
    then they have no OAuth. What contradicts the kind is refused, such as a secret in a browser.
    """
    auth_flows: AuthFlows
    """Default: SRP and refresh tokens; choice-based sign-in (`user`) where the pool's `sign_in_policy` has more than
    passwords, and `custom` where the pool has the three triggers of custom sign-in.
    """
    generate_secret: bool
    """Whether the client has a secret. Default: by preset, else False. Can't change after creation."""
    o_auth: OAuthSettings
    """Default: no OAuth, except for `machine`. Several lists that are all empty mean none."""
    disable_o_auth: bool
    """Says that there is no OAuth, also where a preset would bring it. Default: False."""
    supported_identity_providers: list[pulumi.Input[str]]
    """Default: `COGNITO`, the pool itself."""
    access_token_validity_minutes: int
    """5 minutes to 1 day. Default: 60."""
    id_token_validity_minutes: int
    """5 minutes to 1 day. Default: 60."""
    refresh_token_validity_minutes: int
    """60 minutes to 10 years. Default: 43 200, 30 days."""
    refresh_token_rotation_grace_period_seconds: int
    """0 to 60: each refresh brings a new refresh token, and the old one works this much longer. Default: by preset."""
    auth_session_validity_minutes: int
    """How long one sign-in may take, 3 to 15 minutes. Default: 3."""
    enable_token_revocation: bool
    """Whether refresh tokens can be revoked. Default: True."""
    prevent_user_existence_errors: bool
    """Whether answers hide if a user exists. Default: True."""
    enable_propagate_additional_user_context_data: bool
    """Whether a server may pass on its caller's address to threat protection; needs a secret. Default: False."""
    read_attributes: list[str]
    """Attributes the app may read. Default: AWS's, the standard ones."""
    branding: Branding
    """The style of its login pages. Default: with a managed-login domain Cognito's own style, else none."""
    analytics: Analytics
    """Default: none."""
    write_attributes: list[str]
    """Attributes the app may write; what a federated provider's claims are mapped to must be among them.

    Default: those the pool marks mutable (or required), none whose name has a word of privileges such as `role`,
    `org_id` or `isStaff`: a warning names what is left out. List such an attribute here where users may change it.
    """


class AppClientArgs(AppClientOptions, total=False):
    """Arguments of `AppClient`."""

    user_pool_id: Required[pulumi.Input[str]]
    """The pool this client belongs to. Can't change after creation."""


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
_TABLES = (USER_POOL_CLIENT, MANAGED_LOGIN_BRANDING)
NAMES = ArgumentNames(
    tables={AppClientOptions: _TABLES, AppClientArgs: _TABLES},
    aliases={
        AppClientOptions: _ALIASES,
        AppClientArgs: _ALIASES,
        OAuthSettings: {"default_redirect_url": ("default_redirect_uri",), "grants": ("flows",)},
    },
)
