"""Does every attempt in every way, and prints a row for each: where the table of `docs/lifecycle.md` comes from.

`python -m tests.engine.attempts_table preview lock "=is renamed"` does only those, in these ways.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sandbox.aws import AwsServer
from tests.engine.attempts import ATTEMPTS, Attempt, Scene
from tests.engine.environment import REGION
from tests.engine.locks import write_lock
from tests.engine.projects import ROOT
from tests.engine.stacks import EngineStack, Outcome

LOCK_RULES = ("cognito-pool-immutable-baseline", "cognito-pool-inventory")
_POOLS = {"aws:cognito/userPool:UserPool": "user pool", "aws:cognito/identityPool:IdentityPool": "identity pool"}


def preview(scene: Scene, attempt: Attempt, other: AwsServer | None) -> str:
    """Return what `pulumi preview` says."""
    return said(scene.tried(attempt, pinned=False, other=other).preview(**scene.options(attempt)))


def skip_preview(scene: Scene, attempt: Attempt, other: AwsServer | None) -> str:
    """Return what `pulumi up --skip-preview` did."""
    return updated(scene, attempt, scene.tried(attempt, pinned=False, other=other))


def with_ids(scene: Scene, attempt: Attempt, other: AwsServer | None) -> str:
    """Return what `pulumi up --skip-preview` did, where the arguments name the ids of both pools."""
    return updated(scene, attempt, scene.tried(attempt, pinned=True, other=other))


def with_lock(scene: Scene, attempt: Attempt, other: AwsServer | None) -> str:
    """Return what `pulumi preview --policy-pack` says, where there is a lock."""
    locks = scene.folder.parent / "locks"
    if not locks.exists():
        write_lock(scene.stack, locks)
    rules = {rule: {"enforcementLevel": "mandatory", "lockDir": str(locks)} for rule in LOCK_RULES}
    config = scene.folder.parent / "policies.json"
    config.write_text(json.dumps({"all": "disabled", **rules}), encoding="utf-8")
    stack = scene.tried(attempt, pinned=False, other=other)
    packs = {"policy_packs": [str(ROOT / "policies")], "policy_pack_configs": [str(config)]}
    return said(stack.preview(**packs, **scene.options(attempt)))


WAYS: dict[str, Callable[[Scene, Attempt, AwsServer | None], str]] = {
    "preview": preview,
    "skip-preview": skip_preview,
    "ids": with_ids,
    "lock": with_lock,
}


def updated(scene: Scene, attempt: Attempt, stack: EngineStack) -> str:
    """Return how an update ended, and what is no longer as it was."""
    outcome = stack.up(**scene.options(attempt))
    _, lost, moved = scene.seen(outcome, stack)
    found = [said(outcome)]
    if lost:
        found.append(f"LOST {', '.join(lost)}")
    if moved:
        found.append(f"outputs name another {', '.join(moved)}")
    return "; ".join(found)


def said(outcome: Outcome) -> str:
    """Return how a run ended, and which pools are others afterwards."""
    if not outcome.ok:
        return "refused"
    return ", ".join(sorted(others(outcome))) or "nothing changes"


def others(outcome: Outcome) -> Iterator[str]:
    """Return the pools that were created, replaced or deleted."""
    for step in outcome.steps:
        if step.type in _POOLS and step.op in {"create", "replace", "create-replacement", "delete"}:
            yield f"{step.op} {_POOLS[step.type]}"


@contextmanager
def scenes() -> Iterator[Callable[[], Scene]]:
    """Give a deployed stack, the same one until it is spoiled."""
    with tempfile.TemporaryDirectory() as folder, AwsServer(region=REGION) as server:
        count = iter(range(1000))

        def scene() -> Scene:
            place = Path(folder) / str(next(count))
            place.mkdir()
            return Scene(place, server)

        yield scene


def main(words: list[str]) -> None:
    """Do the attempts whose title has the words after `=`, in the ways that are named, or in all."""
    ways = [word for word in words if word in WAYS] or list(WAYS)
    wanted = [word.removeprefix("=") for word in words if word.startswith("=")]
    with scenes() as new:
        scene = new()
        for attempt in ATTEMPTS:
            if wanted and not any(word in attempt.title for word in wanted):
                continue
            cells = []
            for way in ways:
                with AwsServer(region=REGION) as other:
                    cells.append(WAYS[way](scene, attempt, other if attempt.other_account else None))
                if "LOST" in cells[-1]:
                    scene = new()
                else:
                    scene.restore()
            print(f"| {attempt.title} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
