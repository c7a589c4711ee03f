"""Beside a draft to somebody whose name another has stands that there is another, and whether they may be one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sqlalchemy import event

from tests.small_world import opened

TODAY = dt.date(2026, 11, 22)
ME = {"name": "Sanna Ek", "emails": ["sanna@kiln.example"], "employer": "Kiln Works"}
FILES = {
    "people.vcf": "BEGIN:VCARD\nVERSION:3.0\nN:Toth;Kasia;;;\nFN:Kasia Toth\nEMAIL:kasia.toth@post.example\nUID:1\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nN:Falk;Lars;;;\nFN:Lars Falk\nEMAIL:lars@home.example\nUID:2\nEND:VCARD\n",
    "linkedin/Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Katarzyna,Toth,https://www.linkedin.com/in/katarzyna-t,,Pell Maps,Surveyor,12 May 2026\n"
    "Ada,Berg,https://www.linkedin.com/in/ada-1,ada@rye.example,Rye Press,Editor,12 May 2026\n"
    "Ada,Berg,https://www.linkedin.com/in/ada-2,ada@velo.example,Velo Nord,Welder,12 May 2026\n",
    "mail/1.eml": "From: Katarzyna Toth <kasia.toth@post.example>\nTo: Sanna Ek <sanna@kiln.example>\nSubject: Hello\n"
    "Date: Mon, 14 Sep 2026 20:03:00 +0200\nMessage-ID: <1@x.example>\n\nHi Sanna,\n\nThank you for the link.\n\nKasia\n",
    "notes/1.md": "---\ntitle: Map days\ndate: 2026-05-20\nwith: [Katarzyna Toth]\n---\nKatarzyna Toth (Pell Maps) gave the best talk.\n",
}


def test_the_note_of_a_draft_to_one_of_two(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        kasia = space.draft("Kasia Toth")
        ada = space.draft("ada@rye.example")
        lars = space.draft("Lars Falk")
    assert (
        "Katarzyna Toth (Surveyor, Pell Maps) is among your people too and may be the same person"
        in kasia.note
    )
    assert "Another Ada Berg is among your people (Welder, Velo Nord): this is not to them." in ada.note
    assert "among your people" not in lars.note


def test_nobody_is_said_to_be_silent_who_may_be_in_two_records(tmp_path: Path) -> None:
    with opened(tmp_path, FILES, ME, TODAY) as space:
        touch, other, reply = (
            space.draft("Kasia Toth", kind="touch"),
            space.draft("Katarzyna Toth (Pell Maps)", kind="touch"),
            space.draft("Katarzyna Toth (Pell Maps)", kind="reply"),
        )
    assert "in touch" not in touch.body
    assert "14 September" not in touch.body
    assert "in touch" not in other.body
    assert "for the best talk" in other.body
    assert "has sent you nothing" not in reply.note
    assert "is kept with this record" in reply.note
    assert "silence" not in reply.note


def test_who_wrote_under_another_record_is_not_due(tmp_path: Path) -> None:
    alone = {k: v for k, v in FILES.items() if not k.startswith("mail/")}
    for files, due in ((alone, ["Katarzyna Toth"]), (FILES | {"mail/2.eml": ANSWER}, [])):
        with opened(tmp_path / str(len(files)), files, ME, TODAY) as space:
            assert [x.name for x in space.follow_ups.this_week()] == due


def test_many_records_of_one_name_ask_no_more_of_the_store(tmp_path: Path) -> None:
    head = "BEGIN:VCARD\nVERSION:3.0\nN:Toth;Kasia;;;\nFN:Kasia Toth\n"
    asked = []
    for count in (1, 6):
        more = "".join(f"{head}EMAIL:kasia.toth@home{n}.example\nUID:9{n}\nEND:VCARD\n" for n in range(count))
        files = FILES | {"people.vcf": FILES["people.vcf"] + more, "mail/2.eml": ANSWER}
        with opened(tmp_path / str(count), files, ME, TODAY) as space:
            seen: list[str] = []
            engine = space.repository.sessions.kw["bind"]
            event.listen(engine, "before_cursor_execute", lambda *a, seen=seen: seen.append(str(a[2])))
            space.follow_ups.this_week()
            asked.append(len(seen))
    assert asked[0] == asked[1]


ANSWER = (
    "From: Sanna Ek <sanna@kiln.example>\nTo: Katarzyna Toth <kasia.toth@post.example>\nSubject: Re: Hello\n"
    "Date: Tue, 15 Sep 2026 09:00:00 +0200\nMessage-ID: <2@x.example>\nIn-Reply-To: <1@x.example>\n"
    "References: <1@x.example>\n\nGladly. See you at the map days.\n"
)
