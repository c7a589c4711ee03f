"""The files of a LinkedIn export."""

import datetime as dt

import pytest
from reading import TODAY, kind, only, read, refusals, source

from coach.readers import read_file
from coach.records import (
    ContactKind,
    ContactRecord,
    EventRecord,
    MessageRecord,
    NoteKind,
    NoteRecord,
    Party,
)

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


def test_messages_variants() -> None:
    head = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
        "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION ARCHIVED\n"
    )
    rows = (
        "c1,,Ann Lee,u1,Me,u0,2026-07-01 10:00:00 UTC,,,INBOX,https://l.example/file.pdf,No,No\n"
        "c2,,LinkedIn Member,,Me,u0,2026-07-02 10:00:00 UTC,,Goodbye,ARCHIVE,,No,Yes\n"
        "c3,,Me,u0,Ann Lee,u1,2026-07-03 10:00:00 UTC,,Half a thought,Drafts,,,\n"
    )
    attached, closed, draft = only(read(head + rows), MessageRecord)
    assert attached.text == "https://l.example/file.pdf"
    assert (closed.text, closed.sender) == ("Goodbye", Party())
    assert (attached.draft, closed.draft, draft.draft) == (False, False, True)


def test_messages_with_headers_of_another_language() -> None:
    text = (
        "Unterhaltungs-ID,Titel der Unterhaltung,Von,Profil-URL des Absenders,An,Datum,Betreff,Inhalt,Ordner\n"
        "c1,,Ann Lee,https://l.example/ann,Me,2026-07-01 10:00:00 UTC,Brot,Hallo,INBOX\n"
    )
    (message,) = only(read(text), MessageRecord)
    assert (message.sender.name, message.text, message.subject) == ("Ann Lee", "Hallo", "Brot")


def test_talks_with_the_assistant_are_left_out_aloud() -> None:
    text = "CONVERSATION ID,FROM,TO,DATE,CONTENT\nc1,Me,Guide,2026-07-01 10:00:00 UTC,How do I ask?\n"
    assert [why for _, why in refusals(read(text, "export/Guide_Messages.csv"))] == [
        "These are talks with LinkedIn's assistant, not with people, and were left out."
    ]


def test_invitations_are_messages_where_they_have_words_and_contacts_where_not() -> None:
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Ann Lee,Me Myself,"7/8/26, 3:43 PM",Shall we talk bread?,INCOMING,https://l.example/ann,https://l.example/me\n'
        'Bo Ek,Me Myself,"7/9/26, 3:43 PM",,INCOMING,https://l.example/bo,https://l.example/me\n'
        'Me Myself,Cy Dun,"7/10/26, 3:43 PM",,OUTGOING,https://l.example/me,https://l.example/cy\n'
        'Me Myself,,"7/10/26, 3:43 PM",,OUTGOING,https://l.example/me,\n'
    )
    records = read(text)
    (message,), (bo, cy) = only(records, MessageRecord), only(records, ContactRecord)
    assert (message.text, message.sent) == (
        "Shall we talk bread?",
        dt.datetime(2026, 7, 8, 15, 43, tzinfo=dt.UTC),
    )
    assert (message.sender.name, message.recipients[0].name) == ("Ann Lee", "Me Myself")
    assert (bo.name, bo.profiles, bo.dated, bo.kind) == (
        "Bo Ek",
        ("https://l.example/bo",),
        dt.date(2026, 7, 9),
        ContactKind.INVITATION,
    )
    assert (cy.name, cy.extra["invitation"]) == ("Cy Dun", "you asked them to connect")
    assert [place for place, _ in refusals(records)] == ["row:4"]


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("05/04/2026", "17/04/2026"), dt.date(2026, 4, 5)),  # the second can only be day first
        (("05/04/2026", "04/17/2026"), dt.date(2026, 5, 4)),
        (("05/04/2026", "06/04/2026"), dt.date(2026, 5, 4)),  # nothing tells, and the header is English
    ],
)
def test_the_order_of_days_is_decided_for_the_whole_column(days: tuple[str, ...], read_as: dt.date) -> None:
    rows = "".join(f"Ann{n},Lee,Oxbow,Baker,{day}\n" for n, day in enumerate(days))
    first = only(read(f"First Name,Last Name,Company,Position,Connected On\n{rows}"), ContactRecord)[0]
    assert first.dated == read_as


def test_a_french_export_writes_the_day_first_where_nothing_tells() -> None:
    (ann,) = read("Prénom,Nom,Entreprise,Poste,Connecté le\nAnn,Lee,Oxbow,Boulangère,05/04/2026\n")
    assert isinstance(ann, ContactRecord)
    assert ann.dated == dt.date(2026, 4, 5)


