"""The rules for questions about what stands between the user and people: promises, introductions, contact, talks to come."""

from __future__ import annotations

import re
from dataclasses import replace

from coach.ask import patterns as ph
from coach.ask import patterns_between as pb
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.unread_words import unread
from coach.ask.vocabulary import LIGHT, terms

# Promises and turns

_PROMISE_WORDS = (
    "promises promise promised owe owed owes open outstanding due overdue late commitments date dates "
    "sent hand handed end ends fall falls falling fulfil fulfill run runs week weeks days deadline done deliver delivered kept keep still pending waiting wait supposed send something anything "
    "behind mine list whom made others yet done forgot forget forgotten outstanding pending unkept unfulfilled broken remain remains "
    "left finish finished commitment pledges"
)


_WHO_OWES = re.compile(
    r"who (?:still )?(?:owes?|promised|has promised)(?: to)? (?:me|us) (?:an?|the|some|his|her|their) "
    r"(?P<matter>(?!answer\b|reply\b|response\b|favou?r\b|thing\b)[a-z][\w -]*)"
)
"""One thing, of whomever: "who owes me an introduction?"."""


def promises(plan: Plan, text: str) -> Plan | None:
    """Who owes whom what, and by when."""
    if pb.WHEN_DUE.search(text):
        asks = pb.DUE.search(text) and not re.search(r"\b(?:last|first)\b", text)
        return replace(plan, kind=Kind.PROMISE_DUE) if asks else None
    if len(plan.people) == 1 and pb.LATE_WITH.match(text):
        return replace(plan, kind=Kind.PROMISE_DUE, by_them=True)
    owed = _WHO_OWES.fullmatch(text)
    if owed is not None and not plan.mentions.spans() and plan.period is None:
        return replace(plan, kind=Kind.THEIR_PROMISES, asked=f"open ones: {owed['matter']}")
    if unread(plan, _PROMISE_WORDS) or (
        plan.expect is Expect.YES_NO and plan.people and pb.asks_kept(plan.question)
    ):
        return None
    mine = re.search(r"\bam i\b|\bi am\b", text) and not re.search(r"\bme\b|waiting", text)
    if pb.PROMISED_TO_ME.search(text) and not mine:
        if plan.mentions.places():
            return None
        late = pb.LATE.search(text)
        return replace(plan, kind=Kind.THEIR_PROMISES, asked="late ones" if late else "open ones")
    asks_list = plan.expect in (Expect.WHAT, Expect.NUMBER) or pb.LIST_STARTS.search(text)
    if not ph.PROMISED_BY_ME.search(text) or not asks_list or re.match(r"who|which (?:\w+ )?people", text):
        return None
    kept = pb.asks_kept(plan.question)
    asked = (
        "kept ones"
        if kept
        else "overdue ones"
        if pb.LATE_OF_MINE.search(text)
        else "with a date"
        if plan.period
        else "open ones"
    )
    if ph.COUNT.search(text):
        return None
    return replace(plan, kind=Kind.MY_PROMISES, asked=asked)


def to_thank(plan: Plan, text: str) -> Plan | None:
    """Whom the user has yet to thank."""
    if plan.people or not pb.TO_THANK.search(text):
        return None
    return replace(plan, kind=Kind.TO_THANK, attribute=None)


def thanked(plan: Plan, text: str) -> Plan | None:
    """Whether the user thanked somebody, and for a matter where one is named."""
    match = pb.THANKED.search(text)
    if match is None or plan.mentions.places() or plan.period:
        return None
    matter = " ".join(w for w in terms(match["matter"] or "") if w not in LIGHT)
    asked = f"thanks from you: {matter}" if matter else "thanks from you"
    return replace(plan, kind=Kind.THANKED, asked=asked, attribute=None)


def deadlines(plan: Plan, text: str) -> Plan | None:
    """What is due from the user, promised or asked."""
    if not pb.DEADLINES.search(text) or plan.mentions.places():
        return None
    return replace(plan, kind=Kind.DEADLINES, attribute=None)


def birthdays(plan: Plan, text: str) -> Plan | None:
    """Whose birthdays come next."""
    if plan.people or plan.mentions.places() or not pb.BIRTHDAYS.search(text):
        return None
    return replace(plan, kind=Kind.BIRTHDAYS, attribute=None)


