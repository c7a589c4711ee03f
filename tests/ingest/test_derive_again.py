"""Whatever happens to a workspace, deriving what changed gives the same rows as deriving everything from nothing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from coach.archive.restore import restoring
from coach.ingest.cues import Cue
from coach.ingest.derive import derive, links, memory
from coach.ingest.pipeline import gather
from coach.records import SourceFile
from coach.settings import Settings
from coach.store import tables as t
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
Rows = dict[str, list[tuple[object, ...]]]


def rows(ws: Workspace) -> Rows:
    """All rows of all tables. Numbers of derived rows are part of them."""
    with ws._sessions() as s:
        return {
            table.name: sorted((tuple(r) for r in s.execute(select(table))), key=repr)
            for table in t.Base.metadata.sorted_tables
            if table.name != "index_state"
        }


def assert_same_from_nothing(ws: Workspace) -> None:
    with ws._sessions() as s, s.begin():
        derive(s, ws.id)  # once more changes nothing
    found = rows(ws)
    with ws._sessions() as s, s.begin():
        derive(s, ws.id, anew=True)
    again = rows(ws)
    for table in again:
        assert found[table] == again[table], table


# ------------------------------------------------------------------ histories

PEOPLE = (
    "Ana Soto", "Ana Ruiz", "Daniel Meyer", "Dan Meyer", "Jo Marsh", "Josephine Marsh", "Will Grace", "J. Marsh",
    "Søren O'Brien", "Ana", "Grace Will", "Me Myself",
)  # fmt: skip
PLACES = ("Rye Press", "Lumen Ltd", "Studio Nine")
SENTENCES = (
    "{a} promised to send the report by Friday.",
    "She will introduce me to {b}.",
    "I promised {a} the loom pattern before the Paper Days.",
    "He sent the report as promised.",
    "Sent {a} the loom pattern.",
    "{a} leaves Lumen in May for Rye Press.",
    "{a} is {b} since her wedding.",
    "He told me in confidence that {b} is ill.",
    "Met {a} and {b} over lunch.",
    "{first} asked about the kiln. She liked it.",
    "Her colleague {b} of Rye Press came too.",
    "Both of them like boats.",
    "**{a}** (Studio Nine) has a barge.",
)
PERSON = st.sampled_from(PEOPLE)
SENTENCE = st.builds(
    lambda text, a, b: text.format(a=a, b=b, first=a.split()[0]), st.sampled_from(SENTENCES), PERSON, PERSON
)


@st.composite
def note(draw: st.DrawFn) -> str:
    head = [f"date: 2026-{draw(st.integers(9, 12)):02}-{draw(st.integers(1, 28)):02}"]
    if draw(st.booleans()):
        head.append(f"with: [{', '.join(draw(st.lists(PERSON, min_size=1, max_size=2)))}]")
    if draw(st.integers(0, 2)) == 0:
        head.append("event: Paper Days 2026")
    title = draw(st.sampled_from(["Talk", "Coffee with Ana", "Call with Jo Marsh"]))
    body = "\n\n".join(
        " ".join(draw(st.lists(SENTENCE, min_size=1, max_size=4))) for _ in range(draw(st.integers(1, 2)))
    )
    return "---\ntitle: " + title + "\n" + "\n".join(head) + "\n---\n" + body + "\n"


@st.composite
def page(draw: st.DrawFn) -> str:
    """A person's own page, as a vault has it."""
    name = draw(PERSON)
    return f"---\ntype: person\ncompany: {draw(st.sampled_from(PLACES))}\n---\n# {name}\n\n{draw(SENTENCE)} {draw(SENTENCE)}\n"


@st.composite
def praise(draw: st.DrawFn) -> str:
    given, _, family = draw(PERSON).partition(" ")
    return (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        f'{given},{family},{draw(st.sampled_from(PLACES))},Editor,"{draw(SENTENCE)}","07/09/24, 09:15 AM",VISIBLE\n'
    )


@st.composite
def posts(draw: st.DrawFn) -> str:
    return f'Date,ShareLink,ShareCommentary\n2026-07-01 10:00:00,https://l.example/1,"{draw(SENTENCE)}"\n'


