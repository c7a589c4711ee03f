"""Google, Outlook and Thunderbird address books."""

import pytest
from reading import kind, only, read, refusals

from coach.records import ContactKind, ContactRecord

GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,"
    "Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Formatted,Address 1 - City,Address 1 - Region,Address 1 - Country,Website 1 - Label,Website 1 - Value\n"
    'Ann,B.,Lee,Annie,,Oxbow,Baker,Ovens,--06-15,"Met in York,\nlikes rye",,* myContacts ::: Bread,* Work,'
    "ann@oxbow.example ::: lee@oxbow.example,Other,ann@home.example,Mobile,+44 7700 900101,,York,,UK,,"
    "https://www.linkedin.com/in/ann-lee ::: https://ann.example\n"
    ",,,,,,,,,,,* myContacts,,shop@oxbow.example,,,,,,,,,,\n"
    ",,,,,,,,,,,* myContacts,,,,,,,,,,,,\n"
)


def test_google() -> None:
    ann, shop = only(read(GOOGLE), ContactRecord)
    assert kind(GOOGLE) == "google_contacts"
    assert (ann.name, ann.given, ann.family, ann.nicknames) == ("Ann B. Lee", "Ann", "Lee", ("Annie",))
    assert ann.emails == ("ann@oxbow.example", "lee@oxbow.example", "ann@home.example")
    assert (ann.phones, ann.organisation, ann.title) == (("+44 7700 900101",), "Oxbow", "Baker")
    assert (ann.location, ann.note, ann.kind) == (
        "York, UK",
        "Met in York,\nlikes rye",
        ContactKind.ADDRESS_ROW,
    )
    assert ann.profiles == ("https://www.linkedin.com/in/ann-lee",)
    assert ann.extra == {
        "birthday": "--06-15",
        "labels": "myContacts, Bread",
        "website": "https://ann.example",
        "department": "Ovens",
    }
    assert (shop.place, shop.name, shop.emails) == ("row:2", "", ("shop@oxbow.example",))
    assert refusals(read(GOOGLE)) == [("row:3", "The row has neither a name nor an address.")]


def test_google_old_layout() -> None:
    text = (
        "Name,Given Name,Additional Name,Family Name,Birthday,Location,Occupation,Notes,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n"
        "Ann Lee,Ann,,Lee,1604-06-15,York,,,Bread ::: * My Contacts,* Work,ann@oxbow.example,,,,Oxbow,Baker\n"
    )
    (ann,) = only(read(text), ContactRecord)
    assert (ann.name, ann.organisation, ann.title, ann.location) == ("Ann Lee", "Oxbow", "Baker", "York")
    assert ann.extra == {"birthday": "--06-15", "labels": "Bread, My Contacts"}


OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business City,Business Country/Region,"
    "Business Phone,Home Phone,Mobile Phone,Birthday,E-mail Address,E-mail 2 Address,Government ID Number,Notes,Web Page\n"
    "Dr.,Ann,,Lee,,Oxbow,Ovens,Baker,York,UK,+44 7700 900102,,+44 7700 900103,0/0/00,ann@oxbow.example,lee@oxbow.example,"
    "QQ123456C,rye,\n"
)


def test_outlook() -> None:
    (ann,) = only(read(OUTLOOK), ContactRecord)
    assert kind(OUTLOOK) == "address_book"
    assert (ann.name, ann.organisation, ann.title) == ("Ann Lee", "Oxbow", "Baker")
    assert ann.emails == ("ann@oxbow.example", "lee@oxbow.example")
    assert ann.phones == ("+44 7700 900103", "+44 7700 900102")
    assert (ann.location, ann.note, ann.extra) == ("York, UK", "rye", {"department": "Ovens"})


def test_a_government_number_is_kept_nowhere() -> None:
    assert "QQ123456C" not in repr(read(OUTLOOK))


def test_thunderbird() -> None:
    text = (
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,Home Phone,Mobile Number,"
        "Work City,Work Country,Job Title,Department,Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Notes\n"
        "Ann,Lee,Ann Lee,Annie,ann@oxbow.example,,,,+44 7700 900104,York,UK,Baker,,Oxbow,https://ann.example,,6,5,\n"
    )
    (ann,) = only(read(text), ContactRecord)
    assert kind(text) == "address_book"
    assert (ann.name, ann.nicknames, ann.emails) == ("Ann Lee", ("Annie",), ("ann@oxbow.example",))
    assert (ann.organisation, ann.title, ann.location) == ("Oxbow", "Baker", "York, UK")
    assert ann.extra == {"birthday": "--06-05", "website": "https://ann.example"}


