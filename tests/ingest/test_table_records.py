"""What tables become in the workspace: own career, recommendations, posts, invitations, several events, columns as said."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import UnreadableError
from coach.records import SourceFile
from coach.settings import Settings
from coach.store.values import PersonView
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
EXPORT = {
    "Connections.csv": "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,https://www.linkedin.com/in/ann-lee,,Drum,Head Baker,05 Mar 2024\n"
    "Bo,Ek,https://www.linkedin.com/in/bo-ek,,Ek,Miller,06 Mar 2024\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nmia@oak.example,Yes,Yes,1/1/24\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Drum,Baker,,Leeds,Jan 2010,Feb 2011\nOxbow,Head Baker,,Leeds,Apr 2021,\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Headline,Geo Location\nMia,Oak,,Baker,Leeds\n",
    "Recommendations_Given.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Ann,Lee,Drum,Head Baker,"She listens before she kneads.","07/08/24, 09:15 AM",VISIBLE\n',
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Bo,Ek,Ek,Miller,"The best oven in town.","07/09/24, 09:15 AM",VISIBLE\n',
    "Shares.csv": "Date,ShareLink,ShareCommentary\n2026-07-01 10:00:00,https://l.example/1,Ann Lee opens a second bakery in Hull.\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Cy Dun,Mia Oak,"7/9/26, 3:43 PM",,INCOMING,https://www.linkedin.com/in/cy-dun,https://www.linkedin.com/in/mia-oak\n',
    "Ad_Targeting.csv": "Member Age,Company Names,Company Names,Job Titles,Job Titles\n35,A,B,C,D\n",
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name\n1/1/24,u,Baker,Oxbow\n",
}


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    """A fresh workspace."""
    with Workspace.open(Settings(workspace=tmp_path / "ws", model=""), TODAY) as opened:
        yield opened


def _export() -> SourceFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in EXPORT.items():
            archive.writestr(f"Complete_Export/{name}", text)
    return SourceFile("export.zip", out.getvalue())


def _named(space: Workspace, name: str) -> PersonView:
    (found,) = space.people(name)
    return found


def test_the_whole_export_says_who_the_user_is_and_what_it_leaves_out(space: Workspace) -> None:
    receipt = space.import_files([_export()])
    me = space.me()
    assert (me.name, me.employer, me.emails) == ("Mia Oak", "Oxbow", ("mia@oak.example",))
    refused = {f.path.rpartition("/")[2]: [r.reason for r in f.refused] for f in receipt.files if f.refused}
    assert set(refused) == {"Ad_Targeting.csv", "Saved Jobs.csv"}
    assert all(len(reasons) == 1 for reasons in refused.values())
    assert {p.name for p in space.people()} == {"Ann Lee", "Bo Ek", "Cy Dun"}


def test_a_recommendation_is_about_the_one_recommended_and_is_no_conversation(space: Workspace) -> None:
    space.import_files([_export()])
    ann, bo = _named(space, "Ann"), _named(space, "Bo")
    told = [s.text for s in space.repository.statements(about=ann.id)]
    assert told == ["She listens before she kneads."]
    assert [s.text for s in space.repository.statements(about=bo.id)] == []
    assert space.repository.interactions(dt.date.max) == []
    roles = [role for people in space.repository.participants().values() for _, role in people]
    assert roles == ["recommended"]  # and not "with": nobody was met
    assert any("best oven" in hit.quote for hit in space.search("oven"))


def test_a_post_tells_of_nobody_and_can_be_found(space: Workspace) -> None:
    space.import_files([_export()])
    ann = _named(space, "Ann")
    assert not any("Hull" in s.text for s in space.repository.statements(about=ann.id))
    assert any("Hull" in hit.quote for hit in space.search("second bakery"))


def test_a_briefing_says_where_both_worked_what_was_recommended_and_what_they_answered(
    space: Workspace,
) -> None:
    guests = (
        "name,email,approval_status,ticket_name,What do you hope to learn?,Allergies we should know of?\n"
        "Ann Lee,ann@drum.example,approved,Standard,How to slow a dough,Nuts of all kinds\n"
    )
    space.import_files([_export()])
    space.import_files([SourceFile("bread days.csv", guests.encode())])
    first, *others = space.people("Ann")
    for other in others:  # a name alone joins nobody by itself
        space.merge(other.id, first.id)
    (card,) = space.brief("bread days").attendees
    said = " ".join(f.text for f in card.facts)
    assert "Works at Drum, where you worked until Feb 2011." in said
    assert "You recommended them on LinkedIn on 8 July 2024." in said
    assert "Asked “What do you hope to learn?”, they wrote: “How to slow a dough”" in said
    assert "Nuts" not in said


def test_a_list_of_several_events_gives_each_its_own_guests(space: Workspace) -> None:
    text = "Name,Email,Event\nAnn Lee,a@x.example,Bread Days\nBo Ek,b@x.example,Jam Night\nCy Dun,c@x.example,Bread Days\n"
    space.import_files([SourceFile("season.csv", text.encode())])
    there = {
        e.name: sorted(a.name for a in space.repository.attendance(e.id)) for e in space.repository.events()
    }
    assert there == {"Bread Days": ["Ann Lee", "Cy Dun"], "Jam Night": ["Bo Ek"]}


VAGUE = b"Aaa,Bbb,When\nAnn Lee,York,05/04/2026\nBo Ek,Leeds,06/04/2026\nCy Dun,Hull,01/02/2026\n"
CHOSEN = {"Aaa": "name", "Bbb": "location", "When": "date"}


def test_what_was_said_of_a_header_holds_for_later_files_and_undo_takes_only_the_people(
    space: Workspace,
) -> None:
    refused = space.import_files([SourceFile("a.csv", VAGUE)])
    assert [r.reason[:20] for r in refused.files[0].refused] == ["It is not clear what"]
    receipt = space.import_table(SourceFile("a.csv", VAGUE), CHOSEN, "day-first")
    ann = _named(space, "Ann").contacts[0]
    assert (receipt.files[0].kept, ann.location, ann.dated) == (3, "York", dt.date(2026, 4, 5))
    later = b"aaa;bbb;when\nDi Fox;Bath;07/04/2026\n"
    space.import_files([SourceFile("b.csv", later)])
    assert _named(space, "Di").contacts[0].location == "Bath"
    space.undo(receipt.batch)
    assert [p.name for p in space.people()] == ["Di Fox"]
    assert space.columns(SourceFile("a.csv", VAGUE)).chosen


def test_the_same_file_read_in_another_way_takes_the_place_of_the_first_reading(space: Workspace) -> None:
    file = SourceFile("a.csv", VAGUE)
    space.import_table(file, CHOSEN, "day-first")
    again = space.import_table(file, CHOSEN, "month-first")
    assert again.files[0].replaced
    assert _named(space, "Ann").contacts[0].dated == dt.date(2026, 5, 4)
    assert space.import_table(file, CHOSEN, "month-first").files[0].unchanged
    assert space.forget_columns(file)
    assert not space.forget_columns(file)
    assert not space.columns(file).chosen


def test_a_file_without_columns_is_said_to_be_none(space: Workspace) -> None:
    with pytest.raises(UnreadableError, match=r"a\.txt: It is no table with columns\."):
        space.columns(SourceFile("a.txt", b"Met Ann."))


def test_two_pasted_lists_of_one_day_are_two_and_one_pasted_twice_is_one(space: Workspace) -> None:
    space.import_list("Dana Kim, Northwind\nAna Soto", "PyData")
    space.import_list("Bo Ek", "PyData")
    again = space.import_list("Bo Ek", "PyData")
    assert again.files[0].unchanged
    (event,) = space.repository.events()
    assert event.name == "PyData"
    assert sorted(p.name for p in space.people()) == ["Ana Soto", "Bo Ek", "Dana Kim"]


class Shell:
    """Runs `coach` over one workspace."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        code = main([*arguments, "--workspace", str(self.folder), "--today", TODAY.isoformat()])
        said = self.capsys.readouterr()
        return code, said.out, said.err