@st.composite
def chat(draw: st.DrawFn) -> str:
    people = draw(st.lists(PERSON, min_size=1, max_size=3))
    return "".join(
        f"30/12/2025, 14:3{n} - {p}: {draw(SENTENCE)}\n" for n, p in enumerate([*people, "Me Myself"])
    )


@st.composite
def guests(draw: st.DrawFn) -> str:
    rows = "".join(
        f"{p},{draw(st.sampled_from(PLACES))}\n" for p in draw(st.lists(PERSON, min_size=1, max_size=3))
    )
    return f"Name,Company\n{rows}"


@st.composite
def connections(draw: st.DrawFn) -> str:
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for number in draw(st.lists(st.integers(0, len(PEOPLE) - 1), min_size=1, max_size=4, unique=True)):
        given, _, family = PEOPLE[number].partition(" ")
        mail = f"{given.casefold()}{number}@example.example" if draw(st.booleans()) else ""
        lines.append(
            f"{given},{family},,{mail},{draw(st.sampled_from(PLACES))},Editor,{number + 1:02} Jan 2026"
        )
    return "\n".join(lines) + "\n"


@st.composite
def mail(draw: st.DrawFn) -> str:
    number = draw(st.integers(0, len(PEOPLE) - 1))
    other = f"{PEOPLE[number]} <{PEOPLE[number].split()[0].casefold().strip('.')}{number}@example.example>"
    me = "Me Myself <me@self.example>"
    sender, to = (me, other) if draw(st.booleans()) else (other, me)
    return (
        f"From: {sender}\nTo: {to}\nSubject: The report\nMessage-ID: <{draw(st.integers(0, 99))}@x.example>\n"
        f"Date: {draw(st.integers(1, 28))} Oct 2026 10:00:00 +0000\n\n{draw(SENTENCE)} {draw(SENTENCE)}\n"
    )


@st.composite
def calendar(draw: st.DrawFn) -> str:
    day = f"202610{draw(st.integers(1, 28)):02}"
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nUID:a@x.example\r\n"
        f"DTSTART:{day}T100000\r\nDTEND:{day}T110000\r\nSUMMARY:Supper with {draw(PERSON)}\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )


FILES: dict[str, st.SearchStrategy[str]] = {
    **{f"n{i}.md": note() for i in range(4)},
    "Connections.csv": connections(),
    "m.eml": mail(),
    "c.ics": calendar(),
    "people/page.md": page(),
    "Recommendations_Given.csv": praise(),
    "Shares.csv": posts(),
    "WhatsApp Chat with Ana Soto.txt": chat(),
    "paper-days-attendees.csv": guests(),
}


@st.composite
def file(draw: st.DrawFn) -> tuple[str, str]:
    name = draw(st.sampled_from([*FILES, *(f"n{i}.md" for i in range(4))]))
    return name, draw(FILES[name])


STEP = st.one_of(
    st.tuples(st.just("import"), st.lists(file(), min_size=1, max_size=3)),
    st.tuples(st.just("import"), st.lists(file(), min_size=1, max_size=1)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("merge"), st.tuples(st.integers(0, 20), st.integers(0, 20))),
    st.tuples(st.just("split"), st.integers(0, 20)),
    st.tuples(st.just("me"), st.sampled_from(["", "Me Myself", "Ana Soto", "Will Grace"])),
    st.tuples(st.just("today"), st.integers(0, 60)),
    st.tuples(st.just("rule"), st.sampled_from(["n0.md", "n*", "people/**"])),
    st.tuples(st.just("click"), st.integers(0, 20)),
    st.tuples(st.just("no rule"), st.integers(0, 5)),
    st.tuples(st.just("mean"), st.tuples(st.integers(0, 20), st.integers(0, 5))),
    st.tuples(st.just("revoke"), st.integers(0, 5)),
    st.tuples(st.just("folder"), st.lists(file(), max_size=3)),
    st.tuples(st.just("folder"), st.lists(file(), max_size=2)),
    st.tuples(st.just("forget"), st.integers(0, 20)),
    st.tuples(st.just("restore"), st.none()),
)
HERE = "folder"
"""What lies on the disk, beside the workspace's own files."""


def take(ws: Workspace, files: list[tuple[str, str]]) -> None:
    ws.imports.run([SourceFile(name, text.encode(), TODAY) for name, text in dict(files).items()])


