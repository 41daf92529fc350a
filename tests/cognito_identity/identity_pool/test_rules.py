"""One class per rule: what violates it, what satisfies it, and that the defaults do."""

import json
from typing import Any, ClassVar

import pulumi
import pytest

from cognito_identity import ArgumentError, IdentityPool
from cognito_identity.iam.policies import document_flaw
from cognito_identity.identity_pool import principal_tag_rules, provider_rules, rules
from cognito_identity.validation.problems import Key, path_text
from tests.cognito_identity.engine import deploy, run
from tests.cognito_identity.planned import Found, identity_pool_settings, said

ROLE = "arn:aws:iam::123456789012:role/users"
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
        settings = identity_pool_settings(role_mappings={"users": {"provider_url": "x", **mapping}})
        return said(rules.role_mappings_say_one_thing, settings)

    def test_a_mapping_that_says_nothing_or_two_things_is_refused(self) -> None:
        assert paths(self.found({})) == ["role_mappings.users"]
        assert paths(self.found({"use_token": False, "rules": []})) == ["role_mappings.users"]
        assert paths(self.found({"use_token": True, "rules": [self.RULE]})) == ["role_mappings.users.use_token"]

    @pytest.mark.parametrize(("argument", "most"), [("claim", 64), ("claim_value", 128)])
    def test_claims_and_their_values_have_a_length(self, argument: str, most: int) -> None:
        for text in ("", "x" * (most + 1)):
            found = self.found({"rules": [self.RULE, {**self.RULE, argument: text}]})
            assert paths(found) == [f"role_mappings.users.rules[1].{argument}"]
        assert self.found({"rules": [{**self.RULE, argument: "x" * most}]}) == []

    def test_rules_and_mappings_are_counted(self) -> None:
        assert self.found({"rules": [self.RULE] * 25}) == []
        assert paths(self.found({"rules": [self.RULE] * 26})) == ["role_mappings.users.rules"]
        many = {f"m{index}": {"provider_url": "x", "use_token": True} for index in range(11)}
        found = said(rules.role_mappings_say_one_thing, identity_pool_settings(role_mappings=many))
        assert paths(found) == ["role_mappings"]

    def test_one_thing_satisfies(self) -> None:
        assert self.found({"use_token": True}) == []
        assert self.found({"rules": [self.RULE]}) == []


class TestPrincipalTagsHaveUserPools:
    POOLS: ClassVar[list[dict[str, str]]] = [{"user_pool_provider_name": "x", "client_id": "y"}]

    def found(self, **args: Any) -> Found:
        return said(principal_tag_rules.principal_tags_have_user_pools, identity_pool_settings(**args))

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


