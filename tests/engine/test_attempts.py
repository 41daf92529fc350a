"""Ways to lose a pool with a user on the real engine, from the table of docs/lifecycle.md."""

from collections.abc import Iterator

import pytest

from sandbox.aws import AwsServer
from tests.engine.attempts import ATTEMPTS, Attempt, Scene
from tests.engine.environment import REGION
from tests.engine.projects import ROOT

pytestmark = pytest.mark.engine


def chosen(*titles: str) -> list[Attempt]:
    found = [attempt for attempt in ATTEMPTS if attempt.title in titles]
    assert {attempt.title for attempt in found} == set(titles)
    return found


STOPPED_IN_PREVIEW = chosen(
    "the component is renamed",
    "… with an alias, and a replacement",
    "a provider of another region",
    "`userPool` becomes `existingUserPool`",
    "`UserIdentity` becomes its parts",
    "both arguments, a rename with an alias, and a replacement",
    "`--target-replace` of the user pool",
)
STOPPED_BY_THE_ID = chosen(
    "the component is renamed",
    "a transform sets `protect=False`, and a replacement",
    "`pulumi state unprotect`, and a replacement",
    "`pulumi state delete` of the user pool",
    "`pulumi state delete` of the identity pool",
    "`pulumi stack rm --force`, and the stack created again",
    "… with `--refresh`",
)


def test_the_page_has_a_row_for_each() -> None:
    _, _, section = (
        (ROOT / "docs" / "lifecycle.md").read_text(encoding="utf-8").partition("\n## How each way to lose a pool ends")
    )
    rows = [line.split(" | ")[0].removeprefix("| ") for line in section.splitlines() if line.startswith("| ")]
    assert rows[2 : 2 + len(ATTEMPTS)] == [attempt.title for attempt in ATTEMPTS]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with AwsServer(region=REGION) as server:
        yield Scene(tmp_path_factory.mktemp("attempts"), server)


@pytest.fixture(autouse=True)
def _restored(scene: Scene) -> Iterator[None]:
    yield
    scene.restore()


def titles(attempts: list[Attempt]) -> list[str]:
    return [f"{index} {attempt.title}" for index, attempt in enumerate(attempts)]


@pytest.mark.parametrize("attempt", STOPPED_IN_PREVIEW, ids=titles(STOPPED_IN_PREVIEW))
def test_a_preview_refuses(scene: Scene, attempt: Attempt) -> None:
    outcome = scene.tried(attempt, pinned=False).preview(**scene.options(attempt))
    assert not outcome.ok
    assert "protect" in outcome.text or "unprotects" in outcome.text


@pytest.mark.parametrize("attempt", STOPPED_BY_THE_ID, ids=titles(STOPPED_BY_THE_ID))
def test_without_preview_the_id_of_the_pool_refuses(scene: Scene, attempt: Attempt) -> None:
    with AwsServer(region=REGION) as other:
        stack = scene.tried(attempt, pinned=True, other=other if attempt.other_account else None)
        outcome = stack.up(**scene.options(attempt))
    assert not outcome.ok
    assert "but this update would create another one" in outcome.text
    refused, lost, moved = scene.seen(outcome, stack)
    assert (refused, lost, moved) == (True, [], [])


def test_without_preview_a_pool_that_is_handed_to_another_program_keeps_its_client(scene: Scene) -> None:
    [attempt] = chosen("`userPool` becomes `existingUserPool`")
    stack = scene.tried(attempt, pinned=False)
    refused, lost, _ = scene.seen(stack.up(), stack)
    assert (refused, lost) == (True, [])


@pytest.mark.parametrize("title", ["the component is removed", "`disableIdentityPool: true`"])
def test_without_preview_users_keep_their_roles_where_the_pool_is_refused(scene: Scene, title: str) -> None:
    [attempt] = chosen(title)
    stack = scene.tried(attempt, pinned=False)
    refused, lost, _ = scene.seen(stack.up(), stack)
    assert (refused, lost) == (True, [])


def test_an_id_lets_through_what_changes_in_place_and_the_id_of_another_pool_does_not(
    scene: Scene,
) -> None:
    longer = Attempt("a longer password", {"user_pool": {"password_policy": {"min_length": 12}}})
    stack = scene.tried(longer, pinned=True)
    assert stack.preview().ok
    path = stack.work_dir / "attempt.json"
    path.write_text(path.read_text(encoding="utf-8").replace(scene.before.user_pool_id, f"{REGION}_Other0001"))
    for outcome in (stack.preview(), stack.up()):
        assert not outcome.ok
        assert "is not the id of the user pool" in outcome.text
