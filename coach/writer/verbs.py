"""English verb forms: from any form to the base and the tense, and from the base to any form.

A list of common verbs and a table of irregular ones decide; words outside both follow the spelling rules.
British spelling (travelling, organise); American past forms are understood too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Tense(StrEnum):
    """The form a verb stands in."""

    BASE = "base"
    PRESENT = "present"  # third person singular
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb's base and the form that was read."""

    base: str
    tense: Tense


# base past participle; where both are alike, the participle is left out.
_IRREGULAR_TABLE = """
be was been|become became become|begin began begun|bend bent|bet bet|bite bit bitten|blow blew blown|break broke broken
|bring brought|build built|buy bought|catch caught|choose chose chosen|come came come|cost cost|cut cut|deal dealt
|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed
|feel felt|fight fought|find found|fly flew flown|forget forgot forgotten|forgive forgave forgiven|forsake forsook
|freeze froze frozen|get got|give gave given|go went gone|grow grew grown|hang hung|have had|hear heard
|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|know knew known|lay laid|lead led|leave left|lend lent|let let
|lie lay lain|light lit|lose lost|make made|mean meant|meet met|overcome overcame overcome|oversee oversaw overseen
|pay paid|prove proved proven|put put|quit quit|read read|rewrite rewrote rewritten|rethink rethought|ride rode ridden
|ring rang rung|rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|resend resent|set set
|sew sewed sewn|shake shook shaken|shine shone|shoot shot|show showed shown|shut shut|sing sang sung|sink sank sunk
|sit sat|sleep slept|slide slid|speak spoke spoken|speed sped|spend spent|spin spun|split split|spread spread
|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum|swing swung
|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|undergo underwent undergone
|understand understood|undertake undertook undertaken|undo undid undone|wake woke woken|wear wore worn|weave wove woven
|win won|wind wound|withdraw withdrew withdrawn|write wrote written|foresee foresaw foreseen|bear bore borne
|sketch sketched|bleed bled|burst burst|creep crept|cling clung|flee fled|grind ground|kneel knelt|leap leapt
|mistake mistook mistaken|outdo outdid outdone|partake partook partaken|shrink shrank shrunk|slow slowed|spell spelt
|spill spilt|spoil spoilt|sting stung|string strung|weep wept|wring wrung|beat beat beaten|breed bred|broadcast broadcast
|cast cast|forecast forecast|rebuild rebuilt|redo redid redone|repay repaid|retell retold|uphold upheld|upset upset
|proofread proofread|misread misread|outrun outran outrun
"""
_REGULAR_LIST = (
    "accept accompany achieve acknowledge act adapt add address admire admit adopt advise affect agree aim allow amaze "
    "analyse announce answer apologise appear apply appoint appreciate approach approve argue arrange arrive ask assess "
    "assign assist assume assure attach attempt attend audit avoid award back bake balance base battle behave believe "
    "belong benefit book borrow bother brief call calculate cancel care carry cause celebrate chair challenge change charge chase chat "
    "check circulate claim clarify clean clear climb close coach collaborate collect combine comment commission commit "
    "compare compete compile complain complete compose concern conclude conduct confess confirm connect consider construct consult "
    "contact contain continue contribute control convert convince cook coordinate copy correct correspond count cover create "
    "criticise cross curate cycle dance debate debug decide declare decline dedicate defend define delay deliver demand demonstrate "
    "deny depend deploy describe deserve design desire detail determine develop devote diagnose differ direct disagree discover "
    "discuss display dive divide document donate double draft dream dress drop earn edit educate elaborate electrify email embrace "
    "emerge emphasise employ enable encourage end endorse engage engineer enjoy enlarge ensure enter entertain establish estimate "
    "evaluate examine exchange exhibit exist expand expect experience experiment explain explore expose express extend face "
    "facilitate fail favour fetch fill film finance finish fish fit fix flag focus follow force forge form format forward "
    "found frame free fund gain garden gather generate govern grant greet guarantee guess guide handle happen hate head heat help "
    "hesitate hike hire hope host hurry identify ignore illustrate imagine implement import impress improve include "
    "increase indicate influence inform initiate inquire insert inspect inspire install insist instruct insure integrate intend interest "
    "interrupt interview introduce invent invest investigate invite involve issue join joke judge jump justify kick kill "
    "knock label lack last laugh launch learn lecture license like limit link list listen live load locate lobby look love lower "
    "maintain manage map mark market master match matter measure mediate mention mentor merge mind miss mix moderate monitor "
    "motivate move name narrate navigate need negotiate nominate note notice nudge observe obtain occur offer open operate oppose order "
    "organise outline owe own pack paint park participate partner pass pause perform permit persuade phone photograph pick pilot "
    "pitch place plan plant play please point post pour practise praise prefer prepare present preserve press prevent print "
    "process produce programme promise promote propose protect prototype prove provide publish pull purchase pursue push qualify "
    "question quote race raise rank rate reach react realise reason recall receive recognise recommend reconsider record "
    "recruit redesign reduce refer refine reflect refuse regard register regret reject relate relax release rely remain remark "
    "remember remind remove rent repair repeat replace reply report represent request require rescue research resign resist "
    "resolve respect respond rest restore restructure result retire return reveal reverse review revise reward ring risk roast row rule rush sail "
    "sample save scale scan schedule score screen search secure select separate serve settle share shift ship shop "
    "sign signal simplify sketch skip smile solve sort sound source specialise sponsor spot stage stand start state stay steer step stop store "
    "strengthen stress structure struggle study stumble submit succeed suffer suggest suit summarise supervise supply support suppose "
    "surprise survive suspect switch talk target task taste test text thank tidy tour trace track trade train transfer transform translate "
    "travel treat trust try turn tutor type update upgrade urge use value vary verify view visit voice volunteer vote wait walk "
    "want warn wash waste watch weigh welcome whisper wish wonder work worry wrap xray yield zoom acquire adjust advance advocate alert amend "
    "anticipate approve archive attract automate backfill ban bid blog boost bump bundle calm catalogue champion cite "
    "co-author co-found collapse co-chair conserve co-write crowdfund customise date dig digitise disclose distribute dock enrol escalate "
    "exceed export ferment field file flatten flip float forage frustrate grade graft graze greenlight grill harvest heal house "
    "hunt index inherit innovate irrigate juggle knit localise log lunch mail manufacture model narrow nurse nurture optimise outsource "
    "oversee overlook overrun pair patch peel pioneer plead pledge plot plough polish ponder preach prioritise probe progress prune puzzle "
    "quantify queue quiz ration readjust reassure rebrand recite reckon reconcile recycle redraft rehearse relocate remortgage renew "
    "renovate reopen rephrase reproduce reschedule resend reserve reside restock retain retrain reuse revisit rework rotate rove "
    "scout sculpt scrap shape shelter sing-along sip skate ski slice slot slow smoke spar spare sparkle spark squeeze stack staff stall standardise steward stitch stock "
    "strain stream stretch subscribe substitute sum supplement survey swap swear swap tackle tailor tap tease tender thrive tick tip toast transcribe "
    "transport trap trial trim troubleshoot tune twist underline underpin unite unload unlock unpack unveil usher utilise validate venture "
    "weld whistle widen wire withhold workshop zip chart counsel fundraise mentor onboard ping slack co-host"
)
_IRREGULAR: dict[str, tuple[str, str]] = {}
for _entry in _IRREGULAR_TABLE.replace("\n", "").split("|"):
    _base, _past, *_rest = _entry.split()
    _IRREGULAR[_base] = (_past, _rest[0] if _rest else _past)