class TestPrincipalTagsAreSessionTags:
    @staticmethod
    def found(tags: Any) -> Found:
        pools = [{"user_pool_provider_name": "x", "client_id": "y"}]
        settings = identity_pool_settings(user_pools=pools, principal_tags={"tags": tags})
        return said(principal_tag_rules.principal_tags_are_session_tags, settings)

    @pytest.mark.parametrize("name", ["", "a" * 129, "a\n", "team!", "a*b", "aws:team", "AWS:x", "a\u200b"])
    def test_a_name_that_sts_would_refuse_is_refused(self, name: str) -> None:
        assert set(paths(self.found({name: "sub"}))) == {path_text(("principal_tags", "tags", Key(name)))}

    @pytest.mark.parametrize("name", ["a", "a" * 128, "Kosten Stelle", "team/a_b.c:d=e+f-g@h", "équipe", "部門"])
    def test_what_iam_takes_as_a_tag_satisfies(self, name: str) -> None:
        assert self.found({name: "custom:team"}) == []

    def test_names_that_differ_by_case_only_are_one_tag(self) -> None:
        assert paths(self.found({"Team": "sub", "team": "sub"})) == ["principal_tags.tags.team"]

    @pytest.mark.parametrize("claim", ["custom:my team", " sub", "sub\n", "a\x00", "a\u00a0b"])
    def test_a_claim_with_white_space_is_refused(self, claim: str) -> None:
        assert paths(self.found({"team": claim})) == ["principal_tags.tags.team"]


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
            "arn:aws:iam::123456789012:role/users",
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
            ([], "must have a statement"),
            ({}, "without Effect"),
            ("all", "must have a statement"),
            ([5], "that is not an object"),
            ([{"Action": "*", "Resource": "*"}], "without Effect"),
            ([{"Effect": ["Allow"], "Action": "*", "Resource": "*"}], "without Effect"),
            ([{"Effect": "allow", "Action": "*", "Resource": "*"}], "without Effect"),
            ([{"Effect": "Allow", "Resource": "*"}], "one of Action and NotAction"),
            (
                [{"Effect": "Allow", "Action": "*", "NotAction": "*", "Resource": "*"}],
                "one of Action and NotAction",
            ),
            ([{"Effect": "Allow", "Action": "*"}], "one of Resource and NotResource"),
            ([{"Effect": "Allow", "Action": "*", "Resource": "*", "Principal": "*"}], "with Principal"),
        ],
    )
    def test_a_document_that_iam_would_refuse_is_refused(self, statement: object, what: str) -> None:
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
    def test_a_duplicate_is_refused(self, policy: str) -> None:
        settings = identity_pool_settings(authenticated_policies=[policy, policy])
        assert paths(said(rules.policies_are_documents_or_arns, settings)) == ["authenticated_policies[1]"]

    @pytest.mark.parametrize(
        "policy",
        [DOCUMENT, MANAGED, "arn:aws-cn:iam::123456789012:policy/team/own+one", "arn:aws-us-gov:iam::aws:policy/X"],
    )
    def test_documents_and_managed_policies_satisfy(self, policy: str) -> None:
        settings = identity_pool_settings(authenticated_policies=[policy])
        assert said(rules.policies_are_documents_or_arns, settings) == []

    def test_outputs_are_not_checked_yet(self) -> None:
        def program() -> None:
            settings = identity_pool_settings(authenticated_policies=[pulumi.Output.from_input("nonsense")])
            assert said(rules.policies_are_documents_or_arns, settings) == []

        deploy(program)

    @pytest.mark.parametrize("value", [None, 5, {"Statement": []}, ["Statement"]])
    def test_a_value_that_is_no_string_is_no_document(self, value: object) -> None:
        assert document_flaw(value) is not None


