"""What gets installed in other people's projects, and under which name."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import components
from components.type_tokens import PACKAGE

ROOT = Path(__file__).resolve().parents[3]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL: dict[str, Any] = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]


def test_the_wheel_carries_the_library_and_nothing_else() -> None:
    assert WHEEL["packages"] == ["components"]


def test_the_wheel_renames_the_room_so_that_it_takes_nobodys_name() -> None:
    assert WHEEL["sources"] == {"components": "cognito_identity"}


def test_the_package_the_import_and_the_distribution_carry_one_name() -> None:
    assert PROJECT["project"]["name"] == PACKAGE
    assert PACKAGE.replace("-", "_") in WHEEL["sources"].values()


def test_the_plugins_own_files_stay_out_of_the_wheel() -> None:
    kept_out = {Path(path).name for path in WHEEL["exclude"]}
    assert kept_out == {"__main__.py", "PulumiPlugin.yaml", "requirements.txt"}
    assert all((ROOT / path).exists() for path in WHEEL["exclude"])


def test_the_version_has_one_place() -> None:
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "components/version.py"
    assert re.fullmatch(r"\d+\.\d+\.\d+", components.__version__)


def test_types_travel_with_the_package() -> None:
    assert (ROOT / "components/py.typed").is_file()


def test_the_plugin_installs_what_the_wheel_needs() -> None:
    lines = (ROOT / "components/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line and not line.startswith("#")} == set(PROJECT["project"]["dependencies"])


def test_under_its_installed_name_the_package_works_the_same(tmp_path: Path) -> None:
    """As the wheel lays it out: relative imports only, or this fails."""
    (tmp_path / "cognito_identity").symlink_to(ROOT / "components", target_is_directory=True)
    program = (
        "import sys, cognito_identity as library\n"
        "assert library.UserIdentity.__module__ == 'cognito_identity.user_identity'\n"
        "assert 'components' not in sys.modules\n"
        "assert 'botocore' not in sys.modules, 'it is not needed'\n"
        "assert 'regex' not in sys.modules, 'read on first use only'\n"
        "print(library.__version__)\n"
    )
    done = subprocess.run(  # noqa: S603 -- this interpreter, and a program of our own
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{program}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == components.__version__
