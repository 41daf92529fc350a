"""Passkeys and one-time codes first; a password only as a last resort."""

import pulumi

from cognito_identity import UserIdentity

identity = UserIdentity(
    "notes",
    {
        "allow_signup": True,
        "user_pool": {
            "sign_in_aliases": {"email": True},
            # AWS does not combine required MFA with one-time codes as a first factor.
            "mfa": "optional",
            "sign_in_policy": {"allowed_first_auth_factors": {"passkey": True, "email_otp": True}},
            "passkey_relying_party_id": "notes.example.com",
            "passkey_user_verification": "required",
            "standard_attributes": {"email": {"required": True}},
            # Passkeys and codes need the essentials plan. Threat protection would need plus.
            "feature_plan": "essentials",
            "email": {"from_email": "hello@notes.example.com", "from_name": "Notes"},
        },
    },
)

pulumi.export("amplify_outputs", identity.amplify_outputs)