@pytest.mark.parametrize(
    "header",
    [
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Qualifica,Collegato il",
        "Eesnimi,Perenimi,Aadress,Post,Ettevõte,Amet,Ühendatud",  # told by the values alone
        "名前,苗字,リンク,メール,会社,役職,日付",
    ],
)
def test_connections_in_more_languages(header: str) -> None:
    text = f"{header}\nAnn,Lee,https://www.linkedin.com/in/ann-lee,ann@oxbow.example,Oxbow,Baker,2024-03-05\n"
    (ann,) = read(text)
    assert isinstance(ann, ContactRecord)
    assert kind(text) == "linkedin_connections"
    assert (ann.given, ann.family, ann.emails) == ("Ann", "Lee", ("ann@oxbow.example",))
    assert (ann.organisation, ann.title, ann.dated) == ("Oxbow", "Baker", dt.date(2024, 3, 5))


@pytest.mark.parametrize("length", [0, 1, 30, 120])
def test_a_preamble_of_any_length(length: int) -> None:
    preamble = "Notes:\n" + '"Some addresses, as you see, are missing."\n\n' * length
    assert len(only(read(preamble + CONNECTIONS.split("\n\n")[1]), ContactRecord)) == 2


RECOMMENDATIONS = (
    "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Ann,Lee,Oxbow,Head Baker,"She bakes &amp; she listens.\nAsk her.","07/08/24, 09:15 AM",VISIBLE\n'
    'Bo,Ek,Ek,Miller,,"07/28/24, 09:15 AM",HIDDEN\n'
)


def test_recommendations_are_a_contact_and_a_note_about_or_by_them() -> None:
    given, received = (
        read(RECOMMENDATIONS, f"Export/Recommendations_{which}.csv") for which in ("Given", "Received")
    )
    ann, bo = only(given, ContactRecord)
    assert (ann.name, ann.organisation, ann.title, ann.dated) == (
        "Ann Lee",
        "Oxbow",
        "Head Baker",
        dt.date(2024, 7, 8),
    )
    assert (ann.extra, bo.name) == ({"recommendation": "you recommended them"}, "Bo Ek")
    (about,), (by,) = only(given, NoteRecord), only(received, NoteRecord)
    assert about.text == by.text == "She bakes & she listens.\nAsk her."
    assert (about.people, about.speaker, about.kind) == (("Ann Lee",), "", NoteKind.RECOMMENDATION)
    assert (by.people, by.speaker) == ((), "Ann Lee")


def test_recommendations_whose_direction_nobody_can_tell_say_what_to_do() -> None:
    ((place, why),) = refusals(read(RECOMMENDATIONS, "praise.csv"))
    assert (place, "Recommendations_Given.csv" in why) == ("", True)


def test_endorsements() -> None:
    received = (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        "2024/07/08 09:15:00 UTC,Rye,Ann,Lee,www.linkedin.com/in/ann-lee,ACCEPTED\n"
    )
    given = received.replace("Endorser", "Endorsee")
    (theirs,), (mine,) = only(read(received), ContactRecord), only(read(given), ContactRecord)
    assert (theirs.name, theirs.profiles, theirs.dated) == (
        "Ann Lee",
        ("https://www.linkedin.com/in/ann-lee",),
        dt.date(2024, 7, 8),
    )
    assert (theirs.extra, mine.extra) == ({"they endorsed you for": "Rye"}, {"you endorsed them for": "Rye"})


@pytest.mark.parametrize(
    ("text", "title", "words", "day"),
    [
        (
            'Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n2026-07-01 10:00:00,https://l.example/1,"Rye is back.""\n""Come by.",,,MEMBER_NETWORK\n',
            "Post on LinkedIn",
            "Rye is back.\nCome by.",
            dt.date(2026, 7, 1),
        ),
        (
            "Date,Link,Message\n2026-07-02 10:00:00,https://l.example/2,Congratulations Ann\n",
            "Comment on LinkedIn",
            "Congratulations Ann",
            dt.date(2026, 7, 2),
        ),
        ("Profile Summary\nI bake.\n", "What my LinkedIn profile says", "I bake.", None),
        (
            "Title,Description,Url,Started On,Finished On\nOven,Built one,,Apr 2021,\n",
            "Project: Oven",
            "Oven\n\nBuilt one",
            dt.date(2021, 4, 1),
        ),
        (
            "Name,Published On,Description,Publisher,Url\nOn rye,2 May 2020,A study,Crumb Press,\n",
            "Publication: On rye",
            "On rye\n\nA study\n\nCrumb Press",
            dt.date(2020, 5, 2),
        ),
        (
            "Time,Media Link\n2024-02-01 12:00:00 UTC,https://l.example/1\n",
            "Media on LinkedIn",
            "https://l.example/1",
            dt.date(2024, 2, 1),
        ),
    ],
)
def test_own_public_words(text: str, title: str, words: str, day: dt.date | None) -> None:
    (post,) = only(read(text), NoteRecord)
    assert (post.title, post.text, post.date) == (title, words, day)
    assert (post.kind, post.people, post.audience) == (NoteKind.POST, (), "public")


