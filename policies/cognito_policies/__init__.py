"""Policies for Amazon Cognito: a CrossGuard pack, and the same rules in process.

`load_pack(read_config(text, source))` gives a `Pack` that judges plain resources without an engine;
`policies/__main__.py` serves the same rules to Pulumi.
"""

from cognito_policies.config import PackConfig, PackConfigError, read_config
from cognito_policies.pack import Pack, Violation, load_pack
from cognito_policies.registry import RULES
from cognito_policies.resource import Resource, ResourceOptions
from cognito_policies.rule import Level, Rule, Severity
from cognito_policies.values import UNKNOWN
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
