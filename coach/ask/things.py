"""What people send and owe each other, by its English and its German nouns; and whether two phrases name one thing. Pure."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from coach.ask.vocabulary import LIGHT, groups, synonyms, terms
from coach.index.words import stem
from coach.text import fold
from coach.writer.nouns import head_noun
from coach.writer.promised import is_action

_THINGS = """
quote quotes quotation offer estimate angebot angebote kostenvoranschlag
table tables tabelle tabellen
data daten
figure figures number numbers zahl zahlen abbildung abbildungen
report reports bericht berichte
list lists liste listen
slide slides deck folie folien
draft drafts entwurf entwürfe
invoice invoices bill rechnung rechnungen
contract contracts agreement vertrag verträge
photo photos photograph photographs picture pictures foto fotos bild bilder
book books buch bücher
note notes notiz notizen
minutes protocol protokoll protokolle
invitation invitations einladung einladungen
size sizes measurement measurements dimension dimensions maß maße abmessung abmessungen
sample samples muster probe proben
map maps karte karten
drawing drawings zeichnung zeichnungen
address addresses adresse adressen
introduction vorstellung
recipe recipes rezept rezepte
paper article artikel aufsatz
chapter chapters kapitel
document documents papers unterlage unterlagen dokument dokumente
template templates vorlage vorlagen
key keys schlüssel
price prices preis preise
plan plans plan pläne
programme program programm
form forms formular formulare
answer reply antwort
money payment geld zahlung
letter letters briefe
wording text texts wortlaut
test tests prüfung
film video films videos
poster posters plakat plakate
catalogue catalog katalog kataloge
translation übersetzung
feedback comments rückmeldung kommentare
"""
_INTRODUCTION = stem("introduction")


@cache
def _same() -> dict[str, frozenset[str]]:
    return groups("\n".join(map(fold, _THINGS.strip().splitlines())))


def senses(word: str) -> frozenset[str]:
    """The stems that may stand for a noun, itself included."""
    one = stem(word)
    return synonyms(one) | _same().get(one, frozenset()) | {one}


_WHICH = re.compile(
    r"(?:first|second|third|fourth|(?:an)?other|newe?r?|olde?r?|erste|zweite|dritte|andere|neue|alte)[nrs]?",
    re.IGNORECASE,
)
"""Which of several things of one name is meant."""


def words_of(phrase: str) -> list[str]:
    """The words that tell which thing a phrase means."""
    head = head_of(phrase)
    named = {w for w in re.findall(r"[^\W_]+", fold(phrase)) if _WHICH.fullmatch(w)}
    return [*(w for w in terms(phrase) if w not in LIGHT or w == head), *sorted(named - {head})]


def head_of(phrase: str) -> str:
    """The folded noun that a phrase is about, numbers left out: "figures 2 and 3" is about figures.

    >>> head_of("the sizes of our drawers"), head_of("figures 2 and 3")
    ('sizes', 'figures')
    """
    found = terms(head_noun(re.sub(r"(?:(?:,| and| to| or)? \d+)+", "", phrase)))
    return found[-1] if found else ""


def is_one(asked: str, what: str, around: Set[str]) -> bool:
    """Whether the thing asked for is the one promised: by its noun, and by each word beside it in the promise or in what is
    told around it (stems).

    >>> is_one("the drawer sizes", "sizes of our drawers", set()), is_one("the report", "list of reports", set())
    (True, False)
    """
    head = head_of(asked)
    if not head or stem(head_of(what)) not in senses(head):
        return False
    have = {stem(w) for w in terms(what)} | around
    return all(senses(w) & have for w in words_of(asked) if w != head)


def is_named(asked: str, text: str) -> bool:
    """Whether a text has the noun of a phrase, or one of its sense; so has every text where the phrase is empty."""
    head = head_of(asked)
    return not head or bool(senses(head) & {stem(w) for w in terms(text)})


def is_introduction(what: str) -> bool:
    """Whether a promise is to bring two people together."""
    return stem(what.split(" ", 1)[0].casefold()) == _INTRODUCTION


def act_of(what: str) -> str:
    """The stem of the verb of a promise that is something to do; empty for a thing."""
    return stem(what.split(" ", 1)[0].casefold()) if is_action(what) else ""
