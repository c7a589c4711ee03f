"""One detector a file; each is a class with a `name` and `find(text, context)`."""

from __future__ import annotations

from dataclasses import replace

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.abroad import Abroad
from coach.review.detectors.addressee import Addressee
from coach.review.detectors.base import Detector
from coach.review.detectors.boasting import Boasting
from coach.review.detectors.client_news import ClientNews
from coach.review.detectors.confidence_words import ConfidenceWords
from coach.review.detectors.contact_details import ContactDetails
from coach.review.detectors.controversy import Controversy
from coach.review.detectors.credentials import Credentials
from coach.review.detectors.disclosure import Disclosure
from coach.review.detectors.event_days import EventDays
from coach.review.detectors.favours import Favours
from coach.review.detectors.flattery import Flattery
from coach.review.detectors.health_family import HealthFamily
from coach.review.detectors.hostile import Hostile
from coach.review.detectors.house_contempt import HouseContempt
from coach.review.detectors.identity_groups import IdentityGroups
from coach.review.detectors.insults import Insults
from coach.review.detectors.money import Money
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.detectors.own_plans import OwnPlans
from coach.review.detectors.policy_words import PolicyWords
from coach.review.detectors.politics import Politics
from coach.review.detectors.profanity import Profanity
from coach.review.detectors.promised import Promised
from coach.review.detectors.religion import Religion
from coach.review.detectors.templates import Templates
from coach.review.detectors.whereabouts import Whereabouts
from coach.seen import Reading, read

DETECTORS: tuple[Detector, ...] = (
    NoteLeaks(),
    PolicyWords(),
    Credentials(),
    ConfidenceWords(),
    ClientNews(),
    ContactDetails(),
    HealthFamily(),
    Money(),
    Whereabouts(),
    OwnPlans(),
    Profanity(),
    IdentityGroups(),
    Politics(),
    Religion(),
    Hostile(),
    HouseContempt(),
    Abroad(),
    Favours(),
    Boasting(),
    Flattery(),
    Insults(),
    Disclosure(),
    Controversy(),
    Templates(),
    Addressee(),
    Promised(),
    EventDays(),
)


def found_in(text: str, context: Context) -> list[Finding]:
    """Everything that the detectors find, as they find it. They look at the text as the eye reads it; the findings
    stand where it is written."""
    reading = read(text)
    found = [f for detector in DETECTORS for f in detector.find(reading.text, context)]
    return found if reading.text is text else [_as_written(f, text, reading) for f in found]


def _as_written(found: Finding, text: str, reading: Reading) -> Finding:
    span = reading.span(found.start, found.end)
    return replace(found, start=span.start, end=span.end, quote=text[span.start : span.end])
