"""One class per rule: what violates it, what satisfies it, and that the defaults do."""

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
from tests.cognito_identity.engine import deploy, run
from tests.cognito_identity.planned import POOL_ID, Found, client_problems, client_settings, pool_settings, said

CODE = {"callback_urls": ["https://app.example.com/signed-in"]}
MACHINE = {"preset": "machine", "o_auth": {"scopes": ["orders/read"]}}
FACTS = UserPoolContext(pool_settings(custom_attributes={"tenant_id": {"type": "string"}}).attributes)


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_every_rule_is_applied_and_has_its_class_here() -> None:
    classes = {name.removeprefix("Test").lower() for name in globals() if name.startswith("Test")}
    assert {rule.__name__.replace("_", "") for rule in rules.RULES} == classes


@pytest.mark.parametrize("preset", [{}, {"preset": "spa"}, {"preset": "web"}, {"preset": "native"}, MACHINE])
@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_defaults_satisfy_every_rule(rule: Any, preset: Any) -> None:
    assert said(rule, client_settings(preset)) == []


class TestLifetimesAreInRange:
    @pytest.mark.parametrize(
        ("argument", "low", "high"),
        [
            ("access_token_validity_minutes", 5, 1440),
            ("id_token_validity_minutes", 5, 1440),
            ("refresh_token_validity_minutes", 60, 5_256_000),
        ],
    )
    def test_lifetimes_outside_awss_range_are_refused_and_at_its_edges_not(
        self, argument: str, low: int, high: int
    ) -> None:
        for minutes, bound in ((low - 1, "least"), (0, "least"), (-5, "least"), (high + 1, "most")):
            found = said(rules.lifetimes_are_in_range, client_settings({argument: minutes}))
            assert paths(found) == [argument]
            assert f"use at {bound}" in found[0][1]
        for minutes in (low, high):
            assert said(rules.lifetimes_are_in_range, client_settings({argument: minutes})) == []

    def test_the_model_does_not_say_it_again(self) -> None:
        assert paths(client_problems({"access_token_validity_minutes": 0})) == ["access_token_validity_minutes"]


class TestRefreshOutlivesTheOthers:
    @pytest.mark.parametrize("argument", ["access_token_validity_minutes", "id_token_validity_minutes"])
    def test_a_token_that_outlives_the_refresh_token_is_refused(self, argument: str) -> None:
        settings = client_settings({"refresh_token_validity_minutes": 90, argument: 91})
        ((path, text),) = said(rules.refresh_outlives_the_others, settings)
        assert path == "refresh_token_validity_minutes"
        assert f"`{argument}`, 91" in text

    def test_equal_lifetimes_satisfy(self) -> None:
        settings = client_settings({"refresh_token_validity_minutes": 60})
        assert said(rules.refresh_outlives_the_others, settings) == []


class TestFlowsAreSeparate:
    def test_a_machine_beside_people_is_refused(self) -> None:
        flows = {"client_credentials": True, "authorization_code_grant": True}
        settings = client_settings({"generate_secret": True, "o_auth": {**CODE, "flows": flows, "scopes": ["a/b"]}})
        assert paths(said(rules.flows_are_separate, settings)) == ["o_auth.flows.client_credentials"]

    def test_a_machine_without_a_secret_is_refused(self) -> None:
        settings = client_settings({**MACHINE, "generate_secret": False})
        assert paths(said(rules.flows_are_separate, settings)) == ["generate_secret"]

    def test_a_machine_without_scopes_is_refused(self) -> None:
        assert paths(said(rules.flows_are_separate, client_settings({"preset": "machine"}))) == ["o_auth.scopes"]

    def test_a_machine_of_its_own_satisfies(self) -> None:
        flows = {"client_credentials": True}
        settings = client_settings({"o_auth": {"flows": flows, "scopes": ["orders/read"]}})
        assert settings.generate_secret
        assert said(rules.flows_are_separate, settings) == []


class TestOAuthIsWantedOrNot:
    def test_both_words_are_refused(self) -> None:
        settings = client_settings({"disable_o_auth": True, "o_auth": CODE})
        assert paths(said(rules.o_auth_is_wanted_or_not, settings)) == ["disable_o_auth"]

    def test_settings_without_a_flow_are_refused(self) -> None:
        settings = client_settings({"o_auth": {"flows": {"authorization_code_grant": False}}})
        assert paths(said(rules.o_auth_is_wanted_or_not, settings)) == ["o_auth.flows"]

    @pytest.mark.parametrize("args", [{"disable_o_auth": True}, {"disable_o_auth": False, "o_auth": CODE}])
    def test_one_word_satisfies(self, args: Any) -> None:
        assert said(rules.o_auth_is_wanted_or_not, client_settings(args)) == []


