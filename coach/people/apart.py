"""What a note itself says against a name in it meaning somebody who is known: "not the Ana from Lumen", or another
address or employer set beside the name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.people import names, organisations
from coach.people.mentions import NamedPerson, NameIndex
from coach.text import fold

_NAME = r"(?P<name>[^\W\d_a-zß-ÿ][\w’'-]+(?:[ ](?:van|von|de|der|den|del|la)(?=[ ]))*(?:[ ][^\W\d_a-zß-ÿ][\w’'-]+){0,3})"
_OF_WHOM = r"(?i:from|of|at|who|whom|with|in|I|we|you|von|vom|bei|beim|aus|der|die|das|den|mit|im|am|zu)\b"
_WHICH = rf"(?=\W*$|[ ]*[.,;:!?)\n–—-]|[ ]{_OF_WHOM})"
_DOES = (
    r"(?i:today|yesterday|tonight|heute|gestern|getroffen|kennengelernt|gesprochen|is|was|has|works|writes|lives|"
    r"ist|war|hat|arbeitet|schreibt|wohnt)\b"
)
_DENIAL = re.compile(
    r"(?:(?i:\bnot[ ](?:to[ ]be[ ])?(?:confused|mixed[ ]up)[ ]with[ ](?:the[ ]|our[ ]|my[ ])?"
    r"|\bno[ ]relation[ ](?:of|to)[ ](?:the[ ]|our[ ])?"
    r"|\bnicht[ ](?:zu[ ])?(?:verwechseln|identisch)[ ]mit[ ](?:der[ ]|dem[ ]|unserer[ ]|unserem[ ])?"
    r"|(?P<other>\b(?:a[ ]different|another)[ ]person[ ](?:from|than|to)[ ](?:the[ ]|our[ ])?"
    r"|\bandere[ ]person[ ]als[ ](?:die[ ]|der[ ]|unsere?[ ])?)"
    r"|(?P<weak>\b(?:not|isn[’']t|never)[ ](?:identical[ ](?:to|with)[ ]|the[ ]same[ ](?:person[ ])?as[ ])?(?:the|our|my|that)[ ](?:same[ ])?"
    r"|\b(?:nicht|keine?sfalls|nie)[ ](?:die|der|dieselbe|derselbe|unsere?|meine?|die[ ]gleiche|der[ ]gleiche)[ ]))"
    rf"{_NAME}{_WHICH}(?P<which>[^.;!?\n)]*)"
    r"|(?i:\b(?:another|a[ ]different|(?:noch[ ])?eine?[ ](?:andere[rn]?|weitere[r]?))[ ](?!person\b))"
    rf"(?P<new>{_NAME.replace('?P<name>', '?:')})(?:{_WHICH}|(?=[ ](?:{_DOES}|als\b)))(?P<than>[ ](?:from|than|to|als)[ ][^.;!?\n)]*)?)"
)
_PLAIN = re.compile(
    r"\s*(?:$|(?i:from|at|with|von|vom|bei|beim|aus)\b(?![ ](?:all|sonst|damals|gestern|heute|einst)\b)"
    r"|[,:–—-](?![ ]?(?i:who|whom|that|of|de[rmn]|die|das|deren|dessen)\b))"
)
"""What may follow a name that is denied where nothing more fits a known one: "not the Mira from the choir"."""
_IDENTITY = re.compile(r"(?:^|[.!?;:\n(,–—-][ ]*|\b(?:she|he|sie|er)[ ]+)(?:is|ist)?[ ]*$", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:is|ist)[ ]*$", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:need|want|find|wish|hire|look|brauch|such|find|wünsch)\w*\b[^.;!?\n]*$", re.IGNORECASE
)
"""Another like her: "we need another Ana Soto"."""
_THERE = re.compile(r"\b(?:there(?: is|[’']s| are)|es gibt|gibt es|gibt[’']s)\b[^.;!?\n]*$", re.IGNORECASE)
_ONCE = re.compile(
    r"^[ ,]*(?:I|we|ich|wir)\b.*\b(?:once|used to|before|expected|remember(?:ed)?|früher|damals|erwartet)\b|^[ ,]*of old\b"
    r"|^[ ](?:of|from)\b.*\b(?:ago|yesterday|before)\b"
)
"""A manner of speaking: "She is not the Ana I used to know"."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS_BESIDE = re.compile(rf"\s*[,:;–—-]?\s*[(<\[]?\s*(?:mailto:)?({_ADDRESS.pattern})")
_LABELLED = re.compile(
    rf"(?:^|(?<=\W))(?i:e-?mail|mail|adresse|address|kontakt|contact)[*_]*[ ]*:?[*_]*[ ]*<?({_ADDRESS.pattern})",
    re.MULTILINE,
)
_NEW = re.compile(
    r"\b(?:new|now|moved?|joined|left|private(?:ly)?|personal|also|formerly|previously|old|"
    r"neue?[rns]?|jetzt|nun|wechselt\w*|gewechselt|privat\w*|auch|früher|ehemals|alte?)\b",
    re.IGNORECASE,
)
"""What stands beside a name beside such a word need not be all that there is: "Ana Soto, now ana@rye.example"."""
_EMPHASIS = re.compile(r"[*_`]+")
_HOUSE = re.compile(r"\b(?:GmbH|AG|KG|SE|e\.\s?V\.|Ltd|Inc|LLC|PLC|Corp|S\.?A\.?|SARL|BV|Oy|AB)\b")

_JOB_AT = re.compile(r"[^,@()]+?(?:,?\s+(?:at|bei|beim)\s+|\s*@\s*)([^,()]+)")
"""A job at a house: "CTO at Lumen"."""

SIGNS = re.compile(rf"{_DENIAL.pattern}|{_ADDRESS.pattern}")
"""Only a note with one of these in a sentence, or something beside a name at its head, says anything."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a note's own words keep apart from its names: `denied` outright, `beside` by what stands beside the name."""

    denied: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """Everybody whom a name in the note cannot mean."""
        return self.denied | self.beside


_BESIDE_A_NAME = re.compile(
    r"\s*(?:[,;:|(–—@]|-\s|\b(?:at|from|of|von|vom|bei|beim|aus|de|del|du|chez)\b).*$"
)


def headed_by(title: str) -> str:
    """The name at the head of a title: "Ana Soto" of "Ana Soto (Rye Press)"."""
    return _BESIDE_A_NAME.sub("", title).strip()


def says_beside(title: str) -> bool:
    """Whether an address or an employer stands beside the name at the head of a title."""
    name = headed_by(title)
    return name != title and " " in name and ("@" in title or _house(title[len(name) :]) != "")


def told_apart(index: NameIndex, text: str, title: str) -> Told:
    """Whom the words of a note keep apart from the names in it.

    >>> known = NameIndex([NamedPerson("p1", ("Ana Soto",), organisations=("Lumen",))])
    >>> told_apart(known, "Tea with Ana Soto. NOT the Ana from Lumen!", "Tea").denied
    frozenset({'p1'})
    """
    said = _EMPHASIS.sub("", text)
    denials = [m for m in _DENIAL.finditer(said) if not _ONCE.search(m["which"] or "")]
    rest = _DENIAL.sub(" ", said)
    denied = {p for m in denials for p in _denied(index, m, f"{title}\n{rest}", said)}
    return Told(frozenset(denied), frozenset(_by_what_is_beside(index, title, text, rest)) - denied)


def _denied(index: NameIndex, denial: re.Match[str], rest: str, said: str) -> Iterator[str]:
    before = said[: denial.start()]
    if denial["new"]:
        yield from _second(index, denial, rest, before)
        return
    people, beyond = _called(index, denial["name"])
    which = f"{beyond}{denial['which'] or ''}"
    meant = [p for p in people if _fits(index.people[p], which)]
    if meant:
        yield from meant
    elif not denial["other"] and _PLAIN.match(which):
        for person in (index.people[p] for p in people):
            whole = next((n for n in person.names if " " in n and n in rest), "")
            if whole and (not denial["weak"] or _is_none_of(denial, before, whole)):
                yield from () if _spoken_for(person, rest) else (person.id,)


def _is_none_of(denial: re.Match[str], before: str, whole: str) -> bool:
    """Whether "not the Mira" says who somebody is ("She isn't our Mira", "Mira Holm, not the Mira from the choir"),
    and not how they were or who was meant ("It was not my Mira at all")."""
    if re.search(r"(?i:\b(?:my|meine?|that)[ ]$)", denial["weak"]):
        return False
    if re.search(rf"{re.escape(whole)}[ ]*(?:[,(–—-][ ]*|is[ ]|ist[ ])?$", before):
        return True
    told = "isn" in denial["weak"].casefold() or _PRESENT.search(before) is not None
    return told and _IDENTITY.search(before) is not None


def _second(index: NameIndex, denial: re.Match[str], rest: str, before: str) -> Iterator[str]:
    """Those of a whole name of whom a note tells a second one: "Met another Mira Holm today"."""
    people = _called(index, denial["new"])[0] if " " in denial["new"] else ()
    than = denial["than"] or ""
    if meant := [p for p in people if than and _fits(index.people[p], than)]:
        yield from meant
    elif denial["new"].split()[0] not in before and not _THERE.search(before) and not _WISHED.search(before):
        # else it speaks of a second one beside the one of the note
        yield from (p for p in people if not _spoken_for(index.people[p], rest))


def _called(index: NameIndex, name: str) -> tuple[tuple[str, ...], str]:
    """Those of a name, and what of it says more of them: "von den Wasserwerken". Of no other family name."""
    words = name.split()
    for length in range(len(words), 0, -1):
        beyond = words[length:]
        if length == 1 and beyond and not beyond[0].islower():
            break
        if people := index.by_name(" ".join(words[:length])):
            return people, "".join(f" {w}" for w in beyond)
    return (), ""


def _fits(person: NamedPerson, which: str) -> bool:
    """Whether words that say which one of a name is meant fit somebody: "from Lumen"."""
    have = re.findall(r"\w+", fold(which).replace("-", " "))
    return any(_same_word(w, h) for w in _marks(person) for h in have)


def _same_word(word: str, said: str) -> bool:
    """Equal, or with an ending: "bei den Stadtwerken"."""
    return word == said or (len(word) > 4 and said.startswith(word) and len(said) <= len(word) + 2)


def _marks(person: NamedPerson) -> set[str]:
    places = {w for o in person.organisations for w in organisations.distinctive(o)}
    jobs = {w for title in person.titles for w in fold(title).replace(",", " ").split() if len(w) > 4}
    return places | jobs


def _spoken_for(person: NamedPerson, text: str) -> bool:
    """Whether a text names where somebody works, or gives an address of theirs."""
    places = {w for o in person.organisations for w in organisations.distinctive(o)}
    have = set(re.findall(r"\w+", fold(text).replace("-", " ")))
    known = {a.casefold() for a in person.emails}
    return any(_same_word(w, h) for w in places for h in have) or any(
        a.casefold() in known for a in _ADDRESS.findall(text)
    )


def _by_what_is_beside(index: NameIndex, title: str, text: str, rest: str) -> Iterator[str]:
    """Those of the name at the head of a note, or before an address in it, who have other addresses or another
    employer than stand there, and for whom nothing in the note speaks."""
    name = headed_by(title)
    headed = index.by_name(name) if " " in name else ()
    house = _house(title[len(name) :]) if headed else ""
    found = [(p, a) for p in headed for a in _ADDRESS.findall(title)]
    found += [(p, m[1]) for m in _LABELLED.finditer(text) if headed and not _new(text, m) for p in headed]
    if "@" in text:
        for mention in index.find(text):
            there = _ADDRESS_BESIDE.match(text, mention.end)
            if " " in mention.surface and there and not _new(text, there):
                found += [(p, there[1]) for p in mention.candidates]
    other = {p for p, address in found if _other_address(index.people[p], address)}
    if house and not _NEW.search(title):
        other |= {p for p in headed if _other_house(index.people[p], house)}
    yield from (p for p in other if not _spoken_for(index.people[p], rest))


def _new(text: str, match: re.Match[str]) -> bool:
    """Whether the line says that what stands there is new, or only one of several."""
    start = text.rfind("\n", 0, match.start(1)) + 1
    end = text.find("\n", match.end(1))
    return _NEW.search(text[start : end if end >= 0 else len(text)]) is not None


def _other_address(person: NamedPerson, address: str) -> bool:
    """Whether an address speaks against somebody: one of their name at another house than theirs. A private one does
    not where only their address at work is known, nor the other way round."""
    local = fold(address.partition("@")[0])
    named = any(w in local for name in person.names for w in names.parts(name) if len(w) > 2)
    if not named or not person.emails or address.casefold() in {a.casefold() for a in person.emails}:
        return False
    house, houses = organisations.own_domain(address), {organisations.own_domain(a) for a in person.emails}
    if not house:
        return _provider(address) in map(_provider, person.emails)
    at_home = house in houses or any(organisations.domain_is(address, o) for o in person.organisations)
    return bool(houses - {""}) and not at_home


def _provider(address: str) -> str:
    return address.rpartition("@")[2].casefold()


def _house(beside: str) -> str:
    """The employer in what stands beside a name, where its form or the words say that it is one."""
    place = beside.strip(" ,;:|–—-()")
    job = _JOB_AT.fullmatch(place)
    return job[1] if job else place if _HOUSE.search(place) else ""


def _other_house(person: NamedPerson, house: str) -> bool:
    places = [o for o in person.organisations if organisations.is_place(o)]
    if not places or not organisations.is_place(house):
        return False
    return not any(organisations.may_be_one(house, o) for o in places) and not any(
        organisations.domain_is(a, house) for a in person.emails
    )


def address_beside(title: str, text: str, name: str) -> str:
    """The address set beside a name at the head of a note, if there is one."""
    at = text.find(name)
    there = _ADDRESS_BESIDE.match(text, at + len(name)) if at >= 0 else None
    labelled = _LABELLED.search(text) if headed_by(title) == name else None
    found = _ADDRESS.search(title) or there or labelled
    return (found[1] if found.re is not _ADDRESS else found[0]) if found else ""
