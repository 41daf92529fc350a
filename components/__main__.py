"""Serves the components to every Pulumi language: the CLI starts this folder as the plugin `cognito-identity`."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

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
    return library


if __name__ == "__main__":
    library = imported_library()
    provider = importlib.import_module(f"{library.__name__}.provider")
    main(provider.StrictProvider(library.__version__), sys.argv[1:])
