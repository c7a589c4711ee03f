"""Whether a plan or a wish that was noted is over: its day has passed, or a later note says that it is done."""

from __future__ import annotations

import re

from coach.evidence import Statement
from coach.text import content_words, stem
from coach.writer.interface import EmailTask
from coach.writer.reported import still_ahead

_DONE = re.compile(
    r"\b(?:found|bought|sold|hired|got|signed|finished|completed|closed|ended|opened|launched|published|moved|took place|gave up|given up|"
    r"cancelled|canceled|dropped|over|done|met|introduced|agreed|accepted|joined)\b|\b(?:has|have|is|are)\b[^.;]*\bnow\b|\bno longer\b|\bnot .*\bany ?more\b|"
    r"\b(?:gefunden|gekauft|verkauft|eingestellt|bekommen|unterschrieben|fertig|beendet|abgeschlossen|geschlossen|eröffnet|erschienen|veröffentlicht|"
    r"gezogen|umgezogen|getroffen|kennengelernt|bekannt gemacht|vorgestellt|zugesagt|stattgefunden|aufgegeben|abgesagt|vorbei|zu Ende|fand\b[^.;]*\bstatt|nicht mehr)\b|\b(?:hat|ist|haben)\b[^.;]*\b(?:jetzt|inzwischen|nun)\b|"
    r"\b(?:jetzt|inzwischen|nun)\b[^.;]*\b(?:hat|ist|haben)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|seit)\s+(?:\w+\s+)?\d{0,4}", re.IGNORECASE)
_FLEETING = re.compile(
    r"\b(?:this|next|last) (?:week|month|year|spring|summer|autumn|fall|winter|term|\w+day)\b|"
    r"\b(?:diese[nrs]?|nächste[nrs]?|kommende[nrs]?) (?:Woche|Monat|Jahr|Frühjahr|Frühling|Sommer|Herbst|Winter)\b",
    re.IGNORECASE,
)
"""Means another time once some weeks have passed."""
FLEETING_FOR = 28  # days
_FOR_A_YEAR = re.compile(
    r"\b(?:for|by|in|für|zu|zum|zur|bis|im)\b[^.;,]{0,30}?\b(?P<year>20\d\d)\b", re.IGNORECASE
)
_NO_MATTER = frozenset(
    map(
        stem,
        "look looking find search seek need want plan prepare preparing suchen sucht plant braucht möchte new neue neuen "
        "einen einem einer eine ihre ihren ihrem ihrer seine seinen seinem seiner fuer noch auch sich nach beim mehr haben wird".split(),
    )
)


def outdated(wish: Statement, task: EmailTask) -> bool:
    """Whether what the reader wished, by one sentence, is over by its own day or by a later note on the same."""
    if wish.date is None:
        return False
    text = _SINCE.sub(" ", wish.text)
    years = [int(m["year"]) for m in _FOR_A_YEAR.finditer(text)]
    if any(wish.date.year <= y < task.today.year for y in years):
        return True
    if not still_ahead(text, wish, task.today, undated=True):
        return True
    if _FLEETING.search(text) and (task.today - wish.date).days > FLEETING_FOR:
        return True
    own = {stem(w) for name in (*task.recipient_names, task.recipient_name) for w in content_words(name)}
    matter = _matter(wish) - own
    later = (s for s in (*task.about, *task.known) if s.date and s.date > wish.date)
    return any(
        (_DONE.search(s.text) is not None or not still_ahead(s.text, s, task.today, undated=True))
        and matter & _matter(s)
        for s in later
    )


def _matter(s: Statement) -> set[str]:
    return {stem(w) for w in content_words(s.text) if len(w) > 3} - _NO_MATTER
