"""A resource's outputs: from AWS's responses, or placeholders for resources that the embedded AWS lacks."""

from collections.abc import Callable, Mapping
from typing import Any

from cognito_identity.addresses import pool_endpoint

Outputs = Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]
"""Returns the outputs, with `id`, for a response, the resource's inputs and the account."""


def _user_pool(answer: Mapping[str, Any], _outputs: Mapping[str, Any]) -> dict[str, Any]:
    pool = answer.get("UserPool")
    if pool is None:
        return {}
    return {"id": pool["Id"], "arn": pool["Arn"], "endpoint": pool_endpoint(pool["Id"])}


def _user_pool_client(answer: Mapping[str, Any], _outputs: Mapping[str, Any]) -> dict[str, Any]:
    client = answer["UserPoolClient"]
    return {"id": client["ClientId"], "clientSecret": client.get("ClientSecret", "")}


def _identity_pool(answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    pool_id = answer["IdentityPoolId"]
    region = pool_id.partition(":")[0]
    arn = f"arn:aws:cognito-identity:{region}:{outputs['account']}:identitypool/{pool_id}"
    return {"id": pool_id, "arn": arn}


def _role_attachment(_answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": outputs["identityPoolId"]}


def _principal_tag(_answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{outputs['identityPoolId']}:{outputs['identityProviderName']}"}


def _role(answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    role = answer["Role"]
    return {"id": outputs["name"], "arn": role["Arn"], "uniqueId": role["RoleId"]}


def _role_policy(_answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{outputs['role']}:{outputs['name']}"}


def _policy_attachment(_answer: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{outputs['role']}-{outputs['policyArn'].rpartition('/')[2]}"}


def _branding(answer: Mapping[str, Any], _known: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": answer["ManagedLoginBranding"]["ManagedLoginBrandingId"]}


def _domain(answer: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    # CloudFront has one hosted zone for all distributions.
    distribution = answer.get("CloudFrontDomain", "d111111abcdef8.cloudfront.net")
    return {
        "id": known["domain"],
        "cloudfrontDistribution": distribution,
        "cloudfrontDistributionZoneId": "Z2FDTNDATAQYW2",
    }


def _resource_server(_answer: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    scopes = [f"{known['identifier']}/{scope['scopeName']}" for scope in known.get("scopes") or ()]
    return {"id": f"{known['userPoolId']}|{known['identifier']}", "scopeIdentifiers": scopes}


def _group(_answer: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{known['userPoolId']}/{known['name']}"}


def _identity_provider(_answer: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": f"{known['userPoolId']}:{known['providerName']}"}


def _of_the_pool(_answer: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": known["userPoolId"]}


OUTPUTS: Mapping[str, Outputs] = {
    "aws:cognito/userPool:UserPool": _user_pool,
    "aws:cognito/userPoolClient:UserPoolClient": _user_pool_client,
    "aws:cognito/identityPool:IdentityPool": _identity_pool,
    "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": _role_attachment,
    "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag": _principal_tag,
    "aws:cognito/managedLoginBranding:ManagedLoginBranding": _branding,
    "aws:cognito/userPoolDomain:UserPoolDomain": _domain,
    "aws:cognito/resourceServer:ResourceServer": _resource_server,
    "aws:cognito/userGroup:UserGroup": _group,
    "aws:cognito/identityProvider:IdentityProvider": _identity_provider,
    "aws:cognito/riskConfiguration:RiskConfiguration": _of_the_pool,
    "aws:cognito/logDeliveryConfiguration:LogDeliveryConfiguration": _of_the_pool,
    "aws:iam/role:Role": _role,
    "aws:iam/rolePolicy:RolePolicy": _role_policy,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": _policy_attachment,
}


def stand_in(resource_type: str, name: str, inputs: Mapping[str, Any], account: str, region: str) -> dict[str, Any]:
    """Return placeholder outputs for a resource that the embedded AWS lacks, so that others can refer to it."""
    package, _, kind = resource_type.partition(":")[2].partition(":")
    service = package.partition("/")[0]
    within = {"Function": f"function:{name}", "Key": f"key/{name}"}.get(kind, name)
    outputs: dict[str, Any] = {**inputs, "arn": f"arn:aws:{service}:{region}:{account}:{within}"}
    if kind == "Key":
        outputs["keyId"] = name
    if kind == "Certificate":
        domain = str(inputs.get("domainName"))
        proof = {
            "domainName": domain,
            "resourceRecordName": f"_proof.{domain}",
            "resourceRecordType": "CNAME",
            "resourceRecordValue": "_proof.acm-validations.aws",
        }
        outputs["domainValidationOptions"] = [proof]
    if kind == "Record":
        outputs["fqdn"] = inputs.get("name")
    return outputs
