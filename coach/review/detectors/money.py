"""Figures that are not out: margins, prices, pay and forecasts with words that show they are internal."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_FIGURE = r"(?:\b\d{1,3}(?:,\d{3})+\b|[€$£¥]\s?\d|\b(?:sek|nok|dkk|eur|usd|gbp|chf) ?\d|\b\d[\d.,]*\s?(?:%|per ?cent|k\b|m\b|bn\b|million|billion|thousand|euros?|dollars?|pounds?|kron\w+))"
_INSIDE = (
    r"\b(?:our (?:gross |net |real |internal |own )?margins?|gross margins?|(?:internal|secret|confidential) (?:price|target|figure|budget|forecast|number)s?|target price|"
    r"our (?:real |actual )?costs?(?: price)?|unaudited|not yet (?:audited|announced|published)|before (?:the )?(?:results|earnings|announcement)|pipeline is worth|"
    r"we (?:paid|quoted|charge|bid|offered) (?:them|him|her|[A-Z]\w+)|(?:we|they) are (?:bidding|paying|offering)|burn rate|runway|salary band|walk-away price|"
    r"(?:his|her|their|[A-Z]\w+’s) (?:salary|pay|bonus|day rate|fee|budget|revenue|debts?)|(?:client|customer)s? (?:\w+ ){0,3}(?:pays?|paid|is paying|spends?|is spending)(?: us)?|pays us|the (?:client|customer)’s (?:budget|revenue|margin|figures?))\b"
)
_PUBLISHED = words(
    r"\b(?:published|public|annual report|press release|according to|reported|official(?:ly)?|index|statistics|survey|study|average)\b"
)

_RULES = (
    Rule(
        words(rf"{_INSIDE}.{{0,80}}{_FIGURE}|{_FIGURE}.{{0,60}}{_INSIDE}"),
        "confidential", "medium", "This looks like a figure that is not out; check that it may be said.", "clause",
        frozenset({"public", "person"}), _PUBLISHED, "figures I cannot share",
    ),
    Rule(
        words(
            rf"\bmy (?:salary|pay|bonus|mortgage|debts?|savings|divorce settlement|overdraft|loan)\b.{{0,50}}{_FIGURE}|\bi (?:earn|make|owe|am (?:broke|bankrupt|in debt))\b(?:.{{0,30}}{_FIGURE}|$)|"
            r"\bi (?:can’t|cannot|could not|couldn’t) (?:pay|afford) (?:my|the) (?:rent|mortgage|bills)\b|\bmy (?:overdraft|debts?|credit score|bankruptcy)\b|\b(?:the|our) (?:overdraft|credit cards?) (?:is|are|has|have) (?:\w+ )?(?:at (?:its|the|their) limit|at the end|used up|maxed|run out|gone|full|over the limit)\b"
        ),
        "private_life", "medium", "Your own money matters stay on the internet longer than you may like.", "clause",
        frozenset({"public"}), words(r"\b(?:used to|years ago|talk about|transparency)\b"), "money has been on my mind",
    ),
)  # fmt: skip


class Money:
    """Money that is nobody else's business, or not yet."""

    name = "money"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Unreleased figures and private money."""
        return apply_rules(_RULES, "oversharing", self.name, text, context)
