import sys
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from cognito_policies.lock.document import lock_text, read_lock
from cognito_policies.lock.from_aws import connect, lock_of_pool
from cognito_policies.sources.listing import BadInputError
from sandbox.aws import AwsServer


@pytest.fixture(scope="module")
def live() -> Iterator[Any]:
    server = AwsServer(region="eu-west-1")
    server.start()
    try:
        yield server.client("cognito-idp")
    finally:
        server.stop()


def test_a_live_pool_can_be_locked_with_all_its_parts(live: Any) -> None:
    pool_id = live.create_user_pool(
        PoolName="users",
        AliasAttributes=["email"],
        UsernameConfiguration={"CaseSensitive": False},
        Schema=[
            {"Name": "email", "AttributeDataType": "String", "Required": True},
            {"Name": "nickname", "AttributeDataType": "String", "Mutable": False},
            {"Name": "age", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "1"}},
            {"Name": "flag", "AttributeDataType": "Boolean", "Mutable": True},
        ],
    )["UserPool"]["Id"]
    client = live.create_user_pool_client(UserPoolId=pool_id, ClientName="web", GenerateSecret=True)
    live.create_user_pool_domain(UserPoolId=pool_id, Domain="users")
    live.create_resource_server(UserPoolId=pool_id, Identifier="api", Name="api")
    lock = lock_of_pool(live, pool_id, "prod")
    text = lock_text(lock)
    assert lock_text(lock_of_pool(live, pool_id, "prod")) == text
    assert lock_text(read_lock(text, "prod")) == text
    by_kind = {entry.kind.section: entry for entry in lock.entries}
    pool = by_kind["userPools"]
    assert (pool.urn, pool.id, pool.label, pool.name) == (None, pool_id, "users", "users")
    schemas: Any = pool.facts["schemas"]
    assert [(each["name"], each["required"], each["mutable"], each["min"]) for each in schemas] == [
        ("age", False, schemas[0]["mutable"], "1"),
        ("email", True, schemas[1]["mutable"], "0"),
        ("flag", False, True, None),
        ("nickname", False, False, "0"),
    ]
    assert by_kind["appClients"].facts == {"generateSecret": True}
    assert by_kind["appClients"].id == client["UserPoolClient"]["ClientId"]
    assert by_kind["domains"].facts == {"domain": "users"}
    assert by_kind["resourceServers"].facts == {"identifier": "api"}
    assert {entry.pool_id for entry in lock.entries} == {None, pool_id}


def test_what_aws_gives_every_pool_is_not_locked(live: Any) -> None:
    pool_id = live.create_user_pool(PoolName="plain")["UserPool"]["Id"]
    [entry] = lock_of_pool(live, pool_id, "prod").entries
    assert entry.facts["schemas"] == []
    assert entry.facts["aliasAttributes"] == []


def test_a_pool_made_without_the_block_and_with_a_name_of_aws_has_no_case(live: Any) -> None:
    del live

    class Answers:
        @staticmethod
        def describe_user_pool(**_: Any) -> Any:
            birthdate = {"Name": "birthdate", "AttributeDataType": "String", "Required": True}
            return {"UserPool": {"Name": "p", "SchemaAttributes": [birthdate]}}

        @staticmethod
        def get_paginator(_operation: str) -> Any:
            class Pages:
                @staticmethod
                def paginate(**_: Any) -> list[Any]:
                    return [{}]

            return Pages()

    [entry] = lock_of_pool(Answers(), "x", "prod").entries
    assert entry.facts["caseSensitive"] is None
    assert [each["name"] for each in list[Any](entry.facts["schemas"])] == ["birthdate"]  # type: ignore[call-overload]  # -- plain JSON


def test_a_pool_aws_does_not_show_is_one_line(live: Any) -> None:
    with pytest.raises(BadInputError, match=r"eu-west-1_nope can't be read from AWS: .*ResourceNotFoundException"):
        lock_of_pool(live, "eu-west-1_nope", "prod")


def test_an_error_of_our_own_is_not_aws_fault() -> None:
    with pytest.raises(AttributeError):
        lock_of_pool(object(), "x", "prod")


def test_a_region_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    with pytest.raises(BadInputError, match="no AWS client: You must specify a region"):
        connect(None)
    assert connect("eu-west-1").meta.region_name == "eu-west-1"


def test_boto3_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(BadInputError, match="needs boto3: python -m pip install boto3"):
        connect("eu-west-1")
