"""German statements and notes turned round: verbs at the end, I and you changed, and nothing where it is unclear."""

from __future__ import annotations

import pytest

from coach.writer import turned_german as german

TOLD = [
    ("das Kapitel über Frost ist fertig.", True, "das Kapitel über Frost fertig ist"),
    ("Die erste Fuhre Bruchziegel steht bereit.", False, "die erste Fuhre Bruchziegel bereitsteht"),
    ("Ich bringe dir den Plan am 3. Dezember mit.", True, "du mir den Plan am 3. Dezember mitbringst"),
    ("Ich habe den Vertrag unterschrieben.", False, "Sie den Vertrag unterschrieben haben"),
    ("Ihr Angebot ist gut angekommen.", False, "mein Angebot gut angekommen ist"),
]


@pytest.mark.parametrize(("text", "du", "said"), TOLD)
def test_statements(text: str, du: bool, said: str) -> None:
    assert german.told(text, du=du) == said


@pytest.mark.parametrize(
    "text",
    [
        "Die Siebkurven haben wir erhalten.", "Am Montag beginnt der neue Versuch.", "Ich hoffe, es geht Ihnen gut.",
        "Meine Mutter ist wieder krank.", "Das ist schön zu hören.", "Die Rechnung ist seit März offen.", "Ich bringe es dir am Montag mit.",
        "Den Ofen hat der Meister gebaut.", "Der Ofen läuft nicht mehr.",
    ],
)  # fmt: skip
def test_what_is_not_told(text: str) -> None:
    assert german.told(text, du=False) == ""


def test_kindness_and_what_they_look_for() -> None:
    names = ["Anna Roth", "Anna", "Er", "Sie"]
    assert (
        german.kindness("**Anna Roth** hat mir ihren Ofen gezeigt.", names, du=True)
        == "du mir deinen Ofen gezeigt hast"
    )
    assert (
        german.kindness("Er hat uns seine Halle gezeigt.", names, du=False)
        == "Sie uns Ihre Halle gezeigt haben"
    )
    assert german.kindness("Anna hat ihm geholfen und mir den Ofen gezeigt.", names, du=True) == ""
    assert german.kindness("Bernd hat mir den Ofen gezeigt.", names, du=True) == ""
    assert german.pursuit("Anna sucht einen Käufer für Bruch.", names, du=False) == (
        "Sie einen Käufer für Bruch suchen", "Suchen Sie noch einen Käufer für Bruch?",
    )  # fmt: skip
    assert german.pursuit("Sie plant eine Reise nach Kiel.", names, du=True) == (
        "du eine Reise nach Kiel planst",
        "",
    )
    assert german.pursuit("Anna sucht sich einen Mann.", names, du=True) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "mein Bruder ist am Montag verstorben.", "Der Antrag für mein Projekt wurde vom Amt abgelehnt.", "Die alte Mühle ist abgebrannt.",
        "Mein Vortrag ist leider abgesagt.", "Ich bin seit Mai arbeitslos.", "Der Meister liegt im Sterben.", "Mein Knie wird im Mai operiert.",
        "Die Lieferung mit der falschen Farbe ist angekommen.", "Ich bin durch die Prüfung durchgefallen.", "Der Hund vom Hof ist tot.",
        "Ich verlasse im Januar den Verlag.", "Ich habe die Lust am Drucken verloren.", "Die Decke im Lager ist heruntergekommen.",
    ],
)  # fmt: skip
def test_for_bad_news_nobody_is_thanked(text: str) -> None:
    assert german.told(text, du=True) == ""
    assert german.told(text, du=False) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Anna hat mir kaum geholfen.", "Anna hat mir einen Korb gegeben.", "Anna hat mir das falsche Buch gezeigt.",
        "Anna hat mir ihre Schwester vorgestellt.", "Anna hat mir bei ihr im Garten geholfen.",
    ],
)  # fmt: skip
def test_no_thanks_for_what_is_no_kindness(text: str) -> None:
    assert german.kindness(text, ["Anna"], du=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Anna braucht dringend Geld.", "Anna hält wenig von meinem Buch.", "Anna hält viel von meinem Buch.", "Anna will Tom feuern.",
        "Anna will Tom den Stand nehmen.", "Anna sucht eine neue Stelle.", "Anna arbeitet mit ihr an einem Atlas.",
        "Anna sucht einen Verlag für ihre Tochter.",
    ],
)  # fmt: skip
def test_no_word_of_verdicts_and_wants(text: str) -> None:
    assert german.pursuit(text, ["Anna"], du=True) == ("", "")


def test_the_verb_sein_is_nobodys() -> None:
    assert german.pursuit("Anna will beim Herbsttreffen dabei sein.", ["Anna"], du=True) == ("", "")
    assert german.pursuit("Anna schreibt ihren Roman um.", ["Anna"], du=True) == ("", "")
    assert (
        german.pursuit("Jan restauriert sein altes Boot.", ["Jan"], du=True)[0]
        == "du dein altes Boot restaurierst"
    )
