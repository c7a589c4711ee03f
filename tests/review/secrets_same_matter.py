"""Invented secrets said again about somebody named, without a word of the note: one wording was in sight when the words of
the matters were collected, the other was not. The last two are harmless sentences about the same person."""

from __future__ import annotations

from typing import NamedTuple


class SameMatter(NamedTuple):
    """Who it is about and where they work, the closed sentence, a paraphrase in sight, one held back, a harmless sentence
    in sight, and one held back."""

    person: str
    house: str
    secret: str
    seen: str
    held: str
    harmless: str
    harmless_held: str


ROWS = (
    # job loss
    SameMatter("Petra Holm", "Nordlys Print", "Petra was let go last week.", "Petra is losing her job.", "Petra has been made redundant.", "Petra sent the new price list.", "Petra will chair the panel."),
    SameMatter("Owen Birch", "Tarn Optics", "Owen has been fired.", "Owen was shown the door.", "Owen is looking for work again.", "Owen likes the new lenses.", "Owen spoke about lenses at the fair."),
    SameMatter("Selma Rask", "Fjord Foods", "Fjord Foods dismisses forty people in May.", "Fjord Foods is laying off staff.", "Jobs are going at Fjord Foods.", "Fjord Foods opened a stand at the fair.", "Fjord Foods brought samples."),
    SameMatter("Ivo Kern", "Halm Grain", "Ivo's contract will not be renewed.", "Ivo is out of a job from June.", "Ivo has to clear his desk.", "Ivo knows a lot about barley.", "Ivo's talk on barley is on Tuesday."),
    # resignation
    SameMatter("Runa Dahl", "Skarv Media", "Runa will resign in spring.", "Runa is quitting.", "Runa hands in her notice soon.", "Runa made the new logo.", "Runa asked for the slides."),
    SameMatter("Bela Toth", "Orm Tools", "Bela is going to leave Orm Tools.", "Bela has found another employer.", "Bela is moving on from there.", "Bela showed us the new drill.", "Bela thanks you for the drawings."),
    # sale of a company
    SameMatter("Kari Lund", "Vinter Wool", "Vinter Wool will be acquired.", "Vinter Wool is about to change hands.", "Vinter Wool has found a buyer.", "Vinter Wool knits for hotels.", "Vinter Wool has a stall in hall two."),
    SameMatter("Theo Marsh", "Pell Maps", "Pell Maps is being sold to a rival.", "Pell Maps will soon have a new owner.", "There is a takeover of Pell Maps in the works.", "Pell Maps prints trail maps.", "Pell Maps has new trail maps."),
    SameMatter("Nadia Fell", "Corvo Data", "The founders of Corvo Data want to sell.", "Corvo Data is up for grabs.", "Somebody is buying Corvo Data.", "Corvo Data runs the survey.", "Corvo Data answered the survey."),
    # illness
    SameMatter("Lena Voss", "Brandt Glass", "Lena has cancer.", "Lena is having chemo.", "Lena was diagnosed with a tumour.", "Lena sent photographs of the vases.", "Lena is in hall four with her vases."),
    SameMatter("Arne Sol", "Fyr Lamps", "Arne suffers from depression.", "Arne is not well in his mind.", "Arne has burnt out.", "Arne showed a lovely lamp.", "Arne will bring the lamp."),
    SameMatter("Mira Stone", "Kelp Labs", "Mira has multiple sclerosis.", "Mira is seriously ill.", "Mira's nerves are failing her, says her doctor.", "Mira's poster won a prize.", "Mira explained her poster."),
    SameMatter("Jonas Weir", "Beck Audio", "Jonas had a heart attack in March.", "Jonas had trouble with his heart.", "Jonas was in hospital after a cardiac arrest.", "Jonas tuned the speakers.", "Jonas tested the speakers."),
    # pregnancy
    SameMatter("Dora Finn", "Moss Tea", "Dora is pregnant.", "Dora is expecting.", "Dora has a baby on the way.", "Dora expects the delivery of tea on Friday.", "Dora poured the tea at the stand."),
    SameMatter("Ada Quill", "Rune Games", "Ada is going to have twins.", "Ada will be a mother soon.", "Ada is due in August and goes on maternity leave.", "Ada's game is out in August.", "Ada drew the cards herself."),
    # divorce
    SameMatter("Hugo Pine", "Alder Boats", "Hugo is getting divorced.", "Hugo is separated.", "Hugo and his wife have split up.", "Hugo and his team rowed the whole way.", "Hugo sails every weekend."),
    SameMatter("Elsa Brook", "Tide Film", "Elsa's husband left her.", "Elsa's marriage is over.", "Elsa lives on her own since the break-up.", "Elsa's film is over in ten minutes.", "Elsa's husband cooked for everybody."),
    # money trouble
    SameMatter("Finn Ross", "Loom Works", "Loom Works is insolvent.", "Loom Works is out of money.", "Loom Works cannot pay its bills.", "Loom Works weaves blankets.", "Loom Works pays for the coffee."),
    SameMatter("Gita Rao", "Saffron Press", "Gita is deep in debt.", "Gita is broke.", "Gita owes the bank more than she can pay back.", "Gita's press is loud.", "Gita owes me a coffee."),
    SameMatter("Karl Ness", "Bolt Bikes", "Bolt Bikes is running out of cash.", "Bolt Bikes is going bankrupt.", "Bolt Bikes will not make payroll.", "Bolt Bikes lends us six bikes.", "Bolt Bikes has blue bikes now."),
    # moving away
    SameMatter("Nils Berg", "Havn Cargo", "Nils will relocate to Lisbon.", "Nils is moving abroad.", "Nils packs up and goes to Portugal.", "Nils drove us to the harbour.", "Nils moved the chairs."),
    # lawsuit
    SameMatter("Vera Crane", "Onyx Paint", "Onyx Paint is being sued by a client.", "Onyx Paint has to go to court.", "There is a claim against Onyx Paint before a judge.", "Onyx Paint mixed the colours.", "Onyx Paint won the prize for colour."),
    SameMatter("Ralf Dorn", "Wick Energy", "The police investigate Ralf for fraud.", "Ralf is in trouble with the law.", "Ralf stands accused of embezzlement.", "Ralf explained the law on batteries.", "Ralf moderated the discussion."),
    # diet, religion, orientation
    SameMatter("Yara Noor", "Plum Dairy", "Yara is secretly vegan.", "Yara lives plant-based.", "Yara eats no animal products at all.", "Yara sells cheese.", "Yara showed the plant and the base of the tank."),
    SameMatter("Sami Aziz", "Gable Homes", "Sami has converted to Islam.", "Sami has become a Muslim.", "Sami prays at the mosque now.", "Sami builds wooden homes.", "Sami visited the wooden homes."),
    SameMatter("Cleo Hart", "Penny Toys", "Cleo is gay.", "Cleo lives with another woman as a couple.", "Cleo has come out as a lesbian.", "Cleo came out of the hall late.", "Cleo lives near the station."),
    # drinking
    SameMatter("Ian Moor", "Slate Roofs", "Ian is an alcoholic.", "Ian drinks too much.", "Ian goes to AA since spring.", "Ian drinks his coffee black.", "Ian goes to Aachen in spring."),
    # death in the family
    SameMatter("Tess Vale", "Lark Books", "Tess's mother died in May.", "Tess has lost her mum.", "Tess is in mourning for her mother.", "Tess's mother runs the bookshop.", "Tess lost her umbrella."),
    # hiring, promotion
    SameMatter("Rolf Stein", "Erz Mining", "Rolf will become the new head of Erz Mining.", "Rolf gets the top job.", "Rolf has been promoted to chief executive.", "Rolf's job is fascinating.", "Rolf met the chief at lunch."),
    # in other languages
    SameMatter("Jana Pohl", "Kiesel Bau", "Jana wurde gekündigt.", "Jana verliert ihre Stelle.", "Jana steht bald auf der Straße.", "Jana bringt die Pläne mit.", "Jana steht am Stand."),
    SameMatter("Luc Morel", "Cuivre SA", "Luc attend le divorce.", "Luc et sa femme se séparent.", "Le mariage de Luc est fini.", "Luc attend le train.", "Luc est à l'hôtel."),
    SameMatter("Inés Vidal", "Olmo", "Inés está embarazada.", "Inés espera un bebé.", "Inés va a ser madre.", "Inés espera el tren.", "Inés trae las fotos."),
    SameMatter("Bram Smit", "Wilg", "Wilg is failliet.", "Wilg kan zijn rekeningen niet meer betalen.", "Bij Wilg is het geld op.", "Wilg maakt stoelen.", "Wilg brengt stoelen mee."),
    SameMatter("Nora Keil", "Blatt", "Nora ist schwanger.", "Nora erwartet ein Kind.", "Nora bekommt Nachwuchs.", "Nora erwartet die Lieferung.", "Nora bekommt einen Preis."),
    SameMatter("Olaf Brandt", "Werft Nord", "Die Werft Nord wird verkauft.", "Die Werft Nord bekommt einen neuen Eigentümer.", "Die Werft Nord wechselt den Besitzer.", "Die Werft Nord baut Fähren.", "Die Werft Nord zeigt zwei Fähren."),
)  # fmt: skip

