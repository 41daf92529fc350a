"""The one place that says which version this is; `PulumiPolicy.yaml` and the wheel follow it."""

__version__ = "0.1.0"
