"""The pack as Pulumi starts it: a process that prints a port and answers gRPC there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pulumi_policy.policy
import pytest
from google.protobuf import empty_pb2
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc

from cognito_policies import RULES
from cognito_policies.config.profiles import PROFILE_ID, USE
from cognito_policies.engine import adapter

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


def test_it_checks(analyzer: Any) -> None:
    request = proto.AnalyzeRequest(type="aws:cognito/userPool:UserPool", urn="u", name="n")
    assert {
        "cognito-pool-password-length",
        "cognito-pool-mfa-required",
        "cognito-pool-deletion-protection",
        "cognito-pool-pulumi-protect",
    } <= {entry.policyName for entry in analyzer.Analyze(request).diagnostics}


PRIVATE = ("_PolicyAnalyzerServicer", "_create_report_violation")


def test_the_strict_server_fits_what_is_installed() -> None:
    assert adapter.strict_server_fits()


@pytest.mark.parametrize("name", PRIVATE)
def test_it_does_not_fit_a_version_that_lacks_a_private_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner: Any = pulumi_policy.policy
    monkeypatch.delattr(owner if hasattr(owner, name) else owner._PolicyAnalyzerServicer, name)
    assert not adapter.strict_server_fits()


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Path]]:
    """The pack served by a pulumi_policy whose private names are others, and its error stream."""
    folder = tmp_path_factory.mktemp("renamed")
    shutil.copytree(Path(pulumi_policy.__file__).parent, folder / "pulumi_policy")
    policy = folder / "pulumi_policy" / "policy.py"
    text = policy.read_text(encoding="utf-8")
    for name in PRIVATE:
        text = text.replace(name, f"_new{name}")
    policy.write_text(text, encoding="utf-8")
    errors = folder / "errors.txt"
    environment = os.environ | {"PYTHONPATH": str(folder)}
    with (
        errors.open("wb") as stream,
        subprocess.Popen(  # noqa: S603 -- our own pack
            [sys.executable, str(POLICIES)], stdout=subprocess.PIPE, stderr=stream, env=environment
        ) as process,
    ):
        assert process.stdout is not None
        port = int(process.stdout.readline())
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            yield analyzer_pb2_grpc.AnalyzerStub(channel), errors
        process.kill()


class TestWithoutTheStrictServer:
    def test_it_says_what_is_lost(self, renamed: tuple[Any, Path]) -> None:
        said = renamed[1].read_text(encoding="utf-8")
        assert f"pulumi_policy {version('pulumi_policy')}" in said
        assert "a misspelled rule in the configuration is ignored" in said

    def test_every_rule_checks_with_its_configuration(self, renamed: tuple[Any, Path]) -> None:
        analyzer = renamed[0]
        names = {policy.name for policy in analyzer.GetAnalyzerInfo(empty()).policies}
        assert {rule.id for rule in RULES} <= names
        assert not names & {rule.post_deployment_id for rule in RULES}
        config: Any = proto.ConfigureAnalyzerRequest()
        config.policyConfig["cognito-pool-password-length"].enforcementLevel = proto.MANDATORY
        config.policyConfig["cognito-pool-password-length"].properties.update({"minLength": 20})
        analyzer.Configure(config)
        request = proto.AnalyzeRequest(type="aws:cognito/userPool:UserPool", urn="u", name="n")
        request.properties.update({"passwordPolicy": {"minimumLength": 19}})
        found = {entry.policyName: entry.message for entry in analyzer.Analyze(request).diagnostics}
        assert "20" in found["cognito-pool-password-length"]
        assert "cognito-pool-mfa-required" in found

    def test_a_profile_is_refused(self, renamed: tuple[Any, Path]) -> None:
        config: Any = proto.ConfigureAnalyzerRequest()
        config.policyConfig[PROFILE_ID].enforcementLevel = proto.MANDATORY
        config.policyConfig[PROFILE_ID].properties.update({USE: "nist"})
        renamed[0].Configure(config)
        found = renamed[0].AnalyzeStack(proto.AnalyzeStackRequest()).diagnostics
        assert [entry.policyName for entry in found if "can't set a profile" in entry.message] == [PROFILE_ID]
