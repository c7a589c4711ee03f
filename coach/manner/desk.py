"""The user's manner in one workspace: learned from what they sent, corrected by them, and given to whoever writes."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from coach.checks.echoes import Echoes
from coach.errors import UsageError
from coach.index.languages import ENGLISH, LEFT_OUT
from coach.manner import words as w
from coach.manner.profile import (
    CLOSE,
    CLOSENESS,
    EVERYONE,
    OTHERS,
    TRAITS,
    Sample,
    Section,
    Trait,
    section,
    spoken_to,
)
from coach.manner.reading import Written, automatic, forwarding, taken_apart
from coach.manner.turns import MOST, favourites
from coach.store import manner_edits
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import MessageView
from coach.text import fold, words
from coach.writer.manner import Manner

EXCHANGED = 4  # messages between the two from which they are close, where they are on first-name terms
TELLING = 8  # words from which a text tells its language
NAME_ALONE = "the name alone"
NOTHING = "nothing"
LANGUAGES = tuple(w.PLAIN_GREETING)
_NO_WORDS = frozenset({NAME_ALONE, NOTHING, "none", "-"})
_YES, _NO = frozenset({"yes", "on", "true", "ja"}), frozenset({"no", "off", "false", "nein"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of the user's manner: sections by language, each for everyone first."""

    sections: tuple[Section, ...]

    def section(self, language: str, closeness: str) -> Section | None:
        """The section, None where the user sent nothing in that language."""
        return next((s for s in self.sections if (s.language, s.closeness) == (language, closeness)), None)


