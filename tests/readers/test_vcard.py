"""vCards, sound and broken."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import kind, only, read, refusals

from coach.readers.content_lines import parse, unfold
from coach.records import ContactRecord

V3 = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Example//EN
N:Lee;Ann;Beth;Dr.;
FN:Dr. Ann Lee
NICKNAME:Annie,Leah
ORG:Oxbow\\, Inc.;Ovens
TITLE:Head of Bread, Rye
item1.EMAIL;type=INTERNET;type=pref:ann.lee@a-rather-long-name-of-a-domain.oxbow.exam
 ple
item1.X-ABLabel:_$!<Other>!$_
TEL;type=CELL:+44 7700 900106
item2.URL;type=pref:https\\://www.linkedin.com/in/ann-lee
item2.X-ABLabel:_$!<HomePage>!$_
URL:https://ann.example
ADR;TYPE=WORK:;;1 Mill Lane;York;;YO1;UK
BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10
NOTE:likes rye\\nand jam
CATEGORIES:bread,friends
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
 QkZJRgABAQAAAQABAADQkZJRgABAQAAAQABAAD
REV:2025-08-22T10:00:00Z
UID:1234-ABC
END:VCARD
"""


def test_version_3() -> None:
    (ann,) = only(read(V3), ContactRecord)
    assert kind(V3) == "vcard"
    assert (ann.place, ann.name, ann.given, ann.family) == ("uid:1234-ABC", "Dr. Ann Lee", "Ann", "Lee")
    assert (ann.organisation, ann.title, ann.nicknames) == (
        "Oxbow, Inc.",
        "Head of Bread, Rye",
        ("Annie", "Leah"),
    )
    assert ann.emails == ("ann.lee@a-rather-long-name-of-a-domain.oxbow.example",)
    assert (ann.phones, ann.location, ann.note) == (("+44 7700 900106",), "York, UK", "likes rye\nand jam")
    assert ann.profiles == ("https://www.linkedin.com/in/ann-lee",)
    assert ann.dated == dt.date(2025, 8, 22)
    assert ann.extra == {
        "birthday": "--12-10",
        "labels": "bread, friends",
        "website": "https://ann.example",
        "department": "Ovens",
    }


def test_the_text_is_kept_unfolded_without_pictures() -> None:
    (ann,) = only(read(V3), ContactRecord)
    lines = ann.raw.split("\n")
    assert "FN:Dr. Ann Lee" in lines
    assert "ORG:Oxbow\\, Inc.;Ovens" in lines
    assert "item1.EMAIL;type=INTERNET;type=pref:ann.lee@a-rather-long-name-of-a-domain.oxbow.example" in lines
    assert "PHOTO" not in ann.raw
    assert "QkZJRg" not in ann.raw


V21 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\r\nller;J=C3=B6rg\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=\r\n=BCller\r\n"
    "TEL;CELL:+44 7700 900107\r\nEMAIL;INTERNET:jorg@oxbow.example\r\n"
    "NOTE;QUOTED-PRINTABLE:one=0D=0Atwo\r\n"
    "ORG;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:B=E4ckerei\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:\r\n  /9j/4AAQSkZJRgABAQ\r\n  AAAQABAAD\r\n\r\n"
    "END:VCARD\r\n"
)


def test_version_2_1_with_soft_breaks_inside_characters() -> None:
    (card,) = only(read(V21), ContactRecord)
    assert (card.place, card.name, card.given, card.family) == ("card:1", "Jörg Müller", "Jörg", "Müller")
    assert (card.phones, card.emails) == (("+44 7700 900107",), ("jorg@oxbow.example",))
    assert (card.note, card.organisation) == ("one\ntwo", "Bäckerei")


def test_version_4() -> None:
    text = (
        'BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nTEL;VALUE=uri;TYPE="cell,voice":tel:+44-7700-900108\n'
        "EMAIL;PREF=1:ann@oxbow.example\nUID:urn:uuid:77\nBDAY:--0610\nEND:VCARD\n"
    )
    (ann,) = only(read(text), ContactRecord)
    assert (ann.place, ann.phones, ann.emails) == (
        "uid:urn:uuid:77",
        ("+44-7700-900108",),
        ("ann@oxbow.example",),
    )
    assert ann.extra == {"birthday": "--06-10"}


def test_quoted_printable_that_has_leaked_into_a_plain_value() -> None:
    (card,) = only(read("BEGIN:VCARD\nVERSION:3.0\nFN:Zo=C3=AB Oak\nEND:VCARD\n"), ContactRecord)
    assert card.name == "Zoë Oak"


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ek\n",  # never closed
        "BEGIN:VCARD\nVERSION:3.0\nnonsense\n:::\n=3D\nFN:Bo Ek\nN\nEND:VCARD\n",
        'BEGIN:VCARD\nFN:Bo Ek\nEMAIL;TYPE="open:bo\nEND:VCARD\n',
        "BEGIN:VCARD\nVERSION:2.1\nFN:Bo Ek\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=nonsense:=E4=\nEND\nEND:VCARD\n",
    ],
)
def test_a_bad_card_costs_its_neighbours_nothing(broken: str) -> None:
    good = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEND:VCARD\n"
    text = good.format("Ann Lee") + broken + good.format("Cy Dun")
    names = [c.name for c in only(read(text), ContactRecord)]
    assert names == ["Ann Lee", "Bo Ek", "Cy Dun"]


