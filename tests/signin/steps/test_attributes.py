"""Changes of attributes at a scripted AWS."""

from signin.state import RunState
from signin.steps import (
    attributes,
)
from signin.tokens import Verifier
from signin.user_pool import read_client, read_pool
from tests.signin.conftest import CLIENT_ID
from tests.signin.scripted_aws import SUB, Sign, failed, signed_in, staged

SELF_SERVICE = "aws.cognito.signin.user.admin"


class TestAttributes:
    SCHEMA = (
        {"Name": "custom:color", "AttributeDataType": "String", "Mutable": True},
        {"Name": "custom:admin", "AttributeDataType": "Boolean", "Mutable": True},
        {"Name": "custom:tenant", "AttributeDataType": "String", "Mutable": False},
    )

    def state(self, verifier: Verifier, sign: Sign, scope: str = SELF_SERVICE) -> RunState:
        seen = {"UserAttributes": [{"Name": "custom:color", "Value": "blue"}]}
        state = staged({"update_user_attributes": {}, "admin_get_user": seen})
        signed_in(state, verifier, access_token=sign("access", sub=SUB, scope=scope))
        state.pool = read_pool({"SchemaAttributes": self.SCHEMA}, {})
        state.client = read_client({"ClientId": CLIENT_ID, "WriteAttributes": ["custom:color", "custom:tenant"]})
        state.user.attributes |= {"custom:color": "blue", "custom:tenant": "one"}
        return state

    def test_a_change_that_is_not_kept_fails(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(attributes.write_attribute, self.state(verifier, sign))
        assert told == "expected custom:color 'Xlue' after the change; got 'blue'"

    def test_a_change_that_must_not_be_fails(self, verifier: Verifier, sign: Sign) -> None:
        told = failed(attributes.refuse_read_only, self.state(verifier, sign))
        assert told == "expected custom:admin to be refused with NotAuthorizedException; it was accepted"
        told = failed(attributes.refuse_immutable, self.state(verifier, sign))
        assert told == "expected custom:tenant to be refused with InvalidParameterException; it was accepted"

    def test_a_token_without_the_scope_changes_nothing(self, verifier: Verifier, sign: Sign) -> None:
        for step in (attributes.write_attribute, attributes.refuse_read_only, attributes.refuse_immutable):
            result = step.run(self.state(verifier, sign, "openid"))
            assert (result.verdict, result.detail) == ("skipped", f"the access token lacks the scope {SELF_SERVICE}")

    def test_a_token_that_does_not_verify_is_another_steps_finding(self, verifier: Verifier, sign: Sign) -> None:
        state = signed_in(self.state(verifier, sign), verifier, access_token=sign("access", kid="k2"))
        assert attributes.write_attribute.run(state).detail.startswith("the access token does not verify")
