"""The environment of the engine under test: everything it writes in one folder, and only the sandbox's AWS."""

import os
import shutil
import sys
from pathlib import Path

from tests.engine.availability import aws_plugin_folder, aws_plugin_name

REGION = "us-east-1"
PASSPHRASE = "a passphrase for tests"

# A plugin's own settings are the machine's affair, and are handed on. Read at once: tests see none of the machine's.
_PLUGIN_SETTINGS = {name: value for name, value in os.environ.items() if name.startswith("PULUMI_AWS_")}
_PLUGIN_FOLDER = aws_plugin_folder()
_PLUGIN_ON_PATH = shutil.which("pulumi-resource-aws")


def engine_env(place: Path, endpoint: str) -> dict[str, str]:
    """Return the additional environment variables of a stack's processes."""
    (place / "state").mkdir()
    return {
        **_PLUGIN_SETTINGS,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PULUMI_HOME": str(_home(place / "home")),
        "PULUMI_BACKEND_URL": (place / "state").as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        # The CLI warns of a plugin that it takes from PATH.
        "PULUMI_IGNORE_AMBIENT_PLUGINS": "true",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": "127.0.0.1",
    }


def _home(folder: Path) -> Path:
    """Create a home for the CLI with the installed aws plugin."""
    linked = folder / "plugins" / aws_plugin_name()
    linked.mkdir(parents=True)
    if _PLUGIN_FOLDER is not None:
        for path in _PLUGIN_FOLDER.iterdir():
            (linked / path.name).symlink_to(path)
    elif _PLUGIN_ON_PATH is not None:
        (linked / "pulumi-resource-aws").symlink_to(_PLUGIN_ON_PATH)
    return folder
