"""A project to play with: the repository's own program beside stack files that a test writes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's program and policies in a folder whose name has a space in it; it is the working directory."""
    folder = tmp_path / "a project"
    folder.mkdir()
    for name in ("__main__.py", "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "policies").symlink_to(ROOT / "policies")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def edit_stack(project: Path) -> Callable[[str, str], None]:
    """Replaces a piece of the dev stack file; the piece must be there."""

    def edit(old: str, new: str) -> None:
        path = project / "Pulumi.dev.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit
