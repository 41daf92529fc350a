"""Runs the repository's own program on a stack file, read as the Pulumi CLI would hand it over."""

import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sandbox.stack_files import read_stack_files
from tests.cognito_identity.engine import Run, run

ROOT = Path(__file__).resolve().parents[2]


def run_program(config: Mapping[str, str], stack: str, **options: Any) -> Run:
    """Run the unchanged program with a stack's configuration."""

    def program() -> None:
        runpy.run_path(str(ROOT / "__main__.py"), run_name="__main__")

    return run(program, config=config, stack=stack, **options)


def run_stack(stack: str, root: Path = ROOT, **options: Any) -> Run:
    """Run the unchanged program on a stack file."""
    return run_program(read_stack_files(root, stack).config, stack, **options)


def deploy_stack(stack: str, **options: Any) -> Run:
    """Run the unchanged program on a stack file; it must succeed."""
    done = run_stack(stack, **options)
    if done.error is not None:
        pytest.fail(str(done.error))
    return done
