"""JSON Lines of turns and notes."""

import datetime as dt

from reading import kind, only, read, refusals

from coach.records import NoteKind, NoteRecord


def test_turns() -> None:
    text = (
        '{"id": "D1:3", "text": "Rye?\\r\\nYes.", "title": "Talk", "date": "8 May, 2026", "speaker": "Ann", "group": "c1"}\n'
        "\n"
        '{"id": 7, "text": "Jam", "extra": [1]}\n'
        "not json\n"
        "[1]\n"
        '{"id": "x", "text": "  "}\n'
    )
    first, second = only(read(text), NoteRecord)
    assert kind(text) == "json_lines"
    assert first == NoteRecord(
        place="line:1",
        text="Rye?\nYes.",
        kind=NoteKind.TURN,
        title="Talk",
        date=dt.date(2026, 5, 8),
        speaker="Ann",
        group="c1",
        external_id="D1:3",
    )
    assert (second.place, second.external_id) == ("line:3", "7")
    assert refusals(read(text)) == [
        ("line:4", "The line is no JSON object."),
        ("line:5", "The line is no JSON object."),
        ("line:6", "The line has no text."),
    ]


def test_other_json_is_refused_with_advice() -> None:
    for text in ('{"name": "x"}\n', '[{"text": "x"}]', '{\n "text": "x"\n}'):
        assert kind(text) == "unreadable"
        assert "JSON Lines" in refusals(read(text))[0][1]


def test_half_a_character_is_replaced() -> None:
    (turn,) = only(read('{"id": "1", "text": "half \\ud83d of it", "speaker": "\\udc00"}\n'), NoteRecord)
    assert turn.text == "half \ufffd of it"
    (turn.text + turn.speaker).encode()
