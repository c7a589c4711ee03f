"""Pages about one person: a note whose title is their name and that says so, and `Name: …` blocks in minutes.

They give a contact card beside the note. What says so: `type: person`, a tag or folder for people, or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from coach.readers.columns import spoken
from coach.readers.contact_values import birthday, filled, is_profile, unique
from coach.readers.front_matter import DATE, EVENT, PEOPLE, FrontMatter
from coach.readers.speakers import is_name
from coach.readers.stamps import date_in
from coach.readers.tables import key
from coach.records import ContactKind, ContactRecord
from coach.text import fold, plain

NAME = ("name", "fullname", "nom", "nombre")
EMAIL = (
    "email",
    "emails",
    "mail",
    "emailaddress",
    "workemail",
    "privateemail",
    "emailwork",
    "emailprivate",
    "courriel",
)
PHONE = ("phone", "phones", "mobile", "tel", "telephone", "cell", "phonenumber", "telefon", "handy")
ORGANISATION = (
    "company", "organisation", "organization", "org", "employer", "worksat", "workplace", "affiliation", "firma",
    "unternehmen", "entreprise", "empresa",
)  # fmt: skip
ROLE = ("role", "jobtitle", "position", "job", "occupation", "function", "rolle", "poste", "cargo")
WEB = (
    "linkedin",
    "profile",
    "github",
    "twitter",
    "x",
    "bluesky",
    "xing",
    "orcid",
    "website",
    "web",
    "url",
    "homepage",
)
ALIASES = ("aliases", "alias", "nickname", "nicknames", "aka", "alsoknownas", "spitzname")
PLACE = ("location", "city", "place", "ort", "town", "country")
UPDATED = (
    "updated",
    "modified",
    "lastmodified",
    "lastmod",
    "dateupdated",
    "datemodified",
    "lastupdated",
    "asof",
)
_PERSON = frozenset("person people persons contact contacts human kontakt personne persona".split())
_FOLDERS = frozenset("people persons contacts person kontakte personen personnes contacten personas".split())
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(
    r"https?://[^\s<>()\[\]\"',]+|(?:www\.)?(?:linkedin|github|twitter|x|xing)\.com/[^\s<>()\[\]\"',]+"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A note as far as it matters here: its title, path, text and tags."""

    title: str
    path: str
    text: str
    tags: tuple[str, ...]


def card(page: Page, head: FrontMatter) -> ContactRecord | None:
    """The contact card that a page about a person gives, None for any other note."""
    name = _named(page, head)
    if not name:
        return None
    lines = page.text[: head.body_start].strip() or _opening(page.text)
    role = plain(head.first(*ROLE))
    title = plain(head.first("title"))
    if not role and title and fold(title) != fold(name):
        role = title
    return _card("line:1", lines or name, name, head, role)


def _opening(text: str) -> str:
    """The head of a page without front matter, as it stands: its first two paragraphs."""
    found = re.match(
        r"\s*(?:(?!\n[ \t]*\n).){1,700}(?:\n[ \t]*\n(?:(?!\n[ \t]*\n).){1,700})?", text, re.DOTALL
    )
    return found[0].strip("\n") if found else ""


def _named(page: Page, head: FrontMatter) -> str:
    """Whose page it is, empty if it is nobody's."""
    stated = {fold(v).strip("# ") for v in head.every("type", "kind", "class", "fileclass", "category")}
    tags = {fold(tag).partition("/")[0] for tag in page.tags}
    says = bool(_PERSON & stated) or bool(_PERSON & tags)
    if not says and (head.every(*PEOPLE, *EVENT) or (stated - {""} and not head.first(*EMAIL))):
        return ""
    in_folder = any(fold(f).strip("0123456789 -_.@") in _FOLDERS for f in PurePosixPath(page.path).parts[:-1])
    if not (says or in_folder or _ADDRESS.search(" ".join(head.every(*EMAIL)))):
        return ""
    for shown in (head.first(*NAME), page.title):
        name = spoken(re.sub(r"\s*\([^()]*\)\s*$", "", plain(shown)).strip(" @#"))
        if is_name(name) or (
            _PERSON & stated and re.fullmatch(r"[^\W\d_][\w.'’-]*", name) and name[:1].isupper()
        ):
            return name
    return ""


def _card(place: str, raw: str, name: str, head: FrontMatter, role: str) -> ContactRecord:
    web = [u for v in head.every(*WEB) for u in _URL.findall(v)]
    listed = head.every(*ALIASES)  # one line of several, or a list of one each ("Park, Dana")
    aliases = [spoken(plain(a)) for v in listed for a in (re.split(r"[;,]", v) if len(listed) == 1 else [v])]
    return ContactRecord(
        place=place,
        raw=raw,
        kind=ContactKind.CARD,
        name=name,
        nicknames=unique(a for a in aliases if a and fold(a) != fold(name)),
        emails=unique(a for v in head.every(*EMAIL) for a in _ADDRESS.findall(v)),
        phones=unique(p for v in head.every(*PHONE) for p in re.split(r"[,;]", v) if sum(map(str.isdigit, p)) > 5),
        profiles=unique(u for u in web if is_profile(u)),
        organisation=plain(head.first(*ORGANISATION)),
        title=role,
        location=plain(head.first(*PLACE)),
        dated=next((d for v in head.every(*UPDATED, *DATE) if (d := date_in(v))), None),
        extra=filled({
            "birthday": birthday(head.first("birthday", "bday", "born", "geburtstag")),
            "website": ", ".join(u for u in web if not is_profile(u)),
        }),
    )  # fmt: skip


_NAMED_LINE = re.compile(r"^\W{0,6}(?:full )?name\W{0,3}:", re.MULTILINE | re.IGNORECASE)
_LABELLED = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?\**(?P<key>[^\W\d_][\w /-]{0,24}?)\**[ \t]*:\**[ \t]*(?P<value>.*)"
)


def blocks(text: str, start: int = 0) -> Iterator[ContactRecord]:
    """People whom minutes list in blocks of lines, each beginning with `Name: …`.

    >>> [(p.place, p.name, p.emails) for p in blocks("Fair\\n\\nName: Ann Lee\\nEmail: ann@a.example\\nAsk: jam\\n")]
    [('line:3', 'Ann Lee', ('ann@a.example',))]
    """
    if not any(word in text for word in ("Name", "name", "NAME")) or not _NAMED_LINE.search(text, start):
        return
    lines = text.split("\n")
    first = text.count("\n", 0, start)
    for at in range(first, len(lines)):
        opening = _LABELLED.fullmatch(lines[at])
        if not opening or key(opening["key"]) not in ("name", "fullname"):
            continue
        name = spoken(plain(opening["value"]))
        values: dict[str, tuple[str, ...]] = {}
        end = at + 1
        while (
            end < len(lines)
            and (line := _LABELLED.fullmatch(lines[end]))
            and key(line["key"]) not in ("name", "fullname")
        ):
            if line["value"].strip():
                values.setdefault(key(line["key"]), (line["value"].strip("* "),))
            end += 1
        if is_name(name) and end > at + 1:
            head = FrontMatter(values)
            role = plain(head.first(*ROLE, "title"))
            yield _card(f"line:{at + 1}", "\n".join(lines[at:end]), name, head, role)
