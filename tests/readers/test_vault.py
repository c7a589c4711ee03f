"""What Obsidian, Notion, Logseq and Roam add to Markdown."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import kind, only, read, refusals

from coach.people.mentions import NamedPerson, NameIndex
from coach.readers import expand_source
from coach.readers.vault import fields_in, properties_under_title, tags_in
from coach.records import ContactRecord, NoteRecord, SourceFile
from tests.readers.reading import expand


def note(text: str, path: str = "vault/a.md") -> NoteRecord:
    """The one note of a file."""
    (found,) = only(read(text, path), NoteRecord)
    return found


def card(text: str, path: str = "vault/Dana Kim.md") -> ContactRecord | None:
    """The card of a person's page, if it gives one."""
    found = only(read(text, path), ContactRecord)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Met #dana-kim at #fair/2026.", ("dana-kim", "fair/2026")),
        ("#a, #b\n#a", ("a", "b")),
        ("# Heading\n#1 is no tag, a#b neither, nor https://a.example/#top or [x](#y)", ()),
        ("```\n#code\n```\n`#code` ~~~ #real", ("real",)),
        ("---\ntags: [x]\n---\n#y", ("x", "y")),
        ("#private #work\nAll mine.", ("private", "work")),
        (
            "They may be bought #confidential but rye is fine #rye",
            ("rye",),
        ),  # that sentence's, not the note's
    ],
)
def test_tags(text: str, tags: tuple[str, ...]) -> None:
    assert note(text).tags == tags


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Walked.\n\nwith:: [[Dana Kim]], [[Bo Ek|Bo]]\n", ("Dana Kim", "Bo Ek")),
        ("- call\n  - with:: Dana Kim\n- lunch\n  - with:: [[people/Bo Ek]]\n", ("Dana Kim", "Bo Ek")),
        ("Saw rye [with:: [[Dana Kim]]] today", ("Dana Kim",)),
        ("- [x] (with:: Dana Kim)", ("Dana Kim",)),
        ('---\nwith: "[[Dana Kim#Work|Dana]]"\n---\nmet:: Bo Ek', ("Dana Kim", "Bo Ek")),
        ("with: [Dana Kim](People%20db/Dana%20Kim%201f2e3d4c5b6a79881f2e3d4c5b6a7988.md), Bo Ek", ("Dana Kim", "Bo Ek")),
        ("```\nwith:: Dana Kim\n```\nstd::sort(x)", ()),
    ],
)  # fmt: skip
def test_people_in_fields(text: str, people: tuple[str, ...]) -> None:
    assert note(text).people == people


@pytest.mark.parametrize(
    ("path", "text", "date"),
    [
        ("Daily/2026-11-05.md", "x", (2026, 11, 5)),
        ("Daily/2026-11-05 Thursday.md", "x", (2026, 11, 5)),
        ("journals/2026_11_05.md", "- x", (2026, 11, 5)),
        ("daily/November 5th, 2026.md", "- x", (2026, 11, 5)),
        ("daily/Nov 5th, 2026.md", "- x", (2026, 11, 5)),
        ("a.md", "date:: [[2026-11-05]]\nx", (2026, 11, 5)),
        ("a.md", "[[2026-11-05]]\n\nx", (2026, 11, 5)),
        ("a.md", "# Rye\n\nCreated: November 5, 2026 3:04 PM\nTags: rye\n\nx", (2026, 11, 5)),
    ],
)
def test_the_day_of_a_note(path: str, text: str, date: tuple[int, int, int]) -> None:
    assert note(text, path).date == dt.date(*date)


