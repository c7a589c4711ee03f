"""Words that the grounding check treats alike: plain words, courtesies, synonyms, opposites, negations."""

from __future__ import annotations

# Words that carry no claim of their own: reporting, having, doing, time and place in general.
PLAIN = frozenset(
    "able according actually add ago almost along already although always among another anything around ask available "
    "away back become begin best better big bit bring call called cause certain come conversation course currently "
    "day describe detail discuss else end especially etc even ever every everything exactly example expect explain "
    "fact far feel find first follow former found general get give go going good got great group happen hear help "
    "hold idea important include indeed information instead interested involve issue item keep kind know known large "
    "last late lately later latest least less let like likely list little long look lot made mainly make many matter "
    "may maybe mean meet meeting mention might moment moreover much must name near need new news next note notes "
    "number often old one open organisation organization part particular people perhaps person place plan point "
    "possible previous probably put question quite rather reach really reason recent recently record records refer "
    "regarding related remember reply role said say second see seem send several share show similar since small "
    "someone something soon source sources specific specifically speak start state still story subject suggest sure "
    "take talk tell thing think though thought time today together told topic toward try turn two type upcoming use "
    "usually various via want wanted way week well went whether within without work write year yes yet "
    "contact contacts colleague network event events file message messages mail email e-mail handbook evidence user "
    "hi hello dear mr mrs ms dr prof ok okay please thank thanks sorry ask based currently around also hence however "
    "therefore despite given additionally furthermore overall finally summary sum brief briefly short note worth yours mine myself "
    "yourself himself herself themselves can't cannot "
    "i'm i'd i'll i've it's that's you're you've you'd we're we've he's she's they're they've there's let's what's "
    "you'll we'll they'll he'll she'll it'll that'll they'd he'd she'd don't doesn't didn't isn't aren't wasn't weren't haven't "
    "hasn't hadn't won't wouldn't couldn't shouldn't here's who's".split()
)

# Words of courtesy: in a wish, thanks, an offer or a question they promise and claim nothing.
COURTESY = frozenset(
    "absolutely afternoon again ahead anytime apolog appreciate arrive attend autumn best bit bother brief busy "
    "calendar care catch chance chat cheer cheers coffee comfortable company compare conference connect connection "
    "continue convenient cross curious date days dear delight delighted diary discussion drop easy enjoy enjoyable "
    "evening everyone excellent excited exchange fantastic favour feedback feel few fine flight follow-up fond forget "
    "forward free friend fruitful fun future generous glad gladly glass grateful guess half happy helpful home honest "
    "honour hope hour idea insight insightful inspiring interest interesting introduce introduction invitation invite "
    "journey join joy keep kind kindly kindness late latest learn lift line listen love lovely lunch lucky luck memorable "
    "mind minute month morning nice note obliged occasion offer opportunity particularly pass path paths patience "
    "perhaps perspective picture pick pleasant please pleased pleasure possibly post pressure progress quick quickly "
    "quiet reading really recover regard regards relaxed remain respond rest return safe safely scene schedule season "
    "session settle share shortly sincerely smooth smoothly spare spend spring stay stop suit summer support swap "
    "talk tea thank thankful thought thoughtful thoughts throughout tip touch touched train trip travel travels treat "
    "trouble truly update useful visit wait warm warmly warmest welcome weekend wish wishes winter wonder wonderful "
    "word world worry years yesterday tomorrow tonight everything worthwhile made enjoyed".split()
)

# Each line is one meaning.
SYNONYMS = tuple(
    line.split()
    for line in """
    job role position post title
    firm company employer business organisation organization
    boss manager supervisor
    lead head run manage direct chair
    employ hire recruit
    hired recruited employed
    colleague coworker co-worker teammate
    speak talk present presentation lecture keynote
    phd doctorate doctoral
    study studied studies degree graduate graduated
    university college
    child children kid kids
    quit leave left leaving depart departed
    join joined joining
    relocate move moved moving
    live lives lived based reside home
    purchase buy bought
    begin began begun start started launch launched
    finish complete completed end ended
    assist help support
    promise promised pledge agreed agree undertake
    lend lent loan
    email e-mail mail message wrote
    picture photo photograph photos pictures
    slides deck presentation
    paper article report
    talk conversation chat discussion discussed
    meet met meeting
    ill sick unwell
    vegetarian meat-free
    enjoy enjoys love loves like likes fond keen
    hate hates dislike dislikes
    worry worried concern concerned concerns
    big large
    quick fast
    show demonstrate demonstration demo
    build built construct constructed
    pick choose chose chosen select selected
    require requires need needs
    receive received get got
    introduce introduced introduction intro
    price cost costs
    money funding budget fund
    trial pilot test
    area region
    car automobile
    cycle bicycle bike cycling
    train training
    run running runner
    swim swimming
    read reading
    write writing wrote
    cook cooking
    sing sings singing
    paint painting
    garden gardening
    client customer
    supplier vendor
    attend attended attending
    organise organize organiser organizer host hosted hosting
    panel session
    prefer prefers rather
    mentor mentored mentoring coach
    spouse partner
    marry married wedding
    """.strip().splitlines()
)

