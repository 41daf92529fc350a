"""A policy server that refuses an invalid configuration.

The CLI checks the configuration against each policy's schema, but ignores misspelled rules and options
(pkg/resource/analyzer/config.go, `applyConfig`). It sends the whole configuration, with misspelled keys, to `Configure`
of the server, where a run can still be stopped. pulumi_policy has no hook there, so `adapter` replaces the server
class.
"""

import os
from collections.abc import Sequence
from typing import Any, Final

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
from google.protobuf import json_format
from pulumi.runtime import proto
from pulumi_policy import Policy

from cognito_policies.config.pack_config import PackConfig, PackConfigError, read_config
from cognito_policies.config.profiles import PROFILE_ID, is_set_by_profile
from cognito_policies.config.rule_config import LEVEL_KEY, default_config
from cognito_policies.engine.adapter import AdvisingServicer, install
from cognito_policies.engine.current_request import current_request
from cognito_policies.engine.policies import STACK_VARIABLE
from cognito_policies.engine.router import Router
from cognito_policies.model.rule import Level, Rule
from cognito_policies.rules.registry import RULES

_message_to_dict: Final[Any] = json_format.MessageToDict  # the function has no types
_LEVELS: Final = {
    proto.ADVISORY: Level.ADVISORY,
    proto.MANDATORY: Level.MANDATORY,
    proto.REMEDIATE: Level.REMEDIATE,
    proto.DISABLED: Level.DISABLED,
}


class StrictServicer(AdvisingServicer):
    """The policy server of the pack."""

    rules: Sequence[Rule] = RULES

    def __init__(self, name: str, version: str, policies: list[Policy], *more: Any, **known: Any) -> None:
        super().__init__(name, version, policies, *more, **known)
        self._router = Router(policies, lambda chosen: AdvisingServicer(name, version, chosen, *more, **known))

    def Configure(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Read the configuration, or stop the run with its errors."""
        try:
            read = self._read(request)
        except PackConfigError as error:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, f"the configuration of the policy pack is invalid\n{error}")
            raise
        followed: Any = proto.ConfigureAnalyzerRequest()
        followed.CopyFrom(request)
        for rule in self.rules:
            if rule.id in request.policyConfig:
                values = read.rules[rule.id].options.values
                by_profile = {name: value for name, value in values.items() if is_set_by_profile(rule.id, name)}
                followed.policyConfig[rule.id].properties.update(by_profile)
            if rule.post_deployment_id is not None and rule.id in request.policyConfig:
                config = followed.policyConfig[rule.post_deployment_id]
                config.CopyFrom(followed.policyConfig[rule.id])
                if config.enforcementLevel == proto.ADVISORY:
                    # The rule has reported it already, and there was no remediation.
                    config.enforcementLevel = proto.DISABLED
        configure: Any = super().Configure
        self._router.configure(self.rules, followed)
        return configure(followed, context)

    def ConfigureStack(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Store the name of the stack for the rules: a program without resources has no URN with it."""
        if request.stack:
            os.environ[STACK_VARIABLE] = request.stack
        if "ConfigureStack" not in vars(AdvisingServicer.__base__):
            return proto.AnalyzerStackConfigureResponse()  # pulumi_policy has the method since 1.19.
        configure: Any = super().ConfigureStack
        return configure(request, context)

    def Analyze(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Check one resource with the rules for its type."""
        with current_request([request]):
            return self._router.analyze(request, context)

    def AnalyzeStack(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Check all resources together; the rules read them from the current request."""
        analyze: Any = super().AnalyzeStack
        with current_request(request.resources):
            return analyze(proto.AnalyzeStackRequest(), context)

    def Remediate(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Run the remediations of one resource."""
        change: Any = super().Remediate
        with current_request([request]):
            try:
                return change(request, context)
            except Exception:  # noqa: BLE001 -- the rules check the resource anyway
                return proto.RemediateResponse()

    def _read(self, request: Any) -> PackConfig:
        """Read the configuration from the CLI, strictly; a level for `all` is in it for each rule."""
        entries: dict[str, object] = {}
        by_id = {rule.id: rule for rule in self.rules}
        post_deployment = {rule.post_deployment_id for rule in self.rules}
        for key, config in request.policyConfig.items():
            options: dict[str, object] = _message_to_dict(config.properties)
            if key in {*post_deployment, PROFILE_ID} and not options:
                continue
            if key == PROFILE_ID:
                entries[key] = options
                continue
            level = _LEVELS[config.enforcementLevel]
            if key in by_id:
                level = default_config(by_id[key], level).level
            entries[key] = {LEVEL_KEY: level.value, **options}
        return read_config(entries, "policy pack configuration", rules=tuple(self.rules))


def install_strict_servicer() -> None:
    """Make `PolicyPack` serve through `StrictServicer`."""
    install(StrictServicer)
