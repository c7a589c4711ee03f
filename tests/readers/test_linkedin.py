"""The files of a LinkedIn export."""

import datetime as dt

import pytest
from reading import kind, only, read, refusals

from coach.records import ContactKind, ContactRecord, MessageRecord, Party

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-lee-1,,"Oxbow, Inc.",Chief Baker,05 Mar 2024
,,,,,,
Bo,Ek,https://www.linkedin.com/in/bo-ek-2,bo@oxbow.example,,,10 Dec 2023
,,,,,,01 Jan 2022
Cy,Dun,https://x.example,,Oxbow, Inc.,Baker,01 Jan 2022
"""


def test_connections() -> None:
    records = read(CONNECTIONS)
    ann, bo = only(records, ContactRecord)
    assert kind(CONNECTIONS) == "linkedin_connections"
    assert (ann.place, ann.name, ann.given, ann.family) == ("row:1", "Ann Lee", "Ann", "Lee")
    assert (ann.organisation, ann.title, ann.dated) == ("Oxbow, Inc.", "Chief Baker", dt.date(2024, 3, 5))
    assert ann.raw == 'Ann,Lee,https://www.linkedin.com/in/ann-lee-1,,"Oxbow, Inc.",Chief Baker,05 Mar 2024'
    assert ann.kind is ContactKind.CONNECTION
    assert ann.emails == ()
    assert (bo.place, bo.emails, bo.profiles) == (
        "row:3",
        ("bo@oxbow.example",),
        ("https://www.linkedin.com/in/bo-ek-2",),
    )


def test_rows_that_name_nobody_or_do_not_fit_are_refused_and_empty_ones_only_counted() -> None:
    assert [place for place, _ in refusals(read(CONNECTIONS))] == ["row:4", "row:5"]
    assert "8 cells" in refusals(read(CONNECTIONS))[1][1]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (
            "First Name,Last Name,Email Address,Company,Position,Connected On",
            "Ann,Lee,,Oxbow,Baker,05 Mar 2024",
        ),
        (
            "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
            "Ann,Lee,https://l.example,,Oxbow,Baker,05. März 2024",
        ),
        (
            "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
            "Ann,Lee,https://l.example,,Oxbow,Baker,5 mars 2024",
        ),
        (
            "Connected On,Position,Company,Last Name,First Name",
            '"3/5/24, 1:00 PM",Baker,Oxbow,Lee,Ann',
        ),
        ("First Name;Last Name;Company;Position;Connected On", "Ann;Lee;Oxbow;Baker;2024-03-05"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_languages_orders_and_encodings(header: str, row: str, encoding: str) -> None:
    (record,) = read(f"{header}\r\n{row}\r\n".encode(encoding))
    assert isinstance(record, ContactRecord)
    assert (record.name, record.organisation, record.title) == ("Ann Lee", "Oxbow", "Baker")
    assert record.dated == dt.date(2024, 3, 5)
    assert record.raw == row


MESSAGES = """CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT
c1,,Ann Lee,https://l.example/ann,Me Myself,https://l.example/me,2026-07-01 10:00:00 UTC,Bread &amp; jam,"It&#39;s
done, ""chief"" x",INBOX,No
c2,Crew,Me Myself,https://l.example/me,"Ann Lee, PhD,Bo Ek","https://l.example/ann,https://l.example/bo",2026-07-02 10:00:00 UTC,,Hello both,INBOX,No
c1,,Me Myself,https://l.example/me,Ann Lee,https://l.example/ann,2026-07-03 10:00:00 UTC,,Never sent,INBOX,Yes
BADROW
c3,,Bo Ek,https://l.example/bo,Me Myself,https://l.example/me,2026-07-04 10:00:00 UTC,,,INBOX,No
c4,,Offers Inc,https://l.example/o,Me Myself,https://l.example/me,2026-07-04 10:00:00 UTC,,"<p class=""spin"">Buy &lt;now&gt;</p><p>Bye</p>",INBOX,No
"""


def test_messages() -> None:
    first, group, draft, advert = only(read(MESSAGES), MessageRecord)
    assert first.text == 'It\'s\ndone, "chief" x'
    assert "It&#39;s\ndone" in first.raw
    assert first.subject == "Bread & jam"
    assert first.sent == dt.datetime(2026, 7, 1, 10, tzinfo=dt.UTC)
    assert (first.sender, first.thread, first.draft, first.channel) == (
        Party("Ann Lee", profile="https://l.example/ann"),
        "c1",
        False,
        "message",
    )
    assert group.recipients == (
        Party("Ann Lee, PhD", profile="https://l.example/ann"),
        Party("Bo Ek", profile="https://l.example/bo"),
    )
    assert draft.draft
    assert (draft.place, advert.text) == ("row:3", "Buy <now>\n\nBye")


def test_messages_without_text_or_with_too_few_cells_are_refused() -> None:
    assert refusals(read(MESSAGES)) == [
        ("row:4", "The row has 1 cells where the header has 11."),
        ("row:5", "The message has no text."),
    ]


def test_names_that_do_not_pair_up_stand_without_addresses() -> None:
    row = 'c1,,A,https://l.example/a,"Ann Lee,Bo Ek,Cy Dun","https://l.example/ann,https://l.example/bo",,,Hi,INBOX,No'
    (message,) = only(read(MESSAGES.split("\n", maxsplit=1)[0] + "\n" + row), MessageRecord)
    assert message.recipients == (Party("Ann Lee"), Party("Bo Ek"), Party("Cy Dun"))


def test_the_oldest_layout_of_messages() -> None:
    text = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
        "c1,Chat,Ann Lee,https://l.example/ann,Me Myself,2024-05-15 10:30:00,,Hi\n"
    )
    (message,) = only(read(text), MessageRecord)
    assert message.recipients == (Party("Me Myself"),)
    assert message.sent == dt.datetime(2024, 5, 15, 10, 30, tzinfo=dt.UTC)


def test_invitations_with_words_are_messages() -> None:
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Ann Lee,Me Myself,"7/8/26, 3:43 PM",Shall we talk bread?,INCOMING,https://l.example/ann,https://l.example/me\n'
        'Bo Ek,Me Myself,"7/9/26, 3:43 PM",,INCOMING,https://l.example/bo,https://l.example/me\n'
    )
    (message,) = only(read(text), MessageRecord)
    assert (message.text, message.sent) == (
        "Shall we talk bread?",
        dt.datetime(2026, 7, 8, 15, 43, tzinfo=dt.UTC),
    )
    assert refusals(read(text)) == [("", "1 invitations carry no message and were left out.")]


def test_the_users_own_files() -> None:
    profile = (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers\nMia,Oak,Elm,,,Baker,,Food,,Leeds,,,\n"
    )
    emails = "Email Address,Confirmed,Primary,Updated On\nmia@oak.example,Yes,Yes,1/1/24\nold@oak.example,No,No,1/1/20\n"
    positions = (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        "Oxbow,Baker,,Leeds,Apr 2021,\nDrum,Boy,,,Jan 2010,Feb 2011\n"
    )
    (me,), (address,), (job,) = (only(read(t), ContactRecord) for t in (profile, emails, positions))
    assert {r.kind for r in (me, address, job)} == {ContactKind.PROFILE}
    assert (me.name, me.location, me.nicknames) == ("Mia Oak", "Leeds", ("Mia Elm",))
    assert (address.name, address.emails) == ("", ("mia@oak.example",))
    assert (job.organisation, job.title) == ("Oxbow", "Baker")
    assert refusals(read(positions)) == [("row:2", "Left out: a job that has ended.")]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Proficiency\nDutch,Native\n",
        "Time,Media Link\n2024-02-01 12:00:00 UTC,https://l.example/1\n",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAnn,Lee,Oxbow,Baker,Great,1/1/24,VISIBLE\n",
        "Organization,Followed On\nOxbow,1/1/24\n",
    ],
)
def test_files_that_hold_no_contacts_say_so(text: str) -> None:
    assert kind(text) == "linkedin_other"
    assert len(refusals(read(text))) == len(read(text)) == 1
