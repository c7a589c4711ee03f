"""Ways of saying the same event: "bypass surgery" and "heart operation", "leave in January" and "sets up on her own".

Secrets worth keeping are mostly of a few sorts: somebody goes, is ill, expects a child; a deal, a closure, a price,
a decision that is not out yet. A concept lists the words for one such event. `personal` ones tell on their own once
the person is known; the others need a second sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from coach.pattern_needs import Later
from coach.review.draft import flat
from coach.review.senses import meant
from coach.screen import Screen


@dataclass(frozen=True, slots=True)
class Concept:
    """An event and the wordings for it. Words are prefixes when they end in `*`."""

    name: str
    personal: bool
    pattern: Later


def _concept(name: str, wordings: str, *, personal: bool = False, also: str = "") -> Concept:
    """`also` is a pattern for a wording that needs to see what stands beside it."""
    escaped = (re.escape(" ".join(w.split())) for w in wordings.split(",") if w.strip())
    parts = [w.replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace(r"\?", "?") for w in escaped]
    return Concept(name, personal, Later(rf"\b(?:{'|'.join([*parts, *filter(None, [also])])})\b"))


# "Bob is handing over to Hale": one's work, and not the word to the next speaker.
_HANDS_OVER = (
    r"hand(?:s|ed|ing)? over to (?!you\b|us\b|me\b|him\b|her\b|them\b|(?:the |our |my )?(?:next|other|following|speaker|panel|moderator|audience|chair|host|police|"
    r"customs|driver|courier|reception|support|night shift|questions))"
)

# Somebody bids for a house, and not for work or for rooms.
_BIDS = r"bid(?:s|ding)? for (?!(?:\w+ ){0,4}(?:lease|tenders?|contracts?|jobs?|projects?|slots?|work|works|rooms?|licen[cs]es?|lots?|attention|the games|permits?|grants?|funds|money|time)\b)"

# The opening is put off: what stands between is short.
_PUT_OFF = r"(?:put|puts|putting|push|pushes|pushed|pushing) (?:(?:the|its|their|his|her|our|this|that) )?\w+ (?:off|back)"

# A child is expected where nothing else is.
EXPECTING = r"expecting(?! (?!in |again|her |his |their |soon|at |and |but |a (?:child|baby|boy|girl|son|daughter)|twins)\w)"

CONCEPTS: tuple[Concept, ...] = (
    # Body, mind, family: these tell on their own once the person is known.
    _concept("illness", "hip, hips, worn out, crutches, blood test*, blood results, test results, second opinion, specialist, clinic, ward, intensive care, relapse, seizure*, migraine*, arthritis, allerg*, pneumonia, kidney*, liver, lung*, thyroid, cataract*, surgery, surgeon*, an operation, heart operation, operation on, his operation, her operation, the operation went, operated on, bypass, transplant*, heart attack, stent, pacemaker, hip replacement, "
             "knee replacement, under the knife, convalesc*, recover* from, recovering, sick leave, heart trouble, stroke, cardiac, cancer, "
             "tumo*r*, lump, chemo*, radiotherap*, oncolog*, leuk*mia, lymphoma, remission, biopsy, diagnos*, parkinson*, multiple sclerosis, "
             "dementia, alzheimer*, memory clinic, memory loss, forgets, losing his memory, losing her memory, losing her mind, losing his mind, "
             "ill, illness, unwell, sick, disease*, hospital*, hospice, treatment for, her treatment, his treatment, medical treatment, the treatment leaves, cancer treatment, hiv, diabet*, epilep*, lupus, crohn*, chronic pain, chronically, terminally, terminal illness, terminal cancer, "
             "prognosis, the scan, a scan, scan results, poorly, shaking hands, tremor*, rehab, wheelchair, eyesight, his sight, her sight, his eyes, her eyes, 's eyes, eyes are failing, left eye, right eye, losing the sight, losing sight, lose the sight, her vision, his vision, going blind, going deaf, "
             "hearing loss, failed the medical, fail* his medical, fail* her medical, is grounded, was grounded, injur*, will not heal, not healing, his knee, her knee, "
             "his back, her back, his heart, her heart, symptom*, medication, the pills, his condition, her condition", personal=True),
    _concept("mind", "dyslex*, dyscalcul*, stammer*, insomnia, phobia*, ocd, on the spectrum, neurodiver*, exhaust*, overwhelm*, sectioned, counsell*, counsel*or*, therap*, psychiatr*, psycholog*, panic, anxiety, anxious, depress*, burn-out, burnout, "
             "burned out, burnt out, breakdown, antidepressant*, mental health, bipolar, adhd, autis*, ptsd, self-harm, suicid*, shrink, "
             "stress leave, signed off with stress, not coping, cannot cope, can't cope, eating disorder, in tears, crying", personal=True),
    _concept("addiction", "alcohol*, drinking, drinks too much, drink problem, sober, sobriety, aa, meetings on, addict*, gambl*, rehab, relaps*, dry since, "
             "off the bottle, the bottle, drug problem, on the wagon, off the wagon, stopped drinking, drying out", personal=True),
    _concept("child", "babies, had a loss, losing two, lost two, trying again, trying for, infertil*, stepchild*, surrogate*, in vitro, pregnan*, expectant, baby, babies, twins, due in, maternity, paternity, parental leave, ivf, fertility, miscarr*, adopt*, "
             "placement, foster*, stillb*, newborn, little one, bump, parents soon, becoming a father, becoming a mother, becoming parents, "
             "going to be parents, a child of their own, start a family, starting a family, second child, third child, first child", personal=True, also=EXPECTING),
    _concept("couple", "a couple, together since, been together, dating, going out with, seeing each other, lovers, boyfriend, girlfriend, an item, moved in with, moved in together, romance, in love, partner now, divorc*, separat*, split up, splitting up, broke up, breaking up, break-up, left her husband, left his wife, wife has left, husband has left, "
             "left him, left her, moved out, custody, for the kids, affair, engaged, engagement, marriage, wedding, getting married, will marry, fiance*, "
             "leaving her husband, leaving his wife, no longer together, single again, go separate ways, going separate ways, part ways, parting ways, splitting", personal=True),
    _concept("loss", "died, dying, death*, dead, funeral, is missing, been missing, are missing, went missing, gone missing, disappeared, bereave*, grief, griev*, mourning, passed away, kidnapp*, abduct*, hostage*, were taken, "
             "lost his, lost her, killed, vanished, no news of, no trace", personal=True),
    _concept("orientation", "gay, lesbian, bisexual, transgender, gender transition, came out as, coming out, closeted, asexual, non-binary", personal=True),
    _concept("law", "made up, invent*, look* into, looking into, expelled, thrown out of, kicked out of, cheat*, caught, struck off, under review, compliance, recall of, kickback*, embezzl*, forgery, perjury, fined, tax evasion, insider, arrest*, charged with, convict*, prison, jail, court, courtroom, lawsuit*, sue, sues, suing, sued, prosecut*, police, tribunal, plead*, guilty, confess*, "
             "investigat*, inquiry, enquiry, regulator*, supervisors, audit*, fraud*, bribe*, brib*, launder*, harass*, whistleblow*, misconduct, disciplin*, plagiar*, "
             "fabricat*, more than the quota, over quota, than he may, than she may, than they may, digging through, illegal*, subpoena*, legal trouble, lawyers are", personal=True),
    _concept("complaint", "complain*, grievance*, reported him, reported her, accus*, allegation*", personal=True),
    _concept("debt", "gambling, roulette, casino, owes, overdrawn, behind with, unpaid bills, bills, insolvent, bailiff*, credit, loans, foreclos*, debt*, bankrupt*, insolven*, are broke, is broke, nearly broke, gone broke, go broke, bust, arrears, repossess*, evict*, money trouble*, out of money, run out of cash, running out of cash, "
             "runs out of money, out of cash, cash runs out, cash for, behind on, cannot pay, can't pay, cannot even pay, can't even pay, not pay* their, unpaid, payroll, liquidat*, "
             "administration, chapter 11, going under, go under, in the red, runway, credit line, nearly broke, creditors, weeks of money, months of money, "
             "the lead investor has, investor pulled out, investor has pulled, lost its investor", personal=True),
    _concept("residence", "visa, asylum, deport*, work permit, residence permit, citizenship, undocumented, leave to remain, right to stay", personal=True),
    _concept("fake", "made up, invent*, fabricat*, not by, by the daughter, by the pupil, by a pupil, copy of, a copy, the daughter's, not the father's, not the master's, misattribut*, attribut*, turns out to be, forger*, forged, fake*, faked, staged, counterfeit*, not genuine, not real, fraudulent, imitation, rigged, hoax, a trick, pen name, pseudonym*, "
             "under the name, ghost-?writ*, really is, who wrote, steers it, drives the, by hand", personal=True),
    # Work
    _concept("leaving", "will probably go, may go, might go, probably leave, without me as, without me at, give* up, giving up, walks, will walk, walk away, signed with, signed for, apply to, applying to us, applied to us, applies to us, application, another city, another country, goes to germany, new employer, without me, gone tomorrow, gone by, be gone, poach, leave, leaves, leaving, left, resign*, quit*, depart*, hand* in notice, hand* in her notice, hand* in his notice, give notice, "
             "gave notice, giving notice, step* down, step* back, stand* down, stepping aside, new job, another job, other job*, job hunt*, looking around, "
             "look* elsewhere, look* for something else, look* for something new, look* for a job, looking to leave, interview*, move* on, moving on, "
             "on the way out, on her way out, on his way out, on my way out, farewell, retir*, am off, is off, are off, be off, i'm off, she's off, he's off, "
             "will be gone, out of here, poach*, headhunt*, jump* ship, last day, last season, say goodbye, hang* up, packing it in, pack* it in, will miss, "
             "change of job, change jobs, changing jobs, calls it a day, call it a day, takes over, take over, who replaces, replace her, replace him, another offer, has an offer, an offer from, offers, not count on, "
             "irons in the fire, no longer be with, won't be around, not be around, won't be here, not be here, new boss, not run again, had enough, not stand again, "
             "without her, without him, once she is gone, once he is gone, stops in summer, something else, bow* out, making way for, makes way for, make way for, calling it a day, calls it quits, calling it quits, hang* up his, hang* up her, "
             "hand* over the reins, handing over the reins, hand* the reins, hand* the baton, pass* the baton, pass* the torch, pass* the reins, hand* over the keys to the, hand* the firm, hand* the business, hand* over the firm, hand* over the business",
             also=_HANDS_OVER),
    _concept("own venture", "open his own, open her own, open their own, opens his own, opens her own, have his own, have her own, has his own, has her own, have their own, own bakery, own restaurant, own kitchen, own ovens, start* her own, start* his own, start* their own, start* my own, start* a company, start* a firm, start* a business, start* a bakery, open* a, "
             "start* up, startup, start-up, set* up on, set* up her own, set* up his own, set* up shop, sets up for, setting up, founding, found* her own, found* his own, "
             "go* solo, going solo, go* it alone, going it alone, go* freelance, freelanc*, own company, own firm, own business, own practice, own studio, own lab, own agency, "
             "own venture, own shop, her own boss, his own boss, spin* out, spin-out, spinoff, spin-off, on her own, on his own, on their own, by himself, by herself, "
             "carry on alone, carries on alone, alone from, for herself, for himself, self-employed", personal=True),
    _concept("appointment", "becomes a, become a, judge, bench, minister, mayor, appoint*, promot*, take over, takes over, taking over, run the, runs the, named as, take* over as, taking over as, successor*, succeed*, new chair, new head, next head, next chair, next director, "
             "next boss, the next, new director, new ceo, chief executive, takes the helm, take the helm, at the helm, in charge of, becom*, made partner, gets the job, got the job, "
             "the top job, elect*, nominat*, a seat on, the bench, offered a, offered the, got the post, the post of, passed over, the chair, professor*, will run, new boss"),
    _concept("dismissal", "fire, fired, firing, sack*, dismiss*, lay* off, layoff*, lay-off*, laid off, redundan*, let go, letting go, job cuts, people go, "
             "cut jobs, jobs go, jobs will go, staff cut*, cut staff, downsiz*, headcount, positions will go, lose their jobs, lose* his job, lose* her job, "
             "axe*, axing, not renew*, not been renewed, restructur*, reorgani*, posts will go, pushed out, forced out, polish*, portfolio*, looking for work, hiring freeze"),
    _concept("closing", "give* up, giving up, gave up, lights out, worn out, last one, not reopen, car-free, without a single car, without cars, pedestrian*, asbestos, clos*, shut*, wind* up, winding up, wind* down, wound down, discontinu*, ceas*, end production, ends production, mothball*, "
             "last issue, last edition, final issue, final edition, stop printing, pull* the plug, shutter*, dropp*, drop, drops, not survive, survives, survive, disappear*, dies, die, dead, "
             "come to an end, comes to an end, will end, ends in, end of the year, give* up, giving up, stop doing, stops doing, no more, not exist, is over, scrapp*, scrap, while it lasts, while you can, killed off, is gone, axe*"),
    _concept("withdrawal", "is off, all off, fall* through, fell through, come* to nothing, came to nothing, call* it off, off the agenda, not go ahead, walks, will walk, walk away, walked away, pull* out, pull* its, lost its biggest, lost their biggest, lost the contract, turned its back, hold your breath, is dead, gave up, given up, giving up, withdr*, pull*, cancel*, scrap*, shelv*, call* off, abandon*, postpon*, put* off, put on ice, on ice, suspend*, halt*, freez*, frozen, revok*, "
             "rescind*, binned, off the table, back* out, backing out, not going ahead, will not happen, won't happen, re-?tender*, retract*, taken away, lost its, takes a, "
             "loses, lose, dead, kill*, not take place, dropp*, drop, drops", also=_PUT_OFF),
    _concept("deal", "belongs to, belong to, in the hands of, new masters, sells, selling, is selling, sell up, comes to auction, auction*, under the hammer, coming up for sale, on the market, merg*, takeover, take over, takes over, taking over, taken over, takes the shop over, acqui*, buy, buys, buying, buyer*, bought, purchas*, sell*, sold, sale, stake, "
             "bid for, offer for, new owner*, change* hands, changing hands, swallow*, snapped up, snap up, combine with, one house, become one, becomes one, go* to a chain, "
             "circling, is circling, eyeing, has its eye on, have their eye on, had its eye on, sniffing around, in its sights, courting, bidder for, suitor*, made a play for, makes a play for, "
             "joining forces, join forces, due diligence, ipo, go public, flotation, stock market, listed on, talks with, in talks, under new ownership, belong to",
             also=_BIDS),
    _concept("agreement", "sign, signs, signed, signing, partner*, contract*, agreement*, alliance, joint, letter of intent, team* up, tie-up, "
             "deal with, a deal, collaborat*, cooperat*, exclusive, commission*, licens*, working together, work together"),
    _concept("customer", "ordered, takes the first, take the first, bought the first, biggest customer, largest client, fleet, supplies, supply, customer*, client*, buyer*, order, orders, first to buy, first user, subscriber*, account"),
    _concept("approval", "approv*, say yes, says yes, said yes, green light, greenlit, greenlight, sign* off, go-ahead, go ahead, goes ahead, wave* through, "
             "pass* the board, agree to, agreed to, agrees, vote* for, vote* in favour, accept*, clear* the, confirm*, nod, given the nod, authori*e*, rubber-stamp*, in the bag"),
    _concept("refusal", "be refused, says no to, say no to, not renew, will not be renewed, not extended, runs out, not get a, reject*, refus*, turn* down, say no, says no, said no, denied, deny, declin*, block*, veto*, throw* out, thrown out, not get it, not get the, won't get, "
             "not get your hopes, hopes up, not getting, did not get, didn't get, somebody else, someone else, elsewhere, outside candidate, outsider, external candidate, "
             "passed over, not chosen, not picked, another yard, another firm, another supplier, picked another, went to another, unsuccessful, lost the, loses out, give* up on"),
    _concept("award", "listed, put forward, gets a star, star in, nominee*, award*, prize*, win, wins, winning, won, shortlist*, short list, jury, laureate, medal, winner*, chosen, choos*, chose, pick, picks, picked, "
             "select*, grant*, fellowship, goes to, go to the, give the, gives the, gives us, giving us, give us, giving the, will get, gets the, in favour of, prefer*, preferred, cast, the lead, the role"),
    _concept("funding", "gives us, giving us, give us, sponsor*, money from, money for, million for, scholarship*, bursary, stipend, fund, funds, funded, funding, raise, raises, raised, raising, round, series a, series b, seed round, invest*, capital, financ*, backer*, "
             "term sheet, valuation, loan, subsid*, donor*, donat*, endow*, cheque"),
    _concept("launch", "will land, lands on, first look, first seen, on show, opens its doors, reveals, comes to market, hits the shops, goes out, in the shops, launch*, releas*, unveil*, announc*, reveal*, debut*, premier*, go* live, going live, roll* out, rollout, come* out, coming out, new product, new model, "
             "new device, on sale, big news, something big, big things, coming to, introduc*, start* selling"),
    _concept("delay", "delay*, late, later, slip*, behind schedule, overdue, not before, not be ready, won't be ready, push* back, no slot, wait until, miss* the deadline, "
             "later than, months late, overrun*, not until, takes longer", also=_PUT_OFF),
    _concept("shortfall", "miss its, missed its, miss the, missed the, missed their, fell short, fall short, not reach, not meet, not met, below target, disappoint*, flop*, negative result, fail, fails, failed, "
             "failing, failure, not work, doesn't work, does not work, did not work, no effect, not significant, unsuccessful, came to nothing, not pass*, only eleven, too few"),
    _concept("study", "data, data set, results, measurements, survey*, test data, tests, heat test*, trial*, study, studies, phase, cohort, endpoint*, readout, experiment*, pilot study"),
    _concept("cut", "halv*, by half, in half, slash*, cut back, cuts back, cutting back, scale* back, scaling back, cut by, cuts by, reduc*, shrink*, shrunk"),
    _concept("fault", "warp*, bend, bends, bent, wear, worn, drop test, dropped, snapped, snap, hinge*, tear, tears, tore, torn, deform*, melt*, came off, comes off, come off, falls off, stuck, rust*, scratched, peel*, misprint*, fault*, defect*, recall*, came back, come back, coming back, modules back, sent back, returned, crack*, leak*, corro*, break*, broke, catch* fire, burn*, fire hazard, "
             "contaminat*, smoke taint, taint*, virus, infect*, disease, pest, mould, malfunction*, went wrong, gone wrong, wrong with, error*, flaw*, unsafe, side effect*, adverse, vulnerab*, "
             "pour* away, down the drain, poured out, explod*, overheat*, fall* apart, problem with"),
    _concept("theft", "stole*, steal*, theft, hack*, breach*, break-in, broke in, broken into, ransom*, intrud*, data are out, data is out, leaked data, records of, data of, cyber*"),
    _concept("price", "to make, to build, to produce, per piece, retail*, list price, ask 4, we ask, shall ask, sell it for, will sell for, charge for, budget is cut, budget cut*, left for buying, stipend, price*, pricing, cost, costs, costing, fee, fees, charg*, tariff, quote*, a unit, per unit, apiece, a piece, sell for, list at, margin*, markup, discount*, "
             "rebate*, % off, percent off, per cent off, budget*, spend*, bill, advance, paid, pay for, went for, worth, ceiling, up to, dearer, cheaper, more expensive, higher than, more than they said, "
             "than you were told, over budget"),
    _concept("pay", "salary, salaries, wage*, bonus*, compensation, earn*, pay band, salary band, day rate, stock options, pay rise"),
    _concept("results", "miss the september, look good, quarterly, bookings, attendance, visitors, circulation, ratings, box office, figures, numbers, results, revenue*, turnover, profit*, loss, losses, sales, earnings, forecast*, quarter, targets, ebitda, growth, churn, subscribers, "
             "return*, a year after costs, net of, net return, customers left, customers leave, lost customers"),
    _concept("place", "production to, lamps will come from, come from vietnam, will come from, moves production, move production, will be made, built in, assembled in, relocat*, move to, moves to, moving to, move the, moving the, moving its, moves its, moved to, new site, new office, headquarters, new premises, "
             "second site, new plant, new factory, goes abroad, go abroad, abroad, offshor*, overseas, made in, comes from, come from, produced in, elsewhere"),
)  # fmt: skip


@lru_cache(maxsize=1)
def _screen() -> Screen:
    return Screen(concept.pattern for concept in CONCEPTS)


@lru_cache(maxsize=8192)
def concepts_in(text: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Concept name → where its wordings stand in the text."""
    folded = flat(meant(text))
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number in _screen().fitting(folded):
        concept = CONCEPTS[number]
        places = tuple(m.span() for m in concept.pattern.compiled.finditer(folded))
        if places:
            found[concept.name] = places
    return found


CAREER = frozenset({"leaving", "own venture", "dismissal"})
"""Concepts that end somebody's work where they are."""
PERSONAL = frozenset(c.name for c in CONCEPTS if c.personal)

_BITS = {concept.name: 1 << number for number, concept in enumerate(CONCEPTS)}


def mask_of(concepts: Mapping[str, tuple[tuple[int, int], ...]], start: int = 0, end: int = 1 << 30) -> int:
    """The concepts whose wordings touch a stretch of the text, as bits."""
    return sum(
        _BITS[name] for name, places in concepts.items() if any(s < end and start < e for s, e in places)
    )
