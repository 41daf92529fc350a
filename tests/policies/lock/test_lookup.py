import os
import sys
from pathlib import Path

import pytest

from cognito_policies.lock import lookup
from cognito_policies.lock.facts import Lock
from cognito_policies.lock.lookup import BrokenLock, NoLock, find_lock, lock_folder, pack_folder
from cognito_policies.model.tokens import stack_of
from tests.policies.lock.test_document import TEXT

PACK = Path(__file__).parents[3] / "policies"


def test_a_stacks_lock_is_the_file_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "prod.json").write_text(TEXT, encoding="utf-8")
    found = find_lock("prod", str(tmp_path))
    assert isinstance(found, Lock)
    assert find_lock("dev", str(tmp_path)) == NoLock(
        f'stack "dev" has no lock ({tmp_path.name}/dev.json); run `make lock`'
    )


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "prod.json"
    path.write_text(TEXT, encoding="utf-8")
    assert isinstance(find_lock("prod", str(tmp_path)), Lock)
    path.write_text("{}", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert isinstance(find_lock("prod", str(tmp_path)), BrokenLock)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe"])
def test_one_that_cant_be_read_is_not_none(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "prod.json").write_bytes(content)
    found = find_lock("prod", str(tmp_path))
    assert isinstance(found, BrokenLock)
    assert found.reason.startswith("the lock prod.json ")


def test_a_folder_that_was_named_and_is_not_there_is_not_none_either(tmp_path: Path) -> None:
    assert isinstance(find_lock("prod", str(tmp_path / "nowhere")), BrokenLock)


@pytest.mark.parametrize("stack", [None, ""])
def test_without_a_stack_there_is_no_lock(stack: str | None) -> None:
    assert isinstance(find_lock(stack), NoLock)


def test_locks_are_beside_the_pack() -> None:
    assert pack_folder() == PACK
    assert lock_folder() == lock_folder("") == PACK / "lock"
    assert lock_folder("../locks") == PACK / "../locks"


def test_an_installed_package_looks_for_the_pack_that_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "_OWN", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["-c"])
    assert pack_folder() == tmp_path
    beside = tmp_path / "policies"
    beside.mkdir()
    (beside / "PulumiPolicy.yaml").touch()
    assert pack_folder() == beside
    own = tmp_path / "own"
    own.mkdir()
    (own / "PulumiPolicy.yaml").touch()
    for started in (own, own / "__main__.py"):
        monkeypatch.setattr(sys, "argv", [str(started)])
        assert pack_folder() == own


def test_a_urn_tells_the_stack() -> None:
    assert stack_of(["x", "urn:pulumi:dev::p::t::n", "urn:pulumi:prod::p::t::n"]) == "dev"
    assert stack_of([""]) is None
