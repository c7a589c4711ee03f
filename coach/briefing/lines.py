"""The lines of a card: which facts on an attendee to show, in what order and in what words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

from coach.briefing.dossier import THEM, Dossier
from coach.briefing.guests import row_citation
from coach.briefing.hearsay import told_of
from coach.briefing.theirs import WRITTEN, names_person, quote_of
from coach.briefing.words import ROLL_CALL, day, job_title
from coach.checks.quotation import in_one_quote
from coach.dates import find_dates
from coach.evidence import Citation, Fact, Statement
from coach.follow_up.email import Promised
from coach.people import organisations
from coach.people.names import only_names
from coach.readers.looked_up import FOLDER
from coach.store.values import ContactView
from coach.text import content_words, fold, plain, words
from coach.writer.promised import in_words, is_action

MOST_FACTS = 9
MOST_PROMISES = 3
NOTES_AT_LEAST = 3  # of what the notes say, even where there is much to do
KEPT_SINCE = 365  # days for which a kept promise is still worth a line
W_ABOUT = 1.0  # the sentence is about the person, not only near them
W_WISH = 1.0  # it says what they want, like or work on
W_NAMED = 0.6
W_BETWEEN = 1.0  # it ties the person to another guest
W_PARTICULAR = 0.4  # it has a figure or a name that only it has
W_OLD_JOB = 0.5  # lost by what tells of work at a place that they have left
W_AGE = 0.5  # lost for every year since

_WISH = re.compile(
    r"\b(?:would like|wants?|wanted|needs?|asked|asks|hopes?|looking for|interested|likes?|loves?|hates?|keeps?|plays?|"
    r"sings?|runs|is writing|is working|works on|decides|collects?|knows|cares?|prefers?|everything to|only through)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(r"\d|\b[A-ZÀ-Þ][a-zà-þ]+|“|\"")


def facts_of(
    dossier: Dossier, today: dt.date, others: Set[str] = frozenset(), said: Iterable[Fact] = ()
) -> tuple[Fact, ...]:
    """What matters first: promises, the waiting question, what is arranged and planned, goals and ties; then what
    the notes say, the telling and recent first. `others` are the other guests, `said` stands on the card already."""
    head = list(_unlike(_urgent(dossier, today)))
    notes = list(islice(_notes(dossier, today, others, [*head, *said]), MOST_FACTS))
    room = max(MOST_FACTS - len(notes), MOST_FACTS - NOTES_AT_LEAST)
    head = head[:room]
    return (*head, *notes[: MOST_FACTS - len(head)])


def _urgent(d: Dossier, today: dt.date) -> Iterator[Fact]:
    yield from _promises(d, today)
    if d.waiting:
        quote, cited = quote_of(d.waiting)
        when = day(d.waiting[0].date) if d.waiting[0].date else ""
        if d.held:
            lead = f"Asked you{f' on {when}' if when else ''}, so mind what is closed"
        else:
            lead = f"Waits for your answer{f' since {when}' if when else ''}"
        yield Fact(f"{lead}: “{quote}”", cited, "waiting")
    yield from d.arranged
    yield from _plans(d)
    yield from _goal(d)
    if d.colleague is not None:
        yield Fact(_said(d.colleague, d), (d.colleague.cite(),), "tie")
    elif d.like is not None:
        yield from _same_place(d)
    yield from d.common
    yield from _now(d)
    if d.guest.session:
        cited = (d.guest.spoken or row_citation(d.guest.citation, d.guest.name),)
        yield Fact(f"Speaks: {plain(d.guest.session)}.", cited, "session")
    yield from _contact(d)


def _goal(d: Dossier) -> Iterator[Fact]:
    """The goal that fits best; where the list alone says so, in the list's words and with its row."""
    for goal in d.goals[:1]:
        line = f"Fits your goal: “{plain(goal.text).rstrip('.')}”"
        if goal.id not in d.fits_by_list:
            yield Fact(f"{line}.", (goal.cite(),), "goal")
            continue
        role = ", ".join(x for x in (plain(d.guest.title), plain(d.guest.organisation)) if x)
        yield Fact(
            f"{line}, on the list as {role}.",
            (goal.cite(), row_citation(d.guest.citation, d.guest.name)),
            "goal",
        )


