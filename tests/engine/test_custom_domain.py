"""A custom domain with a hosted zone: certificate, validation record and alias records."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import settings
from moto.server import ThreadedMotoServer

from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.deployed.asked import other_client
from tests.engine.projects import small_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

REGION = "eu-west-1"
"""The pool's: the certificate has to be in us-east-1 all the same."""
HOST = "login.acme.example"


class Neighbours:
    """Certificates and DNS, which the sandbox has not: moto's own server has them."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def client(self, service: Any, region: str = "us-east-1") -> Any:
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=region,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )


@pytest.fixture(scope="class")
def neighbours() -> Iterator[Neighbours]:
    with pytest.MonkeyPatch.context() as patch:
        # A certificate is issued as soon as it is looked at, and not a minute later.
        patch.setattr(settings, "ACM_VALIDATION_WAIT", 0)
        server = ThreadedMotoServer(port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        yield Neighbours(f"http://{host}:{port}")
        server.stop()


@pytest.fixture(scope="class")
def zone(neighbours: Neighbours) -> str:
    made = neighbours.client("route53").create_hosted_zone(Name="acme.example", CallerReference="once")
    return str(made["HostedZone"]["Id"]).rpartition("/")[2]


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, neighbours: Neighbours, zone: str) -> EngineStack:
    folder = small_program(place / "many", "many")
    shop = {
        "disableIdentityPool": True,
        "userPool": {"removalPolicy": "destroy", "deletionProtection": False, "riskConfiguration": {}},
        "domain": {"customDomain": {"domainName": HOST, "hostedZoneId": zone}, "managedLoginVersion": 1},
    }
    (folder / "identities.json").write_text(json.dumps({"shop": shop}), encoding="utf-8")
    theirs = {"AWS_ENDPOINT_URL_ACM": neighbours.endpoint, "AWS_ENDPOINT_URL_ROUTE_53": neighbours.endpoint}
    return make_stack("many", folder, AWS_REGION=REGION, **theirs)


@pytest.fixture(scope="class")
def first(stack: EngineStack) -> Outcome:
    return stack.up()


def records(neighbours: Neighbours, zone: str) -> dict[str, str]:
    """What the zone says besides who serves it: kind → name."""
    found = neighbours.client("route53").list_resource_record_sets(HostedZoneId=zone)["ResourceRecordSets"]
    return {record["Type"]: record["Name"].rstrip(".") for record in found if record["Type"] not in {"NS", "SOA"}}


class TestACustomDomain:
    """The tests of this class depend on each other, in their order."""

    def test_gets_a_certificate_where_cloudfront_looks(
        self, first: Outcome, neighbours: Neighbours, server: AwsServer
    ) -> None:
        assert first.ok, first.text
        [certificate] = neighbours.client("acm").list_certificates()["CertificateSummaryList"]
        assert certificate["DomainName"] == HOST
        assert neighbours.client("acm", REGION).list_certificates()["CertificateSummaryList"] == []
        domain = other_client(server, "cognito-idp", REGION).describe_user_pool_domain(Domain=HOST)
        assert domain["DomainDescription"]["CustomDomainConfig"]["CertificateArn"] == certificate["CertificateArn"]

    def test_proves_it_and_points_at_the_pages(self, first: Outcome, neighbours: Neighbours, zone: str) -> None:
        found = records(neighbours, zone)
        assert set(found) == {"A", "AAAA", "CNAME"}
        assert found["A"] == found["AAAA"] == HOST
        assert found["CNAME"].endswith(f".{HOST}")

    def test_settles(self, stack: EngineStack, first: Outcome) -> None:
        assert stack.preview(expect_no_changes=True).ok

    def test_goes_without_a_trace(
        self, stack: EngineStack, neighbours: Neighbours, zone: str, server: AwsServer
    ) -> None:
        destroyed = stack.destroy()
        assert destroyed.ok, destroyed.text
        assert records(neighbours, zone) == {}
        assert neighbours.client("acm").list_certificates()["CertificateSummaryList"] == []
        assert other_client(server, "cognito-idp", REGION).list_user_pools(MaxResults=9)["UserPools"] == []
