"""Private plans about one's job, told to the employer or to everybody."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_HOUSE = frozenset({"public", "employer"})

_RULES = (
    Rule(
        words(
            r"\bi(?: am|’m|’ll be| will be| shall be| would be| might be|’d be) (?:off|out of here|gone|out)(?=\s*(?:[.!,;]|$))|\bi(?:’ll| will| shall| might| may|’d| would|’m going to| am going to) (?:quit|resign|walk(?: out| away)?|leave(?: the company| for good| this place|(?=\s*[.!,;]|\s*$))|hand in my notice|"
            r"look (?:for something else|elsewhere|around|for (?:a|another) job)|start looking)|"
            r"\b(?:i am|i’m|i have been|i’ve been) (?:quietly |secretly |actively )?(?:looking (?:for (?:a new|another) (?:job|role|position|employer)|elsewhere|around for)|job[- ]hunting|interviewing(?: elsewhere| with| at)?|"
            r"applying (?:elsewhere|for other)|thinking (?:of|about) (?:leaving|quitting|resigning|handing in)|considering (?:leaving|quitting|resigning|other offers|another offer)|planning to (?:leave|quit|resign)|sick of (?:this|my) (?:job|place|company)|fed up with (?:this|my) (?:job|place|company|boss))|"
            r"\b(?:another|a second|a better|an) offer (?:from|on the table|elsewhere)\b|\bmy (?:exit|escape) plan\b|\bheadhunter (?:called|rang|wrote|phoned|contacted)\b|\bsaid yes to (?:a|an|the) (?:\w+ )?(?:talk|interview|chat|coffee|meeting|offer) with\b|\b(?:talks?|talking|interviews?|conversations?) with (?:our|a|the) (?:\w+ )?competitors?\b|\bi(?: am|’m) only here (?:until|till|for the)\b|\bone foot out(?:side)? (?:of )?the door\b|\bpolishing my (?:cv|résumé|resume)\b|\bcounting (?:the|my) days\b|\b(?:had|have had) it with (?:this|my) (?:job|place|company)|\bcalls? (?:me )?back with (?:an|their|the) offer\b|\bi have (?:an? )?(?:interview|offer)s? (?:with|at|from) (?:a competitor|another|[A-Z])|"
            r"\bi (?:hate|can’t stand|cannot stand|loathe|despise) (?:my (?:job|boss|company|employer|team|manager)|working (?:here|there|for))\b"
        ),
        "private_life", "high", "This tells your employer of a plan that you may not have decided on yet.", "clause", frozenset({"employer"}),
        words(r"\b(?:hereby|formally|notice period|last (?:working )?day|letter of resignation|please accept|the (?:office|room|call|train|meeting|house)|on (?:holiday|vacation|leave)|tomorrow|on (?:mon|tues|wednes|thurs|fri)day|next week|this (?:afternoon|week|evening)|sick today)\b"),
        "I would like to talk about my work here.",
    ),
    Rule(
        words(
            r"\b(?:i am|i’m|i have been|i’ve been) (?:quietly|secretly) (?:looking|interviewing|job[- ]hunting|applying)|\bmy (?:boss|employer|manager|company) (?:does not|doesn’t|has no) (?:know|idea)|"
            r"\bi (?:hate|can’t stand|cannot stand|loathe|despise) (?:my (?:job|boss|company|employer|team|manager)|working (?:here|for))\b|\b(?:sick of|fed up with|done with) (?:my|this) (?:job|boss|company|employer|manager)\b|"
            r"\bi(?: am|’m| was) (?:about to|going to) (?:quit|resign|hand in my notice)\b"
        ),
        "private_life", "high", "Your employer can read this too.", "clause", frozenset({"public"}), None, "I am thinking about what comes next.",
    ),
)  # fmt: skip


class OwnPlans:
    """Thoughts of leaving, in the wrong ears."""

    name = "own_plans"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Plans and grudges about the job where the employer reads them."""
        return (
            apply_rules(_RULES, "oversharing", self.name, text, context)
            if context.reader.kind in _HOUSE
            else []
        )
