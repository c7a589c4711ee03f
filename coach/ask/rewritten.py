"""What a model makes of a follow-up question that the rules leave as it is: one question in full, held against the words
of the conversation. A name, date or number that nobody typed or was told of is not taken; where the model fails the
question stays as typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.ask.exchange import Exchange
from coach.checks.fence import Fence
from coach.errors import ModelError
from coach.text import STOP_WORDS, fold
from coach.writer.asking import AsksModel
from coach.writer.placeholders import rendered
from coach.writer.structured import FollowUpReply

_LONGEST = 200
_ASKING = frozenset(
    "who whom whose what which when where why how many much often did do does is are was were have has had will can could "
    "should last first else now about with there any other people person work works wer wen wem wessen was welche welcher "
    "welches wann wo warum wie viele hat habe haben ist sind war waren bei mit noch zuletzt ich".split()
)
"""Words that a question may be made of besides those of the conversation."""


class Rewriter(AsksModel):
    """Says in full what leans on earlier questions."""

    def in_full(self, typed: str, earlier: Sequence[Exchange]) -> str:
        """The question in full; empty where the model gives nothing that stands in the conversation."""
        fence = Fence()
        told = [f"{e.question} ({', '.join(e.people)})" if e.people else e.question for e in earlier]
        places = self._placeholders()
        inputs = {"earlier": fence("earlier", "\n".join(told)), "question": fence("question", typed)}
        prompt = rendered(places, "follow_up", **inputs)
        try:
            reply = self._client.structured(FollowUpReply, prompt, "read a follow-up question", lambda r: r)
        except ModelError:
            return ""
        said = " ".join((places.restore(reply.question) if places else reply.question).split())
        return said if stands(said, typed, earlier) else ""


def stands(said: str, typed: str, earlier: Sequence[Exchange]) -> bool:
    """Whether a question is made of words of the conversation, and of words that ask."""
    have = {
        w
        for text in (typed, *(e.question for e in earlier), *(p for e in earlier for p in e.people))
        for w in _words(text)
    }
    wanted = _words(said)
    asks = said.endswith("?") and said.count("?") == 1 and len(said) <= _LONGEST
    return asks and wanted <= have | _ASKING | STOP_WORDS


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", fold(text))))
