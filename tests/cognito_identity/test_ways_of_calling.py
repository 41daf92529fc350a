"""The ways to call a component, and its resource options."""

from typing import Any

import pulumi
import pulumi_aws as aws
import pytest

from cognito_identity import IdentityPool, UserIdentity, UserIdentityArgs, UserPoolWithMfa
from tests.cognito_identity import engine
from tests.cognito_identity.engine import Run, deploy, run


def shape(done: Run) -> list[tuple[str, Any]]:
    return sorted((resource.urn, str(sorted(resource.inputs.items()))) for resource in done.resources)


@pytest.mark.parametrize("component", [UserIdentity, UserPoolWithMfa, IdentityPool])
@pytest.mark.parametrize(
    "form",
    [
        lambda component: component("shop"),
        lambda component: component(name="shop", args={}),
        lambda component: component("shop", {}, None),
        lambda component: component("shop", args={}, opts=pulumi.ResourceOptions()),
        lambda component: component("shop", opts=pulumi.ResourceOptions()),
    ],
)
def test_every_call_without_arguments_uses_the_defaults(component: Any, form: Any) -> None:
    assert shape(deploy(lambda: form(component))) == shape(deploy(lambda: component("shop", {})))


def test_a_typed_dictionary_is_the_same_as_a_plain_one() -> None:
    typed = deploy(lambda: UserIdentity("shop", UserIdentityArgs(allow_signup=True)))
    assert shape(typed) == shape(deploy(lambda: UserIdentity("shop", {"allow_signup": True})))


def test_methods_need_only_a_name() -> None:
    def program() -> None:
        pool = UserPoolWithMfa("users")
        pool.add_client("app")
        pool.add_group("staff")
        pool.add_alarms("alarms")
        UserIdentity.for_user_pool("shop", pool)

    names = {resource.name for resource in deploy(program).resources}
    assert {"users-app-client", "users-staff-group", "users-alarms-throttled", "shop-access-pool"} <= names


def test_camel_case_in_python_is_an_error_with_a_suggestion() -> None:
    args: Any = {"allowSignup": True, "userPool": {"mfa": "off"}}
    error = run(lambda: UserIdentity("shop", args)).error
    assert "allowSignup: unknown argument; did you mean `allow_signup`?" in str(error)
    assert "userPool: unknown argument; did you mean `user_pool`?" in str(error)


def identity(**options: Any) -> Run:
    return deploy(lambda: UserIdentity("shop", {}, pulumi.ResourceOptions(**options)))


def test_a_provider_applies_to_every_resource_and_invoke(monkeypatch: pytest.MonkeyPatch) -> None:
    makers = {**engine._MAKERS, "pulumi:providers:aws": engine._plain_id}
    monkeypatch.setattr(engine, "_MAKERS", makers)

    def program() -> None:
        west = aws.Provider("west", region="us-west-2")
        args: Any = {"user_pool": {"mfa_second_factor": {"sms": True}}}
        UserIdentity("shop", args, pulumi.ResourceOptions(provider=west))

    made = [found for found in deploy(program).resources if found.custom and found.name != "west"]
    assert len(made) > 5
    assert all("::west::" in found.provider for found in made)


def test_protect_applies_to_every_resource() -> None:
    done = deploy(
        lambda: UserIdentity(
            "shop",
            {"user_pool": {"removal_policy": "destroy", "deletion_protection": False}},
            pulumi.ResourceOptions(protect=True),
        )
    )
    assert {found.protect for found in done.resources} == {True}


def test_an_alias_applies_to_the_component_only() -> None:
    done = identity(aliases=[pulumi.Alias(name="old")])
    assert [found.name for found in done.resources if found.aliases] == ["shop"]


def test_a_transformation_can_change_inputs() -> None:
    def rename(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        if args.type_ != "aws:cognito/userPool:UserPool":
            return None
        return pulumi.ResourceTransformationResult({**args.props, "name": "custom"}, args.opts)

    assert identity(transformations=[rename]).named("shop-users-pool").inputs["name"] == "custom"


def test_the_parent_option_sets_the_parent() -> None:
    class Shop(pulumi.ComponentResource):
        def __init__(self) -> None:
            super().__init__("acme:index:Shop", "acme")
            UserIdentity("shop", {}, pulumi.ResourceOptions(parent=self))

    assert deploy(Shop).named("shop").parent.endswith("::acme")


def test_every_resource_waits_for_depends_on() -> None:
    def program() -> None:
        key = aws.kms.Key("first")
        UserIdentity("shop", {}, pulumi.ResourceOptions(depends_on=[key]))

    done = deploy(program)
    first = done.named("first").urn
    made = [found for found in done.resources if found.custom and found.name != "first"]
    assert [found.name for found in made if first not in found.dependencies] == []


def test_two_identities_have_different_names() -> None:
    def program() -> None:
        UserIdentity("shop")
        UserIdentity("shop-2")

    urns = [found.urn for found in deploy(program).resources]
    assert len(urns) == len(set(urns)) == 20
