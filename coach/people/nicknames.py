"""Given names that stand for each other: short forms, and one name's forms in several languages. Pure data.

Each line holds the full forms of one name, a colon, and what people are called for short. A short form is the same
person's name at another desk (Robert and Bob); two full forms are one name in two languages (Johan and Juan), which
is a weaker sign: they are more often two people.
"""

from __future__ import annotations

from functools import cache, lru_cache

_TABLE = """
robert roberto robrecht: rob bob bobby bert robbie robin beto
william guillaume wilhelm willem guillermo guglielmo liam vilhelm: will bill billy wim willy willi memo
richard ricardo riccardo ryszard: rick dick rich ricky rico
james jaime jacobo: jim jimmy jamie jim
john jonathan juan johan jean jan johannes giovanni joao ivan yohannes janos ioannis yannis jean: johnny jack jon jonny hans hannes jannis janek janko yanis gianni nino
joseph josef jose giuseppe yusuf youssef yousef josip jozef osip: joe joey pepe pepp seppel sepp beppe zeppo
thomas tomas tomasz tommaso foma: tom tommy tomek tomi maso
michael michel miguel mihail mikhail michele mikael michal mykhailo mihai mikhael: mike mick mickey mikey misha michi michau mischa mitch micha mika
david davide dawid dafydd: dave davey dav dai
daniel daniele danilo danylo: dan danny dani danko
matthew mathieu matthias matteo mateo mateusz matthaus matias matej matvey mattias: matt matty mat teo hias
anthony antonio anton antoine antoni antonius antonios: tony toni toon tonio tonek
andrew andreas andre andrej andrzej andrea andres andrei andriy anders andras: andy drew andi jedrek andrius dre
alexander aleksander alexandre alejandro oleksandr aleksandr alessandro aleksandar alexandros alexandru: alex sasha sandy alec olek sander xander sascha ale lex alek oles
alexandra aleksandra alessandra alejandra oleksandra: alex sasha sandra ola sascha lexi sanne
nicholas nicolas niklas nikolai nikolaus nicola nikolaos mykola nikola mikolaj: nick nicky nico klaus nik niko nic klaas kolya
christopher christoffer kristoffer christophe cristobal krzysztof christoph: chris kit toph krzysiek stoffer
christian kristian cristian christiaan: chris kris
christina christine kristina kirsten cristina krystyna kristin: chris tina kris stina krysia kirsty tine
benjamin beniamin: ben benny benji
bartholomew bartolomeo bartlomiej bartosz: bart barty bartek
samuel samuele: sam sammy
samantha: sam sammy
edward eduard eduardo edvard edoardo: ed eddie ted ned edu edo
edmund edmond: ed eddie ned
edwin: ed eddie
theodore theodor teodor teodoro fedor: ted theo teddy teo fedya
peter pieter pierre pedro piotr petr pietro petros petter pyotr petro: pete piet piotrek pit petya piero
philip philippe filip philipp felipe filippo: phil pip flip pippo
stephen steven stefan stephan stephane stefano esteban stepan istvan szczepan: steve steph stevie pista
gregory gregor grzegorz gregorio grigory: greg gregg grzesiek grisha
geoffrey jeffrey gottfried: geoff jeff
gerald gerard gerhard gerardo: gerry jerry gerd gert
jeremy jeremias: jerry jem
lawrence laurence lars laurent lorenzo lorenz laurens: larry lenz enzo renzo lauri
leonard leonardo leonhard: leo len lenny
leopold: leo poldi
frederick friedrich frederik frederic federico fryderyk fredrik: fred freddie freddy fritz fede freek
alfred alfredo: fred alf freddie
francis francois francisco francesco franz frans franciszek frantisek franciscus: frank fran paco franco pancho franek frankie cesco
henry hendrik henrik heinrich henri enrique enrico henryk hendrick: harry hank henk heinz heiner heini rik quique rico
harold harald: harry hal
charles carlos karl carl carlo karel karol: charlie chuck chas calle carlito
george jorge georg giorgos jerzy georges giorgio georgios yuri yury yurii iouri gheorghe goran jurgen gyorgy juri: schorsch jurek georgie yura jorg
kenneth: ken kenny
ronald: ron ronnie
donald: don donnie
timothy timotheus timoteo timofey: tim timmy timo
vincent vincenzo vicente wincenty: vince vinny enzo vinnie
victor viktor vittorio wiktor: vic vik
walter gualtiero: walt wally
raymond raimund ramon raimundo: ray
patrick patricio patryk patrik: pat paddy pato
patricia patrizia patrycja: pat patty tricia trish patsy
elizabeth elisabeth elisabetta elzbieta isabel isabella isabelle yelizaveta elisabet: liz beth betty lizzie eliza lisa elise elsa else elsbeth bess bella izzy ela liesbeth betsy libby lieselotte sissi bettina
margaret margarete margarita margherita malgorzata margriet marguerite margareta: maggie meg peggy margot greta marge margit rita gosia gretchen grete griet meggie gitta
katherine catherine kathryn katarina katarzyna ekaterina katharina caterina catalina kateryna katrina catharina: kate kathy katie kat cathy katrin karin kati kasia katya cat trijntje tinka kasienka kathi nina
karen karin caren: kari
jennifer: jen jenny jenn
jessica: jess jessie
josephine josefina josefine giuseppina jozefina: jo josie pepita fina
joanna joanne johanna jana giovanna juana joana ioanna jeanne: jo hanna asia joasia hanne nana joan
deborah debora: deb debbie debra debby
rebecca rebekka rebeca: becky bec becca
susan susanna suzanne susana zuzanna suzanna susanne: sue susie suzy zuza sanna susi
barbara: barb babs basia barbel babsi
victoria viktoria wiktoria vittoria: vicky tori vic vicki viki
veronica veronika weronika veronique: ronnie vero vera
valerie valeria: val
stephanie stefanie stefania estefania: steph steffi stef
angela angelika angelica: angie geli
amanda: mandy
cynthia: cindy
dorothy dorothea dorota dorotea: dot dottie dora dorrie doro
eleanor eleonora eleonore leonor: ellie nell nora ella lena lenor
helen helena elena ellen olena yelena jelena helene: nell lena hela lenka lene leni alyona
abigail: abby gail
charlotte carlota carlotta karlotta: lottie charlie lotte lotta
caroline carolina karoline karolina: carrie caro carol lina line karo
pamela: pam
sarah sara: sally
teresa theresa therese: terry tess tessa resi tere
virginia: ginny gina
alice alicia alicja alisa: ali
anna anne ann ana hannah anya annika anneke anja: annie nan nancy ania anka nannette anuszka anouk anni ans
maria marie mary mariya maryam miriam: mia molly maja masha polly mitzi marysia mizzi maya mariuca
mariana marianne: mia
magdalena madeleine magdalene madalena: magda lena maddie madzia leni
natalia natalie natalya nataliya: nat natasha tasha nata
olga olha: olya
tatiana tetyana tatjana: tanya tania tanja
svetlana svitlana: sveta lana
dmitri dmitry dmytro dimitri dimitrios: dima mitya dimitris mitja
vladimir volodymyr wlodzimierz: vova volodya vlad wlodek
vladislav wladyslaw vladyslav: vlad wladek slava
sergei serhii serge sergio sergey serhiy: seryozha seriy
evgeny eugene yevhen evgeni eugen eugenio yevgeny: zhenya gene
evgenia eugenia yevheniia: zhenya
mohammed mohamed muhammad mohamad mehmet mohammad muhammed mahomed: mo
ahmed ahmad ahmet: 
ibrahim abraham avraham: abe bram ibo
matilda mathilde: tilly tilda tilde
gabriel gabriele: gabe gabi
gabriella gabriela gabrielle: gabby gabi
nathaniel nathan: nate nat
zachary zacharias: zach zack
joshua: josh
jacob jakob jacques jakub giacomo jacopo yakov yaakov: jake kuba jaap koby jasha
maximilian maximiliano maxim maksim massimiliano: max maks maxi
sebastian sebastien sebastiano: seb bastian basti bas
emmanuel emanuel manuel emanuele: manny manu manolo
fernando ferdinand fernand: nando ferdi ferdie
guadalupe: lupe
ignacio ignatius ignacy: nacho
rafael raphael rafal raffaele: rafa raf rafe rafi
consuelo: chelo
dolores: lola
kamal kamil kamel: 
priyanka: priya
subramaniam subramanian: subbu
lakshmi laxmi: 
shivani: shiv
alan allan allen alain: al
albert alberto: al bert bertie
arthur arturo artur: art
augustus august augustin agustin: gus gusti
gustav gustavo gustaf: gus gusti
bernard bernhard bernardo: bernie bernd benno
brenda: bren
calvin: cal
clifford: cliff
cornelius cornelis: cor kees corneel neil cees
dennis denis dionysios: den
douglas: doug
eric erik erich: rick
ernest ernst ernesto: ernie
eve eva ewa: evi
florence florentina: flo flossie
frances francesca francisca franziska franciszka: fran frankie franzi fanny cesca paca
gertrude gertrud: trudy gerti
gillian: gill jill
gwendolyn: gwen
harriet harriett henrietta henriette: hattie harri etta
howard: howie
hubert: bert hub
isaac isaak: ike zak
jacqueline: jackie
janet janette: jan
jerome hieronymus geronimo: jerry
judith: judy jude judi
julia giulia julie yulia: jule julka yulya
julian juliano giuliano julien: jules
kimberly: kim
lambert: bert lam
leslie: les
lillian lilian: lily lil lilly
louis luis luigi ludwig lodewijk louis ludvik: lou louie lutz lucho gigi lowie
louise luisa luise: lou lulu
lucas lukas luca luke lukasz: luc luk
lucy lucia lucie: lu luz
marcus markus marco marcos mark marc marek: 
martin martino marten martijn: marty tin
martha marta: marti
melissa: mel missy
melanie: mel
mikhaila michaela mikaela: michi mika
mitchell: mitch
norman: norm
oliver olivier oliviero: ollie olli
olivia oliwia: liv livvy
oscar oskar: ossi
pauline paulina paola paula: polly pauli
paul paolo pablo pavel pawel pavlo paulo: paulie pauli
penelope: penny
rachel rachele raquel: rae shelly
raphaela: raffi
reginald: reg reggie rex
roger rudiger ruggero rogier: rodge
rosemary rosemarie: rosie romy
rosa rose: rosie rosi
rudolf rodolfo rudolph: rudi rudy rolf
russell: russ
sigmund siegmund zygmunt: sigi siggi
silvia sylvia sylwia: syl
simon simone simeon szymon semyon: si
sophia sofia sophie zofia: soph sofie zosia fifi
solomon salomon: sol
stanley: stan
stanislaw stanislav stanislaus: stan stas staszek
sylvester silvester: sly
terence terrence: terry
tobias: toby tobi
ulrich: uli ulli
ulrike: uli ulli
ursula urszula: uschi ursel ula
wendeline wendelin wendela: wendy
wolfgang: wolf wolfi
xavier javier: xavi javi
yolanda jolanta jolanda: yoli jola
zbigniew: zbyszek
agnieszka agnes ines agnese: aga agi
grazyna: grazka
malgorzata: gosia malgosia
wojciech adalbert vojtech: wojtek
jaroslaw yaroslav jaroslav: jarek
boguslaw: bogus
slawomir: slawek
przemyslaw: przemek
mieczyslaw: mietek
kazimierz casimir kasimir: kazik
siobhan joan: shiv
padraig patrick: paddy
seamus james: shay
sinead jane: 
caoimhe: keeva
niamh: neve
aoife: effie
tadhg timothy: 
dagny dagmar: dag
ingeborg: inge
ingrid: inga
sigrid: siri
bjarne bjorn bear: 
torbjorn thorbjorn: tobbe
gunnar gunther gunter: 
magnus mans: mange
bengt benedict benedikt benedetto: ben bennie
lennart leonard: lelle
kwame: 
oluwaseun: seun
oluwatobi: tobi
chukwuemeka: emeka
chinonso: nonso
ngozi: 
ikechukwu: ike
"""


