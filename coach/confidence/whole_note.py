"""What front matter, tags and a title say about all of a note, and a sentence's own limit under it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.confidence.markers import matches
from coach.confidence.until import until_in
from coach.confidence.words import (
    AUDIENCES,
    FRONT_KEYS,
    TAGS,
    TIMED_TAGS,
    TITLE,
    TRUE,
)
from coach.evidence import Audience, Restriction
from coach.text import fold


def _is_diary(tags: Sequence[str], title: str) -> bool:
    names = {fold(tag).replace(" ", "-") for tag in tags}
    return bool(names & {"private", "journal", "diary"}) or bool(_DIARY.match(title))


_DIARY = re.compile(
    r"(?:private|personal|my|privates|mein) (?:journal|diary|tagebuch)\b|(?:journal|diary|tagebuch)$",
    re.IGNORECASE,
)
"""Titles of notes to oneself; "Journal October 2026" may be a log of work."""


def limit_of_note(
    parts: Sequence[str],
    tags: Sequence[str],
    title: str,
    audience: str,
    embargo: dt.date | None,
    note_date: dt.date | None,
    front_matter: Mapping[str, str],
    teller: str,
) -> Restriction | None:
    """What front matter and title say about all of a note, and that `teller` told it unless it is a diary."""
    names, audience = _stated(tags, audience, front_matter)
    until = embargo
    if until is None and TIMED_TAGS & set(names):
        until = next((d for d in (until_in(p, note_date, None) for p in parts) if d), None)
    whole = _limit(names, stated_audience(audience), title, embargo, until)
    if whole is None or whole.audience not in (Audience.ME, Audience.EMPLOYER) or _is_diary(tags, title):
        return whole
    return replace(whole, told_by=teller)


def _stated(tags: Sequence[str], audience: str, front_matter: Mapping[str, str]) -> tuple[list[str], str]:
    """Tags, with the keys of front matter that say the same, and the audience, by whatever key it is named."""
    names = [fold(tag).strip("#").replace(" ", "-").replace("_", "-") for tag in tags]
    for key, value in front_matter.items():
        if fold(key) in TAGS and fold(value) in TRUE:
            names.append(fold(key))
        elif fold(key) in FRONT_KEYS and not audience:
            said = fold(value).replace(" ", "-")
            audience = value if said in AUDIENCES else ""
            names += [said] if said in TAGS else []
    return names, audience


def _limit(
    names: Sequence[str],
    stated: Restriction | None,
    title: str,
    embargo: dt.date | None,
    until: dt.date | None,
) -> Restriction | None:
    """The limit that the first of these sets: the audience, a tag, the title, an embargo alone."""
    opens = stated is not None and stated.audience in (Audience.PUBLIC, Audience.OPEN)
    if stated is not None and opens and embargo is None:
        return stated
    if stated is not None and not opens:
        return replace(stated, until=until)
    closing = [(tag, TAGS[tag]) for tag in names if tag in TAGS and TAGS[tag] is not Audience.PUBLIC]
    if closing:
        # "internal, confidential" is confidential to the house.
        house = any(a is Audience.EMPLOYER for _, a in closing)
        return Restriction(Audience.EMPLOYER if house else Audience.ME, until=until, marker=closing[0][0])
    match = TITLE.search(title)
    if match:
        return Restriction(Audience.ME, until=until, marker=match.group())
    if embargo is not None:
        return Restriction(Audience.ME, until=embargo, marker=f"embargo: {embargo.isoformat()}")
    if "public" in names or "published" in names:
        return Restriction(Audience.PUBLIC, marker="public")
    return None


def stated_audience(audience: str) -> Restriction | None:
    """An audience as people write it: me, employer, public, open, or names; None for nothing."""
    words = audience.strip().strip("[]")
    if not words:
        return None
    known = AUDIENCES.get(fold(words).replace(" ", "-"))
    if known is not None:
        return Restriction(known, marker=f"audience: {words}")
    names = tuple(n.strip(" '\"") for n in re.split(r"[,;]|\band\b|&", words) if n.strip(" '\""))
    return Restriction(Audience.NAMED, names=names, marker=f"audience: {words}")


def with_whole(own: Restriction | None, whole: Restriction | None) -> Restriction | None:
    """A sentence's own restriction under that of its note."""
    if whole is None or own is None:
        return own or whole
    if whole.audience in (Audience.PUBLIC, Audience.OPEN):
        return own
    timed = any(marked.timed for marked in matches(own.marker)) or own.audience is Audience.EMPLOYER
    until = own.until or (whole.until if timed else None)
    audience = own.audience
    if whole.audience is Audience.NAMED:
        return replace(own, audience=Audience.NAMED, names=whole.names, until=until)
    if own.audience is Audience.ME and timed and whole.audience is Audience.EMPLOYER:
        audience = Audience.EMPLOYER
    elif whole.audience is Audience.ME:
        audience = Audience.ME
    return replace(own, audience=audience, until=until, told_by=own.told_by or whole.told_by)
