"""The defaults satisfy every rule of the policy pack, and each changed default violates its rules."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pulumi
import pytest

from cognito_identity import AppClient, IdentityPool, UserIdentity
from cognito_policies import RULES, Violation
from tests.cognito_identity.engine import REGION, Run, deploy
from tests.contract.pack_violations import violations
from tests.program.stack import deploy_stack

PINNED = frozenset(
    {
        "cognito-pool-password-length",
        "cognito-pool-password-composition",
        "cognito-pool-temp-password",
        "cognito-pool-mfa-required",
        "cognito-pool-mfa-factor-present",
        "cognito-pool-mfa-not-sms-only",
        "cognito-pool-deletion-protection",
        "cognito-pool-pulumi-protect",
        "cognito-pool-no-delete-before-replace",
        "cognito-client-user-existence",
        "cognito-client-token-revocation",
        "cognito-client-no-implicit",
        "cognito-client-no-password-flows",
        "cognito-idpool-guest-off",
        "cognito-idpool-classic-flow-off",
        "cognito-idpool-token-check",
        "cognito-trust-aud",
        "cognito-trust-amr",
    }
)
"""The rules whose flips are pinned here to the last one."""

COST_OR_TASTE = frozenset(
    {
        "cognito-pool-device-tracking",
        "cognito-tags",
        "cognito-client-read-attributes",
        "cognito-pool-waf",
        "cognito-pool-log-delivery",
    }
)
"""Advice the defaults do not follow: what costs money, or what only the author of a program can know."""

PROVIDER = f"cognito-idp.{REGION}.amazonaws.com/{REGION}_aBcDeFgH1"
CODE: Any = {"callback_urls": ["https://shop.example/signed-in"]}


def identity(args: Any, **options: Any) -> Run:
    return deploy(lambda: UserIdentity("shop", args), **options)


def ids(found: list[Violation]) -> set[str]:
    return {violation.rule for violation in found}


def pinned(done: Run) -> set[str]:
    return ids(violations(done)) & PINNED


SOUND: Mapping[str, Callable[[], Any]] = {
    "the default": lambda: UserIdentity("shop", {}),
    "with SMS too": lambda: UserIdentity("shop", {"user_pool": {"mfa_second_factor": {"otp": True, "sms": True}}}),
    "with a longer password": lambda: UserIdentity("shop", {"user_pool": {"password_policy": {"min_length": 99}}}),
    "with the code flow": lambda: UserIdentity("shop", {"clients": {"web": {"preset": "spa", "o_auth": CODE}}}),
    "with a server": lambda: UserIdentity("shop", {"clients": {"server": {"preset": "web", "o_auth": CODE}}}),
    "with a native app": lambda: UserIdentity("shop", {"clients": {"app": {"preset": "native"}}}),
    "without an identity pool": lambda: UserIdentity("shop", {"disable_identity_pool": True}),
    "with sign-up": lambda: UserIdentity("shop", {"allow_signup": True}),
}


def test_the_pack_has_all_pinned_rules_and_every_one_is_mandatory_at_prod() -> None:
    assert {rule.id for rule in RULES} >= PINNED


@pytest.mark.parametrize("program", SOUND.values(), ids=SOUND)
def test_the_defaults_violate_no_rule(program: Callable[[], Any]) -> None:
    assert pinned(deploy(program)) == set()


@pytest.mark.parametrize("program", SOUND.values(), ids=SOUND)
def test_the_defaults_violate_no_rule_in_a_preview(program: Callable[[], Any]) -> None:
    found = [violation for violation in violations(deploy(program, preview=True)) if violation.rule in PINNED]
    assert {violation.level for violation in found} <= {"advisory"}
    assert all("not checked yet" in violation.message for violation in found)
    assert ids(found) <= {"cognito-trust-aud", "cognito-trust-amr"}


def test_the_default_violates_no_mandatory_rule_of_the_whole_pack() -> None:
    found = violations(identity({}))
    assert ids([violation for violation in found if violation.level == "mandatory"]) == set()
    assert ids([violation for violation in found if violation.level == "advisory"]) <= COST_OR_TASTE


@pytest.mark.parametrize(
    "pool",
    [
        {"mfa_second_factor": {"otp": True, "sms": True}},
        {"mfa_second_factor": {"otp": True, "sms": True}, "sign_in_aliases": {"username": True}},
        {"enable_sms_role": True},
        {"sms_role": "arn:aws:iam::123456789012:role/sms"},
    ],
)
def test_a_pool_that_sends_codes_by_sms_verifies_the_numbers(pool: Any) -> None:
    found = violations(identity({"user_pool": pool}))
    assert ids([violation for violation in found if violation.level == "mandatory"]) == set()


def test_the_prod_stack_violates_no_rule() -> None:
    done = deploy_stack("prod")
    assert pinned(done) == set()
    assert [violation for violation in violations(done) if violation.level == "mandatory"] == []


FLIPS: list[tuple[Any, set[str]]] = [
    ({"user_pool": {"password_policy": {"min_length": 7}}}, {"cognito-pool-password-length"}),
    ({"user_pool": {"password_policy": {"require_lowercase": False}}}, {"cognito-pool-password-composition"}),
    ({"user_pool": {"password_policy": {"require_uppercase": False}}}, {"cognito-pool-password-composition"}),
    ({"user_pool": {"password_policy": {"require_digits": False}}}, {"cognito-pool-password-composition"}),
    ({"user_pool": {"password_policy": {"require_symbols": False}}}, {"cognito-pool-password-composition"}),
    ({"user_pool": {"password_policy": {"temp_password_validity_days": 8}}}, {"cognito-pool-temp-password"}),
    ({"user_pool": {"mfa": "optional"}}, {"cognito-pool-mfa-required", "cognito-pool-password-length"}),
    ({"user_pool": {"mfa": "off"}}, {"cognito-pool-mfa-required", "cognito-pool-password-length"}),
    ({"user_pool": {"mfa": "off", "password_policy": {"min_length": 15}}}, {"cognito-pool-mfa-required"}),
    ({"user_pool": {"mfa_second_factor": {"sms": True}}}, {"cognito-pool-mfa-not-sms-only"}),
    ({"user_pool": {"deletion_protection": False}}, {"cognito-pool-deletion-protection"}),
    ({"user_pool": {"removal_policy": "destroy"}}, set()),
    (
        {"user_pool": {"removal_policy": "destroy", "deletion_protection": False}},
        {"cognito-pool-pulumi-protect", "cognito-pool-deletion-protection"},
    ),
    ({"clients": {"web": {"prevent_user_existence_errors": False}}}, {"cognito-client-user-existence"}),
    ({"clients": {"web": {"enable_token_revocation": False}}}, {"cognito-client-token-revocation"}),
    (
        {"clients": {"web": {"o_auth": {**CODE, "flows": {"implicit_code_grant": True}}}}},
        {"cognito-client-no-implicit"},
    ),
    ({"clients": {"web": {"auth_flows": {"user_password": True}}}}, {"cognito-client-no-password-flows"}),
    ({"clients": {"web": {"auth_flows": {"admin_user_password": True}}}}, {"cognito-client-no-password-flows"}),
    ({"identity_pool_options": {"allow_unauthenticated_identities": True}}, {"cognito-idpool-guest-off"}),
    ({"identity_pool_options": {"allow_classic_flow": True}}, {"cognito-idpool-classic-flow-off"}),
    (
        {
            "identity_pool_options": {
                "user_pools": [
                    {
                        "user_pool_provider_name": PROVIDER,
                        "client_id": "abc",
                        "disable_server_side_token_check": True,
                    }
                ]
            }
        },
        {"cognito-idpool-token-check"},
    ),
]


@pytest.mark.parametrize(("args", "expected"), FLIPS, ids=[json.dumps(args) for args, _ in FLIPS])
def test_a_changed_default_violates_exactly_its_rules(args: Any, expected: set[str]) -> None:
    assert pinned(identity(args)) == expected


def _without(condition: str) -> Callable[[str], str]:
    def changed(document: str) -> str:
        policy = json.loads(document)
        for statement in policy["Statement"]:
            for operator in list(statement["Condition"]):
                kept = {key: value for key, value in statement["Condition"][operator].items() if condition not in key}
                statement["Condition"][operator] = kept
        return json.dumps(policy)

    return changed


def _trusting(change: Callable[[str], str]) -> pulumi.ResourceOptions:
    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ != "aws:iam/role:Role":
            return None
        document = pulumi.Output.from_input(args.props["assume_role_policy"]).apply(change)
        return pulumi.ResourceTransformationResult({**args.props, "assume_role_policy": document}, args.opts)

    return pulumi.ResourceOptions(transformations=[transform])


@pytest.mark.parametrize(("condition", "expected"), [(":aud", {"cognito-trust-aud"}), (":amr", {"cognito-trust-amr"})])
def test_a_trust_policy_without_a_condition_violates_its_rule(condition: str, expected: set[str]) -> None:
    done = deploy(lambda: UserIdentity("shop", {}, _trusting(_without(condition))))
    assert pinned(done) == expected


def test_a_pool_with_delete_before_replace_violates_its_rule() -> None:
    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ != "aws:cognito/userPool:UserPool":
            return None
        first = pulumi.ResourceOptions(delete_before_replace=True)
        return pulumi.ResourceTransformationResult(args.props, pulumi.ResourceOptions.merge(args.opts, first))

    done = deploy(lambda: UserIdentity("shop", {}, pulumi.ResourceOptions(transformations=[transform])))
    assert pinned(done) == {"cognito-pool-no-delete-before-replace"}


def test_a_pool_without_mfa_methods_violates_its_rule() -> None:
    """The components refuse it, but other programs can create it."""

    def transform(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ != "aws:cognito/userPool:UserPool":
            return None
        props = {**args.props, "software_token_mfa_configuration": {"enabled": False}}
        return pulumi.ResourceTransformationResult(props, args.opts)

    done = deploy(lambda: UserIdentity("shop", {}, pulumi.ResourceOptions(transformations=[transform])))
    assert "cognito-pool-mfa-factor-present" in pinned(done)


def test_every_pinned_rule_is_violated_by_a_change() -> None:
    by_arguments = {rule for _, expected in FLIPS for rule in expected}
    by_tampering = {
        "cognito-trust-aud",
        "cognito-trust-amr",
        "cognito-pool-no-delete-before-replace",
        "cognito-pool-mfa-factor-present",
    }
    assert by_arguments | by_tampering == PINNED


def test_single_components_violate_no_rule() -> None:
    def program() -> None:
        AppClient("web", {"user_pool_id": f"{REGION}_aBcDeFgH1"})
        IdentityPool("access", {"user_pools": [{"user_pool_provider_name": PROVIDER, "client_id": "abc"}]})

    assert pinned(deploy(program)) == set()


def test_the_dev_stack_violates_rules_of_prod_and_none_of_dev() -> None:
    done = deploy_stack("dev")
    at_prod = pinned(done)
    assert at_prod == {
        "cognito-pool-password-length",
        "cognito-pool-mfa-required",
        "cognito-pool-deletion-protection",
        "cognito-pool-pulumi-protect",
        "cognito-client-no-password-flows",
    }
    mandatory = [violation for violation in violations(done, "dev") if violation.level == "mandatory"]
    assert ids(mandatory) & PINNED == set()
