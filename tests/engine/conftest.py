"""The real engine, with everything it writes in a folder of the test's own, against the sandbox's AWS."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.availability import aws_plugin_folder, aws_plugin_name, missing
from tests.engine.stacks import EngineStack

REGION = "us-east-1"
PASSPHRASE = "a passphrase for tests"
# What the person who runs the tests has set must not reach the engine under test.
_FOREIGN = (
    "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN", "PULUMI_ACCESS_TOKEN", "PULUMI_STACK",
    "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_BACKEND_URL", "VIRTUAL_ENV",
)  # fmt: skip

# A plugin's own settings are the machine's affair, and are handed on.
_PLUGIN_SETTINGS = {name: value for name, value in os.environ.items() if name.startswith("PULUMI_AWS_")}

MakeStack = Callable[..., EngineStack]


@pytest.fixture(scope="session", autouse=True)
def _engine() -> Iterator[None]:
    """Skip where the engine is not to be had; keep what people set for themselves away from it."""
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with pytest.MonkeyPatch.context() as patch:
        for name in _FOREIGN:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="class")
def server() -> Iterator[AwsServer]:
    """An empty AWS."""
    with AwsServer(region=REGION) as running:
        yield running


@pytest.fixture(scope="class")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for work dirs, state and the CLI's home."""
    return tmp_path_factory.mktemp("engine")


@pytest.fixture(scope="class")
def env(server: AwsServer, place: Path) -> dict[str, str]:
    """The engine's environment."""
    (place / "state").mkdir()
    return {
        **_PLUGIN_SETTINGS,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PULUMI_HOME": str(home(place / "home")),
        "PULUMI_BACKEND_URL": (place / "state").as_uri(),
        "PULUMI_CONFIG_PASSPHRASE": PASSPHRASE,
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "AWS_ENDPOINT_URL": server.endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "NO_PROXY": "127.0.0.1",
    }


@pytest.fixture(scope="class")
def make_stack(env: dict[str, str]) -> MakeStack:
    """Makes a stack of a work dir; words given by name are environment variables."""

    def make(name: str, work_dir: Path, **more: str) -> EngineStack:
        return EngineStack(name, work_dir, {**env, **more})

    return make


def home(folder: Path) -> Path:
    """A new home for the CLI, with the aws plugin where it is installed in the old one."""
    plugins = folder / "plugins"
    plugins.mkdir(parents=True)
    installed = aws_plugin_folder()
    if installed is not None:
        linked = plugins / aws_plugin_name()
        linked.mkdir()
        for path in installed.iterdir():
            (linked / path.name).symlink_to(path)
    return folder
