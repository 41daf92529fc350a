"""The subject of an error: the component's type and name."""

from cognito_identity.validation.problems import ArgumentError, Problem, showable


def subject_of(component: str, name: object) -> str:
    """Return the subject, such as `UserPoolWithMfa "users"`.

    Raises:
        ArgumentError: the name is no string, is empty, or has control characters. Pulumi would report it later.
    """
    if not isinstance(name, str) or not name:
        rule = "must be a string: the first argument is the resource's name"
        raise ArgumentError(
            component,
            [Problem(("name",), rule, f'write {component}("users", …)', showable(name), code="name-invalid")],
        )
    if not name.isprintable():
        rule = "must have no control characters"
        raise ArgumentError(component, [Problem(("name",), rule, "remove them", name, code="name-invalid")])
    return f'{component} "{name}"'
