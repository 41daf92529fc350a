"""Business to business: SAML sign-in with managed login, and groups with their own roles."""

import json

import pulumi

from cognito_identity import UserIdentity

PAGE = "https://app.example.com/signed-in"


def may(*actions: str) -> str:
    """Return a policy document that allows the actions in each user's own folder."""
    own_folder = "arn:aws:s3:::documents.example.com/${cognito-identity.amazonaws.com:sub}/*"
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": own_folder}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


identity = UserIdentity(
    "portal",
    {
        "domain": {"cognito_domain": {"domain_prefix": "acme-portal"}},
        "identity_providers": {
            "globex": {
                "provider_type": "saml",
                "name": "Globex",
                "metadata_url": "https://idp.globex.example/metadata.xml",
                "encrypted_responses": True,
                "request_signing_algorithm": "rsa-sha256",
                "attribute_mapping": {
                    "email": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                    "given_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
                    "family_name": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
                },
                "identifiers": ["globex.example"],
            }
        },
        "groups": {
            "admins": {"precedence": 0, "policies": [may("s3:GetObject", "s3:PutObject", "s3:DeleteObject")]},
            "staff": {"precedence": 10, "policies": [may("s3:GetObject")]},
        },
        "clients": {"web": {"preset": "spa", "o_auth": {"callback_urls": [PAGE], "logout_urls": [PAGE]}}},
    },
)

pulumi.export("login_url", identity.login_url)
pulumi.export("admins", identity.groups["admins"].role_arn)
