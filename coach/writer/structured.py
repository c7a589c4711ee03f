"""The forms in which a model gives back e-mails, cards and findings, and how they are read from plain text."""

from __future__ import annotations

import json
import re
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from coach.text import sentences

CATEGORIES: dict[str, tuple[str, str]] = {
    "personal_data": ("oversharing", "contact details or identifiers, of the author or of others"),
    "secret": ("oversharing", "passwords, keys, credentials"),
    "private_life": (
        "oversharing",
        "health, family, money or feelings that do not belong before this audience",
    ),
    "third_party": ("oversharing", "another person's private matter, or something told in confidence"),
    "confidential": ("oversharing", "an employer's or client's figures, plans or names"),
    "embargoed": ("oversharing", "something that is not public yet"),
    "politics": ("controversial", "partisan politics"),
    "religion": ("controversial", "attacks on or pressing of a religion"),
    "identity_group": ("controversial", "generalising about a group of people"),
    "offensive": ("controversial", "insults, slurs, profanity"),
    "hostile": ("conduct", "an attack on a person or company"),
    "favour_seeking": ("conduct", "pressing for undue influence in a hiring or selection"),
    "boastful": ("conduct", "boasting"),
    "inauthentic": ("conduct", "generic flattery or an empty template"),
}
LONGEST_QUOTE = 160  # characters of a passage that a small model names


class _Reply(BaseModel):
    """Every field is required: strict servers refuse schemas with defaults."""

    model_config = ConfigDict(extra="ignore")


class CitedLine(_Reply):
    """A sentence and the numbers of the evidence it rests on."""

    text: str = Field(description="One sentence.")
    evidence: list[int] = Field(description="Numbers of the evidence it rests on.")


class EmailReply(_Reply):
    """An e-mail."""

    subject: str = Field(description="The subject, at most eight words.")
    body: str = Field(description="The whole e-mail, from the greeting to the name at the end.")
    facts: list[CitedLine] = Field(
        description="Sentences of the body that state something from the evidence."
    )
    promise: str = Field(description="The sentence of the body that keeps the promise, or empty.")
    ask: str = Field(description="The sentence of the body that asks for something, or empty.")


class CardReply(_Reply):
    """A card about one attendee."""

    why: str = Field(description="One sentence: why to talk to this person.")
    openings: list[CitedLine] = Field(description="At most two things to say.")
    questions: list[CitedLine] = Field(default=[], description="At most three questions worth asking.")


class FindingReply(_Reply):
    """One passage that should be changed."""

    quote: str = Field(description="The passage, character for character.")
    category: str
    severity: Literal["low", "medium", "high"]
    reason: str = Field(description="Why, in one plain sentence.")
    generalise: str = Field(description="A replacement without the problem.")


class JudgedReply(_Reply):
    """What there is to say of a passage that was found already."""

    number: int = Field(description="Its number in the list.")
    severity: Literal["low", "medium", "high"]
    why: str = Field(description="Why you see it so, in one plain sentence.")


class ReviewReply(_Reply):
    """All findings, and views of those known; empty lists where there is nothing to say."""

    findings: list[FindingReply]
    judged: list[JudgedReply] = Field(description="Only known passages on which you have something to say.")

    @model_validator(mode="before")
    @classmethod
    def _nothing_judged(cls, value: Any) -> Any:
        """A server without a strict grammar may leave the second list out."""
        return {"judged": [], **value} if isinstance(value, dict) else value


class RewriteReply(_Reply):
    """A text written anew."""

    text: str = Field(description="The whole text.")


class OneFinding(_Reply):
    """The one passage that a small model may name."""

    category: str = Field(json_schema_extra={"enum": ["none", *CATEGORIES]})
    quote: str = Field(max_length=LONGEST_QUOTE, description="The passage, character for character.")


class PersonReply(_Reply):
    """Somebody in a hurried note."""

    name: str
    organisation: str
    role: str


class PromiseReply(_Reply):
    """A promise in a hurried note; `by` and `to` are names or "user"."""

    by: str
    to: str
    what: str
    due: str


class CaptureReply(_Reply):
    """A hurried note, every value copied from it."""

    people: list[PersonReply]
    event: str
    promises: list[PromiseReply]
    confidential: list[str] = Field(description="Passages that must not be passed on, word for word.")


CONDITION_KINDS = (
    "at", "now_at", "formerly_at", "in", "fits", "says", "met", "i_wrote", "they_wrote", "in_touch", "i_owe_reply",
    "they_owe_reply", "known", "connected", "attending", "speaking", "i_promised", "they_promised", "works_with",
    "at_event_with", "introduced_by",
)  # fmt: skip