class Manners:
    """The manner of one workspace's user on one day. Learned when first asked for, and again after a change."""

    def __init__(
        self,
        repository: Repository,
        sessions: sessionmaker[Session],
        workspace: int,
        today: dt.date,
        changed: Callable[[], None],
        writing: AbstractContextManager[object],
    ) -> None:
        self._repository, self._sessions, self._workspace = repository, sessions, workspace
        self._today, self._changed, self._writing = today, changed, writing
        self._learning = threading.Lock()

    def profile(self) -> Profile:
        """Every trait, learned or set."""
        with self._learning:
            return self._profile

    def manner(self, person: str, pronoun: str = "") -> Manner:
        """How the user writes to a person: as they set it, else as they wrote to this person, else as to such people."""
        profile = self.profile()
        own = [s for s in self._samples if s.to == (person,)]
        language = self._language(person, own)
        same = [s for s in own if s.written.language == language]
        closeness = CLOSE if person in self._close else OTHERS
        edits = self._edits

        def trait(name: str) -> str | None:
            for slot in ((language, closeness, name), (language, EVERYONE, name)):
                if slot in edits:
                    return edits[slot]
            theirs = self._with(person, name, same)
            if theirs is not None:
                return theirs
            found = [profile.section(language, c) for c in (closeness, EVERYONE)]
            return next(
                (s[name].value for s in found if s and _has(s, name) and s[name].value is not None), None
            )

        greeting, sign_off = trait("greeting"), trait("sign_off")
        called = self._called(same)
        if title := w.TITLED.match(called):
            pronoun = {"frau": "she", "herr": "he"}.get(fold(title.group()), pronoun)
        length, turns = trait("length"), self._safe((trait("turns") or "").split("\n"))
        return Manner(
            language,
            _gendered(w.PLAIN_GREETING[language] if greeting is None else greeting, language, pronoun),
            w.PLAIN_CLOSE[language] if sign_off is None else sign_off,
            self._signed(
                trait("signature") or "",
                trait("address") or "",
                same,
                edited=any(k[2] == "signature" for k in edits),
            ),
            contractions=trait("contractions") == "yes",
            address=trait("address") or "" if language == "german" else "",
            words=int(length) if length else 0,
            turns=tuple(turns),
            called=called,
        )

    def _signed(self, learned: str, address: str, own: Sequence[Sample], *, edited: bool) -> str:
        """The name below: as the user last signed to this very person; the whole name, learned from letters to others, is not
        put below a letter with du."""
        last = next((s.written.signature for s in own if s.mail and s.written.signature), "")
        if last and not edited:
            return last
        return "" if address == "du" and not edited and " " in learned else learned

    def _called(self, own: Sequence[Sample]) -> str:
        """By what title and name the user last greeted this very person, where it was by title."""
        last = next((s.written.called for s in own if s.mail and s.written.called), "")
        return last if w.TITLED.match(last) else ""

    def _with(self, person: str, name: str, own: Sequence[Sample]) -> str | None:
        """How the user last did it with this very person; du or Sie by what either of the two says."""
        if name == "greeting":
            return next((s.written.greeting for s in own if s.mail and s.written.greeting is not None), None)
        if name == "sign_off":
            return next((s.written.sign_off for s in own if s.mail and s.written.sign_off is not None), None)
        if name == "address":
            for texts in ([s.written for s in own], self._theirs.get(person, [])):
                if said := spoken_to(sum(t.du for t in texts), sum(t.sie for t in texts)):
                    return said
            if any(self._by_first_name(t) for t in self._theirs.get(person, [])):
                return "du"
        return None

    def _by_first_name(self, theirs: Written) -> bool:
        """Whether somebody greets the user by the first name alone, so that the two say du."""
        first = self._repository.me().name.partition(" ")[0]
        return theirs.language == "german" and bool(first) and fold(theirs.called) == fold(first)

    def _language(self, person: str, own: Sequence[Sample]) -> str:
        """The language in which the person writes to the user, where that is told; else that in which the user writes to
        them; English where nothing tells."""
        theirs = self._theirs.get(person, ())
        sure = [t for t in theirs if t.words >= TELLING] or theirs
        spoken = Counter(t.language for t in sure or [s.written for s in own])
        most = max(spoken, key=lambda x: (spoken[x], x == ENGLISH), default=ENGLISH)
        return most if most in LANGUAGES else ENGLISH

    # Setting

    def put(self, name: str, value: str, language: str = ENGLISH, closeness: str = EVERYONE) -> Profile:
        """Set a trait; it wins over what is learned. Raises UsageError where the value is none for it, or where a turn
        names somebody or says something closed."""
        slot = self._slot(name, language, closeness)
        kept = self._checked(name, value)
        with self._writing, self._sessions() as session, session.begin():
            manner_edits.put(session, self._workspace, slot, kept, self._today)
        return self._again()

    def reset(self, name: str, language: str = ENGLISH, closeness: str = EVERYONE) -> Profile:
        """Take a trait back to what is learned."""
        slot = self._slot(name, language, closeness)
        with self._writing, self._sessions() as session, session.begin():
            manner_edits.drop(session, self._workspace, slot)
        return self._again()

    def _again(self) -> Profile:
        with self._learning:
            for name in ("_edits", "_profile"):
                self.__dict__.pop(name, None)
        self._changed()
        return self.profile()

    def _slot(self, name: str, language: str, closeness: str) -> manner_edits.Slot:
        for given, known, what in (
            (name, TRAITS, "trait"), (language, LANGUAGES, "language"), (closeness, CLOSENESS, "group of people"),
        ):  # fmt: skip
            if given not in known:
                raise UsageError(f"There is no {what} “{given}”. There are: {', '.join(known)}.")
        return language, closeness, name

    def _checked(self, name: str, value: str) -> str:
        said = " ".join(value.split()) if name != "turns" else value.strip()
        if name == "length":
            if not said.isdigit() or not 10 <= int(said) <= 500:
                raise UsageError("A length is a number of words between 10 and 500.")
            return str(int(said))
        if name == "contractions":
            if said.casefold() not in _YES | _NO:
                raise UsageError("Contractions are “yes” or “no”.")
            return "yes" if said.casefold() in _YES else "no"
        if name == "address":
            if said.casefold() not in ("du", "sie"):
                raise UsageError("The form of address is “du” or “Sie”.")
            return "du" if said.casefold() == "du" else "Sie"
        if name == "turns":
            return self._checked_turns(said)
        if said.casefold() in _NO_WORDS and name != "signature":
            return ""
        if not said or len(said) > 40 or re.search(r"[\d<>{}\[\]@/\\]", said):
            raise UsageError(f"“{said[:60]}” is too long or no words for this.")
        return said.rstrip(",")

    def _checked_turns(self, said: str) -> str:
        turns = [" ".join(t.split()) for t in re.split(r"[\n;]", said) if t.strip()]
        if len(turns) > MOST or any(len(t) > 80 for t in turns):
            raise UsageError(f"At most {MOST} turns of at most 80 letters, with semicolons between them.")
        safe = self._safe(turns)
        for turn in turns:
            if turn not in safe:
                raise UsageError(
                    f"“{turn}” names somebody or says something closed; a favourite turn may stand in any letter."
                )
        return "\n".join(turns)

    def _safe(self, turns: Iterable[str]) -> list[str]:
        """The turns that name nobody and repeat nothing closed."""
        return [
            t for t in turns
            if t and not any(x in self._names or x.removesuffix("s") in self._names for x in words(t.replace("’s", "").replace("'s", "")))
            and not self._closed.repeated_in(t)
            and not any(fold(t) in fold(c.text) for c in self._closed.all if len(t.split()) > 1)
        ]  # fmt: skip

    # Learning

    @cached_property
    def _profile(self) -> Profile:
        sections = []
        languages = Counter(s.written.language for s in self._samples)
        for language, _ in sorted(languages.items(), key=lambda x: (-x[1], x[0])):
            if language not in LANGUAGES:
                continue
            samples = [s for s in self._samples if s.written.language == language]
            for closeness in CLOSENESS:
                of = [s for s in samples if closeness == EVERYONE or s.close == (closeness == CLOSE)]
                turns = favourites(of, self._others, self._names, language)
                found = section(language, closeness, samples, turns)
                sections.append(replace(found, traits=tuple(self._edited(found, t) for t in found.traits)))
        for language, closeness, _ in sorted(self._edits):
            if not any((s.language, s.closeness) == (language, closeness) for s in sections):
                nothing = section(language, closeness, [], Trait("turns", None))
                sections.append(
                    replace(nothing, traits=tuple(self._edited(nothing, t) for t in nothing.traits))
                )
        return Profile(tuple(sections))

    def _edited(self, of: Section, trait: Trait) -> Trait:
        value = self._edits.get((of.language, of.closeness, trait.name))
        return trait if value is None else replace(trait, value=value, edited=True, why="")

    @cached_property
    def _edits(self) -> dict[manner_edits.Slot, str]:
        with self._sessions() as session:
            return manner_edits.load(session, self._workspace)

    @cached_property
    def _closed(self) -> Echoes:
        return Echoes(self._repository, self._today)

    @cached_property
    def _messages(self) -> list[MessageView]:
        """What was sent up to today, newest first."""
        found = [
            m for m in self._repository.messages()
            if not m.draft and m.sent is not None and m.sent.date() <= self._today
        ]  # fmt: skip
        return found[::-1]

    @cached_property
    def _samples(self) -> list[Sample]:
        """The user's own texts, newest first, each wording once: without what a program wrote, without what only passes
        another mail on, and without texts of which a sentence is closed."""
        own = frozenset(self._own_names())
        closed = {s.document for s in self._closed.all}
        seen: set[str] = self._drafted()
        found = []
        for m in self._messages:
            text = m.citation.quote
            if not m.sender_is_user or not text.strip() or m.citation.document in closed:
                continue
            if automatic(m.subject, text) or forwarding(text):
                continue
            written = taken_apart(text, own)
            if fold(written.body) in seen:
                continue
            seen.add(fold(written.body))
            close = bool(m.recipients) and set(m.recipients) <= self._close
            found.append(Sample(written, m.recipients, close, m.channel == "mail", m.citation))
        return _of_one_language(found)

    def _drafted(self) -> set[str]:
        """The letters that went out as they were drafted: not the user's own words."""
        with self._sessions() as session:
            sent = session.scalars(select(t.Draft.content).where(t.Draft.sent_as != "")).all()
        own = frozenset(self._own_names())
        return {fold(taken_apart(str(c.get("body", "")).strip(), own).body) for c in sent}

    @cached_property
    def _theirs(self) -> dict[str, list[Written]]:
        found: dict[str, list[Written]] = defaultdict(list)
        for m in self._messages:
            if not m.sender_is_user and m.sender and not m.in_group and len(found[m.sender]) < 50:
                found[m.sender].append(taken_apart(m.citation.quote, frozenset()))
        return found

    @cached_property
    def _others(self) -> list[str]:
        return [m.citation.quote for m in self._messages if not m.sender_is_user]

    @cached_property
    def _close(self) -> frozenset[str]:
        """People with whom the user is on first-name terms and exchanged messages both ways, often enough."""
        sent: Counter[str] = Counter()
        got: Counter[str] = Counter()
        distant: set[str] = set()
        for m in self._messages:
            if m.in_group or len(m.recipients) > 1:
                continue
            other = m.recipients[0] if m.sender_is_user and m.recipients else m.sender
            if other is None:
                continue
            (sent if m.sender_is_user else got)[other] += 1
            if _formal(m.citation.quote):
                distant.add(other)
        often = {p for p in sent.keys() & got.keys() if sent[p] + got[p] >= EXCHANGED}
        return frozenset(often - distant)

    def _own_names(self) -> set[str]:
        name = self._repository.me().name
        parts = name.split()
        initials = "".join(p[0] for p in parts) if len(parts) > 1 else ""
        shown = {name, *parts[:1], initials, parts[0][0] if parts else ""}
        if len(parts) > 1:
            shown.add(f"{parts[0]} {parts[-1][0]}")
        return {fold(x) for x in shown if x}

    @cached_property
    def _names(self) -> frozenset[str]:
        """Folded words that name somebody or something: people, firms, events, and the user."""
        me = self._repository.me()
        shown = [me.name, me.employer, *(e.name for e in self._repository.events())]
        for person in self._repository.people():
            shown += [*person.names, person.organisation]
            shown += [x for c in person.contacts for x in (*c.nicknames, c.organisation, c.location)]
        everyday = frozenset[str]().union(*LEFT_OUT.values())
        named = {x for s in shown if s for x in words(s) if len(x) > 1}
        firsts = {fold(n.split()[0]) for p in self._repository.people() for n in p.names if n}
        return frozenset((named - everyday) | (named & firsts))