REGULAR = frozenset(_REGULAR_LIST.split()) - frozenset(_IRREGULAR)

# Verbs of several syllables, stressed at the end, that double the last letter.
_DOUBLING = frozenset(
    "admit begin commit compel concur confer control defer deter equip forget format incur infer kidnap occur omit "
    "patrol permit prefer program propel rebut recur refer regret remit repel submit transfer transmit upset zigzag "
    "travel cancel counsel label level model signal tunnel total fuel channel marvel quarrel initial dial rival "
    "worship handicap outfit".split()
)
_VOWELS = "aeiou"
_AUXILIARIES = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "has": "have", "have": "have", "had": "have",
    "does": "do", "do": "do", "did": "do",
}  # fmt: skip
MODALS = frozenset("can could may might must shall should will would 'll ’ll 'd ’d".split())
_ODD_PRESENT = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def _syllables(word: str) -> int:
    return len(re.findall(r"[aeiou]+|y(?![aeiou])", word))


def _doubles(base: str) -> bool:
    """Whether the last letter doubles before -ed and -ing: plan, commit, travel; not open, wait, fix."""
    one_syllable = _syllables(base) == 1
    return base in _DOUBLING or (
        one_syllable and bool(re.search(r"(?:[^aeiou][aeiou][bdfglmnprt]|qu[aeiou][tz])$", base))
    )


