"""Every link of every page leads somewhere: to a file that is there, to a heading that is on it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = {"node_modules", "dist", "build"}
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+(?:\([^()]*\)[^()\s]*)*)\)|!\[[^\]]*\]\(([^()\s]+)\)")
_IN_HTML = re.compile(r"""<(?:a|img)\b[^>]*\b(?:href|src)=["']([^"']+)["']""")
_HEADING = re.compile(r"#{1,6} +(.*?)(?: +#+)?$")


def pages() -> list[Path]:
    """Return our Markdown: neither what tools brought along nor what lies in hidden folders of theirs."""
    found = [path for path in ROOT.rglob("*.md") if not _NOT_OURS & set(path.relative_to(ROOT).parts)]
    hidden = {".github"}
    return sorted(
        path
        for path in found
        if all(not part.startswith(".") or part in hidden for part in path.relative_to(ROOT).parts[:-1])
    )


def prose(text: str) -> str:
    """Leave out code, where brackets are no links and a number sign is no heading."""
    lines, fence = [], ""
    for line in text.splitlines():
        mark = re.match(r" *(`{3,}|~{3,})", line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        elif not fence:
            lines.append(line)
    return "\n".join(lines)


def links(text: str) -> Iterator[str]:
    """Return what a page links to."""
    without_code = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", prose(text), flags=re.DOTALL)
    # A link's text may be code: what is left of it is an empty text.
    for in_text, image in _LINK.findall(without_code):
        yield in_text or image
    yield from _IN_HTML.findall(without_code)


def anchors(text: str) -> set[str]:
    """Return the anchors GitHub makes of a page's headings: small letters, hyphens for spaces, numbers for doubles."""
    found: set[str] = set()
    for line in prose(text).splitlines():
        heading = _HEADING.match(line)
        if heading is None:
            continue
        shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1])
        slug = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        number, name = 0, slug
        while name in found:
            number += 1
            name = f"{slug}-{number}"
        found.add(name)
    return found | set(re.findall(r"""\b(?:id|name)=["']([^"']+)["']""", text))


def broken(page: Path) -> list[str]:
    """Return the links of a page that lead nowhere."""
    wrong = []
    for link in links(page.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        file = (page.parent / target).resolve() if target else page
        found = file.exists() and ROOT in (file, *file.parents)
        if found and anchor:
            found = file.suffix == ".md" and anchor in anchors(file.read_text(encoding="utf-8"))
        if not found:
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_the_pages_are_found() -> None:
    found = {str(page.relative_to(ROOT)) for page in pages()}
    assert {"README.md", "docs/components/AppClient.md", "policies/README.md", "sandbox/aws/README.md"} <= found


def test_a_link_to_nowhere_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(broken.__globals__, "ROOT", tmp_path)
    (tmp_path / "other.md").write_text("# One `two` & three\n# Twice\n# Twice\n```\n# Code\n```\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](other.md) [`b`](other.md#one-two--three) [c](other.md#twice-1) [d](#here) [e](https://example.com/x#y)\n"
        "[f](gone.md) [g](other.md#code) [h](other.md#twice-2) `[i](code.md)` ![j](gone.png) [k](../out.md)\n"
        "<img src='gone.svg'>\n```\n[l](code.md)\n```\n## Here\n",
        encoding="utf-8",
    )
    assert broken(page) == ["gone.md", "other.md#code", "other.md#twice-2", "gone.png", "../out.md", "gone.svg"]
