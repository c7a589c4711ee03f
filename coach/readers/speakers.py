"""Who speaks, in a line of a programme: names with their jobs and organisations, apart from the session's title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.text import fold, plain


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name as printed, with what stands beside it."""

    name: str
    title: str = ""
    organisation: str = ""


_PARTICLES = frozenset(
    "van von der den de del della di da dos das do du la le el al bin ibn ben ter ten zu zum y e af av 't op".split()
)
# Words of programmes that look like parts of names because they are capitalised.
_NO_NAMES = frozenset(
    "welcome lunch coffee tea break breaks registration keynote panel workshop closing opening remarks networking reception session "
    "sessions hall room stage track discussion fireside chat talk talks demo demos questions answers day dinner drinks tour "
    "awards award the a an of and for how what why when who in on to with from by at as is are it its your our we introduction "
    "close end start doors arrival plenary roundtable tutorial poster posters exhibition speakers speaker programme program agenda "
    "schedule morning afternoon evening monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december ltd inc gmbh bv llc plc foundation university institute association "
    "conference summit forum festival party breakfast walk visit site wrap-up pause".split()
)
_TITLE_WORDS = re.compile(
    r"\b(chief|head|director|manager|officer|lead|leader|president|vice|professor|prof|engineer|founder|co-founder|chair|chairman|"
    r"chairwoman|partner|ceo|cto|cfo|coo|cio|cmo|vp|svp|evp|md|minister|mayor|analyst|consultant|adviser|advisor|architect|"
    r"scientist|researcher|fellow|editor|journalist|reporter|author|designer|developer|specialist|coordinator|secretary|"
    r"principal|senior|junior|owner|executive|associate|lecturer|commissioner|counsel|attorney|lawyer|moderator|host|captain|"
    r"student|ambassador|curator|producer|planner|strategist|expert|economist|surveyor|inspector|treasurer|member|responsable|leiter\w*)\b"
)


_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|ing|ir|mag)\.?\s+)+(?=\S+\s)", re.IGNORECASE
)
_ROLE = re.compile(
    r"^(?:and\s+)?(?:moderat\w+|chair\w*|host\w*|speakers?|presenters?|panell?ists?|led|facilitat\w+)(?:\s+by)?\s*:?\s+",
    re.IGNORECASE,
)


def plain_name(text: str) -> str:
    """A printed name without marks at its ends and without "Dr." or "Prof." before it."""
    return _HONORIFIC.sub("", text.strip(" ,.:*_"))


def is_name(text: str) -> bool:
    """Whether a text has the shape of a person's name: two to five capitalised words, particles aside.

    >>> is_name("Ann van der Berg"), is_name("MJ Dun"), is_name("Opening Remarks"), is_name("The big plan")
    (True, True, False, False)
    """
    words = text.replace("’", "'").split()
    if not 2 <= len(words) <= 6 or any(c.isdigit() for c in text):
        return False
    capitals = 0
    for word in words:
        bare = word.strip(".,'\"")
        if fold(bare) in _NO_NAMES or not bare or not all(c.isalpha() or c in "-'." for c in bare):
            return False
        if bare[0].isupper():
            capitals += 1
        elif bare.casefold() not in _PARTICLES and not re.match(r"(?:d'|l'|al-|el-)[A-Z]", bare):
            return False
    return capitals >= 2


def beside(text: str) -> tuple[str, str]:
    """Job title and organisation from what stands beside a name.

    >>> beside(", Head of Assets, Kestrel Ltd"), beside(" (Acme)"), beside(" – CTO at Acme"), beside(", Editor")
    (('Head of Assets', 'Kestrel Ltd'), ('', 'Acme'), ('CTO', 'Acme'), ('Editor', ''))
    """
    bare = plain(text).strip(" ,;:|–—-")
    bracket = re.match(r"\(([^)]*)\)", bare)
    bare = bracket[1] if bracket else re.split(r"(?<=\w{4})[.!?](?:\s|$)|;|\s[–—|]\s|:\s", bare)[0]
    parts = [p.strip(" .") for p in bare.split(",") if p.strip(" .")]
    if not parts or parts[0][:1].islower() or len(bare) > 160:
        return "", ""
    if len(parts) > 1:
        return ", ".join(parts[:-1]), parts[-1]
    job = re.fullmatch(r"(.+?)\s+(?:at|@)\s+(.+)", parts[0])
    if job:
        return job[1], job[2]
    return (parts[0], "") if _TITLE_WORDS.search(fold(parts[0])) else ("", parts[0])


