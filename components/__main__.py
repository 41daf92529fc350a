"""Serves the components to every Pulumi language: the CLI starts this folder as the plugin `cognito-identity`."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pulumi
from pulumi.provider import ConstructResult
from pulumi.provider.experimental.component import ComponentProvider
from pulumi.provider.server import main


def imported_library() -> ModuleType:
    """Import this folder under the name its wheel has: what a checkout is called is not for it to say."""
    folder = Path(__file__).resolve().parent
    # Started as a script, Python would look here first for other people's modules too, `settings` for instance.
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != folder]
    spec = importlib.util.spec_from_file_location(
        "cognito_identity", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{folder} can't be imported")
    library = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = library
    spec.loader.exec_module(library)
    importlib.import_module(f"{spec.name}.served")
    return library


class StrictProvider(ComponentProvider):
    """Pulumi's host, but arguments go through the library's own reader.

    The host drops keys it does not know and makes empty groups of what it did not expect: a misspelled password
    policy would be none, and nobody would be told. Its own account of an error ends in a traceback.
    """

    def __init__(self, library: ModuleType) -> None:
        super().__init__(list(library.served.SERVED), library.tokens.PACKAGE, version=library.__version__)
        self._reading = library.reading

    def construct(
        self, name: str, resource_type: str, inputs: Any, options: pulumi.ResourceOptions | None = None
    ) -> ConstructResult:
        """Make a component; what is wrong with its arguments is said in the caller's spelling."""
        self.validate_resource_type(self._name, resource_type)
        kind = resource_type.rpartition(":")[2]
        component: Any = self._components[kind]
        subject, problems, camel = f'{kind} "{name}"', self._reading.problems.Problems(), self._reading.spelling.camel
        args = self._reading.reader.read(get_type_hints(component.__init__)["args"], inputs, problems, spell=camel)
        try:
            problems.stop_if_any(subject)
            instance = component(name, args, options)
        except self._reading.problems.ArgumentError as error:
            # Without the list of properties: the engine would print their values, secret ones too.
            raise pulumi.InputPropertiesError(str(error.respelled(subject, camel)), []) from None
        return ConstructResult(instance.urn, self.get_state(instance, self._component_defs[kind]))


if __name__ == "__main__":
    main(StrictProvider(imported_library()), sys.argv[1:])
