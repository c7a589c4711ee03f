"""Which kind of question this is: wordings in order, the exact kinds first.

An exact kind is chosen only when no content words are left that its query would ignore; such a question goes to
retrieval, which reads them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from coach.ask import patterns as ph
from coach.ask import rules_between as between
from coach.ask import rules_notes
from coach.ask.condition_grammar import Selection, conditions_of
from coach.ask.own import own_thing
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.unread_words import ignores, unread

Rule = Callable[[Plan, str], Plan | None]


def choose(plan: Plan, text: str) -> Plan:
    """The plan with its kind, by the question's shape."""
    if plan.people and _KIN.search(text):  # what is on record of her is not of her brother
        return replace(plan, kind=Kind.PROSE, attribute=None)
    for rule in _RULES:
        chosen = rule(plan, text)
        if chosen is not None and not ignores(chosen, text):
            return chosen
    return plan


_KIN = re.compile(
    r"(?:['’]s?|\b(?:her|his|their))\s+(?:(?:older|elder|younger|little|big|twin|late|new|ex-?|step) ?)*"
    r"(?:brother|sister|sibling|mother|father|mum|mom|dad|parents?|son|daughter|child(?:ren)?|kids?|wife|husband|partner|spouse|"
    r"fianc[eé]e?|girlfriend|boyfriend|cousin|uncle|aunt|nephew|niece|grand\w+|family|dog|cat|horse)(?:['’]s?)?\b",
    re.IGNORECASE,
)
"""Somebody else than the person named."""


def _joined(plan: Plan, text: str) -> Plan | None:
    """Several conditions at once, every word of the question accounted for."""
    return _selected(plan, conditions_of(plan))


def _one_condition(plan: Plan, text: str) -> Plan | None:
    """A single condition that no rule above knows."""
    return _selected(plan, conditions_of(plan, least=1))


def _selected(plan: Plan, selection: Selection | None) -> Plan | None:
    if selection is None:
        return None
    if selection.asked == "promises":
        return replace(plan, kind=Kind.MY_PROMISES, asked="open ones", conditions=selection.conditions)
    if selection.asked == "their promises":
        return replace(plan, kind=Kind.THEIR_PROMISES, asked="open ones", conditions=selection.conditions)
    asked = "" if selection.asked == "people" else selection.asked
    return replace(plan, kind=Kind.JOINED, asked=asked, conditions=selection.conditions)


# Jobs and the handbook


def _job(plan: Plan, text: str) -> Plan | None:
    for pattern, job in ((ph.BRIEFING, "a briefing"), (ph.DRAFT, "a draft"), (ph.REVIEW, "a review")):
        if pattern.search(text):
            return replace(plan, kind=Kind.JOB, asked=job)
    return None


def _mine(plan: Plan, text: str) -> Plan | None:
    asked = own_thing(text)
    named = plan.people or plan.mentions.organisations or plan.period
    return replace(plan, kind=Kind.MINE, asked=asked, attribute=None) if asked and not named else None


def _diary(plan: Plan, text: str) -> Plan | None:
    """What was noted and held in some days, and the last note."""
    named = plan.people or plan.mentions.organisations
    if not named and plan.mentions.events and ph.HAPPENED_AT.search(text):
        return replace(plan, kind=Kind.DIARY, asked="notes and calendar entries", attribute=None)
    if plan.mentions.spans():
        return None
    if ph.LAST_NOTE.search(text) and plan.period is None:
        return replace(plan, kind=Kind.DIARY, asked="last note")
    ahead = plan.period is None or plan.period.first > plan.today
    return (
        None
        if ahead or not ph.DIARY.search(text)
        else replace(plan, kind=Kind.DIARY, asked="notes and calendar entries")
    )


