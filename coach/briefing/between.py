"""What there was between the user and a guest: where they worked before, how the two met, how often they were in
touch since, and whose turn it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from coach.briefing.dossier import Dossier
from coach.briefing.theirs import own_words
from coach.briefing.ties import introducers, shared_people
from coach.briefing.words import day, often
from coach.checks.quotation import in_one_quote
from coach.evidence import Citation, Fact, Statement
from coach.people import names, organisations
from coach.store.history import history
from coach.store.values import InteractionView
from coach.text import fold, plain

_CHANNELS = {
    "mail": "by mail",
    "message": "by message",
    "note": "in person or by phone",
    "calendar": "in person or by phone",
}
_INTRODUCED = re.compile(
    r"\bintroduced (?:me|us) to (?P<whom>[^.;]+)|\bintroduced us\b(?! to)|\bput (?:us|me) in touch\b|"
    r"\b(?:we|I) (?:first )?met (?:through|via|at|in|over)\b",
    re.IGNORECASE,
)


def between(d: Dossier, said: Iterable[Fact] = ()) -> tuple[Fact, ...]:
    """The lines of "Between you", in the order of time. `said` stands on the card already."""
    stale = " ".join(f.text for f in said)
    before = [f for f in _before(d) if not any(c.quote in stale for c in f.citations)]
    return (*before, *_first_met(d), *_since(d))


def people_between(d: Dossier, there: Set[str], facts: Iterable[Fact]) -> Iterator[Fact]:
    """Who could introduce the user to a guest they have not met, or whom the two share."""
    if d.met or d.person is None:
        yield from shared_people(d.ties, there, {fold(c.quote) for f in facts for c in f.citations})
        return
    place = d.guest.organisation or d.person.organisation
    yield from introducers(d.ties, place, there, facts)


def _before(d: Dossier) -> Iterator[Fact]:
    """The newest place where a source has them, other than today's."""
    if d.person is None:
        return
    now = d.guest.organisation or d.person.organisation
    for post in history(d.person):
        if (
            post.organisation
            and now
            and not post.current
            and not organisations.may_be_one(post.organisation, now)
        ):
            until = f", until {day(post.until)} at the latest" if post.until else ""
            title = f"{post.title}, " if post.title else ""
            yield Fact(
                f"Before: {title}{post.organisation}{until}.",
                (replace(post.citation, quote=post.organisation),),
                "was",
            )
            return


def _first_met(d: Dossier) -> Iterator[Fact]:
    told = next((s for s in d.statements if s.kind == "note" and _tells_how_they_met(s, d)), None)
    if told is not None:
        yield Fact(f"How you met: “{plain(told.text)}”", (told.cite(),), "met")
        return
    if not d.seen or (d.met_on is not None and d.seen[-1].date == d.met_on.date):
        return  # the line on the last meeting says it all
    first = d.seen[-1]
    where = d.titles.get(first.citation.document or 0, "")
    how = "First met or spoke" if first.channel in ("note", "calendar") else "First wrote to each other"
    yield Fact(f"{how} on {day(first.date)}{f': {plain(where)}' if where else ''}.", (bare(first),), "met")


def _tells_how_they_met(s: Statement, d: Dossier) -> bool:
    """Whether a sentence says who or what brought the two together; of somebody else's introduction it does not."""
    found = _INTRODUCED.search(s.text)
    whom = set(names.parts(found["whom"])) if found and found["whom"] else set()
    return found is not None and (not found["whom"] or bool(whom & own_words(d.person)))


def _since(d: Dossier) -> Iterator[Fact]:
    """How often they were in touch, and who is to write next."""
    days = {i.date for i in d.seen}
    if len(days) > 1 and d.last is not None:
        by = _CHANNELS.get(d.last.channel, "")
        line = f"In touch {often(len(days))}, last on {day(d.last.date)}{f' {by}' if by else ''}."
        yield Fact(f"{line} {_turn(d)}".strip(), (bare(d.last),), "touch")
    if d.asked and not d.waiting:
        said = in_one_quote(d.asked)
        when = f" on {day(d.asked[0].date)}" if d.asked[0].date else ""
        yield Fact(
            f"Their turn: you asked{when}: “{said}” No answer is in your files.",
            tuple(s.cite() for s in d.asked),
            "asked",
        )


def _turn(d: Dossier) -> str:
    if d.held:
        return ""
    if d.waiting:
        return "It is your turn."
    if d.turn == "them":
        return "" if d.asked else "It is their turn: you wrote last."
    return "" if d.own_promises else "No message waits for an answer."


def bare(seen: InteractionView) -> Citation:
    """Where a contact stands, without its words: they may be somebody else's, or closed."""
    return replace(seen.citation, quote="")
