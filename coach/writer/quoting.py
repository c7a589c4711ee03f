"""Offline answers and cards: quotes with their dates, led in plainly, and openings tied to what the notes say."""

from __future__ import annotations

import re

from coach.evidence import Citation, Fact, Statement
from coach.text import content_words, plain, sentences
from coach.writer import phrases
from coach.writer.interface import AnswerTask, AnswerText, CardTask, CardText
from coach.writer.lines import Kind, lines_of
from coach.writer.prose import Reader, sentence, tidy
from coach.writer.taste import private, unkind

MOST_QUOTES = 3
LONGEST_QUOTE = 45  # words of a quote before only its best sentences are shown
MOST_OPENINGS = 3

# ------------------------------------------------------------------ answers


def answer(task: AnswerTask) -> AnswerText:
    """The best quotes, each with its date and mark; from the handbook, the advice itself."""
    if not task.evidence:
        return AnswerText("", ())
    return _advice(task) if task.handbook else _quotes(task)


def _quotes(task: AnswerTask) -> AnswerText:
    used = _worth_quoting(task)
    parts = []
    for mark, index in enumerate(used, 1):
        citation = task.evidence[index]
        parts.append(f"{_lead_in(citation, mark > 1)} “{excerpt(citation.quote, task.question)}” [{mark}]")
    return AnswerText(" ".join(parts), tuple(used))


def _worth_quoting(task: AnswerTask) -> list[int]:
    """The best quote, and up to two more that share a word with the question or the first and add something."""
    wanted = set(content_words(task.question)) | set(content_words(task.subject))
    used = [0]
    said = set(content_words(task.evidence[0].quote))
    for index, citation in enumerate(task.evidence[1:6], 1):
        words = set(content_words(citation.quote))
        fresh = len(words - said) >= 3
        near = bool(words & wanted) or citation.document == task.evidence[0].document
        if fresh and near and len(used) < MOST_QUOTES:
            used.append(index)
            said |= words
    return used


def _lead_in(citation: Citation, later: bool) -> str:
    """Who says it and when: "You noted on 16 October 2026:"."""
    when = f" on {citation.date.day} {citation.date:%B %Y}" if citation.date else ""
    also = " also" if later else ""
    if citation.place.startswith("message:"):
        return f"An e-mail{when.replace(' on ', ' of ')}{also} says:"
    if citation.place.startswith("row:"):
        named = (
            "message"
            if "message" in citation.source.casefold()
            else "row of " + citation.source.rsplit("/", 1)[-1]
        )
        return f"A {named}{when.replace(' on ', ' of ')}{also} says:"
    if citation.place.startswith("uid:"):
        kind = "calendar" if citation.source.casefold().endswith(".ics") else "address book"
        return f"Your {kind}{also} says:"
    return f"You{also} noted{when}:" if when else f"Your notes{also} say:"


def excerpt(quote: str, question: str) -> str:
    """A quote for reading: without markup, and of a long one the sentences nearest to the question."""
    text = plain(quote)
    if len(text.split()) <= LONGEST_QUOTE:
        return text
    wanted = set(content_words(question))
    spans = list(sentences(text))
    if len(spans) < 2:
        return text
    ranked = sorted(
        range(len(spans)),
        key=lambda i: (-len(wanted & set(content_words(text[spans[i].start : spans[i].end]))), i),
    )
    chosen = sorted(ranked[:2])
    between = " " if chosen[1] == chosen[0] + 1 else " … "
    return between.join(text[spans[i].start : spans[i].end] for i in chosen)


def _advice(task: AnswerTask) -> AnswerText:
    """The passage that fits best, as advice, with the chapter it comes from; a second one where it is short."""
    used: list[int] = []
    parts: list[str] = []
    for index, citation in enumerate(task.evidence[:2]):
        heading, text = _passage(citation.quote)
        if not text or len(" ".join(parts).split()) > 90:
            continue
        used.append(index)
        chapter = (
            heading or citation.source.rsplit("/", 1)[-1].removesuffix(".md").replace("-", " ").capitalize()
        )
        parts.append(f"{text} [{len(used)}] (from the handbook: {chapter})")
    return AnswerText("\n\n".join(parts), tuple(used))


