"""Serves the components to every Pulumi language: the CLI starts this folder as the plugin `cognito-identity`."""

import sys

from pulumi.provider import main

from cognito_identity.plugin.provider import PluginProvider
from cognito_identity.version import __version__

if __name__ == "__main__":
    main(PluginProvider(__version__), sys.argv[1:])