def _promises(d: Dossier, today: dt.date) -> Iterator[Fact]:
    def urgency(p: Promised) -> tuple[bool, bool, dt.date]:
        return p.status != "open", p.by != "user", p.due or dt.date.max

    def recent(p: Promised) -> bool:
        return p.by == "user" and p.made is not None and (today - p.made).days <= KEPT_SINCE

    shown = [p for p in sorted(d.promises, key=urgency) if p.status == "open" or recent(p)]
    for p in shown[:MOST_PROMISES]:
        said, cited = _spelt_out(p, d)
        line = promise_words(p, d.first_name, today)
        more = f" (“{said}”)" if said else ""
        yield Fact(f"{line}{more}.", cited, "promise" if p.status == "open" else "kept")


def _spelt_out(promise: Promised, d: Dossier) -> tuple[str, tuple[Citation, ...]]:
    """The note's own words for a promise that a word or two do not tell ("introduction"), with what they lean on."""
    if len(content_words(promise.what)) > 1 or not promise.citations:
        return "", promise.citations
    first = promise.citations[0]
    said = [s for s in d.statements if s.document == first.document and s.start <= first.start]
    leaning = re.search(r"\b(?:it|them|him|her|that|this|both|two)\b", first.quote, re.IGNORECASE)
    before = [s for s in said[-2:] if s.start < first.start] if leaning else []
    text = " ".join([*(plain(s.text) for s in before), plain(first.quote)])
    return text.rstrip("."), (*promise.citations, *(s.cite() for s in before))


def promise_words(promise: Promised, name: str, today: dt.date) -> str:
    """A promise in a line: whose, what, by when, and whether it is late or kept."""
    mine = promise.by == "user"
    what = in_words(promise.what.rstrip("."))
    if promise.status == "kept":
        kept = promise.citations[-1].date if promise.citations else None
        to_do = "to " if is_action(what) else ""
        return f"Kept{f' on {day(kept)}' if kept else ''}: you promised {name} {to_do}{what}"
    late = promise.due is not None and promise.due < today
    when = "" if promise.due is None else f", {'was due' if late else 'due'} {day(promise.due)}"
    return f"You promised: {what}{when}" if mine else f"{name} promised you: {what}{when}"


def _plans(d: Dossier) -> Iterator[Fact]:
    seen: list[Statement] = []
    for s in d.planned:
        if len({*s.subjects, *s.mentions}) >= 3:
            yield Fact(f"You planned to look for {d.first_name}.", (s.cite(),), "plan")
        elif len(seen) < 2:
            seen.append(s)
            item = d.plan_words.get(s.id, (s,))
            yield Fact(f"Your plan: “{in_one_quote(item)}”", tuple(x.cite() for x in item), "plan")


def _same_place(d: Dossier) -> Iterator[Fact]:
    if d.like is None or d.person is None:
        return
    place = d.guest.organisation or d.person.organisation
    theirs = next((c for c in d.like.contacts if organisations.same(c.organisation, place)), None)
    listed = row_citation(d.guest.citation, d.guest.name)
    cited = (listed, _cited_row(theirs)) if theirs else (listed,)
    yield Fact(f"Works at {place}, like {d.like.name}, whom you know.", cited, "tie")


def _cited_row(contact: ContactView) -> Citation:
    """A record's citation; of a list's row only what may be shown."""
    return row_citation(contact.citation, contact.name) if contact.kind == "attendee" else contact.citation


