"""The README's demo is made, not written: whole steps, in the demo's order, and none that is not there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs import write_demo
from tests.signin.expected_steps import DEV_STEPS

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = """Stack dev on an in-memory AWS in us-east-1
  created  UserPool   pool   3 ms

Policies (dev): 0 mandatory, 3 advisory
  advisory   rule-a  pool: a
  advisory   rule-b  pool: b
  advisory   rule-c  pool: c

Outputs
  region   us-east-1

Sign-in proof: user pool p, client c
  proved   the user pool can be read                   3 ms
           self sign-up
  skipped  Amplify's auth flow is allowed              0 ms  about another client
  proved   the ID token is genuine                     0 ms
           sub=1,
           aud=2
  proved   a username in use is refused                3 ms  UsernameExistsException
  proved   guests get no identity                      2 ms  NotAuthorizedException
3 proved, 0 failed, 1 skipped in 0.01 s
"""


def test_steps_are_left_out_with_all_they_say_and_shown_with_all_they_say() -> None:
    assert (
        write_demo.excerpt(OUTPUT)
        == """Stack dev on an in-memory AWS in us-east-1
  created  UserPool   pool   3 ms

Policies (dev): 0 mandatory, 3 advisory
  advisory   rule-a  pool: a
  advisory   rule-b  pool: b
  …

Sign-in proof: user pool p, client c
  …
  proved   the ID token is genuine                     0 ms
           sub=1,
           aud=2
  …
  proved   guests get no identity                      2 ms  NotAuthorizedException
3 proved, 0 failed, 1 skipped in 0.01 s
"""
    )


def test_a_long_line_is_cut_and_says_so() -> None:
    [line] = write_demo.excerpt("x" * 200).splitlines()
    assert len(line) == 118
    assert line.endswith("x…")


def test_only_what_is_between_the_marks_changes() -> None:
    readme = "before\n<!-- demo -->\n```\nold\n```\n<!-- /demo -->\nafter\n"
    assert write_demo.written(readme, "new\n") == readme.replace("old", "new")
    with pytest.raises(SystemExit, match="no marks"):
        write_demo.written("nothing", "new\n")


def test_the_steps_named_are_the_proofs_own() -> None:
    assert set(write_demo.SHOWN) <= set(DEV_STEPS)


def test_the_readme_shows_what_the_demo_does_now() -> None:
    """But for times and ids, which are new in every run."""
    command = [sys.executable, "-m", "sandbox", "demo", "--stack", "dev"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- our own program
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert told(write_demo.written(readme, output)) == told(readme), "make demo-block writes README's block anew"


def told(text: str) -> list[str]:
    """The words, without what a run makes up or what is cut or wrapped by the length of it."""
    block = text.partition("<!-- demo -->")[2].partition("<!-- /demo -->")[0]
    return [
        re.sub(r"  +", " ", line[:60]) for line in map(_without_chance, block.splitlines()) if line.startswith("  ")
    ]


def _without_chance(line: str) -> str:
    return re.sub(r" +\d+ ms|(?<=us-east-1_)\w+|[0-9a-f]{8,}[0-9a-f-]*|\b\d+\b", "", line)
