"""The assumptions about moto that `moto_adapter` makes, each compared with moto itself."""

import inspect
import re
from pathlib import Path

import pytest
from moto.cognitoidp.models import CognitoIdpBackend, CognitoIdpUserPool, cognitoidp_backends

from sandbox.aws import AwsServer
from sandbox.aws.moto_adapter import MotoUserPool, open_region, use_account
from sandbox.aws.user_pools.pool import Pool
from tests.sandbox.aws.world import World

ACCOUNT = "000000000001"
ROOT = Path(__file__).resolve().parents[3]
TRICKS = re.compile(r"SLF001|vars\(|sys\.modules|setattr\(|\b_get_param|__dict__")


def test_a_pool_has_every_attribute_of_motos_pool_but_its_key() -> None:
    theirs = CognitoIdpUserPool(ACCOUNT, "eu-central-1", "p", {})
    ours = Pool(ACCOUNT, "eu-central-1", "p", {})
    assert vars(theirs).keys() - vars(ours).keys() == {"json_web_key"}
    same = ("account_id", "region", "name", "status", "mfa_config", "sms_mfa_config", "token_mfa_config", "clients")
    assert [getattr(ours, name) for name in same] == [getattr(theirs, name) for name in same]
    assert {name: type(value) for name, value in vars(theirs).items() if name in vars(ours)}.items() <= {
        name: type(value) for name, value in vars(ours).items()
    }.items()


def test_the_key_that_is_left_out_signs_tokens_that_are_never_made() -> None:
    uses = [line for line in inspect.getsource(CognitoIdpUserPool).splitlines() if "json_web_key" in line]
    assert [line.strip() for line in uses] == [
        "self.json_web_key = jwk.RSAKey.import_key(jwks_file)",
        "jwt.encode(headers, payload, self.json_web_key),",
    ]


def test_moto_finds_users_by_the_method_that_is_overridden(world: World) -> None:
    assert "_get_user(username)" in inspect.getsource(CognitoIdpBackend.admin_get_user)
    app = world.app(UsernameConfiguration={"CaseSensitive": False})
    app.user("ann")
    assert world.idp.admin_get_user(UserPoolId=app.pool_id, Username="ANN")["Username"] == "ann"
    with pytest.raises(NotImplementedError):
        MotoUserPool(ACCOUNT, "eu-central-1", "p", {}).find_user("ann")


def test_moto_keeps_its_own_backends_for_other_accounts(server: AwsServer) -> None:
    assert type(cognitoidp_backends[ACCOUNT]["eu-central-1"]) is CognitoIdpBackend
    assert type(cognitoidp_backends[server.account_id][server.region]) is not CognitoIdpBackend
    cognitoidp_backends.pop(ACCOUNT)


def test_an_account_has_the_regions_that_were_opened() -> None:
    use_account(ACCOUNT, cognitoidp_backends, CognitoIdpBackend)
    try:
        assert cognitoidp_backends[ACCOUNT].regions == []
        open_region(ACCOUNT, cognitoidp_backends, "eu-north-1")
        open_region(ACCOUNT, cognitoidp_backends, "eu-north-1")
        assert cognitoidp_backends[ACCOUNT].regions == ["eu-north-1"]
    finally:
        cognitoidp_backends.pop(ACCOUNT)


def test_ids_of_pools_have_the_form_of_awss(world: World) -> None:
    assert re.fullmatch(r"eu-central-1_[0-9a-zA-Z]{9}", world.pool().id)


def test_no_other_module_uses_private_names_of_moto_or_changes_modules() -> None:
    """What `SLF001` finds, and the ways around it."""
    for path in sorted((ROOT / "sandbox/aws").rglob("*.py")):
        assert TRICKS.findall(path.read_text("utf-8")) == [], path
