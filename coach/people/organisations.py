"""Organisations: normal forms, and whether two names, or a name and a mail domain, are the same one."""

from __future__ import annotations

import re
from functools import lru_cache

from coach.text import fold

_LEGAL = frozenset(
    "ab ag as asa a/s aps bv b.v cv co corp corporation company gmbh inc incorporated kg llc llp lp ltd limited nv n.v "
    "oy oyj plc pte pty sa s.a sarl sas srl s.r.l spa s.p.a se sl s.l sro kk the".split()
)
_GENERIC = frozenset(
    "academy adviser advisers advisory agency alliance associates association authority bank board bureau capital "
    "center centre city college committee community consulting consultants council data department design digital "
    "energy engineering federation ferries festival finance foundation fund gallery global group holding holdings hospital industries "
    "innovation institute insurance international lab labs laboratories library logistics management marine media "
    "ministry museum national network office organisation organization partners port press research school "
    "science sciences service services shipping society software solutions studio studios systems tech "
    "technologies technology transport trust union university ventures water weekly works of for and und og och et de "
    "north south east west new".split()
)


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """Folded words of an organisation without its legal form.

    >>> tokens("Lumen & Rye Ltd.")
    ('lumen', 'rye')
    """
    found = [w.strip(".") for w in re.findall(r"[\w/.'-]+", fold(name).replace("-", " "))]
    kept = tuple(
        w for w in found if w and w not in _LEGAL and w not in ("&", "and", "und", "et", "och", "og")
    )
    return kept or tuple(found)


def folded(name: str) -> str:
    """The form in which organisations are stored and compared."""
    return " ".join(tokens(name))


def distinctive(name: str) -> tuple[str, ...]:
    """The words that tell this organisation from others of its kind."""
    return tuple(w for w in tokens(name) if w not in _GENERIC and len(w) > 2)


def _acronym(name: tuple[str, ...]) -> str:
    return "".join(w[0] for w in name if w not in ("of", "for", "the"))


_ORDERED = frozenset({"university", "universitat", "universite", "universidad"})
"""Where one stands, every word and its place tell: York University is not the University of York."""
_OTHER_HOUSE = frozenset(
    "foundation stiftung fondation trust school museum airlines air academy ventures".split()
)
"""Words that make another house of a name: the Ford Foundation is not Ford."""


@lru_cache(maxsize=65536)
def same(one: str, other: str) -> bool:
    """Whether two names are of one organisation: equal but for the legal form; one is the other shortened, with
    a distinctive word in common; or one spells the other's initials."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b):
        return True
    if _ORDERED & {*a, *b}:
        return _acronym(a) == "".join(b) or _acronym(b) == "".join(a)
    if set(a) - {"of", "for"} == set(b) - {"of", "for"}:
        return True
    short, long = sorted((a, b), key=len)
    if set(short) & set(long) and _OTHER_HOUSE & (set(long) - set(short)):
        return False
    if set(short) <= set(long) and set(distinctive(" ".join(short))) & set(distinctive(" ".join(long))):
        return True
    letters = _acronym(long)
    return len(letters) >= 3 and (
        "".join(short) == letters or (letters in short and set(short) - {letters} <= set(long))
    )


def may_be_one(one: str, other: str) -> bool:
    """Whether two names of where one person works may be of one house: "Larkspur" is the Larkspur Trust written short.

    >>> may_be_one("Larkspur", "Larkspur Trust"), same("Larkspur", "Larkspur Trust")
    (True, False)
    """
    a, b = set(tokens(one)), set(tokens(other))
    return same(one, other) or a <= b or b <= a


# Where private people have their mailboxes: webmail, and providers of internet and telephone, by country. Whoever works
# at one of the latter is still found by its name.
_MAIL_HOSTS = frozenset(
    "gmail googlemail outlook hotmail live msn passport yahoo ymail rocketmail icloud me mac aol aim gmx web proton "
    "protonmail pm fastmail posteo mailbox mail email inbox zoho yandex ya rambler hey hushmail tutanota tutamail tuta "
    "runbox pobox mailfence disroot riseup duck "
    "att sbcglobal bellsouth ameritech pacbell swbell prodigy comcast xfinity verizon cox charter spectrum roadrunner "
    "rr twc earthlink mindspring juno netzero optonline optimum frontier frontiernet windstream centurylink "
    "centurytel embarqmail suddenlink cableone netscape compuserve rogers shaw sympatico bell telus videotron "
    "btinternet btopenworld btconnect virginmedia virgin sky talktalk tiscali ntlworld blueyonder plusnet eircom "
    "freenet arcor t-online vodafone vodafonemail kabelmail unitybox versatel ewetel netcologne online 1und1 "
    "orange wanadoo free laposte sfr neuf bbox numericable club-internet libero virgilio tin alice tim fastwebnet "
    "tiscalinet inwind telefonica movistar terra sapo iol netcabo ziggo kpnmail kpn xs4all planet hetnet home upcmail "
    "chello telenet skynet proximus scarlet belgacom bluewin hispeed sunrise swissonline aon a1 utanet inode "
    "telia telenor online bredband comhem spray tele2 jubii tdcadsl stofanet luukku kolumbus elisanet wp onet interia "
    "o2 poczta seznam centrum azet ukr bigpond optusnet iinet tpg ozemail xtra naver daum hanmail nate kakao qq foxmail "
    "163 126 139 189 sina sohu aliyun docomo ezweb softbank nifty biglobe ocn rediffmail sify uol bol ig globo mweb "
    "telkomsa vodamail walla netvision mynet".split()
)


@lru_cache(maxsize=65536)
def domain_words(address: str) -> tuple[str, ...]:
    """The labels of a mail address's domain that may name an organisation, the public suffix left out."""
    labels = fold(address.rpartition("@")[2]).split(".")[:-1]
    return tuple(
        w
        for w in labels
        if len(w) > 2 and w not in _MAIL_HOSTS and w not in ("com", "org", "net", "edu", "gov")
    )


