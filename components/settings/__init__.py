"""Decided settings: what was given, with defaults that give way to it."""
