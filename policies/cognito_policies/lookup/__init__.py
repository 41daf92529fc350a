"""Finds the resources that belong together."""
