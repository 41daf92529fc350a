"""The lock: what a deployed stack can't change without losing people, written down beside the code."""
