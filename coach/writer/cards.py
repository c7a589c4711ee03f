"""The offline writer's cards: why to talk to somebody, from the fact that put them here, and up to three openings."""

from __future__ import annotations

import re
from datetime import date

from coach.people.names import first_name
from coach.text import content_words, sentences
from coach.writer.card_openings import LONGEST_QUESTION, openings
from coach.writer.interface import CardTask, CardText, PromiseLine
from coach.writer.nouns import definite, is_plural
from coach.writer.promised import is_action, is_clause


def card(task: CardTask) -> CardText:
    """Why to talk to this person, and what to begin with."""
    return CardText(_why(task), tuple(openings(task)))


_FIRST = {
    "promised": ("promise",), "owed_reply": ("waiting",), "colleague_of_contact": ("tie",), "goal_match": ("goal",),
}  # fmt: skip
_BY_WORTH = (
    "promise",
    "waiting",
    "arranged",
    "plan",
    "goal",
    "tie",
    "past",
    "praise",
    "wrote",
    "last",
    "note",
    "session",
    "connected",
)
_SECOND = ("arranged", "plan", "goal")


def _why(task: CardTask) -> str:
    """The fact that matters most, and beside it what is arranged, planned or wanted."""
    name = task.called or first_name(task.name)
    order = dict.fromkeys((*_FIRST.get(task.tier, ()), *_BY_WORTH))
    ranked = [f for kind in order for f in task.facts if f.kind == kind]
    if not ranked:
        return f"You have met {name} before." if task.tier == "met_before" else f"{name} is new to you."
    first = ranked[0]
    second = next(
        (f for f in ranked[1:] if f.kind in _SECOND and f.kind != first.kind and ":" in f.text), None
    )
    if first.kind == "promise":
        main = _owes(task, name) or first.text
    elif first.kind == "waiting":
        main = _asked(first.text, name)
    else:
        main = first.text
    return " ".join(_ended(t) for t in (main, second.text if second else "") if t)


def _owes(task: CardTask, name: str) -> str:
    """A promise of a nameable thing as a sentence; for others the fact's own words are plainer."""
    for promise, frame in ((task.promise, f"You owe {name} "), (task.owed, f"{name} owes you ")):
        if promise is not None:
            what = promise.what.rstrip(".")
            if is_action(what) or is_clause(what) or len(content_words(what)) < 2:
                return ""
            return f"{frame}{definite(what)}{_due(promise, task.today)}"
    return ""


def _due(promise: PromiseLine, today: date) -> str:
    if promise.due is None:
        return ""
    if promise.due >= today:
        return f", due {_day(promise.due)}"
    return f"; {'they were' if is_plural(definite(promise.what)) else 'it was'} due {_day(promise.due)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _asked(fact: str, name: str) -> str:
    """ "Waits for your answer since …" as a sentence with a name; of a long letter only its question, else its end."""
    said = fact.replace("Waits for", f"{name} waits for", 1).replace("Asked you", f"{name} asked you", 1)
    head, mark, question = said.partition("“")
    words = question.split()
    if len(words) <= LONGEST_QUESTION:
        return said
    whole = [question[s.start : s.end].rstrip("”") for s in sentences(question)]
    asked = next((s for s in reversed(whole) if s.endswith("?")), "")
    if 4 <= len(asked.split()) <= LONGEST_QUESTION:
        return f"{head}{mark}{asked}”"
    return f"{head}{mark}… {' '.join(words[-LONGEST_QUESTION:])}"


def _ended(text: str) -> str:
    return text if re.search(r"[.!?][”\"’)]*$", text) else f"{text}."
