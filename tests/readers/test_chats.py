"""Slack and Telegram exports."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import TODAY, kind, only, read, refusals

from coach.readers import expand_source, read_file
from coach.readers.slack import readable
from coach.records import ContactRecord, MessageRecord, Record, SourceFile
from tests.readers.reading import expand

USERS = [
    {
        "id": "U1",
        "name": "mia",
        "profile": {"real_name": "Mia Oak", "display_name": "mia", "email": "mia@oak.example"},
    },
    {
        "id": "U2",
        "name": "bo",
        "profile": {
            "real_name": "Bo Ek",
            "email": "bo@ek.example",
            "title": "Baker",
            "phone": "+44 7700 900161",
        },
    },
    {"id": "U3", "name": "ann", "profile": {"real_name": "Ann Lee"}},
    {"id": "B1", "name": "oven", "is_bot": True, "profile": {"real_name": "Oven"}},
]
CHANNELS = [{"id": "C1", "name": "bread", "created": 1, "members": ["U1", "U2", "U3"]}]
DMS = [{"id": "D12345678", "created": 1, "members": ["U1", "U2"]}]


def said(user: str, ts: str, text: str, **more: Any) -> dict[str, Any]:
    """A message as Slack writes it."""
    return {"type": "message", "user": user, "ts": ts, "text": text, **more}


FILES = {
    "users.json": USERS,
    "channels.json": CHANNELS,
    "dms.json": DMS,
    "bread/2026-05-01.json": [
        said(
            "U2",
            "1777629600.000100",
            "Ask <@U3> &amp; see <https://a.example|the list>",
            thread_ts="1777629600.000100",
        ),
        said("U1", "1777629700.000100", "Done", thread_ts="1777629600.000100", edited={"ts": "1"}),
        said("B1", "1777629800.000100", "ping", subtype="bot_message", bot_id="B1"),
        said("U3", "1777629900.000100", "<@U3> has joined the channel", subtype="channel_join"),
    ],
    "D12345678/2026-05-02.json": [said("U2", "1777716000.000100", "Will you send me the recipe?")],
}


def zipped(top: str = "") -> bytes:
    """The export as Slack hands it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in FILES.items():
            archive.writestr(top + name, json.dumps(data))
    return out.getvalue()


def of_folder(tmp_path: Path) -> list[SourceFile]:
    """The export unpacked."""
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(json.dumps(data))
    return [f for f in expand(tmp_path) if isinstance(f, SourceFile)]


@pytest.mark.parametrize("how", ["folder", "zip", "zip in a folder of its own"])
def test_a_slack_export(how: str, tmp_path: Path) -> None:
    if how == "folder":
        files = of_folder(tmp_path)
    else:
        data = zipped("" if how == "zip" else "Oak Slack export/")
        files = [f for f in expand_source(SourceFile("slack.zip", data)) if isinstance(f, SourceFile)]
    records: list[Record] = []
    for file in files:
        what, found = read_file(file, TODAY)
        assert what == "slack"
        records += found
    assert {(c.name, c.emails, c.title) for c in only(records, ContactRecord)} == {
        ("Mia Oak", ("mia@oak.example",), ""),
        ("Bo Ek", ("bo@ek.example",), "Baker"),
        ("Ann Lee", (), ""),
    }
    first, answer, direct = sorted(only(records, MessageRecord), key=lambda m: m.place)
    assert (first.text, first.subject) == ("Ask @Ann Lee & see the list (https://a.example)", "#bread")
    assert (first.sender.email, [p.name for p in first.recipients], first.group) == (
        "bo@ek.example",
        ["Mia Oak"],
        True,
    )
    assert (answer.thread, answer.in_reply_to) == (first.thread, "C1/1777629600.000100")
    assert (direct.group, direct.recipients[0].email, direct.subject) == (False, "mia@oak.example", "")
    assert direct.sent == dt.datetime(2026, 5, 2, 10, 0, 0, 100, dt.UTC)
    assert direct.place == "message:1777716000.000100"
    assert {why for _, why in refusals(records)} == {
        "1 message was written by a bot, left out.",
        "1 message was written by Slack itself, left out.",
        "1 user is a bot, left out.",
    }


