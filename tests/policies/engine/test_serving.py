"""The pack as Pulumi starts it: a process that prints a port and answers gRPC there."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pytest
from google.protobuf import empty_pb2
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc

from cognito_policies import RULES

empty: Any = vars(empty_pb2)["Empty"]
POLICIES = Path(__file__).parents[3] / "policies"


def test_what_the_pack_asks_for_is_what_it_is_tested_with() -> None:
    pinned = (POLICIES / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert f"pulumi-policy=={version('pulumi_policy')}" in pinned
    manifest = (POLICIES / "PulumiPolicy.yaml").read_text(encoding="utf-8")
    assert re.search(r"^runtime: python$", manifest, re.MULTILINE)
    assert re.search(r"^version: \d+\.\d+\.\d+$", manifest, re.MULTILINE)


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Any]:
    with subprocess.Popen([sys.executable, str(POLICIES)], stdout=subprocess.PIPE) as process:  # noqa: S603 -- our own pack
        assert process.stdout is not None
        port = int(process.stdout.readline())
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            stub: Any = analyzer_pb2_grpc.AnalyzerStub(channel)
            yield stub
        process.kill()


def test_it_offers_every_rule(analyzer: Any) -> None:
    info = analyzer.GetAnalyzerInfo(empty())
    assert info.name == "cognito"
    assert {rule.id for rule in RULES} <= {policy.name for policy in info.policies}


def test_it_refuses_a_misspelled_rule(analyzer: Any) -> None:
    request: Any = proto.ConfigureAnalyzerRequest()
    request.policyConfig["cognito-pool-mfa-require"].enforcementLevel = proto.DISABLED
    with pytest.raises(grpc.RpcError) as caught:
        analyzer.Configure(request)
    assert 'did you mean "cognito-pool-mfa-required"?' in str(caught.value)


def test_it_judges(analyzer: Any) -> None:
    request = proto.AnalyzeRequest(type="aws:cognito/userPool:UserPool", urn="u", name="n")
    assert {
        "cognito-pool-password-length",
        "cognito-pool-mfa-required",
        "cognito-pool-deletion-protection",
        "cognito-pool-pulumi-protect",
    } <= {entry.policyName for entry in analyzer.Analyze(request).diagnostics}
