"""`make test-versions` names tests that exist."""

from pathlib import Path

from tests.versions.__main__ import BOTO3_TESTS, NOT_THERE, TESTS

ROOT = Path(__file__).resolve().parents[2]


def test_every_path_exists() -> None:
    files = {name.partition("::")[0] for name in (*TESTS, *BOTO3_TESTS, *NOT_THERE)}
    assert {name for name in files if not (ROOT / name).exists()} == set()


def test_every_excluded_test_exists() -> None:
    for name in NOT_THERE:
        file, _, function = name.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8"), name
