"""Another stack reads the outputs that docs/operating.md promises."""

from pathlib import Path

import pytest

from tests.engine.conftest import MakeStack
from tests.engine.projects import own_program, small_program

pytestmark = pytest.mark.engine


def test_an_apps_stack_reads_what_it_needs(make_stack: MakeStack, place: Path) -> None:
    identity = make_stack("dev", own_program(place / "identity"))
    deployed = identity.up()
    assert deployed.ok, deployed.text
    app = make_stack("dev", small_program(place / "app", "reader"))
    read = app.up()
    assert read.ok, read.text
    outputs = identity.outputs()
    assert app.outputs() == {name: outputs[name] for name in app.outputs()}
    assert len(app.outputs()) == 8
    assert None not in app.outputs().values()
