"""What the user wants from the year, what would count as success by the goals' own words, and who is here for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from coach.briefing.dossier import Dossier
from coach.briefing.sought import searches
from coach.briefing.words import in_quotes, listed
from coach.checks.echoes import stems
from coach.checks.quotation import in_one_quote
from coach.dates import find_dates
from coach.evidence import Fact, Statement
from coach.goals import opens_item
from coach.store import tables as t
from coach.store.repository import Repository
from coach.text import fold, plain

_NUMBER = re.compile(
    r"(?<![\w.,-])(?<!\d[\s\u202f])(?P<n>(?:at least )?(?:\d{1,3}(?:[.,\s\u202f]\d{3})+|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a dozen)"
    r"(?: (?:hundred|thousand|million|billion)s?)?|at least [^\W\d]+)\s+[^.,;:]+",
    re.IGNORECASE,
)
"""How many, with the separators of its thousands: 12,000, 12.000, 12 000."""
_UNREAD = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\b)\d+|\b(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|dozens?)\b",
    re.IGNORECASE,
)
"""Digits that are no year, and words of number: a number is set, though in a form that is not read."""
_TIME = re.compile(r"\b(?:before|by|until|until the|this|within|in)\b[^.,;]*$", re.IGNORECASE)
_STAGE = re.compile(r"\b(?:speak\w*|talks?|slot|stage|panel|keynote|lecture)\b", re.IGNORECASE)
_DUE_IN_BRACKETS = re.compile(r"\((?P<due>(?:by|before|until|within)\b[^()]*)\)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SUM = r"\d[\d.,\s\u202f]*(?:k\b|thousand\b|million\b|m\b)?"
_PRICE = re.compile(
    rf"(?:\b(?:for|at|of|under|below|over|above|worth|costs?|costing|budget|than|up to|around|about|à|für|unter|zu)\s+)(?:an?\s+)?"
    rf"(?:[€$£]\s?{_SUM}|(?:eur|usd|gbp|chf)\s{_SUM}|{_SUM}\s*(?:[€$£]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|francs?|pence|cents?)\b))",
    re.IGNORECASE,
)
"""What something costs; "raise 2 million pounds" is what is to be reached."""
MOST_NAMED = 5
NO_MEASURE = "You set no number and no date for this one."
A_MEETING = 3  # people, up to which it is no event at which to look for everything


def success(
    goals: Sequence[Statement],
    beside: Sequence[Statement],
    texts: Mapping[int, str],
    dossiers: Sequence[Dossier],
    speaks: bool = False,
    met: Mapping[int, tuple[str, Statement]] | None = None,
) -> Iterator[Fact]:
    """A line for each goal; at a meeting of a few people only for those that somebody there fits. `beside` are all sentences of the goals' notes that may be said, `texts` those notes, `speaks` that the
    user speaks at the event, `met` for each goal, by its number, who seems to have agreed, and the sentence that says so."""
    for goal in goals:
        more = list(_followers(goal, beside, texts.get(goal.document, "")))
        here = [d.name for d in dossiers if any(g.id == goal.id for g in d.goals)]
        if len(dossiers) <= A_MEETING and not here:
            continue
        who, done = (met or {}).get(goal.id, ("", None))
        here_too = speaks and bool(_STAGE.search(goal.text))
        parts = [in_quotes(plain(goal.text)), _count(goal, spoken=here_too, done=done)]
        parts += [f"You add: {in_quotes(in_one_quote(more, one_item=True))}"] if more else []
        parts += [f"Here for it: {listed(here[:MOST_NAMED])}."] if here else []
        parts += [f"It may be met: of {who} you noted {in_quotes(plain(done.text))}"] if done else []
        cited = (goal, *more, *((done,) if done else ()))
        yield Fact(" ".join(p for p in parts if p), tuple(s.cite() for s in cited), "success")


def _count(goal: Statement, *, spoken: bool, done: Statement | None) -> str:
    """What the goal sets; that the one talk it wants is given here, and nothing of an empty measure where it may be met."""
    said = counts(goal)
    if spoken:
        return (
            "You speak here, so it is met."
            if said.startswith(("One makes", "1 makes"))
            else f"{said} You speak here."
        )
    return "" if done and said == NO_MEASURE else said


_AGREED = re.compile(
    r"\b(?:agreed|agrees|said yes|says yes|accepted|signed|hired|(?:has|have) found|we have a|would|is (?:our|my)|joined|confirmed|committed)\b"
    r"|\bhat (?:zugesagt|unterschrieben)\b|\bist dabei\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|never|nobody|no one|none|unless|until|whether|nicht|kein\w*|noch)\b|n['’]t\b|\?|\bwould (?:like|love|rather|need|want)\b",
    re.IGNORECASE,
)
WORDS_SHARED = 2  # with a goal, of a sentence that tells that it is met


def agreed(
    goals: Sequence[Statement], notes: Sequence[t.Document], repository: Repository, today: date
) -> dict[int, tuple[str, Statement]]:
    """For each goal that seeks somebody, by its number: who it is about and the newest open sentence of a note after it that says that somebody
    agreed, in what the goal looks for and another of its words. A goal of several is not met by one."""
    wanted = {g.id: (g, _sought(g), stems(g.text)) for g in goals if _sought(g) and not _several(g)}
    words_of = {w[:5] for _, sought, _ in wanted.values() for w in sought}
    after = min((g.date for g, _, _ in wanted.values() if g.date), default=None)
    own = {g.document for g in goals}
    likely = [
        d.id for d in notes
        if words_of and d.id not in own and (after is None or d.date is None or d.date >= after) and any(w in fold(d.text) for w in words_of)
    ]  # fmt: skip
    found: dict[int, Statement] = {}
    for s in repository.statements(documents=likely) if likely else ():
        closed = s.restriction is not None and s.restriction.holds(today)
        if closed or not s.subjects or not _AGREED.search(s.text) or _NOT_YET.search(s.text):
            continue
        said = stems(s.text)
        for number, (goal, sought, whole) in wanted.items():
            later = s.date is None or goal.date is None or s.date >= goal.date
            if later and sought <= said and len(whole & said) >= WORDS_SHARED + len(sought) - 1:
                found[number] = s
    people = (
        {p.id: p.name for p in repository.people({s.subjects[0] for s in found.values()})} if found else {}
    )
    return {n: (people[s.subjects[0]], s) for n, s in found.items() if s.subjects[0] in people}


def _sought(goal: Statement) -> frozenset[str]:
    """The stems of what a goal looks for first."""
    first = next(iter(searches(goal.text)), ())
    return frozenset[str]().union(*(stems(w) for w in first))


def _several(goal: Statement) -> bool:
    number = _NUMBER.search(plain(goal.text))
    return number is not None and number["n"].casefold() not in ("one", "1", "at least one")


def counts(goal: Statement) -> str:
    """The number and the time that a goal sets, in its own words; that it sets none, where it does not."""
    text = plain(goal.text).rstrip(".!")
    bare = _ASIDE.sub(_blank, _DUE_IN_BRACKETS.sub(r"\g<due>", text)).rstrip()
    said = find_dates(bare, goal.date or date(2000, 1, 1), "future")
    dated = [m for m in said if not m.text.isdigit()] if goal.date else []
    when = _TIME.search(bare) if dated else None
    open_to_count = _PRICE.sub(_blank, bare)
    for mention in said:  # blanks, as many: the places stay
        open_to_count = (
            f"{open_to_count[: mention.start]}{' ' * len(mention.text)}{open_to_count[mention.end :]}"
        )
    number = _NUMBER.search(open_to_count[: when.start()] if when else open_to_count)
    if number is None and not when and _UNREAD.search(text):
        return ""
    if number is None:
        return f"It has to happen {when.group()}." if when else NO_MEASURE
    many = number["n"].casefold() not in ("one", "1", "at least one")
    return f"{number['n'].capitalize()} {'make' if many else 'makes'} it a success{f', {when.group()}' if when else ''}."


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _followers(goal: Statement, beside: Sequence[Statement], text: str) -> Iterator[Statement]:
    """The sentences that follow a goal in its own item of the list."""
    end = goal.end
    for s in sorted(
        (s for s in beside if s.document == goal.document and s.start > goal.start), key=lambda s: s.start
    ):
        if "\n\n" in text[end : s.start] or opens_item(text, s.start) or "\n#" in text[end : s.start]:
            return
        end = s.end
        yield s
