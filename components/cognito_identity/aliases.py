"""What CDK, the PDK, AWS's console and people call our arguments, where the name tables don't know it."""

from collections.abc import Mapping

from cognito_identity.app_client.args import AppClientArgs, AppClientOptions, OAuthSettings
from cognito_identity.attributes.args import CustomAttribute, StandardAttributes
from cognito_identity.domain.args import UserPoolDomainArgs, UserPoolDomainOptions
from cognito_identity.federated_provider.args import AttributeMapping, FederatedProviderArgs, FederatedProviderOptions
from cognito_identity.identity_pool.args import IdentityPoolArgs
from cognito_identity.user_group.args import UserGroupArgs, UserGroupOptions
from cognito_identity.user_identity.args import ExistingUserPoolArgs, UserIdentityArgs
from cognito_identity.user_pool.args import UserPoolWithMfaArgs
from cognito_identity.user_pool.sign_in_args import MfaSecondFactor, PasswordPolicy

Elsewhere = Mapping[str, tuple[str, ...]]
"""Another word in snake_case, and the arguments that say it here."""

_ATTRIBUTES: Elsewhere = {
    "name": ("fullname",),
    "phone": ("phone_number",),
    "picture": ("profile_picture",),
    "profile": ("profile_page",),
    "updated_at": ("last_update_time",),
    "zoneinfo": ("timezone",),
}
_APP_CLIENT: Elsewhere = {
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
_DOMAIN: Elsewhere = {
    "certificate": ("custom_domain.certificate_arn",),
    "domain": ("cognito_domain.domain_prefix", "custom_domain.domain_name"),
    "prefix": ("cognito_domain.domain_prefix",),
}
_PROVIDER: Elsewhere = {
    "metadata": ("metadata_url", "metadata_xml"),
    "provider_details": ("client_id", "client_secret", "issuer_url"),
    "type": ("provider_type",),
}
_GROUP: Elsewhere = {"policy": ("policies",)}

WORDS_ELSEWHERE: Mapping[type, Elsewhere] = {
    UserPoolWithMfaArgs: {
        "allow_signup": ("self_sign_up_enabled",),
        "case_sensitive": ("sign_in_case_sensitive",),
        "email_verification_message": ("user_verification.email_body",),
        "email_verification_subject": ("user_verification.email_subject",),
        "kms_key": ("custom_sender_kms_key",),
        "log_configurations": ("log_delivery",),
        "mfa_second_factors": ("mfa_second_factor",),
        "plan": ("feature_plan",),
        "schema": ("standard_attributes", "custom_attributes"),
        "schemas": ("standard_attributes", "custom_attributes"),
        "sms_verification_message": ("user_verification.sms_message",),
        "threat_protection": ("advanced_security_mode",),
        "tier": ("feature_plan",),
        "triggers": ("lambda_triggers",),
        "user_attributes": ("standard_attributes", "custom_attributes"),
        "waf": ("web_acl_arn",),
        "web_acl": ("web_acl_arn",),
        "web_acl_id": ("web_acl_arn",),
    },
    PasswordPolicy: {
        "require_numbers": ("require_digits",),
        "temp_password_validity": ("temp_password_validity_days",),
    },
    MfaSecondFactor: {"totp": ("otp",), "software_token": ("otp",)},
    StandardAttributes: _ATTRIBUTES,
    AttributeMapping: _ATTRIBUTES,
    CustomAttribute: {
        "attribute_data_type": ("type",),
        "data_type": ("type",),
        "developer_only_attribute": ("developer_only",),
        "max_length": ("max_len",),
        "max_value": ("max",),
        "min_length": ("min_len",),
        "min_value": ("min",),
    },
    AppClientOptions: _APP_CLIENT,
    AppClientArgs: _APP_CLIENT,
    OAuthSettings: {"default_redirect_url": ("default_redirect_uri",), "grants": ("flows",)},
    IdentityPoolArgs: {
        "allow_guests": ("allow_unauthenticated_identities",),
        "guest_role": ("unauthenticated_role",),
    },
    UserPoolDomainOptions: _DOMAIN,
    UserPoolDomainArgs: _DOMAIN,
    UserGroupOptions: _GROUP,
    UserGroupArgs: _GROUP,
    FederatedProviderOptions: _PROVIDER,
    FederatedProviderArgs: _PROVIDER,
    ExistingUserPoolArgs: {
        "arn": ("user_pool_arn",),
        "id": ("user_pool_id",),
        "user_pool_client_id": ("client_id",),
    },
    UserIdentityArgs: {
        "client": ("clients",),
        "pool": ("user_pool",),
        "providers": ("identity_providers",),
        "user_pool_client": ("clients",),
        "user_pool_id": ("existing_user_pool.user_pool_id",),
        "user_pool_arn": ("existing_user_pool.user_pool_arn",),
    },
}
"""By typed dictionary."""
