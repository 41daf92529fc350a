"""The extension is written for one moto. Where moto has learnt what is extended here, the extension should go."""

import inspect
from typing import Any

import moto
import pytest
from moto.cognitoidentity.models import CognitoIdentityBackend
from moto.cognitoidentity.responses import CognitoIdentityResponse
from moto.cognitoidp import models
from moto.cognitoidp.responses import CognitoIdpResponse

from sandbox.aws.identity_pools.credentials import IdentityCredentials
from sandbox.aws.server.user_pool_service import IdpResponse

MISSING_IDP = [
    "create_managed_login_branding", "delete_managed_login_branding", "describe_managed_login_branding",
    "describe_risk_configuration", "get_log_delivery_configuration", "get_ui_customization",
    "delete_resource_server", "delete_user", "delete_user_attributes", "get_tokens_from_refresh_token",
    "get_user_attribute_verification_code", "list_tags_for_resource", "resend_confirmation_code", "revoke_token",
    "tag_resource", "untag_resource", "update_resource_server", "verify_user_attribute",
]  # fmt: skip
MISSING_IDENTITY = [
    "delete_identities", "describe_identity", "get_identity_pool_roles", "get_principal_tag_attribute_map",
    "list_tags_for_resource", "set_identity_pool_roles", "tag_resource", "untag_resource",
]  # fmt: skip


def test_this_is_the_moto_it_was_written_for() -> None:
    assert moto.__version__ == "5.2.5"


@pytest.mark.parametrize("action", MISSING_IDP)
def test_moto_lacks_a_user_pool_action(action: str) -> None:
    assert not hasattr(CognitoIdpResponse, action)
    assert hasattr(IdpResponse, action)


@pytest.mark.parametrize("action", MISSING_IDENTITY)
def test_moto_lacks_an_identity_pool_action(action: str) -> None:
    assert not hasattr(CognitoIdentityResponse, action)
    assert hasattr(IdentityCredentials, action)


@pytest.mark.parametrize(
    ("where", "absent"),
    [
        (models.CognitoIdpBackend.delete_user_pool, "DeletionProtection"),
        (models.CognitoIdpBackend.confirm_sign_up, "confirmation_code"),
        (models.CognitoIdpBackend.sign_up, "AllowAdminCreateUserOnly"),
        (models.CognitoIdpBackend.initiate_auth, "ExplicitAuthFlows"),
        (models.CognitoIdpBackend.respond_to_auth_challenge, "hmac"),
        (models.CognitoIdpBackend.set_user_pool_mfa_config, "email"),
        (models.CognitoIdpUserPool.update_extended_config, "UsernameAttributes"),
        (CognitoIdentityBackend.get_credentials_for_identity, "iam"),
        (CognitoIdentityBackend.get_id, "logins"),
    ],
)
def test_moto_does_not_look(where: Any, absent: str) -> None:
    assert absent not in inspect.getsource(where)


def test_moto_has_one_totp_secret_for_all_users() -> None:
    assert models.COGNITO_TOTP_MFA_SECRET