def _of_one_language(samples: list[Sample]) -> list[Sample]:
    """Texts too short to tell their language count with most of the others."""
    sure = Counter(s.written.language for s in samples if s.written.words >= TELLING)
    most = max(sure, key=lambda x: (sure[x], x), default=ENGLISH)
    return [
        s
        if s.written.words >= TELLING or s.written.greeting
        else replace(s, written=replace(s.written, language=most))
        for s in samples
    ]


def _has(found: Section, name: str) -> bool:
    return any(t.name == name for t in found.traits)


def _formal(text: str) -> bool:
    """Whether a text greets by title and surname, or says Sie."""
    greeting = w.GREETING.match(text.strip())
    if greeting and w.TITLED.match(greeting["called"].strip()):
        return True
    return bool(greeting and fold(greeting["word"]).startswith("sehr geehrte"))


def _gendered(greeting: str, language: str, pronoun: str) -> str:
    """A greeting of two forms in the one that fits; the language's plain one where nothing tells which."""
    forms = [form for form, shown in w.PAIRS.items() if shown == greeting and form in w.GREETINGS[language]]
    if not forms:
        return greeting
    he = next(
        (
            f
            for f in forms
            if f in ("Lieber", "Sehr geehrter", "Cher", "Estimado", "Querido", "Caro", "Prezado", "Käre")
        ),
        forms[0],
    )
    she = next((f for f in forms if f != he), he)
    return {"he": he, "she": she}.get(pronoun, w.PLAIN_GREETING[language])
