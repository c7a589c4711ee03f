"""Religion mocked, attacked or preached; a feast or a choir is fine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding, words
from coach.review.draft import clause_span, draft_of

_MATTER = words(
    r"\b(?:god|jesus|christ|allah|mohammed|muhammad|prophet|bible|quran|koran|torah|scriptures?|gospel|church(?:es|goers?|y)?|chapel|mosques?|synagogues?|temples?|clergy|priests?|pastors?|imams?|rabbis?|vicars?|nuns?|pope|vatican|"
    r"christian(?:s|ity)?|muslims?|moslems?|islam(?:ic|ists?)?|jews?|jewish|judaism|hindus?|hinduism|buddhis\w+|sikhs?|catholics?|protestants?|evangelicals?|mormons?|jehovah’s|scientolog\w+|atheis\w+|believers?|unbelievers?|infidels?|heathens?|pagans?|"
    r"religio(?:n|ns|us)|faith(?:ful)?|pray(?:er|ers|ing|ed|s)?|sermons?|sin(?:s|ners?|ful)?|hell|heaven|salvation|creationis\w+|bible[- ]bash\w+|god[- ]botherers?|holy (?:book|joes?|rollers?)|sunday school|hijabs?|burqas?|burkas?|sharia|jihad\w*|cults?|imaginary friends?|sky (?:daddy|fairy|god)|god squad|superstitio\w+|fasting|ramadan|holy \w+|supreme being|saints?|virgins?|miracles?|apostles?|crucifix\w*|popes?)\b"
)
_ATTACK = words(
    r"\b(?:only (?:those|people|someone|a man|a woman) who|(?:keep|take|leave|get) (?:your|their|his|her|that|the) (?:\w+ ){1,3}out\b|out of my|useless|nobody up there|no one up there|there is no god|god is dead|imaginary|superstitio\w+|squad|brigade|mob|gang|zealots?|nutters?|nutcases?|has no place|have no place|no place (?:in|on|at)|(?:cannot|can’t) (?:bear to )?think|grow up|weak minds?|"
    r"spare (?:me|us)|no (?:amount of )?(?:prayers?|god|sermon|saint|holy \w+)\b.{0,30}\b(?:ever|will|can|could|has|fix\w*|sav\w*|help\w*|heal\w*|buil\w*|stop\w*)|fairy ?tales?|"
    r"brainwash\w*|supersti\w+|medieval|backwards?|stone age|bronze[- ]age|delusion\w*|nonsense|mumbo[- ]jumbo|hocus[- ]pocus|opium|poison\w*|cancer|disease|plague|evil|root of all|barbari\w+|hypocrit\w+|hypocrisy|idiots?|stupid\w*|morons?|sheep|crowd|lot|"
    r"fanatics?|extremists?|terrorists?|violent|oppress\w+|pa?edophil\w*|should be (?:banned|taxed|abolished|closed)|ban (?:the|all)|(?:do not|don’t|does not|doesn’t) belong|keep (?:your|their) (?:god|religion|faith|prayers|bible|beliefs)|"
    r"true (?:religion|faith|god|path)|only (?:god|jesus|allah|faith|prayer|true)|repent|be saved|(?:burn|rot) in hell|go(?:ing)? to hell|god (?:hates|will (?:judge|punish))|accept (?:jesus|christ|god|the lord)|found (?:jesus|god)|come to (?:jesus|church)|"
    r"one true|without (?:god|faith|religion) (?:you|there|we|they)|real (?:christians?|muslims?|believers?)|bible[- ]bash\w+|god[- ]botherers?|holy (?:joes?|rollers?)|mock\w*|joke|ridiculous|laughable|rid of|hate|can’t stand|cannot stand|despise|sick of|fed up with|cult)\b"
)
_IDIOM = words(
    r"\b(?:god(?: only)? knows|thank god|thank heavens|for god’s sake|for heaven’s sake|oh my god|omg|bless you|act of god|leap of faith|in good faith|bad faith|good faith|(?:the|our|my|a|is the|as the) bible (?:of|for)|gospel truth|hell of|what the hell|"
    r"as hell|to hell and back|devil’s advocate|temple of|church street|chapel hill|church hall|holy grail|faith in (?:you|the team|our|my|his|her|people|humanity|the process|the market)|religiously|sinful(?:ly)? (?:good|delicious)|prayers? (?:answered|for)|thoughts and prayers|"
    r"kaiser|church’s|pope(?: street| and)|heaven knows|hell,? (?:yes|no)|hell yeah|high heaven)\b"
)


# Set phrases of scorn, which need no second word.
_SCORN = words(
    r"\b(?:like|as bad as|worse than|are) (?:the )?(?:jehovah’s witness\w*|mormons|scientologists|the taliban|the inquisition|jihadis?|a cult|a sect|preachers)\b|\b(?:fairy ?tales? for (?:grown-?ups|adults)|(?:imaginary|invisible) friends?|sky (?:daddy|fairy|god|pixie)|god squad|god[- ]botherers?|bible[- ](?:bash|thump)\w+|prayer (?:brigade|mob|warriors|crowd|lot)|chapel crowd|church crowd|holy joes?|pray all you (?:like|want)|magic man in the sky|"
    r"(?:jesus|god|allah) freaks?|religious (?:nutters?|nutcases?|zealots?|fanatics?|lunatics?)|(?:ruin\w*|wreck\w*|spoil\w*|destroy\w*|worse|harm\w*|damage\w*)(?: \w+){0,5} (?:than|by) (?:the|all the|any) (?:pious|godly|devout|faithful|religious|believers|churchgoers|clergy)|god will (?:judge|punish|strike)|burn in hell|(?:islam|christianity|judaism|religion|hinduism|the church) (?:has|have) no place)\b"
)


class Religion:
    """Scorn for a faith, or preaching one."""

    name = "religion"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences that attack or preach."""
        return _found(text)


def _found(text: str) -> Iterator[Finding]:
    for sentence in draft_of(text).sentences:
        scorn = _SCORN.search(sentence.text)
        if scorn:
            yield _finding(
                text, clause_span(sentence, sentence.start + scorn.start(), sentence.start + scorn.end())
            )
            continue
        rest = _IDIOM.sub(" ", sentence.text)
        matter, attack = _MATTER.search(rest), _ATTACK.search(rest)
        if not matter or not attack:
            continue
        here = _MATTER.search(sentence.text)
        there = _ATTACK.search(sentence.text)
        if here is None or there is None:
            continue
        start, end = min(here.start(), there.start()), max(here.end(), there.end())
        span = clause_span(sentence, sentence.start + start, sentence.start + end)
        yield _finding(text, span)


def _finding(text: str, span: Span) -> Finding:
    reason = "This mocks or preaches a faith; readers who believe otherwise will not forget it."
    general = "Everybody believes what they will."
    return finding(text, span, "controversial", "religion", "medium", reason, Religion.name, general)