_BOLD = re.compile(r"\*\*(?P<name>[^*\n]+?)\*\*|__(?P<other>[^_\n]+?)__")
_LEAD = re.compile(
    r"\b(?:speaker|presenter|panell?ist|moderator|host|facilitator)(?P<several>s)?\s*:\s*|\b(?:moderated|chaired|hosted)\s+by\s+",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:;|\s/\s|(?<=\))\s*,|\n)\s*")
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&)\s+")


def split_session(text: str) -> tuple[str, list[Speaker]]:
    """The session's title and its speakers.

    >>> split_session("Keynote: *Small ports*. **Ann Lee**, Acme; **Bo Ek**, CTO, Foo")
    ('Keynote: Small ports', [Speaker(name='Ann Lee', title='', organisation='Acme'), Speaker(name='Bo Ek', title='CTO', organisation='Foo')])
    """
    bold = [m for m in _BOLD.finditer(text) if is_name(_bold_text(m))]
    if bold:
        ends = [m.start() for m in bold[1:]] + [len(text)]
        found = [
            Speaker(_bold_text(m), *beside(re.sub(r"\s*(?:;|,?\s+and|&|\n)\s*$", "", text[m.end() : end])))
            for m, end in zip(bold, ends, strict=True)
        ]
        return _title(text[: bold[0].start()]), found
    lead = _LEAD.search(text)
    if lead and (found := _listed(text[lead.end() :], several=bool(lead["several"]))):
        title, before = _plain_session(text[: lead.start()])
        return title, before + found
    return _plain_session(text)


def _bold_text(match: re.Match[str]) -> str:
    return plain_name(match["name"] or match["other"])


def _title(text: str) -> str:
    bare = re.sub(r"\b(?:with|by|mit|avec)\s*$", "", plain(text).strip(), flags=re.IGNORECASE)
    return bare.strip(' ,;:|–—-."“”„')


def _listed(text: str, several: bool = False) -> list[Speaker]:
    """The people a text lists, empty unless it is such a list from its first word to its last.

    "Ann Lee, Acme" is one person; "Ann Lee, Bo Ek" are two where `several` are announced, and so are "Ann Lee,
    Bo Ek and Cy Dun".
    """
    text = text.strip(" |,;:–—-\t\n")
    bare = plain(text)
    names = [plain_name(p) for p in re.split(r",\s*|\s+(?:and|&)\s+", bare) if p.strip(" .")]
    if len(names) > 1 and (several or _AND.search(bare)) and all(map(is_name, names)):
        return [Speaker(name) for name in names]
    pieces = [p for p in _JOINT.split(text) if p]
    split = [q for p in pieces for q in _AND.split(p) if q]
    for attempt in (split, pieces):
        found = [one_speaker(_ROLE.sub("", plain(p))) for p in attempt]
        if all(found):
            return [speaker for speaker in found if speaker]
    return []


def one_speaker(text: str) -> Speaker | None:
    """The speaker a stretch begins with, if it begins with a name.

    >>> one_speaker("Ann Lee, CTO, Acme")
    Speaker(name='Ann Lee', title='CTO', organisation='Acme')
    """
    text = " ".join(text.split())  # long runs of blanks would be gone through again and again
    match = re.match(r"\s*([^,(:;|–—]+?)\s*(?=$|[,(:;|–—]|\s-\s|\s(?:is|has|leads|runs|works|was)\b)", text)
    if not match or not is_name(plain_name(match[1])):
        return None
    return Speaker(plain_name(match[1]), *beside(text[match.end() :]))


_BREAKS = re.compile(r"\s[–—|]\s|\s-\s|[*_”\"][.,:?!]*\s+|[.?!]\s+|:\s+|\s(?:with|by)\s")


_MOST_BREAKS = 40
"""Marks that can end a title; a line with more is no session."""


def _plain_session(text: str) -> tuple[str, list[Speaker]]:
    """Speakers after the last mark that can end a title, tried from the left so that the longest list is found."""
    marks = list(_BREAKS.finditer(text))
    for mark in marks if len(marks) <= _MOST_BREAKS else ():
        found = _listed(text[mark.end() :])
        if found and mark.start() > 0:
            return _title(text[: mark.start() + 1]), found
    return _title(text), []
