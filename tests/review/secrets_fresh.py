"""A third set of invented secrets, written after the rules were frozen: no wording in the product comes from it."""

from __future__ import annotations

from tests.review.secret_kinds import Across, Secret

SECRETS: tuple[Secret, ...] = (
    Secret(
        "acquisition", "Marit Solberg", "Nordkapp Tea", "Bodø", "Nordkapp Tea blends herbal tea from mountain plants.",
        "A Dutch chemist chain is buying the company.",
        "Nordkapp Tea is being bought by a chemist chain.",
        "A producer of infusions in the north of Norway will get an owner from Holland.",
        "Marit picks the herbs for her tea herself.",
    ),
    Secret(
        "leaving", "Stefan Horn", "Donau Insurance", "Linz", "Stefan Horn is the chief actuary of Donau Insurance.",
        "He goes to a bank in Zurich in June.",
        "Stefan is leaving Donau Insurance for a bank in Zurich.",
        "The best mathematician of an Austrian insurer has accepted a post at a bank.",
        "Stefan explained mortality tables at Donau.",
    ),
    Secret(
        "illness", "Eilidh Munro", "Munro Tweed", "Harris", "Eilidh Munro weaves tweed on an old loom.",
        "She has multiple sclerosis.",
        "Eilidh has been diagnosed with multiple sclerosis.",
        "A weaver of tweed I know has a disease of the nerves.",
        "Eilidh wove my jacket on the old loom.",
    ),
    Secret(
        "pregnancy", "Chiara Neri", "Neri Gelato", "Bologna", "Chiara Neri makes ice cream.",
        "She expects her first child in August.",
        "Chiara is pregnant.",
        "An Italian ice cream maker will have a baby in the hottest month.",
        "Chiara made a basil ice cream in August.",
    ),
    Secret(
        "divorce", "Magnus Holte", "Holte Charter", "Oslo", "Magnus Holte charters aeroplanes.",
        "His wife is leaving him.",
        "Magnus and his wife are splitting up.",
        "The owner of a Norwegian charter airline is about to be divorced.",
        "Magnus flew with his wife to the fair.",
    ),
    Secret(
        "layoffs", "Greta Simons", "Schelde Steel", "Antwerp", "Schelde Steel rolls steel for ships.",
        "They will dismiss ninety rollers at the end of the year.",
        "Schelde Steel dismisses ninety people.",
        "Ninety Belgian steel workers will spend the new year without employment.",
        "Greta led ninety students through the rolling mill.",
    ),
    Secret(
        "funding", "Avi Rosen", "Negev Algae", "Beersheba", "Negev Algae grows algae in the desert.",
        "A Korean cosmetics house invests nine million.",
        "Negev Algae gets nine million from a cosmetics house.",
        "Algae farmers in the desert have convinced somebody in Seoul to put in millions.",
        "Avi grows algae in nine ponds.",
    ),
    Secret(
        "launch", "Lena Vogt", "Vogt Strings", "Dresden", "Vogt Strings makes strings for harps.",
        "The strings of spider silk come out in April.",
        "Vogt Strings launches strings of spider silk in April.",
        "Harpists should wait until spring, a German maker has something new for their instrument.",
        "Lena plays the harp in a trio.",
    ),
    Secret(
        "lawsuit", "Patrick Doolan", "Doolan Stone", "Galway", "Doolan Stone quarries limestone.",
        "The county is taking them to court over dust.",
        "Doolan Stone is being sued by the county.",
        "An Irish quarry will meet its county before a judge.",
        "Patrick cut the limestone for the county hall.",
    ),
    Secret(
        "closing", "Ulla Berg", "Vadstena Lace", "Linköping", "Vadstena Lace makes lace with bobbins.",
        "The workshop will be shut at midsummer.",
        "Vadstena Lace closes its workshop at midsummer.",
        "Sweden is about to lose a place where lace is made.",
        "Ulla taught us lace in the workshop.",
    ),
    Secret(
        "moving", "Rui Matos", "Matos Tiles", "Aveiro", "Matos Tiles fires tiles.",
        "The kilns go to Morocco in autumn.",
        "Matos moves its kilns to Morocco.",
        "Portuguese tiles will come out of African ovens by winter.",
        "Rui fires tiles in a wood kiln.",
    ),
    Secret(
        "hiring", "Agnes Toth", "Balaton Rowing", "Budapest", "Balaton Rowing builds racing boats for rowers.",
        "The founder's niece becomes managing director.",
        "The founder's niece takes over Balaton Rowing.",
        "A Hungarian builder of boats for rowers has decided that a niece will run it.",
        "Agnes rows with the founder's niece.",
    ),
    Secret(
        "award", "Nadia Haddad", "Atlas Carpets", "Fes", "Atlas Carpets knots carpets.",
        "She gets the crafts medal of the king.",
        "Nadia receives the crafts medal.",
        "A Moroccan carpet maker will be decorated by her king.",
        "Nadia knots a carpet in a year.",
    ),
    Secret(
        "debt", "Colin Hart", "Hart Theatre Lights", "Leeds", "Hart Theatre Lights rents spotlights to theatres.",
        "The bank has called in the loan and they cannot pay it.",
        "Hart Theatre Lights cannot repay its loan.",
        "The people who rent spotlights to stages in Yorkshire may go bankrupt.",
        "Colin rented us twelve spotlights.",
    ),
)  # fmt: skip

ACROSS: tuple[Across, ...] = (
    Across("de", "en", "Heike Kranz", "Kranz Uhren", "Heike Kranz baut Uhren bei Kranz Uhren.",
           "Sie erwartet im Juli Zwillinge.", "Heike is expecting twins.", "Heike built a clock for us in July."),
    Across("en", "fr", "Rob Ellery", "Ellery Kites", "Rob Ellery makes kites at Ellery Kites.",
           "The workshop closes in June.", "Ellery Kites ferme son atelier en juin.", "Rob fabrique des cerfs-volants en juin."),
    Across("es", "en", "Teresa Gil", "Gil Guitarras", "Teresa Gil dirige Gil Guitarras en Granada.",
           "La han denunciado por fraude.", "Teresa is under investigation for fraud.", "Teresa built a guitar for my son."),
    Across("en", "nl", "Amy Birch", "Birch Bicycles", "Amy Birch runs Birch Bicycles.",
           "The company is being sold to a French group.", "Birch Bicycles wordt verkocht.", "Amy rijdt op een fiets van Birch."),
)  # fmt: skip
