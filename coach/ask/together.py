"""Answers put together: two questions in one sentence, and the two steps of one question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.ask.answer import Answer
from coach.ask.retrieve import TOP, distinct, key
from coach.evidence import Citation

_CLAUSE = re.compile(r",?\s+and\s+(?=(?:when|where|what|who|whom|how|why|which)\b)", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:when|where|what|who|whom|how|why|which|is|are|was|did|does|do|has|have|will|can)\b", re.IGNORECASE
)
_MARK = re.compile(r"\[(\d{1,3})\]")


def clauses(question: str) -> list[str]:
    """The two questions in "Which Ann paints, and when did she write?"; else the question alone."""
    parts = _CLAUSE.split(question, maxsplit=1)
    both = len(parts) == 2 and all(len(p.split()) >= 4 for p in parts)
    if both and _OPENS.match(parts[0]):
        return [f"{parts[0]}?", parts[1][0].upper() + parts[1][1:]]
    return [question]


_EITHER = re.compile(
    r"^(?P<head>(?:whom?|which (?:of my )?(?:people|contacts|connections)|wer|wen|wem)(?: of my (?:contacts|connections|people))?)\s+"
    r"(?:either |entweder )?(?P<one>[^,;]+?)\s+(?:or|oder)\s+(?P<other>[^,;?]+?)[?.! ]*$",
    re.IGNORECASE,
)
_NO_EITHER = re.compile(
    r"\b(?:neither|nor|whether|first|earlier|sooner|more|better|rather|and|und|not|never|nicht|nie|kein\w*|weder)\b|n['’]t\b|\b(?:or|oder)\b.*\b(?:or|oder)\b",
    re.IGNORECASE,
)
_I_DID = re.compile(r"(?:did|have|had|am|habe|hatte) (?:i|we|ich|wir)\b", re.IGNORECASE)
_VERB = re.compile(
    r"(?:is|are|was|were|has|have|had|can|will|would|does|did|[a-z]{2,}(?:[^s]s|ed)|hat|ist|kann|[a-zäöü]{3,}t)\s+\S"
)
_JOINT = re.compile(
    r"(?:in|at|for|to|with|on|from|about|of|as|für|mit|bei|von|nach|auf|über)\s", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:a|an|the|any|some|my|ein|eine|einen|einem|einer|der|die|das|den|dem)", re.IGNORECASE
)


def alternatives(question: str) -> tuple[str, str] | None:
    """Both questions in "Who plays chess or the cello?": the second shares what stands before the last thing named.
    None where there is no such "or", or where "not" and "and" would make it mean several things."""
    match = _EITHER.match(" ".join(question.split()))
    if match is None or _NO_EITHER.search(question) or _I_DID.match(match["one"]):
        return None
    other = match["other"]
    shared = "" if _VERB.match(other) else _before_last(match["one"], other)
    parts = (f"{match['head']} {match['one']}?", " ".join(f"{match['head']} {shared} {other}".split()) + "?")
    return parts


def _before_last(one: str, other: str) -> str:
    """What the first of two things leaves to the second: "is looking for" of "is looking for an investor"."""
    words = one.split()
    joint = _JOINT.match(other)
    cut = len(words) - 1
    for at in range(len(words) - 1, max(-1, len(words) - 5), -1):
        if joint and _JOINT.match(f"{words[at]} "):
            return " ".join(words[:at])
        if not joint and _ARTICLE.fullmatch(words[at]):
            cut = at
            break
    return " ".join(words[:cut])


def joined(question: str, first: Answer, second: Answer) -> Answer:
    """Two answers as one: citations taken in turn, marks and row numbers moved along."""
    taken: list[Citation] = []
    for i in range(max(len(first.citations), len(second.citations))):
        taken += [*first.citations[i : i + 1], *second.citations[i : i + 1]]
    merged = distinct(taken)
    one, other = _renumbered(first, merged), _renumbered(second, merged)
    offset = len(one.text) + 1
    moved = [replace(u, start=u.start + offset, end=u.end + offset) for u in other.unsupported]
    answered = [a for a in (one, other) if not a.abstained]
    return replace(
        one,
        question=question,
        text=f"{one.text} {other.text}",
        rows=(*one.rows, *(row for row in other.rows if row.value not in {r.value for r in one.rows})),
        people=tuple(dict.fromkeys((*one.people, *other.people))),
        unsupported=(*one.unsupported, *moved),
        abstained=not answered,
        writer="model" if "model" in (first.writer, second.writer) else "offline",
        plan=f"{first.plan}; {second.plan}",
        note=first.note or second.note,
        usage=first.usage + second.usage,
        next_steps=(*one.next_steps, *other.next_steps)[:3],
    )


def with_support(answer: Answer, support: Sequence[Citation]) -> Answer:
    """The answer of a second step with the first step's citations after its best ones."""
    room = max(1, TOP - len(support))
    return _renumbered(answer, distinct([*answer.citations[:room], *support, *answer.citations[room:]]))


def _renumbered(answer: Answer, citations: Sequence[Citation]) -> Answer:
    """The answer on another list of citations that holds all of its own."""
    number = {key(c): i for i, c in enumerate(citations, start=1)}
    new = {i: number[key(c)] for i, c in enumerate(answer.citations, start=1)}
    rows = tuple(replace(row, citations=tuple(new[n] for n in row.citations)) for row in answer.rows)
    text = _MARK.sub(lambda m: f"[{new.get(int(m[1]), m[1])}]", answer.text)
    if len(text) != len(answer.text):  # a mark grew by a digit: what was underlined has moved
        return replace(answer, citations=tuple(citations), rows=rows, text=text, unsupported=())
    return replace(answer, citations=tuple(citations), rows=rows, text=text)
