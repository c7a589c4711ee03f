"""Writes a captured draft as a Markdown note with front matter, and a card for somebody new. Pure.

The note keeps the typed words, one sentence a clause; what was corrected is written out so that reading the note
again gives the correction. Relative dates become days where the note tells of another day than that of writing.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.capture.captured import NEW, Captured, CapturedPerson, CapturedPromise, Part, Sure
from coach.capture.what import LEADS
from coach.dates import DateMention, find_dates
from coach.evidence import Span
from coach.people import names
from coach.text import fold

_DUE = frozenset({"by", "before", "until", "till", "due", "bis", "vor"})
_LABELS = {"me": "In confidence", "employer": "Internal"}


@dataclass(frozen=True, slots=True)
class Written:
    """The note's text; where its body starts; and where each part stands in it (None for a part left out)."""

    text: str
    body_start: int
    places: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    words: str


def write(captured: Captured, today: dt.date) -> Written:
    """The note."""
    head = _front_matter(captured)
    edits = [*_name_edits(captured), *_date_edits(captured, today)]
    body, places = "", list[Span | None]()
    replaced = {p.part: p for p in captured.promises if p.kept and p.corrected and p.part >= 0}
    dropped = {
        p.part for p in captured.promises if not p.kept and p.part >= 0 and p.what.sure is not Sure.GUESS
    }
    for number, part in enumerate(captured.parts):
        if not part.kept or number in dropped:
            places.append(None)
            continue
        words = _applied(captured.text, part.piece.start, part.piece.end, edits)
        if number in replaced:
            words = promise_words(captured, replaced[number])
        sentence = _labelled(part, as_sentence(words))
        body += _gap(captured, number, part, body)
        places.append(Span(len(head) + len(body), len(head) + len(body) + len(sentence)))
        body += sentence
    for said in _further(captured):
        body += ("\n\n" if body else "") + said
    return Written(f"{head}{body}\n", len(head), tuple(places))


def as_sentence(words: str) -> str:
    """A clause as a sentence: a capital first, an end at the end."""
    bare = words.strip().strip(",;:–—").strip()
    bare = bare[:1].upper() + bare[1:]
    return bare if re.search(r"[.!?…][\"”’)]*$", bare) else f"{bare}."


def promise_words(captured: Captured, promise: CapturedPromise) -> str:
    """A promise written out: "I promised Dana Kim the Dagster post by 2026-12-01"."""
    name = captured.people[promise.person].full_name
    what = promise.what.text
    if re.match(r"introduction\b", what):
        what = f"an {what}"
    elif not re.match(r"(?:the|an?|my|our|his|her|their|some|two|three|\d+)\b", what, re.IGNORECASE):
        what = f"the {what}"
    due = f" by {promise.due.isoformat()}" if promise.due else ""
    return f"I promised {name} {what}{due}" if promise.mine else f"{name} promised me {what}{due}"


def title(captured: Captured) -> str:
    """A title made of names only, so that it gives nothing away."""
    met = [p.full_name for p in captured.people if p.met]
    at = f" at {captured.event.text}" if captured.event else ""
    if met:
        return f"Met {_listed(met)}{at}"
    named = [p.full_name for p in captured.people]
    if captured.planned and named:
        return f"Plan with {_listed(named)}{at}"
    return f"Note about {_listed(named)}{at}" if named else f"Note{at}"


def cards(captured: Captured, stem: str) -> str:
    """Cards for people who are new and of whom the note says more than a name that it is with; empty for none."""
    return "".join(
        _card(p, captured.day, f"{stem}-{n}") for n, p in enumerate(captured.people, 1) if _needs_card(p)
    )


def _needs_card(person: CapturedPerson) -> bool:
    """A name that a note is with is enough for a person, unless there is more to say or a namesake."""
    plain = person.met and " " in person.name.text and not person.candidates
    return person.chosen == NEW and not (plain and not person.organisation and not person.role)


def _card(person: CapturedPerson, day: dt.date, uid: str) -> str:
    def escaped(words: str) -> str:
        return re.sub(r"([\\;,])", r"\\\1", " ".join(words.split()))

    parts = person.full_name.split()
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:{uid}", f"FN:{escaped(person.full_name)}",
             f"N:{escaped(parts[-1]) if len(parts) > 1 else ''};{escaped(' '.join(parts[:-1]) or parts[0])};;;"]  # fmt: skip
    lines += [f"ORG:{escaped(person.organisation.text)}"] if person.organisation else []
    if person.role and not _DUTY.match(person.role.text):  # the note says "runs pricing"; a title it is not
        lines.append(f"TITLE:{escaped(person.role.text)}")
    return "\r\n".join([*lines, f"REV:{day:%Y%m%d}", "END:VCARD", ""])


