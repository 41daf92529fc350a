import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.measure import Figure
from benchmarks.table import Row


def good() -> Iterator[Row]:
    yield Row("within", Figure(1.1, 1.0, 1.2), 1.15)
    yield Row("beyond", Figure(1.2, 1.0, 1.3), 1.15)


def broken() -> Iterator[Row]:
    yield Row("measured", Figure(2.0, 2.0, 2.0), unit="ms")
    raise RuntimeError("the CLI went away")


def test_every_row_is_printed_and_written_with_its_budget(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = tmp_path / "results.json"
    assert main([good], results) == 0
    rows = json.loads(results.read_text("utf-8"))["rows"]
    assert [(row["what"], row["kept"]) for row in rows] == [("within", True), ("beyond", False)]
    told = capsys.readouterr()
    assert [line.split()[-1] for line in told.out.splitlines()[-2:]] == ["yes", "NO"]
    assert told.err == ""


def test_a_part_that_fails_takes_no_other_row_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = tmp_path / "results.json"
    assert main([broken, good], results) == 1
    assert [row["what"] for row in json.loads(results.read_text("utf-8"))["rows"]] == ["measured", "within", "beyond"]
    assert capsys.readouterr().err == "NOT MEASURED  the remaining rows of broken: the CLI went away\n"
