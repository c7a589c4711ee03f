"""Which of several people of one name a note means, by what stands around the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coach.people import names, organisations
from coach.people.mentions import Mention, NameIndex, tokens_of
from coach.text import fold


@dataclass
class Cues:
    """What a document says around a name that helps to choose between namesakes."""

    index: NameIndex
    text: str
    title: str
    taking_part: tuple[str, ...]
    at_event: frozenset[str]
    meant: Mapping[str, str] = field(default_factory=dict)  # folded name → whom the user said it means here
    chosen: dict[str, str] = field(default_factory=dict)

    def choose(self, mention: Mention, block: str) -> str | None:
        """The one person meant, or None."""
        people = mention.candidates
        if len(people) <= 1:
            return people[0] if people else None
        if (told := self.meant.get(fold(mention.surface))) in people:
            return told
        present = tuple(p for p in people if p in self.taking_part)
        if len(present) == 1:
            return present[0]
        pool = present or people
        after = self.text[mention.end : mention.end + 60]
        for scope in (after, block, f"{self.title}\n{self.text}"):
            scored = {p: self._score(p, scope) for p in pool}
            top = max(scored.values())
            best = [p for p, score in scored.items() if score == top]
            if top > 0 and len(best) == 1:
                return best[0]
        for narrower in (
            [p for p in pool if p in self.at_event],
            [p for p in pool if p in self.chosen.values()],
            # That one of two people of one name was met before does not say that the other was not met now.
            [] if self._namesakes(pool) else [p for p in pool if self.index.people[p].known],
        ):
            if len(narrower) == 1:
                return narrower[0]
        return None

    def _namesakes(self, pool: Sequence[str]) -> bool:
        """Whether two of them have a name in common."""
        shared = Counter(n for p in pool for n in {names.normal(n) for n in self.index.people[p].names})
        return any(count > 1 for count in shared.values())

    def _score(self, person: str, scope: str) -> int:
        here = self.index.people[person]
        scope = _DEALINGS.sub(" ", scope)
        have = set(fold(scope).replace("-", " ").split()) | {w for w, *_ in tokens_of(scope)}
        places = {w for o in here.organisations for w in organisations.distinctive(o)}
        jobs = {w for t in here.titles for w in fold(t).replace(",", " ").split() if len(w) > 4}
        return 2 * len(places & have) + len(jobs & have)


_DEALINGS = re.compile(
    r"\b(?:buy|bought|sell|sold|order(?:s|ed)?|suppl(?:y|ies|ied)|compet|rival|sue[sd]?\b|suing|complain|negotiat|pitch|invest|acquir|"
    r"against|versus|unlike|appl(?:y|ies|ied)\b|interview|customers?\b|clients?\b|suppliers?\b)\w*[^.;!?\n]*",
    re.IGNORECASE,
)
"""What somebody has to do with another organisation: whoever buys from it is not there."""


def choose(
    index: NameIndex,
    text: str,
    title: str,
    name: str,
    options: Sequence[str],
    at_event: Iterable[str] = (),
    meant: Mapping[str, str] | None = None,
) -> str | None:
    """Which of the people of this name a note means, by what stands around the name; None when that is open."""
    where = text.find(name, text.find("\n---\n", 4) + 1) if text.startswith("---") else text.find(name)
    start = max(where, 0)
    mention = Mention(start, start + len(name) if where >= 0 else 0, name, tuple(options))
    stop = text.find("\n\n", start)
    block = text[start : stop if stop > 0 else len(text)] if where >= 0 else text
    return Cues(index, text, title, (), frozenset(at_event), meant or {}).choose(mention, block)
