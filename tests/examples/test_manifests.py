"""What Pulumi reads of an example before its program runs."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
MANIFESTS = sorted((ROOT / "examples").glob("*/Pulumi.yaml"))


@pytest.mark.parametrize("path", MANIFESTS, ids=[path.parent.name for path in MANIFESTS])
def test_every_example_says_what_it_is(path: Path) -> None:
    manifest = YAML(typ="safe", pure=True).load(path)
    assert manifest["name"]
    assert len(manifest["description"].split()) > 3
    assert manifest["runtime"]
