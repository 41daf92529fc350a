"""Checks a request before its action runs: the caller, the action and the parameters."""
