"""What is understood of hurried notes: people, places, events, days, promises and audience, with near-misses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.capture.captured import NEW, Captured, Known, Sure
from coach.capture.note import write
from coach.capture.read import read, wanted
from coach.capture.words import person_line
from coach.evidence import Audience
from tests.capture.acquaintances import KNOWN, TODAY

WHOLE = (
    "met Dana Kim at PyData, leads data at Northwind, promised to send her the Dagster post, "
    "told me in confidence they may be bought"
)


def draft(text: str, known: Known = KNOWN) -> Captured:
    return read(text, known, TODAY)


def closed(found: Captured) -> list[str]:
    return [p.piece.text for p in found.parts if p.limit and p.limit.holds(TODAY)]


def promised(found: Captured) -> list[tuple[str, str, str, str | None]]:
    """(by, to, what, due) of the promises that would be kept."""
    return [
        ("me" if p.mine else found.people[p.person].full_name, found.people[p.person].full_name if p.mine else "me",
         p.what.text, p.due.isoformat() if p.due else None)
        for p in found.promises if p.kept
    ]  # fmt: skip


@pytest.mark.parametrize("known", [KNOWN, Known()])
def test_the_whole_of_a_hurried_line(known: Known) -> None:
    found = draft(WHOLE, known)
    (person,) = found.people
    assert person.full_name == "Dana Kim"
    assert person.chosen == ("p1" if known is KNOWN else NEW)
    assert person.met
    assert person.organisation is not None
    assert person.organisation.text == "Northwind"
    assert person.role is not None
    assert person.role.text == "leads data"
    assert found.event is not None
    assert found.event.text == ("PyData 2026" if known is KNOWN else "PyData")
    assert promised(found) == [("me", "Dana Kim", "Dagster post", None)]
    assert closed(found) == ["told me in confidence they may be bought"]
    assert [p.limit.told_by for p in found.parts if p.limit] == ["Dana Kim"]
    assert found.day == TODAY


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("met Dana Kim at PyData", {"Dana Kim": "p1"}),
        ("met dana kim at pydata", {"Dana Kim": "p1"}),
        ("met Dana at PyData", {"Dana": ""}),  # two Danas: nobody is chosen
        ("saw Lee Park", {"Lee Park": ""}),  # two of one name
        ("coffee with Ines", {"Ines Fabre": "p7"}),
        ("lunch with Bob at Lumen", {"Robert Lang": "p6"}),
        ("met Zoe Quist at PyData", {"Zoe Quist": NEW}),
        ("met Zoe at PyData", {"Zoe": NEW}),
        ("met zoe quist at pydata, promised to send her the deck", {"Zoe Quist": NEW}),
        ("promised to send her the deck", {}),
        ("Vera Stroud owes Ines Fabre the deck", {"Ines Fabre": "p7"}),  # the user is nobody new
        ("promised Zoe Quist the deck", {"Zoe Quist": NEW}),
        ("met Zoe Quist and Ines Fabre", {"Zoe Quist": NEW, "Ines Fabre": "p7"}),
        (
            "met Zoe Quist, Ana Bell and Ines Fabre at PyData",
            {"Zoe Quist": NEW, "Ana Bell": NEW, "Ines Fabre": "p7"},
        ),
        ("met Jan van der Berg at PyData", {"Jan van der Berg": NEW}),
        ("met Dr. Zoe Quist", {"Zoe Quist": NEW}),
        ("Zoe Quist owes me the deck", {"Zoe Quist": NEW}),
        ("Zoe Quist auf der PyData getroffen", {"Zoe Quist": NEW}),
        ("met Dana Kim. Dana wants the deck", {"Dana Kim": "p1"}),  # said again, nobody else
        ("may call next week", {}),  # no May
        ("met May Fox", {"May Fox": "p5"}),
        ("the price is fair", {}),
        ("PyData was loud", {}),
        ("Hull Press was closed", {}),
        ("met the Northwind team at PyData", {}),
        ("Met Office data is late", {}),
        ("Monday was busy", {}),
    ],
)
def test_people(text: str, people: dict[str, str]) -> None:
    assert {p.full_name: p.chosen for p in draft(text).people} == people


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("met Dana at PyData", ["p1", "p2"]),
        ("saw Lee Park", ["p3", "p4"]),
        (
            "met Dana at PyData, leads data at Northwind",
            ["p1", "p2"],
        ),  # likely, and still not chosen in silence
    ],
)
def test_a_name_of_several_shows_all_of_them(text: str, candidates: list[str]) -> None:
    (person,) = draft(text).open
    assert sorted(c.id for c in person.candidates) == candidates
    assert person.name.sure is Sure.GUESS


@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        ("met Zoe Quist at PyData, leads data at Northwind", "Northwind", "leads data"),
        ("met Zoe Quist (Hull Press)", "Hull Press", None),
        ("met Zoe Quist (CTO, Hull Press)", "Hull Press", "CTO"),
        ("met Zoe Quist of Brine Ltd at PyData", "Brine Ltd", None),
        ("met Zoe Quist, works at Brine Ltd", "Brine Ltd", None),
        ("met Zoe Quist, is CTO at Brine Ltd", "Brine Ltd", "CTO"),
        ("met Zoe Quist, she is head of sales at Tin & Tar", "Tin & Tar", "head of sales"),
        ("met Zoe Quist, joined Hull Press as an editor", "Hull Press", "editor"),
        ("Zoe Quist auf der PyData getroffen, leitet Daten bei Nordwind", "Nordwind", "leitet Daten"),
        ("met Zoe Quist, VP Sales at Cobalt Rail, at the Lisbon dinner", "Cobalt Rail", "VP Sales"),
        ("met Zoe Quist, now at Tarn as product lead", "Tarn", "product lead"),
        ("met Zoe Quist, now at PyData", None, None),
        ("met Zoe Quist, runs sales", None, "runs sales"),
        ("met Zoe Quist at PyData", None, None),  # the event is no employer
        ("met Zoe Quist, is happy at home", None, None),
        ("met Zoe Quist, moved to Turku", None, None),  # a town
        ("met Zoe Quist, leads to nothing", None, None),
        ("met Zoe Quist, back at PyData tomorrow", None, None),
    ],
)
def test_organisation_and_role(text: str, organisation: str | None, role: str | None) -> None:
    person = draft(text).people[0]
    assert (person.organisation and person.organisation.text, person.role and person.role.text) == (
        organisation,
        role,
    )


def test_each_of_several_people_has_their_own_place() -> None:
    found = draft(
        "met Ana Bell and Zoe Quist at PyData, Ana runs sales at Brine Ltd, Zoe works at Hull Press"
    )
    assert {p.full_name: p.organisation and p.organisation.text for p in found.people} == {
        "Ana Bell": "Brine Ltd",
        "Zoe Quist": "Hull Press",
    }


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("met Ines at PyData", "PyData 2026"),
        ("met Ines at pydata", "PyData 2026"),
        ("met Ines at the Book Forum", "Book Forum 2026"),
        ("met Ines at the Lisbon dinner", "Lisbon dinner"),
        ("met Ines at Strange Loop", "Strange Loop"),
        ("met Ines at the data meetup", "data meetup"),
        ("met Ines, VP Sales at Cobalt Rail, at the Lisbon dinner", "Lisbon dinner"),
        ("met Ines at #HealthTech", "HealthTech"),
        ("Ines auf der PyData getroffen", "PyData 2026"),
        ("lunch with Ines, she was at Lisbon Paper Days", "Lisbon Paper Days"),
        ("Met at Dana Kim's office", None),  # nobody's office is an event
        ("met Ines at Dana's", None),
        ("met Ines at Northwind", None),  # a firm, not an event
        ("met Ines at noon", None),
        ("met Ines at 5pm", None),
        ("met Ines at lunch", None),
        ("met Ines on Monday", None),
        ("Ines works at Brine Ltd", None),
        ("met Ines, looking at Postgres", None),
    ],
)
def test_event(text: str, event: str | None) -> None:
    found = draft(text).event
    assert (found.text if found else None) == event


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("met Ines", "2026-11-26"),
        ("met Ines yesterday", "2026-11-25"),
        ("met Ines on Monday", "2026-11-23"),
        ("met Ines on 12 November", "2026-11-12"),
        ("met Ines on 2026-10-02 in Hull", "2026-10-02"),
        ("Ines gestern getroffen", "2026-11-25"),
        ("yesterday: lunch with Ines", "2026-11-25"),
        ("met Ines, promised her the deck by Friday", "2026-11-26"),  # that is when it is due
        ("met Ines, they close in March", "2026-11-26"),
        ("met Ines, moving on 3 December", "2026-11-26"),
        ("met Ines next Monday", "2026-11-26"),  # not yet
        ("met Ines in 2019", "2026-11-26"),  # no single day
    ],
)
def test_day(text: str, day: str) -> None:
    assert draft(text).day.isoformat() == day


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("met Ines, promised to send her the deck", [("me", "Ines Fabre", "deck", None)]),
        ("met Ines, promised her the deck by Friday", [("me", "Ines Fabre", "deck", "2026-11-27")]),
        ("met Ines, owes me the deck by Fri", [("Ines Fabre", "me", "deck", "2026-11-27")]),
        ("met Ines, I owe her the numbers", [("me", "Ines Fabre", "numbers", None)]),
        ("met Ines, she'll send me the slides", [("Ines Fabre", "me", "slides", None)]),
        ("met Ines, must send her the post by 3 Dec", [("me", "Ines Fabre", "post", "2026-12-03")]),
        ("met Zoe Quist, promised her the deck", [("me", "Zoe Quist", "deck", None)]),
        (
            "met Ines, promised to send her the deck, the slides and the map",
            [("me", "Ines Fabre", "deck, the slides and the map", None)],
        ),
        ("met Ines, versprochen, ihr die Folien zu schicken", [("me", "Ines Fabre", "Folien", None)]),
        (
            "met Ines, hat mir versprochen, die Folien bis Freitag zu schicken",
            [("Ines Fabre", "me", "Folien", "2026-11-27")],
        ),
        ("Ines Fabre getroffen, schuldet mir den Artikel", [("Ines Fabre", "me", "Artikel", None)]),
        (
            "Ines Fabre getroffen, schulde ihr noch ein Buch bis Montag",
            [("me", "Ines Fabre", "Buch", "2026-11-30")],
        ),
        (
            "Ines Fabre getroffen, schuldet mir die Liste bis 3. Dezember",
            [("Ines Fabre", "me", "Liste", "2026-12-03")],
        ),
        ("email Ines Fabre the budget", [("me", "Ines Fabre", "budget", None)]),
        ("met Ines. Intro her to Bob.", [("me", "Ines Fabre", "introduction to Bob", None)]),
        (
            "Call with Ines: 1) she wants the proofs 2) I promised her a code 3) off the record: they cut four jobs",
            [("me", "Ines Fabre", "code", None)],
        ),
        ("met Dana, promised her the deck", [("me", "Dana", "deck", None)]),  # whoever she is
        ("met Ines at PyData, promised Zoe Quist nothing", []),
        ("the promised land is far", []),
        ("met Ines, she promised herself a holiday", []),
        ("met Ines, nichts versprochen", []),
        ("met Ines, owes me a coffee", []),  # manners, no promise
        ("met Ines, a promising start", []),
        ("met Ines, intro to Bob?", []),  # a question
    ],
)
def test_promises(text: str, promises: list[tuple[str, str, str, str | None]]) -> None:
    assert promised(draft(text)) == promises


def test_a_question_is_offered_as_a_promise_and_is_none() -> None:
    (asked,) = draft("met Ines, intro to Bob?").promises
    assert (asked.what.text, asked.what.sure, asked.kept) == ("introduction to Bob", Sure.GUESS, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("met Ines, told me in confidence they may be bought", ["told me in confidence they may be bought"]),
        ("met Ines, they may be bought, hush hush", ["they may be bought, hush hush"]),
        ("met Ines, they may be bought, off the record", ["they may be bought, off the record"]),
        ("met Ines, off the record they may be bought", ["off the record they may be bought"]),
        ("met Ines, they may be bought - don't quote", ["they may be bought - don't quote"]),
        ("met Ines, they may be bought, don't quote me", ["they may be bought, don't quote me"]),
        ("met Ines, under NDA until 3 June: the new press", ["under NDA until 3 June: the new press"]),
        ("met Ines, they may be bought, vertraulich", ["they may be bought, vertraulich"]),
        ("Ines getroffen, vertraulich: werden gekauft", ["vertraulich: werden gekauft"]),
        ("Ines getroffen, werden gekauft, bleibt unter uns", ["werden gekauft, bleibt unter uns"]),
        ("Ines getroffen, im Vertrauen: sie geht", ["im Vertrauen: sie geht"]),
        ("met Ines, told me in confidence they may sell it", ["told me in confidence they may sell it"]),
        (
            "met Ines. She starts a poetry list in spring but keep that quiet.",
            ["She starts a poetry list in spring but keep that quiet."],
        ),
        (
            "call with Ines: 1) she wants the proofs 2) off the record: they cut four jobs",
            ["off the record: they cut four jobs"],
        ),
        ("met Ines. they may be bought, off the record. likes maps", ["they may be bought, off the record"]),
        ("met Ines, I am confident about spring", []),
        ("met Ines, she grew in confidence", []),
        ("met Ines, the record is off by a day", []),
        ("met Ines, quote for the press is 300", []),
        ("Ines getroffen, im Vertrauen auf den Frühling gebucht", []),
        ("Ines getroffen, sie vertraut mir", []),
    ],
)
def test_audience(text: str, parts: list[str]) -> None:
    assert closed(draft(text)) == parts


def test_a_promise_beside_a_confidence_stays_open() -> None:
    found = draft("met Ines, promised her the deck, told me off the record they may be bought, likes maps")
    assert closed(found) == ["told me off the record they may be bought"]


def test_an_embargo_ends() -> None:
    (part,) = (p for p in draft("met Ines, under NDA until 3 June: the new press").parts if p.limit)
    assert part.limit is not None
    assert (part.limit.audience, part.limit.until) == (Audience.ME, dt.date(2027, 6, 3))


def test_every_piece_stands_where_it_says() -> None:
    text = f"{WHOLE}. Zoe Quist owes me the maps by Fri."
    found = draft(text)
    pieces = (
        [p.piece for p in found.parts] + [x.what for x in found.promises] + [p.name for p in found.people]
    )
    pieces += [f for p in found.people for f in (p.organisation, p.role) if f]
    assert all(text[p.start : p.end] == p.text for p in pieces)
    assert len(pieces) >= 10


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "met Ines yesterday, promised her the deck by Friday",
            "Met Ines on 2026-11-25. Promised her the deck by Friday.",
        ),
        (
            "met Ines on Monday, promised her the deck by tomorrow",
            "Met Ines on Monday. Promised her the deck by 2026-11-27.",
        ),
        (
            "met Ines on 12 November, they close on 1 December",
            "Met Ines on 12 November. They close on 1 December.",
        ),
        ("met Ines, promised her the deck by Friday", "Met Ines. Promised her the deck by Friday."),
    ],
)
def test_days_hold_when_the_note_tells_of_another_day(text: str, kept: str) -> None:
    assert write(draft(text), TODAY).text.endswith(f"---\n{kept}\n")


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ("remember that Dana moved to Hull", "Dana moved to Hull"),
        ("Note: Dana moved to Hull", "Dana moved to Hull"),
        ("note that Dana moved", "Dana moved"),
        ("Notiz: Dana zieht um", "Dana zieht um"),
        ("merk dir, dass Dana umzieht", "Dana umzieht"),
        ("met Dana Kim at PyData, promised her the deck", "met Dana Kim at PyData, promised her the deck"),
        ("I met Dana Kim at PyData", "I met Dana Kim at PyData"),
        ("coffee with Dana, intro to Lee?", "coffee with Dana, intro to Lee?"),
        ("ran into Dana at the station", "ran into Dana at the station"),
        ("Don't forget: I owe May Fox a book", "I owe May Fox a book"),
        ("Lunch w/ Ines. Not for sharing: she is ill.", "Lunch w/ Ines. Not for sharing: she is ill."),
        ("Kaffee mit Jonas Weber, leitet den Einkauf", "Kaffee mit Jonas Weber, leitet den Einkauf"),
        ("Quick call with Bob re: pricing", "Quick call with Bob re: pricing"),
        ("Who met Dana Kim at PyData?", None),
        ("met Dana at PyData?", None),
        ("Met Office contacts", None),
        ("what did I note about Dana", None),
        ("notes about Dana", None),
        ("note taking tips", None),
        ("remember me", None),
        ("Do you remember that Dana moved?", None),
        ("note:", None),
        ("Lunch ideas for tomorrow", None),
        ("When did I last have coffee with Dana?", None),
    ],
)
def test_when_typed_words_are_a_note(typed: str, noted: str | None) -> None:
    assert wanted(typed) == noted


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read(text, KNOWN, TODAY)
    assert all(0 <= p.piece.start <= p.piece.end <= len(text) for p in found.parts)
    write(found, TODAY)


words = st.sampled_from(
    "met Dana Kim Lee Park , . and at PyData Northwind promised to send her the deck by Friday told me in confidence off the "
    "record owes ? ; - hush versprochen ihr zu schicken \n".split(" ")
)


@given(st.lists(words, max_size=30))
def test_any_hurried_line_is_read_and_nothing_of_it_is_lost(tokens: list[str]) -> None:
    text = " ".join(tokens)
    found = read(text, KNOWN, TODAY)
    kept = "".join(c for c in write(found, TODAY).text if c.isalpha()).casefold()
    for part in found.parts:
        if not found.promises and not found.open:
            assert all(c in kept for c in part.piece.text.casefold() if c.isalpha())


@pytest.mark.parametrize(
    ("text", "people", "planned"),
    [
        ("lunch with joost next tuesday", ["Joost"], "2026-12-01"),
        ("Lunch with Joost Next Tuesday", ["Joost"], "2026-12-01"),
        ("coffee with ana downtown tomorrow", ["Ana"], "2026-11-27"),
        ("call with joost de wit in two weeks", ["Joost de Wit"], "2026-12-10"),
        ("Kaffee mit Joost nächsten Dienstag", ["Joost"], "2026-12-01"),
        ("déjeuner avec Joost mardi prochain", ["Joost"], "2026-12-01"),
        ("met zoe quist briefly at pydata", ["Zoe Quist"], None),
        ("met ines, moving next week", ["Ines Fabre"], None),
        ("had lunch with joost last tuesday", ["Joost"], None),
    ],
)
def test_a_day_is_no_name_and_a_plan_no_meeting(text: str, people: list[str], planned: str | None) -> None:
    found = draft(text)
    assert [p.full_name for p in found.people] == people
    assert (found.planned.isoformat() if found.planned else None) == planned
    assert [p.met for p in found.people] == [planned is None]
    written = write(found, TODAY).text
    assert ("with:" in written) == (planned is None)


ABROAD = (
    (
        "Dana Kim auf der PyData getroffen, leitet Daten bei Northwind, habe versprochen, ihr den Beitrag zu schicken, "
        "vertraulich: sie werden vielleicht gekauft",
        "leitet Daten", "Beitrag", "vertraulich: sie werden vielleicht gekauft",
    ),
    (
        "Dana Kim auf der PyData getroffen, leitet den Einkauf bei Northwind, habe ihr den Katalog versprochen, im Vertrauen: sie geht",
        "leitet den Einkauf", "Katalog", "im Vertrauen: sie geht",
    ),
    (
        "J'ai rencontré Dana Kim au PyData, elle dirige les données chez Northwind, promis de lui envoyer l'article, "
        "confidentiel: ils seront peut-être rachetés",
        "dirige les données", "article", "confidentiel: ils seront peut-être rachetés",
    ),
    (
        "Conocí a Dana Kim en la PyData, dirige datos en Northwind, le prometí enviarle el artículo, en confianza: quizá los compren",
        "dirige datos", "artículo", "en confianza: quizá los compren",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "role", "what", "secret"), ABROAD)
@pytest.mark.parametrize("known", [KNOWN, Known()])
def test_a_hurried_line_in_other_languages(
    text: str, role: str, what: str, secret: str, known: Known
) -> None:
    found = draft(text, known)
    (person,) = found.people
    assert (person.full_name, person.met) == ("Dana Kim", True)
    assert person.organisation is not None
    assert person.organisation.text == "Northwind"
    assert person.role is not None
    assert person.role.text == role
    assert found.event is not None
    assert found.event.text.startswith("PyData")
    assert promised(found) == [("me", "Dana Kim", what, None)]
    assert closed(found) == [secret]


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("mit Dana Kim telefoniert, ich soll ihr die Zahlen bis 1.12. schicken", ("me", "Dana Kim", "Zahlen", "2026-12-01")),
        ("Dana Kim getroffen, ich schicke ihr bis Freitag den Plan", ("me", "Dana Kim", "Plan", "2026-11-27")),
        ("Dana Kim getroffen, sie schickt mir die Liste", ("Dana Kim", "me", "Liste", None)),
        ("habe Zoe Quist versprochen, sie mit Ines Fabre bekannt zu machen", ("me", "Zoe Quist", "introduction to Ines Fabre", None)),
        ("dana kim getroffen, habe ihr den beitrag versprochen", ("me", "Dana Kim", "beitrag", None)),
    ],
)  # fmt: skip
def test_promises_of_a_german_line(text: str, promise: tuple[str, str, str, str | None]) -> None:
    assert promised(draft(text)) == [promise]


@pytest.mark.parametrize(
    "text", ["Dana Kim getroffen, sie schickt mir oft Bilder", "Dana Kim getroffen, schickt sie mir die Liste?",
             "Dana Kim getroffen, sie schickt ihm die Liste"],
)  # fmt: skip
def test_german_lines_without_a_promise(text: str) -> None:
    assert promised(draft(text)) == []


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Coffee with Dana from Acme", "p2"),
        ("Lunch with Dana (Northwind), tired", "p1"),
        ("Kaffee mit Dana bei Northwind", "p1"),
        ("Met Lee Park, Brine, at noon", "p4"),
        ("Coffee with Dana", ""),
        ("Coffee with Dana from Hull", ""),
        ("Coffee with Dana, Acme and Northwind compete", ""),
    ],
)
def test_the_organisation_behind_a_name_says_who_of_several_it_is(text: str, chosen: str) -> None:
    assert draft(text).people[0].chosen == chosen


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ines finally sent the proofs this morning", ["p7"]),
        ("ines hat den umzug verschoben", ["p7"]),
        ("lunch was good; ines wants the proofs", ["p7"]),
        ("may be late for the fair", []),
        ("the ines file is lost", []),
    ],
)
def test_a_first_name_in_small_letters_counts_where_it_does_something(text: str, people: list[str]) -> None:
    assert [p.chosen for p in draft(text).people] == people


@pytest.mark.parametrize(
    "text",
    [
        "Mit Ines Fabre telefoniert: der Beirat ist durch, aber bitte noch nicht weitersagen bis 15. Dezember. Schicke ihr bis Montag die Folien.",
        "Mit Ines Fabre telefoniert: der Beirat ist durch, bitte bis 15.12. für dich behalten. Schicke ihr bis Montag die Folien.",
        "Call with Ines Fabre: the board is through, but please don't tell anyone until 15 December. I'll send her the slides by Monday.",
    ],
)
def test_words_of_silence_close_what_they_are_about_until_their_day(text: str) -> None:
    found = draft(text)
    (held,) = [p for p in found.parts if p.limit and p.limit.holds(TODAY)]
    assert {"Beirat", "board"} & set(held.piece.text.split())
    assert held.limit is not None
    assert held.limit.until == dt.date(2026, 12, 15)
    assert [p[3] for p in promised(found)] == ["2026-11-30"]


def test_an_organisation_behind_a_comma_is_nobody() -> None:
    known = replace(KNOWN, organisations=(*KNOWN.organisations, "Feira do Mar"))
    found = draft("Called Dana Kim, Feira do Mar. She'll send the hall plan by 4 December.", known)
    assert [p.full_name for p in found.people] == ["Dana Kim"]
    assert promised(found) == [("Dana Kim", "me", "hall plan", "2026-12-04")]
    both = draft("Met Dana Kim, Carlos Vega at the fair", known)
    assert [p.full_name for p in both.people] == ["Dana Kim", "Carlos Vega"]


@pytest.mark.parametrize("whom", ["her boss ", "a friend of hers ", ""])
def test_somebody_one_was_introduced_to_is_there_with_what_they_promise(whom: str) -> None:
    found = draft(f"Dana Kim introduced me to {whom}Carlos Vega. Carlos will send me the hall plan tomorrow.")
    assert [(p.full_name, p.met) for p in found.people] == [("Dana Kim", False), ("Carlos Vega", True)]
    assert promised(found) == [("Carlos Vega", "me", "hall plan", "2026-11-27")]


def test_which_of_two_of_a_name_was_taken_is_said() -> None:
    (person,) = draft("Met Lee Park from Brine Ltd").people
    assert (person.chosen, person.which) == ("p4", "Engineer, Brine Ltd")
    (called,) = draft("Called Lee Park, Hull Press. Short talk.").people
    assert person_line(called) == "Lee Park (likely), Editor, Hull Press"
    assert draft("Met Dana Kim").people[0].which == ""
