"""One detector a file; each is a class with a `name` and `find(text, context)`."""

from __future__ import annotations

from coach.review.detectors.base import Detector
from coach.review.detectors.boasting import Boasting
from coach.review.detectors.confidence_words import ConfidenceWords
from coach.review.detectors.contact_details import ContactDetails
from coach.review.detectors.credentials import Credentials
from coach.review.detectors.favours import Favours
from coach.review.detectors.flattery import Flattery
from coach.review.detectors.health_family import HealthFamily
from coach.review.detectors.hostile import Hostile
from coach.review.detectors.identity_groups import IdentityGroups
from coach.review.detectors.money import Money
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.detectors.own_plans import OwnPlans
from coach.review.detectors.policy_words import PolicyWords
from coach.review.detectors.politics import Politics
from coach.review.detectors.profanity import Profanity
from coach.review.detectors.religion import Religion
from coach.review.detectors.whereabouts import Whereabouts

DETECTORS: tuple[Detector, ...] = (
    NoteLeaks(),
    PolicyWords(),
    Credentials(),
    ConfidenceWords(),
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
    Favours(),
    Boasting(),
    Flattery(),
)
