"""One class per rule: what violates it, what satisfies it, and that the defaults do."""

import json
from typing import Any, ClassVar

import pulumi
import pytest

from cognito_identity.iam.policies import document_flaw
from cognito_identity.identity_pool import rules
from tests.cognito_identity.engine import deploy
from tests.cognito_identity.planned import Found, identity_pool_settings, said

ROLE = "arn:aws:iam::123456789012:role/people"
DOCUMENT = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
)
MANAGED = "arn:aws:iam::aws:policy/ReadOnlyAccess"


def paths(found: Found) -> list[str]:
    return [path for path, _ in found]


def test_every_rule_is_applied_and_has_its_class_here() -> None:
    classes = {name.removeprefix("Test").lower() for name in globals() if name.startswith("Test")}
    assert {rule.__name__.replace("_", "") for rule in rules.RULES} == classes


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_defaults_satisfy_every_rule(rule: Any) -> None:
    assert said(rule, identity_pool_settings()) == []


class TestExpectedPoolHasAnId:
    @pytest.mark.parametrize("value", ["access", "us-east-1_aBcDeFgH1", "us-east-1:1"])
    def test_what_is_no_id_is_refused(self, value: str) -> None:
        found = said(rules.expected_pool_has_an_id, identity_pool_settings(expected_identity_pool_id=value))
        assert paths(found) == ["expected_identity_pool_id"]

    def test_an_id_satisfies(self) -> None:
        settings = identity_pool_settings(expected_identity_pool_id="eu-west-1:11111111-2222-3333-4444-555555555555")
        assert said(rules.expected_pool_has_an_id, settings) == []


class TestGuestSettingsHaveGuests:
    @pytest.mark.parametrize("guests", [{}, {"allow_unauthenticated_identities": False}])
    @pytest.mark.parametrize("given", [{"unauthenticated_role": ROLE}, {"unauthenticated_policies": [DOCUMENT]}])
    def test_settings_for_guests_without_guests_are_refused(self, guests: Any, given: Any) -> None:
        found = said(rules.guest_settings_have_guests, identity_pool_settings(**guests, **given))
        assert paths(found) == list(given)

    def test_with_guests_they_satisfy(self) -> None:
        settings = identity_pool_settings(allow_unauthenticated_identities=True, unauthenticated_role=ROLE)
        assert said(rules.guest_settings_have_guests, settings) == []


class TestPoliciesHaveARole:
    @pytest.mark.parametrize("kind", rules.KINDS)
    def test_policies_for_a_role_of_ones_own_are_refused(self, kind: str) -> None:
        given = {f"{kind}_role": ROLE, f"{kind}_policies": [DOCUMENT]}
        settings = identity_pool_settings(allow_unauthenticated_identities=True, **given)
        assert paths(said(rules.policies_have_a_role, settings)) == [f"{kind}_policies"]

    def test_policies_for_a_made_role_and_a_role_without_policies_satisfy(self) -> None:
        for given in ({"authenticated_policies": [DOCUMENT]}, {"authenticated_role": ROLE}):
            assert said(rules.policies_have_a_role, identity_pool_settings(**given)) == []


class TestClassicFlowHasNoMappedRoles:
    @staticmethod
    def found(*, classic: bool, mappings: Any) -> Found:
        settings = identity_pool_settings(allow_classic_flow=classic, role_mappings=mappings)
        return said(rules.classic_flow_has_no_mapped_roles, settings)

    @pytest.mark.parametrize(
        "mapping",
        [{"use_token": True}, {"rules": [{"claim": "team", "claim_value": "red", "mapped_role": ROLE}]}],
    )
    def test_roles_that_every_user_could_assume_are_refused(self, mapping: Any) -> None:
        mappings = {"graph.facebook.com": mapping}
        assert paths(self.found(classic=True, mappings=mappings)) == ["allow_classic_flow"]
        assert self.found(classic=False, mappings=mappings) == []

    def test_the_classic_flow_with_one_role_satisfies(self) -> None:
        assert self.found(classic=True, mappings={}) == []


