"""Letters that are wrong for their reader: a wrong name or house, promises and days that the notes contradict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from coach.evidence import Finding
from coach.review.fixes import apply_fix
from coach.review.judgement import headline_of
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
_CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nUID:c{n}\nFN:{name}\nORG:{house}\nEMAIL:{email}\nEND:VCARD\n"
    for n, (name, house, email) in enumerate(
        (
            ("Ines Fabre", "Rye Press", "ines@rye.example"),
            ("Dana Lowe", "Tolmin Gallery", "dana@tolmin.example"),
            ("Tomasz Wilk", "Amber Works", "tomasz@amber.example"),
            ("Margaret Doyle", "Art Gazette", "m.doyle@gazette.example"),
        )
    )
)
_FAIR = """---
title: Paper Fair
date: 2026-11-02
with: [Ines Fabre]
---
Ines Fabre (Rye Press) showed me a binding. I promised to send her the price table by 2026-11-30.
"""
_TOMASZ = """---
title: Call with Tomasz
date: 2026-10-20
with: [Tomasz Wilk]
---
I promised to send Tomasz the glaze recipe by 2026-11-01.
"""
_SENT = """---
title: Tomasz
date: 2026-10-28
with: [Tomasz Wilk]
---
I sent Tomasz the glaze recipe today.
"""
_RULE = """---
title: Kiln drawings
date: 2026-10-02
---
The kiln drawings must not be shared with anybody outside.
"""
_CALENDAR = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\nBEGIN:VEVENT\nUID:e1\nDTSTART;VALUE=DATE:20261203\n"
    "DTEND;VALUE=DATE:20261205\nSUMMARY:Lantern Forum\nLOCATION:Leiden\nEND:VEVENT\nEND:VCALENDAR\n"
)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with four people, two promises, a rule and an event."""
    root = tmp_path_factory.mktemp("conduct")
    files = root / "in"
    (files / "notes").mkdir(parents=True)
    (files / "people.vcf").write_text(_CARDS, encoding="utf-8")
    (files / "calendar.ics").write_text(_CALENDAR, encoding="utf-8")
    for name, text in (("fair", _FAIR), ("call", _TOMASZ), ("sent", _SENT), ("rule", _RULE)):
        (files / "notes" / f"{name}.md").write_text(text, encoding="utf-8")
    made = Workspace.open(Settings(workspace=root / "ws"), TODAY)
    made.set_me("Vera Stroud", ["vera@loom.example"], None, "Loom Works")
    made.import_paths([files])
    return made


def _found(space: Workspace, text: str, reader: str, detector: str) -> list[Finding]:
    return [f for f in space.review(text, "email", reader).findings if f.detector == detector]


WRONG = [
    ("addressee", "Ines Fabre", "Dear Dana,\n\nthe samples are in the post.", "Dana", "it greets Dana, who is somebody else"),
    ("addressee", "Ines Fabre", "The samples\n\nDear Dana,\n\nthey are in the post.", "Dana", "it greets Dana"),
    ("addressee", "Ines Fabre", "Hi Robert, the samples are in the post.", "Robert", "it greets Robert."),
    ("addressee", "Dana Lowe", "Hallo Tomasz, die Muster sind da.", "Tomasz", "goes to Dana Lowe"),
    ("addressee", "Dana Lowe", "Dear Dana, your work at Rye Press is fine.", "Rye Press", "Dana Lowe is at Tolmin Gallery"),
    ("addressee", "Ines Fabre", "Dear Ines, greet everyone at Amber Works.", "Amber Works", "Ines Fabre is at Rye Press"),
    ("promised", "Ines Fabre", "Dear Ines, as promised, the slides are attached.", "as promised", "something else: “price table”"),
    ("promised", "Tomasz Wilk", "Dear Tomasz, I will send you the glaze recipe by Friday.", "I will send", "done already"),
    ("promised", "Dana Lowe", "Dear Dana, I will send you the kiln drawings tomorrow.", "kiln drawings", "not to be handed on"),
    ("event_days", "Dana Lowe", "Dear Dana, see you at the Lantern Forum on 10 December.", "10 December", "3 December to 4 December"),
    ("templates", "Dana Lowe", "Dear {{first_name}}, it was good to meet you.", "{{first_name}}", "template"),
    ("templates", "Dana Lowe", "Dear Dana, your work at [Company] is fine.", "[Company]", "template"),
    ("templates", "Dana Lowe", "Dear <Name>, it was good to meet you.", "<Name>", "template"),
    ("templates", "Dana Lowe", "Dear XX, it was good to meet you.", "XX", "template"),
    ("templates", "Dana Lowe", "Dear *|FNAME|*, it was good to meet you.", "*|FNAME|*", "template"),
    ("templates", "Dana Lowe", "Dear %FIRSTNAME%, it was good to meet you.", "%FIRSTNAME%", "template"),
    ("templates", "Dana Lowe", "Dear ,\n\nit was good to meet you.", "Dear", "template"),
    ("flattery", "Dana Lowe", "Dear Dana,\n\nThank you so much for everything. I really appreciate it all.\n\nVera", "everything", "nothing in particular"),
]  # fmt: skip


