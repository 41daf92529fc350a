"""A stack that somebody changed after its deployment: exactly the right step fails."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.aws import AwsServer
from signin import Report, prove
from tests.signin.reading import (
    AMPLIFY,
    CODE,
    ENROLMENT,
    GUEST_ROLE,
    GUESTS,
    OTHER_WAYS,
    PROD_SKIPS,
    PROMISE,
    PROMISES,
    ROLE,
    SIGN_UP,
    TAKEN,
    UNINVITED,
    USED_CODE,
    check,
    detail,
    names,
)
from tests.signin.stacks import PROD_CLIENT, PROD_POOL, TOTP, Deployed, deploy

SKIPS = PROD_SKIPS - set(PROMISES)
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
    idp.update_user_pool_client(**known, **{**PROD_CLIENT, **settings})


def without_srp(stack: Deployed) -> None:
    _client(stack, ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])


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
        "expected USER_SRP_AUTH, Amplify's own flow, to be open; the client allows only USER_PASSWORD_AUTH",
    ),
    "MFA off": Mutation(
        mfa_off,
        PROMISE,
        "expected mfa_configuration REQUIRED, as amplify_outputs says; the pool has NONE",
        skips=frozenset({ENROLMENT, CODE, USED_CODE}),
        shows=frozenset({OTHER_WAYS}),
    ),
    "MFA optional": Mutation(
        mfa_optional, PROMISE, "expected mfa_configuration REQUIRED, as amplify_outputs says; the pool has OPTIONAL"
    ),
    "shorter passwords": Mutation(
        shorter_passwords, PROMISE, "expected password_policy {'min_length': 8.0, 'require_lowercase': True, "
    ),
    "guests on": Mutation(
        guests_on, GUESTS, "expected guests to be refused, because the outputs name no role for them; "
    ),
    "wrong audience in the role's trust": Mutation(
        another_audience,
        ROLE,
        "expected AWS credentials of the authenticated role; came InvalidIdentityPoolConfigurationException: ",
    ),
    "another role": Mutation(another_role, ROLE, "expected the role arn:aws:iam::"),
}


def mutated(aws: AwsServer, change: Mutate) -> Report:
    stack = deploy(aws, PROD_POOL, PROD_CLIENT, TOTP, promised=True)
    change(stack)
    report = prove(stack.target)
    assert stack.usernames() == stack.group_names() == []
    return report


def test_unchanged_nothing_fails(aws: AwsServer) -> None:
    check(mutated(aws, lambda _: None), skipped=SKIPS)


@pytest.mark.parametrize("name", MUTATIONS)
def test_exactly_the_right_step_fails(aws: AwsServer, name: str) -> None:
    mutation = MUTATIONS[name]
    report = mutated(aws, mutation.change)
    check(report, failed={mutation.fails}, skipped=(SKIPS | mutation.skips) - mutation.shows)
    assert detail(report, mutation.fails).startswith(mutation.says)


def test_self_sign_up_opened_by_hand_is_played_as_the_pool_now_is(aws: AwsServer) -> None:
    """Nothing in the outputs says who may sign up, so this is told, not judged."""

    def opened(stack: Deployed) -> None:
        idp: Any = stack.aws.client("cognito-idp")
        idp.update_user_pool(
            UserPoolId=stack.user_pool_id,
            Policies=PROD_POOL["Policies"],
            AdminCreateUserConfig={"AllowAdminCreateUserOnly": False},
            AutoVerifiedAttributes=["email"],
            MfaConfiguration="ON",
        )

    report = mutated(aws, opened)
    assert report.ok
    assert {SIGN_UP, TAKEN} <= names(report, "proved")
    assert UNINVITED not in {step.name for step in report.steps}
    assert GUEST_ROLE in names(report, "skipped")
