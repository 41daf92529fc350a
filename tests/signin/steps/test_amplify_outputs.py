"""amplify_outputs compared with the pool."""

from dataclasses import replace

from signin.steps import (
    amplify_outputs,
)
from tests.signin.scripted_aws import (
    staged,
)


def test_outputs_with_nothing_to_compare_are_skipped() -> None:
    state = staged()
    state.target = replace(state.target, amplify={"oauth": {}})
    result = amplify_outputs.compare_amplify_outputs.run(state)
    assert (result.verdict, result.detail) == (
        "skipped",
        "amplify_outputs has nothing that can be compared",
    )
