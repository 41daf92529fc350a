"""The one place that says which version this is: the wheel, the plugin and the changelog follow it."""

__version__ = "0.1.0"
