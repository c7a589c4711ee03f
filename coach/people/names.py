"""Names: normal forms for comparing, parts, and whether two names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from coach.people.nicknames import lines_of, nickname_groups
from coach.people.spelling import latin, loose, plain
from coach.text import fold

PARTICLES = frozenset(
    "van von der den de del della di da dos du la le ter ten af av zu zur bin ibn al el vd v.d".split()
)
# The family names that most people share, of many countries: alone they tell nobody apart. From the public lists of
# registries (US Census 2010, UK ONS, German, French, Spanish, Dutch, Nordic and Asian name statistics).
_COMMON_FAMILIES = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson "
    "thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young "
    "allen king wright scott torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter "
    "roberts evans turner cooper murphy kelly ryan walsh hughes edwards wood muller schmidt schneider fischer weber meyer "
    "wagner becker schulz hoffmann schafer koch bauer richter klein wolf schroder neumann schwarz zimmermann braun hofmann "
    "maier mayer meier bernard dubois durand moreau laurent simon michel fernandez gomez diaz munoz alvarez romero ruiz "
    "alonso gutierrez de jong jansen vries berg bakker visser smit janssen peeters maes jacobs johansson andersson "
    "karlsson nilsson eriksson larsson olsson persson svensson gustafsson hansen johansen olsen larsen andersen pedersen "
    "nielsen jensen christensen rasmussen sorensen rossi russo ferrari esposito bianchi romano ricci nowak kowalski "
    "wisniewski wojcik kaminski lewandowski ivanov smirnov kuznetsov popov petrov silva santos oliveira souza pereira costa "
    "ferreira kim park choi jung wang li zhang liu chen yang huang zhao wu zhou xu sun ma tran le pham tanaka sato suzuki "
    "takahashi watanabe kumar singh sharma patel gupta khan ali ahmed hussain yilmaz kaya demir das shah rao reddy".split()
)
_COMMON_PLAIN = frozenset(plain(n) for n in _COMMON_FAMILIES)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame rev ing dipl msc phd md mba jr sr ii iii".split()
)


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """The form in which names must be equal to count as the same: lower case, titles and punctuation dropped,
    accents KEPT (an accent more or less makes a candidate, not a match).

    >>> normal("Dr. Ana María Soto-Ruiz")
    'ana maría soto ruiz'
    """
    flat = unicodedata.normalize("NFC", name).casefold().replace("’", "'")
    if flat.count(",") == 1:  # "Soto, Ana"
        family, given = flat.split(",")
        flat = f"{given} {family}" if given.strip() and given.strip(" .") not in _TITLES else family
    tokens = [w for w in re.sub(r"[^\w'\s]", " ", flat).split() if w not in _TITLES]
    return " ".join(tokens)


_GENERATIONS = frozenset("jr sr ii iii".split())


@lru_cache(maxsize=65536)
def generation(name: str) -> str:
    """What tells a father from a son of one name.

    >>> generation("John Miller Jr."), generation("Henry Ford III"), generation("Ana Soto")
    ('jr', 'iii', '')
    """
    words = re.sub(r"[^\w\s]", " ", name.casefold()).split()[1:]
    return next((w for w in reversed(words) if w in _GENERATIONS), "")


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """Folded tokens of a name without titles."""
    return tuple(fold(latin(normal(name))).replace("'", "").split())


def only_names(title: str, known: Iterable[str]) -> bool:
    """Whether a title says no more than how people are called, and perhaps a day: a note that was filed under a name.

    >>> only_names("2026-11-18 sunniva", ["Sunniva Dahl"]), only_names("Lunch Sunniva", ["Sunniva Dahl"])
    (True, False)
    """
    called = {word for name in known for word in parts(name)}
    return all(word in called or word.isdigit() for word in parts(re.sub(r"[-_./:,&+]", " ", title)))


def given(name: str) -> str:
    """The folded first given name, empty for a single initial or an empty name."""
    tokens = parts(name)
    return tokens[0] if tokens else ""


def family(name: str) -> str:
    """The folded family name without particles, empty where there is only one token."""
    tokens = [w for w in parts(name)[1:] if w not in PARTICLES]
    return " ".join(tokens[-1:])


def is_common(family_name: str) -> bool:
    """Whether a folded family name is one that very many people share."""
    return plain(family_name) in _COMMON_PLAIN


def first_name(name: str) -> str:
    """The given name as written, for greeting somebody."""
    tokens = [w for w in name.replace(",", " ").split() if fold(w).strip(".") not in _TITLES]
    return tokens[0] if tokens else name


def nickname_of(one: str, other: str) -> bool:
    """Whether two folded given names are known to stand for each other."""
    return one != other and other in nickname_groups().get(one, frozenset())


def _initials(token: str, whole: str) -> bool:
    return 0 < len(token) <= 2 and whole.startswith(token[0])


def given_agrees(one: str, other: str) -> bool:
    """Equal, a nickname, an initial, or a clear short form (Jo for Josephine)."""
    if not one or not other:
        return False
    return (
        one == other
        or nickname_of(one, other)
        or _initials(one, other)
        or _initials(other, one)
        or (min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)))
    )


def compatible(one: str, other: str) -> bool:
    """Whether two names could be one person's, so that a shared e-mail may be trusted: the first names are forms of
    one, or one name is part of the other. A shared family name alone is a family: Maria and Mario, Karl and Karla."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return True
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return _one_given(a[0], b[0]) or _is_handle(one, other) or _is_handle(other, one)


