"""The briefing on paper: one page in four formats, in which imported text stays text."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from coach.briefing.brief import AttendeeCard, Brief, Tier
from coach.briefing.export import as_html, as_markdown, inert, write
from coach.briefing.page import blocks
from coach.errors import UnreadableError, UsageError
from coach.evidence import Citation, Fact

QUOTE = Citation("notes/fair.md", "line:7", "She keeps bees.", dt.date(2026, 3, 4))
HOSTILE = (
    '</p><script>alert(1)</script> <img src="https://spy.example/p.png"> ![x](https://spy.example/a.png) '
    "[click](javascript:alert(1)) # Big | table | **bold** <!-- hidden --> \u202eevil\u202c https://spy.example/q"
)


def brief_with(*cards: AttendeeCard, **more: object) -> Brief:
    made = Brief("Paper Days", dt.date(2026, 11, 30), dt.date(2026, 12, 1), "Ghent", cards, ())
    return replace(made, **more)  # type: ignore[arg-type]


INES = AttendeeCard(
    "Ines Fabre", "ines@rye.example", "p1", Tier.MET_BEFORE, "She asked for the proofs.", "Rye Press", "Editor",
    facts=(Fact("She keeps bees.", (QUOTE,), "note"), Fact("Now: Editor, Rye Press.", (QUOTE,), "now")),
    openings=(Fact("Ask how the bees are.", (QUOTE,)),), do_not_raise=(Fact("In confidence: “x”", (QUOTE,)),),
    stale=(Fact("LinkedIn still says Old Mill.", (QUOTE,)),), status="waiting",
)  # fmt: skip
ZOE = AttendeeCard("Zoe Quist", "", None, Tier.NEW, "New to you.", "Quist & Co", "Founder", only_listed=True)
NASTY = replace(INES, name=HOSTILE, title=HOSTILE, why=HOSTILE, facts=(Fact(HOSTILE, (QUOTE,), "note"),))


def test_markdown_reads_in_order() -> None:
    text = as_markdown(brief_with(INES, ZOE, find_first=("Ines Fabre",), not_coming=("Omar Haddou",)))
    wanted = [
        "# Paper Days", "30 November to 1 December 2026, Ghent", "## Find these first",
        "- Ines Fabre. She asked for the proofs.", "## You have met", "### Ines Fabre, Editor, Rye Press",
        "She asked for the proofs. On the waiting list.", "- She keeps bees. _(fair, 4 Mar 2026)_",
        "#### To open with", "#### Out of date", "#### Do not raise", "## Only on the list",
        "- Zoe Quist, Founder, Quist & Co", "## Not coming", "They cancelled or declined: Omar Haddou.",
        "## Sources", "fair: notes/fair.md",
    ]  # fmt: skip
    places = [text.index(w) for w in wanted]
    assert places == sorted(places)
    assert "Now: Editor" not in text  # the heading says it


def test_a_path_stands_once_at_the_end_and_files_of_one_name_are_told_apart() -> None:
    quotes = [
        replace(QUOTE, source=s, place="row:4")
        for s in ("notes/2026-03-04-fair.md", "lists/fair.csv", "notes/tea.md")
    ]
    facts = tuple(Fact(f"She keeps {n} bees.", (q,), "note") for n, q in enumerate(quotes))
    text = as_markdown(brief_with(replace(INES, facts=facts, openings=(), stale=(), do_not_raise=())))
    assert "bees. _(notes/2026-03-04-fair.md row 4, 4 Mar 2026)_" in text
    assert "bees. _(lists/fair.csv row 4, 4 Mar 2026)_" in text
    assert "bees. _(tea row 4, 4 Mar 2026)_" in text
    assert text.count("notes/tea.md") == 1


def test_listed_namesake_of_a_known_person_keeps_their_place() -> None:
    other = replace(ZOE, name="Ines Fabre", organisation="Harbour Mills")
    lines = [b.text for b in blocks(brief_with(INES, other))]
    assert "Ines Fabre, Editor, Rye Press" in lines
    assert "Ines Fabre, Founder, Harbour Mills" in lines


def test_empty_brief_still_says_when() -> None:
    assert as_markdown(Brief("Paper Days", None, None, "", (), ())) == "# Paper Days\n\nNo date is known.\n"


INERT = [
    ("She keeps bees.", "She keeps bees."),
    ("- a list", "\\- a list"),
    ("1. a list", "1\\. a list"),
    ("12. März", "12\\. März"),
    ("1979 was good", "1979 was good"),
    ("> quoted", "\\> quoted"),
    ("snake_case stays", "snake_case stays"),
    ("_emphasis_", "\\_emphasis\\_"),
    ("[x][y]", "\\[x\\]\\[y\\]"),
    ("see https://x.example/a_b", "see `https://x.example/a_b`"),
    ("a\nb", "a b"),
]


@pytest.mark.parametrize(("text", "shown"), INERT)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


def test_hostile_text_is_inert_in_markdown() -> None:
    text = as_markdown(brief_with(NASTY))
    assert "<script" not in text
    assert "<img" not in text
    assert "![" not in text
    assert "javascript:" not in text
    assert "hidden" not in text
    assert not re.search(r"(?<!`)https?://", text)
    assert "\u202e" not in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_hostile_text_is_inert_in_html() -> None:
    page = as_html(brief_with(NASTY))
    tags = _Tags()
    tags.feed(page)
    assert tags.seen <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "li",
        "small",
        "b",
        "footer",
    }
    assert not tags.attributes & {"src", "href", "onload", "onerror", "style"}
    assert "default-src 'none'" in page
    assert page.count("<ul>") == page.count("</ul>")
    assert "\u202e" not in page


def test_docx_holds_text_and_no_links(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    write(brief_with(NASTY, ZOE), path)
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "Zoe Quist" in body
    assert "&lt;script&gt;" in body
    assert "w:hyperlink" not in body
    assert "w:instrText" not in body
    assert "spy.example" not in links


def test_control_characters_do_not_break_a_file(tmp_path: Path) -> None:
    odd = replace(INES, why="A\x00B\x0bC\ud800D")
    for ending in (".md", ".html", ".docx", ".pdf"):
        path = tmp_path / f"brief{ending}"
        write(brief_with(odd), path)
        assert path.stat().st_size > 100


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"should end in \.docx, \.html, \.md, \.pdf"):
        write(brief_with(INES), tmp_path / "brief.txt")


@pytest.mark.parametrize("ending", [".md", ".html", ".docx", ".pdf"])
def test_missing_folder_is_told_in_a_line(tmp_path: Path, ending: str) -> None:
    with pytest.raises(UnreadableError, match="cannot be written"):
        write(brief_with(INES), tmp_path / "nowhere" / f"brief{ending}")
