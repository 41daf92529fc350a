"""Policies for Amazon Cognito: a CrossGuard pack, and the same rules in process.

`load_pack(read_config(text, source))` returns a `Pack` that checks resources without the engine;
`policies/__main__.py` serves the same rules to Pulumi.
"""

from cognito_policies.config.pack_config import PackConfig, PackConfigError, read_config
from cognito_policies.evaluation.pack import Pack, Violation, load_pack
from cognito_policies.model.resource import Resource, ResourceOptions
from cognito_policies.model.rule import Level, Rule, Severity
from cognito_policies.model.values import UNKNOWN
from cognito_policies.rules.registry import RULES
from cognito_policies.version import __version__

__all__ = [
    "RULES",
    "UNKNOWN",
    "Level",
    "Pack",
    "PackConfig",
    "PackConfigError",
    "Resource",
    "ResourceOptions",
    "Rule",
    "Severity",
    "Violation",
    "__version__",
    "load_pack",
    "read_config",
]
