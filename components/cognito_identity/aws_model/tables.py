"""The name tables, one per resource type: argument, pulumi-aws input, AWS API member.

`names.py` describes their format.
"""

from cognito_identity.aws_model.names import ResourceNames, table
from cognito_identity.aws_model.user_pool_tables import LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL

USER_POOL_CLIENT = table(
    "aws:cognito/userPoolClient:UserPoolClient",
    "cognito-idp",
    """
    CreateUserPoolClient:
        user_pool_id                                 user_pool_id                                       UserPoolId
        user_pool_client_name                        name                                               ClientName
        generate_secret                              generate_secret                                    GenerateSecret
        auth_flows                                   explicit_auth_flows                                ExplicitAuthFlows
        o_auth.flows                                 allowed_oauth_flows                                AllowedOAuthFlows
        o_auth                                       allowed_oauth_flows_user_pool_client               AllowedOAuthFlowsUserPoolClient
        o_auth.scopes                                allowed_oauth_scopes                               AllowedOAuthScopes
        o_auth.callback_urls                         callback_urls                                      CallbackURLs
        o_auth.logout_urls                           logout_urls                                        LogoutURLs
        o_auth.default_redirect_uri                  default_redirect_uri                               DefaultRedirectURI
        supported_identity_providers                 supported_identity_providers                       SupportedIdentityProviders
        access_token_validity_minutes                access_token_validity                              AccessTokenValidity
        id_token_validity_minutes                    id_token_validity                                  IdTokenValidity
        refresh_token_validity_minutes               refresh_token_validity                             RefreshTokenValidity
        access_token_validity_minutes                token_validity_units.access_token                  TokenValidityUnits.AccessToken
        id_token_validity_minutes                    token_validity_units.id_token                      TokenValidityUnits.IdToken
        refresh_token_validity_minutes               token_validity_units.refresh_token                 TokenValidityUnits.RefreshToken
        refresh_token_rotation_grace_period_seconds  refresh_token_rotation.feature                     RefreshTokenRotation.Feature
        refresh_token_rotation_grace_period_seconds  refresh_token_rotation.retry_grace_period_seconds  RefreshTokenRotation.RetryGracePeriodSeconds
        auth_session_validity_minutes                auth_session_validity                              AuthSessionValidity
        enable_token_revocation                      enable_token_revocation                            EnableTokenRevocation
        prevent_user_existence_errors                prevent_user_existence_errors                      PreventUserExistenceErrors
        enable_propagate_additional_user_context_data enable_propagate_additional_user_context_data      EnablePropagateAdditionalUserContextData
        read_attributes                              read_attributes                                    ReadAttributes
        write_attributes                             write_attributes                                   WriteAttributes
        analytics.application_id                     analytics_configuration.application_id             AnalyticsConfiguration.ApplicationId
        analytics.application_arn                    analytics_configuration.application_arn            AnalyticsConfiguration.ApplicationArn
        analytics.external_id                        analytics_configuration.external_id                AnalyticsConfiguration.ExternalId
        analytics.role_arn                           analytics_configuration.role_arn                   AnalyticsConfiguration.RoleArn
        analytics.share_user_data                    analytics_configuration.user_data_shared           AnalyticsConfiguration.UserDataShared
    """,
)

IDENTITY_POOL = table(
    "aws:cognito/identityPool:IdentityPool",
    "cognito-identity",
    """
    CreateIdentityPool:
        identity_pool_name                           identity_pool_name                                 IdentityPoolName
        allow_unauthenticated_identities             allow_unauthenticated_identities                   AllowUnauthenticatedIdentities
        allow_classic_flow                           allow_classic_flow                                 AllowClassicFlow
        user_pools[].user_pool_provider_name         cognito_identity_providers[].provider_name         CognitoIdentityProviders[].ProviderName
        user_pools[].client_id                       cognito_identity_providers[].client_id             CognitoIdentityProviders[].ClientId
        user_pools[].disable_server_side_token_check cognito_identity_providers[].server_side_token_check CognitoIdentityProviders[].ServerSideTokenCheck
        authentication_providers                     supported_login_providers                          SupportedLoginProviders
        authentication_providers.custom_provider     developer_provider_name                            DeveloperProviderName
        authentication_providers.open_id_connect_providers openid_connect_provider_arns                 OpenIdConnectProviderARNs
        authentication_providers.saml_providers      saml_provider_arns                                 SamlProviderARNs
        tags                                         tags                                               IdentityPoolTags
    """,
)

IDENTITY_POOL_ROLE_ATTACHMENT = table(
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
    "cognito-identity",
    """
    SetIdentityPoolRoles:
        identity_pool                                identity_pool_id                                   IdentityPoolId
        authenticated_role                           roles.authenticated                                Roles.authenticated
        unauthenticated_role                         roles.unauthenticated                              Roles.unauthenticated
        *.use_token                                  role_mappings[].type                               RoleMappings{identity_provider}.Type
        *.resolve_ambiguous_roles                    role_mappings[].ambiguous_role_resolution          RoleMappings{identity_provider}.AmbiguousRoleResolution
        *.rules[].claim                              role_mappings[].mapping_rules[].claim              RoleMappings{identity_provider}.RulesConfiguration.Rules[].Claim
        *.rules[].match_type                         role_mappings[].mapping_rules[].match_type         RoleMappings{identity_provider}.RulesConfiguration.Rules[].MatchType
        *.rules[].claim_value                        role_mappings[].mapping_rules[].value              RoleMappings{identity_provider}.RulesConfiguration.Rules[].Value
        *.rules[].mapped_role                        role_mappings[].mapping_rules[].role_arn           RoleMappings{identity_provider}.RulesConfiguration.Rules[].RoleARN
    """,
)

