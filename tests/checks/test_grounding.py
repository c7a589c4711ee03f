"""What the evidence holds passes; what it does not hold is marked, with a reason."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.checks.grounding import evidence_of, unsupported
from coach.evidence import Citation

TODAY = dt.date(2026, 11, 2)
EVIDENCE = (
    "Ingrid Solheim leads a team of forty engineers at Kestrel Grid.",
    "She plays the cello and does not eat meat.",
    "I promised to send her the cable paper by 3 June 2026.",
    "Marek Dvorak moved from Brno to Lisbon in 2019.",
    "The budget was 1,500 euros, 12 percent more than planned.",
    "She has two daughters. Call at 3 pm on Tuesday.",
)
KNOWN = ("Ingrid Solheim", "Tom Reed", "Harbour Forum 2026")


def quotes(text: str) -> list[str]:
    return [u.quote for u in unsupported(text, EVIDENCE, known=KNOWN, today=TODAY)]


@pytest.mark.parametrize(
    "text",
    [
        "Ingrid leads 40 engineers at Kestrel Grid [1].",
        "Ingrid heads a team of 40 engineers.",
        "She does not eat meat.",
        "She never eats meat, and she plays the cello.",
        "You promised her the cable paper by June 3rd.",
        "You promised her the cable paper by 2026-06-03.",
        "You promised her the cable paper by 03/06/2026.",
        "Marek Dvorak relocated from Brno to Lisbon in 2019.",
        "The budget was 1500 euros.",
        "The budget was €1.5k, 12% more than planned.",
        "Call her at 15:00 on Tuesday.",
        "She has 2 daughters.",
        "The notes do not say where she studied.",
        "I found nothing about Stanford.",
        "I hope the trip home was easy.",
        "Thank you for the conversation, it was a pleasure to meet you.",
        "Would Thursday at 10 am suit you for a short call?",
        "Dear Ingrid,\n\nIt was good to see you at the Harbour Forum.\n\nBest regards,\nTom",
        "Looking forward to hearing from you.",
        "**Ingrid Solheim** leads forty engineers.",
        "",
    ],
)
def test_supported(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "marked", "reason"),
    [
        ("Ingrid studied at Stanford.", "Stanford", "The notes do not mention 'Stanford'"),
        ("Ingrid leads a team of 45 engineers.", "45", "The notes do not mention '45'"),
        ("You promised her the cable paper by June 4th.", "June 4th", "The notes do not mention 'June 4th'"),
        ("She plays the violin.", "violin", "The notes do not mention 'violin'"),
        ("She has two sons.", "sons", "The notes do not mention 'sons'"),
        ("She has three daughters.", "three", "The notes do not mention 'three'"),
        ("She eats meat.", "She eats meat.", "The notes say otherwise"),
        ("Ingrid leads forty engineers and enjoys jazz.", "jazz", "jazz'"),
        ("Ingrid Dvorak leads forty engineers.", "Ingrid Dvorak", "The notes do not mention 'Ingrid Dvorak'"),
        ("Zorblat leads a team of forty engineers at Kestrel Grid.", "Zorblat", "The notes do not mention"),
        ("Kestrel Grid has forty ships.", "ships", "The notes do not mention 'ships'"),
        ("The budget was 1,500 dollars.", "1,500 dollars", "The notes do not mention"),
        ("The budget was 15 percent over.", "15 percent", "The notes do not mention"),
        ("Call her at 4 pm.", "4 pm", "The notes do not mention '4 pm'"),
        ("Write to ingrid@kestrel.example.", "ingrid@kestrel.example", "The notes do not mention"),
        ("I hope your daughter's wedding went well.", "wedding", "The notes do not mention"),
        ("I hope the regatta in Porto was fun.", "regatta in Porto", "The notes do not mention"),
        ("I will send you the cable paper by Friday.", "Friday", "The notes do not mention 'Friday'"),
        (
            "Tom Reed moved from Brno to Lisbon in 2019.",
            "Tom Reed moved",
            "The notes say this of 'Marek Dvorak'",
        ),
        ("Ingrid won a Nobel Prize in 2011.", "won a Nobel Prize in 2011", "The notes do not mention"),
        (
            "The notes do not say where she lives, but she studied at Stanford.",
            "studied at Stanford",
            "Stanford",
        ),
    ],
)
def test_unsupported(text: str, marked: str, reason: str) -> None:
    found = unsupported(text, EVIDENCE, known=KNOWN, today=TODAY)
    assert any(marked in u.quote for u in found), found
    assert any(reason in u.reason for u in found), found
    assert all(text[u.start : u.end] == u.quote for u in found)


def test_marks_the_smallest_sensible_stretch() -> None:
    text = "Ingrid leads a team of forty engineers at Kestrel Grid and studied physics at Stanford. She plays the cello."
    assert quotes(text) == ["studied physics at Stanford"]


def test_the_note_cited_must_be_the_one_that_says_it() -> None:
    assert quotes("Marek Dvorak moved to Lisbon [4].") == []
    found = unsupported("Marek Dvorak moved to Lisbon [2].", EVIDENCE, known=KNOWN, today=TODAY)
    assert found
    assert "cited here" in found[0].reason
    after_the_stop = "Marek Dvorak moved to Lisbon. [4] She plays the cello. [2]"
    assert quotes(after_the_stop) == []


def test_numbers_keep_their_company() -> None:
    found = unsupported("Marek Dvorak manages 40 painters.", EVIDENCE, known=KNOWN, today=TODAY)
    assert found


def test_a_year_left_out_is_filled_in_from_today_only() -> None:
    evidence = ["The paper is due on 3 June."]
    assert not unsupported("The paper is due on 3 June 2026.", evidence, today=TODAY)
    assert unsupported("The paper is due on 3 June 2016.", evidence, today=TODAY)
    assert unsupported("The paper is due on 3 June 2026.", evidence)


def test_evidence_of_puts_the_date_beside_the_quote() -> None:
    cited = Citation("notes/a.md", "line:1", "We met in Lisbon.", dt.date(2026, 3, 1))
    assert not unsupported("We met in Lisbon on 1 March 2026.", evidence_of([cited]))
    assert unsupported("We met in Lisbon on 2 March 2026.", evidence_of([cited]))


def test_nothing_is_supported_without_evidence() -> None:
    assert unsupported("Ingrid Solheim leads forty engineers.", [])


@example("ðE", ["0"])
@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=3))
@settings(max_examples=150, deadline=None)
def test_offsets_hold_for_any_text(text: str, evidence: list[str]) -> None:
    found = unsupported(text, evidence, known=["Ada"], today=TODAY)
    assert all(text[u.start : u.end] == u.quote and u.quote for u in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.sampled_from(EVIDENCE))
def test_every_quote_supports_itself(quote: str) -> None:
    assert quotes(quote) == []


SCENE = (
    "Omar introduced Zoe to Ruth at the paper fair.",
    "Piet paid for lunch. He met Inga at Hill Farm.",
    "Mel sold the old press to Ruth in spring.",
    "Paula reports to me and to Jim Derrick, the general counsel.",
    "She replaces Rebecca Carter.",
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Omar introduced Piet to Ruth at the paper fair.", "Piet"),
        ("Omar introduced Zoe to Inga at the paper fair.", "Inga"),
        ("Zoe sold the old press to Ruth in spring.", "Zoe"),
        ("Paula reports to you and to Rebecca Carter, the general counsel.", "Rebecca Carter"),
    ],
)
def test_a_name_in_the_place_of_another_is_marked(text: str, name: str) -> None:
    marks = unsupported(text, SCENE)
    assert [m.quote for m in marks] == [name]
    assert f"'{name}'" in marks[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "Omar introduced Zoe to Ruth.",
        "Zoe met Ruth through Omar at the paper fair.",
        "Piet met Inga at Hill Farm.",  # "He" is the one before
        "Mel sold the press to Ruth.",
        "Paula reports to Jim Derrick.",
        "Paula replaces Rebecca Carter.",
        "Ruth was at the paper fair and has the old press.",
    ],
)
def test_the_right_name_is_not_marked(text: str) -> None:
    assert unsupported(text, SCENE) == []


OWN = (
    "My talk is on Wednesday at 14:15 in the Kiln Room: *Nine glazes*.",
    "1. Hire a glaze chemist before February 2027.",
    "I am nervous about the first minute.",
    'Her advice on my first year: stop doing the firings that others would enjoy. "Let them look first."',
    "I shall be in Delft on both days if it is easier to talk first.",
)
OVER = ("Plan for Delft", "Goals 2026", "Journal", "Tea with Berit", "Ruben Oyelaran wrote on 3 May 2026")


@pytest.mark.parametrize(
    "text",
    [
        "Your talk is on Wednesday at 14:15 in the Kiln Room [1].",
        "You speak on nine glazes [1].",
        "Your goals: hire a glaze chemist before February 2027 [2].",
        "One of your goals is to hire a glaze chemist [2].",
        "You are nervous about the first minute of your talk [3].",
        "You noted: “Her advice on my first year: stop doing the firings that others would enjoy.” [4]",
        'You noted: “Her advice on my first year: stop doing the firings that others would enjoy. "Let them look first."” [4]',
        "You also noted on 3 May 2026: “Her advice on my first year … "
        '"Let them look first."” [4] Ruben Oyelaran wrote on 3 May 2026: “I shall be in Delft on both days” [5]',
    ],
)
def test_the_users_own_words_stand(text: str) -> None:
    citations = [Citation("n.md", "line:1", q, dt.date(2026, 5, 3)) for q in OWN]
    found = unsupported(text, evidence_of(citations, OVER), known=("Nadia Brandt",), today=TODAY)
    assert [(u.quote, u.reason) for u in found] == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ruben Oyelaran wrote: “Hire a glaze chemist before February 2027.” [2]", "Ruben Oyelaran"),
        ("You noted: “Hire a glaze painter before February 2027.” [2]", "painter"),
        ("You noted: “I am nervous about the first minute.” [2]", "nervous"),
        ("Your talk is on Thursday at 14:15 in the Kiln Room [1].", "Thursday"),
        ("You want to hire a glaze chemist before March 2028 [2].", "March 2028"),
    ],
)
def test_words_put_into_a_mouth_are_marked(text: str, marked: str) -> None:
    citations = [Citation("n.md", "line:1", q, dt.date(2026, 5, 3)) for q in OWN]
    found = unsupported(text, evidence_of(citations, OVER), known=("Nadia Brandt",), today=TODAY)
    assert any(marked in u.quote for u in found), found


@pytest.mark.parametrize("mark", ["'", "’"])
def test_contractions_are_no_names(mark: str) -> None:
    text = f"I{mark}m sure that you{mark}ll see the bees. It{mark}s so, and they{mark}d know. I{mark}ve seen the bees."
    assert not unsupported(text, ["She has seen the bees."], today=dt.date(2026, 3, 2))
    assert unsupported(
        f"The bees haven{mark}t been seen.", ["The bees have been seen."], today=dt.date(2026, 3, 2)
    )


@pytest.mark.parametrize(
    ("quote", "text", "held"),
    [
        ("will send her the kiln plan by next Friday", "I promised you the kiln plan by 20 November.", True),
        ("will send her the kiln plan by next Friday", "I promised you the kiln plan by 27 November.", False),
        ("I'll send her the deck tomorrow.", "I promised you the deck by 13 November.", True),
        (
            "Er schickt mir bis nächsten Mittwoch die Bilanz.",
            "You promised me the Bilanz by 18 November.",
            True,
        ),
        ("wants a quote. i said tuesday.", "I promised you a quote by 17 November.", True),
        ("She needs the kiln in two weeks.", "You need the kiln by 26 November.", True),
        ("Saw her on Tuesday about the kiln.", "I saw you on 17 November about the kiln.", False),
    ],
)
def test_a_day_in_words_is_the_day_counted_from_the_note(quote: str, text: str, held: bool) -> None:
    cited = Citation("n.md", "line:1", quote, dt.date(2026, 11, 12))
    assert (not unsupported(text, evidence_of([cited]), today=dt.date(2026, 11, 27))) is held