@pytest.mark.parametrize(("detector", "reader", "text", "quote", "reason"), WRONG)
def test_what_is_wrong_for_the_reader_is_said(
    space: Workspace, detector: str, reader: str, text: str, quote: str, reason: str
) -> None:
    (found,) = _found(space, text, reader, detector)
    assert quote in found.quote
    assert reason in found.reason
    assert found.group == "conduct"
    assert found.fix.keys() == {"keep", "generalise", "remove"}
    alone = headline_of("revise", [replace(found, severity="medium")])
    assert ("praise" in alone) == (detector == "flattery"), "the verdict says what is wrong"


FINE = [
    ("Ines Fabre", "Dear Ines,\n\nas promised, the price table is attached."),
    ("Ines Fabre", "Dear Ms Fabre, as promised, here are the prices."),
    ("Ines Fabre", "Hi all, the samples are in the post."),
    ("Ines Fabre", "Dear Dana, Tomasz and Ines, the samples are in the post."),
    ("Ines Fabre", "Dear Ines and Dana, the samples are in the post."),
    ("Ines Fabre", "Dear Ines, I met Dana at Tolmin Gallery, and she greets you."),
    ("Ines Fabre", "Dear Ines, when you were at Tolmin Gallery we met twice."),
    ("Ines Fabre", "Dear Ines, see you at Tolmin Gallery on Friday."),
    ("Ines Fabre", "Dear Ines, I will send you the price table by Friday."),
    ("Tomasz Wilk", "Hi Tomek, thank you for the walk."),
    ("Tomasz Wilk", "Dear Tomasz, I will send you a new clay sample by Friday."),
    ("Margaret Doyle", "Dear Peggy, thank you for the cutting."),
    ("Dana Lowe", "Dear Dana, I will send you my own drawings tomorrow."),
    ("Dana Lowe", "Dear Dana, see you at the Lantern Forum on 4 December."),
    ("Dana Lowe", "Dear Dana, what the Lantern Forum packs in two days is a wonder."),
    ("Dana Lowe", "Dear Dana, I register for the Lantern Forum by 28 November."),
    ("Dana Lowe", "Dear Dana, let us have dinner on 2 December, the eve of the Lantern Forum."),
    ("Dana Lowe", "Dear Dana,\n\nThank you for the tour of the east wing and the story of the lamp.\n\nVera"),
    ("Dana Lowe", "Dear Dana, the index [1] and the list <draft> are fine; size XXL too."),
]  # fmt: skip
_NEW = {"addressee", "promised", "event_days", "templates", "flattery"}


@pytest.mark.parametrize(("reader", "text"), FINE)
def test_letters_that_fit_pass(space: Workspace, reader: str, text: str) -> None:
    assert [f for f in space.review(text, "email", reader).findings if f.detector in _NEW] == []


def test_the_fix_puts_the_right_name_and_house(space: Workspace) -> None:
    text = "Dear Dana,\n\nyour work at Tolmin Gallery is fine."
    (greeting, house) = _found(space, text, "Ines Fabre", "addressee")
    assert apply_fix(text, greeting, "generalise").startswith("Dear Ines,")
    assert "your work at Rye Press" in apply_fix(text, house, "generalise")
    assert space.review(text, "email", "Ines Fabre").verdict == "revise"


def test_a_contradicted_promise_cites_the_note(space: Workspace) -> None:
    (found,) = _found(space, "Dear Ines, as promised, the slides are attached.", "Ines Fabre", "promised")
    assert found.citations[0].source.endswith("fair.md")
    assert "price table" in found.citations[0].quote


def test_nothing_is_compared_for_the_public(space: Workspace) -> None:
    text = "Dear Dana, as promised, the slides are attached."
    assert [f for f in space.review(text).findings if f.detector in ("addressee", "promised")] == []
