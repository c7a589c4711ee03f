"""The small parts of the pages: words, wishes, fixes, addresses and jobs."""

from __future__ import annotations

import datetime as dt
import re
import threading
from urllib.parse import parse_qs, urlsplit

import pytest

from coach.errors import NotFoundError
from coach.evidence import Finding
from coach.views.parts import asked, findings, intents, mail, person, show, words
from coach.views.parts.jobs import Desk, Job, Stopped

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (TODAY, "today"),
        (dt.date(2026, 11, 23), "tomorrow"),
        (dt.date(2026, 11, 21), "yesterday"),
        (dt.date(2026, 11, 27), "in 5 days"),
        (dt.date(2026, 11, 1), "3 weeks ago"),
        (dt.date(2026, 6, 1), "6 months ago"),
        (dt.date(2022, 11, 1), "4 years ago"),
        (None, ""),
    ],
)
def test_relative(when: dt.date | None, expected: str) -> None:
    assert words.relative(when, TODAY) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2026, 3, 1), dt.date(2026, 3, 2), "1–2 March 2026"),
        (dt.date(2026, 3, 31), dt.date(2026, 4, 1), "31 March – 1 April 2026"),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 1), "31 December 2026 – 1 January 2027"),
        (dt.date(2026, 3, 1), None, "1 March 2026"),
        (None, None, ""),
    ],
)
def test_days(first: dt.date | None, last: dt.date | None, expected: str) -> None:
    assert words.days(first, last) == expected


