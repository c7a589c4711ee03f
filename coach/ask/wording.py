"""The coach's own words around an answer: who is meant, what was not found, and what to ask next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.ask.answer import Answer
from coach.ask.german import is_german
from coach.ask.plan import Expect, Kind, Plan
from coach.ask.queries.confided import for_whom
from coach.ask.queries.found import Line, listed
from coach.ask.queries.people import described
from coach.ask.retrieve import Evidence, named_before
from coach.ask.snapshot import Snapshot
from coach.ask.time_in_words import long_date
from coach.ask.vocabulary import LIGHT
from coach.evidence import Citation
from coach.text import fold

SEARCHED = "your notes, contacts, messages and calendar"


def who(plan: Plan) -> str:
    """The people named, in the user's words."""
    return listed(list(dict.fromkeys(m.surface for m in plan.people)))


def not_found(plan: Plan, near: bool, *, otherwise: bool = False, asked: bool = False) -> str:
    """That nothing on record answers, what was searched, and whether something near is shown; `otherwise` where what is
    near has the words of the question in another sense, `asked` where it asks the same."""
    if asked and near:
        return "This was asked before, and no answer to it is on record."
    if otherwise and near:
        return "Nobody on record fits that. What comes nearest says something else."
    person = who(plan)
    if not plan.topic and not person and plan.attribute is None:
        return "I cannot tell what you are asking. Put it in a whole sentence."
    of_them = plan.attribute is not None and (plan.people or plan.attribute.thing)
    thing = plan.attribute.name if plan.attribute is not None and of_them else _thing_sought(plan)
    if thing:
        text = f"I find nothing on “{thing}”{f' for {person}' if person else ''} in {SEARCHED}."
    else:
        text = f"I find no answer to that{f' about {person}' if person else ''} in {SEARCHED}."
    return text + (" These are the nearest things on record." if near else "")


_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|know of|think of|thinks of|hear of|heard of) (?P<thing>[^,;:?.!]+)|\b(?:über|zum|zur) (?:den |die |das |dem |der )?(?P<german>[A-ZÄÖÜ][\w-]+)"
    r"|^what (?:is|are|was|were) (?P<named>(?:the|my|our) [^,;:?.!]+)|^(?:was|wie|wo|wann) (?:ist|sind|war|waren) (?:der|die|das|mein\w*|unser\w*) (?P<noun>[A-ZÄÖÜ][\w-]+)\W*$",
    re.IGNORECASE,
)
_NO_NOUNS = re.compile(
    r"\b(?:i|me|we|us|you|he|him|she|her|it|they|them|this|that|these|those|who|what|which|when|where|why|how|whether|if|because|and|or|but|not|is|are|was|were|be|been|do|does|did|has|have|had|will|would|"
    r"can|could|should|must|may|might|to|yet|about|there|here|so|then|than)\b|['’]s\b",
    re.IGNORECASE,
)
"""Words of clauses, which make more of a stretch than the name of a thing."""
_MOST_WORDS = 6


def _thing_sought(plan: Plan) -> str:
    """What was looked for, where the question names it as a thing; empty where it is put in a clause."""
    if plan.kind is Kind.DONE:
        return plan.asked
    found = _ABOUT.search(plan.question.rstrip(" ?.!"))
    thing = next((g.strip() for g in found.groups() if g), "") if found else ""
    if (
        not thing
        and not is_german(plan.question)
        and re.fullmatch(r"[^\W\d_][\w-]*(?: [\w-]+){0,3}\W*", plan.question)
    ):
        thing = plan.question.strip(" ?.!")  # a few words and no sentence: "harbour insurance"
    few = 0 < len(thing.split()) <= _MOST_WORDS and not _NO_NOUNS.search(thing)
    return thing if few and not any(m.surface in thing for m in plan.people) else ""


