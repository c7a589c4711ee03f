"""What a card says of the two people beside the facts: how they know each other, whom they share, what to ask, what
is missing, and who has the same name. None of it from a sentence that is closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.briefing.brief import AttendeeCard, Tier
from coach.briefing.briefer import Briefer
from coach.evidence import Fact
from coach.records import SourceFile
from coach.writer.offline import OfflineWriter
from tests.briefing.forum import FILES, TODAY, World, card, said

GATE = "Orla Finch, of whom nobody may know, offered to introduce me to Bram Olsen."
CARD = """BEGIN:VCARD
VERSION:3.0
N:Malm;Greta;;;
FN:Greta Malm
ORG:Quay Trust;
EMAIL;type=INTERNET:greta@quay.example
NOTE:In confidence: Greta is selling her boat.
UID:card-greta
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Okoye;Sam;;;
FN:Sam Okoye
ORG:Hilltop College;
EMAIL;type=INTERNET:sam.okoye@hilltop.example
NOTE:Between us: Sam is selling his boat.
UID:card-sam
END:VCARD
"""
SEEDS: dict[str, str] = {
    "linkedin/Connections.csv": FILES["linkedin/Connections.csv"]
    + "Greta,Malm,https://www.linkedin.com/in/greta-malm-11,greta@quay.example,Quay Trust,Director,01 Mar 2024\n"
    + "Orla,Finch,https://www.linkedin.com/in/orla-finch-12,orla@quay.example,Quay Trust,Clerk,01 Mar 2024\n"
    + "Bram,Olsen,https://www.linkedin.com/in/bram-olsen-14,bram@lark.example,Lark Mills,Buyer,01 Mar 2024\n"
    + "Ash,Reed,https://www.linkedin.com/in/ash-reed-15,ash@quay.example,Quay Trust,Porter,01 Mar 2024\n"
    + "Iris,Vane,https://www.linkedin.com/in/iris-vane-13,,Mill House,Miller,01 Mar 2024\n",
    "contacts.vcf": FILES["contacts.vcf"] + CARD,
    "linkedin/messages.csv": FILES["linkedin/messages.csv"]
    + "c8,,Nadia Quill,https://www.linkedin.com/in/nadia-quill-9,Bram Olsen,https://www.linkedin.com/in/bram-olsen-14,"
    "2026-11-01 09:00:00 UTC,,Which week suits you for a visit to Lark Mills?,SENT\n"
    + "c9,,Nadia Quill,https://www.linkedin.com/in/nadia-quill-9,Iris Vane,https://www.linkedin.com/in/iris-vane-13,"
    "2026-11-02 09:00:00 UTC,,Strictly between us: will you sell the mill before Easter?,SENT\n",
    "notes/2026-05-02-greta.md": """---
title: Supper with Greta
date: 2026-05-02
with: [Greta Malm]
---
Greta Malm offered to introduce me to Bram Olsen, who buys for Lark Mills. Greta introduced me to Iris Vane in spring.
""",
    "notes/2026-09-01-greta.md": """---
title: Call with Greta
date: 2026-09-01
with: [Greta Malm]
---
Greta Malm wants to build a cold frame next year. Greta has been made head of gardens at Quay Trust.
""",
    "notes/2026-03-01-iris.md": """---
title: Mill
date: 2025-12-01
with: [Iris Vane]
---
Iris Vane hopes to mill rye by February. She has inherited a mill with two wheels. She is going to rebuild the weir by March. Iris Vane and Petra Lund share a barge.

In confidence: Iris Vane plans to sell the mill to Hal Mercer next year.
""",
    "notes/2026-10-01-orla.md": f"""---
