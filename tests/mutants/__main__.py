"""Changes one module a little in many ways, and says which changes no test notices: `make mutants MODULE=…`.

cosmic-ray makes the changes and runs the tests, in a copy of the working tree below .venv-mutants. It is not among the
packages of requirements-dev.txt: only this needs it, and it brings twenty more.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / ".venv-mutants"
COSMIC_RAY: Final = "cosmic-ray==8.7.0"
_KILLED: Final = "killed"


def tests_of(module: Path) -> list[str]:
    """Return the tests of a module: those of the same name, else those of its feature or area.

    Raises:
        SystemExit: there are none; the message says how to name them.
    """
    rooms = {"components/cognito_identity": "tests/cognito_identity", "policies/cognito_policies": "tests/policies"}
    for room, tests in rooms.items():
        if not module.is_relative_to(room):
            continue
        place = ROOT / tests / module.relative_to(room)
        for found in (place.with_name(f"test_{place.name}"), place.parent):
            if found.exists():
                return [found.relative_to(ROOT).as_posix()]
    raise SystemExit(f"no tests are known for {module}: name them, as in TESTS=tests/policies")


def copy() -> Path:
    """Copy the files that git knows or would add, so that no change reaches the working tree."""
    place = FOLDER / "copy"
    shutil.rmtree(place, ignore_errors=True)
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- on PATH
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)
    return place


def tool() -> str:
    """Install cosmic-ray in an environment of its own."""
    command = FOLDER / "bin" / "cosmic-ray"
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)  # noqa: S603 -- this Python
        subprocess.run([str(FOLDER / "bin" / "python"), "-m", "pip", "install", "-q", COSMIC_RAY], check=True)  # noqa: S603 -- the Python just made
    return str(command)


def mutate(module: str, tests: list[str], place: Path) -> list[Any]:
    """Run the tests for each change; return pairs of a change and its result."""
    path = os.pathsep.join(str(place / folder) for folder in ("components", "policies"))
    # The first failing test is enough, and a change may make a loop endless.
    command = f"{sys.executable} -m pytest -q -x -p no:cacheprovider {' '.join(tests)}"
    lines = {
        "module-path": module,
        "timeout": 120.0,
        "excluded-modules": [],
        "test-command": command,
    }
    config = [f"{key} = {json.dumps(value)}" for key, value in lines.items()]
    text = "\n".join(["[cosmic-ray]", *config, "[cosmic-ray.distributor]", 'name = "local"', ""])
    (place / "mutants.toml").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": path}

    def run(*words: str) -> str:
        command = [tool(), *words]
        done = subprocess.run(command, cwd=place, env=environment, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- cosmic-ray
        return done.stdout

    run("baseline", "mutants.toml")
    run("init", "mutants.toml", "mutants.sqlite", "--force")
    run("exec", "mutants.toml", "mutants.sqlite")
    return [json.loads(line) for line in run("dump", "mutants.sqlite").splitlines()]


def main() -> int:
    """Print what survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="a module below components/cognito_identity or policies/cognito_policies")
    parser.add_argument("tests", nargs="*", help="its tests (default: those of its name, or of its folder)")
    options = parser.parse_args()
    if not (ROOT / options.module).is_file():
        raise SystemExit(f"there is no module {options.module}")
    found = mutate(options.module, options.tests or tests_of(Path(options.module)), copy())
    survived = [(change, result) for change, result in found if result is None or result["test_outcome"] != _KILLED]
    for _, result in survived:
        print((result or {}).get("diff") or "not run")
    print(f"{options.module}: {len(found) - len(survived)} of {len(found)} changes are noticed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
