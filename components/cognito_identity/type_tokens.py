"""The type tokens of the components, and the package name in them."""

PACKAGE = "cognito-identity"
"""The Pulumi package name, in type tokens, the plugin and generated SDKs."""


def type_token(component: str) -> str:
    """Return the type token of a component class. The component host supports only the module `index`."""
    return f"{PACKAGE}:index:{component}"
