"""A rule or a click closes a passage everywhere: drafts, briefings, the reviewer, requests to a model, search."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

from coach.briefing.export import as_markdown
from coach.cli import main
from coach.errors import UsageError
from coach.evidence import Audience
from coach.records import SourceFile
from coach.settings import Settings
from coach.wire import hit_json
from coach.workspace import Workspace
from tests import small_world
from tests.model_server import ModelServer, from_evidence, prompt_of
from tests.test_confidence_paths import EVENT, TODAY, card_of, draft_to, note, world

SECRET = "Omar is building a second gallery in Porto."
PLAIN = "Omar collects old maps of rivers."
CALL = {"board-call": note("Call with Omar", "2026-11-14", f"{SECRET} {PLAIN}")}
POST = "Good news from my friend Omar Haddou: he is building a second gallery in Porto."


def document_of(space: Workspace, name: str = "board-call") -> int:
    return next(d.id for d in space.repository.documents() if name in d.source)


def sentence(space: Workspace, words: str, name: str = "board-call") -> int:
    found = space.audiences.sentences(document_of(space, name))
    return next(s.id for s in found if words in s.text)


def by_folder(space: Workspace) -> None:
    space.audiences.add_folder("notes/board-*", "me")


def by_click(space: Workspace) -> None:
    space.audiences.mark_sentence(sentence(space, "Porto"), "me")


def by_note(space: Workspace) -> None:
    space.audiences.mark_document(document_of(space), "me")


WAYS = [by_folder, by_click, by_note]


@pytest.mark.parametrize("close", WAYS)
def test_what_is_closed_is_in_no_draft_and_no_briefing(
    tmp_path: Path, close: Callable[[Workspace], None]
) -> None:
    with world(tmp_path, CALL) as space:
        assert "Porto" in draft_to(space, "Omar Haddou").body + card_of(space.brief(EVENT), "Omar Haddou")
        close(space)
        draft = draft_to(space, "Omar Haddou")
        brief = space.brief(EVENT)
        assert "Porto" not in draft.body + draft.subject + card_of(brief, "Omar Haddou")
        closed = next(c for c in brief.attendees if c.name == "Omar Haddou").do_not_raise
        assert any("Porto" in f.text for f in closed)
        if close is by_click:  # the near miss: the sentence beside it stays open
            assert "maps" in draft.body + card_of(brief, "Omar Haddou")


@pytest.mark.parametrize("close", WAYS)
def test_the_reviewer_flags_what_was_closed(tmp_path: Path, close: Callable[[Workspace], None]) -> None:
    with world(tmp_path, CALL) as space:
        assert not [f for f in space.review(POST).findings if f.detector == "note_leaks"]
        close(space)
        found = [f for f in space.review(POST).findings if f.detector == "note_leaks"]
        assert found
        assert found[0].citations[0].source == "notes/board-call.md"


@pytest.mark.parametrize("close", WAYS)
def test_what_is_closed_goes_to_no_model_elsewhere(
    tmp_path: Path, close: Callable[[Workspace], None]
) -> None:
    question = "What is Omar building in Porto?"
    with ModelServer() as server:
        server.reply = from_evidence
        with world(tmp_path, CALL, address=server.url.replace("127.0.0.1", "0.0.0.0")) as space:
            space.ask(question)
            before = [prompt_of(r) for r in server.requests]
            close(space)
            server.requests.clear()
            answer = space.ask(question)
            draft_to(space, "Omar Haddou")
            sent = [prompt_of(r) for r in server.requests]
    assert any("second gallery" in p for p in before)
    assert not any("second gallery" in p for p in sent)
    assert "Porto" in answer.text
    assert "was not sent to the model" in answer.note


@pytest.mark.parametrize("close", WAYS)
def test_search_and_answers_mark_it_and_the_json_keeps_its_shape(
    tmp_path: Path, close: Callable[[Workspace], None]
) -> None:
    with world(tmp_path, CALL) as space:
        open_hit = next(h for h in space.search("second gallery in Porto") if "board-call" in h.source)
        close(space)
        hit = next(h for h in space.search("second gallery in Porto") if "board-call" in h.source)
        assert hit_json(hit) == {**hit_json(open_hit), "restricted": True}
        assert any(c.restricted for c in space.ask("What is Omar building in Porto?").citations)


@pytest.mark.parametrize("close", WAYS)
def test_taking_the_rule_back_opens_it_again(tmp_path: Path, close: Callable[[Workspace], None]) -> None:
    with world(tmp_path, CALL) as space:
        before = space.audiences.sentences(document_of(space))
        close(space)
        assert space.audiences.sentences(document_of(space)) != before
        (line,) = space.audiences.rules()
        space.audiences.remove(line.rule.id)
        assert space.audiences.sentences(document_of(space)) == before
        assert "Porto" in draft_to(space, "Omar Haddou").body + card_of(space.brief(EVENT), "Omar Haddou")


def test_a_rule_holds_for_later_imports_and_the_notes_own_narrower_word_wins(tmp_path: Path) -> None:
    with world(tmp_path, {}) as space:
        space.audiences.add_folder("clients/**", "employer")
        later = {
            "clients/a.md": note("Call with Omar", "2026-11-15", SECRET),
            "clients/b.md": note(
                "Tea with Omar", "2026-11-16", "Omar told me in confidence that he will move."
            ),
            "clientele.md": note("Walk with Omar", "2026-11-17", "Omar likes long walks by the sea."),
        }
        space.import_files([SourceFile(name, text.encode()) for name, text in later.items()])
        limits = {
            name: [s.limit and s.limit.audience for s in space.audiences.sentences(document_of(space, name))]
            for name in later
        }
        assert limits == {
            "clients/a.md": [Audience.EMPLOYER],
            "clients/b.md": [Audience.ME],
            "clientele.md": [None],
        }


def test_a_click_survives_a_new_version_while_its_sentence_stands(tmp_path: Path) -> None:
    def bring(space: Workspace, text: str) -> None:
        space.import_files([SourceFile("our-call.md", note("Call", "2026-11-15", text).encode())])

    with world(tmp_path, {}) as space:
        bring(space, f"{SECRET} {PLAIN}")
        space.audiences.mark_sentence(sentence(space, "Porto", "our-call.md"), "me")
        bring(space, f"We spoke for an hour. {PLAIN} {SECRET}")
        closed = [s.text for s in space.audiences.sentences(document_of(space, "our-call.md")) if s.limit]
        assert closed == [SECRET]
        bring(space, f"{PLAIN} Omar is building a second gallery in Lisbon.")
        assert not [s for s in space.audiences.sentences(document_of(space, "our-call.md")) if s.limit]
        (line,) = space.audiences.rules()
        assert (line.documents, line.quote) == (0, "")
        space.undo(space.batches()[0].batch)
        assert [s.text for s in space.audiences.sentences(document_of(space, "our-call.md")) if s.limit] == [
            SECRET
        ]


def test_an_opened_note_opens_no_sentence_that_comes_later(tmp_path: Path) -> None:
    said = "Omar told me in confidence that the lease ends in May."
    with world(tmp_path, {"told": note("Tea", "2026-11-12", said)}) as space:
        assert [s.limit is None for s in space.audiences.sentences(document_of(space, "told"))] == [False]
        space.audiences.mark_document(document_of(space, "told"), "open")
        assert [s.limit is None for s in space.audiences.sentences(document_of(space, "told"))] == [True]
        path = next(tmp_path.rglob("told.md"))
        path.write_text(note("Tea", "2026-11-12", f"{said} Off the record: he is ill."), encoding="utf-8")
        space.import_paths([tmp_path / "in"])
        found = space.audiences.sentences(document_of(space, "told"))
        assert [s.text for s in found if s.limit] == ["Off the record: he is ill."]


def test_a_named_circle_and_an_embargo_are_kept(tmp_path: Path) -> None:
    with world(tmp_path, CALL) as space:
        rule = space.audiences.mark_sentence(sentence(space, "Porto"), "Ines Fabre, Zoe Quist")
        assert rule.names == ("Ines Fabre", "Zoe Quist")
        again = space.audiences.mark_sentence(sentence(space, "Porto"), "me", until=space.today)
        assert [x.rule.id for x in space.audiences.rules()] == [again.id]  # the newer click stands alone
        assert "Porto" in draft_to(space, "Omar Haddou").body + card_of(space.brief(EVENT), "Omar Haddou")


def test_forgetting_takes_the_person_out_of_the_rules(tmp_path: Path) -> None:
    with world(tmp_path, CALL) as space:
        space.audiences.add_folder("notes/omar haddou", "me")
        space.audiences.add_folder("notes/shared", "Omar Haddou, Ines Fabre")
        space.audiences.add_folder("notes/told", "employer", told_by="Omar Haddou")
        done = space.forget("Omar Haddou")
        assert "audience rules" not in done.removed  # a rule that goes would open what it closed
        assert [(x.rule.pattern, x.rule.names, x.rule.told_by) for x in space.audiences.rules()] == [
            ("notes/(forgotten)", (), ""),
            ("notes/shared", ("Ines Fabre",), ""),
            ("notes/told", (), ""),
        ]


def test_a_calendar_under_a_rule_keeps_its_titles(tmp_path: Path) -> None:
    entry = small_world.CALENDAR.replace("20261105T", "20261203T").replace(
        "Call Omar", "Sale of Rye Press with Omar"
    )
    with world(tmp_path, {}, entry) as space:
        assert "Sale of Rye Press" in as_markdown(space.brief(EVENT))
        rule = space.audiences.add_folder("*.ics", "me")
        page = as_markdown(space.brief(EVENT))
        assert "Sale of Rye Press" not in page
        assert "In your calendar: a meeting" in page
        assert "Sale" not in draft_to(space, "Omar Haddou").body
        space.audiences.remove(rule.id)
        assert "Sale of Rye Press" in as_markdown(space.brief(EVENT))


def test_a_past_calendar_title_under_a_rule_is_not_shown(tmp_path: Path) -> None:
    entry = small_world.CALENDAR.replace("20261105T", "20261118T").replace("Call Omar", "Sale of Rye Press")
    with world(tmp_path, {}, entry) as space:
        assert "Sale of Rye Press" in as_markdown(space.brief(EVENT))
        space.audiences.add_folder("*.ics", "me")
        assert "Sale of Rye Press" not in as_markdown(space.brief(EVENT))


def test_a_draft_does_not_name_an_event_of_a_closed_calendar(tmp_path: Path) -> None:
    entry = small_world.CALENDAR.replace("20261105T", "20261118T").replace("Call Omar", "Harrow Sale Summit")
    with world(tmp_path, {}, entry) as space:
        assert "Harrow Sale Summit" in space.draft("Omar Haddou", event="Harrow Sale Summit").body
        space.audiences.add_folder("*.ics", "me")
        draft = space.draft("Omar Haddou", event="Harrow Sale Summit")
        assert "Harrow" not in draft.body + draft.subject


def test_exported_notes_are_as_they_were_written(tmp_path: Path) -> None:
    with world(tmp_path, CALL) as space:
        by_folder(space)
        space.export(tmp_path / "out.zip")
        with zipfile.ZipFile(tmp_path / "out.zip") as archive:
            written = archive.read("notes/board-call.md").decode()
        said, was = frontmatter.loads(written), frontmatter.loads(CALL["board-call"])
        assert said.content.strip() == was.content.strip()
        assert said["title"] == was["title"]


@pytest.mark.parametrize(
    ("pattern", "fits"), [("notes/board-*", True), ("calendar.ics", True), ("x.ics", False)]
)
def test_a_rule_that_fits_nothing_yet_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pattern: str, fits: bool
) -> None:
    with world(tmp_path, CALL, small_world.CALENDAR):
        pass
    workspace = ["--workspace", str(tmp_path / "ws"), "--today", small_world.TODAY]
    assert main([*workspace, "audience", "add", pattern, "--for", "me"]) == 0
    said = capsys.readouterr()
    assert ("Nothing you have imported fits x.ics" in said.err) is not fits
    assert pattern in said.out


def test_a_rule_for_a_calendar_marks_what_is_found_in_it(tmp_path: Path) -> None:
    with world(tmp_path, CALL, small_world.CALENDAR) as space:
        found = [h for h in space.search("Call Omar", 20) if h.kind == "event"]
        assert [h.restricted for h in found] == [False]
        space.audiences.add_folder("calendar.ics", "me")
        found = [h for h in space.search("Call Omar", 20) if h.kind == "event"]
        assert [h.restricted for h in found] == [True]


def closed_in(space: Workspace) -> set[str]:
    return {s.source for s in space.repository.statements(restricted=True) if "Porto" in s.text}


def zipped(name: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("pattern", "name", "closed"),
    [
        ("clients/**", "clients/acme.md", True),  # dropped, with the folder named on the page
        ("clients/acme-plan.md", "acme-plan.md", True),  # dropped alone: its name is all there is
        ("clients/acme-*.md", "acme-plan.md", True),
        ("acme-plan.md", "acme-plan.md", True),
        ("clients/*.md", "acme-plan.md", False),
        ("clients/**", "acme-plan.md", False),
        ("clients/acme-plan.md", "other/acme-plan.md", False),
    ],
)
def test_a_rule_and_a_dropped_file(tmp_path: Path, pattern: str, name: str, closed: bool) -> None:
    with world(tmp_path, {}) as space:
        space.audiences.add_folder(pattern, "me")
        receipt = space.import_files([SourceFile(name, CALL["board-call"].encode())])
        assert closed_in(space) == ({name} if closed else set())
        assert space.audiences.unplaced(receipt.batch) == (() if closed or "/" in name else (name,))


@pytest.mark.parametrize(
    ("archive", "inner", "closed"),
    [
        ("all.zip", "work/clients/acme.md", True),
        ("clients.zip", "acme.md", True),  # made of the folder's contents
        ("all.zip", "acme.md", False),
    ],
)
@pytest.mark.parametrize("dropped", [True, False])
def test_a_rule_and_a_file_in_an_archive(
    tmp_path: Path, archive: str, inner: str, closed: bool, dropped: bool
) -> None:
    data = zipped(inner, CALL["board-call"])
    with world(tmp_path, {}) as space:
        space.audiences.add_folder("clients/**", "me")
        if dropped:
            space.import_files([SourceFile(archive, data)])
        else:
            (tmp_path / archive).write_bytes(data)
            space.import_paths([tmp_path / archive])
        assert closed_in(space) == ({f"{archive}/{inner}"} if closed else set())


def test_a_rule_and_a_file_imported_singly(tmp_path: Path) -> None:
    file = tmp_path / "clients" / "acme.md"
    file.parent.mkdir()
    file.write_text(CALL["board-call"], encoding="utf-8")
    with world(tmp_path, {}) as space:
        space.import_paths([file])
        rule = space.audiences.add_folder("clients", "me")
        assert closed_in(space) == {"acme.md"}
        space.audiences.remove(rule.id)
        assert closed_in(space) == set()


def test_a_rule_goes_by_every_place_where_a_content_lies(tmp_path: Path) -> None:
    file = tmp_path / "clients" / "acme.md"
    file.parent.mkdir()
    file.write_text(CALL["board-call"], encoding="utf-8")
    with world(tmp_path, {}) as space:
        space.audiences.add_folder("clients", "me")
        space.import_files([SourceFile("acme.md", CALL["board-call"].encode())])
        assert closed_in(space) == set()
        batch = space.import_paths([file.parent]).batch
        assert closed_in(space) == {"acme.md"}
        space.undo(batch)
        assert closed_in(space) == set()


def test_a_rule_by_the_place_on_the_disk_survives_an_export(tmp_path: Path) -> None:
    file = tmp_path / "clients" / "acme.md"
    file.parent.mkdir()
    file.write_text(CALL["board-call"], encoding="utf-8")
    with world(tmp_path, {}) as space:
        space.import_paths([file.parent])
        space.audiences.add_folder("CLIENTS/**", "me")
        assert closed_in(space) == {"acme.md"}
        space.export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert str(tmp_path).encode() not in b"".join(map(archive.read, archive.namelist()))
    for turn in ("first", "second"):  # what came back can be exported again
        settings = Settings(workspace=tmp_path / turn)
        with Workspace.open(settings, TODAY) as space:
            space.import_paths([tmp_path / "out.zip"])
            assert closed_in(space) == {"acme.md"}
            space.export(tmp_path / "out.zip")


ENTRY = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//T//EN\nBEGIN:VEVENT\nUID:ev-9\nDTSTART:20261110T100000Z\nSUMMARY:Coffee\n"
    "DESCRIPTION:{said}\nATTENDEE;CN=Omar Haddou:mailto:omar@tolmin.example\n"
    "ATTENDEE;CN=Dana Kim:mailto:dana@kim.example\nEND:VEVENT\nEND:VCALENDAR\n"
)


def by_words(space: Workspace) -> None:
    """The entry says so itself."""


def by_entry_rule(space: Workspace) -> None:
    space.audiences.add_folder("dates", "me")


def by_entry_click(space: Workspace) -> None:
    number = document_of(space, "dates/c.ics")
    (said,) = [s for s in space.audiences.sentences(number) if "Porto" in s.text]
    assert said.limit is None
    space.audiences.mark_words(number, said.text, "me")


def by_entry_note(space: Workspace) -> None:
    space.audiences.mark_document(document_of(space, "dates/c.ics"), "me")


@pytest.mark.parametrize("close", [by_words, by_entry_rule, by_entry_click, by_entry_note])
def test_forgetting_somebody_opens_no_entry_that_others_are_in(
    tmp_path: Path, close: Callable[[Workspace], None]
) -> None:
    said = "Dana Kim says that the second gallery opens in Porto."
    if close is by_words:
        said = f"Told in confidence: {said}"
    with world(tmp_path, {}) as space:
        space.import_files([SourceFile("dates/c.ics", ENTRY.format(said=said).encode())])
        close(space)
        assert closed_in(space) == {"dates/c.ics"}
        space.forget("Dana Kim")
        assert closed_in(space) == {"dates/c.ics"}
        (kept,) = [s for s in space.repository.statements(restricted=True) if "Porto" in s.text]
        assert "Dana" not in kept.text


def test_a_click_closes_a_sentence_of_an_entry_and_opens_it_again(tmp_path: Path) -> None:
    said = "We ate. Omar builds in Porto."
    with world(tmp_path, {}) as space:
        space.import_files([SourceFile("dates/c.ics", ENTRY.format(said=said).encode())])
        by_entry_click(space)
        found = space.audiences.sentences(document_of(space, "dates/c.ics"))
        assert [(s.text, s.limit is not None) for s in found] == [
            ("We ate.", False), ("Omar builds in Porto.", True)
        ]  # fmt: skip
        (line,) = space.audiences.rules()
        assert line.quote == "Omar builds in Porto."
        space.audiences.remove(line.rule.id)
        assert closed_in(space) == set()
        assert [s.limit for s in space.audiences.sentences(document_of(space, "dates/c.ics"))] == [None, None]


def test_what_a_pattern_fits_is_said_before_it_is_kept(tmp_path: Path) -> None:
    with world(tmp_path, CALL) as space:
        space.import_files([SourceFile("loose.md", note("Walk", "2026-11-17", "Omar walks.").encode())])
        fits = space.audiences.fit("notes/board-*")
        assert (fits.texts, fits.files) == (1, ("notes/board-call.md",))
        assert fits.in_words() == "notes/board-* fits 1 text that you have, in notes/board-call.md."
        none = space.audiences.fit("clients/**")
        assert (none.texts, none.unplaced) == (0, ("loose.md",))
        assert "loose.md came without its folder, so that only its name can fit" in none.in_words()
        assert space.audiences.rules() == []
        with pytest.raises(UsageError):
            space.audiences.fit(" / ")


def test_the_command_tries_a_pattern_and_asks_at_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with world(tmp_path, CALL):
        pass
    workspace = ["--workspace", str(tmp_path / "ws"), "--today", small_world.TODAY]
    assert main([*workspace, "audience", "try", "notes/board-*"]) == 0
    assert "fits 1 text that you have, in notes/board-call.md" in capsys.readouterr().out
    for answer, code in (("no\n", 1), ("yes\n", 0)):
        typed = io.StringIO(answer)
        typed.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr("sys.stdin", typed)
        assert main([*workspace, "audience", "add", "clients/**"]) == code
        said = capsys.readouterr()
        assert said.err.index("Nothing you have imported fits") < said.err.index("Type yes to keep it")
        assert ("No rule was kept." in said.err) is (code == 1)
    assert main([*workspace, "audience"]) == 0
    assert capsys.readouterr().out.count("clients/**") == 1