def who_wrote(plan: Plan, text: str) -> Plan | None:
    """Who wrote to the user in a time, or to whom the user wrote."""
    if plan.people or plan.mentions.places() or not pb.WHO_WROTE.search(text):
        return None
    if unread(plan, "wrote write written mail mailed message messaged sent send email emailed e letters"):
        return None
    by_them = re.search(r"\bto me\b|\bme\b", text) is not None
    return replace(plan, kind=Kind.WHO_WROTE, by_them=by_them)


def requests(plan: Plan, text: str) -> Plan | None:
    """What people ask of the user, in their messages."""
    words = (
        "ask asked asking wait waiting request requests expect expected bring send write answer hope require favour "
        "favor people others"
    )
    if pb.REQUESTS.search(text) and not unread(plan, words):
        return replace(plan, kind=Kind.REQUESTS)
    return None


def introductions(plan: Plan, text: str) -> Plan | None:
    """Whom the user promised to bring together."""
    words = (
        "introduce introduction introductions introducing promise promised promises supposed put touch contact bring "
        "together connect owe owed offered agreed said open outstanding pending coming attend attending pair"
    )
    if (
        not pb.INTRODUCTIONS.search(text)
        or pb.NOT_INTRODUCTIONS.search(text)
        or pb.CAN_INTRODUCE.search(text)
        or (pb.CONNECTS.search(text) and not plan.people)
    ):
        return None
    return None if unread(plan, words) else replace(plan, kind=Kind.INTRODUCTIONS)


def turn(plan: Plan, text: str) -> Plan | None:
    """Whose turn it is to write."""
    if pb.HAS_ANSWERED.search(text):
        return replace(plan, kind=Kind.TURN, asked="answered")
    if pb.TURN_OF_USER.search(text):
        return replace(plan, kind=Kind.TURN, asked="user")
    if pb.TURN_OF_THEM.search(text):
        return replace(plan, kind=Kind.TURN, asked="them")
    return None


def quiet(plan: Plan, text: str) -> Plan | None:
    """With whom the user was not in touch for long."""
    if plan.period is None and re.search(r"\bi not (?:yet |ever )?met\b", text):
        return None  # whom the user has never met, not of late
    return replace(plan, kind=Kind.QUIET) if not plan.people and pb.QUIET.search(text) else None


# Contact with a person

_CONTACT_WORDS = (
    "real contact touch heard hear interaction long written wrote conversation talk talked speak spoke "
    "spoken call called phone phoned chat chatted lunch coffee meeting meet met mail e mailed email "
    "emailed message messaged texted text send sent reply replied answer answered see seen discuss visit "
    "visited exchange exchanged write writes time proper properly person recent latest recently catch "
    "caught catching reach reached"
)


def last_contact(plan: Plan, text: str) -> Plan | None:
    """When there was contact with somebody last, and of which sort."""
    if plan.people and pb.EVER_TALKED.search(text):
        return replace(plan, kind=Kind.LAST_CONTACT, asked="talk")
    for pattern, by_them in (
        (pb.EVER_WROTE, False), (pb.EVER_WROTE_TO_ME, True), (pb.WHEN_WROTE, False), (pb.WHEN_WROTE_TO_ME, True),
    ):  # fmt: skip
        if plan.people and pattern.search(text):
            return replace(plan, kind=Kind.LAST_CONTACT, asked="message", by_them=by_them)
    if not plan.people or not pb.LAST.search(text) or not pb.ASKS_LAST.search(text):
        return None
    if pb.FIRST_MET.search(text) and not re.search(r"\blast\b|\brecent", text):
        return None
    if unread(plan, _CONTACT_WORDS):
        return None
    by_them = pb.BY_THEM.search(text) is not None
    if pb.TWO_WAY.search(text) and not by_them:
        asked = "two-way contact"
    elif pb.WRITTEN.search(text) and not pb.SPOKEN.search(text):
        asked = "message"
    else:
        asked = "talk"
    return replace(plan, kind=Kind.LAST_CONTACT, asked=asked, by_them=by_them)


_FIRST_WORDS = (
    "meet met meeting first initially long known introduced speak spoke talk talked contact connect conversation "
    "encounter ever occasion across run ran into acquaintance see saw seen very"
)


