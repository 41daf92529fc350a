"""Signing in: flows, challenges, MFA, authenticator apps, passkeys."""
