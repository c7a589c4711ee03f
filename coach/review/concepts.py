"""Ways of saying the same event: "bypass surgery" and "heart operation", "leave in January" and "sets up on her own".

Secrets worth keeping are mostly of a few sorts: somebody goes, is ill, expects a child; a deal, a closure, a price,
a decision that is not out yet. A concept lists the words for one such event. `personal` ones tell on their own once
the person is known; the others need a second sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from coach.review.draft import flat


@dataclass(frozen=True, slots=True)
class Concept:
    """An event and the wordings for it. Words are prefixes when they end in `*`."""

    name: str
    personal: bool
    pattern: re.Pattern[str]


def _concept(name: str, wordings: str, *, personal: bool = False) -> Concept:
    parts = [
        re.escape(w.strip()).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        for w in wordings.split(",")
        if w.strip()
    ]
    return Concept(name, personal, re.compile(rf"\b(?:{'|'.join(parts)})\b"))


CONCEPTS: tuple[Concept, ...] = (
    # Body, mind, family
    _concept("surgery", "surgery, surgeon*, surgical, operation, operated on, bypass, transplant*, heart attack, stent, "
             "pacemaker, hip replacement, knee replacement, rehab, under the knife, theatre list, convalesc*, recover* from, "
             "recovering, sick leave, heart trouble, heart operation, stroke, cardiac", personal=True),
    _concept("illness", "cancer, tumou*r*, chemo*, radiotherapy, oncolog*, leukaemia, leukemia, lymphoma, remission, biopsy, "
             "diagnos*, parkinson*, multiple sclerosis, ms diagnosis, dementia, alzheimer*, memory clinic, memory loss, "
             "losing his memory, losing her memory, forget* things, ill, illness, unwell, sick, disease, hospital*, hospice, treatment, "
             "hiv, diabet*, epilep*, lupus, crohn*, chronic, terminal*, prognosis, scan results, poorly, seriously ill", personal=True),
    _concept("mind", "counsell*, counsel*or*, therap*, psychiatr*, psycholog*, panic, anxiety, anxious, depress*, burn-out, burnout, "
             "burned out, burnt out, breakdown, antidepressant*, mental health, bipolar, adhd, autis*, ptsd, self-harm, suicid*, "
             "shrink, stress leave, signed off with stress, nervous breakdown", personal=True),
    _concept("addiction", "alcohol*, drinking, drinks too much, sober, sobriety, aa meeting*, addict*, gambl*, rehab, relaps*, "
             "dry since, off the bottle, drug problem", personal=True),
    _concept("child", "pregnan*, expecting, baby, twins, due in, maternity, paternity, ivf, fertility, miscarr*, adopt*, "
             "placement, foster*, stillb*, newborn, little one, bump, parents soon, becoming a father, becoming a mother, "
             "going to be parents, a child of their own, start a family, starting a family", personal=True),
    _concept("couple", "divorc*, separat*, split up, splitting up, broke up, breaking up, left her husband, left his wife, moved out, "
             "custody, affair, engaged, engagement, marriage, wedding, getting married, marry*, fiance*, proposal of marriage, "
             "leaving her husband, leaving his wife, no longer together, single again", personal=True),
    _concept("loss", "died, dying, death, dead, funeral, missing, disappear*, bereave*, grief, griev*, mourning, passed away, "
             "lost his, lost her, killed, vanished, no news of", personal=True),
    _concept("orientation", "gay, lesbian, bisexual, trans, transgender, transition*, came out, coming out, not out, closeted, "
             "asexual, non-binary", personal=True),
    _concept("law", "arrest*, charge*, convict*, prison, jail, court, lawsuit, sue, suing, sued, prosecut*, police, tribunal, "
             "settle*, investigat*, inquiry, enquiry, audit*, fraud, bribe*, harass*, whistleblow*, complain*, misconduct, disciplin*, "
             "plagiar*, fabricat*, retract*", personal=True),
    _concept("debt", "debt*, bankrupt*, insolven*, broke, mortgage arrears, repossess*, evict*, money trouble*, out of money, "
             "run out of cash, running out of money, out of cash, cash runs out, payroll, liquidat*, administration, chapter 11, "
             "going under, go under, in the red, runway, cannot pay, can't pay", personal=True),
    _concept("residence", "visa, asylum, deport*, work permit, residence permit, citizenship, undocumented", personal=True),
    # Work
    _concept("leaving", "leav*, left, resign*, quit*, depart*, hand* in notice, hand* in her notice, hand* in his notice, give notice, "
             "gave notice, giving notice, stepping down, step* down, stands down, stand* down, going to, new job, another job, "
             "other job*, job hunt*, looking around, look* elsewhere, look* for something else, look* for something new, look* for a job, "
             "looking to leave, interview* elsewhere, interviewing, move* on, moving on, on the way out, on her way out, on his way out, "
             "on my way out, farewell, retir*, am off, is off, are off, be off, i'm off, she's off, he's off, gone by, will be gone, "
             "out of here, poach*, headhunt*, exit*, jump* ship, last day, say goodbye, hang up, packing it in, pack* it in, "
             "will miss her, will miss him, change of job, change jobs, changing jobs, switch*, join*, calls it a day, call it a day, "
             "another offer, has an offer, an offer from"),
    _concept("own venture", "start* her own, start* his own, start* their own, start* my own, start* a company, start* a firm, "
             "start* up, startup, start-up, set* up on, set* up her own, set* up his own, set* up shop, sets up for, "
             "setting up, found* a, founding, go* solo, going solo, going it alone, go it alone, go* freelance, freelanc*, own company, "
             "own firm, own business, own practice, own studio, own lab, own agency, own venture, her own boss, his own boss, spin* out, "
             "spin-out, spinoff, spin-off, on her own, on his own, for herself, for himself, self-employed", personal=True),
    _concept("appointment", "appoint*, promot*, named as, take over as, takes over as, taking over as, successor, succeed*, new chair, "
             "new head, next head, next chair, next director, new director, new ceo, becom* chair, becom* head, becom* director, "
             "made partner, gets the job, got the job, the top job, elected, nominat*"),
    _concept("dismissal", "fire, fired, firing, sack*, dismiss*, lay* off, layoff*, lay-off*, laid off, redundan*, let go, job cuts, "
             "cut jobs, jobs go, jobs will go, staff cut*, cut staff, cuts, downsiz*, headcount, positions will go, lose their jobs, "
             "lose his job, lose her job, made redundant, axe*, axing, not renew*, restructur*, reorgani*, posts will go, slimmed down, "
             "pushed out, forced out, removed, replace*, replaced"),
    _concept("closing", "clos*, shut*, wind* up, winding up, wind* down, discontinu*, cease*, end* production, mothball*, doors for good, "
             "last season, last issue, last edition, stop printing, moth-ball*, pull the plug, wound down, shutter*"),
    _concept("deal", "merg*, takeover, take over, taking over, taken over, acqui*, buy*, bought, purchas*, sell*, sold, sale, stake, "
             "bid for, offer for, buyer, new owner*, change* hands, changing hands, swallow*, snapped up, snap up, combine with, "
             "joining forces, join forces, due diligence, ipo, go public, float, flotation, stock market, listing, listed"),
    _concept("agreement", "sign*, partner*, contract*, agreement, alliance, joint, letter of intent, team* up, tie-up, tie up, "
             "deal with, deal, collaborat*, collaboration, cooperat*, together with, exclusive, commission*, licen*e*, working together, "
             "work together, on board with"),
    _concept("approval", "approv*, say yes, says yes, said yes, green light, greenlit, greenlight, sign* off, go-ahead, go ahead, "
             "wave* through, pass* the board, agree to, agreed to, vote* for, vote* in favour, accept*, back the, clear* the, "
             "confirm*, nod, get the nod, given the nod, authori*e*, rubber-stamp*"),
    _concept("refusal", "reject*, refus*, turn* down, say no, says no, said no, den*ied, deny, declin*, block*, veto*, fail* the, "
             "not pass, thumbs down, unsuccessful, throw* out, thrown out"),
    _concept("withdrawal", "withdr*, pull*, cancel*, scrap*, shelv*, call* off, drop*, abandon*, postpon*, put* off, put on ice, "
             "on ice, suspend*, halt*, stop*, freez*, frozen, revok*, rescind*, bin, binned, off the table, back out, backing out, "
             "kill* the, not going ahead, will not happen, won't happen, re-tender*, retender*"),
    _concept("award", "award*, prize*, win*, won, shortlist*, short list, jury, laureate, medal, winner*, chosen, choose, pick*, "
             "select*, grant*, honour*, honor*, longlist*, fellowship, accepted"),
    _concept("funding", "fund*, rais*, round, series a, series b, seed, invest*, capital, financ*, backer*, money in, venture money, "
             "term sheet, valuation, loan, subsid*, donor, donat*, endow*"),
    _concept("launch", "launch*, releas*, unveil*, announc*, publish*, reveal*, debut, premier*, open*, go* live, going live, goes live, "
             "roll* out, rollout, ship* in, come* out, coming out in, new product, new model, successor to, on sale, big news, "
             "something big, big things, introduc*, present*, start* selling, start*"),
    _concept("delay", "delay*, late, slip*, behind schedule, overdue, not before, not be ready, won't be ready, push* back, "
             "pushed back, no slot, wait until, miss* the deadline, later than, months late, overrun*"),
    _concept("fault", "fault*, fail*, defect*, return*, recall*, came back, come back, back, crack*, leak*, corro*, break*, broke, "
             "contaminat*, bug, breach*, hacked, stolen, complaint*, malfunction*, wrong, error*, flaw*, unsafe, side effect*, "
             "adverse, not work*, doesn't work, vulnerab*"),
    _concept("price", "price*, pricing, cost*, fee*, charg*, rate, tariff, quote*, a unit, per unit, apiece, each, a piece, sell for, "
             "list at, a pop, margin*, markup, discount*, rebate*, budget*, spend*"),
    _concept("pay", "salary, salaries, pay, wage*, bonus*, compensation, earn*, paid, package, band, equity, stock options, raise, "
             "day rate"),
    _concept("results", "figures, numbers, results, revenue*, turnover, profit*, loss, losses, sales, earnings, forecast*, quarter*, "
             "targets, ebitda, growth, orders, order book, subscribers, users, accounts"),
    _concept("place", "relocat*, move* to, moving to, move the, moving the, moving its, moves its, moved to, new site, new office, "
             "headquarters, new premises, second site, new plant, new factory, move*"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def concepts_in(text: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Concept name → where its wordings stand in the text."""
    folded = flat(text)
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for concept in CONCEPTS:
        places = tuple(m.span() for m in concept.pattern.finditer(folded))
        if places:
            found[concept.name] = places
    return found


PERSONAL = frozenset(c.name for c in CONCEPTS if c.personal)
