"""Reads the resources of a stack without the engine: from a state, or from a file that the sandbox writes."""
