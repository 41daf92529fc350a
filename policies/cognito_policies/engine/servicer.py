"""Pulumi's policy server, made strict.

The CLI checks a pack's configuration against each policy's schema, but lets a misspelled rule or option
through in silence (pkg/resource/analyzer/config.go, `applyConfig`: whatever key was given ends up in the
result). That result, misspelled keys included, is what it sends to the server's `Configure`: the one place
where the whole configuration is visible and the run can still be stopped. pulumi_policy offers no hook
there, so the server class is replaced, where `serving` finds the names that this relies on. Elsewhere the
pack is served by what pulumi_policy documents.
"""

import os
from collections.abc import Sequence
from typing import Any, Final

import grpc  # type: ignore[import-untyped]  # -- grpcio ships no types
import pulumi_policy.policy
from google.protobuf import json_format
from pulumi.runtime import proto
from pulumi_policy import EnforcementLevel as EngineLevel
from pulumi_policy import Policy, ReportViolation

from cognito_policies.config import PackConfig, PackConfigError, read_config
from cognito_policies.config_entries import LEVEL_KEY, default_config
from cognito_policies.engine.judges import Judges
from cognito_policies.engine.noted import noted
from cognito_policies.engine.policies import STACK_VARIABLE
from cognito_policies.profiles import PROFILE_ID, may_settle
from cognito_policies.registry import RULES
from cognito_policies.rule import Level, Rule

_SERVICER: Final = "_PolicyAnalyzerServicer"
_message_to_dict: Final[Any] = json_format.MessageToDict  # typed as what it is: an untyped function
_LEVELS: Final = {
    proto.ADVISORY: Level.ADVISORY,
    proto.MANDATORY: Level.MANDATORY,
    proto.REMEDIATE: Level.REMEDIATE,
    proto.DISABLED: Level.DISABLED,
}


class Report:
    """Reports violations at the policy's level, and advice below it."""

    def __init__(self, report: ReportViolation, advise: ReportViolation) -> None:
        self._report = report
        self.advise = advise

    def __call__(self, message: str, urn: str | None = None) -> None:
        """Report a violation."""
        self._report(message, urn)


class AdvisingServicer(pulumi_policy.policy._PolicyAnalyzerServicer):  # noqa: SLF001 -- see the module's docstring
    """Pulumi's server, with advice below a policy's level."""

    def _create_report_violation(
        self, response: Any, policy_name: str, policy_description: str, level: EngineLevel, *severity: Any
    ) -> Report:
        """Return the function policies report with; pulumi_policy's own knows no advice, and 1.18 no severity."""
        create: Any = super()._create_report_violation
        said = (response, policy_name, policy_description)
        return Report(create(*said, level, *severity), create(*said, EngineLevel.ADVISORY, *severity))


class StrictServicer(AdvisingServicer):
    """The server behind the pack: refuses a configuration it does not understand in full."""

    rules: Sequence[Rule] = RULES

    def __init__(self, name: str, version: str, policies: list[Policy], *more: Any, **known: Any) -> None:
        super().__init__(name, version, policies, *more, **known)
        self._judges = Judges(policies, lambda chosen: AdvisingServicer(name, version, chosen, *more, **known))

    def Configure(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Take the configuration, or stop the run with what is wrong with it."""
        try:
            read = self._read(request)
        except PackConfigError as error:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, f"the pack's configuration can't be used\n{error}")
            raise
        followed: Any = proto.ConfigureAnalyzerRequest()
        followed.CopyFrom(request)
        for rule in self.rules:
            if rule.id in request.policyConfig:
                values = read.rules[rule.id].options.values
                settled = {name: value for name, value in values.items() if may_settle(rule.id, name)}
                followed.policyConfig[rule.id].properties.update(settled)
            if rule.twin_id is not None and rule.id in request.policyConfig:
                config = followed.policyConfig[rule.twin_id]
                config.CopyFrom(followed.policyConfig[rule.id])
                if config.enforcementLevel == proto.ADVISORY:
                    # The rule has said it already, and nothing was remedied that could be lost.
                    config.enforcementLevel = proto.DISABLED
        configure: Any = super().Configure
        self._judges.configure(self.rules, followed)
        return configure(followed, context)

    def ConfigureStack(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Keep the stack's name where its rules look: a program without any resource has no URN that tells it."""
        if request.stack:
            os.environ[STACK_VARIABLE] = request.stack
        if "ConfigureStack" not in vars(AdvisingServicer.__base__):
            return proto.AnalyzerStackConfigureResponse()  # pulumi_policy knows it from 1.19 on
        configure: Any = super().ConfigureStack
        return configure(request, context)

    def Analyze(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Judge one resource by the rules for its type; the rest say why they don't apply."""
        with noted([request]):
            return self._judges.analyze(request, context)

    def AnalyzeStack(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Judge all resources together; the rules read them from the note, so pulumi_policy has none to unpack."""
        analyze: Any = super().AnalyzeStack
        with noted(request.resources):
            return analyze(proto.AnalyzeStackRequest(), context)

    def Remediate(self, request: Any, context: Any) -> Any:  # noqa: N802 -- the name gRPC calls
        """Change one resource, its secrets known."""
        change: Any = super().Remediate
        with noted([request]):
            try:
                return change(request, context)
            except Exception:  # noqa: BLE001 -- what can't be unpacked can't be changed; the rules judge it all the same
                return proto.RemediateResponse()

    def _read(self, request: Any) -> PackConfig:
        """Read what the CLI sent as strictly as a file; levels set for `all` are in it rule by rule."""
        entries: dict[str, object] = {}
        by_id = {rule.id: rule for rule in self.rules}
        twins = {rule.twin_id for rule in self.rules}
        for key, config in request.policyConfig.items():
            options: dict[str, object] = _message_to_dict(config.properties)
            if key in {*twins, PROFILE_ID} and not options:
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
    setattr(pulumi_policy.policy, _SERVICER, StrictServicer)
