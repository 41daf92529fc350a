"""The permissions boundary of roles that are made."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.tables import ROLE
from cognito_identity.iam.policies import MANAGED_POLICY
from cognito_identity.validation.problems import Path, Problem

ARGUMENT = "permissions_boundary"


def boundary_problems(values: Mapping[str, Any]) -> list[Problem]:
    """Return what is wrong with a boundary, by the rule and by AWS's limits."""
    return list(boundary_is_a_policy(values.get(ARGUMENT), (ARGUMENT,))) or list(boundary_limits(values))


def boundary_limits(values: Mapping[str, Any]) -> Iterator[Problem]:
    """Return what AWS's model forbids of a boundary."""
    return model_problems(ROLE, {ARGUMENT: values.get(ARGUMENT)})


def boundary_is_a_policy(arn: object, path: Path) -> Iterator[Problem]:
    """A boundary is a managed policy, of AWS or of an account."""
    if isinstance(arn, str) and not re.fullmatch(MANAGED_POLICY, arn):
        yield Problem(
            path,
            "must be the ARN of a managed policy",
            "write arn:aws:iam::<account>:policy/<name>",
            arn,
            code="permissions-boundary-invalid",
        )


def boundary_input(values: Mapping[str, Any], subject: str) -> Any:
    """Return the input of a role; `None` where no boundary was given."""
    return check_outputs(ROLE, {ARGUMENT: values.get(ARGUMENT)}, subject)[ARGUMENT]


def with_boundary(values: Mapping[str, Any], boundary: Any) -> dict[str, Any]:
    """Return arguments with a boundary, unless they have one of their own."""
    return dict(values) if boundary is None else {ARGUMENT: boundary, **values}
