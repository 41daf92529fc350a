"""All rules of the pack, in the order of execution and documentation. Add a new rule here.

The order of rules with a remediation matters: the engine applies them to a resource in this order.
"""

from typing import Final

from cognito_policies.model.rule import Rule
from cognito_policies.rules.app_client import (
    access_ttl,
    analytics,
    auth_session,
    flow_separation,
    id_ttl,
    logout_url,
    no_implicit,
    no_password_flows,
    pool_link,
    read_attributes,
    redirects,
    refresh_rotation,
    refresh_ttl,
    scopes,
    scopes_exist,
    token_revocation,
    user_existence,
    write_attributes,
    write_attributes_mutable,
)
from cognito_policies.rules.federation import (
    attribute_mapping,
    identifiers,
    oidc,
    saml,
    secret_in_state,
)
from cognito_policies.rules.governance import (
    region,
    tags,
)
from cognito_policies.rules.identity_pool import (
    claim_not_user_writable,
    classic_flow_off,
    guest_off,
    has_provider,
    role_mapping_deny,
    token_check,
)
from cognito_policies.rules.identity_pool import roles as idpool_roles
from cognito_policies.rules.pool_retention import (
    deletion_protection,
    ignore_changes,
    immutable_baseline,
    inventory,
    no_delete_before_replace,
    pulumi_protect,
    schema_sane,
    unexpected_replace,
)
from cognito_policies.rules.related_resources import (
    alarms,
    api_authorizer,
    domain,
    resource_server_scopes,
    user_in_code,
)
from cognito_policies.rules.role_permissions import (
    auth_role_minimal,
    auth_role_per_user,
    group_precedence,
    role_session,
    unauth_role_minimal,
)
from cognito_policies.rules.role_trust import amr, aud, exclusive, slot
from cognito_policies.rules.threat_protection import (
    account_takeover,
    compromised_credentials,
    custom_auth,
    exceptions_narrow,
    log_delivery,
    protection,
    risk_configuration_present,
    tier,
    waf,
)
from cognito_policies.rules.triggers import (
    custom_auth_clients,
    custom_auth_triple,
    custom_sender_kms,
    federation_gate,
    permission,
    same_account,
    sms_role_scoped,
)
from cognito_policies.rules.user_pool import (
    account_recovery,
    device_tracking,
    email_verified,
    mfa_factor_present,
    mfa_not_sms_only,
    mfa_required,
    passkey_user_verification,
    password_composition,
    password_history,
    password_length,
    phone_verified_for_sms,
    self_signup,
    temp_password,
    username_case_insensitive,
    verify_before_update,
    weak_first_factor,
)

RULES: Final[tuple[Rule, ...]] = (
    # User pool: passwords, MFA, account recovery and sign-up.
    password_length.RULE,
    password_composition.RULE,
    temp_password.RULE,
    mfa_required.RULE,
    mfa_factor_present.RULE,
    mfa_not_sms_only.RULE,
    password_history.RULE,
    passkey_user_verification.RULE,
    weak_first_factor.RULE,
    account_recovery.RULE,
    email_verified.RULE,
    phone_verified_for_sms.RULE,
    verify_before_update.RULE,
    username_case_insensitive.RULE,
    device_tracking.RULE,
    self_signup.RULE,
    # User pool: threat protection, web ACL, logs. The tier follows the rules whose remediations need it.
    protection.RULE,
    custom_auth.RULE,
    tier.RULE,
    compromised_credentials.RULE,
    risk_configuration_present.RULE,
    account_takeover.RULE,
    exceptions_narrow.RULE,
    waf.RULE,
    log_delivery.RULE,
    # User pool: Lambda triggers, and the role for SMS.
    permission.RULE,
    same_account.RULE,
    custom_auth_triple.RULE,
    custom_auth_clients.RULE,
    custom_sender_kms.RULE,
    sms_role_scoped.RULE,
    federation_gate.RULE,
    # Regions and tags.
    tags.RULE,
    region.RULE,
    # Deletion and replacement of pools.
    deletion_protection.RULE,
    pulumi_protect.RULE,
    no_delete_before_replace.RULE,
    ignore_changes.RULE,
    schema_sane.RULE,
    unexpected_replace.RULE,
    immutable_baseline.RULE,
    inventory.RULE,
    # App client.
    user_existence.RULE,
    token_revocation.RULE,
    no_implicit.RULE,
    no_password_flows.RULE,
    access_ttl.RULE,
    id_ttl.RULE,
    refresh_ttl.RULE,
    refresh_rotation.RULE,
    auth_session.RULE,
    flow_separation.RULE,
    redirects.RULE,
    logout_url.RULE,
    scopes.RULE,
    scopes_exist.RULE,
    write_attributes.RULE,
    write_attributes_mutable.RULE,
    read_attributes.RULE,
    analytics.RULE,
    pool_link.RULE,
    # Identity pool, and trust policies of its roles.
    guest_off.RULE,
    classic_flow_off.RULE,
    token_check.RULE,
    has_provider.RULE,
    idpool_roles.RULE,
    role_mapping_deny.RULE,
    claim_not_user_writable.RULE,
    aud.RULE,
    amr.RULE,
    exclusive.RULE,
    slot.RULE,
    # Permissions of roles.
    unauth_role_minimal.RULE,
    auth_role_minimal.RULE,
    auth_role_per_user.RULE,
    role_session.RULE,
    group_precedence.RULE,
    # Federated identity providers.
    saml.RULE,
    oidc.RULE,
    attribute_mapping.RULE,
    identifiers.RULE,
    secret_in_state.RULE,
    # Related resources: domain, users, resource servers, APIs, alarms.
    domain.RULE,
    user_in_code.RULE,
    resource_server_scopes.RULE,
    api_authorizer.RULE,
    alarms.RULE,
)
