"""A house called by its first word, the same deed in another word, one more of a thing: held; beside them harmless talk."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.evidence import Audience, Finding, Restriction, Statement
from coach.review.closed import ClosedStatements
from coach.review.closing import closed_statements
from coach.review.context import Context, Reader
from coach.review.deals import parties_in
from coach.review.detectors.note_leaks import NoteLeaks
from coach.review.figures import figures
from coach.review.gains import counted_in, gains_in
from coach.review.houses import Houses
from coach.review.judgement import merged
from coach.store.values import Me, PersonView
from tests.timing import processor_time

TODAY = dt.date(2026, 11, 15)
LATER = dt.date(2027, 1, 20)
ME = Me("Una Berg", (), "", "Bergwerk")


def _person(number: int, name: str, house: str) -> PersonView:
    return PersonView(f"p{number}", name, (name,), (), (), (), house, "Head", ())


PEOPLE = (
    _person(1, "Jorun Eide", "Bergwerk"),
    _person(2, "Milan Horak", "Aurvik Ferries"),
    _person(3, "Signe Lund", "Halden Bay Port"),
    _person(4, "Petra Wolf", "Fjellheim Capital"),
    _person(5, "Rudi Kern", "Kranhof"),
    _person(6, "Tilda Moss", "Tilda Shipping"),
    _person(7, "Anna Roth", "Loom & Ledger"),
    _person(8, "Nils Brekke", "Drevsund Works"),
    PersonView("p9", "Pavel Roh", ("Pavel Roh",), (), (), (), "Sundwerk", "Welder", ()),
)

# Document, person, sentence, restriction, day.
NOTES = (
    (1, "p1", "Jorun signed the letter with Aurvik Ferries.", Restriction(Audience.EMPLOYER, until=LATER, marker="Embargo"), TODAY),
    (1, "p2", "Joint release, Milan and Jorun speak.", Restriction(Audience.EMPLOYER, until=LATER, marker="Embargo"), TODAY),
    (2, "p3", "She told me in confidence that Halden Bay will buy a second site.", Restriction(Audience.ME, "Signe", marker="in confidence"), TODAY),
    (3, "p4", "Their third fund is not public until January.", Restriction(Audience.ME, until=LATER, marker="not public until"), TODAY),
    (4, "p5", "Rudi had bypass surgery, he told me in confidence.", Restriction(Audience.ME, "Rudi", marker="in confidence"), TODAY),
    (5, "p2", "He told me, not for repeating, that his board will approve battery refits for four ferries.", Restriction(Audience.ME, "Milan", marker="not for repeating"), TODAY),
    (6, "p1", "Internal: the target price of the crane is NOK 37 million.", Restriction(Audience.EMPLOYER, marker="Internal"), TODAY),
    (7, "p6", "Jorun signed a contract with Tilda Shipping, in confidence.", Restriction(Audience.ME, marker="in confidence"), TODAY),
    (8, "p8", "Nils has settled in at Drevsund.", Restriction(Audience.ME, marker="confidential"), TODAY),
    (8, "p8", "He is serious about a trial of the crane.", Restriction(Audience.ME, marker="confidential"), TODAY),
    (9, "p9", "He told me in confidence that he is looking to leave Sundwerk and his boss does not know.", Restriction(Audience.ME, "Pavel", marker="in confidence"), TODAY),
    (10, "p3", "The quay 3 tender will be withdrawn, in strict confidence.", Restriction(Audience.ME, "Signe", marker="in strict confidence"), TODAY),
    (11, "p5", "In confidence, the reopening of the museum hall is postponed to 2029, and nobody has been told.", Restriction(Audience.ME, "Rudi", marker="In confidence"), TODAY),
    (12, "p5", "In confidence, the scholarships will be halved next year.", Restriction(Audience.ME, "Rudi", marker="In confidence"), TODAY),
    (13, "p9", "Pavel is a welder at Sundwerk and thinking of applying to us, strictly between us.", Restriction(Audience.ME, marker="strictly between us"), TODAY),
    (8, "p8", "He asked for the drawing again.", Restriction(Audience.ME, marker="confidential"), TODAY),
)  # fmt: skip


def _world(*more: tuple[int, str, str, Restriction | None, dt.date]) -> ClosedStatements:
    statements = [
        Statement(
            number, document, number, number * 100, number * 100 + len(text), text, f"notes/{document}.md", f"line:{number}", "note", "Note",
            day, (person,), (person,), None, told,
        )
        for number, (document, person, text, told, day) in enumerate((*NOTES, *more))
    ]  # fmt: skip
    return closed_statements(statements, PEOPLE, ME, TODAY)


WORLD = _world()


def _found(text: str, world: ClosedStatements = WORLD) -> list[Finding]:
    return list(NoteLeaks().find(text, Context("post", Reader("public"), ME, TODAY, secrets=world)))


@pytest.mark.parametrize(
    "text",
    [
        "Proud to say we have signed with Aurvik!",
        "Bergwerk has signed with Aurvik.",
        "Aurvik has signed.",
        "We signed the letter with Aurvik.",
        "Jorun and Milan have signed.",
        "We won Aurvik Ferries as a customer.",
        "Aurvik is our first customer.",
        "Our contract with Aurvik is done.",
        "We landed Aurvik!",
        "Please welcome Aurvik as a partner.",
        "Wir haben mit Aurvik unterschrieben.",
        "Aurvik hat unterschrieben.",
        "Wir haben Aurvik als Kunden gewonnen.",
        "Aurvik ist jetzt unser Kunde.",
        "Der Vertrag mit Aurvik ist durch.",
        "We have signed with Tilda Shipping.",
        "Halden Bay is getting a second site.",
        "Halden Bay will open another site.",
        "Halden bekommt einen zweiten Standort.",
        "Fjellheim is raising a third fund.",
        "Fjellheim is about to close its third fund.",
        "A ferry company will refit four of its ferries with a battery.",
        "Our crane at 37 million a piece is a bargain.",
        "Unser Kran kostet 37 Millionen.",
        "Our first big customer is called Aurvik.",
        "Aurvik picked us.",
        "Aurvik goes with Bergwerk for its cranes.",
        "The Aurvik deal is done.",
        "Bergwerk x Aurvik!",
        "Wir arbeiten bald mit Aurvik zusammen.",
        "Fjellheim's next fund opens soon.",
        "Fjellheim legt einen dritten Fonds auf.",
        "Pavel is job hunting.",
        "Pavel has applied to us.",
        "The tender for quay 3 will not happen.",
        "Kranhof puts its reopening off to 2029.",
        "Kranhof will cut its scholarships by half.",
        "Kranhof kürzt die Stipendien um die Hälfte.",
    ],
)
def test_the_same_secret_under_a_short_name_or_in_other_words(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aurvik runs ferries in the north.",
        "Lunch with Milan of Aurvik was a pleasure.",
        "Aurvik will be at the fair, and so shall I.",
        "Jorun signed up for the run with Milan.",
        "Milan signed my copy of the programme.",
        "I had to deal with Aurvik and their lawyers last year.",
        "We have signed with Lindholm.",
        "We signed the letter with Kranhof.",
        "Aurvik Hansen has signed the petition.",
        "Tilda has signed the petition.",
        "Halden Bay has a second quay.",
        "Halden Bay has a great site by the water.",
        "Kranhof is getting a second site.",
        "Fjellheim is a fund for ports.",
        "Four ferries waited outside the harbour.",
        "See you at 37 Harbour Street.",
        "Great to see Nils settled in at Drevsund.",
        "Aurvik chose Kranhof for the party.",
        "Pavel is a welder at Sundwerk.",
        "I signed up for the Aurvik webinar.",
        "The tender for quay 2 is out.",
        "Quay 3 is a long one.",
        "Four ferries lay at the quay, and one of them had a battery.",
        "Petra asked a third question.",
    ],
)
def test_harmless_talk_of_the_same_people_and_houses_passes(text: str) -> None:
    assert not _found(text)


def test_a_figure_is_left_out_in_the_language_of_the_sentence() -> None:
    assert (
        _found("Unser Kran kostet 37 Millionen.")[0].fix["generalise"]
        == "Unser Kran kostet eine Zahl, die ich nicht nennen darf."
    )
    assert (
        _found("Our crane costs 37 million.")[0].fix["generalise"]
        == "Our crane costs a figure I cannot share."
    )


def test_two_secrets_in_one_sentence_are_two_findings() -> None:
    text = "By the way, Rudi had bypass surgery in August and Aurvik has signed."
    found = merged(text, _found(text))
    assert [[c.source for c in f.citations] for f in found] == [["notes/4.md"], ["notes/1.md"]]
    assert [f.quote for f in found] == ["Rudi had bypass surgery in August", "and Aurvik has signed."]


def test_two_secrets_in_one_clause_are_both_told_of() -> None:
    text = "Aurvik pays 37 million for the crane under our new contract with Aurvik."
    (found,) = merged(text, _found(text))
    assert {c.source for c in found.citations} == {"notes/1.md", "notes/6.md"}


def test_what_a_later_note_says_is_public_is_released() -> None:
    public = Restriction(Audience.PUBLIC, marker="public")
    after = (9, "p5", "Rudi had bypass surgery in May.", public, LATER)
    text = "Rudi had bypass surgery."
    assert _found(text)
    assert not _found(text, _world(after))
    before = (9, "p5", after[2], public, dt.date(2026, 1, 1))
    assert _found(text, _world(before))


@pytest.mark.parametrize(
    ("secret", "public", "text"),
    [
        ("Drevsund Works will be taken over by a rival.", "Drevsund Works bought a new kiln in May.", "Drevsund Works is being taken over."),
        ("Drevsund Works will be taken over by a rival.", "Drevsund Works bought a new kiln in May.", "Drevsund Works is being bought."),
        ("Drevsund Works will be taken over by a rival.", "Drevsund Works sells bellows and lamps.", "Drevsund Works is being sold."),
        ("Drevsund Works will merge with Kranhof.", "Drevsund Works bought two lorries.", "Drevsund Works is about to merge."),
        ("Drevsund Works is up for sale.", "Drevsund Works sells bellows and lamps.", "Drevsund Works is up for sale."),
        ("Drevsund Works will be sold.", "Drevsund Works sells bellows and lamps.", "Drevsund Works will be sold."),
        ("Nils Brekke's cancer is back.", "Nils Brekke wrote about his knee surgery.", "Nils Brekke's cancer is back."),
        ("Nils Brekke's cancer is back.", "Nils Brekke wrote about his knee surgery.", "Nils Brekke is ill again."),
        ("Drevsund Works will sell the old yard.", "Drevsund Works showed the old yard.", "The old yard of Drevsund Works is being bought."),
    ],
)  # fmt: skip
def test_public_news_of_the_same_kind_releases_no_secret(secret: str, public: str, text: str) -> None:
    told = (20, "p8", secret, Restriction(Audience.ME, "Nils Brekke", marker="in confidence"), TODAY)
    newer = (21, "p8", public, Restriction(Audience.PUBLIC, marker="audience: public"), LATER)
    (found,) = _found(text, _world(told, newer))
    assert found.severity == "high"


@pytest.mark.parametrize(
    "text",
    [
        "Drevsund Works plans to invest in batteries next year.",
        "Drevsund Works will soon invest in start-ups.",
        "Drevsund Works invests in clocks.",
    ],
)
def test_investing_is_no_idiom(text: str) -> None:
    told = (20, "p8", "Drevsund Works will invest in batteries.", Restriction(Audience.ME, marker="in confidence"), TODAY)  # fmt: skip
    assert _found(text, _world(told))


def test_to_sign_in_oslo_is_to_sign() -> None:
    assert _found("Bergwerk and Aurvik Ferries signed in Oslo.")
    assert _found("Bergwerk and Aurvik Ferries signed in March.")
    assert not _found("Aurvik guests please sign in at the desk.")


def test_a_house_is_known_by_its_first_word_where_that_is_its_own() -> None:
    houses = Houses(
        ("Aurvik Ferries", "Aurvik Ferries AS", "Maasveen Port", "Maasveen Terminal", "Port of Vessel", "Wolf Advisory", "Slow Tea"),
        people=frozenset({"petra", "wolf", "anna"}),
        mine=frozenset({"bergwerk"}),
        everyday=frozenset({"slow"}),
    )  # fmt: skip

    def named(text: str) -> list[str]:
        return [text[p.start : p.end] for p in houses.named_in(text)]

    assert named("Aurvik, and Aurvik's boats") == ["Aurvik", "Aurvik"]
    assert named("Aurvik Ferries is here") == ["Aurvik Ferries"]
    assert named("Maasveen is nice") == []
    assert named("Maasveen Port is nice") == ["Maasveen Port"]
    assert named("Wolf is here, Wolf Advisory too") == ["Wolf Advisory"]
    assert named("Slow days, but Slow Tea sells") == ["Slow Tea"]
    assert named("Anna Aurvik and Aurvik Berg") == []
    assert named("an aurvik is nothing") == []


def test_what_is_read_of_a_sentence() -> None:
    text = "Jorun and Milan have signed with Aurvik Ferries."
    assert {text[s:e] for s, e, _ in parties_in(text)} == {"Jorun", "Milan", "Aurvik", "Ferries"}
    assert [(t.count, t.word) for t in gains_in("They will buy a second site")] == [(2, "site")]
    assert [(t.count, t.word) for t in gains_in("Sie kaufen einen dritten Hof")] == [(3, "hof")]
    assert [(t.count, t.word) for t in counted_in("four of its ferries")] == [(4, "ferries")]
    assert [f.value for f in figures("at 37 million a piece, at 9 we meet, at 12 percent")] == [37e6, 12.0]


@pytest.mark.parametrize("run", ["X", "A ", "Aa ", "sent ", "the ", "second site ", "two of the "])
def test_a_long_run_of_one_thing_is_read_at_once(run: str) -> None:
    text = f"The code name is {run * (20_000 // len(run))} until then."
    houses = Houses(("Aurvik Ferries",), people=frozenset())
    with processor_time() as taken:
        parties_in(text), gains_in(text), counted_in(text), houses.named_in(text)
    assert taken.seconds < 2


def test_four_hundred_digits_are_read_too() -> None:
    assert len(figures("1" * 400)) == 1
