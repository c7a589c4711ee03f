"""Matters that split a room, by the words that name them: politics, religion, and who people are.

Naming such a matter is fine; what counts is the side that a sentence takes. This table says only what is spoken of.
An entry is one to three folded words; a star stands for any ending. What stands in an `_EVERYDAY` table is spoken of
in business too: it names the matter, but no side is told by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from coach.review.features import Word


class Matter(NamedTuple):
    """A matter named in a sentence: its category, whether it splits a room by itself, and the places of its first and
    last word among the sentence's words."""

    category: str
    heated: bool
    first: int
    last: int


_POLITICS = """
abortion* | prolife* | prochoice | pro life | pro choice | anti abortion | unborn | planned parenthood | roe v wade | reproductive rights | fetus* | foetus* | womb | right to life | life begins | baby killer* | killing babies |
gun control | gun rights | gun laws | gun violence | gun owners | second amendment | nra | death penalty | capital punishment | corporal punishment |
immigration | immigrant* | migrant* | refugee* | asylum seeker* | open borders | border wall | deportation* | illegals | amnesty |
democrat | democrats | democratic party | republican* | gop | tories | tory | labour party | conservative party | conservatives | liberals | libs | libtard* | leftist* | lefties | rightist* | left wing* | right wing* | far right | far left |
alt right | alt left | radical left | progressives | libertarian* | socialis* | communis* | marxis* | fascis* | nazi* | antifa | populis* | nationalis* | supremac* | globalist* | neocon* | neoliberal* | woke* | sjw* | social justice |
maga | tcot | teaparty | tea party | tlot | uniteblue | trump* | biden | obama* | hillary* | clinton* | bernie | putin | netanyahu | corbyn | farage | starmer | boris johnson | macron | le pen | erdogan | orban | modi | bolsonaro | trudeau | meloni |
brexit* | remainers | impeach* | regime* | dictator* | tyran* | big government | mainstream media | fake news | msm | propaganda | genocide* | apartheid | palestin* | gaza | zionis* | hamas | hezbollah | nuclear weapon* | nuclear bomb* | bioweapon* |
welfare state | welfare queen* | universal basic income | single payer | obamacare | tax the rich | eat the rich | reparation* | slavery | police brutality | defund | blm | black lives matter | all lives matter | mass incarceration |
euthanasia | assisted suicide | vaccine mandate* | antivax* | anti vax* | plandemic | lockdown* | mask mandate* | climate denier* | climate hoax | climate alarm* | climate hysteria
"""
_POLITICS_EVERYDAY = """
referendum | election* | electoral | voter* | ballot* | vote | votes | voted | voting | white house | whitehouse | oval office | presidency | presidential | potus | flotus | scotus | senate | senator* | congress | congressm* | parliament* | prime minister | lawmakers |
politic* | government* | govt | liberal | liberalism | conservatism | america* | this country | our country | liberty | freedom | founding fathers | campaign trail | corruption | corrupt | lobbyist* | supreme court | judicial system | public spending |
tax evasion | taxpayer* | surveillance | censorship | free speech | freedom of speech | war | war on | cold war | nuclear war | drone strike* | military drone* | peacekeeping | invasion | ukrain* | kremlin | russia | russian | soviet | israel* | iran* | syria* |
taiwan* | tibet* | nato | isis | terror* | war crime* | guantanamo | monarchy | scottish independence | basic income | healthcare reform | labor union* | labour union* | trade union* | minimum wage | wealth tax | globali* | colonial* |
law enforcement | prisons | prison reform | legalization of | legalisation of | legalize | legalise | war on drugs | climate | climatechange | co2 | carbon footprint | emissions | warming | glacier* | sea level* | heatwave* | heat wave* | extreme weather |
deforest* | ozone | drought* | arctic | antarctic* | polar bear* | ice caps | ipcc | planet | global warming | globalwarming | fossil fuel* | net zero | carbon tax | greenhouse gas* | paris agreement | fracking | environmental* |
eu regulation* | eurozone | federal reserve | welfare | patriot* | constitution* | civil rights | human rights | protest | protests | protesters | riot* | activis* | murder | legal code*
"""
_RELIGION = """
godless | jesus | christ | allah | mohammed | muhammad | bible* | biblical | quran | koran | torah | scripture* | vatican | catholic* | protestant* | evangelical* | mormon* | islam* | muslim* | moslem* | jew | jews | jewish | judaism |
hindu* | buddhis* | sikh* | scientolog* | atheis* | agnostic* | freethink* | believers | unbeliever* | nonbeliever* | infidel* | heathen* | pagan* | religio* | blasphem* | sinner* | repent* | satan* | creationis* | intelligent design | sharia | jihad* |
hijab* | burqa* | burka* | crusade* | moral absolutism | superstitio*
"""
_RELIGION_EVERYDAY = """
god | gods | almighty | righteous* | preach* | spirit | holy spirit | thy | thou | thee | verse | eternal life | disciple* | forgiveness | heavenly | mercy | idol | idols | deity | deities | dogma* | indoctrinat* | christian* | lord | prophet | gospel |
psalm* | church* | mosque* | synagogue* | clergy | priest* | pastor* | imam* | rabbi* | pope* | secular* | humanis* | faith | pray | prays | prayed | praying | prayer* | worship* | bless | blessed | blessing* | sin | sins | sinful | salvation | savior |
saviour | holy | sacred | divine | heaven | soul | souls | spiritual* | ramadan | interfaith | theolog* | amen | hallelujah | cult | rosary | eucharist | sermon* | apostle* | miracle*
"""
_IDENTITY = """
feminis* | femini* | antifeminis* | mens rights | men's rights | man hating | manhater* | feminazi* | patriarch* | misogyn* | misandr* | sexist* | chauvinis* | male privilege | white privilege | mansplain* | manspread* | rape culture | rapists | metoo | gamergate |
meninist* | slut shaming | lgbt* | gay | gays | lesbian* | bisexual* | homosexual* | homophob* | transgender* | transphob* | trans women | trans people | trans rights | queer* | same sex | marriage equality | lovewins | drag queen* |
racis* | antiracis* | race card | white people | black people | white men | black men | whites | blacks | diversity hire* | affirmative action | critical race | cultural appropriation | antisemit* | anti semit* | islamophob* | xenophob* | bigot*
"""
_IDENTITY_EVERYDAY = """
women's | womens | women's rights | womens rights | housewi* | girl power | girlpower | women are | women should | women can | women have | men are | men should | men have | suffrag* | respect women | violence against | victim blaming | sexism | gender* |
pay gap | wage gap | glass ceiling | rape | sexual assault | sexual harassment | sexual coercion | domestic violence | objectif* | equal pay | equal rights | equality | pronouns | racial* | people of color | people of colour | ethnic* | indigenous* | stereotyp*
"""
_TABLES = (
    ("politics", True, _POLITICS),
    ("politics", False, _POLITICS_EVERYDAY),
    ("religion", True, _RELIGION),
    ("religion", False, _RELIGION_EVERYDAY),
    ("identity_group", True, _IDENTITY),
    ("identity_group", False, _IDENTITY_EVERYDAY),
)
Kind = tuple[str, bool]
"""A category, and whether the matter is a heated one."""