def gerund(base: str) -> str:
    """The -ing form.

    >>> [gerund(v) for v in ("let", "give", "tie", "see", "travel", "open", "be")]
    ['letting', 'giving', 'tying', 'seeing', 'travelling', 'opening', 'being']
    """
    if base == "be":
        return "being"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def past(base: str) -> str:
    """The simple past."""
    if base in _IRREGULAR:
        return _IRREGULAR[base][0]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def participle(base: str) -> str:
    """The past participle."""
    return _IRREGULAR[base][1] if base in _IRREGULAR else past(base)


def present(base: str) -> str:
    """The third person singular of the present."""
    if base in _ODD_PRESENT:
        return _ODD_PRESENT[base]
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


@cache
def _forms() -> dict[str, VerbForm]:
    """Every form of every known verb; the past wins over the participle, which wins over the base."""
    found: dict[str, VerbForm] = {}
    known = sorted(REGULAR) + sorted(_IRREGULAR)
    for tense, make in (
        (Tense.BASE, str),
        (Tense.GERUND, gerund),
        (Tense.PRESENT, present),
        (Tense.PARTICIPLE, participle),
        (Tense.PAST, past),
    ):
        for base in known:
            found[make(base)] = VerbForm(base, tense)
    for word, base in _AUXILIARIES.items():
        tense = Tense.PAST if word in ("was", "were", "had", "did") else Tense.PRESENT
        found[word] = VerbForm(base, tense)
    found |= {
        "have": VerbForm("have", Tense.BASE), "do": VerbForm("do", Tense.BASE), "spelled": VerbForm("spell", Tense.PAST),
        "learnt": VerbForm("learn", Tense.PAST), "left": VerbForm("leave", Tense.PAST), "lay": VerbForm("lie", Tense.PAST),
        "found": VerbForm("find", Tense.PAST), "practiced": VerbForm("practise", Tense.PAST), "resent": VerbForm("resend", Tense.PAST),
        "organized": VerbForm("organise", Tense.PAST), "dreamt": VerbForm("dream", Tense.PAST),
    }  # fmt: skip
    return found


def read_known(word: str) -> VerbForm | None:
    """The verb a word is a form of, if it is one of the known verbs."""
    return _forms().get(word.casefold())


def read(word: str) -> VerbForm | None:
    """The verb a word is a form of; unknown words are read by their ending, None where it tells nothing.

    >>> read("explained"), read("chairs"), read("gave")
    (VerbForm(base='explain', tense=<Tense.PAST: 'past'>), VerbForm(base='chair', tense=<Tense.PRESENT: 'present'>), VerbForm(base='give', tense=<Tense.PAST: 'past'>))
    """
    low = word.casefold()
    known = read_known(low)
    if known or not low.isascii() or len(low) < 4 or not low.replace("-", "").isalpha():
        return known
    if "-" in low and (last := read_known(low.rsplit("-", 1)[1])):
        return VerbForm(low.rsplit("-", 1)[0] + "-" + last.base, last.tense)
    if low.endswith("ied"):
        return VerbForm(low[:-3] + "y", Tense.PAST)
    if low.endswith("ed"):
        return VerbForm(_restore(low[:-2]), Tense.PAST)
    if low.endswith("ing") and re.search(r"[aeiouy]", low[:-3]):
        return VerbForm(_restore(low[:-3]), Tense.GERUND)
    if low.endswith("ies"):
        return VerbForm(low[:-3] + "y", Tense.PRESENT)
    if low.endswith(("ches", "shes", "sses", "xes", "zes")):
        return VerbForm(low[:-2], Tense.PRESENT)
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return VerbForm(low[:-1], Tense.PRESENT)
    return None


def _restore(stem: str) -> str:
    """The base of an unknown verb from what is left without -ed or -ing."""
    if re.search(r"([bdgmnprt])\1$", stem):
        return stem[:-1]
    if stem.endswith("e") or re.search(r"(?:[aeiou]{2}[^aeiou]|[^aeiou]{2}|[wxy])$", stem):
        mute = re.search(r"(?:[^aeiou]l|[cgsv]|th)$", stem) and not re.search(r"(?:ss|ll|ng|sh)$", stem)
        return stem + "e" if mute else stem
    short = _syllables(stem) == 1
    return stem + "e" if short or re.search(r"(?:[cgsuvz]|at|is|iz|ut|ur|ir|id|od|ud)$", stem) else stem
