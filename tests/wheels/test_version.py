"""One version, and one licence, for everything that a tag releases."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import cognito_identity
import cognito_policies

ROOT = Path(__file__).resolve().parents[2]
VERSION = cognito_identity.__version__
_TAG = re.compile(r"@v(\d+\.\d+\.\d+)")
_PLACES = ("examples/*/Pulumi.yaml", "examples/*/requirements.txt", "docs/*.md", "README.md")
WITH_A_TAG = [path for place in _PLACES for path in ROOT.glob(place) if _TAG.search(path.read_text(encoding="utf-8"))]


def test_it_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)


def test_the_pack_has_it() -> None:
    manifest = YAML(typ="safe", pure=True).load(ROOT / "policies" / "PulumiPolicy.yaml")
    assert (cognito_policies.__version__, str(manifest["version"])) == (VERSION, VERSION)


@pytest.mark.parametrize("path", WITH_A_TAG, ids=[str(path.relative_to(ROOT)) for path in WITH_A_TAG])
def test_what_points_at_a_tag_points_at_its(path: Path) -> None:
    assert set(_TAG.findall(path.read_text(encoding="utf-8"))) == {VERSION}


def test_something_points_at_a_tag() -> None:
    assert len(WITH_A_TAG) >= 3


def test_both_wheels_have_one_licence() -> None:
    assert (ROOT / "policies" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_the_changelog_knows_it_or_what_comes_before_it() -> None:
    headings = re.findall(r"(?m)^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] == "Unreleased"
    assert headings[1:2] in ([VERSION], [])
