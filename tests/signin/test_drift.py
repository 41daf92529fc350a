"""A stack that was changed after its deployment: exactly the right step fails."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.aws import AwsServer
from signin import Report, prove
from tests.signin.expected_steps import (
    AMPLIFY,
    CODE,
    ENROLMENT,
    GROUP_ROLE,
    GUEST_ROLE,
    GUESTS,
    OTHER_WAYS,
    PROD_SKIPS,
    PROMISE,
    PROMISES,
    REPLACED,
    REVOKED,
    ROLE,
    SIGN_UP,
    TAKEN,
    TRUST,
    UNINVITED,
    UNKNOWN_NAME,
    UNWRITABLE,
    USED_CODE,
    WRONG_SECRET,
    check,
    detail,
    names,
)
from tests.signin.stacks import PROD_CLIENT, PROD_POOL, TOTP, Deployed, deploy

# The safe client: tokens are rotated and revoked, strangers learn nothing, and the outputs say so.
CLIENT = {
    **PROD_CLIENT,
    "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"],
    "RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0},
    "EnableTokenRevocation": True,
}
SAFEGUARDS = ("refresh_token_rotation", "token_revocation", "prevent_user_existence_errors")
PROMISED = {
    "client": {
        "secret": False,
        "write_attributes": list(PROD_CLIENT["WriteAttributes"]),
        **dict.fromkeys(SAFEGUARDS, True),
    },
}
# All of it is shown but what takes a secret, a fixed attribute, guests, a second client, or pages.
SKIPS = PROD_SKIPS - set(PROMISES) - {REPLACED, GROUP_ROLE}
Mutate = Callable[[Deployed], None]


@dataclass(frozen=True)
class Mutation:
    """What was changed, which step fails with which words, and what can't be shown any more, or now can."""

    change: Mutate
    fails: str
    says: str
    skips: frozenset[str] = frozenset()
    shows: frozenset[str] = frozenset()


def _client(stack: Deployed, **settings: Any) -> None:
    idp: Any = stack.aws.client("cognito-idp")
    known = {"UserPoolId": stack.user_pool_id, "ClientId": stack.outputs["user_pool_client_id"]}
    idp.update_user_pool_client(**known, **{**CLIENT, **settings})


def without_srp(stack: Deployed) -> None:
    _client(stack, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"])


def mfa_off(stack: Deployed) -> None:
    stack.aws.client("cognito-idp").set_user_pool_mfa_config(UserPoolId=stack.user_pool_id, MfaConfiguration="OFF")


def mfa_optional(stack: Deployed) -> None:
    stack.aws.client("cognito-idp").set_user_pool_mfa_config(
        UserPoolId=stack.user_pool_id,
        MfaConfiguration="OPTIONAL",
        SoftwareTokenMfaConfiguration={"Enabled": True},
    )


def shorter_passwords(stack: Deployed) -> None:
    idp: Any = stack.aws.client("cognito-idp")
    policy = {**PROD_POOL["Policies"]["PasswordPolicy"], "MinimumLength": 6}
    idp.update_user_pool(
        UserPoolId=stack.user_pool_id,
        Policies={"PasswordPolicy": policy},
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
        AutoVerifiedAttributes=["email"],
        MfaConfiguration="ON",
        DeletionProtection="ACTIVE",
    )


def guests_on(stack: Deployed) -> None:
    identity: Any = stack.aws.client("cognito-identity")
    pool = identity.describe_identity_pool(IdentityPoolId=stack.outputs["identity_pool_id"])
    pool.pop("ResponseMetadata")
    identity.update_identity_pool(**{**pool, "AllowUnauthenticatedIdentities": True})


def another_audience(stack: Deployed) -> None:
    iam = stack.aws.client("iam")
    name = str(stack.outputs["authenticated_role_arn"]).rpartition("/")[2]
    trust: Any = iam.get_role(RoleName=name)["Role"].get("AssumeRolePolicyDocument")
    condition = trust["Statement"][0]["Condition"]["StringEquals"]
    condition["cognito-identity.amazonaws.com:aud"] = "us-east-1:00000000-0000-4000-8000-000000000000"
    iam.update_assume_role_policy(RoleName=name, PolicyDocument=json.dumps(trust))


def _trust(stack: Deployed, role: str, change: Callable[[dict[str, Any]], object]) -> None:
    iam = stack.aws.client("iam")
    trust: Any = iam.get_role(RoleName=role)["Role"].get("AssumeRolePolicyDocument")
    change(trust["Statement"][0]["Condition"])
    iam.update_assume_role_policy(RoleName=role, PolicyDocument=json.dumps(trust))


def _own_role(stack: Deployed) -> str:
    return str(stack.outputs["authenticated_role_arn"]).rpartition("/")[2]


def any_method(stack: Deployed) -> None:
    _trust(stack, _own_role(stack), lambda condition: condition.pop("ForAnyValue:StringLike"))


def guests_too(stack: Deployed) -> None:
    methods = {"cognito-identity.amazonaws.com:amr": ["authenticated", "unauthenticated"]}
    _trust(stack, _own_role(stack), lambda condition: condition.update({"ForAnyValue:StringLike": methods}))


def another_pool_as_well(stack: Deployed) -> None:
    pools = [stack.outputs["identity_pool_id"], "us-east-1:00000000-0000-4000-8000-000000000000"]
    audience = {"cognito-identity.amazonaws.com:aud": pools}
    _trust(stack, _own_role(stack), lambda condition: condition.update({"StringEquals": audience}))


def revocation_off(stack: Deployed) -> None:
    _client(stack, EnableTokenRevocation=False)


def rotation_off(stack: Deployed) -> None:
    flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    _client(stack, ExplicitAuthFlows=flows, RefreshTokenRotation={"Feature": "DISABLED"})


def strangers_told(stack: Deployed) -> None:
    _client(stack, PreventUserExistenceErrors="LEGACY")


def writes_more(stack: Deployed) -> None:
    _client(stack, WriteAttributes=[*PROD_CLIENT["WriteAttributes"], "website"])


def writes_all(stack: Deployed) -> None:
    _client(stack, WriteAttributes=[])


def a_secret(stack: Deployed) -> None:
    """A secret can't be added: the client was made anew, and every id was carried over but the page."""
    idp: Any = stack.aws.client("cognito-idp")
    made = idp.create_user_pool_client(UserPoolId=stack.user_pool_id, ClientName="web", GenerateSecret=True, **CLIENT)[
        "UserPoolClient"
    ]["ClientId"]
    identity: Any = stack.aws.client("cognito-identity")
    pool = identity.describe_identity_pool(IdentityPoolId=stack.outputs["identity_pool_id"])
    pool.pop("ResponseMetadata")
    pool["CognitoIdentityProviders"][0]["ClientId"] = made
    identity.update_identity_pool(**pool)
    amplify: Any = stack.outputs["amplify_outputs"]
    amplify["auth"]["user_pool_client_id"] = stack.outputs["user_pool_client_id"] = made


def groups_role_not_passed(stack: Deployed) -> None:
    audience = {"cognito-identity.amazonaws.com:aud": "us-east-1:00000000-0000-4000-8000-000000000000"}
    _trust(stack, f"{_own_role(stack)}-editors", lambda condition: condition.update({"StringEquals": audience}))


def everybody_the_same_role(stack: Deployed) -> None:
    provider = str(stack.outputs["issuer_url"]).removeprefix("https://")
    own = str(stack.outputs["authenticated_role_arn"])
    rule: Any = {"Claim": "sub", "MatchType": "NotEqual", "Value": "none", "RoleARN": own}
    stack.aws.client("cognito-identity").set_identity_pool_roles(
        IdentityPoolId=str(stack.outputs["identity_pool_id"]),
        Roles={"authenticated": own},
        RoleMappings={
            f"{provider}:{stack.outputs['user_pool_client_id']}": {
                "Type": "Rules",
                "AmbiguousRoleResolution": "AuthenticatedRole",
                "RulesConfiguration": {"Rules": [rule]},
            }
        },
    )


def another_role(stack: Deployed) -> None:
    iam, identity = stack.aws.client("iam"), stack.aws.client("cognito-identity")
    name = str(stack.outputs["authenticated_role_arn"]).rpartition("/")[2]
    trust: Any = iam.get_role(RoleName=name)["Role"].get("AssumeRolePolicyDocument")
    made = iam.create_role(RoleName=f"{name}-admin", AssumeRolePolicyDocument=json.dumps(trust))
    pool_id = str(stack.outputs["identity_pool_id"])
    identity.set_identity_pool_roles(IdentityPoolId=pool_id, Roles={"authenticated": made["Role"]["Arn"]})


MUTATIONS = {
    "client without SRP": Mutation(
        without_srp,
        AMPLIFY,
        "expected USER_SRP_AUTH, Amplify's default, to be allowed; the client allows only USER_PASSWORD_AUTH",
    ),
    "MFA off": Mutation(
        mfa_off,
        PROMISE,
        "expected mfa_configuration REQUIRED, as in amplify_outputs; the pool has NONE",
        skips=frozenset({ENROLMENT, CODE, USED_CODE}),
        shows=frozenset({OTHER_WAYS}),
    ),
    "MFA optional": Mutation(
        mfa_optional, PROMISE, "expected mfa_configuration REQUIRED, as in amplify_outputs; the pool has OPTIONAL"
    ),
    "shorter passwords": Mutation(
        shorter_passwords, PROMISE, "expected password_policy {'min_length': 8.0, 'require_lowercase': True, "
    ),
    "guests on": Mutation(
        guests_on, GUESTS, "expected guests to be refused, because the outputs have no role for them; "
    ),
    "wrong audience in the role's trust": Mutation(
        another_audience,
        ROLE,
        "expected AWS credentials of the authenticated role; got InvalidIdentityPoolConfigurationException: ",
        skips=frozenset({TRUST}),
    ),
    "another role": Mutation(another_role, ROLE, "expected the role arn:aws:iam::", skips=frozenset({TRUST})),
    "amr missing in the role's trust": Mutation(any_method, TRUST, "expected proof-authenticated-"),
    "guests in the role's trust policy too": Mutation(guests_too, TRUST, "expected proof-authenticated-"),
    "a second identity pool in the role's trust": Mutation(
        another_pool_as_well, TRUST, "expected proof-authenticated-"
    ),
    "token revocation off": Mutation(
        revocation_off,
        REVOKED,
        "expected token revocation, as in the outputs; EnableTokenRevocation is off",
    ),
    "refresh rotation off": Mutation(
        rotation_off, REPLACED, "expected refresh tokens to be rotated, as in the outputs; rotation is off"
    ),
    "strangers learn who has an account": Mutation(
        strangers_told,
        UNKNOWN_NAME,
        "expected PASSWORD_VERIFIER for an unknown username by USER_SRP_AUTH; got UserNotFoundException: ",
    ),
    "one more attribute to write": Mutation(
        writes_more,
        UNWRITABLE,
        "expected website to be refused with NotAuthorizedException; it was accepted",
    ),
    "every attribute to write": Mutation(
        writes_all, UNWRITABLE, "expected name to be refused with NotAuthorizedException; it was accepted"
    ),
    "a secret that the page does not have": Mutation(
        a_secret,
        AMPLIFY,
        "expected a client without a secret, as in the outputs; a browser can't keep a secret",
        shows=frozenset({WRONG_SECRET}),
    ),
    "a group's role that is not passed": Mutation(
        groups_role_not_passed, GROUP_ROLE, "expected AWS credentials of the group's role; got InvalidIdentityPool"
    ),
    "the same role for every group": Mutation(everybody_the_same_role, GROUP_ROLE, "expected the role arn:aws:iam::"),
}


def mutated(aws: AwsServer, change: Mutate) -> Report:
    stack = deploy(aws, {**PROD_POOL, "DeletionProtection": "ACTIVE"}, CLIENT, TOTP, promised=True, promises=PROMISED)
    _editors(stack)
    change(stack)
    before = _left_alone(stack)
    report = prove(stack.target)
    assert stack.usernames() == []
    assert stack.group_names() == ["editors"]
    assert _left_alone(stack) == before
    return report


def _editors(stack: Deployed) -> None:
    """A group with a role of its own, which the identity pool takes from the token."""
    iam, identity = stack.aws.client("iam"), stack.aws.client("cognito-identity")
    own = str(stack.outputs["authenticated_role_arn"])
    trust: Any = iam.get_role(RoleName=_own_role(stack))["Role"].get("AssumeRolePolicyDocument")
    made = iam.create_role(RoleName=f"{_own_role(stack)}-editors", AssumeRolePolicyDocument=json.dumps(trust))
    role = made["Role"]["Arn"]
    stack.aws.client("cognito-idp").create_group(UserPoolId=stack.user_pool_id, GroupName="editors", RoleArn=role)
    provider = str(stack.outputs["issuer_url"]).removeprefix("https://")
    mapping: Any = {"Type": "Token", "AmbiguousRoleResolution": "AuthenticatedRole"}
    identity.set_identity_pool_roles(
        IdentityPoolId=str(stack.outputs["identity_pool_id"]),
        Roles={"authenticated": own},
        RoleMappings={f"{provider}:{stack.outputs['user_pool_client_id']}": mapping},
    )


def _left_alone(stack: Deployed) -> tuple[Any, Any]:
    """What a proof must not change: the pool, its deletion protection among the rest, and its client."""
    idp: Any = stack.aws.client("cognito-idp")
    client = {"UserPoolId": stack.user_pool_id, "ClientId": stack.outputs["user_pool_client_id"]}
    pool = idp.describe_user_pool(UserPoolId=stack.user_pool_id)["UserPool"]
    assert pool["DeletionProtection"] == "ACTIVE"
    return pool, idp.describe_user_pool_client(**client)["UserPoolClient"]


def test_unchanged_nothing_fails(aws: AwsServer) -> None:
    check(mutated(aws, lambda _: None), skipped=SKIPS)


@pytest.mark.parametrize("name", MUTATIONS)
def test_exactly_the_right_step_fails(aws: AwsServer, name: str) -> None:
    mutation = MUTATIONS[name]
    report = mutated(aws, mutation.change)
    check(report, failed={mutation.fails}, skipped=(SKIPS | mutation.skips) - mutation.shows)
    assert detail(report, mutation.fails).startswith(mutation.says)


def test_self_sign_up_opened_by_hand_is_played_as_the_pool_now_is(aws: AwsServer) -> None:
    """The outputs don't say who can sign up, so no step fails."""

    def opened(stack: Deployed) -> None:
        idp: Any = stack.aws.client("cognito-idp")
        idp.update_user_pool(
            UserPoolId=stack.user_pool_id,
            Policies=PROD_POOL["Policies"],
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": False},
            AutoVerifiedAttributes=["email"],
            MfaConfiguration="ON",
            DeletionProtection="ACTIVE",
        )

    report = mutated(aws, opened)
    assert report.ok
    assert {SIGN_UP, TAKEN} <= names(report, "proved")
    assert UNINVITED not in {step.name for step in report.steps}
    assert GUEST_ROLE in names(report, "skipped")