@pytest.mark.parametrize(
    ("path", "place", "expected"),
    [
        ("notes/goals.md", "line:5", "notes/goals.md, line 5"),
        ("a.csv", "row:19", "a.csv, row 19"),
        ("calendar.ics", "uid:abc", "calendar.ics"),
        ("knowledge/goals.md", "line:3", "goals.md, line 3"),
    ],
)
def test_source_in_words(path: str, place: str, expected: str) -> None:
    assert words.source(path, place) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("brief me for the Lisbon dinner", intents.Wish("brief", "Lisbon dinner")),
        ("Please prepare me for tomorrow", intents.Wish("brief", "tomorrow")),
        ("Brief me", intents.Wish("brief", "")),
        ("brief me for Thursday", intents.Wish("brief", "Thursday")),
        ("Give me a briefing on the dinner", intents.Wish("brief", "dinner")),
        ("Bereite mich bitte auf Donnerstag vor", intents.Wish("brief", "Donnerstag")),
        ("Briefing für morgen", intents.Wish("brief", "morgen")),
        ("who will be there tomorrow?", intents.Wish("there", "tomorrow")),
        ("Wer kommt am Donnerstag?", intents.Wish("there", "am Donnerstag")),
        ("Wen treffe ich morgen?", intents.Wish("there", "morgen")),
        ("draft a thank-you to Ada Byrne", intents.Wish("draft", "Ada Byrne", "thank-you")),
        ("Write a follow-up email to Ada", intents.Wish("draft", "Ada", "follow-up")),
        (
            "draft a thank you note to Ada Byrne after the Lisbon dinner.",
            intents.Wish("draft", "Ada Byrne", "thank-you", "Lisbon dinner"),
        ),
        ("Thank Ada for the dinner", intents.Wish("draft", "Ada", "thank-you", "dinner")),
        ("reply to Ada", intents.Wish("draft", "Ada", "reply")),
        ("answer Ada's mail", intents.Wish("draft", "Ada", "reply")),
        ("follow up with Ada Byrne", intents.Wish("draft", "Ada Byrne", "follow-up")),
        ("draft a follow-up to her", intents.Wish("draft", "her", "follow-up")),
        (
            "Schreib mir eine Dankesmail an Ada Byrne nach dem Essen",
            intents.Wish("draft", "Ada Byrne", "thank-you", "Essen"),
        ),
        ("Entwirf eine Antwort an Ada", intents.Wish("draft", "Ada", "reply")),
        ("thank everyone I met at PyData", intents.Wish("thank", "PyData")),
        ("Thank everybody", intents.Wish("thank", "")),
        ("Bedanke dich bei allen, die ich auf der PyData getroffen habe", intents.Wish("thank", "PyData")),
        ("review this: We grew.", intents.Wish("review", "We grew.", "post")),
        ("Check my email:\nDear Ada,\nno.", intents.Wish("review", "Dear Ada,\nno.", "email")),
        ("is this post okay? We grew.", intents.Wish("review", "We grew.", "post")),
        ("Is this okay?", intents.Wish("review", "", "post")),
        ("check this mail to Ada: Hi Ada", intents.Wish("review", "Hi Ada", "email", audience="Ada")),
        ("Is this mail to Ada okay? Hi Ada", intents.Wish("review", "Hi Ada", "email", audience="Ada")),
        ("Can I post this: We grew.", intents.Wish("review", "We grew.", "post")),
        ("Kann ich das so posten? Wir wachsen.", intents.Wish("review", "Wir wachsen.", "post")),
        ("Prüfe diese Mail an Ada: Hallo", intents.Wish("review", "Hallo", "email", audience="Ada")),
        ("remind me who I owe a reply", intents.Wish("ask", "Whom do I owe a reply?")),
        ("Wem schulde ich noch eine Antwort?", intents.Wish("ask", "Whom do I owe a reply?")),
    ],
)
def test_wishes(typed: str, expected: intents.Wish) -> None:
    assert intents.wish(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "Who drafted the letter to Ada?",
        "What did the brief say?",
        "When did I last check in with Ada?",
        "How do I write a good follow-up?",
        "Who reviewed the paper: Ada or Tom?",
        "What should I prepare for the dinner?",
        "Thank you!",
        "Thank you for the help",
        "Danke dir",
        "Who is coming?",
        "Is the mail from Ada okay?",
        "Can I call Ada?",
        "Is this the Ada who works at Rye Press?",
        "Who do I owe a favour?",
        "Answers to the mail?",
    ],
)
def test_ordinary_questions_are_no_wishes(typed: str) -> None:
    assert intents.wish(typed) is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Thursday", ("2026-11-26", "2026-11-26")),
        ("on Thursday morning", ("2026-11-26", "2026-11-26")),
        ("am Donnerstag", ("2026-11-26", "2026-11-26")),
        ("morgen früh", ("2026-11-23", "2026-11-23")),
        ("the 3rd of December", ("2026-12-03", "2026-12-03")),
        ("next week", ("2026-11-23", "2026-11-29")),
        ("nächste Woche", ("2026-11-23", "2026-11-29")),
        ("the Thursday club", None),
        ("Book Forum 2026", None),
        ("Ada", None),
    ],
)
def test_words_that_are_days_and_nothing_else(said: str, days: tuple[str, str] | None) -> None:
    period = asked.named_days(said, TODAY)
    assert (period and (period.first.isoformat(), period.last.isoformat())) == days


@pytest.mark.parametrize(
    ("text", "quote", "name", "expected"),
    [
        ("We won. Bad luck. Good end.", "Bad luck.", "remove", "We won. Good end."),
        ("We grew by 12 %.", "by 12 %", "generalise", "We grew well."),
        ("Bad start. Good end.", "Bad start.", "remove", "Good end."),
        ("Fine.\n\nBad start.\n\nGood end.", "Bad start.", "remove", "Fine.\n\nGood end."),
        ("We grew by 12 %.", "by 12 %", "keep", None),
    ],
)
def test_steps_leave_a_text_that_reads(text: str, quote: str, name: str, expected: str | None) -> None:
    start = text.index(quote)
    fix: dict[str, str | None] = {"keep": None, "generalise": "well", "remove": ""}
    found = Finding(start, start + len(quote), quote, "conduct", "boastful", "low", "why", "test", fix)
    assert findings.step(text, found, name) == expected


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "First one. He is bad today. Last one.",
            "First one. He is fine today. Last one.",
            "He is bad fine today.",
        ),
        ("Same. Gone.", "Same.", "Same. Gone."),
        ("a" * 300 + " old " + "b" * 300, "a" * 300 + " new " + "b" * 300, f"{'a' * 79} old new {'b' * 79}"),
        ("", "New.", "New."),
    ],
)
def test_a_change_is_shown_with_its_own_sentence(before: str, after: str, shown: str) -> None:
    words = re.sub(r"<[^>]+>", " ", show.change(before, after))
    assert " ".join(words.split()) == shown


