"""An update that fails or is killed: the next one loses and duplicates nothing."""

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.account import ONE_OF_EACH, counted
from tests.engine.conftest import MakeStack
from tests.engine.faults import Door
from tests.engine.projects import own_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine


@pytest.fixture(scope="class")
def door(server: AwsServer) -> Iterator[Door]:
    with Door(server.endpoint) as door:
        yield door


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path, door: Door) -> EngineStack:
    return make_stack("prod", own_program(place / "work"), AWS_ENDPOINT_URL=door.endpoint)


@pytest.fixture(scope="class")
def broken(stack: EngineStack, door: Door) -> Outcome:
    """The third resource is refused."""
    door.refuse("CreateIdentityPool", "LimitExceededException", "You have too many identity pools.")
    outcome = stack.up()
    door.open()
    return outcome


class TestAnErrorOfAws:
    def test_is_said_in_awss_words_beside_the_resource(self, broken: Outcome) -> None:
        assert not broken.ok
        assert broken.failed == {"identity-access-pool"}
        assert "You have too many identity pools." in broken.text

    def test_keeps_what_was_made_before_it(self, stack: EngineStack, broken: Outcome, server: AwsServer) -> None:
        assert counted(server) == {"user pools": 1, "clients": 1}
        assert {"identity-users-pool", "identity-users-web-client"} <= set(stack.resources())

    def test_and_once_mended_the_rest_follows_and_nothing_is_left_over(
        self, stack: EngineStack, broken: Outcome, server: AwsServer
    ) -> None:
        assert not broken.ok
        mended = stack.up()
        assert mended.ok, mended.text
        assert set(mended.changed.values()) == {"create"}
        assert "identity-users-pool" not in mended.changed
        assert counted(server) == ONE_OF_EACH
        assert stack.preview(expect_no_changes=True).ok


def killed(stack: EngineStack, door: Door) -> None:
    """`pulumi up`, killed when AWS has been asked for what the door keeps."""
    process = subprocess.Popen(
        ["pulumi", "up", "--yes", "--skip-preview", "--non-interactive", "--stack", stack.name],  # noqa: S607 -- as users run it
        cwd=stack.work_dir,
        env=stack.full_env(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert door.reached.wait(60), "the update never came this far"
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        # Its language host and provider outlive it by minutes, each in a process group of its own.
        subprocess.run(["pkill", "-KILL", "--session", str(process.pid)], check=False)  # noqa: S607 -- where it is
    door.open()


class TestAKillBeforeAwsDidIt:
    def test_leaves_a_lock_that_names_the_way_on(self, stack: EngineStack, door: Door) -> None:
        door.keep("CreateIdentityPool", done=False)
        killed(stack, door)
        locked = stack.up()
        assert not locked.ok
        assert "pulumi cancel" in locked.text

    def test_cancel_refresh_and_up_complete_it(self, stack: EngineStack, server: AwsServer) -> None:
        assert stack.command("cancel", "--yes", "--stack", stack.name).ok
        refreshed = stack.command(
            "refresh", "--yes", "--skip-preview", "--clear-pending-creates", "--stack", stack.name
        )
        assert refreshed.ok, refreshed.text
        completed = stack.up()
        assert completed.ok, completed.text
        assert counted(server) == ONE_OF_EACH
        assert stack.preview(expect_no_changes=True).ok


class TestAKillAfterAwsDidIt:
    def test_the_state_knows_that_something_may_be_there(self, stack: EngineStack, door: Door) -> None:
        door.keep("CreateIdentityPool", done=True)
        killed(stack, door)
        assert stack.command("cancel", "--yes", "--stack", stack.name).ok
        (pending,) = stack.export()["deployment"]["pending_operations"]
        assert pending["type"] == "creating"
        assert pending["resource"]["urn"].endswith("::identity-access-pool")

    def test_what_was_made_unheard_is_imported_and_not_made_again(self, stack: EngineStack, server: AwsServer) -> None:
        (made,) = server.client("cognito-identity").list_identity_pools(MaxResults=60)["IdentityPools"]
        cleared = stack.command("refresh", "--yes", "--skip-preview", "--clear-pending-creates", "--stack", stack.name)
        assert cleared.ok, cleared.text
        parent = stack.resources()["identity-access"]["urn"]
        pool = {
            "type": "aws:cognito/identityPool:IdentityPool",
            "name": "identity-access-pool",
            "id": made["IdentityPoolId"],
            "parent": "access",
        }
        imported = stack.import_({"nameTable": {"access": parent}, "resources": [pool]})
        assert imported.ok, imported.text
        completed = stack.up()
        assert completed.ok, completed.text
        assert counted(server) == ONE_OF_EACH
        assert stack.outputs()["identity_pool_id"] == made["IdentityPoolId"]
        assert stack.preview(expect_no_changes=True).ok
