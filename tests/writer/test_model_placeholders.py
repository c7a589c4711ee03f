"""Names and identifiers do not leave, and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.writer.placeholders import KnownPerson, Placeholders, is_loopback
from tests.timing import processor_time

PEOPLE = (
    KnownPerson(("Nadia Farouk", "Nadja"), ("Ostrava Hydrology s.r.o.", "Ostrava Hydrology")),
    KnownPerson(("Will van der Berg",), ("Delta Works Ltd",)),
    "Léa Dupont-Roche",
)
TEXT = (
    "Nadia Farouk (nadia.f@ostrava.example, +44 7700 900123, 555-0147) of Ostrava Hydrology met Will van der Berg "
    "and LÉA DUPONT-ROCHE on 2026-03-02. Nadia's page: https://ostrava.example/n?x=1, linkedin.com/in/nadia-f, @nadiaf. "
    "I will ask Will and Lea Dupont Roche of Delta Works about 40 gauges, 1,500 euros, 09:30."
)
SECRET = (
    "nadia",
    "farouk",
    "ostrava",
    "berg",
    "dupont",
    "delta",
    "900123",
    "555-0147",
    "example",
    "linkedin",
)


def test_nothing_identifying_is_left() -> None:
    masked = Placeholders(PEOPLE).mask(TEXT)
    assert [s for s in SECRET if s in masked.casefold()] == []
    assert "I will ask" in masked
    assert "2026-03-02" in masked
    assert "1,500 euros" in masked
    assert "09:30" in masked


def test_the_same_person_keeps_the_letter() -> None:
    places = Placeholders(PEOPLE)
    assert places.mask("Nadia Farouk and Nadia and Nadja") == "Person A and Person A1 and Person A2"
    assert places.mask("Ask Nadia") == "Ask Person A1"
    assert (
        places.restore("Person A3 is Person A, not Person Q") == "Nadia Farouk is Nadia Farouk, not Person Q"
    )


def test_words_that_look_like_placeholders_come_back() -> None:
    places = Placeholders(PEOPLE)
    text = "Person A of the play is not Nadia Farouk"
    masked = places.mask(text)
    assert "Person A of the play" not in masked
    assert places.restore(masked) == text


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_restored_across_pieces(size: int) -> None:
    places = Placeholders(PEOPLE)
    masked = places.mask("Nadia Farouk, then Will, then https://ostrava.example/n. Personal note: Perso")
    stream = places.stream()
    pieces = [stream.feed(masked[i : i + size]) for i in range(0, len(masked), size)]
    assert "".join([*pieces, stream.finish()]) == places.restore(masked)


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_texts_without_names_come_back(text: str) -> None:
    places = Placeholders()
    assert places.restore(places.mask(text)) == text


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://[::1]:80/v1", True),
        ("https://api.example.com/v1", False),
        ("http://192.168.1.5:1234/v1", False),
        ("http://127.0.0.1.evil.example/v1", False),
        ("http://localhost@evil.example/v1", False),
    ],
)
def test_loopback(address: str, here: bool) -> None:
    assert is_loopback(address) is here


KNOWN = (
    KnownPerson(
        ("Nadia Farouk", "Nadja"),
        ("Ostrava Hydrology",),
        phones=("+44 7700 900123",),
        accounts=("https://www.linkedin.com/in/nadia-f-77", "nadfa@ostrava.example"),
        addresses=("12 Harbour Lane, Leith EH6 6QN",),
    ),
    KnownPerson(("Will van der Berg",)),
    "田中 太郎",
    "Short, Ada",
    "王小明",
)

# What stands in a text, and what of it must not leave.
IDENTIFIERS = [
    ("a name in lower case", "what does nadia farouk keep", ["nadia", "farouk"]),
    ("a first name in lower case", "what does nadia keep", ["nadia"]),
    ("a name in capitals", "NADIA FAROUK", ["NADIA", "FAROUK"]),
    ("a genitive", "Nadias bees and Farouk's hives", ["Nadia", "Farouk"]),
    ("another name", "Nadja wrote", ["Nadja"]),
    ("names in quotes", "he said “ask Nadia, or ‘Farouk’”", ["Nadia", "Farouk"]),
    ("a name in a file name", "see 2026-03-02_nadia_farouk.md and farouk-nadia.txt", ["nadia", "farouk"]),
    ("a name as one word", "#NadiaFarouk and nadiafarouk and nfarouk", ["adia", "farouk", "Farouk"]),
    ("a name in a title", "Re: Lunch with Nadia Farouk (moved)", ["Nadia", "Farouk"]),
    ("a name in another script", "昨日田中さんと会いました", ["田中"]),
    ("a stranger's name", "Her sister Ottilie Brandt met Piet.", ["Ottilie", "Brandt", "Piet"]),
    ("a stranger first", "Ottilie keeps the keys.", ["Ottilie"]),
    ("a stranger after a form of address", "Gestern hat uns Frau Schmidt geholfen, und das ist gut.", ["Schmidt"]),
    ("a firm nobody knows", "He left for Norrsund Pilots last year.", ["Norrsund"]),
    ("an e-mail address", "n.farouk+x@mail.ostrava.example", ["farouk", "ostrava"]),
    ("an e-mail address in words", "zed (at) ostrava dot example", ["zed", "ostrava"]),
    ("a phone as it is known", "+44 7700 900123", ["900123", "7700"]),
    ("a phone without its country", "07700 900 123", ["900", "07700"]),
    ("a phone with dots", "7700.900.123", ["7700"]),
    ("a phone in one piece", "447700900123", ["447700900123"]),
    ("a phone with brackets", "(0)131 496 0123", ["0123"]),
    ("a phone with a stroke", "040/123 45 67", ["040", "45"]),
    ("a phone beside a day", "on 2026-03-02 at 555-0147", ["555-0147"]),
    ("a street in English", "at 14b Mill Road, Cambridge CB1 2AZ", ["Mill", "CB1"]),
    ("a known address", "12 harbour lane", ["harbour lane"]),
    ("a street in German", "Hauptstraße 5, 20095 Hamburg", ["Hauptstraße", "20095"]),
    ("a street in Dutch", "Keizersgracht 12", ["Keizersgracht"]),
    ("a street in French", "12 rue de la Paix", ["Paix"]),
    ("a street in Swedish", "Storgatan 4, 411 24 Göteborg", ["Storgatan", "411 24"]),
    ("a handle", "@kestrel_91", ["kestrel"]),
    ("a handle of a network", "Telegram: kestrel91, Signal name is kestrel.w", ["kestrel"]),
    ("a handle told of somebody", "On Telegram she is kestrel", ["kestrel"]),
    ("a handle by itself", "write to kestrel_91 or kestrel91", ["kestrel"]),
    ("the handle of a profile", "look for nadia-f-77", ["nadia-f-77"]),
    ("the handle of an e-mail address", "she is nadfa on the forum", ["nadfa"]),
    ("a profile address", "linkedin.com/in/nadia-f-77", ["linkedin.com", "nadia"]),
    ("a web address", "https://ostrava.example/team?id=7", ["ostrava", "team"]),
    ("an IBAN", "GB29 NWBK 6016 1331 9268 19", ["NWBK", "6016", "9268"]),
    ("an IBAN in one piece", "DE89370400440532013000", ["0532013000"]),
    ("an account", "account 12345678, sort code 12-34-56", ["12345678", "12-34-56"]),
    ("a card", "4929 1234 5678 9012", ["4929", "9012"]),
    ("a passport", "Passport no. X1234567", ["X1234567"]),
    ("an insurance number", "AB 12 34 56 C", ["12 34 56"]),
    ("a name with a Cyrillic letter", "Nadia F\u0430rouk wrote", ["rouk"]),
    ("a name in wide letters", "\uff2e\uff41\uff44\uff49\uff41 wrote", ["\uff41"]),
    ("a name with joiners", "Na\u200bdia wrote", ["dia"]),
    ("a name with gaps", "N a d i a wrote, and F.a.r.o.u.k too", ["d i a", "r.o.u"]),
    ("a given name in Chinese", "昨天小明和小明来了", ["小明"]),
    ("the address of a device", "from 203.0.113.77 and 2001:db8::7334:1", ["203.0", "db8"]),
    ("a wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", ["bc1q"]),
    ("a place on the map", "at 51.05431, 3.71742", ["51.05", "3.71"]),
    ("a place on the map in degrees", "at 51°03'15\"N 3°43'02\"E", ["51°", "43'"]),
    ("a day of birth", "born on 12 March 1984", ["12 March", "1984"]),
    ("a day of birth in German", "geboren am 12.03.1984", ["12.03"]),
    ("a number in words", "ring oh seven seven double oh nine one", ["seven", "double"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "secrets"), [i[1:] for i in IDENTIFIERS], ids=[i[0] for i in IDENTIFIERS])
def test_each_kind_of_identifier_stays_here(text: str, secrets: list[str]) -> None:
    places = Placeholders(KNOWN)
    masked = places.mask(text)
    assert [s for s in secrets if s in masked] == []
    assert places.restore(masked) == text


@pytest.mark.parametrize(
    "text",
    [
        "I will ask for a short talk, and mark the date.",
        "2026-03-02, 03.12.2026, 12/3/2026, 10:30, 2024-2026 and 7 May 2026",
        "1,500 euros, 1 500 000 people, EUR 2,400.50, 40 gauges, room 101, clause 6.3, ISO 9001",
        "The roses are in bloom. Thanks for the lunch.",
        "Head of Energy and Operations Director",
        "Talked about the report on Monday in March.",
        "the line is busy, my account of it, member of the board",
        "On LinkedIn she is well known, and on Slack he is quiet",
        "version 10.2.3.4, clause 6.3.1.2 and a growth of 4.25, 3.5 and 2.75 percent",
        "one two three four five six seven, and off we go",
        "The museum opened on 12 March 1984, and 10:30:15 is the time",
        "a growth of one, two or three percent in a b c order",
    ],
)
def test_ordinary_words_and_figures_are_left(text: str) -> None:
    assert Placeholders(KNOWN).mask(text) == text


def test_somebody_told_of_twice_keeps_the_letter() -> None:
    places = Placeholders(KNOWN)
    before = places.mask("Nadia Farouk of Ostrava Hydrology")
    for person in KNOWN:
        places.know(person)
    places.know(KnownPerson(("Nadia Farouk", "Nadia F. Farouk"), ("Ostrava Hydrology", "Moravia Maps")))
    assert places.mask("Nadia Farouk of Ostrava Hydrology") == before
    assert places.mask("Nadia F. Farouk").startswith("Person A")


def test_many_people_of_one_first_name_are_known_and_masked_quickly() -> None:
    with processor_time() as taken:
        places = Placeholders(f"Maria Abc{n:x}q" for n in range(6000))
        masked = places.mask(" ".join(f"Maria met Abc{n:x}q." for n in range(0, 6000, 30)))
    assert taken.seconds < 5
    assert "Maria" not in masked
    assert "Abc" not in masked
