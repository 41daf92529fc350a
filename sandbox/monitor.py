"""Replaces the engine: Pulumi's mock monitor, with resource options, inheritance and order."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pulumi
from google.protobuf import empty_pb2

from sandbox import mock_engine
from sandbox.creation import Created, with_whole_numbers
from sandbox.errors import DeploymentError
from sandbox.mock_engine import LAST_DEPLOYMENT, STACK_TYPE, MockMonitor, NoMocks, messages, plain
from sandbox.resources import Registration

_INVOKES: Mapping[str, Callable[[str, str], dict[str, Any]]] = {
    "aws:index/getCallerIdentity:getCallerIdentity": lambda account, _region: {
        "accountId": account,
        "arn": f"arn:aws:iam::{account}:root",
        "id": account,
        "userId": account,
    },
    "aws:index/getRegion:getRegion": lambda _account, region: {"region": region, "id": region, "name": region},
    "aws:index/getPartition:getPartition": lambda _account, _region: {
        "partition": "aws",
        "id": "aws",
        "dnsSuffix": "amazonaws.com",
    },
}
"""The data sources that a program may call."""

Create = Callable[[Registration], Created | None]
"""Creates a resource; `None` in a preview, in which AWS's outputs are unknown."""


class SandboxMonitor(MockMonitor):
    """Records the program's resources, and checks and creates each of them in the program's order."""

    def __init__(self, account: str, region: str, create: Create, on_created: Callable[[Registration], None]) -> None:
        super().__init__(NoMocks())
        self.registrations: dict[str, Registration] = {}
        self.stack_outputs: dict[str, Any] = {}
        self.secret_outputs: set[str] = set()
        self.first_error: Exception | None = None
        self._account = account
        self._region = region
        self._create = create
        self._on_created = on_created
        self._lock = threading.Lock()

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        """Check and create a resource."""
        if request.type == STACK_TYPE:
            return messages.RegisterResourceResponse(urn=self.make_urn(request.parent, request.type, request.name))
        registration = self._registration(request)
        with self._lock:
            first = self.registrations.setdefault(registration.urn, registration)
        if first is not registration:
            raise self._stopped(DeploymentError(f"two resources have the URN {registration.urn}; rename one"))
        if not registration.custom:
            return messages.RegisterResourceResponse(urn=registration.urn)
        return self._made(registration)

    def RegisterResourceOutputs(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        """Store outputs; the stack's are the result of the run."""
        outputs = mock_engine.properties(request.outputs)
        secrets = {name for name, value in outputs.items() if mock_engine.is_secret(value)}
        unwrapped = {name: with_whole_numbers(plain(value)) for name, value in outputs.items()}
        if request.urn.split("::")[2] == STACK_TYPE:
            self.stack_outputs, self.secret_outputs = unwrapped, secrets
        elif request.urn in self.registrations:
            self.registrations[request.urn].outputs = unwrapped
        return empty_pb2.Empty()

    def make_urn(self, parent: str, type_: str, name: str) -> str:
        """Return the URN as the engine builds it: with the types of all parents except the stack."""
        return mock_engine.urn(parent, type_, name, stack=pulumi.get_stack(), project=pulumi.get_project())

    def Invoke(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        """Answer a data source."""
        if request.tok == LAST_DEPLOYMENT:
            # The sandbox keeps no state.
            return mock_engine.returned({"outputs": {}})
        answer = _INVOKES.get(request.tok)
        if answer is None:
            raise self._stopped(DeploymentError(f"the sandbox can't look up {request.tok}"))
        return mock_engine.returned(answer(self._account, self._region))

    def _registration(self, request: Any) -> Registration:
        urn = self.make_urn(request.parent, request.type, request.name)
        parent = self.registrations.get(request.parent)
        # Inherited from the parent, unless the program sets them.
        protect = request.protect if request.HasField("protect") else bool(parent and parent.protect)
        retain = (
            request.retainOnDelete if request.HasField("retainOnDelete") else bool(parent and parent.retain_on_delete)
        )
        inputs = mock_engine.properties(request.object)
        return Registration(
            urn=urn,
            type=request.type,
            name=request.name,
            parent=request.parent,
            custom=bool(request.custom),
            inputs=plain(inputs),
            masked_inputs=mock_engine.redacted(inputs),
            secrets=frozenset(_secret_paths(inputs)),
            provider=self._provider(request),
            calls=tuple((frame.pc.uri, frame.pc.line) for frame in request.stackTrace.frames),
            protect=protect,
            retain_on_delete=retain,
            delete_before_replace=request.deleteBeforeReplace if request.deleteBeforeReplaceDefined else None,
            ignore_changes=tuple(request.ignoreChanges),
            aliases=tuple(alias.urn for alias in request.aliases if alias.urn),
            dependencies=tuple(request.dependencies),
            property_dependencies={
                name: tuple(dependencies.urns) for name, dependencies in request.propertyDependencies.items()
            },
        )

    def _provider(self, request: Any) -> Mapping[str, Any]:
        """Return the region of the program's own provider, or of the stack's configuration."""
        if not request.type.startswith("aws:"):
            return {}
        own = self.registrations.get(request.provider.rpartition("::")[0])
        return {"region": self._region, **({} if own is None else own.inputs)}

    def _made(self, registration: Registration) -> Any:
        started = time.perf_counter()
        try:
            created = self._create(registration)
        except Exception as error:  # noqa: BLE001 -- kept and raised again; the SDK would hide it
            raise self._stopped(error) from None
        registration.milliseconds = (time.perf_counter() - started) * 1000
        if created is None:
            known = mock_engine.struct(mock_engine.known(registration.inputs))
            return messages.RegisterResourceResponse(urn=registration.urn, object=known)
        registration.id, registration.outputs = created.id, created.outputs
        registration.not_simulated = created.not_simulated
        with self._lock:
            self._on_created(registration)
        outputs = mock_engine.struct({key: value for key, value in created.outputs.items() if key != "id"})
        return messages.RegisterResourceResponse(urn=registration.urn, id=created.id, object=outputs)

    def _stopped(self, error: Exception) -> Exception:
        """Keep the first error; those that the SDK raises afterwards follow from it."""
        with self._lock:
            self.first_error = self.first_error or error
        return error


def _secret_paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if mock_engine.is_secret(value):
        yield path
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _secret_paths(item, (*path, key))
