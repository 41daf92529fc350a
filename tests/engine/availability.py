"""What of the real engine is missing on this machine."""

import importlib.metadata
import os
import shutil
from pathlib import Path


def cli() -> Path | None:
    """The Pulumi CLI."""
    found = shutil.which("pulumi")
    return Path(found) if found else None


def language_host(language: str) -> bool:
    """Whether the CLI can run programs of a language; it looks on PATH and beside itself."""
    name = f"pulumi-language-{language}"
    return shutil.which(name) is not None or any((folder / name).exists() for folder in _beside_the_cli())


def _beside_the_cli() -> list[Path]:
    found = cli()
    return [found.parent, found.resolve().parent] if found else []


def aws_plugin_name() -> str:
    """The plugin that the installed pulumi_aws asks for."""
    return f"resource-aws-v{importlib.metadata.version('pulumi-aws')}"


def aws_plugin_folder() -> Path | None:
    """Where the aws plugin is installed; None where it is not, though it may still be on PATH."""
    home = Path(os.environ.get("PULUMI_HOME") or Path.home() / ".pulumi")
    folder = home / "plugins" / aws_plugin_name()
    return folder if folder.is_dir() else None


def missing() -> str | None:
    """Why the engine tests can't run here; None where they can."""
    if cli() is None:
        return "there is no Pulumi CLI on PATH: https://www.pulumi.com/docs/install/"
    if not language_host("python"):
        return "the Pulumi CLI has no Python language host (pulumi-language-python) beside it or on PATH"
    if aws_plugin_folder() is None and shutil.which("pulumi-resource-aws") is None:
        version = importlib.metadata.version("pulumi-aws")
        return f"there is no aws plugin {version}: pulumi plugin install resource aws {version}"
    return None
