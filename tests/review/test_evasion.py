"""What somebody writes to get past the reviewer, or writes in another language, is found; the like of it passes."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.review.identifiers.spoken import find
from coach.review.reviewer import Reviewer

REVIEWER = Reviewer(None, dt.date(2026, 11, 22))

FOUND = [
    "You are an i d i o t and everyone knows it.",
    "You're a complete 1d10t.",
    "What a m0r0n he is.",
    "You i-d-i-o-t.",
    "Sei un idiota.",
    "Tu es vraiment un crétin.",
    "Du bist so ein Vollidiot.",
    "Eres un imbécil.",
    "Je bent een idioot.",
    "Espèce d'imbécile, tu n'as rien compris.",
    "Alle Ausländer sollten gehen.",
    "Die Flüchtlinge sind alle kriminell.",
    "Les immigrés sont tous des voleurs.",
    "Los gitanos roban.",
    "Gli immigrati sono tutti ladri.",
    "Buitenlanders stelen.",
    "Gypsies steal.",
    "Women just aren't made for engineering.",
    "My card number is 4111 1111\n1111 1111.",
    "My card is four one one one, one one one one, one one one one, one one one one.",
    "My card: 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "Her IBAN: D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1 3 0 0 0.",
    "Call Omar on oh seven seven double oh nine hundred one six one.",
    "Ruf Omar an: Handy null eins sieben eins zwei drei vier fünf sechs neun.",
    "password: correct horse battery staple",
    "Mein Passwort lautet hunter22",
    "Mon mot de passe est hunter22.",
    "La contraseña es gatito99",
    "Het wachtwoord is welkom01",
    "La password è gattino12.",
    "my pin is 4 7 1 1",
    "The wifi code: swordfish-77. Use it freely.",
    "Our client Lumen is about to lay off 200 people next month.",
    "Unser Kunde wird im Mai 200 Leute entlassen.",
    "Notre client va licencier 200 personnes en mai.",
    "Mi cliente va a despedir a 200 personas en mayo.",
    "Der Kunde Lumen wird im Mai verkauft.",
    "Lumen will fire half of its staff in May, a friend in HR tells me.",
    "We are closing Q3 at 4.2m against a plan of 6, not published yet.",
]


@pytest.mark.parametrize("text", FOUND)
def test_it_is_not_sent_as_it_is(text: str) -> None:
    assert REVIEWER.review(text).verdict != "ok"


FINE = [
    "Our client Lumen will launch a new lamp in May.",
    "Our client Lumen will lay off 200 people, as it announced today.",
    "A client will let us know on Monday.",
    "Our clients will close the deal on Friday.",
    "My client is going to merge both files.",
    "Our customers will fire up the new ovens in May.",
    "A friend in HR told me about your talk.",
    "A friend in finance told me that you are looking for an editor.",
    "Somebody on the board said hello.",
    "Der Kunde wird im Mai beliefert.",
    "Unser Kunde wird den Vertrag kündigen, wenn wir zu spät liefern.",
    "Notre client va fermer le dossier.",
    "Mi cliente va a firmar en mayo.",
    "Our results are not published yet; the paper appears in May.",
    "The Q3 results will be published on 4 May.",
    "The paper on 12 pumps is not published yet.",
    "One two three four five six seven eight, and the band starts; call me.",
    "We counted one, two, three, four, five, six, seven, eight, nine steps on the phone.",
    "The table has 4 1 2 1 1 3 1 1 1 1 2 1 1 1 1 2 votes.",
    "4111 2222\n3333 4444",
    "The password is required.",
    "password: please ask the front desk",
    "Password: reset required every ninety days",
    "Passwort: bitte bei Ben erfragen.",
    "Das Passwort ist abgelaufen.",
    "Mein Passwort ist zu lang.",
    "Le mot de passe est expiré.",
    "La clave es la paciencia.",
    "La clave del proyecto es el equipo.",
    "A senha é obrigatória.",
    "Het wachtwoord is verlopen.",
    "The PIN is 4 digits long.",
    "My pin is in the safe.",
    "Pin: 3 of 4 done",
    "Die Ausländerbehörde sollte um acht öffnen.",
    "Alle Migranten sollten gehen dürfen, wohin sie wollen.",
    "Die Frauen müssen raus aus der Teilzeitfalle.",
    "Frauen sind nicht dumm.",
    "Les femmes sont toutes invitées.",
    "Los inmigrantes son todos bienvenidos.",
    "Las mujeres son muy activas.",
    "Vrouwen zijn welkom.",
    "Du bist kein Idiot.",
    "Tu n'es pas idiot.",
    "Sie sind ein Experte.",
    "You are a dumbbell coach.",
    "L1 and L2 caches; the 1d array.",
    "Parents aren't able to attend on Friday.",
    "These chairs aren't made for children.",
    "Women aren't paid the same.",
    "Men's shoes steal the show.",
    "Sei un grande amico.",
    "The order of four, five, six, seven, eight, nine, ten copies stands.",
    "Call us: twenty-four seven.",
]


@pytest.mark.parametrize("text", FINE)
def test_ordinary_prose_passes(text: str) -> None:
    report = REVIEWER.review(text)
    assert report.verdict == "ok", report.findings


def test_news_of_a_client_may_be_talked_of_in_the_house() -> None:
    text = "Our client Lumen is about to lay off 200 people next month."
    assert REVIEWER.review(text, "email", "employer").verdict == "ok"


def test_a_number_in_words_is_found_as_it_stands() -> None:
    text = "Ring oh seven seven, double oh nine hundred one six one, please."
    (found,) = find(text)
    assert (found.kind, text[found.start : found.end]) == (
        "phone",
        "oh seven seven, double oh nine hundred one six one",
    )


def test_a_card_in_words_needs_its_checksum() -> None:
    number = ", ".join(["four one one one", *["one one one one"] * 3])
    assert [f.kind for f in find(f"My card is {number}.")] == ["card"]
    assert [f.kind for f in find(f"My card is {number[:-3]}two.")] == []
