"""The components as a plugin for other languages, without installing packages."""

import shutil
import sys
import sysconfig
import venv
from pathlib import Path

from ruamel.yaml import YAML

from tests.engine.projects import ROOT

# The CLI has pip install what the plugin lists. This one has nothing to install: everything is there already.
_PIP = f"""\
import subprocess
import sys

if sys.argv[1] == "list":
    sys.exit(subprocess.call([{sys.executable!r}, "-m", "pip", *sys.argv[1:]]))
"""


def plugin(place: Path) -> Path:
    """A copy of the plugin's folder, under another name, with a Python of its own that sees the tests' packages."""
    folder = place / "a-plugin"
    shutil.copytree(ROOT / "components", folder, ignore=shutil.ignore_patterns("__pycache__", ".venv-*"))
    yaml = YAML()
    manifest = yaml.load(folder / "PulumiPlugin.yaml")
    manifest["runtime"]["options"]["virtualenv"] = str(private_python(place / "python"))
    yaml.dump(manifest, folder / "PulumiPlugin.yaml")
    return folder


def private_python(folder: Path) -> Path:
    """Create a virtual environment with the tests' packages."""
    venv.create(folder, with_pip=False, symlinks=True)
    packages = site_packages(folder)
    (packages / "tests.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (packages / "pip").mkdir()
    (packages / "pip" / "__init__.py").touch()
    (packages / "pip" / "__main__.py").write_text(_PIP, encoding="utf-8")
    return folder


def site_packages(folder: Path) -> Path:
    """Return the package folder of a virtual environment."""
    return Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
