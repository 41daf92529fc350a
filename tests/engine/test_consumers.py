"""The examples, each in its language, with the components as a plugin."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import cognito_identity
from sandbox.aws import AwsServer
from tests.engine.availability import language_host
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.plugin import plugin
from tests.engine.shop import check_the_shop, edit, shop_in
from tests.engine.stacks import EngineStack

pytestmark = pytest.mark.engine


def needs(condition: bool, reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not condition, reason=reason)


needs_yaml = needs(language_host("yaml"), "the Pulumi CLI has no YAML language host (pulumi-language-yaml)")
needs_node = needs(
    language_host("nodejs") and shutil.which("npm") is not None, "there is no Node.js, npm or pulumi-language-nodejs"
)


@pytest.fixture(scope="class")
def plugin_folder(place: Path) -> Path:
    return plugin(place)


@needs_yaml
class TestYaml:
    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path, plugin_folder: Path) -> EngineStack:
        return make_stack("dev", shop_in(place, "yaml", plugin_folder), AWS_REGION=REGION)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "minLength: 12",
                "minLenght: 12",
                "Property minLenght does not exist on 'cognito-identity:index:PasswordPolicy'",
            ),
            (
                "minLength: 12",
                "minLength: 4",
                'UserIdentity "shop": userPool.passwordPolicy.minLength: must be 6 to 99 (AWS CreateUserPool), got 4',
            ),
            ("userPoolId: ${partners.userPoolId}", "userPoolId: null", 'AppClient "portal": userPoolId: is required'),
            ("userPoolName: partners", "userPoolName: [partners]", "userPoolName"),
        ],
    )
    def test_what_is_wrong_is_said_plainly(self, stack: EngineStack, old: str, new: str, message: str) -> None:
        path = stack.work_dir / "Pulumi.yaml"
        good = path.read_text(encoding="utf-8")
        edit(path, old, new)
        outcome = stack.preview()
        path.write_text(good, encoding="utf-8")
        assert not outcome.ok
        assert message in outcome.text
        assert "Traceback" not in outcome.text

    def test_the_example_deploys(self, stack: EngineStack, server: AwsServer) -> None:
        check_the_shop(stack, stack.up(), server)

    def test_no_region_is_the_providers_own_message(
        self, make_stack: MakeStack, place: Path, plugin_folder: Path
    ) -> None:
        outcome = make_stack("dev", shop_in(place / "regionless", "yaml", plugin_folder)).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        assert "Traceback" not in outcome.text

    def test_a_plugin_that_is_not_where_it_is_said_to_be(self, make_stack: MakeStack, place: Path) -> None:
        outcome = make_stack("dev", shop_in(place / "lost", "yaml", place / "nowhere"), AWS_REGION=REGION).preview()
        assert not outcome.ok
        assert "nowhere" in outcome.text
        assert "Traceback" not in outcome.text

    def test_the_plugin_has_the_librarys_version(self, stack: EngineStack, plugin_folder: Path) -> None:
        found = stack.command("package", "get-schema", str(plugin_folder))
        assert found.ok, found.text
        schema = json.loads(found.text[found.text.index("{\n") :].rpartition("}")[0] + "}")
        assert (schema["name"], schema["version"]) == ("cognito-identity", cognito_identity.__version__)

    def test_it_is_added_to_a_project_by_its_path(
        self, make_stack: MakeStack, place: Path, plugin_folder: Path
    ) -> None:
        folder = place / "empty"
        folder.mkdir()
        (folder / "Pulumi.yaml").write_text("name: empty\nruntime: yaml\n", encoding="utf-8")
        added = make_stack("dev", folder).command("package", "add", str(plugin_folder))
        assert added.ok, added.text
        assert "cognito-identity:" in (folder / "Pulumi.yaml").read_text(encoding="utf-8")


@needs_node
class TestTypeScript:
    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path, plugin_folder: Path) -> EngineStack:
        folder = shop_in(place, "typescript", plugin_folder)
        npm = {name: value for name, value in os.environ.items() if name.startswith("npm_config_")}
        made = make_stack("dev", folder, AWS_REGION=REGION, **npm)
        installed = made.command("install")
        if (
            not installed.ok
            and "npm" in installed.text
            and ("ENOTFOUND" in installed.text or "ETIMEDOUT" in installed.text)
        ):
            pytest.skip("npm can't reach its registry")
        assert installed.ok, installed.text
        return made

    def test_the_generated_sdk_type_checks(self, stack: EngineStack) -> None:
        assert node(stack, "npx", "--no-install", "tsc", "--noEmit") == ""

    def test_a_misspelled_key_does_not(self, stack: EngineStack) -> None:
        program = stack.work_dir / "index.ts"
        good = program.read_text(encoding="utf-8")
        edit(program, "minLength: 12", "minLenght: 12")
        said = node(stack, "npx", "--no-install", "tsc", "--noEmit")
        program.write_text(good, encoding="utf-8")
        assert "Did you mean to write 'minLength'?" in said

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "{ minLength: 12 }",
                "{ minLenght: 12 } as any",
                'UserIdentity "shop": userPool.passwordPolicy.minLenght: unknown argument; did you mean `minLength`?',
            ),
            (
                "userPoolId: partners.userPoolId",
                "userPoolId: null as any",
                'AppClient "portal": userPoolId: is required',
            ),
        ],
    )
    def test_what_the_compiler_was_not_shown_is_said_all_the_same(
        self, stack: EngineStack, old: str, new: str, message: str
    ) -> None:
        program = stack.work_dir / "index.ts"
        good = program.read_text(encoding="utf-8")
        edit(program, old, new)
        outcome = stack.preview()
        program.write_text(good, encoding="utf-8")
        assert not outcome.ok
        assert message in outcome.text
        assert "Traceback" not in outcome.text

    def test_no_region_is_the_providers_own_message(self, stack: EngineStack, make_stack: MakeStack) -> None:
        outcome = make_stack("regionless", stack.work_dir).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        assert "Traceback" not in outcome.text

    def test_the_example_deploys(self, stack: EngineStack, server: AwsServer) -> None:
        check_the_shop(stack, stack.up(), server)


def node(stack: EngineStack, *command: str) -> str:
    process = subprocess.run(command, cwd=stack.work_dir, capture_output=True, text=True, check=False)
    return process.stdout + process.stderr
