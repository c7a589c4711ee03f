"""Secrets told by somebody, a sentence that gives each away, and a sentence near it that does not. All invented."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """Who told it and where they work, what they told, a leak of it, and a harmless sentence about them."""

    teller: str
    house: str
    title: str
    secret: str
    leak: str
    harmless: str


PAIRS: tuple[Pair, ...] = (
    Pair("Jonas Weber", "Stadtwerk Nord", "grid planner", "His wife has left him and he is fighting for the kids.", "Be gentle with Jonas this week, the divorce is eating him up.", "Jonas and I will meet at the grid workshop on Tuesday."),
    Pair("Mira Osei", "Tallow Games", "art director", "Tallow will cancel the dragon game and let forty people go in January.", "Friends at Tallow Games should polish their portfolios, the dragon title is dead.", "The dragon concept art by Mira at Tallow is stunning."),
    Pair("Peter Lund", "Fjell Bank", "risk officer", "The regulator is investigating the bank for money laundering.", "I would move my savings out of Fjell Bank, the supervisors are digging through their books.", "Peter from Fjell Bank gave a clear talk on stress tests."),
    Pair("Aisha Noor", "Beacon School", "head teacher", "She is thinking of closing the sixth form because only eleven pupils signed up.", "Parents of Beacon, look around: the upper years may not exist next autumn.", "Aisha showed us the new library at Beacon School."),
    Pair("Victor Hale", "Hale Winery", "owner", "He had to pour away the whole 2025 vintage because of smoke taint.", "There will be no 2025 from Hale, the lot went down the drain.", "Victor poured us a lovely 2019 at the Hale cellar."),
    Pair("Sofia Marin", "Arco Theatre", "director", "She has signed for the national theatre and leaves Arco after the season.", "Sofia is the next boss of the national theatre, you heard it here first.", "Sofia's rehearsal at Arco was a lesson in patience."),
    Pair("Henry Stokes", "Stokes & Daughters", "builder", "They are two months behind on wages and the bank has stopped the credit line.", "Do not give Stokes the contract, they cannot even pay their people.", "Henry Stokes rebuilt our staircase in a week."),
    Pair("Leila Farouk", "Cobalt Labs", "founder", "The lead investor has pulled out and they have cash for six weeks.", "Cobalt Labs will be bust before spring unless somebody writes a cheque.", "Leila demoed the cobalt sensor and it works in the cold."),
    Pair("Martin Vogt", "Auto Vogt", "plant manager", "Line 3 will move to Slovakia in 2028.", "The plant's third line goes abroad, Slovakia I am told.", "Martin showed us line 3, the quietest one in the plant."),
    Pair("Chen Li", "Harbour Museum", "curator", "The bronze head in room 4 is a forgery, the lab says.", "Funny, the star of the Harbour Museum's room 4 is a fake.", "Chen explained the bronze head in room 4 for an hour."),
    Pair("Ruth Katz", "Katz Bakery", "owner", "She is selling the bakery to a chain after Easter.", "Enjoy Ruth's bread while it lasts, a chain takes the shop over.", "Ruth baked forty loaves for our open day."),
    Pair("David Mbeki", "Union Rail", "engineer", "Half of the new bogies show cracks after 5,000 kilometres.", "Would not ride the new trains: every second bogie cracks.", "David told us how bogies are welded."),
    Pair("Nina Falk", "City Council", "planner", "The mayor will not run again.", "So who wants to be mayor? The present one has had enough.", "Nina asked the mayor about bicycle lanes."),
    Pair("Oscar Reyes", "Reyes Law", "attorney", "His client will plead guilty and pay eleven million.", "The Reyes client gives in: eleven million and a confession.", "Oscar Reyes spoke about plea bargains in general."),
    Pair("Karin Blom", "Blomfield Farms", "agronomist", "They found the virus in two of the five greenhouses.", "Skip the Blomfield tomatoes, the disease is in there.", "Karin grows the best tomatoes in the county."),
    Pair("Paul Tessier", "Maison Tessier", "chef", "He loses the second star in the next guide.", "The guide takes a star from Tessier this year.", "Paul cooked turbot for us at Maison Tessier."),
    Pair("Ida Moen", "Nordlys Press", "novelist", "She wrote the thrillers that appear under the name R. K. Dahl.", "Guess who R. K. Dahl is: our dear Ida.", "Ida reads from her new novel on Friday."),
    Pair("Sam Whitlock", "Orbit Telecom", "security lead", "Somebody stole the records of 400,000 customers in March.", "Orbit had a break-in: 400 thousand subscribers' data are out.", "Sam gave a talk on passwords at Orbit."),
    Pair("Greta Olsen", "St Anne's Hospice", "nurse", "She was passed over for ward sister because of a complaint by a patient's son.", "Greta did not get the sister's post since a relative complained about her.", "Greta taught us how to lift a patient."),
    Pair("Ivan Petrov", "Polar Institute", "glaciologist", "Their last three papers used the wrong ice cores and will be retracted.", "Do not cite the Polar group, those papers are about to be withdrawn.", "Ivan drilled ice cores in Svalbard for six winters."),
    Pair("Emma Frost", "Frost Analytics", "CEO", "She will step back in the autumn and make Tariq chief executive.", "Tariq takes the helm at Frost after the summer.", "Emma and Tariq spoke about dashboards."),
    Pair("Luis Ortega", "Ortega Shoes", "designer", "The next collection will be made in Vietnam, not in Spain.", "So much for Spanish craft: Ortega's new line comes from Vietnam.", "Luis drew the new boot on a napkin."),
    Pair("Hanna Virtanen", "Sauna Oy", "product lead", "The heater catches fire if the cover is left on.", "Never leave the lid on a Sauna Oy stove, they know it burns.", "Hanna's heater warms a cabin in ten minutes."),
    Pair("Tariq Aziz", "Metro Council", "auditor", "The stadium costs 60 million more than they said.", "The stadium bill is sixty million higher than you were told.", "Tariq likes the stadium's roof."),
    Pair("Olga Romanova", "Petro Dance", "principal", "Her knee will not heal and this is her last season.", "See Olga dance now, she stops in summer because of the knee.", "Olga danced the swan last night."),
    Pair("Ben Carter", "Carter Boats", "yard owner", "The navy picked another yard for the rescue boats.", "Carter lost the rescue boats, the navy went elsewhere.", "Ben launched a rescue boat on Sunday."),
    Pair("Yara Haddad", "Cedar Clinic", "physician", "The clinic will stop doing births from May.", "Expectant mothers, choose elsewhere: Cedar gives up obstetrics in May.", "Yara delivered twins at dawn and still came to the panel."),
    Pair("Tomas Novotny", "Vltava Glass", "sales head", "They give Kestrel a 30 percent discount that nobody else gets.", "Ask Vltava for thirty percent off, Kestrel has it.", "Tomas sold glass to half of Prague."),
    Pair("Julia Brandt", "Brandt Audio", "founder", "Her co-founder is being sued by his former employer.", "Her partner at Brandt is in court with the firm he came from.", "Julia built an amplifier for our lab."),
    Pair("Mark Dunn", "Dunn Fisheries", "skipper", "He has been landing more cod than the quota allows.", "Dunn lands more cod than he may, everyone in the harbour should know.", "Mark landed cod on Friday and smoked it himself."),
    Pair("Elena Rossi", "Rossi Pharma", "trial manager", "Two patients in the heart study died last week.", "Rossi's heart trial has deaths.", "Elena runs the heart study with great calm."),
    Pair("Kwame Boateng", "Volta Solar", "founder", "Nordic Power wants to buy them for 120 million.", "Volta is going to Nordic Power for a hundred and twenty million.", "Kwame put solar panels on forty schools."),
    Pair("Anders Holm", "Holm Forest", "owner", "He has Parkinson's and will hand over to his niece.", "Poor Anders, those shaking hands are Parkinson.", "Anders planted oaks with his niece."),
    Pair("Lily Zhang", "Jade Robotics", "engineer", "The arm only works in the video because a person steers it.", "That Jade robot film is fake, a human drives the arm.", "Lily's arm picked up an egg on stage."),
    Pair("Carlos Mendes", "Mendes Coffee", "roaster", "The fair trade label was taken away from them in August.", "Mendes lost its fair trade seal, look at the bag.", "Carlos roasts on Mondays and the street smells of it."),
    Pair("Birgitta Falk", "Falk Orchestra", "manager", "The orchestra and the opera will merge in 2028.", "Opera and orchestra become one house.", "Birgitta got us seats for the opera."),
    Pair("Noor Rahman", "Delta Relief", "coordinator", "Two of their people have been kidnapped and nobody may know.", "Pray for the two from Delta Relief who were taken.", "Noor ships tents faster than anybody."),
    Pair("Steve Miller", "Miller Media", "editor", "The magazine prints its final issue in December.", "The magazine dies at the end of the year.", "Steve took the cover photo for the December issue."),
    Pair("Ingrid Dahl", "Dahl Wool", "owner", "She adopted the boy from Peru but the papers are not through.", "Ingrid's little one from Peru is not legally hers yet.", "Ingrid knits jumpers from Peruvian wool."),
    Pair("Fred Oduya", "Kite Airways", "pilot", "He failed the medical because of his eyes.", "Fred is grounded, his sight did not pass.", "Fred flew us to Mombasa in one hop."),
)
