"""Vaults, documents and chats from file to answer: who is meant, what counts as contact, what is cited where."""

import datetime as dt
import json

import pytest
from sqlalchemy import select

from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 26)
ID = "1f2e3d4c5b6a79881f2e3d4c5b6a7988"
PEOPLE = [
    {"id": "U1", "name": "vera", "profile": {"real_name": "Vera Stroud", "email": "vera@loom.example"}},
    {"id": "U2", "name": "dana", "profile": {"real_name": "Dana Kim", "email": "dana@northwind.example"}},
]


def slack(user: str, ts: str, text: str) -> dict[str, str]:
    """A message."""
    return {"type": "message", "user": user, "ts": ts, "text": text}


FILES = {
    "vault/People/Dana Kim.md": "---\ntype: person\naliases: [DK]\nemail: dana@northwind.example\ncompany: '[[Northwind]]'\n---\n"
    "# Dana Kim\n\nShe keeps bees.\n",
    "vault/People/Dana Ruiz.md": "---\ntype: person\nemail: dana@ruiz.example\n---\nLikes sailing.\n",
    "vault/Daily/2026-11-05.md": "- They move to Dagster in spring. #dana-kim\n\n- [[Dana Ruiz|Dana]] lost her mill in a fire.\n",
    f"notion/Cy Dun {ID}.md": "# Cy Dun\n\nCompany: Dun Mills\nEmail: cy@dun.example\nCreated: November 3, 2026\n\nHe restores boats.\n",
    "WhatsApp Chat with Bo Ek.txt": "01/11/2026, 10:01 - Vera 🌿: Did the flour arrive?\n01/11/2026, 10:05 - Bo Ek: Yes. I will send you the invoice by 20 November 2026.\n",
    "WhatsApp Chat with Bakers.txt": '02/11/2026, 10:00 - Vera 🌿 created group "Bakers"\n02/11/2026, 10:01 - Vera 🌿: Hello\n02/11/2026, 10:05 - Di Fox: Hello Vera\n',
    "slack/users.json": json.dumps(PEOPLE),
    "slack/channels.json": json.dumps([{"id": "C1", "name": "general", "created": 1, "members": ["U1", "U2"]}]),
    "slack/dms.json": json.dumps([{"id": "D12345678", "created": 1, "members": ["U1", "U2"]}]),
    "slack/general/2026-11-20.json": json.dumps([slack("U1", "1795168800.0001", "Morning"), slack("U2", "1795168900.0001", "Morning, Vera")]),
    "slack/D12345678/2026-11-10.json": json.dumps(
        [slack("U2", "1794304800.0001", "Could you send me the survey results?"), slack("U1", "1794308400.0001", "I will send you the survey results by 13 November 2026.")]
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with these files; the user's name in the chats is not the one they gave."""
    folder = tmp_path_factory.mktemp("prose")
    for name, text in FILES.items():
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_text(text, encoding="utf-8")
    made = Workspace.open(Settings(workspace=folder / "w"), TODAY)
    made.set_me("Vera Stroud", ["vera@loom.example"])
    made.import_paths([folder / "in"])
    return made


def person(space: Workspace, name: str) -> str:
    """The id of the one person of this name."""
    (found,) = [p for p in space.people() if p.name == name]
    return found.id


def about(space: Workspace, words: str) -> dict[str, str]:
    """Person → role, for the sentence with these words."""
    names = {p.id: p.name for p in space.people()}
    with space._sessions() as session:
        (statement,) = session.scalars(select(t.Statement).where(t.Statement.text.contains(words)))
        rows = session.scalars(select(t.About).where(t.About.statement_id == statement.id))
        return {names[r.person_id]: r.role for r in rows}


def test_everybody_is_there_once_and_the_user_is_nobodys_contact(space: Workspace) -> None:
    assert sorted(p.name for p in space.people()) == ["Bo Ek", "Cy Dun", "Dana Kim", "Dana Ruiz", "Di Fox"]
    dana = next(p for p in space.people() if p.name == "Dana Kim")
    assert (dana.organisation, dana.emails, dana.aliases) == (
        "Northwind",
        ("dana@northwind.example",),
        ("DK",),
    )
    assert {c.citation.source for c in dana.contacts} >= {"vault/People/Dana Kim.md", "slack/users.json"}


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("keeps bees", {"Dana Kim": "subject"}),
        ("Likes sailing", {"Dana Ruiz": "subject"}),
        ("restores boats", {"Cy Dun": "subject"}),
        ("move to Dagster", {"Dana Kim": "subject"}),
        ("lost her mill", {"Dana Ruiz": "subject"}),
    ],
)
def test_whom_a_sentence_is_about(space: Workspace, words: str, who: dict[str, str]) -> None:
    assert about(space, words) == who


def test_chats_between_two_are_contact_and_groups_are_not(space: Workspace) -> None:
    last = {line.name: (line.last_date, line.channel) for line in space.upkeep(everything=True)}
    assert last == {
        "Bo Ek": (dt.date(2026, 11, 1), "message"),
        "Dana Kim": (dt.date(2026, 11, 10), "message"),  # not the 20th, in a channel
    }


def test_promises_in_chats(space: Workspace) -> None:
    found = {(p.by_name, p.to_name, p.what, p.due) for p in space.promises()}
    assert found == {
        ("Bo Ek", "Vera Stroud", "invoice", dt.date(2026, 11, 20)),
        ("Vera Stroud", "Dana Kim", "survey results", dt.date(2026, 11, 13)),
    }


@pytest.mark.parametrize(
    ("question", "source", "place", "quote"),
    [
        ("Who keeps bees?", "vault/People/Dana Kim.md", "line:9", "She keeps bees."),
        ("Who lost a mill in a fire?", "vault/Daily/2026-11-05.md", "line:3", "lost her mill"),
        ("Who restores boats?", f"notion/Cy Dun {ID}.md", "line:7", "He restores boats."),
    ],
)
def test_answers_cite_the_place(space: Workspace, question: str, source: str, place: str, quote: str) -> None:
    # Who it is about may come before what is said of them.
    first = next(c for c in space.ask(question).citations[:2] if quote in c.quote)
    assert (first.source, first.place) == (source, place)
    assert quote in first.quote


def test_a_chat_is_cited_by_its_own_number(space: Workspace) -> None:
    hit = space.search("flour arrive", 1)[0]
    assert (hit.source, hit.place, hit.quote) == (
        "WhatsApp Chat with Bo Ek.txt",
        "line:1",
        "Did the flour arrive?",
    )
    assert space.search("survey results", 2)[0].place.startswith("message:17943")


def test_a_page_about_a_person_is_no_meeting_with_them(space: Workspace) -> None:
    assert {i.channel for i in space.repository.interactions(TODAY)} == {"message"}
