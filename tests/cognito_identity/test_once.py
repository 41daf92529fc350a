"""Each argument is read, resolved and checked once."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cognito_identity import AppClient, UserIdentity, UserPoolWithMfa
from tests.cognito_identity.engine import REGION, deploy
from tests.cognito_identity.everything import add_everything, identity_args

PNG = b"\x89PNG\r\n\x1a\n"
_opened: list[str] = []
_hooked: list[bool] = []


@contextmanager
def files_opened() -> Iterator[Counter[str]]:
    """Count the files that are opened. An audit hook can't be removed, so it is added once."""

    def note(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], (str, Path)):
            _opened.append(str(args[0]))

    if not _hooked:
        sys.addaudithook(note)
        _hooked.append(True)
    _opened.clear()
    counts: Counter[str] = Counter()
    yield counts
    counts.update(_opened)


class Counting(dict[str, Any]):
    """A dictionary that counts how often its items are read."""

    def __init__(self, values: Mapping[str, Any], reads: Counter[str], place: str) -> None:
        super().__init__({key: counting(value, reads, f"{place}.{key}") for key, value in values.items()})
        self._reads, self._place = reads, place

    def items(self) -> Any:
        self._reads[self._place] += 1
        return super().items()


def counting(value: Any, reads: Counter[str], place: str = "args") -> Any:
    if isinstance(value, Mapping):
        return Counting(value, reads, place)
    return [counting(item, reads, place) for item in value] if isinstance(value, list) else value


@pytest.fixture
def logo(tmp_path: Path) -> str:
    file = tmp_path / "logo.png"
    file.write_bytes(PNG)
    return str(file)


STYLE = {"components": {"primaryButton": {"lightMode": {"defaults": {"backgroundColor": "00aa00ff"}}}}}


def test_an_identity_reads_each_dictionary_and_each_file_once(logo: str) -> None:
    reads: Counter[str] = Counter()
    args = counting(identity_args(logo, STYLE), reads)
    with files_opened() as opened:
        deploy(lambda: UserIdentity("shop", args))
    assert opened[logo] == 1
    assert {place: count for place, count in reads.items() if count != 1} == {}
    assert reads["args.clients.web.branding.settings.components"] == 1


@pytest.mark.parametrize("way", ["alone", "added"])
def test_a_client_reads_each_dictionary_and_each_file_once(way: str, logo: str) -> None:
    reads: Counter[str] = Counter()
    web = identity_args(logo, STYLE)["clients"]["web"]
    args = counting({**web, "o_auth": {"callback_urls": ["https://shop.example.com/"]}}, reads)

    def program() -> None:
        if way == "alone":
            args["user_pool_id"] = f"{REGION}_aBcDeFgH1"
            AppClient("web", args)
        else:
            UserPoolWithMfa("users").add_client("web", args)

    with files_opened() as opened:
        deploy(program)
    assert opened[logo] == 1
    assert {place: count for place, count in reads.items() if count != 1} == {}


def test_parts_can_be_added_to_an_identity_with_all_parts(logo: str) -> None:
    def program() -> None:
        args: Any = identity_args(logo, STYLE)
        add_everything(UserIdentity("shop", args))

    names = deploy(program).names
    assert ("UserGroup", "shop-users-testers-group") in names
    assert ("UserPoolClient", "shop-users-mobile-client") in names
