"""Does what was typed into the chat: a question, a note, or a job with its fields filled; several that fit are offered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from coach.ask.answer import Answer, Row
from coach.ask.exchange import Exchange
from coach.ask.time_in_words import Period, period_in
from coach.briefing.brief import Brief
from coach.capture.captured import Captured
from coach.capture.read import wanted
from coach.chats.results import Choice, Offered, Result, Reviewed
from coach.evidence import Citation
from coach.follow_up.email import DraftEmail
from coach.review.report import Report
from coach.store.values import AttendanceView, EventView, PersonView
from coach.text import count, fold
from coach.views.parts import words
from coach.views.parts.intents import OCCASION, Wish, wish
from coach.views.parts.jobs import Job

if TYPE_CHECKING:
    from coach.workspace import Workspace

_MOST = 6
_NEXT = 3
_KINDS = {
    "thank-you": "a thank-you",
    "follow-up": "a follow-up",
    "introduction": "an introduction",
    "reply": "a reply",
}
_ARTICLES = r"(?:at|on|in|the|my|next|am|im|an|auf|der|die|das|den|dem|event|meeting|termin|,)"
_SOON = ("next event", "next meeting", "next", "nächsten termin", "nächstes treffen")
_WEEKS = (
    (r"nächste[nr]? woche", "next week"),
    (r"diese[r]? woche", "this week"),
    (r"nächsten monat", "next month"),
)
_PRONOUN = re.compile(r"(?:her|him|them|ihr|ihm|ihnen|sie|ihn)", re.IGNORECASE)


def result(
    space: Workspace, typed: str, history: Sequence[Exchange], job: Job[Any]
) -> Result | Brief | Captured:
    """What comes of typed words."""
    meant = wish(typed)
    if meant is not None and (done := _wished(space, typed, meant, history, job)) is not None:
        return done
    noted = wanted(typed) if meant is None else None
    if noted is not None:
        return space.captures.read(noted)
    return space.ask(typed, history=history, on_text=job)


def _wished(
    space: Workspace, typed: str, meant: Wish, history: Sequence[Exchange], job: Job[Any]
) -> Result | Brief | None:
    """What comes of a wish; None where it is an ordinary question after all."""
    match meant.job:
        case "brief":
            return _brief(space, meant.subject, job)
        case "there":
            return _there(space, meant.subject)
        case "draft":
            return _draft(space, typed, meant, history)
        case "thank":
            return _thank(space, meant.subject)
        case "review":
            return _review(space, typed, meant)
        case "ask":
            return space.ask(meant.subject, on_text=job)


# Briefings


def _brief(space: Workspace, subject: str, job: Job[Any]) -> Brief | Offered | Answer:
    if not subject or fold(subject) in _SOON:
        coming = space.next_event()
        return (
            _briefed(space, coming.name, job) if coming else _no_event("Nothing is in your calendar yet.", [])
        )
    period = named_days(subject, space.today)
    if period is not None:
        found = on_days(space.events(), period)
        if not found:
            return _no_event(f"Nothing is in your calendar {_when(subject, period)}.", coming_events(space))
    else:
        found = named_events(space.events(), subject, space.today)
    if len(found) == 1:
        return _briefed(space, found[0].name, job)
    if found:
        return Offered("Several fit. Which one?", tuple(_to_brief(e) for e in found[:_MOST]))
    if len(people := space.fitting(subject)) >= 1:
        name = people[0].name if len(people) == 1 else subject
        return space.ask(f"What do I know about {name}?", on_text=job)
    return _no_event(f"I know no event called “{subject}”.", coming_events(space))


def _briefed(space: Workspace, event: str, job: Job[Any]) -> Brief:
    return space.brief(event, on_progress=job.step)


def _no_event(text: str, coming: Sequence[EventView]) -> Offered:
    more = " The next ones are these." if coming else " Bring in a calendar, a programme or an attendee list."
    return Offered(
        text + more, tuple(_to_brief(e) for e in coming) or (Choice("Bring in files", page="imports"),)
    )


def _to_brief(event: EventView) -> Choice:
    when = words.days(event.starts, event.ends)
    return Choice(f"{event.name}, {when}" if when else event.name, f"Brief me for {event.name}")


def _there(space: Workspace, when: str) -> Answer | Offered | None:
    """Who is on the list of what happens on a day."""
    period = named_days(when, space.today)
    if period is None:
        return None
    found = on_days(space.events(), period)
    if not found:
        return _no_event(f"Nothing is in your calendar {_when(when, period)}.", coming_events(space))
    if len(found) == 1:
        return _listed(space, found[0], period)
    choices = tuple(Choice(e.name, f"Brief me for {e.name}") for e in found[:_MOST])
    return Offered(f"{len(found)} things are in your calendar {_when(when, period)}. Which one?", choices)


def _listed(space: Workspace, event: EventView, period: Period) -> Answer:
    """Everybody on the lists and invitations of one event on those days."""
    same = [e for e in space.events() if fold(e.name) == fold(event.name) and on_days([e], period)]
    rows: dict[str, tuple[AttendanceView, list[Citation]]] = {}
    for row in (r for e in same for r in space.repository.attendance(e.id)):
        if not row.is_user and row.status != "cancelled":
            rows.setdefault(row.person or row.name, (row, []))[1].append(row.citation)
    cited = list(dict.fromkeys(c for _, citations in rows.values() for c in citations[:1]))
    shared = space.repository.namesakes()
    shown = tuple(
        Row(", ".join(x for x in (r.name, r.title, r.organisation) if x), r.person, (cited.index(c[0]) + 1,))
        for r, c in rows.values()
    )
    people = tuple(r.person for r, _ in rows.values() if r.person)
    about = tuple(
        f"{r.name} ({r.organisation})" if r.person in shared else r.name for r, _ in rows.values() if r.person
    )
    text = (
        f"{count(len(shown), 'person', 'people')} on the list of {event.name}."
        if shown
        else f"Nobody is on a list for {event.name}. Drop an attendee list here, and they appear."
    )
    return Answer(
        f"Who is attending {event.name}?", text, tuple(cited), shown, people, plan=f"people on the lists of {event.name}",
        next_steps=(f"Brief me for {event.name}",), about=about[:12],
    )  # fmt: skip


def named_days(said: str, today: date) -> Period | None:
    """The days that words name, where they name nothing else: "Thursday", "am 26. November", "nächste Woche"."""
    text = said
    for german, english in _WEEKS:
        text = re.sub(german, english, text, flags=re.IGNORECASE)
    period = period_in(text, today)
    if period is None or not period.spans:
        return None
    left = text
    for start, end in sorted(period.spans, reverse=True):
        left = left[:start] + left[end:]
    left = re.sub(
        rf"\b(?:{_ARTICLES}|morning|afternoon|evening|früh|abend|nachmittag)\b|\W", "", left, flags=re.I
    )
    return period if not left else None


def on_days(events: Iterable[EventView], period: Period) -> list[EventView]:
    """Events that touch a stretch of days, one of each name."""
    return _distinct(
        e
        for e in events
        if e.starts
        and any(e.starts <= last and (e.ends or e.starts) >= first for first, last in period.ranges)
    )


def named_events(events: Iterable[EventView], said: str, today: date) -> list[EventView]:
    """The event of exactly these words; else those whose names hold all of them, the nearest first."""
    every = sorted(events, key=lambda e: abs((e.starts - today).days) if e.starts else 10**6)
    exact = [e for e in every if fold(e.name) == fold(said)]
    wanted = set(re.findall(r"\w+", fold(said)))
    return _distinct(
        exact
        or [e for e in every if wanted and wanted <= set(re.findall(r"\w+", fold(f"{e.name} {e.location}")))]
    )


def coming_events(space: Workspace) -> list[EventView]:
    """The next few events."""
    return _distinct(e for e in space.events() if e.starts and (e.ends or e.starts) >= space.today)[:_NEXT]


def _distinct(events: Iterable[EventView]) -> list[EventView]:
    first: dict[str, EventView] = {}
    for event in events:
        first.setdefault(fold(event.name), event)
    return list(first.values())


def _when(said: str, period: Period) -> str:
    first, last = period.first, period.last
    return f"on {first:%A}, {words.day(first)}" if first == last else f"{words.days(first, last)} ({said})"


# E-mails


def _draft(
    space: Workspace, typed: str, meant: Wish, history: Sequence[Exchange]
) -> DraftEmail | Offered | Answer:
    if _PRONOUN.fullmatch(meant.subject) and history:
        reading = space.follow(typed, history)
        if reading.which:
            return Answer(typed, reading.which, typed=typed, instead=reading.instead)
        full = wish(reading.question.rstrip("?"))
        meant = full if full is not None and full.job == "draft" else meant
    who = re.sub(r" (?:of|at) (?=[^ ])", ", ", meant.subject, count=1)
    found = space.fitting(who, meant.event) or space.fitting(meant.subject, meant.event)
    if len(found) == 1:
        return space.draft(found[0].id, event=meant.event, kind=meant.kind)
    if not found:
        near = space.people(meant.subject.split(" ")[0])[:_NEXT] if meant.subject else []
        text = f"Nobody called “{meant.subject}” is in your contacts or notes."
        return Offered(
            text + (" Did you mean one of these?" if near else " Check the spelling."), _to_write(meant, near)
        )
    text = f"{len(found)} people are called {meant.subject}. Whom do you mean?"
    return Offered(text, _to_write(meant, found[:_MOST]))


def _to_write(meant: Wish, people: Sequence[PersonView]) -> tuple[Choice, ...]:
    after = f" after {meant.event}" if meant.event else ""
    ask = f"Draft {_KINDS.get(meant.kind, 'a follow-up')} to "
    return tuple(Choice(label, f"{ask}{name}{after}") for label, name in told_apart(people))


def told_apart(people: Sequence[PersonView]) -> list[tuple[str, str]]:
    """Each person's label for a button, and the words that mean nobody else."""
    labels = [", ".join(x for x in (p.name, p.title, p.organisation) if x) for p in people]
    said = [
        f"{p.name} ({p.organisation})" if p.organisation else p.emails[0] if p.emails else p.id
        for p in people
    ]
    return [
        (label, name if said.count(name) == 1 and not OCCASION.search(name) else p.id)
        for p, label, name in zip(people, labels, said, strict=True)
    ]


