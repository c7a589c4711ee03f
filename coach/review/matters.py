"""Matters that are told in confidence, and the firm ways to say each: that somebody loses their work, is ill, expects a
child; that a house is sold or out of money.

`concepts` and `event_words` hold words that are shared with harmless talk, so more must speak for them. A wording here says
the thing itself: of somebody who is named, it repeats a closed note of the same matter even where no word is the same.
Wordings are folded; a star stands for any ending or, alone, for up to three words, `their` for his, her and their.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coach.pattern_needs import Later
from coach.review.concepts import EXPECTING, concepts_in
from coach.review.draft import flat
from coach.review.senses import meant
from coach.screen import Screen

# Matter → wordings, whatever the language; a wording of one language is none in another.
_SAID: dict[str, str] = {
    "going": "work* for a rival, work* for a competitor, soon work for, got the job at, has a new job, a new job in, new job at, new job in, cut* * jobs, shed* * jobs, los* their work, los* their jobs, lose their income, without work, people will have to go, have to let * go, saying goodbye to, farewell to, is off for good, won't stay, will not stay, not stay much longer, not staying on, "
    "not be here much longer, won't be at, will not be at, replacement for, replaces them, successor for, stand in for, had it with, has had it, fed up with, walks out, walking out, walk out on, bow* out, on to something new, something new elsewhere, starts elsewhere, start* somewhere else, starting somewhere else, "
    "going over to, goes over to, los* their head of, exits the company, leaving do, get* rid of * people, getting rid of * people, days * are numbered, time is up, is being replaced, be replaced, will be replaced, on the chopping block, for the chop, faces the axe, let* people go, letting people go, letting staff go, cut* staff, cut* the workforce, shed* jobs, shed* staff, trimming the team, restructur*, reorganis*, pink slip*, garden leave, notice period, last day is, last day at, working out their notice, sent home for good, between jobs, job hunting, on the job market, polishing their cv, interviewing elsewhere, interviewing with, applying elsewhere, applied elsewhere, start* at a competitor, joins a competitor, at a competitor from, with a competitor, for a competitor, to a competitor, poached by, headhunted, has signed with, handing over to their successor, calling it a day, call* it a day, throws in the towel, throwing in the towel, has had enough of, retire*, retiring, not coming back, won't be coming back, will not come back, wants out, want* to leave, going to leave, is leaving, will leave, leaves in *, leaves at, leaves the company, leaves for, left the company, has left, parting ways, part* ways, parted ways,"
    " los* their job, lost their job, los* their position, los* their post, lose their job, out of a job, out of work, without a job, jobless, unemployed, laid off, lay* off, "
    "let go, was fired, is fired, been fired, be fired, gets fired, got fired, got the sack, gets the sack, sacked, axed, made redundant, redundan*, shown the door, pushed out, forced out, "
    "clear* their desk, clearing out their desk, job cuts, cutting jobs, cut* jobs, jobs are going, jobs will go, job losses, staff cuts, downsiz*, layoff*, lay-off*, looking for work, looking for a new job, looking for another job, "
    "needs a new job, contract ends, contract is not renewed, contract will not be renewed, not renewed, quit, quits, quitting, resign*, hand* in their notice, handing in their notice, hand* in their resignation, gave notice, "
    "give* notice, giving notice, step* down, stepping down, moving on, mov* on from, another employer, new employer, changing jobs, change* jobs, new job elsewhere, taken another job, takes another job, accepted an offer, "
    "accepted another offer, has an offer from, leaving the company, leav* the firm, leaving for good, on their way out, jumping ship, joins a rival, going to a rival, going freelance, start* their own, starting their own, early retirement, "
    "verliert ihre stelle, verliert seine stelle, verliert ihren job, verliert seinen job, stelle verloren, job verloren, ohne job, arbeitslos, entlassen, gekundigt, kundigt, kundigung, auf der strasse, auf der strase, auf die strasse, auf die strase, geht bald, hort * auf, "
    "wirft hin, neuen arbeitgeber, neue stelle, wechselt den arbeitgeber, stellen abgebaut, stellenabbau, perd* son emploi, perd* son poste, sans emploi, au chomage, licenci*, demission*, vire*, quitte la boite, quitte l'entreprise, "
    "nouvel employeur, mis* a la porte, pierde su trabajo, pierde su empleo, perdio su trabajo, sin trabajo, en paro, despedid*, despid*, dimit*, deja la empresa, nuevo trabajo, raakt zijn baan kwijt, raakt haar baan kwijt, "
    "zonder baan, werkloos, ontslagen, ontslag, andere baan, nieuwe baan, stapt op, neemt ontslag",
    "sale": "getting ready for an exit, prepar* an exit, prepar* the exit, plans an exit, planning an exit, another owner, a different owner, own* by somebody else, belong to a, belong to the, belongs to a, hand* * over to a, handing * over to a, giv* * up to a, off their hands, "
    "find somebody to take over, somebody to take over, someone to take over, somebody will buy, someone will buy, hopes to sell, wants to sell, want to sell, trying to sell, tries to sell, plans to sell, sell* out, selling out, sell* up, "
    "tak* over *, on the market, put up for sale, new hands, new parent, parent company, being taken private, private equity, goes to a competitor, sold off, selling off, sells the company, sells the business, sell the company, sell the business, selling the company, selling the business, buying out, bid for, offer for, suitor*, cashing out, cash* out, due diligence, term sheet, merges, in talks with a buyer, absorbed by, folded into, becomes a subsidiary,"
    " soon have * owners, soon has * owners, foreign owners, a foreign owner, change* hands, changing hands, new owner*, being sold, be sold, been sold, is sold, was sold, selling up, sell up, for sale, up for sale, up for grabs, on the block, found a buyer, finds a buyer, has a buyer, looking for a buyer, "
    "buyer for, takeover, take-over, taken over, take over, takes over the company, buyout, buy-out, acquir*, acquisition, being bought, be bought, been bought, bought by, is buying, are buying, wants to buy, swallowed by, swallowed up, merg*, "
    "become* part of, joins forces under, sells out, sold out to, belong* to somebody else, verkauft, verkauf, kaufer, ubernahme, ubernommen, neuen eigentumer, neue eigentumer, neuen besitzer, wechselt den besitzer, wechselt den eigentumer, "
    "vendu*, vente, rachet*, rachat, repreneur, nouveau proprietaire, nouveaux proprietaires, change de mains, changer de mains, vendid*, venta, comprador, comprada por, adquirid*, nuevo dueno, nuevos duenos, cambia de manos, "
    "verkocht, overname, overgenomen, koper, nieuwe eigenaar, wisselt van eigenaar",
    "illness": "autoimmune, immune disease, lupus, gout, gicht, narcolep*, narkolep*, sleep disorder, asthma, crohn*, arthritis, sclerosis, thyroid, serious illness, fighting for their life, bad heart, heart condition, weak heart, going into hospital, goes into hospital, time in hospital, week in hospital, weeks in hospital, before their operation, after their operation, their operation went, their surgery, their treatment, their health worries, worried about their health, get well soon, speedy recovery, recovering from, on the mend, ms, als, ill health, in poor health, their health, sickness, disease, has been seeing a therapist, seeing a therapist, sees a therapist, therapist, psychiatrist, psychologist, antidepressant*, medication, on pills, chest pains, collapsed, transplant, kidney*, dialysis, remission, relapse*, palliative, hospice, clinic, wheelchair, going blind, going deaf, lump, biopsy, scan showed, test results, chronic*, long covid, seizure*, suicid*, eating disorder, anorexi*, bulimi*, bipolar, schizophren*, adhd, autis*, ptsd,"
    " cancer, tumo*r*, chemo*, radiotherapy, leukaemia, leukemia, diagnos*, seriously ill, gravely ill, very ill, terminally ill, is ill, falls ill, fell ill, has been ill, was ill, sick leave, off sick, unwell, not well, in hospital, hospitalis*, hospitaliz*, "
    "intensive care, surgery, operated on, under the knife, stroke, heart attack, cardiac arrest, trouble with their heart, heart trouble, heart operation, bypass, burn* out, burnt out, burnout, burn-out, breakdown, depress*, not well in their mind, "
    "anxiety, panic attacks, in therapy, sees a psychiatrist, multiple sclerosis, parkinson*, dementia, alzheimer*, epilep*, diabet*, hiv, chronic illness, their health is failing, losing their sight, losing their hearing, nerves are failing, "
    "krank, krankheit, erkrankt, krebs, tumor, chemotherapie, schlaganfall, herzinfarkt, im krankenhaus, operiert, krankgeschrieben, malade, maladie, hospitalise*, opere*, enferm*, hospitalizad*, operad*, infarto, ictus, ziek, ziekte, kanker, "
    "ziekenhuis, geopereerd, beroerte, hartinfarct, overspannen",
    "child": "will be a mum, will be a dad, to be a mum, to be a dad, a mum soon, a dad soon, expecting in, expects in, expecting twins, expects twins, baby shower, parents-to-be, on baby leave, first child, second child, third child, having a little girl, having a little boy, having a girl, having a boy, a little one, a newborn, a son in *, a daughter in *, about to give birth, give* birth, gave birth, with child, in the club, knocked up, mum-to-be, dad-to-be, family is growing, ultrasound, morning sickness, trimester, midwife, fertility, trying for a baby, surrogate,"
    " pregnan*, expecting their first, expecting their second, baby on the way, a baby, having a baby, having twins, twins, going to be a mother, be a mother, be a father, "
    "be a mum, be a dad, becomes a mother, becomes a father, be parents, due in *, their due date, maternity, paternity leave, parental leave, in the family way, bun in the oven, adopt a child, adopting, ivf, miscarr*, schwanger*, erwartet ein kind, erwarten ein kind, "
    "erwartet nachwuchs, bekommt nachwuchs, bekommt ein kind, bekommt ein baby, wird mutter, wird vater, mutterschutz, elternzeit, enceinte, attend un enfant, attend un bebe, attend des jumeaux, va etre mere, va etre maman, sera mere, conge maternite, embarazad*, "
    "espera un bebe, espera un hijo, espera una hija, espera gemelos, va a ser madre, va a ser padre, baja maternal, zwanger*, verwacht een kind, verwacht een baby, wordt moeder, wordt vader, bevalling, ouderschapsverlof",
    "couple": "lives on their own now, on their own again, lives alone, are separating, is separating, marriage is breaking, marriage is in trouble, moved out of the family, moved out of their home, soon be single, be single, seeing a divorce lawyer, divorce lawyer, single again, is single, alone again, custody, their ex, ex-wife, ex-husband, kicked out by their, thrown out by their, separation, marriage counsel*, couples therapy, dumped by, left by their, lover, mistress, unfaithful, cheated, living separately, filed for divorce, divorcing, annul*, trial separation,"
    " divorc*, separated, separat* from their, split* up, splitting up, broke* up, breaking up, break-up, breakup, marriage is over, marriage is finished, marriage has ended, marriage broke*, marriage is on the rocks, left their husband, left their wife, "
    "husband left, wife left, husband has left, wife has left, walked out on their, no longer together, not together any more, on their own since, living apart, moved out of the house, cheat* on their, having an affair, has an affair, "
    "geschieden, scheidung, scheiden, getrennt, trennt sich, trennen sich, trennung, ehe ist am ende, ehe ist vorbei, divorce*, se separ*, separe*, rupture, mariage est fini*, a quitte sa femme, a quitte son mari, divorciad*, divorcio, "
    "se divorcia*, separad*, matrimonio se acab*, gescheiden, scheiding, uit elkaar, huwelijk is voorbij",
    "money": "cut its credit, cut their credit, credit line, bank has pulled, bank pulled, cannot make it to, nearly insolvent, cannot pay its, can't pay its, pay its suppliers, pay their suppliers, people their pay, people their wages, owes wages, owes its, burning through, money runs out, cash runs out, months of cash, weeks of cash, financial trouble, financial difficulties, in dire straits, on the brink, bankruptcy, chapter 11, filed for bankruptcy, maxed out, overdraft, cannot afford, can't afford, behind on the rent, behind on their, pay their rent, pay the rent, rent arrears, arrears, repossess*, foreclos*, loan shark, liquidat*, winding up, cash flow, hard up, strapped for cash, on their uppers, lost everything, lost their savings, savings are gone, running on fumes, keep the lights on, bailout, bail-out, missed payroll,"
    " out of money, out of cash, running out of money, running out of cash, runs out of money, run* out of cash, short of money, short of cash, cannot pay, can't pay, unable to pay, could not pay, pay back, owes the bank, owes money, in debt, debts, indebted, "
    "broke, bankrupt*, insolven*, went bust, go* bust, going bust, goes under, going under, receivership, administrators, creditors, make payroll, pay its bills, pay their bills, pay the wages, pay wages, salaries are late, wages are late, gambled away, in the red, "
    "skint, penniless, pleite, insolvent, insolvenz, bankrott, kein geld mehr, geld ist alle, geht das geld aus, zahlungsunfahig, verschuldet, schulden, faillite, insolvable, plus d'argent, endette*, dettes, quiebra, bancarrota, "
    "sin dinero, endeudad*, deudas, failliet*, faillissement, geld is op, geld op, rekeningen niet, schulden",
    "moving": "going to * for good, goes to * for good, go to * for good, leaving * for good, leave * for good, leaves * for good, live abroad, living abroad, settle in, settles in, rented a flat in, bought a flat in, found a flat in, new life in, a house in, looking for a flat in, schools in, moving house, goes back to, going back to, emigrat*, new country, settling in, going back to their country, back to their home country, for good to, moves to, moved to, move abroad, house is on the market, one-way ticket, visa for,"
    " moving abroad, move* abroad, going abroad, goes abroad, emigrat*, relocat*, moving to *, move* to *, moves away, moving away, leaving the country, leave* the country, packs up, pack* their bags, sold their house, "
    "selling their house, wandert aus, auswandern, zieht weg, zieht nach *, zieht um, demenage*, part vivre, s'installe a *, se muda, se va a vivir, verhuist, emigreert",
    "law": "legal trouble, in trouble with the law, see a judge, faces a judge, stand trial, stands trial, being prosecuted, filed charges, press charges, pressing charges, a writ, served papers, sees them in court, in a legal fight, legal fight, legal dispute, legal battle, the police, raided, taken to court, taken * to court, taking * to court, took * to court, hauled before, facing charges, charges against, faces trial, court case, in the dock, injunction, subpoena*, arrest*, prosecut*, plaintiff, settlement with, out of court, found guilty, guilty of, perjury, money laundering, tax evasion, harassment, complaint against, sentenced,"
    " sued, sue, sues, suing, lawsuit*, to court, in court, before a judge, before the judge, on trial, stands trial, trouble with the law, accused of, stands accused, charged with, indicted, investigated, under investigation, investigat*, embezzl*, fraud, "
    "brib*, convicted, criminal record, in prison, in jail, claim against, legal action, proceedings against, verklagt, klage gegen, vor gericht, angeklagt, anklage, ermittelt gegen, ermittlungen, betrug, unterschlag*, poursuivi*, "
    "proces, en justice, tribunal, accuse* de, mis* en examen, fraude, demandad*, denunciad*, a juicio, tribunales, acusad*, estafa, aangeklaagd, rechtszaak, voor de rechter, beschuldigd, fraude",
    "diet": "meat or dairy, meat or fish, touches meat, touches no meat, eat meat, gluten-free, celiac, coeliac, lactose, dairy-free, tofu, animal products, plant based,"
    " vegan*, vegetarian*, plant-based, no animal products, eats no meat, no meat, doesn't eat meat, does not eat meat, gave up meat, kosher, halal, vegetari*, vegane*, kein fleisch, pas de viande, sin carne, geen vlees",
    "faith": "ramadan, fasts, lent, prays, prayer, praying, church, imam, rabbi, priest, bible, quran, koran, torah, hijab, headscarf, kippa, shabbat, sabbath, sikh*, evangelical*, religious now, turned religious,"
    " converted, conver* to, muslim*, islam, mosque, jew, jewish, synagogue, catholic*, baptis*, baptiz*, buddhis*, hindu*, born again, left the church, lost their faith, atheist*, jehovah*, mormon*, scientolog*, found god, konvertiert, moschee, "
    "ausgetreten, converti*, mosquee, convertid*, mezquita, bekeerd, moskee",
    "orientation": "has a girlfriend, has a boyfriend, girlfriend is, boyfriend is, their girlfriend, their boyfriend, lives with a man, lives with a woman, same-sex, pride march, non-binary, pronouns, transition*, sex change,"
    " gay, lesbian*, bisexual, queer, transgender, is trans, came out as, come out as, comes out as, has come out, in the closet, likes men, likes women, loves men, loves women, another woman as a couple, another man as a couple, schwul, lesbisch, "
    "homosexu*, lesbienne*, lesbiana, gay*, homo",
    "addiction": "the bottle, a bottle a day, drinks every, drinks in the morning, drink* again, dry since, twelve steps, twelve-step, relapsed, clean since, casino, betting, heroin, opioid*, painkillers, pills, smokes pot, sniffs, detox, withdrawal,"
    " alcohol*, drinks too much, drink* heavily, drinking again, drinking problem, drink problem, problem with drink, hits the bottle, on the bottle, sober since, dried out, goes to aa, in rehab, rehab, on drugs, addict*, cocaine, gambl*, hooked on, alkohol*, "
    "trinkt zu viel, sucht, suchtig, entzug, alcoolique, boit trop, desintox*, bebe demasiado, adict*, drinkt te veel, verslaafd, afkick*",
    "death": "buried, burying, cremat*, death of, lost a child, lost a son, lost a daughter, lost their baby, widower, orphan*, terminal, funeral, grief, condolences, suicide,"
    " died, has died, dying, passed away, lost their mum, lost their mother, lost their father, lost their dad, lost their wife, lost their husband, lost their son, lost their daughter, lost their brother, lost their sister, lost their partner, "
    "in mourning, mourning, grieving, funeral, buried their, widow*, bereave*, gestorben, verstorben, trauert, beerdigung, mort*, decede*, deuil, obseques, fallecid*, murio, muerto, luto, overleden, gestorven, rouwt, begrafenis",
    "promotion": "as ceo, as cfo, as director, as chief, as the new, as chair, new role, bigger role, made partner, become* partner, takes over as, take over as, taking over as, takes charge, leads the company, will lead, crown prince, next ceo, next director, next head, lands the job, got the job, gets the job, picked to, chosen to lead, the new boss,"
    " passed over, not get the promotion, not get the post, not get the job, not promoted, turned down for, promot*, top job, gets the job of, new head, new chief*, new boss, new director, new ceo, chief executive, takes the helm, at the helm, succeed*, successor, appointed, be appointed, named as, step* up to, becomes head, become head, "
    "befordert, neue chefin, neuer chef, nachfolg*, promu*, nomme*, successeur, ascendid*, nombrad*, sucesor*, bevorderd, benoemd, opvolger",
    "funding": "goes public, going public, go public, an ipo, its ipo, flotation, stock market listing, borsengang, entree en bourse, salida a bolsa, beursgang, bought shares in, buys shares in, invested in a, rais* * million, rais* * from investors, raising money, raised money, raise money, rais* capital, fresh money, fresh capital, fundrais*, fund-rais*, funding round, close* a round, closing a round, closed a round, closing * round, seed round, series a, series b, series c, bridge round, angel round, term sheet, "
    "backers, new investor*, found an investor, investors are, investor* * money into, funds are backing, fund is backing, announce an investment, an investment from, invest* in them, invests in, venture capital, cash injection, finanzierungsrunde, investor*, geldgeber, kapitalerhohung, levee de fonds, leve des fonds, ronda de financiacion, inversor*, investeerder*, kapitaalronde",
    "price": "a discount of, discount of, discount for, discounts for, special price, special prices, rebate, rebates, a third less than, half of what, less than others, less than the others, more than others, cheaper than for, percent off, per cent off, % off, knock* * off, below cost, at cost, their margin, margin on, margin of, markup, mark-up, "
    "huge profit on, profit on, makes * on every, far too much, pays too much, pay* * too much, overcharg*, undercharg*, rabatt, nachlass, sonderpreis, marge, remise, rabais, descuento, korting",
}  # fmt: skip
_CONCEPTS = {
    "leaving": "going", "own venture": "going", "dismissal": "going", "layoffs": "going", "illness": "illness", "mind": "illness",
    "child": "child", "couple": "couple", "debt": "money", "money trouble": "money", "law": "law", "complaint": "law", "deal": "sale",
    "sale": "sale", "orientation": "orientation", "addiction": "addiction", "loss": "death", "death": "death", "residence": "moving",
    "appointment": "promotion", "hiring": "promotion", "funding": "funding",
}  # fmt: skip
"""The concepts that are such a matter, when a note has them."""


def _pattern(wordings: str, *also: str) -> Later:
    parts = sorted({" ".join(w.split()) for w in wordings.split(",") if w.strip()})
    forms = (
        re.escape(p).replace(r"\ \*\ ", r"(?:\s+\w+){0,3}\s+").replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        for p in parts
    )
    own = r"(?:his|her|their|its|\w+['’]s)"
    own_forms = [f.replace("their", own) for f in (*forms, *also)]
    return Later("|".join(rf"\b{f}\b" for f in own_forms))


@lru_cache(maxsize=1)
def patterns() -> dict[str, Later]:
    """The pattern of each matter."""
    return {m: _pattern(wordings, *_ALSO.get(m, ())) for m, wordings in _SAID.items()}


@lru_cache(maxsize=1)
def _screen() -> Screen:
    return Screen(patterns().values())


_ALSO = {"child": (EXPECTING,)}
"""Wordings that need to see what stands beside them: a child is expected, where nothing else is."""


_BEFORE, _AFTER = 60, 30
"""So far a name stands before what is said of it, or behind ("a takeover of Rye Press")."""


@lru_cache(maxsize=8192)
def matters_in(text: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Matter → where a sentence says it in firm words."""
    folded = flat(meant(text))
    known = patterns()
    likely = [list(known)[place] for place in _screen().fitting(folded)]
    found = {m: tuple(p.span() for p in known[m].compiled.finditer(folded)) for m in likely}
    return {matter: places for matter, places in found.items() if places}


def said_of(text: str, matters: frozenset[str], names: Iterable[tuple[int, int]]) -> bool:
    """Whether a sentence says one of some matters of one of the names, given by their places in it."""
    told = [place for matter, places in matters_in(text).items() if matter in matters for place in places]
    return any(
        start - name_end <= _BEFORE and name_start - end <= _AFTER
        for start, end in told
        for name_start, name_end in names
    )


def matters_of_note(text: str) -> frozenset[str]:
    """The matters of a closed statement, by the words for the event as well."""
    return frozenset(matters_in(text)) | {_CONCEPTS[c] for c in concepts_in(text) if c in _CONCEPTS}
