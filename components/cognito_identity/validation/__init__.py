"""Reads what people wrote: unknown keys, types and words; and the one error type that says what is wrong."""
