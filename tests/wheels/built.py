"""The wheels, built as a release builds them."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "cognito_identity": (ROOT / "components", "cognito_identity"),
    "cognito_policies": (ROOT / "policies", "cognito_policies"),
}
_BESIDE = ("pyproject.toml", "README.md", "LICENSE")
_NOT_SOURCE = shutil.ignore_patterns("__pycache__", ".venv-*")


def wheel(name: str, place: Path) -> Path:
    """One of the two. Built from a copy, as a build must write nothing into the repository."""
    folder, room = ROOMS[name]
    source = place / f"source-{name}"
    source.mkdir(parents=True)
    for file in _BESIDE:
        if (folder / file).exists():
            shutil.copy(folder / file, source / file)
    shutil.copytree(folder / room, source / room, ignore=_NOT_SOURCE)
    said = run(
        sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation",
        "--wheel-dir", str(place / "wheels"), str(source),
    )  # fmt: skip
    found = list((place / "wheels").glob(f"{name}-*.whl"))
    assert len(found) == 1, said
    return found[0]


def run(*command: str, cwd: Path | None = None) -> str:
    """Run a command to its end, and give back everything it said."""
    process = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return process.stdout + process.stderr
