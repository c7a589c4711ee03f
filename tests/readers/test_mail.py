"""Single mails and mailboxes."""

import datetime as dt
from email.message import EmailMessage

import pytest
from reading import kind, only, read, refusals

from coach.readers import mail as mail_reader
from coach.records import ContactRecord, EventRecord, MessageRecord, Party, Record
from tests.timing import processor_time

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
        ("Zoë".encode(), "nul\x00here"),
        ("Zoë".encode("cp1252"), "us-ascii"),
        ("Zoë".encode(), "us-ascii"),
        ("Zoë".encode("utf-16"), "utf-16"),
    ],
)
def test_character_sets(body: bytes, charset: str) -> None:
    head = f"From: a@x.example\nTo: b@x.example\nContent-Type: text/plain; charset={charset}\n\n".encode()
    assert mail(head + body).text == "Zoë"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: text/plain; charset=utf-7", "half +2AA- a"),
        ("Content-Type: text/plain; charset=unicode_escape", "half \\ud800 a"),
        ("Subject: =?utf-7?q?half_+2AA-?=", "a"),
        ("Content-Type: text/plain; charset=hex", "6161"),
        ("Content-Type: text/plain; charset=idna", "a..a"),
    ],
)
def test_no_character_set_gives_text_that_cannot_be_stored(head: str, body: str) -> None:
    found = mail(f"From: ann@oxbow.example\nTo: bo@ek.example\nMIME-Version: 1.0\n{head}\n\n{body}\n")
    (found.text + found.subject).encode()
    assert found.text


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
        "Cc: " + "(" * 5000 + "a@x.example",
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


# ------------------------------------------------------------- what a mail carries


def message(text: str = "Here you are.", **headers: str) -> EmailMessage:
    """A mail from Ann to Bo."""
    made = EmailMessage()
    for name, value in {"From": "Ann Lee <ann@oxbow.example>", "To": "bo@ek.example", "Subject": "x"}.items():
        made[name] = headers.get(name.lower(), value)
    made["Message-ID"] = headers.get("id", "<1@oxbow.example>")
    made.set_content(text)
    return made


def test_attachments_are_named_and_not_kept() -> None:
    made = message()
    made.add_attachment(b"%PDF secret", maintype="application", subtype="pdf", filename="../../etc/plan .pdf")
    made.add_attachment("secret,list\n", filename="Büro.csv")
    records = read(made.as_bytes())
    (found,) = only(records, MessageRecord)
    assert found.attachments == ("plan .pdf", "Büro.csv")
    assert "secret" not in found.raw
    assert refusals(records) == [
        (
            "message:<1@oxbow.example>",
            "Attachments are not read: plan .pdf, Büro.csv. Save what you need and import it by itself.",
        )
    ]


def test_a_logo_in_the_text_is_not_worth_a_line() -> None:
    made = message()
    made.add_alternative("<p>Here <img src='cid:logo'></p>", subtype="html")
    made.get_payload()[1].add_related(b"GIF8", "image", "gif", cid="<logo>", filename="logo.gif")  # type: ignore[index,union-attr]
    assert refusals(read(made.as_bytes())) == []


CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:7\nFN:Cy Dun\nEMAIL:cy@dun.example\nEND:VCARD\n"
INVITE = (
    "BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:e1\nSEQUENCE:{sequence}\n"
    "DTSTART:2027040{sequence}T100000Z\nSUMMARY:Rye\nEND:VEVENT\nEND:VCALENDAR\n"
)


def test_attached_cards_and_invitations_are_read() -> None:
    made = message()
    made.add_attachment(CARD, subtype="vcard", filename="cy.vcf")
    made.add_attachment(
        INVITE.format(method="REQUEST", sequence=1), subtype="calendar", filename="invite.ics"
    )
    records = read(made.as_bytes())
    (card,), (event,) = only(records, ContactRecord), only(records, EventRecord)
    assert (card.name, card.place) == ("Cy Dun", "message:<1@oxbow.example>/uid:7")
    assert (event.name, event.place) == ("Rye", "message:<1@oxbow.example>/uid:e1")
    assert refusals(records) == []


