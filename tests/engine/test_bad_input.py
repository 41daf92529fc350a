"""Invalid arguments on the real engine: one message and no traceback."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox.aws import AwsServer
from tests.engine.availability import aws_plugin_name
from tests.engine.conftest import MakeStack
from tests.engine.faults import Door
from tests.engine.projects import own_program, small_program
from tests.engine.stacks import EngineStack, Outcome

pytestmark = pytest.mark.engine

Edit = Callable[[str, str], Outcome]


@pytest.fixture(scope="class")
def stack(make_stack: MakeStack, place: Path) -> EngineStack:
    return make_stack("dev", own_program(place / "work"))


@pytest.fixture
def preview_with(stack: EngineStack) -> Iterator[Edit]:
    """Previews with one piece of the stack file replaced by another."""
    path = stack.work_dir / "Pulumi.dev.yaml"
    good = path.read_text(encoding="utf-8")

    def preview(old: str, new: str) -> Outcome:
        assert old in good
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        return stack.preview()

    yield preview
    path.write_text(good, encoding="utf-8")


def no_traceback_of_ours(text: str) -> bool:
    return "/components/" not in text and "__main__.py" not in text


class TestTheStackFile:
    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            (
                "minLength: 8",
                "minLenght: 8",
                "identity:args.userPool.passwordPolicy.minLenght: unknown argument; did you mean `minLength`?",
            ),
            (
                "minLength: 8",
                "minLength: 4",
                "identity:args.userPool.passwordPolicy.minLength: must be 6 to 99 (AWS CreateUserPool), got 4",
            ),
            ("type: datetime", "type: null", "customAttributes.created_at.type: is required"),
            ("- email\n", "- null\n", "clients.web.writeAttributes[0]: must be a string, got None"),
            ("mfa: optional", "mfa: sometimes", "userPool.mfa: must be one of off, optional, required"),
            ("identity:args:", "identity:arg:", "identity:arg: unknown key; did you mean identity:args?"),
        ],
    )
    def test_is_named_with_the_place_and_the_way_out(
        self, preview_with: Edit, old: str, new: str, message: str
    ) -> None:
        outcome = preview_with(old, new)
        assert not outcome.ok
        assert message in outcome.text
        assert no_traceback_of_ours(outcome.text)


class TestTheSurroundings:
    def test_a_wrong_passphrase(self, stack: EngineStack, make_stack: MakeStack) -> None:
        stack.set("identity:args.userPool.userPoolName", "hidden", "--secret")
        with_another = make_stack("dev", stack.work_dir, PULUMI_CONFIG_PASSPHRASE="a slip of the finger")
        outcome = with_another.preview()
        assert not outcome.ok
        assert "incorrect passphrase" in outcome.text
        assert no_traceback_of_ours(outcome.text)

    def test_no_region(self, make_stack: MakeStack, place: Path) -> None:
        folder = small_program(place / "regionless", "many")
        (folder / "identities.json").write_text('{"shop": {}}', encoding="utf-8")
        outcome = make_stack("many", folder).preview()
        assert not outcome.ok
        assert "region" in outcome.text.lower()
        assert no_traceback_of_ours(outcome.text)

    def test_expired_credentials(self, make_stack: MakeStack, place: Path, server: AwsServer) -> None:
        with Door(server.endpoint) as door:
            door.refuse("*", "ExpiredTokenException", "The security token included in the request is expired")
            outcome = make_stack("dev", own_program(place / "late"), AWS_ENDPOINT_URL=door.endpoint).up()
        assert not outcome.ok
        assert "The security token included in the request is expired" in outcome.text
        assert no_traceback_of_ours(outcome.text)

    def test_no_plugin(self, make_stack: MakeStack, place: Path) -> None:
        (place / "empty").mkdir()
        outcome = make_stack("dev", own_program(place / "bare"), PULUMI_HOME=str(place / "empty")).preview()
        assert not outcome.ok
        assert aws_plugin_name().removeprefix("resource-aws-v") in outcome.text
        assert "plugin" in outcome.text
        assert no_traceback_of_ours(outcome.text)
