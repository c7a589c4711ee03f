"""What is told in confidence stays out of drafts, briefings and requests, by whichever way it might get there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coach.ask.exchange import Exchange
from coach.briefing.brief import Brief
from coach.briefing.export import as_markdown
from coach.checks.echoes import closed_title
from coach.evidence import Fact
from coach.follow_up.draft import Drafter
from coach.follow_up.email import DraftEmail
from coach.review.reviewer import Reviewer
from coach.settings import Settings
from coach.text import fold
from coach.workspace import Workspace
from coach.writer.interface import CardTask, CardText, EmailTask, EmailText, Writer
from coach.writer.offline import OfflineWriter
from tests import small_world
from tests.model_server import ModelServer, from_evidence, prompt_of

TODAY = dt.date.fromisoformat(small_world.TODAY)
EVENT = "Book Forum 2026"
ATTENDEES = small_world.ATTENDEES + "Omar Haddou,,Tolmin Gallery,Curator,approved\n"


def note(title: str, date: str, text: str, more: str = "with: [Omar Haddou]") -> str:
    """A note in a file."""
    return f"---\ntitle: '{title}'\ndate: {date}\n{more}\n---\n{text}\n"


@contextmanager
def world(folder: Path, notes: dict[str, str], calendar: str = "", address: str = "") -> Iterator[Workspace]:
    """The small network with further notes."""
    files = small_world.write_files(folder / "in")
    (files / "forum" / "attendees.csv").write_text(ATTENDEES, encoding="utf-8")
    for name, text in notes.items():
        (files / "notes" / f"{name}.md").write_text(text, encoding="utf-8")
    if calendar:
        (files / "calendar.ics").write_text(calendar, encoding="utf-8")
    model = {"model": "test-model", "model_base_url": address, "model_retries": 0} if address else {}
    with Workspace.open(Settings(workspace=folder / "ws", **model), TODAY) as space:  # type: ignore[arg-type]
        space.set_me("Vera Stroud", ["vera@loom.example"], None, "Loom Works")
        space.import_paths([files])
        yield space


def card_of(brief: Brief, name: str) -> str:
    """What may be said on a person's card, without the lines on what not to raise."""
    card = next(c for c in brief.attendees if fold(c.name) == fold(name))
    return " ".join([card.why, *(f.text for f in (*card.facts, *card.openings))])


def draft_to(space: Workspace, name: str, writer: Writer | None = None) -> DraftEmail:
    """A letter to a person, reviewed."""
    reviewer = Reviewer(space.repository, TODAY)
    drafter = Drafter(space.repository, writer or space.writer, reviewer, TODAY)
    return drafter.draft(space.person(name).id)


def test_an_unmarked_note_that_repeats_a_confidence_stays_out_of_the_draft(tmp_path: Path) -> None:
    told = "Omar told me in confidence that Omar is building a second gallery in Porto. Omar collects old maps of rivers."
    later = "Omar is building a second gallery in Porto. Omar collects old maps of rivers and prints them by hand."
    notes = {
        "told": note("Coffee with Omar", "2026-11-12", told),
        "later": note("Call with Omar", "2026-11-14", later),
    }
    with world(tmp_path, notes) as space:
        draft = draft_to(space, "Omar Haddou")
        assert "Porto" not in draft.body + draft.subject
        assert "maps" in draft.body  # the near miss: an open matter of the same note


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Omar is in good hands there.", "audience: me\nwith: [Omar Haddou]"),
        (
            "Omar told me in confidence that he is a patient of the Harrow clinic. We had tea.",
            "with: [Omar Haddou]",
        ),
    ],
)
def test_a_draft_does_not_name_the_place_of_a_closed_visit(tmp_path: Path, text: str, more: str) -> None:
    with world(tmp_path, {"visit": note("Visit to the Harrow clinic", "2026-11-15", text, more)}) as space:
        draft = draft_to(space, "Omar Haddou")
        assert "clinic" not in (draft.body + draft.subject).casefold()


def test_a_draft_names_the_place_of_an_open_visit(tmp_path: Path) -> None:
    visit = note("Visit to the Harrow mill", "2026-11-15", "Omar showed me the looms.")
    with world(tmp_path, {"visit": visit}) as space:
        draft = draft_to(space, "Omar Haddou")
        assert "Harrow mill" in draft.body + draft.subject


@pytest.mark.parametrize("kept", ["Sent Omar what I had promised, the bid papers.", ""])
def test_a_promise_told_in_confidence_is_not_on_the_card(tmp_path: Path, kept: str) -> None:
    said = "Strictly confidential: I promised Omar the takeover bid papers by 2026-11-28."
    notes = {"bid": note("Lunch with Omar", "2026-11-10", said)}
    if kept:
        notes["sent"] = note("Call with Omar", "2026-11-16", kept)
    with world(tmp_path, notes) as space:
        brief = space.brief(EVENT)
        assert "takeover" not in card_of(brief, "Omar Haddou")