class TestRoleMappingsSayOneThing:
    RULE: ClassVar[dict[str, str]] = {
        "claim": "team",
        "claim_value": "red",
        "mapped_role": ROLE,
        "match_type": "equals",
    }

    def found(self, mapping: Any) -> Found:
        settings = identity_pool_settings(role_mappings={"people": {"provider_url": "x", **mapping}})
        return said(rules.role_mappings_say_one_thing, settings)

    def test_a_mapping_that_says_nothing_or_two_things_is_refused(self) -> None:
        assert paths(self.found({})) == ["role_mappings.people"]
        assert paths(self.found({"use_token": False, "rules": []})) == ["role_mappings.people"]
        assert paths(self.found({"use_token": True, "rules": [self.RULE]})) == ["role_mappings.people.use_token"]

    @pytest.mark.parametrize(("argument", "most"), [("claim", 64), ("claim_value", 128)])
    def test_claims_and_their_values_have_a_length(self, argument: str, most: int) -> None:
        for text in ("", "x" * (most + 1)):
            found = self.found({"rules": [self.RULE, {**self.RULE, argument: text}]})
            assert paths(found) == [f"role_mappings.people.rules[1].{argument}"]
        assert self.found({"rules": [{**self.RULE, argument: "x" * most}]}) == []

    def test_rules_and_mappings_are_counted(self) -> None:
        assert self.found({"rules": [self.RULE] * 25}) == []
        assert paths(self.found({"rules": [self.RULE] * 26})) == ["role_mappings.people.rules"]
        many = {f"m{index}": {"provider_url": "x", "use_token": True} for index in range(11)}
        found = said(rules.role_mappings_say_one_thing, identity_pool_settings(role_mappings=many))
        assert paths(found) == ["role_mappings"]

    def test_one_thing_satisfies(self) -> None:
        assert self.found({"use_token": True}) == []
        assert self.found({"rules": [self.RULE]}) == []


class TestPrincipalTagsHaveUserPools:
    POOLS: ClassVar[list[dict[str, str]]] = [{"user_pool_provider_name": "x", "client_id": "y"}]

    def found(self, **args: Any) -> Found:
        return said(rules.principal_tags_have_user_pools, identity_pool_settings(**args))

    def test_tags_of_nobody_are_refused(self) -> None:
        assert paths(self.found(principal_tags={"use_defaults": True})) == ["principal_tags"]

    def test_two_sources_of_tags_are_refused(self) -> None:
        tags = {"use_defaults": True, "tags": {"team": "custom:team"}}
        assert paths(self.found(user_pools=self.POOLS, principal_tags=tags)) == ["principal_tags.use_defaults"]

    def test_tags_are_counted(self) -> None:
        tags = {f"t{index}": "sub" for index in range(51)}
        assert paths(self.found(user_pools=self.POOLS, principal_tags={"tags": tags})) == ["principal_tags.tags"]

    def test_tags_of_a_user_pool_satisfy(self) -> None:
        for tags in ({"use_defaults": True}, {"tags": {"team": "custom:team"}}):
            assert self.found(user_pools=self.POOLS, principal_tags=tags) == []