def first_met(plan: Plan, text: str) -> Plan | None:
    """When the user first met somebody, or whom of several first."""
    if len(plan.people) >= 2 and pb.WHO_CAME_FIRST.search(text):
        if not unread(
            plan,
            "meet met earlier longer longest sooner speak spoke talk talked see saw across contact first run into",
        ):
            return replace(plan, kind=Kind.WHO_FIRST)
        return None
    if re.search(r"\bnext\b|\bupcoming\b|\bwill (?:i|we)\b|\bam i\b", text):
        return None
    if plan.people and pb.FIRST_MET.search(text):
        return None if unread(plan, _FIRST_WORDS) else replace(plan, kind=Kind.FIRST_MET)
    return None


def introduced(plan: Plan, text: str) -> Plan | None:
    """Who made the user and somebody known to each other."""
    words = "introduce introduced introducing introduction know knew met meet through touch put contact brought together acquaintance connected connect"
    if not plan.people and pb.INTRODUCED_AT.search(text):
        return None if unread(plan, words) else replace(plan, kind=Kind.WHO_INTRODUCED)
    if len(plan.people) != 1 or unread(plan, words):
        return None
    if pb.INTRODUCED_TO.search(text):
        return replace(plan, kind=Kind.WHO_INTRODUCED)
    if pb.INTRODUCED_BY_THEM.search(text):
        return replace(plan, kind=Kind.WHO_INTRODUCED, by_them=True)
    return None


def next_meeting(plan: Plan, text: str) -> Plan | None:
    """When the user meets somebody next, or what lies ahead."""
    if plan.people:
        words = (
            "meet meeting meetings call calls see seeing talk appointment speak speaking talking upcoming "
            "lunch coffee"
        )
        asks = pb.NEXT_WITH.search(text) and not unread(plan, words)
        return replace(plan, kind=Kind.NEXT_MEETING) if asks else None
    if plan.mentions.places():
        return None
    nearest = pb.NEXT_ENTRY.search(text)
    if nearest is not None and plan.period is not None:
        return replace(plan, kind=Kind.AGENDA)
    if nearest is not None:
        return replace(plan, kind=Kind.AGENDA, asked=f"for the next {nearest['what']}")
    if not pb.CALENDAR.search(text):
        return None
    words = (
        "got happening happen free busy booked anything something calendar diary schedule scheduled agenda appointments appointment meetings meeting calls call "
        "events event upcoming planned have coming plate conferences conference"
    )
    asks_agenda = (plan.period or pb.COMING.search(text)) and not unread(plan, words)
    return replace(plan, kind=Kind.AGENDA) if asks_agenda else None


def last_talk(plan: Plan, text: str) -> Plan | None:
    """What was spoken of with somebody last."""
    words = (
        "ask asked want wanted tell mail mails discuss discussed talk talked speak spoke conversation chat meeting met meet call message write "
        "wrote email e mail about topics topic summarise summarize summary recent subject"
    )
    if plan.people and pb.WHAT_WRITTEN.search(text):
        return replace(plan, kind=Kind.LAST_TALK, by_them=pb.BY_THEM.search(text) is not None)
    if plan.people and (pb.NEWS.search(text) or pb.TALKED_ABOUT.search(text)):
        return replace(plan, kind=Kind.LAST_TALK)
    if plan.people and pb.RECENT.search(text) and pb.LAST_TALK.search(text) and not unread(plan, words):
        return replace(plan, kind=Kind.LAST_TALK)
    return None


def about(plan: Plan, text: str) -> Plan | None:
    """What is known of somebody."""
    return replace(plan, kind=Kind.ABOUT) if len(plan.people) == 1 and pb.ABOUT.search(text) else None


def cares(plan: Plan, text: str) -> Plan | None:
    """What somebody cares about."""
    asks = len(plan.people) == 1 and not plan.period and pb.CARES.search(text)
    return replace(plan, kind=Kind.CARES, attribute=None) if asks else None


def to_raise(plan: Plan, text: str) -> Plan | None:
    """What to speak of with somebody."""
    asks = len(plan.people) == 1 and not plan.mentions.organisations and pb.TO_RAISE.search(text)
    return replace(plan, kind=Kind.TO_RAISE, attribute=None) if asks else None


def introduce(plan: Plan, text: str) -> Plan | None:
    """Who could introduce the user to somebody, or at an organisation."""
    if not pb.INTRODUCING.search(text) or not pb.CAN_INTRODUCE.search(text) or pb.DID_INTRODUCE.search(text):
        return None
    if not plan.mentions.organisations and not plan.people:
        return None
    return replace(plan, kind=Kind.INTRODUCE)
