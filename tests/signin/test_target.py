import pytest

from signin import SigninError, Target

OUTPUTS: dict[str, object] = {
    "region": "us-east-1",
    "user_pool_id": "us-east-1_o9jNAIJe0",
    "user_pool_client_id": "4v140f6p0bghsau8dbg889bknc",
    "identity_pool_id": "us-east-1:0d444155-10c3-44c6-ae7a-8914d544dcb7",
    "authenticated_role_arn": "arn:aws:iam::123456789012:role/app-authenticated",
    "issuer_url": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_o9jNAIJe0",
    "amplify_outputs": {"version": "1.5"},
}


def test_a_target_is_read_from_the_outputs() -> None:
    target = Target.from_outputs(OUTPUTS)
    assert target == Target(
        "us-east-1",
        "us-east-1_o9jNAIJe0",
        "4v140f6p0bghsau8dbg889bknc",
        identity_pool_id="us-east-1:0d444155-10c3-44c6-ae7a-8914d544dcb7",
        authenticated_role_arn="arn:aws:iam::123456789012:role/app-authenticated",
        issuer_url="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_o9jNAIJe0",
    )
    assert target.issuer == OUTPUTS["issuer_url"]
    assert target.keys_url == f"{target.issuer}/.well-known/jwks.json"


def test_another_client_is_known_by_its_name() -> None:
    outputs = OUTPUTS | {"client_ids": {"web": OUTPUTS["user_pool_client_id"], "phone": "p"}}
    assert Target.from_outputs(outputs, client="phone").client_id == "p"
    assert Target.from_outputs(outputs).client_id == OUTPUTS["user_pool_client_id"]
    with pytest.raises(SigninError, match="no client 'tv'; its output client_ids knows: phone, web"):
        Target.from_outputs(outputs, client="tv")
    with pytest.raises(SigninError, match="knows: none"):
        Target.from_outputs(OUTPUTS, client="tv")


@pytest.mark.parametrize("listed", ["[secret]", ["a"], {"web": 1}])
def test_client_ids_that_are_none_are_refused(listed: object) -> None:
    with pytest.raises(SigninError, match="client_ids must name clients and their ids"):
        Target.from_outputs(OUTPUTS | {"client_ids": listed})


def test_what_amplify_is_told_is_taken_along_and_not_reported() -> None:
    target = Target.from_outputs(OUTPUTS | {"amplify_outputs": {"version": "1.5", "auth": {"mfa_methods": []}}})
    assert target.amplify == {"mfa_methods": []}
    assert set(target.report_fields()) == set(OUTPUTS) - {"user_pool_client_id", "amplify_outputs"} | {"client_id"}
    assert Target.from_outputs(OUTPUTS | {"amplify_outputs": "[secret]"}).amplify == {}


def test_a_guest_role_must_be_one() -> None:
    arn = "arn:aws:iam::123456789012:role/guest"
    assert Target.from_outputs(OUTPUTS | {"unauthenticated_role_arn": arn}).unauthenticated_role_arn == arn
    with pytest.raises(SigninError, match="unauthenticated_role_arn: 'x' is not the ARN of an IAM role"):
        Target.from_outputs(OUTPUTS | {"unauthenticated_role_arn": "x"})


def test_a_local_target_has_awss_issuer_but_its_own_keys() -> None:
    target = Target.from_outputs(OUTPUTS, endpoint="http://127.0.0.1:5000/")
    assert target.issuer == OUTPUTS["issuer_url"]
    assert target.keys_url == "http://127.0.0.1:5000/us-east-1_o9jNAIJe0/.well-known/jwks.json"


@pytest.mark.parametrize(
    ("region", "issuer"),
    [
        ("eu-central-1", "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_a"),
        ("us-gov-west-1", "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_a"),
        ("cn-north-1", "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a"),
    ],
)
def test_the_issuer_follows_the_partition(region: str, issuer: str) -> None:
    assert Target(region, f"{region}_a", "c").issuer == issuer


@pytest.mark.parametrize("absent", [None, ""])
def test_a_stack_without_identity_pool_is_a_target(absent: object) -> None:
    target = Target.from_outputs({**OUTPUTS, "identity_pool_id": absent, "authenticated_role_arn": absent})
    assert target.identity_pool_id is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"user_pool_id": None}, "the stack's outputs have no user_pool_id (they have: amplify_outputs, "),
        ({"user_pool_id": None, "userPoolId": "x"}, "no user_pool_id but userPoolId: they are from another version"),
        ({"region": None, "version": 3, "deployment": {}}, "stack export; give the output of: pulumi stack output"),
        ({"user_pool_client_id": 7}, "user_pool_client_id must be a string, not int"),
        ({"user_pool_id": "[secret]"}, "is a secret; export it with: pulumi stack output --json --show-secrets"),
        ({"user_pool_id": "arn:aws:cognito"}, "user_pool_id: 'arn:aws:cognito' is not a user pool id"),
        ({"region": "eu-west-1"}, "region: 'eu-west-1' is not the region of user pool us-east-1_o9jNAIJe0"),
        ({"user_pool_client_id": "a b"}, "user_pool_client_id: 'a b' is not an app client id"),
        ({"identity_pool_id": "nonsense"}, "identity_pool_id: 'nonsense' is not an identity pool id"),
        ({"authenticated_role_arn": "role"}, "authenticated_role_arn: 'role' is not the ARN of an IAM role"),
    ],
)
def test_outputs_that_do_not_fit_are_refused_in_one_clear_line(changes: dict[str, object], message: str) -> None:
    with pytest.raises(SigninError) as refused:
        Target.from_outputs(OUTPUTS | changes)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_outputs_at_all_asks_whether_the_stack_is_deployed() -> None:
    with pytest.raises(SigninError, match="there are none; has the stack been deployed"):
        Target.from_outputs({})
