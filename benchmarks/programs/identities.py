"""As many default identities as IDENTITIES says."""

import os

import pulumi

from components import UserIdentity

for number in range(int(os.environ["IDENTITIES"])):
    identity = UserIdentity(f"tenant-{number}", {})
    pulumi.export(f"issuer-{number}", identity.issuer_url)
