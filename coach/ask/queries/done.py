"""Whether something promised was sent, given, done: by the promises on record, with what shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coach.ask.doing import ANYBODY, USER, Deed, deed_in
from coach.ask.name_book import NameBook
from coach.ask.plan import Expect, Kind, Plan, shape
from coach.ask.queries.found import Found, Line, counted
from coach.ask.queries.promised import promise_line
from coach.ask.snapshot import Snapshot
from coach.ask.things import act_of, head_of, is_introduction, is_one
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import terms
from coach.evidence import Statement
from coach.follow_up.promise_kept import may_show_kept
from coach.index.words import stem
from coach.store import tables as t
from coach.text import plain
from coach.writer.promised import in_words

_RETURNED = re.compile(r"\b(?:return\w*|back|zurück\w*)\b", re.IGNORECASE)
_MOST_TOLD = 2
"""So many promises are told in sentences; more stand in the rows only."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A promise that fits, with its sentences."""

    promise: t.Promise
    statements: tuple[Statement, ...]

    @property
    def mine(self) -> bool:
        return self.promise.by_id is None

    @property
    def other(self) -> str:
        return (self.promise.to_id if self.mine else self.promise.by_id) or ""


def done(plan: Plan, snapshot: Snapshot, book: NameBook) -> Found | None:
    """What the promises on record say of it; None where none is of that thing, so that other words may tell."""
    deed = deed_in(shape(plan))
    if deed is None or plan.period is not None or plan.mentions.places():
        return None
    fitting = _fitting(deed, plan, snapshot)
    if fitting:
        return _answer(deed, plan, snapshot, fitting)
    turned = Deed(deed.to, deed.by, deed.verb, deed.thing, deed.beside)
    if (deed.thing or deed.beside) and not deed.owed and ANYBODY not in (deed.by, deed.to):
        other = _fitting(turned, plan, snapshot)
        if other:
            return _other_way_round(plan, snapshot, other)
    return None


def _answer(deed: Deed, plan: Plan, snapshot: Snapshot, fitting: Sequence[_Told]) -> Found:
    lines = tuple(_line(snapshot, told) for told in fitting)
    people = tuple(dict.fromkeys(told.other for told in fitting if told.other))
    if len(fitting) > _MOST_TOLD:
        kept = sum(1 for x in fitting if x.promise.status == "kept")
        text = f"{len(fitting)} promises fit that: {kept} kept, {len(fitting) - kept} open."
    else:
        text = " ".join(_sentence(deed, plan, snapshot, told) for told in fitting)
    return Found(text, lines, people=people)


def _other_way_round(plan: Plan, snapshot: Snapshot, other: Sequence[_Told]) -> Found:
    lines = tuple(_line(snapshot, told) for told in other)
    said = " ".join(
        _came(told, snapshot) if told.promise.status == "kept" else f"{_owes(told, snapshot)}."
        for told in other[:_MOST_TOLD]
    )
    text = f"Nothing on record says so. It is the other way round: {said}"
    return Found(
        text, citations=tuple(c for x in lines for c in x.citations), people=plan.person_ids, abstained=True
    )


# Which promises are meant


def _fitting(deed: Deed, plan: Plan, snapshot: Snapshot) -> list[_Told]:
    found = []
    for promise in snapshot.promises:
        if not (_is_side(deed.by, promise.by_id, plan) and _is_side(deed.to, promise.to_id, plan)):
            continue
        ids = [int(i) for i in promise.evidence]
        by_id = {s.id: s for s in snapshot.statements_by_id(ids)}
        told = _Told(promise, tuple(by_id[i] for i in ids if i in by_id))
        if _is_meant(deed, plan, told, snapshot):
            found.append(told)
    return found


def _is_side(wanted: int, party: str | None, plan: Plan) -> bool:
    if wanted == ANYBODY:
        return True
    return party is None if wanted == USER else party in plan.people[wanted].people


