"""Whether somebody is of the press, by title and organisation: at all, or as one who writes for it. Pure."""

from __future__ import annotations

import re

from coach.text import fold

_PRESS = re.compile(
    r"\b(?:journalist\w*|reporter\w*|correspondent|korrespondent\w*|editor|redakteur\w*|redaktion|redacteur|redacteurs|redactor\w*|redattor\w*|periodista|giornalista|"
    r"columnist|kolumnist\w*|press(?! (?:operat\w*|brake|fitter|setter|tool\w*|shop|worker|hand|room|machin\w*|technician|engineer|minder|maintenance))|presse|news|"
    r"nachrichten|broadcaster|rundfunk)\b"
)
_MACHINE = re.compile(
    r"\b(?:(?:hydraulic|printing|wine|cider|apple|oil|olive|flower|filter|heat|stamping|forging|drill|punch|power|screw|juice|tofu) press(?:es)?|"
    r"press (?:and|&) (?:die|tool)|french press)\b(?! (?:release|office))"
)
"""What presses, and prints at most."""
_PRODUCER = re.compile(
    r"(?:^|[,;/|&+(]|\b(?:and|und|at|als|as)\b)[ -]*(?:(?:senior|junior|assistant|associate|executive|lead|line|series|field|freelance|co|creative|digital|"
    r"supervising|content|editorial|planning|radio|tv|television|video|film|documentary|podcast|audio|broadcast|programme|show|studio|current|affairs|"
    r"live|online|web|features?|factual|(?-i:[A-Z]{2,5}\d?))[ -]+)*"
    r"producer\b(?! of (?!(?:the |a )?(?:radio|tv|television|news|film|documentar|podcast|programme|show|broadcast|series|video)))",
    re.IGNORECASE,
)
"""Of programmes, or of nothing named ("BBC producer"); not of wine."""


def of_the_press(*words: str) -> bool:
    """Whether titles and organisations tell of somebody who writes for the public.

    >>> of_the_press("Editor", "Rye Weekly"), of_the_press("Buyer", "Rye Mills")
    (True, False)
    """
    if any(_PRODUCER.search(w) for w in words):
        return True
    return _PRESS.search(_MACHINE.sub(" ", fold(" ".join(words)))) is not None


_BY_TITLE = re.compile(
    r"\b(?:(?<!court )(?:journalist(?:in)?|reporter(?:in)?)(?! (?:gene|assay))|"
    r"correspondent|(?:auslands|wirtschafts|wissenschafts|kultur|sport)?korrespondent(?:in)?|(?:chef|zeitungs|nachrichten|kultur|wirtschafts|wissenschafts)redakteur(?:in)?|"
    r"(?:news|newspaper|magazine) editor)\b"
)
_EDITOR = re.compile(
    r"(?:(?:senior|deputy|assistant|associate|managing|executive|contributing|features?|foreign|political|science|business|arts|culture|sports?) )*"
    r"(?:editor|redakteur(?:in)?)(?: in chief)?(?: (?:of|at|bei|beim) .+)?"
)
"""A title that is nothing but an editor's: a guestbook or a film may have one, too."""
_PAPER = re.compile(
    r"\b(?:weekly|daily|times|herald|gazette|tribune|newspaper|magazine|magazin|tageblatt|wochenblatt|abendblatt|anzeiger|kurier|"
    r"abendpost|morgenpost|broadcast(?:er|ing)|rundfunk|radio|television|\w*zeitung)\b"
)


def writes_for_the_public(title: str, organisation: str) -> bool:
    """Whether somebody's own title is a journalist's. What the house is called tells of nobody: it has accountants, too.

    >>> writes_for_the_public("Editor", "Rye Weekly"), writes_for_the_public("Bookbinder", "Rye Press")
    (True, False)
    """
    own = " ".join(re.findall(r"\w+", fold(title)))
    if _BY_TITLE.search(own):
        return True
    return bool(_EDITOR.fullmatch(own)) and _PAPER.search(f"{own} {fold(organisation)}") is not None