def left_open(plan: Plan, snapshot: Snapshot, answer: Answer) -> str:
    """Which words of the question were not used, and who else a name of it may mean."""
    said = []
    if plan.unused:
        said.append(f"I did not use {listed([f'“{u}”' for u in plan.unused])} from your question.")
    told = {row.person for row in answer.rows}
    shown_text = "\n".join([answer.text, *(row.value for row in answer.rows)])
    for mention in plan.people:
        told |= set(mention.people) if len(mention.people) == 1 and not answer.abstained else set()
        if mention in plan.hearers or plan.kind is Kind.IS_ATTENDING:
            continue  # looked up for everybody of the name
        fitting = [p for p in (*mention.people, *mention.others) if p in snapshot.people]
        missing = [p for p in fitting if p not in told and snapshot.label(p) not in shown_text]
        if len(fitting) < 2 or not missing:
            continue
        names = [_told_apart(snapshot, p) for p in missing]
        shown = listed(names) if len(names) <= MOST_OTHERS else f"{len(names)} others in your contacts"
        fits = "fits" if len(missing) == len(fitting) else "may also mean"
        said.append(f"{mention.surface} {fits} {shown}.")
    return " ".join(said)


def _told_apart(snapshot: Snapshot, person: str) -> str:
    """A name with what tells it from another."""
    label, organisation = snapshot.label(person), snapshot.people[person].organisation
    return label if "(" in label or not organisation else f"{label} ({organisation})"


MOST_OTHERS = 4
"""More people of one name are counted, not named."""


def subject_of(plan: Plan, snapshot: Snapshot, evidence: Evidence) -> str:
    """Whom the best evidence is about, of those the question names; the only one it speaks of, if it names none."""
    told = evidence.ranked[0].statement if evidence.ranked else None
    of_it = list(dict.fromkeys([*told.subjects, *told.mentions])) if told else []
    ids = [p for p in of_it if p in plan.person_ids] or list(plan.person_ids)
    if not ids and len(of_it) == 1:
        ids = of_it
    return snapshot.label(ids[0]) if ids and ids[0] in snapshot.people else ""


def lead(plan: Plan, snapshot: Snapshot, evidence: Evidence) -> Line | None:
    """Whom the best sentence is about, with their work, where the question names nobody and asks who, or where the
    sentence says only "she"; for "which Ann" always."""
    if not evidence.ranked:
        return None
    told = evidence.ranked[0].statement
    nameless = named_before(snapshot, told) is not None
    asked = plan.kind is Kind.WHICH_OF or (not plan.people and (nameless or plan.expect is Expect.WHO))
    person = told.subjects[0] if told.subjects else ""
    if not asked or person not in snapshot.people or (plan.people and person not in plan.person_ids):
        return None
    view = snapshot.people[person]
    if _speaks_of_another(plan, told.text) or _only_the_source(view.names, told.text):
        return None
    if plan.kind is Kind.INTRODUCE and not _introduces(view.names, told.text):
        return None
    held = next(
        (c for c in view.contacts if c.organisation == view.organisation and c.title == view.title), None
    )
    if held is None or not (view.organisation or view.title):
        return Line(f"{snapshot.label(person)}.", person)
    return Line(f"{described(view, snapshot.label(person))}.", person, (held.citation,))


_WHO_IS = re.compile(
    r"^(?:who|wer) (?:is|was|are|ist|war|sind) (?:the|an?|my|our|der|die|das|eine?)\b", re.IGNORECASE
)
_BESIDE_IT = r"\b(?:to|with|from|of|for|about|by|meet|met|know|knows|zu|zur|zum|mit|von|vom|für|bei)\s+(?:(?:the|a|an|his|her|their|its|der|dem|die|den|einem|einer)\s+)?(?:\w+\s+)?"


def _speaks_of_another(plan: Plan, text: str) -> bool:
    """Whether a sentence only has the one asked about beside its subject: who "introduces me to the buyer" is not the buyer."""
    if not _WHO_IS.match(plan.question):
        return False
    wanted = [w for w in plan.focus if w not in LIGHT]
    return any(re.search(rf"{_BESIDE_IT}{re.escape(w)}\b", fold(text)) for w in wanted[:1])


