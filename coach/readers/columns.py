"""What columns about people are called across exports, and how a row's name is put together."""

from __future__ import annotations

import re

from coach.readers.tables import Row, Table
from coach.text import fold

# Names as `tables.key` squeezes them; the first filled one counts.
FIRST_NAME = (
    "firstname", "givenname", "forename", "vorname", "prenom", "voornaam", "fornamn", "fornavn", "etunimi",
    "attendeefirstname", "guestfirstname", "imie", "nomdepila",
)  # fmt: skip
LAST_NAME = (
    "lastname", "surname", "familyname", "nachname", "familienname", "nomdefamille", "achternaam", "efternamn",
    "etternavn", "efternavn", "apellidos", "apellido", "cognome", "sukunimi", "attendeelastname", "attendeesurname",
    "guestlastname", "nazwisko", "sobrenome", "apelido",
)  # fmt: skip
FULL_NAME = (
    "name", "fullname", "attendeename", "attendee", "guestname", "guest", "participant", "participantname", "delegate",
    "delegatename", "displayname", "contactname", "person", "member", "membername", "speaker", "speakername", "teilnehmer",
    "teilnehmername", "nom", "nomcomplet", "nombre", "nombrecompleto", "nome", "nomecompleto", "naam", "namn", "navn", "nimi",
)  # fmt: skip
EMAIL = (
    "email", "emailaddress", "mail", "mailaddress", "primaryemail", "workemail", "businessemail", "attendeeemail",
    "guestemail", "emails", "emailaddresses", "email1", "youremail", "emailadresse", "adresseemail", "adressemail",
    "courriel", "correoelectronico", "correo", "epost", "epostadress", "epostadresse", "emailadres", "indirizzoemail",
    "direcciondecorreoelectronico", "enderecodeemail",
)  # fmt: skip
PHONE = (
    "phone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "cellphone", "cell", "telephone", "tel",
    "workphone", "telefon", "telefonnummer", "handy", "telephoneportable", "telefono", "movil", "telefoon",
)  # fmt: skip
PROFILE = (
    "linkedin", "linkedinurl", "linkedinprofile", "linkedinprofileurl", "profileurl", "profile", "urlofmemberprofile",
    "url",
)  # fmt: skip
ORGANISATION = (
    "company", "companyname", "organisation", "organization", "organizationname", "organisationname", "employer",
    "affiliation", "institution", "firm", "business", "companyorganisation", "companyorganization",
    "organisationcompany", "organizationcompany", "unternehmen", "firma", "entreprise", "societe", "empresa", "azienda",
    "societa", "bedrijf", "organisatie", "foretag", "virksomhed", "bedrift", "yritys",
)  # fmt: skip
TITLE = (
    "jobtitle", "position", "jobposition", "jobrole", "role", "title", "occupation", "function", "jobfunction",
    "professionaltitle", "yourrole", "stelle", "berufsbezeichnung", "funktion", "poste", "fonction", "cargo", "puesto", "ruolo",
    "posizione", "functie", "functietitel", "befattning", "titel", "stilling", "stillingsbetegnelse",
)  # fmt: skip
STATUS = (
    "approvalstatus", "attendeestatus", "rsvp", "rsvpstatus", "registrationstatus", "status", "orderstatus",
    "ticketstatus", "response", "attending",
)  # fmt: skip

GUEST_COLUMNS = (
    "approvalstatus", "attendeestatus", "rsvp", "rsvpstatus", "registrationstatus", "tickettype", "ticketname",
    "ticketstatus", "checkedinat", "order", "orderno", "orderdate", "attendee",
)  # fmt: skip
"""Columns that make the people of a table guests, whatever else is in it."""

_ORGANISATION_WORDS = re.compile(
    r"\b(company|organi[sz]ation|employer|affiliation|institution|firm|work for)\b"
)
_NOT_ORGANISATION = re.compile(
    r"\b(size|website|web|url|link|address|industry|sector|stage|type|revenue|how many|describe|description|number|country|"
    r"city|phone|logo|event|why)\b"
)
_TITLE_WORDS = re.compile(
    r"\b(job title|your title|your role|job role|position|current role|what do you do|role at)\b"
)
_PROFILE_WORDS = re.compile(r"\blinked ?in\b")
_PHONE_WORDS = re.compile(r"\b(mobile|phone|telephone)( number)?\b")


def question_columns(table: Table) -> dict[str, int]:
    """Columns whose header is the organiser's own question ("Which company do you work for?"), by what they ask:
    `organisation`, `title`, `profile`, `phone`."""
    found: dict[str, int] = {}
    for index, name in enumerate(table.names):
        words = " ".join(re.findall(r"\w+", fold(name)))
        if _ORGANISATION_WORDS.search(words) and not _NOT_ORGANISATION.search(words):
            found.setdefault("organisation", index)
        elif _TITLE_WORDS.search(words):
            found.setdefault("title", index)
        elif _PROFILE_WORDS.search(words):
            found.setdefault("profile", index)
        elif _PHONE_WORDS.search(words):
            found.setdefault("phone", index)
    return found


def has_name(table: Table) -> bool:
    """Whether the table has a column for people's names."""
    return any(k in table.columns for k in (*FIRST_NAME, *FULL_NAME))


def name_parts(row: Row) -> tuple[str, str, str]:
    """Full, given and family name of a row.

    A column that says "name" beside one for the first name holds the family name, unless the first name is in it.
    """
    first, last, full = row.get(*FIRST_NAME), row.get(*LAST_NAME), row.get(*FULL_NAME)
    if first and last and full in (first, last):
        full = ""  # "Nom" beside "Prénom"
    if last and full and not first and fold(last) not in fold(full):
        first, full = full, ""  # "Nombre" beside "Apellidos"
    if first and full and not last and fold(first) not in fold(full):
        last, full = full, ""
    return spoken(full) or " ".join(p for p in (first, last) if p), first, last


_CREDENTIAL = re.compile(r"(?:[A-Z]{2,}\w*|[A-Z]\w?[A-Z]\w*|\w+\.[\w.]*|Jr|Sr|[IVX]+|Esq|Eng|Dr|Prof)\.?")


def is_credential(piece: str) -> bool:
    """Whether a piece after a comma is a degree or suffix ("PhD", "Jr.", "MBA, CFA") and no name."""
    return all(_CREDENTIAL.fullmatch(word) for word in piece.split())


def spoken(name: str) -> str:
    """A name as one says it: no quotation marks, single blanks, "Doe, Jane" turned round.

    >>> spoken("'Doe,  Jane'"), spoken("Jane Doe, PhD")
    ('Jane Doe', 'Jane Doe, PhD')
    """
    flat = " ".join(name.strip(" \t\"'").split())
    family, comma, given = flat.partition(", ")
    short = 1 <= len(given.split()) <= 2 and len(family.split()) <= 3
    if comma and short and "," not in given and "@" not in flat and not is_credential(given):
        return f"{given} {family}"
    return flat
