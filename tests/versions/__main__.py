"""Runs the tests of what builds on other packages with the oldest and the newest versions that we allow.

`make test-versions`. The ranges are those of the wheels (components/pyproject.toml, policies/pyproject.toml). The
sandbox, the sign-in proof and the tests are not published, so their packages stay at the pins of constraints.txt. Each
end of the ranges has an environment of its own below .venv-versions.
"""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / ".venv-versions"
ENDS: Final = {"oldest": "lowest-direct", "newest": "highest"}
"""Each end, and what uv calls it."""
_UV: Final = re.search(r"^UV = (\S+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
OTHERS: Final = (
    *(
        "boto3",
        "moto[cognitoidp]",
        "webauthn",
        "ruamel.yaml",
        "PyJWT[crypto]",
        "pyotp",
        "pycognito",
        "flask",
        "flask-cors",
    ),
    *("pytest", "pytest-xdist", "hypothesis"),
)
"""What the sandbox and the tests need, at its pin."""
TESTS: Final = (
    # The adapters.
    "tests/sandbox/test_mock_engine.py",
    "tests/cognito_identity/test_stack_config.py",
    "tests/cognito_identity/lifecycle/test_release.py",
    "tests/cognito_identity/surface/test_schema.py",
    "tests/policies/engine",
    "tests/policies/model/test_edits.py",
    # The components: what they set is what this pulumi_aws takes.
    "tests/cognito_identity/aws_model/test_tables.py",
    "tests/cognito_identity/app_client/test_branding.py",
    "tests/cognito_identity/plugin",
    "tests/cognito_identity/user_identity/test_component.py",
    # The program, deployed to the sandbox and checked by the policies.
    "tests/sandbox/test_shipped_stacks.py",
    "tests/program/test_dev_stack.py",
)

NOT_THERE: Final = ("tests/policies/engine/test_serving.py::test_what_the_pack_asks_for_is_what_it_is_tested_with",)
"""What is about the pinned version alone."""
BOTO3_TESTS: Final = ("tests/policies/lock/test_from_aws.py",)
"""Run apart: the sandbox needs newer service models than a lock does."""


def ranges() -> list[str]:
    """Return what the wheels require, but for the client of AWS."""
    return [*_project("components")["dependencies"], *_extra("engine")]


def _extra(name: str) -> list[str]:
    extras: dict[str, list[str]] = _project("policies")["optional-dependencies"]
    return extras[name]


def _project(name: str) -> Any:
    return tomllib.loads((ROOT / name / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    """Return a requirement's package, spelled as in lock files."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


def pins() -> list[str]:
    """Return the pins of constraints.txt that leave the ranges open."""
    free = {name_of(requirement) for requirement in ranges()}
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    held = [line for line in lines if line and not line.startswith("#")]
    # Pulumi's packages decide which of these they take.
    return [line for line in held if name_of(line) not in free | {"protobuf", "grpcio"}]


def uv() -> str:
    """Return the uv that the Makefile names, installed here."""
    installed = FOLDER / "uv" / "bin" / "uv"
    if not installed.exists():
        assert _UV is not None
        _run(sys.executable, "-m", "venv", str(FOLDER / "uv"))
        _run(str(FOLDER / "uv" / "bin" / "python"), "-m", "pip", "install", "-q", _UV[1])
    return str(installed)


def build(end: str) -> Path:
    """Make the environment of one end of the ranges, and return its Python."""
    FOLDER.mkdir(exist_ok=True)
    wanted, constraints, locked = (FOLDER / f"{end}{suffix}" for suffix in (".in", "-constraints.txt", ".txt"))
    constraints.write_text("\n".join(pins()) + "\n", encoding="utf-8")
    wanted.write_text("\n".join([*ranges(), *OTHERS]) + "\n", encoding="utf-8")
    python = FOLDER / end / "bin" / "python"
    _run(uv(), "venv", "-q", "--clear", "--no-config", "-p", sys.executable, str(FOLDER / end))
    options = ("-q", "--no-config", "--resolution", ENDS[end], "-c", str(constraints), "-o", str(locked))
    _run(uv(), "pip", "compile", *options, "--python", str(python), str(wanted))
    _run(uv(), "pip", "install", "-q", "--no-config", "--python", str(python), "-r", str(locked))
    found = dict(line.split("==") for line in locked.read_text(encoding="utf-8").split() if "==" in line)
    print(f"{end}: " + ", ".join(f"{name} {found[name]}" for name in map(name_of, ranges())), flush=True)
    return python


def test(end: str) -> bool:
    """Run the tests at one end of the ranges."""
    python = build(end)
    deselected = [word for test in NOT_THERE for word in ("--deselect", test)]
    passed = _pytest(python, *deselected, *TESTS)
    client = _extra("aws")
    options = ("-q", "--no-config", "--resolution", ENDS[end], "--upgrade-package", name_of(client[0]))
    _run(uv(), "pip", "install", *options, "--python", str(python), *client)
    print(f"{end}: {client[0]}", flush=True)
    return _pytest(python, *BOTO3_TESTS) and passed


def _pytest(python: Path, *tests: str) -> bool:
    path = os.pathsep.join(str(ROOT / folder) for folder in ("components", "policies"))
    command = [str(python), "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": path}, check=False).returncode == 0  # noqa: S603 -- our own tests


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 -- uv, and the Python it fills


def main() -> int:
    """Test both ends, or those that are named."""
    chosen = sys.argv[1:] or list(ENDS)
    failed = [end for end in chosen if not test(end)]
    if failed:
        print(f"failed with the versions that are {' and '.join(failed)} (.venv-versions/{failed[0]}.txt lists them)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
