"""Drafts from a whole import: the right evidence, address and occasion, nothing told in confidence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from coach.errors import NotFoundError, UsageError
from coach.follow_up.draft import Drafter
from coach.follow_up.email import DraftEmail
from coach.follow_up.material import pronoun_of
from coach.follow_up.occasion import is_gathering_name
from coach.follow_up.queue import to_thank
from coach.writer.interface import EmailTask, EmailText
from coach.writer.offline import OfflineWriter
from tests.follow_up.world import CONNECTIONS, FILES, TODAY, World


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("drafts") / "ws", FILES)


def draft(world: World, name: str, event: str = "", kind: str = "thank-you", words: str = "") -> DraftEmail:
    return Drafter(world.repository, world.writer, world.reviewer, TODAY).draft(
        world.id_of(name), event, kind, words=words
    )


def test_the_occasion_comes_first_and_what_came_of_it_after(world: World) -> None:
    made = draft(world, "Ines Fabre", "Paper Fair, Ghent")
    assert "drawing me a binding on a beer mat" in made.body
    assert "I kept the beer mat." in made.body
    assert made.body.index("drawing me") < made.body.index("sending the binding drawing on 3 November")
    assert "Ghent" in made.body
    assert made.subject == "The beer mat from Ghent"


def test_the_promise_is_late_and_owned(world: World) -> None:
    made = draft(world, "Ines Fabre", "Paper Fair")
    assert "the paper samples" in made.promise.casefold()
    assert "15 November" in made.promise
    assert "sorry" in made.promise
    assert any(c.source == "notes/2026-10-28-fair.md" for f in made.facts for c in f.citations)


def test_nothing_told_in_confidence_enters(world: World, tmp_path: Path) -> None:
    thanked = draft(world, "Omar Haddou", "Paper Fair").body
    assert not re.search(r"(?:[Tt]hank|grateful)[^.]*maps", thanked)  # thanked for in a message
    unthanked = World(tmp_path / "ws", {p: text for p, text in FILES.items() if p != "mail/v1.eml"})
    made = draft(unthanked, "Omar Haddou", "Paper Fair")
    assert "three maps of a town that was never built" in made.body
    assert "east wing" not in made.body
    assert not any(c.restricted for f in made.facts for c in f.citations)
    assert "leaving" not in draft(world, "Zoe Quist").body


def test_a_note_for_the_user_alone_gives_nothing(world: World) -> None:
    made = draft(world, "Piet Dekker", "Call with Piet")
    assert "two feeds" not in made.body
    assert "drawing" not in made.body
    assert (made.facts, made.ask) == ((), "")
    assert "say in a few words what you want to tell them" in made.note


def test_verdicts_stay_out(world: World) -> None:
    made = draft(world, "Piet Dekker", "Paper Fair")
    assert "overlap" not in made.body
    assert "presses" not in made.body
    assert made.facts == ()
    assert "hold nothing particular to write to Piet Dekker" in made.note


def test_addresses(world: World) -> None:
    assert draft(world, "Ines Fabre").to == "ines.fabre@newrye.example"  # the newest: the attendee list
    assert draft(world, "Omar Haddou").to == "omar@home.example"  # the notes ask for the private one
    assert draft(world, "Zoe Quist").to == "zoe@quist.example"
    unknown = draft(world, "Piet Dekker")
    assert unknown.to == ""
    assert "No e-mail address is known for Piet Dekker." in unknown.note


def test_only_a_private_address_is_not_replaced_by_the_one_at_work(tmp_path: Path) -> None:
    world = World(tmp_path / "ws", {k: v for k, v in FILES.items() if k != "contacts.vcf"})
    made = draft(world, "Omar Haddou")
    assert made.to == ""
    assert "private address" in made.note


def test_a_call_a_greeting_an_ask_and_a_waiting_question(world: World) -> None:
    made = draft(world, "Zoe Quist", "Call on printing")
    assert made.body.startswith("Dear Zoe,") or made.body.startswith("Dear Zo,")
    assert "our call" in made.body
    assert "walking me through the print on hemp: ink, damp, patience" in made.body
    assert "hemp list" in made.ask
    assert "ink I use" not in made.body
    assert "Zoe Quist asks: “" in made.note


def test_a_reply_is_the_users_answer(world: World) -> None:
    made = draft(world, "Zoe Quist", kind="reply")
    assert made.subject == "Re: Hemp"
    assert "ink" not in made.body
    assert "Zoe Quist asks: “" in made.note
    assert "Say your answer in a few words" in made.note


def test_the_next_common_event_closes(world: World) -> None:
    assert "Leiden" in draft(world, "Ines Fabre", "Paper Fair").body
    assert "Leiden" not in draft(world, "Zoe Quist").body


@pytest.mark.parametrize("name", ["Ines Fabre", "Omar Haddou", "Piet Dekker", "Zoe Quist"])
def test_drafts_are_supported_and_clean(world: World, name: str) -> None:
    for kind in ("thank-you", "follow-up", "promise", "touch", "reply"):
        made = draft(world, name, kind=kind)
        assert made.unsupported == ()
        assert not [f for f in made.findings if f.group == "oversharing"]
        assert made.writer == "offline"
        assert made.body.startswith("Dear ")


def test_nobody_is_made_up(world: World) -> None:
    with pytest.raises(NotFoundError, match="nobody with the id"):
        Drafter(world.repository, world.writer, None, TODAY).draft("p999999")


def test_to_thank_leaves_out_those_who_were_written_to(world: World) -> None:
    lines = to_thank(world.repository, TODAY)
    assert [(x.name, x.event, x.event_date) for x in lines] == [
        ("Ines Fabre", "Paper Fair", date(2026, 10, 28)),
        ("Piet Dekker", "Paper Fair", date(2026, 10, 28)),
    ]
    assert to_thank(world.repository, date(2026, 10, 27)) == []
    assert to_thank(world.repository, date(2027, 6, 1)) == []


def test_a_plain_note_that_lists_nobody(tmp_path: Path) -> None:
    note = (
        "# Choral Weekend, Lisbon\n\n2 November 2026\n\nSat next to Zoe Quist at lunch. She played me a song on her phone. "
        "Told her I'd send our warm-up sheet before the end of the month.\n"
    )
    files = {"linkedin/Connections.csv": FILES["linkedin/Connections.csv"], "notes/choral.md": note}
    world = World(tmp_path / "ws", files)
    made = draft(world, "Zoe Quist", "Choral Weekend")
    assert "playing me a song on your phone" in made.body
    assert "Lisbon" in made.body
    assert "our warm-up sheet" in made.promise.casefold()
    assert "the end of November" in made.promise
    assert [x.name for x in to_thank(world.repository, TODAY)] == ["Zoe Quist"]


def test_pronouns_are_read_from_the_notes(world: World) -> None:
    omar = world.id_of("Omar Haddou")
    assert pronoun_of(omar, world.repository.statements(about=omar)) == "he"
    assert pronoun_of("p999999", world.repository.statements(about=omar)) == ""


def test_a_note_that_only_speaks_of_somebody_is_no_meeting(tmp_path: Path) -> None:
    files = {
        "linkedin/Connections.csv": CONNECTIONS,
        "notes/lunch.md": "# Lunch with my sister\n\n2 November 2026\n\nOmar Haddou is moving to Lisbon. He showed us a map once.\n",
        "notes/office.md": "# Office day\n\n3 November 2026\n\nSent Omar Haddou the plan of the cellar.\n",
    }
    made = draft(World(tmp_path / "ws", files), "Omar Haddou")
    assert not re.search(r"lunch|office|conversation|talk", made.body, re.IGNORECASE)


def test_the_day_that_was_counted_from_a_note_is_no_doubt(tmp_path: Path) -> None:
    note = "---\ntitle: Coffee with Zoe Quist\ndate: 2026-11-12\nwith: [Zoe Quist]\n---\n- will send her the clay prices by next Friday\n- she'll intro me to her brother at the mill\n"
    world = World(tmp_path / "ws", {**FILES, "notes/2026-11-12-zoe.md": note})
    made = draft(world, "Zoe Quist")
    assert "the clay prices" in made.body
    assert "20 November" in made.body
    assert made.unsupported == ()


def test_another_kind_is_refused_with_the_kinds_there_are(world: World) -> None:
    with pytest.raises(
        UsageError, match=r"There is no draft of the kind “apology”\. Choose one of: thank-you"
    ):
        draft(world, "Ines Fabre", "Paper Fair, Ghent", "apology")


def test_how_to_write_to_somebody_stands_beside_the_draft(tmp_path: Path) -> None:
    note = "---\ndate: 2026-11-02\n---\nOmar Haddou writes for the Tide. Everything to Omar Haddou goes through Lena.\n"
    world = World(tmp_path / "ws", FILES | {"notes/press.md": note})
    assert (
        "Your notes say: “Everything to Omar Haddou goes through Lena.”" in draft(world, "Omar Haddou").note
    )
    assert "Your notes say" not in draft(world, "Ines Fabre").note


def test_a_stranger_who_writes_needs_no_answer(tmp_path: Path) -> None:
    mail = (
        "From: Nolan Pike <nolan@pike.example>\nTo: Vera Stroud <vera@loom.example>\nSubject: Fifteen minutes\nMessage-ID: <n1@pike.example>\n"
        "Date: Mon, 16 Nov 2026 09:00:00 +0000\n\nHi Vera,\n\nShall we talk for fifteen minutes?\n\nNolan\n"
    )
    world = World(tmp_path / "ws", FILES | {"mail/pike.eml": mail})
    assert "you need not answer" in draft(world, "Nolan Pike", kind="reply").note
    assert "you need not answer" not in draft(world, "Zoe Quist", kind="reply").note


def test_who_wants_to_sell_something_gets_a_plain_no(tmp_path: Path) -> None:
    mail = (
        "From: Nolan Pike <nolan@pike.example>\nTo: Vera Stroud <vera@loom.example>\nSubject: Your looms\nMessage-ID: <n1@pike.example>\n"
        "Date: Mon, 16 Nov 2026 09:00:00 +0000\n\nHi Vera,\n\n{}\n\nNolan\n"
    )
    asks = mail.format("Have you fifteen minutes this week to let me show you our platform?")
    world = World(tmp_path / "ws", FILES | {"mail/pike.eml": asks})
    letter = draft(world, "Nolan Pike", kind="reply")
    assert "Thank you for your message about my looms" in letter.body
    assert "not something that I" in letter.body
    assert not letter.unsupported
    assert "You asked" not in letter.body
    assert letter.note.startswith("This declines what Nolan Pike offers.")
    own = draft(world, "Nolan Pike", kind="reply", words="Tuesday at ten would suit me.")
    assert "Tuesday at ten" in own.body
    assert "not something that I" not in own.body
    plain = World(
        tmp_path / "two", FILES | {"mail/pike.eml": mail.format("Where are the slides of your talk?")}
    )
    assert "at the moment" not in draft(plain, "Nolan Pike", kind="reply").body


def test_what_is_closed_does_not_stand_beside_the_draft(tmp_path: Path) -> None:
    note = "---\ndate: 2026-11-02\n---\nIn confidence: Omar Haddou goes through a divorce.\n"
    world = World(tmp_path / "ws", FILES | {"notes/press.md": note})
    assert "divorce" not in draft(world, "Omar Haddou").note


def test_he_of_a_sentence_about_another_is_not_the_reader(tmp_path: Path) -> None:
    note = (
        "# Paper Days, 12 November 2026\n\nMet Zoe Quist. She showed me how she reads a sheet against the light.\n\n"
        "Omar Haddou showed me his new press. He gave me two reams of hemp to try.\n"
    )
    world = World(tmp_path / "ws", FILES | {"notes/2026-11-12-days.md": note})
    for kind in ("thank-you", "follow-up"):
        assert "reams" not in draft(world, "Zoe Quist", "Paper Days", kind).body


@pytest.mark.parametrize(
    ("note", "quoted"),
    [
        ("Everything to Omar Haddou goes through Lena.", True),
        ("Omar Haddou goes through every label by hand.", False),
        ("Omar Haddou says that everything to Ines Fabre goes through Lena.", True),
    ],
)
def test_only_how_to_write_to_the_reader_stands_beside_the_draft(
    tmp_path: Path, note: str, quoted: bool
) -> None:
    world = World(tmp_path / "ws", FILES | {"notes/press.md": f"---\ndate: 2026-11-02\n---\n{note}\n"})
    assert ("Your notes say" in draft(world, "Omar Haddou").note) == quoted
    assert "Your notes say" not in draft(world, "Ines Fabre").note


class Elsewhere(OfflineWriter):
    """A writer on another machine, which keeps what it was given."""

    remote = True

    def __init__(self) -> None:
        self.given: list[str] = []

    def email(self, task: EmailTask) -> EmailText:
        self.given.append(task.words)
        return super().email(task)


@pytest.mark.parametrize(
    ("words", "sent"),
    [("The hemp comes on Monday.", True), ("By the way, the gallery will close its east wing.", False)],
)
def test_what_is_closed_in_the_users_own_words_goes_to_no_model_elsewhere(
    world: World, words: str, sent: bool
) -> None:
    writer = Elsewhere()
    made = Drafter(world.repository, writer, world.reviewer, TODAY).draft(
        world.id_of("Omar Haddou"), kind="follow-up", words=words
    )
    assert bool(writer.given) == sent
    assert ("not sent to the model" in made.note) == (not sent)


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Branchentreff Konstanz", True), ("Papiertagung Leipzig", True), ("Netzwerktreffen Ulm", True), ("Fachtage Bremen", True),
        ("Treffen mit Ines", False), ("Freitag Abend", False), ("Die Messe", False), ("Call with Ines", False),
    ],
)  # fmt: skip
def test_titles_of_events_in_german(title: str, event: bool) -> None:
    assert is_gathering_name(title) is event


BUYER = "Zoe Quist is looking for a buyer for her mill."


@pytest.mark.parametrize(
    ("head", "known"),
    [
        ("title: Call with Piet\nwith: [Piet Dekker]", False),
        ("title: Call with both\nwith: [Piet Dekker, Zoe Quist]", True),
        ("title: Zoe Quist", True),
    ],
)
def test_what_another_told_of_somebody_is_not_asked_of_them(tmp_path: Path, head: str, known: bool) -> None:
    told = f"---\n{head}\ndate: 2026-09-02\n---\n{'Piet is worried. ' if 'Piet' in head else ''}{BUYER}\n"
    world = World(tmp_path / "ws", FILES | {"notes/2026-09-02-mill.md": told})
    assert ("buyer" in draft(world, "Zoe Quist", kind="touch").body) == known
