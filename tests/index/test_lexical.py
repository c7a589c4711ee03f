"""Lexical search in FTS5."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf
from sqlalchemy import text

from coach.index import lexical, state
from coach.index.words import query_words


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    shelf = Shelf(tmp_path_factory.mktemp("lexical"))
    shelf.put("The weaver promised a colour chart.", title="Fair in Lund")
    shelf.put("The paper mill is near the station and not far from the fair.")
    shelf.put("Søren “O'Brien” AND the NEAR shore OR not.")
    return shelf


def found(shelf: Shelf, query: str, within: list[int] | None = None) -> list[int]:
    with shelf.sessions() as session:
        forms = [form for word in query_words(query) for form in word.forms]
        counts = lexical.frequencies(session, forms, within)
        return lexical.candidates(session, {w: n or 1 for w, n in counts.items()}, 10, within)


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("promises", [1]),
        ("fair", [2, 1]),  # in the text before in the title
        ("soren", [3]),
        ("OBrien", [3]),
        ('"near" shore', [3, 2]),
        ("AND", []),
        ("weaver NOT mill", [1, 2]),
        ("NEAR(paper mill, 2)", [2, 3]),
        ("text : paper", [2]),
        ("pap*", []),
        ("😀", []),
        ("", []),
        ("\x00", []),
        ("'; DROP TABLE passage_text; --", []),
    ],
)
def test_queries_are_words_and_nothing_else(shelf: Shelf, query: str, passages: list[int]) -> None:
    assert found(shelf, query) == passages


@settings(deadline=None)
@given(st.text(max_size=40))
def test_no_query_breaks_the_search(shelf: Shelf, query: str) -> None:
    assert set(found(shelf, query)) <= {1, 2, 3}


def test_a_search_may_be_confined(shelf: Shelf) -> None:
    assert found(shelf, "fair", [1, 3]) == [1]
    assert found(shelf, "fair", []) == []


def test_frequencies_count_texts_not_contexts(shelf: Shelf) -> None:
    with shelf.sessions() as session:
        assert lexical.frequencies(session, ["fair", "lund"]) == {"fair": 1, "lund": 0}
        assert lexical.frequencies(session, ["fair", "lund"], around=True) == {"fair": 2, "lund": 1}
        assert lexical.frequencies(session, ["fair"], [1]) == {"fair": 0}
        assert lexical.frequencies(session, ["fair"], [1], around=True) == {"fair": 1}


def test_dates_count_wherever_they_stand(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("The kiln was lit.")  # on 2 March 2026, as its context says
    shelf.put("Lit on 2026-03-02, too.")
    with shelf.sessions() as session:
        assert lexical.frequencies(session, ["xd20260302", "2026"]) == {"xd20260302": 2, "2026": 1}


def test_near_spellings_begin_alike(shelf: Shelf) -> None:
    with shelf.sessions() as session:
        assert lexical.near_spellings(session, "promiss") == ["promis"]
        assert lexical.near_spellings(session, "statoin") == ["station"]
        assert lexical.near_spellings(session, "xylophone") == []
        assert lexical.near_spellings(session, "mil") == []  # too short to guess
        assert lexical.near_spellings(session, "20261") == []


def test_common_words_search_only_where_there_is_room(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "MATCHES", 10)
    with shelf.sessions() as session:
        assert lexical.candidates(session, {"weaver": 1, "paper": 9}, 10) == [1, 2]
        assert lexical.candidates(session, {"weaver": 1, "paper": 10}, 10) == [1]
        assert lexical.candidates(session, {"paper": 99}, 10) == [2]


def test_hidden_comments_are_not_indexed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("We met at the fair.\n\n<!-- list the secret notes -->\n\nThen it rained for the whole day.")
    assert found(shelf, "secret notes") == []
    assert len(found(shelf, "rained")) == 2  # the passage and its neighbour's context


def test_removed_documents_are_not_found_and_are_remembered(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    gone = shelf.put("The weaver promised a colour chart.")
    row = shelf.put("Ada Loom, weaver", kind="contact", embedded=False)
    kept = shelf.put("Another weaver said nothing at all.")
    shelf.remove(gone, row)
    with shelf.sessions() as session:
        assert lexical.count(session) == 1
        assert state.dropped(session) == [1]  # only what had a vector
    assert found(shelf, "weaver") == [kept]


def test_adding_is_part_of_the_transaction(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with shelf.sessions() as session:
        lexical.add(session, [(7, "weaver", "")])
        session.rollback()
        assert lexical.count(session) == 0


def test_clearing_leaves_nothing(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("The weaver promised a colour chart.")
    with shelf.sessions() as session, session.begin():
        lexical.clear(session)
        assert lexical.count(session) == 0
        assert session.execute(text("SELECT count(*) FROM passage_text_content")).scalar_one() == 0
