"""The sandbox: deploys the unchanged program to an in-memory AWS and checks it against the policy pack.

A trial and a test bench, not a second engine: no state, no diff, no update.
"""
