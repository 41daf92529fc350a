from typing import Any

import pytest

from cognito_identity import IdentityPool, UserGroup, UserPoolAlarms
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import POOL_ID

POOL = {"user_pool_id": POOL_ID}
DOCUMENT = '{"Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}'
ACCESS = "eu-central-1:0a1b2c3d-0000-0000-0000-000000000000"
USER_POOLS = {
    "user_pools": [{"user_pool_provider_name": f"cognito-idp.eu-central-1.amazonaws.com/{POOL_ID}", "client_id": "a"}]
}


@pytest.mark.parametrize(
    ("component", "args", "messages"),
    [
        (
            UserGroup,
            {**POOL, "identity_pool_id": ACCESS},
            ["warning: identity_pool_id: has no effect: no role is created; add `policies`, or remove this argument"],
        ),
        (
            UserGroup,
            {**POOL, "tags": {"team": "shop"}},
            ["warning: tags: has no effect: no role is created; add `policies`, or remove this argument"],
        ),
        (UserGroup, {**POOL, "tags": {}}, []),
        (UserGroup, {**POOL, "identity_pool_id": ACCESS, "tags": {"team": "shop"}, "policies": [DOCUMENT]}, []),
        (
            UserPoolAlarms,
            {**POOL, "failed_sign_ins_percent": 10},
            [
                (
                    "warning: failed_sign_ins_percent: has no effect without an app client: AWS counts sign-ins per "
                    "client, got 10; set `client_id` or `client_ids`"
                )
            ],
        ),
        (UserPoolAlarms, {**POOL, "failed_sign_ins_percent": 10, "client_id": "abc"}, []),
        (UserPoolAlarms, POOL, []),
        (
            IdentityPool,
            {**USER_POOLS, "principal_tags": {"use_defaults": False}},
            ["warning: principal_tags: has no effect: it has no tags; set `principal_tags.tags` or remove it"],
        ),
        (IdentityPool, {**USER_POOLS, "principal_tags": {"use_defaults": True}}, []),
        (IdentityPool, {**USER_POOLS, "principal_tags": {"tags": {"team": "custom:team"}}}, []),
        (IdentityPool, {}, []),
    ],
)
def test_arguments_without_effect_have_a_warning(component: Any, args: Any, messages: list[str]) -> None:
    assert deploy(lambda: component("it", args)).messages == messages
