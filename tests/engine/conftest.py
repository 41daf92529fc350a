"""Fixtures for the real engine, with its own folder, against the sandbox's AWS."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.availability import missing
from tests.engine.environment import REGION, engine_env
from tests.engine.stacks import EngineStack

# The user's environment variables must not reach the engine.
_FOREIGN = (
    "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN", "PULUMI_ACCESS_TOKEN", "PULUMI_STACK",
    "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_BACKEND_URL", "PYTHONPATH", "VIRTUAL_ENV",
)  # fmt: skip

MakeStack = Callable[..., EngineStack]


@pytest.fixture(scope="session", autouse=True)
def _engine() -> Iterator[None]:
    """Skip without an engine; remove the user's environment variables."""
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
    return engine_env(place, server.endpoint)


@pytest.fixture(scope="class")
def make_stack(env: dict[str, str]) -> MakeStack:
    """Create a stack of a work dir; keyword arguments are environment variables."""

    def make(name: str, work_dir: Path, **more: str) -> EngineStack:
        return EngineStack(name, work_dir, {**env, **more})

    return make
