"""How a sandbox run can end other than well, each with its exit code."""


class SandboxError(Exception):
    """A run that could not be finished."""

    exit_code = 1


class DeploymentError(SandboxError):
    """AWS or the engine refused something: which resource, and in whose words."""

    exit_code = 1


class PolicyViolationError(SandboxError):
    """A mandatory policy is violated."""

    exit_code = 2


class ConfigurationError(SandboxError):
    """What the run was told can't be: a stack file, a policy configuration, a port, an argument."""

    exit_code = 3
