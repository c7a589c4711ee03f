"""Single mails and mailboxes."""

import datetime as dt
from email.message import EmailMessage

import pytest
from reading import kind, only, read, refusals

from coach.records import MessageRecord, Party

PLAIN = """From: Ann Lee <ann@oxbow.example>
To: =?utf-8?q?Zo=C3=AB_Oak?= <zoe@oak.example>, "Ek, Bo" <bo@ek.example>
Cc: cy@dun.example
Subject: Re: Rye
 and jam
Date: Wed, 27 May 2026 10:15:00 +0200
Message-ID: <2@oxbow.example>
In-Reply-To: <1@oak.example>
References: <0@oak.example>
 <1@oak.example>

Dear both,

yes to rye.

On 26 May 2026, at 9:00, Zoë Oak wrote:

> Rye?
"""


def mail(text: str | bytes) -> MessageRecord:
    """The one message of a file."""
    (message,) = only(read(text), MessageRecord)
    return message


def test_a_mail() -> None:
    message = mail(PLAIN)
    assert kind(PLAIN) == "mail"
    assert (message.place, message.message_id) == ("message:<2@oxbow.example>", "<2@oxbow.example>")
    assert message.sender == Party("Ann Lee", "ann@oxbow.example")
    assert message.recipients == (Party("Zoë Oak", "zoe@oak.example"), Party("Bo Ek", "bo@ek.example"))
    assert message.copied == (Party("", "cy@dun.example"),)
    assert message.sent is not None
    assert message.sent.isoformat() == "2026-05-27T10:15:00+02:00"
    assert (message.subject, message.channel) == ("Re: Rye and jam", "mail")
    assert (message.thread, message.in_reply_to) == ("<0@oak.example>", "<1@oak.example>")
    assert message.text == "Dear both,\n\nyes to rye."
    assert message.text in message.raw
    assert "> Rye?" in message.raw


@pytest.mark.parametrize(
    ("headers", "thread"),
    [
        ("References: <0@x.example> <1@x.example>\nIn-Reply-To: <1@x.example>\n", "<0@x.example>"),
        ("In-Reply-To: <1@x.example>\n", "<1@x.example>"),
        ("Subject: AW: Re: Bread\n", "subject:bread"),
        ("Subject: Bread\n", "<9@x.example>"),
    ],
)
def test_threads(headers: str, thread: str) -> None:
    assert mail(f"From: a@x.example\nMessage-ID: <9@x.example>\n{headers}\nHi\n").thread == thread


def test_html_only_mail_becomes_text() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@oxbow.example", "x"
    message.set_content(
        '<p>Dear Bo,</p><p>yes &amp; no.<img src="https://pixel.example"></p>'
        '<div class="gmail_quote">On Monday, 1 June 2026, Bo wrote:<blockquote>Well?</blockquote></div>',
        subtype="html",
    )
    found = mail(message.as_bytes())
    assert found.text == "Dear Bo,\n\nyes & no."
    assert "> Well?" in found.raw
    assert "<p>" not in found.raw


def test_the_plain_part_is_preferred_and_attachments_are_left_out() -> None:
    message = EmailMessage()
    message["From"] = "ann@oxbow.example"
    message["To"] = "bo@ek.example"
    message.set_content("Plain words")
    message.add_alternative("<p>Marked words</p>", subtype="html")
    message.add_attachment("secret,list\n", filename="list.csv")
    assert mail(message.as_bytes()).text == "Plain words"


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("Zoë".encode("iso-8859-1"), "iso-8859-1"),
        ("Zoë".encode(), "no-such-charset"),
        ("Zoë".encode("cp1252"), "us-ascii"),
        ("Zoë".encode(), "us-ascii"),
        ("Zoë".encode("utf-16"), "utf-16"),
    ],
)
def test_character_sets(body: bytes, charset: str) -> None:
    head = f"From: a@x.example\nTo: b@x.example\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert mail(head + body).text == "Zoë"


@pytest.mark.parametrize(
    "line",
    [
        "Subject: =?utf-8?q?broken",
        "To: <<>>, , ;;",
        "To: undisclosed-recipients:;",
        "Date: yesterday",
        "Date: 99 Foo 99999999999 77:77",
        "Content-Type: text/plain; charset*=\x00''x",
        "Message-ID: no brackets",
        "Cc: \xff\xfe",
    ],
)
def test_broken_headers_cost_only_themselves(line: str) -> None:
    message = mail(
        f"From: Ann <ann@oxbow.example>\nTo: bo@ek.example\nSubject: x\n{line}\nX-A: b\n\nStill here\n"
    )
    assert message.sender == Party("Ann", "ann@oxbow.example")
    assert message.text == "Still here"


def test_a_line_that_is_no_header_ends_them_and_is_kept() -> None:
    message = mail(
        "From: Ann <ann@oxbow.example>\nTo: bo@ek.example\nSubject: x\nX-A: b\nnonsense without a colon\n\nStill here\n"
    )
    assert message.sender.email == "ann@oxbow.example"
    assert message.text == "nonsense without a colon\n\nStill here"


def test_raw_bytes_in_a_header() -> None:
    assert (
        mail("From: Zoë Oak <zoe@oak.example>\nTo: a@x.example\n\nHi".encode("cp1252")).sender.name
        == "Zoë Oak"
    )


def test_a_sender_without_address_keeps_the_whole_name() -> None:
    assert mail("From: Zoe Oak\nSubject: x\n\nHi\n").sender == Party("Zoe Oak")


def test_a_date_of_unknown_zone_is_utc() -> None:
    message = mail("From: a@x.example\nDate: Wed, 27 May 2026 10:15:00 -0000\n\nHi\n")
    assert message.sent == dt.datetime(2026, 5, 27, 10, 15, tzinfo=dt.UTC)


def test_mbox() -> None:
    one = "From ann Wed May 27 10:15:00 2026\nFrom: ann@oxbow.example\nSubject: a\nMessage-ID: <1@x.example>\n\n>From here on\n\n"
    two = "From bo Wed May 27 10:16:00 2026\nFrom: bo@ek.example\nSubject: b\n\nFrom the start\n\nFrom me\n"
    first, second = only(read(one + two), MessageRecord)
    assert (first.place, first.text) == ("message:<1@x.example>", "From here on")
    assert (second.place, second.text) == ("line:8", "From the start\n\nFrom me")


def test_an_empty_mail_is_refused() -> None:
    assert refusals(read("Message-ID: <1@x.example>\nMIME-Version: 1.0\n\n")) == [
        ("message:<1@x.example>", "The mail has neither a sender nor a text.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 12 May 2026\nSubject: rye\n\nAnn told me about rye.\n",
        "From the start: we baked.\nTo: nobody.\n",
        "Note to self: write\n\nFrom: Ann\n",
    ],
)
def test_what_is_no_mail(text: str) -> None:
    assert kind(text) == "note"
