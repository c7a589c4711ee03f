"""Saved web pages."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import kind, only, read, refusals

from coach.readers.page_text import parse, readable
from coach.records import AttendeeRecord, ContactRecord, EventHeader, NoteKind, NoteRecord
from tests.timing import processor_time

FETCHED = dt.date(2026, 11, 26)


def page(body: str, head: str = "") -> str:
    """A page of this body."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def text_of(body: str) -> str:
    """The text that a page shows."""
    return readable(page(body), parse(page(body)))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<h2>Rye</h2><p>One\n  two</p><p>three</p>", "## Rye\n\nOne two\n\nthree"),
        ("<ul><li>rye<li>oats</ul>x", "- rye\n- oats\n\nx"),
        ("<table><tr><th>Rye</th><td>3</td></tr><tr><td>Oats</td><td>2</td></tr></table>", "Rye | 3\nOats | 2"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("<ul><li><li><li>rye</ul><h2></h2><h2>x</h2>", "- rye\n\n## x"),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ("<p>See <a href='https://a.example/x'>the list</a></p>", "See [the list](https://a.example/x)"),
        ("<p><a href='mailto:ann@a.example'>Ann</a> <a href='/in'>in</a> <a href='https://a.example'>https://a.example</a></p>",
         "[Ann](ann@a.example) in https://a.example"),
        ("<p><a href='javascript:x()'>x</a> &amp; <b>Ann Lee</b>, <strong>Oxbow</strong></p>", "x & **Ann Lee**, **Oxbow**"),
        ("<script>no</script><style>no</style><noscript>no</noscript><template>no</template>yes<!-- no -->", "yes"),
        ("<nav>no</nav><button>no</button><div role='navigation'>no</div>yes", "yes"),
        ("<p hidden>no</p><p aria-hidden='true'>no</p><p style='color:red; display : none'>no</p>yes", "yes"),
        ("<p style='font-size:0'>no</p><p style='font-size:0.9em'>yes</p><p style='visibility:hidden'>no<b>no</b></p>", "yes"),
        ("<div id='cookie-banner'>no</div><span class='sr-only'>no</span>yes", "yes"),
        ("<p>a<span hidden>no</span>b</p>", "ab"),
        ("<header>no</header><main><p>yes, and much more than that</p></main>no<footer>no</footer>", "yes, and much more than that"),
        ("<p>all of this page is outside</p><main>x</main>", "all of this page is outside\n\nx"),
    ],
)  # fmt: skip
def test_what_a_page_shows(body: str, text: str) -> None:
    assert text_of(body) == text


def test_a_page_is_no_word_of_the_users_own() -> None:
    (note,) = only(
        read(page("<h1>Rye</h1><p>I promise to send Ann Lee bread.</p>"), "a.html", FETCHED), NoteRecord
    )
    assert (note.kind, note.people, note.date, note.title) == (NoteKind.PROGRAMME, (), FETCHED, "Rye")


EVENT = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": ["BusinessEvent"],
            "name": "Rye Fair 2027",
            "startDate": "2027-05-05T09:00",
            "endDate": "2027-05-06",
            "location": [{"@type": "VirtualLocation"}, {"@type": "Place", "name": "Guildhall", "address": {"addressLocality": "York"}}],
            "performer": {"@type": "Person", "name": "Cy Dun", "jobTitle": "Miller", "worksFor": {"@type": "Organization", "name": "Dun"},
                          "sameAs": ["https://www.linkedin.com/in/cy-dun-1"]},
            "subEvent": [{"@type": "Event", "name": "Jam", "performer": [{"@type": "Person", "name": "Bo Ek"}]}],
        }
    ],
}  # fmt: skip
PROGRAMME = (
    "<h1>Schedule</h1><h2>Wednesday 5 May 2027</h2><ul><li>9:00 Rye. <b>Ann Lee</b>, Baker, Oxbow</li>"
    "<li>10:00 Jam. <b>Bo Ek</b>, Ek</li><li>11:00 Tea. <b>Di Fox</b>, Fox</li></ul>"
)


def script(item: object) -> str:
    """JSON-LD in a page's head."""
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def test_a_programme_with_what_it_says_for_machines() -> None:
    found = read(page(PROGRAMME, f"<title>Schedule | Rye Fair</title>{script(EVENT)}"), "a.html", FETCHED)
    (event,) = only(found, EventHeader)
    assert (event.name, event.start, event.end, event.location) == (
        "Rye Fair 2027",
        dt.date(2027, 5, 5),
        dt.date(2027, 5, 6),
        "Guildhall, York",
    )
    speakers = {a.name: a for a in only(found, AttendeeRecord)}
    assert set(speakers) == {"Ann Lee", "Bo Ek", "Di Fox", "Cy Dun"}
    assert {a.event for a in speakers.values()} == {"Rye Fair 2027"}
    assert (speakers["Ann Lee"].title, speakers["Ann Lee"].organisation) == ("Baker", "Oxbow")
    cy = speakers["Cy Dun"]
    assert (cy.title, cy.organisation, cy.profile, cy.place) == (
        "Miller",
        "Dun",
        "https://www.linkedin.com/in/cy-dun-1",
        "uid:Cy Dun",
    )
    (note,) = only(found, NoteRecord)
    at = int(speakers["Ann Lee"].place.removeprefix("line:"))
    assert "Ann Lee" in note.text.split("\n")[at - 1]


