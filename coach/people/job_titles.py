"""Short forms of job titles and what they stand for, and whether two titles are one job in other words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from coach.text import words

SHORT = {
    "ceo": ("chief executive officer",),
    "cfo": ("chief financial officer",),
    "cto": ("chief technology officer", "chief transformation officer"),
    "coo": ("chief operating officer",),
    "cmo": ("chief marketing officer", "chief medical officer"),
    "cio": ("chief information officer", "chief investment officer", "chief innovation officer"),
    "cco": ("chief commercial officer", "chief customer officer", "chief communications officer", "chief compliance officer",
            "chief creative officer", "chief content officer"),
    "cpo": ("chief product officer", "chief people officer", "chief procurement officer", "chief privacy officer"),
    "cso": ("chief strategy officer", "chief sales officer", "chief scientific officer", "chief security officer",
            "chief sustainability officer"),
    "cro": ("chief revenue officer", "chief risk officer", "chief research officer", "chief restructuring officer"),
    "cdo": ("chief data officer", "chief digital officer", "chief design officer", "chief development officer"),
    "cao": ("chief administrative officer", "chief accounting officer", "chief analytics officer"),
    "clo": ("chief legal officer", "chief learning officer"),
    "cxo": ("chief experience officer",),
    "chro": ("chief human resources officer",),
    "ciso": ("chief information security officer",),
    "vp": ("vice president",), "svp": ("senior vice president",), "evp": ("executive vice president",),
    "avp": ("assistant vice president", "associate vice president"), "rvp": ("regional vice president",),
    "md": ("managing director", "medical director", "doctor"), "gm": ("general manager",), "gf": ("managing director",),
    "pm": ("product manager", "project manager", "programme manager"), "tpm": ("technical programme manager",),
    "em": ("engineering manager",), "swe": ("software engineer",), "sde": ("software engineer",), "sre": ("site reliability engineer",),
    "ea": ("executive assistant",), "pa": ("personal assistant",), "bdm": ("business development manager",),
    "bd": ("business development",), "hr": ("human resources",), "pr": ("public relations",), "it": ("information technology",),
    "cs": ("customer success", "computer science"), "qa": ("quality assurance",), "ux": ("user experience",),
    "sr": ("senior",), "snr": ("senior",), "jr": ("junior",), "mgr": ("manager",), "mngr": ("manager",), "dir": ("director",),
    "eng": ("engineer", "engineering"), "engr": ("engineer",), "asst": ("assistant",), "assoc": ("associate",),
    "exec": ("executive",), "dep": ("deputy",), "dev": ("developer", "development"), "mktg": ("marketing",), "ops": ("operating",),
    "geschaftsfuhrer": ("managing director",), "geschaftsfuhrerin": ("managing director",),
}  # fmt: skip
"""What the short forms stand for, folded. One with several meanings is no evidence that a title changed."""
_SAME = {"finance": "financial", "operations": "operating", "technical": "technology", "technologies": "technology",
         "program": "programme", "administration": "administrative", "communication": "communications"}  # fmt: skip
_LITTLE = frozenset("of the and for to at in a an".split())
MOST_READINGS = 40


@lru_cache(maxsize=4096)
def readings(title: str) -> tuple[frozenset[str], ...]:
    """Each way to read a job title: its words with the short forms spelt out, without little words.

    >>> sorted(readings("V.P. of Sales")[0])
    ['president', 'sales', 'vice']
    """
    meanings = [SHORT.get(w, (w,)) for w in words(title.replace(".", ""))]
    found = (frozenset(_spelt(" ".join(chosen))) for chosen in product(*meanings))
    return tuple(dict.fromkeys(islice(found, MOST_READINGS)))


def _spelt(flat: str) -> Iterator[str]:
    for word in flat.split():
        if word not in _LITTLE:
            yield _SAME.get(word, word)


def role_words(title: str) -> frozenset[str]:
    """All words that a title may stand for.

    >>> sorted(role_words("CTO"))
    ['chief', 'officer', 'technology', 'transformation']
    """
    return frozenset().union(*readings(title))


def other_job(one: str, other: str) -> bool:
    """Whether two titles are of two jobs, however they are read, and not one job in other words.

    >>> other_job("CCO", "Chief Commercial Officer"), other_job("CFO", "CTO"), other_job("Sales Lead", "Lead, Sales")
    (False, True, False)
    """
    return all(_two(a, b) for a in readings(one) for b in readings(other))


def _two(a: frozenset[str], b: frozenset[str]) -> bool:
    if {"chief", "officer"} <= a and {"chief", "officer"} <= b:
        # What every title of the kind has tells none from another: what they are chief of does.
        a, b = a - {"chief", "officer"}, b - {"chief", "officer"}
    return bool(a and b) and not (a <= b or b <= a) and len(a & b) / len(a | b) < 0.5