def test_findings_are_lettered_in_the_order_of_the_text() -> None:
    late = Finding(9, 12, "x", "conduct", "hostile", "high", "why", "test")
    early = Finding(1, 2, "y", "conduct", "boastful", "low", "why", "test")
    assert findings.lettered([late, early]) == [("A", early), ("B", late)]
    many = [Finding(n, n + 1, "x", "conduct", "hostile", "low", "why", "test") for n in range(28)]
    assert [letter for letter, _ in findings.lettered(many)][-2:] == ["AA", "AB"]


def test_contact_over_time_covers_two_years_month_by_month() -> None:
    dates = [
        dt.date(2026, 11, 2),
        dt.date(2026, 3, 1),
        dt.date(2026, 3, 9),
        dt.date(2024, 12, 1),
        dt.date(2024, 11, 30),
    ]
    counts, said = person.over_time(dates, TODAY)
    assert (counts[0], counts[-1]) == (("December 2024", 1), ("November 2026", 1))
    assert len(counts) == 24
    assert said == "In touch 4 times in the last two years, most in March 2026."


def test_mailto_carries_the_draft_and_nothing_else() -> None:
    address = mail.mailto("ada@example.org", "Thanks & more", "Dear Ada,\n\n50 % + 1?\nYours")
    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "ada@example.org")
    assert parse_qs(parts.query) == {
        "subject": ["Thanks & more"],
        "body": ["Dear Ada,\r\n\r\n50 % + 1?\r\nYours"],
    }


def test_mailto_is_not_offered_for_a_body_that_would_be_cut() -> None:
    assert mail.mailto("ada@example.org", "Long", "x" * 5000) == ""


def test_a_job_tells_how_far_it_is_and_gives_its_result() -> None:
    go_on = threading.Event()

    def work(job: Job[int]) -> int:
        job.progress(1, 4, "Reading a.csv")
        go_on.wait(60)
        return 7

    job = Job(work)
    first = next(iter(job.watch()))
    while first.what == "":
        pass
    assert (job.running, job.share, job.what) == (True, 0.25, "Reading a.csv")
    go_on.set()
    assert [state.running for state in job.watch(0.01)][-1] is False
    assert job.result == 7


def test_an_error_of_a_job_is_kept_for_the_page() -> None:
    def work(_: Job[int]) -> int:
        raise NotFoundError("No such event.")

    job = Job(work)
    assert [s.running for s in job.watch(0.01)][-1] is False
    assert str(job.error) == "No such event."
    assert job.result is None


def test_a_stopped_job_ends_at_its_next_text() -> None:
    written = threading.Event()
    stopped = threading.Event()

    def work(job: Job[str]) -> str:
        job("one ")
        written.set()
        stopped.wait(60)
        job("two ")
        return "never"

    job = Job(work)
    assert written.wait(60)
    job.stop()
    stopped.set()
    assert list(job.watch(0.01))
    assert (job.text, job.result, job.error) == ("one ", None, None)
    with pytest.raises(Stopped):
        job("three")


def test_the_desk_runs_one_job_of_a_name_at_a_time() -> None:
    desk, hold, began = Desk(), threading.Event(), []

    def work(_: Job[None]) -> None:
        began.append(1)
        hold.wait(60)

    desk.start("import", work)
    desk.start("import", work)
    desk.clear("import")
    job = desk.get("import")
    assert job is not None
    assert job.running
    hold.set()
    assert list(job.watch(0.01))
    assert len(began) == 1
    desk.clear("import")
    assert desk.get("import") is None
