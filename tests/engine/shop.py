"""The shop that examples in three languages deploy, and checks of the deployment."""

import shutil
from pathlib import Path

from sandbox.aws import AwsServer
from tests.engine.environment import REGION
from tests.engine.projects import ROOT
from tests.engine.stacks import EngineStack, Outcome


def shop_in(place: Path, language: str, plugin_folder: Path | None = None) -> Path:
    """A copy of an example; its plugin's path is another here."""
    folder = place / language
    shutil.copytree(ROOT / "examples" / language, folder, ignore=shutil.ignore_patterns("node_modules", "sdks"))
    # The tests say themselves where, or that nothing does.
    edit(folder / "Pulumi.yaml", "config:\n  aws:region:\n    value: us-east-1\n", "")
    if plugin_folder is not None:
        edit(folder / "Pulumi.yaml", "../../components", str(plugin_folder))
    return folder


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def check_the_shop(stack: EngineStack, deployed: Outcome, server: AwsServer) -> None:
    """Check nested arguments, enums, numbers and Outputs in AWS, and the stack's outputs."""
    assert deployed.ok, deployed.text
    outputs = stack.outputs()
    assert outputs["webClientId"] == outputs["clientIds"]["web"] != outputs["clientIds"]["backoffice"]
    idp, access = server.client("cognito-idp"), server.client("cognito-identity")
    pool_id = outputs["issuerUrl"].rpartition("/")[2]
    pool = idp.describe_user_pool(UserPoolId=pool_id)["UserPool"]
    assert pool["MfaConfiguration"] == "OPTIONAL"
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    (number,) = [a for a in pool["SchemaAttributes"] if a["Name"] == "custom:customer_number"]
    assert number["NumberAttributeConstraints"]["MaxValue"] == "999999"
    partners = pool["UserPoolTags"]["partners"]
    assert idp.describe_user_pool(UserPoolId=partners)["UserPool"]["Name"] == "partners"
    client = idp.describe_user_pool_client(UserPoolId=pool_id, ClientId=outputs["webClientId"])["UserPoolClient"]
    assert client["AccessTokenValidity"] == 30
    providers = access.describe_identity_pool(IdentityPoolId=outputs["identityPoolId"])["CognitoIdentityProviders"]
    assert f"cognito-idp.{REGION}.amazonaws.com/{partners}" in {provider["ProviderName"] for provider in providers}
    assert stack.preview(expect_no_changes=True).ok
