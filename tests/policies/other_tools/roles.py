"""Trust and permission policies: Amplify (014303a5), Checkov, Datadog, Stave, and AWS's own examples, in every form."""

import json
from collections.abc import Callable
from typing import Any, Final

from cognito_policies import Resource
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_ATTACHMENT
from tests.policies.other_tools.case import Case, Check
from tests.policies.samples import POOL_ID, allow, good_stack, guests_stack, trust, users_stack

AUD: Final = "cognito-trust-aud"
AMR: Final = "cognito-trust-amr"
ALONE: Final = "cognito-trust-exclusive"
SLOT: Final = "cognito-trust-slot"
USERS: Final = "cognito-auth-role-minimal"
OWN: Final = "cognito-auth-role-per-user"
GUESTS: Final = "cognito-unauth-role-minimal"
_TRUST: Final = (AUD, AMR, ALONE)
_AUD_KEY: Final = "cognito-identity.amazonaws.com:aud"
_AMR_KEY: Final = "cognito-identity.amazonaws.com:amr"
_GUARDED: Final = {"StringEquals": {_AUD_KEY: POOL_ID}, "ForAnyValue:StringLike": {_AMR_KEY: "authenticated"}}

_amplify = Check("Amplify", "CognitoRoleTrustPolicyValidator", _TRUST, ROLE)
_datadog = Check("Datadog", "permissive-cognito-trust", _TRUST, ROLE)
_classic = Check("Datadog", "def-000-k8u", ("cognito-idpool-classic-flow-off",), IDENTITY_POOL)
_public = Check("Checkov", "CKV_AWS_60", _TRUST, ROLE)
_account = Check("Checkov", "CKV_AWS_61", _TRUST, ROLE)
_aws = Check("AWS", "role-trust-and-permissions", _TRUST, ROLE)
_star = Check("Checkov", "CKV_AWS_63", (USERS,), ROLE)
_escalation = Check("Checkov", "CKV_AWS_286", (USERS,), ROLE)
_exposure = Check("Checkov", "CKV_AWS_288", (OWN,), ROLE)
_stave_users = Check("Stave", "CTL.COGNITO.IDPOOL.AUTHROLE", (USERS,), ROLE)
_stave_guests = Check("Stave", "CTL.COGNITO.IDPOOL.UNAUTH", (GUESTS,), ROLE)
_stave_mapping = Check(
    "Stave", "CTL.COGNITO.IDPOOL.ROLEMAPPING.NONE.001", ("cognito-idpool-role-mapping-deny",), ROLE_ATTACHMENT
)


_ARN: Final = "arn:aws:iam::123456789012:role/users"
"""The role's in the slot for signed-in users of a good stack."""


def _policy(document: object) -> dict[str, Any]:
    return {"assumeRolePolicy": json.dumps(document), "arn": _ARN}


def _trust(**changes: Any) -> dict[str, Any]:
    return _policy(trust(**changes))


def _statements(*statements: dict[str, Any]) -> dict[str, Any]:
    return _policy({"Version": "2012-10-17", "Statement": list(statements)})


def _lets(principal: object, action: object = "sts:AssumeRole", effect: str = "Allow") -> dict[str, Any]:
    return {"Action": action, "Principal": principal, "Effect": effect, "Sid": ""}


def _when(**operators: Any) -> dict[str, Any]:
    """A trust policy with these conditions: `_when(StringEquals={…})`; `__` stands for a colon."""
    return _trust(Condition={key.replace("__", ":"): lines for key, lines in operators.items()})


def _users(*actions: str, resource: object = "*") -> Callable[[], list[Resource]]:
    return lambda: users_stack(allow(*actions, Resource=resource))


def _guests(*actions: str) -> Callable[[], list[Resource]]:
    return lambda: guests_stack(allow(*actions))


def _beside(document: object) -> Callable[[], list[Resource]]:
    """A role of something else, beside a good stack."""
    text = document if isinstance(document, str) else json.dumps(document)
    return lambda: good_stack(
        extra=(Resource(ROLE, "other", "urn:pulumi:dev::identity::x::other", {"assumeRolePolicy": text}),)
    )


