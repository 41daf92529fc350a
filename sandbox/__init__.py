"""The embedded default: the unchanged program, deployed to an in-memory AWS, with policies on the way.

A trial and a test bench, not a second engine: no state, no diff, no update.
"""
