"""Where one is, that a home is empty, where the key lies: safety in public."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_PUBLIC = frozenset({"public"})

_RULES = (
    Rule(
        words(
            r"\b(?:spare |house |front[- ]door |flat )?keys? (?:is|are|lies?|hidden|stays?|sits?|hangs?|lives?|waits?|will be|still|as (?:ever|always|usual))?\s?(?:\w+ ){0,2}?(?:under|behind|beneath|inside|in|on|above|next to|with) (?:the|my|our|a) "
            r"(?:\w+ ){0,2}(?:mat|doormat|pot|flower ?pot|plant|stone|rock|bin|shed|box|letter ?box|gutter|bench|gnome|step|hook|porch|meter|garage|planter|neighbou?rs?|door ?frame|key ?safe|bucket|barrel|log ?pile)\b|"
            r"\b(?:spare |house |front[- ]door |back[- ]door |flat )?keys? (?:is|are|lies?|hidden|stays?|sits?|hangs?|waits?|lives?)?\s?(?:\w+ ){0,2}?(?:under|behind|beneath|underneath) (?:the|my|our|a) \w+|\b(?:spare|house|front[- ]door|back[- ]door) keys? (?:is|are|hangs?|lies?|lives?|stays?)\b|"
            r"\b(?:the )?(?:back|front|side|garage|kitchen|cellar) door(?:’s| is| stays| will be)? (?:\w+ )?(?:open|unlocked|on the latch|broken)\b|\b(?:lock|latch) (?:is|’s) broken\b|\balarm (?:is|will be|has been)? ?(?:off|broken|switched off|out of order)\b"
        ),
        "private_life", "high", "This tells strangers how to get into a home.", "sentence", _PUBLIC, None, "I am at home for a while.",
    ),
    Rule(
        words(
            r"\b(?:alone|by myself|all by myself|on my own) (?:in|at) (?:the|my|our|this) (?:\w+ )?(?:house|home|flat|apartment|cabin|cottage|farm|villa|place|building|office)\b|\b(?:i am|i’m) (?:all )?(?:alone|on my own|by myself) (?:till|until|all (?:week|weekend|month)|this (?:week|weekend)|for (?:the|a|two|three|ten|\w+) (?:week|weekend|days|weeks|nights))|"
            r"\b(?:nobody|no one) (?:is |will be |lives )?(?:at|in|on) (?:the|our|my) (?:\w+ )?\w*(?:house|cottage|cabin|flat|farm|boat|villa|home|apartment|place)\b|\b(?:hear|ignore) (?:the|our|my) (?:\w+ )?alarm\b|\b(?:house|home|flat|apartment|cottage|villa|farm|place|\d+ (?-i:[A-Z]\w+) (?:Street|St|Road|Rd|Lane|Avenue|Close|Way|Drive|Terrace|Square))\b(?:[ ,]+[\w’-]+){0,5} (?:is|will be|stands|sits|stays|lies|remains) (?:\w+ )?(?:empty|unoccupied|unattended|dark|(?:all )?alone|on its own|deserted|abandoned|unguarded)\b|"
            r"\b(?:home alone|alone at home|all alone in (?:the|my|our) (?:house|flat|apartment|cabin|office)|(?:house|home|flat|apartment) to (?:myself|ourselves)|(?:house|flat|apartment|home|cottage) (?:is|will be|stands|sits|stays) (?:\w+ )?empty|"
            r"nobody (?:is |will be )?(?:at )?home|no one (?:is |will be )?(?:at )?home|on my own (?:at home|in the house|in the flat|this week|all week)|empty (?:house|flat|home) (?:until|till|for))\b"
        ),
        "private_life", "high", "This tells strangers that you are alone or that a home is empty.", "sentence", _PUBLIC, None, "A quiet week.",
    ),
    Rule(
        words(
            r"\b(?:my|our) (?:kids|children|son|daughter|boys|girls|family)\b.{0,40}\b(?:alone|by (?:themselves|himself|herself)|walks? (?:home|to school) (?:alone|every day)|goes to|attends?|school is|nursery is|kindergarten is)\b|"
            r"\bwe(?: are|’re) (?:all )?(?:away|off|abroad|skiing|sailing|camping|travelling|on (?:holiday|vacation|a cruise|the island|the boat))\b.{0,40}\b(?:until|till|for (?:two|three|four|the next|a whole)|all (?:month|summer|week))\b|"
            r"\b(?:i am|i’m|we are|we’re) (?:staying|at|in) (?:the )?[\w ’-]{0,30}\b(?:room|suite|flat|apartment) (?:no\.? )?\d+\b|\b(?:i|we) (?:walk|run|jog|cycle|leave|drive)\b.{0,40}\bevery (?:morning|evening|night|day) at \d"
        ),
        "private_life", "medium", "This tells strangers where you or your family can be found, or that a home is empty.", "sentence", _PUBLIC,
        words(r"\b(?:office is closed|back (?:in|on)|was|were)\b"), "We are taking some time off.",
    ),
)  # fmt: skip


class Whereabouts:
    """What a burglar or a stalker would like to know."""

    name = "whereabouts"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Empty homes, keys, routines."""
        return apply_rules(_RULES, "oversharing", self.name, text, context)
