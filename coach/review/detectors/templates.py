"""What a mail merge leaves behind: empty slots, field names, a greeting without a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding

_FIELD = (
    r"(?:first|last|full|given|sur|your|their|recipient(?:'s)?|contact|company|event|job|insert|product|my|sender|client|customer|account|user)"
    r"[ _.-]?(?:name|company|event|title|date|role|position|topic|organi[sz]ation|city|link|here)?"
)
_PLAIN = r"(?:name|company|event|topic|title|date|position|organi[sz]ation|role|industry|field|project|city|place|link|something[^\]>]*|insert[^\]>]*|vorname|nachname|firma|prénom|nom|nombre|empresa|voornaam|naam|bedrijf)"
_SLOT = re.compile(
    rf"\{{\{{[^{{}}\n]{{1,40}}\}}\}}|\{{%[^{{}}\n]{{1,40}}%\}}|\{{\s*{_FIELD}\s*\}}|\{{\s*{_PLAIN}\s*\}}|"
    rf"\[\[?\s*(?:{_FIELD}|{_PLAIN})(?: {_PLAIN})?\s*\]\]?|<<?\s*(?:{_FIELD}|{_PLAIN})\s*>>?|«\s*[\w ]{{2,30}}\s*»(?=[,\s])|"
    rf"\*\|[A-Z_]{{2,20}}\|\*|%%?(?:{_FIELD.upper()}|{_PLAIN.upper()})%%?|\$\{{[\w.]{{2,30}}\}}|"
    r"(?<=\bDear )(?:X{2,}|Name|FirstName|First Name)\b|(?<=\b(?:Hi|at) )X{2,}\b|(?<=\b(?:from|with) )X{2,}\b|\bX{2,}(?= (?:company|event|conference)\b)|"
    r"(?:^|(?<=\n))(?:Dear|Hi|Hello)[ \t]*(?=[,!]\s*(?:\n|$))",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(r"[\[{<«%$*]|XX|xx|Dear[ \t]*(?:[,!]|Name|First)")
# Guillemets are quotation marks in some languages, and "Hi," alone is a greeting among friends.
_QUOTED = re.compile(r"«[^»]*\s[^»]*\s[^»]*»")
_FRIENDLY = re.compile(r"(?:hi|hello)[ \t]*", re.IGNORECASE)


class Templates:
    """Slots that were not filled in."""

    name = "templates"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """One finding from the first slot to the last where they are near, else one each."""
        if _MAY_HOLD.search(text) is None:
            return []
        spans = [
            m.span()
            for m in _SLOT.finditer(text)
            if not _QUOTED.fullmatch(m.group()) and not _FRIENDLY.fullmatch(m.group())
        ]
        reason = "This was left empty in a template; fill it in or take it out."
        return [
            finding(text, Span(start, end), "conduct", "inauthentic", "medium", reason, self.name, "")
            for start, end in spans
            if text[start:end].strip()
        ]