def test_of_an_invitation_sent_again_the_newest_counts_and_an_answer_to_it_does_not() -> None:
    box = ""
    for number, (method, sequence) in enumerate(
        [("REQUEST", 1), ("REQUEST", 3), ("REQUEST", 2), ("REPLY", 9)]
    ):
        made = message(id=f"<{number}@x.example>")
        made.add_attachment(INVITE.format(method=method, sequence=sequence), subtype="calendar")
        made.add_attachment(CARD, subtype="vcard")
        box += f"From ann Wed May 27 10:15:00 2026\n{made.as_string()}\n"
    records = read(box)
    assert [e.start.isoformat()[:10] for e in only(records, EventRecord)] == ["2027-04-03"]
    assert [c.name for c in only(records, ContactRecord)] == ["Cy Dun"]


def test_a_carried_mail_is_its_writers_own() -> None:
    inner = message("Rye is off.", **{"from": "Cy Dun <cy@dun.example>", "id": "<in@x>"})
    made = message("See what Cy wrote.")
    made.add_attachment(inner)
    outer, carried = only(read(made.as_bytes()), MessageRecord)
    assert (outer.sender.name, outer.text) == ("Ann Lee", "See what Cy wrote.")
    assert (carried.sender.name, carried.text, carried.place) == ("Cy Dun", "Rye is off.", "message:<in@x>")


@pytest.mark.parametrize(
    "inner",
    [
        "---------- Forwarded message ---------\nFrom: Cy Dun <cy@dun.example>\nDate: Mon, 25 May 2026 at 09:10\n"
        "Subject: Rye\nTo: Ann Lee <ann@oxbow.example>\n\nRye is off.\n\nCy\n",
        "Begin forwarded message:\n\n> From: Cy Dun <cy@dun.example>\n> Date: 25 May 2026 at 09:10:00 BST\n"
        "> Subject: Rye\n> To: ann@oxbow.example\n> \n> Rye is off.\n",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Rye\nDatum: 25. Mai 2026 09:10\n"
        "Von: Cy Dun <cy@dun.example>\nAn: ann@oxbow.example\n\nRye is off.\n",
    ],
)
def test_a_mail_forwarded_in_the_text_is_its_writers_own(inner: str) -> None:
    outer, carried = only(read(message(f"For you.\n\n{inner}").as_bytes()), MessageRecord)
    assert (outer.text, outer.sender.name) == ("For you.", "Ann Lee")
    assert (carried.sender, carried.subject) == (Party("Cy Dun", "cy@dun.example"), "Rye")
    assert carried.text.startswith("Rye is off.")
    assert carried.sent is not None
    assert carried.sent.date() == dt.date(2026, 5, 25)
    assert carried.recipients[0].email == "ann@oxbow.example"
    assert carried.place == "message:<1@oxbow.example>/forwarded:1"


def test_what_is_answered_is_not_read_as_forwarded() -> None:
    text = "Yes.\n\n-----Original Message-----\nFrom: Cy Dun <cy@dun.example>\nSent: 1 May 2026\nTo: Ann\nSubject: Rye\n\nRye?\n"
    assert [m.text for m in only(read(message(text).as_bytes()), MessageRecord)] == ["Yes."]


def test_a_mail_handed_back_is_not_read_as_another() -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "mailer-daemon@x.example", "Not delivered"
    made.set_type("multipart/report")
    made.attach(message("Sorry."))
    made.attach(message("My own words."))
    made.get_payload()[1].set_type("message/rfc822")  # type: ignore[index,union-attr]
    assert [m.sender.email for m in only(read(made.as_bytes()), MessageRecord)] == ["mailer-daemon@x.example"]


SEALED = "-----BEGIN PGP MESSAGE-----\n\nhQEMA0\n-----END PGP MESSAGE-----\n"