# Written when the first words of the matters were there, and in sight when more were collected: the person, what gives
# their secret away, and a harmless sentence.
LATER = (
    ("Petra Holm", "They have got rid of Petra.", "Petra got rid of the old posters."),
    ("Owen Birch", "Owen's days at Tarn are numbered.", "Owen numbered the lenses."),
    ("Selma Rask", "Fjord Foods is getting rid of forty people.", "Fjord Foods feeds forty people."),
    ("Runa Dahl", "Runa has had enough and will resign.", "Runa has had enough coffee."),
    ("Bela Toth", "Bela starts at a competitor in May.", "Bela starts the workshop in May."),
    ("Kari Lund", "A Danish group is taking over Vinter Wool.", "A Danish group visited Vinter Wool."),
    ("Theo Marsh", "Pell Maps is merging with its rival.", "Pell Maps is as good as its rival."),
    ("Nadia Fell", "Corvo Data is on the market.", "Corvo Data is at the market."),
    ("Lena Voss", "Lena is fighting breast cancer.", "Lena is fighting for wider tables."),
    ("Arne Sol", "Arne has been seeing a therapist.", "Arne has been seeing the exhibition."),
    ("Mira Stone", "Mira has MS.", "Mira has a stand."),
    ("Jonas Weir", "Jonas collapsed with chest pains and got a bypass.", "Jonas got a better seat."),
    ("Dora Finn", "Dora is having a little girl in May.", "Dora is having a little party in May."),
    ("Ada Quill", "Ada will be on maternity leave from July.", "Ada will be on the jury from July."),
    ("Hugo Pine", "Hugo and Anna are divorcing.", "Hugo and Anna are presenting."),
    ("Elsa Brook", "Elsa is single again.", "Elsa is here again."),
    ("Finn Ross", "Loom Works has filed for bankruptcy.", "Loom Works has filed the papers for the stand."),
    ("Gita Rao", "Gita cannot pay her rent.", "Gita can pay by card."),
    ("Nils Berg", "Nils is emigrating.", "Nils is editing."),
    ("Vera Crane", "A client has taken Onyx Paint to court.", "A client has taken Onyx Paint to lunch."),
    ("Yara Noor", "Yara never touches meat or dairy.", "Yara never touches the glass."),
    ("Sami Aziz", "Sami fasts for Ramadan now.", "Sami speaks first now."),
    ("Cleo Hart", "Cleo has a girlfriend.", "Cleo has a good hand."),
    ("Ian Moor", "Ian is in rehab.", "Ian is in Reims."),
    ("Tess Vale", "Tess buried her mother on Monday.", "Tess met her mother on Monday."),
    ("Rolf Stein", "Rolf takes over as CEO.", "Rolf takes over the slides."),
)  # fmt: skip