def test_a_day_without_its_export_has_the_names_that_it_brings() -> None:
    profile = {"real_name": "Bo Ek", "name": "bo"}
    (one,) = only(
        read(
            json.dumps([said("U2", "1777629600.0001", "Hi", user_profile=profile)]), "bread/2026-05-01.json"
        ),
        MessageRecord,
    )
    assert (one.sender.name, one.thread) == ("Bo Ek", "slack:bread")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@U9>", "@U9"),
        ("<@U9|bo>", "@bo"),
        ("<!here> go", "@here go"),
        ("<mailto:bo@ek.example|bo@ek.example>", "bo@ek.example"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("1 < 2 > 0", "1 < 2 > 0"),
    ],
)
def test_what_slack_writes_is_shown_as_people_saw_it(text: str, shown: str) -> None:
    assert readable(text, lambda user: user) == shown


CHAT = {
    "name": "Bo Ek",
    "type": "personal_chat",
    "id": 7,
    "messages": [
        {"id": 1, "type": "service", "date": "2026-05-01T10:00:00"},
        {"id": 2, "type": "message", "date": "2026-05-01T10:01:00", "from": "Mia", "from_id": "user1", "text": ["See ", {"type": "link", "text": "a.example"}]},
        {"id": 3, "type": "message", "date": "2026-05-01T10:02:00", "from": "Bo Ek", "from_id": "user7", "text": "Thanks", "reply_to_message_id": 2},
        {"id": 4, "type": "message", "date": "2026-05-01T10:03:00", "from": "Bo Ek", "from_id": "user7", "text": "", "photo": "x.jpg"},
    ],
}  # fmt: skip


def test_a_telegram_chat() -> None:
    found = read(json.dumps(CHAT), "result.json")
    one, two = only(found, MessageRecord)
    assert (one.text, one.sender.owner, one.recipients[0].name, one.group) == (
        "See a.example",
        True,
        "Bo Ek",
        False,
    )
    assert (two.sender.name, two.in_reply_to, two.place) == ("Bo Ek", "7/2", "message:3")
    assert two.sent == dt.datetime(2026, 5, 1, 10, 2, tzinfo=dt.UTC)
    assert refusals(found) == [
        ("message:4", "The message is a picture, recording or file without words."),
        ("", "1 entry was written by Telegram itself, left out."),
    ]


def test_everything_of_telegram() -> None:
    whole = {
        "personal_information": {"user_id": 1},
        "contacts": {"list": [{"first_name": "Bo", "last_name": "Ek", "phone_number": "+44 7700 900161"}, {}]},
        "chats": {"list": [CHAT, {**CHAT, "id": 8, "name": "Bakers", "type": "private_group"}, {**CHAT, "id": 9, "type": "saved_messages"}]},
    }  # fmt: skip
    found = read(json.dumps(whole), "result.json")
    assert [c.phones for c in only(found, ContactRecord)] == [("+44 7700 900161",)]
    assert [(m.place, m.group) for m in only(found, MessageRecord)] == [
        ("message:7/2", False), ("message:7/3", False), ("message:8/2", True), ("message:8/3", True),
    ]  # fmt: skip
    assert ("row:2", "The contact has no name.") in refusals(found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["type", "user", "ts", "text", "id", "profile", "messages", "from_id", "title", "children", "string", "@type", "name"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@settings(deadline=None)
@given(JSON)
def test_odd_json_breaks_nothing(value: Any) -> None:
    for frame in (value, [said("U1", "1.0", "x", profile=value, user_profile=value, thread_ts=value)],
                  {"type": "personal_chat", "id": value, "messages": [value, {"type": "message", "from_id": "user1", "from": "A", "text": value, "date": value}]},
                  [{"title": "A", "children": value}], {"@context": "schema.org", "@type": "Event", "name": value, "performer": value}):  # fmt: skip
        text = json.dumps(frame)
        assert kind(text)
        for record in read(text):
            assert record.place or record.reason  # type: ignore[union-attr]
