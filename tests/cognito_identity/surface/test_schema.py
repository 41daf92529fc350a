"""The Pulumi schema of the components."""

import json
import subprocess
import sys
from importlib.resources import files
from typing import Any

import pytest

import cognito_identity
from cognito_identity.plugin.provider import PluginProvider, package_schema
from cognito_identity.plugin.write_schema import schema_text
from cognito_identity.type_tokens import PACKAGE, type_token
from cognito_identity.validation.spelling import camel
from tests.cognito_identity.surface.schema import served

SCHEMA: dict[str, Any] = json.loads(package_schema("1.2.3"))
RESOURCES: dict[str, Any] = SCHEMA["resources"]
TYPES: dict[str, Any] = SCHEMA["types"]
CORE = ("UserIdentity", "UserPoolWithMfa", "AppClient", "IdentityPool")


def resource(component: str) -> dict[str, Any]:
    return dict(RESOURCES[f"{PACKAGE}:index:{component}"])


def test_the_schema_file_matches_the_components() -> None:
    committed = files("cognito_identity.plugin").joinpath("schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), (
        "run `python -m cognito_identity.plugin.write_schema`, and look at the difference"
    )


def test_the_plugin_serves_the_file_with_its_version() -> None:
    assert SCHEMA["version"] == "1.2.3"
    assert PluginProvider("1.2.3").schema == package_schema("1.2.3")


def test_no_output_has_a_type_of_the_package() -> None:
    """The plugin returns outputs unchanged, with keys in snake_case."""
    own = [
        (token, name)
        for token, found in RESOURCES.items()
        for name, output in found["properties"].items()
        if "#/types/" in json.dumps(output)
    ]
    assert own == []


def test_the_plugin_does_not_load_the_experimental_analyzer() -> None:
    program = "import sys, cognito_identity.plugin.provider; print('pulumi.provider.experimental' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 -- this interpreter
    assert done.stdout.strip() == "False"


def test_package_plugin_and_type_tokens_have_the_same_name() -> None:
    assert SCHEMA["name"] == PACKAGE == "cognito-identity"
    assert set(RESOURCES) == {type_token(component.__name__) for component in served()}
    assert all(token.startswith(f"{PACKAGE}:index:") for token in (*RESOURCES, *TYPES))


@pytest.mark.parametrize("token", RESOURCES)
def test_every_resource_is_a_component(token: str) -> None:
    assert RESOURCES[token]["isComponent"] is True
    assert RESOURCES[token]["description"]


@pytest.mark.parametrize(
    ("component", "required"),
    [("UserIdentity", []), ("UserPoolWithMfa", []), ("IdentityPool", []), ("AppClient", ["userPoolId"])],
)
def test_required_arguments(component: str, required: list[str]) -> None:
    assert resource(component).get("requiredInputs", []) == required


@pytest.mark.parametrize(
    ("component", "outputs"),
    [
        (
            "UserIdentity",
            {
                "userPoolId",
                "userPoolArn",
                "userPoolClientId",
                "clientIds",
                "identityPoolId",
                "authenticatedRoleArn",
                "unauthenticatedRoleArn",
                "issuerUrl",
                "jwksUrl",
                "region",
            },
        ),
        (
            "UserPoolWithMfa",
            {
                "userPoolId",
                "userPoolArn",
                "userPoolName",
                "userPoolProviderName",
                "userPoolProviderUrl",
                "jwksUrl",
                "endpoint",
            },
        ),
        ("AppClient", {"clientId", "clientSecret", "userPoolClientName"}),
        (
            "IdentityPool",
            {"identityPoolId", "identityPoolName", "authenticatedRoleArn", "unauthenticatedRoleArn"},
        ),
    ],
)
def test_every_documented_output_exists(component: str, outputs: set[str]) -> None:
    assert set(resource(component)["properties"]) >= outputs


@pytest.mark.parametrize("component", CORE)
def test_the_outputs_are_those_of_the_class(component: str) -> None:
    declared = getattr(cognito_identity, component).__annotations__
    assert set(resource(component)["properties"]) == {camel(name) for name in declared if not name.startswith("_")}


def leaves(node: Any, path: str) -> list[tuple[str, Any]]:
    if isinstance(node, dict):
        found = [(path, node)] if "type" in node or "$ref" in node else []
        return found + [leaf for key, item in node.items() for leaf in leaves(item, f"{path}.{key}")]
    return [leaf for item in node for leaf in leaves(item, path)] if isinstance(node, list) else []


@pytest.mark.parametrize(
    ("component", "argument", "plain"),
    [
        ("UserPoolWithMfa", "userPoolName", False),
        ("UserPoolWithMfa", "passwordPolicy", True),
        ("UserPoolWithMfa", "mfa", True),
        ("UserPoolWithMfa", "deletionProtection", True),
        ("AppClient", "userPoolId", False),
        ("AppClient", "generateSecret", True),
        ("AppClient", "accessTokenValidityMinutes", True),
        ("IdentityPool", "allowUnauthenticatedIdentities", True),
        ("IdentityPool", "authenticatedRole", False),
    ],
)
def test_plain_arguments_and_inputs(component: str, argument: str, plain: bool) -> None:
    assert bool(resource(component)["inputProperties"][argument].get("plain")) is plain


def test_no_object_type_is_empty() -> None:
    empty = [name for name, found in TYPES.items() if not found.get("properties") and not found.get("enum")]
    assert empty == []


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("Mfa", ["off", "optional", "required"]),
        ("FeaturePlan", ["lite", "essentials", "plus"]),
        ("RemovalPolicy", ["retain", "destroy"]),
        ("ClientPreset", ["spa", "web", "native", "machine"]),
        ("AttributeType", ["string", "number", "boolean", "datetime"]),
        ("AdvancedSecurityMode", ["off", "audit", "enforced"]),
    ],
)
def test_enums_have_their_values(token: str, words: list[str]) -> None:
    assert [choice["value"] for choice in TYPES[f"{PACKAGE}:index:{token}"]["enum"]] == words


def test_every_reference_exists() -> None:
    references = {leaf["$ref"] for _, leaf in leaves({**RESOURCES, **TYPES}, "") if "$ref" in leaf}
    own = {reference for reference in references if reference.startswith("#/types/")}
    assert len(own) > 20
    assert {reference.removeprefix("#/types/") for reference in own} <= set(TYPES)


def undescribed() -> list[str]:
    sections = ("properties", "inputProperties")
    groups = [
        (f"{token}.{name}", found)
        for token, item in {**RESOURCES, **TYPES}.items()
        for section in sections
        for name, found in item.get(section, {}).items()
    ]
    words = [(f"{token}={choice['value']}", choice) for token, item in TYPES.items() for choice in item.get("enum", ())]
    return [
        name for name, found in [*RESOURCES.items(), *TYPES.items(), *groups, *words] if not found.get("description")
    ]


def test_everything_in_the_schema_has_a_description() -> None:
    assert undescribed() == []


def test_inherited_arguments_have_the_description_of_their_class() -> None:
    assert resource("AppClient")["inputProperties"]["disableOAuth"]["description"].startswith("Whether OAuth is off")