class TestMappedProvidersAreKnown:
    NAME = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgH1"
    OIDC = "arn:aws:iam::123456789012:oidc-provider/id.example.com/tenant"
    SAML = "arn:aws:iam::123456789012:saml-provider/corp"
    KNOWN: ClassVar[dict[str, Any]] = {
        "user_pools": [{"user_pool_provider_name": NAME, "client_id": "4v140f"}],
        "authentication_providers": {
            "facebook": "123",
            "custom_provider": "login.example",
            "open_id_connect_providers": [OIDC],
            "saml_providers": [SAML],
        },
    }

    def found(self, mappings: Any, **known: Any) -> Found:
        settings = identity_pool_settings(role_mappings=mappings, **(known or self.KNOWN))
        return said(provider_rules.mapped_providers_are_known, settings)

    @pytest.mark.parametrize(
        "url", [f"{NAME}:4v140f", "graph.facebook.com", "login.example", OIDC, "id.example.com/tenant", SAML]
    )
    def test_a_provider_of_the_pool_satisfies(self, url: str) -> None:
        assert self.found({url: {"use_token": True}}) == []
        assert self.found({"it": {"provider_url": url, "use_token": True}}) == []

    @pytest.mark.parametrize(
        ("url", "what"),
        [
            (f"https://{NAME}:4v140f", "not a URL"),
            (f"https://{NAME}", "not a URL"),
            ("https://graph.facebook.com", "not a URL"),
            (NAME, "must include the app client"),
            (f"{NAME}:", "is not a provider"),
            (f"{NAME}:other", "is not a provider"),
            (f"{NAME[:-1]}2:4v140f", "is not a provider"),
            (f"{NAME}:4v140f ", "is not a provider"),
            ("accounts.google.com", "is not a provider"),
            (f"{SAML}2", "is not a provider"),
            ("web", "is not a provider"),
            ("", "is not a provider"),
            ("x" * 129, "must have 1 to 128 characters"),
        ],
    )
    def test_any_other_is_refused_as_key_and_as_provider_url(self, url: str, what: str) -> None:
        for mappings, path in (
            ({url: {"use_token": True}}, ("role_mappings", Key(url))),
            ({"it": {"provider_url": url, "use_token": True}}, ("role_mappings", "it", "provider_url")),
        ):
            ((place, text),) = self.found(mappings)
            assert place == path_text(path)
            assert what in text

    def test_two_mappings_of_one_provider_are_refused(self) -> None:
        mapping = {"use_token": True}
        twice = {"graph.facebook.com": mapping, "it": {**mapping, "provider_url": "graph.facebook.com"}}
        assert paths(self.found(twice)) == ["role_mappings.it.provider_url"]

    def test_the_message_lists_no_provider_if_there_is_none(self) -> None:
        found = self.found({f"{self.NAME}:4v140f": {"use_token": True}}, tags={})
        assert "the providers are none" in found[0][1]

    @pytest.mark.parametrize(
        ("url", "what"),
        [
            (NAME, "must include the app client"),
            (f"{NAME}:other", "is not a provider"),
            (f"https://{NAME}:4v140f", "not a URL"),
            ("hunter2", "is not a provider"),
            (f"{NAME}:4v140f", None),
            ("id.example.com", None),
            (f"{NAME}:second", "is also the provider of another role mapping"),
        ],
    )
    def test_names_that_are_outputs_are_checked(self, url: str, what: str | None) -> None:
        def program() -> None:
            later = pulumi.Output.from_input
            args: Any = {
                "user_pools": [
                    {"user_pool_provider_name": later(self.NAME), "client_id": "4v140f"},
                    {"user_pool_provider_name": self.NAME, "client_id": later("second")},
                ],
                "authentication_providers": {"open_id_connect_providers": [later(self.OIDC.removesuffix("/tenant"))]},
                "role_mappings": {
                    "a": {"provider_url": later(f"{self.NAME}:second"), "use_token": True},
                    "b": {"provider_url": pulumi.Output.secret(url), "use_token": True},
                },
            }
            IdentityPool("access", args)

        done = run(program)
        if what is None:
            assert done.error is None
            return
        assert isinstance(done.error, ArgumentError)
        assert str(done.error).startswith('IdentityPool "access": role_mappings.b.provider_url: ')
        assert what in str(done.error)
        assert "hunter2" not in str(done.error)
        assert not done.of_type("IdentityPoolRoleAttachment")

    def test_a_plain_name_is_checked_against_clients_that_are_outputs(self) -> None:
        def program(url: str) -> Any:
            def make() -> None:
                pool = {"user_pool_provider_name": self.NAME, "client_id": pulumi.Output.from_input("4v140f")}
                args: Any = {"user_pools": [pool], "role_mappings": {url: {"use_token": True}}}
                IdentityPool("access", args)

            return make

        assert run(program(f"{self.NAME}:4v140f")).error is None
        assert "is not a provider" in str(run(program(f"{self.NAME}:other")).error)
        refused = run(program("web"))
        assert "is not a provider" in str(refused.error)
        assert refused.resources == []


class TestUserPoolsAreNamed:
    def test_the_issuer_is_not_the_name(self) -> None:
        name = "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_aBcDeFgH1"
        pools = [{"user_pool_provider_name": name, "client_id": "a"}]
        pools.append({"user_pool_provider_name": f"https://{name}", "client_id": "a"})
        settings = identity_pool_settings(user_pools=pools)
        found = said(rules.user_pools_are_named, settings)
        assert paths(found) == ["user_pools[1].user_pool_provider_name"]
