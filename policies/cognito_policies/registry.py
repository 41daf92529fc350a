"""All rules of the pack, in the order they are shown and run. A new rule is added here by hand.

The order among remediable rules matters: the engine applies remediations in this order to the same resource.
"""

from typing import Final

from cognito_policies.rule import Rule
from cognito_policies.rules.app_client import no_implicit, no_password_flows, token_revocation, user_existence
from cognito_policies.rules.identity_pool import classic_flow_off, guest_off, token_check
from cognito_policies.rules.protection import deletion_protection, no_delete_before_replace, pulumi_protect
from cognito_policies.rules.trust import amr, aud
from cognito_policies.rules.user_pool import (
    mfa_factor_present,
    mfa_not_sms_only,
    mfa_required,
    password_composition,
    password_length,
    temp_password,
)

RULES: Final[tuple[Rule, ...]] = (
    # User pool: passwords and factors.
    password_length.RULE,
    password_composition.RULE,
    temp_password.RULE,
    mfa_required.RULE,
    mfa_factor_present.RULE,
    mfa_not_sms_only.RULE,
    # Keeping the pools.
    deletion_protection.RULE,
    pulumi_protect.RULE,
    no_delete_before_replace.RULE,
    # App client.
    user_existence.RULE,
    token_revocation.RULE,
    no_implicit.RULE,
    no_password_flows.RULE,
    # Identity pool and the roles it hands out.
    guest_off.RULE,
    classic_flow_off.RULE,
    token_check.RULE,
    aud.RULE,
    amr.RULE,
)
