"""Finds the organisations and events that a question names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from coach import town_names
from coach.ask.mentions import EventMention, OrganisationMention, Token, tokens_of
from coach.ask.patterns import MET
from coach.ask.people_in_words import EVERYDAY
from coach.ask.snapshot import Snapshot, named_last
from coach.dates import find_dates
from coach.people import names, organisations
from coach.store.values import EventView
from coach.text import STOP_WORDS, fold

_CONNECTORS = frozenset("of and for the de la le du und et y e & van der den".split())
_EVENT_FILLER = frozenset(
    "coffee tea lunch breakfast supper drinks visit walk chat mentoring interview phone video annual conference summit workshop meeting meetup fair expo congress forum day days week event "
    "seminar symposium festival roundtable dinner call the of for and in at on one two first "
    "second".split()
)


_OF_TWO = frozenset("coffee tea lunch breakfast supper drinks visit walk chat interview call phone".split())
"""What is held with somebody, and not at a gathering."""
_EVENT_NOUNS = frozenset(
    "conference summit workshop meeting meetup fair expo congress forum days seminar symposium festival roundtable "
    "dinner retreat convention assembly gathering".split()
)


_YEAR_AFTER = re.compile(r"\s+((?:19|20)\d\d)\b")


class OrganisationBook:
    """The organisations named on contacts and lists of one workspace."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every organisation named on a contact or list."""
        on_contacts = (c.organisation for p in self.snapshot.people.values() for c in p.contacts)
        on_lists = (a.organisation for a in self.snapshot.attendance)
        return tuple(sorted({o for o in (*on_contacts, *on_lists) if o}))

    @cached_property
    def _by_token(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.names:
            words = organisations.tokens(name)
            for word in words:
                found[word].add(name)
            letters = _initials(words)
            if len(letters) >= 3:
                found[letters].add(name)
            found["".join(words)].add(name)
        return found

    def meant(self, words: str) -> tuple[str, ...]:
        """The organisation names that the words mean."""
        wanted = organisations.tokens(words)
        nearby = {n for w in (*wanted, "".join(wanted)) for n in self._by_token.get(w, ())}
        exact = {n for n in nearby if organisations.tokens(n) == wanted}
        if len(wanted) == 1 and exact and not organisations.distinctive(words):
            return tuple(sorted(exact))
        own = organisations.distinctive(words)
        # "Lumen Labs" is not Lumen where there is a Lumen Labs; where there is none, it may be.
        shorter = {n for n in nearby if exact and set(organisations.tokens(n)) < set(wanted)}
        found = (n for n in nearby - shorter if organisations.asked(words, n))
        return tuple(sorted(n for n in found if all(_of_name(w, n) for w in own)))

    def named(self, question: str, taken: Sequence[tuple[int, int]]) -> list[OrganisationMention]:
        """Organisations named in the question: the longest runs of words that mean one."""
        words = tokens_of(question)
        shouted = question.isupper() or question.islower()
        found: list[OrganisationMention] = []
        index = 0
        while index < len(words):
            length = self._length(question, words, index, taken, shouted)
            if length:
                run = words[index : index + length]
                surface = question[run[0].start : run[-1].end]
                found.append(OrganisationMention(surface, run[0].start, run[-1].end, self.meant(surface)))
            index += length or 1
        return found

    def _length(
        self,
        question: str,
        words: list[Token],
        index: int,
        taken: Sequence[tuple[int, int]],
        shouted: bool,
    ) -> int:
        first = words[index]
        if first.folded in STOP_WORDS or not (first.capital or shouted):
            return 0
        for length in range(min(6, len(words) - index), 0, -1):
            run = words[index : index + length]
            if any(a < run[-1].end and run[0].start < b for a, b in taken):
                continue
            if run[-1].folded in STOP_WORDS or not all(
                shouted or w.capital or w.folded in _CONNECTORS for w in (*run[1:-1], run[-1])
            ):
                continue
            surface = question[run[0].start : run[-1].end]
            if length == 1 and (first.folded in EVERYDAY or not organisations.distinctive(surface)):
                continue
            if self.meant(surface):
                return length
        return 0


class EventBook:
    """The events of one workspace."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _event_words(self) -> dict[int, frozenset[str]]:
        return {
            e.id: frozenset(_plain_words(e.name))
            for e in self.snapshot.events.values()
            if not self._is_appointment(e)
        }

    def _is_appointment(self, event: EventView) -> bool:
        """Whether an event is only a calendar entry with nothing in its name but people and where they are from: "Call
        Lena", "Lena (Rye Press)"."""
        kinds = {row.kind for d in event.documents if (row := self.snapshot.documents.get(d))}
        own = {w for w in _plain_words(event.name) if w not in _EVENT_FILLER}
        people = own & self._names_of_people
        return kinds <= {"event"} and own <= people | (self._words_of_houses if people else set())

    def _means(self, words: list[Token], wanted: frozenset[str]) -> tuple[int, int] | None:
        """The stretch of the question that names an event; of a lunch at a house all of its words, as the house alone may
        be meant."""
        visit = bool(_OF_TWO & wanted) and wanted - _EVENT_FILLER <= self._words_of_houses
        if visit and not wanted - STOP_WORDS <= {w.folded for w in words}:
            return None
        return _covering(words, wanted)

    @cached_property
    def _names_of_people(self) -> frozenset[str]:
        return frozenset(w for p in self.snapshot.people.values() for n in p.names for w in names.parts(n))

    @cached_property
    def _words_of_houses(self) -> frozenset[str]:
        contacts = (c for p in self.snapshot.people.values() for c in p.contacts)
        return frozenset(w for c in contacts for w in _plain_words(c.organisation))

    def named(self, question: str) -> list[EventMention]:
        """Events named in the question by their names (the year may be left out), or else by their place."""
        words = tokens_of(question)
        found: list[EventMention] = []
        best: dict[tuple[int, int], list[int]] = defaultdict(list)
        for event, wanted in self._event_words.items():
            span = self._means(words, wanted)
            if span:
                best[span].append(event)
        longest = sorted(best, key=lambda s: s[0] - s[1])
        for start, end in longest:
            if any(a < end and start < b for a, b in ((f.start, f.end) for f in found)):
                continue
            events = self._with_kin(best[start, end])
            found.append(self._of_year(question, EventMention(question[start:end], start, end, events)))
        if not found:
            found = self._nicknamed(question, words)
        return sorted(found, key=lambda f: f.start)

    def _of_year(self, question: str, mention: EventMention) -> EventMention:
        """The mention with a year behind it, meaning the events of that year where there are any."""
        year = _YEAR_AFTER.match(question, mention.end)
        if year is None:
            return mention
        held = [
            e
            for e in mention.events
            if year[1] in (view := self.snapshot.events[e]).name
            or (view.starts and f"{view.starts:%Y}" == year[1])
        ]
        if not held:
            return mention
        return EventMention(mention.surface, mention.start, year.end(), tuple(held))

    def _nicknamed(self, question: str, words: list[Token]) -> list[EventMention]:
        """An event called by a part of its name that no other has: "the data workshop"."""
        for index, last in enumerate(words):
            if last.folded not in _EVENT_NOUNS:
                continue
            for first in range(max(0, index - 3), index):
                run = words[first : index + 1]
                have = {w.folded for w in run}
                if run[0].folded in STOP_WORDS or not have - _EVENT_FILLER - STOP_WORDS:
                    continue
                meant = [e for e, wanted in self._event_words.items() if have <= wanted]
                if meant and set(meant) <= set(self._with_kin(meant[:1])):
                    start, end = run[0].start, last.end
                    return [EventMention(question[start:end], start, end, self._with_kin(meant))]
        return []

    def _with_kin(self, events: Iterable[int]) -> tuple[int, ...]:
        """The events with those of the same words and near days: an entry and a programme may name one apart."""
        found = set(events)
        for one in list(found):
            mine, day = (
                self._event_words.get(one, frozenset()) - _EVENT_FILLER,
                self.snapshot.events[one].starts,
            )
            for other in self.snapshot.events.values():
                theirs = self._event_words.get(other.id, frozenset()) - _EVENT_FILLER
                near = not day or not other.starts or abs((day - other.starts).days) <= 14
                if near and len(mine & theirs) >= 2 and (mine <= theirs or theirs <= mine):
                    found.add(other.id)
        return tuple(sorted(found))

    @cached_property
    def _places_of_notes(self) -> frozenset[str]:
        """Words of the places at which notes were taken: of the front matter, and after a title's comma."""
        said = (
            f"{n.location} {d.title.partition(',')[2]} {named_last(d.title)}"
            for d, n in self.snapshot.notes.values()
        )
        return frozenset(w for text in said for w in _plain_words(text) if len(w) > 2) - _EVENT_FILLER

    @cached_property
    def _places(self) -> dict[int, re.Pattern[str]]:
        """Event id → its place as a question has it: the words before the first comma."""
        found = {e.id: e.location.partition(",")[0].strip() for e in self.snapshot.events.values()}
        return {
            i: re.compile(rf"\b(?:in|at|to|from) ({town_names.in_any_form(place)})(?!\w)", re.IGNORECASE)
            for i, place in found.items()
            if place
        }

    def by_whole_place(self, question: str) -> list[EventMention]:
        """Events whose place stands in full behind "in" or "at" in a question about whom the user met: "Le Havre" is
        neither somebody called Le nor an organisation of that town."""
        if not MET.search(question.casefold()):
            return []
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for event, place in self._places.items():
            match = place.search(question)
            if match:
                found[match.span(1)].append(event)
        best = sorted(found, key=lambda s: s[0] - s[1])[:1]
        return [EventMention(question[a:b], a, b, tuple(found[a, b]), by_place=True) for a, b in best]

    def by_place(self, question: str, taken: Iterable[tuple[int, int]] = ()) -> list[EventMention]:
        """Events whose place is named after "in", "to" or "at"."""
        words = tokens_of(question)
        blocked = list(taken)
        found = []
        for before, word in pairwise(words):
            if (
                word.folded in STOP_WORDS
                or before.folded not in ("in", "to", "at", "from")
                or not word.capital
                or word.folded.isdigit()
            ):
                continue
            if any(a <= word.start < b for a, b in blocked):
                continue
            # "In November" is a time, whatever notes have the month in their titles.
            if find_dates(question[word.start : word.end], self.snapshot.today):
                continue
            called = town_names.names_of(word.folded)
            events = self._with_kin(
                e.id
                for e in self.snapshot.events.values()
                if called & set(_plain_words(f"{e.location} {e.name}"))
            )
            if events or called & self._places_of_notes:
                surface = question[word.start : word.end]
                found.append(EventMention(surface, word.start, word.end, events, by_place=True))
        return found


def _of_name(word: str, organisation: str) -> bool:
    """Whether a word is one of an organisation's name, or its initials."""
    words = organisations.tokens(organisation)
    return word in words or word == _initials(words) or word == "".join(words)


def _initials(words: Iterable[str]) -> str:
    return "".join(w[0] for w in words if w not in ("of", "for", "the"))


def _plain_words(text: str) -> list[str]:
    """Folded words of an event's name or place, without years."""
    return [w for w in re.findall(r"[^\W_]+", fold(text)) if not re.fullmatch(r"(19|20)\d\d", w)]


def _covering(words: list[Token], wanted: frozenset[str]) -> tuple[int, int] | None:
    """The stretch of the question that holds an event's name: all its words, or all its distinctive ones when
    there are at least two or one long one."""
    core = {w for w in wanted if w not in _EVENT_FILLER and w not in STOP_WORDS}
    places = [w for w in words if w.folded in wanted]
    have = {w.folded for w in places}
    if not wanted or not have:
        return None
    whole = wanted - STOP_WORDS <= have
    near = core <= have and len(core) >= 2
    if not (whole or near):
        return None
    if len(wanted) == 1 and not places[0].capital:
        return None
    kept = _run(places, words)
    if not (core or wanted - STOP_WORDS) <= {w.folded for w in kept}:
        return None
    return kept[0].start, kept[-1].end


def _run(places: list[Token], words: list[Token]) -> list[Token]:
    """The longest chain of the found words with at most two other words between neighbours, trimmed of stop
    words at its ends."""
    order = {w.start: i for i, w in enumerate(words)}
    best: list[Token] = []
    chain: list[Token] = []
    for token in places:
        if chain and order[token.start] - order[chain[-1].start] > 2:
            chain = []
        chain.append(token)
        if len([w for w in chain if w.folded not in STOP_WORDS]) > len(
            [w for w in best if w.folded not in STOP_WORDS]
        ):
            best = list(chain)
    while best and best[0].folded in STOP_WORDS:
        best.pop(0)
    return best
