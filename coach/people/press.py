"""Whether somebody is of the press, by title and organisation. Pure."""

from __future__ import annotations

import re

from coach.text import fold

_PRESS = re.compile(
    r"\b(?:journalist\w*|reporter\w*|correspondent|korrespondent\w*|editor|redakteur\w*|redaktion|redacteur|redacteurs|redactor\w*|redattor\w*|periodista|giornalista|"
    r"columnist|kolumnist\w*|press|presse|news|nachrichten|producer|broadcaster|rundfunk)\b"
)


def of_the_press(*words: str) -> bool:
    """Whether titles and organisations tell of somebody who writes for the public.

    >>> of_the_press("Editor", "Rye Weekly"), of_the_press("Buyer", "Rye Mills")
    (True, False)
    """
    return _PRESS.search(fold(" ".join(words))) is not None
