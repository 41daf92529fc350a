"""Runs rules on resources, and turns what they find into results."""
