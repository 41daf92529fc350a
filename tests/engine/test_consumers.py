"""The examples, each in its language, with the components as a plugin or as a package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import components
from sandbox.aws import AwsServer
from tests.engine.availability import language_host
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.plugin import plugin, private_python, site_packages
from tests.engine.projects import ROOT
from tests.engine.stacks import EngineStack, Outcome
from tests.wheels.built import run, wheel

pytestmark = pytest.mark.engine


def needs(condition: bool, reason: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not condition, reason=reason)


needs_yaml = needs(language_host("yaml"), "the Pulumi CLI has no YAML language host (pulumi-language-yaml)")
needs_node = needs(
    language_host("nodejs") and shutil.which("npm") is not None, "there is no Node.js, npm or pulumi-language-nodejs"
)


def example(place: Path, language: str, plugin_folder: Path | None = None) -> Path:
    """A copy of an example; its plugin's path is another here."""
    folder = place / language
    shutil.copytree(ROOT / "examples" / language, folder, ignore=shutil.ignore_patterns("node_modules", "sdks"))
    if plugin_folder is not None:
        edit(folder / "Pulumi.yaml", "../../components", str(plugin_folder))
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def check_the_shop(stack: EngineStack, deployed: Outcome, server: AwsServer) -> None:
    """Nested arguments, enums, numbers and Outputs have reached AWS, and outputs have come back."""
    assert deployed.ok, deployed.text
    outputs = stack.outputs()
    assert outputs["webClientId"] == outputs["clientIds"]["web"] != outputs["clientIds"]["backoffice"]
    idp, access = server.client("cognito-idp"), server.client("cognito-identity")
    pool_id = outputs["issuerUrl"].rpartition("/")[2]
    pool = idp.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    assert pool["MfaConfiguration"] == "OPTIONAL"
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    (number,) = [a for a in pool["SchemaAttributes"] if a["Name"] == "custom:customer_number"]
    assert number["NumberAttributeConstraints"]["MaxValue"] == "999999"
    partners = pool["UserPoolTags"]["partners"]
    assert idp.describe_user_pool(UserPoolId=partners)["UserPool"]["Name"] == "partners"
    client = idp.describe_user_pool_client(UserPoolId=pool_id, ClientId=outputs["webClientId"])["UserPoolClient"]
    assert client["AccessTokenValidity"] == 30
    providers = access.describe_identity_pool(IdentityPoolId=outputs["identityPoolId"])["CognitoIdentityProviders"]
    assert f"cognito-idp.{REGION}.amazonaws.com/{partners}" in {provider["ProviderName"] for provider in providers}
    assert stack.preview(expect_no_changes=True).ok


@pytest.fixture(scope="class")
def plugin_folder(place: Path) -> Path:
    return plugin(place)


@needs_yaml
class TestYaml:
    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path, plugin_folder: Path) -> EngineStack:
        return make_stack("dev", example(place, "yaml", plugin_folder), AWS_REGION=REGION)

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
        outcome = make_stack("dev", example(place / "regionless", "yaml", plugin_folder)).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        assert "Traceback" not in outcome.text

    def test_a_plugin_that_is_not_where_it_is_said_to_be(self, make_stack: MakeStack, place: Path) -> None:
        outcome = make_stack("dev", example(place / "lost", "yaml", place / "nowhere"), AWS_REGION=REGION).preview()
        assert not outcome.ok
        assert "nowhere" in outcome.text
        assert "Traceback" not in outcome.text

    def test_the_plugin_has_the_librarys_version(self, stack: EngineStack, plugin_folder: Path) -> None:
        found = stack.command("package", "get-schema", str(plugin_folder))
        assert found.ok, found.text
        schema = json.loads(found.text[found.text.index("{\n") :].rpartition("}")[0] + "}")
        assert (schema["name"], schema["version"]) == ("cognito-identity", components.__version__)


