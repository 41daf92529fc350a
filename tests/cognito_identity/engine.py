"""Runs programs with mocks, and records resources with their options, dependencies and registered outputs."""

import asyncio
import hashlib
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pulumi
import pytest
from google.protobuf import empty_pb2

from sandbox import mock_engine
from sandbox.mock_engine import (
    STACK_TYPE,
    MockMonitor,
    NoMocks,
    messages,
    plain,
    properties,
    returned,
    run_program,
    struct,
)

UNKNOWN, LAST_DEPLOYMENT = mock_engine.UNKNOWN, mock_engine.LAST_DEPLOYMENT
ACCOUNT, REGION, PROJECT, STACK = "123456789012", "eu-central-1", "shop", "test"

NOTHING_DEPLOYED: Mapping[str, Mapping[str, Any]] = {}


@dataclass
class Registered:
    """One registered resource."""

    type: str
    name: str
    urn: str
    parent: str
    custom: bool
    inputs: dict[str, Any]
    secret_inputs: frozenset[str]
    protect: bool | None
    retain_on_delete: bool | None
    aliases: tuple[str, ...]
    provider: str
    dependencies: tuple[str, ...]
    property_dependencies: dict[str, tuple[str, ...]]
    before_create: tuple[str, ...]
    before_update: tuple[str, ...]
    """The names of hooks."""
    options: frozenset[str]
    """The names of all other options."""
    outputs: dict[str, Any] = field(default_factory=dict)
    secret_outputs: frozenset[str] = frozenset()


@dataclass
class Run:
    """The result of a program."""

    resources: list[Registered]
    outputs: dict[str, Any]
    secret_outputs: frozenset[str]
    messages: list[str]
    invokes: list[str]
    error: Exception | None = None
    result: Any = None

    def named(self, name: str) -> Registered:
        """Return the resource with a name."""
        (found,) = [resource for resource in self.resources if resource.name == name]
        return found

    def of_type(self, type_: str) -> list[Registered]:
        """Return the resources of a type, by the type token's last part."""
        return [resource for resource in self.resources if resource.type.rpartition(":")[2] == type_]

    @property
    def names(self) -> set[tuple[str, str]]:
        """The type (its last part) and the name of each resource."""
        return {(resource.type.rpartition(":")[2], resource.name) for resource in self.resources}


def _digest(name: str, length: int, alphabet: str) -> str:
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
    text = ""
    for _ in range(length):
        number, index = divmod(number, len(alphabet))
        text += alphabet[index]
    return text