def test_posts_without_words_are_counted_in_one_line() -> None:
    text = (
        "Date,ShareLink,ShareCommentary\n2026-07-01,https://l.example/1,\n2026-07-02,https://l.example/2,\n"
    )
    assert refusals(read(text)) == [("", "2 rows hold no words of yours.")]


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("May 21, 2026 8:00 AM - 9:30 AM", dt.datetime(2026, 5, 21, 8), dt.datetime(2026, 5, 21, 9, 30)),
        ("2026-05-21 08:00:00 UTC", dt.datetime(2026, 5, 21, 8), None),
        ("21 May 2026", dt.date(2026, 5, 21), None),
    ],
)
def test_events(time: str, start: dt.date, end: dt.date | None) -> None:
    text = f'Event Name,Event Time,Status,External Url\nBread Days,"{time}",DECLINED,https://b.example\nTea,soon,,\n'
    (event,) = only(read(text), EventRecord)
    aware = [d.replace(tzinfo=dt.UTC) if isinstance(d, dt.datetime) else d for d in (start, end)]
    assert [event.start, event.end] == aware
    assert (event.name, event.declined, event.cancelled) == ("Bread Days", True, False)
    assert refusals(read(text)) == [("row:2", "“soon” is no date that can be read.")]


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
    schools = "School Name,Start Date,End Date,Notes,Degree Name,Activities\nLeeds,2001,2004,,BSc,Chess\n"
    phones = "Extension,Number,Type\n,+44 7700 900109,MOBILE\n"
    (me,), (address,), (phone,), (school,) = (
        only(read(t), ContactRecord) for t in (profile, emails, phones, schools)
    )
    job, past = only(read(positions), ContactRecord)
    assert {r.kind for r in (me, address, job, past, phone, school)} == {ContactKind.PROFILE}
    assert (me.name, me.location, me.nicknames) == ("Mia Oak", "Leeds", ("Mia Elm",))
    assert (address.name, address.emails) == ("", ("mia@oak.example",))
    assert (job.organisation, job.title, job.extra) == ("Oxbow", "Baker", {"from": "Apr 2021"})
    assert (past.organisation, past.extra["until"]) == ("Drum", "Feb 2011")
    assert (school.organisation, school.extra) == (
        "",
        {"school": "Leeds", "degree": "BSc", "from": "2001", "until": "2004"},
    )
    assert phone.phones == ("+44 7700 900109",)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Languages.csv", "Name,Proficiency\nDutch,Native\n"),
        ("export/Skills.csv", "Name\nBread\nPublic Speaking\nProject Management\n"),
        ("Company Follows.csv", "Organization,Followed On\nOxbow,1/1/24\n"),
        ("Ad_Targeting.csv", "Member Age,Company Names,Company Names,Job Titles,Job Titles\n35,A,B,C,D\n"),
        ("Learning.csv", "Content Title,Content Description,Content Type,\nRye,All of it,Course,\n"),
        ("jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\n1/1/24,u,Baker,Oxbow\n"),
        ("REGISTRATION.CSV", "Some Header,Another\n1,2\n"),
        ("Company Follows_1.csv", "Anything,At All\n1,2\n"),
    ],
)
def test_files_that_hold_no_contacts_say_so_once(path: str, text: str) -> None:
    assert read_file(source(text, path), TODAY)[0] == "linkedin_other"
    ((place, why),) = refusals(read(text, path))
    assert len(read(text, path)) == 1
    assert (place, why.startswith("LinkedIn's file of ")) == ("", True)


def test_saved_contacts() -> None:
    text = (
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Sites,Profiles\n"
        "PHONE,Ann,Lee,Oxbow,Baker,ann@oxbow.example;lee@oxbow.example,+44 7700 900101,1/1/20,,\n"
    )
    (ann,) = only(read(text), ContactRecord)
    assert (ann.name, ann.organisation, ann.phones) == ("Ann Lee", "Oxbow", ("+44 7700 900101",))
    assert ann.emails == ("ann@oxbow.example", "lee@oxbow.example")
