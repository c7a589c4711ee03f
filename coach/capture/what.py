"""Where somebody works, at which event it was, and on which day, in a hurried note. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from coach.capture.captured import CapturedPerson, Known, Piece, Sure
from coach.dates import find_dates
from coach.event_names import key
from coach.evidence import Span
from coach.text import fold

_PROPER = r"(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&.-]*\w|[A-ZÀ-Þ])"
_ORGANISATION = rf"(?P<org>{_PROPER}(?:\s+(?:&|and|of|und)\s+{_PROPER}|\s+{_PROPER})*)"
LEADS = r"leads?|runs?|heads?|manages?|owns?|does|handles|oversees|directs|leitet|führt|verantwortet|betreut|dirige|gère|pilote|lleva|gestiona"
_AT = r"(?:at|for|with|of|in|from|bei|für|von|chez|en)"
_WORKS = (
    re.compile(rf"\b(?P<role>(?:{LEADS})\s+(?!to\b|into\b)[^,;.]{{2,50}}?)\s+{_AT}\s+(?:the\s+)?{_ORGANISATION}"),
    re.compile(
        rf"(?:\b(?:is|was|now|ist)\b|[,(:])\s*(?:now\s+|the\s+|an?\s+|new\s+|jetzt\s+)*(?P<role>[A-Za-z][\w /&-]{{1,40}}?)\s+(?:at|of|with|bei|von)\s+(?:the\s+)?{_ORGANISATION}"
    ),
    re.compile(rf"\b(?:works?|working|arbeitet|travaille|trabaja|now|currently|jetzt)\s+(?:at|for|with|bei|für|chez|en)\s+(?:the\s+)?{_ORGANISATION}(?:\s+(?:as|als)\s+(?:an?\s+|the\s+)?(?P<role>[\w /&-]{{2,40}}))?"),
    re.compile(rf"\b(?:joined|joining|moved to|moving to|wechselt zu)\s+(?:the\s+)?{_ORGANISATION}(?:\s+(?:as|als)\s+(?:an?\s+)?(?P<role>[\w /&-]{{2,40}}))?"),
)  # fmt: skip
_BESIDE = re.compile(
    rf"\s*\((?P<inside>[^()\n]{{2,60}})\)|\s+(?:from|of|von|aus)\s+(?:the\s+)?{_ORGANISATION}"
)
_ROLE_ONLY = re.compile(rf"^(?:also\s+)?(?P<role>(?:{LEADS})\s+(?!to\b)[^,;.]{{2,50}})$")
_JOBS = re.compile(
    r"\b(?:ceo|cto|cfo|coo|cmo|vp|head|lead|director|manager|engineer|founder|partner|editor|buyer|designer|analyst|scientist|officer|"
    r"consultant|recruiter|professor|curator|president|chair|owner|leiter(?:in)?|geschäftsführer(?:in)?|chef(?:in)?|developer|architect)\b",
    re.IGNORECASE,
)

_HAPPENING = (
    r"(?:conference|summit|meetup|meet-up|dinner|forum|fair|expo|congress|symposium|workshop|hackathon|gala|reception|retreat|"
    r"festival|days?|week|con|messe|kongress|tagung|konferenz|abend|party|breakfast|webinar|sprint|seminar)"
)
_EVENT = re.compile(
    rf"\b(?P<prep>at|during|after|from|auf|bei|beim|am|au|aux|à|en)\s+(?P<the>the\s+|der\s+|dem\s+|die\s+|la\s+|el\s+|l['’])?#?(?P<name>(?:{_PROPER}(?:\s+(?:of|for|&|and)\s+(?={_PROPER}))?\s*)+(?:(?:[a-z]+\s+)?{_HAPPENING}\b)?"
    rf"|(?:[a-z]+\s+){{0,2}}{_HAPPENING}\b)"
)
_NOT_EVENT = frozenset(
    "noon lunch dinner breakfast home work school first last once least the office night day week party".split()
)
_BEHIND = re.compile(
    r"\b(?:met|saw|spoke|talked|coffee|lunch|call|chat|ran into|bumped into|getroffen|traf|gesprochen|gesehen|"
    r"kennengelernt|telefoniert|kaffee|mittagessen|abendessen|rencontré|revu|déjeuner|conocí|hablé|comida|café)\b",
    re.IGNORECASE,
)
_DUE_BEFORE = frozenset(
    {
        "by",
        "before",
        "until",
        "till",
        "due",
        "bis",
        "vor",
        "no later than",
        "not later than",
        "after",
        "next",
        "within",
    }
)


def works_at(
    text: str, part: Span, known: Known, people: Sequence[CapturedPerson]
) -> tuple[Piece | None, Piece | None]:
    """(organisation, role) that a clause states of somebody."""
    words = text[part.start : part.end]
    for pattern in _WORKS:
        match = pattern.search(words)
        if match is None:
            continue
        org = _trimmed(match, "org", part, Sure.SURE)
        if org is None or _is_person(org, people) or _same_event(org.text, known):
            continue
        role = _trimmed(match, "role", part, Sure.SURE) if match.groupdict().get("role") else None
        moved = re.match(r"mov|wechsel", match.group()) is not None
        if moved and not role and not any(fold(org.text) == fold(o) for o in known.organisations):
            continue  # "moved to Hull" is a town as well as a firm
        if pattern is _WORKS[1] and role and not _JOBS.search(role.text):
            continue  # "is happy at Acme" names no job
        return org, role
    only = _ROLE_ONLY.match(words)
    return None, _trimmed(only, "role", part, Sure.LIKELY) if only else None


def beside(text: str, person: CapturedPerson) -> tuple[Piece | None, Piece | None]:
    """(organisation, role) right after a name: "Dana Kim (CTO, Northwind)", "Dana Kim of Northwind"."""
    match = _BESIDE.match(text, person.name.end)
    if match is None:
        return None, None
    if match["inside"] is None:
        return _trimmed(match, "org", Span(0, 0), Sure.SURE), None
    start = match.start("inside")
    pieces = re.split(r"(,\s*|\s+(?:at|bei|of)\s+)", match["inside"])
    spans, at = [], start
    for number, words in enumerate(pieces):
        if number % 2 == 0:
            spans.append(Piece(words, at, at + len(words)))
        at += len(words)
    jobs = [p for p in spans if _JOBS.search(p.text)]
    places = [p for p in spans if p not in jobs and p.text[:1].isupper()]
    return (places[-1] if places else None), (jobs[0] if jobs else None)


def event_in(
    text: str, parts: Sequence[Span], known: Known, people: Sequence[CapturedPerson]
) -> Piece | None:
    """The event of the note: one that is known, or what stands after "at" beside a word of meeting."""
    for part in parts:
        for match in _EVENT.finditer(text, part.start, part.end):
            piece = _event(match, text, part, known, people)
            if piece is not None:
                return piece
    return _known_event(text, known)


def _event(
    match: re.Match[str], text: str, part: Span, known: Known, people: Sequence[CapturedPerson]
) -> Piece | None:
    name = match["name"].strip()
    start, end = match.start("name"), match.start("name") + len(name)
    if re.match(r"['’]s\b", text[end:]) or name.endswith(("'s", "’s")) or fold(name) in _NOT_EVENT:
        return None
    if any(p.name.start < end and start < p.name.end for p in people):
        return None
    known_name = _same_event(name, known)
    if known_name:
        return Piece(known_name, start, end, Sure.SURE)
    if any(fold(name) == fold(o) for o in known.organisations) or re.match(r"\d", name):
        return None
    happening = re.search(rf"\b{_HAPPENING}$", name, re.IGNORECASE) is not None
    met = _BEHIND.search(text[part.start : match.start()] + " " + text[end : part.end]) is not None
    worked = any(p.organisation and p.organisation.start < end and start < p.organisation.end for p in people)
    if (
        worked
        or not (happening or met)
        or match["prep"] == "from"
        or (match["prep"] in ("after",) and not happening)
    ):
        return None
    if find_dates(name, dt.date(2000, 1, 1)) and not happening:
        return None
    return Piece(name, start, end, Sure.LIKELY)


def _same_event(name: str, known: Known) -> str:
    wanted = key(name)
    return next((e.name for e in known.events if key(e.name) == wanted), "") if wanted else ""


def _known_event(text: str, known: Known) -> Piece | None:
    """A known event's name anywhere in the text, in whatever case, as long as it has two words or stands after "at"."""
    for event in sorted(known.events, key=lambda e: -len(e.name)):
        bare = re.sub(r"\s*\b(?:19|20)\d\d\b", "", event.name.partition(",")[0]).strip()
        lead = (
            ""
            if " " in bare
            else r"(?:(?<=\bat )|(?<=\bauf )|(?<=\bder )|(?<=\bbei )|(?<=\bau )|(?<=\bla ))(?:the )?"
        )
        found = (
            re.search(rf"{lead}(?<!\w){re.escape(bare)}(?!\w|['’]s)", text, re.IGNORECASE)
            if len(bare) > 3
            else None
        )
        if found:
            return Piece(event.name, found.start(), found.end(), Sure.SURE)
    return None


