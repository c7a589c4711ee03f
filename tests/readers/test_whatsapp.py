"""WhatsApp chats in the forms of many phones."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import TODAY, kind, only, read, refusals

from coach.readers.whatsapp import Order, date_order
from coach.records import MessageRecord
from tests.timing import processor_time

WITH_BO = "WhatsApp Chat with Bo Ek.txt"


def messages(text: str, path: str = WITH_BO) -> list[MessageRecord]:
    """The messages of a chat."""
    return only(read(text, path), MessageRecord)


@pytest.mark.parametrize(
    "head",
    [
        "30/12/2025, 14:30 - ",
        "12/30/25, 2:30 PM - ",
        "12/30/25, 2:30\u202fPM - ",
        "30/12/2025, 2:30 pm - ",
        "30/12/25 2:30 p. m. - ",
        "30.12.25, 14:30 - ",
        "30-12-2025 14:30 - ",
        "2025-12-30, 14:30 - ",
        "2025/12/30 14:30 - ",
        "30/12/2025 à 14:30 - ",
        "30/12/2025, 14.30 - ",
        "[30/12/2025, 14:30:00] ",
        "[12/30/25, 2:30:00\u202fPM] ",
        "\u200e[30.12.25, 14:30:00] ",
        "\ufeff[2025-12-30, 2:30:00 p.m.] ",
        "2025. 12. 30. 오후 2:30 - ",
        "٣٠/١٢/٢٠٢٥، ١٤:٣٠ - ".replace("،", ","),
    ],
)
def test_every_phone_writes_its_own_date(head: str) -> None:
    (one, two) = messages(f"{head}Bo Ek: Rye: two sacks\n{head}Mia: ok\n")
    assert one.sent == dt.datetime(2025, 12, 30, 14, 30, tzinfo=dt.UTC)
    assert (one.sender.name, one.text, one.place, two.place) == (
        "Bo Ek",
        "Rye: two sacks",
        "line:1",
        "line:2",
    )


@pytest.mark.parametrize(
    ("dates", "half", "order"),
    [
        ([(30, 12, 25)], "", Order.DAY_FIRST),
        ([(12, 30, 25)], "", Order.MONTH_FIRST),
        ([(2025, 1, 2)], "", Order.YEAR_FIRST),
        ([(3, 4, 26), (3, 12, 26), (4, 2, 26)], "", Order.MONTH_FIRST),  # in time only with the month first
        ([(3, 4, 26), (4, 4, 26), (2, 5, 26)], "", Order.DAY_FIRST),
        ([(2, 12, 26)], "", Order.MONTH_FIRST),  # with the day first it would lie after today
        ([(3, 4, 26)], "PM", Order.MONTH_FIRST),
        ([(3, 4, 26)], "pm", Order.DAY_FIRST),
        ([(3, 4, 26)], "", Order.DAY_FIRST),
    ],
)
def test_where_the_day_stands(dates: list[tuple[int, int, int]], half: str, order: Order) -> None:
    assert date_order(dates, [half] * len(dates), dt.date(2026, 11, 26)) is order


def test_a_chat_between_two_has_its_owner_and_its_other() -> None:
    text = "1/5/2026, 10:00 - Messages and calls are end-to-end encrypted.\n1/5/2026, 10:01 - Mia: Hi\n1/5/2026, 10:02 - Bo Ek: Hello\n"
    one, two = messages(text)
    assert (one.sender.owner, one.recipients[0].name, one.group) == (True, "Bo Ek", False)
    assert (two.sender.owner, two.recipients[0].owner) == (False, True)
    assert one.thread == two.thread == "whatsapp:bo ek"
    (alone,) = messages("1/5/2026, 10:01 - Mia: Hi, are you there?\n")
    assert (alone.sender.owner, alone.recipients[0].name) == (True, "Bo Ek")
    (zipped,) = messages("[1/5/26, 10:01:00] Bo Ek: Hi\n", "WhatsApp Chat - Bo Ek.zip/_chat.txt")
    assert (zipped.sender.owner, zipped.thread) == (False, "whatsapp:bo ek")


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("WhatsApp Chat with Bakers.txt", ""),
        (
            "chat.txt",
            "1/5/2026, 10:03 - Cy Dun: me too\n1/5/2026, 10:04 - Mia: 3 then\n1/5/2026, 10:05 - Mia: !\n1/5/2026, 10:06 - Mia: ok\n",
        ),
        ("chat.txt", '1/5/2026, 09:00 - Mia created group "Bakers"\n'),
        ("chat.txt", "1/5/2026, 09:00 - Mia added Bo Ek\n"),
    ],
)
def test_a_group_is_no_talk_between_two(path: str, more: str) -> None:
    found = messages(f"1/5/2026, 10:01 - Mia: Hi\n1/5/2026, 10:02 - Bo Ek: Hello\n{more}", path)
    assert {m.group for m in found} == {True}


def test_lines_of_whatsapp_itself_are_counted() -> None:
    text = (
        "[1/5/26, 10:00:00] Bo Ek: \u200eMessages and calls are end-to-end encrypted.\n"
        "[1/5/26, 10:00:01] Bo Ek: Hi\n"
        "[1/5/26, 10:00:02] Mia: \u200eYou deleted this message.\n"
        "\u200e[1/5/26, 10:00:03] Mia: \u200eimage omitted\n"
        "[1/5/26, 10:00:04] Mia: \u200e<attached: 0001-RYE.pdf>\n"
        '[1/5/26, 10:00:05] Mia changed the subject from "a: b" to "c"\n'
        "[1/5/26, 10:00:06] Bo Ek: better so \u200e<This message was edited>\n"
    )
    found = read(text, "WhatsApp Chat - Bo Ek.zip/_chat.txt")
    assert [m.text for m in only(found, MessageRecord)] == [
        "Hi",
        "image omitted",
        "<attached: 0001-RYE.pdf>",
        "better so",
    ]
    assert [why for _, why in refusals(found)] == [
        "3 lines were written by WhatsApp itself (who joined, what was deleted), left out.",
        "2 messages are pictures, recordings or files: kept, without what they show.",
    ]


def test_a_message_of_several_lines_stays_one() -> None:
    first, second = messages(
        "1/5/2026, 10:01 - Bo Ek: \n\nbread\n- rye\n12:30 oven\n1/5/2026, 10:02 - Mia: ok\n"
    )
    assert (first.text, first.place) == ("bread\n- rye\n12:30 oven", "line:3")
    assert second.place == "line:6"


def test_a_number_for_a_name_is_a_telephone() -> None:
    (one,) = messages("[1/5/26, 10:01:00] +44 7700 900161: Hi\n", "_chat.txt")
    assert one.sender.phone == "+44 7700 900161"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-05 14:30 - Call: Ann agreed\n2026-11-06 09:00 - Mill: no rye\n2026-11-07 09:00 - Oven: broke\n",
        "- 9:00 standup\n- 10:00 call: Bo\n",
        "30/12/2025 was cold.\nBo: hi\n",
        "Ann: Hi\nBo: Hi\n",
    ],
)
def test_notes_with_times_are_no_chat(text: str) -> None:
    assert kind(text, "log.txt") == "note"


def test_any_name_tells_the_kind_by_content_alone() -> None:
    chat = "1/5/2026, 10:01 - Mia: Hi\n1/5/2026, 10:02 - Bo Ek: Hello\n"
    assert [kind(chat, path) for path in ("a.md", "x", WITH_BO)] == ["whatsapp"] * 3


NAMES = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8})?", fullmatch=True)
LINE = st.text(
    st.characters(codec="utf-8", exclude_characters="\n\r\x00\ufeff\u200e\u200f", exclude_categories=("Cs",)),
    max_size=40,
)


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, st.lists(LINE, min_size=1, max_size=3)), min_size=1, max_size=12))
def test_every_line_ends_up_in_exactly_one_message(said: list[tuple[str, list[str]]]) -> None:
    text, expected = "", []
    for number, (who, typed) in enumerate(said):
        lines = [f"m{number} {typed[0]}", *(f"~ {line}" for line in typed[1:])]
        text += f"1/5/2026, 10:{number:02} - {who}: " + "\n".join(lines) + "\n"
        expected.append((who, [line.strip() for line in lines]))
    found = messages(text)
    assert [(m.sender.name, [x.strip() for x in m.text.split("\n")]) for m in found] == [
        (who, [line.strip() for line in "\n".join(lines).strip().split("\n")]) for who, lines in expected
    ]
    lines_of_file = text.split("\n")
    for message in found:
        at = int(message.place.removeprefix("line:")) - 1
        assert message.text.split("\n")[0].strip() in lines_of_file[at]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_whatever_follows_nothing_breaks(tail: str) -> None:
    for record in read(f"1/5/2026, 10:01 - Mia: Hi\n{tail}", WITH_BO):
        assert record.place or record.reason  # type: ignore[union-attr]


def test_a_long_chat_is_read_quickly() -> None:
    text = "".join(
        f"1/5/2026, {n // 60 % 24:02}:{n % 60:02} - {'Mia' if n % 2 else 'Bo Ek'}: {'said ' * 10}\n"
        for n in range(30_000)
    )
    with processor_time() as taken:
        assert len(messages(text)) == 30_000
    assert taken.seconds < 6


def test_an_order_that_would_lie_in_the_future_is_not_taken() -> None:
    assert dt.date(2027, 5, 3) > TODAY
    assert messages("2/5/27, 10:01 - Bo Ek: Hi\n2/5/27, 10:02 - Mia: Hi\n")[0].sent == dt.datetime(
        2027, 2, 5, 10, 1, tzinfo=dt.UTC
    )
