from collections.abc import Iterator

import pytest

from sandbox.aws import AwsServer
from tests.sandbox.aws.world import App, World


@pytest.fixture(scope="session")
def server() -> Iterator[AwsServer]:
    with AwsServer(region="eu-central-1") as running:
        yield running


@pytest.fixture
def world(server: AwsServer) -> World:
    return World(server)


@pytest.fixture
def app(world: World) -> App:
    """An ordinary pool, and an app client that may use every flow."""
    return world.app()