class TestOAuthHasScopes:
    def test_a_flow_without_a_scope_is_refused(self) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": []}})
        assert paths(said(rules.o_auth_has_scopes, settings)) == ["o_auth.scopes"]

    @pytest.mark.parametrize("args", [{}, {"o_auth": CODE}, {"o_auth": {**CODE, "scopes": ["openid"]}}, MACHINE])
    def test_the_default_and_one_scope_satisfy(self, args: Any) -> None:
        assert said(rules.o_auth_has_scopes, client_settings(args)) == []


class TestRedirectsAreSafe:
    @pytest.mark.parametrize("o_auth", [{}, {"callback_urls": []}])
    def test_the_code_flow_without_a_way_back_is_refused(self, o_auth: Any) -> None:
        found = said(rules.redirects_are_safe, client_settings({"o_auth": o_auth}))
        assert paths(found) == ["o_auth.callback_urls"]

    @pytest.mark.parametrize(
        ("url", "complaint"),
        [
            ("http://app.example.com", "must be https"),
            ("HTTP://app.example.com", "must be https"),
            ("http://localhost.example.com", "must be https"),
            ("http://localhost@example.com", "must have no user information"),
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
            ("https://[", "must be a URL"),
            ("https://[::1", "must be a URL"),
        ],
    )
    @pytest.mark.parametrize("group", ["callback_urls", "logout_urls"])
    def test_an_unsafe_address_is_refused(self, group: str, url: str, complaint: str) -> None:
        settings = client_settings({"o_auth": {**CODE, group: ["https://app.example.com", url]}})
        ((path, text),) = said(rules.redirects_are_safe, settings)
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
    def test_a_safe_address_satisfies(self, url: str) -> None:
        settings = client_settings({"o_auth": {"callback_urls": [url], "default_redirect_uri": url}})
        assert said(rules.redirects_are_safe, settings) == []

    def test_a_default_that_is_not_listed_is_refused(self) -> None:
        settings = client_settings({"o_auth": {**CODE, "default_redirect_uri": "https://elsewhere.example.com"}})
        assert paths(said(rules.redirects_are_safe, settings)) == ["o_auth.default_redirect_uri"]

    def test_a_default_may_be_one_of_several_that_are_not_known_yet(self) -> None:
        def program() -> None:
            later = pulumi.Output.from_input("https://later.example.com")
            o_auth = {"callback_urls": [later], "default_redirect_uri": "https://later.example.com"}
            assert said(rules.redirects_are_safe, client_settings({"o_auth": o_auth})) == []

        deploy(program)


class TestPresetKeepsItsNature:
    @pytest.mark.parametrize("preset", ["spa", "native"])
    def test_a_secret_where_everybody_can_read_it_is_refused(self, preset: str) -> None:
        found = said(rules.preset_keeps_its_nature, client_settings({"preset": preset, "generate_secret": True}))
        assert paths(found) == ["generate_secret"]
        assert f"a {preset} app" in found[0][1]

    def test_a_server_without_a_secret_is_refused(self) -> None:
        found = said(rules.preset_keeps_its_nature, client_settings({"preset": "web", "generate_secret": False}))
        assert paths(found) == ["generate_secret"]

    @pytest.mark.parametrize("flow", ["user_srp", "user_password", "admin_user_password", "custom", "user"])
    def test_a_machine_that_signs_people_in_is_refused(self, flow: str) -> None:
        found = said(rules.preset_keeps_its_nature, client_settings({**MACHINE, "auth_flows": {flow: True}}))
        assert paths(found) == [f"auth_flows.{flow}"]

    @pytest.mark.parametrize("flow", ["authorization_code_grant", "implicit_code_grant"])
    def test_a_machine_with_peoples_grant_alone_is_refused(self, flow: str) -> None:
        o_auth = {**CODE, "flows": {flow: True}, "scopes": ["openid"]}
        found = said(rules.preset_keeps_its_nature, client_settings({"preset": "machine", "o_auth": o_auth}))
        assert paths(found) == ["o_auth.flows"]

    def test_a_machine_without_o_auth_is_refused(self) -> None:
        found = said(rules.preset_keeps_its_nature, client_settings({"preset": "machine", "disable_o_auth": True}))
        assert paths(found) == ["disable_o_auth"]

    def test_what_only_repeats_the_preset_satisfies(self) -> None:
        for args in ({"preset": "spa", "generate_secret": False}, {"preset": "web", "generate_secret": True}):
            assert said(rules.preset_keeps_its_nature, client_settings(args)) == []


