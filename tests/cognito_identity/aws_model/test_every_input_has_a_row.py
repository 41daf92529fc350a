"""Every input that a component sets has a row in a name table, or is listed here with its check."""

from collections.abc import Iterator, Mapping
from typing import Any

import pulumi_aws as aws

from cognito_identity import UserIdentity, UserPoolWithMfa
from cognito_identity.aws_model.tables import TABLES
from cognito_identity.user_identity.args import NAMES, UserIdentityArgs
from cognito_identity.validation.problems import Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.spelling import camel
from tests.cognito_identity.engine import ACCOUNT, REGION, run
from tests.engine.lifecycle_table import ABSENT, Row, rows

OTHER_SERVICES = {
    "aws:acm/certificate:Certificate",
    "aws:acm/certificateValidation:CertificateValidation",
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "aws:iam/policy:Policy",
    "aws:kms/grant:Grant",
    "aws:kms/key:Key",
    "aws:lambda/function:Function",
    "aws:lambda/permission:Permission",
    "aws:route53/record:Record",
    "aws:wafv2/webAclAssociation:WebAclAssociation",
}
"""Resources of services without a model here: their arguments have their own rules."""

WITHOUT_A_ROW: Mapping[str, Mapping[str, str]] = {
    "aws:iam/role:Role": {"tags": "IAM takes a list of keys and values; rules of tags check them"},
    "aws:cognito/managedLoginBranding:ManagedLoginBranding": {
        "settings": "a document, which AWS's model does not describe",
        "assets.bytes": "checked by its length as it is read",
    },
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": {
        "roleMappings.identityProvider": "the key of AWS's map: provider_rules checks it",
    },
}
"""Inputs without a row, and what checks them."""


def paths(value: Any, known: set[str], path: str = "") -> Iterator[str]:
    """Return the paths of the inputs' values; a row covers everything below it."""
    if path in known:
        return
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from paths(item, known, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from paths(item, known, path)
    else:
        yield path


def rows_of(type_: str) -> set[str]:
    names = TABLES.get(type_)
    inputs = [row.input for row in names.rows] if names else []
    return {".".join(camel(segment.removesuffix("[]")) for segment in path.split(".")) for path in inputs}


def program_of(row: Row, which: str) -> Any:
    def program() -> None:
        problems = Problems()
        args: Any = read(UserIdentityArgs, row.args(which), problems, spell=camel, names=NAMES)
        problems.raise_if_any(row.id)
        UserIdentity("shop", args)

    return program


def other_resources() -> None:
    """Create the resources that docs/lifecycle.md has no row for, and those of methods."""
    logs = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:auth"
    style: Any = {"category": "FORM_LOGO", "color_mode": "DARK", "extension": "PNG", "bytes": "iVBORw0KGgo="}
    pool = UserPoolWithMfa(
        "users",
        {
            "mfa_second_factor": {"sms": True},
            "log_delivery": {"user_auth_events": {"log_group_arn": logs}, "user_notification": {"log_group_arn": logs}},
            "lambda_triggers": {"custom_email_sender": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:send"},
            "custom_threat_protection_mode": "audit_only",
        },
    )
    pool.add_client(
        "web",
        {
            "preset": "spa",
            "o_auth": {"callback_urls": ["https://a.example"]},
            "branding": {
                "settings": {"a": "b"},
                "assets": [style],
            },
        },
    )
    pool.grant(aws.iam.Role("reader", assume_role_policy="{}"), "list_users")
    pool.add_alarms("watch")


def test_every_input_of_every_resource_has_a_row() -> None:
    found: dict[str, set[str]] = {}
    programs = [other_resources]
    for heading in ("What changes in place", "What changes in place, but not back", "What can't change in place"):
        programs += [program_of(row, "before" if row.after == ABSENT else "after") for row in rows(heading)]
    for program in programs:
        done = run(program)
        assert done.error is None, done.error
        for resource in done.resources:
            if resource.custom and not resource.type.startswith("pulumi:"):
                known = rows_of(resource.type)
                found.setdefault(resource.type, set()).update(paths(resource.inputs, known))
    lacking = {
        (type_, path, next((word for word in WITHOUT_A_ROW.get(type_, {}) if f"{path}.".startswith(f"{word}.")), None))
        for type_, inputs in found.items()
        if type_ not in OTHER_SERVICES
        for path in inputs
    }
    assert {(type_, path) for type_, path, excuse in lacking if excuse is None} == set()
    assert {(type_, excuse) for type_, _, excuse in lacking} == {
        (type_, word) for type_, words in WITHOUT_A_ROW.items() for word in words
    }
    assert set(TABLES) <= set(found), "a table of a resource that no program here makes"
