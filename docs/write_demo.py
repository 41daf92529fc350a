"""Writes the demo's output, shortened, between the two `demo` marks of README.md.

`make demo-block` runs the demo and writes. The times are those of this machine, so run it on an idle one.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHOWN = (
    "an unconfirmed user is refused",
    "a confirmation code confirms the user",
    "a wrong password is refused",
    "an unknown username is not revealed",
    "an authenticator app is enrolled",
    "the next sign-in requires a code",
    "the ID token is genuine",
    "forged tokens are detected",
    "a read-only attribute can't change",
    "the refresh token gives new tokens",
    "the user gets the authenticated role",
    "only this pool's users get the role",
    "guests get no identity",
    "revoked tokens are refused",
    "a forgotten password is reset",
    "everything created is deleted",
)
"""The steps that are shown in full; the others are replaced by dots."""
_ADVISORIES = 2
_WIDTH = 118
_DOTS = "  …"
_MARKED = re.compile(r"(?<=<!-- demo -->\n```\n).*?(?=```\n<!-- /demo -->)", re.DOTALL)
_STEP = re.compile(r"  (proved|failed|skipped) ")
_LEFT_OUT = ("Outputs", "Accepted, not simulated", "Messages of the program")


def excerpt(output: str) -> str:
    """Return the demo's output without the entries that are left out."""
    lines: list[str] = []
    for entry in _entries(output):
        if not _is_shown(entry, lines):
            lines += [] if lines[-1:] == [_DOTS] else [_DOTS]
            continue
        lines += [line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…" for line in entry]
    return "\n".join(lines).rstrip() + "\n"


def _entries(output: str) -> Iterator[list[str]]:
    """Yield each line with its continuation lines, without the sections that are left out."""
    for block in output.rstrip("\n").split("\n\n"):
        if block.startswith(_LEFT_OUT):
            continue
        entry: list[str] = []
        for line in block.split("\n"):
            if entry and not (_STEP.match(entry[0]) and line.startswith(" " * 11)):
                yield entry
                entry = []
            entry.append(line)
        yield entry
        yield [""]


def _is_shown(entry: list[str], before: list[str]) -> bool:
    head = entry[0]
    if _STEP.match(head):
        return any(f" {name} " in head for name in SHOWN)
    if head.startswith(("  advisory ", "  mandatory ")):
        return sum(line.startswith("  advisory ") for line in before) < _ADVISORIES
    return True


def written(readme: str, output: str) -> str:
    """Return the README with a new block."""
    if not _MARKED.search(readme):
        raise SystemExit("write_demo: README.md has no marks <!-- demo --> and <!-- /demo --> around a block of code")
    return _MARKED.sub(lambda _: excerpt(output), readme)


def main() -> None:
    """Run the demo and write the block."""
    command = [sys.executable, "-m", "sandbox", "demo", "--stack", "dev"]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout  # noqa: S603 -- our own program
    README.write_text(written(README.read_text(encoding="utf-8"), output), encoding="utf-8")


if __name__ == "__main__":
    main()
