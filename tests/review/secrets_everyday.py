"""Matters told in confidence in one everyday wording, said again in others, and harmless sentences about the same people.

`SEEN` was in sight when the wordings of `matters` and `senses` were last widened; of `HELD` only how many are found was
looked at. All invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Everyday(NamedTuple):
    """Who told it and where they work, what they told, ways to give it away, and sentences that do not."""

    person: str
    house: str
    secret: str
    leaks: tuple[str, ...]
    harmless: tuple[str, ...]


SEEN: tuple[Everyday, ...] = (
    Everyday(
        "Tilda Marsh", "Marsh Ceramics", "She is trying to sell her company.",
        ("Marsh Ceramics is looking for a buyer.", "Tilda wants to find somebody to take over Marsh Ceramics.",
         "Tilda is getting ready for an exit.", "Marsh Ceramics could soon have another owner."),
        ("Tilda is looking for a kiln.", "Marsh Ceramics sells fine bowls.", "Tilda bought us coffee.",
         "The buyer at Rossmoor likes Marsh Ceramics.", "Tilda owns three looms.", "Marsh Ceramics opened a second shop."),
    ),
    Everyday(
        "Petr Havel", "Ostra Bank", "He will hand in his notice in January.",
        ("Petr is quitting.", "Petr won't stay at Ostra Bank much longer.", "Ostra Bank will need a replacement for Petr.",
         "Petr has had it with Ostra Bank and is off."),
        ("Petr noticed the typo on page four.", "Petr stays for dinner.", "Ostra Bank will need a bigger room.",
         "Petr handed in the slides on time.", "Petr is off to the station.", "Notice how Petr opens a talk."),
    ),
    Everyday(
        "Noor Aziz", "Fjord Audio", "She is in treatment for breast cancer.",
        ("Noor is having chemo.", "Noor spends a lot of time in hospital these days.", "Please keep Noor in your thoughts before her operation.",
         "Noor is fighting a serious illness."),
        ("Noor designs sound for hospitals.", "Noor got special treatment at the door.", "Noor's operation in Oslo has nine people.",
         "Noor is sick of long meetings.", "Noor fights for better microphones.", "Fjord Audio treats its customers well."),
    ),
    Everyday(
        "Lea Brunner", "Alpen Druck", "She is pregnant and has not told her boss.",
        ("Lea is going on maternity leave in spring.", "Lea is expecting in May.", "There will be a little Brunner soon: Lea is having a baby.",
         "Congratulations to Lea, who will be a mum."),
        ("Lea is expecting the proofs in May.", "Lea is going on holiday in spring.", "Lea's baby is the new press.",
         "Lea delivered the cards on Monday.", "Mum's recipe is on Lea's card.", "Alpen Druck prints books for children."),
    ),
    Everyday(
        "Gil Santos", "Rua Films", "He and his wife have separated.",
        ("Gil is getting a divorce.", "Gil lives on his own now.", "Gil's marriage is over.", "Gil and his wife are no longer together."),
        ("Gil separates sound and picture.", "Gil's wife made the soup.", "Gil works on his own this week.",
         "Gil and his wife came to the screening.", "Gil's film about a marriage won a prize.", "Rua Films split the bill."),
    ),
    Everyday(
        "Hedda Lunde", "Nordlys Energy", "Nordlys will cut 200 jobs in spring.",
        ("There will be redundancies at Nordlys Energy.", "Nordlys Energy is letting people go.", "Many at Nordlys Energy will be out of work by summer.",
         "Nordlys Energy is planning layoffs."),
        ("Nordlys Energy has 200 wind turbines.", "Nordlys Energy is hiring engineers.", "Hedda cuts her own hair.",
         "There are good jobs at Nordlys Energy.", "People at Nordlys Energy work in Bergen.", "Hedda let people in early."),
    ),
    Everyday(
        "Ravi Menon", "Tern Robotics", "Tern is raising ten million and has a term sheet.",
        ("Tern Robotics is fundraising.", "Ravi is about to close a round.", "Investors are putting fresh money into Tern Robotics.",
         "Tern Robotics has found backers for its series A."),
        ("Ravi raised his hand.", "Tern Robotics closed the workshop at five.", "Ravi ran a round of introductions.",
         "Ravi invests a lot of time in his team.", "Tern Robotics has found a bug.", "Ravi backs the smaller design."),
    ),
    Everyday(
        "Odile Perrin", "Maison Perrin", "A chain from Lyon is acquiring the house.",
        ("Maison Perrin is being bought.", "There is a takeover of Maison Perrin under way.", "Maison Perrin will belong to a bigger group.",
         "Odile is handing Maison Perrin over to a chain."),
        ("Maison Perrin bought new ovens.", "Odile takes over the slides from page six.", "Odile belongs to our reading group.",
         "Odile is handing out samples.", "A chain of lights hangs over Maison Perrin.", "Maison Perrin baked for the group."),
    ),
    Everyday(
        "Dimitri Kostas", "Helio Shipping", "A former partner is suing the company.",
        ("Helio Shipping is being taken to court.", "There is a lawsuit against Helio Shipping.", "Helio Shipping has legal trouble with an old partner.",
         "Dimitri will have to see a judge."),
        ("Dimitri plays tennis on the court behind the office.", "Dimitri suits a smaller stage.", "Helio Shipping has three partners.",
         "Dimitri judges the boat race.", "Dimitri is the legal contact.", "Helio Shipping ships to Suez."),
    ),
    Everyday(
        "Maeve Quinn", "Bracken Labs", "She is moving to Lisbon in summer.",
        ("Maeve is relocating.", "Maeve is leaving Dublin for good.", "Maeve has rented a flat in Portugal.", "Maeve will live abroad from July."),
        ("Maeve moved the meeting to Friday.", "Maeve loves Lisbon's tiles.", "Maeve rented a bike.",
         "Maeve goes to Lisbon for the summit.", "Maeve found the talk moving.", "Bracken Labs has a flat roof."),
    ),
    Everyday(
        "Sven Dahl", "Dahl Timber", "He gives Rossmoor a discount of 30 percent.",
        ("Rossmoor pays Dahl Timber a third less than others.", "Dahl Timber sells to Rossmoor at a special price.",
         "Sven knocks 30 % off for Rossmoor.", "Dahl Timber has a rebate for Rossmoor."),
        ("Sven gave a talk at Rossmoor.", "Dahl Timber supplies Rossmoor.", "Sven discounts the rumour.",
         "Sven has thirty sorts of wood.", "Dahl Timber's prices are on its site.", "Sven is a special guest at Rossmoor."),
    ),
    Everyday(
        "Ingrid Falk", "Skoga Textiles", "The company runs out of money in March.",
        ("Skoga Textiles is nearly insolvent.", "Skoga Textiles can't pay its suppliers much longer.", "Skoga Textiles is broke.",
         "Things look bad for Skoga Textiles: the bank has cut its credit."),
        ("Ingrid ran out of coffee.", "Skoga Textiles pays for the lunch.", "Ingrid broke the record.",
         "Skoga Textiles spins wool in March.", "Ingrid banks on linen.", "Ingrid has run the marathon."),
    ),
)  # fmt: skip

HELD: tuple[Everyday, ...] = (
    Everyday(
        "Bruno Keller", "Keller Optik", "He wants to sell the shop next year.",
        ("Keller Optik is up for sale.", "Bruno hopes somebody will buy Keller Optik.", "Bruno is giving up Keller Optik to a new owner.",
         "Bruno is looking for a successor who takes Keller Optik off his hands."),
        ("Keller Optik sells glasses.", "Bruno has a new lens.", "Bruno gave up sugar.", "Keller Optik is next to the church.",
         "Bruno takes his hat off to you.", "Bruno bought a ticket."),
    ),
    Everyday(
        "Yusuf Demir", "Anadolu Air", "He is leaving for a competitor.",
        ("Yusuf has resigned.", "Yusuf is going over to a rival.", "Anadolu Air is losing Yusuf.", "Yusuf starts somewhere else in May."),
        ("Yusuf is leaving the party at ten.", "Anadolu Air lost my bag.", "Yusuf starts the tour in May.", "Yusuf runs against a rival club.",
         "Yusuf goes over the numbers.", "Yusuf signed the guest book."),
    ),
    Everyday(
        "Clara Voss", "Voss Verlag", "She has to have surgery on her heart.",
        ("Clara is going into hospital next week.", "Clara will be operated on.", "Clara has a heart condition.", "Clara's health worries everybody."),
        ("Clara spoke from the heart.", "Clara's novel is set in a hospital.", "Clara operates two presses.", "Voss Verlag is in good health.",
         "Clara sends hearty greetings.", "Clara cut the cake."),
    ),
    Everyday(
        "Jana Novak", "Moldau Games", "She and her husband expect twins.",
        ("Jana is pregnant.", "Jana will be on parental leave from June.", "Jana is going to be a mother.", "Jana's due date is in June."),
        ("Jana expects rain.", "Jana's twin sister came along.", "Jana leaves in June for a fair.", "The paper is due from Jana on Monday.",
         "Jana mothers the new colleagues.", "Moldau Games makes toys for parents."),
    ),
    Everyday(
        "Owen Pryce", "Pryce Legal", "His wife wants a divorce.",
        ("Owen's marriage is breaking up.", "Owen and his wife are separating.", "Owen has moved out of the family home.", "Owen will soon be single."),
        ("Owen's wife wants a coffee.", "Owen wrote a book on divorce law.", "Owen broke up the fight.", "Pryce Legal has moved to the harbour.",
         "Owen will soon be in Cardiff.", "Owen ordered a single malt."),
    ),
    Everyday(
        "Anneke Bos", "Delta Foods", "Delta closes its plant in Ede and 80 people lose their work.",
        ("Delta Foods is making people redundant.", "Job cuts are coming at Delta Foods.", "Delta Foods is downsizing.", "Eighty families in Ede will lose an income because of Delta Foods."),
        ("Delta Foods has a plant with 80 people in Ede.", "Anneke cut the bread.", "Anneke closes her laptop.", "Delta Foods opened a canteen.",
         "Families in Ede buy from Delta Foods.", "Anneke lost her umbrella in Ede."),
    ),
    Everyday(
        "Kenji Mori", "Sora Health", "They are closing a seed round with two funds.",
        ("Sora Health has raised money.", "Sora Health is about to announce an investment.", "Two funds are backing Sora Health.", "Kenji has signed a term sheet."),
        ("Kenji planted seeds with the children.", "Kenji closed the round table.", "Sora Health raised a good question.", "Kenji signed my book.",
         "Kenji funds a choir.", "Kenji has two sons."),
    ),
    Everyday(
        "Paola Conti", "Conti Marmi", "A Swiss group takes the firm over in June.",
        ("Conti Marmi is being acquired.", "Conti Marmi will be Swiss soon.", "Somebody is buying Conti Marmi.", "Paola is selling out to a Swiss group."),
        ("Conti Marmi is buying a crane.", "Paola takes the train over Bern.", "Paola sold us a sample.", "Paola has a Swiss knife.",
         "A group from Zurich visited Conti Marmi.", "Paola acquired a taste for rye."),
    ),
    Everyday(
        "Femi Ade", "Lagos Grid", "The ministry has filed charges against the company.",
        ("Lagos Grid is being prosecuted.", "Lagos Grid stands trial soon.", "Femi is being investigated.", "The ministry is suing Lagos Grid."),
        ("Femi charges his phone.", "Lagos Grid runs a trial in Ibadan.", "Femi filed the papers.", "Femi met the minister.",
         "Femi investigates cheap batteries.", "Lagos Grid charges by the hour."),
    ),
    Everyday(
        "Nils Berge", "Berge Arkitekter", "He and the family will emigrate to Canada.",
        ("Nils is moving abroad.", "Nils will leave Norway for good.", "Nils has sold his house and goes to Canada.", "Nils is starting a new life in Toronto."),
        ("Nils moved a wall.", "Nils has a cousin in Canada.", "Nils left Norway's pavilion early.", "Nils sold a drawing.",
         "Nils is starting a course.", "Berge Arkitekter builds houses in Bergen."),
    ),
    Everyday(
        "Rosa Lind", "Lind Papers", "Her margin on the museum's order is 60 percent.",
        ("Lind Papers earns 60 % on what the museum orders.", "The museum pays Lind Papers far too much.", "Lind Papers makes a huge profit on the museum.",
         "Rosa's markup for the museum is steep."),
        ("Rosa printed the museum's catalogue.", "Rosa ordered sixty sheets.", "Rosa drew a line in the margin.", "The museum knows Lind Papers.",
         "Rosa earns respect.", "Rosa paid for the museum tickets."),
    ),
    Everyday(
        "Viktor Hahn", "Hahn Werft", "The yard cannot pay its wages after New Year.",
        ("Hahn Werft is going bankrupt.", "Hahn Werft has run out of cash.", "Hahn Werft is about to go under.", "Viktor owes his people their pay."),
        ("Viktor pays in cash.", "Hahn Werft runs a ferry.", "Viktor went under the bridge.", "Viktor owes me a beer.",
         "The people at Hahn Werft wished us a happy New Year.", "Hahn Werft builds a yacht."),
    ),
)  # fmt: skip