@cache
def _lines() -> dict[str, tuple[tuple[int, bool], ...]]:
    """Folded given name → (number of a line it stands on, whether as a short form)."""
    found: dict[str, dict[tuple[int, bool], None]] = {}
    for number, line in enumerate(_TABLE.strip().splitlines()):
        full, _, short = line.partition(":")
        for is_short, names in ((False, full.split()), (True, short.split())):
            for name in names:
                found.setdefault(name, {})[number, is_short] = None
    return {name: tuple(places) for name, places in found.items()}


@cache
def nickname_groups() -> dict[str, frozenset[str]]:
    """Folded given name → every name it may stand for, itself included."""
    on_line: dict[int, set[str]] = {}
    for name, places in _lines().items():
        for number, _ in places:
            on_line.setdefault(number, set()).add(name)
    return {
        name: frozenset().union(*(on_line[number] for number, _ in places))
        for name, places in _lines().items()
    }


@lru_cache(maxsize=65536)
def lines_of(given: str) -> tuple[int, ...]:
    """The numbers of the lines a folded given name stands on: what two names that may agree have in common."""
    return tuple(dict.fromkeys(number for number, _ in _lines().get(given, ())))


def is_short_for(one: str, other: str) -> bool:
    """Whether one of two folded given names is a short form of the other, or both are of the same name.

    >>> is_short_for("bob", "robert"), is_short_for("johan", "juan")
    (True, False)
    """
    theirs = dict(_lines().get(other, ()))
    return one != other and any(
        number in theirs and (short or theirs[number]) for number, short in _lines().get(one, ())
    )


def is_short_form(given: str) -> bool:
    """Whether a folded given name is what people are called for short: bob, jo."""
    return any(short for _, short in _lines().get(given, ()))


def is_cognate(one: str, other: str) -> bool:
    """Whether two folded given names are the same name in two languages: Johan and Juan."""
    theirs = dict(_lines().get(other, ()))
    return one != other and any(
        number in theirs and not short and not theirs[number] for number, short in _lines().get(one, ())
    )
