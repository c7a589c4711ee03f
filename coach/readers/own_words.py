"""What the writer of a mail wrote: its text without quoted mail, forwarded mail, signature and list footer."""

from __future__ import annotations

import re

_MARKED = re.compile(r"^\s{0,3}(?:>|&gt;)")
_SAID = r"(?:wrote|writes|schrieb|schreef|skrev|a écrit|écrit|escribió|escreveu|ha scritto|kirjoitti|napisał\(a\)|napisał)"
# "On 9 Jan 2014, at 2:47, Ann Lee wrote:" may run over several lines.
_INTRODUCED = re.compile(
    rf"^(?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dnia|På)\b(?=.*\d).{{0,300}}?{_SAID}[^\n]{{0,120}}?:?\s*$",
    re.IGNORECASE | re.DOTALL,
)
_INTRODUCED_START = re.compile(r"^\s*(?:On|Am|Le|El|Il|Op|Den|Em|W dniu|Dnia|På)\b", re.IGNORECASE)
_UNSAID = re.compile(r"^\s*(?:On|Am|Le|El|Il|Op|Den|Em)\b.*\d.*<[^>\s]+@[^>\s]+>:\s*$")
_BEGINS_OLD = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:original (?:message|appointment)|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|"
    r"forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|oorspronkelijk bericht|"
    r"originalmeddelande|ursprungligt meddelande)\s*-{2,}"
    r"|begin forwarded message:"
    r")\s*$",
    re.IGNORECASE,
)
_FROM = r"(?:From|Von|De|Da|Van|Från|Fra|Lähettäjä)"
_SENT = r"(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Inviato|Data|Verzonden|Skickat|Sendt)"
_HEADER_FROM = re.compile(rf"^\s*\*?{_FROM}\s?:\*?\s*\S", re.IGNORECASE)
_HEADER_OTHER = re.compile(
    rf"^\s*\*?(?:{_SENT}|To|An|À|Para|A|Aan|Till|Til|Subject|Betreff|Objet|Asunto|Oggetto|Onderwerp|Ämne|Emne|Cc|Reply-To)\s?:\*?",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*[_*-]{5,}\s*$")
_SIGNATURE = re.compile(r"^(?:--\s?|__|—\s?)$")
_DEVICE = re.compile(
    r"^(?:Sent (?:from|via) (?:my|a|the)? ?[^.,;:!?]{2,50}|Get Outlook for \w+(?: ?<\S+>)?|Von meinem \w+ gesendet|Gesendet von \S.{1,40}|"
    r"Envoyé de(?:puis)? mon \w+|Enviado desde mi \w+|Inviato da(?:l mio)? \w+|Verstuurd vanaf mijn \w+|Skickat från min \w+)$",
    re.IGNORECASE,
)
_DASHED_NAME = re.compile(r"^\s?[-–—~]\s?[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,2}$")


def own_words(body: str) -> str:
    """The writer's own words in a plain-text mail.

    >>> own_words("Yes, gladly.\\n\\nOn 9 Jan 2014, at 2:47, Ann Lee wrote:\\n\\n> Will you come?\\n")
    'Yes, gladly.'
    """
    lines = body.split("\n")
    lines = _without_old_mail(lines)
    lines = _without_quotes(lines)
    lines = _without_signature(lines)
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _without_old_mail(lines: list[str]) -> list[str]:
    """Cut where a mail program put the older mail below without marking its lines."""
    for at, line in enumerate(lines):
        if _BEGINS_OLD.match(line) or _starts_header(lines, at):
            return lines[:at]
        if _RULE.match(line):
            following = next((i for i in range(at + 1, len(lines)) if lines[i].strip()), None)
            if following is not None and (_starts_header(lines, following) or _is_footer(lines, at)):
                return lines[:at]
    return lines


def _starts_header(lines: list[str], at: int) -> bool:
    """Whether "From: … Sent: … To: …" begins here: two more such lines close by."""
    if not _HEADER_FROM.match(lines[at]):
        return False
    return sum(bool(_HEADER_OTHER.match(line)) for line in lines[at + 1 : at + 6]) >= 2


def _is_footer(lines: list[str], at: int) -> bool:
    """Whether the rule at this line opens a mailing list's footer."""
    if not re.match(r"^_{20,}\s*$", lines[at]):
        return False
    return any(
        re.search(r"mailing list|unsubscribe|listinfo|groups\.google", line, re.IGNORECASE)
        for line in lines[at : at + 8]
    )


def _without_quotes(lines: list[str]) -> list[str]:
    """Drop marked lines, and the line that introduces them."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        taken = _introduction(lines, at)
        if taken:
            at += taken
        elif _MARKED.match(lines[at]):
            at += 1
        else:
            kept.append(lines[at])
            at += 1
    return kept


def _introduction(lines: list[str], at: int) -> int:
    """How many lines from here on introduce a quotation ("On … wrote:"), 0 if none.

    It has to be followed by a quotation or by nothing: "On Monday Ann wrote:" may be the writer's own sentence.
    """
    if len(lines[at]) > 400 or not _INTRODUCED_START.match(lines[at]):
        return 0
    if _UNSAID.match(lines[at]):
        return 1
    for count in range(1, 5):
        piece = lines[at : at + count]
        if count > 1 and (len(piece) < count or not piece[-1].strip() or _MARKED.match(piece[-1])):
            return 0
        if _INTRODUCED.match("\n".join(line.strip() for line in piece)):
            after = next((line for line in lines[at + count :] if line.strip()), "")
            return count if not after or _MARKED.match(after) or piece[-1].rstrip().endswith(":") else 0
    return 0


def _without_signature(lines: list[str]) -> list[str]:
    """Cut at the signature mark, and take off what a telephone or a dashed name adds at the end."""
    cut = next((i for i, line in enumerate(lines) if _SIGNATURE.match(line) and i >= len(lines) - 15), None)
    kept = lines if cut is None else lines[:cut]
    while kept and (not kept[-1].strip() or _DEVICE.match(kept[-1].strip()) or _is_dashed_name(kept)):
        kept = kept[:-1]
    return kept


def _is_dashed_name(lines: list[str]) -> bool:
    """Whether the last line is "-Ann Lee" under a blank line, and no entry of a list."""
    last = lines[-1]
    above = lines[-2].strip() if len(lines) > 1 else "text"
    return bool(_DASHED_NAME.match(last)) and last.strip(" -–—~")[:1].isupper() and not above
