"""The language of a line."""

from __future__ import annotations

import pytest

from coach.index.languages import language_of
from coach.text import fold


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Wer repariert den Webstuhl und die Spulen?", "german"),
        ("Nous avons parlé des métiers à tisser", "french"),
        ("El proveedor de lana llega mañana por la tarde", "spanish"),
        ("Il fornitore è arrivato ieri con le sedie", "italian"),
        ("De leverancier komt morgen met het hout", "dutch"),
        ("O fornecedor não chegou com a lã", "portuguese"),
        ("Jag träffade henne inte på mässan", "swedish"),
        ("Hun ville ikke sende os bogen", "danish"),
        ("Hva sa hun om boken?", "norwegian"),
        # English, also where words of another language stand in it
        ("We met at Die Zeit and talked about the loom", "english"),
        ("Met Van den Berg", "english"),
        ("Café de Flore", "english"),
        ("Met Lin", "english"),
        ("I don't know, I'm late", "english"),
        ("Kilim", "english"),
        ("", "english"),
    ],
)
def test_everyday_words_tell(line: str, language: str) -> None:
    words = "".join(c if c.isalnum() else " " for c in fold(line.replace("'", ""))).split()
    assert language_of(words) == language