class TestContextDataNeedsASecret:
    def test_a_public_client_that_speaks_for_others_is_refused(self) -> None:
        settings = client_settings({"enable_propagate_additional_user_context_data": True})
        found = said(rules.context_data_needs_a_secret, settings)
        assert paths(found) == ["enable_propagate_additional_user_context_data"]

    def test_a_confidential_one_may(self) -> None:
        settings = client_settings({"preset": "web", "enable_propagate_additional_user_context_data": True})
        assert said(rules.context_data_needs_a_secret, settings) == []


class TestAttributesAreThere:
    @pytest.mark.parametrize("argument", ["read_attributes", "write_attributes"])
    @pytest.mark.parametrize("name", ["nonsense", "custom:nonsense", "Email", ""])
    def test_what_the_pool_does_not_have_is_refused_as_it_was_written(self, argument: str, name: str) -> None:
        settings = client_settings({argument: ["email", name]}, FACTS)
        ((path, text),) = said(rules.attributes_are_there, settings)
        assert path == f"{argument}[1]"
        assert f"got {name!r}" in text

    @pytest.mark.parametrize("name", ["email_verified", "phone_number_verified"])
    def test_what_proves_an_address_is_never_written_by_an_app(self, name: str) -> None:
        for context in (FACTS, None):
            found = said(rules.attributes_are_there, client_settings({"write_attributes": [name]}, context))
            assert paths(found) == ["write_attributes[0]"]
            assert said(rules.attributes_are_there, client_settings({"read_attributes": [name]}, context)) == []

    @pytest.mark.parametrize("name", ["email", "fullname", "name", "profile_page", "tenant_id", "custom:tenant_id"])
    def test_awss_names_cdks_names_and_custom_ones_satisfy(self, name: str) -> None:
        for argument in ("read_attributes", "write_attributes"):
            assert said(rules.attributes_are_there, client_settings({argument: [name]}, FACTS)) == []

    def test_of_an_unknown_pool_nothing_is_known_to_be_missing(self) -> None:
        assert said(rules.attributes_are_there, client_settings({"write_attributes": ["anything"]})) == []

    def test_a_pool_without_custom_attributes_has_none(self) -> None:
        context = UserPoolContext(user_pool_settings({}).attributes)
        found = said(rules.attributes_are_there, client_settings({"read_attributes": ["tenant_id"]}, context))
        assert paths(found) == ["read_attributes[0]"]


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", "file", "JavaScript"])
def test_a_page_to_come_back_to_is_no_script(scheme: str) -> None:
    found = client_problems({"o_auth": {"callback_urls": [f"{scheme}:alert(1)"]}})
    assert [path for path, _ in found] == ["o_auth.callback_urls[0]"]


class TestScopesAndProvidersExist:
    @pytest.mark.parametrize(
        ("scope", "says"),
        [
            ("Cognito", "is no scope: AWS has openid"),
            ("opneid", "did you mean openid?"),
            ("OpenID", "did you mean openid?"),
            ("COGNITO", "is no scope"),
            ("orders", "is no scope"),
            ("orders/", "must name a resource server and a scope of it"),
            ("/read", "must name a resource server and a scope of it"),
        ],
    )
    def test_a_scope_without_a_form_is_refused_whatever_the_pool(self, scope: str, says: str) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": ["openid", scope]}})
        ((path, text),) = said(rules.scopes_and_providers_exist, settings)
        assert path == "o_auth.scopes[1]"
        assert says in text

    @pytest.mark.parametrize("scope", ["openid", "aws.cognito.signin.user.admin", "a/b", "https://a.example/x/b"])
    def test_one_of_awss_or_of_a_resource_server_satisfies(self, scope: str) -> None:
        settings = client_settings({"o_auth": {**CODE, "scopes": [scope, "openid"]}})
        assert said(rules.scopes_and_providers_exist, settings) == []

    def test_an_output_is_looked_at_once_it_is_known(self) -> None:
        def program() -> None:
            o_auth: Any = {**CODE, "scopes": [pulumi.Output.from_input("Cognito")]}
            AppClient("web", {"user_pool_id": POOL_ID, "o_auth": o_auth})

        assert "o_auth.scopes[0]: is no scope" in str(run(program).error)


