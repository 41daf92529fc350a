"""What happens on the way: programs other than ours, refusals, and what is only known once AWS has answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from sandbox.cli import main

HEAD = "import json\nimport pulumi\nimport pulumi_aws as aws\n"


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a program of the test's own; gives the exit code and the JSON document."""

    def run_program(program: str, *arguments: str) -> tuple[int, dict[str, Any]]:
        (project / "__main__.py").write_text(HEAD + program, encoding="utf-8")
        code = main(["up", "--json", *arguments])
        return code, json.loads(capsys.readouterr().out)

    return run_program


def test_a_resource_the_embedded_aws_does_not_know_is_accepted_and_said(run: Any) -> None:
    code, document = run("topic = aws.sns.Topic('alarms')\npulumi.export('topic', topic.id)\n")
    assert code == 0
    assert document["not_simulated"] == ["Topic alarms: all inputs"]


def test_an_input_without_effect_is_said(run: Any) -> None:
    statement = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Statement": [statement]})
    _, document = run(f"aws.iam.Role('r', assume_role_policy={trust!r}, max_session_duration=3600)\n")
    assert document["not_simulated"] == ["Role r: maxSessionDuration"]


def test_two_resources_of_one_name_are_refused_as_the_engine_does(run: Any) -> None:
    code, document = run("aws.sns.Topic('t')\naws.sns.Topic('t')\n")
    assert code == 1
    assert "two resources have the URN" in document["error"]


def test_what_aws_refuses_ends_1_with_the_resource_and_awss_words(run: Any) -> None:
    code, document = run(
        "aws.cognito.UserPoolClient('app', user_pool_id='us-east-1_unknown', prevent_user_existence_errors='ENABLED')\n"
    )
    assert code == 1
    assert "aws:cognito/userPoolClient:UserPoolClient app" in document["error"]
    assert "ResourceNotFoundException" in document["error"]


def test_a_program_that_fails_ends_1_in_one_line(run: Any) -> None:
    code, document = run("raise ValueError('the sky is falling')\n")
    assert code == 1
    assert document["error"] == "__main__.py:4: ValueError: the sky is falling"


def test_a_look_up_that_is_not_known_ends_1_and_is_named(run: Any) -> None:
    code, document = run("pulumi.export('zone', aws.route53.get_zone_output(name='example.com').id)\n")
    assert code == 1
    assert "aws:route53/getZone:getZone" in document["error"]


def test_account_region_and_partition_can_be_looked_up(run: Any) -> None:
    code, document = run(
        "pulumi.export('account', aws.get_caller_identity_output().account_id)\n"
        "pulumi.export('region', aws.get_region_output().region)\n"
        "pulumi.export('partition', aws.get_partition_output().partition)\n"
    )
    assert code == 0
    assert document["outputs"]["region"] == "us-east-1"
    assert document["outputs"]["partition"] == "aws"
    assert len(document["outputs"]["account"]) == 12


def test_a_violation_that_only_the_update_can_see_stops_the_resource(run: Any) -> None:
    """The role's trust holds an id that is unknown in the preview, and lacks the condition on the kind of user."""
    code, document = run(
        """
pool = aws.cognito.IdentityPool('ids', identity_pool_name='ids', openid_connect_provider_arns=[
    'arn:aws:iam::123456789012:oidc-provider/id.example.com'], opts=pulumi.ResourceOptions(protect=True))
trust = pool.id.apply(lambda id: json.dumps({"Statement": [{
    "Effect": "Allow", "Principal": {"Federated": "cognito-identity.amazonaws.com"},
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": {"StringEquals": {"cognito-identity.amazonaws.com:aud": id}}}]}))
everyone = aws.iam.Role('everyone', assume_role_policy=trust)
aws.cognito.IdentityPoolRoleAttachment('roles', identity_pool_id=pool.id, roles={"authenticated": everyone.arn})
""",
        "--policies",
        "prod",
    )
    assert code == 2
    assert "everyone violates a mandatory policy and was not created" in document["error"]
    assert "cognito-trust-amr" in [violation["rule"] for violation in document["policies"]["violations"]]


def test_protect_comes_down_from_a_parent_unless_the_child_says_otherwise(run: Any) -> None:
    _, document = run(
        """
class Group(pulumi.ComponentResource):
    def __init__(self):
        super().__init__("x:index:Group", "group", None, pulumi.ResourceOptions(protect=True))
        below = pulumi.ResourceOptions(parent=self)
        aws.sns.Topic('inherits', opts=below)
        aws.sns.Topic('objects', opts=pulumi.ResourceOptions(parent=self, protect=False))
Group()
"""
    )
    protect = {resource["name"]: resource["protect"] for resource in document["resources"]}
    assert protect == {"group": True, "inherits": True, "objects": False}


def test_secrets_do_not_show_in_outputs(run: Any) -> None:
    _, document = run("pulumi.export('key', pulumi.Output.secret('hunter2'))\npulumi.export('open', 'yes')\n")
    assert document["outputs"] == {"key": "[secret]", "open": "yes"}
    assert "hunter2" not in json.dumps(document)


def test_a_clients_secret_is_a_secret_of_the_stack(run: Any) -> None:
    _, document = run(
        """
from cognito_identity import UserPoolWithMfa
server = UserPoolWithMfa('users', {}).add_client('server', {'preset': 'web'})
pulumi.export('secret', server.client_secret)
"""
    )
    assert document["outputs"] == {"secret": "[secret]"}


def test_the_program_runs_twice_and_its_messages_are_said_once(run: Any) -> None:
    _, document = run("pulumi.log.warn('mind the gap')\n")
    assert document["messages"] == ["warning: mind the gap"]


def test_roles_carry_their_tags_and_policies(run: Any) -> None:
    code, document = run(
        """
trust = json.dumps({"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
                                   "Action": "sts:AssumeRole"}]})
role = aws.iam.Role('worker', assume_role_policy=trust, tags={"team": "a"})
aws.iam.RolePolicy('reads', role=role.name, policy=json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}))
"""
    )
    assert code == 0
    ids = {resource["name"]: resource["id"] for resource in document["resources"]}
    assert ids["reads"].startswith(f"{ids['worker']}:reads-")


@pytest.mark.parametrize(("secret", "fires"), [("pulumi.Output.secret('s')", False), ("'s'", True)])
def test_policies_know_what_the_program_marks_as_secret(run: Any, secret: str, fires: bool) -> None:
    program = (
        "pool = aws.cognito.UserPool('p')\n"
        "aws.cognito.IdentityProvider('google', user_pool_id=pool.id, provider_name='Google', provider_type='Google',"
        f" provider_details={{'client_id': 'c', 'client_secret': {secret}, 'authorize_scopes': 'openid'}})\n"
    )
    _, document = run(program)
    assert ("cognito-idp-secret-in-state" in json.dumps(document)) is fires


def test_the_region_a_resource_is_made_in_is_known_to_policies(run: Any, tmp_path: Path) -> None:
    program = """
abroad = aws.Provider('abroad', region='eu-west-1')
aws.sns.Topic('at-home')
aws.sns.Topic('there', opts=pulumi.ResourceOptions(provider=abroad))
pulumi.ComponentResource('my:a:Component', 'component')
"""
    file = tmp_path / "resources.json"
    code, _ = run(program, "--resources", str(file))
    assert code == 0
    providers = {each["name"]: each["provider"] for each in json.loads(file.read_text(encoding="utf-8"))["resources"]}
    assert providers["at-home"] == {"region": "us-east-1"}
    assert providers["there"] == {"region": "eu-west-1"}
    assert providers["component"] == {}
