"""Swear words, slurs and obscene insults, also when letters are starred out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review.called import also_names, by_name
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding
from coach.review.draft import clause_span, draft_of, spelled_of
from coach.review.sentence_reading import at_a_thing, borrowed
from coach.review.wording import Wording
from coach.seen import Reading, changed

_SLURS = (
    r"n[i1*]gg(?:a|er)[sz]?|nigg?ah?s?|f[a4@*]gg?[o0*]ts?|fags?(?!\s*(?:end|packet))|d[y*]kes?(?! (?:road|bar))|tr[a*]nn(?:y|ies)|ret[a*]rd(?:s|ed)?|sp[i*]cs?|ch[i*]nks?(?! in)|gooks?|"
    r"k[i*]kes?|w[e*]tbacks?|towel[- ]?heads?|rag[- ]?heads?|camel[- ]jockeys?|pak[i*]s?|c[o*][o*]ns?(?= (?:like|who|are|is|and))|jungle bunn\w+|porch monkey\w*|sand n\w+|redskins?|"
    r"gyppos?|pikeys?|kaffirs?|negroes|negro|darkies|beaners?|wogs?|shemales?|mongoloids?|spastics?|white trash|trailer trash"
)
_STRONG = (
    r"[fscb]\*{2,}\w*|a\*{2,}\w+|f\*ck\w*|s\*it\w*|sh\*\w*|b\*tch\w*|c\*nt|(?:mother)?f(?:u+(?:ck+|k+|c?[*@#]+k+)|u*[*@#][u*@#]*c?[*@#]*k+)(?:s|ed|er|ers|in|ing|wit|wits|tard|tards|face|head|up|off|you)?|fck(?:ing|in|ed|er)?|fuk(?:ing|in|ed|er)?|wtf|stfu|gtfo|mf(?:er|ers)?|fml|effing|"
    r"(?:bull|horse|dip|bat|ape|dog)?sh[i*!1]+t+(?:s|ty|tier|tiest|ter|ting|tin|show|shows|storm|head|heads|hole|holes|face|bag|load|e|post\w*)?|"
    r"c[u*]nt(?:s|y)?|b[i*!]a?tch(?:es|ed|in|ing|y|ass)?|biatch|bastards?|(?:dumb|jack|smart|bad|kick|lazy|fat|punk|broke|bitch|hard|wise|lame|candy)?[- ]?ass(?:es|hole|holes|wipe|hat|hats)|arseholes?|"
    r"(?:dumb|jack|bitch|fat|lazy|punk|broke)[- ]ass|asshole?s?|a\*+holes?|arse[ds]?|pr[i*]cks?(?! up)|d[i*]ck(?:s|head|heads|ish|wad)?|cocks?(?:ucker|uckers)?|c[o0]cksuckers?|p[u*]ss(?:y|ies)|tw[a*]ts?|wank(?:er|ers|ing)?|toss(?:er|ers)|"
    r"bollocks|bellends?|knobheads?|douche(?:s|bag|bags|y)?|wh[o0*]re?s?|hoe?s|hoe|thots?|sl[u*]ts?|skanks?|hoebag|piss(?: off| poor|ed off|ing|take|head)|pissed(?= at| with| on|[.!,]|$)|son of a b\w+|sod off|bugger off|"
    r"blow ?jobs?|jerk(?:ing)? off|titt(?:y|ies)|tits|dildos?|cumm?ing|schei(?:ss|ß)e?\w*|arschloch|putain|connards?|merde|mierda|pendejo|cabr[oó]n|puta|stronzo|cazzo|jävla|fan också|kurwa|idi nahui"
)
_MILD = r"crap(?:py|s)?|screw (?:this|that|your|the|all)|bugger(?:ed|s)?|arsed|goddamn(?:ed|it)?|god damn|bloody (?:hell|idiot|fool|useless|stupid|joke|disgrace)|frigging|screw (?:you|them|him|her|this|that)|suck(?:s|ed)? (?:ass|balls)|screwed over|pissed"
CRUDE = Wording(
    rf"(?:(?<![\w@/#.*-])|(?<=\bhalf-)|(?<=\bhalf )|(?<=\bfat-))(?:(?P<slur>{_SLURS})|(?P<strong>{_STRONG})|(?P<mild>{_MILD}))(?![\w*])",
    whole=True,
)
# Names and ordinary uses: Dick Cheney, a cocktail, a shot of Dickens; "hoe" of gardeners, a tin of tits.
NAMES = re.compile(
    r"\bDick(?=,? [A-Z])|\b(?:Moby|Philip K\.?|Dear|Hi|Hello|Uncle) Dick\b|\b(?:blue|great|coal|long-tailed|bearded) tits\b|\b(?:garden|dutch|with a) hoe\b|\bcock(?=[- ](?:and|crow))|\bDyke(?= [A-Z])|\bVan Dyke\b|\b(?:along|on|onto|over|behind|across|sea|river|old) (?:the )?dykes?\b|\bdykes? (?:and|or) (?:polders?|dams?|canals?|ditches|locks?)\b|\bHoe (?:is|gaat|kan)\b|\bpussy ?cat|\bpussy willow|\bbastard (?:file|sword|title)"
)


# Insults that the models know in their own letters; whoever disguises one means it.
_HIDDEN = re.compile(
    r"\b(?P<slur>\b\B)?(?P<strong>idiots?|morons?|imbeciles?|cretins?|stupid|dumb(?:o|ass)?|losers?|liars?|crooks?|scumbags?|clowns?|halfwits?|dimwits?|idioten?|idiotas?|imb[eé]cil(?:es?)?)(?P<mild>\b\B)?\b",
    re.IGNORECASE,
)


# The same with some letters starred out, and crude words that the list has no starred form of.
_STARRED = re.compile(r"(?<![\w*#])[^\W\d_]+(?:[*#_]+[^\W\d_]*)+(?![\w*#])")
_MEANT = tuple(
    "idiot idiots idiotic moron morons moronic imbecile imbeciles cretin cretins stupid dumb dumbass loser losers liar liars crook "
    "crooks scumbag scumbags clown clowns halfwit halfwits dimwit dimwits dick dickhead prick pricks twat twats wanker wankers tosser "
    "bitch bitches bastard bastards whore whores slut sluts bollocks arsehole asshole assholes bullshit".split()
)


def _unstarred(match: re.Match[str]) -> str:
    """The one insult that a starred word can mean, else the word as it stands. At least half of it must be there."""
    written = match.group().lower()
    shown = sum(c.isalpha() for c in written)
    for word in _MEANT if len(written) >= 4 and shown * 2 >= len(written) else ():
        if len(word) == len(written) and all(
            c in ("*", "#", "_", w) for c, w in zip(written, word, strict=True)
        ):
            return word
    return match.group()


_WIDEST = 30
"""So far from a word in disguise the wording that it is part of begins and ends."""


class Profanity:
    """Words that most readers of a professional text mind."""

    name = "profanity"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Slurs (high), strong words (medium), mild ones (low)."""
        return _found(text, context)