def test_a_goal_marked_private_is_no_goal_of_a_briefing(tmp_path: Path) -> None:
    wanted = (
        "- Private, do not share: leave Loom Works for Tolmin Gallery as a curator.\n"
        "- Find an editor of picture books at a press.\n"
    )
    goals = note("Goals", "2026-01-06", wanted, "tags: [goals]")
    with world(tmp_path, {"goals": goals}) as space:
        brief = space.brief(EVENT)
        said = " ".join([*(g.text for g in brief.goals), *(card_of(brief, c.name) for c in brief.attendees)])
        assert "leave Loom Works" not in said
        assert "picture books at a press" in said


def test_a_confidential_calendar_title_is_a_meeting(tmp_path: Path) -> None:
    entry = small_world.CALENDAR.replace("20261105T", "20261203T")
    secret = entry.replace("Call Omar", "Confidential: takeover of Rye Press")
    with world(tmp_path / "a", {}, secret) as space:
        page = as_markdown(space.brief(EVENT))
        assert "takeover" not in page
        assert "In your calendar: a meeting" in page
    with world(tmp_path / "b", {}, entry) as space:
        assert "In your calendar: Call Omar" in as_markdown(space.brief(EVENT))


def test_a_past_confidential_calendar_title_is_not_shown(tmp_path: Path) -> None:
    entry = small_world.CALENDAR.replace("20261105T", "20261118T")
    with world(tmp_path, {}, entry.replace("Call Omar", "Confidential: takeover of Rye Press")) as space:
        assert "takeover" not in as_markdown(space.brief(EVENT))


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("Confidential: takeover of Rye Press", True),
        ("Off the record: the new owner", True),
        ("Call Omar", False),
        ("Public reading at the library", False),
        ("", False),
    ],
)
def test_titles_that_close(title: str, closed: bool) -> None:
    assert closed_title(title) is closed


def test_a_title_that_repeats_a_closed_sentence_of_its_note_is_not_shown(tmp_path: Path) -> None:
    text = (
        "Omar told me in confidence that the gallery will close its east wing. "
        "Ines Fabre would like to meet Omar about the map prints. Omar collects maps of 1820."
    )
    title = "Coffee with Omar, closing of the east wing"
    with world(tmp_path / "a", {"coffee": note(title, "2026-11-18", text)}) as space:
        for name in ("Omar Haddou", "Ines Fabre"):
            card = card_of(space.brief(EVENT), name)
            assert "east wing" not in card
            assert "map prints" in card
    with world(tmp_path / "b", {"coffee": note("Coffee with Omar", "2026-11-18", text)}) as space:
        card = card_of(space.brief(EVENT), "Omar Haddou")
        assert "Coffee with Omar" in card


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_confidential_evidence_is_not_sent_to_a_model_elsewhere(tmp_path: Path, host: str) -> None:
    question = "What did Omar tell me about the east wing?"
    with ModelServer() as server:
        server.reply = from_evidence
        address = server.url.replace("127.0.0.1", host).replace("localhost", host)
        with world(tmp_path, {}, address=address) as space:
            earlier = (Exchange("What is new?", "Omar says that the gallery will close its east wing [1]."),)
            answer = space.ask(question)
            space.ask("What does Omar collect?", earlier)
            sent = " ".join(prompt_of(r) for r in server.requests).casefold()
    assert "east wing" in answer.text
    assert "maps" in sent
    assert ("will close its east wing" in sent) is (host == "127.0.0.1")
    assert ("was not sent to the model" in answer.note) is (host == "0.0.0.0")


class Blunt(OfflineWriter):
    """Writes as the offline writer does, under a subject of its own."""

    def __init__(self, subject: str) -> None:
        super().__init__()
        self.subject = subject

    def email(self, task: EmailTask) -> EmailText:
        """The letter under that subject."""
        return replace(super().email(task), subject=self.subject)


@pytest.mark.parametrize(
    ("subject", "kept"),
    [("The gallery will close its east wing", False), ("Your maps", True)],
)
def test_a_subject_that_leaks_is_replaced(tmp_path: Path, subject: str, kept: bool) -> None:
    with world(tmp_path, {}) as space:
        draft = draft_to(space, "Ines Fabre", Blunt(subject))
        assert draft.subject == (subject if kept else "Thank you")


class Gossip(OfflineWriter):
    """Writes as the offline writer does, and one sentence more in every letter and on every card."""

    def __init__(self, more: str) -> None:
        super().__init__()
        self.more = more

    def email(self, task: EmailTask) -> EmailText:
        """The letter with the sentence before its last paragraph."""
        written = super().email(task)
        head, _, tail = written.body.rpartition("\n\n")
        fact = Fact(self.more, kind="fact")
        body = f"{head}\n\n{self.more} The weather was fine in Ghent.\n\n{tail}"
        return replace(written, body=body, facts=(*written.facts, fact), ask=self.more)

    def card(self, task: CardTask) -> CardText:
        """The card with the sentence as an opening."""
        written = super().card(task)
        return replace(written, openings=(*written.openings, Fact(self.more, kind="opening")))