ID = "1f2e3d4c5b6a79881f2e3d4c5b6a7988"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Dana Kim.md", "---\ntype: person\n---\nKeeps bees."),
        ("Dana Kim.md", "---\ntags: people\n---\nKeeps bees."),
        ("Dana Kim.md", "Keeps bees. #person/client\n"),
        ("Dana Kim.md", "---\nemail: dana@northwind.example\n---\nKeeps bees."),
        ("@Dana Kim.md", "---\ntags: [person]\n---\nKeeps bees."),
        ("x.md", "---\ntype: contact\nname: Dana Kim\n---\nKeeps bees."),
        ("x.md", "---\ntype: person\n---\n# Dana Kim (Northwind)\nKeeps bees."),
        ("People/Dana Kim.md", "Keeps bees."),
        ("02 - People/Dana Kim.md", "Keeps bees."),
        ("Dana Kim.md", "type:: person\ncompany:: Northwind\n\n- Keeps bees."),
        (
            f"CRM/Dana Kim {ID}.md",
            "# Dana Kim\n\nCompany: Northwind\nEmail: dana@northwind.example\n\nKeeps bees.",
        ),
        ("Dana Kim.md", "+++\ntype = 'person'\n+++\nKeeps bees."),
        ("Dana Kim.md", '{"type": "person"}\n\nKeeps bees.'),
    ],
)
def test_a_page_about_a_person_gives_their_card(path: str, text: str) -> None:
    found = card(text, path)
    assert found is not None
    assert (found.name, found.place) == ("Dana Kim", "line:1")
    assert found.raw in text
    assert note(text, path).title == "Dana Kim"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Dana Kim.md", "Keeps bees."),  # nothing says that it is a person
        ("Rye Press.md", "---\ntype: company\n---\nPrints."),
        ("People/2026-11-05 lunch.md", "With Dana."),
        ("People/Reading list.md", "Bread."),
        ("People/Dana Kim.md", "---\nwith: [Dana Kim]\nevent: PyData\n---\nTalked."),  # notes of a talk
        ("x.md", "---\ntags: people\n---\n# Meeting about people\nTalked."),
    ],
)
def test_other_notes_give_none(path: str, text: str) -> None:
    assert card(text, path) is None


def test_everything_a_page_says_of_a_person() -> None:
    found = card(
        "---\ntype: person\naliases: [Dana K. Kim, DK, 'Park, Dana']\nemail: [dana@northwind.example, 'd@home.example']\n"
        "phone: +44 7700 900161\ncompany: '[[Northwind]]'\ntitle: Data lead\nlinkedin: https://www.linkedin.com/in/dana-kim-1\n"
        "website: https://dana.example\nlocation: Leiden\nbirthday: 1985-04-12\nupdated: 2026-10-01\n---\n# Dana Kim\nKeeps bees.\n",
        "x.md",
    )
    assert found is not None
    assert (found.nicknames, found.emails) == (
        ("Dana K. Kim", "DK", "Dana Park"),
        ("dana@northwind.example", "d@home.example"),
    )
    assert (found.phones, found.organisation, found.title) == (("+44 7700 900161",), "Northwind", "Data lead")
    assert (found.profiles, found.location) == (("https://www.linkedin.com/in/dana-kim-1",), "Leiden")
    assert (found.dated, found.extra) == (
        dt.date(2026, 10, 1),
        {"birthday": "1985-04-12", "website": "https://dana.example"},
    )


def test_minutes_that_list_people_in_blocks() -> None:
    text = "Breakfast meeting\n29 July 2026\n\nName: Casey Rivera\nOrganization: River Works\nEmail: casey@river.example\nAsk: flour.\n\n- **Name:** Drew Parker\n- **Role:** Buyer\n"
    found = only(read(text, "minutes.txt"), ContactRecord)
    assert [(c.name, c.organisation, c.title, c.emails, c.place) for c in found] == [
        ("Casey Rivera", "River Works", "", ("casey@river.example",), "line:4"),
        ("Drew Parker", "", "Buyer", (), "line:9"),
    ]
    assert all(c.raw in text for c in found)
    assert (note(text, "minutes.txt").people, note(text).date) == (
        ("Casey Rivera", "Drew Parker"),
        dt.date(2026, 7, 29),
    )


def test_a_template_is_no_note() -> None:
    text = "# {{title}}\nwith:: \n<% tp.date.now() %>\n"
    assert kind(text, "Templates/person.md") == "note"
    assert refusals(read(text, "Templates/person.md")) == [
        ("", "This is a template with blanks to fill in, no note.")
    ]
    assert only(read(text, "a.md"), NoteRecord)
    assert only(read("How we make templates.", "Templates/about.md"), NoteRecord)