def _user_pool(name: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    pool = f"{REGION}_{_digest(name, 9, 'abcdefghijkmnpqrstuvwxyzABCDEFGH123456789')}"
    return pool, {
        "name": inputs.get("name", f"{name}-1a2b3c4"),
        "arn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool}",
        "endpoint": f"cognito-idp.{REGION}.amazonaws.com/{pool}",
    }


def _client(name: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"
    secret = _digest(f"{name} secret", 52, alphabet) if inputs.get("generateSecret") else ""
    client = _digest(name, 26, alphabet)
    return client, {"name": inputs.get("name", f"{name}-1a2b3c4"), "clientSecret": secret}


def _identity_pool(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    text = hashlib.sha256(name.encode()).hexdigest()
    pool = f"{REGION}:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:32]}"
    return pool, {"arn": f"arn:aws:cognito-identity:{REGION}:{ACCOUNT}:identitypool/{pool}"}


def _role(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    role = f"{name}-1a2b3c4"
    return role, {"name": role, "arn": f"arn:aws:iam::{ACCOUNT}:role/{role}"}


def _plain_id(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return f"{name}-1a2b3c4", {}


def _domain(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return f"{name}-1a2b3c4", {
        "cloudfrontDistribution": "d111111abcdef8.cloudfront.net",
        "cloudfrontDistributionZoneId": "Z2FDTNDATAQYW2",
    }


def _resource_server(_name: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    identifier = inputs.get("identifier")
    scopes = [f"{identifier}/{scope['scopeName']}" for scope in inputs.get("scopes") or ()]
    return f"pool|{identifier}", {"scopeIdentifiers": scopes}


def _certificate(_name: str, inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    arn = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/0a1b2c3d"
    proof = {"resourceRecordName": "_p", "resourceRecordType": "CNAME", "resourceRecordValue": "_v"}
    return arn, {"arn": arn, "domainValidationOptions": [{"domainName": inputs.get("domainName"), **proof}]}


def _function(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return name, {"arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"}


def _with_arn(name: str, _inputs: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return name, {"arn": f"arn:aws:other:{REGION}:{ACCOUNT}:{name}", "fqdn": f"{name}.example.com"}


_MAKERS: Mapping[str, Callable[[str, Mapping[str, Any]], tuple[str, dict[str, Any]]]] = {
    "aws:cognito/userPool:UserPool": _user_pool,
    "aws:cognito/userPoolClient:UserPoolClient": _client,
    "aws:cognito/identityPool:IdentityPool": _identity_pool,
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": _plain_id,
    "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag": _plain_id,
    "aws:cognito/riskConfiguration:RiskConfiguration": _plain_id,
    "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration": _plain_id,
    "aws:wafv2/webAclAssociation:WebAclAssociation": _plain_id,
    "aws:lambda/permission:Permission": _plain_id,
    "aws:lambda/function:Function": _function,
    "aws:kms/key:Key": _with_arn,
    "aws:kms/grant:Grant": _plain_id,
    "aws:cognito/managedLoginBranding:ManagedLoginBranding": _plain_id,
    "aws:cognito/userPoolDomain:UserPoolDomain": _domain,
    "aws:cognito/resourceServer:ResourceServer": _resource_server,
    "aws:cognito/userGroup:UserGroup": _plain_id,
    "aws:cognito/identityProvider:IdentityProvider": _plain_id,
    "aws:acm/certificate:Certificate": _certificate,
    "aws:acm/certificateValidation:CertificateValidation": _with_arn,
    "aws:route53/record:Record": _with_arn,
    "aws:cloudwatch/metricAlarm:MetricAlarm": _with_arn,
    "aws:iam/role:Role": _role,
    "aws:iam/rolePolicy:RolePolicy": _plain_id,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": _plain_id,
}
_INVOKES: Mapping[str, dict[str, Any]] = {
    "aws:index/getCallerIdentity:getCallerIdentity": {"accountId": ACCOUNT, "id": ACCOUNT, "arn": "", "userId": ""},
    "aws:index/getRegion:getRegion": {"region": REGION, "id": REGION},
    "aws:index/getPartition:getPartition": {"partition": "aws", "id": "aws", "dnsSuffix": "amazonaws.com"},
}


class RecordingMonitor(MockMonitor):
    """A mock monitor that records every resource, and fails for unknown types."""

    def __init__(self, *, preview: bool, deployed: Mapping[str, Mapping[str, Any]] | Exception) -> None:
        super().__init__(NoMocks())
        self.preview = preview
        self.deployed = deployed
        self.registered: dict[str, Registered] = {}
        self.stack_outputs: dict[str, Any] = {}
        self.secret_stack_outputs: frozenset[str] = frozenset()
        self.invokes: list[str] = []
        self.first_error: Exception | None = None
        self._lock = threading.Lock()

    def make_urn(self, parent: str, type_: str, name: str) -> str:
        """Return a URN as the engine builds it, with the types of all parents except the stack."""
        return mock_engine.urn(parent, type_, name, stack=STACK, project=PROJECT)

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        urn = self.make_urn(request.parent, request.type, request.name)
        if request.type == STACK_TYPE:
            return messages.RegisterResourceResponse(urn=urn)
        resource = _registered(request, urn)
        with self._lock:
            if urn in self.registered:
                raise self._failed(AssertionError(f"two resources have the URN {urn}"))
            self.registered[urn] = resource
        if not resource.custom:
            return messages.RegisterResourceResponse(urn=urn)
        if request.type not in _MAKERS:
            raise self._failed(AssertionError(f"no test knows what {request.type} is"))
        id_, outputs = _MAKERS[request.type](request.name, resource.inputs)
        known = mock_engine.known(resource.inputs)
        if self.preview:
            return messages.RegisterResourceResponse(urn=urn, object=struct(known))
        return messages.RegisterResourceResponse(urn=urn, id=id_, object=struct({**known, **outputs}))

    def RegisterResourceOutputs(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        raw = properties(request.outputs)
        secrets = frozenset(name for name, value in raw.items() if mock_engine.is_secret(value))
        values = {name: plain(value) for name, value in raw.items()}
        if request.urn.split("::")[2] == STACK_TYPE:
            self.stack_outputs, self.secret_stack_outputs = values, secrets
        else:
            self.registered[request.urn].outputs = values
            self.registered[request.urn].secret_outputs = secrets
        return empty_pb2.Empty()

    def Invoke(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        self.invokes.append(request.tok)
        if request.tok == LAST_DEPLOYMENT:
            if isinstance(self.deployed, Exception):
                raise self.deployed
            outputs = {urn: {"type": "", "outputs": dict(values)} for urn, values in self.deployed.items()}
            return returned({"name": STACK, "outputs": outputs})
        if request.tok == "pulumi:pulumi:getResource":
            if request.args["urn"] not in self.registered:
                raise grpc.RpcError
            return returned({})
        if request.tok not in _INVOKES:
            raise self._failed(AssertionError(f"no test knows what {request.tok} is"))
        return returned(_INVOKES[request.tok])

    def _failed(self, error: Exception) -> Exception:
        self.first_error = self.first_error or error
        return error


_OTHER_OPTIONS = (
    "ignoreChanges",
    "additionalSecretOutputs",
    "replaceOnChanges",
    "deletedWith",
    "importId",
    "version",
    "pluginDownloadURL",
    "customTimeouts",
    "deleteBeforeReplace",
    "transforms",
)
# What pulumi-aws itself sends with every resource.
_SDK_OWN = {"version", "additionalSecretOutputs"}


def _registered(request: Any, urn: str) -> Registered:
    raw = properties(request.object)
    filled = {descriptor.name for descriptor, _ in request.ListFields()}
    return Registered(
        type=request.type,
        name=request.name,
        urn=urn,
        parent=request.parent,
        custom=bool(request.custom),
        inputs={name: plain(value) for name, value in raw.items()},
        secret_inputs=frozenset(name for name, value in raw.items() if mock_engine.is_secret(value)),
        protect=request.protect if request.HasField("protect") else None,
        retain_on_delete=request.retainOnDelete if request.HasField("retainOnDelete") else None,
        aliases=tuple(alias.urn or alias.spec.name for alias in request.aliases),
        provider=request.provider,
        dependencies=tuple(sorted(request.dependencies)),
        property_dependencies={
            name: tuple(sorted(found.urns)) for name, found in request.propertyDependencies.items() if found.urns
        },
        before_create=tuple(request.hooks.before_create),
        before_update=tuple(request.hooks.before_update),
        options=frozenset(name for name in _OTHER_OPTIONS if name in filled) - _SDK_OWN,
    )


class _Collect(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.INFO:
            self.messages.append(f"{record.levelname.lower()}: {record.getMessage()}")


def run(
    program: Callable[[], Any],
    *,
    preview: bool = False,
    config: Mapping[str, str] | None = None,
    secret_config: tuple[str, ...] = (),
    stack: str = STACK,
    deployed: Mapping[str, Mapping[str, Any]] | Exception = NOTHING_DEPLOYED,
) -> Run:
    """Run a program in its own context and event loop, and return the result.

    A mapping that the program returns becomes the stack's outputs. An error is returned, not raised. `deployed` are
    the outputs of the last update, by URN.
    """
    monitor = RecordingMonitor(preview=preview, deployed=deployed)
    handler = _Collect()
    kept: list[Any] = [None]

    async def main() -> None:
        # What failed is in the result; asyncio would print it once more when it is forgotten.
        asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
        log = logging.Logger("program")  # noqa: LOG001 -- one per run: a named one would outlive it
        log.addHandler(handler)

        def body() -> None:
            kept[0] = program()
            if isinstance(kept[0], Mapping):
                for name, value in kept[0].items():
                    pulumi.export(name, value)

        await run_program(
            body,
            monitor,
            project=PROJECT,
            stack=stack,
            preview=preview,
            config=config or {},
            secret_config=secret_config,
            log=log,
        )

    error: Exception | None = None
    try:
        mock_engine.in_own_context(main)
    except Exception as caught:  # noqa: BLE001 -- whatever a program raises is what a test asks about
        error = monitor.first_error or caught
    if isinstance(error, AssertionError):
        raise error
    if str(error) == "No callback server registered.":
        pytest.skip("the mocks of this SDK take no hooks; the engine's tests have them")
    return Run(
        resources=list(monitor.registered.values()),
        outputs=monitor.stack_outputs,
        secret_outputs=monitor.secret_stack_outputs,
        messages=handler.messages,
        invokes=monitor.invokes,
        error=error,
        result=kept[0],
    )


def deploy(program: Callable[[], Any], **options: Any) -> Run:
    """Run a program that must succeed."""
    done = run(program, **options)
    if done.error is not None:
        raise done.error
    return done