class TestMachinesAskForScopesOfApis:
    @pytest.mark.parametrize("scope", ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"])
    def test_scopes_about_a_person_are_refused(self, scope: str) -> None:
        settings = client_settings({"preset": "machine", "o_auth": {"scopes": ["a/b", scope]}})
        assert paths(said(rules.machines_ask_for_scopes_of_apis, settings)) == ["o_auth.scopes[1]"]

    def test_scopes_of_apis_satisfy(self) -> None:
        settings = client_settings({"preset": "machine", "o_auth": {"scopes": ["a/b", "https://a.example/b"]}})
        assert said(rules.machines_ask_for_scopes_of_apis, settings) == []


class TestRotationLeavesAFlow:
    @pytest.mark.parametrize(
        "args",
        [
            {"preset": "spa", "auth_flows": {"user_srp": False}},
            {"auth_flows": {"user_srp": False}, "refresh_token_rotation_grace_period_seconds": 0},
            {**MACHINE, "refresh_token_rotation_grace_period_seconds": 0},
        ],
    )
    def test_rotation_without_a_flow_is_refused(self, args: Any) -> None:
        assert paths(said(rules.rotation_leaves_a_flow, client_settings(args))) == ["auth_flows"]

    @pytest.mark.parametrize("args", [{"preset": "spa"}, {"auth_flows": {"user_srp": False}}, MACHINE])
    def test_a_flow_or_no_rotation_satisfies(self, args: Any) -> None:
        assert said(rules.rotation_leaves_a_flow, client_settings(args)) == []


class TestClaimsThatDecideAreNotWritten:
    CLAIM: ClassVar[PermissionClaim] = PermissionClaim("custom:flavor", ("tags", "x"), ("switch",))

    def found(self, *, mutable: bool, self_sign_up: bool | None, **args: Any) -> Found:
        attributes = (Attribute("flavor", AttributeType.STRING, mutable=mutable, custom=True),)
        context = UserPoolContext(attributes, self_sign_up=self_sign_up, permission_claims=(self.CLAIM,))
        return said(permission_rules.claims_that_decide_are_not_written, client_settings(args, context))

    def test_one_that_users_can_write_is_refused_with_how_they_do(self) -> None:
        (first,) = self.found(mutable=True, self_sign_up=False)
        assert first[0] == "write_attributes"
        assert "users then can write" in first[1]
        writes = {"write_attributes": ["custom:flavor"]}
        for unknown in (True, None):
            (second,) = self.found(mutable=False, self_sign_up=unknown, **writes)
            assert "users then can set at sign-up" in second[1]
        assert self.found(mutable=False, self_sign_up=False, **writes) == []

    def test_one_that_is_not_listed_and_a_machine_satisfy(self) -> None:
        assert self.found(mutable=True, self_sign_up=True, write_attributes=["email"]) == []
        assert self.found(mutable=True, self_sign_up=True, preset="machine") == []


class TestAnalyticsNamesOneApplication:
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
    def test_none_half_and_two_are_refused(self, analytics: Any, wrong: list[str]) -> None:
        settings = client_settings({"analytics": analytics})
        assert paths(said(rules.analytics_names_one_application, settings)) == wrong

    @pytest.mark.parametrize("analytics", [{}, {"application_arn": ARN}, {**BY_ID, "share_user_data": True}])
    def test_one_satisfies(self, analytics: Any) -> None:
        assert said(rules.analytics_names_one_application, client_settings({"analytics": analytics})) == []


@pytest.mark.parametrize("word", ["", "custom:"])
@pytest.mark.parametrize("argument", ["read_attributes", "write_attributes"])
def test_an_attribute_without_a_name_is_refused(argument: str, word: str) -> None:
    assert paths(said(rules.attributes_are_there, client_settings({argument: ["email", word]}))) == [f"{argument}[1]"]


class TestStyleHasPages:
    def test_a_style_in_a_pool_of_the_lite_plan_is_refused(self) -> None:
        context = UserPoolContext(plan=FeaturePlan.LITE)
        assert paths(said(rules.style_has_pages, client_settings({"branding": {}}, context))) == ["branding"]

    @pytest.mark.parametrize("plan", [FeaturePlan.ESSENTIALS, FeaturePlan.PLUS, None])
    def test_in_other_plans_and_in_pools_of_others_it_satisfies(self, plan: Any) -> None:
        assert said(rules.style_has_pages, client_settings({"branding": {}}, UserPoolContext(plan=plan))) == []

    def test_without_a_style_any_plan_satisfies(self) -> None:
        assert said(rules.style_has_pages, client_settings({}, UserPoolContext(plan=FeaturePlan.LITE))) == []
