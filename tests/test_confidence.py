"""Who may see a sentence: markers, their reach, their dates, and the ordinary sentences beside them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.confidence import restrictions
from coach.evidence import Audience, Restriction
from coach.text import sentences

DAY = dt.date(2026, 3, 10)


def read(text: str, **front: object) -> dict[str, Restriction | None]:
    """Each sentence of a text with its restriction."""
    spans = list(sentences(text))
    front.setdefault("note_date", DAY)
    found = restrictions(text, spans, **front)  # type: ignore[arg-type]
    return {text[s.start : s.end]: r for s, r in zip(spans, found, strict=True)}


def only(text: str, **front: object) -> Restriction | None:
    """The restriction of a text of one sentence."""
    (found,) = read(text, **front).values()
    return found


CLOSED = [
    "Ines told me in confidence that she is leaving in May.",
    "In strict confidence: the tender will be withdrawn.",
    "Off the record, the merger is dead.",
    "The merger is dead, but that is off the record.",
    "Between us, he is looking for another job.",
    "He is tired of the place, between you and me.",
    "Let us keep that between us.",
    "She will sell her half of the firm, not for repeating.",
    "This is not for sharing with the board.",
    "His brother is ill; not to be passed on.",
    "Not to be mentioned to Karim before the vote.",
    "Don't share this with the agency yet.",
    "Please do not mention it to her manager.",
    "Do not forward.",
    "He asked me not to tell anyone.",
    "I promised not to tell her colleagues about it.",
    "She asked me to keep it to myself.",
    "Please keep this to yourself until the results are in.",
    "I must keep quiet about the second site.",
    "They keep the price under wraps.",
    "What he said about the audit stays here.",
    "Said in trust, stays with me.",
    "She told me in trust about the diagnosis.",
    "Under the seal of friendship she told me about the divorce.",
    "Nobody at the clinic knows yet.",
    "No one in the team knows about it.",
    "He is interviewing elsewhere and his manager does not know.",
    "Her company must not know.",
    "She does not want it talked about.",
    "He doesn't want people to know.",
    "He would rather nobody knew.",
    "She has told no one.",
    "He has not told his board.",
    "Only the two of us know.",
    "Not a word to the press.",
    "Not a word of this to anyone.",
    "Nobody posts before the launch.",
    "Their new fund is not public yet.",
    "It has not been announced.",
    "The site closure is still unannounced.",
    "Under NDA until June: the yield is 84 percent.",
    "The test data is covered by our NDA.",
    "The release is under embargo.",
    "Embargoed until 3 April.",
    "Confidential: two people will go.",
    "This is strictly confidential.",
    "He confided that the grant was refused.",
    "Private: her son is in hospital.",
    "For your eyes only.",
    "That is not mine to tell.",
    "Sworn to secrecy: they are engaged.",
    "She told me privately that the post will be cut.",
    "It is still a secret.",
    "Chatham House rule for the whole table.",
    "He trusted me with the figures.",
    "She told only me about the offer.",
    "Nobody must hear of the second offer.",
    "He would lose his job if this got out.",
    "I am not supposed to know this.",
    "The whole matter is for me only.",
    "She asked for discretion.",
    "He told me on the quiet that the lease ends.",
    "We announce on 3 May, until then silence.",
    "Nothing goes out before the board has met.",
    "The figure is not yet cleared for publication.",
    "Keep this off LinkedIn.",
    "This must not get out.",
    "She asked us not to mention it.",
    "He does not want it to reach the dean.",
    "Don't quote him on the numbers.",
    "This is commercially sensitive.",
    "She asked me to say nothing: the portrait is a copy.",
    "The owner does not know yet.",
    "He told me under his breath that the path is dropped.",
    "She wants it kept quiet at the office.",
    "Please, nobody else.",
    "I have not told a soul.",
    "Only her sister knows.",
    "Marta must not hear of it.",
    "The union has not been told.",
]


@pytest.mark.parametrize("text", CLOSED)
def test_words_that_close(text: str) -> None:
    found = only(text)
    assert found is not None, text
    assert found.audience is Audience.ME
    assert found.marker
    assert found.marker in text


INTERNAL = [
    "Internal: the second line has no slot before autumn.",
    "**Internal.**",
    "The salary band ends at 61,000; that is internal.",
    "Board figures, never outside the house.",
    "For internal use.",
    "These numbers must never leave the company.",
    "This stays inside the company.",
    "Strictly internal for now.",
]


@pytest.mark.parametrize("text", INTERNAL)
def test_words_that_close_to_outsiders(text: str) -> None:
    found = only(text)
    assert found is not None, text
    assert found.audience is Audience.EMPLOYER


ORDINARY = [
    "She has confidence in the team.",
    "He speaks with confidence now.",
    "The students grew in confidence over the term.",
    "Her first talk was a boost in confidence.",
    "The confidence interval is wide.",
    "The internal wall needs a second coat.",
    "The fault is internal.",
    "He works in internal medicine.",
    "She moved from private equity to a charity.",
    "Works in the private sector.",
    "A private dinner for eight on Thursday.",
    "The firm is privately held.",
    "A public secret: the lift never works.",
    "It is an open secret that the lift is slow.",
    "The secret of a good talk is one idea.",
    "Ask her in private how the exam went.",
    "The oil embargo hit them in 1973.",
    "They work on confidential computing.",
    "We should sign an NDA before the pilot.",
    "Sent her the NDA for signature.",
    "I don't share her optimism.",
    "They do not share a wall.",
    "We agreed not to talk prices at dinner.",
    "The difference between us and them is patience.",
    "We split the work between us and the lab.",
    "She stays here until Friday.",
    "He stays in this hotel each year.",
    "Nobody knows how the old pump works.",
    "Nobody knows why it rattles.",
    "Nobody came.",
    "I have no idea.",
    "He keeps bees and gave me a jar of honey.",
    "She keeps her slides short.",
    "Not a word about price in the whole talk.",
    "Not for everyone, but I liked it.",
    "Not for sale.",
    "Not to be confused with the other Marta.",
    "She wants to repeat the test in June.",
    "He told me about his sailing boat.",
    "He asked me to send the drawing.",
    "Do not forget the adapter.",
    "Don't worry about the deadline.",
    "They hold the shares in trust for the children.",
    "He does not want to travel in winter.",
    "She does not want sugar.",
    "Their manager does not know the new rules.",
    "The lounge is not public transport's best advert.",
    "The record player was off.",
    "Public transport is good there.",
    "Her wife sings in a choir.",
    "The safety officer made an unannounced visit.",
    "I promised to send the paper by 4 May.",
    "She would like a supplier to read the draft before it goes out.",
    "The board meets on Friday.",
    "Personal best at the half marathon.",
    "She told me not to worry about the poster.",
    "He asked me not to be late.",
    "She told me not to talk so fast.",
    "Tickets for members only.",
    "The sensor is very sensitive to heat.",
    "She must not eat nuts.",
    "He kept bees from the old orchard.",
    "The room is quiet in the morning.",
    "He does not know anybody at the port.",
    "Nothing grows there before June.",
    "We meet on Friday; until then I read chapter 3.",
    "She wants the new printer by June.",
    "Nobody else came to the talk.",
    "The pump does not know metric threads.",
    "Only the first slide matters.",
    "He has told his board about the prototype.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_stay_open(text: str) -> None:
    found = only(text)
    assert found is None or found.audience is Audience.PUBLIC, found


PUBLIC = [
    "The report is public now.",
    "It went public in May.",
    "They used 3.1 GWh, from their public report.",
    "The list is on their website.",
    "The port published a call for trials in September.",
    "She was announced publicly as chair.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_words_that_open(text: str) -> None:
    found = only(text)
    assert found is not None, text
    assert found.audience is Audience.PUBLIC


@pytest.mark.parametrize(
    "text",
    ["The fund will be public in May.", "Not published yet.", "Once it is public we can talk.", "It is not public."],
)  # fmt: skip
def test_what_will_be_public_is_not_open(text: str) -> None:
    found = only(text)
    assert found is None or found.audience is not Audience.PUBLIC


UNTIL = [
    ("Embargo until 2026-12-08, 09:00.", dt.date(2026, 12, 8)),
    ("Their second fund is not public until February 2027.", dt.date(2027, 2, 1)),
    ("Under NDA until 2027-03-31: 0.4 percent came back.", dt.date(2027, 3, 31)),
    ("Under NDA until the end of May.", dt.date(2026, 6, 1)),
    ("Not a word until 4 June.", dt.date(2026, 6, 4)),
    ("Please keep this to yourself until after 12 April.", dt.date(2026, 4, 13)),
    ("Not public yet, announced on 2 May 2026.", dt.date(2026, 5, 2)),
    ("Off the record until Friday.", dt.date(2026, 3, 13)),
    ("Until 1 July not a word about it.", dt.date(2026, 7, 1)),
    # The date belongs to the secret, not to the silence.
    ("She told me in confidence that she will stay until June 2027.", None),
    ("In confidence: he works there until the end of May.", None),
]


@pytest.mark.parametrize(("text", "until"), UNTIL)
def test_until_when(text: str, until: dt.date | None) -> None:
    found = only(text)
    assert found is not None
    assert found.until == until


def test_a_marker_that_points_back_closes_what_was_said() -> None:
    found = read("Met Ola by the lake. He rang from hospital in March. He asked me to keep it to myself.")
    assert found["He rang from hospital in March."] is not None
    assert found["He asked me to keep it to myself."] is not None
    assert found["Met Ola by the lake."] is None


def test_a_marker_with_its_own_matter_leaves_the_sentence_before_alone() -> None:
    found = read("Warm and exact. He told me, not for repeating, that his board will say yes.")
    assert found["Warm and exact."] is None


def test_a_statement_with_a_date_leaves_the_sentence_before_alone() -> None:
    found = read("She asked who pays when it is late. Their new fund is not public until May 2027.")
    assert found["She asked who pays when it is late."] is None


def test_a_list_item_closes_itself_and_not_its_neighbours() -> None:
    text = "- Leads the new group.\n- In confidence: they adopt a child. Not for anyone else.\n- Likes chess."
    found = read(text)
    assert found["Leads the new group."] is None
    assert found["Likes chess."] is None
    assert found["In confidence: they adopt a child."] is not None


def test_a_marker_in_a_paragraph_of_its_own_closes_the_paragraph_before() -> None:
    found = read(
        "First topic, all fine.\n\nThe site will close in June.\n\nNot to be passed on.\n\nLunch was good."
    )
    assert found["The site will close in June."] is not None
    assert found["First topic, all fine."] is None
    assert found["Lunch was good."] is None


def test_a_chain_of_markers_reaches_the_first_sentence() -> None:
    found = read("Likes chess.\n\nDele will resign after the bonus. Elsa does not know. Not a word.")
    assert found["Dele will resign after the bonus."] is not None
    assert found["Likes chess."] is None


def test_sentences_that_lean_on_the_first_take_it_along() -> None:
    found = read("Grete is selling the shop. Her hip is worn out. She has not told her staff.")
    assert all(found.values())


def test_names_in_the_marker_do_not_hide_that_it_points_back() -> None:
    found = read("Priyanka expects a child in May. She has not told Samuel or anyone at Novagen.")
    assert all(found.values())
    found = read(
        "Pavel thinks of leaving. Strictly between us: nobody at Sundwerk knows, and that includes Rita."
    )
    assert all(found.values())
    found = read("Coffee with Pavel. Strictly between us: he has an offer.")
    assert [r is not None for r in found.values()] == [False, True]


def test_a_label_closes_its_paragraph() -> None:
    found = read(
        "Good lunch.\n\nPrivate: his sister is ill. Surgery is in May. We went home early.\n\nNew plan for June."
    )
    assert found["Surgery is in May."] is not None
    assert found["New plan for June."] is None
    assert found["Good lunch."] is None


def test_a_label_on_top_closes_the_whole_note() -> None:
    found = read("Off the record.\n\nThe merger is dead.\n\nTwo plants will go.")
    assert all(found.values())


def test_a_heading_closes_its_section() -> None:
    found = read(
        "# Visit\n\nGood talk.\n\n## Confidential\n\nThey will move to Riga.\n\n## Next\n\nSend slides."
    )
    assert found["They will move to Riga."] is not None
    assert found["Good talk."] is None
    assert found["Send slides."] is None


def test_what_goes_on_about_the_secret_is_closed_too() -> None:
    found = read(
        "Kofi told me in confidence that the plant will be sold. The buyer is Nordvik. Promised him my slides."
    )
    assert found["The buyer is Nordvik."] is not None
    assert found["Promised him my slides."] is None


def test_until_then_takes_the_date_before_it() -> None:
    found = read("In confidence: the vote is on 15 December 2026. Until then not a word.")
    assert [r.until for r in found.values() if r] == [dt.date(2026, 12, 15)] * 2


def test_public_words_open_the_sentence_before_too() -> None:
    found = read("Asha leaves Northgate in August. It is public now. She likes tea.")
    first = found["Asha leaves Northgate in August."]
    assert first is not None
    assert first.audience is Audience.PUBLIC
    assert found["She likes tea."] is None


TAGS = [
    (("private",), Audience.ME),
    (("confidential",), Audience.ME),
    (("#NDA",), Audience.ME),
    (("embargo",), Audience.ME),
    (("internal",), Audience.EMPLOYER),
    (("internal", "confidential"), Audience.EMPLOYER),
    (("off the record",), Audience.ME),
]


@pytest.mark.parametrize(("tags", "audience"), TAGS)
def test_tags_close_the_whole_note(tags: tuple[str, ...], audience: Audience) -> None:
    found = read("Talked for an hour.\n\nThey want two more.", tags=tags)
    assert [r.audience for r in found.values() if r] == [audience, audience]


@pytest.mark.parametrize("tags", [("event",), ("privacy",), ("internals",), ("private-equity",)])
def test_other_tags_close_nothing(tags: tuple[str, ...]) -> None:
    assert not any(read("Talked for an hour.", tags=tags).values())


def test_an_nda_tag_takes_the_date_that_the_note_states() -> None:
    found = read("Under NDA until 2027-03-31. Yield is 84 percent.\n\n- They want a test.", tags=("nda",))
    assert [r.until for r in found.values() if r] == [dt.date(2027, 3, 31)] * 3


def test_an_embargo_in_front_matter_holds_until_its_day() -> None:
    found = only("We signed the letter.", embargo=dt.date(2026, 4, 1))
    assert found is not None
    assert found.holds(dt.date(2026, 3, 31))
    assert not found.holds(dt.date(2026, 4, 1))


AUDIENCES = [
    ("me", Audience.ME, ()),
    ("employer", Audience.EMPLOYER, ()),
    ("public", Audience.PUBLIC, ()),
    ("Ana Reyes, Ben Okoro", Audience.NAMED, ("Ana Reyes", "Ben Okoro")),
]


@pytest.mark.parametrize(("audience", "expected", "names"), AUDIENCES)
def test_the_audience_in_front_matter(audience: str, expected: Audience, names: tuple[str, ...]) -> None:
    found = only("The new line starts in June.", audience=audience)
    assert found is not None
    assert (found.audience, found.names) == (expected, names)


def test_a_front_matter_switch_closes() -> None:
    assert only("The new line starts in June.", front_matter={"confidential": "true"}) is not None
    assert only("The new line starts in June.", front_matter={"confidential": "false"}) is None
    assert only("The new line starts in June.", front_matter={"visibility": "private"}) is not None


TITLES = [
    ("Acme merger (confidential)", True),
    ("Launch, embargo", True),
    ("Journal", True),
    ("Off the record with Sam", True),
    ("Streng geheim: der Plan", True),
    ("Geheim", True),
    ("Gespräch mit Ada (privat)", True),
    ("Notiz (geheim)", True),
    ("Runde (intern)", True),
    ("Geheime Gärten", False),
    ("Private equity round table", False),
    ("Journal club", False),
    ("The oil embargo on deliveries", False),
    ("Coffee with Ana", False),
]


@pytest.mark.parametrize(("title", "closed"), TITLES)
def test_titles(title: str, closed: bool) -> None:
    assert (only("Talked for an hour.", title=title) is not None) is closed


TELLERS = [
    ("Kofi told me in confidence that the post is cut.", "", "Kofi"),
    ("**Mara Lind** (Nordvik) was kind. Told me, in confidence, that she is leaving.", "", "Mara Lind"),
    ("He told me, not for repeating, that the post is cut.", "Jon Berg", "Jon Berg"),
    ("She told me in confidence that the post is cut.", "", "She"),
    ("Off the record: the post is cut.", "Jon Berg", "Jon Berg"),
    ("Off the record: the post is cut.", "", ""),
]


@pytest.mark.parametrize(("text", "teller", "expected"), TELLERS)
def test_who_told_it(text: str, teller: str, expected: str) -> None:
    last = list(read(text, teller=teller).values())[-1]
    assert last is not None
    assert last.told_by == expected


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Vertraulich: Ada hat mir erzählt, dass Imre geht.", "Ada"),
        ("Vertraulich: gestern hat mir Ada gesagt, dass Imre geht.", "Ada"),
        ("Confidential: I was told by Ada that Imre leaves.", "Ada"),
        ("Confidential: I was told yesterday in private by Ada that Imre leaves.", "Ada"),
        ("Confidential: I heard that from Ada.", "Ada"),
        ("Confidential: Ada told nobody but me.", "Ada"),
        ("Confidential: Ada says nobody must know that Imre leaves.", "Ada"),
        ("Confidential: Ada told nobody.", ""),
        ("Confidential: Ada has told no one.", ""),
        ("Confidential: Ada said nothing about the sale.", ""),
        ("Confidential: Imre was told that he is fired by Ada.", ""),
        ("Confidential: Imre was told he is fired by Ada.", ""),
        ("Vertraulich: Ada hat uns verklagt.", ""),
        ("Vertraulich: Ada hat mir Imre vorgestellt.", ""),
        ("Vertraulich: gestern hat uns Ada verklagt.", ""),
    ],
)
def test_who_tells_is_told_by_a_verb_of_telling(text: str, teller: str) -> None:
    assert {r.told_by for r in read(text).values() if r} == {teller}


def test_a_diary_has_no_teller() -> None:
    found = only("I slept badly.", tags=("private",), teller="Jon Berg")
    assert found is not None
    assert found.told_by == ""


@given(st.text(max_size=300))
def test_every_sentence_gets_one_answer(text: str) -> None:
    spans = list(sentences(text))
    assert len(restrictions(text, spans)) == len(spans)


@pytest.mark.parametrize(
    ("text", "embargo", "until"),
    [
        (
            "Embargoed until 1 May 2026: Rye launches Lantern. "
            "Ana told me in confidence that she is negotiating with Nordlicht.",
            None,
            None,
        ),
        ("Ana told me in confidence that she applied at Saltlake.", dt.date(2026, 5, 1), None),
        ("In confidence: she applied at Saltlake.", dt.date(2026, 5, 1), None),
        # Near misses: what only the embargo closes is free with it.
        ("Embargoed until 1 May 2026: Rye launches Lantern.", None, dt.date(2026, 5, 1)),
        ("The launch is under embargo.", dt.date(2026, 5, 1), dt.date(2026, 5, 1)),
        ("She is negotiating. Embargoed until 1 May 2026.", None, dt.date(2026, 5, 1)),
    ],
)
def test_a_confidence_outlives_an_embargo_beside_it(
    text: str, embargo: dt.date | None, until: dt.date | None
) -> None:
    found = list(read(text, embargo=embargo).values())
    first, last = found[0], found[-1]
    assert last is not None
    assert (last.audience, last.until) == (Audience.ME, until)
    assert first is not None
    assert first.until == (dt.date(2026, 5, 1) if "Embargo" in text else until)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Told me in confidence: revenue is 3.5 million. ZEBRASEVEN is the buyer.", [True, True]),
        ("Ana said *off the record*: Rye is for sale. Kite bids. Nobody else does.", [True, True, True]),
        # Near misses: another paragraph, another matter, and a marker that announces nothing.
        ("Told me in confidence: revenue is 3.5 million.\n\nWe had tea.", [True, False]),
        ("Told me in confidence: Rye is for sale. Otherwise we talked about boats.", [True, False]),
        ("Ana told me in confidence that Rye is for sale. Kite makes boats: small ones.", [True, False]),
        ("Ana told me in confidence about 10:30 trains. Kite makes boats.", [True, False]),
    ],
)
def test_a_marker_with_a_colon_closes_the_rest_of_its_paragraph(text: str, closed: list[bool]) -> None:
    assert [r is not None for r in read(text).values()] == closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Ana m'a dit, sous le sceau du secret, que Rye la recrute.", True),
        ("Ana m'a confié en toute confidence qu'elle part.", True),
        ("Elle quitte Rye, à ne pas répéter.", True),
        ("Ne le dis à personne, Rye est à vendre.", True),
        ("C'est strictement confidentiel.", True),
        ("Ana applied at Saltlake (pst, secret).", True),
        ("Psst: Ana applied at Saltlake.", True),
        # Near misses
        ("Ana a confiance en Rye.", False),
        ("Le sceau de la ville est sous verre.", False),
        ("The call is at 9:00 (PST), no secret sauce.", False),
        ("The secret of good bread is time.", False),
        ("The secretary (of the club) wrote.", False),
    ],
)
def test_french_words_and_whispers_close(text: str, closed: bool) -> None:
    assert (only(text) is not None) is closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Coffee with Ana -- confidential, not to be passed on: Mistral circles Larder.\nShe runs marathons.", [1, 0]),
        ("Otto angerufen. Vertraulich: er hat ein Angebot.\nEr schickt mir die Bilanz.\nIch soll ihm schreiben.", [0, 1, 0, 0]),
        ("He told me in confidence that Rye is for sale.\nHis daughter studies in Leeds.", [1, 0]),
        ("Told me in confidence: Rye is for sale. The buyer is Kite.\nThe lunch was good.", [1, 1, 0]),
        # What goes on about it, what a colon at the end of a line announces, and wrapped lines stay closed.
        ("Told me in confidence: Rye is for sale.\nIt must wait for the bank.\nShe likes chess.", [1, 1, 0]),
        ("Told me in confidence:\nRye is for sale.\nThe buyer is Kite.", [1, 1, 1]),
        ("Told me in confidence: Rye is for sale. The buyer is\nKite.\nThe price is low.", [1, 1, 1]),
        ("Private: his sister is ill.\nSurgery is in May.", [1, 1]),
    ],
)  # fmt: skip
def test_a_confidence_ends_with_its_line(text: str, closed: list[int]) -> None:
    assert [int(r is not None) for r in read(text).values()] == closed


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("Rolf Brandt of Velo Nord told me in confidence that he will leave.", "Rolf Brandt"),
        ("Rolf Brandt, from Velo Nord, told me in confidence that he will leave.", "Rolf Brandt"),
        ("I heard from Omar Haddou in confidence that the gallery closes.", "Omar Haddou"),
        ("I was told by Omar, off the record, that the roof leaks.", "Omar"),
        ("Gestern hat mir Birte vertraulich erzählt, dass sie geht.", "Birte"),
        ("Birte sagte mir unter vier Augen, dass sie geht.", "Birte"),
        # Whoever told these is not known, and is not the one with whom the note is.
        ("A friend of Birte told me in confidence that she is ill.", ""),
        ("Omar's wife told me in confidence that he is ill.", ""),
        ("Birte and Omar told me in confidence that they marry.", ""),
        ("Not to be passed on: from March she works elsewhere.", "Ana Soto"),
    ],
)
def test_who_told_it_in_other_words(text: str, teller: str) -> None:
    found = only(text, teller="Ana Soto")
    assert found is not None
    assert found.told_by == teller


@pytest.mark.parametrize(
    "text",
    [
        "Confidential: Rolf resigns in May and must not hear it from Birte.",
        "Confidential: before we hear from Birte, the mill is sold.",
        "Confidential: Omar never heard of the sale from Birte.",
        "Vertraulich: Omar geht, das hat mir Birte nicht gesagt.",
        "Vertraulich: Birte hat mir nichts von dem Verkauf gesagt.",
    ],
)
def test_who_is_not_to_tell_it_did_not_tell_it(text: str) -> None:
    assert {r.told_by for r in read(text).values() if r} == {""}
