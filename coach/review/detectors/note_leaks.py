"""Repeats what the user's notes keep closed: told in confidence, internal, under embargo, or private."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from coach.dates import say
from coach.evidence import Audience, Finding, Span, Statement
from coach.review.closed import Closed, ClosedStatements
from coach.review.concepts import PERSONAL
from coach.review.context import Context, same_organisation
from coach.review.detectors.base import finding
from coach.review.draft import Sentence, clause_span, draft_of
from coach.review.event_words import languages_in
from coach.review.figures import figures
from coach.review.permission import goes_to_employer, may_see, told_by_reader
from coach.review.signs import Match, Reading, matches
from coach.review.traits import Traits, plain_stems, traits_of
from coach.review.wording import Wording
from coach.text import stem

# Wordings that show the writer knows it is not theirs to say, or hint at more.
_CLUE = Wording(
    r"\bI hear\b(?! (?:you|nothing|back))|\bhear(?:d)? (?:that|it|from)|\bhear [a-z]+ (?:is|are|will|has)\b|did(?: not|n['’]t) (?:hear|get|have) (?:it|this|that) from me|\bheard it here first|"
    r"\brumou?rs?\b|\bword is\b|\ba little bird|\bbetween (?:us|you and me)|\bapparently\b|\bkeep (?:it|this) (?:to yourself|quiet)|"
    r"\bnot (?:yet )?official|\bmy lips|\bwatch this space|\bstay tuned|\b(?:big|great|huge|exciting) (?:things|news|announcement)|"
    r"\b(?:must|may|can|could|am allowed to|dare)(?: not|n['’]t)? (?:not )?say (?:more|no more|anything|who)|\bmore i (?:must|may|can|will)(?: not|n['’]t) |\bwill be a (?:very |truly |really )?(?:good|big|great|special|happy|sad|bad) day\b|\bearly christmas\b|\bbe patient\b|\byou (?:will|['’]ll) see\b|\bnot long now\b|\bwait (?:for|until) (?:it|the)\b|\bsomething (?:big|huge|special|exciting)|\bcan(?:not|['’]t| not) say (?:more|much|who|which|anything|a word)|\bmore soon\b|\ba certain\b|"
    r"\bguess who|\bsoon (?:be )?(?:announc|reveal)|\bI (?:happen to )?know (?:of|that|for)|\bI am told|\bI['’]m told|\bon good authority|"
    r"\bcoming (?:soon|on)|\bmark (?:your|the) (?:calendars?|date)|\bsave the date|\bconfidential|\bsecret|\bshould(?: not|n['’]t) (?:say|tell)|"
    r"\bdon['’]t tell|\bhint\b|\bkeep an eye",
)
_YOU = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_NEW_YEAR = Wording(r"\bnew year\b")
_SAYS_PUBLIC = Wording(
    r"\b(?:is|are|was|were|now|already|been|all|our|their|the) public\b|\bpublished\b|\bpress release\b|\bpublic(?:ly)? (?:available|known|on|in|report)\b|"
    r"\bon (?:our|the|their) (?:web ?site|site|page)\b|\bas announced\b|\bannual report\b",
)


_ARRIVED = frozenset(
    map(
        stem,
        "settled settle joined join started start arrived new job role post office team work works".split(),
    )
)
"""Words that say no more than that somebody is at a house now."""


class NoteLeaks:
    """Holds each sentence against the closed statements that this reader may not see."""

    name = "note_leaks"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """What each sentence leaks, citing the note: of several secrets, each."""
        secrets = context.secrets
        if secrets is None or not secrets.items:
            return []
        return list(_leaks(text, context, secrets))


def _leaks(text: str, context: Context, secrets: ClosedStatements) -> Iterator[Finding]:
    before = Reading()
    sentences = draft_of(text).sentences
    hints = any(_CLUE.search(s.text) for s in sentences)
    all_traits = [_with_feasts(traits_of(s.text, context.today), s.text, context.today) for s in sentences]
    secrets.look_up(all_traits)
    for sentence, traits in zip(sentences, all_traits, strict=True):
        prior = 0.0 if not hints else 0.5 if _CLUE.search(sentence.text) else 0.2
        if context.reader.work_address:
            prior += 0.4  # others read it too
        if _SAYS_PUBLIC.search(sentence.text):
            prior -= 0.8
        you = bool(context.reader.ids) and _YOU.search(sentence.text) is not None
        addressed = context.reader.ids if you else frozenset()
        found = matches(secrets, sentence, traits, before, addressed, prior)
        found = [m for m in found if not may_see(m.closed, secrets, context)]
        found = [m for m in found if not _told_openly(m, traits, secrets)]
        if any(_in_line(line) in _in_line(sentence.text) for line in context.vouched):
            found = [m for m in found if not _only_guessed(m, traits)]
        if found:
            yield from _findings(text, sentence, found, secrets, context)


def _only_guessed(match: Match, traits: Traits) -> bool:
    """Whether a sentence is held to mean somebody by a description alone, with no word, name or figure of the closed
    statement: where an open note about the reader has the words, they are about the reader."""
    closed = match.closed.traits
    figures = {f.value for f in traits.figures} & {f.value for f in closed.figures}
    return (
        match.described
        and not figures
        and not (traits.stems.keys() & closed.stems.keys() or traits.proper & closed.proper)
    )


def _in_line(text: str) -> str:
    """A text in one line, with straight apostrophes."""
    return " ".join(text.replace("’", "'").split())


def _told_openly(match: Match, traits: Traits, secrets: ClosedStatements) -> bool:
    """Whether the user's open material says as much: for what only a mark on the whole note closes, any open
    statement, and the address book of where somebody is; else only a later public one."""
    item = match.closed
    wanted = traits.stems.keys() & item.traits.stems.keys()
    telling = {f.value for f in traits.figures if f.telling} & {f.value for f in item.traits.figures}
    if not wanted and not telling:
        return False
    core = wanted - item.names - item.houses
    if (
        not telling
        and wanted & item.names
        and wanted & item.houses
        and _in_the_book(core, item, traits, secrets)
    ):
        return True
    date = item.statement.date
    for statement in secrets.open_with(wanted):
        public = statement.restriction is not None and statement.restriction.audience is Audience.PUBLIC
        newer = statement.date is not None and date is not None and statement.date >= date
        if not (item.broad or (public and newer)):
            continue
        other = traits_of(statement.text, statement.date)
        if not telling <= {f.value for f in other.figures}:
            continue
        shared = wanted & other.stems.keys()
        if len(shared) >= 0.7 * len(wanted) and (item.broad or _same_news(core, item, traits, other)):
            return True
    return False


def _in_the_book(core: AbstractSet[str], item: Closed, traits: Traits, secrets: ClosedStatements) -> bool:
    """Whether a sentence says no more of the closed one than the address book: that somebody is at their house, and as what."""
    people = (secrets.people[p] for p in item.people if p in secrets.people)
    posts = {
        key
        for p in people
        for title in (p.title, *(c.title for c in p.contacts))
        for key in plain_stems(title)
    }
    if item.broad:
        return core <= _ARRIVED | posts
    return bool(core) and core <= posts and not traits.concepts.keys() & item.traits.concepts.keys()


def _same_news(core: AbstractSet[str], item: Closed, traits: Traits, other: Traits) -> bool:
    """Whether a public statement says the closed one again: besides names it has every word that the sentence has of it,
    every event, and hardly anything else. That a house bought a kiln does not say that it is bought."""
    names = item.names | item.houses | other.capital
    said = other.stems.keys() - names
    events = traits.concepts.keys() & item.traits.concepts.keys()
    return (
        bool(core - names)
        and core <= other.stems.keys()
        and events <= other.concepts.keys()
        and 2 * len(said & item.traits.stems.keys()) > len(said)
    )


def _with_feasts(traits: Traits, text: str, today: dt.date) -> Traits:
    """Add the days that words mean without naming them: "in the new year", "before Christmas"."""
    days = list(traits.days)
    for match in _NEW_YEAR.finditer(text):
        days.append(
            (dt.date(today.year + 1, 1, 1), dt.date(today.year + 1, 1, 31), match.start(), match.end())
        )
    for first, last, start, end in traits.days:
        if re.search(r"\b(?:before|by|until|till)(?: the)? $", text[:start], re.IGNORECASE) and first > today:
            days.append((today, last, start, end))
    return replace(traits, days=tuple(days)) if len(days) > len(traits.days) else traits


def _findings(
    text: str, sentence: Sentence, found: list[Match], secrets: ClosedStatements, context: Context
) -> Iterator[Finding]:
    """One finding for each secret that a sentence tells, as long as each has a clause of its own; those that share one
    are told of together."""
    parts: list[tuple[Span, list[Match]]] = []
    for match in found:
        if all(match.closed.statement.document != m.closed.statement.document for _, ms in parts for m in ms):
            start, end = match.place
            span = clause_span(sentence, max(start, sentence.body.start), end)
            shared = [ms for other, ms in parts if span.start < other.end and other.start < span.end]
            if shared:
                shared[0].append(match)
            else:
                parts.append((span, [match]))
    if len(parts) == 1:
        best = found[0]
        clause = clause_span(sentence, max(best.start, sentence.body.start), best.end)
        parts = [(_separable(text, sentence, clause), parts[0][1])]
    for span, matches_ in parts:
        yield _finding(text, span, matches_, secrets, context)


def _finding(
    text: str, span: Span, found: list[Match], secrets: ClosedStatements, context: Context
) -> Finding:
    """What is told in one place, with why it is closed: of each secret, where several are told at once."""
    best = found[0]
    apart = [m for m in found[1:] if best.words and m.words and not m.words & best.words]
    others = [m for m in found[1:] if m in apart or m.score >= 0.85 * best.score]
    category = _category(best.closed, secrets, context)
    reason = " ".join(dict.fromkeys(_reason(m.closed, secrets, context) for m in (best, *apart)))
    if best.described:
        reason += " No name stands here, but whoever knows them will see who is meant."
    general = _general(category, text[span.start : span.end].strip(), best)
    result = finding(text, span, "oversharing", category, "high", reason, NoteLeaks.name, general)
    cited = [m.closed.statement for m in (best, *others)]
    return replace(result, citations=tuple(s.cite(context.today) for s in cited[:3]))


def _separable(text: str, sentence: Sentence, span: Span) -> Span:
    """A clause at the end of its sentence that can be cut off or replaced, else the whole sentence."""
    before, after = text[sentence.body.start : span.start], text[span.end : sentence.end]
    joined = re.search(r"[,;:–—]\s*$", before) or _JOINS.match(text, span.start)
    if before.strip() and joined and not after.strip(' .!?…"”’)'):
        return span
    return sentence.body


_JOINS = re.compile(
    r"\s*(?:and|but|so|because|since|as|while|whilst|although|though|when|before|after|once|until|now that|who)\b",
    re.IGNORECASE,
)


def _category(item: Closed, secrets: ClosedStatements, context: Context) -> str:
    restriction = item.restriction
    if restriction.audience is Audience.EMPLOYER:
        return "embargoed" if restriction.until else "confidential"
    if re.search(r"\bnda\b", restriction.marker, re.IGNORECASE):
        return "confidential"
    if restriction.until is not None:
        return "embargoed"
    if not restriction.told_by:
        return "private_life" if item.own else "confidential"
    teller = _teller(item, secrets)
    house = {p.organisation for p in secrets.people.values() if teller in p.names}
    inside = any(same_organisation(h, context.me.employer) for h in house)
    return "confidential" if inside and not item.traits.concepts.keys() & PERSONAL else "third_party"


_GENERAL = {
    "embargoed": "There will be more to say later.",
    "confidential": "I cannot go into the details.",
    "private_life": "I have a few things to think about.",
    "third_party": "That is not mine to tell.",
}


def _general(category: str, quote: str, match: Match) -> str:
    """A vague wording: the figure left out where a figure leaks, else a sentence for the sort of secret."""
    theirs = match.closed.traits.figures
    shown = [f for f in figures(quote) if any(f.same(other) for other in theirs)]
    if not any(f.telling for f in shown):
        return _GENERAL[category]
    shown = [f for f in shown if f.telling]
    unnamed = (
        "eine Zahl, die ich nicht nennen darf"
        if languages_in(quote) == ("german",)
        else "a figure I cannot share"
    )
    for mine in reversed(shown):
        amount = _AMOUNT.search(quote[: mine.start])
        start = amount.start() if amount else mine.start
        quote = f"{quote[:start]}{unnamed}{quote[mine.end :]}"
    return quote


_AMOUNT = re.compile(
    r"(?:\b(?:a (?:bit|little) (?:over|under|more than|less than)|about|around|roughly|nearly|almost|some|over|under|up to|just (?:over|under)|approximately)\s+)?(?:(?:SEK|EUR|USD|GBP|NOK|DKK|CHF)\s+|[€$£]\s?)?$"
)


def _reason(item: Closed, secrets: ClosedStatements, context: Context) -> str:
    """Who told it and when, or what the note says, in one sentence."""
    restriction, statement = item.restriction, item.statement
    when = f" on {say(statement.date, context.today)}" if statement.date else ""
    teller = _teller(item, secrets)
    if told_by_reader(item, secrets, context) and goes_to_employer(item, secrets, context):
        where = context.reader.organisation or "their employer"
        return f"{teller or 'They'} told you this in confidence{when}, and this address belongs to {where}, where others may read it."
    if restriction.until is not None:
        until = say(restriction.until, context.today)
        source = f"{teller} told you{when}" if teller else f"your note{_titled(statement)} says so"
        return f"This is closed until {until}; {source}."
    if restriction.audience is Audience.EMPLOYER:
        return f"Your note{_titled(statement)} marks this as internal, not for readers outside {context.me.employer or 'the house'}."
    if teller:
        return f"{teller} told you this in confidence{when}; it is not yours to pass on."
    return f"This comes from your private note{_titled(statement)}."


def _titled(statement: Statement) -> str:
    return f" “{statement.title}”" if statement.title else ""


def _teller(item: Closed, secrets: ClosedStatements) -> str:
    """The teller's full name where the contacts give exactly one."""
    told = item.restriction.told_by
    if told.casefold() in ("he", "she", "they"):
        names = [secrets.people[p].name for p in item.statement.subjects if p in secrets.people]
        return names[0] if len(names) == 1 else told.capitalize()
    full = [
        secrets.people[p].name
        for p in item.people
        if p in secrets.people and any(told in (n, n.split()[0]) for n in secrets.people[p].names)
    ]
    return full[0] if len(full) == 1 else told
