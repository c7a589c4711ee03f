"""The language of a line, guessed by its everyday words, and what that language leaves out of a search.

English is what a line is taken for unless more everyday words of another language stand in it. Scripts other than
Latin tell their language word by word (coach/index/words.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from coach.text import STOP_WORDS, fold

ENGLISH = "english"

# Folded, as words are compared.
_EVERYDAY = {
    "german": "aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bin bis bist da damit "
    "dann das dass dein deine dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine "
    "einem einen einer eines er es etwas euch euer fur gegen gewesen hab habe haben hat hatte hatten hier hin ich ihm ihn "
    "ihnen ihr ihre ihrem ihren ihrer im in ins ist jede jedem jeden jeder jedes jetzt kann kein keine keinen konnte man "
    "mein meine meinem meinen meiner mich mir mit nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem "
    "seinen seiner selbst sich sie sind so soll sollte uber um und uns unser unsere unter viel vom von vor war waren warum "
    "was weil welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieder will wir wird wo "
    "worden wurde wurden zu zum zur zwischen",
    "french": "ai aie as au aux avait avec avez avoir avons bien c ce ceci cela ces cet cette ceux chez comme comment d dans de "
    "des dont du elle elles en est et etaient etait ete etes etre eu eux fait il ils j je l la le les leur leurs lui m ma "
    "mais me meme mes moi mon n ne nos notre nous on ont ou par pas plus pour pourquoi qu quand que quel quelle quelles "
    "quels qui quoi s sa sans se sera ses si son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres tu un "
    "une vos votre vous y",
    "spanish": "a al algo ante antes aqui asi aunque como con contra cual cuando cuanto de del desde donde dos el ella ellas ellos "
    "en entre era eran es esa ese eso esta estaba estaban estado estan estar este esto estos fue fueron ha haber habia han "
    "hasta hay he hemos la las le les lo los mas me mi mis mucho muy nada ni no nos nosotros nuestra nuestro o os otra otro "
    "para pero poco por porque que quien quienes se sea ser si sido sin sobre son soy su sus tambien te tiene tienen todo "
    "todos tu tus un una uno unos y ya yo",
    "italian": "a ad agli ai al alla alle allo anche avere aveva c che chi ci come con contro cosa cui da dagli dai dal dalla dalle "
    "de degli dei del della delle dello di dove e ed era erano essere fa fra gli ha hai hanno ho i il in io l la le lei lo "
    "loro lui ma me mi mia mio ne nei nel nella nelle negli no noi non nostra nostro o per perche piu poi quale quando "
    "quanto quella quelle quelli quello questa queste questi questo se sei si sia sono stata stato su sua sue sugli sul "
    "sulla suo ti tra tu tutti tutto un una uno vi voi",
    "dutch": "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een en er ge geen geweest "
    "haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen maar me meer men met "
    "mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw van "
    "veel voor waarom wanneer want waren was wat we wel welke werd wezen wie wij wil worden zal ze zei zelf zich zij zijn "
    "zo zonder zou",
    "portuguese": "a ao aos aquele as ate com como da das de dela dele deles depois do dos e ela elas ele eles em entre era eram essa "
    "esse esta estao estava este eu foi foram ha isso isto ja lhe mais mas me mesmo meu minha muito na nao nas nem no nos "
    "nossa nosso num numa o onde os ou para pela pelas pelo pelos por porque qual quando que quem sao se seja sem ser sera "
    "seu seus so sobre sua suas tambem te tem tinha tu um uma voce voces",
    "swedish": "alla allt an att av blev bli blir da dar de dem den denna deras dess det detta dig din dina du efter ej eller en er "
    "ett for fran ha hade han hans har hon honom hur i icke ingen inte jag ju kan kunde man med mellan men mig min mina "
    "mot mycket nagon nagot nar ni nu och om oss pa samma sedan sig sin sina sitta sjalv ska skulle som till under upp ut "
    "vad var vara varfor varit vem vi vid vilka vilken",
    "danish": "af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din disse du efter eller en end er "
    "et for fordi fra ham han hans har havde hende hendes her hos hun hvad hvem hvor hvorfor hvornar i ikke ind jeg jo kan "
    "kunne man mange med meget men mig min mine mod ned noget nogen nogle nu nar og ogsa om op os over pa sadan selv sig "
    "sin skal skulle som til ud under var vi vil ville vor",
    "norwegian": "alle at av ble bli blir bade da de deg dem den denne der dere deres det dette di din du eller en er et etter for "
    "fordi fra ha hadde han hans har hun hva hvem hver hvilken hvor hvorfor i ikke ingen jeg kan kom kunne man mange med "
    "meg mellom men min mine mitt mot mye na nar noe noen og ogsa om opp oss over pa samme seg selv si sin skal skulle som "
    "til ut uten vare ved vi vil ville var",
}  # fmt: skip

LEFT_OUT: dict[str, frozenset[str]] = {
    ENGLISH: STOP_WORDS,
    **{language: frozenset(words.split()) for language, words in _EVERYDAY.items()},
}
"""The everyday words of each language, which carry no meaning in a search."""

OTHERS = tuple(_EVERYDAY)
"""The languages beside English that have a stemmer of their own here."""

# Everyday words elsewhere that English notes use, too, and so say nothing about the language.
_IN_ENGLISH_TOO = frozenset(
    "dont im ai also alles als ante as bin bis c come con d da dal dan de dem den denn der des di die dig din dit do door dos du e el em "
    "en er era es est et fa fait far for fra fur ge had hade han hans has hat hem her hin ho hos hub hun i il in ins is ja je "
    "jo l la las le les lo los m ma mai man mar mars mas me men met mi mine mot n na nature ned nu no non nos o om on op or os "
    "ou over pa par pas per plus pour s sa san se sea ser si sin sit so son sous still su sub sur t ta te ten ti till tot "
    "toe ton tu tun u um un under uni up upp ut van var vat vi via vil von vor war was wel wen wet will wo y yo ze zo zu "
    "max most will bien use dove mia mio nova alle como data sera sia kan kom bli uno alla al ad ha he hay nada todo unser "
    "fin dina mina ni opp ett ette sitta ned vid".split()
)

_TELLING: dict[str, tuple[str, ...]] = {}
for _language, _words in _EVERYDAY.items():
    for _word in _words.split():
        if len(_word) > 1 and _word not in STOP_WORDS and _word not in _IN_ENGLISH_TOO:
            _TELLING[_word] = (*_TELLING.get(_word, ()), _language)
_ENGLISH_ONLY = STOP_WORDS - frozenset(word for words in _EVERYDAY.values() for word in words.split())
_EVERY = frozenset(word for words in _EVERYDAY.values() for word in words.split()) - STOP_WORDS
_ENOUGH = 3
"""Everyday words that English notes use too, in a line without one of its own, from which they tell a language."""


def language_of(words: Sequence[str]) -> str:
    """The language of a line's folded words: one whose telling everyday words outnumber those of English and of the
    others; failing these, one that has more everyday words here than any other, where English has none."""
    if _EVERY.isdisjoint(words):
        return ENGLISH
    distinct = set(words)
    english = len(distinct & _ENGLISH_ONLY)
    telling = Counter(language for word in distinct & _TELLING.keys() for language in _TELLING[word])
    first = max(telling.values(), default=0)
    if first <= english and (english or len(distinct & _EVERY) < _ENOUGH):
        return ENGLISH
    held = {language: len(distinct & LEFT_OUT[language]) for language in OTHERS if telling[language] == first}
    best = max(held.values())
    likely = [language for language, count in held.items() if count == best]
    sure = len(likely) == 1 and (first or best >= _ENOUGH)
    return likely[0] if sure or first > 1 else ENGLISH


def plainly(text: str) -> str:
    """The language of a sentence where its words with a small letter tell it; empty where no everyday word of one stands
    there. Names say nothing: "Ben restores organs" is no Dutch.

    >>> plainly("Ben Kos has restored organs"), plainly("Ben Kos hat mir geholfen"), plainly("Ben Kos, Wales")
    ('english', 'german', '')
    """
    small = [fold(word) for word in re.findall(r"[^\W\d_]+", text) if word.islower()]
    found = language_of(small)
    return found if found != ENGLISH or _ENGLISH_ONLY.intersection(small) else ""
