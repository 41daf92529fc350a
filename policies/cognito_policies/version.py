"""The version of the pack, for the wheel; `PulumiPolicy.yaml` repeats it."""

__version__ = "0.1.0"
