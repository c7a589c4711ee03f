"""Commands about who is who: people, merge, apart, split, decisions, mentions."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from coach.commands.printing import AddCommand, date, show
from coach.errors import NotFoundError

if TYPE_CHECKING:
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("people", _people, "list people")
    sub.add_argument("words", nargs="*", metavar="WORDS")
    sub.add_argument("--at", default="", metavar="ORG", help="who are or were at an organisation")
    sub.add_argument("--since", type=date, metavar="DATE", help="connected since a day")
    sub.add_argument("--duplicates", action="store_true", help="pairs that may be one person")
    sub = command("merge", _merge, "say that two people are one")
    sub.add_argument("one", metavar="ID")
    sub.add_argument("other", metavar="ID")
    sub = command("split", _split, "take records out of a person by one of their keys")
    sub.add_argument("person", metavar="ID")
    sub.add_argument("key", metavar="KEY", help="an e-mail, phone, profile address, or FILE#PLACE")
    sub = command("apart", _apart, "say that two people are two, so that they are no longer offered as one")
    sub.add_argument("one", metavar="ID")
    sub.add_argument("other", metavar="ID")
    sub = command("decisions", _decisions, "what you decided about who is who")
    sub.add_argument(
        "--revoke", type=int, metavar="N", help="take a decision back, so that you are asked again"
    )
    sub = command("mentions", _mentions, "names in your texts that fit several people")
    sub.add_argument("--open", action="store_true", help="list them (also without this)")
    sub.add_argument("--say", nargs=2, metavar=("N", "ID"), help="say whom such a name means in its text")


def _people(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    if o.duplicates:
        return _duplicates(ws, o)
    people = ws.people(" ".join(o.words), o.at, o.since)
    last: dict[str, Any] = {}
    for interaction in ws.repository.interactions(ws.today):
        last.setdefault(interaction.person, interaction)
    lines = [f"{p.id:>6}  {p.name}" + (f", {p.title}" if p.title else "") + (f", {p.organisation}" if p.organisation else "")
             for p in people]  # fmt: skip
    return show(o, [person_json(p, last.get(p.id)) for p in people], lines or ["Nobody fits."])


def _duplicates(ws: Workspace, o: argparse.Namespace) -> int:
    pairs = ws.repository.candidates()
    named = {p.id: p for p in ws.repository.directory()}
    data = [{"one": c.left_id, "other": c.right_id, "score": c.score, "reasons": c.reasons} for c in pairs]
    lines = [
        f"{c.left_id} {named[c.left_id].name} ({named[c.left_id].organisation or '?'})  ~  "
        f"{c.right_id} {named[c.right_id].name} ({named[c.right_id].organisation or '?'}): {' '.join(c.reasons)}"
        for c in pairs
    ]
    return show(o, data, lines or ["No two people look alike."])


def _merge(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    person = ws.merge(o.one, o.other)
    return show(
        o, person_json(person, None), [f"{person.name} ({person.id}) now has {len(person.contacts)} records."]
    )


def _split(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    people = ws.split(o.person, o.key)
    return show(
        o,
        [person_json(p, None) for p in people],
        [f"{p.id}  {p.name}" + (f", {p.organisation}" if p.organisation else "") for p in people],
    )


def _apart(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import decision_json

    one, other = ws.person(o.one), ws.person(o.other)
    ws.keep_apart(one.id, other.id)
    made = ws.decisions()[0]
    return show(o, decision_json(made), [f"{made.said} `coach decisions --revoke {made.id}` takes it back."])


def _decisions(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import decision_json

    if o.revoke is not None:
        gone = ws.revoke(o.revoke)
        return show(o, decision_json(gone), [f"Taken back: {gone.said}"])
    found = ws.decisions()
    lines = [f"{d.id:>5}  {d.made.isoformat()}  {d.said}" for d in found]
    return show(
        o, [decision_json(d) for d in found], lines or ["You have not decided anything about people yet."]
    )


def _mentions(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import open_mention_json

    if o.say:
        number, person = o.say
        if not number.isdigit():
            raise NotFoundError(
                f"{number} is no number. `coach mentions --open` lists the names with their numbers."
            )
        said = ws.mean(int(number), person)
        return show(o, open_mention_json(said), [f"“{said.surface}” in {said.citation.source} is settled."])
    found = ws.open_mentions()
    lines = []
    for m in found:
        who = " or ".join(
            f"{p.name} ({p.id}{', ' + p.organisation if p.organisation else ''})" for p in m.candidates
        )
        lines.append(f"{m.id:>5}  “{m.surface}” in {m.citation.source} {m.citation.place}: {who}?")
    return show(o, [open_mention_json(m) for m in found], lines or ["Every name is clear."])