IDENTITY_POOL_PRINCIPAL_TAG = table(
    "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag",
    "cognito-identity",
    """
    SetPrincipalTagAttributeMap:
        identity_pool                                identity_pool_id                                   IdentityPoolId
        user_pools                                   identity_provider_name                             IdentityProviderName
        principal_tags.use_defaults                  use_defaults                                       UseDefaults
        principal_tags.tags                          principal_tags                                     PrincipalTags
    """,
)

ROLE = table(
    "aws:iam/role:Role",
    "iam",
    """
    CreateRole:
        name                                         name                                               RoleName
        description                                  description                                        Description
        assume_role_policy                           assume_role_policy                                 AssumeRolePolicyDocument
        permissions_boundary                         permissions_boundary                               PermissionsBoundary
    """,
)

ROLE_POLICY = table(
    "aws:iam/rolePolicy:RolePolicy",
    "iam",
    """
    PutRolePolicy:
        role                                         role                                               RoleName
        name                                         name                                               PolicyName
        policies                                     policy                                             PolicyDocument
    """,
)

ROLE_POLICY_ATTACHMENT = table(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "iam",
    """
    AttachRolePolicy:
        role                                         role                                               RoleName
        policies                                     policy_arn                                         PolicyArn
    """,
)

MANAGED_LOGIN_BRANDING = table(
    "aws:cognito/managedLoginBranding:ManagedLoginBranding",
    "cognito-idp",
    """
    CreateManagedLoginBranding:
        user_pool_id                                 user_pool_id                                       UserPoolId
        client_id                                    client_id                                          ClientId
        branding.use_cognito_provided_values         use_cognito_provided_values                        UseCognitoProvidedValues
        branding.assets[].category                   assets[].category                                  Assets[].Category
        branding.assets[].color_mode                 assets[].color_mode                                Assets[].ColorMode
        branding.assets[].extension                  assets[].extension                                 Assets[].Extension
        branding.assets[].resource_id                assets[].resource_id                               Assets[].ResourceId
    """,
)

USER_POOL_DOMAIN = table(
    "aws:cognito/userPoolDomain:UserPoolDomain",
    "cognito-idp",
    """
    CreateUserPoolDomain:
        user_pool_id                                 user_pool_id                                       UserPoolId
        cognito_domain.domain_prefix                 domain                                             Domain
        custom_domain.certificate_arn                certificate_arn                                    CustomDomainConfig.CertificateArn
        managed_login_version                        managed_login_version                              ManagedLoginVersion
    """,
)

RESOURCE_SERVER = table(
    "aws:cognito/resourceServer:ResourceServer",
    "cognito-idp",
    """
    CreateResourceServer:
        user_pool_id                                 user_pool_id                                       UserPoolId
        identifier                                   identifier                                         Identifier
        user_pool_resource_server_name               name                                               Name
        scopes[].scope_name                          scopes[].scope_name                                Scopes[].ScopeName
        scopes[].scope_description                   scopes[].scope_description                         Scopes[].ScopeDescription
    """,
)

USER_GROUP = table(
    "aws:cognito/userGroup:UserGroup",
    "cognito-idp",
    """
    CreateGroup:
        user_pool_id                                 user_pool_id                                       UserPoolId
        group_name                                   name                                               GroupName
        description                                  description                                        Description
        precedence                                   precedence                                         Precedence
        role                                         role_arn                                           RoleArn
    """,
)

IDENTITY_PROVIDER = table(
    "aws:cognito/identityProvider:IdentityProvider",
    "cognito-idp",
    """
    CreateIdentityProvider:
        user_pool_id                                 user_pool_id                                       UserPoolId
        name                                         provider_name                                      ProviderName
        provider_type                                provider_type                                      ProviderType
        attribute_mapping                            attribute_mapping                                  AttributeMapping
        identifiers                                  idp_identifiers                                    IdpIdentifiers
        client_secret                                provider_details                                   ProviderDetails
    """,
)

TABLES: dict[str, ResourceNames] = {
    names.type: names
    for names in (
        USER_POOL,
        RISK_CONFIGURATION,
        LOG_DELIVERY,
        USER_POOL_CLIENT,
        IDENTITY_POOL,
        IDENTITY_POOL_ROLE_ATTACHMENT,
        IDENTITY_POOL_PRINCIPAL_TAG,
        MANAGED_LOGIN_BRANDING,
        USER_POOL_DOMAIN,
        RESOURCE_SERVER,
        USER_GROUP,
        IDENTITY_PROVIDER,
        ROLE,
        ROLE_POLICY,
        ROLE_POLICY_ATTACHMENT,
    )
}
"""The name tables by type token."""