def _one_given(one: str, other: str) -> bool:
    """Equal, a nickname, an initial, or cut short to what is no name of its own: Kath for Katharina, not Karl for Karla."""
    if one == other or nickname_of(one, other) or _initials(one, other) or _initials(other, one):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and len(long) - len(short) >= 3 and long.startswith(short) and not lines_of(short)


def man_and_woman(one: str, other: str) -> bool:
    """Whether one first name is the other with the ending of a woman's: Simon and Simone, Andre and Andrea."""
    short, long = sorted((given(one), given(other)), key=len)
    return (
        len(short) >= 3
        and long.startswith(short)
        and long.removeprefix(short) in ("a", "e", "ne", "le", "te")
    )


def called_alike(one: str, other: str) -> bool:
    """Whether one name is only the first name of the other."""
    a, b = parts(one), parts(other)
    return not a or not b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def share_a_word(one: str, other: str) -> bool:
    """Whether any word of two names agrees: equal, in another spelling, or a known form or an initial of a first name."""
    a, b = parts(one), parts(other)
    if not a or not b or _is_handle(one, other) or _is_handle(other, one):
        return True
    same = {loose(plain(w)) for w in a} & {loose(plain(w)) for w in b}
    return bool(same) or given_agrees(a[0], b[0])


def _is_handle(one: str, other: str) -> bool:
    # A mail without a display name is known by the local part of its address.
    if "@" in one:
        return True
    squeezed = "".join(parts(other))
    handle = re.sub(r"[\W\d_]", "", fold(one))
    if " " in one.strip() or not handle or not squeezed:
        return False
    ends = (handle.startswith, handle.endswith), (squeezed.startswith, squeezed.endswith)
    return any(f(squeezed) for f in ends[0]) or any(f(handle) for f in ends[1])


def is_called(names: Iterable[str], words: str) -> bool:
    """Whether words call somebody by a whole name or the given name, and not another of the given or the family name.

    >>> is_called(["Ada Reyes"], "Ada again"), is_called(["Ada Reyes"], "Berta Reyes"), is_called(["Ada Reyes"], "Ada Holt")
    (True, False, False)
    """
    spoken = re.findall(r"[\w-]+", words)
    folded = [fold(w) for w in spoken]
    for name in names:
        whole = re.findall(r"[\w-]+", fold(name)) or [""]
        for i, word in enumerate(folded):
            alone = not spoken[i + 1 : i + 2] or spoken[i + 1].islower()
            if (word == whole[0] and alone) or (len(whole) > 1 and folded[i : i + len(whole)] == whole):
                return True
    return False