def _now(d: Dossier) -> Iterator[Fact]:
    """Where they work now, by the newest record that is not the list itself; the list where it alone has it."""
    if d.person is None:
        return
    now = d.guest.organisation or d.person.organisation
    rows = [
        c
        for c in d.person.contacts
        if c.kind != "party"
        and not c.citation.source.startswith(FOLDER)
        and organisations.same(c.organisation, now)
    ]
    if not now or not rows:
        return
    since = next((c for c in rows if c.kind == "connection" and c.dated), None)
    if since is not None and since.dated and not d.statements and not d.met:
        more = "" if d.closed else "; your files hold nothing else"
        yield Fact(f"Connected on LinkedIn since {day(since.dated)}{more}.", (since.citation,), "connected")
        return
    best = min(rows, key=lambda c: (c.kind == "attendee", not c.title))
    title = d.guest.title or job_title(best.title)
    # Where the list alone has this title, it is the list's row that says so.
    by_list = bool(d.guest.title) and fold(d.guest.title) != fold(job_title(best.title))
    listed = (row_citation(d.guest.citation, d.guest.name),) if by_list else ()
    yield Fact(f"Now: {', '.join(x for x in (title, now) if x)}.", (*listed, *_cited(best, rows)), "now")


def _cited(best: ContactView, rows: Sequence[ContactView]) -> tuple[Citation, ...]:
    other = next((c for c in rows if c.kind == "connection" and c is not best), None)
    return (_cited_row(best), other.citation) if other else (_cited_row(best),)


def _contact(d: Dossier) -> Iterator[Fact]:
    """When the two last met, and what they wrote last."""
    met = d.met_on
    if met is not None:
        said = [s for s in d.statements if s.document == met.citation.document]
        if said or met.channel == "calendar":
            title = _title(said[0], d) if said else d.met_title
            cited = said[0].cite() if said else met.citation
            if not said and not title:
                cited = replace(cited, quote="", restricted=True)  # the entry's text begins with its title
            known = title and not only_names(title, d.person.names if d.person else ())
            where = f": {plain(title)}" if known else ""
            yield Fact(f"Last met or spoke on {day(met.date)}{where}.", (cited,), "last")
    if d.wrote:
        quote, cited_all = quote_of(d.wrote)
        when = f" on {day(d.wrote[0].date)}" if d.wrote[0].date else ""
        yield Fact(f"{d.first_name} wrote to you{when}: “{quote}”", cited_all, "wrote")


def _notes(d: Dossier, today: dt.date, others: Set[str], head: Sequence[Fact]) -> Iterator[Fact]:
    shown = {c.quote for f in head if f.kind != "last" for c in f.citations}
    person = d.person.id if d.person else ""
    left = [
        s
        for s in d.statements
        if s.text not in shown and s.kind not in WRITTEN and not ROLL_CALL.match(s.text)
    ]

    def told(s: Statement) -> float:
        return worth(s, person, today, others) - W_OLD_JOB * (s.id in d.old_job)

    for s in sorted(left, key=told, reverse=True):
        said = _said(s, d)
        if said == plain(s.text) and _was_ahead(s, today) and s.date:
            said = f"You noted on {day(s.date)}: “{said}”"
        yield Fact(said, (s.cite(),), "note")


def _was_ahead(s: Statement, today: dt.date) -> bool:
    """Whether a note speaks of a day as to come that is over by now."""
    if s.kind != "note" or s.date is None:
        return False
    ahead = [m for m in find_dates(s.text, s.date) if m.first > s.date]
    return bool(ahead) and ahead[-1].first < today