def _tables() -> tuple[dict[str, Kind], dict[str, Kind]]:
    """Phrases in full, and phrases with the ending left open."""
    whole: dict[str, Kind] = {}
    opened: dict[str, Kind] = {}
    for category, heated, entries in _TABLES:
        for entry in entries.split("|"):
            phrase = " ".join(entry.split())
            table = opened if phrase.endswith("*") else whole
            table[phrase.rstrip("*")] = (category, heated)
    return whole, opened


_WHOLE, _OPENED = _tables()
_LONGEST = max(map(len, _OPENED))
_FIRST = frozenset(phrase.split()[0] for phrase in (*_WHOLE, *_OPENED) if " " in phrase)
"""First words of the phrases of several words."""
_HEAD = 5
"""How many letters a phrase must have to count inside letters without blanks."""


def _run_together() -> dict[str, list[tuple[str, Kind]]]:
    found: dict[str, list[tuple[str, Kind]]] = {}
    for phrase, kind in [*_WHOLE.items(), *_OPENED.items()]:
        bare = phrase.replace(" ", "").replace("'", "")
        if len(bare) >= _HEAD:
            found.setdefault(bare[:_HEAD], []).append((bare, kind))
    return found


_RUN_TOGETHER = _run_together()


@lru_cache(maxsize=65536)
def topic_of(phrase: str) -> Kind | None:
    """What a phrase of one to three folded words is about, None where it names no such matter."""
    found = _WHOLE.get(phrase)
    if found:
        return found
    for end in range(min(len(phrase), _LONGEST), 2, -1):
        kind = _OPENED.get(phrase[:end])
        if kind and " " not in phrase[end:]:
            return kind
    return None


@lru_cache(maxsize=16384)
def topic_within(tag: str) -> Kind | None:
    """What a hashtag or handle written without blanks is about, by a phrase of five letters or more in it."""
    for start in range(len(tag)):
        for phrase, kind in _RUN_TOGETHER.get(tag[start : start + _HEAD], ()):
            if tag.startswith(phrase, start):
                return kind
    return None


def topics_in(words: Sequence[Word]) -> list[Matter]:
    """The matters that a sentence names, in its order; the longest phrase counts."""
    found: list[Matter] = []
    forms = [w.form for w in words]
    place = 0
    while place < len(forms):
        for length in (3, 2, 1) if forms[place] in _FIRST else (1,):
            if place + length > len(forms):
                continue
            kind = topic_of(" ".join(forms[place : place + length]))
            if kind is None and length == 1 and words[place].tag:
                kind = topic_within(forms[place])
            if kind:
                found.append(Matter(*kind, place, place + length - 1))
                place += length - 1
                break
        place += 1
    return found
