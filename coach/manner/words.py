"""How letters begin and end, and what tells du from Sie, by language. A language is added by its lines here."""

from __future__ import annotations

import re

GREETINGS = {
    "english": ("Dear", "Hi", "Hello", "Hey", "Good morning", "Good afternoon", "Good evening"),
    "german": (
        "Liebe", "Lieber", "Hallo", "Hi", "Hey", "Guten Tag", "Guten Morgen", "Guten Abend", "Moin", "Servus", "Grüezi",
        "Sehr geehrte", "Sehr geehrter",
    ),
    "french": ("Bonjour", "Bonsoir", "Cher", "Chère", "Salut"),
    "spanish": ("Hola", "Buenos días", "Estimado", "Estimada", "Querido", "Querida"),
    "italian": ("Ciao", "Buongiorno", "Caro", "Cara", "Gentile"),
    "dutch": ("Beste", "Hoi", "Hallo", "Dag", "Geachte", "Lieve"),
    "portuguese": ("Olá", "Caro", "Cara", "Bom dia", "Prezado", "Prezada"),
    "swedish": ("Hej", "Kära", "Käre"),
    "danish": ("Hej", "Kære"),
    "norwegian": ("Hei", "Kjære"),
}  # fmt: skip
# One greeting in two forms, by whom it greets.
PAIRS = {
    "Liebe": "Liebe(r)", "Lieber": "Liebe(r)", "Sehr geehrte": "Sehr geehrte(r)", "Sehr geehrter": "Sehr geehrte(r)",
    "Cher": "Cher/Chère", "Chère": "Cher/Chère", "Estimado": "Estimado/a", "Estimada": "Estimado/a", "Querido": "Querido/a",
    "Querida": "Querido/a", "Caro": "Caro/a", "Cara": "Caro/a", "Prezado": "Prezado/a", "Prezada": "Prezado/a",
    "Kära": "Kära/e", "Käre": "Kära/e",
}  # fmt: skip
PLAIN_GREETING = {
    "english": "Dear", "german": "Hallo", "french": "Bonjour", "spanish": "Hola", "italian": "Ciao", "dutch": "Beste",
    "portuguese": "Olá", "swedish": "Hej", "danish": "Hej", "norwegian": "Hei",
}  # fmt: skip
PLAIN_CLOSE = {
    "english": "Best wishes", "german": "Viele Grüße", "french": "Bien cordialement", "spanish": "Un saludo",
    "italian": "Cordiali saluti", "dutch": "Hartelijke groet", "portuguese": "Cumprimentos", "swedish": "Hälsningar",
    "danish": "Venlig hilsen", "norwegian": "Vennlig hilsen",
}  # fmt: skip

_ANY = sorted({g for greetings in GREETINGS.values() for g in greetings}, key=lambda g: (-len(g), g))
GREETING = re.compile(
    rf"\A\W*(?P<word>{'|'.join(re.escape(g) for g in _ANY)})\b(?P<called>(?:[ \t]+[^\W\d_][\w.’'-]*){{0,4}})[ \t]*(?:[,!:]|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A greeting at the beginning of a text: its word, and who is called."""
NAME_ALONE = re.compile(r"\A\W*(?P<called>[^\W\d_a-zß-ÿ][\w’'-]*(?:[ \t][^\W\d_a-zß-ÿ][\w’'-]*)?)[ \t]*[,!]")
TITLED = re.compile(
    r"^(?:mr|mrs|ms|miss|dr|prof|professor|herr|frau|sir|madam|monsieur|madame|señora?)\b\.?", re.IGNORECASE
)

CLOSE = re.compile(
    r"^(?:(?:with )?(?:all )?(?:(?:my |our )?(?:very )?(?:best|kind|warm|kindest|warmest|many|sincere|fond|good)(?: (?:regards|wishes|thanks|greetings))?"
    r"|regards|greetings|sincerely|yours(?: (?:sincerely|faithfully|truly|ever))?|cheers|all the best|take care|thanks(?: again| a lot)?|thank you"
    r"(?: again)?|love|warmly|see you(?: soon| there)?|talk soon|until then|best)(?: from [A-Z]\w+)?"
    r"|(?:(?:mit|mit den)? ?(?:viele[n]?|beste[n]?|liebe[n]?|herzliche[n]?|freundliche[n]?|schöne[n]?|sonnige[n]?) (?:gr(?:ü|ue)(?:ß|ss)e[n]?)|gruß|gruss|grüße|grüsse"
    r"|lg|vg|mfg|bis bald|bis dann|alles gute|herzlichst|herzlich|danke(?: dir| ihnen)?|vielen dank|schönen tag noch)(?: aus [A-ZÄÖÜ]\w+)?"
    r"|(?:bien |très )?(?:cordialement|amicalement)|à bientôt|bises|merci|(?:un |muchos )?saludos?|un abrazo|gracias|(?:cordiali |tanti )?saluti|a presto|grazie"
    r"|(?:met )?(?:vriendelijke|hartelijke)? ?groet(?:en|jes)?|cumprimentos|abraço|(?:vänliga |med vänlig )?hälsning(?:ar)?|(?:med )?(?:venlig|vennlig) hilsen"
    r"|(?:mange )?hilsner)$",
    re.IGNORECASE,
)
"""A line that closes a letter, without its comma."""

AUTOMATIC = re.compile(
    r"^(?:(?:re|aw|sv|fwd?|wg): ?)*(?:automatic reply|auto(?:matic)? ?-?reply|out of (?:the )?office|autoreply|abwesenheit\w*|automatische antwort|"
    r"réponse automatique|respuesta automática|risposta automatica|automatisch antwoord|autosvar|accepted|declined|tentative(?:ly accepted)?|cancel?led|"
    r"invitation|updated invitation|zugesagt|abgesagt|angenommen|abgelehnt|unter vorbehalt|read|gelesen|delivered|undeliver\w+|delivery status|"
    r"mail delivery|recall|read receipt)(?=[\s:]|$)",
    re.IGNORECASE,
)
"""The subject of a mail that a program wrote."""
AUTOMATIC_TEXT = re.compile(
    r"\b(?:this is an auto(?:mated|matic)|(?:I am|I'm|I’m) (?:currently )?out of (?:the )?office|do not reply to this|dies ist eine automatische|"
    r"ich bin (?:derzeit|zurzeit|bis zum|vom)? ?.{0,30}nicht (?:im büro|erreichbar))",
    re.IGNORECASE,
)

DU = re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?)\b", re.IGNORECASE)
SIE = re.compile(r"(?<=[\w,;:–-] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b")
"""Not at the beginning of a sentence, where they may be "she" and "her"."""

SHORT_FORM = re.compile(
    r"\b(?:I['’](?:m|ll|ve|d)|(?:you|we|they)['’](?:re|ll|ve|d)|(?:it|that|there|what|here)['’]s|it['’]ll"
    r"|(?:do|does|did|is|are|was|were|has|have|had|would|could|should|wo|ca)n['’]t|let['’]s)\b",
    re.IGNORECASE,
)
LONG_FORM = re.compile(
    r"\b(?:I (?:am|will|would)|I have(?= (?:been|not|\w+ed|kept|made|had|read|got|taken|sent|seen|written|found|given|left)\b)"
    r"|(?:you|we|they) (?:are|will|would)|(?:it|that|there) is|it will|(?:do|does|did|is|are|was|were|has|have|had|would|could|should|will) not"
    r"|can(?: ?not))\b(?=[ ]\w)",
    re.IGNORECASE,
)
