"""What a note itself says against a name in it meaning somebody who is known keeps the two apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.people.apart import told_apart
from coach.people.mentions import NamedPerson, NameIndex
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace
from tests.ingest.dump import different, dump

KNOWN = NameIndex(
    [
        NamedPerson("mira", ("Mira Holm",), (), ("Wasserwerke Brede", "Alte Mühle"), ("Engineer",), ("mira@brede.example",)),
        NamedPerson("lia", ("Lia Orth",), (), (), (), ("lia.orth@gmail.example",)),
        NamedPerson("tom", ("Tom Reyes",), (), ("Lumen",), (), ("tom@lumen.example", "t.reyes@gmail.example")),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Press dinner", "Mira Holm writes about rivers. NICHT die Mira von den Wasserwerken!"),
        ("Press dinner", "Sat beside Mira Holm, not the Mira from Wasserwerke."),
        ("Press dinner", "Sat beside Mira Holm - **not the Mira Holm at Brede**."),
        ("Press dinner", "Mira Holm (not to be confused with Mira Holm from Wasserwerke Brede)."),
        ("Press dinner", "Mira Holm, nicht zu verwechseln mit Mira Holm von den Wasserwerken."),
        ("Press dinner", "Met Mira Holm. She is a different person from Mira Holm at the Wasserwerke."),
        ("Press dinner", "Met another Mira Holm today, who draws."),
        ("Press dinner", "Eine andere Mira Holm getroffen, sie zeichnet."),
        ("Press dinner", "Mira Holm draws. She isn't our Mira."),
        ("Press dinner", "Mira Holm zeichnet. Ist nicht unsere Mira."),
        ("Press dinner", "Mira Holm is not the Mira from the choir."),
        ("Press dinner", "Sat beside a different Mira Holm from the one at the Wasserwerke."),
        ("Mira Holm", "Mira Holm draws. A different Mira Holm from the one at the Wasserwerke."),
        ("Press dinner", "Eine andere Mira Holm als die von den Wasserwerken getroffen."),
        ("Press dinner", "Mira Holm zeichnet, eine andere Person als Mira Holm von den Wasserwerken."),
        ("Mira Holm", "Nicht identisch mit Mira Holm bei Brede."),
        ("Mira Holm", "E-Mail: mira.holm@abendpost.example\n\nShe draws."),
        ("Mira Holm", "She draws. Mail an Mira Holm <mira@abendpost.example> schicken."),
        ("Mira Holm (mira@abendpost.example)", "She draws."),
        ("Mira Holm (Editor at Abendpost)", "She draws."),
        ("Mira Holm, Abendpost GmbH", "She draws."),
    ],
)
def test_what_a_note_says_against_a_name_keeps_it_apart(title: str, text: str) -> None:
    assert told_apart(KNOWN, text, title).all == {"mira"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Lunch with Mira Holm", "Lunch with Mira Holm, now freelance."),
        ("Mira Holm (freelance)", "She draws."),
        ("Mira Holm (Journalistin)", "Sie zeichnet."),
        ("Mira Holm (Lisbon)", "She draws."),
        ("Mira Holm", "Her new address: mira@abendpost.example"),
        ("Mira Holm", "E-Mail: mira@abendpost.example (neu)"),
        ("Mira Holm", "E-Mail: mira.holm@gmail.example"),
        ("Mira Holm", "Kontakt: office@abendpost.example"),
        ("Lia Orth", "E-Mail: lia.orth@abendpost.example"),
        ("Mira Holm", "E-Mail: m.holm@wasserwerke-brede.example"),
        ("Mira Holm (Bookkeeper at Alte Mühle)", "She draws."),
        ("Mira Holm (Editor at Abendpost)", "Bis Mai war sie bei den Wasserwerken."),
        ("Mira Holm, now Editor at Abendpost", "She draws."),
        ("Mira Holm", "Mira Holm is from Wasserwerke, not the Mira from Abendpost."),
        ("Mira Holm", "She is not the Mira I used to know."),
        ("Mira Holm (Wasserwerke)", "There is another Mira Holm at the Abendpost."),
        ("Mira Holm", "Bei der Abendpost gibt es noch eine andere Mira Holm: es gibt noch eine andere Mira Holm."),
        ("Call", "I asked Tom Reyes, not Mira Holm."),
        ("Call", "That is not the Mira Holm report that I wanted."),
        ("Call", "Tom Reyes and Mira Holm differ; another Tom would not."),
        ("Dinner", "I knew nobody there other than Mira Holm."),
        ("Dinner", "It was none other than Mira Holm."),
        ("Dinner", "I spoke to people other than Mira Holm in Leeds."),
        ("Dinner", "Who other than Mira Holm, with her maps, could help?"),
        ("Call", "Her answer was different from Mira Holm's, in the end."),
        ("Call", "Her answer was different to Mira Holm, in the end."),
        ("Call", "Mira Holm called. Her sister is a different person from Mira Holm, calmer."),
        ("Anruf", "Leider heute nicht mit Mira Holm, sondern mit Tom Reyes gesprochen."),
        ("Anruf", "Tom Reyes kam leider nicht mit Mira in die Halle."),
        ("Anruf", "Mira Holm rief an. Ich war nicht mit der Mira in Gent."),
        ("Anruf", "Keine andere als Mira Holm, die immer hilft."),
        ("Anruf", "Niemand anderer als Mira Holm hat geholfen."),
        ("Anruf", "Das war nicht die Mira, die wir suchten. Mira Holm lachte."),
        ("Anruf", "Mira Holm war nicht die Mira von sonst."),
        ("Anruf", "Mira Holm rief an. Das ist nicht die Mira, die ich kenne."),
        ("Call", "We saw another Mira, the cat."),
        ("Call", "She played another Mira Quell."),
        ("Call", "She is not to be confused with Mira Quell."),
        ("Call", "We need another Mira Holm on the team."),
        ("Call", "Mira Holm called. It was not my Mira at all today, very quiet."),
        ("Call", "Mira Holm said it was not the Mira of ten years ago."),
        ("Call", "Mira Holm called. It is not that Mira, of all people, minds."),
        ("Call", "Mira Holm and I wondered who may help. Not my Tom, not our Mira."),
    ],
)  # fmt: skip
def test_an_ordinary_note_keeps_nobody_apart(title: str, text: str) -> None:
    assert not {"mira", "lia"} & told_apart(KNOWN, text, title).all


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Mira Holm
ORG:Wasserwerke Brede
TITLE:Engineer
EMAIL:mira@brede.example
UID:mira
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Tom Reyes
ORG:Lumen
UID:tom
END:VCARD
"""
OTHER = """# Mira Holm (Journalistin)

2026-11-12, Presseball. E-Mail: mira.holm@abendpost.example. Sie sucht Quellen für ein Stück über Flussbäder.

NICHT die Mira von den Wasserwerken!
"""
HERS = "---\ndate: 2026-10-02\nwith: [Mira Holm]\n---\nMira Holm (Wasserwerke Brede) keeps bees.\n"
BARE = "---\ndate: 2026-11-14\n---\nLunch with Mira Holm. She brought a map.\n"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    settings = Settings(workspace=tmp_path / "ws", _env_file=None)
    with Workspace.open(settings, dt.date(2026, 11, 27)) as space:
        space.set_me("Vera Stroud", ["vera@loom.example"], "", "Loom Works")
        space.import_files(
            [SourceFile("contacts.vcf", CARDS.encode()), SourceFile("notes/hers.md", HERS.encode())]
        )
        yield space


