"""The permissions boundary of new roles."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.tables import ROLE
from cognito_identity.iam.policies import MANAGED_POLICY
from cognito_identity.validation.problems import Path, Problem

ARGUMENT = "permissions_boundary"


def boundary_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return the problems of a boundary."""
    return list(boundary_is_a_policy(values.get(ARGUMENT), (ARGUMENT,))) or list(boundary_limits(values))


def boundary_limits(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Return a boundary's violations of AWS's model."""
    return model_problems(ROLE, {ARGUMENT: values.get(ARGUMENT)})


def boundary_is_a_policy(arn: object, path: Path) -> Iterator[Problem]:
    """Refuse an ARN that is not one of a managed policy."""
    if isinstance(arn, str) and not re.fullmatch(MANAGED_POLICY, arn):
        yield Problem(
            path,
            "must be the ARN of a managed policy",
            "write arn:aws:iam::<account>:policy/<name>",
            arn,
            code="permissions-boundary-invalid",
        )


def boundary_input(values: Mapping[str, Any], subject: str) -> Any:
    """Return the input of a role, or `None` without a boundary."""
    return check_outputs(ROLE, {ARGUMENT: values.get(ARGUMENT)}, subject)[ARGUMENT]


def with_boundary(values: Mapping[str, Any], boundary: Any) -> dict[str, Any]:
    """Return the arguments with `boundary`, unless they have their own."""
    return dict(values) if boundary is None else {ARGUMENT: boundary, **values}
