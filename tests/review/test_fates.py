"""A place that stands for its house, a bid and a handover give a secret away; harmless sentences beside them pass."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Audience, Restriction, Statement
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.fates import fates_in
from coach.store.values import Me, PersonView

TODAY = dt.date(2026, 11, 15)
ME = Me("Una Berg", (), "", "Bergwerk")
OTTO = PersonView("p1", "Otto Grau", ("Otto Grau", "Otto Grau"), (), (), (), "Kranhof", "Planner", ())
RITA = PersonView("p2", "Rita Falk", ("Rita Falk",), (), (), (), "Falk & Lund", "Partner", ())
ANA = PersonView("p3", "Ana Soto", ("Ana Soto",), (), (), (), "Mistral Fund", "Partner", ())
COLLEAGUE = PersonView("p4", "Jan Berg", ("Jan Berg",), (), (), (), "Kranhof", "Driver", ())
PEOPLE = (OTTO, RITA, ANA, COLLEAGUE)

CLOSING = (
    "Kranhof will close the Krefeld site.",
    (),
    Restriction(Audience.ME, until=dt.date(2027, 1, 15), marker="nda"),
)
SALE = (
    "Off the record, the Viborg depot will be sold.",
    ("p1",),
    Restriction(Audience.ME, "Otto", marker="Off the record"),
)
BID = (
    "Confidential: Mistral is circling Larder Foods.",
    ("p3",),
    Restriction(Audience.ME, marker="Confidential"),
)
LEAVES = (
    "Rita Falk is thinking of retiring at the end of 2027, Lund would take over.",
    ("p2",),
    Restriction(Audience.ME, "Rita", marker="Keep it under your hat"),
)  # fmt: skip


def _held(
    secret: tuple[str, tuple[str, ...], Restriction], text: str, reader: Reader, talk: str = ""
) -> bool:
    said, people, told = secret
    # The places stand in open notes too, so that their names alone say little.
    before = Statement(1, 1, 1, 0, 50, "Coffee in Krefeld, then to Viborg; Larder came too.", "notes/a.md", "line:1", "note", "Coffee", TODAY, people, people, None, None)  # fmt: skip
    closed = Statement(2, 1, 2, 21, 60, said, "notes/a.md", "line:3", "note", "Coffee", TODAY, people, people, None, told)  # fmt: skip
    talks = {1: frozenset({talk})} if talk else None
    secrets = closed_statements([before, closed], PEOPLE, ME, TODAY, talks)
    return any(NoteLeaks().find(text, Context("email", reader, ME, TODAY, secrets=secrets)))


PUBLIC = Reader("public")


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        (CLOSING, "Sorry to hear that Krefeld is being shut down."),
        (CLOSING, "So Krefeld closes for good in spring?"),
        (CLOSING, "What will you do after the end of Krefeld?"),
        (CLOSING, "The site in Krefeld will be closed, they say."),
        (CLOSING, "Stimmt es, dass Krefeld dichtgemacht wird? Krefeld wird geschlossen."),
        (SALE, "Is Viborg up for sale?"),
        (SALE, "They are selling the Viborg depot."),
        (BID, "Mistral may be bidding for Larder Foods, be quick."),
        (BID, "Mistral has its eye on Larder."),
        (LEAVES, "Rita is handing over to Lund in a year or so."),
        (LEAVES, "Rita wants to pass the baton to Lund."),
    ],
)
def test_it_is_held(secret: tuple[str, tuple[str, ...], Restriction], text: str) -> None:
    assert _held(secret, text, PUBLIC)


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        (CLOSING, "See you in Krefeld for lunch on Friday."),
        (CLOSING, "The canteen in Krefeld closes at two."),
        (CLOSING, "Krefeld is closed over Christmas."),
        (CLOSING, "The road to Krefeld is closed."),
        (CLOSING, "My hotel is close to Krefeld."),
        (CLOSING, "I want to close the Krefeld ticket this week."),
        (CLOSING, "Otto closes his talk with a picture of Krefeld."),
        (SALE, "I sold my old bike in Viborg."),
        (SALE, "They sell Viborg postcards at the station."),
        (BID, "Mistral and Larder will both be in Krefeld."),
        (BID, "Mistral is bidding for the new lease."),
        (BID, "I will come back to you about the Larder slides."),
        (LEAVES, "Rita is handing over to the next speaker at three."),
        (LEAVES, "Rita handed over the slides to me on Monday."),
        (LEAVES, "Rita and Lund make a good firm."),
    ],
)
def test_its_neighbour_passes(secret: tuple[str, tuple[str, ...], Restriction], text: str) -> None:
    assert not _held(secret, text, PUBLIC)


def test_who_works_in_the_house_is_no_party_to_its_closing() -> None:
    colleague = Reader("person", (COLLEAGUE,), "Jan Berg", "Kranhof")
    assert _held(CLOSING, "Sorry to hear that Krefeld is being shut down.", colleague)
    deal = ("Kranhof signs with Larder Foods for the Krefeld cranes.", (), CLOSING[2])
    assert not _held(deal, "Kranhof signs with Larder Foods for the Krefeld cranes.", colleague)


OFFER = ("Confidential: she has an offer of 31 million from Veloce.", ("p3",), BID[2])
OFFER_MAIL = "Thanks for telling me about the 31 million from Veloce."


@pytest.mark.parametrize(
    ("said", "reader", "talk", "held"),
    [
        (OFFER[0], ANA, "p3", False),  # her own, from a talk with her alone
        (OFFER[0], RITA, "p3", True),
        (OFFER[0], ANA, "", True),  # nothing says that she told it
        (OFFER[0], ANA, "p2", True),  # told in a talk with somebody else
        ("Confidential: they have an offer of 31 million from Veloce.", ANA, "p3", True),
        ("Confidential: she will be replaced once the 31 million from Veloce are in.", ANA, "p3", True),
        ("Confidential: she does not know about the 31 million from Veloce.", ANA, "p3", True),
    ],
)  # fmt: skip
def test_what_somebody_told_of_themselves_may_be_said_to_them(
    said: str, reader: PersonView, talk: str, held: bool
) -> None:
    mail = Reader("person", (reader,), reader.name, reader.organisation)
    assert _held((said, OFFER[1], OFFER[2]), OFFER_MAIL, mail, talk) is held


def test_the_doer_is_not_the_one_to_whom_it_happens() -> None:
    assert set(fates_in("Kranhof will close the Krefeld site.")) == {("closing", "krefeld")}
