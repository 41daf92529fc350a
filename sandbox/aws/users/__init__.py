"""Accounts: how they come to be, change and end."""
