"""What the sandbox's AWS simulates and what it does not, as the reports show it."""

from __future__ import annotations

from typing import Final

SIMULATED: Final[tuple[tuple[str, str], ...]] = (
    ("deletion protection", "simulated: a protected pool, or one with a domain, can't be deleted"),
    ("pool settings", "simulated: all standard attributes, MFA settings, tags, and what AWS keeps on update"),
    ("limits of parameters", "simulated: types, required members, lengths, ranges, enums and patterns of AWS's model"),
    ("passwords", "simulated: checked in every flow, against the pool's policy and its history; SRP-6a"),
    ("sign-up", "simulated: schema, client permissions, aliases, confirmation codes"),
    ("emails and SMS messages", "simulated: written to an outbox with the pool's own texts, never sent"),
    ("app clients", "simulated: enabled flows, secret hash, read and write attributes, hidden user existence"),
    ("MFA", "simulated: TOTP with a secret for each user and codes valid once; codes by SMS and email"),
    ("choice-based sign-in", "simulated: password, SRP, passkeys, codes, as the pool's sign-in policy allows"),
    ("passkeys", "simulated: registered and used with a WebAuthn authenticator, for the pool's relying party"),
    (
        "managed login",
        "simulated: authorize, a plain login page, the token endpoint with PKCE; at the sandbox's own address",
    ),
    ("tokens", "simulated: signed with the pool's own key; lifetimes, refresh, rotation, revocation, sign-out"),
    ("groups", "simulated: in the tokens, in order of precedence, with their roles"),
    ("identity pool roles", "simulated: attachment, role mappings by token and by rules"),
    (
        "identity pool credentials",
        "simulated: ID tokens verified, server-side check, the role's trust policy evaluated",
    ),
    ("the classic flow", "simulated: OpenID token and AssumeRoleWithWebIdentity, if the pool allows it"),
    ("branding, log delivery, UI customization, principal tags", "stored: returned as they were set, without effect"),
    ("IAM permissions", "not simulated: policies are stored, and no request is refused for lack of one"),
    ("request signatures", "not simulated: any access key is accepted"),
    ("Lambda triggers", "not simulated: stored with the pool, as are their permissions; never called"),
    ("KMS keys, web ACLs", "stored: keys by moto, and the associations of web ACLs; without effect"),
    ("threat protection", "stored: risk settings are returned, not evaluated; failed sign-ins lock no user out"),
    ("federated sign-in", "not simulated: identity providers are stored; users can't sign in through them"),
    ("device tracking", "not simulated: devices are neither remembered nor challenged"),
    ("quotas and throttling", "not simulated: there are none"),
    ("everything else", "an action that is not simulated answers 501 with its name"),
)