def test_settings_and_what_was_thrown_away_are_left_out_with_a_line(tmp_path: Path) -> None:
    for name in (
        ".obsidian/app.json",
        ".trash/old.md",
        "a.md",
        "pages/b.md",
        "logseq/config.edn",
        f"CRM {ID}.csv",
        f"CRM {ID}_all.csv",
        ".git/x",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list(expand(tmp_path))
    assert [f.path for f in found if isinstance(f, SourceFile)] == [f"CRM {ID}_all.csv", "a.md", "pages/b.md"]
    assert [
        (path, why.reason.split(",")[0]) for path, why in (f for f in found if not isinstance(f, SourceFile))
    ] == [
        (".obsidian", "These are Obsidian's settings"),
        (".trash", "These notes were thrown away in Obsidian."),
        (f"CRM {ID}.csv", "Notion wrote this table a second time in full"),
        ("logseq", "These are Logseq's settings and backups"),
    ]


def test_roam_pages() -> None:
    pages = [
        {
            "title": "November 5th, 2026",
            "children": [{"string": "Met [[Dana Kim]]", "children": [{"string": "keeps bees\nand hens"}]}],
        },
        {
            "title": "Dana Kim",
            "edit-time": 1777629600000,
            "children": [{"string": "type:: person"}, {"string": "company:: Northwind"}],
        },
        {"title": "Empty"},
    ]
    found = read(json.dumps(pages), "roam.json")
    day, page = only(found, NoteRecord)
    assert day.text == "# November 5th, 2026\n\n- Met [[Dana Kim]]\n  - keeps bees\n    and hens\n"
    assert (day.date, day.place, page.date) == (
        dt.date(2026, 11, 5),
        "uid:November 5th, 2026",
        dt.date(2026, 5, 1),
    )
    assert [(c.name, c.organisation) for c in only(found, ContactRecord)] == [("Dana Kim", "Northwind")]
    assert refusals(found) == [("", "1 page was empty.")]


# ----------------------------------------------------------------- mentions

INDEX = NameIndex([
    NamedPerson("dana", ("Dana Kim",), ("DK", "Dana Lee Park")),
    NamedPerson("other", ("Dana Ruiz",)),
    NamedPerson("bo", ("Bo Ek",)),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("met [[Dana Kim]]", [("Dana Kim", ("dana",))]),
        ("met [[people/Dana Kim|Dana]]", [("Dana Kim", ("dana",)), ("Dana", ("dana", "other"))]),
        ("met #dana-kim", [("dana-kim", ("dana",))]),
        ("met #people/dana-kim", [("dana-kim", ("dana",))]),
        ("met #DanaKim and #bo_ek", [("DanaKim", ("dana",)), ("bo_ek", ("bo",))]),
        ("met #dana", [("dana", ("dana", "other"))]),
        ("dana kim without a mark, a#dana-kim, https://a.example/#dana-kim", []),
        ("met Dana Lee Park", [("Dana Lee Park", ("dana",))]),
    ],
)
def test_links_tags_and_aliases_name_people(text: str, meant: list[tuple[str, tuple[str, ...]]]) -> None:
    found = INDEX.find(text)
    assert [(m.surface, m.candidates) for m in found] == meant
    assert all(text[m.start : m.end] == m.surface for m in found)


@settings(deadline=None)
@given(st.text("[]|#Dana Kim:-_/`\n(){}", max_size=120))
def test_any_links_and_tags(text: str) -> None:
    for mention in INDEX.find(text):
        assert text[mention.start : mention.end] == mention.surface
    for _, value, at in fields_in(text):
        assert value in text[at:]
    assert all(tag in text for tag in tags_in(text))
    properties_under_title(text)
    for record in read(f"x {text}", "People/Dana Kim.md"):
        assert record.place or record.reason  # type: ignore[union-attr]


def test_a_zipped_vault_says_each_thing_once() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in (
            "v/.obsidian/app.json",
            "v/.obsidian/x/y.json",
            "v/a.md",
            f"v/CRM {ID}.csv",
            f"v/CRM {ID}_all.csv",
        ):
            archive.writestr(name, "x")
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as block:
            block.writestr(f"Export/Dana Kim {ID}.md", "# Dana Kim")
        archive.writestr("v/ExportBlock-1-Part-1.zip", inner.getvalue())
    found = list(expand_source(SourceFile("v.zip", out.getvalue())))
    assert [f.path for f in found if isinstance(f, SourceFile)] == [
        f"v.zip/v/CRM {ID}_all.csv",
        f"v.zip/v/ExportBlock-1-Part-1.zip/Export/Dana Kim {ID}.md",
        "v.zip/v/a.md",
    ]
    assert [f[0] for f in found if not isinstance(f, SourceFile)] == [
        "v.zip/v/.obsidian",
        f"v.zip/v/CRM {ID}.csv",
    ]
