"""Everyday ways to ask for silence, or to say how few know, as patterns for `words.py`: English and German.

Each names the hearer or the matter, so that harmless uses of the words stay open: "let me in on Friday" is no secret,
and "nobody knows glass better than Ada" is praise.
"""

from __future__ import annotations

from coach.confidence.tongues import loose

_NOT_PRAISE = r"(?![^.;]{0,50}\b(?:better|more|as much|as well|like (?:she|he|her|him|them))\b)"
_MATTER = r"(?:merger|deal|news|matter|sale|plans?|story|talks?|offer|move|secret|thing)"

ENGLISH: tuple[str, ...] = (
    # How it was told
    r"\bin (?:the )?(?:strictest|utmost|greatest|complete|absolute) confidence\b|\bunder four eyes\b|\bsub rosa\b|\bthrough the grapevine, but\b|"
    r"\b(?:told|tells|said|says|shared|mentioned)(?: \w+){0,3} as a friend\b(?! of)|\btold (?:me|us),? (?:and|but) (?:nobody|no one|not a soul)(?: else)?\b|"
    r"\btold (?:nobody|no one|not a soul) (?:but|except|else)\b|\bopened up to (?:me|us)\b|\bpoured (?:his|her|their) heart out\b|\bunburdened (?:him|her|them)sel\w+\b|"
    rf"\bentrusted (?:me|us) with (?:(?:the|her|his|their|this|that) )?(?:\w+ )?(?:it|this|{_MATTER})\b|\blets? (?:me|us) in on (?!\w*day\b)(?:it|this|the|her|his|their|a)\b|"
    rf"\bthis (?:conversation|talk|call|chat|mail|meeting) (?:never happened|did(?: not|n['’]t) (?:happen|take place))\b|\bburn after reading\b|\bdelete this (?:\w+ )?(?:after|once|when you have read)",
    # Who is asked to be silent
    r"\b(?:you|u) (?:did not|didn['’]t|never) (?:hear|have) (?:it|this|that) from me\b|\b(?:i|we) (?:(?:will|shall|['’]ll) )?tell (?:nobody|no one|not a soul)\b(?! (?:how|what|when|why|where))|"
    r"\b(?:i|we) (?:will not|won['’]t|must not|mustn['’]t|may not|shall not) tell (?:any(?:one|body)|a soul)\b|\bke(?:ep|eps|eping|pt) (?:my|our|your) (?:mouth|lips|trap) (?:shut|closed|sealed)\b|"
    r"\bkept (?:it|this|that) (?:to (?:yourself|myself|ourselves)|quiet|private|secret)\b|\b(?:appreciate|count on|rely on|trust in) (?:your|some) (?:discretion|silence)\b|\bcan you keep a secret\b|"
    rf"\bkeep (?:the|this|that) {_MATTER} (?:between (?:us|you|ourselves|the (?:two|three)|these)|among us|quiet|dark|from (?:him|her|them|the press))\b|\bkeep (?:it|this|that) dark\b|\bkeep(?:ing)? (?-i:[A-Z]\w+|him|her|them) in the dark\b|\bunder lock and key\b|"
    r"\btreat (?:it |this |that |the \w+ )?as (?:sensitive|secret|private|confidential)\b|\b(?:this|that|it) is (?:only|just|strictly|purely) for (?:you|your eyes|the two of us)\b|"
    r"\b(?:told|asked|begged|warned|ordered|promised|urged)(?: (?!not)\w+)? not to (?:tell|let on|say|mention)\b|\b(?:do not|don['’]t|never) let on\b|\b(?-i:[A-Z]\w+|he|she|they) (?:is|are) not to (?:find out|know|hear|learn|be told)\b|"
    r"\bdon['’]t spoil (?:it|the surprise)\b|\b(?:do not|don['’]t|never) (?:repeat|share|quote|forward|pass on|post) (?:what (?:i|she|he|we|they)|anything (?:i|she|he|of (?:it|this))|any of (?:it|this))\b|\bshould(?: not|n['’]t) (?:really |probably )?be (?:telling|saying|sharing|writing)\b|"
    r"(?<![\w&/])#(?:private|privat|secret|geheim|vertraulich|confidential|offtherecord)\b|\b(?:attorney|lawyer|solicitor)[- ]client privileged?\b|\blegally privileged\b|\bprivileged (?:and confidential|communication)\b",
    # Who knows
    r"\b(?:he|she|they|(?-i:[A-Z]\w+)) (?:must not|mustn['’]t|may not|should not|shouldn['’]t|cannot|can['’]t|do(?:es)? not|do(?:es)?n['’]t) (?:ever )?(?:know|find out|learn|hear|suspect) (?:that )?(?:i|we) (?:know|heard|was told|were told|have heard)\b|"
    r"\b(?:do(?:es)? not|do(?:es)?n['’]t|did not|didn['’]t) want (?:his|her|their|my|our|(?-i:[A-Z]\w+))(?: \w+)? to (?:know|hear|find out|learn|be told|get wind)\b|\bnot a soul (?:knows|is to know|may know|must know|has been told)\b|"
    rf"\b(?:nobody|no one|no-one) (?:else )?(?:(?:at|in|on|outside|from) (?:the |her |his |their |our |my )?[\w&]+ )?(?:yet )?(?:knows|has been told|suspects)(?: yet)? (?:that (?:she|he|they|it|we|i|the|her|his|(?-i:[A-Z]))|about (?:it|this|her|his|their|the)\b){_NOT_PRAISE}|"
    r"\bif (?:this|it|that|word|the news) (?:ever )?(?:leaks|gets out|got out|becomes known)\b|\b(?:was|am|were|are)(?: not|n['’]t) (?:really )?(?:supposed|meant) to (?:hear|know|overhear|learn)\b|"
    r"\bnot (?:yet )?(?:common|public|general) knowledge\b|\b(?:has|have) (?:so far |as yet )?only told (?:(?:her|his|their) \w+(?: and (?:me|us))?|me|us)\b|\b(?:must|may) (?:never|not) (?:ever )?(?:learn|find out|hear|know) (?:about|of|that)\b|"
    r"\bonly (?:the |her |his |their |our )?(?:board|management|founders?|partners?|family|directors?|owners?|executives?|ceo|chair\w*|inner circle|two of us|three of us)(?: and \w+)? (?:knows?|are told|is told|has been told|have been told)\b(?! how)",
)
ENGLISH_TIMED: tuple[str, ...] = (
    r"\b(?:we|i) have(?: not|n['’]t) (?:yet )?announced (?:it|this|that)\b|^\W*to be (?:announced|published|made public) (?:on|at|in)\b|\brelease date\b[^.;]{0,25}\bnot before\b|"
    r"\bhold (?:this|it|the (?:news|story)) (?:back )?(?:until|till) (?=\d|\w+day\b|the (?:launch|announcement|release|press))|\bembargo\b(?=\s*:?\s*(?:bis|jusqu|hasta|tot|fino|até)\b)",
)
GERMAN: tuple[str, ...] = tuple(
    loose(pattern)
    for pattern in (
        r"\b(?:bat|gebeten|bittet|versprochen|verspreche|versprach)\b[^.;]{0,40}\b(?:nichts|nicht|niemandem|keinem)\b[^.;:]{0,60}\b(?:zu (?:erzählen|sagen|erwähnen|verraten|verbreiten|teilen)|weiterzu(?:sagen|erzählen|geben))\b|"
        r"\b(?:niemand|keiner)(?: (?:im|in|bei|sonst|außer|noch|hier) ?\w*){0,3} (?:weiß|weiss)(?: \w+){0,2},? (?:dass|davon|von)\b(?![^.;]{0,50}\bbesser\b)|\b(?:ahnt|weiß|weiss|wissen) (?:\w+ )?noch nichts (?:von|davon|darüber)\b|"
        r"\bnur (?:(?:der|die|das|ich|wir|seine?|ihre?|unsere?) ?)(?:\w+ ){0,3}(?:weiß|weiss|wissen|wusste)(?:,? (?:dass|davon|bescheid|es))\b|\bnicht nach (?:außen|draußen) (?:dring|gelang|trag|geb|kommuniz)\w*|\bdiskret (?:zu )?(?:behandeln|bleiben|umgehen)\b|"
        r"\b(?:darf|dürfen|soll|sollen|sollte) (?:\w+ )?nicht (?:wissen|erfahren|merken|hören|mitbekommen),? (?:dass|von wem) (?:ich|wir)\b[^.;]{0,30}\b(?:weiß|weiss|wissen|wusste|habe|haben)\b|"
        r"\bnicht für (?:andere|fremde) ohren\b|\bkein sterbenswört(?:chen)?\b|\bkein sterbenswort\b|\bmöchte nicht, dass (?:es |das |davon )?(?:jemand|irgend\w+|andere|die anderen|seine? \w+|ihre? \w+)[^.;]{0,25}\b(?:erfährt|erfahren|weiß|wissen|hört|hören|mitbekommt)\b|"
        r"\b(?:darf|dürfen|soll|sollen) (?:\w+ ){0,2}nichts (?:von|davon|darüber)\b[^.;]{0,40}\b(?:wissen|erfahren|hören|merken)\b|\bgeheim (?:zu )?halten\b|\bgeheimzuhalten\b|\b(?:ganz|mal|nur|jetzt) unter uns\b(?! (?:zu gast|wohn))",
    )
)
LABELS = (
    r"sub rosa|keep it dark|proprietary(?: information)?|insider|off[- ]record|otr|privileged|can you keep a secret|"
    + loose(r"zwischen uns|mal unter uns|ganz unter uns|(?:bitte )?diskret(?: behandeln)?|geheim halten|nicht für andere ohren|kein sterbenswort")
)  # fmt: skip
"""Labels of a paragraph."""
LOUD = r"^\W*(?:(?:\*\*|__)(?i:private|confidential|secret|vertraulich|geheim)[.:!]?(?:\*\*|__)|(?-i:PRIVATE|CONFIDENTIAL|SECRET|VERTRAULICH|GEHEIM)\b)"
"""A label in capitals or bold letters, which needs nothing behind it."""
