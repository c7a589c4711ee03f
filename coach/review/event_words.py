"""What happened, by the words for it in five languages: a coarser and looser look than `concepts`.

`concepts` holds firm English wordings. Here looser ones stand beside them ("will soon be part of", "needs two cots"),
and the words of German, French, Spanish and Dutch. A loose wording tells nothing alone: it counts beside a description
of the one it happened to (`described`), or where note and draft are in different languages, so that only names,
figures and what happened can be the same. Words are folded; a star stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coach.index.languages import ENGLISH, LEFT_OUT
from coach.review.concepts import concepts_in
from coach.review.draft import flat
from coach.review.senses import meant
from coach.text import words

# The finer sorts of `concepts` under a coarser name; the others keep theirs.
_KIND = {
    "illness": "health", "mind": "health", "loss": "death", "complaint": "law", "debt": "money trouble",
    "own venture": "leaving", "appointment": "hiring", "dismissal": "layoffs", "withdrawal": "refusal", "deal": "sale",
    "shortfall": "failure", "place": "moving",
}  # fmt: skip

PERSONAL = frozenset(
    {"health", "addiction", "child", "couple", "death", "orientation", "law", "money trouble", "residence"}
)
"""Kinds that tell on their own once it is known whom they befell."""

VAGUE = frozenset(
    {"study", "customer", "agreement", "results", "approval", "award", "price", "delay", "fault"}
)
"""Kinds that ordinary talk is full of, so that more must speak for them."""

_RELATED = (
    "leaving hiring", "leaving layoffs", "closing layoffs", "closing refusal", "closing money trouble", "closing sale",
    "refusal failure", "refusal funding", "refusal award", "funding money trouble", "funding sale", "funding award",
    "health addiction", "health death", "pay price", "price results", "award hiring", "failure study", "law fake",
    "failure fault", "moving closing", "child couple", "leaving closing", "sale agreement", "failure results", "law theft",
    "hiring refusal", "layoffs money trouble", "fault failure", "launch award", "pay results", "leaving health",
)  # fmt: skip


def _pairs() -> frozenset[frozenset[str]]:
    names = sorted({*_KIND.values(), *_KIND, *LOOSE}, key=len, reverse=True)
    found = set()
    for pair in _RELATED:
        first = next(n for n in names if pair.startswith(n + " "))
        found.add(frozenset((first, pair.removeprefix(first + " "))))
    return frozenset(found)


# kind → language → wordings
LOOSE: dict[str, dict[str, str]] = {
    "sale": {
        "english": "be part of, becomes part of, become part of, belong* to, new owner*, new hands, in the hands of, into the hands of, change* hands, changing hands, "
        "swallow*, gobbl*, absorb*, snap* up, for sale, up for grabs, majority, takes control, take control, will own, owned by, bidder*, bidding war, other bidding, suitor*, buyout, "
        "sells out, sold out to, parent company, fold* into, joins a, join a, under the roof of, hand* over to, cash* in, cash* out",
        "german": "verkauf*, ubernahme*, ubernommen, ubernimmt, ubernehmen, aufgekauft, gekauft, kauft, kaufen, fusion*, eigentumer*, gehort bald, gehoren bald, gehort kunftig, "
        "besitzer*, mehrheit, kaufer*, geht an einen, in neue hande, in anderen handen, schluckt, geschluckt, zusammenschluss, veraussert*, bieter*",
        "french": "rachat, rachet*, vend, vendent, vendu*, vendre, vente, acqui*, reprise, repren*, repris*, fusion*, fusionn*, appartenir, appartiendra, nouveau proprietaire, nouveaux proprietaires, changer de mains, change de mains, "
        "cession, ceder, cede, cedera, majoritaire, absorb*, tombe dans l'escarcelle",
        "spanish": "vend*, venta, compra*, adquir*, adquisicion, fusion*, absorb*, pertenecera, pertenecer, nuevo dueno, nuevos duenos, cambia de manos, cambiar de manos, mayoria, traspas*",
        "dutch": "verkoop*, verkocht*, verkopen, overgenomen, overname*, overnemen, neemt over, gekocht, koopt, kopen, fusie*, fuseer*, fuseren, nieuwe eigenaar, eigenaar wordt, in handen van, in andere handen, opgeslokt, wordt onderdeel",
    },
    "leaving": {
        "english": "switch* sides, on the way out, on her way out, on his way out, her own boss, his own boss, their own boss, new chapter, hand* over, make* way, clear* his desk, clear* her desk, "
        "pack* his, pack* her, another employer, a rival, competitor*, the competition, talking to, no longer work*, not be there, without its, needs a new, looking for a new, change* jobs, new boss, "
        "call* it quits, move* on, bow* out, step* aside, retire*, pension, emigrat*, moves abroad, goes abroad, defect*, other side, side door, turns his back, turns her back",
        "german": "kundigt, kundigen, gekundigt, kundigung, verlasst, verlassen, aufhort, aufhoren, hort * auf, geht im, geht zum, geht zu, wechselt, wechseln, gewechselt, neue stelle, neuen job, neuen arbeitgeber, in rente, ruhestand, pension*, "
        "rucktritt, tritt zuruck, zurucktreten, abschied, ausscheid*, scheidet aus, nachfolg*, selbststandig, selbstandig, steigt aus, aussteigen, wirft hin, weggeht, geht weg, weggang, abgang, ausstieg, ausgeschieden",
        "french": "quitte*, quitter, quittera, demission*, part a la retraite, prend sa retraite, retraite, depart, s'en va, partir, partira, change de poste, nouveau poste, nouvel employeur, a son compte, successeur, remplac*, cede sa place",
        "spanish": "se va, se marcha, marcharse, irse, dimit*, dimision, renunci*, deja la empresa, deja el, dejara, abandona*, jubil*, nuevo trabajo, nuevo empleo, por su cuenta, sucesor*, relevo, cambia de trabajo",
        "dutch": "vertrekt, vertrek*, verlaat, verlaten, ontslag genomen, neemt ontslag, opgezegd, zegt op, opzeg*, stopt, stapt op, opstappen, stapt over, overstap*, andere baan, nieuwe baan, met pensioen, pensioen, afscheid, voor zichzelf, opvolg*, weggaat, gaat weg",
    },
    "health": {
        "english": "hear less, hears less, less and less, hearing, cannot hear, can't hear, deaf*, implant*, cannot work, can't work, unable to work, so tired, worn out, unwell, not well, doctor*, doctors, medic*, serious, fight* for, battl*, "
        "get better, gets better, not get better, in pain, weak*, frail, malignant, cure*, incurable, nurs*, bedside, ward, wheelchair, recover*, relaps*, tremor, shak*, off work, sick note, collapse*, fragile, on leave, health, cannot see, see less, walk again",
        "german": "krank, erkrankt*, krankheit*, schwer krank, krankenhaus, klinik, operiert, operation*, op, krebs, tumor*, chemo*, schlaganfall, herzinfarkt, herz*, diagnos*, burnout, burn-out, depress*, therapie, reha, kur, "
        "krankgeschrieben, arbeitsunfahig, taub, blind, unheilbar, parkinson, demenz, psychisch*, arzte, gesundheit*, geht es nicht gut, sieht nicht gut aus, intensivstation",
        "french": "malade*, maladie, hopital, hospitalis*, opere, operee, operation, chirurgi*, cancer, tumeur, chimio*, avc, infarctus, coeur, cœur, diagnosti*, depression, burn-out, burnout, en arret, arret maladie, therapie, sourd*, aveugle, parkinson, souffrant*, sante",
        "spanish": "enferm*, hospital*, operan, operar, operacion, cirugia, cancer, tumor*, quimio*, ictus, infarto, corazon, diagnostic*, depresion, de baja, terapia, sord*, cieg*, parkinson, agotad*, grave, salud",
        "dutch": "ziek, zieke, ziekte*, ziekenhuis, geopereerd, operatie*, kanker, tumor*, chemo*, beroerte, hartaanval, hartinfarct, hart, diagnos*, burn-out, burnout, depress*, overspannen, therapie, ziekteverlof, doof, blind, parkinson, gezondheid, ongeneeslijk",
    },
    "addiction": {
        "english": "the bottle, dry, drink, drinks, drank, drunk*, clean, meetings, stopped drinking, problem with, betting, bets, hooked, habit",
        "german": "alkohol*, trinkt, trinken, sucht, suchtig, trocken, spielsucht, entzug, drogen*",
        "french": "alcool*, boit, boire, buvait, sobre, desintox*, cure, drogue*, addict*, dependan*",
        "spanish": "alcohol*, bebe, beber, bebia, sobrio, sobria, adict*, droga*, ludop*, desintox*",
        "dutch": "alcohol*, drinkt, drinken, dronk, verslaafd, verslaving, nuchter, afkick*, gokken, drugs",
    },
    "child": {
        "english": "cot, cots, cradle*, pram*, nappies, diaper*, nursery, mother by, father by, a mother, a father, be a parent, be parents, a parent, giving birth, give birth, birth of, a child with, family grows, grow* their family, "
        "family gets bigger, larger family, offspring, stork, midwi*, not drink wine, two hearts, sibling, little brother, little sister, fertility, daddy, mummy",
        "german": "schwanger*, baby, kind erwart*, erwart* ein kind, erwartet nachwuchs, nachwuchs, mutter wird, vater wird, wird mutter, wird vater, eltern werden, elternzeit, mutterschutz, zwilling*, fehlgeburt*, adopt*, kunstliche befruchtung, kinderwunsch, geburt, entbind*",
        "french": "enceinte, grossesse, bebe, attend un enfant, attendent un enfant, attend des jumeaux, jumeaux, fausse couche*, fiv, adopt*, conge maternite, conge parental, maternite, accouch*, naissance, heureux evenement",
        "spanish": "embaraz*, bebe, espera un hijo, espera una hija, esperan un, espera gemelos, gemelos, mellizos, aborto, fecundacion, adopt*, maternidad, dar a luz, parto, nacimiento",
        "dutch": "zwanger*, baby, verwacht een kind, verwachten een kind, kind verwacht, tweeling, miskraam, ivf, adopt*, ouderschap*, bevalling, bevalt, gezinsuitbreiding, moeder wordt, vader wordt",
    },
    "couple": {
        "english": "marriage, is over, single, on her own again, on his own again, ran off, run off, lives alone, live apart, lives apart, no longer lives with, no longer live*, her husband, his wife, her man, his woman, ex-wife, ex-husband, the ring, wedding ring, split*, another woman, another man",
        "german": "scheidung*, scheiden, geschieden, getrennt, trennt sich, trennen sich, trennung, ehe, auseinander, ausgezogen, verlobt*, heirat*, hochzeit, affare, fremdgeh*, lasst sich scheiden",
        "french": "divorc*, separ*, se quittent, rupture, sa femme l'a quitte, son mari l'a quittee, fiance*, fiancailles, mariage, se marie*, epous*, liaison, infid*",
        "spanish": "divorci*, separ*, ruptura, matrimonio, se casa*, boda, comprometid*, su marido la, su mujer lo, infiel, amante",
        "dutch": "scheid*, gescheiden, uit elkaar, relatiebreuk, huwelijk, verloofd, trouw*, bruiloft, affaire, vreemdga*",
    },
    "death": {
        "english": "buried, bury, burie*, lost a, lost his, lost her, has lost, grief, grave, funeral, mourn*, passed, drown*, accident, killed, took his life, took her life, orphan*, widow*",
        "german": "gestorben, starb, stirbt, tot, todes*, tod, verstorben, beerdig*, begrab*, trauer*, umgekommen, ertrunken, verungluckt, witwe*",
        "french": "mort*, decede*, deces, deuil, enterr*, obseques, noye*, accident, veuf, veuve, perdu son, perdu sa",
        "spanish": "muri*, muert*, fallec*, luto, entierro, funeral, ahog*, accidente, viud*, perdio a su",
        "dutch": "overleden, overleed, gestorven, stierf, dood, begraf*, begraven, rouw*, verdronk*, verongelukt, weduw*",
    },
    "orientation": {
        "english": "loves men, loves women, likes men, likes women, a boyfriend, a girlfriend, out of the closet, in the closet, transition*",
        "german": "schwul, lesbisch, homosexuell, trans, outing, geoutet",
        "french": "gay, homosexuel*, lesbienne, coming out, trans",
        "spanish": "gay, homosexual*, lesbiana, salir del armario, trans",
        "dutch": "homo, lesbisch, homoseksueel, uit de kast, trans",
    },
    "layoffs": {
        "english": "out of work, out of a job, without a job, without work, lose* work, redundan*, shed, sheds, shedding, cull*, slash*, jobs, job losses, fewer people, fewer jobs, smaller team, smaller crew, one in three, one in four, "
        "one in five, half of them go, go home for good, have to go, has to go, must go, cut*, thin* out, letting people, send* home, pink slip*, dole, unemployed",
        "german": "entlass*, kundigungen, stellenabbau, stellen abbauen, stellen fallen, stellen weg, jobabbau, arbeitsplatz*, arbeitslos*, rausgeworfen, gefeuert, gehen mussen, mussen gehen, abbau von, personal abbauen, baut personal, belegschaft, kurzarbeit, sozialplan, freigestellt",
        "french": "licenci*, suppression* de poste*, supprim*, plan social, reduction* d'effectif*, mis a la porte, vire*, renvoy*, chomage, perdre leur emploi, perdent leur emploi, postes en moins",
        "spanish": "despid*, despedi*, despedir, ere, recort*, reduccion de plantilla, reduce plantilla, echan, echar, pierden su empleo, perderan su empleo, paro, a la calle",
        "dutch": "ontslaat, ontslag, ontslaan, ontslagen, banen schrappen, banen verdwijnen, schrapt, banenverlies, reorganis*, boventallig, weg moeten, moeten weg, werkloos, op straat",
    },
    "funding": {
        "english": "from the state, state money, backer*, cheque*, check, rich, money it, money they, the money, public money, without the money, private money, deep pockets, investor*, grant*, pot of money, cash injection, fresh money, fresh capital, put* money, millions, wealth*, purse, paid for by, bankroll*, sugar daddy",
        "german": "finanzierung*, finanzier*, investor*, investiert, investieren, investition*, forder*, zuschuss, zuschusse, kapital, geldgeber, geld von, geld vom, runde, millionen, darlehen, kredit, spende*, stiftung gibt",
        "french": "financ*, lev* des fonds, levee de fonds, a leve, ont leve, leve, investi*, investisseur*, subvention*, capital, bailleur*, pret, dotation, tour de table",
        "spanish": "financi*, ronda, inversor*, inversion*, invierte*, subvencion*, capital, ayuda publica, prestamo, captado, capta, recaud*",
        "dutch": "financier*, investeer*, investering*, investeerder*, subsidie*, kapitaal, geldschieter*, lening, opgehaald, haalt op, ronde, miljoen van, krijgt geld",
    },
    "launch": {
        "english": "up its sleeve, up her sleeve, up his sleeve, up their sleeve, watch out for, look out for, be able to, from the kitchen of, in the pipeline, just around the corner, will be happy, will be pleased, new one, first of its kind, sequel, hits the, in stores, on the shelves, premiere, waiting for, the wait, "
        "about to show, will show, to be seen, brand new, soon be able, next generation, coming up with, brings out, bring out, reveal*, surprise*",
        "german": "bringt heraus, auf den markt, kommt auf den, kommt heraus, vorgestellt, stellt vor, vorstellen, einfuhr*, fuhrt ein, veroffentlich*, enthull*, neues produkt, neues modell, markteinfuhrung, startet, premiere, prasentier*, ankundig*, kundigt an",
        "french": "lance*, lancer, lancement, sort en, sortira, sortie, devoil*, present*, annonc*, mis* sur le marche, nouveau produit, nouveau modele, premiere, commercialis*",
        "spanish": "lanza*, lanzar, lanzamiento, presenta*, anunci*, sale al mercado, saldra, estrena*, estreno, nuevo producto, nuevo modelo, desvel*",
        "dutch": "lanceer*, brengt uit, uitbrengen, op de markt, presenteer*, onthul*, aankondig*, kondigt aan, nieuw product, nieuw model, premiere, introduce*",
    },
    "law": {
        "english": "in trouble, watchdog*, authorit*, judge, answer to, the books, the law, accused, accusation*, complaint*, case against, against him, against her, against them, before a, solicitor*, attorney*, barrister*, settle out, dock, legal, suit, claimant*, sues, raid*, probe*, scandal*, wrongdoing, misbehav*, harass*",
        "german": "klage, klagt, verklagt, verklagen, anklage, angeklagt, gericht*, prozess, ermittl*, ermittelt, staatsanwalt*, betrug*, betrog*, anzeige, angezeigt, kartellamt, behorde*, untersuch*, razzia, korruption, bestech*, belastig*, beschwer*, vorwurf*, strafe, verfahren",
        "french": "proces, plainte, poursuiv*, poursuite*, attaque en justice, justice, tribunal, juge, accus*, enquete, enqueter, fraude, escroquerie, parquet, perquisition*, harcel*, corruption, mis en examen, litige, amende",
        "spanish": "demand*, juicio, tribunal, juez, jueza, juzgado, denunci*, acus*, investig*, fraude, estafa, fiscal*, acoso, soborn*, corrupcion, multa, pleito, querella",
        "dutch": "aangeklaagd, klaagt, klacht, aanklag*, rechtszaak, rechter, rechtbank, onderzoek*, fraude, aangifte, justitie, toezichthouder, beschuldig*, intimidatie, omkop*, boete, inval, proces",
    },
    "closing": {
        "english": "still open, still there, while it is, be dissolved, is dissolved, give* * up, gave * up, last winter, last summer, last spring, last autumn, last year, last chance, last time, for the last time, not be there, no longer be there, not be here, not there much longer, much longer, "
        "soon be history, is history, end of an era, end of the line, lights off, turns off, turn off, bolts, boarded up, goes dark, go dark, dies, gone by, while you can, while it lasts, without a, curtain, stops, the end of, lock* up",
        "german": "schliess*, geschlossen, schluss, dicht, dichtmach*, macht dicht, macht zu, aufgeb*, gibt auf, aufgegeben, eingestellt, einstellen, stellt ein, ende, stilllegung, stillgelegt, letzte saison, letzter winter, aus fur, zum letzten mal, abwickl*, insolvenz*",
        "french": "ferme*, fermer, fermeture, fermera, cesse*, cessation, arret de, arrete, derniere saison, dernier hiver, derniere fois, fin de, liquidation, disparait, disparaitra, met la cle, mettre la cle",
        "spanish": "cierr*, cerrar, cerrara, cierre, cerrado, clausur*, ultima temporada, ultima vez, ultimo invierno, fin de, desaparece*, echa el cierre, baja la persiana, liquidacion",
        "dutch": "sluit*, gesloten, sluiting, dicht, stopt, stoppen, opgedoekt, opgeheven, laatste seizoen, laatste winter, laatste keer, einde, verdwijnt, houdt op",
    },
    "moving": {
        "english": "be made in, made in, from now on, will be run from, run from, pack* boxes, boxes, abroad, new home, new address, other side of, somewhere else, different country, another country, leaves the city, leaves town, moves to, move to, goes to, be produced in, be built in, head office, seat",
        "german": "umzug, zieht um, umziehen, zieht nach, verlagert, verlagern, verlagerung, verleg*, ins ausland, nach polen, standort*, neuer sitz, zentrale",
        "french": "demenag*, delocalis*, transfer*, deplac*, nouveau siege, nouveau site, a l'etranger, siege social",
        "spanish": "traslad*, mudan*, muda, mudar, deslocaliz*, nueva sede, sede, al extranjero",
        "dutch": "verhuis*, verhuiz*, verplaats*, naar het buitenland, nieuwe vestiging, hoofdkantoor, vestiging",
    },
    "hiring": {
        "english": "new boss, next boss, somebody to lead, someone to lead, to lead it, to lead, picked its, picked a, has picked, found somebody, found someone, second in command, new head, head of, take* the reins, the throne, top job, at the top, stays in the family, new captain, new leader, crown*, heir, boss",
        "german": "neue chefin, neuer chef, neue leiterin, neuer leiter, leitung, beruf*, ernannt, ernenn*, befordert, beforder*, wird chef, wird chefin, wird direktor*, wird leiter*, nachfolger*, gewahlt, bestellt",
        "french": "nomm*, nomination, nouveau directeur, nouvelle directrice, nouveau patron, nouvelle patronne, promu*, promotion, succede*, successeur, prend la tete, a la tete",
        "spanish": "nombr*, nuevo director, nueva directora, nuevo jefe, nueva jefa, ascend*, ascenso, sucede*, sucesor*, al frente, elegid*",
        "dutch": "benoem*, nieuwe directeur, nieuwe baas, nieuwe chef, promotie, bevorder*, opvolg*, wordt directeur, aan het hoofd, gekozen",
    },
    "award": {
        "english": "honour*, honor*, decorat*, laurels, proud, trophy, crowned, recognition, gold medal, celebrate*, prize*",
        "german": "preis, auszeichn*, ausgezeichnet, gewinn*, gewonnen, jury, ehrung, geehrt, zuschlag, stipendium",
        "french": "prix, recompens*, laureat*, gagn*, remport*, jury, distinction, bourse",
        "spanish": "premi*, galard*, gana, ganan, ganara, jurado, beca, distincion",
        "dutch": "prijs, bekroon*, wint, winnen, gewonnen, jury, onderscheiding, beurs",
    },
    "money trouble": {
        "english": "owes, owe, owing, bankrupt*, broke, skint, debts, pay its, pay their, pay his, pay her, cannot pay, short of money, money is gone, running dry, belt tight*, close to, on the brink, creditors, lender*, bust, survive, red figures",
        "german": "insolven*, pleite, zahlungsunfahig, konkurs, schulden, verschuldet, uberschuldet, bankrott, rechnungen, lohne, gehalter, geld aus, kein geld, liquiditat*",
        "french": "faillite, insolvab*, dettes, endett*, depot de bilan, depose le bilan, redressement, impaye*, ne peut plus payer, ne peut pas payer, tresorerie, banqueroute",
        "spanish": "quiebra, insolven*, deuda*, endeud*, concurso de acreedores, impag*, no puede pagar, no pueden pagar, bancarrota, arruinad*",
        "dutch": "failliet*, faillissement, insolvent, schuld*, surseance, niet betalen, betalingsproblemen, bankroet, geldgebrek",
    },
    "refusal": {
        "english": "passed over, left without, was left, were refused, not get, turned away, no for an answer, empty hands, in vain, cold shoulder, not chosen, missed out",
        "german": "abgelehnt, absage, abgesagt, lehnt ab, verweiger*, abgewiesen, storniert, zuruckgezogen, gestrichen",
        "french": "refus*, rejet*, annul*, abandon*, retir*",
        "spanish": "rechaz*, deneg*, cancel*, anul*, retir*",
        "dutch": "afgewezen, geweigerd, weiger*, afgezegd, geannuleerd, ingetrokken, geschrapt",
    },
    "failure": {
        "english": "does not help, not help, does not do, did not help, as it should, hoped, disappoint*, useless, in vain, no better than, miss* its, miss* the, fell short",
        "german": "gescheitert, scheitert, fehlgeschlagen, misserfolg, durchgefallen, verfehlt, ziel nicht erreicht, wirkt nicht, enttausch*",
        "french": "echec, echoue*, rate, ratee, sans effet, ne marche pas, decev*",
        "spanish": "fracas*, fallid*, sin efecto, no funciona, decepcion*",
        "dutch": "mislukt, mislukking, gefaald, werkt niet, geen effect, tegenvall*, teleurstell*",
    },
    "fault": {
        "english": "breaks, broken, beware, hazard, danger*, unsafe, careful with, catch fire, fire, go up in flames, flames, smoke*, hot, window breaks, defect*, recall*",
        "german": "defekt*, fehler*, mangel, riss*, bricht, brechen, uberhitzt, brand, brennt, ruckruf, kaputt",
        "french": "defaut*, defectueu*, fissur*, casse*, surchauff*, prend feu, brule*, rappel, panne",
        "spanish": "defect*, fallo*, grieta*, rompe*, recalient*, arde*, incendi*, averia*, retirada",
        "dutch": "defect*, fout*, scheur*, breekt, oververhit*, brand, terugroep*, kapot, storing",
    },
    "delay": {
        "english": "not be finished, not be done, not be open, not open before, wait years, years longer, have to wait, patience, patient, longer than, years late, months late, not before, not yet ready",
        "german": "verspat*, verzoger*, verschoben, spater, nicht vor, dauert langer",
        "french": "retard*, report*, repouss*, plus tard, pas avant",
        "spanish": "retras*, aplaz*, mas tarde, no antes de, demor*",
        "dutch": "vertrag*, uitgesteld, uitstel, later, niet voor",
    },
    "pay": {
        "english": "take* home, pay packet, earn*, purse, paid",
        "german": "gehalt*, verdien*, lohn*, bonus*, pramie*, vergutung",
        "french": "salaire*, gagne, prime*, remuner*, bonus",
        "spanish": "salario*, sueldo*, gana, cobra, prima, bonus, retribu*",
        "dutch": "salaris*, verdien*, loon, bonus*, beloning",
    },
    "cut": {
        "german": "halbier*, kurzt, gekurzt, zusammenstreich*, zuruckfahr*, verringer*, senkt, senken, um die halfte",
    },
    "price": {
        "english": "dearer, pricier, more expensive, stock up, cost more, goes up",
        "german": "preis*, teurer, kostet, kosten, erhoh*, rabatt*, marge*",
        "french": "prix, plus cher*, coute*, cout*, hausse, augment*, remise*, marge*",
        "spanish": "precio*, mas car*, cuesta*, coste*, sube*, subida, descuent*, margen*",
        "dutch": "prijs*, prijzen, duurder, kost, kosten, verhog*, korting*, marge*",
    },
    "theft": {
        "english": "wrong hands, passwords, leak*, stolen, copied, hacker*, intruder*, thieves",
        "german": "gestohlen, diebstahl, geklaut, gehackt, hacker*, datenleck, cyberangriff, erpress*, einbruch",
        "french": "vol*, derob*, pirat*, fuite de donnees, cyberattaque, rancon*, cambriol*",
        "spanish": "rob*, hacke*, ciberataque, filtra*, fuga de datos, hurt*",
        "dutch": "gestolen, diefstal, gehackt, hacker*, datalek, cyberaanval, inbraak",
    },
}  # fmt: skip

RELATED = _pairs()
_LANGUAGES = (ENGLISH, "german", "french", "spanish", "dutch")


@lru_cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """The pattern of each kind of event in a language."""
    found = {}
    for kind, wordings in LOOSE.items():
        parts = [re.escape(" ".join(w.split())) for w in wordings.get(language, "").split(",") if w.strip()]
        forms = [
            p.replace(r"\ \*\ ", r"(?:\s+\w+){0,3}\s+").replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
            for p in parts
        ]
        if language == "german":
            forms = [f.replace("ss", "ss?") for f in forms]  # `flat` makes one letter of a sharp s
        if forms:
            found[kind] = re.compile(rf"\b(?:{'|'.join(forms)})\b")
    return found


_LETTERS = {
    "german": frozenset("äöüÄÖÜß"),
    "french": frozenset("àâçèêîôùœÀÇÈÊ"),
    "spanish": frozenset("áíñóú¿¡Ñ"),
    "dutch": frozenset("ëïĳ"),
}


_SPOKEN_IN = {
    word: tuple(n for n in _LANGUAGES if word in LEFT_OUT[n])
    for language in _LANGUAGES
    for word in LEFT_OUT[language]
}
"""Everyday word → the languages that have it."""


@lru_cache(maxsize=4096)
def languages_in(text: str) -> tuple[str, ...]:
    """The languages that a sentence can be in: those with most everyday words in it, all five where it has none."""
    counts = dict.fromkeys(_LANGUAGES, 0)
    for word in set(words(text)):
        for language in _SPOKEN_IN.get(word, ()):
            counts[language] += 1
    for language, letters in _LETTERS.items() if not text.isascii() else ():
        counts[language] += not letters.isdisjoint(text)
    most = max(counts.values())
    return tuple(language for language, count in counts.items() if count == most)


@lru_cache(maxsize=8192)
def events_in(text: str, languages: tuple[str, ...]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Kind of event → where its wordings stand in a sentence of one of these languages."""
    folded = flat(meant(text))
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    if ENGLISH in languages:
        for sort, places in concepts_in(text).items():
            kind = _KIND.get(sort, sort)
            found[kind] = (*found.get(kind, ()), *places)
    for language in languages:
        for kind, pattern in _patterns(language).items():
            places = tuple(m.span() for m in pattern.finditer(folded))
            if places:
                found[kind] = (*found.get(kind, ()), *places)
    return found


def kinds_of(concepts: Iterable[str]) -> frozenset[str]:
    """The kinds of event of some concepts."""
    return frozenset(_KIND.get(c, c) for c in concepts)


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some kind of the one often goes with some kind of the other."""
    return any(frozenset((a, b)) in RELATED for a in one for b in other)
