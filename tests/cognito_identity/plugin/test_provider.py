"""The plugin: it validates arguments of other languages as in Python."""

from typing import Any

import pulumi
import pytest

from cognito_identity.plugin.provider import PluginProvider
from cognito_identity.type_tokens import type_token
from tests.cognito_identity.engine import Run, run


def constructed(component: str, inputs: Any) -> Run:
    provider = PluginProvider("1.2.3")

    def program() -> dict[str, Any]:
        made = provider.construct("users", type_token(component), inputs)
        return {"urn": made.urn, **made.state}

    return run(program)


def test_arguments_and_outputs_are_in_camel_case() -> None:
    done = constructed("UserPoolWithMfa", {"passwordPolicy": {"minLength": 12.0}, "mfa": "optional"})
    assert done.error is None
    inputs = done.named("users-pool").inputs
    assert (inputs["passwordPolicy"]["minimumLength"], inputs["mfaConfiguration"]) == (12, "OPTIONAL")
    assert done.outputs["userPoolProviderUrl"] == f"https://{done.outputs['endpoint']}"


@pytest.mark.parametrize(
    ("component", "inputs", "expected"),
    [
        ("UserPoolWithMfa", {"password_policy": {}}, "password_policy: unknown argument; did you mean"),
        ("UserPoolWithMfa", {"passwordPolicy": {"minLength": 5.0}}, "passwordPolicy.minLength: must be 6 to 99"),
        ("AppClient", {}, "userPoolId: is required"),
        ("UserIdentity", {"clients": {"web": {"preset": "spa", "generateSecret": True}}}, "clients.web.generateSecret"),
    ],
)
def test_errors_are_in_camel_case_and_nothing_is_registered(component: str, inputs: Any, expected: str) -> None:
    done = constructed(component, inputs)
    assert isinstance(done.error, pulumi.InputPropertiesError)
    assert str(done.error).startswith(f'{component} "users": {expected}')
    assert done.resources == []


def test_an_unknown_component_is_refused() -> None:
    provider = PluginProvider("1.2.3")
    with pytest.raises(ValueError, match="other"):
        provider.construct("x", "other:index:Thing", {})
