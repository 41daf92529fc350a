"""What the real engine takes for our stacks and for the same resources by hand; nothing where no CLI is present."""

import itertools
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.measure import Cost, Run, in_turn, times
from benchmarks.table import Row
from sandbox.aws import AwsServer
from sandbox.stack_files import read_stack_files
from tests.engine.availability import missing
from tests.engine.environment import REGION, engine_env
from tests.engine.stacks import EngineStack, Outcome

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = ROOT / "benchmarks" / "programs"
MANY = 50
ROUNDS, ROUNDS_OF_MANY = 3, 1


def engine() -> Iterator[Row]:
    """`pulumi preview` and `up` of dev and of many identities, over the same raw resources."""
    reason = missing()
    if reason is not None:
        print(f"The real engine is left out: {reason}")
        return
    with ExitStack() as left_behind:
        place = Path(left_behind.enter_context(tempfile.TemporaryDirectory()))
        server = left_behind.enter_context(AwsServer(region=REGION))
        env = engine_env(place, server.endpoint)
        config = read_stack_files(ROOT, "dev").config
        dev = [_project(place / "dev", ROOT / "__main__.py"), _project(place / "raw-dev", PROGRAMS / "raw_dev.py")]
        yield from _compared("dev", dev, env, config, ROUNDS, budget=1.2)
        many = [_project(place / name, PROGRAMS / f"{name}.py") for name in ("identities", "raw_identities")]
        yield from _compared(
            f"{MANY} identities", many, {**env, "IDENTITIES": str(MANY), "RISK": "off"}, {}, ROUNDS_OF_MANY
        )


def _compared(
    what: str,
    projects: Sequence[Path],
    env: Mapping[str, str],
    config: Mapping[str, str],
    rounds: int,
    budget: float | None = None,
) -> Iterator[Row]:
    stacks = [_stack(project, "first", env, config) for project in projects]
    ours, raw = in_turn([_timed(stack.preview) for stack in stacks], rounds, warm_up=rounds > 1)
    yield Row(f"`pulumi preview` of {what}, the first, over the same resources by hand", times(ours, raw), budget)
    # Everything has been read from disk once by now.
    ours, raw = in_turn([_first_up(project, env, config) for project in projects], rounds, warm_up=False)
    yield Row(f"`pulumi up` of {what}, the first, over the same resources by hand", times(ours, raw))
    for stack in stacks:
        _timed(stack.up)()
    ours, raw = in_turn([_timed(stack.preview) for stack in stacks], rounds, warm_up=False)
    yield Row(f"`pulumi preview` of {what}, nothing to change, over the same by hand", times(ours, raw), budget)


def _project(folder: Path, program: Path) -> Path:
    folder.mkdir()
    (folder / "Pulumi.yaml").write_text("name: identity\nruntime: python\n", encoding="utf-8")
    (folder / "components").symlink_to(ROOT / "components")
    shutil.copy(program, folder / "__main__.py")
    return folder


def _stack(project: Path, name: str, env: Mapping[str, str], config: Mapping[str, str]) -> EngineStack:
    # Two projects of one name keep their states apart by the stack's.
    stack = EngineStack(f"{project.name.replace('_', '-')}-{name}", project, env)
    for key, value in config.items():
        stack.set(key, value)
    return stack


def _first_up(project: Path, env: Mapping[str, str], config: Mapping[str, str]) -> Run:
    """Return a run that brings a new stack up each time; making the stack is not counted."""
    numbers = itertools.count()

    def run() -> Cost:
        return _timed(_stack(project, f"up-{next(numbers)}", env, config).up)()

    return run


def _timed(command: Callable[[], Outcome]) -> Run:
    def run() -> Cost:
        started = time.perf_counter()
        outcome = command()
        seconds = time.perf_counter() - started
        if not outcome.ok:
            raise RuntimeError(outcome.text)
        return Cost(seconds)

    return run