@needs_node
class TestTypeScript:
    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path, plugin_folder: Path) -> EngineStack:
        folder = example(place, "typescript", plugin_folder)
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
                'AppClient "portal": userPoolId: is required and was not given',
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

    def test_the_example_deploys(self, stack: EngineStack, server: AwsServer) -> None:
        check_the_shop(stack, stack.up(), server)


def node(stack: EngineStack, *command: str) -> str:
    process = subprocess.run(command, cwd=stack.work_dir, capture_output=True, text=True, check=False)
    return process.stdout + process.stderr


class TestPython:
    @pytest.fixture(scope="class")
    @classmethod
    def python(cls, place: Path) -> Path:
        """A Python that has the wheel, and the repository nowhere."""
        built = wheel("cognito_identity", place)
        folder = private_python(place / "consumer")
        run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(site_packages(folder)), str(built))
        return folder / "bin" / "python"

    @pytest.fixture(scope="class")
    @classmethod
    def stack(cls, make_stack: MakeStack, place: Path, python: Path) -> EngineStack:
        folder = example(place, "python")
        edit(folder / "Pulumi.yaml", "virtualenv: .venv", f"virtualenv: {python.parents[1]}")
        return make_stack("dev", folder, AWS_REGION=REGION)

    def test_the_wheel_holds_the_library_under_its_own_name_and_nothing_else(self, python: Path) -> None:
        found = run(str(python), "-c", "import cognito_identity; print(cognito_identity.__file__)")
        package = Path(found.strip()).parent
        assert package == site_packages(python.parents[1]) / "cognito_identity"
        assert (package / "py.typed").is_file()
        assert not any((package / name).exists() for name in ("__main__.py", "PulumiPlugin.yaml", "requirements.txt"))
        installed = {path.name for path in package.parent.iterdir() if not path.name.startswith(("_", "pip", "tests"))}
        assert installed == {"cognito_identity", f"cognito_identity-{components.__version__}.dist-info"}

    def test_the_example_type_checks_strictly_and_a_misspelled_nested_key_does_not(
        self, stack: EngineStack, python: Path
    ) -> None:
        program, wrong = stack.work_dir / "__main__.py", stack.work_dir / "wrong.py"
        wrong.write_text(program.read_text(encoding="utf-8").replace('"min_length"', '"min_lenght"'), encoding="utf-8")
        said = mypy(python, program, wrong)
        wrong.unlink()
        assert "__main__.py" not in said
        assert "wrong.py" in said
        assert '"min_lenght"' in said

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                '"user_pool_id": partners.user_pool_id',
                '"user_pool_id": None',
                'AppClient "portal": user_pool_id: is required and was not given; give `user_pool_id`',
            ),
            (
                '"min_length": 12',
                '"min_lenght": 12',
                'UserIdentity "shop": user_pool.password_policy.min_lenght: unknown argument; did you mean `min_length`?',
            ),
        ],
    )
    def test_what_is_wrong_is_said_plainly(self, stack: EngineStack, old: str, new: str, message: str) -> None:
        program = stack.work_dir / "__main__.py"
        good = program.read_text(encoding="utf-8")
        edit(program, old, new)
        outcome = stack.preview()
        program.write_text(good, encoding="utf-8")
        assert not outcome.ok
        assert message in outcome.text
        assert "Traceback" not in outcome.text

    def test_no_region_is_the_providers_own_message(self, make_stack: MakeStack, place: Path, python: Path) -> None:
        folder = example(place / "regionless", "python")
        edit(folder / "Pulumi.yaml", "virtualenv: .venv", f"virtualenv: {python.parents[1]}")
        outcome = make_stack("dev", folder).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        assert "Traceback" not in outcome.text

    def test_the_example_deploys(self, stack: EngineStack, server: AwsServer) -> None:
        check_the_shop(stack, stack.up(), server)


def mypy(python: Path, *programs: Path) -> str:
    options = ("--strict", "--python-executable", str(python), "--cache-dir", os.devnull)
    return run(sys.executable, "-m", "mypy", *options, *map(str, programs))