def _passage(quote: str) -> tuple[str, str]:
    """A heading at the start of a handbook passage, and its text."""
    lines = quote.strip().split("\n")
    heading = ""
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith("#")):
        heading = lines[0].lstrip("# ").strip() or heading
        lines = lines[1:]
    paragraphs = "\n".join(lines).strip().split("\n\n")
    return heading, "\n\n".join(re.sub(r"\s*\n(?![-*\d])\s*", " ", p) for p in paragraphs if p.strip())


# ------------------------------------------------------------------ cards

_WHY_FACT = {
    "promised": ("promise",), "owed_reply": ("waiting",), "met_before": ("last", "note"), "colleague_of_contact": ("tie",),
    "goal_match": ("goal",), "new": ("session", "now", "connected"),
}  # fmt: skip
_WHY_PLAIN = {
    "promised": "You have an open promise to {n}.",
    "owed_reply": "{n} is waiting for an answer from you.",
    "met_before": "You have met {n} before.",
    "colleague_of_contact": "{n} works with somebody you know.",
    "goal_match": "{n} fits what you want from this year.",
    "new": "{n} is new to you.",
}


def card(task: CardTask) -> CardText:
    """Why to talk to this person, from the fact that put them here, and openings that only they would find apt."""
    first = task.name.split()[0] if task.name else "This person"
    wanted = _WHY_FACT.get(task.tier, ())
    fact = next((f for kind in wanted for f in task.facts if f.kind == kind), None)
    frame = _WHY_PLAIN.get(task.tier, "{n} is on the list.").format(n=first)
    why = (
        frame
        if fact is None
        else sentence(fact.text)
        if task.tier in ("promised", "owed_reply")
        else f"{frame} {sentence(fact.text)}"
    )
    return CardText(why, tuple(openings(task)))


_OPEN_TOPIC = re.compile(
    r"\b(?:would like|wants?|needs?|asked (?:about|again|how|whether|for)|interested in|looking for|is (?:writing|working|training|planning|"
    r"preparing|building)|keeps?|plays?|sings?|rows?|runs?|sails?|collects?|swears by|grows|paints|climbs|learned|loves?|likes?|has moved|"
    r"moved to|leads?|starts?|told me (?:about|how)|showed me|gave me|drew me|explained)\b",
    re.IGNORECASE,
)
_ASK = (
    "Begin where you left off: “{q}”",
    "You could ask about this: “{q}”",
    "A good start: “{q}”",
)
_LINE_OPENINGS = {
    Kind.MORE: "Ask to hear more: “{q}”",
    Kind.WISH: "Ask how it is going: “{q}”",
    Kind.NEED: "Ask whether it was found: “{q}”",
    Kind.THANKS: "Say thank you for it: “{q}”",
    Kind.ADVICE: "Say what you made of the advice: “{q}”",
    Kind.QUOTE: "Come back to their words: “{q}”",
    Kind.TALK: "Pick the talk up again: “{q}”",
    Kind.INTEREST: "Pick up the interest: “{q}”",
}


def openings(task: CardTask) -> list[Fact]:
    """Up to three things to begin with, each tied to a quote, the newest and most particular first."""
    reader = Reader.of(task.name, task.name.split()[0] if task.name else "", task.pronoun)
    scored: list[tuple[float, int, str, Statement]] = []
    for order, statement in enumerate(task.statements):
        text = tidy(statement.text)
        if private(text) or unkind(text) or not 4 <= len(text.split()) <= 40:
            continue
        lines = lines_of(statement, reader, task.today)
        frame = next((_LINE_OPENINGS[line.kind] for line in lines if line.kind in _LINE_OPENINGS), "")
        if not frame and _OPEN_TOPIC.search(text):
            frame = phrases.pick(_ASK, task.name, f"opening{order}")
        if frame:
            age = (task.today - statement.date).days / 365 if statement.date else 1.0
            worth = max((line.weight for line in lines), default=2.0) - age
            scored.append((worth, order, frame, statement))
    ranked = sorted(scored, key=lambda item: (-item[0], item[1]))[:MOST_OPENINGS]
    return [
        Fact(frame.format(q=plain(statement.text).rstrip(".")), (statement.cite(task.today),), "opening")
        for _, _, frame, statement in ranked
    ]
