"""A stack on the real engine, with the commands of the CLI and their results."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pulumi import automation

UNCHANGED = frozenset({"same", "read", "refresh"})
REPLACING = frozenset({"replace", "create-replacement", "delete-replaced"})


@dataclass(frozen=True)
class Step:
    """The operation on one resource."""

    op: str
    type: str
    name: str
    changes: Mapping[str, str] = field(default_factory=dict)
    """Property → kind of change, such as `update` or `update-replace`."""


@dataclass(frozen=True)
class Outcome:
    """The result of a CLI command."""

    ok: bool
    text: str = field(repr=False)
    steps: tuple[Step, ...] = field(default=(), repr=False)
    failed: frozenset[str] = frozenset()
    """Resources that AWS or the provider refused."""

    @property
    def changed(self) -> dict[str, str]:
        """The operations by resource, without unchanged ones."""
        return {step.name: step.op for step in self.steps if step.op not in UNCHANGED}

    def replaced(self, prefix: str = "") -> list[str]:
        """The resources that are replaced."""
        return sorted({s.name for s in self.steps if s.op in REPLACING and s.name.startswith(prefix)})


class EngineStack:
    """One stack of one work dir."""

    def __init__(self, name: str, work_dir: Path, env: Mapping[str, str]) -> None:
        self.name = name
        self.work_dir = work_dir
        self.env = dict(env)
        workspace = automation.LocalWorkspace(work_dir=str(work_dir), env_vars=self.env)
        self._stack = automation.Stack.create_or_select(name, workspace)

    def preview(self, **options: Any) -> Outcome:
        """`pulumi preview`."""
        return self._run(self._stack.preview, options)

    def up(self, **options: Any) -> Outcome:
        """`pulumi up --yes --skip-preview`."""
        return self._run(self._stack.up, options)

    def refresh(self, **options: Any) -> Outcome:
        """`pulumi refresh --yes --skip-preview`."""
        return self._run(self._stack.refresh, options)

    def destroy(self, **options: Any) -> Outcome:
        """`pulumi destroy --yes --skip-preview`."""
        return self._run(self._stack.destroy, options)

    def outputs(self) -> dict[str, Any]:
        """The stack's outputs."""
        return {name: output.value for name, output in self._stack.outputs().items()}

    def command(self, *arguments: str) -> Outcome:
        """Run another command of the CLI for this stack."""
        process = subprocess.run(
            ["pulumi", "--non-interactive", *arguments],  # noqa: S607 -- found on PATH, as for users
            cwd=self.work_dir,
            env=self.full_env(),
            capture_output=True,
            text=True,
            check=False,
        )
        return Outcome(process.returncode == 0, process.stdout + process.stderr)

    def import_(self, what: Mapping[str, Any], *more: str) -> Outcome:
        """Run `pulumi import --file` for the state only: the program exists."""
        path = self.work_dir / "import.json"
        path.write_text(json.dumps(what), encoding="utf-8")
        options = ("--yes", "--skip-preview", "--generate-code=false", "--stack", self.name)
        return self.command("import", "--file", str(path), *options, *more)

    def full_env(self) -> dict[str, str]:
        """The environment a process of this stack gets."""
        return {**os.environ, **self.env}

    def export(self) -> dict[str, Any]:
        """The state, secrets encrypted."""
        exported: dict[str, Any] = json.loads(self.command("stack", "export").text)
        return exported

    def resources(self) -> dict[str, dict[str, Any]]:
        """The state's resources by name; a component and its child never share one."""
        resources = self.export()["deployment"].get("resources", [])
        return {_name(resource["urn"]): resource for resource in resources}

    def set(self, path: str, value: str, *more: str) -> None:
        """`pulumi config set --path`."""
        outcome = self.command("config", "set", "--path", path, value, "--stack", self.name, *more)
        assert outcome.ok, outcome.text

    @staticmethod
    def _run(command: Callable[..., Any], options: dict[str, Any]) -> Outcome:
        steps: list[Step] = []
        said: list[str] = []
        failed: set[str] = set()

        def listen(event: automation.EngineEvent) -> None:
            if event.resource_pre_event is not None:
                steps.append(_step(event.resource_pre_event.metadata))
            if event.res_op_failed_event is not None:
                failed.add(_name(event.res_op_failed_event.metadata.urn))
            if event.diagnostic_event is not None and event.diagnostic_event.severity != "debug":
                said.append(event.diagnostic_event.message)

        try:
            result = command(on_event=listen, color="never", **options)
        except automation.CommandError as error:
            return Outcome(False, "\n".join([str(error), *said]), tuple(steps), frozenset(failed))
        return Outcome(True, "\n".join([result.stdout, result.stderr, *said]), tuple(steps))


def _step(metadata: automation.StepEventMetadata) -> Step:
    changes = {name: str(diff.diff_kind.value) for name, diff in (metadata.detailed_diff or {}).items()}
    return Step(str(metadata.op.value), metadata.type, _name(metadata.urn), changes)


def _name(urn: str) -> str:
    return urn.rpartition("::")[2]