def _take(ws: Workspace, name: str, text: str) -> int:
    return ws.import_files([SourceFile(name, text.encode())]).batch


def test_who_is_none_of_the_known_is_a_person_of_her_own(ws: Workspace) -> None:
    batch = _take(ws, "notes/other.md", OTHER)
    engineer = ws.person("mira@brede.example")
    journalist = ws.person("mira.holm@abendpost.example")
    assert engineer.id != journalist.id
    assert [(c.title, c.organisation) for c in journalist.contacts] == [("Journalistin", "")]
    assert not [s.text for s in ws.repository.statements(about=engineer.id) if "Fluss" in s.text]
    assert [s.text for s in ws.repository.statements(about=journalist.id) if "Fluss" in s.text]
    assert not ws.repository.candidates(), "the note says that they are two: nobody need be asked"
    answer = ws.ask("What do I know about Mira Holm?")
    assert {engineer.id, journalist.id} <= set(answer.people)
    ws.undo(batch)
    assert len(ws.people("Mira Holm")) == 1


def test_a_bare_name_may_mean_either_and_a_note_of_hers_stays_hers(ws: Workspace) -> None:
    _take(ws, "notes/other.md", OTHER)
    _take(ws, "notes/bare.md", BARE)
    engineer, journalist = ws.person("mira@brede.example"), ws.person("mira.holm@abendpost.example")
    for person, own in ((engineer, True), (journalist, False)):
        said = {s.text for s in ws.repository.statements(about=person.id)}
        assert not [s for s in said if "map" in s]
        assert bool([s for s in said if "bees" in s]) is own