def day_of(text: str, parts: Sequence[Span], today: dt.date) -> Piece | None:
    """Where the text names the day on which it was: a single day that is not ahead, in a clause about meeting or
    at the very start; "by Friday" and "closes in May" are none."""
    for number, part in enumerate(parts):
        words = text[part.start : part.end]
        if not (_BEHIND.search(words) or number == 0):
            continue
        for mention in find_dates(words, today, "past"):
            beside = words[: mention.start].partition(",")[2].strip()
            if beside and beside.casefold() != mention.relation:
                continue  # "met Ines, moving on 3 December"
            ahead = mention.relation in _DUE_BEFORE or mention.first > today
            if mention.exact and not ahead and (today - mention.first).days <= 3660:
                return Piece(
                    mention.first.isoformat(), part.start + mention.start, part.start + mention.end,
                    Sure.SURE if mention.first != today else Sure.LIKELY,
                )  # fmt: skip
    return None


_MET = re.compile(
    r"\b(?:met|saw|seen|spoken?|spoke|talked|visited|rang|phoned|called|ran into|bumped into|sat|caught up|chatted|had|was|traf|"
    r"getroffen|gesprochen|gesehen|kennengelernt|telefoniert|besucht|hatte|rencontré|vu|conocí|vi|hablé)\b",
    re.IGNORECASE,
)


def day_ahead(clause: str, today: dt.date) -> dt.date | None:
    """The day of a meeting that a clause plans: "lunch with Ana next Tuesday", not "met Ana, moving in May"."""
    if _MET.search(clause):
        return None
    found = (m for m in find_dates(clause, today, "past") if m.first > today)
    return next((m.first for m in found if m.relation not in _DUE_BEFORE - {"next"}), None)


def _is_person(piece: Piece, people: Sequence[CapturedPerson]) -> bool:
    return any(p.name.start < piece.end and piece.start < p.name.end for p in people)


_TAIL = re.compile(r"(?:\s+(?:and|of|since|in|now|as|who|which|but|und))+$|[.,;:]+$")


def _trimmed(match: re.Match[str], group: str, part: Span, sure: Sure) -> Piece | None:
    words = match.group(group)
    if not words:
        return None
    start = part.start + match.start(group)
    bare = words.rstrip()
    while (cut := _TAIL.sub("", bare)) != bare:
        bare = cut
    return Piece(bare, start, start + len(bare), sure) if bare else None
