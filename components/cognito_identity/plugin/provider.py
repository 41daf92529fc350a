"""The plugin `cognito-identity`: the components for every Pulumi language."""

import json
from typing import Any, get_type_hints

import pulumi
from pulumi.provider import ConstructResult
from pulumi.provider.experimental.component import ComponentProvider
from pulumi.provider.experimental.schema import generate_schema

from cognito_identity.plugin.described import descriptions
from cognito_identity.plugin.served import SERVED
from cognito_identity.plugin.served_descriptions import in_every_language
from cognito_identity.type_tokens import PACKAGE
from cognito_identity.validation.argument_style import Author, written_by
from cognito_identity.validation.problems import ArgumentError, Problems
from cognito_identity.validation.reader import read
from cognito_identity.validation.spelling import camel


class StrictProvider(ComponentProvider):
    """Pulumi's host, but arguments go through the library's own reader, and the schema describes all of them.

    The host drops keys it does not know and makes empty groups of what it did not expect: a misspelled password
    policy would be none, and nobody would be told. Its own account of an error ends in a traceback.
    """

    def __init__(self, version: str) -> None:
        super().__init__(list(SERVED), PACKAGE, version=version)
        self._describe_inherited()
        schema = generate_schema(PACKAGE, version, None, self._component_defs, self._type_defs, self._dependencies)
        self.schema = json.dumps(in_every_language(schema.to_json()))

    def construct(
        self, name: str, resource_type: str, inputs: Any, options: pulumi.ResourceOptions | None = None
    ) -> ConstructResult:
        """Make a component; what is wrong with its arguments is said in the caller's spelling."""
        self.validate_resource_type(self._name, resource_type)
        kind = resource_type.rpartition(":")[2]
        component: Any = self._components[kind]
        subject, problems = f'{kind} "{name}"', Problems()
        args = read(_args_of(component), inputs, problems, spell=camel)
        try:
            problems.stop_if_any(subject)
            with written_by(Author(camel)):
                instance = component(name, args, options)
        except ArgumentError as error:
            # Without the list of properties: the engine would print their values, secret ones too.
            raise pulumi.InputPropertiesError(str(error.respelled(subject, camel)), []) from None
        return ConstructResult(instance.urn, self.get_state(instance, self._component_defs[kind]))

    def _describe_inherited(self) -> None:
        """Pulumi reads a class's own source, and a typed dictionary forgets what it extends."""
        for component in SERVED:
            definition = self._component_defs[component.__name__]
            texts = descriptions(_args_of(component))
            for argument, found in definition.inputs.items():
                found.description = found.description or texts[definition.inputs_mapping[argument]]


def _args_of(component: Any) -> type:
    args: type = get_type_hints(component.__init__)["args"]
    return args