def _may_tell(plan: Plan, text: str) -> Plan | None:
    """Leave to tell something to somebody, to the user's house, to everybody."""
    if not ph.MAY_TELL.search(text):
        return None
    match = next((m for m in (p.search(text) for p in ph.TOLD_TO) if m), None)
    if match is None or "§" in plan.question or ph.TOLD_OPENLY.search(text):
        return replace(plan, kind=Kind.MAY_TELL, asked="public", attribute=None)
    who = match["who"]
    if who is None:
        return replace(plan, kind=Kind.MAY_TELL, asked="employer", attribute=None)
    place = text.count("§p", 0, match.start("who"))
    hearers = plan.people[place : place + who.count("§p")]
    house = re.sub(r"§[po]|\b(?:and|or)\b|[^\w]", "", who) != ""
    return replace(
        plan, kind=Kind.MAY_TELL, asked="employer" if house else "", hearers=hearers, attribute=None
    )


def _goals(plan: Plan, text: str) -> Plan | None:
    if not ph.GOALS.search(text) or plan.mentions.spans():
        return None
    return replace(plan, kind=Kind.GOALS, attribute=None)


def _last_with(plan: Plan, text: str) -> Plan | None:
    """With whom the user was last in touch, or who wrote last."""
    if plan.mentions.spans() or plan.period:
        return None
    if ph.LAST_TO_ME.fullmatch(text):
        return replace(plan, kind=Kind.LAST_WITH, asked="message to you", by_them=True)
    match = ph.LAST_WITH.fullmatch(text)
    if match is None:
        return None
    written = any(match[group] for group in ("wrote1", "wrote2", "wrote3"))
    return replace(plan, kind=Kind.LAST_WITH, asked="message from you" if written else "conversation")


def _help(plan: Plan, text: str) -> Plan | None:
    return replace(plan, kind=Kind.HELP) if ph.GREETING.search(text) else None


def _handbook(plan: Plan, text: str) -> Plan | None:
    named = plan.mentions.spans() or plan.period or plan.proper
    if named or ph.OWN_THINGS.search(text) or ph.I_DID.search(text) or not ph.HOW_TO.search(text):
        return None
    return replace(plan, kind=Kind.HANDBOOK)


# Fields of a contact

_ALIAS_WORDS = (
    "other name surname maiden alias nickname address book list listed filed saved stored former known "
    "birth phone contacts different goes went married marriage changed alternative earlier linkedin"
)


def _field(plan: Plan, text: str) -> Plan | None:
    if len(plan.people) != 1:
        return None
    if ph.ALIAS.search(text) and not unread(plan, _ALIAS_WORDS):
        return replace(plan, kind=Kind.ALIAS)
    if ph.NOT_A_FIELD.search(text):
        return None
    for name, pattern in ph.FIELDS:
        if not pattern.search(text):
            continue
        if unread(plan, ph.FIELD_WORDS) or (name in ("organisation", "title") and plan.period):
            return None
        if name in ("organisation", "title") and ph.EARLIER.search(text):
            return replace(plan, kind=Kind.FIELD, asked=f"earlier {name}")
        if name in ("e-mail", "phone", "profile") and ph.TOLD_BY_MAIL.search(text):
            return None
        return replace(plan, kind=Kind.FIELD, asked=name)
    return None


# Sets of people


_ATTENDING_WORDS = (
    "promise promised owe something anything attend attends attending attendees attendee attended come coming there list listed registered "
    "participants participant participating guests guest delegates delegate speak speaks speaking speakers "
    "speaker present presenting going work works working linkedin connected met meet before employed panel "
    "panellists stage travelling expected sign signed already network company event conference familiar"
)


def _attending(plan: Plan, text: str) -> Plan | None:
    if not ph.LISTED.search(text) or not ph.ATTENDS.search(text) or ph.NOT_ATTENDING.search(text):
        return None
    if not plan.one_event or re.fullmatch(rf"(?:who|{ph.PEOPLE}) (?:is|are) in §l", text):
        return None  # who is in a town, and not who is at what took place there
    if re.search(r"\bfrom (?:the )?§l", text):
        return None  # where guests come from stands on no list
    left = unread(plan, _ATTENDING_WORDS)
    if left and (plan.people or len(left) > 2 or not re.search(r"\b(?:are|is|from)\b", text)):
        return None
    if plan.people:
        asks = len(plan.people) == 1 and re.match(r"(?:is|will|does|are|has) §p\b", text)
        return replace(plan, kind=Kind.IS_ATTENDING) if asks else None
    if not re.match(rf"(?:{ph.PEOPLE}|which|do i know|is|are|will|do(?:es)? (?:any|some)(?:one|body))", text):
        return None
    role = "speaking" if ph.SPEAKING.search(text) else "attending"
    asked = role + (", known to you" if ph.KNOWN.search(text) else "")
    asked += ", with an open promise of yours" if ph.PROMISED_BY_ME.search(text) else ""
    asked += "".join(f", {word}" for word in left)
    return replace(plan, kind=Kind.ATTENDING, asked=asked)


