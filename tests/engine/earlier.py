"""The repository at an earlier commit."""

import io
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

from tests.engine.projects import ROOT

STATES = Path(__file__).parent / "states"
_COMMITS = STATES / "commits.json"
_VERSION = re.compile(r'__version__ = "([^"]+)"')


def commits() -> Mapping[str, str]:
    """Return the commit that wrote the states of each version."""
    found: Mapping[str, str] = json.loads(_COMMITS.read_text(encoding="utf-8")) if _COMMITS.exists() else {}
    return found


def note(version: str, commit: str) -> None:
    """Record the commit that wrote a version's states."""
    written = {**commits(), version: _git("rev-parse", f"{commit}^{{commit}}").decode().strip()}
    _COMMITS.write_text(json.dumps(written, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def is_here(commit: str) -> bool:
    """Return whether this clone has the commit; a shallow one may not."""
    return shutil.which("git") is not None and _answers("cat-file", "-e", f"{commit}^{{commit}}")


def is_earlier(commit: str) -> bool:
    """Return whether the commit is an ancestor of HEAD."""
    return _answers("merge-base", "--is-ancestor", commit, "HEAD")


def tree_of(commit: str, folder: Path) -> Path:
    """Extract the tree of a commit."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", "--format=tar", commit))) as archive:
        archive.extractall(folder, filter="data")
    return folder


def version_of(root: Path) -> str:
    """Return the version of a tree."""
    places = (root / "components" / "cognito_identity" / "version.py", root / "components" / "version.py")
    match = _VERSION.search(next(place for place in places if place.exists()).read_text(encoding="utf-8"))
    assert match is not None
    return match.group(1)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607 -- on PATH


def _answers(*arguments: str) -> bool:
    process = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)  # noqa: S607 -- same
    return process.returncode == 0