def _found(text: str, context: Context) -> Iterator[Finding]:
    hits = list(_hits(text))
    if not hits:
        return
    names = [*(m.span() for m in NAMES.finditer(text)), *also_names(text)]
    mild = sum(1 for m, _ in hits if m.group("mild"))
    for match, place in hits:
        if any(s < place.end and place.start < e for s, e in names):
            continue
        if by_name(text, place.start, place.end, context):
            continue
        sentence = draft_of(text).sentence_at(place.start)
        thing = sentence is not None and at_a_thing(sentence, place.start, place.end, match.group())
        span = clause_span(sentence, place.start, place.end) if sentence else place
        severity: Severity = (
            "high" if match.group("slur") else "medium" if match.group("strong") or mild > 1 else "low"
        )
        reason = (
            "This is a slur; it will be remembered when the post is long forgotten."
            if severity == "high"
            else "Crude words draw the eye away from your point."
        )
        if thing and severity == "medium":
            severity, reason = "low", "Some will stumble over the word, although it is only said of a thing."
        if severity != "low" and sentence and borrowed(sentence, place.start, place.end):
            severity, reason = "low", "This is quoted or said of yourself; some will still stumble over it."
        yield finding(
            text, span, "controversial", "offensive", severity, reason, Profanity.name, "I do not agree."
        )


def _hits(text: str) -> Iterator[tuple[re.Match[str], Span]]:
    """Such words as they stand, then those in disguise, with their places in the text."""
    seen = []
    for match in CRUDE.finditer(text):
        seen.append(match.span())
        yield match, Span(*match.span())
    spelled = spelled_of(text)
    if "*" in text or "#" in text or "_" in text:
        spelled = Reading(_STARRED.sub(_unstarred, spelled.text), spelled.starts, spelled.ends)
    for start, end in changed(text, spelled):
        around = (max(0, start - _WIDEST), end + _WIDEST)
        for match in (
            *CRUDE.compiled.finditer(spelled.text, *around),
            *_HIDDEN.finditer(spelled.text, start, end),
        ):
            span = spelled.span(*match.span())
            if not any(s < span.end and span.start < e for s, e in seen):
                seen.append((span.start, span.end))
                yield match, span
