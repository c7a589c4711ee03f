"""German letters of the offline writer: du and Sie, promises, what waits; nothing invented and no English left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from coach.evidence import Citation, Statement
from coach.writer.interface import EmailTask, EmailText, Other, PromiseLine
from coach.writer.manner import Manner
from coach.writer.offline import OfflineWriter

TODAY = date(2026, 11, 22)
DU = Manner("german", "Hallo", "Viele Grüße", address="du")
SIE = Manner("german", "Hallo", "Viele Grüße", address="Sie")
THEIRS = (
    Statement(7, 7, 7, 0, 30, "Kommst du auch zur Messe?", "mail/7.eml", "message:7", "mail", "AW: Messe", date(2026, 11, 10),
              ("p1",), ("p1",), "p1"),
)  # fmt: skip


def promise(what: str, due: date | None) -> PromiseLine:
    return PromiseLine(what, due, Citation("notes/1.md", "line:1", what))


def email(manner: Manner, **more: object) -> EmailText:
    task = EmailTask(
        kind="thank-you", today=TODAY, user_name="Vera Stroud", recipient_name="Joost Brandt", recipient_first="Joost",
        occasion="our call", pronoun="he", manner=manner,
    )  # fmt: skip
    return OfflineWriter().email(replace(task, **more))  # type: ignore[arg-type]


def test_du() -> None:
    said = email(DU, promise=promise("Zeichnung vom Kran", date(2026, 11, 30)), waiting=True, theirs=THEIRS)
    assert said.body.startswith("Hallo Joost,\n\n")
    assert "unser Telefonat; " in said.body
    assert re.search(r"[Bb]is zum 30\. November", said.promise)
    assert "Messe" not in said.body
    assert said.body.endswith("\n\nViele Grüße\nVera\n")
    assert not re.search(r"\b(?:Sie|Ihnen|Ihre?)\b", said.body)
    assert all(f.text in said.body and f.citations for f in said.facts)


def test_sie() -> None:
    said = email(
        SIE,
        promise=promise("Zeichnung", date(2026, 11, 1)),
        occasion="the Hafentage in Kiel",
        next_meeting="the Messe in Bremen",
        session="“Kräne im Wind”",
    )
    assert said.body.startswith("Sehr geehrter Herr Brandt,\n\n")
    assert " in Kiel" in said.body
    assert "bei Hafentage" not in said.body  # a case that the name would need
    assert "leid" in said.promise
    assert re.search(r"in Bremen\b.*auf „Kräne im Wind“", said.body) or "in Bremen auf „Kräne" in said.body
    assert said.body.endswith("\n\nViele Grüße\nVera Stroud\n")
    assert not re.search(r"\b(?:du|dich|dir|deine?)\b", said.body)


def test_without_a_sign_of_who_it_is_the_whole_name_is_greeted() -> None:
    assert email(SIE, pronoun="").body.startswith("Guten Tag Joost Brandt,\n\n")
    assert email(Manner("german", "Liebe", address="Sie", called="Frau Winter")).body.startswith(
        "Liebe Frau Winter,"
    )


def test_a_reply_leaves_the_answer_to_the_user() -> None:
    said = email(DU, kind="reply", theirs=THEIRS, waiting=True)
    assert said.body == "Hallo Joost,\n\nViele Grüße\nVera\n"
    assert said.subject == "AW: Messe"


def test_an_introduction_names_whom() -> None:
    said = email(SIE, kind="introduction", promise=promise("introduction to Karla Winter", None))
    assert "ich wollte Sie mit Karla Winter bekannt machen. Ist Ihnen das recht?" in said.body


@pytest.mark.parametrize("kind", ["thank-you", "follow-up", "reply", "introduction"])
@pytest.mark.parametrize("occasion", ["", "our coffee", "my visit to Kiel", "the Hafentage in Kiel"])
def test_no_english_and_no_shouting(kind: str, occasion: str) -> None:
    for manner in (DU, SIE):
        said = email(manner, kind=kind, occasion=occasion, owed=promise("Grundriss", date(2026, 12, 1)))
        assert not re.search(r"\b(?:the|our|you|your|and|with|I)\b|!|\{|\}", said.body + said.subject)


@pytest.mark.parametrize("manner", [DU, SIE])
def test_a_promise_kept_a_silence_and_an_introduction(manner: Manner) -> None:
    kept = email(
        manner, kind="promise", promise=promise("Zeichnung vom Kran", date(2026, 11, 15)), enclosed=True
    )
    assert "bis zum 15. November versprochen habe: Zeichnung vom Kran." in kept.promise
    assert "tut mir leid" in kept.body
    note = noted("Joost sucht einen Käufer für alte Schienen.")
    silent = email(manner, kind="touch", last_contact=date(2026, 3, 2), about=note)
    assert "2. März" in silent.body
    assert silent.body.count("?") <= 1
    other = Other("Ben Kos", "Ben", "Kuratorin at Museum of Salt", Citation("c.csv", "row:1", "Ben Kos"))
    asked = email(manner, kind="introduction", other=other)
    assert "Ben Kos (Kuratorin, Museum of Salt)" in asked.body
    assert asked.subject == "Bekanntmachung mit Ben Kos"
    for said in (kept, silent, asked):
        first = said.body.split("\n\n")[1]
        assert first[0].islower() or first.startswith(("Möchten", "Mögen"))
        assert all(f.text in said.body for f in said.facts)
        if manner is DU:
            assert not re.search(r"\b(?:Sie|Ihnen|Ihre?)\b", said.body)


@pytest.mark.parametrize("manner", [DU, SIE])
def test_nothing_is_said_to_be_enclosed_unasked(manner: Manner) -> None:
    said = email(manner, kind="promise", promise=promise("Zeichnung vom Kran", date(2026, 11, 30)))
    assert re.search(r"[Bb]is zum 30\. November", said.promise)
    assert not re.search(r"\b(?:hier kommt|heute schicke|anbei)\b", said.body)
    assert said.promise in said.body


def test_the_users_own_answer_is_the_reply() -> None:
    said = email(DU, kind="reply", waiting=True, theirs=THEIRS, words="Ja, am Dienstag")
    assert said.body == "Hallo Joost,\n\nJa, am Dienstag.\n\nViele Grüße\nVera\n"
    assert email(SIE, words="Bis bald").body.count("Bis bald.") == 1


def test_no_german_sentence_stands_without_what_is_theirs() -> None:
    body = email(
        DU, occasion="the Hafentage in Kiel", promise=promise("Zeichnung vom Kran", date(2026, 11, 30))
    ).body
    inner = body.split("\n\n")[1:-1]
    assert len(inner) == 1
    assert "in Kiel" in inner[0]
    assert "Zeichnung vom Kran" in inner[0]
    both = email(
        DU, occasion="the Hafentage in Kiel", about=noted("Joost hat mir die neue Kranbahn gezeigt.")
    ).body
    assert re.search(r"das Gespräch in Kiel und .* dafür, dass du mir die neue Kranbahn gezeigt hast\.", both)
    for kind in ("follow-up", "promise"):
        about = email(DU, kind=kind, promise=promise("Zeichnung vom Kran", date(2026, 11, 30))).body
        assert "Telefonat" not in about


def test_no_german_holding_line() -> None:
    for kind in ("reply", "thank-you", "follow-up"):
        for manner in (DU, SIE):
            body = email(manner, kind=kind, waiting=True, theirs=THEIRS).body
            assert not re.search(
                r"melde mich|schreibe ich|antworte ich noch|bald von mir|schuldig|Bis bald|Mehr dann", body
            )
    press = email(DU, kind="reply", waiting=True, theirs=THEIRS, press=True).body
    assert "Messe" not in press


def test_an_english_position_is_left_out_of_a_german_introduction() -> None:
    other = Other(
        "Ben Kos", "Ben", "head of collections at Museum of Salt", Citation("c.csv", "row:1", "Ben Kos")
    )
    asked = email(DU, kind="introduction", other=other).body
    assert "Ben Kos (Museum of Salt)" in asked


def noted(text: str, day: date = date(2026, 11, 12)) -> tuple[Statement, ...]:
    return (
        Statement(
            3,
            3,
            3,
            0,
            len(text),
            text,
            "notes/3.md",
            "line:1",
            "note",
            "Telefonat",
            day,
            ("p1",),
            ("p1",),
            None,
        ),
    )


def test_what_a_german_note_says_they_did_is_thanked_for() -> None:
    said = email(SIE, about=noted("Joost Brandt hat mir den alten Kran gezeigt."))
    assert "dass Sie mir den alten Kran gezeigt haben." in said.body
    silent = email(
        DU, kind="touch", last_contact=date(2026, 3, 2), known=noted("Joost sucht einen Käufer für Stahl.")
    )
    assert "Suchst du noch einen Käufer für Stahl?" in silent.body
    assert silent.body.count("?") == 1


def test_a_message_that_only_informs_is_said_back() -> None:
    theirs = (replace(THEIRS[0], text="Die neue Kranbahn ist fertig.", title="Kranbahn"),)
    said = email(DU, kind="reply", theirs=theirs).body
    assert re.search(r"Nachricht vom 10. November; (?:gut|schön), dass die neue Kranbahn fertig ist\.", said)
    assert "dass die neue Kranbahn fertig ist." in email(SIE, theirs=theirs).body


@pytest.mark.parametrize(
    ("due", "words"),
    [(date(2026, 11, 30), "bis zum 30. November"), (date(2026, 11, 1), "leid"), (None, "versprochen")],
)
def test_a_promised_thing_keeps_its_article(due: date | None, words: str) -> None:
    line = PromiseLine(
        "Siebkurven", due, Citation("notes/1.md", "line:1", "Ich habe ihm die Siebkurven versprochen.")
    )
    said = email(SIE, promise=line)
    assert "die Siebkurven" in said.promise[:1].lower() + said.promise[1:]
    assert ":" not in said.promise
    assert words in said.promise.replace("Bis", "bis") or due is None
    owed = PromiseLine("Plan", due, Citation("notes/1.md", "line:1", "Er schickt mir seinen Plan."))
    assert "deinen Plan" in email(DU, owed=owed).ask


def test_a_promised_introduction_is_told_in_german() -> None:
    noted_in = Citation(
        "notes/1.md", "line:1", "Ich habe ihm versprochen, den Kontakt zu Ida Roth herzustellen."
    )
    letter = email(DU, kind="follow_up", promise=PromiseLine("introduction to Ida Roth", None, noted_in))
    assert "introduction" not in letter.body
    assert "den Kontakt zu Ida Roth" in letter.body


def test_no_silence_where_there_is_none_and_long_letters_ask_further() -> None:
    recent = email(DU, kind="touch", last_contact=date(2026, 11, 20))
    assert "nichts voneinander gehört" not in recent.body
    told = {"promise": promise("Zeichnung vom Kran", date(2026, 11, 30))}
    usual, long = email(DU, **told), email(DU, length="long", **told)
    assert len(long.body) > len(usual.body)
    assert "?" in long.body
    assert "unser Telefonat im März" in email(DU, occasion_date=date(2026, 3, 2), **told).body
    assert "Besuch" in email(DU, occasion="my visit", **told).body


def test_a_german_follow_up_thanks_for_nothing_twice_and_no_two_sentences_begin_alike() -> None:
    mine = (replace(noted("Ich habe den Plan bekommen, danke.", date(2026, 11, 13))[0], kind="mail"),)
    about = noted("Joost hat mir den neuen Plan geschickt.")
    assert "geschickt" in email(DU, kind="follow-up", about=about).body
    assert "geschickt" not in email(DU, kind="follow-up", about=about, mine=mine).body
    line = PromiseLine("Fotos", None, Citation("n.md", "line:1", "Ich schicke ihm die Fotos."))
    for name in ("Joost Brandt", "Mila Kern", "Ole Hansen", "Ute Weber"):
        said = email(DU, recipient_name=name, promise=line, waiting=True, theirs=THEIRS).body
        begun = [" ".join(s.split()[:3]) for s in re.split(r"(?<=[.?])\s+", said)]
        assert len(begun) == len(set(begun))


def asking(text: str, day: date) -> tuple[Statement, ...]:
    return (replace(THEIRS[0], text=text, date=day),)


def test_an_answer_that_comes_late_says_so() -> None:
    late = asking("Kommst du im Winter nach Kiel?", date(2026, 9, 10))
    body = email(DU, kind="reply", theirs=late, waiting=True, words="Im Januar gern.").body
    assert "erst jetzt auf deine Nachricht vom 10. September antworte. Im Januar gern." in body
    fresh = asking("Kommst du im Winter nach Kiel?", date(2026, 11, 10))
    assert "erst jetzt" not in email(DU, kind="reply", theirs=fresh, waiting=True, words="Gern.").body


def test_of_a_woman_he_is_somebody_else() -> None:
    assert "gezeigt" not in email(DU, pronoun="she", about=noted("Er hat mir den Kran gezeigt.")).body
    assert "gezeigt" in email(DU, pronoun="he", about=noted("Er hat mir den Kran gezeigt.")).body


@pytest.mark.parametrize(
    ("wish", "later", "asked"),
    [
        ("Joost sucht einen Drucker.", "Joost hat einen Drucker gefunden.", False),
        ("Joost sucht einen Drucker.", "Joost hat einen Kran gekauft.", True),
        ("Joost sucht einen Pianisten für Weihnachten 2025.", "", False),
    ],
)
def test_what_they_have_found_is_not_asked_after(wish: str, later: str, asked: bool) -> None:
    day = date(2025, 11, 20) if "2025" in wish else date(2026, 3, 2)
    told = (*(noted(later, date(2026, 6, 2)) if later else ()), *noted(wish, day))
    said = email(DU, kind="touch", last_contact=date(2026, 6, 2), known=told)
    assert ("Suchst du noch" in said.body) == asked


def test_a_pitch_is_thanked_for_once_and_declined() -> None:
    pitch = asking("Haben Sie nächste Woche Zeit für ein kurzes Telefonat?", date(2026, 11, 20))
    body = email(SIE, kind="reply", theirs=pitch, occasion="").body
    assert re.search(r"nichts für mich|keinen Bedarf", body)
    assert body.count("Nachricht") + body.count("gemeldet") == 1
    assert "Sie Sie" not in body
