"""The type tokens by which the engine knows the components, and the package they carry."""

PACKAGE = "cognito-identity"
"""The Pulumi package: type tokens, the plugin and generated SDKs carry it."""


def type_token(component: str) -> str:
    """Return the type token of a component class; the component host accepts the module `index` only."""
    return f"{PACKAGE}:index:{component}"