@pytest.mark.parametrize(
    "header",
    [
        # Outlook in German, French, Spanish, Italian, Dutch, Portuguese
        "Anrede,Vorname,Nachname,Firma,Position,Ort geschäftlich,Telefon geschäftlich,Mobiltelefon,E-Mail-Adresse,Regierungs-Nr.,Konto,Notizen",
        "Titre,Prénom,Nom,Société,Fonction,Ville (bureau),Téléphone (bureau),Tél. mobile,Adresse de messagerie,Code gouvernement,Compte,Remarques",
        "Tratamiento,Nombre,Apellidos,Organización,Puesto,Ciudad de trabajo,Teléfono del trabajo,Móvil,Dirección de correo electrónico,Id. del gobierno,Cuenta,Notas",
        "Titolo,Nome,Cognome,Società,Posizione,Città (uff.),Telefono (uff.),Cellulare,Indirizzo posta elettronica,Numero governo,Conto,Note",
        "Titel,Voornaam,Achternaam,Bedrijf,Functie,Werkadres. plaats,Telefoon op werk,Mobiele telefoon,E-mailadres,Sofi-nummer,Rekening,Notities",
        "Título,Nome,Sobrenome,Empresa,Cargo,Cidade comercial,Telefone comercial,Telefone celular,Endereço de email,Código do governo,Conta,Anotações",
    ],
)
def test_outlook_in_other_languages(header: str) -> None:
    row = (
        "Dr.,Ann,Lee,Oxbow,Baker,York,+44 7700 900102,+44 7700 900103,ann@oxbow.example,QQ123456C,ACC-77,rye"
    )
    text = f"\ufeff{header}\r\n{row}\r\n"
    (ann,) = only(read(text), ContactRecord)
    assert kind(text) == "address_book"
    assert (ann.name, ann.organisation, ann.title, ann.note) == ("Ann Lee", "Oxbow", "Baker", "rye")
    assert (ann.emails, ann.phones) == (("ann@oxbow.example",), ("+44 7700 900103", "+44 7700 900102"))
    assert ann.location == "York"
    assert "QQ123456C" not in repr(ann)


def test_account_and_billing_are_kept_nowhere_and_only_their_cells_go() -> None:
    text = (
        "First Name,Last Name,Company,Business Phone,Mobile Phone,E-mail Address,Account,Billing Information,Mileage,Notes\n"
        'Ann,Lee,"Oxbow, 7",7,,ann@oxbow.example,7,"Card 7, York",12,"has 7 ovens"\n'
    )
    (ann,) = only(read(text), ContactRecord)
    assert ann.raw == 'Ann,Lee,"Oxbow, 7",7,,ann@oxbow.example,,,12,"has 7 ovens"'


@pytest.mark.parametrize(
    "text",
    [
        "First Name,Last Name,Email,Mobile,Category,Website\nAnn,Lee,ann@oxbow.example,1,Speaker,https://a.example\n",
        "First Name,Last Name,Email,Home Phone,Cell Phone,Work Phone,Ticket Type\nAnn,Lee,ann@oxbow.example,1,2,3,VIP\n",
    ],
)
def test_lists_of_guests_with_numbers_are_no_address_books(text: str) -> None:
    assert kind(text) == "attendee_list"


def test_yahoo() -> None:
    text = (
        "First,Middle,Last,Nickname,Email,Category,Home,Work,Mobile,Personal Website,Job Title,Company,Comments\n"
        "Ann,,Lee,Annie,ann@oxbow.example,,,,+44 7700 900101,,Baker,Oxbow,rye\n"
    )
    (ann,) = only(read(text), ContactRecord)
    assert (ann.name, ann.emails, ann.phones, ann.organisation, ann.note) == (
        "Ann Lee",
        ("ann@oxbow.example",),
        ("+44 7700 900101",),
        "Oxbow",
        "rye",
    )


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,Etiketten,Labels,E-Mail 1 - Wert,Telefon 1 - Wert,Organisation 1 - Name",
        "Prénom,Nom de famille,Notes,Libellés,E-mail 1 - Valeur,Téléphone 1 - Valeur,Organisation 1 - Nom",
        "Nombre,Apellidos,Notas,Etiquetas,Correo electrónico 1 - Valor,Teléfono 1 - Valor,Organización 1 - Nombre",
    ],
)
def test_google_in_other_languages(header: str) -> None:
    text = f"{header}\nAnn,Lee,,* Navy:::* myContacts,ann@oxbow.example ::: lee@oxbow.example,+44 7700 900101,Oxbow\n"
    (ann,) = only(read(text), ContactRecord)
    assert kind(text) == "google_contacts"
    assert (ann.name, ann.organisation) == ("Ann Lee", "Oxbow")
    assert ann.emails == ("ann@oxbow.example", "lee@oxbow.example")
    assert ann.extra["labels"] == "Navy, myContacts"
