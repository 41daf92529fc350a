"""Finds what the engine tests need and this machine lacks."""

import importlib.metadata
import os
import shutil
import sys
from pathlib import Path


def cli() -> Path | None:
    """The Pulumi CLI."""
    found = shutil.which("pulumi")
    return Path(found) if found else None


def language_host(language: str) -> bool:
    """Return whether the CLI can run programs of a language."""
    name = f"pulumi-language-{language}"
    return shutil.which(name) is not None or any((folder / name).exists() for folder in _beside_the_cli())


def _beside_the_cli() -> list[Path]:
    found = cli()
    return [found.parent, found.resolve().parent] if found else []


def aws_plugin_name() -> str:
    """Return the plugin's version for the installed pulumi_aws."""
    return f"resource-aws-v{importlib.metadata.version('pulumi-aws')}"


def aws_plugin_folder() -> Path | None:
    """Return the folder of the installed aws plugin, or None; it may still be on PATH."""
    home = Path(os.environ.get("PULUMI_HOME") or Path.home() / ".pulumi")
    folder = home / "plugins" / aws_plugin_name()
    return folder if folder.is_dir() else None


def missing() -> str | None:
    """Return why the engine tests can't run here and the fix, or None."""
    if cli() is None:
        return "there is no Pulumi CLI on PATH: curl -fsSL https://get.pulumi.com | sh, or https://www.pulumi.com/docs/install/"
    if not language_host("python"):
        return (
            "the Pulumi CLI has no Python language host (pulumi-language-python) beside it or on PATH: "
            "install it anew from https://www.pulumi.com/docs/install/, which brings it"
        )
    if aws_plugin_folder() is None and shutil.which("pulumi-resource-aws") is None:
        version = importlib.metadata.version("pulumi-aws")
        return f"there is no aws plugin {version}: pulumi plugin install resource aws {version}"
    return None


def less() -> list[str]:
    """Return what some tests lack, and the fix."""
    gaps = []
    if not language_host("yaml"):
        gaps.append("no YAML language host (pulumi-language-yaml): https://www.pulumi.com/docs/install/ brings it")
    if not language_host("nodejs") or shutil.which("npm") is None:
        gaps.append("no Node.js, npm or pulumi-language-nodejs: https://nodejs.org")
    return gaps


if __name__ == "__main__":
    reason = missing()
    if reason is not None:
        sys.exit(f"The engine tests can't run: {reason}")
    for gap in less():
        print(f"Some of the engine tests are skipped: {gap}")
