"""Maildir folders, Thunderbird's mailboxes and Gmail's labels."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from reading import TODAY, only, read, refusals

from coach.readers import read_file
from coach.readers.mail_folders import is_draft, is_thrown_away
from coach.records import MessageRecord, SourceFile
from tests.readers.reading import expand


def letter(subject: str, **headers: str) -> EmailMessage:
    """A mail."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ann Lee <ann@oxbow.example>", "bo@ek.example", subject
    mail["Message-ID"] = f"<{subject}@oxbow.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("Rye.")
    return mail


def test_a_maildir_with_folders(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "mail")
    for flags, subject in (("S", "one"), ("DS", "two"), ("ST", "three")):
        message = mailbox.MaildirMessage(letter(subject))
        message.set_subdir("cur")
        message.set_flags(flags)
        box.add(message)
    for folder in ("Sent", "Drafts", "Trash"):
        box.add_folder(folder).add(letter(folder))
    (tmp_path / "mail" / "tmp" / "half").write_text("From: x")
    found = list(expand(tmp_path / "mail"))
    files = [f for f in found if isinstance(f, SourceFile)]
    records = [r for f in files for r in read_file(f, TODAY)[1]]
    assert {m.subject: m.draft for m in only(records, MessageRecord)} == {
        "one": False,
        "two": True,
        "Sent": False,
        "Drafts": True,
    }
    assert [why for _, why in refusals(records)] == [
        "1 mail was thrown away or marked as spam, and left out."
    ]
    assert {f[0]: f[1].reason for f in found if not isinstance(f, SourceFile)} == {
        ".Trash": "This mail was thrown away or marked as spam.",
        "tmp": "This mail was still being delivered.",
    }


def test_a_mailbox_with_deleted_mail_in_it() -> None:
    letters = [
        letter("a", X_Mozilla_Status="0001"),
        letter("b", X_Mozilla_Status="0009"),
        letter("c", X_Gmail_Labels="Spam,Unread"),
    ]
    text = "".join(f"From - Tue May 19 10:15:00 2026\n{mail.as_string()}\n" for mail in letters)
    found = read(text, "Inbox")
    assert [m.subject for m in only(found, MessageRecord)] == ["a"]
    assert refusals(found) == [("", "2 mails were thrown away or marked as spam, and left out.")]
    assert [m.draft for m in only(read(letters[0].as_bytes(), "Drafts/1.eml"), MessageRecord)] == [True]


@pytest.mark.parametrize(
    ("path", "draft", "away"),
    [
        ("Mail/INBOX.Drafts/cur/1", True, False),
        ("Drafts.mbox/mbox", True, False),
        ("Takeout/Mail/Spam.mbox", False, True),
        ("Mail/Papierkorb", False, True),
        ("Mail/Entwürfe", True, False),
        ("mail/1.host;2,ST", False, True),
        ("mail/Draft horses.eml", False, False),
        ("mail/Trashy novels/1.eml", False, False),
    ],
)
def test_folders_by_their_names(path: str, draft: bool, away: bool) -> None:
    assert (is_draft(path), is_thrown_away(path)) == (draft, away)
