"""Creates resources in the embedded AWS, with the calls of the component library's name tables."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from botocore.exceptions import ClientError, ParamValidationError

from cognito_identity.aws_model.names import ResourceNames, Translation, translate
from cognito_identity.aws_model.tables import TABLES
from cognito_identity.validation.spelling import camel
from sandbox.answers import OUTPUTS, stand_in
from sandbox.errors import DeploymentError

if TYPE_CHECKING:
    from sandbox.aws import AwsServer

_AUTO_NAMED = {
    "aws:cognito/userPool:UserPool": "name",
    "aws:cognito/userPoolClient:UserPoolClient": "name",
    "aws:iam/role:Role": "name",
    "aws:iam/rolePolicy:RolePolicy": "name",
}
# Inputs that are in no call: the provider's own, and tags that IAM takes in another form.
_ELSEWHERE = {"region", "tags", "tagsAll"}


@dataclass(frozen=True)
class Created:
    """A created resource."""

    id: str
    outputs: Mapping[str, Any]
    not_simulated: tuple[str, ...]


class Creator:
    """Creates resources in one embedded AWS."""

    def __init__(self, server: "AwsServer") -> None:
        self._server = server

    def create(self, resource_type: str, name: str, inputs: Mapping[str, Any]) -> Created:
        """Create a resource as the provider would.

        Raises:
            DeploymentError: AWS refused it.
        """
        names = TABLES.get(resource_type)
        if names is None:
            outputs = stand_in(resource_type, name, inputs, self._server.account_id, self._server.region)
            return Created(f"{name}-not-simulated", outputs, ("*",))
        settled = {**_auto_name(resource_type, name), **inputs}
        requests = translate(_wired(names), settled)
        outputs = dict(settled)
        try:
            for translation in requests:
                outputs.update(self._call(resource_type, translation, outputs))
        except (ClientError, ParamValidationError) as error:
            raise DeploymentError(f"{resource_type} {name}: {error}") from error
        return Created(str(outputs["id"]), outputs, tuple(_left_out(requests, settled)))

    def _call(self, resource_type: str, translation: Translation, outputs: Mapping[str, Any]) -> Mapping[str, Any]:
        operation = translation.operation
        if operation.name == "SetUserPoolMfaConfig" and translation.request.get("MfaConfiguration") == "OFF":
            # As the provider does: no MFA configuration for a pool without MFA.
            return {}
        client: Any = self._server.client(cast("Any", operation.service))
        request = {**translation.request, **_filled_in(operation.name, outputs)}
        method = getattr(client, _python_name(operation.name))
        answer: Mapping[str, Any] = method(**with_whole_numbers(request))
        return OUTPUTS[resource_type](answer, {**outputs, "account": self._server.account_id})


def _auto_name(resource_type: str, name: str) -> dict[str, str]:
    """A name like the engine's: the resource's name and seven hexadecimal digits, the same in each run."""
    key = _AUTO_NAMED.get(resource_type)
    return {} if key is None else {key: f"{name}-{hashlib.sha256(name.encode()).hexdigest()[:7]}"}


def _filled_in(operation: str, outputs: Mapping[str, Any]) -> dict[str, Any]:
    if operation == "SetUserPoolMfaConfig":
        return {"UserPoolId": outputs["id"]}
    if operation == "CreateIdentityPool" and "allowUnauthenticatedIdentities" not in outputs:
        # AWS requires it; the provider's default is no.
        return {"AllowUnauthenticatedIdentities": False}
    if operation == "CreateRole" and outputs.get("tags"):
        return {"Tags": [{"Key": key, "Value": value} for key, value in outputs["tags"].items()]}
    return {}


def _python_name(operation: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in operation).lstrip("_")


def with_whole_numbers(value: Any) -> Any:
    """Convert the engine's floats to integers, which AWS takes."""
    if isinstance(value, Mapping):
        return {key: with_whole_numbers(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_whole_numbers(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _wired(names: ResourceNames) -> ResourceNames:
    """The name table in camelCase, as in the engine's protocol."""
    known = _WIRED.get(names.type)
    if known is None:
        rows = tuple(
            type(row)(row.operation, row.argument, camel_path(row.input), _KEY.sub(_camel_key, row.member))
            for row in names.rows
        )
        known = _WIRED[names.type] = ResourceNames(names.type, names.operations, rows)
    return known


_WIRED: dict[str, ResourceNames] = {}


_KEY = re.compile(r"(?<={)\w+(?=})")


def _camel_key(found: re.Match[str]) -> str:
    return camel(found[0])


def camel_path(path: str) -> str:
    """`cognito_identity_providers[].client_id` → `cognitoIdentityProviders[].clientId`."""
    return ".".join(camel(segment) for segment in path.split("."))


def _left_out(requests: tuple[Translation, ...], inputs: Mapping[str, Any]) -> Iterator[str]:
    """Inputs that are in no call."""
    used = {path[0] for translation in requests for path, _ in translation.origins.values()}
    for key, value in inputs.items():
        if key not in used and key not in _ELSEWHERE and value not in (None, [], {}):
            yield key
