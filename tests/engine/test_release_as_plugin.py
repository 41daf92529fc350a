"""The release of a pool and its id, for a program in another language: the plugin asks the engine, and is asked."""

from pathlib import Path

import pytest

from tests.engine.availability import language_host
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.plugin import plugin
from tests.engine.stacks import EngineStack

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(not language_host("yaml"), reason="the Pulumi CLI has no YAML language host"),
]

_PROGRAM = """\
name: hosted
runtime: yaml
packages:
  cognito-identity: {plugin}
resources:
  kept:
    type: cognito-identity:UserPoolWithMfa
    properties: {{advancedSecurityMode: "off"}}
  first:
    type: cognito-identity:UserPoolWithMfa
    properties: {{advancedSecurityMode: "off", removalPolicy: destroy, deletionProtection: false{more}}}
outputs:
  id: ${{first.userPoolId}}
  states: ["${{kept.releaseState}}", "${{first.releaseState}}"]
"""


@pytest.fixture(scope="class")
def folder(place: Path) -> Path:
    return plugin(place)


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, folder: Path) -> EngineStack:
    (place / "hosted").mkdir()
    write(place / "hosted", folder)
    return make_stack("dev", place / "hosted", AWS_REGION=REGION)


def write(place: Path, folder: Path, more: str = "") -> None:
    (place / "Pulumi.yaml").write_text(_PROGRAM.format(plugin=folder, more=more), encoding="utf-8")


class TestAProgramInYaml:
    """The tests of this class depend on each other, in their order."""

    def test_releases_a_pool_beside_one_that_stays(self, stack: EngineStack) -> None:
        # In the first update the engine may come to the one before it has come to the other.
        for _ in range(2):
            deployed = stack.up()
            assert deployed.ok, deployed.text
        assert stack.outputs()["states"] == ["protected", "released"]

    def test_is_held_to_the_id_of_its_pool(self, stack: EngineStack, folder: Path) -> None:
        held = f", expectedUserPoolId: {stack.outputs()['id']}"
        write(stack.work_dir, folder, held)
        assert stack.preview().ok
        write(stack.work_dir, folder, f"{held}, userPoolName: another")
        for refused in (stack.preview(), stack.up()):
            assert not refused.ok
            assert "expectedUserPoolId: is the id of an existing user pool" in refused.text
