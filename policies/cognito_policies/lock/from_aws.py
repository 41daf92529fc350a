"""Creates a lock from a user pool in AWS: for a pool that Pulumi doesn't manage yet, or a lost state."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from cognito_policies.lock.facts import APP_CLIENT, DOMAINS, RESOURCE_SERVERS, USER_POOLS, Entry, Kind, Lock
from cognito_policies.lock.schemas import STANDARD
from cognito_policies.model.resource import Resource
from cognito_policies.model.subject import Subject
from cognito_policies.sources.listing import BadInputError

_DEFAULT_BOUNDS: Mapping[str, object] = {"MinLength": "0", "MaxLength": "2048"}


Cognito: TypeAlias = Any
"""The type of `boto3.client("cognito-idp")`; its types are in a package that the pack doesn't need."""


def connect(region: str | None) -> Cognito:
    """Return a client for AWS.

    Raises:
        BadInputError: There is no boto3, or no region.
    """
    try:
        import boto3  # noqa: PLC0415 -- optional, and only this function needs it
        from botocore.exceptions import BotoCoreError  # noqa: PLC0415 -- same
    except ImportError:
        raise BadInputError("a lock from a live pool needs boto3: python -m pip install boto3") from None
    try:
        return boto3.client("cognito-idp", region_name=region)
    except (BotoCoreError, ValueError) as error:
        raise BadInputError(f"no AWS client: {error}") from None


def lock_of_pool(cognito: Cognito, pool_id: str, stack: str) -> Lock:
    """Return the lock of a live pool, its clients, its domains and its resource servers.

    Raises:
        BadInputError: AWS refused.
    """
    try:
        return Lock(stack, tuple(_entries(cognito, pool_id)))
    except Exception as error:
        # boto3 creates its error classes at run time, and it may not be installed.
        if type(error).__module__.partition(".")[0] != "botocore":
            raise
        raise BadInputError(f"{pool_id} can't be read from AWS: {error}") from None


def _entries(cognito: Cognito, pool_id: str) -> Iterator[Entry]:
    pool = cognito.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    yield _entry(USER_POOLS, pool_id, _pool(pool))
    for client in _pages(cognito, "list_user_pool_clients", "UserPoolClients", pool_id):
        client_id = client["ClientId"]
        full = cognito.describe_user_pool_client(UserPoolId=pool_id, ClientId=client_id)["UserPoolClient"]
        props = {"name": full.get("ClientName"), "generateSecret": "ClientSecret" in full}
        yield _entry(APP_CLIENT, client_id, props, pool_id)
    for domain in (pool.get("Domain"), pool.get("CustomDomain")):
        if domain:
            yield _entry(DOMAINS, domain, {"domain": domain}, pool_id)
    for server in _pages(cognito, "list_resource_servers", "ResourceServers", pool_id):
        identifier = server["Identifier"]
        yield _entry(RESOURCE_SERVERS, f"{pool_id}|{identifier}", {"identifier": identifier}, pool_id)


def _pages(cognito: Cognito, operation: str, key: str, pool_id: str) -> Iterator[Mapping[str, Any]]:
    for page in cognito.get_paginator(operation).paginate(UserPoolId=pool_id):
        yield from page.get(key, ())


def _entry(kind: Kind, entry_id: str, props: Mapping[str, object], pool_id: str | None = None) -> Entry:
    subject = Subject(Resource(kind.tokens[0], "", "", props))
    facts = {fact.name: fact.read(subject) for fact in kind.facts}
    label = subject.text(kind.label)
    return Entry(kind, None, entry_id, label if isinstance(label, str) else None, pool_id, facts)


def _pool(pool: Mapping[str, Any]) -> dict[str, object]:
    """Return AWS's response as properties of the Pulumi provider."""
    case = pool.get("UsernameConfiguration")
    return {
        "name": pool["Name"],
        "aliasAttributes": pool.get("AliasAttributes", []),
        "usernameAttributes": pool.get("UsernameAttributes", []),
        **({} if case is None else {"usernameConfiguration": {"caseSensitive": case["CaseSensitive"]}}),
        "schemas": [_attribute(given) for given in pool.get("SchemaAttributes", ()) if not _is_default(given)],
    }


def _is_default(given: Mapping[str, Any]) -> bool:
    """Return whether an attribute has AWS's defaults, so that it needn't be in a program."""
    if given["Name"] not in STANDARD:
        return False
    if given["AttributeDataType"] != "String" or given["Name"] in {"sub", "birthdate"}:
        return not given.get("Required") or given["Name"] == "sub"
    bounds = given.get("StringAttributeConstraints") or _DEFAULT_BOUNDS
    return not given.get("Required") and given.get("Mutable") is not False and dict(bounds) == _DEFAULT_BOUNDS


def _attribute(given: Mapping[str, Any]) -> dict[str, object]:
    strings, numbers = given.get("StringAttributeConstraints"), given.get("NumberAttributeConstraints")
    return {
        "name": given["Name"],
        "attributeDataType": given["AttributeDataType"],
        "mutable": given.get("Mutable", False),
        "required": given.get("Required", False),
        "developerOnlyAttribute": given.get("DeveloperOnlyAttribute", False),
        "stringAttributeConstraints": {
            "minLength": (strings or {}).get("MinLength"),
            "maxLength": (strings or {}).get("MaxLength"),
        },
        "numberAttributeConstraints": {
            "minValue": (numbers or {}).get("MinValue"),
            "maxValue": (numbers or {}).get("MaxValue"),
        },
    }
