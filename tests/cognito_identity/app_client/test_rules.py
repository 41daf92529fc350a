"""One class for each rule, with arguments that violate it and arguments that satisfy it."""

from typing import Any, ClassVar

import pulumi
import pytest

from cognito_identity import AppClient
from cognito_identity.app_client import permission_rules, rules
from cognito_identity.app_client.settings import UserPoolContext
from cognito_identity.attributes.permission_claims import PermissionClaim
from cognito_identity.attributes.settings import Attribute
from cognito_identity.enums import AttributeType, FeaturePlan
from cognito_identity.user_pool.settings import user_pool_settings
from cognito_identity.validation.value_rules import value_problems
from tests.cognito_identity.engine import deploy, run
from tests.cognito_identity.planned import (
    POOL_ID,
    Found,
    client_problems,
    client_settings,
    error_codes,
    pool_settings,
    said,
    said_of_values,
)

CODE = {"callback_urls": ["https://app.example.com/signed-in"]}
MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
CONTEXT = UserPoolContext(pool_settings(custom_attributes={"tenant_id": {"type": "string"}}).attributes)


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_every_rule_has_a_test_class() -> None:
    classes = {name.removeprefix("Test").lower() for name in globals() if name.startswith("Test")}
    assert {rule.__name__.replace("_", "") for rule in rules.RULES} == classes


@pytest.mark.parametrize("preset", [{}, {"preset": "spa"}, {"preset": "web"}, {"preset": "native"}, MACHINE])
@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_defaults_satisfy_every_rule(rule: Any, preset: Any) -> None:
    assert said(rule, client_settings(preset)) == []


class TestTokenLifetimesAreInRange:
    @pytest.mark.parametrize(
        ("argument", "low", "high"),
        [
            ("access_token_validity_minutes", 5, 1440),
            ("id_token_validity_minutes", 5, 1440),
            ("refresh_token_validity_minutes", 60, 5_256_000),
        ],
    )
    def test_the_range_of_each_lifetime(self, argument: str, low: int, high: int) -> None:
        for minutes, bound in ((low - 1, "least"), (0, "least"), (-5, "least"), (high + 1, "most")):
            found = said(rules.token_lifetimes_are_in_range, client_settings({argument: minutes}))
            assert paths(found) == [argument]
            assert f"use at {bound}" in found[0][1]
        for minutes in (low, high):
            assert said(rules.token_lifetimes_are_in_range, client_settings({argument: minutes})) == []

    def test_the_api_model_does_not_report_it_again(self) -> None:
        assert paths(client_problems({"access_token_validity_minutes": 0})) == ["access_token_validity_minutes"]


class TestRefreshTokenLivesLongest:
    @pytest.mark.parametrize("argument", ["access_token_validity_minutes", "id_token_validity_minutes"])
    def test_a_token_that_lives_longer_than_the_refresh_token_is_refused(self, argument: str) -> None:
        settings = client_settings({"refresh_token_validity_minutes": 90, argument: 91})
        (problem,) = rules.refresh_token_lives_longest(settings)
        assert problem.path == ("refresh_token_validity_minutes",)
        assert problem.related == (argument,)

    def test_equal_lifetimes_satisfy(self) -> None:
        settings = client_settings({"refresh_token_validity_minutes": 60})
        assert said(rules.refresh_token_lives_longest, settings) == []


class TestClientCredentialsIsComplete:
    def test_client_credentials_with_another_grant_is_refused(self) -> None:
        flows = {"client_credentials": True, "authorization_code_grant": True}
        settings = client_settings({"generate_secret": True, "o_auth": {**CODE, "flows": flows, "scopes": ["a/b"]}})
        assert paths(said(rules.client_credentials_is_complete, settings)) == ["o_auth.flows.client_credentials"]

    def test_client_credentials_without_a_secret_is_refused(self) -> None:
        settings = client_settings({**MACHINE, "generate_secret": False})
        assert paths(said(rules.client_credentials_is_complete, settings)) == ["generate_secret"]

    def test_client_credentials_without_scopes_is_refused(self) -> None:
        assert paths(said(rules.client_credentials_is_complete, client_settings({"preset": "machine"}))) == [
            "o_auth.scopes"
        ]

    def test_client_credentials_alone_is_accepted(self) -> None:
        flows = {"client_credentials": True}
        settings = client_settings({"o_auth": {"flows": flows, "scopes": ["orders/read"]}})
        assert settings.generate_secret
        assert said(rules.client_credentials_is_complete, settings) == []


