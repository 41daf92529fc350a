"""Reads the configuration of the pack."""
