"""What the user and a guest have in common by the exports' own word: an employer, a recommendation; and what the guest
answered when registering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.briefing.guests import Guest
from coach.briefing.words import day
from coach.evidence import Fact
from coach.people import organisations
from coach.signup import is_ours
from coach.store.values import ContactView, PersonView
from coach.text import plain

MOST_ANSWERS = 2
LONGEST_ANSWER = 160


def common_ground(person: PersonView, guest: Guest, own: Sequence[ContactView]) -> Iterator[Fact]:
    """Facts about the two, the weightiest first; `own` are the user's own profile records."""
    yield from _worked(person, own)
    yield from _praise(person)
    yield from _answers(person, guest)


def _worth_telling(question: str, answer: str) -> bool:
    """Whether an answer is something to talk about: more than a word, and nothing of body or household."""
    return len(answer.split()) > 2 and len(answer) <= LONGEST_ANSWER and is_ours(question)


def _worked(person: PersonView, own: Sequence[ContactView]) -> Iterator[Fact]:
    """One employer that both have or had; where both work now is no news."""
    for mine in own:
        theirs = next(
            (
                c
                for c in person.contacts
                if mine.organisation and organisations.same(c.organisation, mine.organisation)
            ),
            None,
        )
        until = str(mine.extra.get("until", ""))
        if theirs is not None and until:
            where, there = mine.organisation, organisations.same(person.organisation, mine.organisation)
            said = (
                f"Works at {where}, where you worked until {until}."
                if there
                else f"You have both worked at {where}, you until {until}."
            )
            yield Fact(said, (theirs.citation, mine.citation), "past")
            return


def _praise(person: PersonView) -> Iterator[Fact]:
    for record in person.contacts:
        if record.kind == "referee" and (said := str(record.extra.get("recommendation", ""))):
            when = f" on {day(record.dated)}" if record.dated else ""
            yield Fact(f"{said[0].upper()}{said[1:]} on LinkedIn{when}.", (record.citation,), "praise")
            return


def _answers(person: PersonView, guest: Guest) -> Iterator[Fact]:
    """What they wrote into the organiser's form, in their own words."""
    row = next(
        (
            c
            for c in person.contacts
            if c.kind == "attendee"
            and (c.citation.source, c.citation.place) == (guest.citation.source, guest.citation.place)
        ),
        None,
    )
    answers = [(q, str(a)) for q, a in row.extra.items()] if row else []
    kept = [(q, plain(a)) for q, a in answers if _worth_telling(q, a)]
    for question, answer in kept[:MOST_ANSWERS]:
        if row is not None:
            yield Fact(f"Asked “{plain(question)}”, they wrote: “{answer}”", (row.citation,), "answer")
