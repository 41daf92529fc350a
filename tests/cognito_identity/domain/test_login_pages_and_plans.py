"""The lite plan has the classic pages only: the default gives way, and what was asked for is refused."""

from typing import Any

import pytest

from cognito_identity import ArgumentError, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import Run, deploy, run

ADDRESS: Any = {"cognito_domain": {"domain_prefix": "acme-shop"}}
WEB = {"web": {"preset": "spa", "o_auth": {"callback_urls": ["https://shop.example.com"]}}}


def identity(pool: Any, **domain: Any) -> Run:
    args: Any = {"user_pool": pool, "domain": {**ADDRESS, **domain}, "clients": WEB}
    return run(lambda: UserIdentity("shop", args))


@pytest.mark.parametrize("pool", [{"feature_plan": "lite"}, {"advanced_security_mode": "off"}])
def test_a_pool_of_the_lite_plan_gets_the_pages_it_has(pool: Any) -> None:
    done = identity(pool)
    assert done.error is None
    assert done.named("shop-users-login-domain").inputs["managedLoginVersion"] == 1
    assert done.of_type("ManagedLoginBranding") == []


@pytest.mark.parametrize("pool", [{}, {"feature_plan": "essentials"}])
def test_other_plans_get_managed_login_with_a_style(pool: Any) -> None:
    done = identity(pool)
    assert done.named("shop-users-login-domain").inputs["managedLoginVersion"] == 2
    assert len(done.of_type("ManagedLoginBranding")) == 1


def test_managed_login_on_the_lite_plan_is_refused_before_anything_is_registered() -> None:
    done = identity({"feature_plan": "lite"}, managed_login_version=2)
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith('UserIdentity "shop": domain.managed_login_version: is managed login')
    assert done.resources == []


def test_by_the_method_too() -> None:
    def program(**more: Any) -> None:
        args: Any = {**ADDRESS, **more}
        UserPoolWithMfa("people", {"feature_plan": "lite"}).add_domain("login", args)

    assert deploy(program).named("people-login-domain").inputs["managedLoginVersion"] == 1
    done = run(lambda: program(managed_login_version=2))
    assert str(done.error).startswith('UserPoolDomain "people-login": managed_login_version: is managed login')


def test_a_pool_whose_plan_is_not_known_gets_the_default() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("theirs", "eu-central-1_aBcDeFgH1").add_domain("login", ADDRESS)

    assert deploy(program).named("theirs-login-domain").inputs["managedLoginVersion"] == 2
