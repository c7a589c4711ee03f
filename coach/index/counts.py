"""What is known of the whole index, counted once after each change: languages, and in how many passages a word stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from coach.index import lexical
from coach.index.reading import Scope, scope_of
from coach.index.words import MARKS, Word

_MOST_HELD, _MOST_SCOPES = 50_000, 100


class Counts:
    """What was counted so far; to be forgotten whenever the index changes."""

    def __init__(self) -> None:
        self._counted: int | None = None
        self._scopes: dict[tuple[str, tuple[str, ...] | None], Scope] = {}

    def forget(self) -> None:
        """Count anew from here on."""
        self._counted = None
        self._scopes.clear()

    def scope(
        self, session: Session, group: str, documents: Sequence[int] | None, kinds: Sequence[str] | None
    ) -> Scope:
        if documents is not None:
            return scope_of(session, group, documents, kinds)
        key = (group, None if kinds is None else tuple(kinds))
        if key not in self._scopes:
            if len(self._scopes) > _MOST_SCOPES:
                self._scopes.clear()
            self._scopes[key] = scope_of(session, group, None, kinds)
        return self._scopes[key]

    def total(self, session: Session) -> int:
        if self._counted is None:
            self._counted = lexical.count(session)
        return self._counted

    def languages(self, session: Session) -> list[str]:
        """The languages beside English in which something is written."""
        held = self._frequencies(session, list(MARKS.values()), self.scope(session, "", None, None))
        return [language for language, mark in MARKS.items() if held[mark]]

    def _frequencies(
        self, session: Session, forms: Sequence[str], scope: Scope, *, around: bool = False
    ) -> dict[str, int]:
        """In how many passages each form stands, counted once after each change."""
        new = [form for form in forms if (form, around) not in scope.counted]
        if new:
            if len(scope.counted) > _MOST_HELD:
                scope.counted.clear()
                new = list(forms)
            found = lexical.frequencies(session, new, scope.listed, around=around)
            scope.counted.update({(form, around): number for form, number in found.items()})
        return {form: scope.counted[form, around] for form in forms}

    def found_in(
        self, session: Session, words: list[Word], scope: Scope
    ) -> tuple[list[Word], dict[str, int], dict[str, int]]:
        """The words, in how many texts each of their forms stands, and for how many passages a form is to be searched
        at all: one that stands in no text may stand around one. A word that stands nowhere gets as forms the stored
        words that are spelled nearly alike."""
        found_in = self._frequencies(session, [f for word in words for f in word.forms], scope)
        missing = [form for form, number in found_in.items() if not number]
        searched = found_in | self._frequencies(session, missing, scope, around=True)
        known = self._frequencies(session, missing, self.scope(session, "", None, None), around=True)
        result = []
        for word in words:
            if not any(found_in[form] or known[form] for form in word.forms):
                like = [near for form in word.forms for near in lexical.near_spellings(session, form)]
                found = self._frequencies(session, like, scope)
                found_in, searched = found_in | found, searched | found
                word = replace(word, forms=tuple(dict.fromkeys((*word.forms, *like))))  # noqa: PLW2901
            result.append(word)
        return result, found_in, {form: number for form, number in searched.items() if number}
