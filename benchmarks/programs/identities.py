"""IDENTITIES default identities; with RISK=off, without threat protection."""

import os

import pulumi

from cognito_identity import UserIdentity, UserPoolWithMfaArgs

POOL: UserPoolWithMfaArgs = {"advanced_security_mode": "off"} if os.environ.get("RISK") == "off" else {}

for number in range(int(os.environ["IDENTITIES"])):
    identity = UserIdentity(f"tenant-{number}", {"user_pool": POOL})
    pulumi.export(f"issuer-{number}", identity.issuer_url)
