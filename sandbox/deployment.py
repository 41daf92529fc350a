"""Runs the unchanged program twice, as `pulumi up` does: a preview with policy checks, then the deployment."""

import logging
import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pulumi

from sandbox.creation import Created, Creator
from sandbox.errors import ConfigurationError, DeploymentError, PolicyViolationError, SandboxError
from sandbox.failures import located
from sandbox.mock_engine import in_own_context, run_program
from sandbox.monitor import Create, SandboxMonitor
from sandbox.policy_pack import Policies
from sandbox.resources import Registration
from sandbox.stack_files import StackFiles

if TYPE_CHECKING:
    from cognito_policies import Violation
    from sandbox.aws import AwsServer


@dataclass
class Deployment:
    """The result of a run."""

    resources: list[Registration] = field(default_factory=list)
    violations: "list[Violation]" = field(default_factory=list)
    checked: bool = False
    """Whether the policies checked all resources; not if the program failed in the preview."""
    outputs: dict[str, Any] = field(default_factory=dict)
    secret_outputs: set[str] = field(default_factory=set)
    messages: list[str] = field(default_factory=list)
    """The program's log messages, each once."""
    error: SandboxError | None = None


def deploy(
    files: StackFiles, policies: Policies, server: "AwsServer", on_created: Callable[[Registration], None]
) -> Deployment:
    """Check the program, and deploy it to the embedded AWS if it violates no mandatory policy."""
    deployment = Deployment()
    try:
        _preview(files, policies, server, deployment)
        _update(files, policies, server, deployment, on_created)
    except SandboxError as error:
        deployment.error = error
    return deployment


def _preview(files: StackFiles, policies: Policies, server: "AwsServer", deployment: Deployment) -> None:
    """Preview: creates nothing and reports all violations."""

    def check_only(registration: Registration) -> None:
        deployment.violations += policies.check(registration)

    monitor = _run(files, server.account_id, check_only, deployment.messages, preview=True)
    deployment.resources = list(monitor.registrations.values())
    deployment.violations += policies.check_stack(deployment.resources, deployment.violations)
    deployment.checked = True
    _stop_if_mandatory(deployment)


def _update(
    files: StackFiles,
    policies: Policies,
    server: "AwsServer",
    deployment: Deployment,
    on_created: Callable[[Registration], None],
) -> None:
    creator = Creator(server)
    found: list[Violation] = []

    def check_and_create(registration: Registration) -> Created:
        violations = policies.check(registration)
        found.extend(violations)
        if any(violation.level == "mandatory" for violation in violations):
            raise PolicyViolationError(f"{registration.name} violates a mandatory policy and was not created")
        return creator.create(registration.type, registration.name, registration.inputs)

    try:
        monitor = _run(
            files, server.account_id, check_and_create, deployment.messages, preview=False, on_created=on_created
        )
    except PolicyViolationError:
        deployment.violations = found
        raise
    deployment.resources = list(monitor.registrations.values())
    deployment.outputs, deployment.secret_outputs = monitor.stack_outputs, monitor.secret_outputs
    deployment.violations = found + policies.check_stack(deployment.resources, found)
    _stop_if_mandatory(deployment)


def _stop_if_mandatory(deployment: Deployment) -> None:
    mandatory = [violation for violation in deployment.violations if violation.level == "mandatory"]
    if mandatory:
        rules = sorted({violation.rule for violation in mandatory})
        raise PolicyViolationError(f"{len(mandatory)} mandatory violations of {len(rules)} rules: {', '.join(rules)}")


def _run(
    files: StackFiles,
    account: str,
    create: Create,
    messages: list[str],
    *,
    preview: bool,
    on_created: Callable[[Registration], None] = lambda _: None,
) -> SandboxMonitor:
    """Run the program once."""
    monitor = SandboxMonitor(account, files.region, create, on_created)
    try:
        in_own_context(lambda: _program(files, monitor, messages, preview=preview))
    except pulumi.RunError as error:
        raise ConfigurationError(str(error)) from None
    except Exception as error:  # noqa: BLE001 -- whatever a program raises is reported in one line
        cause = monitor.first_error or error
        if isinstance(cause, SandboxError | BrokenPipeError):
            raise cause from None
        if isinstance(cause, pulumi.RunError):
            raise ConfigurationError(str(cause)) from None
        raise DeploymentError(located(cause, files.root)) from cause
    except SystemExit as error:
        raise DeploymentError(located(error, files.root)) from None
    return monitor


async def _program(files: StackFiles, monitor: SandboxMonitor, messages: list[str], *, preview: bool) -> None:
    log = logging.getLogger("sandbox.program")
    log.handlers, log.propagate = [_Collect(messages)], False
    log.setLevel(logging.INFO)
    root = str(files.root)
    if root not in sys.path:
        sys.path.insert(0, root)

    await run_program(
        lambda: runpy.run_path(str(files.program), run_name="__main__"),
        monitor,
        project=files.project,
        stack=files.stack,
        preview=preview,
        config=files.config,
        log=log,
    )


class _Collect(logging.Handler):
    """Collects the program's messages, each once although the program runs twice."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.INFO)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        message = f"{record.levelname.lower()}: {record.getMessage()}"
        if message not in self._messages:
            self._messages.append(message)
