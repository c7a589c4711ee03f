"""The briefing as a page: its pieces in reading order, from which every file format is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coach.briefing.brief import AttendeeCard, Brief, Picture, Tier
from coach.briefing.picture import in_words
from coach.briefing.small_print import SmallPrint
from coach.briefing.words import period, since_words
from coach.evidence import Fact
from coach.text import content_words

TIER_WORDS = {
    Tier.PROMISED: "You promised them something",
    Tier.OWED_REPLY: "They wait for your answer",
    Tier.MET_BEFORE: "You have met",
    Tier.COLLEAGUE: "Connected to people you know",
    Tier.GOAL_MATCH: "They fit what you want this year",
    Tier.NEW: "New to you",
}
STATUS_WORDS = {"waiting": "On the waiting list.", "pending": "Not confirmed yet."}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page. `level` is that of a heading, 1 to 4; `source` says in small print where it stands. A picture
    has its caption as text; what cannot show it shows the caption. `name` begins the text and stands out in it."""

    kind: Literal["heading", "line", "item", "picture"]
    text: str
    source: str = ""
    level: int = 0
    picture: Picture | None = None
    name: str = ""

    def parted(self, clean: Callable[[str], str]) -> tuple[str, str]:
        """The name and the rest of the text, each as `clean` leaves it; without a name all of it is the rest."""
        text, name = clean(self.text), clean(self.name)
        return (name, text[len(name) :]) if name and text.startswith(name) else ("", text)


def blocks(brief: Brief) -> Iterator[Block]:
    """The page from top to bottom."""
    small = SmallPrint(brief)
    yield Block("heading", brief.event, level=1)
    yield Block("line", when_and_where(brief))
    if brief.note:
        yield Block("line", brief.note)
    for fact in brief.own_part:
        yield Block("line", fact.text, small.of(fact))
    if brief.since and brief.changes:
        yield Block("heading", since_words(brief.since, brief.made or brief.since), level=2)
        for fact in brief.changes:
            yield Block("item", fact.text, small.of(fact))
    yield from _find_first(brief)
    yield from _around(brief, small)
    yield from _picture(brief, small)
    listed_only = [c for c in brief.attendees if c.bare]
    for tier in Tier:
        cards = [c for c in brief.attendees if c.tier == tier and c not in listed_only]
        if cards:
            yield Block("heading", TIER_WORDS[tier], level=2)
            for card in cards:
                yield from _card(card, small)
    if listed_only:
        yield Block("heading", "Only on the list", level=2)
        yield Block("line", "Your files hold nothing about them but the list itself.")
        for card in listed_only:
            yield Block("item", _listed(card), name=card.name)
    if brief.not_coming:
        yield Block("heading", "Not coming", level=2)
        yield Block("line", f"They cancelled or declined: {', '.join(brief.not_coming)}.")
    if paths := small.paths():
        yield Block("heading", "Sources", level=2)
        yield Block("line", "What the small print calls by its name.", paths)


def when_and_where(brief: Brief) -> str:
    """ "25 to 26 November 2026, Leeds", or what of it is known."""
    if not brief.starts:
        return brief.location or "No date is known."
    days = period(brief.starts, brief.ends)
    return f"{days}, {brief.location}" if brief.location else days


def _around(brief: Brief, small: SmallPrint) -> Iterator[Block]:
    """What concerns the event as a whole."""
    if brief.days:
        yield Block("heading", "Your days there", level=2)
        for planned in brief.days:
            yield Block("heading", planned.title, level=3)
            for fact in planned.lines:
                yield Block("item", fact.text, small.of(fact))
    for title, facts in (
        ("Introductions", brief.introductions),
        ("What would count as success", brief.success),
    ):
        if facts:
            yield Block("heading", title, level=2)
            for fact in facts:
                yield Block("item", fact.text, small.of(fact))


def _picture(brief: Brief, small: SmallPrint) -> Iterator[Block]:
    """Who knows whom there: the picture, and the same in words."""
    if brief.picture is not None:
        yield Block("heading", "Who knows whom there", level=2)
        yield Block("picture", brief.picture.caption, picture=brief.picture)
        for fact in in_words(brief.picture):
            yield Block("item", fact.text, small.of(fact))


def _find_first(brief: Brief) -> Iterator[Block]:
    if not brief.find_first:
        return
    yield Block("heading", "Find these first", level=2)
    left = list(brief.attendees)
    for name in brief.find_first:
        card = next((c for c in left if c.name == name), None)
        if card is not None:
            left.remove(card)
        said = f"{name}. {card.why_in_short}" if card and card.why_in_short else name
        yield Block("item", said, name=name)


def who(card: AttendeeCard) -> str:
    """Title and organisation in a line."""
    return ", ".join(x for x in (card.title, card.organisation) if x)


def _listed(card: AttendeeCard) -> str:
    status = STATUS_WORDS.get(card.status, "").rstrip(".").casefold()
    line = ", ".join(x for x in (card.name, who(card)) if x)
    ties = [f.text for f in (*card.facts, *card.stale) if f.kind in ("tie", "maybe")]
    return ". ".join([f"{line} ({status})" if status else line, *ties])


Section = tuple[str, tuple[Fact, ...]]


def told_by_both(card: AttendeeCard) -> tuple[Section, ...]:
    """What there was between the two and what to say next: a heading each, with its lines."""
    around = "People you share" if card.tier not in _NOT_MET else "Who could introduce you"
    return (
        ("Between you", card.between),
        (around, card.shared),
        ("To open with", card.openings),
        ("Worth asking", card.questions),
    )


def beside(card: AttendeeCard) -> tuple[Section, ...]:
    """What to hold more lightly: pages looked up, what is missing, and what is out of date."""
    return (
        ("From pages you looked up, not first-hand", card.looked_up),
        ("Not in your files", card.missing),
        ("Out of date", card.stale),
    )


_NOT_MET = (Tier.COLLEAGUE, Tier.GOAL_MATCH, Tier.NEW)


def _card(card: AttendeeCard, small: SmallPrint) -> Iterator[Block]:
    role = who(card)
    yield Block("heading", f"{card.name}, {role}" if role else card.name, level=3, name=card.name)
    told = [f for f in card.facts if _told(f, card.why)]
    lead = small.of(*told)
    if said := " ".join(x for x in (card.why, STATUS_WORDS.get(card.status, "")) if x):
        yield Block("line", said, lead)
    for fact in card.namesakes:
        yield Block("line", fact.text, small.of(fact))
    for fact in card.facts:
        if fact.kind != "now" and fact not in told:  # the heading and the line below it say these
            yield Block("item", fact.text, small.of(fact))
    for title, lines in told_by_both(card):
        yield from _section(title, lines, small)
    for doubt in card.unsupported:
        yield Block("line", f"Not in your notes: “{doubt.quote}”. {doubt.reason}.")
    for title, lines in beside(card):
        yield from _section(title, lines, small)
    yield from _section("Do not raise", card.do_not_raise, small)


def _told(fact: Fact, why: str) -> bool:
    """Whether the line under the name already says what a fact says."""
    said = set(content_words(fact.text)) - _FRAME_WORDS
    return bool(said) and said <= set(content_words(why))


_FRAME_WORDS = frozenset("promised promise waits answer since due plan goal fits arranged".split())


def _section(title: str, facts: Sequence[Fact], small: SmallPrint) -> Iterator[Block]:
    if facts:
        yield Block("heading", title, level=4)
        for fact in facts:
            yield Block("item", fact.text, small.of(fact))
