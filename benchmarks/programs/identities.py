"""As many default identities as IDENTITIES says; with RISK=off, without threat protection.

With COLLECTOR=off, Python's garbage collector is told what examples/tenants tells it.
"""

import gc
import os

import pulumi

from cognito_identity import UserIdentity, UserPoolWithMfaArgs

if os.environ.get("COLLECTOR") == "off":
    gc.freeze()
    gc.disable()

POOL: UserPoolWithMfaArgs = {"advanced_security_mode": "off"} if os.environ.get("RISK") == "off" else {}

for number in range(int(os.environ["IDENTITIES"])):
    identity = UserIdentity(f"tenant-{number}", {"user_pool": POOL})
    pulumi.export(f"issuer-{number}", identity.issuer_url)
