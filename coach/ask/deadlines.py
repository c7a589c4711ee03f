"""Days by which something is due: the one that a request sets, and the sentences of notes that set one. Pure."""

from __future__ import annotations

import datetime as dt
import re

from coach.dates import find_dates
from coach.text import sentences

_SPELLED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_SETS_A_DAY = re.compile(
    r"\b(?:would do|will do|by|before|until|till|deadline|due|closes?|enough|latest|later than|in time|ends?|soonest|"
    r"bis|spätestens|frist|fällig|abgabe\w*|stichtag|reicht)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:nothing|not|never|nobody|nichts?|nie|niemand)\b.*\b(?:before|until|till|vor|bis)\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:was|were|had|war|waren|hatte|fand)\b", re.IGNORECASE)
_OF_THE_REQUEST = re.compile(
    r"\b(?:early|soon|time|good) enough\b|\b(?:would|will) (?:do|be (?:fine|perfect|great|ideal|soon enough))\b|\bat the (?:very )?latest\b"
    r"|\b(?:I|we) (?:will |would )?need (?:it|them|that|this|those|these)\b|\b(?:the|my|our) deadline\b|\b(?:issue|list|call|vote|book|registration) closes\b|\b(?:I|we) close\b|\b(?:needs?|wants?|have|has) to know\b"
    r"|^\W*(?:by|before|until|no later than|not later than|preferably|ideally)\b|\b(?:reicht|genügt|spätestens)\b|\b(?:ich|wir) brauch\w* (?:es|sie|das|ihn)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"\b({'|'.join(_SPELLED)})(?= of [A-Z])", re.IGNORECASE)


def sets_a_day(text: str) -> bool:
    """Whether a sentence has the words of a deadline."""
    return _SETS_A_DAY.search(text) is not None


def day_set(text: str, written: dt.date) -> dt.date | None:
    """The first exact day ahead in a sentence that sets a time, "the fourth of December" among them."""
    digits = _ORDINAL.sub(lambda m: str(_SPELLED.index(m[1].casefold()) + 1), text)
    for span in sentences(digits):
        sentence = digits[span.start : span.end]
        days = [m for m in find_dates(sentence, written, "future") if m.exact and m.last >= written]
        by_then = [m for m in days if m.relation in ("by", "before", "until", "due")]
        if days and not by_then and _WAS.search(sentence):
            continue
        if days and sets_a_day(sentence) and not _NOT_BEFORE.search(sentence):
            return (by_then or days)[0].last
    return None


def day_behind(text: str, written: dt.date) -> dt.date | None:
    """The day that the sentence behind a request sets for it: "Friday would be early enough", "we need it by Friday". A
    sentence on something else sets none.

    >>> day_behind("The fourth of December would do.", dt.date(2026, 11, 17))
    datetime.date(2026, 12, 4)
    >>> day_behind("I will send you mine by 4 December.", dt.date(2026, 11, 17))
    """
    return day_set(text, written) if _OF_THE_REQUEST.search(text) else None


_WANTED_OF_ME = re.compile(
    r"\b(?:needs?|wants?|expects?|requires?|asks? (?:me )?for|asked (?:me )?for|is waiting for|waits for|would like|braucht|erwartet|"
    r"wartet auf|möchte)\s+(?!(?:to|his|her|their|its|an?|some|someone|somebody|help|seine?[nrms]?|ihre?[nrms]?|eine?[nrms]?)\b)"
    r"|\b(?:needs?|wants?|expects?|asks?|asked|braucht|erwartet)\b[^.;]*\b(?:me|us|my|our|mir|uns|mein\w*|unser\w*)\b"
    r"|\b(?:early|soon|time) enough for (?:him|her|them)\b|\breicht (?:ihm|ihr|ihnen)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:my|our|mein\w*|unser\w*)\b[^.;]*\b(?:deadline|due|frist|abgabe\w*|fällig)\b"
    r"|\b(?:I|we|ich|wir)\b[^.;]*\b(?:must|have to|need to|should|muss|müssen|soll)\b[^.;]*\b(?:by|before|until|bis|spätestens)\b",
    re.IGNORECASE,
)
_IN_SHORT = re.compile(
    r"^\W*(?:(?:die|unsere|meine|the|our|my|please|bitte)\s+)?(?:Freigabe|Abgabe|Abnahme|Rückmeldung|Antwort|Anmeldung|Zusage|Einreichung|Korrekturen|"
    r"approval|sign-?off|submission|reply|answer|registration|feedback|comments|corrections)\s+(?:bitte\s+|please\s+|spätestens\s+)?"
    r"(?:bis|by|until|before|no later than)\s+(?:spätestens\s+|zum\s+|the\s+)?",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:was|were|had|came|got|went|made|did|has|have|war|waren|hatte\w*|hat|haben|kam\w*|wurde\w*|ging\w*|received|arrived|erhalten|bekommen|"
    r"erledigt|eingegangen|angekommen|done|(?!needed|requested|required|wanted|expected)[a-z]{2,}ed)\b",
    re.IGNORECASE,
)


def needed_by(text: str, written: dt.date) -> bool:
    """Whether a line names without a verb what is wanted of its reader, and an exact day ahead by which.

    >>> day = dt.date(2026, 11, 17)
    >>> needed_by("Freigabe bis 4. Dezember.", day), needed_by("Comments by the jury come on 4 December.", day)
    (True, False)
    """
    found = _IN_SHORT.match(text)
    if found is None or _OVER.search(text):
        return False
    return any(
        m.exact and m.last >= written and m.start <= found.end() < m.end
        for m in find_dates(text, written, "future")
    )


_OTHER = re.compile(
    r"\b(?:if|unless|would have|did not|does not|no longer|never|falls|wenn|nicht mehr|nie)\b|n['’]t\b|\?\s*$"
    r"|\b(?:from|of|von) (?:him|her|them|(?-i:[A-ZÀ-Þ])\w+)\b",
    re.IGNORECASE,
)


def wanted_of_user(text: str, written: dt.date) -> bool:
    """Whether a sentence of a note sets something to be done by the user: what somebody needs that is not their own to get,
    or what the user must do. Asked of somebody else it is not.

    >>> day = dt.date(2026, 11, 17)
    >>> wanted_of_user("Ada needs the counts by 4 December.", day), wanted_of_user("Ada needs her visa by 4 December.", day)
    (True, False)
    """
    wanted = _WANTED_OF_ME.search(text) or _OWN.search(text) or needed_by(text, written)
    return bool(wanted) and not _OTHER.search(text)
