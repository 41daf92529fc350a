"""The real policy server in process, asked in protobuf as the engine asks it.

`configured` repeats what the CLI does before it calls Configure (pkg/resource/analyzer/config.go): every
policy's defaults, then `all`, then whatever key the file has.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from google.protobuf import json_format
from pulumi.runtime import proto
from pulumi_policy import EnforcementLevel

from cognito_policies import RULES, Resource, Rule
from cognito_policies.engine import policies
from cognito_policies.engine.server import StrictServicer
from tests.policies.checking import TODAY

SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET = "1b47061264138c4ac30d75fd1eb44270"
_WORDS = {proto.ADVISORY: "advisory", proto.MANDATORY: "mandatory", proto.REMEDIATE: "remediate"}
_LEVELS = {word: number for number, word in _WORDS.items()} | {"disabled": proto.DISABLED}

message_to_dict: Any = json_format.MessageToDict


def secret(value: object) -> dict[str, object]:
    return {SIGNATURE: SECRET, "value": value}


@dataclass(frozen=True)
class Diagnostic:
    policy: str
    level: str
    message: str
    urn: str

    @property
    def text(self) -> str:
        """The message without the description of the policy and the fix."""
        return self.message.partition("\n")[2].partition("\nFix: ")[0]


class AbortedError(Exception):
    pass


class Context:
    """Stands for gRPC's: aborting ends the call with a text the CLI prints."""

    def abort(self, code: Any, details: str) -> NoReturn:
        raise AbortedError(f"{code.name}: {details}")


class PolicyServer:
    def __init__(
        self,
        config: Mapping[str, Any] | None = None,
        rules: Sequence[Rule] = RULES,
        today: Callable[[], date] = lambda: TODAY,
    ) -> None:
        self.policies = policies(rules, today)
        self.servicer: Any = StrictServicer("cognito", "0.1.0", self.policies, EnforcementLevel.MANDATORY)
        self.servicer.rules = rules
        self.configured = self._reconciled(config or {})
        self.servicer.Configure(self.configured, Context())

    def _reconciled(self, config: Mapping[str, Any]) -> Any:
        levels: dict[str, Any] = {}
        properties: dict[str, dict[str, Any]] = {}
        for policy in self.info().policies:
            schema = message_to_dict(policy.configSchema.properties)
            levels[policy.name] = policy.enforcementLevel
            properties[policy.name] = {key: value["default"] for key, value in schema.items() if "default" in value}
        if "all" in config:
            level = config["all"] if isinstance(config["all"], str) else config["all"].get("enforcementLevel")
            levels = dict.fromkeys(levels, _LEVELS[level]) if level else levels
        for key, value in config.items():
            entry = {"enforcementLevel": value} if isinstance(value, str) else dict(value)
            level = entry.pop("enforcementLevel", None)
            levels[key] = _LEVELS[level] if level else levels.get(key, proto.ADVISORY)
            properties[key] = properties.get(key, {}) | entry
        request: Any = proto.ConfigureAnalyzerRequest()
        for key, level in levels.items():
            request.policyConfig[key].enforcementLevel = level
            request.policyConfig[key].properties.update(properties[key])
        return request

    def info(self) -> Any:
        return self.servicer.GetAnalyzerInfo(None, None)

    def analyze(self, resource: Resource) -> list[Diagnostic]:
        return _diagnostics(self.servicer.Analyze(analyze_request(proto.AnalyzeRequest(), resource), None))

    def not_applicable(self, resource: Resource) -> set[str]:
        response = self.servicer.Analyze(analyze_request(proto.AnalyzeRequest(), resource), None)
        return {entry.policy_name for entry in response.not_applicable}

    def analyze_stack(self, resources: Sequence[Resource]) -> list[Diagnostic]:
        return _diagnostics(self.servicer.AnalyzeStack(stack_request(resources), None))

    def remediate(self, resource: Resource) -> list[tuple[str, dict[str, Any]]]:
        response = self.servicer.Remediate(analyze_request(proto.AnalyzeRequest(), resource), None)
        assert not [entry.diagnostic for entry in response.remediations if entry.diagnostic]
        return [(entry.policyName, message_to_dict(entry.properties)) for entry in response.remediations]


def stack_request(resources: Sequence[Resource]) -> Any:
    request: Any = proto.AnalyzeStackRequest()
    for resource in resources:
        added = analyze_request(request.resources.add(), resource)
        added.dependencies.extend(resource.dependencies)
        for key, urns in resource.property_dependencies.items():
            added.propertyDependencies[key].urns.extend(urns)
    return request


def analyze_request(request: Any, resource: Resource) -> Any:
    request.type, request.name, request.urn = resource.type, resource.name, resource.urn
    request.properties.update(dict(resource.props))
    if resource.provider:
        request.provider.properties.update(dict(resource.provider))
    options = resource.options
    request.options.protect = options.protect
    request.options.ignoreChanges.extend(options.ignore_changes)
    request.options.deleteBeforeReplaceDefined = options.delete_before_replace is not None
    request.options.deleteBeforeReplace = bool(options.delete_before_replace)
    request.options.aliases.extend(options.aliases)
    request.options.parent = options.parent or ""
    return request


def _diagnostics(response: Any) -> list[Diagnostic]:
    return [
        Diagnostic(entry.policyName, _WORDS[entry.enforcementLevel], entry.message, entry.urn)
        for entry in response.diagnostics
    ]