def _front_matter(captured: Captured) -> str:
    lines = [f"title: {_yaml(title(captured))}", f"date: {captured.day.isoformat()}"]
    met = [p.full_name for p in captured.people if p.met]
    if met:
        lines.append(f"with: [{', '.join(map(_yaml, met))}]")
    if captured.event:
        lines.append(f"event: {_yaml(captured.event.text)}")
    if captured.audience:
        lines.append(f"audience: {_yaml(captured.audience)}")
    return "\n".join(["---", *lines, "---", ""])


def _yaml(words: str) -> str:
    """A plain name as it is, anything else quoted; JSON's strings are YAML's."""
    return (
        words
        if re.fullmatch(r"[^\W\d_](?:[\w ]*\w)?", words) and fold(words) not in _NO_STRINGS
        else json.dumps(words, ensure_ascii=False)
    )


_NO_STRINGS = frozenset("yes no true false on off null none y n".split())


def _listed(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _gap(captured: Captured, number: int, part: Part, body: str) -> str:
    """What stands before a part: a paragraph of its own where it carries a label, or where the typed text has one."""
    if not body:
        return ""
    before = captured.parts[number - 1] if number else part
    between = captured.text[before.piece.end : part.piece.start]
    labelled = part.audience in _LABELS or before.audience in _LABELS
    return "\n\n" if labelled or "\n\n" in between else " "


def _labelled(part: Part, sentence: str) -> str:
    """A sentence that the user closed says so itself, so that the exported note keeps it closed."""
    said = part.limit is not None and part.limit.audience == part.audience
    if part.audience not in _LABELS or (said and not part.until):
        return sentence
    if part.until and part.audience == "me":
        return f"Under embargo until {part.until.isoformat()}: {sentence}"
    return f"{_LABELS[part.audience]}: {sentence}"


def _further(captured: Captured) -> Iterator[str]:
    """Sentences for what stands in no part: promises and places that were added or corrected."""
    for promise in captured.promises:
        asked = promise.what.sure is Sure.GUESS and not promise.corrected
        if promise.kept and (promise.part < 0 or asked):
            yield as_sentence(promise_words(captured, promise))
    said = fold(captured.text)
    for person in captured.people:
        fields = [p for p in (person.role, person.organisation) if p]
        if person.chosen != NEW and any(fold(p.text) not in said for p in fields):
            duty = person.role is not None and _DUTY.match(person.role.text) is not None
            role = (
                " works"
                if person.role is None
                else f" {person.role.text}"
                if duty
                else f" is {_job(person.role.text)}"
            )
            at = f" at {person.organisation.text}" if person.organisation else ""
            yield as_sentence(f"{person.full_name}{role}{at}")


_DUTY = re.compile(rf"(?:{LEADS})\s", re.IGNORECASE)
"""What somebody does, told with a verb."""


def _job(role: str) -> str:
    return role if re.match(r"(?:an?|the|head|chief|vice|[A-Z])", role) else f"a {role}"


def _name_edits(captured: Captured) -> Iterator[_Edit]:
    """Names written in full where they were chosen or corrected, with what tells namesakes apart beside them."""
    for person in captured.people:
        typed = captured.text[person.name.start : person.name.end]
        if person.name.start == person.name.end:
            continue
        words = person.full_name
        if len(person.candidates) > 1 or (person.candidates and person.chosen == NEW):
            known = person.known
            place = known.organisation if known else person.organisation.text if person.organisation else ""
            follows = captured.text[person.name.end : person.name.end + 60]
            mark = place or (known.title if known else "")
            if person.chosen and mark and fold(mark) not in fold(follows):
                words = f"{words} ({mark})"
        given = names.parts(typed)
        short = len(given) == 1 and len(names.parts(words)) > 1 and not person.candidates[1:]
        if words != typed and not (short and person.known):
            yield _Edit(person.name.start, person.name.end, words)


def _date_edits(captured: Captured, today: dt.date) -> Iterator[_Edit]:
    """Days in the place of words that would mean another day when counted from the day of the note."""
    if captured.day == today:
        return
    for part in captured.parts:
        words = captured.text[part.piece.start : part.piece.end]
        for mention in find_dates(words, today):
            day = _meant(mention)
            again = find_dates(words, captured.day)
            same = any(
                m.start == mention.start and (m.first, m.last) == (mention.first, mention.last) for m in again
            )
            if day and not same:
                start = part.piece.start + mention.start
                lead = "" if mention.relation else "on "
                yield _Edit(start, part.piece.start + mention.end, f"{lead}{day.isoformat()}")


def _meant(mention: DateMention) -> dt.date | None:
    if mention.exact:
        return mention.first
    return mention.last if mention.relation in _DUE else None


def _applied(text: str, start: int, end: int, edits: Sequence[_Edit]) -> str:
    out, at = "", start
    for edit in sorted(edits, key=lambda e: e.start):
        if at <= edit.start and edit.end <= end:
            out += text[at : edit.start] + edit.words
            at = edit.end
    return out + text[at:end]