class ConditionReply(_Reply):
    """One condition on people; `words`, `name` and `time` are copied from the question."""

    words: str = Field(description="The words of the question that say it.")
    kind: str = Field(json_schema_extra={"enum": list(CONDITION_KINDS)})
    name: str
    time: str
    negated: bool
    of_colleague: bool


class PlanReply(_Reply):
    """What a question asks of which people."""

    asked: str = Field(
        json_schema_extra={
            "enum": ["people", "count", "e-mail", "phone", "promises", "their promises", "none"]
        }
    )
    conditions: list[ConditionReply]


class FollowUpReply(_Reply):
    """A follow-up question in full."""

    question: str = Field(description="One question, complete by itself.")


Reply = TypeVar(
    "Reply",
    EmailReply,
    CardReply,
    ReviewReply,
    RewriteReply,
    OneFinding,
    CaptureReply,
    PlanReply,
    FollowUpReply,
)


def example(form: type[BaseModel]) -> str:
    """The JSON schema in words, for servers that know no structured answers."""
    return json.dumps(form.model_json_schema(), ensure_ascii=False)


def parse_plain(form: type[Reply], text: str, *, prose: bool = True) -> Reply | None:
    """A reply from plain text: JSON somewhere in it, or with `prose` the form in which a person would write it.
    None where neither is there."""
    for found in _objects(text):
        try:
            return form.model_validate(found)
        except ValidationError:
            continue
    if not prose or re.match(r"\s*(?:```\w*\s*)?[\[{]", text):
        return None  # broken JSON is not prose
    return _from_prose(form, text)


def _objects(text: str) -> list[Any]:
    decoder = json.JSONDecoder()
    found: list[Any] = []
    position = text.find("{")
    while position >= 0 and len(found) < 20:
        try:
            value, end = decoder.raw_decode(text, position)
        except ValueError:
            end = position + 1
        else:
            found.append(value)
        position = text.find("{", end)
    return found


_SUBJECT = re.compile(r"^\W*Subject\W*:\s*\**\s*(.+?)\**\s*$", re.IGNORECASE | re.MULTILINE)
_GREETING = re.compile(r"^\W*(?:hi|hello|dear)\b.*$", re.IGNORECASE | re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(.+)$", re.MULTILINE)
_NUMBERS = re.compile(r"\s?\[(\d{1,3})\]")
_NOTHING = re.compile(r"\W*(?:no|none|nothing)\b", re.IGNORECASE)
_FOUND = re.compile(
    rf"^\W*({'|'.join(c.replace('_', '[_ ]') for c in CATEGORIES)})\W*:\s*(\S.*?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def _from_prose(form: type[Reply], text: str) -> Reply | None:
    if form is EmailReply:
        return _email(form, text)
    if form is CardReply:
        return _card(form, text)
    if form is RewriteReply:
        return form.model_validate({"text": text.strip("` \n")}) if text.strip("` \n") else None
    if form is CaptureReply or form is PlanReply:
        return None  # nobody writes that in prose
    found = [{"category": m[1].casefold().replace(" ", "_"), "quote": m[2]} for m in _FOUND.finditer(text)]
    if not found and not _NOTHING.match(text):
        return None
    if form is OneFinding:
        first = found[0] if found else {"category": "none", "quote": ""}
        return form.model_validate({**first, "quote": first["quote"][:LONGEST_QUOTE]})
    return form.model_validate({"findings": [{**f, **_UNSAID} for f in found]})


# What a line "category: passage" leaves out; a low finding changes no verdict.
_UNSAID = {"severity": "low", "reason": "", "generalise": ""}


def _email(form: type[Reply], text: str) -> Reply | None:
    subject = _SUBJECT.search(text)
    after = text[subject.end() :] if subject else text
    greeting = _GREETING.search(after)
    if not greeting:
        return None  # talk about a letter is no letter
    body = after[greeting.start() :].strip("` \n")
    facts = [
        {"text": _NUMBERS.sub("", line).strip(), "evidence": [int(n) for n in _NUMBERS.findall(line)]}
        for line in (body[span.start : span.end] for span in sentences(body))
        if _NUMBERS.search(line)
    ]
    reply = {"subject": subject[1] if subject else "", "body": body, "facts": facts, "promise": "", "ask": ""}
    return form.model_validate(reply)


def _card(form: type[Reply], text: str) -> Reply | None:
    bullets = list(_BULLET.finditer(text))
    head = text[: bullets[0].start()] if bullets else text
    why = next((line.strip() for line in head.splitlines() if line.strip(" #*")), "")
    if not why:
        return None
    openings = [
        {"text": _NUMBERS.sub("", b[1]).strip(), "evidence": [int(n) for n in _NUMBERS.findall(b[1])]}
        for b in bullets
    ]
    return form.model_validate(
        {"why": re.sub(r"^\W*why\W+", "", why, flags=re.IGNORECASE), "openings": openings}
    )
