"""`pulumi preview` and `up` of our stacks and of raw resources; no rows without the Pulumi CLI."""

import itertools
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
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
_NUMBERS = itertools.count()
"""Makes the stacks' names unique."""


@dataclass(frozen=True)
class _Program:
    """A program in its own folder, with environment variables and configuration."""

    folder: Path
    env: Mapping[str, str]
    config: Mapping[str, str]


def engine() -> Iterator[Row]:
    """`pulumi preview` and `up` of `dev` and of many identities, compared with the same raw resources."""
    reason = missing()
    if reason is not None:
        print(f"The rows with the Pulumi CLI are skipped: {reason}")
        return
    with ExitStack() as left_behind:
        place = Path(left_behind.enter_context(tempfile.TemporaryDirectory()))
        server = left_behind.enter_context(AwsServer(region=REGION))
        env = engine_env(place, server.endpoint)
        config = read_stack_files(ROOT, "dev").config
        dev = _Program(_project(place / "dev", ROOT / "__main__.py"), env, config)
        raw_dev = _Program(_project(place / "raw-dev", PROGRAMS / "raw_dev.py"), env, config)
        yield from _compared("`dev`", [dev, raw_dev], ROUNDS, budget=1.2)
        yield from _many(place, env)


def _many(place: Path, env: Mapping[str, str]) -> Iterator[Row]:
    env = {**env, "IDENTITIES": str(MANY), "RISK": "off"}
    ours = _Program(_project(place / "identities", PROGRAMS / "identities.py"), env, {})
    raw = _Program(_project(place / "raw", PROGRAMS / "raw_identities.py"), env, {})
    in_components = _Program(
        _project(place / "in-components", PROGRAMS / "raw_identities.py"), {**env, "COMPONENTS": "1"}, {}
    )
    programs = [ours, raw, in_components]
    yield from _compared(f"{MANY} identities", programs, ROUNDS_OF_MANY)
    # The CLI then writes its state once, at the end.
    once = {"PULUMI_EXPERIMENTAL": "true", "PULUMI_SKIP_CHECKPOINTS": "true"}
    at_the_end = [replace(program, env={**program.env, **once}) for program in programs]
    yield from _first_ups(f"{MANY} identities with one state write", at_the_end, ROUNDS_OF_MANY)


def _compared(what: str, programs: Sequence[_Program], rounds: int, budget: float | None = None) -> Iterator[Row]:
    """The programs use this library, raw resources and, optionally, components written by hand."""
    stacks = [_stack(program, "first") for program in programs]
    costs = in_turn([_timed(stack.preview) for stack in stacks], rounds, warm_up=rounds > 1)
    yield from _rows(f"first `pulumi preview` of {what}", costs, budget)
    # By now every file has been read from disk once.
    yield from _first_ups(what, programs, rounds)
    for stack in stacks:
        _timed(stack.up)()
    costs = in_turn([_timed(stack.preview) for stack in stacks], rounds, warm_up=False)
    yield from _rows(f"`pulumi preview` of {what} without changes", costs, budget)


def _first_ups(what: str, programs: Sequence[_Program], rounds: int) -> Iterator[Row]:
    costs = in_turn([_first_up(program) for program in programs], rounds, warm_up=False)
    yield from _rows(f"first `pulumi up` of {what}", costs, None)


def _rows(what: str, costs: Sequence[Sequence[Cost]], budget: float | None) -> Iterator[Row]:
    ours, raw, *in_components = costs
    yield Row(f"{what} / raw resources", times(ours, raw), budget)
    for theirs in in_components:
        yield Row(f"{what} / components written by hand", times(ours, theirs))


def _project(folder: Path, program: Path) -> Path:
    folder.mkdir()
    (folder / "Pulumi.yaml").write_text("name: identity\nruntime: python\n", encoding="utf-8")
    (folder / "cognito_identity").symlink_to(ROOT / "components" / "cognito_identity")
    shutil.copy(program, folder / "__main__.py")
    return folder


def _stack(program: _Program, name: str) -> EngineStack:
    # The projects have one name, so the stacks' names are different.
    stack = EngineStack(f"{program.folder.name}-{name}", program.folder, program.env)
    for key, value in program.config.items():
        stack.set(key, value)
    return stack


def _first_up(program: _Program) -> Run:
    """Return a run that updates a new stack each time; creating the stack is not measured."""

    def run() -> Cost:
        return _timed(_stack(program, f"up-{next(_NUMBERS)}").up)()

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
