"""What was a meeting, how it was, and what only came by post: a letter follows a meeting and calls it what it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coach.follow_up.draft import Drafter
from coach.follow_up.email import DraftEmail
from coach.follow_up.meeting_told import Told, told_of
from coach.writer.interface import EmailTask
from coach.writer.manner import Manner
from coach.writer.words_german import talk
from tests.follow_up.world import TODAY, World

NAMES = ["Runa Holt", "Runa"]
FAIR = """---
title: Bellows Fair, Ghent
date: 2026-09-02
event: Bellows Fair
with: [Runa Holt]
---
**Runa Holt** mends bellows made of goatskin. I promised her the tea list by 20 September 2026.
"""


@pytest.mark.parametrize(
    ("title", "tags", "first", "words"),
    [
        ("Runa, the goatskin", ["call"], "Runa has two bellows.", "our call"),
        ("The goatskin", [], "Rang Runa about the goatskin.", "our call"),
        ("The goatskin", [], "Runa Holt of Ghent rang.", "our call"),
        ("The goatskin", [], "A call from Runa, at last.", "our call"),
        ("Ziegenleder", [], "Mit Runa telefoniert.", "our call"),
        ("Ziegenleder", [], "Runa rief gestern an.", "our call"),
        ("Runa Holt visits the workshop", [], "She looked at everything.", "your visit"),
        ("Post", [], "Runa visited us today.", "your visit"),
        ("Besuch von Runa", [], "Sie mag Leim.", "your visit"),
        ("Bellows", [], "Visited Holt & Daughters.", "my visit to Holt & Daughters"),
        ("Bellows", [], "Lunch with Runa.", "our lunch"),
        ("Leder", [], "Mittagessen mit Runa.", "our lunch"),
        ("Bells", [], "Runa rang the bells.", ""),
        ("Family", [], "Runa visits her aunt every Sunday.", ""),
        ("Plans", [], "Runa called the plan a mess.", ""),
        ("Otto visits the workshop", [], "Runa sat in.", ""),
    ],
)
def test_words(title: str, tags: list[str], first: str, words: str) -> None:
    assert told_of(title, tags, [first], NAMES).words == words


@pytest.mark.parametrize(
    ("title", "sentences"),
    [
        ("Diary", ["Rang Runa, no answer.", "The line was bad all day."]),
        ("Diary", ["Rang Runa.", "No answer."]),
        ("Diary", ["Rang Runa, got her voicemail."]),
        ("Diary", ["Lunch with Runa cancelled, she was ill.", "She mends bellows."]),
        ("Diary", ["Lunch with Runa.", "She cancelled, she was ill."]),
        ("Lunch with Runa cancelled", ["She was ill."]),
        ("Diary", ["Coffee with Runa tomorrow, ask her about glue."]),
        ("Diary", ["Lunch with Runa is put off to May."]),
        ("Diary", ["Lunch with Runa, postponed."]),
        ("Diary", ["Call with Runa moved to Friday."]),
        ("Diary", ["Visit from Runa cancelled."]),
        ("Diary", ["Runa visits us on Friday."]),
        ("Diary", ["Visited Holt & Daughters, closed."]),
        ("Diary", ["Visited Holt & Daughters, nobody in."]),
        ("Diary", ["No lunch with Runa today."]),
        ("Diary", ["Did not meet Runa after all."]),
        ("Diary", ["Lunch with Runa.", "She did not come."]),
        ("Tagebuch", ["Mit Runa nicht telefoniert."]),
        ("Tagebuch", ["Mittagessen mit Runa abgesagt."]),
        ("Tagebuch", ["Mittagessen mit Runa auf Mai verschoben."]),
        ("Tagebuch", ["Kaffee mit Runa morgen, nach dem Leim fragen."]),
        ("Tagebuch", ["Runa besucht uns am Freitag."]),
    ],
)
def test_what_did_not_take_place_is_no_meeting(title: str, sentences: list[str]) -> None:
    assert told_of(title, [], sentences, NAMES) == Told(off=True)


@pytest.mark.parametrize(
    ("sentences", "words"),
    [
        (["Runa was on the phone all evening with her sister."], ""),
        (["Runa hat mit ihrer Schwester telefoniert."], ""),
        (["Runa told me about it on the phone."], "our call"),
        (["Spoke to Runa on the phone."], "our call"),
        (["Lunch with Runa.", "She does not like tea."], "our lunch"),
        (["Lunch with Runa.", "She flies to Oslo tomorrow."], "our lunch"),
        (["Lunch with Runa: she will send me the list by Friday."], "our lunch"),
        (["Had lunch with Runa on Friday."], "our lunch"),
        (["Lunch with Runa.", "She has moved to Ghent."], "our lunch"),
        (["Lunch with Runa.", "She is not interested in glue."], "our lunch"),
        (["Lunch with Runa.", "She did not answer my question."], "our lunch"),
        (["Lunch with Runa.", "I did not meet her husband."], "our lunch"),
        (["Heute Morgen mit Runa telefoniert."], "our call"),
    ],
)
def test_what_did_take_place_is_one(sentences: list[str], words: str) -> None:
    assert told_of("Diary", [], sentences, NAMES).words == words


def test_a_lunch_that_was_cancelled_is_thanked_for_in_no_letter(tmp_path: Path) -> None:
    note = _note(
        "2026-11-10", "Lunch with Runa", "Lunch with Runa cancelled, she was ill. She has bought a kiln."
    )
    assert "lunch" not in _draft(tmp_path, [note], "thank-you").body


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (["Sent Runa the list today.", "She replied within the hour."], Told(record=True)),
        (["Runa sent the list, two days before she had said."], Told(record=True)),
        (["The list arrived."], Told(record=True)),
        (["Habe Runa nach unserem Treffen die Liste geschickt."], Told(record=True)),
        (["Sent Runa the list.", "Then met her for soup."], Told(talked=True)),
        (["Runa has bought a kiln."], Told()),
        (["Two hours in the store with Runa."], Told(talked=True)),
    ],
)
def test_records(sentences: list[str], told: Told) -> None:
    assert told_of("Post", [], sentences, NAMES) == told


def _draft(folder: Path, notes: list[str], kind: str = "follow-up") -> DraftEmail:
    world = World(folder / "ws", {f"notes/{n}.md": text for n, text in enumerate(notes)})
    return Drafter(world.repository, world.writer, world.reviewer, TODAY).draft(
        world.id_of("Runa Holt"), "", kind
    )


def _note(day: str, title: str, text: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {day}\nwith: [Runa Holt]\n{more}---\n{text}\n"


def test_what_was_sent_is_no_meeting_and_the_one_before_is(tmp_path: Path) -> None:
    sent = _note("2026-09-18", "Post", "Sent Runa Holt the tea list today. She replied within the hour.")
    made = _draft(tmp_path, [FAIR, sent], "thank-you")
    assert "Ghent" in made.body
    assert "since Ghent" not in made.body  # the user has written since, so nothing is late
    assert "conversation" not in made.body.replace("conversation in Ghent", "")


def test_what_came_is_thanked_for_without_the_meeting_before(tmp_path: Path) -> None:
    came = _note("2026-10-05", "Post", "Runa Holt sent me the pattern of the goatskin bellows today.")
    body = _draft(tmp_path, [FAIR, came], "thank-you").body
    assert "sending me the pattern" in body
    assert "since Ghent" not in body
    assert "after Ghent" not in body


def test_no_conversation_where_none_is_noted(tmp_path: Path) -> None:
    body = _draft(tmp_path, [_note("2026-11-10", "Goatskin", "Runa Holt has bought a kiln of copper.")]).body
    assert "kiln" in body
    assert "November" not in body


def test_a_visit_of_theirs_is_called_so(tmp_path: Path) -> None:
    body = _draft(
        tmp_path,
        [_note("2026-11-10", "Runa Holt visits the studio", "Runa Holt mends bellows made of goatskin.")],
    ).body
    assert "your visit" in body


@pytest.mark.parametrize(
    ("address", "said"), [("du", "deinen Besuch im September"), ("Sie", "Ihren Besuch im September")]
)
def test_a_visit_of_theirs_in_german(address: str, said: str) -> None:
    task = EmailTask(
        kind="thank-you", today=TODAY, user_name="Vera Stroud", recipient_name="Runa Holt", recipient_first="Runa",
        occasion="your visit", occasion_date=date(2026, 9, 2), manner=Manner(language="german", address=address),
    )  # fmt: skip
    assert talk(task) == said
