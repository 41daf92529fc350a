"""The report of a run, as text and as JSON."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from sandbox.deployment import Deployment
from sandbox.mock_engine import STACK_TYPE
from sandbox.resources import Registration

if TYPE_CHECKING:
    from cognito_policies import Violation

_RED, _YELLOW, _GREEN, _DIM, _END = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[2m", "\x1b[0m"


def wants_colour(stream: TextIO) -> bool:
    """Whether to use colors: only on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


class TextReport:
    """Text lines; colors add no information."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.colour = wants_colour(stream)

    def say(self, line: str = "", colour: str = "") -> None:
        """Print one line, unbuffered."""
        print(f"{colour}{line}{_END}" if colour and self.colour else line, file=self._stream, flush=True)

    def created(self, resource: Registration) -> None:
        """Print a created resource."""
        self.say(f"  created  {resource.short_type:<28} {resource.name:<36} {resource.milliseconds:5.0f} ms", _GREEN)

    def everything(self, deployment: Deployment, policies: str) -> None:
        """Print the result of a run."""
        if deployment.resources:
            self.tree(deployment.resources)
        if deployment.checked:
            self.verdicts(deployment.violations, policies)
        self.messages(deployment)
        self.outputs(deployment)
        self.not_simulated(deployment)
        self.failure(deployment)

    def tree(self, resources: Iterable[Registration]) -> None:
        """Print resources below their parents."""
        by_parent: dict[str, list[Registration]] = {}
        for resource in resources:
            by_parent.setdefault(resource.parent, []).append(resource)
        top = [parent for parent in by_parent if not parent or parent.split("::")[2] == STACK_TYPE]
        self.say("\nResources")
        for parent in top:
            for line in _branches(by_parent, parent, "  "):
                self.say(line)

    def verdicts(self, violations: "list[Violation]", name: str) -> None:
        """Print the policy violations."""
        mandatory = [violation for violation in violations if violation.level == "mandatory"]
        advisory = [violation for violation in violations if violation.level != "mandatory"]
        self.say(f"\nPolicies ({name}): {len(mandatory)} mandatory, {len(advisory)} advisory")
        for violation in [*mandatory, *advisory]:
            where = violation.urn.rpartition("::")[2] or "stack"
            colour = _RED if violation.level == "mandatory" else _YELLOW
            self.say(f"  {violation.level:<9}  {violation.rule}  {where}: {violation.message}", colour)

    def outputs(self, deployment: Deployment) -> None:
        """Print the stack's outputs, secrets redacted."""
        if not deployment.outputs:
            return
        self.say("\nOutputs")
        for name, value in _shown_outputs(deployment).items():
            self.say(f"  {name:<26} {_on_one_line(value)}")

    def not_simulated(self, deployment: Deployment) -> None:
        """Print what was accepted but has no effect in the sandbox."""
        lines = list(_not_simulated(deployment))
        if lines:
            self.say("\nAccepted, not simulated")
            for line in lines:
                self.say(f"  {line}", _DIM)

    def messages(self, deployment: Deployment) -> None:
        """Print what the program logged."""
        if deployment.messages:
            self.say("\nMessages of the program")
            for message in deployment.messages:
                self.say(f"  {message}", _YELLOW)

    def failure(self, deployment: Deployment) -> None:
        """Print the error that ended the run."""
        if deployment.error is not None:
            self.say(f"\n{deployment.error}", _RED)


def as_json(deployment: Deployment, stack: str, policies: str, **extra: Any) -> str:
    """Return the run as JSON, secrets redacted."""
    error = deployment.error
    document: dict[str, Any] = {
        "version": 1,
        "stack": stack,
        "exit_code": error.exit_code if error else 0,
        "error": str(error) if error else None,
        "resources": [_resource(resource) for resource in deployment.resources],
        "policies": {
            "configuration": policies,
            "violations": [
                {
                    "rule": violation.rule,
                    "level": violation.level,
                    "severity": violation.severity,
                    "urn": violation.urn,
                    "message": violation.message,
                }
                for violation in deployment.violations
            ],
        },
        "outputs": _shown_outputs(deployment),
        "messages": deployment.messages,
        "not_simulated": list(_not_simulated(deployment)),
        **extra,
    }
    return json.dumps(document, indent=2)


def _resource(resource: Registration) -> dict[str, Any]:
    return {
        "urn": resource.urn,
        "type": resource.type,
        "name": resource.name,
        "parent": resource.parent,
        "id": resource.id,
        "protect": resource.protect,
        "retain_on_delete": resource.retain_on_delete,
    }


def _shown_outputs(deployment: Deployment) -> Mapping[str, Any]:
    return {
        name: "[secret]" if name in deployment.secret_outputs else value
        for name, value in sorted(deployment.outputs.items())
    }


def _on_one_line(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    longest = 140
    return text if len(text) <= longest else f"{text[:longest]}… (--json shows all of it)"


def _branches(by_parent: Mapping[str, list[Registration]], parent: str, indent: str) -> Iterator[str]:
    for resource in by_parent.get(parent, ()):
        locks = " [protected]" if resource.protect and resource.custom else ""
        yield f"{indent}{resource.short_type} {resource.name}{f'  {resource.id}' if resource.id else ''}{locks}"
        yield from _branches(by_parent, resource.urn, indent + "  ")


def _not_simulated(deployment: Deployment) -> Iterator[str]:
    for resource in deployment.resources:
        for name in resource.not_simulated:
            what = "all inputs" if name == "*" else name
            yield f"{resource.short_type} {resource.name}: {what}"