def test_an_encrypted_mail_keeps_its_headers_and_says_so() -> None:
    records = read(message(SEALED).as_bytes())
    (found,) = only(records, MessageRecord)
    assert (found.text, found.sender.name) == ("", "Ann Lee")
    assert "encrypted" in refusals(records)[0][1]
    smime = message()
    smime.set_content(b"0\x82", maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    assert "encrypted" in refusals(read(smime.as_bytes()))[0][1]


def test_a_signed_mail_is_read_without_its_signature() -> None:
    text = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes to rye.\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n"
    records = read(message(text).as_bytes())
    assert [m.text for m in only(records, MessageRecord)] == ["Yes to rye."]
    assert refusals(records) == []


# ------------------------------------------------------------------- hostile mail

HEAD = "From: Ann <ann@oxbow.example>\nTo: bo@ek.example\nSubject: x\nMIME-Version: 1.0\n"


def nested(depth: int) -> str:
    """A mail of parts in parts."""
    opening = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"{HEAD}{opening}Content-Type: text/plain\n\ndeep\n" + "".join(
        f"--b{n}--\n" for n in reversed(range(depth))
    )


def carried(depth: int) -> str:
    """A mail in a mail in a mail."""
    return (HEAD + "Content-Type: message/rfc822\n\n") * depth + HEAD + "\ndeep\n"


def timed(text: str) -> list[Record]:
    """The records of a mail that must not take long."""
    with processor_time() as taken:
        records = read(text)
    assert taken.seconds < 4
    return records


@pytest.mark.parametrize("text", [nested(10_000), carried(10_000)], ids=["parts", "mails"])
def test_ten_thousand_nested_parts_are_bounded(text: str) -> None:
    records = timed(text)
    assert only(records, MessageRecord)[0].sender.name == "Ann"
    assert "more than 200 parts within parts" in refusals(records)[0][1]


def test_ten_thousand_parts_side_by_side_are_read() -> None:
    part = "--b\nContent-Type: text/plain\n\nword\n"
    records = timed(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{part * 10_000}--b--\n")
    assert only(records, MessageRecord)[0].text.count("word") == 10_000
    assert refusals(records) == []


def test_a_mail_over_the_largest_size_is_read_as_far_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_reader, "MOST_OF_A_MAIL", 2000)
    made = message("The words.")
    made.add_attachment(b"x" * 50_000, maintype="application", subtype="pdf", filename="plan.pdf")
    records = read(made.as_bytes())
    assert [m.text for m in only(records, MessageRecord)] == ["The words."]
    assert "what stands beyond was left out" in refusals(records)[0][1]
    assert "plan.pdf" in refusals(records)[1][1]
    assert len(refusals(records)) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\nno parts\n", "not marked off"),
        (f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnot closed\n", "not marked off"),
        ("From: Ann <ann@oxbow.example>\nTo: bo@ek.example\nSubject: x\nno blank line\n", "not set off"),
    ],
)
def test_a_broken_structure_is_said_and_the_text_kept(text: str, reason: str) -> None:
    records = read(text)
    assert only(records, MessageRecord)[0].text in ("no parts", "not closed", "no blank line")
    assert reason in refusals(records)[0][1]


def test_text_that_is_named_like_a_mail_is_one_without_a_writer() -> None:
    records = read("Dear all,\nsee you there.\n", "old.eml")
    assert kind("Dear all,\nsee you there.\n", "old.eml") == "mail"
    assert only(records, MessageRecord) == [] or only(records, MessageRecord)[0].sender == Party()
    assert "not set off" in refusals(records)[0][1]


def test_two_mails_of_one_identifier_have_places_of_their_own() -> None:
    one = f"From ann Wed May 27 10:15:00 2026\n{HEAD}Message-ID: <1@x.example>\n\nHi\n\n"
    assert [m.place for m in only(read(one * 2), MessageRecord)] == ["message:<1@x.example>", "line:10"]


def test_what_many_mails_lack_is_counted() -> None:
    made = message()
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="plan.pdf")
    box = "".join(
        f"From ann Wed May 27 10:15:00 2026\n{made.as_string().replace('<1@', f'<{n}@')}\n" for n in range(50)
    )
    said = refusals(read(box))
    assert len(said) == 21
    assert said[-1] == ("", "30 more mails have attachments that are not read, or parts that are damaged.")
