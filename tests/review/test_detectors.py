"""Each detector alone: what it finds with category, severity and span, and near-misses that it leaves alone."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.review.context import Context, Reader
from coach.review.detectors import DETECTORS
from coach.store.values import Me

TODAY = dt.date(2026, 11, 15)
ME = Me("Una Berg", ("una@bergwerk.example",), "", "Bergwerk")
READERS = {
    "public": Reader("public"),
    "employer": Reader("employer", own_house=True, organisation="Bergwerk"),
    "person": Reader("person", (), "A. Reader"),
}

# detector, reader, text, category, severity, the words that the finding covers
FOUND = [
    ("credentials", "person", "The guest login is una with password Heron#2026x.", "secret", "high", "Heron#2026x"),
    ("confidence_words", "person", "You did not hear it from me: the deal is off.", "third_party", "high", "You did not hear it from me"),
    ("confidence_words", "public", "Strictly between us, she is leaving.", "third_party", "high", "Strictly between us"),
    ("contact_details", "public", "Ring Ana on her private mobile, +44 7700 900118.", "personal_data", "medium", "+44 7700 900118"),
    ("contact_details", "public", "She lives at 22 Marsh Street, Leeds.", "personal_data", "high", "22 Marsh Street"),
    ("contact_details", "public", "Pay to GB82 WEST 1234 5698 7654 32.", "personal_data", "high", "GB82 WEST 1234 5698 7654 32"),
    ("health_family", "person", "Be kind to Ana, her divorce came through.", "third_party", "medium", "her divorce came through"),
    ("health_family", "person", "Tom is drinking again.", "third_party", "medium", "Tom is drinking again"),
    ("contact_details", "public", "Ruth has the list, 07700 900140.", "personal_data", "medium", "07700 900140"),
    ("health_family", "public", "A long evening with Bernard, divorced since May.", "third_party", "medium", "divorced"),
    ("health_family", "person", "Karen's drinking has got worse.", "third_party", "medium", "Karen's drinking"),
    ("health_family", "public", "He asked about my panic attacks.", "private_life", "medium", "my panic attacks"),
    ("health_family", "public", "Off work again with my knee, and the stairs are long.", "private_life", "medium", "Off work again with my knee"),
    ("health_family", "public", "My panic attacks are back.", "private_life", "medium", "My panic attacks are back"),
    ("money", "public", "Our gross margin is 38%, by the way.", "confidential", "medium", "Our gross margin is 38%"),
    ("money", "public", "My overdraft is my oldest friend.", "private_life", "medium", "My overdraft is my oldest friend"),
    ("money", "public", "The overdraft is at its limit again.", "private_life", "medium", "The overdraft is at its limit"),
    ("whereabouts", "public", "The spare key is under the mat.", "private_life", "high", "The spare key is under the mat"),
    ("own_plans", "employer", "I am quietly looking for a new job.", "private_life", "high", "I am quietly looking for a new job"),
    ("profanity", "public", "What a shitshow of a launch.", "offensive", "medium", "shitshow"),
    ("identity_groups", "public", "Women are just not wired for welding.", "identity_group", "high", "Women are just not wired for welding"),
    ("politics", "public", "Decent people vote left in this election.", "politics", "high", "Decent people vote left"),
    ("religion", "public", "Religion is a disease.", "religion", "medium", "Religion is a disease"),
    ("hostile", "public", "You have no clue, Peter.", "hostile", "medium", "You have no clue"),
    ("religion", "public", "Nothing has ruined more brass than the pious and their incense.", "religion", "medium", "the pious"),
    ("hostile", "public", "Those idiots at the ministry lost our form.", "hostile", "medium", "idiots at the ministry"),
    ("hostile", "person", "The clowns in accounts have paid the wrong firm.", "hostile", "medium", "clowns in accounts"),
    ("favours", "person", "Our grant form is in. Could you see to it that ours is read first?", "favour_seeking", "high", "ours is read first"),
    ("favours", "person", "Send me your application and I will put in a good word with the panel.", "favour_seeking", "high", "put in a good word"),
    ("boasting", "public", "I am simply the best designer in this country.", "boastful", "medium", "the best designer"),
    ("templates", "person", "Hi [First Name], it was good to meet you.", "inauthentic", "medium", "[First Name]"),
    ("flattery", "person", "You are amazing, inspiring and truly brilliant.", "inauthentic", "medium", "amazing, inspiring"),
    ("abroad", "person", "Du bist so ein Trottel, sagt der Chef.", "hostile", "medium", "Du bist so ein Trottel"),
    ("abroad", "public", "Los gitanos roban.", "identity_group", "high", "Los gitanos roban"),
    ("client_news", "person", "Our client Velmoor is about to lay off forty people.", "confidential", "high", "is about to lay off"),
    ("client_news", "public", "Our profit is 4.2 million, not published yet.", "confidential", "high", "not published yet"),
    ("house_contempt", "public", "Velmoor churns out nothing but junk.", "hostile", "medium", "Velmoor churns out nothing but junk"),
    ("house_contempt", "person", "Keep well away from Pennock Tools.", "hostile", "medium", "Keep well away from Pennock Tools"),
    ("insults", "public", "You are a pathetic moron.", "hostile", "medium", "pathetic moron"),
    ("disclosure", "public", "My husband died in hospice and I am so sad that I was not with him.", "private_life", "medium", "My husband died"),
    ("controversy", "public", "Feminism is a cancer.", "identity_group", "medium", "Feminism is a cancer"),
    ("controversy", "person", "Feminism is a cancer.", "identity_group", "low", "Feminism is a cancer"),
]  # fmt: skip


def _of(name: str, reader: str, text: str) -> list[tuple[str, str, str]]:
    (detector,) = [d for d in DETECTORS if d.name == name]
    context = Context("post" if reader == "public" else "email", READERS[reader], ME, TODAY)
    return [(f.category, f.severity, f.quote) for f in detector.find(text, context)]


@pytest.mark.parametrize(("name", "reader", "text", "category", "severity", "covered"), FOUND)
def test_category_severity_and_span(
    name: str, reader: str, text: str, category: str, severity: str, covered: str
) -> None:
    found = _of(name, reader, text)
    assert any(c == category and s == severity and covered in q for c, s, q in found), found


CLEAN = [
    ("credentials", "person", "The guest password is on the card in your room."),
    ("confidence_words", "person", "I cannot say who told me, and I will not guess."),
    ("confidence_words", "public", "What differs between us and them is the glaze."),
    ("contact_details", "public", "Ring our reception on +44 20 7946 0018."),
    ("contact_details", "public", "The shop stands at 22 Marsh Street, Leeds."),
    ("contact_details", "public", "Pay by the reference on your invoice, 1234 5698 7654."),
    ("health_family", "person", "The market for cancer screening grows by a tenth a year."),
    ("health_family", "person", "Tom is drinking coffee with the printers."),
    ("health_family", "public", "The panel on grief at work was the best of the day."),
    ("contact_details", "public", "Our order 07700 900140 has shipped."),
    ("health_family", "public", "I take Friday off work with my team to plant trees."),
    ("money", "public", "The overdraft fees of banks rose again."),
    ("money", "public", "Our margin notes are in pencil, 38 of them."),
    ("money", "public", "According to the annual report, gross margins are 38%."),
    ("whereabouts", "public", "The key to good glue is patience."),
    ("own_plans", "employer", "I am looking for a new chair for the studio."),
    ("profanity", "public", "A class on Essex cockpits."),
    ("identity_groups", "public", "Women are too rarely asked to weld."),
    ("politics", "public", "The vote on the draft standard closes on Friday."),
    ("religion", "public", "The pious and their candles fill the square."),
    ("religion", "public", "The choir sings in the church on Sunday."),
    ("religion", "public", "The faithful and their candles fill the square at Easter."),
    ("hostile", "public", "Two clowns at the fair made my children laugh."),
    ("hostile", "public", "The idiots in the old novel are the wise ones."),
    ("hostile", "public", "I had no clue how glue worked until Peter showed me."),
    ("favours", "person", "Could you see to it that our grant form is read by Friday?"),
    ("favours", "person", "Send the form; the panel reads them all in the order they come."),
    ("boasting", "public", "The best designer I know is on stage at four."),
    ("flattery", "person", "Your talk was brilliant because you showed the broken parts."),
    ("abroad", "person", "Du bist kein Trottel."),
    ("client_news", "public", "Our client Velmoor will launch a lamp in May."),
    ("client_news", "employer", "Our client Velmoor is about to lay off forty people."),
    ("house_contempt", "public", "Velmoor mends broken lamps and sells what others call junk."),
    ("insults", "public", "The second chart contradicts the first, and I would leave it out."),
    ("disclosure", "person", "My husband died in hospice and I am so sad that I was not with him."),
    ("disclosure", "public", "My workshop on glue is full."),
    ("controversy", "person", "The lecture on feminism is at four."),
    ("controversy", "public", "The lecture on glue is at four."),
    ("templates", "person", "Dear Ana, the index [1] and the file <draft> are fine, and so is size XXL."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reader", "text"), CLEAN)
def test_near_misses_stay_clean(name: str, reader: str, text: str) -> None:
    assert _of(name, reader, text) == []


def test_every_detector_of_tone_and_detail_has_cases() -> None:
    stored = {
        "note_leaks",
        "addressee",
        "promised",
        "event_days",
        "policy",
    }  # see test_leak_readers, test_conduct, test_policy
    names = {d.name for d in DETECTORS} - stored
    assert {c[0] for c in FOUND} == names
    assert {c[0] for c in CLEAN} == names