def _thank(space: Workspace, event: str) -> Offered:
    """Whom to thank after an event, with the queue of their drafts."""
    lines = space.to_thank()
    wanted = set(re.findall(r"\w+", fold(event))) - {"in", "at", "the", "on"}
    fitting = [x for x in lines if wanted <= set(re.findall(r"\w+", fold(x.event)))]
    if not fitting and event:
        known = {fold(e.name) for e in named_events(space.events(), event, space.today)}
        fitting = [x for x in lines if fold(x.event) in known]
    names = list(dict.fromkeys(x.event for x in fitting))
    if event and len(names) > 1:
        return Offered(
            "Several events fit. Which one?",
            tuple(Choice(n, f"Thank everyone I met at {n}") for n in names[:_MOST]),
        )
    if not fitting:
        at = f" for {event}" if event else ""
        text = f"Nobody is left to thank{at}: you have written to everyone your notes say you met, or they name nobody."
        return Offered(text, (Choice("Open Follow-ups", page="follow_ups"),))
    at = f" for {names[0]}" if event else ""
    text = f"{count(len(fitting), 'person', 'people')} to thank{at}. The drafts wait in Follow-ups, one after the other."
    fields = (("queue_event", names[0] if event else ""), ("draft_for", ""))
    shown = tuple(x.name if event else f"{x.name}, {x.event}" for x in fitting[:30])
    return Offered(text, (Choice("Open the queue", page="follow_ups", fields=fields),), shown)


# Texts


def _review(space: Workspace, typed: str, meant: Wish) -> Reviewed | Offered:
    if not meant.subject:
        return Offered(
            "Write the text after it, or paste it on the Review page.",
            (Choice("Open Review", page="review"),),
        )
    audience = meant.audience
    if audience:
        found = space.fitting(audience)
        if len(found) > 1:
            rest = f"Check this {meant.kind if meant.kind != 'email' else 'mail'} to {{}}: {meant.subject}"
            choices = tuple(
                Choice(label, rest.replace("{}", name, 1)) for label, name in told_apart(found[:_MOST])
            )
            return Offered(f"{len(found)} people are called {audience}. Who will read it?", choices)
        audience = found[0].name if found else audience
    report: Report = space.review(meant.subject, kind=meant.kind, audience=audience or "public")
    return Reviewed(meant.subject, report, meant.kind, audience or "public")