def _session(plan: Plan, text: str) -> Plan | None:
    words = "speak speaks speaking present presenting presentation talk talking session slot lecture keynote panel workshop stage room hall"
    if plan.people and ph.SESSION.search(text) and not unread(plan, words):
        return replace(plan, kind=Kind.SESSION)
    return None


_HAD_WITH = re.compile(
    r"(?:with )?whom? (?:have|did) (?:i|we) (?:ever |already |just )*(?:had|have|eaten|eat) (?:an? |some )?(?P<what>lunch|dinner|breakfast|coffee|tea|"
    r"supper|brunch|drinks?|beer)(?: with)?(?: §d)?"
    r"|(?:(?:when|where) )?(?:did|have) (?:i|we) (?:ever |already |last )*(?:have|had|eat|eaten) (?:an? |some )?(?P<meal>lunch|dinner|breakfast|coffee|tea|"
    r"supper|brunch|drinks?|beer) with §p(?: §d)?"
)


def _had_with(plan: Plan, text: str) -> Plan | None:
    match = _HAD_WITH.fullmatch(text)
    if match is None or plan.mentions.places() or plan.mentions.events:
        return None
    return replace(plan, kind=Kind.HAD_WITH, asked=match["what"] or match["meal"], attribute=None)


def _who_met(plan: Plan, text: str) -> Plan | None:
    if plan.people or plan.mentions.organisations or not (plan.mentions.events or plan.period):
        return None
    words = (
        "meet met people talk talked talking spoke spoken speak conversation conversations saw seen chat chatted event "
        "conference fair forum workshop summit congress symposium festival meetup days day week weekend trip stay whole prior "
        "new across run into bump encounter acquaintance introduced faces while during make made contacts"
    )
    if ph.MET.search(text) and ph.MET_STARTS.search(text) and not unread(plan, words):
        return replace(plan, kind=Kind.WHO_MET)
    return None


_NUMBERS = {w: i for i, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}


def _who_first_connected(plan: Plan, text: str) -> Plan | None:
    """The first or the last with whom the user connected."""
    match = ph.END_OF_CONNECTIONS.search(text)
    if match is None or plan.people or plan.mentions.spans() or plan.period:
        return None
    if unread(
        plan,
        f"{ph.CONNECTION_WORDS} first last latest newest earliest oldest most recent recently {match['count'] or match['number'] or ''}",
    ):
        return None
    end = "first" if re.search(r"\b(?:first|earliest|oldest)\b", text) else "last"
    said = match["count"] or match["number"] or ""
    several = 5 if re.search(r"\b(?:people|contacts|connections|ones)\b", text) else 1
    count = int(said) if said.isdigit() else _NUMBERS.get(said, several)
    return replace(plan, kind=Kind.WHO_SINCE, asked=f"connected with {end}: {count}")


def _who_since(plan: Plan, text: str) -> Plan | None:
    if plan.people or plan.period is None or not ph.CONNECTED.search(text) or "introduc" in text:
        return None
    asks = re.match(rf"(?:{ph.PEOPLE}|which|what|new|show|did i)", text)
    if not asks or unread(plan, ph.CONNECTION_WORDS):
        return None
    return replace(plan, kind=Kind.WHO_SINCE, asked="connected with")


_AT_WORK = (
    "works work working worked employed employees employee colleagues colleague staff linkedin address book "
    "company firm team job jobs connected"
)