@pytest.mark.parametrize(
    ("more", "stays"),
    [
        ("Omar says that the gallery will close its east wing.", False),
        ("A curator you know will soon have fewer rooms, because his wing closes.", False),
        ("Omar says that he collects maps.", True),
    ],
)
def test_what_a_writer_lets_slip_is_left_out_before_it_is_shown(
    tmp_path: Path, more: str, stays: bool
) -> None:
    with world(tmp_path, {}) as space:
        draft = draft_to(space, "Ines Fabre", Gossip(more))
        assert (more in draft.body) is stays
        assert "The weather was fine in Ghent." in draft.body
        assert (draft.ask == more) is stays
        assert any(f.text == more for f in draft.facts) is stays
        assert ("left out of this draft" in draft.note) is not stays
        assert not any(f.detector == "note_leaks" for f in draft.findings)
        # To Omar himself his own news may be said.
        assert more in draft_to(space, "Omar Haddou", Gossip(more)).body
        space.writer = Gossip(more)
        card = next(c for c in space.brief(EVENT).attendees if fold(c.name) == "zoe quist")
        assert any(o.text == more for o in card.openings) is stays


CARD = """BEGIN:VCARD
VERSION:3.0
FN:Omar Haddou
EMAIL:omar@tolmin.example
{note}
END:VCARD
"""
ENTRY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
UID:ev-9
DTSTART:20261203T100000Z
DTEND:20261203T103000Z
SUMMARY:Coffee with Omar
{more}
ATTENDEE;CN=Omar Haddou:mailto:omar@tolmin.example
END:VEVENT
END:VCALENDAR
"""
ILL = "Omar is being treated for depression."
PLANS = "Rye plans to lay off the whole Berlin team in autumn."


def told(tmp_path: Path, name: str, text: str) -> Iterator[Workspace]:
    """The small network with one further file."""
    with world(tmp_path, {}) as space:
        (tmp_path / "more").mkdir()
        (tmp_path / "more" / name).write_text(text, encoding="utf-8")
        space.import_paths([tmp_path / "more"])
        yield space


@pytest.mark.parametrize(
    ("name", "text", "words", "closed"),
    [
        ("o.vcf", CARD.format(note=f"NOTE:Strictly confidential: {ILL}"), ILL, True),
        ("o.vcf", CARD.format(note=f"CLASS:PRIVATE\nNOTE:{ILL}"), ILL, True),
        ("o.vcf", CARD.format(note=r"NOTE:Collects maps.\nTold in confidence: " + ILL), ILL, True),
        ("c.ics", ENTRY.format(more=f"CLASS:CONFIDENTIAL\nDESCRIPTION:{PLANS}"), PLANS, True),
        ("c.ics", ENTRY.format(more=f"DESCRIPTION:Told in confidence: {PLANS}"), PLANS, True),
        # Near misses: nothing is said, or the calendar says that all may see it.
        ("o.vcf", CARD.format(note=f"NOTE:{ILL}"), ILL, False),
        ("o.vcf", CARD.format(note=f"NOTE:Sells confidential computing.\nCLASS:PUBLIC\nX:{ILL}"), ILL, False),
        ("c.ics", ENTRY.format(more=f"CLASS:PUBLIC\nDESCRIPTION:{PLANS}"), PLANS, False),
    ],
)
def test_what_a_card_or_an_entry_tells_in_confidence_is_closed(
    tmp_path: Path, name: str, text: str, words: str, closed: bool
) -> None:
    for space in told(tmp_path, name, text):
        hits = [h for h in space.search(words, 20) if words in h.quote]
        assert [h.restricted for h in hits] == [closed]
        cited = [
            c.restricted
            for card in space.brief(EVENT).attendees
            for f in card.facts
            for c in f.citations
            if c.document == hits[0].document
        ]
        assert all(c is closed for c in cited)
        assert cited or name == "o.vcf"
        assert Reviewer(space.repository, TODAY).review(words).verdict == "hold" or not closed


def test_the_title_of_an_entry_marked_private_is_a_meeting(tmp_path: Path) -> None:
    for space in told(tmp_path, "c.ics", ENTRY.format(more="CLASS:PRIVATE")):
        page = as_markdown(space.brief(EVENT))
        assert "In your calendar: a meeting" in page
        assert "Coffee with Omar" not in page


def test_what_an_entry_keeps_closed_survives_a_rebuild(tmp_path: Path) -> None:
    text = ENTRY.format(more=f"CLASS:CONFIDENTIAL\nDESCRIPTION:{PLANS}")
    for space in told(tmp_path, "c.ics", text):
        before = {s.text for s in space.repository.statements(restricted=True)}
        space.rebuild()
        assert {s.text for s in space.repository.statements(restricted=True)} == before
        assert PLANS in before
