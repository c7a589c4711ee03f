"""What a model's words go through before they are a text: links, marks, circles, blanks and empty phrases go."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.checks.display import safe_text
from coach.checks.fence import Fence
from coach.text import fold, sentences
from coach.writer.faults import REPEATED, RepeatedError, UnfitError
from coach.writer.interface import EmailTask
from coach.writer.manner import PLAIN, Manner

LEAST_LETTER = 8  # words; with fewer, nothing is said beside the greeting
_BLANK = re.compile(
    r"\[(?:your|my|name|recipient|sender|date|company|insert|event|topic|position|organi[sz]ation|first|last|phone"
    r"|e-?mail|address|title)\b[^\]\n]*\]|\{\{?\s*\w+\s*\}?\}",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"\[(?:your|my|sender['’]?s?)(?: (?:full|first|own))?(?: name)?\]|^your name$",
    re.IGNORECASE | re.MULTILINE,
)
_THEIR_NAME = re.compile(r"\[(?:recipient(?:['’]s)?(?: (?:first )?name)?|name|first name)\]", re.IGNORECASE)
_GREETING = re.compile(
    r"\A\W*(?:hi|hello|dear|hey|good (?:morning|afternoon|evening))\b([^\n,!:]{0,60})(?:[,!:]|\n|\Z)",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^[ \t]*((?:(?:best|kind|warm|kindest|warmest)(?: regards| wishes)?|regards|sincerely|yours(?: \w+)?|cheers|all the best"
    r"|many thanks|thanks(?: again)?|thank you|with (?:best|kind|warm) \w+|take care|warmly))[ \t]*[,.]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(
    r"\b(?:javascript|vbscript|data|file|blob):\S+|\b(?:https?|ftp)://[^\s<>\[\]()\"'`]+|\bwww\.[^\s<>\[\]()\"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
_EXCUSE = re.compile(
    r"\bas an? (?:AI\b|chatbot|language model|text-based|digital assistant)|\bI(?:'m| am) (?:just )?an? (?:AI|chatbot|language model)\b"
    r"|\bI(?:'m| am) sorry,? but (?:I (?:can't|cannot|can not|don't have)|as an?)\b|\b(?:unable|not able) to (?:assist|help|fulfil+|access|provide)\b"
    r"|\bI (?:can't|cannot|can not|don't have the ability to) (?:assist|help|access|provide|fulfil+|write)\b",
    re.IGNORECASE,
)


def prose(text: str) -> str:
    """A model's words as plain text: no links, no markup, no citation marks."""
    clean = re.sub(r"\s?\[\d{1,3}\]", "", safe_text(text))
    clean = re.sub(r"\*\*|__|^#{1,6}\s+", "", clean, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", clean)).strip()


def one_line(text: str) -> str:
    """The words as prose on one line."""
    return " ".join(prose(text).split())


def without_addresses(text: str, own: str) -> str:
    """An e-mail's text without web and e-mail addresses that the user has not written to its recipient before: a mail
    program would make links of them, and what was retrieved chooses no address."""
    written = fold(own)

    def allowed(match: re.Match[str]) -> str:
        return match.group() if fold(match.group()).rstrip(".,;:!?)") in written else ""

    clean = _ADDRESS.sub(allowed, text)
    return re.sub(r"[ \t]*\([ \t]*\)|[ \t]+(?=[.,;:!?)\n])|(?<=[ \t])[ \t]+", "", clean)


def within(sentence: str, body: str) -> bool:
    """Whether the body has the sentence, whatever its line breaks."""
    return " ".join(sentence.split()) in " ".join(body.split())


def refuse_echo(written: str, shell: str, fence: Fence) -> None:
    """A model that repeats its instructions has not answered. `shell` is the prompt without the evidence, whose
    words may well be repeated."""
    rules = [line for line in shell.splitlines() if re.match(r"\d\. ", line) and len(line) > 50]
    opening = " ".join(written.split())[:50]
    repeated = len(opening) == 50 and opening in " ".join(shell.split())
    if repeated or fence.key in written or sum(rule[3:60] in written for rule in rules) >= 2:
        raise RepeatedError(REPEATED)


def refuse_excuse(written: str) -> None:
    """A model that talks about itself has not done its work."""
    if _EXCUSE.search(written[:400]):
        raise UnfitError("The model declined to write this.")


def settled(text: str) -> str:
    """The text without sentences said before and without an unfinished end: small models turn in circles until
    they are stopped.

    >>> settled("She keeps bees. She keeps bees. She keeps some of")
    'She keeps bees.'
    """
    spans = list(sentences(text))
    pieces: list[str] = []
    seen: set[str] = set()
    done = 0
    for number, span in enumerate(spans):
        said = text[span.start : span.end]
        cut_off = number == len(spans) - 1 and number and not re.search(r"[.!?…:,\])\"”’']\s*$", said)
        if fold(said) not in seen and not (cut_off and len(said.split()) > 3):
            pieces.append(text[done : span.end])
        seen.add(fold(said))
        done = span.end
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def without(text: str, word: str) -> str:
    """The text without the sentences that have a word in them."""
    kept = text
    for span in reversed(list(sentences(text))):
        if word in text[span.start : span.end]:
            kept = kept[: span.start] + kept[span.end :].removeprefix(" ")
    return kept.strip()


def filled(text: str, own: str, theirs: str, *, drop: bool) -> str:
    """The text with blanks for the two names filled in; with `drop`, sentences with other blanks left out."""
    named = _OWN_NAME.sub(lambda m: own or m.group(), text)
    named = _THEIR_NAME.sub(lambda m: theirs or m.group(), named)
    if not drop:
        return named
    blanks = {m.group() for m in _BLANK.finditer(named)}
    for blank in blanks:
        named = without(named, blank)
    return named


def letter(body: str, own: str, theirs: str, manner: Manner = PLAIN) -> str:
    """The body with a greeting to the recipient and the user's name at its end, whatever the model put there. Where it
    left either out, or the user's own manner is known, that stands in.

    Raises `UnfitError` where blanks are left or nothing is said."""
    greeting = _GREETING.match(body)
    rest = body[greeting.end() :].strip() if greeting else body.strip()
    opening = greeting.group().strip() if greeting else ""
    known = manner != PLAIN
    if not greeting or known or (theirs and fold(theirs) not in fold(greeting[1])):
        opening = manner.greets(theirs) if theirs else "Hello,"
    closings = list(_CLOSING.finditer(rest))
    end = manner.closes(own)
    if closings:
        last = closings[-1]
        signed = all(len(line.split()) <= 5 for line in rest[last.end() :].splitlines())
        if signed and not known:
            end = f"{last[1]},\n{own}"
        elif not signed:
            end = rest[last.start() :]
        rest = rest[: last.start()].rstrip()
    else:
        rest = _unsigned(rest, (own, manner.signature, own.split(maxsplit=1)[0] if own else ""))
    if _BLANK.search(opening + rest + end) or len(rest.split()) < LEAST_LETTER:
        raise UnfitError("The model left parts of the e-mail empty.")
    return f"{opening}\n\n{rest}\n\n{end}".rstrip(",\n ")


def _unsigned(text: str, names: Sequence[str]) -> str:
    """The text without a name alone on its last line."""
    last = fold(text.rpartition("\n")[2].strip(" ,-–—"))
    return text.rpartition("\n")[0].rstrip(" ,\n-–—") if last and last in map(fold, names) else text


_SUBJECTS = {"thank-you": "Thank you", "introduction": "An introduction", "reply": "Your message"}


def plain_subject(task: EmailTask) -> str:
    """A subject of the kind of e-mail and its occasion alone."""
    if task.kind in _SUBJECTS:
        return _SUBJECTS[task.kind]
    return f"After {task.occasion}" if task.occasion else "Following up"