class TestPoliciesAreDocumentsOrArns:
    @pytest.mark.parametrize(
        "policy",
        [
            "",
            "nonsense",
            "[]",
            "5",
            "null",
            "{}",
            '{"Version": "2012-10-17"}',
            "{not json",
            "arn:x",
            "arn:aws:iam::123456789012:role/people",
            "arn:aws:iam::aws:policy/",
            f"{MANAGED}\n",
            "[" * 100_000,
        ],
    )
    @pytest.mark.parametrize("kind", rules.KINDS)
    def test_anything_else_is_refused(self, kind: str, policy: str) -> None:
        settings = identity_pool_settings(
            allow_unauthenticated_identities=True, **{f"{kind}_policies": [DOCUMENT, policy]}
        )
        assert paths(said(rules.policies_are_documents_or_arns, settings)) == [f"{kind}_policies[1]"]

    @pytest.mark.parametrize(
        ("statement", "what"),
        [
            ([], "has no statement"),
            ({}, "without an effect"),
            ("all", "has no statement"),
            ([5], "has a statement that is none"),
            ([{"Action": "*", "Resource": "*"}], "without an effect"),
            ([{"Effect": ["Allow"], "Action": "*", "Resource": "*"}], "without an effect"),
            ([{"Effect": "allow", "Action": "*", "Resource": "*"}], "without an effect"),
            ([{"Effect": "Allow", "Resource": "*"}], "needs `Action` or `NotAction`"),
            ([{"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}], "needs `Action` or `NotAction`"),
            ([{"Effect": "Allow", "Action": "*"}], "needs `Resource` or `NotResource`"),
            ([{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}], "with a principal"),
        ],
    )
    def test_a_document_that_iam_would_refuse_is_refused_with_its_reason(self, statement: object, what: str) -> None:
        policy = json.dumps({"Version": "2012-10-17", "Statement": statement})
        found = said(rules.policies_are_documents_or_arns, identity_pool_settings(authenticated_policies=[policy]))
        assert paths(found) == ["authenticated_policies[0]"]
        assert what in found[0][1]

    def test_a_single_statement_needs_no_list(self) -> None:
        policy = json.dumps(
            {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": "*", "Resource": "*"}}
        )
        settings = identity_pool_settings(authenticated_policies=[policy])
        assert said(rules.policies_are_documents_or_arns, settings) == []

    @pytest.mark.parametrize("policy", [DOCUMENT, MANAGED])
    def test_one_listed_twice_is_refused_for_it_would_be_made_twice(self, policy: str) -> None:
        settings = identity_pool_settings(authenticated_policies=[policy, policy])
        assert paths(said(rules.policies_are_documents_or_arns, settings)) == ["authenticated_policies[1]"]

    @pytest.mark.parametrize(
        "policy",
        [DOCUMENT, MANAGED, "arn:aws-cn:iam::123456789012:policy/team/own+one", "arn:aws-us-gov:iam::aws:policy/X"],
    )
    def test_documents_and_managed_policies_satisfy(self, policy: str) -> None:
        settings = identity_pool_settings(authenticated_policies=[policy])
        assert said(rules.policies_are_documents_or_arns, settings) == []

    def test_outputs_are_judged_when_they_are_known(self) -> None:
        def program() -> None:
            settings = identity_pool_settings(authenticated_policies=[pulumi.Output.from_input("nonsense")])
            assert said(rules.policies_are_documents_or_arns, settings) == []

        deploy(program)

    @pytest.mark.parametrize("value", [None, 5, {"Statement": []}, ["Statement"]])
    def test_what_is_no_text_is_no_document(self, value: object) -> None:
        assert document_flaw(value) is not None


class TestMappedRolesAreRoles:
    @staticmethod
    def mapping(role: Any) -> Any:
        rules_ = [{"claim": "team", "claim_value": "ops", "mapped_role": role}]
        return identity_pool_settings(role_mappings={"graph.facebook.com": {"rules": rules_}})

    @pytest.mark.parametrize(
        "role", ["", "x", "people", "arn:aws:iam::123456789012:user/people", "arn:aws:s3:::bucket"]
    )
    def test_what_is_no_role_is_refused(self, role: str) -> None:
        assert paths(said(rules.mapped_roles_are_roles, self.mapping(role))) == [
            "role_mappings.graph.facebook.com.rules[0].mapped_role"
        ]

    @pytest.mark.parametrize("role", [ROLE, "arn:aws-cn:iam::123456789012:role/team/people"])
    def test_roles_satisfy(self, role: Any) -> None:
        assert said(rules.mapped_roles_are_roles, self.mapping(role)) == []


class TestProvidersAreWhatTheyAreCalled:
    OIDC = "arn:aws:iam::123456789012:oidc-provider/id.example.com"
    SAML = "arn:aws:iam::123456789012:saml-provider/corp"

    @pytest.mark.parametrize(
        ("providers", "wrong"),
        [
            ({"open_id_connect_providers": [OIDC, SAML]}, ["authentication_providers.open_id_connect_providers[1]"]),
            ({"saml_providers": [OIDC]}, ["authentication_providers.saml_providers[0]"]),
            ({"saml_providers": [SAML], "open_id_connect_providers": [OIDC]}, []),
        ],
    )
    def test_each_list_takes_its_kind(self, providers: Any, wrong: list[str]) -> None:
        settings = identity_pool_settings(authentication_providers=providers)
        assert paths(said(rules.providers_are_what_they_are_called, settings)) == wrong

    def test_the_issuer_is_not_the_name(self) -> None:
        name = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgH1"
        pools = [{"user_pool_provider_name": name, "client_id": "a"}]
        pools.append({"user_pool_provider_name": f"https://{name}", "client_id": "a"})
        settings = identity_pool_settings(user_pools=pools)
        found = said(rules.providers_are_what_they_are_called, settings)
        assert paths(found) == ["user_pools[1].user_pool_provider_name"]
