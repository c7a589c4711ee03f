"""Finds names in prose that stand in no contact list: words with a capital that are no ordinary words.

Too many are found rather than too few: a word that is replaced without need comes back as it was. What is an ordinary
word is taken from the vocabulary that the embedding model ships, which knows the more frequent spelling of a word, and
from the coach's own handbook.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from coach.people.names import is_common
from coach.people.nicknames import nickname_groups
from coach.resources import resource_path
from coach.text import fold, sentences

_WORD = re.compile(r"[^\W\d_][^\W_]*")
_NEVER = frozenset(
    "i a an the january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "mr mrs ms dr prof english german french dutch spanish italian swedish danish norwegian polish portuguese european "
    "american british linkedin whatsapp telegram signal zoom teams slack email phd msc bsc mba ceo cto cfo coo "
    "januar februar märz april mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "herr frau monsieur madame".split()
)
# Words that may begin a sentence and are names as well: there a name only before a verb or another name.
_EVERYDAY = frozenset(
    "will mark may june april august rose grace bill frank hope joy art sue pat drew rich sandy dot jack faith dawn "
    "summer amber ruby jade pearl penny chase grant miles wade dean earl max ray guy don rob nick van young long page".split()
)
_DOES = frozenset(
    "said says told tells asked asks wrote writes is was has had wants wanted and from at who works worked knows knew met "
    "keeps kept runs ran leads led moved thinks thought called likes loves lives left joined promised owes sent gave".split()
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ist|nicht|mit|für|auf|ein|eine|den|dem|zu|von|wir|ich|hat|haben|bei|nach|sie|er|im|am|war|wird)\b"
)
_BEFORE = re.compile(r"(?:\b(?:Herrn?|Frau|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|M\.|Sr\.?|Sra\.?))\s*$")


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where names that are no ordinary words stand, neighbours as one."""
    for span in sentences(text):
        words = list(_WORD.finditer(text, span.start, span.end))
        nouns = len(_GERMAN.findall(text, span.start, span.end)) >= 2
        sure = [_is_name(text, words, i, span.start, nouns=nouns) for i in range(len(words))]
        yield from _runs(text, words, sure, nouns=nouns)


def _is_name(text: str, words: list[re.Match[str]], i: int, begin: int, *, nouns: bool) -> bool:
    word = words[i].group()
    if not word[0].isupper() or len(word) < 2 or fold(word) in _NEVER or (word.isupper() and len(word) <= 6):
        return False
    if len(word) <= 4 and sum(c.isupper() for c in word) > 1:
        return False  # a unit or a degree: GWh, PhD
    if _BEFORE.search(text, max(begin, words[i].start() - 8), words[i].start()):
        return True
    named = fold(word) in nickname_groups()
    initial = not re.search(r"\w", text[begin : words[i].start()])
    if fold(word) in _EVERYDAY:
        if not initial:
            return not nouns
        after = words[i + 1].group() if i + 1 < len(words) else ""
        return after in _DOES or (after[:1].isupper() and _unlike_prose(after))
    if nouns:  # a language that writes every noun with a capital
        return named
    return named or is_common(fold(word)) or _unlike_prose(word)


def _runs(
    text: str, words: list[re.Match[str]], sure: list[bool], *, nouns: bool
) -> Iterator[tuple[int, int]]:
    """Neighbouring words with a capital of which one is surely a name, as one name."""
    i = 0
    while i < len(words):
        j = i
        while (
            j < len(words)
            and words[j].group()[0].isupper()
            and (j == i or _beside(text, words[j - 1], words[j]))
        ):
            j += 1
        if j == i:
            i += 1
            continue
        inside = [k for k in range(i, j) if sure[k]]
        if nouns and not inside and j - i == 2 and i and all(_unlike_prose(w.group()) for w in words[i:j]):
            inside = [i, j - 1]
        if inside:
            first, last = inside[0], inside[-1]
            while last + 1 < j and fold(words[last + 1].group()) not in _NEVER:
                last += 1  # a family name that is an ordinary word
            yield words[first].start(), words[last].end()
        i = j


def _beside(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    return re.fullmatch(r"[ \-'’]|\. ", text[one.end() : other.start()]) is not None


def _unlike_prose(word: str) -> bool:
    """Whether a word is seldom written in lower case."""
    low = word.lower()
    if low in _handbook():
        return False
    vocabulary = _vocabulary()
    for form in (low, *_stems(low)):
        plain, capital = vocabulary.get(f"▁{form}"), vocabulary.get(f"▁{form.capitalize()}")
        if plain is not None and (capital is None or plain < capital):
            return False
    return True


def ordinary(word: str) -> bool:
    """Whether a word in lower case is more likely a word than a name."""
    return not _unlike_prose(word) or fold(word) in _EVERYDAY


def _stems(word: str) -> list[str]:
    return [word[: -len(end)] + more for end, more in (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ies", "y")) if word.endswith(end) and len(word) > len(end) + 2]  # fmt: skip


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, int]:
    """Pieces of words and their rank, the most frequent first; empty where the weights are not installed."""
    from tokenizers import Tokenizer

    found = importlib.util.find_spec("wordllama")
    if found is None or found.origin is None:
        return {}
    path = Path(found.origin).parent / "tokenizers/l2_supercat_tokenizer_config.json"
    vocabulary: dict[str, int] = Tokenizer.from_file(str(path)).get_vocab() if path.exists() else {}
    return vocabulary


@lru_cache(maxsize=1)
def _handbook() -> frozenset[str]:
    """Every word that the handbook writes in lower case."""
    texts = (path.read_text(encoding="utf-8") for path in resource_path("knowledge").glob("*.md"))
    return frozenset(w for text in texts for w in re.findall(r"[^\W\d_]+", text) if w.islower())
