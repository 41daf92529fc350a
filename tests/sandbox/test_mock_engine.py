"""The one module that runs programs against a mock monitor: what it makes of the SDK's undocumented names."""

import asyncio
import json
from typing import Any

import pulumi
import pytest
from pulumi.runtime import rpc

from sandbox import mock_engine
from sandbox.mock_engine import STACK_TYPE, MockMonitor, NoMocks, in_own_context, run_program

SECRET = rpc.wrap_rpc_secret("hunter2")
NESTED: Any = {"a": SECRET, "b": [SECRET, {"c": SECRET}], "d": pulumi.output.UNKNOWN, "e": 1}


class Monitor(MockMonitor):
    def __init__(self) -> None:
        super().__init__(NoMocks())
        self.inputs: dict[str, Any] = {}
        self.outputs: dict[str, Any] = {}
        self.urns: list[str] = []

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        urn = mock_engine.urn(request.parent, request.type, request.name, stack="dev", project="shop")
        self.urns.append(urn)
        self.inputs[request.name] = mock_engine.properties(request.object)
        return mock_engine.messages.RegisterResourceResponse(urn=urn, id=request.name)

    def RegisterResourceOutputs(self, request: Any) -> Any:  # noqa: N802 -- the engine's protocol
        if request.urn.split("::")[2] == STACK_TYPE:
            self.outputs = mock_engine.properties(request.outputs)


def ran(program: Any, *, preview: bool = False) -> Monitor:
    monitor = Monitor()
    in_own_context(
        lambda: run_program(program, monitor, project="shop", stack="dev", preview=preview, config={"shop:size": "7"})
    )
    return monitor


def test_secrets_are_redacted_and_unwrapped_at_every_depth() -> None:
    shown = mock_engine.redacted(NESTED)
    assert "hunter2" not in json.dumps(shown)
    assert [mock_engine.is_secret(each) for each in (shown["a"], shown["b"][0], shown["b"][1]["c"])] == [True] * 3
    assert (shown["d"], shown["e"]) == (rpc.UNKNOWN, 1)
    assert mock_engine.plain(NESTED) == {"a": "hunter2", "b": ["hunter2", {"c": "hunter2"}], "d": rpc.UNKNOWN, "e": 1}


def test_a_preview_knows_what_holds_nothing_unknown() -> None:
    given = {"a": [{"b": rpc.UNKNOWN}], "c": {"d": 1}, "e": rpc.UNKNOWN}
    assert mock_engine.known(given) == {"c": {"d": 1}}


def test_a_urn_holds_the_types_of_all_parents_but_the_stack() -> None:
    def urn(parent: str, type_: str, name: str) -> str:
        return mock_engine.urn(parent, type_, name, stack="dev", project="shop")

    stack = urn("", STACK_TYPE, "shop-dev")
    outer = urn(stack, "a:b:C", "x")
    assert outer == "urn:pulumi:dev::shop::a:b:C::x"
    assert urn(urn(outer, "d:e:F", "y"), "g:h:I", "z") == "urn:pulumi:dev::shop::a:b:C$d:e:F$g:h:I::z"


def test_a_program_sees_its_project_its_configuration_and_its_own_resources() -> None:
    def program() -> None:
        outer = pulumi.ComponentResource("a:b:C", f"{pulumi.get_project()}-{pulumi.Config().require_int('size')}")
        inputs = {"key": pulumi.Output.secret("hunter2"), "plain": 1}
        inner = pulumi.CustomResource("d:e:F", "inner", inputs, pulumi.ResourceOptions(parent=outer))
        pulumi.export("id", pulumi.Output.secret(inner.id))

    monitor = ran(program)
    assert [urn.partition("::shop::")[2] for urn in monitor.urns if STACK_TYPE not in urn] == [
        "a:b:C::shop-7",
        "a:b:C$d:e:F::inner",
    ]
    assert mock_engine.is_secret(monitor.inputs["inner"]["key"])
    assert mock_engine.plain(monitor.inputs["inner"]) == {"key": "hunter2", "plain": 1}
    assert mock_engine.is_secret(monitor.outputs["id"])


def test_an_input_may_be_unknown_in_a_preview() -> None:
    class Sized(pulumi.CustomResource):
        size: pulumi.Output[str]

    def program() -> None:
        first = Sized("d:e:F", "first", {"size": None})
        pulumi.CustomResource("d:e:F", "second", {"size": first.size})

    assert mock_engine.plain(ran(program, preview=True).inputs["second"]) == {"size": mock_engine.UNKNOWN}


def test_what_a_failed_program_leaves_does_not_fail_the_next() -> None:
    def fails() -> None:
        async def later() -> str:
            await asyncio.sleep(0)
            raise ValueError("too late")

        pulumi.export("x", pulumi.Output.from_input(later()))
        raise KeyError("first")

    with pytest.raises((KeyError, ValueError), match=r"first|too late"):
        ran(fails)
    assert ran(lambda: pulumi.export("y", 1)).outputs == {"y": 1}
