"""What an error is about: the component's type and its name."""

from cognito_identity.validation.problems import ArgumentError, Problem, showable


def subject_of(component: str, name: object) -> str:
    """Return `UserPoolWithMfa "people"`.

    Raises:
        ArgumentError: the name is none; Pulumi would say so in other words, or once a part is registered.
    """
    if not isinstance(name, str) or not name:
        rule = "must be text, and not empty: the first argument is the resource's name"
        raise ArgumentError(
            component,
            [Problem(("name",), rule, f'write {component}("people", …)', showable(name), code="name-invalid")],
        )
    if not name.isprintable():
        rule = "must be without control characters and half characters"
        raise ArgumentError(component, [Problem(("name",), rule, "leave them out", name, code="name-invalid")])
    return f'{component} "{name}"'
