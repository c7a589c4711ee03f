"""What stands beside a draft: why it is of another kind than asked for, what only the user can add, what to mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.evidence import Statement
from coach.follow_up.addresses import left_house, private_only
from coach.namesakes import Namesake
from coach.people.press import writes_for_the_public
from coach.store.values import PersonView
from coach.writer import reported, thread, waiting
from coach.writer.interface import EmailTask, EmailText
from coach.writer.promised import promised_there

ATTACH = "Add what you promised before you send this: the letter says that it is here."
NO_MESSAGE = (
    "{name} has sent you nothing that is here, so there is nothing to answer. This is {kind} instead."
)
NOT_HERE = "No message of {name} that waits is kept with this record. This is {kind} instead."
ANSWERED = "You have answered what {name} wrote last, so nothing waits for a reply. This is {kind} instead."
NO_MEETING = "Your notes tell of no meeting with {name} to give thanks for, and their message waits: this is a reply instead."
ASKS = "{name} asks: {x} Say your answer in a few words, and it stands in the letter."
WAITS = "{name} waits for an answer that only you know: say it in a few words."
ASKS_NOTHING = "What {name} wrote last asks nothing, and your notes add nothing to it: say in a few words what you want to tell them."
NO_PROMISE = "You have promised {name} nothing that is still open. This is {kind} instead."
NOT_SURE = "Nothing that you promised {name} is surely still open. This is {kind} instead."
NOTHING = (
    "Your notes hold nothing particular to write to {name}: say in a few words what you want to tell them."
)
ALL_CLOSED = "All that your notes hold of {name} is in confidence, so none of it is in a letter: say in a few words what you want to tell them."
COLLEAGUE = "You and {name} work at the same place, so nothing of your notes is made a letter of: say in a few words what you want to tell them."
PRESS = "{name} writes for the public, so nothing of your notes is in this: say in a few words what may be quoted."
DECLINES = "This declines what {name} offers. To answer otherwise, say it in a few words."
WORDS_KEPT_HERE = (
    "What you want to say is confidential, so it was not sent to the model. This was written offline."
)
STRAYED = "Most of what the model wrote stands in none of your notes, so this was written without it."
STRANGER = (
    "Your files tell of no meeting with {name} and of nothing that you wrote to them: you need not answer."
)
IN_WORDS = {"promise": "a word on what you promised", "thank-you": "a thank-you", "touch": "a word to keep in touch",
            "follow-up": "a follow-up"}  # fmt: skip
ABROAD = "What you promised is noted in another language than this letter: say it in your own words."
LEFT_HOUSE = "{address} is at {house}, which {name} has left by your records: others may read it there, so ask for another one."
ANOTHER = "Another {name} is among your people ({at}): this is not to them."
ANOTHER_ONE = "{name} ({at}) is among your people too and may be the same person: nothing that is known from there is in this."
PERHAPS_GIVEN = "Your note of {day} leaves it open whether you have kept your promise ({what}), so this says nothing of it."
THANKED = "You have thanked {name} for this already, so this goes on from there."


def own_line(written: EmailText, task: EmailTask, unsaid: str = "") -> str:
    """What only the user can add to a letter, in words; empty where it can go as it is. `unsaid` says why nothing of the notes
    is in it, where that is so."""
    name = task.recipient_name
    if task.words:
        return "" if unsaid in (ALL_CLOSED, COLLEAGUE, PRESS) else unsaid
    if task.kind == "reply" and waiting.is_pitch(task):
        return DECLINES.format(name=name)
    if unsaid:
        return unsaid.format(name=name)
    message = thread.latest(task.theirs) if task.waiting and not promised_there(task) else []
    asked = reported.asks(message, task.today)
    if asked:
        said = " ".join(f"“{' '.join(s.text.split())}”" for s in asked)
        return ASKS.format(name=name, x=said)
    if written.facts or written.promise:
        return ""
    if task.kind == "reply":
        return (WAITS if message else ASKS_NOTHING).format(name=name)
    return NOTHING.format(name=name)


_FOR_PRINT = re.compile(
    r"\b(?:say|tell|comment|statement|speak|talk|quoted?|interview|stellungnahme|statement)\b[^.;?!]*\b(?:on the record|for (?:publication|attribution)|zur veröffentlichung)\b"
    r"|\b(?:can|could|may|might) (?:I|we) quote you(?=\s*[?,]| (?:on (?:this|that|it|the record)|by name|directly)\b| in (?:my|our|the|an?) (?:article|piece|story|paper)\b)"
    r"|\b(?:darf|dürfte|kann|könnte) ich (?:Sie|dich) (?:damit |dazu |so |namentlich )?zitieren\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?|\b(?:please|bitte|could you|would you|can you|will you)\b", re.IGNORECASE)


def is_press(person: PersonView, theirs: Sequence[Statement]) -> bool:
    """Whether somebody writes for the public: by a title of their own, or as they ask for words to be printed."""
    held = [
        (person.title or "", person.organisation or ""),
        *((c.title, c.organisation) for c in person.contacts),
    ]
    return any(writes_for_the_public(title or "", house or "") for title, house in held) or any(
        _FOR_PRINT.search(s.text) and _ASKS.search(s.text) for s in theirs
    )


_HOW_TO_WRITE = re.compile(
    r"\b(?:(?:everything|all|mail|e-?mails?|questions?|requests?|letters?)\b[^.;]{0,30}\bgoe?s? through|only (?:via|through)|(?:do not|don['’]t|never) (?:write|answer|reply|mail|e-mail|contact)\b|ask \w+ before (?:writing|answering))",
    re.IGNORECASE,
)


def not_the_other(others: Sequence[Namesake]) -> str:
    """What tells the user that somebody else of the name is among their people, who may be the same person."""
    for other in others:
        kept = other.person
        at = ", ".join(x for x in (kept.title, kept.organisation) if x) or "no organisation known"
        said = ANOTHER_ONE if other.unsure else ANOTHER
        return said.format(name=kept.name, at=at)
    return ""


def handling(person: str, free: Sequence[Statement]) -> str:
    """What the notes say openly of how to write to somebody: "Everything to him goes through Linnéa."."""
    told = [
        s for s in free
        if s.kind == "note" and s.speaker is None and s.subjects[:1] == (person,) and _HOW_TO_WRITE.search(s.text)
    ]  # fmt: skip
    return f"Your notes say: “{' '.join(told[-1].text.split())}”" if told else ""


def address_note(to: str, person: PersonView, said: Sequence[Statement], today: date) -> str:
    """What to tell the user about the address: that there is none, or that it is of a house that the person has left."""
    if to:
        left = left_house(to, person, said, today)
        return LEFT_HOUSE.format(address=to, house=left, name=person.name) if left else ""
    if private_only(person, said) and person.emails:
        return f"The notes ask for the private address only, and none is known for {person.name}: the draft has no address."
    return f"No e-mail address is known for {person.name}."
