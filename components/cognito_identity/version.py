"""The version of the wheel, the plugin and the changelog."""

__version__ = "0.1.0"
