"""Words in the draft itself that say it is not to be told: "between us", "you did not hear it from me"."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_ALL = frozenset({"public", "employer", "person"})
_OTHERS = frozenset({"employer", "person"})

_RULES = (
    Rule(
        words(
            r"\b(?:you|u) (?:did not|didn’t|never) (?:hear|get) (?:it|this|that) from me\b|\b(?:i am|i’m|i was|we are|we’re) not (?:really )?(?:supposed|allowed|meant) to "
            r"(?:say|tell|share|know|talk|post|reveal|mention|disclose)\b|\bi should(?: not|n’t) (?:really |probably )?(?:be )?(?:say|tell|shar|post|writ)\w*|"
            r"\b(?:told|said to|confided (?:to|in)|shared with|mentioned to) (?:me|us) (?:\w+ )?(?:in (?:strict(?:est)? |the strictest |full )?(?:confidence|trust|private)|"
            r"confidentially|privately|off the record)\b|\bconfided (?:to|in) (?:me|us)\b|\b(?:he|she|they|\w+) (?:asked|begged|told) (?:me|us) not to (?:tell|say|share|mention|repeat|post)\b|"
            r"\bi promised (?:\w+ )?not to (?:tell|say|share|mention)\b|\b(?:breaking|breach of) (?:an? |the |my )?(?:nda|embargo|confidence)\b|"
            r"\bbefore the (?:embargo|nda) (?:lifts|ends|is up)\b|\b(?:still )?under (?:nda|embargo)\b(?! \w+ing)|"
            r"\bnobody (?:else )?(?:knows|is supposed to know)(?: about)? (?:this|it|yet)\b|\bdon’t tell (?:\w+ ){0,2}(?:i|where|who) (?:said|told|you)\b"
        ),
        "third_party", "high", "The sentence itself says that this was not meant to be passed on.", "sentence", _ALL,
        words(r"\b(?:can’t|cannot|can not|won’t|will not|could not|couldn’t|so i (?:can’t|cannot|will not|won’t)|happy to sign|once|after the)\b"),
        "I have heard things that are not mine to tell.",
    ),
    Rule(
        words(
            r"(?:^|[\s,(—–-])(?:strictly |just )?between (?:us|you and me|ourselves)\b(?! (?:and|two|three|we|there is a)\b)|\boff the record\b|"
            r"\bkeep (?:it|this|that) (?:to yourself|between|under your hat|quiet)|\bhush[- ]hush\b|\bnot (?:yet )?(?:public|announced|official)(?: yet)?\b|"
            r"\bbefore (?:it|this) (?:is|gets) (?:announced|public|official)\b|\bstrictly confidential\b|\bin (?:strict )?confidence\b(?! (?:in|interval)\b)"
        ),
        "third_party", "high", "What is kept between two people is not for everybody to read.", "sentence", frozenset({"public"}),
        words(r"\b(?:can’t|cannot|won’t|will not|never|difference|what happens|conversations?|treated|treat|responses|answers|applications?|your|all)\b"),
        "There is more to say another time.",
    ),
    Rule(
        words(
            r"(?:^|[\s,(—–-])(?:strictly |just )?between (?:us|you and me|ourselves)\b(?=[,:.)]? .{0,80}\b(?:he|she|they|his|her|their|[A-Z][a-z]+ (?:is|was|will|has))\b)|"
            r"\boff the record\b(?=.{0,80}\b(?:he|she|they|his|her|their)\b)|\b(?:rumou?r has it|a little bird told me|word is that|"
            r"i hear (?:on the grapevine|through the grapevine)|on good authority)\b"
        ),
        "third_party", "medium", "This passes on talk about somebody who is not in the conversation.", "sentence", _OTHERS, None,
        "I cannot speak for others here.",
    ),
    Rule(
        words(
            r"\b(?:(?:big|huge|major) (?:things|news|announcement)|something (?:big|huge|very special)) (?:is |are )?(?:coming|happening|dropping|on the way)\b"
            r"(?=.{0,80}\b(?:a certain|whose name|can’t say|cannot say|can’t tell|guess who|you know who)\b)|\bi (?:can’t|cannot) say (?:who|which|more)(?: yet)?,? but\b"
        ),
        "embargoed", "medium", "A hint is half an announcement; wait until it may be said.", "sentence", frozenset({"public"}), None,
        "There will be more to say later.",
    ),
)  # fmt: skip


class ConfidenceWords:
    """The draft admits that it passes on a confidence."""

    name = "confidence_words"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Admissions and whispers."""
        return apply_rules(_RULES, "oversharing", self.name, text, context)
