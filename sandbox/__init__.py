"""The sandbox: deploys the unchanged program to an in-memory AWS and checks it against the policy pack.

It is for trying things out and for tests. It has no state, no diff and no update; Pulumi's engine has those.
"""
