"""Stacks of any size, to measure what judging costs: many identities side by side, each complete and good.

`large_stack(10_000)` is what an update has at its end: ids and ARNs are known. With `preview`, it is what a first
preview has: nothing of the kind is known, only where each value comes from. With `nameless`, roles leave their names
to the provider besides, so that nothing tells them apart but where values come from.
"""

import copy
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from cognito_policies import Resource
from cognito_policies.model.tokens import IDENTITY_POOL, ROLE, ROLE_POLICY, USER_GROUP, USER_POOL
from tests.policies.samples import GOOD, POOL_ID, PROTECTED, UNKNOWN_TEXT, WIRES, allow, changed, urn_of

_OTHERS: Final = ("aws:s3/bucket:Bucket", "aws:lambda/function:Function", "aws:dynamodb/table:Table")
"""What every stack has besides: a rule must pass over it at no cost."""

_MADE_BY_AWS: Final = ("userPoolId", "identityPoolId", "resourceArn", "sourceArn", "roles", "assumeRolePolicy")


IDENTITY_SIZE: Final = len(GOOD) + 2 + 1 + len(_OTHERS)
"""The resources of one identity: one of each type, two groups, the role's policy, and the others."""


def large_stack(size: int, *, preview: bool = False, nameless: bool = False) -> list[Resource]:
    """Return a stack of `size` resources."""
    return list(islice(_identities(preview=preview, nameless=nameless), size))


def _identities(*, preview: bool, nameless: bool) -> Iterator[Resource]:
    number = 0
    while True:
        for resource in _identity(number):
            yield _unknown(resource, nameless=nameless) if preview else resource
        number += 1


def _identity(number: int) -> Iterator[Resource]:
    """Yield one identity whose names and ids no other has."""
    name = f"it-{number}"
    others = {
        "eu-west-1_abc": f"eu-west-1_{number:x}",
        POOL_ID: f"eu-west-1:{number:08x}-2222-3333-4444-555555555555",
        "role/users": f"role/users-{number}",
        "login.example.com": f"login-{number}.example.com",
    }
    made = {
        USER_POOL: {"id": "eu-west-1_abc", "arn": "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"},
        IDENTITY_POOL: {"id": POOL_ID},
        ROLE: {"name": f"users-{number}", "arn": "arn:aws:iam::123456789012:role/users"},
    }
    pool_arn = made[USER_POOL]["arn"]
    changes: dict[str, dict[str, Any]] = {
        "aws:wafv2/webAclAssociation:WebAclAssociation": {"resourceArn": pool_arn},
        "aws:lambda/permission:Permission": {"sourceArn": pool_arn},
    }
    for token in GOOD:
        props = _renamed(changed(GOOD[token], made.get(token, {}) | changes.get(token, {})), others)
        wires = {key: tuple(urn_of(one, name) for one in origins) for key, origins in WIRES.get(token, {}).items()}
        yield Resource(token, name, urn_of(token, name), props, PROTECTED, property_dependencies=wires)
    for group in ("readers", "writers"):
        group_props = {"name": group, "userPoolId": "eu-west-1_abc", "roleArn": "arn:aws:iam::123456789012:role/users"}
        wires = {"userPoolId": (urn_of(USER_POOL, name),), "roleArn": (urn_of(ROLE, name),)}
        props = _renamed({**group_props, "precedence": len(group) + ord(group[0])}, others)
        full = f"{group}-{number}"
        yield Resource(USER_GROUP, full, urn_of(USER_GROUP, full), props, property_dependencies=wires)
    own_files = "arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*"
    held = {"role": f"users-{number}", "policy": allow("s3:GetObject", Resource=own_files)}
    wires = {"role": (urn_of(ROLE, name),)}
    yield Resource(ROLE_POLICY, name, urn_of(ROLE_POLICY, name), held, property_dependencies=wires)
    for token in _OTHERS:
        yield Resource(token, name, urn_of(token, name), {"tags": {"team": "identity"}, "name": name})


def _renamed(value: Any, others: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, others) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, others) for item in value]
    if isinstance(value, str):
        for known, other in others.items():
            value = value.replace(known, other)
    return value


def _unknown(resource: Resource, *, nameless: bool) -> Resource:
    """Return a resource as a first preview knows it."""
    props = copy.deepcopy(dict(resource.props))
    for key in ("id", "arn", *(["name"] if nameless and resource.type == ROLE else [])):
        props.pop(key, None)
    for key in resource.property_dependencies:
        if key in _MADE_BY_AWS or key in {"roleArn", "role"}:
            props[key] = UNKNOWN_TEXT
    return replace(resource, props=props)
