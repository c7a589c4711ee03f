"""Finds the people, organisations and events that a question names, by the names the workspace knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz, process

from coach.ask.snapshot import Snapshot
from coach.index.words import stem
from coach.people import names, organisations
from coach.store.repository import ContactView
from coach.text import STOP_WORDS, fold


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Words of the question that name a person. Several ids: the name fits them all."""

    surface: str
    start: int
    end: int
    people: tuple[str, ...]
    guessed: bool = False  # a first or family name alone, or a misspelt one


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """Words that name an organisation, and the names on contacts that mean it (none: nobody has it)."""

    surface: str
    start: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that name an event, by its name or by its place."""

    surface: str
    start: int
    end: int
    events: tuple[int, ...]
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything a question names."""

    people: tuple[PersonMention, ...] = ()
    organisations: tuple[OrganisationMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    speakers: tuple[str, ...] = ()  # of imported chats, known by the name before their turns only

    def places(self) -> list[str]:
        """The words that name organisations and events."""
        return [m.surface for m in self.organisations] + [m.surface for m in self.events]

    def spans(self) -> list[tuple[int, int]]:
        """The stretches of the question that name something."""
        named: list[PersonMention | OrganisationMention | EventMention] = [*self.people, *self.organisations]
        return [(m.start, m.end) for m in [*named, *self.events]]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a question: `folded` is without accents and the possessive."""

    folded: str
    start: int
    end: int
    capital: bool


_WORD = re.compile(r"[^\W_]+(?:[.\-'’&][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’](?:s)?$", re.IGNORECASE)

# First and family names that are also everyday words: only with a capital letter, and not at the start of a sentence.
_EVERYDAY = frozenset(
    "will may mark grace bill rob pat sue art joy hope june april rose jack frank dean grant chase drew faith dawn "
    "summer rich miles max guy penny ray gene iris ivy olive pearl ruby sky skip stew storm tea sky bob don ed herb "
    "hunter page price stone young long short brown black white green gray rice wood woods field fields hill lake "
    "rivers banks bell bush cook cross day fox king knight lane law lee little love low march marsh moody moon noble "
    "park parks pike pool pope power read reed rich right sharp small smart snow street strong swan sweet west wise "
    "wolf best berry bird blue book can case church close cole cox duke early east fair fine first fish ford frost "
    "good hall hand hard head high home house job key last light major mason mayor mills north old person post "
    "press rain reader rush sale sales south speaker swift turner ward waters way well wells winter work".split()
)
_CONNECTORS = frozenset("of and for the de la le du und et y e & van der den".split())
_EVENT_FILLER = frozenset(
    "annual conference summit workshop meeting meetup fair expo congress forum day days week event seminar symposium "
    "festival roundtable dinner call the of for and in at on one two first second".split()
)


def tokens_of(question: str) -> list[Token]:
    """The words of a question with their places."""
    found = []
    for match in _WORD.finditer(question):
        raw = match.group().rstrip(".")
        bare = _POSSESSIVE.sub("", raw)
        if bare:
            found.append(
                Token(
                    fold(bare).replace("'", "").replace("’", ""),
                    match.start(),
                    match.start() + len(bare),
                    bare[0].isupper() or bare[0].isdigit(),
                )
            )
    return found


@dataclass
class _Names:
    """Folded names → person ids."""

    full: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    near: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    family: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelled: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


class NameBook:
    """The names of one workspace."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _names(self) -> _Names:
        book = _Names()
        for person in self.snapshot.people.values():
            nicknames = [n for c in person.contacts for n in c.nicknames]
            for name in {*person.names, *(c.name for c in person.contacts if "@" not in c.name)}:
                self._add(book, person.id, names.parts(name))
                hyphened = names.parts(name.split()[0]) if name.split() else ()
                if len(hyphened) > 1:
                    book.near[hyphened].add(person.id)
            for nickname in nicknames:
                parts = names.parts(nickname)
                if len(parts) == 1:
                    book.given[parts[0]].add(person.id)
                elif parts:
                    book.full[parts].add(person.id)
        return book

    @staticmethod
    def _add(book: _Names, person: str, parts: tuple[str, ...]) -> None:
        if not parts:
            return
        if len(parts) == 1:
            book.given[parts[0]].add(person)
            return
        book.full[parts].add(person)
        book.spelled[" ".join(parts)].add(person)
        if len(parts[0]) > 1:
            book.given[parts[0]].add(person)
        last = next((i for i in range(1, len(parts)) if parts[i] in names.PARTICLES), len(parts) - 1)
        book.full[(parts[0], *parts[last:])].add(person)
        for nickname in names.nickname_groups().get(parts[0], ()):
            book.near[(nickname, *parts[last:])].add(person)
            book.near[(nickname, parts[-1])].add(person)
        book.full[(parts[0], parts[-1])].add(person)
        book.family[parts[-1]].add(person)
        if last < len(parts) - 1:
            book.full[parts[last:]].add(person)
        for piece in parts[1:-1]:
            if piece not in names.PARTICLES and len(piece) > 2:
                book.family[piece].add(person)

    # People

    def people_in(self, question: str, taken: Sequence[tuple[int, int]] = ()) -> list[PersonMention]:
        """People named in the question, in its order."""
        found: list[PersonMention] = []
        words = self._split_hyphens(tokens_of(question))
        shouted = question.isupper() or question.islower()
        index = 0
        while index < len(words):
            person, length = self._at(question, words, index, taken, shouted)
            if person is not None:
                found.append(person)
            index += max(length, 1)
        return found

    @staticmethod
    def _split_hyphens(words: list[Token]) -> list[Token]:
        """Hyphenated words in their parts, as names are compared."""
        found = []
        for word in words:
            start = word.start
            for piece in word.folded.split("-"):
                if piece:
                    found.append(Token(piece, start, start + len(piece), word.capital))
                start += len(piece) + 1
        return found

    def _at(
        self,
        question: str,
        words: list[Token],
        index: int,
        taken: Sequence[tuple[int, int]],
        shouted: bool,
    ) -> tuple[PersonMention | None, int]:
        if any(a <= words[index].start < b for a, b in taken):
            return None, 1
        for length in range(min(5, len(words) - index), 1, -1):
            run = words[index : index + length]
            key = tuple(w.folded for w in run)
            ids = self._called(key)
            if ids:
                return self._named(question, run, ids, guessed=False), length
        word = words[index]
        if not self._may_be_name(words, index, shouted):
            return None, 1
        misspelt = self._misspelt(words, index)
        if misspelt is not None:
            return self._named(question, words[index : index + 2], misspelt, guessed=True), 2
        ids = self._single(word.folded)
        if ids and index + 1 < len(words) and self._unknown_family(question, words, index):
            return None, 2
        return (self._named(question, [word], ids, guessed=True), 1) if ids else (None, 1)

    def _called(self, key: tuple[str, ...]) -> set[str]:
        """People of exactly this name and those of a short form of it at the same organisation, who are likely
        one; with neither, people of a short form."""
        exact, near = self._names.full.get(key, set()), self._names.near.get(key, set())
        if not exact:
            return near
        at = {c.organisation for p in exact for c in self._contacts(p) if c.organisation}
        return exact | {p for p in near if at & {c.organisation for c in self._contacts(p)}}

    def _unknown_family(self, question: str, words: list[Token], index: int) -> bool:
        """Whether a known first name is followed by a capitalised word that makes it somebody unknown."""
        word, after = words[index], words[index + 1]
        between = question[word.end : after.start]
        return (
            between == " "
            and word.capital
            and after.capital
            and after.folded not in STOP_WORDS
            and after.folded.isalpha()
            and word.folded in self._names.given
        )

    @staticmethod
    def _may_be_name(words: list[Token], index: int, shouted: bool) -> bool:
        word = words[index]
        if word.folded in STOP_WORDS or len(word.folded) < 2 or not word.folded[0].isalpha():
            return False
        if word.folded in _EVERYDAY:
            return word.capital and index > 0 and not shouted
        return word.capital or shouted

    def _single(self, word: str) -> set[str]:
        ids = self._names.given.get(word, set()) | self._names.family.get(word, set())
        if not ids:
            for nickname in names.nickname_groups().get(word, ()):
                ids = ids | self._names.given.get(nickname, set())
        return self._familiar(ids)

    def _familiar(self, ids: set[str]) -> set[str]:
        """Of several, those with whom the user has had to do: notes, talks, messages, promises."""
        if len(ids) <= 1:
            return ids
        known = {p for p in ids if self.snapshot.documents_with.get(p) or self.snapshot.interactions.get(p)}
        return known or ids

    def _misspelt(self, words: list[Token], index: int) -> set[str] | None:
        """The people whose full name is spelled nearly like two words of the question."""
        if index + 1 >= len(words) or not words[index + 1].capital or not words[index].capital:
            return None
        written = f"{words[index].folded} {words[index + 1].folded}"
        if len(written) < 8 or words[index + 1].folded in STOP_WORDS:
            return None
        best = process.extractOne(written, self._names.spelled.keys(), scorer=fuzz.ratio, score_cutoff=88)
        return set(self._names.spelled[best[0]]) if best else None

    def _named(self, question: str, run: list[Token], ids: set[str], *, guessed: bool) -> PersonMention:
        start, end = run[0].start, run[-1].end
        return PersonMention(
            question[start:end], start, end, tuple(sorted(ids, key=lambda p: (len(p), p))), guessed
        )

    # Organisations

    @cached_property
    def organisation_names(self) -> tuple[str, ...]:
        """Every organisation named on a contact or list."""
        on_contacts = (c.organisation for p in self.snapshot.people.values() for c in p.contacts)
        on_lists = (a.organisation for a in self.snapshot.attendance)
        return tuple(sorted({o for o in (*on_contacts, *on_lists) if o}))

    @cached_property
    def _by_token(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.organisation_names:
            words = organisations.tokens(name)
            for word in words:
                found[word].add(name)
            letters = _initials(words)
            if len(letters) >= 3:
                found[letters].add(name)
            found["".join(words)].add(name)
        return found

    def organisation(self, words: str) -> tuple[str, ...]:
        """The organisation names that the words mean."""
        wanted = organisations.tokens(words)
        nearby = {n for w in (*wanted, "".join(wanted)) for n in self._by_token.get(w, ())}
        exact = {n for n in nearby if organisations.tokens(n) == wanted}
        if len(wanted) == 1 and exact and not organisations.distinctive(words):
            return tuple(sorted(exact))
        own = organisations.distinctive(words)
        return tuple(
            sorted(n for n in nearby if organisations.asked(words, n) and all(_of_name(w, n) for w in own))
        )

    def organisations_in(self, question: str, taken: Sequence[tuple[int, int]]) -> list[OrganisationMention]:
        """Organisations named in the question: the longest runs of words that mean one."""
        words = tokens_of(question)
        shouted = question.isupper() or question.islower()
        found: list[OrganisationMention] = []
        index = 0
        while index < len(words):
            length = self._organisation_length(question, words, index, taken, shouted)
            if length:
                run = words[index : index + length]
                surface = question[run[0].start : run[-1].end]
                found.append(
                    OrganisationMention(surface, run[0].start, run[-1].end, self.organisation(surface))
                )
            index += length or 1
        return found

    def _organisation_length(
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
            if length == 1 and (first.folded in _EVERYDAY or not organisations.distinctive(surface)):
                continue
            if self.organisation(surface):
                return length
        return 0

    # Events

    @cached_property
    def _event_words(self) -> dict[int, frozenset[str]]:
        return {e.id: frozenset(_plain_words(e.name)) for e in self.snapshot.events.values()}

    def events_in(self, question: str) -> list[EventMention]:
        """Events named in the question by their names (the year may be left out), or else by their place."""
        words = tokens_of(question)
        found: list[EventMention] = []
        best: dict[tuple[int, int], list[int]] = defaultdict(list)
        for event, wanted in self._event_words.items():
            span = _covering(words, wanted)
            if span:
                best[span].append(event)
        longest = sorted(best, key=lambda s: s[0] - s[1])
        for start, end in longest:
            if any(a < end and start < b for a, b in ((f.start, f.end) for f in found)):
                continue
            events = self._with_kin(best[start, end])
            found.append(EventMention(question[start:end], start, end, events))
        return sorted(found, key=lambda f: f.start)

    def _with_kin(self, events: Iterable[int]) -> tuple[int, ...]:
        """The events with those of the same words and near days: an entry and a programme may name one apart."""
        found = set(events)
        for one in list(found):
            mine, day = self._event_words[one] - _EVENT_FILLER, self.snapshot.events[one].starts
            for other in self.snapshot.events.values():
                theirs = self._event_words[other.id] - _EVENT_FILLER
                near = not day or not other.starts or abs((day - other.starts).days) <= 14
                if near and len(mine & theirs) >= 2 and (mine <= theirs or theirs <= mine):
                    found.add(other.id)
        return tuple(sorted(found))

    def events_by_place(self, question: str, taken: Iterable[tuple[int, int]] = ()) -> list[EventMention]:
        """Events whose place is named after "in", "to" or "at"."""
        words = tokens_of(question)
        blocked = list(taken)
        found = []
        for before, word in pairwise(words):
            if before.folded not in ("in", "to", "at", "from") or not word.capital or word.folded.isdigit():
                continue
            if any(a <= word.start < b for a, b in blocked):
                continue
            events = tuple(
                e.id
                for e in self.snapshot.events.values()
                if word.folded in _plain_words(f"{e.location} {e.name}")
            )
            events = self._with_kin(events)
            if events:
                surface = question[word.start : word.end]
                found.append(EventMention(surface, word.start, word.end, events, by_place=True))
        return found

    def mentions(self, question: str) -> Mentions:
        """Everything the question names: full names of people win over events, events over organisations,
        organisations over single first names."""
        events = self.events_in(question)
        sure = [p for p in self.people_in(question) if not p.guessed]
        events = [e for e in events if not any(p.start < e.end and e.start < p.end for p in sure)]
        taken = [(m.start, m.end) for m in events] + [(m.start, m.end) for m in sure]
        places = self.organisations_in(question, taken)
        taken += [(o.start, o.end) for o in places]
        everybody = self.people_in(question, [s for s in taken if s not in {(p.start, p.end) for p in sure}])
        taken += [(p.start, p.end) for p in everybody]
        events += self.events_by_place(question, taken)
        speakers = () if everybody else self.speakers_in(question)
        everybody = [self._narrowed(p, question, places) for p in everybody]
        return Mentions(
            tuple(everybody), tuple(places), tuple(sorted(events, key=lambda e: e.start)), speakers
        )

    def _narrowed(
        self, mention: PersonMention, question: str, places: Sequence[OrganisationMention]
    ) -> PersonMention:
        """A name that fits several people, kept to those whose organisation or title the question names."""
        if len(mention.people) == 1:
            return mention
        at = {n for o in places for n in o.names}
        here = [p for p in mention.people if any(c.organisation in at for c in self._contacts(p))]
        if not here:
            asked = {stem(w.folded) for w in tokens_of(question) if w.folded not in STOP_WORDS}
            here = [p for p in mention.people if asked & self._job_words(p)]
        return replace(mention, people=tuple(here)) if here else mention

    def _contacts(self, person: str) -> tuple[ContactView, ...]:
        return self.snapshot.people[person].contacts

    def _job_words(self, person: str) -> set[str]:
        """Stems of a person's titles and organisations, and of the user's remarks on their cards."""
        text = " ".join(f"{c.title} {c.organisation} {c.note}" for c in self._contacts(person))
        own = {w for n in self.snapshot.people[person].names for w in names.parts(n)}
        return {
            stem(w) for w in re.findall(r"[^\W\d_]{3,}", fold(text)) if w not in STOP_WORDS and w not in own
        }

    def described_by(self, mention: PersonMention) -> set[str]:
        """The words that may stand beside a name to say which namesake is meant."""
        return {w for p in mention.people for w in self._job_words(p)}

    @cached_property
    def _speakers(self) -> frozenset[str]:
        return frozenset(note.speaker for _, note in self.snapshot.notes.values() if note.speaker)

    def speakers_in(self, question: str) -> tuple[str, ...]:
        """Speakers of imported chats whose first or whole name stands in the question."""
        have = {w.folded for w in tokens_of(question) if w.capital}
        return tuple(sorted(s for s in self._speakers if names.given(s) in have))


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
