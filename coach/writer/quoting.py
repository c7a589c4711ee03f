"""Offline answers: quotes with their dates, led in plainly, and the handbook's advice."""

from __future__ import annotations

import re

from coach.evidence import Citation
from coach.text import content_words, plain, sentences
from coach.writer.interface import AnswerTask, AnswerText

MOST_QUOTES = 3
WORTH_QUOTING = 0.7  # of the best quote's fit, for a second and a third one
LONGEST_QUOTE = 45  # words of a quote before only its best sentences are shown

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
        teller = task.tellers[index] if index < len(task.tellers) else ""
        parts.append(
            f"{_lead_in(citation, mark > 1, teller)} “{excerpt(citation.quote, task.question)}” [{mark}]"
        )
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
        worth = task.worth[index] if index < len(task.worth) else 1.0
        if worth >= WORTH_QUOTING and fresh and near and len(used) < MOST_QUOTES:
            used.append(index)
            said |= words
    return used


def _lead_in(citation: Citation, later: bool, teller: str = "") -> str:
    """Who says it and when: "You noted on 16 October 2026:"."""
    if teller:
        return f"{teller}:"
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
