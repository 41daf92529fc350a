"""The example in Python, with the components as a package."""

import os
import sys
from pathlib import Path

import pytest

import cognito_identity
from sandbox.aws import AwsServer
from tests.engine.conftest import MakeStack
from tests.engine.environment import REGION
from tests.engine.plugin import private_python, site_packages
from tests.engine.shop import check_the_shop, edit, shop_in
from tests.engine.stacks import EngineStack
from tests.wheels.built import run, wheel

pytestmark = pytest.mark.engine


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
        folder = shop_in(place, "python")
        edit(folder / "Pulumi.yaml", "virtualenv: .venv", f"virtualenv: {python.parents[1]}")
        return make_stack("dev", folder, AWS_REGION=REGION)

    def test_the_wheel_holds_the_library_under_its_own_name_and_nothing_else(self, python: Path) -> None:
        found = run(str(python), "-c", "import cognito_identity; print(cognito_identity.__file__)")
        package = Path(found.strip()).parent
        assert package == site_packages(python.parents[1]) / "cognito_identity"
        assert (package / "py.typed").is_file()
        assert not any((package / name).exists() for name in ("__main__.py", "PulumiPlugin.yaml", "requirements.txt"))
        installed = {path.name for path in package.parent.iterdir() if not path.name.startswith(("_", "pip", "tests"))}
        assert installed == {"cognito_identity", f"cognito_identity-{cognito_identity.__version__}.dist-info"}

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
                'AppClient "portal": user_pool_id: is required; set `user_pool_id`',
            ),
            (
                '"min_length": 12',
                '"min_lenght": 12',
                "user_pool.password_policy.min_lenght: unknown argument; did you mean `min_length`?",
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
        folder = shop_in(place / "regionless", "python")
        edit(folder / "Pulumi.yaml", "virtualenv: .venv", f"virtualenv: {python.parents[1]}")
        outcome = make_stack("dev", folder).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        # Python's host is interrupted by the CLI, and says so at length.
        assert "cognito_identity" not in outcome.text

    def test_the_example_deploys(self, stack: EngineStack, server: AwsServer) -> None:
        check_the_shop(stack, stack.up(), server)


def mypy(python: Path, *programs: Path) -> str:
    options = ("--strict", "--python-executable", str(python), "--cache-dir", os.devnull)
    return run(sys.executable, "-m", "mypy", *options, *map(str, programs))
