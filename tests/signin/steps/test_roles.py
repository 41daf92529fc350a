"""Roles of groups at a scripted AWS."""

from collections.abc import Mapping
from typing import Any, cast

from botocore.exceptions import ClientError

from signin.state import RunState
from signin.steps import roles
from signin.tokens import Verifier
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import TARGET, Scripted, failed, refusal, signed_in, staged


class TestGroupRole:
    ROLE = "arn:aws:iam::123456789012:role/admin"

    def state(self, verifier: Verifier, mapping: Mapping[str, Any] | None = None, **idp: Any) -> RunState:
        described = {"CognitoIdentityProviders": [{"ClientId": CLIENT_ID}]}
        provider = f"{TARGET.issuer.removeprefix('https://')}:{CLIENT_ID}"
        roles = {"RoleMappings": {provider: mapping} if mapping else {}}
        own = {"GroupName": "users", "RoleArn": TARGET.authenticated_role_arn}
        pages = iter(
            [
                {"Groups": [own], "NextToken": "2"},
                {"Groups": [{"GroupName": "admins", "RoleArn": self.ROLE}]},
            ]
        )
        answers = {"list_groups": lambda _: next(pages), "create_group": {}, "admin_add_user_to_group": {}}
        services = {"describe_identity_pool": described, "get_identity_pool_roles": roles}
        return signed_in(staged({**answers, "delete_group": {}, **idp}, services), verifier)

    def test_without_the_right_to_pass_the_role_there_is_nothing_to_show(self, verifier: Verifier) -> None:
        denied = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "CreateGroup")
        result = roles.get_group_role.run(self.state(verifier, create_group=denied))
        assert (result.verdict, result.detail) == (
            "skipped",
            f"these credentials can't create a group with {self.ROLE} (iam:PassRole): AccessDeniedException",
        )

    def test_rules_by_the_names_of_groups_would_need_one_of_the_pools_own(self, verifier: Verifier) -> None:
        rule = {"Claim": "cognito:groups", "MatchType": "Contains", "Value": "admins", "RoleARN": self.ROLE}
        state = self.state(verifier, {"Type": "Rules", "RulesConfiguration": {"Rules": [rule]}})
        assert roles.get_group_role.run(state).detail.startswith("the role mapping's rules use the names")
        assert "create_group" not in cast("Scripted", state.aws.user_pools).calls

    def test_the_group_goes_whatever_happens(self, verifier: Verifier) -> None:
        state = self.state(verifier, initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.get_group_role, state)
        assert cast("Scripted", state.aws.user_pools).calls[-1] == "delete_group"
        assert state.groups == []
        state = self.state(verifier, delete_group=refusal("X"), initiate_auth=refusal("NotAuthorizedException"))
        failed(roles.get_group_role, state)
        assert len(state.groups) == 1