class TestOAuthIsConsistent:
    def test_o_auth_with_disable_o_auth_is_refused(self) -> None:
        settings = client_settings({"disable_o_auth": True, "o_auth": CODE})
        assert paths(said(rules.o_auth_is_consistent, settings)) == ["disable_o_auth"]

    def test_o_auth_without_a_grant_is_refused(self) -> None:
        settings = client_settings({"o_auth": {"flows": {"authorization_code_grant": False}}})
        assert paths(said(rules.o_auth_is_consistent, settings)) == ["o_auth.flows"]

    @pytest.mark.parametrize("args", [{"disable_o_auth": True}, {"disable_o_auth": False, "o_auth": CODE}])
    def test_one_of_the_two_is_accepted(self, args: Any) -> None:
        assert said(rules.o_auth_is_consistent, client_settings(args)) == []


class TestOAuthHasAScope:
    def test_a_grant_without_a_scope_is_refused(self) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": []}})
        assert paths(said(rules.o_auth_has_a_scope, settings)) == ["o_auth.scopes"]

    @pytest.mark.parametrize("args", [{}, {"o_auth": CODE}, {"o_auth": {**CODE, "scopes": ["openid"]}}, MACHINE])
    def test_the_default_and_one_scope_are_accepted(self, args: Any) -> None:
        assert said(rules.o_auth_has_a_scope, client_settings(args)) == []


class TestRedirectsAreSafe:
    @pytest.mark.parametrize("o_auth", [{}, {"callback_urls": []}])
    def test_the_code_grant_without_a_callback_url_is_refused(self, o_auth: Any) -> None:
        found = said(rules.redirects_are_safe, client_settings({"o_auth": o_auth}))
        assert paths(found) == ["o_auth.callback_urls"]

    @pytest.mark.parametrize(
        ("url", "complaint"),
        [
            ("http://app.example.com", "must be https"),
            ("HTTP://app.example.com", "must be https"),
            ("http://localhost.example.com", "must be https"),
            ("http://localhost@example.com", "must have no user name"),
            ("http://127.0.0.1.nip.io", "must be https"),
            ("https://app.example.com/#done", "must have no fragment"),
            ("https://app.example.com#", "must have no fragment"),
            ("https://*.example.com", "no wildcards"),
            ("/signed-in", "must be an absolute URL"),
            ("app.example.com", "must be an absolute URL"),
            ("//app.example.com", "must be an absolute URL"),
            ("https://", "must be an absolute URL"),
            ("https:///path", "must be an absolute URL"),
            ("https:", "must be an absolute URL"),
            ("", "must be an absolute URL"),
            ("https://[", "must have an IPv6 address"),
            ("https://[::1", "must have an IPv6 address"),
        ],
    )
    @pytest.mark.parametrize("group", ["callback_urls", "logout_urls"])
    def test_an_unsafe_url_is_refused(self, group: str, url: str, complaint: str) -> None:
        settings = client_settings({"o_auth": {**CODE, group: ["https://app.example.com", url]}})
        ((path, text),) = said_of_values(rules.VALUE_RULES, settings)
        assert path == f"o_auth.{group}[1]"
        assert complaint in text

    @pytest.mark.parametrize(
        "url",
        [
            "https://app.example.com/a?b=c",
            "http://localhost:3000/",
            "http://127.0.0.1",
            "http://[::1]:8080/x",
            "myapp://signed-in",
            "com.example.app:/oauth",
        ],
    )
    def test_a_safe_url_is_accepted(self, url: str) -> None:
        settings = client_settings({"o_auth": {"callback_urls": [url], "default_redirect_uri": url}})
        assert said(rules.redirects_are_safe, settings) == []
        assert said_of_values(rules.VALUE_RULES, settings) == []

    def test_a_default_redirect_uri_outside_callback_urls_is_refused(self) -> None:
        settings = client_settings({"o_auth": {**CODE, "default_redirect_uri": "https://other.example.com"}})
        assert paths(said(rules.redirects_are_safe, settings)) == ["o_auth.default_redirect_uri"]

    def test_a_default_redirect_uri_is_accepted_if_callback_urls_has_an_output(self) -> None:
        def program() -> None:
            later = pulumi.Output.from_input("https://later.example.com")
            o_auth = {"callback_urls": [later], "default_redirect_uri": "https://later.example.com"}
            assert said(rules.redirects_are_safe, client_settings({"o_auth": o_auth})) == []

        deploy(program)


