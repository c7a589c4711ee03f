"""Offline answers: quotes with dates and marks, handbook passages as advice."""

from __future__ import annotations

from datetime import date

from coach.evidence import Citation
from coach.writer.interface import AnswerTask
from coach.writer.offline import OfflineWriter

TODAY = date(2026, 11, 22)


def cite(
    quote: str,
    place: str = "line:4",
    source: str = "notes/a.md",
    day: str | None = "2026-10-16",
    document: int = 1,
) -> Citation:
    return Citation(source, place, quote, date.fromisoformat(day) if day else None, document)


def answer(question: str, *evidence: Citation, handbook: bool = False) -> tuple[str, tuple[int, ...]]:
    written = OfflineWriter().answer(AnswerTask(question, TODAY, evidence, "", handbook))
    return written.text, written.used


def test_a_note_is_quoted_with_its_date_and_mark() -> None:
    text, used = answer("Who keeps goats?", cite("She keeps **goats** and sells cheese."))
    assert text == "You noted on 16 October 2026: “She keeps goats and sells cheese.” [1]"
    assert used == (0,)


def test_sources_are_named_by_their_kind() -> None:
    def lead(place: str, source: str) -> str:
        return answer("goats", cite("goats", place, source))[0].split(" “")[0]

    assert lead("message:<a@b>", "mail/a.eml") == "An e-mail of 16 October 2026 says:"
    assert lead("row:3", "linkedin/messages.csv") == "A message of 16 October 2026 says:"
    assert lead("row:3", "Connections.csv") == "A row of Connections.csv of 16 October 2026 says:"
    assert lead("uid:1", "contacts.vcf") == "Your address book says:"
    assert lead("uid:1", "calendar.ics") == "Your calendar says:"
    assert answer("goats", cite("goats", day=None))[0].startswith("Your notes say:")


def test_marks_follow_the_evidence_used() -> None:
    text, used = answer(
        "What about the goats?",
        cite("She keeps goats behind the works."),
        cite("She keeps goats."),  # adds nothing
        cite("The roof of the mill leaks badly.", document=2),  # another matter
        cite("The goats won a prize in Leipzig.", document=3),
    )
    assert used == (0, 3)
    assert "[1]" in text
    assert "won a prize" in text
    assert text.endswith("[2]")


def test_a_long_quote_is_cut_to_the_sentences_that_answer() -> None:
    quote = " ".join(f"Filler sentence number {i} says little of note." for i in range(12))
    text, _ = answer("When is the kiln fired?", cite(f"{quote} The kiln is fired on Mondays. {quote}"))
    assert "The kiln is fired on Mondays." in text
    assert len(text.split()) < 40


def test_the_handbook_gives_advice_with_its_chapter() -> None:
    passage = cite(
        "## Ask one thing\n\nAsk one thing only,\nand say why.", source="knowledge/asking.md", day=None
    )
    text, used = answer("How do I ask?", passage, handbook=True)
    assert text == "Ask one thing only, and say why. [1] (from the handbook: Ask one thing)"
    assert used == (0,)


def test_without_evidence_nothing_is_said() -> None:
    assert answer("Who keeps goats?") == ("", ())


def test_the_answer_is_streamed_once() -> None:
    pieces: list[str] = []
    written = OfflineWriter().answer(AnswerTask("goats", TODAY, (cite("goats"),)), pieces.append)
    assert pieces == [written.text]