_CARES = re.compile(
    r"\b(?:would like|would love|(?<!nobody )wants? (?!the|my|our|me|us|it|them)|hopes?|likes?|loves?|hates?|enjoys?|sings?|collects|works on|cares? (?:about|deeply|most|that)|prefers?|"
    r"(?:is|are) (?:looking for|interested|keen|fond|proud|passionate|curious|into|after|writing|working on)|interests? (?:her|him|them)|worries|dreams? of|campaigns?|fights? for|believes?|swears by|"
    r"keeps (?!an? (?:slot|place|seat|eye|list)|the|it|me|us|him|her|them|to|on|for|in)|plays? (?!a role|a part)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|at (?:the )?weekends?|(?:before|after) work|"
    r"(?:his|her|their) (?:spare|free) time|interessiert|begeistert|möchte|wünscht|liebt|mag|sammelt|hofft|arbeitet an|schreibt an|sucht|in (?:seiner|ihrer) freizeit|(?:sonn|sams|mon|diens|mitt|donners|frei)tags)\b",
    re.IGNORECASE,
)
"""What tells of somebody's likes, wishes and work in hand."""


def cares_about(d: Dossier, today: dt.date) -> Iterator[Fact]:
    """What somebody cares about: their answers when registering, then what notes and programmes tell of their likes and
    wishes, the telling and recent first."""
    yield from (f for f in d.common if f.kind == "answer")
    person = d.person.id if d.person else ""
    told = [
        s
        for s in d.statements
        if s.subjects[:1] == (person,) and s.kind not in WRITTEN and _CARES.search(s.text)
    ]
    for s in sorted(told, key=lambda s: -worth(s, person, today)):
        yield Fact(_said(s, d), (s.cite(),), "note")


def worth(s: Statement, person: str, today: dt.date, others: Set[str] = frozenset()) -> float:
    """How much a sentence tells about the person."""
    about = s.subjects[:1] == (person,) or told_of(s)[0] == person
    found = W_ABOUT * about + W_NAMED * (person in s.mentions)
    found += W_BETWEEN * bool(others & {*s.subjects, *s.mentions} - {person})
    found += W_WISH * bool(_WISH.search(s.text))
    found += W_PARTICULAR * bool(_PARTICULAR.search(plain(s.text).partition(" ")[2]))
    if len(words(s.text)) <= 3:
        found -= 1.0
    years = (today - s.date).days / 365 if s.date else 1.0
    return found - W_AGE * max(years, 0)


_PRONOUN = re.compile(r"\W*(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_THEIR = re.compile(r"\W*(?:his|her|their)\b", re.IGNORECASE)


def _said(s: Statement, d: Dossier) -> str:
    """A sentence of the notes; where it speaks first of somebody else, with the note's title before it."""
    text = plain(s.text)
    about_them = d.person is not None and s.subjects[:1] == (d.person.id,)
    if d.person is not None and told_of(s)[0] == d.person.id:
        by = next((t.person.name for t in d.ties if t.person.id == s.subjects[0]), "")
        return f"{by or _title(s, d) or 'Somebody'} on {THEM[told_of(s)[1]]}: “{text}”"
    if s.id in d.old_job:
        return f"At {plain(d.old_job[s.id])} then: “{text}”"
    led_in = not about_them or (_THEIR.match(text) and names_person(s, d.person))
    if not led_in or s.kind == "programme" or not _title(s, d) or not s.subjects:
        return text
    # A "she" of whom the reader cannot know who she is: her name, where it may be shown.
    whom = (
        next((t.person.name for t in d.ties if t.person.id == s.subjects[0]), "")
        if _PRONOUN.match(text)
        else ""
    )
    return f"{f'By your note on {whom}' if whom else f'By your note “{plain(s.title)}”'}: “{text}”"


def _title(s: Statement, d: Dossier) -> str:
    """The title of a sentence's note, nothing where it gives away what is closed."""
    return "" if s.document in d.untitled else s.title


_REPEATS = frozenset({"arranged", "plan", "tie", "wrote"})
"""Kinds of line that say nothing where their quote already stands above."""


def _unlike(facts: Iterator[Fact]) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in facts:
        quotes = {fold(c.quote) for c in fact.citations}
        if fact.kind in _REPEATS and quotes & seen:
            continue
        if fact.kind != "last":
            seen |= quotes
        yield fact
