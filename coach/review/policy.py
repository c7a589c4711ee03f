"""The user's policy on what may be said: confidential words, topics to speak on, and how strict to be for whom.

`policy.yaml` in the workspace holds it; `coach/review/policy_yaml.py` reads it. What a policy may not do is open what a
note keeps closed, nor let a key or a validated number pass: those findings are firm (`judgement.firm`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from coach.evidence import Finding
from coach.review.context import Reader, same_organisation
from coach.review.draft import draft_of, flat
from coach.review.firm import firm
from coach.review.traits import plain_stems
from coach.text import fold
from coach.writer.strangers import ordinary

Level = Literal["off", "low", "usual", "strict"]
LEVELS: tuple[Level, ...] = ("off", "low", "usual", "strict")
KINDS = ("words", "clients", "projects", "internal_names")
GROUPS = ("oversharing", "controversial", "conduct")
AUDIENCES = ("everyone", "public", "employer", "person")
ALL = "all"
_RAISED = {"low": "medium", "medium": "high", "high": "high"}
_OPINIONS = frozenset({"politics", "religion"})  # what a chosen topic may calm: no choice licenses contempt


@dataclass(frozen=True)
class Term:
    """Something confidential: a word, a client, a project or an internal name. `say` may stand in its place; `may_know`
    are the readers who know it anyhow (empty: the user's employer, and a client's own people)."""

    kind: str
    name: str
    say: str = ""
    may_know: tuple[str, ...] = ()
    line: int = 0

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in a flattened text; names with an article before them and a word such as "project" after them."""
        parts = [re.escape(w) for w in re.findall(r"[^\W_]+|[^\w\s]", flat(self.name))]
        name = r"[\s\-–_]*".join(parts)
        if self.kind == "words":
            return re.compile(rf"(?<!\w)(?P<name>{name}s?)(?P<own>'s)?(?!\w)")
        after = r"(?:\s+(?:project|deal|programme|program|account|contract))?"
        before = r"(?:\b(?:the|our|my|a|an)\s+)?"
        return re.compile(rf"{before}(?:project\s+)?(?<!\w)(?P<name>{name}){after}(?P<own>'s)?(?!\w)")

    @cached_property
    def capital_only(self) -> bool:
        """Whether it counts only with a capital: a name that is a word as well ("Delta")."""
        single = self.kind != "words" and len(re.findall(r"[^\W_]+", self.name)) == 1
        return single and self.name[:1].isupper() and ordinary(self.name)

    def may_be_known_to(self, reader: Reader) -> bool:
        """Whether this reader knows it by right."""
        if self.kind == "clients" and same_organisation(reader.organisation, self.name):
            return True
        return any(_is(reader, who) for who in self.may_know or ("employer",))


def _is(reader: Reader, who: str) -> bool:
    """Whether a reader is somebody that a policy names: a circle, a person, an address or a house."""
    key = fold(who)
    if key in ("everyone", "public", "person"):
        return key in ("everyone", reader.kind)
    if key == "employer":
        return reader.own_house
    if reader.kind != "person":
        return False
    if "@" in key:
        return key == fold(reader.address) or any(key == fold(e) for p in reader.people for e in p.emails)
    return reader.is_called(who) or same_organisation(reader.organisation, who)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic to speak on by choice, and further words by which it is known."""

    name: str
    words: tuple[str, ...] = ()

    def within(self, category: str, stems: set[str]) -> bool:
        """Whether a finding of a category, in sentences with these stems, is about it."""
        if fold(self.name) == category:
            return True
        wanted = [plain_stems(w) for w in (self.name, *self.words)]
        return any(w and w <= stems for w in wanted)


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user set. `strictness` is by audience (a circle, a name, an address), then by category, group or "all"."""

    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    strictness: Mapping[str, Mapping[str, Level]] = field(default_factory=dict)
    where: str = "policy.yaml"

    def level(self, reader: Reader, found: Finding) -> Level:
        """How strict to be with a finding: what is said of the person, else of their circle, else of everyone."""
        named = [a for a in self.strictness if fold(a) not in AUDIENCES and _is(reader, a)]
        for audience in (*named, "employer" if reader.own_house else reader.kind, reader.kind, "everyone"):
            table = self.strictness.get(audience, {})
            for key in (found.category, found.group, ALL):
                if key in table:
                    return table[key]
        return "usual"

    def judged(self, text: str, findings: Iterable[Finding], reader: Reader) -> list[Finding]:
        """The findings as the policy has them: some gone, some lighter, some graver. Firm ones stay as they are."""
        return [new for f in findings if (new := self._one(text, f, reader)) is not None]

    def _one(self, text: str, found: Finding, reader: Reader) -> Finding | None:
        if firm(found):
            return found
        if topic := self._topic(text, found):
            if found.severity == "low":
                return found
            reason = f"{found.reason} You chose to speak on {topic}, so this counts as a small thing."
            return replace(found, severity="low", reason=reason)
        level = self.level(reader, found)
        if level == "off":
            return None
        if level == "usual":
            return found
        return replace(found, severity="low" if level == "low" else _RAISED[found.severity])

    def _topic(self, text: str, found: Finding) -> str:
        if found.category not in _OPINIONS or not self.topics:
            return ""
        near = [s.text for s in draft_of(text).sentences if s.start < found.end and found.start < s.end]
        stems = plain_stems(" ".join(near))
        return next((t.name for t in self.topics if t.within(found.category, stems)), "")
