"""What the sandbox's AWS simulates and what it does not, as people are told."""

from __future__ import annotations

from typing import Final

SIMULATED: Final[tuple[tuple[str, str], ...]] = (
    ("deletion protection", "simulated: a protected pool, or one with a domain, is not deleted"),
    ("pool settings", "simulated: all standard attributes, MFA settings, tags, and what AWS keeps on update"),
    ("passwords", "simulated: checked in every flow, against the pool's policy and its history; real SRP-6a"),
    ("sign-up", "simulated: schema, client permissions, aliases, real confirmation codes"),
    ("e-mails and text messages", "simulated: written to an outbox with the pool's own texts, sent nowhere"),
    ("app clients", "simulated: enabled flows, secret hash, read and write attributes, hidden user existence"),
    ("second factors", "simulated: TOTP with a secret per user and codes good once; codes by SMS and e-mail"),
    ("choice-based sign-in", "simulated: password, SRP, passkeys, codes, as the pool's sign-in policy allows"),
    ("passkeys", "simulated: enrolled and used with a real authenticator, for the pool's relying party alone"),
    (
        "hosted login",
        "simulated: authorize, a plain login page, the token endpoint with PKCE; below the sandbox's own address",
    ),
    ("tokens", "simulated: signed by the pool's own key, lifetimes, refresh, rotation, revocation, sign-out"),
    ("groups", "simulated: in the tokens, in order of precedence, with their roles"),
    ("identity pool roles", "simulated: attachment, role mappings by token and by rules"),
    (
        "identity pool credentials",
        "simulated: ID tokens verified, server-side check, the role's trust policy evaluated",
    ),
    ("the classic flow", "simulated: OpenID token and AssumeRoleWithWebIdentity, where the pool allows it"),
    ("branding, log delivery, UI customization, principal tags", "stored: given back as they were set, without effect"),
    ("IAM permissions", "not simulated: policies are stored, and nothing is refused for lack of one"),
    ("request signatures", "not simulated: any access key is taken"),
    ("Lambda triggers", "not simulated: stored with the pool, as are their permissions; never called"),
    ("KMS keys, web firewalls", "stored: keys by moto, and which firewall stands before which pool; without effect"),
    ("threat protection", "stored: risk settings are given back, not evaluated; nobody is locked out after failures"),
    ("federated sign-in", "not simulated: identity providers are stored; nobody signs in through them"),
    ("device tracking", "not simulated: devices are neither remembered nor challenged"),
    ("quotas and throttling", "not simulated: there are none"),
    ("everything else", "an action nobody simulates answers 501 and says its name"),
)
