"""Writes `schema.json` from the components: `python -m cognito_identity.plugin.write_schema`.

Only this module uses Pulumi's experimental component analyzer, and the plugin doesn't load it: it serves the file. A
test compares the file with the components.
"""

import json
from pathlib import Path
from typing import Any, get_type_hints

from pulumi.provider.experimental.analyzer import Analyzer
from pulumi.provider.experimental.schema import generate_schema

from cognito_identity.plugin.components import PLUGIN_COMPONENTS
from cognito_identity.plugin.descriptions import descriptions
from cognito_identity.plugin.language_neutral_docs import language_neutral_docs
from cognito_identity.plugin.provider import SCHEMA_FILE
from cognito_identity.type_tokens import PACKAGE


def build_schema() -> dict[str, Any]:
    """Return the schema of the components, without a version."""
    found = Analyzer(PACKAGE).analyze(list(PLUGIN_COMPONENTS))
    components = found["component_definitions"]
    for component in PLUGIN_COMPONENTS:
        # The analyzer misses the descriptions of inherited arguments.
        definition = components[component.__name__]
        texts = descriptions(get_type_hints(component.__init__)["args"])
        for argument, inputs in definition.inputs.items():
            inputs.description = inputs.description or texts[definition.inputs_mapping[argument]]
    dependencies = sorted(found["dependencies"], key=lambda dependency: (dependency.name, dependency.version or ""))
    schema = generate_schema(PACKAGE, "0.0.0", None, components, found["type_definitions"], dependencies)
    described = language_neutral_docs(schema.to_json())
    del described["version"]
    return described


def schema_text() -> str:
    """Return the text of the schema file."""
    return json.dumps(build_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
