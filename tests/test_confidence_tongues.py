"""Closing words without apostrophes, in short forms and in other languages, and the ordinary sentences beside them."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from coach.confidence import restrictions
from coach.evidence import Audience, Restriction
from coach.text import sentences

OPENING = (Audience.PUBLIC, Audience.OPEN)


def read(text: str) -> list[Restriction | None]:
    """The restriction of each sentence of a text."""
    return restrictions(text, list(sentences(text)), note_date=dt.date(2026, 11, 1))


def closed(text: str) -> list[bool]:
    """For each sentence whether it is closed."""
    return [r is not None and r.audience not in OPENING for r in read(text)]


CLOSED = [
    "The gallery will close. Dont tell anyone.",
    "The gallery will close. Thats between us.",
    "The gallery will close - pls don't fwd.",
    "The gallery will close. Pls dont share.",
    "The gallery will close. She doesnt want it known.",
    "The gallery will close. It isnt public yet.",
    "The gallery will close. He hasnt told his board.",
    "The gallery will close. I shouldnt know this.",
    "The gallery will close. Lets keep it between ourselves.",
    "The gallery will close. This stays between Omar and me.",
    "The gallery will close. Keep it between the three of us.",
    "The gallery will close. That's between him and me.",
    "He asked that it go no further: she is leaving.",
    "Noor is pregnant. She hasn't told work.",
    "Noor is pregnant and work doesn't know.",
    "Company secret: we drop the price by 12%.",
    "Trade secret: the glaze holds cobalt.",
    "Market-sensitive: the bank will merge.",
    "Inside information: the bank will merge. It signs in May.",
    "Background only: the bank will merge.",
    "On deep background, Noor said that the bank will merge.",
    "Noor, speaking on background, said the bank will merge.",
    "TLP:RED The bank will merge. It signs in May.",
    "TLP AMBER: the bank will merge.",
    "🤫 The bank will merge.",
    "The bank will merge 🤫",
    "The bank will merge. The press release comes out on 8 December, until then silence.",
    "The bank will merge. Don't put this in writing anywhere.",
    "The gallery will close its east wing. Omar would kill me if I told anybody.",
    "Omar let slip that the gallery will close.",
    "Top secret: the bank will merge.",
    "The bank will merge. This is secret.",
    "Das darf niemand wissen: Die Bank fusioniert.",
    "Behalt das für dich: Die Bank fusioniert.",
    "Die Bank fusioniert. Behalte es bitte für dich.",
    "Nur für mich: Die Bank fusioniert.",
    "Geheim: Die Bank fusioniert.",
    "Die Bank fusioniert. Das ist streng geheim.",
    "Die Bank fusioniert. Das weiß noch niemand.",
    "Die Bank fusioniert. Sag es niemandem.",
    "Die Bank fusioniert. Sags keinem.",
    "Die Bank fusioniert, das soll niemand erfahren.",
    "Die Bank fusioniert, er bat um Verschwiegenheit.",
    "Die Bank fusioniert. Das ist noch nicht offiziell.",
    "Intern: Wir senken den Preis.",
    "C'est un secret : la banque fusionne.",
    "C’est un secret : la banque fusionne.",
    "La banque fusionne. N'en parle à personne.",
    "La banque fusionne. Ne le dis à personne.",
    "La banque fusionne. Personne ne le sait.",
    "La banque fusionne. Ça reste entre nous.",
    "La banque fusionne. Garde-le pour toi.",
    "Top secret : la banque fusionne.",
    "Il m'a demandé de ne rien dire : il part.",
    "El banco se fusiona. No se lo digas a nadie.",
    "El banco se fusiona. Nadie lo sabe.",
    "Es un secreto: el banco se fusiona.",
    "Vertrouwelijk: de bank gaat fuseren.",
    "Dit blijft onder ons: de bank gaat fuseren.",
    "De bank gaat fuseren. Niet doorvertellen.",
    "De bank gaat fuseren. Niemand mag dit weten.",
    "De bank gaat fuseren. Vertel het niemand.",
    "Noor vertelde me in vertrouwen dat ze weggaat.",
    "Riservato: la banca si fonde.",
    "In via confidenziale mi ha detto che la banca si fonde.",
    "La banca si fonde. Non dirlo a nessuno.",
    "La banca si fonde. Che resti tra noi.",
    "La banca si fonde. Acqua in bocca.",
    "Segreto: la banca si fonde.",
    "Em segredo: o banco vai fundir.",
    "O banco vai fundir. Não contes a ninguém.",
    "O banco vai fundir. Fica entre nós.",
    "Poufne: bank się łączy.",
    "Bank się łączy. Nie mów nikomu.",
    "Bank się łączy. To tajemnica.",
    "Bank się łączy. Niech to zostanie między nami.",
    "Powiedział mi w zaufaniu, że odchodzi.",
    "Fortroligt: banken fusionerer.",
    "Banken går ihop. Det stannar mellan oss.",
    "Die Bank fusioniert. Behalt das fuer dich.",
    "Die Bank fusioniert. Behalt das fur dich.",
    "La banque fusionne. Ca reste entre nous.",
    "O banco vai fundir. Nao contes a ninguem.",
    "Bank laczy sie. Nie mow nikomu.",
    "Nur fuer mich: Die Bank fusioniert.",
    "A ne pas repeter : la banque fusionne.",
]


@pytest.mark.parametrize("text", CLOSED)
def test_all_of_it_is_closed(text: str) -> None:
    assert all(closed(text)), text


@pytest.mark.parametrize("text", [t for t in CLOSED if not t.isascii()])
def test_accents_may_be_signs_of_their_own(text: str) -> None:
    assert all(closed(unicodedata.normalize("NFD", text)))


ORDINARY = [
    "Let's keep it between 10 and 11.",
    "The secret of a good brief is one page.",
    "Confidentiality is one of our values.",
    "Nur für mich ein Kaffee, danke.",
    "The table stood between Omar and me.",
    "Keep the call between Omar and me short.",
    "Is there a desk between Omar and me?",
    "We keep the price between 40 and 50 euros.",
    "We could go no further because of the snow.",
    "You need go no further than the harbour.",
    "Intern: Anna starts in May.",
    "The intern sits next to me.",
    "She wrote background music for the film.",
    "Background: she studied in Ghent.",
    "He spoke on background noise in old recordings.",
    "The market is sensitive to prices.",
    "A sensitive topic well handled.",
    "Trade secrets law is her field.",
    "She lectures on inside information and the law.",
    "The team does confidential computing.",
    "Das Geheimnis guter Briefings ist Kürze.",
    "Vertraulichkeit ist einer unserer Werte.",
    "Niemand weiß, wie die alte Pumpe läuft.",
    "Wir haben Vertrauen in das Team.",
    "Bei uns darf niemand rauchen.",
    "Er hat mir die Leitung anvertraut.",
    "Sag niemals nie.",
    "Ich freue mich, Sie bald unter uns zu sehen.",
    "Intern arbeiten wir mit Jira.",
    "Le secret d'un bon brief est sa longueur.",
    "La confidentialité est une de nos valeurs.",
    "Le reste entre dans la boîte.",
    "Personne ne sait comment marche la pompe.",
    "Entre nous et la gare il y a deux cafés.",
    "Le secrétariat est ouvert.",
    "El secreto de un buen título es la brevedad.",
    "La confianza es importante.",
    "Nadie sabe cómo funciona.",
    "Het geheim van een goed verhaal is eenvoud.",
    "Vertrouwelijkheid is een van onze waarden.",
    "Zij heeft vertrouwen in het team.",
    "Hij is onder ons de beste schaker.",
    "Niemand weet hoe de pomp werkt.",
    "Houd het kort.",
    "Il segreto di un buon titolo è la brevità.",
    "Il tavolo è riservato per le otto.",
    "Tra noi e la stazione ci sono due bar.",
    "O segredo de um bom texto é a clareza.",
    "Entre nós e a praia há um café.",
    "Poufność to jedna z naszych wartości.",
    "Tajemnica dobrego tekstu to prostota.",
    "Między nami a dworcem jest kawiarnia.",
    "Jeg har tillid til holdet.",
    "She will never forgive me if I am late.",
    "They let the deadline slip that week.",
    "We wont be late.",
    "He cant share a room.",
    "Dont worry about the deadline.",
    "Dont forget the adapter.",
    "He hasnt told me when he arrives.",
    "Shes a dentist.",
    "Its a secretariat for two.",
    "She trusts me with the keys.",
    "The secret is out: we are hiring.",
    "Top marks for the secretary.",
    "We put this in writing every year.",
    "Don't put it down yet, it is hot.",
    "Please write it down.",
    "Secret-sharing schemes are her topic.",
    "Sensitive-skin soap sells well.",
    "Amber is her favourite colour.",
    "Das Hotel liegt zwischen uns und dem Hafen.",
    "Let’s keep it between 10 and 11.",
    "It lies between the river and me.",
    "He wont share the car.",
    "Ils nont rien dit du prix.",
    "Wir bleiben bis Freitag unter dem Dach.",
    "Entre nous deux il y a dix ans.",
    "Er kommt fur zwei Tage.",
    "Entre nos deux maisons il y a un jardin.",
    "La clave es la confianza en el equipo.",
    "E un segreto di Pulcinella non serve.",
    "Sie sagt niemandem Guten Tag.",
    "No digas tonterías.",
    "Houd het voor je eigen team simpel.",
    "Vertel niemand hoe oud ik ben.",
    "Resta tra noi fino a venerdì.",
    "Nikt nie wie, jak to działa.",
    "Han er fortrolig med faget.",
    "Dont share a password with anyone.",
    "My editor would kill me if I missed the deadline.",
    "Work doesnt end at five.",
    "The press release comes out on 8 December. Until then we have time.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_sentences_stay_open(text: str) -> None:
    assert not any(closed(text)), read(text)


@pytest.mark.parametrize(
    "text",
    ["Company secret: the price falls by 12%.", "That is a trade secret.", "Das ist nur intern.", "Usage interne : le prix baisse."],
)  # fmt: skip
def test_secrets_of_the_house_are_for_the_house(text: str) -> None:
    (found,) = read(text)
    assert found is not None
    assert found.audience is Audience.EMPLOYER


def test_silence_until_then_dates_what_it_points_at() -> None:
    text = "The bank will merge. The press release comes out on 8 December, until then silence."
    assert [r and r.until for r in read(text)] == [dt.date(2026, 12, 8)] * 2


def test_a_label_of_another_language_closes_its_paragraph_only() -> None:
    text = "Geheim: Die Bank fusioniert. Noor leitet das Haus.\n\nIhr Vortrag war gut."
    assert closed(text) == [True, True, False]


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Die Bank fusioniert. Bitte noch nicht weitersagen bis 15. Dezember.", dt.date(2026, 12, 15)),
        ("Die Bank fusioniert. Bitte bis zum 15. Dezember nicht weitersagen.", dt.date(2026, 12, 15)),
        ("Vertraulich: die Bank schickt bis 15. Dezember die Bilanz.", None),
    ],
)
def test_a_german_day_ends_the_silence_only_beside_its_words(text: str, until: dt.date | None) -> None:
    found = read(text)
    assert all(r is not None and r.until == until for r in found)
