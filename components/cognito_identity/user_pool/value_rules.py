"""The checks of single arguments of a user pool."""

import re
from collections.abc import Iterator

from cognito_identity.iam.permissions_boundary import boundary_is_a_policy
from cognito_identity.pool_ids import user_pool_id_is_valid
from cognito_identity.user_pool.email_rules import NOTIFY, email_address_is_valid
from cognito_identity.user_pool.log_delivery.rules import DESTINATION_RULES, web_acl_is_regional
from cognito_identity.user_pool.passkey_rules import relying_party_is_valid
from cognito_identity.user_pool.triggers.rules import kms_key_arn_is_valid
from cognito_identity.validation.problems import Path, Problem
from cognito_identity.validation.texts import is_external_id
from cognito_identity.validation.value_rules import ValueRules

_REGION = r"[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}"


def region_is_valid(region: object, path: Path) -> Iterator[Problem]:
    """A wrong region would only fail when the first message is sent."""
    if isinstance(region, str) and not re.fullmatch(_REGION, region):
        yield Problem(path, "must be an AWS region", "write it like eu-central-1", region, code="region-invalid")


VALUE_RULES: ValueRules = {
    ("expected_user_pool_id",): user_pool_id_is_valid,
    ("passkey_relying_party_id",): relying_party_is_valid,
    ("custom_sender_kms_key",): kms_key_arn_is_valid,
    ("permissions_boundary",): boundary_is_a_policy,
    ("web_acl_arn",): web_acl_is_regional,
    ("sms_role_external_id",): is_external_id,
    ("sns_region",): region_is_valid,
    ("email", "ses_region"): region_is_valid,
    ("email", "reply_to"): email_address_is_valid,
    (*NOTIFY, "from_email"): email_address_is_valid,
    (*NOTIFY, "reply_to"): email_address_is_valid,
    **DESTINATION_RULES,
}