def test_the_command_line_shows_corrects_and_forgets_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell, file = Shell(tmp_path / "ws", capsys), tmp_path / "friends.csv"
    file.write_bytes(VAGUE)
    code, out, _ = shell.run("columns", str(file), "--json")
    shown = json.loads(out)
    assert (code, shown["sure"], shown["dates"]) == (0, False, "undecided")
    assert shown["columns"][1] == {
        "column": "Bbb",
        "field": "ignore",
        "confidence": 0.5,
        "values": ["York", "Leeds", "Hull"],
    }
    assert "say which with --dates" in shell.run("columns", str(file))[1]
    code, out, _ = shell.run(
        "import", str(file), "--map", "Bbb=place", "--map", "When=date", "--dates", "day-first", "--json"
    )
    assert (code, json.loads(out)["files"][0]["kept"]) == (0, 3)
    assert json.loads(shell.run("columns", str(file), "--json")[1])["chosen"]
    assert json.loads(shell.run("columns", str(file), "--reset", "--json")[1]) == {"reset": True}


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (
            ["import", "FILE", "--map", "Nope=name"],
            2,
            "There is no column “Nope”. The columns are: Aaa, Bbb, When.",
        ),
        (["import", "FILE", "--map", "Bbb=nose"], 2, "“nose” is not one of: name, given, family,"),
        (
            ["import", "FILE", "FILE", "--dates", "day-first"],
            2,
            "--map, --dates and --event go with one file.",
        ),
        (["columns", "nowhere.csv"], 1, "nowhere.csv cannot be read: No such file or directory."),
    ],
)
def test_a_mistake_is_one_clear_line(
    arguments: list[str], code: int, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "friends.csv"
    file.write_bytes(VAGUE)
    given = [str(file) if a == "FILE" else a for a in arguments]
    ended, _, err = Shell(tmp_path / "ws", capsys).run(*given)
    assert ended == code
    assert err.startswith("coach: ")
    assert line in err
    assert err.count("\n") == 1


def test_an_event_named_for_a_list_keeps_who_cancelled_and_remembers_no_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell, file = Shell(tmp_path / "ws", capsys), tmp_path / "guests.csv"
    file.write_text("name,email,approval_status\nAnn Lee,a@x.example,approved\nBo Ek,b@x.example,declined\n")
    code, out, _ = shell.run("import", str(file), "--event", "Bread Days", "--json")
    assert (code, json.loads(out)["files"][0]["kind"]) == (0, "attendee_list")
    _, out, _ = shell.run("brief", "Bread Days", "--json")
    brief = json.loads(out)
    assert (brief["event"], [a["name"] for a in brief["attendees"]]) == ("Bread Days", ["Ann Lee"])
    assert not json.loads(shell.run("columns", str(file), "--json")[1])["chosen"]


@pytest.mark.parametrize(
    ("given", "kind", "kept"),
    [
        ("Dana Kim, Northwind; Ana Soto – Rye Press <ana@rye.example>\n", "pasted_list", 2),
        ("Name,Email\nAnn Lee,ann@oxbow.example\n", "attendee_list", 1),
        ("Met Dana Kim at the fair. She leads data at Northwind.\n", "note", 1),
    ],
)
def test_standard_input(
    given: str,
    kind: str,
    kept: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
    code, out, _ = Shell(tmp_path / "ws", capsys).run("import", "-", "--json")
    (file,) = json.loads(out)["files"]
    assert (code, file["kind"], file["kept"]) == (0, kind, kept)


def test_a_list_keeps_the_event_that_the_user_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "exports"
    (folder / "guests").mkdir(parents=True)
    guests = folder / "guests" / "list.csv"
    guests.write_text("name,email,approval_status\nAnn Lee,ann@oxbow.example,approved\n")
    (folder / "ann.md").write_text("---\ndate: 2026-11-02\nwith: [Ann Lee]\n---\nShe kneads.\n")
    where = ["--workspace", str(tmp_path / "w"), "--today", TODAY.isoformat()]

    def at_the_forum() -> list[str]:
        with Workspace.open(Settings(workspace=tmp_path / "w", _env_file=None), TODAY) as opened:
            forum = [e.id for e in opened.repository.events() if e.name == "Growers Forum"]
            return sorted(
                g.name for e in forum for g in opened.repository.attendance(e) if g.role == "attendee"
            )

    assert main(["import", str(guests), "--event", "Growers Forum", *where]) == 0
    assert at_the_forum() == ["Ann Lee"]
    assert main(["import", str(folder), *where]) == 0
    assert "took the place" not in capsys.readouterr().out
    assert at_the_forum() == ["Ann Lee"]
    guests.write_text(guests.read_text() + "Bo Ek,bo@ek.example,approved\n")
    assert main(["import", str(folder), *where]) == 0
    assert at_the_forum() == ["Ann Lee", "Bo Ek"]
