"""The plugin `cognito-identity`: the components for every Pulumi language."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, get_type_hints

import pulumi
from pulumi.provider import ConstructResult, Provider

from cognito_identity.plugin.components import PLUGIN_COMPONENTS
from cognito_identity.type_tokens import type_token
from cognito_identity.user_identity.args import NAMES
from cognito_identity.validation.argument_style import ArgumentStyle, using_style
from cognito_identity.validation.problems import ArgumentError, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.spelling import camel

SCHEMA_FILE = "schema.json"
"""Pulumi's package schema without a version, written by `python -m cognito_identity.plugin.write_schema`."""


class PluginProvider(Provider):
    """Creates components for programs in all languages. Arguments are validated as in Python."""

    def __init__(self, version: str) -> None:
        super().__init__(version, package_schema(version))
        self._components = {type_token(component.__name__): component for component in PLUGIN_COMPONENTS}

    def construct(
        self, name: str, resource_type: str, inputs: Any, options: pulumi.ResourceOptions | None = None
    ) -> ConstructResult:
        """Create a component. Errors have the arguments' names in camelCase."""
        if resource_type not in self._components:
            raise ValueError(f"{resource_type} is not a component of this plugin")
        component: Any = self._components[resource_type]
        subject, problems = f'{component.__name__} "{name}"', Problems()
        args = read(get_type_hints(component.__init__)["args"], inputs, problems, spell=camel, names=NAMES)
        try:
            problems.raise_if_any(subject)
            with using_style(ArgumentStyle(camel)):
                instance = component(name, args, options)
        except ArgumentError as error:
            # The list of properties is empty: Pulumi would print their values, secrets too.
            raise pulumi.InputPropertiesError(str(error.respelled(subject, camel)), []) from None
        return ConstructResult(instance.urn, _state(instance))


def package_schema(version: str) -> str:
    """Return Pulumi's schema of the package."""
    return json.dumps({**_schema(), "version": version})


@cache
def _schema() -> dict[str, Any]:
    text = files("cognito_identity.plugin").joinpath(SCHEMA_FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _state(instance: pulumi.ComponentResource) -> dict[str, Any]:
    """Return the outputs of a component, by their names in camelCase."""
    names = [name for name in type(instance).__annotations__ if not name.startswith("_")]
    # An output can be absent, such as the secret of an app client without one.
    found = {camel(name): getattr(instance, name, None) for name in names}
    return {name: value for name, value in found.items() if value is not None}
