"""A plan in one line: what is looked up, as the user reads it above an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.ask.plan import Kind, Plan
from coach.ask.unread_words import relation


def in_words(plan: Plan) -> str:
    """One line on what is looked up."""
    words = _words(plan)
    line = " ".join(_IN_WORDS[plan.kind].format(**words).split()).strip(" ,:")
    if plan.conditions and plan.kind in (Kind.MY_PROMISES, Kind.THEIR_PROMISES):
        side = "to" if plan.kind is Kind.MY_PROMISES else "from"
        line += f", {side} people who fit all of this: {words['conditions']}"
    return re.sub(r" (?=[,:])", "", re.sub(r"(?: ?,)+", ",", line)) + (f" ({plan.note})" if plan.note else "")


def _words(plan: Plan) -> dict[str, str]:
    """What fills that line: whom, where, when and what the plan is about, in the forms that sentences want."""
    who = _and(m.surface for m in plan.mentions.people)
    at = _and(m.surface for m in plan.mentions.organisations)
    event = _and(m.surface for m in plan.mentions.events)
    ordered = sorted(plan.mentions.events, key=lambda m: m.by_place)
    beside = relation(plan.question, plan.mentions.events) if plan.kind is Kind.WHO_MET else None
    held = " ".join(
        f"{beside[0] if beside and m is beside[1] else 'in' if m.by_place else 'at'} {m.surface}"
        for m in ordered
    )
    there = "in" if plan.mentions.events and plan.mentions.events[0].by_place else "at"
    when = plan.period.words if plan.period else ""
    topic = _TO_TELL.sub("", plan.topic) if plan.kind is Kind.MAY_TELL else plan.topic
    hearers = [m.surface for m in plan.hearers]
    house = {"public": ["everybody"], "employer": ["your house"]}.get(plan.asked, [])
    others = [m.surface for m in plan.mentions.people if m not in plan.hearers]
    besides_them = _and(others) or at or event or topic
    return {
        "who": who or "everybody",
        "with_them": f"with {who}" if who else "",
        "of_them": f"about {who}" if who else "",
        "at": f"at {at}" if at else "",
        "place": at,
        "event": held,
        "on_list": f"on the list {'in' if there == 'in' else 'of'} {event}" if event else "on the list",
        "to_them": f"to {who}" if who else "",
        "from_them": f"from {who}" if who else "",
        "when": when,
        "in_time": in_time(when),
        "asked": plan.asked.removeprefix("attending, ").removeprefix("attending")
        if plan.kind is Kind.ATTENDING
        else plan.asked,
        "topic": topic,
        "conditions": "; ".join(c.words() for c in plan.conditions),
        "all_of": "all of this" if len(plan.conditions) > 1 else "this",
        "lending": f"{'from' if 'borrowed' in plan.asked else 'to'} {who}" if who else "",
        "giving": f"{'between' if len(plan.mentions.people) > 1 else 'to' if plan.asked.startswith('what you') else 'by'} {who}"
        if who
        else "",
        "care": "care" if len(plan.mentions.people) > 1 else "cares",
        "were": "were" if len(plan.mentions.people) > 1 else "was",
        "introduced": f"whom {who} introduced to you"
        if plan.by_them
        else f"who introduced {who or f'somebody at {at}'} and you",
        "succession": f"whom {who} took over from" if plan.by_them else f"who took over from {who}",
        "selected": _SELECTED.get(plan.asked, "people"),
        "way": "to" if plan.by_them else "from",
        "hearers": _and([*hearers, *house]),
        "about_it": f"about {besides_them}" if besides_them else "",
        "on_topic": f"on {topic}{',' if who or at or event or when else ''} " if topic else "",
    }


_TO_TELL = re.compile(
    r"^(?:post|publish|share|talk|write|speak|mention|announce|tell|say)\w* (?:(?:about|of|on) )?(?:the |a |an )?",
    re.IGNORECASE,
)
_SELECTED = {
    "count": "number of people",
    "e-mail": "e-mail addresses of people",
    "phone": "phone numbers of people",
}
_IN_WORDS = {
    Kind.JOINED: "{selected} who fit {all_of}: {conditions}",
    Kind.WHO_AT: "people whose organisation is {place}, {asked}",
    Kind.WORKS_THERE: "whether {who} is {at}, newest record first",
    Kind.WHO_SINCE: "people you {asked} {in_time}",
    Kind.WHO_IS: "people whose title, place or notes say {topic} {event}",
    Kind.HAD_WITH: "people you had {asked} with {in_time}",
    Kind.WHO_MET: "people you met {event} {in_time}",
    Kind.ATTENDING: "people {asked} {on_list} {at}",
    Kind.IS_ATTENDING: "{who} {on_list}",
    Kind.HOW_MANY: "number of {asked} {with_them} {at} {event} {in_time}",
    Kind.LAST_CONTACT: "the last {asked} with {who}",
    Kind.FIRST_MET: "the first conversation with {who}",
    Kind.WHO_FIRST: "the first conversation with each of {who}",
    Kind.WHO_INTRODUCED: "{introduced}",
    Kind.REPLACED: "{succession}",
    Kind.NEXT_MEETING: "coming calendar entries with {who}",
    Kind.AGENDA: "calendar entries {asked} {in_time}",
    Kind.EVENT_WHEN: "date and place of the event {event}",
    Kind.EVENTS_WITH: "events where {who} {were} too {in_time}",
    Kind.TOOK_PLACE: "calendar entries {with_them} {at} {in_time}",
    Kind.ENDS: "until when it holds: {topic} {at} {of_them}",
    Kind.MY_PROMISES: "your promises {to_them}, {asked} {in_time}",
    Kind.THEIR_PROMISES: "what {who} promised you, {asked} {in_time}",
    Kind.PROMISE_DUE: "when a promise falls due: {topic} {with_them}",
    Kind.DEADLINES: "your promises, requests to you and deadlines in notes {with_them}, {when}",
    Kind.BIRTHDAYS: "birthdays on record that come next {when}",
    Kind.LENT: "{asked} {lending} {in_time}",
    Kind.TO_THANK: "people you met lately {event} and have not written to since",
    Kind.THANKED: "{asked} {with_them}",
    Kind.GIVEN: "{asked} {giving}, {when}",
    Kind.DONE: "promises on record {with_them}: {asked}",
    Kind.REQUESTS: "requests to you in messages {from_them}",
    Kind.INTRODUCTIONS: "introductions you promised {with_them}",
    Kind.TURN: "messages that wait for an answer {with_them}",
    Kind.WHO_WROTE: "messages {way} you {in_time}",
    Kind.HELP: "what can be asked",
    Kind.QUIET: "people without contact {in_time}",
    Kind.FIELD: "{asked} of {who}, newest record first",
    Kind.ALIAS: "other names of {who}",
    Kind.ABOUT: "what your records say about {who}",
    Kind.LAST_TALK: "the last conversation with {who}",
    Kind.INTRODUCE: "who can introduce you {at} {with_them}",
    Kind.TO_RAISE: "what there is to speak of {with_them}",
    Kind.CARES: "what {who} {care} about",
    Kind.WHICH_OF: "which {who}: {topic}",
    Kind.NOT_TO_RAISE: "what not to raise {with_them}",
    Kind.CLOSED: "what you were told in confidence {of_them} {at} {in_time}",
    Kind.SESSION: "what {who} is down for on the programme {event}",
    Kind.DIARY: "{asked} {event} {in_time}",
    Kind.MAY_TELL: "what is closed to {hearers} {about_it}",
    Kind.GOALS: "your goals, by your notes on them {in_time}",
    Kind.LAST_WITH: "the last {asked}",
    Kind.MINE: "what you said of yourself: {asked}",
    Kind.MY_SLOT: "your own slot {event}",
    Kind.PROSE: "notes, messages and contacts {on_topic}{of_them} {at} {event} {in_time}",
    Kind.HANDBOOK: "the coach's handbook {on_topic}",
    Kind.JOB: "{asked}",
}


_PREPOSITION = re.compile(
    r"^(?:in|on|at|since|before|after|until|till|by|during|between|from|within|over|this|last|next|today|tomorrow|"
    r"yesterday|the (?:last|past|next|coming))\b",
    re.IGNORECASE,
)


def in_time(when: str) -> str:
    """A time with its preposition: "in October", "since 2025", "next week"."""
    if not when or _PREPOSITION.match(when) or when.endswith(" ago"):
        return when
    return f"{'on' if re.match(r'(?:the )?[0-9]{1,2}(?![0-9])', when) else 'in'} {when}"


def _and(words: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(words))