def _who_at(plan: Plan, text: str) -> Plan | None:
    if plan.people or plan.period or plan.mentions.events or not plan.mentions.organisations:
        return None
    title = unread(plan, _AT_WORK)
    if re.search(r"\bi (?:could|can|might|should)\b", text):
        return None  # "… that I could ask" is for the conditions
    if ph.TITLE_AT.search(text) and 0 < len(title) <= 3:
        return replace(plan, kind=Kind.WHO_AT, asked=f"now, {' '.join(title)}")
    if not ph.PEOPLE_AT.search(text) or unread(plan, f"{_AT_WORK} met meet spoken talked"):
        return None
    if ph.MET.search(text):
        asked = "met by you"
    elif ph.FORMERLY.search(text):
        asked = "before"
    elif ph.NOWADAYS.search(text):
        asked = "now"
    else:
        asked = "now or before"
    return replace(plan, kind=Kind.WHO_AT, asked=asked)


_THERE = re.compile(
    r"(?:is|does|do|has|did|was) §p (?:(?:still|now|currently|already|really) )?"
    r"(?:at|with|work(?:ing)? (?:at|for|with)|employed (?:at|by)|(?P<gone>left|leave|gone from|moved on from|quit)) (?:the )?§o"
    r"(?: (?:now|still|today|yet|any ?more|any longer))?"
)


def _works_there(plan: Plan, text: str) -> Plan | None:
    if len(plan.people) != 1 or len(plan.mentions.organisations) != 1 or plan.period or plan.mentions.events:
        return None
    match = _THERE.fullmatch(text)
    if match is None and text not in ("is §p", "is §p still", "is §p now"):  # "is §p" was "is §p at §o"
        return None
    return replace(plan, kind=Kind.WORKS_THERE, asked="gone" if match and match["gone"] else "there")


def _who_is(plan: Plan, text: str) -> Plan | None:
    by_name = [m for m in plan.mentions.events if not m.by_place]
    if plan.people or plan.mentions.organisations or by_name or plan.period:
        return None
    if (not plan.focus and not plan.mentions.events) or ph.HAS_ADDRESS.search(text):
        return None
    if not ph.PEOPLE_WHO_ARE.search(text) or ph.NOT_WHO_ARE.search(text) or ph.OF_MINE.search(text):
        return None
    return replace(plan, kind=Kind.WHO_IS)


def _how_many(plan: Plan, text: str) -> Plan | None:
    if not ph.COUNT.search(text):
        return None
    if "attendee" in text and ph.KNOWN.search(text) and not unread(plan, _ATTENDING_WORDS):
        return replace(plan, kind=Kind.ATTENDING, asked="attending, known to you")
    thing = next((n for n, p in ph.COUNTED if p.search(text) and _is_meant(plan, n)), "")
    if not thing or not _countable(plan, text, thing):
        return None
    ahead = plan.period is not None and all(first >= plan.today for first, _ in plan.period.ranges)
    if thing == "conversations" and ahead and not plan.people and not plan.mentions.events:
        return replace(plan, kind=Kind.AGENDA)  # what is to come stands in the calendar only
    by_them = ph.SENT_BY_THEM.search(text) is not None
    return replace(plan, kind=Kind.HOW_MANY, asked=thing, by_them=by_them)


def _is_meant(plan: Plan, thing: str) -> bool:
    if thing == "messages" and ph.HAS_ADDRESS.search(plan.question.casefold()):
        return False  # how many people have an address
    if thing == "people on the list":
        return bool(plan.mentions.events) or "list" in plan.question
    return not (thing == "people met" and plan.people)


def _countable(plan: Plan, text: str, thing: str) -> bool:
    """Whether the query for this thing uses all words of the question. Conversations, notes and people may be
    narrowed by a word or two, as "mentoring" in "mentoring conversations"."""
    left = unread(plan, ph.COUNT_WORDS)
    if thing in ("conversations", "notes"):
        return bool(plan.people or plan.mentions.events or plan.period or not left) and len(left) <= 2
    if thing == "people":
        if plan.period or ph.HAS_ADDRESS.search(text):
            return False  # nobody is on record as known since a day
        return not plan.people and len(left) <= 2 and (not left or not ph.COUNTS_THINGS.search(text))
    if thing == "people met":
        return not left and bool(plan.mentions.events or plan.period)
    return not left