def _document(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


_LAMBDA: Final = _lets({"Service": "lambda.amazonaws.com"})
_ROLE_ARN: Final = "arn:aws:iam::123456789012:role/role-name"
_OWN_FILES: Final = "arn:aws:s3:::b/${cognito-identity.amazonaws.com:sub}/*"

CASES: Final[tuple[Case, ...]] = (
    _amplify.case("both conditions", _trust()),
    _amplify.case("no amr", _trust(amr=None), AMR),
    _amplify.case("no aud", _trust(aud=None), AUD),
    _datadog.case("no condition", _trust(Condition={}), AUD, AMR),
    _datadog.case(
        "condition left out",
        _statements(_lets({"Federated": "cognito-identity.amazonaws.com"}, "sts:AssumeRoleWithWebIdentity")),
        AUD,
        AMR,
    ),
    _classic.case("classic flow", {"allowClassicFlow": True}, "cognito-idpool-classic-flow-off"),
    _classic.case("enhanced flow", {"allowClassicFlow": False}),
    _classic.case("never set", {"allowClassicFlow": None}),
    _aws.case("signed-in users", _trust()),
    _aws.case("guests in the slot of the signed-in", _trust(amr="unauthenticated"), SLOT),
    _aws.case("by a provider", _trust(amr="graph.facebook.com")),
    _aws.case("guests and users", _trust(amr=["authenticated", "unauthenticated"]), AMR),
    _aws.case("with tags", _trust(Action=["sts:AssumeRoleWithWebIdentity", "sts:TagSession"])),
    _aws.case("statement as an object", _policy({"Statement": trust()["Statement"][0]})),
    _aws.case("as an object", {"assumeRolePolicy": trust(), "arn": _ARN}),
    _aws.case(
        "lists of one",
        _trust(aud=[POOL_ID], amr=["authenticated"], Principal={"Federated": ["cognito-identity.amazonaws.com"]}),
    ),
    _aws.case(
        "keys in other letters",
        _when(stringequals={_AUD_KEY.title(): POOL_ID}, foranyvalue__stringlike={_AMR_KEY.title(): "authenticated"}),
    ),
    _aws.case(
        "aud by StringLike without a wildcard",
        _when(StringLike={_AUD_KEY: POOL_ID}, ForAnyValue__StringLike={_AMR_KEY: "authenticated"}),
    ),
    _aws.case(
        "amr by ForAnyValue StringEquals",
        _when(StringEquals={_AUD_KEY: POOL_ID}, ForAnyValue__StringEquals={_AMR_KEY: "authenticated"}),
    ),
    _aws.case(
        "aud by a wildcard",
        _when(StringLike={_AUD_KEY: "eu-west-1:*"}, ForAnyValue__StringLike={_AMR_KEY: "authenticated"}),
        AUD,
    ),
    _aws.case(
        "aud by IfExists",
        _when(StringEqualsIfExists={_AUD_KEY: POOL_ID}, ForAnyValue__StringLike={_AMR_KEY: "authenticated"}),
        AUD,
    ),
    _aws.case(
        "aud by StringNotEquals",
        _when(StringNotEquals={_AUD_KEY: POOL_ID}, ForAnyValue__StringLike={_AMR_KEY: "authenticated"}),
        AUD,
    ),
    _aws.case("amr without ForAnyValue", _when(StringEquals={_AUD_KEY: POOL_ID, _AMR_KEY: "authenticated"}), AMR),
    _aws.case(
        "amr by ForAllValues",
        _when(StringEquals={_AUD_KEY: POOL_ID}, ForAllValues__StringLike={_AMR_KEY: "authenticated"}),
        AMR,
    ),
    _aws.case("amr by a wildcard", _trust(amr="*"), AMR),
    _aws.case("amr by half a word", _trust(amr="*authenticated"), AMR),
    _aws.case("empty aud", _trust(aud=""), AUD),
    _aws.case("empty list of amr", _trust(amr=[]), AMR),
    _aws.case("another pool", _trust(aud="eu-west-1:99999999-2222-3333-4444-555555555555"), SLOT),
    _aws.case("every action of STS", _trust(Action="sts:*"), ALONE),
    _aws.case("every action", _trust(Action=["*"]), ALONE),
    _aws.case(
        "a second principal",
        _trust(Principal={"Federated": "cognito-identity.amazonaws.com", "AWS": "123456789012"}),
        ALONE,
    ),
    _aws.case("a second statement", _statements(*trust()["Statement"], _LAMBDA), ALONE),
    _aws.case("a deny besides", _statements(*trust()["Statement"], _lets("*", "sts:*", "Deny"))),
    _aws.case("anyone on conditions", _trust(Principal="*"), ALONE),
    _aws.case("anyone of AWS on conditions", _trust(Principal={"AWS": "*"}), ALONE),
    _public.together("a service", _beside(_document(_LAMBDA))),
    _public.together(
        "anyone among services",
        _beside(_document(_LAMBDA, _lets({"AWS": "*"}), _lets({"Service": "events.amazonaws.com"}))),
    ),
    _public.together("anyone in a list", _beside(_document(_LAMBDA, _lets({"AWS": ["*"]})))),
    _public.together("denied", _beside(_document(_lets({"AWS": "*"}, effect="Deny")))),
    _public.together("empty", _beside("")),
    _account.together("an account", _beside(_document(_lets({"AWS": "123123123123"})))),
    _account.together("a root", _beside(_document(_lets({"AWS": "arn:aws:iam::123123123123:root"})))),
    _account.together("a role and an account", _beside(_document(_lets({"AWS": [_ROLE_ARN, "123456789012"]})))),
    _account.together(
        "denied and a role",
        _beside(_document(_lets({"AWS": ["123456789012"]}, effect="Deny"), _lets({"AWS": [_ROLE_ARN]}))),
    ),
    _star.together("every action in a list", _users("s3:HeadBucket", "*", resource=[_OWN_FILES]), USERS),
    _star.together("every action", _users("*", resource=_OWN_FILES), USERS),
    _star.together("every action of a service", _users("s3:*", resource=_OWN_FILES), USERS),
    _star.together("named actions", _users("s3:GetObject", "s3:PutObject", resource=_OWN_FILES)),
    _escalation.together("passes roles", _users("iam:PassRole"), USERS),
    _escalation.together("changes logins", _users("iam:UpdateLoginProfile"), USERS),
    _escalation.together("makes functions", _users("lambda:CreateFunction")),
    _exposure.together("anyone's files", _users("s3:GetObject"), OWN),
    _exposure.together("their own files", _users("s3:GetObject", resource=_OWN_FILES)),
    _stave_users.together("ASSUMEROLE", _users("sts:AssumeRole"), USERS),
    _stave_users.together("administers users", _users("cognito-idp:AdminSetUserPassword"), USERS),
    _stave_users.together(
        "CROSSACCT", _users("sqs:SendMessage", resource="arn:aws:sqs:eu-west-1:999999999999:q"), USERS
    ),
    _stave_users.together("own account", _users("sqs:SendMessage", resource="arn:aws:sqs:eu-west-1:123456789012:q")),
    _stave_guests.together("BROAD", _guests("*"), GUESTS),
    _stave_guests.together("IAM", _guests("iam:ListRoles"), GUESTS),
    _stave_guests.together("S3", _guests("s3:GetObject"), GUESTS),
    _stave_guests.together("DDB", _guests("dynamodb:GetItem"), GUESTS),
    _stave_guests.together("LAMBDA", _guests("lambda:InvokeFunction"), GUESTS),
    _stave_guests.together(
        "what a guest needs", _guests("cognito-identity:GetCredentialsForIdentity", "rum:PutRumEvents")
    ),
    _stave_mapping.case(
        "falls back on the role of anyone",
        {"roleMappings": [{"identityProvider": "p", "type": "Token", "ambiguousRoleResolution": "AuthenticatedRole"}]},
        "cognito-idpool-role-mapping-deny",
    ),
)