class TestPresetHasNoConflict:
    @pytest.mark.parametrize("preset", ["spa", "native"])
    def test_a_secret_in_a_public_client_is_refused(self, preset: str) -> None:
        found = said(rules.preset_has_no_conflict, client_settings({"preset": preset, "generate_secret": True}))
        assert paths(found) == ["generate_secret"]

    def test_a_web_client_without_a_secret_is_refused(self) -> None:
        found = said(rules.preset_has_no_conflict, client_settings({"preset": "web", "generate_secret": False}))
        assert paths(found) == ["generate_secret"]

    @pytest.mark.parametrize("flow", ["user_srp", "user_password", "admin_user_password", "custom", "user"])
    def test_a_machine_client_with_an_auth_flow_is_refused(self, flow: str) -> None:
        found = said(rules.preset_has_no_conflict, client_settings({**MACHINE, "auth_flows": {flow: True}}))
        assert paths(found) == [f"auth_flows.{flow}"]

    @pytest.mark.parametrize("flow", ["authorization_code_grant", "implicit_code_grant"])
    def test_a_machine_client_with_another_grant_is_refused(self, flow: str) -> None:
        o_auth = {**CODE, "flows": {flow: True}, "scopes": ["openid"]}
        found = said(rules.preset_has_no_conflict, client_settings({"preset": "machine", "o_auth": o_auth}))
        assert paths(found) == ["o_auth.flows"]

    def test_a_machine_client_without_oauth_is_refused(self) -> None:
        found = said(rules.preset_has_no_conflict, client_settings({"preset": "machine", "disable_o_auth": True}))
        assert paths(found) == ["disable_o_auth"]

    def test_the_values_of_the_preset_are_accepted(self) -> None:
        for args in ({"preset": "spa", "generate_secret": False}, {"preset": "web", "generate_secret": True}):
            assert said(rules.preset_has_no_conflict, client_settings(args)) == []


class TestContextDataNeedsAClientSecret:
    def test_context_data_without_a_secret_is_refused(self) -> None:
        settings = client_settings({"enable_propagate_additional_user_context_data": True})
        found = said(rules.context_data_needs_a_client_secret, settings)
        assert paths(found) == ["enable_propagate_additional_user_context_data"]

    def test_context_data_with_a_secret_is_accepted(self) -> None:
        settings = client_settings({"preset": "web", "enable_propagate_additional_user_context_data": True})
        assert said(rules.context_data_needs_a_client_secret, settings) == []


