"""Names: normal forms for comparing, parts, nicknames, and whether two names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from coach.text import fold

PARTICLES = frozenset(
    "van von der den de del della di da dos du la le ter ten af av zu zur bin ibn al el vd v.d".split()
)
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame rev ing dipl msc phd md mba jr sr ii iii".split()
)

# Short forms that people use for each other's names, one family a line, in several European languages.
_NICKNAMES = """
robert rob bob bobby bert robbie robin
william will bill billy liam wim willem guillaume wilhelm
richard rick dick rich ricky
james jim jimmy jamie
john johnny jack jon jonathan jonny
joseph joe joey josef jose pepe
thomas tom tommy tomas tomasz tomek
michael mike mick mickey mikey michel miguel mihail misha
david dave davey dav
daniel dan danny dani
matthew matt matty mathieu matthias
anthony tony antonio anton antoine toni
andrew andy drew andreas andre andrej andrzej
alexander alex sasha sandy alec aleksander alexandre alejandro oleksandr aleksandr olek sander xander
alexandra alex sasha sandra aleksandra
nicholas nick nicky nico nicolas niklas nikolai klaus
christopher chris kit christoffer kristoffer
christian chris kristian
christina chris tina christine kristina kirsten
benjamin ben benny
bartholomew bart barty
samuel sam sammy
samantha sam
edward ed eddie ted ned eduard
theodore ted theo
peter pete petter pieter pierre pedro piotr petr
philip phil pip philippe filip
stephen steve steven stefan stephan stephane
gregory greg
geoffrey geoff jeff jeffrey
gerald gerry jerry
lawrence larry laurence lars laurent
leonard leo len lenny
frederick fred freddie freddy friedrich frederik fritz
francis frank fran francois francisco paco
henry harry hank hendrik henrik heinrich henri
charles charlie chuck carl karl carlos
george jorge georg giorgos jerzy jurgen
kenneth ken kenny
ronald ron ronnie
donald don donnie
timothy tim timmy
vincent vince vinny
victor vic viktor
walter walt wally
raymond ray
patrick pat paddy
patricia pat patty tricia trish
elizabeth liz beth betty lizzie eliza elisabeth lisa elise ella else elsbeth bess
margaret maggie meg peggy margot greta marge margarita margit rita
katherine kate kathy katie kat catherine cathy katrin katarina karin kati kasia katarzyna ekaterina katya
jennifer jen jenny
jessica jess jessie
josephine jo josie josefina josefine
joanna jo joanne johanna hanna
deborah deb debbie debra
rebecca becky bec becca
susan sue susie suzanne susanna
barbara barb babs
victoria vicky tori vic
veronica ronnie vero
valerie val
stephanie steph stefanie
angela angie
amanda mandy
cynthia cindy
dorothy dot dottie dorothea
eleanor ellie nell nora eleonora leonora
helen nell helena elena lena ellen
isabella bella izzy isabel isabelle
abigail abby gail
charlotte lottie charlie lotte
caroline carrie caro carolina carol
pamela pam
sarah sally sara
teresa terry tess theresa tessa
virginia ginny
alice ali alicia
anna annie anne ann anja anya hannah nan nancy ania
maria marie mary mia molly maja masha mariana
magdalena magda lena madeleine maddie
natalia natalie nat natasha tasha
olga olya
tatiana tanya tania
svetlana sveta lana
dmitri dima mitya dmitry dmytro
vladimir vova volodymyr volodya vlad
sergei serhii serge seryozha
yuri yurii iouri
ivan vanya ioan
evgeny eugene zhenya yevhen evgeni
mohammed mohamed muhammad mo mohamad mehmet
ahmed ahmad ahmet
yusuf joseph youssef yousef
ibrahim abraham abe
matilda tilly tilda mathilde
gabriel gabe
gabriella gabby gabi
nathaniel nate nathan nat
zachary zach zack
joshua josh
jacob jake jakob jacques
maximilian max
sebastian seb bastian
emmanuel manny emanuel manu
fernando nando
guadalupe lupe
ignacio nacho
rafael rafa raphael
roberto beto
consuelo chelo
dolores lola
eduardo edu
juan john jean johan jan hans johannes giovanni
kamal kamil
priyanka priya
subramaniam subbu
lakshmi laxmi
shivani shiv
""".strip()


@cache
def nickname_groups() -> dict[str, frozenset[str]]:
    """Folded given name → every name it may stand for, itself included."""
    groups: dict[str, set[str]] = {}
    for line in _NICKNAMES.splitlines():
        names = line.split()
        for name in names:
            groups.setdefault(name, set()).update(names)
    return {name: frozenset(group) for name, group in groups.items()}


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


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """Folded tokens of a name without titles."""
    return tuple(fold(normal(name)).replace("'", "").split())


def given(name: str) -> str:
    """The folded first given name, empty for a single initial or an empty name."""
    tokens = parts(name)
    return tokens[0] if tokens else ""


def family(name: str) -> str:
    """The folded family name without particles, empty where there is only one token."""
    tokens = [w for w in parts(name)[1:] if w not in PARTICLES]
    return " ".join(tokens[-1:])


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


def compatible(one: str, other: str, *, household: bool = False) -> bool:
    """Whether two names could be one person's, so that a shared e-mail or phone may be trusted: the first names
    agree, or one name is part of the other. A shared family name alone is a family; with the same initial it may be
    a pet name (Wendy for Wendeline), which is trusted for an e-mail but not for a `household` phone."""
    a, b = parts(one), parts(other)
    if not a or not b:
        return True
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    if not household and a[0][0] == b[0][0] and family(one) and family(one) == family(other):
        return True
    return given_agrees(a[0], b[0]) or _is_handle(one, other) or _is_handle(other, one)


def _is_handle(one: str, other: str) -> bool:
    # A mail without a display name is known by the local part of its address.
    squeezed = "".join(parts(other))
    handle = re.sub(r"[\W\d_]", "", fold(one.partition("@")[0]))
    return bool(handle) and (handle in squeezed or squeezed in handle or "@" in one)
