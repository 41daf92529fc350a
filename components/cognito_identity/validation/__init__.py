"""Validates arguments, and reports their problems in one error."""
