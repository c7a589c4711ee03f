"""Which meeting a letter follows: the event or note that the user's words mean, and how to speak of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.checks.echoes import Echoes, closed_title
from coach.event_names import key
from coach.evidence import MET
from coach.follow_up.meeting_told import Told, told_of
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import EventView
from coach.text import content_words, fold, plain

_TALK = re.compile(
    r"^(?P<kind>(?:(?:video|phone|zoom|mentoring|planning|paper|first|second|follow-up|kick-off|introductory|quick|long|working|technical)\s+)*"
    r"(?:call|coffee|lunch|dinner|breakfast|walk|meeting|chat|talk|drinks?|conversation|catch-up|interview|tea|supper|one-to-one))\b",
    re.IGNORECASE,
)
_TALK_AT_END = re.compile(
    r"\b(?P<kind>(?:(?:video|phone|technical|planning|mentoring) )?(?:call|coffee|lunch|dinner|breakfast|walk|meeting|chat|drinks))$",
    re.IGNORECASE,
)
_GERMAN_TALK = re.compile(
    r"(?P<kind>(?:(?:kurzes|langes|erstes|zweites) )?(?:telefonat|telefongespräch|anruf|videogespräch|videocall|gespräch|kaffee|mittagessen|abendessen|frühstück|"
    r"spaziergang|treffen|besprechung|besuch(?!\s+mit\b)))\s+(?:mit|bei|in)\b",
    re.IGNORECASE,
)
_IN_ENGLISH = (
    ("video", "video call"), ("telefon", "call"), ("anruf", "call"), ("kaffee", "coffee"), ("mittagessen", "lunch"), ("abendessen", "dinner"),
    ("fruhstuck", "breakfast"), ("spaziergang", "walk"), ("besuch", "visit"), ("treffen", "meeting"), ("besprechung", "meeting"), ("", "conversation"),
)  # fmt: skip
"""A German title's kind of talk; a letter in either language says it in its own words. "Besuch" leaves open who visited
whom, and stands with "bei" or "in" for the user's."""
_VISIT = re.compile(r"^(?:site )?visit(?:\s+to|,|\s+at|\s+in)?\s+(?P<place>.+)$", re.IGNORECASE)
_GATHERING = re.compile(
    r"\b(?:summit|workshop|conference|roundtable|round table|forum|fair|congress|festival|meetup|symposium|expo|exhibition|day|days|week|weekend|"
    r"school|retreat|awards|hackathon|meeting|seminar|convention|show|camp|gathering|assembly|colloquium|panel|salon|dinner|reception|breakfast|"
    r"open house|night|social|biennale|gala|course|training|webinar|stammtisch|gipfel|empfang|\w{3,}treff(?:en|s)?|"
    r"\w*(?:tagung|messe|kongress|konferenz|seminar|forum|fest)|\w*(?:fach|branchen|praxis|haus|messe|hochschul)tage?)\b",
    re.IGNORECASE,
)
_ENCOUNTER = (
    r"\b(?i:met|met with|sat (?:next to|beside|opposite|with)|ran into|bumped into|(?:talked|spoke|chatted) (?:to|with)|"
    r"(?:call|coffee|lunch|dinner|breakfast|walk|meeting|chat|talk|drinks?|conversation|interview|tea|supper) with)"
)
SHORTLY = 120
"""Days within which what was sent still belongs to the meeting before."""
_DAY_PART = re.compile(r"day\b|part\b|\d", re.IGNORECASE)
_NO_PLACE = frozenset(
    {"video", "phone", "zoom", "teams", "online", "meet", "webex", "skype", "office", "remote"}
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meeting that a letter follows. `words` read after "at" ("the Forum in Leeds") or alone ("our call");
    `documents` are the notes and entries about it. `talked` says that the two talked there, as far as these tell."""

    words: str = ""
    day: date | None = None
    documents: tuple[int, ...] = ()
    talked: bool = True


def occasion_of(
    repository: Repository, person: str, asked: str, today: date, closed: Echoes | None = None
) -> Occasion:
    """The meeting with a person that the words name; without words, the last one. What is `closed` gives no words: a
    note closed as a whole counts only where it gives no more than "our call", and a title that gives away a closed
    sentence is left out."""
    found = _occasion(repository, person, asked, today, closed)
    before, at, place = found.words.rpartition(" in ")
    there = (
        {p for d in found.documents for p, _ in repository.participants().get(d, [])} | {person}
        if at
        else set()
    )
    names = (
        {w for p in repository.people(there) for n in p.names for w in fold(n).split()} if there else set()
    )
    # "Tile fair, Birte" was held with Birte, and in no town of that name.
    return replace(found, words=before) if at and set(fold(place).split()) <= names else found


def _occasion(
    repository: Repository, person: str, asked: str, today: date, closed: Echoes | None
) -> Occasion:
    closed = closed or Echoes(repository, today)
    hidden = _hidden(repository, closed)
    met = met_in(repository, person)
    notes = [
        (d, n)
        for d, n in repository.notes()
        if d.kind == "note"
        and (d.id not in hidden or note_words(plain(d.title)).startswith("our "))
        and (d.date is None or d.date <= today)
    ]
    mine = [(d, n) for d, n in notes if d.id in met]
    event = _event(repository.events(), asked, met, today) if asked else None
    if event:
        held = {i.citation.document for i in repository.interactions(today, person)}
        return _at_event(event, notes, mine, closed, hidden, talked=bool(held & set(event.documents)))
    told = _told(repository, person, mine)
    chosen = _note(mine, asked, told)
    if chosen is None:
        return Occasion()
    document, note = chosen
    if note.event and document.id not in hidden:
        events = repository.events()
        ahead = {key(e.name) for e in events if e.starts and e.starts > today}
        for view in events:
            if document.id in view.documents and key(view.name) not in ahead:  # a plan names what is to come
                return Occasion(event_words(view, _place_noted([chosen])), document.date, view.documents)
    how = told[document.id]
    words = "" if how.off else _title_words(document, closed) or _open_words(document, how.words, closed)
    return Occasion(words, document.date, (document.id,), talked=bool(words) or how.talked)


def _told(repository: Repository, person: str, mine: Sequence[tuple[t.Document, t.Note]]) -> dict[int, Told]:
    """What each of the notes tells of how the two met."""
    view = repository.person(person)
    names = view.names if view else ()
    said: dict[int, list[str]] = {d.id: [] for d, _ in mine}
    for s in repository.statements(documents=sorted(said)) if said else ():
        said[s.document].append(plain(s.text))
    others = {d for d, people in repository.participants().items() if sum(r == "with" for _, r in people) > 1}
    found = {}
    for document, note in mine:
        how = told_of(plain(document.title), note.tags, said[document.id], names)
        named = {w for n in names for w in fold(n).split()} & set(
            fold(" ".join((document.title, *said[document.id][:1]))).split()
        )
        found[document.id] = how if named or document.id not in others else replace(how, words="")
    return found


def met_in(repository: Repository, person: str) -> set[int]:
    """Notes that record a meeting with a person: those that list them, and of those that list nobody, those that
    tell of one ("Sat next to Ana"). A note that only speaks of a person tells of no meeting."""
    gatherings = {d.id for d, n in repository.notes() if n.event or is_gathering_name(d.title)}
    listing: dict[int, set[str]] = {}
    for document, people in repository.participants().items():
        roles = MET if document in gatherings else {"with"}  # "our coffee" was with one of them
        listing[document] = {p for p, role in people if role in roles}
    view = repository.person(person)
    forms = {f for name in (view.names if view else ()) for f in (name, name.split()[0]) if len(f) > 1}
    names = "|".join(re.escape(f) for f in sorted(forms)) or r"(?!x)x"
    told = {
        s.document
        for s in repository.statements(about=person, kinds=("note",))
        if re.search(rf"{_ENCOUNTER}\s+(?:{names})\b", plain(f"{s.title}. {s.text}"))
    }
    return {d for d, people in listing.items() if person in people} | {d for d in told if not listing.get(d)}


def _hidden(repository: Repository, closed: Echoes) -> set[int]:
    """Documents all of whose sentences are closed."""
    touched = {s.document for s in closed.all}
    found = repository.statements(documents=list(touched)) if touched else []
    return touched - {s.document for s in found if s.id not in closed.ids}


def _title_words(document: t.Document, closed: Echoes) -> str:
    """How a note's title reads in a letter. "Our call" gives nothing away; a place or a matter may."""
    return _open_words(document, note_words(plain(document.title)), closed)


def _open_words(document: t.Document, words: str, closed: Echoes) -> str:
    """The words for a meeting where they give nothing away that is closed."""
    safe = words.startswith("our ") or words == "your visit"
    return "" if words and not safe and closed.gives_away(document.id, words) else words


def _at_event(
    event: EventView, notes: list[tuple[t.Document, t.Note]], mine: list[tuple[t.Document, t.Note]],
    closed: Echoes, hidden: set[int], *, talked: bool,
) -> Occasion:  # fmt: skip
    """The occasion that an event is, with the notes about the person from its days. `talked` says that the calendar
    has the two together there."""
    last = event.ends or event.starts
    same = [
        (d, n)
        for d, n in mine
        if d.id in event.documents or (d.date and event.starts and last and event.starts <= d.date <= last)
    ]
    documents = tuple(dict.fromkeys((*event.documents, *(d.id for d, _ in same))))
    gathering = _is_gathering(event, notes)
    if gathering and not same and not talked:  # nothing tells that the two talked there
        return Occasion(documents=documents)
    if closed_title(event.name) or (event.documents and set(event.documents) <= hidden | closed.entries):
        words = ""
    elif gathering:
        words = event_words(event, _place_noted(same))
    else:
        words = _talk_words(event, [d for d, _ in same], closed)
    return Occasion(words, max((d.date for d, _ in same if d.date), default=last), documents)


def is_gathering_name(title: str) -> bool:
    """Whether a title names an event of its own ("Paper Fair, day one"), and not a call or a visit."""
    name = title.split(",", maxsplit=1)[0]
    found = _GATHERING.search(name)
    common = found and re.search(
        r"\b(?i:the|an?|my|our|their|der|die|das|den|eine?|meine?|unsere?)\s+$", name[: found.start()]
    )  # "Ewa and the panel"
    named = found and not common and len(name.split()) > 1 and name[:1].isupper()
    return bool(named) and not (_TALK.match(name) or _TALK_AT_END.search(name) or _VISIT.match(name))


def _is_gathering(event: EventView, notes: list[tuple[t.Document, t.Note]]) -> bool:
    """Whether an event is one of its own, and not a call or visit in the calendar."""
    name = event.name.split(",", maxsplit=1)[0]
    if _TALK.match(name) or _TALK_AT_END.search(name) or _VISIT.match(name):
        return False
    return bool(_GATHERING.search(name)) or any(n.event for d, n in notes if d.id in event.documents)


def _talk_words(event: EventView, notes: list[t.Document], closed: Echoes) -> str:
    named = next((words for d in notes if (words := _title_words(d, closed))), "")
    told = any(closed.gives_away(d, event.name) for d in event.documents)
    return named or ("" if told else note_words(event.name))


def _event(events: list[EventView], asked: str, met: set[int], today: date) -> EventView | None:
    """The event meant: same name, or all of the asked words in it; one where the two met comes first."""
    wanted = set(key(asked))
    fitting = [
        e for e in events
        if wanted and (wanted == set(key(e.name)) or (len(wanted) > 1 and (wanted <= set(key(e.name)) or set(key(e.name)) <= wanted)))
        and (e.starts is None or e.starts <= today)
    ]  # fmt: skip
    if not fitting:
        return None
    return max(fitting, key=lambda e: (bool(met & set(e.documents)), e.starts or date.min))


def _note(
    mine: list[tuple[t.Document, t.Note]], asked: str, told: Mapping[int, Told]
) -> tuple[t.Document, t.Note] | None:
    """The note with this person whose title says most of the asked words, else the newest that tells of a meeting; what was
    sent or came is one only where no meeting came shortly before."""
    if not mine:
        return None
    wanted = set(content_words(asked))

    def fits(entry: tuple[t.Document, t.Note]) -> int:
        document, note = entry
        return len(
            wanted & set(content_words(" ".join([document.title, note.event, note.location, *note.tags])))
        )

    def is_record(entry: tuple[t.Document, t.Note]) -> bool:
        document, note = entry
        how = told[document.id]
        return how.off or (how.record and not (note.event or note_words(plain(document.title))))

    newest_first = sorted(mine, key=lambda e: e[0].date or date.min, reverse=True)
    best = max(newest_first, key=fits)
    if fits(best) or not is_record(best):
        return best
    before = next((e for e in newest_first if not is_record(e)), None)
    close = before and before[0].date and best[0].date and (best[0].date - before[0].date).days <= SHORTLY
    return before if before and close else best


def _place_noted(notes: list[tuple[t.Document, t.Note]]) -> str:
    """The town that notes about an event name: in their front matter, or at the end of their title."""
    for document, note in notes:
        tail = document.title.rpartition(",")[2].strip() if "," in document.title else ""
        for place in (note.location, tail):
            if place[:1].isupper() and len(place.split()) <= 2 and not _DAY_PART.match(place):
                return place
    return ""


_VENUE = re.compile(
    r"\b(?:house|hall|hotel|centre|center|room|rooms|building|theatre|theater|street|road|square|floor|museum|university|college|library|campus|"
    r"church|school|arena|pavilion|castle|inn|club|office|offices|gallery|works|mill|quarter|messe\w*|\w+hallen?|kongress\w*|\w*zentrum|schloss|"
    r"fiera|feria|feira|palais|palazzo|palacio|parc|stadium)\b|\d|^the\b",
    re.IGNORECASE,
)


def _town(location: str) -> str:
    """The town in a location ("The Old Mill, Leeds" → "Leeds"), nothing where only a venue is named."""
    return next(
        (part.strip() for part in location.split(",") if part.strip() and not _VENUE.search(part)), ""
    )


_HAS_ARTICLE = re.compile(r"(?:the|a|an|my|our)\b|\w+['’]s\b|\w+s['’] ", re.IGNORECASE)
"""How a name begins that takes no article: "The Forum", "Lily's Fair"."""


def event_words(event: EventView, noted: str = "") -> str:
    """ "the Forum in Leeds" for an event; `noted` is the place where the event itself has none."""
    name = re.sub(r",?\s*\b(?:19|20)\d\d\b", "", event.name.split(",", maxsplit=1)[0]).strip()
    tail = event.name.rpartition(",")[2].strip()
    place = _town(event.location) or (tail if tail != event.name and not _DAY_PART.match(tail) else noted)
    article = "the " if _GATHERING.search(name) and not _HAS_ARTICLE.match(name) else ""
    said = set(content_words(name)) & set(content_words(place)) or place.casefold() in name.casefold()
    known = (
        place[:1].isupper() and not said and place.casefold() not in _NO_PLACE and not re.search(r"\d", place)
    )
    return f"{article}{name} in {place}" if known else f"{article}{name}"


def note_words(title: str) -> str:
    """How a note's title reads in a letter: "our call", "my visit to Aldbury"; nothing where it names no meeting."""
    visit = _VISIT.match(title)
    if visit:
        return f"my visit to {visit['place'].split(',')[0].strip()}"
    if is_gathering_name(title):
        return event_words(EventView(0, title, None, None, "", ()))
    if german := _GERMAN_TALK.match(title):
        kind = fold(german["kind"]).removesuffix("s")
        said = next(said for begun, said in _IN_ENGLISH if begun in kind)
        return "my visit" if said == "visit" else f"our {said}"
    match = _TALK.match(title) or _TALK_AT_END.search(title.split(",", maxsplit=1)[0])
    if not match:
        return ""
    kind = match["kind"].casefold()
    return f"our {'conversation' if kind in ('talk', 'chat', 'quick chat', 'one-to-one') else kind}"
