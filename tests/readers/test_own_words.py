"""A mail without quotes, forwarded mail and signatures."""

import pytest

from coach.readers.own_words import own_words

QUOTED = "\n> Will you come?\n> Ann\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Yes, gladly.\n\nOn 9 Jan 2027, at 2:47, Ann Lee wrote:\n" + QUOTED, "Yes, gladly."),
        ("Yes.\n\nOn Tue, Jan 5, 2027 at 8:59 AM, Ann Lee\n<ann@oxbow.example> wrote:\n" + QUOTED, "Yes."),
        ("Ja.\n\nAm 05.01.2027 um 14:10 schrieb Ann Lee <ann@oxbow.example>:\n" + QUOTED, "Ja."),
        ("Oui.\n\nLe mar. 5 janv. 2027 à 14:10, Ann Lee <ann@oxbow.example> a écrit :\n" + QUOTED, "Oui."),
        ("Sí.\n\nEl 5 ene 2027, a las 14:10, Ann Lee escribió:\n" + QUOTED, "Sí."),
        ("On Monday Ann wrote: buy rye. I did.", "On Monday Ann wrote: buy rye. I did."),
        ("On 5 March we baked.\nIt rose.", "On 5 March we baked.\nIt rose."),
        ("> Will you come?\n\nYes.\n\n> And Bo?\n\nNo.", "Yes.\n\nNo."),
        ("Fine.\n\n-----Original Message-----\nFrom: Ann\nSent: x\nTo: y\n\nOld", "Fine."),
        (
            "Fine.\n\n________________________________\nFrom: Ann <a@x.example>\nSent: Friday\nTo: Bo\nSubject: x\n\nOld",
            "Fine.",
        ),
        ("Gut.\n\nVon: Ann\nGesendet: Freitag\nAn: Bo\nBetreff: x\n\nAlt", "Gut."),
        ("FYI\n\n---------- Forwarded message ---------\nFrom: Ann\n\nOld", "FYI"),
        ("From: here it is a short walk.\nSee you.", "From: here it is a short walk.\nSee you."),
        ("From: the mill\nTo: the market\nwe walked.", "From: the mill\nTo: the market\nwe walked."),
        ("Bye\n\n-- \nAnn Lee\nOxbow", "Bye"),
        ("A list -- with dashes.\n\nBye", "A list -- with dashes.\n\nBye"),
        ("Bye\n\nSent from my iPhone", "Bye"),
        ("Bye\n\nSent from my desk, as ever.", "Bye\n\nSent from my desk, as ever."),
        ("Bye\n\n-Ann Lee", "Bye"),
        ("Bring:\n- Flour\n- Rye", "Bring:\n- Flour\n- Rye"),
        ("Bring one:\n\n- flour", "Bring one:\n\n- flour"),
        (
            "Hi\n\n_______________________________________________\nbread mailing list\nbread@lists.example",
            "Hi",
        ),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("", ""),
    ],
)
def test_own_words(body: str, words: str) -> None:
    assert own_words(body) == words


def test_what_is_kept_stands_in_the_body() -> None:
    body = "Dear Bo,\n\nYes to rye.\n\nAnn\n\nOn 9 Jan 2027, at 2:47, Bo Ek wrote:\n> Rye?\n"
    assert own_words(body) in body