def domain_is(address: str, organisation: str) -> bool:
    """Whether a mail address's domain is this organisation's: it begins with a distinctive word of the name (or
    has the name's words run together)."""
    joined = "".join(tokens(organisation))
    for label in domain_words(address):
        squeezed = label.replace("-", "")
        shortened = len(squeezed) >= 4 and squeezed not in _GENERIC and joined.startswith(squeezed)
        if squeezed == joined or shortened:
            return True
        parts = label.split("-")
        if any(
            len(w) >= 5 and _begins(part, w, organisation)
            for w in distinctive(organisation)
            for part in parts
        ):
            return True
    return False


def _begins(part: str, word: str, organisation: str) -> bool:
    """Whether a part of a domain is a word of the organisation, alone or before more of its words, or before words that
    any organisation may have: "skagentech", but not "cobaltlantern" for Cobalt Willow."""
    if not part.startswith(word):
        return False
    rest = part.removeprefix(word)
    said = (*tokens(organisation), *_GENERIC, *_LEGAL)
    return not rest or any(w.startswith(rest) or (len(w) > 2 and rest.startswith(w)) for w in said)


_NOWHERE = frozenset(
    "freelance freelancer freelancing selbstständig selbststandig freiberuflich independent indépendant independant "
    "autonomo autónomo zzp zelfstandig self employed selfemployed own business myself me consultant consulting contractor "
    "retired rentner pensioner unemployed student home none na n/a private privat various stealth startup start-up mode "
    "company confidential undisclosed current career break sabbatical looking for work open to opportunities entrepreneur "
    "owner founder various looking between jobs".split()
)


@lru_cache(maxsize=65536)
def is_place(name: str) -> bool:
    """Whether this is an organisation where people meet: "Freelance" and "Self-employed" are not.

    >>> is_place("Self-employed"), is_place("Lumen Consulting")
    (False, True)
    """
    return any(w not in _NOWHERE and len(w) > 1 for w in tokens(name))


@lru_cache(maxsize=65536)
def handles(name: str) -> tuple[str, ...]:
    """Words under which the forms of this organisation's name meet: its distinctive words, its words run together,
    its initials. Two names that `same` takes for one share one of them."""
    words = tokens(name)
    found = dict.fromkeys(distinctive(name))
    found["".join(sorted(set(words) - {"of", "for"}))] = None
    found["".join(words)] = None
    letters = _acronym(words)
    if len(letters) >= 3:
        found[letters] = None
    return tuple(found)


@lru_cache(maxsize=65536)
def own_domain(address: str) -> str:
    """The last label of an address's domain that may name an organisation, empty for a public mail host: "lumen" of
    ana@mail.lumen.example."""
    labels = fold(address.rpartition("@")[2]).split(".")[:-1]
    named = [w for w in labels if len(w) > 2 and w not in ("com", "org", "net", "edu", "gov")]
    return named[-1] if named and named[-1] not in _MAIL_HOSTS else ""


def asked(words: str, organisation: str) -> bool:
    """Whether a user's words for an organisation mean this one: the same, or all of its words occur in it with a
    distinctive one among them."""
    wanted, have = tokens(words), tokens(organisation)
    if not wanted or not have:
        return False
    if same(words, organisation):
        return True
    return set(wanted) <= set(have) and any(w in have for w in distinctive(words))
