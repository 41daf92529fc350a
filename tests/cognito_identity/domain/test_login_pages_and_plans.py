"""The lite plan has the hosted UI only: the default is the hosted UI, and managed login is refused."""

from typing import Any

import pytest

from cognito_identity import UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import Run, deploy, run
from tests.cognito_identity.planned import error_codes

ADDRESS: Any = {"cognito_domain": {"domain_prefix": "acme-shop"}}
WEB = {"web": {"preset": "spa", "o_auth": {"callback_urls": ["https://shop.example.com"]}}}


def identity(pool: Any, **domain: Any) -> Run:
    args: Any = {"user_pool": pool, "domain": {**ADDRESS, **domain}, "clients": WEB}
    return run(lambda: UserIdentity("shop", args))


@pytest.mark.parametrize("pool", [{"feature_plan": "lite"}, {"advanced_security_mode": "off"}])
def test_a_pool_on_the_lite_plan_gets_the_hosted_ui(pool: Any) -> None:
    done = identity(pool)
    assert done.error is None
    assert done.named("shop-users-login-domain").inputs["managedLoginVersion"] == 1
    assert done.of_type("ManagedLoginBranding") == []


@pytest.mark.parametrize("pool", [{}, {"feature_plan": "essentials"}])
def test_other_plans_get_managed_login_with_a_style(pool: Any) -> None:
    done = identity(pool)
    assert done.named("shop-users-login-domain").inputs["managedLoginVersion"] == 2
    assert len(done.of_type("ManagedLoginBranding")) == 1


def test_managed_login_on_the_lite_plan_is_refused() -> None:
    done = identity({"feature_plan": "lite"}, managed_login_version=2)
    assert error_codes(done.error) == [("domain.managed_login_version", "feature-plan-too-low")]
    assert done.resources == []


def test_add_domain_knows_the_plan_of_its_pool() -> None:
    def program(**more: Any) -> None:
        args: Any = {**ADDRESS, **more}
        UserPoolWithMfa("users", {"feature_plan": "lite"}).add_domain("login", args)

    assert deploy(program).named("users-login-domain").inputs["managedLoginVersion"] == 1
    done = run(lambda: program(managed_login_version=2))
    assert error_codes(done.error) == [("managed_login_version", "feature-plan-too-low")]


def test_an_existing_pool_gets_managed_login() -> None:
    def program() -> None:
        UserPoolWithMfa.from_user_pool_id("theirs", "eu-central-1_aBcDeFgH1").add_domain("login", ADDRESS)

    assert deploy(program).named("theirs-login-domain").inputs["managedLoginVersion"] == 2
