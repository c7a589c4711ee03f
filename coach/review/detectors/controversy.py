"""Matters that split a room: low where they are only named, more where the sentence takes a side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Severity, finding, words
from coach.review.detectors.insults import insult_likelihood
from coach.review.draft import Sentence, draft_of
from coach.review.learned import likelihood, telling
from coach.review.sentence_reading import Reading, reading
from coach.review.topics import Matter, topics_in

MATTER = 0.28
"""How likely a sentence of a comment must speak of such a matter without naming it; the best F1 on the held-back part
of debates. Posts and letters are mostly about work: there only what is named counts, and an everyday matter ("the
election of our board") only beside another."""
SCORN = 0.5
"""From which likelihood of an insult on a sentence about such a matter takes a side."""

_SIDE = words(
    r"\b(?:i|we) (?:\w+ly )?(?:support|oppose|reject|condemn|denounce|stand (?:with|by|against|for|up)|believe in|do not believe in|don't believe in|am (?:pro|anti|for|against|proud to be|not a)|will (?:vote|fight|march|never vote)|(?:do not|don't|never) (?:trust|want|need|support)|hate|despise|loathe|refuse)\b|"
    r"\b(?:should|must|ought to|needs? to|have to|has to) (?:not |never |all |finally |just )*(?:be (?:banned?|legal\w*|illegal|stopped|abolished|outlawed|deported|protected|defended|allowed|forbidden|punished|ashamed|proud|jailed|free|equal|respected|restricted)|ban|stop|end|resign|go|die|leave|fight|vote|stand|resist|repeal|defend|protect|abolish|deport|apologi[sz]e|choose|accept|wake)\b|"
    r"^(?:\W*)(?:stop|ban|end|abolish|defund|repeal|resist|deport|defend|protect|vote|never vote|boycott|save|fight|no more|down with|say no to|wake up)\b|\b(?:is|are|was|were)(?: \w+ly| so| just| simply| nothing but| not)? (?:a |an |the )?(?:\w+ )?(?:murder\w*|wrong|evil|immoral|moral|a right|rights|human rights?|hoax|lie|lies|liars?|scam|joke|cancer|"
    r"poison|disease|myth|fairy ?tales?|traitors?|threat|shame|sin|crime|criminals?|theft|tyranny|slavery|disgrace|insane|ridiculous|stupid|disgusting|dangerous|barbaric|unnatural|an abomination|the problem|the enemy|to blame|ruining|destroying|killing|failing|failed|corrupt|hypocri\w+|racists?|sexists?|bigots?)\b|"
    r"\b(?:not|isn't|aren't) (?:a )?(?:equality|choice|real|human|a right|science|religion of peace)\b|\b(?:pro|anti)-?\w+ and proud\b|\b(?:disagree with|sick of|tired of|fed up with|enough of|done with|thank god for|proud of our|shame on|how dare|no place for|no room for|the truth about|wake up)\b|\bso-called\b|\b(?:destroy(?:s|ed|ing)?|ruin(?:s|ed|ing)?|kill(?:s|ed|ing)?|murder(?:s|ed|ing)?|brainwash\w*|oppress\w*|enslav\w*|betray\w*|silenc\w+|exterminat\w+)\b"
)
_TALKED_OF = words(
    r"\b(?:panel|lecture|course|paper|exhibition|exhibit|documentary|novel|history of|historian|researcher|professor|study of|report on|session on|talk on|book on|article on|seminar|museum|archive|translat\w+|thesis|conference on)\b"
)
_IDIOM = words(
    r"\b(?:thank god|god knows|god forbid|oh my god|omg|for god's sake|for heaven's sake|in good faith|leap of faith|bless you|god bless|bless her|bless him|good heavens|trump card|trumps?(?= the| all| any)|body and soul|holy grail|election of (?:the|our) (?:board|chair)|board elections?|vot(?:e|ing) for (?:your|our|us|my)|voting (?:closes|opens)|climate control|"
    r"work climate|business climate|climate of trust|miracle of|team spirit|in the spirit of|with (?:great )?mercy)\b"
)
_WHAT = {
    "politics": "politics",
    "religion": "religion",
    "identity_group": "who people are",
}


class Controversy:
    """Politics, religion and identity, named or judged."""

    name = "controversy"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Sentences about such matters; to a single reader only those that take a side."""
        for sentence in draft_of(text).sentences:
            yield from _found(text, sentence, context)


def _found(text: str, sentence: Sentence, context: Context) -> Iterator[Finding]:
    read = reading(sentence)
    matters = topics_in(read.named)
    if matters and _IDIOM.search(sentence.text):
        gone = [m.span() for m in _IDIOM.finditer(sentence.text)]
        matters = [m for m in matters if not _inside(read, m, sentence.start, gone)]
        if not matters:
            return
    if context.kind == "comment":
        spoken_of = bool(matters) or likelihood(read.scores.matter) >= MATTER
    else:
        spoken_of = len(matters) > 1 or any(m.heated for m in matters)
    if not spoken_of:
        return
    sided = takes_side(sentence, read, matters)
    alone = context.reader.kind == "person"
    if alone and not sided:
        return
    severity: Severity = "medium" if sided and not alone else "low"
    category = _category(matters)
    shown = _shown(text, read, matters)
    if sided:
        reason = (
            f"This takes a side on {_WHAT[category]} ({shown}); readers who think otherwise will remember it."
        )
    else:
        reason = f"This speaks of {_WHAT[category]} ({shown}). Without a side it is fine."
    yield finding(
        text, sentence.body, "controversial", category, severity, reason, Controversy.name,
        "People see this differently." if sided else "",
    )  # fmt: skip


def takes_side(sentence: Sentence, read: Reading, matters: Sequence[Matter]) -> bool:
    """Whether a sentence judges a heated matter, in set words or with scorn, and does not only report on it."""
    if not any(m.heated for m in matters) or _TALKED_OF.search(sentence.text):
        return False
    # Hashtags are read as words: "#StopThis".
    spoken = " ".join(w.form for w in read.words)
    judged = _SIDE.search(sentence.text) or _SIDE.search(spoken)
    return judged is not None or insult_likelihood(read) >= SCORN


def _inside(read: Reading, matter: Matter, offset: int, gone: Sequence[tuple[int, int]]) -> bool:
    start, end = read.named[matter.first].start - offset, read.named[matter.last].end - offset
    return any(s < end and start < e for s, e in gone)


def _category(matters: Sequence[Matter]) -> str:
    """The category named most; a heated matter counts twice."""
    weight = {"politics": 0, "religion": 0, "identity_group": 0}
    for matter in matters:
        weight[matter.category] += 1 + matter.heated
    return max(weight, key=lambda category: weight[category])


def _shown(text: str, read: Reading, matters: Sequence[Matter]) -> str:
    """The words that tell what it is about."""
    if matters:
        first = max(matters, key=lambda m: m.heated)
        return f"“{text[read.named[first.first].start : read.named[first.last].end]}”"
    return " and ".join(f"“{text[w.start : w.end]}”" for w in telling(read.words, "matter"))