class TestAttributesExist:
    @pytest.mark.parametrize("argument", ["read_attributes", "write_attributes"])
    @pytest.mark.parametrize("name", ["nonsense", "custom:nonsense", "Email", ""])
    def test_an_attribute_that_does_not_exist_is_refused(self, argument: str, name: str) -> None:
        settings = client_settings({argument: ["email", name]}, CONTEXT)
        (problem,) = rules.attributes_exist(settings)
        assert (problem.path, problem.code) == ((argument, 1), "attribute-unknown")
        assert problem.value == name

    @pytest.mark.parametrize("name", ["email_verified", "phone_number_verified"])
    def test_verified_flags_are_readable_but_not_writable(self, name: str) -> None:
        for context in (CONTEXT, None):
            found = said(rules.attributes_exist, client_settings({"write_attributes": [name]}, context))
            assert paths(found) == ["write_attributes[0]"]
            assert said(rules.attributes_exist, client_settings({"read_attributes": [name]}, context)) == []

    @pytest.mark.parametrize("name", ["email", "fullname", "name", "profile_page", "tenant_id", "custom:tenant_id"])
    def test_names_of_aws_and_cdk_are_accepted(self, name: str) -> None:
        for argument in ("read_attributes", "write_attributes"):
            assert said(rules.attributes_exist, client_settings({argument: [name]}, CONTEXT)) == []

    def test_any_attribute_of_an_unknown_pool_is_accepted(self) -> None:
        assert said(rules.attributes_exist, client_settings({"write_attributes": ["anything"]})) == []

    def test_a_custom_attribute_of_a_pool_without_any_is_refused(self) -> None:
        context = UserPoolContext(user_pool_settings({}).attributes)
        found = said(rules.attributes_exist, client_settings({"read_attributes": ["tenant_id"]}, context))
        assert paths(found) == ["read_attributes[0]"]


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "JavaScript"])
def test_a_callback_url_must_not_be_a_script(scheme: str) -> None:
    assert paths(client_problems({"o_auth": {"callback_urls": [f"{scheme}:alert(1)"]}})) == ["o_auth.callback_urls[0]"]


class TestScopesAndProvidersExist:
    @pytest.mark.parametrize(
        ("scope", "hint"),
        [
            ("Cognito", "such as orders/read"),
            ("opneid", "did you mean openid?"),
            ("OpenID", "did you mean openid?"),
            ("COGNITO", "such as orders/read"),
            ("orders", "such as orders/read"),
            ("orders/", "like orders/read"),
            ("/read", "like orders/read"),
        ],
    )
    def test_a_malformed_scope_is_refused_for_any_pool(self, scope: str, hint: str) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": ["openid", scope]}})
        (problem,) = value_problems(settings.arguments, rules.VALUE_RULES)
        assert (problem.path, problem.code) == (("o_auth", "scopes", 1), "scope-invalid")
        assert hint in problem.hint

    @pytest.mark.parametrize("scope", ["openid", "aws.cognito.signin.user.admin", "a/b", "https://a.example/x/b"])
    def test_scopes_of_aws_and_of_resource_servers_are_accepted(self, scope: str) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": [scope, "openid"]}})
        assert said(rules.scopes_and_providers_exist, settings) == []
        assert said_of_values(rules.VALUE_RULES, settings) == []

    def test_the_value_of_an_output_is_checked(self) -> None:
        def program() -> None:
            o_auth: Any = {**CODE, "scopes": [pulumi.Output.from_input("Cognito")]}
            AppClient("web", {"user_pool_id": POOL_ID, "o_auth": o_auth})

        assert error_codes(run(program).error) == [("o_auth.scopes[0]", "scope-invalid")]


