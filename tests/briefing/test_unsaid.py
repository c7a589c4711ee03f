"""What the user told themselves not to raise: with whom, and that it is told of nobody."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.briefing.brief import AttendeeCard
from coach.briefing.briefer import Briefer
from coach.checks.unsaid import unsaid, unsaid_to
from coach.evidence import Statement
from coach.store.values import PersonView
from coach.writer.offline import OfflineWriter
from tests.briefing.forum import EVENT, FILES, LIST, PLAN, TODAY, World, card, said


def known(person: str, name: str) -> PersonView:
    return PersonView(person, name, (name,), (), (), (), "", "", ())


INES = known("ines", "Ines Corte")
TOM = known("tom", "Tom Birch")


def note(text: str, *subjects: str) -> Statement:
    return Statement(
        1, 1, None, 0, len(text), text, "notes/plan.md", "line:1", "note", "Plan", None, subjects, subjects
    )


@pytest.mark.parametrize(
    "text",
    [
        "Do not mention Portwise's round to Ines, she will be there.",
        "Don't raise the strike with Ines Corte.",
        "Never bring up the divorce in front of Ines.",
        "Lunch first, but don't tell Ines about the offer.",
        "Better not to talk about the fire with Tom and Ines.",
        "Avoid mentioning the move to Ines.",
        "Do not let Ines and me start on the round in front of everybody.",
        "Don't get started on the strike with Ines.",
        "Bei Ines den Umzug nicht ansprechen.",
        "Ines nichts von der Runde erzählen.",
    ],
)
def test_the_hearer_is_the_one_it_is_kept_from(text: str) -> None:
    other = note(text, "petra")  # a pronoun may have been laid to somebody else
    assert unsaid(other)
    assert unsaid_to(other, INES)
    assert unsaid_to(other, TOM) is ("Tom" in text)
    assert not unsaid_to(other, known("petra", "Petra Lund"))


@pytest.mark.parametrize(
    "text", ["Do not mention the divorce.", "Don't bring it up with her.", "Den Umzug nicht ansprechen."]
)
def test_without_a_name_it_is_the_one_whom_the_note_is_about(text: str) -> None:
    assert unsaid_to(note(text, "ines"), INES)
    assert not unsaid_to(note(text, "ines"), TOM)


@pytest.mark.parametrize(
    "text",
    [
        "Nicht ansprechen: ihre Scheidung.",
        "Bitte nicht erwähnen: die Wahl.",
        "Brother Marco left the company after a fight; do not bring up.",
        "no-go topic: the merger",
        "No-go: the merger.",
        "Tabu: sein Bruder",
        "Tabuthema: die Nachfolge.",
        "Off limits: her first marriage.",
        "Her brother's firm (taboo).",
        "The lawsuit is off limits.",
    ],
)
def test_a_matter_with_a_sign_that_it_is_not_for_talk_is_for_the_one_of_the_note(text: str) -> None:
    assert unsaid(note(text))
    assert unsaid_to(note(text), INES, {"ines"})
    assert unsaid_to(note(text, "marco"), INES, {"ines"})
    assert not unsaid_to(note(text), TOM, {"ines"})
    assert not unsaid_to(note(text), INES, {"ines", "tom"})


@pytest.mark.parametrize(
    "text",
    [
        "Her book on taboo topics comes out in May.",
        "The merger was a no-go for her board.",
        "She wrote about the taboo of money: nobody talks of it.",
        "The area is off limits to walkers in winter.",
        "She would never mention her prices.",
        "Ines does not talk about her brother.",
        "Er wollte den Umzug nicht ansprechen.",
        "Do not forget the chocolate for Ines.",
        "Mention the round to Ines.",
        "Tell Ines about the trial.",
    ],
)
def test_what_others_do_not_say_is_a_fact_like_any_other(text: str) -> None:
    assert not unsaid(note(text, "ines"))
    assert not unsaid_to(note(text, "ines"), INES)


def test_a_message_is_no_order_to_oneself() -> None:
    assert not unsaid(replace(note("Do not mention it to Ines.", "ines"), kind="message"))


def test_a_card_holds_it_under_what_not_to_raise(tmp_path: Path) -> None:
    world = World(tmp_path)
    order = "Do not mention the sieve patent to Petra, she will be there."
    world.take(
        {**FILES, "notes/2026-11-20-plan.md": f"{PLAN}- Sam Okoye of Delta Mills: sieves.\n- {order}\n"}
    )
    brief = world.brief()
    assert any(order in f.text for f in card(brief, "Petra Lund").do_not_raise)
    assert not any("sieve patent" in said(c) for c in brief.attendees)
    world.close()


def test_a_card_warns_of_what_a_note_on_the_person_calls_taboo(tmp_path: Path) -> None:
    world = World(tmp_path)
    told = "---\ntitle: Call with Petra Lund\ndate: 2026-11-02\nwith: [Petra Lund]\n---\n- Petra Lund keeps peacocks.\n- Tabu: ihre Scheidung.\n"
    world.take({**FILES, "notes/call-3.md": told})
    found = card(world.brief(), "Petra Lund")
    assert any("Scheidung" in f.text for f in found.do_not_raise)
    assert "Scheidung" not in "".join(f.text for f in (*found.facts, *found.openings, *found.questions))
    world.close()


def test_what_is_not_to_be_raised_is_neither_an_opening_nor_a_question(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    world.take(FILES)

    def petra() -> AttendeeCard:
        return card(Briefer(world.repository, OfflineWriter(), TODAY).brief(EVENT, LIST), "Petra Lund")

    told = "---\ntitle: Fair\ndate: 2026-10-02\nwith: [Petra Lund]\n---\nPetra Lund is looking for a buyer of her orchard. Petra Lund keeps peacocks.\n"
    plan = "---\ntitle: Plan for Leiden\ndate: 2026-11-20\nevent: Seed Forum 2026\n---\nDo not let Petra Lund and me start on the orchard in front of everybody.\n"
    world.take({"notes/fair-2.md": told})
    before = petra()
    assert "orchard" in "".join(f.text for f in (*before.openings, *before.questions))
    world.take({"notes/plan-2.md": plan})
    after = petra()
    assert "orchard" not in "".join(f.text for f in (*after.openings, *after.questions))
    assert any("start on the orchard" in f.text for f in after.do_not_raise)
    assert not any("start on the orchard" in f.text for f in after.facts)