def _is_meant(deed: Deed, plan: Plan, told: _Told, snapshot: Snapshot) -> bool:
    """Whether a promise is of that thing, and to do with it what is asked."""
    what, verb = told.promise.what, act_of(told.promise.what)
    if not _names_all(deed, plan, told, snapshot):
        return False
    if is_introduction(what):
        return stem(deed.verb) == stem("introduce") or (deed.hands and head_of(deed.thing) == "introduction")
    if verb:
        return (deed.verb == verb and _thing_fits(deed, told)) or (
            deed.makes and bool(deed.thing) and _thing_fits(deed, told)
        )
    if not (deed.hands or deed.makes):
        return False
    if deed.gives_back and not any(_RETURNED.search(s.text) for s in told.statements):
        return False
    if deed.makes and told.promise.status == "kept" and not _tells_of_making(deed, told):
        return False
    if not deed.thing:
        return deed.hands and ANYBODY not in (deed.by, deed.to)
    return _thing_fits(deed, told)


_SIMPLY_DONE = frozenset(map(stem, ("done", "do", "ready", "out")))


def _tells_of_making(deed: Deed, told: _Told) -> bool:
    """Whether what shows a thing given also tells that it was made: who sends a form need not have written it."""
    said = {stem(w) for s in told.statements for w in terms(s.text)}
    return deed.verb in _SIMPLY_DONE or deed.verb in said


def _thing_fits(deed: Deed, told: _Told) -> bool:
    if not deed.thing:
        return True
    around = {stem(w) for s in told.statements for w in terms(s.text)}
    return is_one(deed.thing.replace("§p's", "").replace("§p", ""), told.promise.what, around)


def _names_all(deed: Deed, plan: Plan, told: _Told, snapshot: Snapshot) -> bool:
    """Whether everybody named within the thing is named by the promise."""
    said = {w for text in (told.promise.what, *(s.text for s in told.statements)) for w in terms(text)}
    return all(
        any(set(terms(n)) & said for p in plan.people[i].people for n in snapshot.people[p].names)
        for i in deed.beside
    )


# How it is told


def _sentence(deed: Deed, plan: Plan, snapshot: Snapshot, told: _Told) -> str:
    asks_more = plan.expect in (Expect.WHEN, Expect.WHO)
    if told.promise.status == "kept":
        lead = "" if asks_more else "No: " if deed.owed else "Yes: "
        return f"{lead}{_capital(_came(told, snapshot), lead)}{_shown_by(told, snapshot)}"
    maybe = _may_be_kept(told, snapshot)
    owes = _owes(told, snapshot)
    caution = _caution(told, snapshot)
    if maybe is not None:
        return f"Not sure. {_quoted(maybe, told, snapshot)} The promise is still open in your records: {owes}.{caution}"
    said = _still_waiting(told, snapshot)
    shown = f" {_quoted(said, told, snapshot)}" if said else ""
    if deed.owed:
        late = told.promise.due is not None and told.promise.due < snapshot.today
        return f"{'Yes' if late else 'Still open'}: {owes}.{shown}{caution}"
    return f"Not {'yet, ' if asks_more else ''}as far as your records show: {owes}.{shown}{caution}"


def _capital(text: str, lead: str) -> str:
    return text if lead else text[0].upper() + text[1:]


def _owes(told: _Told, snapshot: Snapshot) -> str:
    """Who owes whom what, and by when."""
    promise, label = told.promise, _label(told, snapshot)
    what = _said(told)
    due = ""
    if promise.due:
        late = (snapshot.today - promise.due).days
        due = f", due {long_date(promise.due)}" + (f", {counted(late, 'day')} late" if late > 0 else "")
    if act_of(promise.what):
        return f"you promised {label} to {what}{due}" if told.mine else f"{label} promised to {what}{due}"
    return f"you owe {label} {what}{due}" if told.mine else f"{label} owes you {what}{due}"


