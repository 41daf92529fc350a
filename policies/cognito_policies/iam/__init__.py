"""Reads IAM policies, and which role of a stack has which policies and is assigned to which users."""
