from typing import Any

import pulumi
import pytest

from cognito_identity.validation.output_checks import has_outputs, with_all
from tests.cognito_identity.engine import deploy, run


def test_a_function_gets_the_values_of_all_outputs_in_their_order() -> None:
    def program() -> dict[str, Any]:
        outputs = [pulumi.Output.from_input(word) for word in "abc"]
        return {"joined": with_all(lambda *found: "".join(found), *outputs)}

    assert deploy(program).outputs == {"joined": "abc"}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_is_made_of_a_secret_is_secret(place: int) -> None:
    def program() -> dict[str, Any]:
        outputs = [pulumi.Output.from_input(word) for word in "abc"]
        outputs[place] = pulumi.Output.secret("hunter2")
        return {"joined": with_all(lambda *found: "".join(found), *outputs)}

    assert deploy(program).secret_outputs == {"joined"}


def unknown() -> pulumi.Output[Any]:
    """What a preview does not know yet."""
    return pulumi.Output.from_input(pulumi.UNKNOWN)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_function_waits_for_every_value(place: int) -> None:
    called: list[Any] = []

    def program() -> dict[str, Any]:
        outputs = [pulumi.Output.from_input(word) for word in "abc"]
        outputs[place] = unknown()
        return {"joined": with_all(lambda *found: called.append(found), *outputs)}

    run(program, preview=True)
    assert called == []


def test_an_output_is_found_wherever_it_is_unless_it_does_not_count() -> None:
    def program() -> dict[str, Any]:
        one, other = pulumi.Output.from_input("a"), pulumi.Output.from_input("b")
        value = {"x": [{"y": one}], "z": other}
        return {
            "found": has_outputs(value),
            "besides_one": has_outputs(value, {id(one)}),
            "besides_both": has_outputs(value, {id(one), id(other)}),
        }

    assert deploy(program).outputs == {"found": True, "besides_one": True, "besides_both": False}