# Members of one line exclude each other: where the evidence has one, another is a different claim.
CONTRASTS = tuple(
    line.split()
    for line in """
    son daughter brother sister mother father wife husband aunt uncle niece nephew cousin grandmother grandfather fiancé fiancée
    boy girl
    hire fire
    increase decrease
    rise fall
    grow shrink
    gain lose
    widen narrow
    strengthen weaken
    improve worsen
    raise lower
    start end
    begin finish
    open close
    enter exit
    agree disagree
    support oppose
    remember forget
    include exclude
    import export
    early late
    earlier later
    first last
    best worst
    better worse
    most least
    highest lowest
    largest smallest
    cheap expensive
    strong weak
    fast slow
    rich poor
    single married
    public private
    full-time part-time
    permanent temporary
    above below
    indoors outdoors
    up down
    optimistic pessimistic
    accept refuse
    approve reject
    love hate
    like dislike
    win lose
    arrive depart
    join leave
    marry divorce
    morning afternoon evening
    breakfast lunch dinner
    north south east west
    january february march april june july august september october november december
    cat dog horse
    piano violin cello guitar trumpet flute drums
    red blue green yellow white black
    tennis football golf rugby hockey basketball
    coffee tea wine beer
    chairman secretary treasurer
    success failure
    """.strip().splitlines()
)

# Two words each for one matter seen from its two sides: where the names are exchanged too, they say the same.
CONVERSES = tuple(
    (one, other)
    for one, other in (
        line.split()
        for line in """
        buy sell
        lend borrow
        win lose
        give receive
        teach learn
        older younger
        elder younger
        taller shorter
        bigger smaller
        larger smaller
        higher lower
        faster slower
        richer poorer
        cheaper dearer
        stronger weaker
        more less
        more fewer
        parent child
        teacher pupil
        landlord tenant
        employer employee
        supplier customer
        predecessor successor
        """.strip().splitlines()
    )
)

# What somebody is to somebody: "Lena's brother Hugo", "Hugo is the brother of Lena".
RELATIONS = frozenset(
    "son daughter brother sister mother father wife husband aunt uncle niece nephew grandmother grandfather grandson "
    "granddaughter boss manager supervisor mentor mentee coach assistant deputy successor predecessor client customer "
    "supplier vendor tutor teacher pupil student employer employee investor landlord tenant parent child godson "
    "goddaughter apprentice lawyer doctor patient agent publisher editor owner founder".split()
)

# What two do with each other: it is the same from both sides.
MUTUAL = frozenset(
    "meet met marry married divorce divorced know talk speak chat discuss argue quarrel work collaborate "
    "cooperate partner share correspond date dance sing play compete differ resemble border connect merge team "
    "match equal join".split()
)

# Past forms and participles, each line after its base form.
IRREGULAR = {
    form: line.split()[0]
    for line in """
    send sent
    sell sold
    buy bought
    win won
    lose lost
    go went gone
    come came
    give gave given
    take took taken
    make made
    write wrote written
    speak spoke spoken
    tell told
    get got gotten
    begin began begun
    rise rose risen
    fall fell fallen
    grow grew grown
    shrink shrank shrunk
    build built
    bring brought
    teach taught
    think thought
    keep kept
    pay paid
    run ran
    choose chose chosen
    draw drew drawn
    drive drove driven
    eat ate eaten
    fly flew flown
    forget forgot forgotten
    hold held
    hear heard
    know knew known
    say said
    spend spent
    understand understood
    wear wore worn
    break broke broken
    become became
    lend lent
    sing sang sung
    swim swam swum
    steal stole stolen
    withdraw withdrew withdrawn
    undertake undertook undertaken
    leave left
    meet met
    lead led
    find found
    see saw seen
    feel felt
    catch caught
    seek sought
    """.strip().splitlines()
    for form in line.split()[1:]
}

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly barely refuse refused decline declined "
    "reject rejected deny denied fail failed stop stopped avoid dislike dislikes hate hates unable unwilling".split()
)

DEMONYMS = {
    "norwegian": "norway", "swedish": "sweden", "danish": "denmark", "finnish": "finland", "german": "germany",
    "french": "france", "spanish": "spain", "portuguese": "portugal", "italian": "italy", "dutch": "netherlands",
    "belgian": "belgium", "swiss": "switzerland", "austrian": "austria", "polish": "poland", "czech": "czechia",
    "hungarian": "hungary", "greek": "greece", "turkish": "turkey", "irish": "ireland", "scottish": "scotland",
    "welsh": "wales", "english": "england", "british": "britain", "american": "america", "canadian": "canada",
    "mexican": "mexico", "brazilian": "brazil", "indian": "india", "chinese": "china", "japanese": "japan",
    "korean": "korea", "australian": "australia", "russian": "russia", "ukrainian": "ukraine",
    "estonian": "estonia", "latvian": "latvia", "lithuanian": "lithuania", "european": "europe", "african": "africa",
    "kenyan": "kenya", "nigerian": "nigeria", "egyptian": "egypt", "israeli": "israel", "icelandic": "iceland",
}  # fmt: skip
