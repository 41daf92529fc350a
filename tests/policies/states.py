"""Stacks' states as Pulumi exports them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cognito_policies.model.tokens import DOMAIN, IDENTITY_POOL, RESOURCE_SERVER, USER_POOL, USER_POOL_CLIENT

SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
ENCRYPTED = {**SECRET, "ciphertext": "v1:abc"}
POOL = "eu-west-1_abc"


def plaintext(value: object) -> dict[str, object]:
    """A secret as `--show-secrets` exports it."""
    return {**SECRET, "plaintext": json.dumps(value)}


def urn(token: str, name: str, stack: str = "prod") -> str:
    return f"urn:pulumi:{stack}::identity::{token}::{name}"


def entry(token: str, name: str, inputs: Mapping[str, Any], resource_id: str = "", **more: Any) -> dict[str, Any]:
    made = {"urn": urn(token, name), "custom": True, "id": resource_id or name, "type": token, "inputs": inputs}
    return {**made, "outputs": {**inputs, "id": resource_id or name}, **more}


def attribute(name: str, **changes: Any) -> dict[str, Any]:
    base = {
        "name": name,
        "attributeDataType": "String",
        "mutable": True,
        "required": False,
        "developerOnlyAttribute": False,
        "stringAttributeConstraints": {"minLength": "0", "maxLength": "2048"},
    }
    return {**base, **changes}


POOL_INPUTS: Mapping[str, Any] = {
    "name": "users",
    "aliasAttributes": ["preferred_username", "email"],
    "usernameConfiguration": {"caseSensitive": False},
    "schemas": [attribute("tenant"), attribute("email", required=True)],
}


def resources() -> list[dict[str, Any]]:
    """One of each kind a lock knows, and what it doesn't."""
    at_home = {"userPoolId": [urn(USER_POOL, "pool")]}
    return [
        {"urn": urn("pulumi:pulumi:Stack", "identity-prod"), "custom": False, "type": "pulumi:pulumi:Stack"},
        entry(USER_POOL, "pool", POOL_INPUTS, POOL, protect=True, sourcePosition="project:///app/users.py#12,3"),
        entry(
            USER_POOL_CLIENT,
            "web",
            {"name": "web-1", "userPoolId": POOL, "generateSecret": False},
            propertyDependencies=at_home,
        ),
        entry(IDENTITY_POOL, "ids", {"identityPoolName": "users", "developerProviderName": "dev"}, protect=True),
        entry(DOMAIN, "dom", {"domain": "users", "userPoolId": POOL}, propertyDependencies=at_home),
        entry(RESOURCE_SERVER, "api", {"identifier": "api", "userPoolId": POOL}, propertyDependencies=at_home),
    ]


def exported(given: Sequence[Mapping[str, Any]] | None = None, version: int = 3) -> str:
    """What `pulumi stack export` writes."""
    return json.dumps({"version": version, "deployment": {"resources": resources() if given is None else list(given)}})


def checkpoint(given: Sequence[Mapping[str, Any]] | None = None, stack: str = "organization/identity/prod") -> str:
    """What a self-managed backend keeps."""
    latest = {"resources": resources() if given is None else list(given)}
    return json.dumps({"version": 3, "checkpoint": {"stack": stack, "latest": latest}})