def _came(told: _Told, snapshot: Snapshot) -> str:
    """That a promise was kept, and when."""
    promise, label, what = told.promise, _label(told, snapshot), _said(told)
    day = f" on {long_date(promise.kept_on)}" if promise.kept_on else ""
    if act_of(promise.what) or is_introduction(promise.what):
        who = f"you kept the promise to {label}" if told.mine else f"{label} kept the promise"
        return f"{who}{day}: {what}."
    return f"{what} went to {label}{day}." if told.mine else f"{what} came from {label}{day}."


def _label(told: _Told, snapshot: Snapshot) -> str:
    return snapshot.label(told.other) if told.other in snapshot.people else "somebody"


def _said(told: _Told) -> str:
    """What was promised, spoken of to the user: "our slides" of their own note are "your slides"."""
    what = in_words(told.promise.what)
    first = told.statements[0] if told.statements else None
    theirs = first is not None and first.speaker is not None
    owner = "their" if theirs else "your"
    what = re.sub(r"\b(?:my|our)\b", owner, what)
    return what if theirs else re.sub(r"\b(?:me|us)\b", "you", what)


def _shown_by(told: _Told, snapshot: Snapshot) -> str:
    """The sentence that shows it, with who says it."""
    shown = f" {_quoted(told.statements[-1], told, snapshot)}" if len(told.statements) > 1 else ""
    return f"{shown}{_caution(told, snapshot)}"


def _quoted(shown: Statement, told: _Told, snapshot: Snapshot) -> str:
    day = f" on {long_date(shown.date)}" if shown.date else ""
    message = snapshot.message_of.get(shown.document)
    if message is None:
        who = f"You noted{day}"
    elif message.sender_is_user:
        who = f"You wrote to {_label(told, snapshot)}{day}"
    else:
        who = f"{_label(told, snapshot)} wrote{day}"
    return f"{who}: “{plain(shown.text)}”"


def _caution(told: _Told, snapshot: Snapshot) -> str:
    """To whom what is told here may be told on, where it is not everybody's."""
    from coach.ask.queries.confided import for_whom

    for statement in told.statements:
        limit = statement.restriction
        if limit is not None and limit.holds(snapshot.today):
            return f" This is {for_whom(limit)}."
    return ""


def _may_be_kept(told: _Told, snapshot: Snapshot) -> Statement | None:
    """A later sentence about the two that names the thing and tells of something handed over or done, though the promise
    counts as open."""
    return next((s for s in _later(told, snapshot) if may_show_kept(s.text)), None)


_WAITING = re.compile(
    r"\b(?:not|never|still|nothing|late|overdue|nicht|nie|noch|immer noch|überfällig)\b|n['’]t\b",
    re.IGNORECASE,
)


def _still_waiting(told: _Told, snapshot: Snapshot) -> Statement | None:
    """The last sentence about the two that says it has not come: "he still has not sent the map"."""
    return next((s for s in reversed(_later(told, snapshot)) if _WAITING.search(s.text)), None)


def _later(told: _Told, snapshot: Snapshot) -> list[Statement]:
    """Sentences about the other side, of a day after the promise, that name the thing and what is to be done with it."""
    promise = told.promise
    wanted = {stem(head_of(promise.what)), act_of(promise.what)} - {""}
    if promise.made is None or not told.other:
        return []
    return [
        s
        for s in snapshot.statements_about(told.other)
        if s.date
        and s.date > promise.made
        and wanted <= {stem(w) for w in re.findall(r"\w+", s.text.casefold())}
    ]


def _line(snapshot: Snapshot, told: _Told) -> Line:
    """The row of a promise; what shows it kept, or still waited for, comes first."""
    line = promise_line(snapshot, told.promise, told.other or None)
    if told.promise.status == "kept":
        return replace(line, citations=tuple(reversed(line.citations)))
    said = _may_be_kept(told, snapshot) or _still_waiting(told, snapshot)
    return replace(line, citations=(said.cite(snapshot.today), *line.citations)) if said else line


QUERIES = {Kind.DONE: done}
