from typing import Any

import pulumi
import pytest

from cognito_identity.aws_model.checks import check_outputs, model_problems
from cognito_identity.aws_model.names import Row
from cognito_identity.aws_model.tables import IDENTITY_POOL, TABLES, USER_POOL_CLIENT
from cognito_identity.aws_model.user_pool_tables import USER_POOL
from cognito_identity.validation.problems import ArgumentError, Key, Path
from tests.cognito_identity.aws_model.leaves import LISTS, PLACES, ROWS, Place, inputs_at, segments
from tests.cognito_identity.engine import deploy, run

ITEM: Path = ("custom_attributes", Key("colour"))
BAD: Any = {"string": 5, "integer": "five", "boolean": "yes"}


ITEMS = {row.input.partition("[]")[0]: (ITEM,) for row in ROWS if row.argument.startswith("*")}


def argument_of(row: Row) -> Path:
    """The path of a problem with this row, where lists have one item."""
    if row.argument.startswith("*"):
        return (*ITEM, *segments(row.argument[2:]))
    return segments(row.argument)


def inputs_of(place: Place, value: Any) -> Any:
    """Inputs of a resource with only one value, at the row's path."""
    inside = place.path[len(segments(place.row.member)) :]
    return inputs_at(place.row, inside, value)


def found_in(row: Row, inputs: Any) -> list[tuple[Path, str]]:
    names = next(names for names in TABLES.values() if row in names.rows)
    # Other members may be required too: these problems are ignored.
    return [
        (problem.path, problem.message)
        for problem in model_problems(names, inputs, ITEMS)
        if "is required by AWS" not in problem.message and f"(AWS {row.operation.name})" in problem.message
    ]


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_an_invalid_value_is_reported_with_its_arguments_path(place: Place) -> None:
    inside = tuple(
        Key(segment) if isinstance(segment, str) else segment
        for segment in place.path[len(segments(place.row.member)) :]
    )
    names = next(names for names in TABLES.values() if place.row in names.rows)
    twice = [row for row in names.rows if row.input == place.row.input]
    found = list(model_problems(names, inputs_of(place, BAD[place.shape.type_name]), ITEMS))
    paths = [problem.path for problem in found if "is required by AWS" not in problem.message]
    # An argument that is sent in two calls is one problem.
    assert paths == [(*argument_of(place.row), *inside)] * len({row.argument for row in twice})


@pytest.mark.parametrize("place", [place for place in LISTS if "max" in place.shape.metadata], ids=str)
def test_a_list_with_too_many_items_is_reported_with_its_argument(place: Place) -> None:
    inputs = inputs_of(place, ["x"] * (place.shape.metadata["max"] + 1))
    assert (argument_of(place.row), f"has {place.shape.metadata['max'] + 1}") in [
        (path, rule.split(", ")[1].split(" (")[0]) for path, rule in found_in(place.row, inputs) if ", " in rule
    ]


def test_too_many_items_of_several_arguments_are_reported_with_the_last_one() -> None:
    inputs = {"schemas": [{"name": f"a{index}", "attribute_data_type": "String"} for index in range(51)]}
    items: tuple[Path, ...] = tuple(("custom_attributes", Key(f"a{index}")) for index in range(51))
    (problem,) = model_problems(USER_POOL, inputs, {"schemas": items})
    assert problem.path == ("custom_attributes",)
    assert problem.value == 51


def test_an_item_without_an_argument_is_reported_with_its_index() -> None:
    (problem,) = model_problems(USER_POOL, {"schemas": [{"name": "x" * 21}]})
    assert problem.path == ("schemas", 0)


def test_members_that_other_resources_set_are_not_missing() -> None:
    assert list(model_problems(USER_POOL, {"mfa_configuration": "ON"})) == []
    assert list(model_problems(USER_POOL_CLIENT, {"generate_secret": True})) == []


def test_a_missing_member_of_a_group_is_left_to_the_reader() -> None:
    inputs = {"refresh_token_rotation": {"retry_grace_period_seconds": 5}}
    assert list(model_problems(USER_POOL_CLIENT, inputs)) == []


def test_an_invalid_argument_of_two_calls_is_reported_once() -> None:
    inputs = {"sms_configuration": {"sns_caller_arn": "arn:aws:iam::123456789012:role/x", "sns_region": "x"}}
    (problem,) = model_problems(USER_POOL, inputs)
    assert problem.path == ("sns_region",)