def step(ws: Workspace, kind: str, what: object) -> None:
    """One thing that a user does; nothing where there is nothing to do it with."""
    people = ws.repository.people()
    if kind == "import":
        take(ws, what)  # type: ignore[arg-type]
    elif kind == "undo" and ws.batches():
        ws.imports.undo(ws.batches()[what % len(ws.batches())].batch)  # type: ignore[operator]
    elif kind == "merge" and people:
        one, other = (people[n % len(people)] for n in what)  # type: ignore[attr-defined]
        ws.merge(one.id, other.id)
    elif kind == "split":
        several = [p for p in people if len(p.contacts) > 1]
        if several:
            whole = several[what % len(several)]  # type: ignore[operator]
            cited = whole.contacts[0].citation
            ws.split(whole.id, f"{cited.source}#{cited.place}")
    elif kind == "me":
        ws.set_me(str(what))
    elif kind == "folder":
        look_at_folder(ws, dict(what))  # type: ignore[call-overload]
    elif kind == "forget" and people:
        ws.forget(people[what % len(people)].id)  # type: ignore[operator]
    elif kind == "restore" and people:
        restore(ws)
    elif kind in ("rule", "click", "no rule"):
        say_who_may_see(ws, kind, what)
    elif kind == "mean" and ws.open_mentions():
        number, which = what  # type: ignore[misc]
        mention = ws.open_mentions()[number % len(ws.open_mentions())]
        ws.mean(mention.id, mention.candidates[which % len(mention.candidates)].id)
    elif kind == "revoke" and ws.decisions():
        ws.revoke(ws.decisions()[what % len(ws.decisions())].id)  # type: ignore[operator]
    elif kind == "today":
        ws.set_today(TODAY + dt.timedelta(days=what))  # type: ignore[arg-type]


def look_at_folder(ws: Workspace, files: dict[str, str]) -> None:
    """The folder holds these files and no others: some went, some came back, some are called otherwise."""
    here = ws.folder / HERE
    shutil.rmtree(here, ignore_errors=True)
    for name, text in files.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text)
    here.mkdir(exist_ok=True)
    ws.imports.sync([here], gone_too=True)


def restore(ws: Workspace) -> None:
    """Everything out into an export, and the export in again."""
    ws.export(ws.folder / "all.zip")
    files, refused = gather([ws.folder / "all.zip"])
    for receipt in ws.batches():
        ws.imports.undo(receipt.batch)
    restoring(ws.imports, files, refused)


def say_who_may_see(ws: Workspace, kind: str, what: object) -> None:
    """A rule for files, a click on a sentence, or one of them taken back."""
    rules = ws.audiences.rules()
    with ws._sessions() as s:
        sentences = list(s.scalars(select(t.Statement.id)))
    if kind == "rule":
        ws.audiences.add_folder(str(what), "me")
    elif kind == "click" and sentences:
        ws.audiences.mark_sentence(sentences[what % len(sentences)], "employer")  # type: ignore[operator]
    elif kind == "no rule" and rules:
        ws.audiences.remove(rules[what % len(rules)].rule.id)  # type: ignore[operator]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace to copy: making one takes longer than filling it."""
    folder = tmp_path_factory.mktemp("empty")
    Workspace.open(Settings(workspace=folder), TODAY).close()
    return folder