# Events


def _events(plan: Plan, text: str) -> Plan | None:
    words = (
        "events event conferences conference occasions occasion attend attended both together meet met saw "
        "seen ran run fairs workshops visited visit places joint common overlap overlapped present whole"
    )
    asks_people = (
        re.match(r"(?:who|which of (?:my|the)|which (?:people|contacts|connections))\b", text) is not None
    )
    if plan.people and not asks_people and ph.WITH_THEM.search(text) and not unread(plan, words):
        return replace(plan, kind=Kind.EVENTS_WITH)
    if ph.TOOK_PLACE.search(text) or ph.STILL_ON.search(text):
        return replace(plan, kind=Kind.TOOK_PLACE)
    if not plan.people and ph.WHICH_EVENTS.search(text) and not unread(plan, f"{words} visited been"):
        return replace(plan, kind=Kind.HOW_MANY, asked="events")
    if ph.EVENT_WHEN.search(text):
        return replace(plan, kind=Kind.EVENT_WHEN)
    return None


def _my_slot(plan: Plan, text: str) -> Plan | None:
    return replace(plan, kind=Kind.MY_SLOT) if not plan.people and ph.MY_SLOT.search(text) else None


def _ends(plan: Plan, text: str) -> Plan | None:
    if ph.ASKS_END.search(text) and (ph.CLOSED.search(text) or ph.GOES_PUBLIC.search(text)):
        return replace(plan, kind=Kind.ENDS)
    return None


_CLOSED_WORDS = (
    "confidence confidential confidentially secret secrets secretly private privately strict tell share "
    "pass repeat mention raise bring keep quiet between off record allowed talk must nda embargo myself avoid raising mentioning saying talking"
)


def _closed(plan: Plan, text: str) -> Plan | None:
    lists = plan.expect is Expect.WHAT or re.match(
        r"(?:is|was|are|do|did|have) (?:there |i )?\b.*\b(?:any|something)", text
    )
    if not lists or not ph.TOLD_CLOSED.search(text) or unread(plan, f"{_CLOSED_WORDS} things my"):
        return None
    kept_from = plan.people and ph.NOT_TO_SAY.search(text)
    return replace(plan, kind=Kind.NOT_TO_RAISE if kept_from else Kind.CLOSED)


_WHICH_JOB = re.compile(r"^(?:which|what) §p (?:is|was|works?)\b")


def _which_of(plan: Plan, text: str) -> Plan | None:
    several = any(len(m.people) > 1 for m in plan.people)
    narrowed = len(plan.people) == 1 and plan.people[0].by_job
    if narrowed and len(plan.focus) < 3 and _WHICH_JOB.search(text):
        return replace(plan, kind=Kind.ABOUT, attribute=None)
    return replace(plan, kind=Kind.WHICH_OF) if several and ph.WHICH_NAMESAKE.search(text) else None


_RULES: tuple[Rule, ...] = (
    _mine,
    _may_tell,
    _diary,
    _goals,
    _job,
    _last_with,
    _joined,
    _works_there,
    _my_slot,
    _help,
    between.who_wrote,
    _ends,
    rules_notes.lent,
    rules_notes.given,
    rules_notes.replaced,
    between.introductions,
    between.birthdays,
    between.deadlines,
    between.to_thank,
    between.thanked,
    between.requests,
    between.turn,
    between.promises,
    between.introduce,
    between.cares,
    between.to_raise,
    between.introduced,
    between.last_contact,
    between.first_met,
    between.next_meeting,
    between.last_talk,
    between.about,
    _which_of,
    _session,
    _how_many,
    _field,
    _attending,
    _had_with,
    _who_met,
    _who_first_connected,
    _who_since,
    _who_at,
    _events,
    _closed,
    between.quiet,
    _handbook,
    _who_is,
    rules_notes.done,
    _one_condition,
)
