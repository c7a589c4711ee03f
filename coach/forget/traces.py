"""By what a person is recognised: full names, addresses, numbers and profiles, and how texts and files may write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, quote_plus

from coach.index.words import every_stemming
from coach.people import names
from coach.people.keys import email_key, phone_key, profile_key
from coach.store.values import Me, PersonLine, PersonView

FORGOTTEN = "(forgotten)"
"""Stands where their name stood in texts that others are in too, in receipts and in the ledger of requests."""

_RUN = re.compile(rf"{re.escape(FORGOTTEN)}(?:[ \t]*{re.escape(FORGOTTEN)})+")


@dataclass(frozen=True)
class Traces:
    """What is theirs alone, as written: full names, and keys (e-mails, phones, profiles). `shared` is what others
    carry too, and so is neither taken out of texts nor searched for."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    shared: tuple[str, ...] = ()
    tokens: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Everything that is searched for, in lower case."""
        joined = ("".join(p) for n in self.names if _joins(p := _parts(n)))
        return tuple(dict.fromkeys(w.casefold() for w in (*self.names, *joined, *self.keys)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds them in a text: names with any joint between their parts, family name first too, and keys."""
        forms = [re.escape(k) for k in self.keys]
        for name in self.names:
            parts = [re.escape(p) for p in _parts(name)]
            joint = r"[\s._\-]*" if _joins(_parts(name)) else r"[\s._\-]+"  # "#OmarHaddou"
            forms.append(joint.join(parts))
            if len(parts) > 1:
                forms.append(rf"{parts[-1]},\s*" + r"[\s._\-]+".join(parts[:-1]))
        forms.sort(key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)" if forms else r"(?!)", re.IGNORECASE)

    def within(self, value: str) -> bool:
        """Whether a text names them."""
        return bool(self.pattern.search(value))

    def redacted(self, value: str) -> str:
        """The text without them."""
        return _RUN.sub(FORGOTTEN, self.pattern.sub(FORGOTTEN, value))

    def swept(self, value: Any) -> Any:
        """A JSON value without them, names of fields too."""
        if isinstance(value, str):
            return self.redacted(value)
        if isinstance(value, Mapping):
            return {self.redacted(str(k)): self.swept(v) for k, v in value.items()}
        return [self.swept(v) for v in value] if isinstance(value, list) else value

    def speaks(self, text: str) -> bool:
        """Whether one of their names stands in a text by itself: for logs, where too much may go."""
        found = {names.normal(w) for w in re.findall(r"[^\W\d_]+", text)}
        return bool(found & self.tokens) or self.within(text)

    def count(self, value: str) -> int:
        """How often they stand in a text."""
        folded = value.casefold()
        return sum(folded.count(word) for word in self.words)

    @cached_property
    def needles(self) -> tuple[bytes, ...]:
        """The bytes to look for in files read as lower-case ASCII: UTF-8, UTF-16 of either order, JSON escapes,
        percent signs, and the stems that the full-text index stores."""
        return tuple(dict.fromkeys(n for word in self.words for n in _forms(word) if len(n) > 4))


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s._-]+", name.strip()) if part]


def _joins(parts: Sequence[str]) -> bool:
    """Whether a name is told from other words when it is written as one: not An Na from Anna."""
    return len(parts) > 1 and all(len(part) > 2 for part in parts)


def _forms(word: str) -> Iterator[bytes]:
    for form in dict.fromkeys((word, word.title(), word.upper())):
        yield form.encode().lower()
        # Between its first and last byte that is no zero, UTF-16 is the same in both orders.
        yield form.encode("utf-16-le").lower().strip(b"\x00")
        yield json.dumps(form)[1:-1].encode().lower()
        yield quote(form).encode().lower()
        yield quote_plus(form).encode().lower()
    yield from dict.fromkeys(stems.encode() for stems in every_stemming(word) if " " in stems)


def traces_of(
    person: PersonView, everybody: Sequence[PersonLine], keys_of_others: Iterable[str], me: Me
) -> Traces:
    """What is known of one person, set against everybody else and the user."""
    own_names = [n for n in (*person.names, *(c.name for c in person.contacts)) if " " in n.strip()]
    own_keys = [*person.emails, *person.phones, *person.profiles, *(n for n in person.names if "@" in n)]
    others = {names.normal(n) for p in everybody if p.id != person.id for n in (p.name, *p.aliases)}
    others.add(names.normal(me.name))
    taken = {*keys_of_others, *map(normal_key, (*me.emails, me.profile))}
    own_names, own_keys = list(dict.fromkeys(own_names)), list(dict.fromkeys(own_keys))
    bare = [k for k in dict.fromkeys(map(normal_key, own_keys)) if k not in {x.casefold() for x in own_keys}]
    theirs = [k for k in (*own_keys, *bare) if normal_key(k) not in taken and len(k) > 4]
    return Traces(
        tuple(n for n in own_names if names.normal(n) not in others),
        tuple(theirs),
        tuple(n for n in own_names if names.normal(n) in others)
        + tuple(k for k in own_keys if normal_key(k) in taken),
        frozenset(w for n in own_names for w in names.normal(n).split() if len(w) > 2),
    )


def normal_key(key: str) -> str:
    """An e-mail, profile or phone as it is compared."""
    return email_key(key) or profile_key(key) or phone_key(key) or key.casefold()