class TestClientCredentialsScopesNeedNoUser:
    @pytest.mark.parametrize("scope", ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"])
    def test_scopes_of_aws_are_refused(self, scope: str) -> None:
        settings = client_settings({"preset": "machine", "o_auth": {"scopes": ["a/b", scope]}})
        assert paths(said(rules.client_credentials_scopes_need_no_user, settings)) == ["o_auth.scopes[1]"]

    def test_scopes_of_resource_servers_are_accepted(self) -> None:
        settings = client_settings({"preset": "machine", "o_auth": {"scopes": ["a/b", "https://a.example/b"]}})
        assert said(rules.client_credentials_scopes_need_no_user, settings) == []


class TestRotationNeedsAnAuthFlow:
    @pytest.mark.parametrize(
        "args",
        [
            {"preset": "spa", "auth_flows": {"user_srp": False}},
            {"auth_flows": {"user_srp": False}, "refresh_token_rotation_grace_period_seconds": 0},
            {**MACHINE, "refresh_token_rotation_grace_period_seconds": 0},
        ],
    )
    def test_rotation_without_an_auth_flow_is_refused(self, args: Any) -> None:
        assert paths(said(rules.rotation_needs_an_auth_flow, client_settings(args))) == ["auth_flows"]

    @pytest.mark.parametrize("args", [{"preset": "spa"}, {"auth_flows": {"user_srp": False}}, MACHINE])
    def test_a_flow_or_no_rotation_is_accepted(self, args: Any) -> None:
        assert said(rules.rotation_needs_an_auth_flow, client_settings(args)) == []


class TestPermissionClaimsAreNotWritable:
    CLAIM: ClassVar[PermissionClaim] = PermissionClaim("custom:flavor", ("tags", "x"), ("switch",))

    def found(self, *, mutable: bool, self_sign_up: bool | None, **args: Any) -> Found:
        attributes = (Attribute("flavor", AttributeType.STRING, mutable=mutable, custom=True),)
        context = UserPoolContext(attributes, self_sign_up=self_sign_up, permission_claims=(self.CLAIM,))
        return said(permission_rules.permission_claims_are_not_writable, client_settings(args, context))

    def test_a_claim_that_users_can_write_is_refused(self) -> None:
        (first,) = self.found(mutable=True, self_sign_up=False)
        assert first[0] == "write_attributes"
        assert "which users can write" in first[1]
        writes = {"write_attributes": ["custom:flavor"]}
        for unknown in (True, None):
            (second,) = self.found(mutable=False, self_sign_up=unknown, **writes)
            assert "which users can set at sign-up" in second[1]
        assert self.found(mutable=False, self_sign_up=False, **writes) == []

    def test_a_claim_that_is_not_writable_is_accepted(self) -> None:
        assert self.found(mutable=True, self_sign_up=True, write_attributes=["email"]) == []
        assert self.found(mutable=True, self_sign_up=True, preset="machine") == []


class TestAnalyticsHasOneApplication:
    ARN = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/abc"
    BY_ID: ClassVar[Any] = {"application_id": "abc", "external_id": "x", "role_arn": "arn:aws:iam::123456789012:role/x"}

    @pytest.mark.parametrize(
        ("analytics", "wrong"),
        [
            ({"share_user_data": True}, ["analytics"]),
            ({"application_id": "abc"}, ["analytics.external_id", "analytics.role_arn"]),
            ({"application_arn": ARN, "external_id": "x"}, ["analytics.external_id"]),
            (
                {"application_arn": ARN, **BY_ID},
                ["analytics.application_id", "analytics.external_id", "analytics.role_arn"],
            ),
        ],
    )
    def test_no_application_an_incomplete_one_and_two_are_refused(self, analytics: Any, wrong: list[str]) -> None:
        settings = client_settings({"analytics": analytics})
        assert paths(said(rules.analytics_has_one_application, settings)) == wrong

    @pytest.mark.parametrize("analytics", [{}, {"application_arn": ARN}, {**BY_ID, "share_user_data": True}])
    def test_one_application_is_accepted(self, analytics: Any) -> None:
        assert said(rules.analytics_has_one_application, client_settings({"analytics": analytics})) == []


@pytest.mark.parametrize("word", ["", "custom:"])
@pytest.mark.parametrize("argument", ["read_attributes", "write_attributes"])
def test_an_empty_attribute_name_is_refused(argument: str, word: str) -> None:
    assert paths(said(rules.attributes_exist, client_settings({argument: ["email", word]}))) == [f"{argument}[1]"]


class TestBrandingNeedsManagedLogin:
    def test_branding_with_the_lite_plan_is_refused(self) -> None:
        context = UserPoolContext(plan=FeaturePlan.LITE)
        assert paths(said(rules.branding_needs_managed_login, client_settings({"branding": {}}, context))) == [
            "branding"
        ]

    @pytest.mark.parametrize("plan", [FeaturePlan.ESSENTIALS, FeaturePlan.PLUS, None])
    def test_branding_with_another_or_an_unknown_plan_is_accepted(self, plan: Any) -> None:
        assert (
            said(rules.branding_needs_managed_login, client_settings({"branding": {}}, UserPoolContext(plan=plan)))
            == []
        )

    def test_the_lite_plan_without_branding_is_accepted(self) -> None:
        assert (
            said(rules.branding_needs_managed_login, client_settings({}, UserPoolContext(plan=FeaturePlan.LITE))) == []
        )
