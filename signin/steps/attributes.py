"""Changes of the user's attributes: writable, read-only and immutable ones."""

from collections.abc import Callable, Iterator
from typing import Final

from signin.attributes import EMAIL, PHONE_NUMBER, Attribute, changed_value, make_value
from signin.aws_errors import INVALID_PARAMETER, NOT_AUTHORIZED, must_be_refused
from signin.errors import StepFailed, StepSkipped
from signin.state import RunState
from signin.step import require_public_keys, require_self_service_scope, require_tokens, step

# Changing them sends messages or needs more than a value, or Cognito sets them.
_NOT_CHANGED: Final = frozenset(
    {EMAIL, PHONE_NUMBER, "email_verified", "phone_number_verified", "preferred_username", "updated_at", "identities"}
)
# No client can write it, whatever its settings.
_NEVER: Final = "email_verified"
_NEEDS: Final = (require_tokens, require_public_keys, require_self_service_scope)


@step("a writable attribute can change", expects="the new value to be stored", needs=_NEEDS)
def write_attribute(state: RunState) -> str:
    """A custom attribute if possible."""
    user = state.user
    mine = (a for a in _own(state) if a.mutable and state.client.can_write(a.name))
    for attribute in sorted(mine, key=lambda a: not a.custom):
        if value := changed_value(attribute, user.attributes[attribute.name]):
            break
    else:
        raise StepSkipped("the user has no mutable attribute that the client can write")
    _write(state, attribute.name, value)()
    seen = state.aws.user_pools.admin_get_user(UserPoolId=state.target.user_pool_id, Username=user.username)
    kept = next((a.get("Value") for a in seen["UserAttributes"] if a["Name"] == attribute.name), None)
    if kept != value:
        raise StepFailed(f"expected {attribute.name} {value!r} after the change; got {kept!r}")
    before, user.attributes[attribute.name] = user.attributes[attribute.name], value
    return f"{attribute.name}: {before} -> {value}"


@step("a read-only attribute can't change", expects="a refusal", needs=_NEEDS)
def refuse_read_only(state: RunState) -> str:
    """Otherwise users could change attributes that apps authorize by."""
    closed = (a for a in state.pool.attributes if _changeable(a) and not _should_write(state, a.name))
    # First one that the client can write against the outputs, then a custom one.
    attribute = min(closed, key=lambda a: (not state.client.can_write(a.name), not a.custom), default=None)
    name, value = _NEVER, "true"
    if attribute is not None:
        name, value = attribute.name, make_value(attribute, state.user.username)
    refusal = must_be_refused(name, _write(state, name, value), NOT_AUTHORIZED)
    return f"{name}: {refusal}{'' if attribute else '; the client can write all others (WriteAttributes)'}"


@step("an immutable attribute can't change", expects="a refusal", needs=_NEEDS)
def refuse_immutable(state: RunState) -> str:
    """An immutable attribute is set at sign-up only."""
    for attribute in _own(state):
        value = changed_value(attribute, state.user.attributes[attribute.name])
        if not attribute.mutable and state.client.can_write(attribute.name) and value:
            write = _write(state, attribute.name, value)
            return f"{attribute.name}: {must_be_refused(attribute.name, write, INVALID_PARAMETER)}"
    raise StepSkipped("the user has no immutable attribute that the client can write")


def _should_write(state: RunState, name: str) -> bool:
    """Whether the client should write the attribute: by the outputs, or by its own setting where they have no list.

    The two differ if the client was changed outside Pulumi.
    """
    promised = state.target.write_attributes_in_outputs()
    return state.client.can_write(name) if promised is None else name in promised


def _own(state: RunState) -> Iterator[Attribute]:
    """The attributes that the user has."""
    return (a for a in state.pool.attributes if a.name in state.user.attributes and a.name not in _NOT_CHANGED)


def _changeable(attribute: Attribute) -> bool:
    return attribute.mutable and attribute.name not in _NOT_CHANGED and not attribute.name.startswith("dev:")


def _write(state: RunState, name: str, value: str) -> Callable[[], object]:
    idp, access_token = state.aws.user_pools, state.tokens.access_token
    return lambda: idp.update_user_attributes(AccessToken=access_token, UserAttributes=[{"Name": name, "Value": value}])