title: Orla
date: 2026-10-01
with: [Orla Finch]
confidential: true
---
{GATE}
""",
    "notes/2026-09-15-orchard-days.md": FILES["notes/2026-09-15-orchard-days.md"],
}
LIST = SourceFile(
    "guests.csv",
    b"name,email,Company,Job title\nBram Olsen,bram@lark.example,Lark Mills,Buyer\nGreta Malm,greta@quay.example,Quay Trust,Director\n"
    b"Iris Vane,,Mill House,Miller\nPetra Lund,petra@rowan.example,Rowan Seeds,Buyer\nSam Okoye,sam@delta.example,Delta Mills,Engineer\n"
    b"Ash Reed,ash@quay.example,Quay Trust,Porter\nHal Mercer,hal@fernmoor.example,Fernmoor Trust,Policy Lead\n",
)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, AttendeeCard]]:
    world = World(tmp_path_factory.mktemp("between"))
    world.take(SEEDS)
    brief = Briefer(world.repository, OfflineWriter(), TODAY).brief("Garden Week", LIST)
    yield {c.name: c for c in brief.attendees}
    world.close()


def texts(facts: tuple[Fact, ...]) -> list[str]:
    return [f.text for f in facts]


def test_introducer_with_offer_and_strength_of_the_tie(cards: dict[str, AttendeeCard]) -> None:
    bram = cards["Bram Olsen"]
    assert bram.tier == Tier.COLLEAGUE
    assert texts(bram.shared) == [
        "Greta Malm offers to introduce you. You were in touch twice, last on 1 September 2026. Greta is coming too."
    ]
    assert "offered to introduce me" in bram.shared[0].citations[0].quote


def test_introducer_at_the_same_place(cards: dict[str, AttendeeCard]) -> None:
    assert texts(cards["Ash Reed"].shared)[0].startswith(
        "Greta Malm could introduce you. You were in touch twice"
    )


def test_offer_told_in_confidence_introduces_nobody(cards: dict[str, AttendeeCard]) -> None:
    assert cards["Bram Olsen"].tier == Tier.COLLEAGUE
    assert all("Orla" not in said(c) for c in cards.values())
    assert all("nobody may know" not in said(c) for c in cards.values())


def test_a_card_is_quoted_for_its_place_and_not_for_its_note(cards: dict[str, AttendeeCard]) -> None:
    cited = [
        c
        for name in ("Ash Reed", "Sam Okoye")
        for f in (*cards[name].shared, *cards[name].namesakes)
        for c in f.citations
    ]
    assert {c.quote for c in cited} == {"Quay Trust", "Hilltop College"}
    assert all("selling" not in said(c) for c in cards.values())


def test_how_they_met_and_how_often_since(cards: dict[str, AttendeeCard]) -> None:
    between = texts(cards["Greta Malm"].between)
    assert between == [
        "First met or spoke on 2 May 2026: Supper with Greta.",
        "In touch twice, last on 1 September 2026 in person or by phone. No message waits for an answer.",
    ]
    assert texts(cards["Iris Vane"].between) == ["How you met: “Greta introduced me to Iris Vane in spring.”"]


def test_a_question_without_an_answer_is_asked_again(cards: dict[str, AttendeeCard]) -> None:
    bram = cards["Bram Olsen"]
    asked = "Which week suits you for a visit to Lark Mills?"
    assert texts(bram.between) == [
        f"Their turn: you asked on 1 November 2026: “{asked}” No answer is in your files."
    ]
    assert texts(bram.questions) == [f"Ask again: “{asked}”"]


def test_a_question_between_the_two_alone_is_not_repeated(cards: dict[str, AttendeeCard]) -> None:
    assert "Easter" not in said(cards["Iris Vane"])


def test_shared_names_with_their_sentence(cards: dict[str, AttendeeCard]) -> None:
    shared = texts(cards["Petra Lund"].shared)
    assert "A name you share: Iris Vane, who is coming too." in shared  # the fact above says the rest
    assert cards["Petra Lund"].shared[0].citations[0].quote == "Iris Vane and Petra Lund share a barge."
    assert all(f.citations for f in cards["Petra Lund"].shared)


def test_closed_sentence_shares_nobody(cards: dict[str, AttendeeCard]) -> None:
    assert all("Hal Mercer" not in x for x in texts(cards["Iris Vane"].shared))
    assert all("Iris" not in x for x in texts(cards["Hal Mercer"].shared))


def test_questions_come_from_a_plan_and_a_change(cards: dict[str, AttendeeCard]) -> None:
    greta = texts(cards["Greta Malm"].questions)
    assert "Ask how it is to be head of gardens." in greta
    iris = texts(cards["Iris Vane"].questions)
    assert "Ask what became of the plan to rebuild the weir by March." in iris
    assert "Ask how it has gone since: “She has inherited a mill with two wheels”." in iris
    for c in cards.values():
        assert all(len(q.citations) == 1 and q.citations[0].quote for q in c.questions)
        opened = {x.quote for o in c.openings for x in o.citations}
        assert not opened & {x.quote for q in c.questions for x in q.citations}


def test_no_question_out_of_a_closed_sentence(cards: dict[str, AttendeeCard]) -> None:
    everything = "\n".join(said(c) for c in cards.values())
    assert "sell the mill" not in everything
    assert "chemotherapy" not in everything


def test_what_is_missing_and_whom_to_ask(cards: dict[str, AttendeeCard]) -> None:
    missing = texts(cards["Iris Vane"].missing)
    assert missing[0] == "No e-mail address is in your files, only their profile: ask Iris."
    assert cards["Greta Malm"].missing == ()


def test_newest_word_is_old(tmp_path: Path) -> None:
    world = World(tmp_path / "old")
    world.take(
        {**SEEDS, "notes/2026-03-01-iris.md": SEEDS["notes/2026-03-01-iris.md"].replace("2025-12", "2024-12")}
    )
    files = {p: t for p, t in SEEDS.items() if p != "notes/2026-05-02-greta.md"}
    alone = World(tmp_path / "alone")
    alone.take(
        {**files, "notes/2026-03-01-iris.md": files["notes/2026-03-01-iris.md"].replace("2025-12", "2024-12")}
    )
    assert not [
        x for x in texts(card(world.brief("Garden Week", LIST), "Iris Vane").missing) if "newest" in x
    ]
    told = texts(card(alone.brief("Garden Week", LIST), "Iris Vane").missing)
    assert "Your newest word of Iris is from 1 December 2024: ask Iris what has changed." in told
    world.close()
    alone.close()


def test_namesakes_are_told_apart(cards: dict[str, AttendeeCard]) -> None:
    assert texts(cards["Sam Okoye"].namesakes) == [
        "There are two people called Sam Okoye in your contacts: this is the one at Delta Mills, the other is at "
        "Hilltop College (Lecturer)."
    ]
    assert cards["Sam Okoye"].namesakes[0].citations[0].source == "linkedin/Connections.csv"
    assert cards["Petra Lund"].namesakes == ()


CHAT = "01/11/2026, 18:02 - Greta Malm: Will you come to the garden week?\n01/11/2026, 18:05 - Nadia Quill: I will!\n"
OTHER = "Greta,Malm,https://www.linkedin.com/in/greta-malm-16,,Fen College,Teacher,01 Mar 2024\n"


@pytest.mark.parametrize("other", [False, True])
def test_a_chat_with_somebody_of_the_name_is_offered_where_nobody_else_can_be_meant(
    tmp_path: Path, other: bool
) -> None:
    world = World(tmp_path / "chat")
    more = {"chats/WhatsApp Chat with Greta Malm.txt": CHAT}
    if other:
        more["linkedin/Connections.csv"] = SEEDS["linkedin/Connections.csv"] + OTHER
    world.take({**SEEDS, **more})
    told = texts(card(world.brief("Garden Week", LIST), "Greta Malm").namesakes)
    offered = "Your messages with a Greta Malm may be with the same person. Say so on the People page, under Possible duplicates."
    assert (offered in told) is not other, told
    assert len(told) == 1
    world.close()


@pytest.mark.parametrize(("title", "shown"), [("Walk", ": Walk."), ("Confidential: the quay is sold", ".")])
def test_the_first_meeting_is_not_called_what_its_title_gives_away(
    tmp_path: Path, title: str, shown: str
) -> None:
    first = f'---\ntitle: "{title}"\ndate: 2024-11-01\nwith: [Greta Malm]\n---\nA walk along the weir with Greta Malm.\n'
    world = World(tmp_path / "first")
    world.take({**SEEDS, "notes/first.md": first})
    greta = card(world.brief("Garden Week", LIST), "Greta Malm")
    assert texts(greta.between)[0] == f"First met or spoke on 1 November 2024{shown}"
    assert "is sold" not in said(greta)
    world.close()


def test_a_house_written_short_is_no_earlier_place_and_an_old_address_is_told_with_the_new(
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    world.take(
        {
            "contacts.vcf": "BEGIN:VCARD\nVERSION:3.0\nN:Holm;Wanda;;;\nFN:Wanda Holm\nORG:Kestrel;\n"
            "EMAIL:w@kestrel.example\nUID:w\nEND:VCARD\n",
            "linkedin/Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            "Wanda,Holm,https://www.linkedin.com/in/wanda-holm-1,w@kestrel.example,Kestrel Trust,Director,01 Mar 2026\n",
            "notes/2026-04-02-wanda.md": "---\ntitle: Wanda writes\ndate: 2026-04-02\nwith: [Wanda Holm]\n---\n"
            "Wanda Holm joined Kestrel Trust in March. New address: wanda@kestreltrust.example. "
            "The old one will be switched off in June.\n",
        }
    )
    rows = "Name,Company,Title\nWanda Holm,Kestrel Trust,Director\n"
    found = card(world.brief(attendees=SourceFile("guests.csv", rows.encode())), "Wanda Holm")
    texts = [f.text for f in (*found.between, *found.stale)]
    assert not any(t.startswith("Before: Kestrel") for t in texts)
    assert (
        "From your note: New address: wanda@kestreltrust.example. The old one will be switched off in June."
        in texts
    )
    world.close()
