"""Marks what a text says beyond its evidence: names, numbers, dates, denials and claims that no source holds.

Sentence by sentence and clause by clause. It is deliberately literal: a mark costs the reader a glance, an
invented fact about a person costs them much more.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from coach.checks.claims import Clause, clauses_of, joined
from coach.checks.deeds import deeds_of
from coach.checks.lexicon import Token, is_courtesy, negations
from coach.checks.reversals import speaks_to_a_reader, turned_deeds, turned_words
from coach.checks.support import Base, Unit
from coach.dates import find_dates
from coach.evidence import Citation, Span, Unsupported
from coach.text import plain, sentences

_MARK = re.compile(r"\[(\d{1,3})\]")
_MARKUP = re.compile(r"\[\d{1,3}\]|\*\*|__|`|~~|^[ \t]*(?:#{1,6}|>)[ \t]", re.MULTILINE)


def evidence_of(citations: Sequence[Citation], over: Sequence[str] = ()) -> list[str]:
    """The citations' quotes with their dates, in their order, as `unsupported` takes them, and with the days that their
    words mean ("by next Friday"). `over` holds for each what stands over it: who says it, and the title of its note,
    which belong to what the user wrote down."""
    quotes = [f"{c.quote} ({'; '.join(_days(c.quote, c.date))})" if c.date else c.quote for c in citations]
    heads = [*over, *[""] * len(quotes)]
    return [f"{head}.\n\n{quote}" if head else quote for head, quote in zip(heads, quotes, strict=False)]


_AHEAD = frozenset(
    {
        "by",
        "before",
        "until",
        "till",
        "due",
        "no later than",
        "not later than",
        "within",
        "next",
        "bis",
        "bis zum",
        "vor",
        "vor dem",
    }
)
_COMING = re.compile(
    r"(?:next|coming|tomorrow|tonight|today|in (?:an?|\w+) |end of|nächste|kommende|morgen|übermorgen|heute|ende)\b",
    re.IGNORECASE,
)
_NAMED_FOR_IT = re.compile(r"\b(?:said|says|told \w+|promised|sagte|gesagt)\s+(?:on |am )?$", re.IGNORECASE)


def _days(quote: str, written: dt.date) -> list[str]:
    """The day on which words were written, and the days ahead that they mean when counted from it. A bare weekday may lie
    behind as well; it counts only as a deadline."""
    found = [written.isoformat()]
    for mention in find_dates(quote, written, "future"):
        ahead = mention.relation in _AHEAD or _COMING.match(mention.text)
        if ahead or _NAMED_FOR_IT.search(quote[: mention.start]):
            found.append(mention.last.isoformat())
    return list(dict.fromkeys(found))


def unsupported(
    text: str, evidence: Sequence[str], *, known: Sequence[str] = (), today: dt.date | None = None
) -> list[Unsupported]:
    """Stretches of `text` that `evidence` does not hold, in order, none overlapping another.

    `evidence` are quotes, in the order of the marks [1], [2] where the text has such marks. `known` are names
    that may be used without a quote: the user, the recipient, the event. `today` lets a year be filled in.
    Offsets are code points of `text`.
    """
    base = Base(evidence, known, today)
    outside, marks = _quotations(text, base)
    blank = _MARKUP.sub(lambda m: " " * len(m.group()), outside)
    spans = list(sentences(blank))
    found = [_said(text, *mark) for mark in marks]
    letter = speaks_to_a_reader(outside)
    for index, span in enumerate(spans):
        # A mark after the full stop belongs to the sentence before it.
        after = spans[index + 1].start if index + 1 < len(spans) else len(text)
        cited = {int(m[1]) - 1 for m in _MARK.finditer(text, span.start, after)}
        clauses = clauses_of(blank, span, base.names)
        for clause in clauses:
            found += [_said(text, *mark) for mark in _check(clause, base, base.only(cited))]
        if clauses:
            found += [_said(text, *mark) for mark in _exchanged(clauses, base)]
            turned = [_said(text, *mark) for mark in _turned(blank, span, clauses, base, letter)]
            found += [t for t in turned if not any(t.start < u.end and u.start < t.end for u in found)]
    return _apart(found)


Mark = tuple[int, int, str]

_QUOTATION = re.compile(
    r"[“\"](?P<words>[^“”\"]*(?:\"[^“”\"]+\"[^“”\"]*)*)[”\"](?P<marks>(?:\s?\[\d{1,3}\])*)"
)
_LEAD_STARTS = re.compile(r"[.!?]\s+(?=[A-Z])|\]\s+|\n+")
_QUOTED = 4  # words of a quotation with a mark that make it one, and not a title or a word in quotes


def _quotations(text: str, base: Base) -> tuple[str, list[Mark]]:
    """The text with blanks for what it quotes word for word from a note that it cites, and marks on words that do not
    stand so there, or that somebody is given who is not named there."""
    blank, marks = text, []
    for match in _QUOTATION.finditer(text):
        if not match["marks"]:
            continue
        cited = base.only(int(n) - 1 for n in re.findall(r"\d+", match["marks"]))
        start, end = match.span("words")
        if not _is_verbatim(match["words"], cited.evidence):
            if len(match["words"].split()) >= _QUOTED:
                marks.append((start, end, "These words do not stand so in the note cited here"))
            continue
        began = max((m.end() for m in _LEAD_STARTS.finditer(blank[:start])), default=0)
        for run in _given_to(blank[began:start], cited):
            written = blank[began + run[0].start : began + run[-1].end]
            reason = f"The note cited here does not mention '{written}'"
            marks.append((began + run[0].start, began + run[-1].end, reason))
        blank = blank[:start] + " " * (end - start) + blank[end:]
    return blank, marks


def _is_verbatim(words: str, evidence: Sequence[str]) -> bool:
    """Whether every stretch of a quotation, as parted by "…", stands in one of the quotes."""
    parts = [" ".join(p.split()) for p in plain(words).split("…") if p.strip()]
    shown = [" ".join(plain(e).split()) for e in evidence]
    return bool(parts) and any(all(p in e for p in parts) for e in shown)


def _given_to(lead: str, cited: Base) -> list[tuple[Token, ...]]:
    """The names before a quotation that the evidence it comes from does not have."""
    runs = [r for span in sentences(lead) for c in clauses_of(lead, span, cited.names) for r in c.runs]
    return [run for run in runs if not cited.units_naming(run)]


def _said(text: str, start: int, end: int, reason: str) -> Unsupported:
    return Unsupported(start, end, text[start:end], reason)


def _apart(found: list[Unsupported]) -> list[Unsupported]:
    kept: list[Unsupported] = []
    for item in sorted(found, key=lambda u: (u.start, -u.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _check(clause: Clause, base: Base, cited: Base) -> Iterator[Mark]:
    exact = [*_values(clause, base, cited), *_names(clause, base, cited)]
    missing = _missing(clause, base, bool(exact))
    if missing:
        yield _stretch(clause, exact, missing)
        return
    yield from exact
    if exact or clause.soft:
        return
    yield from _contradictions(clause, base)


def _stretch(clause: Clause, exact: list[Mark], missing: list[Token]) -> Mark:
    start = min([m[0] for m in exact] + [t.start for t in missing])
    end = max([m[1] for m in exact] + [t.end for t in missing])
    if exact:
        return start, end, min(exact)[2]
    return start, end, _absent(clause.text[missing[0].start : missing[-1].end])


def _absent(words: str) -> str:
    return f"The notes do not mention '{' '.join(words.split())}'"


def _values(clause: Clause, base: Base, cited: Base) -> Iterator[Mark]:
    for value in clause.values:
        if clause.proposal and value.kind != "address":
            continue
        if not base.holds(value):
            yield value.start, value.end, _absent(value.quote)
        elif cited is not base and not cited.holds(value):
            yield value.start, value.end, f"The note cited here does not mention '{value.quote}'"
        elif not clause.soft and not base.in_company(base.units_with(value), clause, ()):
            yield value.start, value.end, f"The notes say '{value.quote}' of something else"


def _names(clause: Clause, base: Base, cited: Base) -> Iterator[Mark]:
    for run in (part for whole in clause.runs for part in _parted(whole, base)):
        written = clause.text[run[0].start : run[-1].end]
        units = base.units_naming(run)
        if not units and not base.knows(run):
            yield run[0].start, run[-1].end, _absent(written)
        elif base.knows(run):
            continue
        elif cited is not base and not cited.units_naming(run):
            yield run[0].start, run[-1].end, f"The note cited here does not mention '{written}'"
        elif not clause.soft and not base.in_company(units, clause, run):
            yield run[0].start, run[-1].end, f"The notes mention '{written}' in another connection"


def _exchanged(clauses: Sequence[Clause], base: Base) -> Iterator[Mark]:
    """Names in the place of others, judged by their clause and by the whole sentence."""
    whole = joined(clauses)
    for clause in clauses:
        for run in clause.runs if not clause.soft else ():
            written = clause.text[run[0].start : run[-1].end]
            said = base.stands_for_another(run, clause) or base.stands_for_another(run, whole)
            if said and not base.knows(run):
                reason = f"The notes do not say this of '{written}': '{_short(said[0].text)}'"
                yield run[0].start, run[-1].end, reason


def _turned(text: str, span: Span, clauses: Sequence[Clause], base: Base, letter: bool) -> Iterator[Mark]:
    """What says the reverse of its evidence, in the clauses that claim something."""
    firm = [c for c in clauses if not c.soft]
    if firm:
        whole = joined(firm)
        for clause in firm:
            yield from turned_words(clause, whole, base)
        start = firm[0].start if any(c.soft for c in clauses) else span.start
        deeds = deeds_of(text[start : span.end], base.names, start)
        yield from turned_deeds(deeds, base, letter)


def _parted(run: tuple[Token, ...], base: Base) -> list[tuple[Token, ...]]:
    """A name that is found whole; else its parts around "of": a person "of" a company may come from two notes."""
    cut = next((i for i, t in enumerate(run) if t.word == "of"), 0)
    if not cut or base.knows(run) or base.units_naming(run):
        return [run]
    return [run[:cut], *_parted(run[cut + 1 :], base)]


def _missing(clause: Clause, base: Base, doubtful: bool) -> list[Token]:
    """The claim's words that no evidence holds, where they weigh enough to make it another claim: next to a
    name or number that is missing too, after a number, against the evidence's own word, or most of the clause."""
    missing = [
        t for t in clause.words if not base.has_word(t.word) and not (clause.lenient and is_courtesy(t.word))
    ]
    if doubtful:
        return missing
    against = [t for t in missing if base.excludes(t.word)]
    counted = [t for t in missing if _counted(clause, t)]
    if against or counted:
        return against + counted
    weight = len(clause.words) + len(clause.runs) + len(clause.values)
    heavy = len(missing) >= 3 or len(missing) * 2 >= weight or (len(missing) == 2 and weight <= 6)
    return missing if heavy else []