def test_a_note_from_before_the_other_was_known_does_not_mean_her(ws: Workspace) -> None:
    before = "---\ndate: 2026-11-01\nwith: [Mira Holm]\n---\nLunch with Mira Holm. Mira brought a map.\n"
    other = f"---\ndate: 2026-11-12\n---\n{OTHER}"
    for first, then in (("bare", before), ("other", other)), (("other", other), ("bare", before)):
        batches = [_take(ws, f"notes/{name}.md", text) for name, text in (first, then)]
        said = {s.text for s in ws.repository.statements(about=ws.person("mira@brede.example").id)}
        assert {"Lunch with Mira Holm.", "Mira brought a map."} <= said
        assert not [s for s in said if "Fluss" in s]
        for batch in batches:
            ws.undo(batch)


def test_a_second_note_and_a_mail_of_hers_are_of_the_same_other_one(ws: Workspace) -> None:
    _take(ws, "notes/other.md", OTHER)
    _take(ws, "notes/more.md", OTHER.replace("2026-11-12", "2026-11-20").replace("Flussbäder", "Moore"))
    assert len(ws.people("Mira Holm")) == 2
    _take(
        ws, "mail/a.eml",
        "From: Mira Holm <mira.holm@abendpost.example>\nTo: vera@loom.example\nSubject: Hallo\n"
        "Date: Mon, 23 Nov 2026 09:00:00 +0000\nMessage-ID: <x@abendpost.example>\n\nKommen Sie zum Ball?\n",
    )  # fmt: skip
    assert len(ws.people("Mira Holm")) == 2


def test_a_note_of_somebody_else_links_the_denied_name_to_nobody(ws: Workspace) -> None:
    text = "---\ndate: 2026-11-14\nwith: [Tom Reyes]\n---\nTom plays chess with Mira Holm, not the Mira from Wasserwerke.\n"
    _take(ws, "notes/tom.md", text)
    assert not [s for s in ws.repository.statements(about=ws.person("Mira Holm").id) if "chess" in s.text]
    assert len(ws.people("Mira Holm")) == 1


def test_the_user_may_say_that_they_are_one_all_the_same(ws: Workspace) -> None:
    _take(ws, "notes/other.md", OTHER)
    ws.merge(ws.person("mira@brede.example").id, ws.person("mira.holm@abendpost.example").id)
    assert len(ws.people("Mira Holm")) == 1
    assert [s for s in ws.repository.statements(about=ws.person("Mira Holm").id) if "Fluss" in s.text]


def test_derived_again_from_nothing_it_is_the_same(ws: Workspace) -> None:
    _take(ws, "notes/other.md", OTHER)
    _take(ws, "notes/bare.md", BARE)
    with ws.repository.sessions() as session:
        before = dump(session)
    ws.rebuild()
    with ws.repository.sessions() as session:
        assert different(before, dump(session)) == {}
