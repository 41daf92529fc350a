"""Compares the project's performance with CDK and with raw resources, as ratios in one run."""