def _counted(clause: Clause, token: Token) -> bool:
    """Whether the word is what a number counts."""
    return any(
        v.kind == "number" and v.end <= token.start and len(clause.text[v.end : token.start].split()) <= 1
        for v in clause.values
    )


def _contradictions(clause: Clause, base: Base) -> Iterator[Mark]:
    best = base.best(clause)
    if not best:
        return
    owner = _other_owner(clause, best)
    if owner:
        said = clause.text[clause.runs[0][0].start : clause.runs[0][-1].end]
        yield clause.start, clause.end, f"The notes say this of '{owner}', not of '{said}'"
    elif all(_denied(clause, unit) for unit in best):
        yield clause.start, clause.end, f"The notes say otherwise: '{_short(best[0].text)}'"


def _other_owner(clause: Clause, best: Sequence[Unit]) -> str:
    subject = clause.subject
    if not subject:
        return ""
    owners = [unit.subject for unit in best if not unit.pronoun and not unit.names(subject)]
    return owners[0] if owners and len(owners) == len(best) and all(owners) else ""


def _denied(clause: Clause, unit: Unit) -> bool:
    """Whether the part of the unit that speaks of the same matter has the opposite sense."""
    here = negations(clause.text[clause.start : clause.end]) + unit.negated_form(clause)
    return all(here % 2 != negations(part) % 2 for part in unit.parts_about(clause))


def _short(text: str, limit: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
