"""Words, clients, projects and internal names that the user's own policy calls confidential."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding
from coach.review.draft import draft_of, flat

_WHAT = {
    "words": "",
    "clients": "the client ",
    "projects": "the project ",
    "internal_names": "the internal name ",
}


class PolicyWords:
    """What the user wrote down as confidential, for readers who do not know it by right."""

    name = "policy"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Each place where such a name or word stands."""
        return _found(text, context) if context.policy and context.policy.terms else ()


def _found(text: str, context: Context) -> Iterator[Finding]:
    assert context.policy is not None
    said = flat(text)
    taken: list[tuple[int, int]] = []
    for term in sorted(context.policy.terms, key=lambda t: -len(t.name)):
        if term.may_be_known_to(context.reader):
            continue
        for match in term.pattern.finditer(said):
            start, end = match.start(), match.end("own") if match["own"] else match.end()
            if any(s < end and start < e for s, e in taken):
                continue
            if term.capital_only and not text[match.start("name")].isupper():
                continue
            taken.append((start, end))
            owned = match["own"] is not None
            reason = (
                f"Your policy keeps {_WHAT[term.kind]}“{term.name}” confidential "
                f"({Path(context.policy.where).name}, line {term.line})."
            )
            general = _fitted(text, start, _owning(term.say, owned))
            yield finding(
                text,
                Span(start, end),
                "oversharing",
                "confidential",
                "high",
                reason,
                PolicyWords.name,
                general,
            )


def _owning(general: str, owned: bool) -> str:
    """ "a client in logistics" as owner: "a logistics client's"."""
    if not owned or not general:
        return general
    turned = re.fullmatch(r"an? (client) in (?:the )?([\w-]+)(?: in .+)?", general)
    if turned:
        article = "an" if turned[2][0] in "aeiou" else "a"
        return f"{article} {turned[2]} {turned[1]}'s"
    return f"{general}'s"


def _fitted(text: str, start: int, general: str) -> str:
    """The wording with a capital where a sentence begins with it."""
    sentence = draft_of(text).sentence_at(start)
    opens = sentence is not None and not text[sentence.body.start : start].strip(" \t\n*_\"“‘'([")
    return general[:1].upper() + general[1:] if opens else general
