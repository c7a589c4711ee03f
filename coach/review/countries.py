"""Countries by the words that point at them: names, who lives there, larger cities, mail domains and dialling codes.

"A Norwegian grower" points at somebody in Bergen. Only so much is known here as a description of somebody needs;
a city that is not listed points nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from coach.text import fold

# code : dialling code : names and adjectives, in English and by the beginnings of German, French, Spanish and Dutch
# ones (a star stands for any ending) : cities and regions
_TABLE = """
no:47:norway norwegian* norwegen norweg* norvege norvegien* noruega noruego* noorwegen noors*:oslo bergen trondheim stavanger tromso bodo alesund kristiansand drammen lillehammer fredrikstad molde narvik hammerfest svalbard lofoten
se:46:sweden swedish swede swedes schweden schwed* suede suedois* suecia sueco* zweden zweeds*:stockholm gothenburg goteborg malmo uppsala lund umea lulea kiruna vasteras orebro linkoping norrkoping helsingborg jonkoping karlstad visby skane
dk:45:denmark danish dane danes danemark danisch* danois* dinamarca denemarken deens*:copenhagen kobenhavn aarhus odense aalborg esbjerg roskilde vejle kolding jutland funen
fi:358:finland finnish finn finns finnland finnisch* finlande finlandais* finlandia finlandes*:helsinki espoo tampere turku oulu rovaniemi jyvaskyla lahti kuopio lapland
is:354:iceland icelandic icelander* islandisch* islande islandais* islandia islandesa ijsland* ijslands*:reykjavik akureyri keflavik
gb:44:britain british briton britons uk kingdom grossbritannien brit* bretagne britannique* reino britanico* brits*:london bristol birmingham norwich
gb-eng gb:44:england english englishman english* englisch* anglais* angleterre ingles* inglaterra engels* engeland:london manchester leeds bristol liverpool sheffield birmingham newcastle nottingham leicester oxford cambridge exeter plymouth bath york hereford norwich brighton southampton portsmouth derby coventry gloucester worcester durham cornwall devon kent sussex yorkshire essex dorset somerset norfolk suffolk cumbria
gb-sct gb:44:scotland scottish scot scots schott* ecosse ecossais* escocia escoces* schots* schotland:glasgow edinburgh dundee aberdeen inverness perth stirling highlands orkney shetland hebrides skye fife
gb-wls gb:44:wales welsh welshman walis* gallois* gales* galles:cardiff swansea newport wrexham aberystwyth bangor
gb-nir gb:44:ulster northern-irish nordirland nordirisch*:belfast derry londonderry armagh lisburn
ie:353:ireland irish irishman irland irisch* irlande irlandais* irlanda irlandes* ierland iers*:dublin cork galway limerick waterford kilkenny sligo kerry donegal
de:49:germany german germans deutschland deutsch* allemagne allemand* alemania aleman* duitsland duits*:berlin hamburg munich munchen cologne koln frankfurt stuttgart dusseldorf dortmund essen leipzig bremen dresden hanover hannover nuremberg nurnberg duisburg bochum bonn munster karlsruhe mannheim augsburg wiesbaden kiel aachen halle magdeburg freiburg lubeck erfurt mainz rostock kassel potsdam jena weimar regensburg passau ulm heidelberg bavaria bayern saxony hesse rhineland
at:43:austria austrian* osterreich* oesterreich* autriche autrichien* austriaco* oostenrijk*:vienna wien graz linz salzburg innsbruck klagenfurt bregenz tyrol styria
ch:41:switzerland swiss schweiz* suisse* suiza suizo* zwitser*:zurich geneva geneve genf basel bern lausanne lucerne luzern winterthur lugano thun chur
fr:33:france french frenchman frenchwoman frankreich franzos* francais* francia francesa franceses frankrijk frans*:paris lyon marseille lille toulouse nice nantes strasbourg bordeaux rennes montpellier grenoble dijon reims brest roubaix rouen grasse tours angers nancy metz brittany normandy provence alsace burgundy
es:34:spain spanish spaniard* spanien spanisch* espagne espagnol* espana espanol* spanje spaans*:madrid barcelona valencia seville sevilla bilbao malaga zaragoza granada cadiz jaen cordoba vigo murcia alicante palma santander gijon oviedo salamanca catalonia andalusia basque galicia
pt:351:portugal portuguese portugies* portugais* portugues* portugees*:lisbon lisboa porto braga coimbra faro aveiro evora funchal algarve madeira azores
it:39:italy italian italians italien* italie* italia* itali*:rome roma milan milano naples napoli turin torino genoa genova bologna florence firenze venice venezia verona trieste palermo catania messina bari padua parma modena bergamo sicily sardinia tuscany lombardy
nl:31:netherlands holland dutch dutchman dutchwoman niederland* pays-bas neerlandais* hollandais* holanda holandes* nederland* hollands*:amsterdam rotterdam utrecht hague haag eindhoven groningen leiden delft maastricht haarlem nijmegen tilburg arnhem zwolle breda friesland zeeland
be:32:belgium belgian* belgien belgisch* belgique belge* belgica belga* belgie:brussels antwerp ghent gent liege bruges leuven namur charleroi ostend mechelen flanders flemish wallonia
lu:352:luxembourg luxemburg*:esch
pl:48:poland polish pole poles polen polnisch* pologne polonais* polonia polaco*:warsaw warszawa krakow cracow lodz wroclaw poznan gdansk gdynia szczecin lublin katowice torun silesia
cz:420:czech czechia czechs bohemian tschech* tcheque* checo* tsjech*:prague praha brno plzen pilsen ostrava olomouc liberec bohemia moravia
sk:421:slovakia slovak slovaks slowak* slovaque* eslovac* slowaaks*:bratislava kosice nitra zilina presov
hu:36:hungary hungarian* ungarn ungarisch* hongrie hongrois* hungria hungaro* hongar*:budapest szeged debrecen pecs gyor miskolc eger
si:386:slovenia slovene slovenes slovenian* slowenien slowenisch* esloven* sloveen*:ljubljana maribor koper celje
hr:385:croatia croatian croat* kroat* croate* croacia croata* kroatisch*:zagreb split rijeka dubrovnik zadar pula osijek istria dalmatia
rs:381:serbia serbian* serb serbs serbien serbisch* serbe* serbie serbio* servie*:belgrade novi-sad nis
ro:40:romania romanian* rumanien rumanisch* roumain* roumanie rumania rumano* roemeen* roemenie:bucharest cluj timisoara iasi brasov sibiu constanta transylvania
bg:359:bulgaria bulgarian* bulgarien bulgarisch* bulgare* bulgarie bulgaro* bulgaars*:sofia plovdiv varna burgas
gr:30:greece greek greeks griechen* griechisch* grec* grece grecia griego* griekenland grieks*:athens thessaloniki piraeus patras heraklion crete corfu rhodes
tr:90:turkey turkish turk turks turkei turkisch* turc* turquie turquia turco* turks*:istanbul ankara izmir bursa antalya adana konya
ee:372:estonia estonian* estland estnisch* estonie* estonia estonio*:tallinn tartu parnu
lv:371:latvia latvian* lettland lettisch* lettonie letton* letonia letona letland:riga liepaja daugavpils
lt:370:lithuania lithuanian* litauen litauisch* lituanie* lituania lituano* litouwen litouws*:vilnius kaunas klaipeda
ua:380:ukraine ukrainian* ukrainisch* ukrainien* ucrania ucraniano* oekrain*:kyiv kiev lviv odesa odessa kharkiv dnipro
ru:7:russia russian* russland russisch* russe* russie rusia rusland:moscow petersburg novosibirsk kazan siberia
us:1:usa america american* states amerika amerikan* etats-unis americain* estados-unidos estadounidense* amerikaans*:york boston chicago seattle denver austin houston dallas atlanta miami philadelphia detroit portland phoenix francisco angeles diego jose washington baltimore pittsburgh cleveland minneapolis nashville california texas florida oregon ohio michigan colorado
ca:1:canada canadian* kanad* canadien* canadiense* canadees*:toronto montreal vancouver ottawa calgary edmonton quebec halifax winnipeg victoria ontario manitoba alberta scotia
mx:52:mexico mexican* mexik* mexicain* mexique mexicano* mexicaans*:guadalajara monterrey puebla oaxaca merida tijuana
br:55:brazil brazilian* brasilien brasilian* bresil* brasil* brazilia*:paulo rio campinas salvador recife fortaleza brasilia curitiba manaus
ar:54:argentina argentine* argentinian* argentin*:buenos-aires rosario mendoza cordoba patagonia
cl:56:chile chilean* chilen* chilien*:santiago valparaiso concepcion antofagasta
co:57:colombia colombian* kolumb* colombien* colombian*:bogota medellin cali cartagena
pe:51:peru peruvian* peruan* peruvien*:lima cusco arequipa
in:91:india indian indians indien indisch* inde indien* indiaas*:mumbai delhi bangalore bengaluru chennai kolkata hyderabad pune ahmedabad jaipur kochi goa kerala punjab gujarat
pk:92:pakistan pakistani* pakistan*:karachi lahore islamabad
bd:880:bangladesh bangladeshi* bengali:dhaka chittagong
lk:94:lanka lankan*:colombo kandy galle
cn:86:china chinese chines* chinois* chine chinees*:beijing shanghai shenzhen guangzhou chengdu wuhan hangzhou nanjing tianjin
hk:852:hong-kong:kowloon
tw:886:taiwan taiwanese taiwan*:taipei kaohsiung taichung hsinchu tainan
jp:81:japan japanese japan* japonais* japon* japans*:tokyo osaka kyoto yokohama nagoya sapporo kobe fukuoka hiroshima sendai nara
kr:82:korea korean* koreanisch* coreen* coree corea coreano* koreaans*:seoul busan incheon daegu daejeon jeju
vn:84:vietnam vietnamese vietnam*:hanoi saigon danang hue
th:66:thailand thai thais thailand* tailand*:bangkok phuket chiang-mai
id:62:indonesia indonesian* indones* :jakarta bandung surabaya bali java sumatra
my:60:malaysia malaysian* malays*:kuala-lumpur penang johor
ph:63:philippines philippine filipino* filipina*:manila cebu davao
sg:65:singapore singaporean* singapur* singapour*:
au:61:australia australian* aussie* australien australisch* australie*:sydney melbourne brisbane adelaide canberra hobart darwin tasmania queensland
nz:64:zealand kiwi kiwis neuseeland* neo-zelandais* neozelandes* nieuw-zeeland*:auckland wellington christchurch dunedin
za:27:south-africa south-african* sudafrika* sud-africain* sudafrican* zuid-afrika*:johannesburg cape-town durban pretoria soweto
ng:234:nigeria nigerian* nigeria*:lagos abuja kano ibadan
gh:233:ghana ghanaian* ghanees* ghanaisch*:accra kumasi tamale
ke:254:kenya kenyan* kenia*:nairobi mombasa kisumu
tz:255:tanzania tanzanian* tansania*:dar-es-salaam dodoma arusha zanzibar
ug:256:uganda ugandan*:kampala entebbe
et:251:ethiopia ethiopian* athiop* ethiopi*:addis-ababa
sn:221:senegal senegalese senegal*:dakar
rw:250:rwanda rwandan* ruanda*:kigali
ao:244:angola angolan*:luanda
eg:20:egypt egyptian* agypt* egypt* egipt*:cairo alexandria giza luxor aswan
ma:212:morocco moroccan* marok* maroc* marruec* marroqui*:rabat casablanca marrakesh marrakech fes tangier
tn:216:tunisia tunisian* tunes* tunisi* tunez*:tunis sousse sfax
dz:213:algeria algerian* algeri* argel*:algiers oran
lb:961:lebanon lebanese libanon libanesisch* libanais* liban libanes*:beirut tripoli byblos
il:972:israel israeli israelis israel*:haifa aviv jerusalem eilat
jo:962:jordan jordanian*:amman
sa:966:saudi saudis:riyadh jeddah mecca
ae:971:emirates emirati*:dubai abu-dhabi sharjah
ir:98:iran iranian* persian iran*:tehran isfahan shiraz
"""

_REGIONS = {
    "scandinavia scandinavian scandinavians skandinav* scandinave*": "no se dk",
    "nordic nordics": "no se dk fi is",
    "baltic baltics baltikum": "ee lv lt",
    "balkan balkans": "rs hr si bg ro gr",
    "iberian iberia": "es pt",
    "benelux": "be nl lu",
    "alpine alps": "at ch",
    "north-african north-africa": "ma tn dz eg",
    "west-african west-africa": "ng gh sn",
    "east-african east-africa": "ke tz ug rw et",
    "latin-american latin-america south-american south-america": "br ar cl co pe mx",
    "north-american": "us ca",
    "gulf": "sa ae",
}

# Words of the table that more often mean something else.
_DOUBTFUL = frozenset(
    "bath split nice essen halle cork tours reading bergen derby kingdom states gulf swede pole poles turkey java dane "
    "lima galle hue bali jordan gent faro nancy victoria chile china rio york jose diego split".split()
)
_ENDINGS = frozenset(
    ("", *"s e en er es em a as o os n ne nes in innen isch ische ischer ischen ischem isches".split())
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _read() -> tuple[dict[str, frozenset[str]], list[tuple[str, frozenset[str]]], dict[str, str]]:
    whole: dict[str, frozenset[str]] = {}
    begins: list[tuple[str, frozenset[str]]] = []
    dialling: dict[str, str] = {}
    rows: list[tuple[frozenset[str], str]] = []
    for line in _TABLE.strip().splitlines():
        codes, number, names, cities = line.split(":")
        found = frozenset(codes.split())
        dialling.setdefault(number, min(found, key=len))
        rows.append((found, f"{names} {cities}"))
    rows += [(frozenset(codes.split()), words) for words, codes in _REGIONS.items()]
    for found, words in rows:
        for word in words.split():
            if word.endswith("*") and "-" not in word:
                begins.append((word[:-1], found))
            else:
                whole[word.rstrip("*")] = whole.get(word.rstrip("*"), frozenset()) | found
    return whole, begins, dialling


_WHOLE, _BEGINS, _DIALLING = _read()
_DOMAINS = frozenset(code for codes in _WHOLE.values() for code in codes if len(code) == 2) - {
    "co",
    "io",
    "in",
    "is",
    "ai",
    "me",
}


@lru_cache(maxsize=32768)
def countries_of(word: str) -> frozenset[str]:
    """The countries that a folded word points at, empty for most words. Hyphens join words of a name."""
    if word in _WHOLE or len(word) < 5 or "-" in word:
        return _WHOLE.get(word, frozenset())
    return frozenset().union(
        *(c for begin, c in _BEGINS if word.startswith(begin) and word[len(begin) :] in _ENDINGS)
    )


def countries_in(text: str) -> dict[str, frozenset[str]]:
    """Each word of a text that points at a country, with the countries; only words written as names where a small
    letter means something else."""
    found: dict[str, frozenset[str]] = {}
    before = ""
    for match in _WORD.finditer(text):
        word = fold(match.group())
        codes = countries_of(f"{before}-{word}") if before else frozenset[str]()
        codes = codes or countries_of(word)
        if codes and not (word in _DOUBTFUL and not match.group()[0].isupper()):
            found[word] = codes
        before = word
    return found


def countries_of_contacts(
    locations: Iterable[str], emails: Iterable[str] = (), phones: Iterable[str] = ()
) -> frozenset[str]:
    """Where somebody is, by their cards: the places they give, else the country of a mail domain or a number."""
    named = frozenset[str]().union(*(c for text in locations for c in countries_in(text).values()))
    if named:
        return named
    domains = {e.rpartition(".")[2].casefold() for e in emails}
    codes = {("gb" if d == "uk" else d) for d in domains} & _DOMAINS
    for phone in phones:
        digits = re.sub(r"[^\d+]", "", phone).removeprefix("+")
        if phone.strip().startswith(("+", "00")):
            digits = digits.removeprefix("00")
            codes |= {_DIALLING[digits[:n]] for n in (3, 2, 1) if digits[:n] in _DIALLING}
    return frozenset(codes)


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of countries can mean one place: Scotland is in Britain, and not in England."""
    parts = [{c for c in codes if c.startswith("gb-")} for codes in (one, other)]
    if all(parts) and parts[0].isdisjoint(parts[1]):
        return False
    return not one.isdisjoint(other)
