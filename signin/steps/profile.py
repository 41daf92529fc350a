"""The user's own attributes: what the client may write changes, what it may not or what is fixed stays."""

from collections.abc import Callable, Iterator
from typing import Final

from signin.attributes import EMAIL, PHONE_NUMBER, Attribute, changed_value, make_value
from signin.errors import CannotShow, StepFailed
from signin.refusal import INVALID_PARAMETER, NOT_AUTHORIZED, must_be_refused
from signin.stage import Stage
from signin.step import public_keys, self_service, signed_in, step

# Those that send messages when they change, take more than a value, or are Cognito's own to write.
_LEFT_ALONE: Final = frozenset(
    {EMAIL, PHONE_NUMBER, "email_verified", "phone_number_verified", "preferred_username", "updated_at", "identities"}
)
# What no client may write, whatever its settings: people do not vouch for themselves.
_NEVER: Final = "email_verified"
_NEEDS: Final = (signed_in, public_keys, self_service)


@step("a writable attribute changes", expects="the new value to be kept", needs=_NEEDS)
def write_attribute(stage: Stage) -> str:
    """Custom attributes first: they are what the pool's owner added."""
    user = stage.user
    mine = (a for a in _own(stage) if a.mutable and stage.client.may_write(a.name))
    for attribute in sorted(mine, key=lambda a: not a.custom):
        if value := changed_value(attribute, user.attributes[attribute.name]):
            break
    else:
        raise CannotShow("the user has no attribute that can change and that the client may write")
    _write(stage, attribute.name, value)()
    seen = stage.aws.user_pools.admin_get_user(UserPoolId=stage.target.user_pool_id, Username=user.username)
    kept = next((a.get("Value") for a in seen["UserAttributes"] if a["Name"] == attribute.name), None)
    if kept != value:
        raise StepFailed(f"expected {attribute.name} {value!r} after the change; came {kept!r}")
    before, user.attributes[attribute.name] = user.attributes[attribute.name], value
    return f"{attribute.name}: {before} -> {value}"


@step("an unwritable attribute stays", expects="a refusal", needs=_NEEDS)
def refuse_unwritable(stage: Stage) -> str:
    """Otherwise a user with a token and a shell makes himself an administrator."""
    closed = (a for a in stage.pool.attributes if _changeable(a) and not _is_meant_to_write(stage, a.name))
    # First what the client may write although nobody said so, then what the pool's owner added.
    attribute = min(closed, key=lambda a: (not stage.client.may_write(a.name), not a.custom), default=None)
    name, value = _NEVER, "true"
    if attribute is not None:
        name, value = attribute.name, make_value(attribute, stage.user.username)
    refusal = must_be_refused(name, _write(stage, name, value), NOT_AUTHORIZED)
    return f"{name}: {refusal}{'' if attribute else '; the client may write all others (WriteAttributes)'}"


@step("a fixed attribute stays", expects="a refusal", needs=_NEEDS)
def refuse_fixed(stage: Stage) -> str:
    """What the schema calls immutable is written once, at the sign-up."""
    for attribute in _own(stage):
        value = changed_value(attribute, stage.user.attributes[attribute.name])
        if not attribute.mutable and stage.client.may_write(attribute.name) and value:
            write = _write(stage, attribute.name, value)
            return f"{attribute.name}: {must_be_refused(attribute.name, write, INVALID_PARAMETER)}"
    raise CannotShow("the user has no attribute that is fixed and that the client may write")


def _is_meant_to_write(stage: Stage, name: str) -> bool:
    """Whether the outputs list the attribute; where they list none, the client's word counts.

    The two differ once somebody has widened the client by hand.
    """
    promised = stage.target.promised_attributes()
    return stage.client.may_write(name) if promised is None else name in promised


def _own(stage: Stage) -> Iterator[Attribute]:
    """What the user has a value for."""
    return (a for a in stage.pool.attributes if a.name in stage.user.attributes and a.name not in _LEFT_ALONE)


def _changeable(attribute: Attribute) -> bool:
    return attribute.mutable and attribute.name not in _LEFT_ALONE and not attribute.name.startswith("dev:")


def _write(stage: Stage, name: str, value: str) -> Callable[[], object]:
    idp, access_token = stage.aws.user_pools, stage.tokens.access_token
    return lambda: idp.update_user_attributes(AccessToken=access_token, UserAttributes=[{"Name": name, "Value": value}])
