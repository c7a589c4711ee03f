"""News of a client's house, or of the user's own figures, that is not out: jobs cut, a sale, results before their day."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

_SOON = r"(?:is|are) (?:about|going|planning|preparing|set|due|likely) to|(?:will|may|might)(?: soon| probably)?|(?:plans?|wants?|intends?|means?|has decided|have decided) to"
_GRAVE = (
    r"(?:lay(?:ing)? off|let(?:ting)? go (?:of )?|fire (?!up|off)|sack|dismiss|cut(?:ting)? (?:\w+ ){0,3}?(?:jobs|staff|posts|people)|make (?:\w+ ){0,4}redundant|be (?:sold|bought|acquired|taken over)|merge (?:with )?(?:(?-i:[A-Z])|in|next|this|soon|with)|"
    r"file for|go (?:bankrupt|bust|under)|close (?:its|their|the|his|her) (?:\w+ )?(?:plant|site|factory|office|branch|works|mill|shop|store|wing|line)s?|sell (?:its|their|the) (?:\w+ )?(?:business|company|stake|share|division|arm))"
)
_OUT = words(
    r"\b(?:announced|public(?:ly)?|published|press release|reported|confirmed|in the news|as (?:you|everybody) knows?|according to|on their website|angekündigt|bekannt|öffentlich|pressemitteilung|"
    r"annoncé|communiqué|publié|anunciad[oa]|publicad[oa]|presse|prensa)\b"
)
_ALL = frozenset({"public", "person"})

_GRAVE_NEWS = words(rf"\b(?:{_SOON}) {_GRAVE}")
_FIGURES = words(
    r"\b(?:q[1-4]|quarter|half-year|full[- ]year|revenue|turnover|profits?|margins?|ebitda|earnings|sales|results)\b"
)
_FROM_INSIDE = "Somebody told you this from inside; it is not yours to pass on, and they can be found out."
_FIGURES_EARLY = "These figures are not out yet; who trades or competes would like to know them first."

_RULES = (
    Rule(
        words(
            rf"\b(?:our|my|a) (?:\w+ )?(?:client|customer|account)s?,? (?:(?-i:[A-Z])[\w&’-]*,? ){{0,3}}(?:{_SOON}) {_GRAVE}|"
            r"\b(?:unser|mein|ein)e? (?:kunde|kundin|mandant\w*|auftraggeber\w*)\b[^.]{0,30}\b(?:wird|werden|will|plant)\b[^.]{0,60}\b(?:entlassen|entlässt|(?:mitarbeiter\w*|leuten|angestellten) kündigen|verkauft|übernommen|fusionieren|insolvenz|schließen|stellen streichen)\b|"
            r"\b(?:der|die) (?:kunde|kundin|mandantin?)\b[^.]{0,30}\bwird\b[^.]{0,40}\b(?:entlassen|verkauft|übernommen|schließen)\b|"
            r"\b(?:notre|mon|un de nos) clients?\b[^.]{0,30}\b(?:va|vont|veut|prévoit de|compte)\b[^.]{0,30}\b(?:licencier|supprimer|être (?:vendu|racheté)e?|fusionner|fermer son|déposer le bilan)\b|"
            r"\b(?:nuestro|mi|uno de nuestros) clientes?\b[^.]{0,30}\b(?:va a|van a|quiere|planea|piensa)\b[^.]{0,30}\b(?:despedir|ser vendid[oa]|fusionarse|cerrar su|vender su|declararse en)\b"
        ),
        "confidential", "high", "This is a client's news, not yours; it can cost them and you.", "sentence", _ALL, _OUT,
        "Our client has some changes ahead.",
    ),
    Rule(
        words(
            r"\b(?:friend|contact|source|somebody|someone|insider|acquaintance)s? (?:in|on|from|inside) (?:hr|their hr|finance|legal|accounts|payroll|the (?:board|management|works council)) "
            r"(?:tells?|told|says|said|whispered)\b"
        ),
        "third_party", "high", _FROM_INSIDE, "sentence", _ALL, _OUT,
        "That is not mine to tell.",
    ),
    Rule(
        words(
            r"\b(?:not (?:yet )?(?:published|public|announced|released|reported|out|disclosed)(?: yet)?|unpublished|before (?:we|they) (?:publish|report|announce))\b"
        ),
        "confidential", "high", _FIGURES_EARLY, "sentence", _ALL, None,
        "The quarter is nearly over; figures follow when they are published.",
    ),
)  # fmt: skip


class ClientNews:
    """What a client or the user's own house has not made known."""

    name = "client_news"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Such news for readers outside the house."""
        if context.reader.own_house:
            return
        for found in apply_rules(_RULES, "oversharing", self.name, text, context):
            if found.reason == _FROM_INSIDE and not _GRAVE_NEWS.search(found.quote):
                continue
            figures = _FIGURES.search(found.quote) and any(c.isdigit() for c in found.quote)
            if found.reason != _FIGURES_EARLY or figures:
                yield found