def test_an_empty_card_is_refused_with_its_place() -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nUID:9\nEND:VCARD\nBEGIN:VCARD\nN:Lee;Ann\nEND:VCARD\n"
    assert refusals(read(text)) == [("uid:9", "The card has neither a name nor an address.")]
    assert [c.name for c in only(read(text), ContactRecord)] == ["Ann Lee"]


def test_a_card_quoted_in_a_note_is_a_note() -> None:
    assert kind("Bo sent me his card:\n\nBEGIN:VCARD\nFN:Bo Ek\nEND:VCARD\n") == "note"


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('ATTENDEE;CN="Lee; Ann: boss":mailto:a@x.example', "ATTENDEE", "mailto:a@x.example"),
        ("item1.TEL;CELL:1", "TEL", "1"),
        ("NOTE:", "NOTE", ""),
    ],
)
def test_content_lines(line: str, name: str, value: str) -> None:
    found = parse(line)
    assert found is not None
    assert (found.name, found.value) == (name, value)


CARD = "BEGIN:VCARD\nVERSION:3.0\n{0}\nEND:VCARD\n"


def card(lines: str, encoding: str = "utf-8") -> ContactRecord:
    """The one contact of a card."""
    (found,) = only(read(CARD.format(lines).encode(encoding)), ContactRecord)
    return found


def test_an_assistants_card_within_a_card_is_left_out_of_it() -> None:
    nested = "FN:Ann Lee\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Al Ias\nTEL:1\nEND:VCARD\nTEL:+44 7700 900111"
    for text in (
        nested,
        "FN:Ann Lee\nAGENT:BEGIN:VCARD\\nFN:Al Ias\\nTEL:1\\nEND:VCARD\\n\nTEL:+44 7700 900111",
    ):
        records = read(CARD.format(text) + CARD.format("FN:Bo Ek"))
        found = only(records, ContactRecord)
        assert [(c.name, c.phones) for c in found] == [("Ann Lee", ("+44 7700 900111",)), ("Bo Ek", ())]
        assert "Al Ias" not in found[0].raw
        assert refusals(records) == []


def test_cards_without_beginning_or_end_are_kept_and_said() -> None:
    records = read("VERSION:3.0\nFN:Ann Lee\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Ek\n" + CARD.format("FN:Cy Dun"))
    assert [c.name for c in only(records, ContactRecord)] == ["Ann Lee", "Bo Ek", "Cy Dun"]
    assert [(place, reason.split(";")[0]) for place, reason in refusals(records)] == [
        ("card:1", "The card has an end but no beginning"),
        ("card:2", "The card is not closed"),
    ]


def test_two_cards_of_one_uid_have_places_of_their_own() -> None:
    records = read(CARD.format("UID:7\nFN:Ann Lee") + CARD.format("UID:7\nFN:Bo Ek"))
    assert [c.place for c in only(records, ContactRecord)] == ["uid:7", "card:2"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_encodings_of_the_whole_file(encoding: str) -> None:
    assert card("FN:José Müller", encoding).name == "José Müller"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FN;CHARSET=SHIFT_JIS:ア", "ア"),
        ("FN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=83A", "ア"),
        ("FN;CHARSET=no-such:Ann", "Ann"),
        ("FN;ENCODING=B:QW5uIExlZQ==", "Ann Lee"),
        ("FN;ENCODING=BASE64:not base64", "not base64"),
    ],
)
def test_character_sets_and_encodings_of_a_line(line: str, name: str) -> None:
    assert card(line, "shift_jis").name == name


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1604-12-10", "--12-10"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10", "--12-10"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-12-10", "--12-10"),
        ("BDAY:--1210", "--12-10"),
        ("BDAY:0000-12-10", "--12-10"),
        ("BDAY:1985-12-10T00:00:00Z", "1985-12-10"),
        ("BDAY;VALUE=text:circa 1800", "circa 1800"),
        ("BDAY:", ""),
    ],
)
def test_birthdays(line: str, birthday: str) -> None:
    assert card(f"FN:Ann\n{line}").extra.get("birthday", "") == birthday


def test_values_in_wrappers() -> None:
    found = card(
        "FN:Ann\nEMAIL:<ann@oxbow.example>\nEMAIL:no address\nURL:linkedin.com/in/ann\n"
        "item1.URL:https://ann.example\nitem1.X-ABLabel:_$!<HomePage>!$_\nN:Lee;Ann\nN:Other;Bo\nORG:One\nORG:Two"
    )
    assert found.emails == ("ann@oxbow.example",)
    assert found.profiles == ("linkedin.com/in/ann",)
    assert found.extra == {"website": "https://ann.example"}
    assert (found.family, found.organisation) == ("Lee", "One")


def test_a_card_of_a_million_lines_is_bounded() -> None:
    records = read(CARD.format("FN:Ann\n" + "X-A:b\n" * 10_000 + "TEL:1"))
    assert only(records, ContactRecord)[0].name == "Ann"
    assert "more than 5,000 lines" in refusals(records)[0][1]


def test_debris_that_is_named_like_cards_is_refused() -> None:
    assert refusals(read("BEG:VC\nFN:Ann\nTEL:1\n", "old.vcf")) == [("", "The file holds no contact card.")]
    assert kind("Bo sent me his card.\n", "old.vcf") == "note"


@given(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1),
    st.integers(1, 20),
)
def test_folding_is_undone(value: str, width: int) -> None:
    line = f"NOTE:x{value}x"
    folded = "\n ".join(line[i : i + width] for i in range(0, len(line), width))
    if all(piece.strip() for piece in folded.split("\n")):
        assert unfold(folded) == [line]