@pytest.fixture
def ws(empty: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(empty, tmp_path / "ws")
    with Workspace.open(Settings(workspace=tmp_path / "ws"), TODAY) as opened:
        yield opened


# Without shrinking: a failing history is short enough to be read, and each step of a smaller one takes its time.
@settings(
    max_examples=int(os.environ.get("COACH_HISTORIES", "25")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(steps=st.lists(STEP, min_size=2, max_size=7))
def test_any_history(empty: Path, steps: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(empty, folder, dirs_exist_ok=True)
        with Workspace.open(Settings(workspace=Path(folder)), TODAY) as ws:
            for kind, what in steps:
                step(ws, kind, what)
            assert_same_from_nothing(ws)


# ------------------------------------------------------------------ one cause each

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def talk(words: str, *, about: str = "", event: str = "", day: int = 1, title: str = "Talk") -> str:
    head = f"---\ntitle: {title}\ndate: 2026-10-{day:02}\n"
    head += f"with: [{about}]\n" if about else ""
    head += f"event: {event}\n" if event else ""
    return f"{head}---\n{words}\n"


ANA = HEAD + "Ana,Soto,,ana@rye.example,Rye Press,Editor,01 Jan 2026\n"
TWO = ANA + "Ana,Ruiz,,ana@lumen.example,Lumen Ltd,Editor,01 Jan 2026\n"
CAUSES: dict[str, list[list[tuple[str, str]]]] = {
    "somebody named before becomes known": [
        [("n0.md", talk("Ana Soto has a barge."))],
        [("Connections.csv", ANA)],
    ],
    "a namesake comes": [
        [("Connections.csv", ANA), ("n0.md", talk("Ana has a barge. She promised to send the report."))],
        [("Connections.csv", TWO)],
    ],
    "a namesake goes": [
        [("Connections.csv", TWO), ("n0.md", talk("Ana has a barge."))],
        [("Connections.csv", ANA)],
    ],
    "one of two namesakes is met": [
        [("Connections.csv", TWO), ("n0.md", talk("Ana has a barge."))],
        [("n1.md", talk("We sailed.", about="Ana Ruiz"))],
    ],
    "it turns out who is she": [
        [
            ("Connections.csv", ANA + "Dag,Elm,,,Rye Press,Editor,01 Jan 2026\n"),
            ("n0.md", talk("Ana Soto came. Dag Elm came. She likes boats and promised to send the report.")),
        ],
        [("n1.md", talk("Ana Soto said she is well. Ana Soto said she is glad. Dag Elm said he is well.", day=2))],
    ],
    "others were at the event": [
        [
            ("Connections.csv", TWO),
            ("n2.md", talk("We sailed.", about="Ana Soto")),
            ("n3.md", talk("We sailed too.", about="Ana Ruiz")),
            ("n0.md", talk("Ana has a barge.", event="Paper Days 2026")),
        ],
        [("n1.md", talk("We dined.", about="Ana Ruiz", event="Paper Days 2026"))],
    ],
    "an event is named as a deadline": [
        [
            ("Connections.csv", ANA),
            ("n0.md", talk("I promised Ana Soto the loom pattern before the Paper Days.", about="Ana Soto")),
        ],
        [("n1.md", talk("We sailed.", event="Paper Days 2026", day=20))],
    ],
    "somebody met in words only is renamed": [
        [("Connections.csv", ANA), ("n0.md", talk("Met Ana Soto over lunch. She has a barge."))],
        [("Connections.csv", ANA.replace("Soto", "Elm"))],
    ],
    "a promise is kept": [
        [("n0.md", talk("I promised to send the loom pattern.", about="Ana Soto"))],
        [("n1.md", talk("Sent the loom pattern.", about="Ana Soto", day=9))],
    ],
}  # fmt: skip


@pytest.mark.parametrize("cause", CAUSES)
def test_each_cause(ws: Workspace, cause: str) -> None:
    for files in CAUSES[cause]:
        before = rows(ws)
        take(ws, files)
    after = rows(ws)
    derived = ("about", "open_mention", "promise", "participant", "person")
    assert any(before[table] != after[table] for table in derived), "the case changes nothing"
    assert_same_from_nothing(ws)
    ws.imports.undo(ws.batches()[0].batch)
    assert_same_from_nothing(ws)


@pytest.mark.parametrize("name", ["Ana Soto", "Dag Elm"])
def test_the_user_is_named(ws: Workspace, name: str) -> None:
    take(
        ws,
        [
            ("Connections.csv", TWO),
            ("n0.md", talk("Ana Soto came. She likes boats. Dag Elm said he is ill.")),
        ],
    )
    ws.set_me(name)
    assert_same_from_nothing(ws)
    ws.set_me("")
    assert_same_from_nothing(ws)


def linked_again(ws: Workspace, monkeypatch: pytest.MonkeyPatch, files: list[tuple[str, str]]) -> int:
    """How many documents an import links."""
    counted: list[int] = []
    store = links._Linker.store
    monkeypatch.setattr(links._Linker, "store", lambda self, d: (counted.append(d.id), store(self, d)))
    take(ws, files)
    return len(counted)


def test_only_the_changed_document_is_linked_again(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = [(f"n{i}.md", talk(f"Ana Soto has {i} boats.", day=i + 1)) for i in range(20)]
    take(ws, [("Connections.csv", ANA), *notes])
    assert linked_again(ws, monkeypatch, [("n7.md", talk("Ana Soto sold them.", day=8))]) == 1


def test_other_rules_derive_from_nothing(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    take(ws, [("Connections.csv", ANA), ("n0.md", talk("Ana Soto promised to send the report."))])
    found = rows(ws)
    with ws._sessions() as s, s.begin():
        s.query(t.About).delete()
        s.query(t.Statement).update({"cues": 0})
    monkeypatch.setattr(memory, "rules", lambda: "others")
    with ws._sessions() as s, s.begin():
        derive(s, ws.id)
    assert rows(ws) == found


def test_sentences_from_before_the_cues_are_looked_at(ws: Workspace) -> None:
    take(ws, [("Connections.csv", ANA), ("n0.md", talk("Ana Soto promised to send the report."))])
    found = rows(ws)
    with ws._sessions() as s, s.begin():
        s.query(t.Statement).update({"cues": -1})
        memory.forget(s)
    with ws._sessions() as s, s.begin():
        derive(s, ws.id)
    assert rows(ws) == found
    with ws._sessions() as s:
        seen = s.scalars(select(t.Statement.cues).where(t.Statement.text.contains("promised"))).all()
    assert [n & Cue.COMMITS for n in seen] == [Cue.COMMITS]


# ------------------------------------------------------------------ what the user says, takes away and brings back


def test_a_name_is_said_to_mean_somebody(ws: Workspace) -> None:
    take(ws, [("Connections.csv", TWO), ("n0.md", talk("Ana has a barge. She promised to send the report."))])
    before = rows(ws)
    (mention,) = ws.open_mentions()
    (ruiz,) = (p for p in mention.candidates if p.name == "Ana Ruiz")
    ws.mean(mention.id, ruiz.id)
    assert ws.open_mentions() == []
    assert {row[1] for row in rows(ws)["about"]} == {ruiz.id}
    assert_same_from_nothing(ws)
    ws.revoke(ws.decisions()[0].id)
    assert_same_from_nothing(ws)
    assert rows(ws) == before


@pytest.mark.parametrize(("given", "listed"), [("Ana", "Ana"), ("Josephine", "Jo")])
def test_a_third_person_fits_a_name_in_a_header(ws: Workspace, given: str, listed: str) -> None:
    lines = [
        f"{given},{family},,{family}@x.example,{family} Ltd,Editor,01 Jan 2026\n"
        for family in ("Soto", "Elm", "Oak")
    ]
    note = ("n0.md", talk("We sailed.", about=listed))
    take(ws, [("Connections.csv", HEAD + "".join(lines[:2])), note])
    assert [len(m.candidates) for m in ws.open_mentions()] == [2]
    take(ws, [("Connections.csv", HEAD + "".join(lines))])
    assert [len(m.candidates) for m in ws.open_mentions()] == [3]
    assert_same_from_nothing(ws)
    mention = ws.open_mentions()[0]
    ws.mean(mention.id, mention.candidates[0].id)
    assert [row[1] for row in rows(ws)["participant"]] == [mention.candidates[0].id]
    assert_same_from_nothing(ws)


def test_a_rule_on_who_may_see_a_note(ws: Workspace) -> None:
    take(ws, [("Connections.csv", ANA), ("board/n0.md", talk("Ana Soto promised to send the report."))])
    before = rows(ws)
    rule = ws.audiences.add_folder("board", "me")
    take(ws, [("board/n1.md", talk("Ana Soto has a barge.", day=2))])
    with ws._sessions() as s:
        assert set(s.scalars(select(t.Statement.audience))) == {"me"}
    assert_same_from_nothing(ws)
    ws.imports.undo(ws.batches()[0].batch)
    ws.audiences.remove(rule.id)
    assert_same_from_nothing(ws)
    assert rows(ws) == before


def test_a_file_goes_comes_back_and_is_called_otherwise(ws: Workspace) -> None:
    files = {
        "c.csv": TWO,
        "a.md": talk("Ana has a barge."),
        "b.md": talk("Ana Ruiz sailed.", about="Ana Ruiz"),
    }
    look_at_folder(ws, files)
    linked = rows(ws)["about"]
    look_at_folder(ws, {"c.csv": ANA, "a.md": files["a.md"]})
    assert rows(ws)["about"] != linked
    assert_same_from_nothing(ws)
    look_at_folder(ws, {"c.csv": TWO, "d.md": files["a.md"], "b.md": files["b.md"]})
    assert_same_from_nothing(ws)
    ws.imports.undo(ws.batches()[1].batch)
    assert_same_from_nothing(ws)
    assert [row[1:] for row in rows(ws)["about"]] == [row[1:] for row in linked]


def test_a_batch_that_a_file_was_handed_on_to_says_how_new_it_is(ws: Workspace) -> None:
    rye, lumen = ANA, ANA.replace("Rye Press", "Lumen Ltd")
    take(ws, [("one.csv", rye)])
    ws.set_today(TODAY + dt.timedelta(days=2))
    take(ws, [("two.csv", lumen)])
    assert [p.organisation for p in ws.people()] == ["Lumen Ltd"]
    ws.set_today(TODAY + dt.timedelta(days=4))
    take(ws, [("three.csv", rye)])
    ws.imports.undo(ws.batches()[-1].batch)
    assert [p.organisation for p in ws.people()] == ["Rye Press"]
    assert_same_from_nothing(ws)


def test_somebody_is_forgotten_in_a_note_with_others(ws: Workspace) -> None:
    words = "Ana Soto has a barge. Dag Elm promised to send the report."
    take(ws, [("Connections.csv", ANA), ("n0.md", talk(words, about="Ana Soto, Dag Elm"))])
    ws.forget("Ana Soto")
    (left,) = ws.people()
    assert {row[1] for row in rows(ws)["about"]} == {left.id}
    with ws._sessions() as s:
        assert s.execute(select(t.Promise.by_id, t.Promise.to_id)).all() == [(left.id, None)]
    assert_same_from_nothing(ws)


def test_an_export_is_restored(ws: Workspace) -> None:
    take(ws, [("Connections.csv", TWO), ("n0.md", talk("Ana has a barge.", about="Dag Elm, Ana Ruiz"))])
    mentions = len(ws.open_mentions())
    ws.set_me("Me Myself")
    names = [p.name for p in ws.people()]
    restore(ws)
    assert_same_from_nothing(ws)
    assert [p.name for p in ws.people()] == names
    assert len(ws.open_mentions()) == mentions


def test_notes_say_which_spelling_is_usual(ws: Workspace) -> None:
    cards = HEAD + "Olena,Hrytsenko,,o@rye.example,Rye Press,Editor,01 Jan 2026\n"
    other = "Name,Email\nOlena Gritsenko,o@rye.example\n"
    take(ws, [("Connections.csv", cards), ("guests.csv", other), ("n0.md", talk("Olena Gritsenko sailed."))])
    shown = ws.people()[0].name
    unusual = "Olena Gritsenko" if shown == "Olena Hrytsenko" else "Olena Hrytsenko"
    take(ws, [(f"n{i}.md", talk("We sailed.", about=unusual, day=i)) for i in range(1, 4)])
    assert [p.name for p in ws.people()] == [unusual]
    assert_same_from_nothing(ws)


def test_pages_praise_and_posts(ws: Workspace) -> None:
    page = "---\ntype: person\nemail: ana@rye.example\n---\n# Ana Soto\n\nLikes boats.\n"
    praise = (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Dag,Elm,Elm Ltd,Miller,"The best press in town.","07/09/24, 09:15 AM",VISIBLE\n'
    )
    take(ws, [("people/Ana Soto.md", page), ("Recommendations_Given.csv", praise)])
    assert {row[-1] for row in rows(ws)["participant"]} == {"about", "recommended"}
    post = 'Date,ShareLink,ShareCommentary\n2026-07-01 10:00:00,https://l.example/1,"Ana Soto has a barge."\n'
    before = rows(ws)["about"]
    take(ws, [("Shares.csv", post), ("Connections.csv", ANA)])
    assert [row[1:] for row in rows(ws)["about"]] == [row[1:] for row in before]
    assert_same_from_nothing(ws)


def test_every_pattern_of_the_code_that_derives_finds_a_file() -> None:
    folder = Path(memory.__file__).parents[2]
    assert [pattern for pattern in memory._RULES_IN if not any(folder.glob(pattern))] == []