def _only_the_source(names: Sequence[str], text: str) -> bool:
    """Whether somebody is named only as who told of another: "heard from Nuria that Gareth may leave"."""
    called = "|".join(re.escape(w) for n in names for w in (n, n.split()[0]))
    heard = rf"\b(?:from|by|via|through|von|durch) (?:{called})\b[^.;]{{0,20}}\b(?:that|dass)\b"
    # "Tom says that Dora Pell is looking for a job", and not "Tom says that he is".
    said = (
        rf"\b(?:{called})\b(?: also| hat)? (?:says?|said|told (?:me|us)|thinks?|mentioned|mentions|wrote|writes|sagte?|erzählte?|meinte?|schrieb)\b"
        r"[^.;]{0,20}\b(?:that|dass) (?![Hh]e\b|[Ss]he\b|[Tt]hey\b|[Ii]t\b|I\b|[Ee]r\b|[Ss]ie\b)[A-ZÀ-Þ]\w+"
    )
    return re.search(heard, text) is not None or re.search(said, text) is not None


def _introduces(names: Sequence[str], text: str) -> bool:
    """Whether somebody is named before the introduction that a sentence tells of: who comes after it was introduced."""
    called = "|".join(re.escape(w) for n in names for w in (n, n.split()[0]))
    found = re.search(r"\bintroduc\w*|\bvorgestellt\b|\bin touch\b", text, re.IGNORECASE)
    return found is None or re.search(rf"\b(?:{called})\b", text[: found.start()]) is not None


def caution(snapshot: Snapshot, evidence: Evidence) -> str:
    """What to mind when the best sentence is not everybody's."""
    if not evidence.ranked:
        return ""
    limit = evidence.ranked[0].statement.restriction
    if limit is None or not limit.holds(snapshot.today):
        return ""
    return f"This is {for_whom(limit)}."


def teller(snapshot: Snapshot, citation: Citation) -> str:
    """Who says a quote, where it is not the user's own note: "The programme says", "Ann Lee wrote on 3 May 2026"."""
    row = snapshot.documents.get(citation.document or 0)
    if row is None:
        return ""
    if row.kind == "programme":
        return "The programme says"
    message = snapshot.message_of.get(row.id)
    if message is None:
        return ""
    day = f" on {long_date(citation.date)}" if citation.date else ""
    if message.sender_is_user:
        to = listed([snapshot.label(p) for p in message.recipients if p in snapshot.people][:2])
        return f"You wrote{f' to {to}' if to else ''}{day}"
    return f"{snapshot.label(message.sender)} wrote{day}" if message.sender in snapshot.people else ""


def heading(snapshot: Snapshot, citation: Citation) -> str:
    """What stands over a quote: who says it, and the title of its note or chapter."""
    if citation.handbook:
        return citation.source.rsplit("/", 1)[-1].removesuffix(".md").replace("-", " ").title()
    row = snapshot.documents.get(citation.document or 0)
    return ". ".join(x for x in (teller(snapshot, citation), row.title if row else "") if x)


def next_steps(plan: Plan, snapshot: Snapshot, people: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three things to say next, as the user would say them."""
    known = [snapshot.people[p].name for p in people if p in snapshot.people]
    event = snapshot.events[plan.event_ids[0]].name if plan.event_ids else ""
    if plan.kind in (Kind.ATTENDING, Kind.IS_ATTENDING, Kind.EVENT_WHEN) and event:
        return (f"Which attendees of {event} do I know?", f"Who is speaking at {event}?")
    if plan.kind in (Kind.LAST_CONTACT, Kind.FIRST_MET, Kind.FIELD, Kind.ALIAS, Kind.EVENTS_WITH) and known:
        return (f"What did I last talk about with {known[0]}?", f"What did I promise {known[0]}?")
    if plan.kind in (Kind.ABOUT, Kind.LAST_TALK) and known:
        return (f"What did I promise {known[0]}?", f"When did I last speak with {known[0]}?")
    if plan.kind in (Kind.WHO_AT, Kind.WHO_IS, Kind.WHO_MET, Kind.WHO_SINCE, Kind.MY_PROMISES, Kind.TURN):
        return tuple(f"What do I know about {name}?" for name in known[:2])
    return ()
