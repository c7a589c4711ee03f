"""What the files lack on a guest, or hold only in an old form, and how to find it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Set

from coach.briefing.between import bare
from coach.briefing.dossier import Dossier
from coach.briefing.guests import row_citation
from coach.briefing.ties import Tie
from coach.briefing.words import day
from coach.evidence import Citation, Fact
from coach.people import names

OLD = 300  # days after which what is known of somebody is worth asking about again
MOST = 3


def missing(d: Dossier, today: dt.date, there: Set[str]) -> tuple[Fact, ...]:
    """At most three lines; none for somebody of whom only the list tells."""
    if d.person is None or d.only_listed:
        return ()
    return tuple([*_address(d, there), *_place(d, there), *_news(d, today, there)][:MOST])


def _address(d: Dossier, there: Set[str]) -> Iterator[Fact]:
    if d.person is None or d.guest.email or d.person.emails:
        return
    how, cited = _whom_to_ask(d, there)
    instead = "a phone number" if d.person.phones else "their profile" if d.person.profiles else ""
    have = f", only {instead}" if instead else ""
    yield Fact(f"No e-mail address is in your files{have}: {how}.", cited, "missing")


def _place(d: Dossier, there: Set[str]) -> Iterator[Fact]:
    if d.person is None or d.guest.organisation or d.person.organisation:
        return
    how, cited = _whom_to_ask(d, there)
    yield Fact(f"Nothing says where {d.first_name} works: {how}.", cited, "missing")


def _news(d: Dossier, today: dt.date, there: Set[str]) -> Iterator[Fact]:
    """A warning where the newest thing that is known of them is old."""
    if not (d.statements or d.seen):
        return
    dated = [(s.date, s.cite()) for s in d.statements if s.date and s.kind != "programme"]
    dated += [(i.date, bare(i)) for i in d.seen]
    newest = max(dated, key=lambda found: found[0], default=None)
    if newest is None or (today - newest[0]).days <= OLD:
        return
    how, cited = _whom_to_ask(d, there)
    yield Fact(
        f"Your newest word of {d.first_name} is from {day(newest[0])}: {how} what has changed.",
        tuple(dict.fromkeys((newest[1], *cited))),
        "missing",
    )


def _whom_to_ask(d: Dossier, there: Set[str]) -> tuple[str, tuple[Citation, ...]]:
    """Somebody who stands beside them and whom the user met, the likeliest to be seen first; else the guest."""
    listed = row_citation(d.guest.citation, d.guest.name)
    near = sorted((t for t in d.ties if t.contact.last), key=lambda t: t.person.id not in there)
    if d.met or not near:
        return f"ask {d.first_name}", (listed,)
    tie = near[0]
    return f"ask {tie.person.name}, {_because(tie, d)}", (
        tie.said.cite() if tie.said else tie.record or listed,
    )


def _because(tie: Tie, d: Dossier) -> str:
    if tie.offered:
        return "who offers to introduce you"
    if tie.said is not None:
        return (
            f"who spoke of {d.first_name}"
            if tie.said.kind != "note"
            else f"whom your note names beside {d.first_name}"
        )
    return f"who works at {d.guest.organisation or names.first_name(d.name)} too"
