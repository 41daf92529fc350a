"""Whatever a state, a lock, a configuration or a file of resources holds: one clear error or a result, no traceback."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cognito_policies.command.main import BAD_INPUT, main
from cognito_policies.lock.document import LockFileError, _checksum, lock_text, read_lock
from cognito_policies.lock.facts import KINDS
from cognito_policies.lock.from_state import lock_from
from cognito_policies.sources.state_file import read_state
from tests.policies.checking import unhurried
from tests.policies.states import exported, plaintext, resources

Path_ = tuple[str | int, ...]
LONE = "\ud800"
STATE = json.loads(exported())
LOCK = json.loads(lock_text(lock_from(read_state(exported(), "s"), "prod")))
CONFIG = {
    "all": "advisory",
    "cognito-profile": {"use": "nist"},
    "cognito-pool-password-length": {
        "enforcementLevel": "mandatory",
        "minLength": 12,
        "exceptions": [{"resource": "pool", "reason": "old app", "expires": "2026-12-31"}],
    },
    "cognito-client-redirects": {"appSchemes": ["myapp"], "allowLocalhost": True},
}
RESOURCES = {
    "version": 1,
    "stack": "prod",
    "resources": [
        {
            "urn": each["urn"],
            "type": each["type"],
            "inputs": each.get("inputs", {}),
            "outputs": each.get("outputs", {}),
            "id": each.get("id", ""),
            "source": "project:///__main__.py#1",
            "options": {
                "protect": True,
                "delete_before_replace": None,
                "ignore_changes": [],
                "parent": None,
                "aliases": [],
            },
            "dependencies": [],
            "property_dependencies": each.get("propertyDependencies", {}),
            "provider": {"region": "eu-west-1"},
        }
        for each in resources()
    ],
}


def places(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


def with_value(document: Any, path: Path_, value: Any) -> Any:
    if not path:
        return value
    changed = document.copy()
    changed[path[0]] = with_value(document[path[0]], path[1:], value)
    return changed


TEXTS = st.sampled_from(["", " ", LONE, "a" + LONE, "\x00", "null", "urn:pulumi:", "::", "é", "$", "../x", "9" * 400])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS | st.text(max_size=3), inner, max_size=3)
)


def malformed(document: Any) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda path, value: with_value(document, path, value), st.sampled_from(list(places(document))), VALUES
    )


def ended(*arguments: str) -> tuple[int, str, str]:
    """Run the command with streams that take text as UTF-8 only, as a terminal's do."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    texts = []
    for stream in (out, err):
        stream.seek(0)
        texts.append(stream.read())
    if code == BAD_INPUT:
        assert texts[1].startswith("cognito_policies: ")
        assert "Traceback" not in texts[1]
    return code, texts[0], texts[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("malformed")


def written(folder: Path, name: str, document: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


POOL_AT = ("deployment", "resources", 1)
ODD_STATES = (
    with_value(STATE, (*POOL_AT, "inputs", "name"), LONE),
    with_value(STATE, (*POOL_AT, "outputs", "name"), LONE),
    with_value(STATE, (*POOL_AT, "inputs", "name"), {LONE: "x"}),
    with_value(STATE, (*POOL_AT, "urn"), STATE["deployment"]["resources"][1]["urn"] + LONE),
    with_value(STATE, (*POOL_AT, "id"), LONE),
    with_value(STATE, (*POOL_AT, "outputs", "name"), plaintext(LONE)),
    with_value(STATE, (*POOL_AT, "protect"), [[]]),
    with_value(STATE, (*POOL_AT, "sourcePosition"), [LONE]),
)


@pytest.mark.parametrize("document", ODD_STATES, ids=range(len(ODD_STATES)))
def test_odd_states_are_refused_in_one_line(tmp_path: Path, document: Any) -> None:
    state, out = written(tmp_path, "state.json", document), str(tmp_path / "prod.json")
    for arguments in (("check", "--state", state), ("lock", "--state", state, "--out", out)):
        code, _, err = ended(*arguments, "--stack", "prod")
        assert code in {0, 2, BAD_INPUT}
        assert err.count("\n") == (code == BAD_INPUT)


@unhurried
@example(with_value(STATE, (*POOL_AT, "protect"), {}))
@given(malformed(STATE))
def test_a_malformed_state_is_checked_or_refused(folder: Path, document: Any) -> None:
    state = written(folder, "state.json", document)
    code, out, _ = ended("check", "--state", state, "--stack", "prod", "--format", "sarif")
    assert code in {0, 2, BAD_INPUT}
    assert "the rule failed" not in out


@unhurried
@given(malformed(STATE))
def test_a_malformed_state_is_locked_or_refused(folder: Path, document: Any) -> None:
    out = folder / "prod.json"
    code, _, _ = ended("lock", "--state", written(folder, "state.json", document), "--stack", "prod", "--out", str(out))
    assert code in {0, BAD_INPUT}
    if code == 0:
        read_lock(out.read_text(encoding="utf-8"), "prod")


@unhurried
@example(with_value(RESOURCES, ("resources", 2, "options", "ignore_changes"), [None]))
@given(malformed(RESOURCES))
def test_malformed_resources_are_checked_or_refused(folder: Path, document: Any) -> None:
    code, out, _ = ended(
        "check", "--resources", written(folder, "resources.json", document), "--stack", "prod", "--format", "junit"
    )
    assert code in {0, 2, BAD_INPUT}
    assert "the rule failed" not in out


@unhurried
@given(malformed(CONFIG))
def test_a_malformed_configuration_holds_or_is_refused(folder: Path, document: Any) -> None:
    state, config = written(folder, "good.json", STATE), written(folder, "config.json", document)
    code, out, _ = ended("check", "--state", state, "--config", config, "--format", "json")
    assert code in {0, 2, BAD_INPUT}
    assert "the rule failed" not in out


def signed(document: Any) -> Any:
    """The lock with a checksum that fits it, as an attacker would write it."""
    if not isinstance(document, dict):
        return document
    sections = {kind.section: document.get(kind.section) for kind in KINDS}
    try:
        return {**document, "checksum": _checksum(document.get("stack"), sections)}
    except (ValueError, TypeError):
        return document


@unhurried
@example(with_value(LOCK, ("appClients", 0), "web"))
@example(with_value(LOCK, ("userPools", 0), LONE))
@example(with_value(LOCK, ("userPools", 0, "schemas", 0), "name"))
@given(malformed(LOCK).map(signed))
def test_a_malformed_lock_holds_or_is_refused(folder: Path, document: Any) -> None:
    locks = folder / "locks"
    locks.mkdir(exist_ok=True)
    text = json.dumps(signed(document))
    with contextlib.suppress(LockFileError):
        read_lock(text, "prod")
    (locks / "prod.json").write_text(text, encoding="utf-8")
    rules = {name: {"lockDir": str(locks)} for name in ("cognito-pool-immutable-baseline", "cognito-pool-inventory")}
    config = written(folder, "lock_config.json", {"all": "mandatory", **rules})
    code, out, _ = ended("check", "--state", written(folder, "good.json", STATE), "--config", config)
    assert code in {0, 2, BAD_INPUT}
    assert "the rule failed" not in out


@pytest.mark.parametrize(
    "content", [b"\xff", b"", b"{", b"[" * 100_000, b'{"a": ' * 100_000, b"nul", b"\xef\xbb\xbf{}", b"9" * 5000]
)
def test_what_is_no_json_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "f.json"
    file.write_bytes(content)
    calls: list[tuple[str, str]] = [("check", "--state"), ("check", "--resources"), ("lock", "--state")]
    for arguments in [*calls, ("check", "--config")]:
        more = ("--state", written(tmp_path, "good.json", STATE)) if arguments[1] == "--config" else ()
        code, _, err = ended(*arguments, str(file), "--stack", "prod", *more)
        assert code == BAD_INPUT or (arguments[1] == "--config" and not content.strip(b"\xef\xbb\xbf{} "))
        assert err.count("\n") <= 1