def test_a_programme_takes_its_name_from_the_page_when_its_heading_says_nothing() -> None:
    (event,) = only(read(page(PROGRAMME, "<title>Schedule | Rye Fair 2027</title>"), "a.html"), EventHeader)
    assert (event.name, event.start) == ("Rye Fair 2027", dt.date(2027, 5, 5))


@pytest.mark.parametrize(
    "body",
    [
        "<div class='h-card'><h1 class='p-name'>Dana Kim</h1><p class='p-job-title'>Data lead</p><p class='p-org'>Northwind</p>"
        "<a class='u-email' href='mailto:dana@northwind.example?subject=x'>write</a><a class='u-url' href='https://dana.example'>web</a></div>",
        "<div class='vcard'><span class='fn'>Dana Kim</span>, <span class='title'>Data lead</span>, <span class='org'>Northwind</span>"
        "<a class='email' href='mailto:dana@northwind.example'>write</a><a class='url' href='https://dana.example'>web</a></div>",
        "<p>x</p>" + script({"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": {
            "@type": "Person", "name": "Dana Kim", "jobTitle": "Data lead", "worksFor": {"name": "Northwind"},
            "email": "mailto:dana@northwind.example", "url": "https://dana.example"}}),
    ],
)  # fmt: skip
def test_a_profile_gives_a_card(body: str) -> None:
    (found,) = only(read(page(body), "a.html", FETCHED), ContactRecord)
    assert (found.name, found.title, found.organisation) == ("Dana Kim", "Data lead", "Northwind")
    assert (found.emails, found.extra) == (("dana@northwind.example",), {"website": "https://dana.example"})
    assert found.dated == FETCHED


def test_the_author_of_an_article_is_no_contact() -> None:
    article = {
        "@type": "Article",
        "datePublished": "2026-05-19",
        "author": {"@type": "Person", "name": "Dana Kim"},
    }
    found = read(page("<p>Rye costs more.</p>", script(article)), "a.html", FETCHED)
    assert only(found, ContactRecord) == []
    assert [n.date for n in only(found, NoteRecord)] == [dt.date(2026, 5, 19)]


def test_json_ld_alone() -> None:
    found = read(json.dumps(EVENT), "event.json")
    assert [e.name for e in only(found, EventHeader)] == ["Rye Fair 2027"]
    assert {(a.name, a.session) for a in only(found, AttendeeRecord)} == {("Cy Dun", ""), ("Bo Ek", "Jam")}


def test_character_sets() -> None:
    declared = "<html><head><meta charset='iso-8859-2'></head><body><p>Żółw</p></body></html>".encode(
        "iso-8859-2"
    )
    assert [n.text for n in only(read(declared, "a.html"), NoteRecord)] == ["Żółw"]
    assert [n.text for n in only(read(page("<p>Żółw</p>").encode(), "a.html"), NoteRecord)] == ["Żółw"]
    odd = "<html><head><meta charset='no-such'></head><body><p>café</p></body></html>".encode("cp1252")
    assert [n.text for n in only(read(odd, "a.html"), NoteRecord)] == ["café"]


def test_a_page_saved_whole() -> None:
    whole = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject: Rye\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>Caf=C3=A9</p></body></html>\n--b--\n"
    )
    assert kind(whole, "a.mhtml") == "web_page"
    assert [n.text for n in only(read(whole, "a.mhtml"), NoteRecord)] == ["Café"]


def test_a_mail_with_pictures_is_no_page() -> None:
    mail = (
        "From: Ann Lee <ann@oxbow.example>\nTo: bo@ek.example\nSubject: saved by the bell\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<p>saved by Ann</p>\n--b--\n'
    )
    assert kind(mail, "a.eml") == "mail"


def test_a_page_without_text_says_so() -> None:
    ((_, why),) = refusals(read(page("<div id='root'></div><script>draw()</script>"), "a.html"))
    assert why.startswith("The page shows no text; perhaps it is drawn by a program.")


@pytest.mark.parametrize("text", ["<b>Ann</b> is a note", "a < b", "1 <html> in a sentence"])
def test_notes_with_a_tag_are_notes(text: str) -> None:
    assert kind(text, "a.html") == "note"


def test_a_page_nested_a_hundred_thousand_deep_is_read() -> None:
    (note,) = only(read(page("<div>" * 100_000 + "rye"), "a.html"), NoteRecord)
    assert note.text == "rye"


@pytest.mark.parametrize(
    "piece", ["<li>", "<span>a</span>", "<td></td>", "<h2></h2>", "<a href='https://a.example'>x</a>"]
)
def test_a_long_page_is_read_quickly(piece: str) -> None:

    with processor_time() as taken:
        read(page(piece * 50_000 + "rye"), "a.html")
    assert taken.seconds < 8


@settings(deadline=None)
@given(st.text(st.sampled_from(list("<>/=\"' abp&;!-[]")), max_size=200))
def test_any_markup(markup: str) -> None:
    for record in read(f"<html>{markup}", "a.html"):
        assert record.place or record.reason  # type: ignore[union-attr]