def test_a_message_names_the_call() -> None:
    (problem,) = model_problems(USER_POOL, {"password_policy": {"minimum_length": 5}})
    assert problem.text() == ("password_policy.min_length: must be 6 to 99 (AWS CreateUserPool), got 5; use at least 6")


# Outputs.


def _plain(names: Any, inputs: Any, items: Any = None) -> dict[str, Any]:
    """Return the checked inputs as stack outputs."""
    return {"inputs": check_outputs(names, inputs, "Subject", items)}


def test_valid_inputs_are_unchanged() -> None:
    def program() -> dict[str, Any]:
        name = pulumi.Output.from_input("users")
        inputs = {"name": name, "password_policy": {"minimum_length": 8}, "tags": {"team": name, "x": "y"}}
        return _plain(USER_POOL, inputs)

    assert deploy(program).outputs["inputs"] == {
        "name": "users",
        "password_policy": {"minimum_length": 8.0},
        "tags": {"team": "users", "x": "y"},
    }


@pytest.mark.parametrize(
    ("names", "place", "path"),
    [
        (USER_POOL, {"name": ...}, "user_pool_name"),
        (USER_POOL, {"tags": {"team": ...}}, "tags.team"),
        (USER_POOL, {"sms_configuration": {"sns_caller_arn": ...}}, "sms_role"),
        (USER_POOL, {"email_configuration": {"source_arn": ...}}, "email.source_arn"),
        (USER_POOL_CLIENT, {"user_pool_id": ...}, "user_pool_id"),
        (USER_POOL_CLIENT, {"callback_urls": ["https://a", ...]}, "o_auth.callback_urls[1]"),
        (USER_POOL_CLIENT, {"allowed_oauth_scopes": [...]}, "o_auth.scopes[0]"),
        (
            IDENTITY_POOL,
            {"cognito_identity_providers": [{"client_id": "a"}, {"client_id": ...}]},
            "user_pools[1].client_id",
        ),
    ],
)
@pytest.mark.parametrize("bad", ["hunter2\n\x00 " * 400, 5, None, ["hunter2"]])
def test_an_invalid_output_is_an_error_with_its_path_and_without_its_value(
    names: Any, place: Any, path: str, bad: Any
) -> None:
    done = run(lambda: _plain(names, _put(place, pulumi.Output.secret(bad))))
    assert isinstance(done.error, ArgumentError)
    assert str(done.error).startswith(f"Subject: {path}: ")
    assert "hunter2" not in str(done.error)
    assert done.outputs == {}


def test_trusted_outputs_are_not_checked() -> None:
    def program() -> dict[str, Any]:
        own, given = pulumi.Output.from_input("no id"), pulumi.Output.from_input("no client id")
        pools = [{"provider_name": own, "client_id": given}]
        inputs = {"identity_pool_name": "users", "cognito_identity_providers": pools}
        checked = check_outputs(IDENTITY_POOL, inputs, "Subject", trusted=[own])
        (pool,) = checked["cognito_identity_providers"]
        return {"same": pool["provider_name"] is own, "client_id": pool["client_id"]}

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert "user_pools[0].client_id" in str(done.error)
    assert "provider_name" not in str(done.error)


def test_an_output_of_two_calls_is_checked_for_both() -> None:
    inputs = {"sms_configuration": {"sns_caller_arn": "arn:aws:iam::123456789012:role/x"}}

    def program() -> dict[str, Any]:
        return _plain(USER_POOL, {**inputs, "sms_authentication_message": pulumi.Output.from_input("no code")})

    done = run(program)
    assert isinstance(done.error, ArgumentError)
    assert "mfa_message" in str(done.error)


def test_an_unknown_value_is_not_checked_in_a_preview() -> None:
    def program() -> dict[str, Any]:
        unknown: pulumi.Output[str] = pulumi.Output(set(), _soon(""), _soon(False))
        return _plain(USER_POOL, {"name": unknown})

    assert run(program, preview=True).error is None


def _soon(value: Any) -> Any:
    import asyncio  # noqa: PLC0415 -- only here

    future = asyncio.get_event_loop().create_future()
    future.set_result(value)
    return future


def _put(place: Any, value: Any) -> Any:
    if place is ...:
        return value
    if isinstance(place, dict):
        return {key: _put(inner, value) for key, inner in place.items()}
    return [_put(inner, value) for inner in place] if isinstance(place, list) else place