# Written when all words were done.
LAST = (
    ("Petra Holm", "Petra will not be working at Nordlys any longer.", "Petra will be working at the stand."),
    ("Owen Birch", "Owen got his marching orders.", "Owen got his badge."),
    ("Selma Rask", "Fjord Foods is slashing its headcount.", "Fjord Foods is serving its guests."),
    ("Ivo Kern", "Ivo is being shunted out.", "Ivo is being photographed."),
    ("Runa Dahl", "Runa is packing it in.", "Runa is packing it up."),
    ("Kari Lund", "The family is parting with Vinter Wool.", "The family is parking at Vinter Wool."),
    ("Theo Marsh", "Somebody has made an offer for Pell Maps.", "Somebody has made an entry in Pell Maps."),
    ("Lena Voss", "Lena lost her hair from the treatment.", "Lena lost her hat at the fair."),
    ("Jonas Weir", "Jonas has a pacemaker since spring.", "Jonas has a stand since spring."),
    ("Dora Finn", "Dora is four months along.", "Dora is four minutes late."),
    ("Ada Quill", "Ada has two little ones coming.", "Ada has two more guests coming."),
    ("Hugo Pine", "Hugo and his wife go their separate ways.", "Hugo and his wife go by train."),
    ("Finn Ross", "The receivers are in at Loom Works.", "The receivers are on at Loom Works."),
    ("Gita Rao", "Gita has not a penny left.", "Gita has not a seat left."),
    ("Karl Ness", "Bolt Bikes cannot meet its payments.", "Bolt Bikes cannot make the dinner."),
    ("Vera Crane", "Onyx Paint faces a damages suit.", "Onyx Paint faces the entrance."),
    ("Yara Noor", "Yara gave up cheese and eggs.", "Yara gave up her seat."),
    ("Cleo Hart", "Cleo married her girlfriend.", "Cleo met her neighbour."),
    ("Ian Moor", "Ian cannot stay off the booze.", "Ian cannot stay for the dinner."),
    ("Tess Vale", "Tess's mum is no longer with us.", "Tess's mum is coming with us."),
)  # fmt: skip
