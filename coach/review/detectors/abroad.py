"""Insults and contempt for groups in German, French, Spanish, Italian and Dutch, where somebody is meant."""

from __future__ import annotations

from collections.abc import Iterable

from coach.evidence import Finding
from coach.review.context import Context
from coach.review.detectors.base import Rule, apply_rules, words

# "You are", then the insult with at most two words before it.
_YOU_ARE = (
    r"(?:du bist|bist du|sie sind|ihr seid|er ist|sie ist|tu es|t’es|vous êtes|il est|elle est|eres|sois|usted es|ustedes son|él es|ella es|"
    r"sei|siete|lei è|lui è|je bent|jij bent|u bent|jullie zijn|hij is|zij is)"
)
_INSULT = (
    r"(?:voll)?(?:idiot(?:e|en|as?|i|es)?|idioot|idioten)|dummkopf|dummköpfe|trottel|schwachkopf|blödmann|dreckskerl|crétine?s?|imbéciles?|imb[eé]cille?s?|abrutie?s?|débiles?|"
    r"gilipollas|cretin[oai]|stupid[oai]|coglion[ei]|deficient[ei]|klootzak(?:ken)?|sukkels?|eikels?|domkop"
)
_GROUP_DE = r"(?:ausländer|flüchtlinge|migranten|asylanten|asylbewerber|türken|araber|polen|rumänen|zigeuner|juden|muslime|schwarzen?|schwulen?|lesben|frauen|russen|afrikaner)"
_GROUP_FR = r"(?:immigrés|étrangers|arabes|noirs|juifs|musulmans|gitans|roms|tsiganes|migrants|réfugiés|femmes|homosexuels|africains|polonais|roumains)"
_GROUP_ES = r"(?:gitanos|inmigrantes|extranjeros|moros|negros|judíos|musulmanes|migrantes|refugiados|mujeres|homosexuales|rumanos|africanos)"
_GROUP_IT = (
    r"(?:zingari|immigrati|stranieri|arabi|negri|ebrei|musulmani|migranti|profughi|donne|gay|rumeni|africani)"
)
_GROUP_NL = r"(?:buitenlanders|vluchtelingen|migranten|turken|marokkanen|polen|zigeuners|joden|moslims|zwarten|vrouwen|homo’s)"
_ENDS = r"(?=\s*(?:[.!,;]|$))"

_INSULTS = (
    Rule(
        words(
            rf"\b{_YOU_ARE} (?:\w+ ){{0,2}}?(?:{_INSULT})\b|\bespèce d(?:e |’)(?:{_INSULT}|con|salaud|menteur|voleur)\b|\b(?:so|was für|du|quel|quelle|qué|che|wat een) (?:ein )?(?:{_INSULT})\b{_ENDS}"
        ),
        "hostile", "medium", "This attacks a person instead of the point.",
        unless=words(r"\b(?:nicht|kein(?:e|er)?|pas|no|non|niet|geen|ne)\b(?! pas)"), general="I see this differently.",
    ),
)  # fmt: skip
_GROUPS = (
    Rule(
        words(
            rf"\b{_GROUP_DE} (?:sind|waren) (?:(?:alle|doch|nur|einfach|halt|eben|samt und sonders|zu) )*(?:faul|dumm|kriminell|dreckig|schmutzig|diebe|betrüger|verbrecher|lügner|parasiten|schmarotzer|abschaum|krank)\b|"
            rf"\b{_GROUP_DE} (?:(?:sollten|sollen|müssen|gehören) (?:(?:alle|endlich|sofort|einfach|hier) )*(?:gehen|raus|weg|abgeschoben|verschwinden|abhauen|an den herd)|stehlen|klauen|lügen|stinken|raus){_ENDS}|"
            rf"\b{_GROUP_FR} sont (?:(?:tous|toutes|juste|des|que|trop) )*(?:voleurs|menteurs|criminels|paresseux|fainéants|parasites|profiteurs|sales|stupides|délinquants|malades)\b|"
            rf"\b{_GROUP_FR} (?:volent|mentent|puent|doivent (?:partir|dégager|rentrer chez eux)|devraient (?:partir|dégager|rentrer chez eux)|dehors){_ENDS}|"
            rf"\b{_GROUP_ES} (?:son|sois) (?:(?:todos|todas|unos|unas|muy) )*(?:ladrones|vagos|mentirosos|criminales|parásitos|sucios|tont[ao]s|delincuentes|enfermos)\b|"
            rf"\b{_GROUP_ES} (?:roban|mienten|apestan|(?:deben|deberían|tienen que) (?:irse|largarse|volver a su país)|fuera){_ENDS}|"
            rf"\b{_GROUP_IT} (?:sono (?:(?:tutti|tutte|dei|solo) )*(?:ladri|bugiardi|criminali|pigri|parassiti|sporchi|delinquenti|stupide)|(?:rubano|mentono|puzzano|(?:devono|dovrebbero) andarsene|fuori){_ENDS})|"
            rf"\b{_GROUP_NL} (?:zijn (?:(?:allemaal|gewoon|te) )*(?:lui|dom|crimineel|dieven|leugenaars|profiteurs|parasieten|vies)|(?:stelen|liegen|stinken|moeten (?:weg|oprotten|vertrekken)){_ENDS})"
        ),
        "identity_group", "high", "This runs down people for what they are, not for what they did.",
        unless=words(r"\b(?:vorurteil\w*|klischee|préjugé\w*|prejuicio\w*|stereotip\w*|stereotyp\w*|pregiudizi\w*|vooroordel\w*|behaupte\w*|falsch|faux|falso|mythe|mythos|mito)\b"),
        general="Some work I have seen was not good enough.",
    ),
)  # fmt: skip


class Abroad:
    """Attacks in other languages than English."""

    name = "abroad"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Insults at somebody, and contempt for a group."""
        yield from apply_rules(_INSULTS, "conduct", self.name, text, context)
        yield from apply_rules(_GROUPS, "controversial", self.name, text, context)
