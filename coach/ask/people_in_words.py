"""Finds the people that a question names: by full names, first names, nicknames, and nearly right spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from coach.ask.german import is_german
from coach.ask.mentions import EventMention, OrganisationMention, PersonMention, Token, tokens_of
from coach.ask.snapshot import Snapshot
from coach.ask.vocabulary import same_role
from coach.index.words import stem
from coach.people import names
from coach.people.nicknames import is_short_for, is_short_form, nickname_groups
from coach.store.values import ContactView
from coach.text import STOP_WORDS, fold

# First and family names that are also everyday words: only with a capital letter, and not at the start of a sentence.
EVERYDAY = frozenset(
    "will may mark grace bill rob pat sue art joy hope june april rose jack frank dean grant chase "
    "drew faith dawn summer rich miles max guy penny ray gene iris ivy olive pearl ruby sky skip "
    "stew storm tea sky bob don ed herb hunter page price stone young long short brown black white "
    "green gray rice wood woods field fields hill lake rivers banks bell bush cook cross day fox "
    "king knight lane law lee little love low march marsh moody moon noble park parks pike pool "
    "pope power read reed rich right sharp small smart snow street strong swan sweet west wise "
    "wolf best berry bird blue book can case church close cole cox duke early east fair fine first "
    "fish ford frost good hall hand hard head high home house job key last light major mason mayor "
    "mills north old person post press rain reader rush sale sales south speaker swift turner ward "
    "waters way well wells winter work".split()
)


@dataclass
class _Names:
    """Folded names → person ids."""

    full: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    near: dict[tuple[str, ...], set[str]] = field(default_factory=lambda: defaultdict(set))
    given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    family: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spelled: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


_NEAR = 80
"""From here on two spellings are near enough to ask whether one was meant."""
_OF = re.compile(r"\s*(?:,|\(|(?:of|at|from|von|vom|bei|beim)(?: the| der| dem)?)?\s*")
_BESIDE = 3
"""So many words from a name, a title or organisation says who is meant: "Ann, the map maker"."""


class PeopleBook:
    """The names of people in one workspace."""

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
        for nickname in nickname_groups().get(parts[0], ()):
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

    def named(self, question: str, taken: Sequence[tuple[int, int]] = ()) -> list[PersonMention]:
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
                return self._mention(question, run, ids, guessed=False), length
        word = words[index]
        if not self._may_be_name(words, index, shouted):
            return None, 1
        misspelt = self._misspelt(words, index, shouted)
        if misspelt is not None:
            return self._mention(question, words[index : index + 2], misspelt, guessed=True), 2
        called = self._single(word.folded)
        if not called and shouted and word.folded.endswith("s"):  # "philippas number", typed in a hurry
            word = replace(word, folded=word.folded[:-1], end=word.end - 1)
            called = self._single(word.folded)
        if called and index + 1 < len(words) and self._unknown_family(question, words, index):
            return None, 2
        if not called:
            return None, 1
        ids = self._familiar(called)
        mention = self._mention(question, [word], ids, guessed=True)
        others = called - set(mention.people)
        exact = self._names.given.get(word.folded, set()) | self._names.family.get(word.folded, set())
        if exact & ids:  # somebody is called just so: strangers of a longer name are not meant
            others &= exact
        return replace(mention, others=tuple(sorted(others, key=lambda p: (len(p), p)))), 1

    def _called(self, key: tuple[str, ...]) -> set[str]:
        """People of exactly this name and those of a short form of it at the same organisation, who are likely
        one; with neither, people of a short form."""
        exact, near = self._names.full.get(key, set()), self._names.near.get(key, set())
        if not exact:
            return near
        at = {c.organisation for p in exact for c in self._contacts(p) if c.organisation}
        return exact | {p for p in near if at & {c.organisation for c in self._contacts(p)}}

    def is_family(self, word: str) -> bool:
        """Whether a word is somebody's family name."""
        return bool(self._names.family.get(fold(word)))

    def _unknown_family(self, question: str, words: list[Token], index: int) -> bool:
        """Whether a known first name is followed by a capitalised word that makes it somebody unknown."""
        word, after = words[index], words[index + 1]
        between = question[word.end : after.start]
        return (
            between == " "
            and not is_german(question)  # a noun has a capital letter too: "Hat Nuria Kinder?"
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
        if word.folded in EVERYDAY:
            return word.capital and index > 0 and not shouted
        return word.capital or shouted

    def _single(self, word: str) -> set[str]:
        """Everybody whom a single name may mean: by first or family name, or as a short or long form of the first."""
        exact = self._names.given.get(word, set()) | self._names.family.get(word, set())
        group = nickname_groups().get(word, frozenset())
        short = {p for name in group if is_short_for(word, name) for p in self._names.given.get(name, ())}
        if exact and not is_short_form(word):  # a Joanna is called Joanna, also where somebody else is a Jo
            return exact
        return exact | short or {p for name in group for p in self._names.given.get(name, ())}

    def _familiar(self, ids: set[str]) -> set[str]:
        """Of several, those with whom the user has had to do: notes, talks, messages, promises."""
        if len(ids) <= 1:
            return ids
        known = {p for p in ids if self.snapshot.documents_with.get(p) or self.snapshot.interactions.get(p)}
        return known or ids

    def _misspelt(self, words: list[Token], index: int, shouted: bool) -> set[str] | None:
        """The people whose full name is spelled nearly like two words of the question."""
        if index + 1 >= len(words) or not (shouted or (words[index].capital and words[index + 1].capital)):
            return None
        written = f"{words[index].folded} {words[index + 1].folded}"
        if len(written) < 8 or words[index + 1].folded in STOP_WORDS:
            return None
        best = process.extractOne(written, self._names.spelled.keys(), scorer=fuzz.ratio, score_cutoff=88)
        return set(self._names.spelled[best[0]]) if best else None

    def nearest(self, name: str) -> list[str]:
        """Up to two people whose name is spelled nearly like one that nobody has: of one word, by first or family name."""
        parts = names.parts(name)
        if len(parts) > 1:
            near = process.extract(
                " ".join(parts), self._names.spelled.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR
            )
            ids = [p for spelled, _, _ in near for p in sorted(self._names.spelled[spelled])]
        else:
            known = {**self._names.family, **self._names.given}
            near = process.extract(
                parts[0] if parts else "", known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR
            )
            ids = [
                p
                for word, _, _ in near
                if word[:1] == parts[0][:1]
                for p in sorted(self._familiar(known[word]))
            ]
        return list(dict.fromkeys(ids))[:2]

    def _mention(self, question: str, run: list[Token], ids: set[str], *, guessed: bool) -> PersonMention:
        start, end = run[0].start, run[-1].end
        ids = ids.union(*(self.snapshot.likely_same.get(p, set()) for p in ids)) & self.snapshot.people.keys()
        return PersonMention(
            question[start:end], start, end, tuple(sorted(ids, key=lambda p: (len(p), p))), guessed
        )

    # Which of several

    def narrowed(
        self,
        mention: PersonMention,
        question: str,
        places: Sequence[OrganisationMention],
        events: Sequence[EventMention],
    ) -> PersonMention:
        """A name that fits several people, kept to those whose organisation or title the question names. Where the word
        does not stand beside the name, it may as well speak of something else: the others of the name stay in sight."""
        everybody = (*mention.people, *mention.others)
        if len(everybody) == 1:
            return mention
        at = {n for o in places for n in o.names}
        here = [p for p in mention.people if any(c.organisation in at for c in self._contacts(p))]
        if here and len(mention.people) > 1:
            return replace(mention, people=tuple(here), by_job=True)
        of = {n for o in places for n in o.names if _OF.fullmatch(question[mention.end : o.start])}
        here = [p for p in everybody if any(c.organisation in of for c in self._contacts(p))]
        if here:  # "Ann of Rye Press", though the user has more to do with another Ann
            return replace(mention, people=tuple(here), others=(), by_job=True)
        words = tokens_of(question)
        free = [w for w in words if not any(e.start <= w.start < e.end for e in events)]
        asked = {role for w in free if w.folded not in STOP_WORDS for role in same_role(stem(w.folded))}
        here = [p for p in everybody if asked & self._job_words(p)]
        if not here:
            return mention
        first = next(i for i, w in enumerate(words) if w.end > mention.start)
        last = max(i for i, w in enumerate(words) if w.start < mention.end)
        near = words[max(0, first - _BESIDE) : last + 1 + _BESIDE]
        beside = {role for w in near if w in free for role in same_role(stem(w.folded))}
        sure = all(beside & self._job_words(p) for p in here)
        left = tuple(p for p in everybody if p not in here)
        if len(mention.people) == 1 and not sure:
            return mention
        return replace(mention, people=tuple(here), others=() if sure else left, by_job=True)

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

    # Speakers of chats

    @cached_property
    def _speakers(self) -> frozenset[str]:
        return frozenset(note.speaker for _, note in self.snapshot.notes.values() if note.speaker)

    def speakers(self, question: str) -> tuple[str, ...]:
        """Speakers of imported chats whose first or whole name stands in the question."""
        have = {w.folded for w in tokens_of(question) if w.capital}
        return tuple(sorted(s for s in self._speakers if names.given(s) in have))
