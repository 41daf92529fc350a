"""The errors of a sandbox run, each with its exit code."""


class SandboxError(Exception):
    """The run failed."""

    exit_code = 1


class DeploymentError(SandboxError):
    """AWS or the engine refused a resource."""

    exit_code = 1


class PolicyViolationError(SandboxError):
    """A mandatory policy is violated."""

    exit_code = 2


class ConfigurationError(SandboxError):
    """A stack file, a policy configuration, a port or an argument is invalid."""

    exit_code = 3
