"""Measures the project against its peers and against raw resources, as ratios in one run."""
