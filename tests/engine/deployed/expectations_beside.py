"""What AWS must show after a change of what stands beside a pool."""

from collections.abc import Mapping
from typing import Any

BESIDE_IT: Mapping[str, tuple[str, Any]] = {
    "disableIdentityPool": ("access.AllowUnauthenticatedIdentities", False),
    "identityPoolOptions.allowUnauthenticatedIdentities": ("guests", True),
    "identityPoolOptions.allowClassicFlow": ("access.AllowClassicFlow", True),
    "identityPoolOptions.userPools": ("vouchers", ["cognito-idp.us-east-1.amazonaws.com/us-east-1_Partners1"]),
    "identityPoolOptions.authenticatedRole": ("strange_roles", ["authenticated"]),
    "identityPoolOptions.unauthenticatedRole": ("strange_roles", ["unauthenticated"]),
    "identityPoolOptions.authenticatedPolicies": ("attached", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]),
    "identityPoolOptions.unauthenticatedPolicies": ("inline", 1),
    "identityPoolOptions.deletionProtection": ("access.AllowUnauthenticatedIdentities", False),
    "identityPoolOptions.removalPolicy": ("access.AllowUnauthenticatedIdentities", False),
    "permissionsBoundary": ("boundary", "arn:aws:iam::aws:policy/PowerUserAccess"),
    "identityPoolOptions.permissionsBoundary": ("boundary", "arn:aws:iam::aws:policy/PowerUserAccess"),
    "groups.admins.permissionsBoundary": ("group_role.boundary", "arn:aws:iam::aws:policy/PowerUserAccess"),
    "identityPoolOptions.tags": ("access.IdentityPoolTags", {"team": "web"}),
    "identityPoolOptions.authenticationProviders": (
        "logins",
        {
            "SupportedLoginProviders": {
                "www.amazon.com": "amzn1.application.0123456789abcdef",
                "appleid.apple.com": "com.example.app",
                "graph.facebook.com": "1234567890",
                "accounts.google.com": "1234.apps.googleusercontent.com",
                "api.twitter.com": "key;secret",
            },
            "OpenIdConnectProviderARNs": ["arn:aws:iam::123456789012:oidc-provider/id.example.com"],
            "SamlProviderARNs": ["arn:aws:iam::123456789012:saml-provider/globex"],
        },
    ),
    "identityPoolOptions.principalTags.tags": (
        "session_tags",
        {"UseDefaults": False, "PrincipalTags": {"team": "custom:team", "who": "sub"}},
    ),
    "identityPoolOptions.principalTags.useDefaults": ("session_tags.UseDefaults", True),
    "identityPoolOptions.roleMappings": (
        "mapping",
        {
            "Type": "Rules",
            "AmbiguousRoleResolution": "Deny",
            "RulesConfiguration": {
                "Rules": [
                    {
                        "Claim": "custom:team",
                        "MatchType": "StartsWith",
                        "Value": "web",
                        "RoleARN": "arn:aws:iam::123456789012:role/web",
                    }
                ]
            },
        },
    ),
    "domain": ("pool.Domain", "acme-later"),
    "domain.managedLoginVersion": ("domain.ManagedLoginVersion", 2),
    "domain.customDomain.certificateArn": (
        "domain.CustomDomainConfig.CertificateArn",
        "arn:aws:acm:us-east-1:123456789012:certificate/two",
    ),
    "resourceServers.orders": ("orders", {"Name": "orders", "read": "See orders", "write": "Change orders"}),
    "groups.admins": ("group", ("May do all", 0, "arn:aws:iam::123456789012:role/all")),
    "groups.admins.policies": ("group_role.attached", ["arn:aws:iam::aws:policy/ReadOnlyAccess"]),
    "groups.admins.tags": ("group_role.tags.team", "web"),
    "groups.admins.identityPoolId": ("group_role.aud", "us-east-1:22222222-2222-2222-2222-222222222222"),
    "identityProviders.google": (
        "provider_settings",
        (
            {"client_id": "two", "client_secret": "changed", "authorize_scopes": "openid email"},
            {
                "username": "sub",
                "address": "address",
                "birthdate": "birthdate",
                "email": "email",
                "email_verified": "emailverified",
                "family_name": "familyname",
                "name": "fullname",
                "gender": "gender",
                "given_name": "givenname",
                "updated_at": "lastupdatetime",
                "locale": "locale",
                "middle_name": "middlename",
                "nickname": "nickname",
                "phone_number": "phonenumber",
                "preferred_username": "preferredusername",
                "profile": "profilepage",
                "picture": "profilepicture",
                "zoneinfo": "timezone",
                "website": "website",
                "custom:office": "department",
            },
            [],
        ),
    ),
    "identityProviders.facebook": ("provider.ProviderDetails.api_version", "v17.0"),
    "identityProviders.apple": (
        "provider.ProviderDetails",
        {
            "client_id": "com.example.app",
            "key_id": "XYZ123DEFG",
            "team_id": "XYZ123GHIJ",
            "private_key": "two",
            "authorize_scopes": "email name",
        },
    ),
    "identityProviders.acme": (
        "provider_settings",
        (
            {
                "client_id": "one",
                "client_secret": "hidden",
                "authorize_scopes": "openid email profile",
                "oidc_issuer": "https://new.acme.example",
                "authorize_url": "https://new.acme.example/authorize",
                "token_url": "https://new.acme.example/token",
                "attributes_url": "https://new.acme.example/me",
                "jwks_uri": "https://new.acme.example/keys",
                "attributes_request_method": "POST",
            },
            {
                "email": "email",
                "email_verified": "email_verified",
                "given_name": "given_name",
                "family_name": "family_name",
            },
            ["acme.example"],
        ),
    ),
    "identityProviders.globex": (
        "provider.ProviderDetails",
        {
            "MetadataFile": "<EntityDescriptor/>",
            "IDPSignout": "true",
            "IDPInit": "true",
            "EncryptedResponses": "true",
            "RequestSigningAlgorithm": "rsa-sha256",
        },
    ),
}
