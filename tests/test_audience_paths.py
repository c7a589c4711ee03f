"""A rule or a click closes a passage everywhere: drafts, briefings, the reviewer, requests to a model, search."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import frontmatter
import pytest

from coach.briefing.export import as_markdown
from coach.cli import main
from coach.evidence import Audience
from coach.records import SourceFile
from coach.wire import hit_json
from coach.workspace import Workspace
from tests import small_world
from tests.model_server import ModelServer, from_evidence, prompt_of
from tests.test_confidence_paths import EVENT, card_of, draft_to, note, world

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
    said = capsys.readouterr().out
    assert ("Nothing you have imported fits" in said) is not fits
    assert fits or "x.ics" in said


def test_a_rule_for_a_calendar_marks_what_is_found_in_it(tmp_path: Path) -> None:
    with world(tmp_path, CALL, small_world.CALENDAR) as space:
        found = [h for h in space.search("Call Omar", 20) if h.kind == "event"]
        assert [h.restricted for h in found] == [False]
        space.audiences.add_folder("calendar.ics", "me")
        found = [h for h in space.search("Call Omar", 20) if h.kind == "event"]
        assert [h.restricted for h in found] == [True]
