"""The gate that every composed sentence passes: what is no whole English sentence does not stand in a letter.

Notes are written in a hurry ("heat map of bay 4 by Fri"), and what is put into a frame of ours may not fit it. The rules
look for the seams that such words leave; they judge what we composed, never what is quoted.
"""

from __future__ import annotations

import re

from coach.writer.verbs import Tense, read_known

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRM = re.compile(r"(?<=\w) & (?=[A-ZÀ-Þ])")
"""In the name of a firm: Adair & Daughter."""
_ARTICLE = r"(?:the|an?)"
_OWNER = r"(?:my|your|our|his|her|their|its|this|these|those)"
_DANGLES = re.compile(
    r"(?:^|\s)(?:of|the|an?|and|or|but|to|for|with|from|by|at|in|on|my|your|our|their|that|which|who|because|as|than)[.!?]$",
    re.IGNORECASE,
)
_SEAMS = re.compile(
    rf"\b(\w+) \1\b(?<!that that)(?<!had had)(?<!Duran Duran)"  # "by by"
    rf"|\b{_ARTICLE} {_ARTICLE}\b|\b{_ARTICLE} {_OWNER}\b|\b{_OWNER} {_ARTICLE}\b|\b{_OWNER} {_OWNER}\b"
    r"|\b(?:at|by|of|for|to|in|on) (?:at|by|of|for|from)\b"
    r"|\bI (?:is|has|are|does)\b|\b(?:you|we|they) (?:is|has|was|does|am)\b|\b(?:it|she|he) (?:are|were|have)\b(?! been| had)"
    r"|\byou (?:his|her|their|he|she|they)\b|\bfor (?:I|he|she|they|you are)\b"
    r"|\b(?:thank you|thanks|grateful to you) (?:also |in particular |above all |, above all, )?for (?:the )?(?:send|give|show|tell|make|take|bring|write|introduce)\b",
    re.IGNORECASE,
)
_SHORTHAND = re.compile(
    r"\bw/|\bb/c\b|(?<!\w)->|→|⇒|(?<!\w)@(?!\w)|(?<!\S)[+&=~](?!\S)|\b(?:tbd|tbc|asap|fyi|btw|re|cf|nb|eod|eow|wip|approx)\b(?!-)|\?\?|#\w+|\bthx\b"
    r"|\b(?:mtg|pls|yr|mins?|hrs?|wk|wks|mth|appt|dept|govt)\b",
    re.IGNORECASE,
)
_VERB_WANTED = re.compile(
    r"\b(?:(?:you|I|we) (?:would|will|could|can|should)|(?:promised|have yet|made a note|said that I would|glad|like|want|hope) to"
    r"|(?:you|I|we)['’](?:ll|d)) (?:(?:also|still|gladly|kindly|soon|now|really|never|not|only|then|all|both) )*(?P<rest>[\w'’-]+(?: [\w'’-]+)?)",
)
_MODAL_AFTER = frozenset("be have not".split())
_NEVER_NOUNS = frozenset(
    "send write introduce ask bring give tell find keep make take speak put arrange confirm prepare propose recommend remind see decide "
    "provide lend read learn know meet get let become hear say think choose build buy draw pay sell teach understand explain describe "
    "discuss organise collect connect compare correct deliver translate revise finish invite join tell consider include add ask attend "
    "mend sketch sort try use visit call copy share forward check come go look talk wait work sit stay travel".split()
)
_AFTER_VERB = frozenset(
    "the a an my our your his her their this that these those it him them me us you whether if how what where when who why all every each "
    "both some any no one two three four five six seven eight nine ten to with about up out back over on in at into after before around "
    "through down off along together again without until against under between".split()
)


def is_verb_phrase(words: str) -> bool:
    """Whether words begin with a verb in its base form: "send it", "read chapter 3", and not "heat map of bay 4".

    Many nouns look like verbs; of those, only what follows tells.

    >>> is_verb_phrase("send the list"), is_verb_phrase("heat map of bay 4"), is_verb_phrase("heat the kiln")
    (True, False, True)
    """
    first, _, rest = words.strip().partition(" ")
    low = first.casefold()
    form = read_known(first)
    if form is None or (form.tense is not Tense.BASE and form.base != low):
        return low in _MODAL_AFTER
    if low in _NEVER_NOUNS or low in _MODAL_AFTER:
        return True
    following = re.match(r"[\w'’-]+", rest)
    after = following.group() if following else ""
    return after.casefold() in _AFTER_VERB or after[:1].isupper() or after[:1].isdigit()


def sound(sentence: str) -> bool:
    """Whether a composed sentence reads as one.

    >>> sound("I will send you the list."), sound("You kindly said that you would heat map of bay 4.")
    (True, False)
    """
    text = _FIRM.sub(" and ", _QUOTED.sub("“”", sentence))
    if text.count("“") != text.count("”") or text.count("(") != text.count(")") or text.count('"') % 2:
        return False
    if _DANGLES.search(text) or _SEAMS.search(text) or _SHORTHAND.search(text):
        return False
    return all(_fits(m["rest"]) for m in _VERB_WANTED.finditer(text))


def _fits(rest: str) -> bool:
    """Whether a verb follows where one is wanted: known as such, or a word that nothing speaks against."""
    first = rest.split(maxsplit=1)[0].casefold()
    form = read_known(first)
    if first in _AFTER_VERB - {"it", "one"} or form is None:
        noun = re.match(r"\S+ (?:of|for|from)\b", rest)
        return not noun and first not in (
            "the",
            "a",
            "an",
            "my",
            "your",
            "our",
            "his",
            "her",
            "their",
            "of",
            "for",
        )
    return is_verb_phrase(rest) or " " not in rest
