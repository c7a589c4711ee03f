"""Everyday ways to ask for silence close what they stand in; the same words in other uses close nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from coach.confidence import restrictions
from coach.text import sentences

DAY = dt.date(2026, 11, 1)

CLOSED = [
    "Kai told me under four eyes that the studio owes money.",
    "Sub rosa: Cleo has bought shares in a rival.",
    "Ela hat mich gebeten, nichts von der Scheidung zu erzählen.",
    "Nobody at the studio knows that Kai is leaving for good.",
    "Gus doesn't want his wife to hear about the casino.",
    "You didn't hear it from me: Hana gets a bonus.",
    "As you asked, I tell nobody about the lottery win.",
    "Embargo bis 15. Januar 2027: Kern bringt das Tagebuch heraus.",
    "Embargo jusqu'au 15 janvier : le livre sort.",
    "I promised Ben to keep my mouth shut about the fire.",
    "She swore me to silence about the baby.",
    "Ada made me promise not to say that she is leaving.",
    "It must not get out that Ben is ill.",
    "If this leaks, we lose the deal: Fern merges with Tarn.",
    "Not a soul knows about the house in Nice.",
    "For the time being this is only for you: the shop closes.",
    "Ben let slip that they are bankrupt, and begged me to forget it.",
    "Please treat this confidentially: we cut the team.",
    "Treat as sensitive: the tender goes to Fern.",
    "I wasn't supposed to hear it, but Ada is pregnant.",
    "Ada's pregnancy is not common knowledge.",
    "Ada has only told her sister and me that she is pregnant.",
    "Only three people know that the museum will move.",
    "Only the CEO and I know about the sale.",
    "The board has not been told about the loss yet.",
    "Her husband must never learn about the loan.",
    "His team doesn't know yet that he resigns.",
    "He hasn't told his boss that he is leaving.",
    "She will announce it on Monday; until then I say nothing.",
    "We agreed to keep the merger between the two firms.",
    "This conversation never happened: Dov sells his shares.",
    "Burn after reading: the password of the vault is tulip.",
    "Delete this message afterwards: I am quitting.",
    "Strictly entre nous, he drinks.",
    "In the strictest confidence, the mill closes.",
    "On the QT: the mill closes.",
    "Keep it dark: the mill closes.",
    "Confidential until Friday: the mill closes.",
    "The news is embargoed till Friday: the mill closes.",
    "News under lock and key: the mill closes.",
    "Privileged and confidential: settlement offer of 40k.",
    "Attorney-client privileged: settlement offer of 40k.",
    "Proprietary: the recipe holds cobalt.",
    "Company confidential: price goes up.",
    "Not to be disclosed to third parties: price goes up.",
    "Please do not forward: price goes up.",
    "Do not circulate. Price goes up.",
    "For internal eyes only: price goes up.",
    "Eyes only: price goes up.",
    "She told me as a friend that she is ill.",
    "He told me, and nobody else, that he is ill.",
    "He opened up to me about his depression.",
    "He poured his heart out: the marriage is over.",
    "She entrusted me with the news of her illness.",
    "She let me in on the secret that they merge.",
    "Insider: they merge in May.",
    "Price-sensitive: they merge in May.",
    "Das bleibt unter uns: er geht.",
    "Streng geheim: er geht.",
    "Bitte für dich behalten: er geht.",
    "Behalte es bitte für dich, er geht.",
    "Ich darf es nicht weitersagen: er geht.",
    "Er möchte nicht, dass es jemand erfährt: er ist krank.",
    "Noch nicht offiziell: er geht.",
    "Noch niemand weiß, dass er geht.",
    "Nur der Vorstand weiß, dass er geht.",
    "Nur der Vorstand weiß Bescheid: er geht.",
    "Das darf nicht nach außen dringen: er geht.",
    "Bis Montag Stillschweigen: er geht.",
    "Sie hat mir anvertraut, dass sie krank ist.",
    "Sie hat es mir im Vertrauen erzählt, sie ist krank.",
    "Hinter vorgehaltener Hand: er geht.",
    "Diskret behandeln: er geht.",
    "Bitte diskret behandeln, er geht.",
    "Nicht für andere Ohren: er geht.",
    "Kein Sterbenswort: er geht.",
    "Ich habe versprochen, nichts zu sagen: er geht.",
    "Sie bat mich, es nicht zu erwähnen, sie ist krank.",
    "Sein Chef weiß noch nichts von der Kündigung.",
    "Ihr Mann darf nichts von dem Kredit wissen.",
    "Psst, er geht.",
    "Sperrfrist 3. Dezember: Preis geht an Ada.",
    "Geheim halten bis zur Messe: neuer Ofen.",
    "Zwischen uns: er geht.",
    "Ganz unter uns gesagt ist er krank.",
    "Mal unter uns: er ist krank.",
    "Off-record: he pays cash.",
    "OTR: he pays cash.",
    "Confidential - he pays cash.",
    "[confidential] he pays cash.",
    "(in confidence) he pays cash.",
    "#confidential he pays cash.",
    "**Private** he pays cash.",
    "PRIVATE he pays cash.",
    "NDA! The chip has two cores.",
    "We are under an NDA with Kite, so: the chip has two cores.",
    "Covered by our NDA: the chip has two cores.",
    "Under Chatham House rules: he favours the ban.",
    "Spoken under the Chatham House Rule, he favours the ban.",
    "I was told not to tell Ben that he will be promoted.",
    "Do not let on to Ben that he will be promoted.",
    "Ben is not to find out about the party.",
    "Surprise for Ben: don't spoil it.",
    "Keep Ben in the dark about the offer.",
    "Don't breathe a word to Ben about the offer.",
    "Please, please don't repeat what I said about Ben's offer.",
    "I'd be grateful if you kept this to yourself: I am leaving.",
    "I would appreciate your discretion: I am leaving.",
    "Can you keep a secret? I am leaving.",
    "I shouldn't be telling you this, but we are selling.",
    "I probably shouldn't say this, but we are selling.",
    "This isn't public yet, but we are selling.",
    "It's not announced, but we are selling.",
    "We haven't announced it, but we are selling.",
    "Announcement is on 3 December, so keep quiet: we are selling.",
    "Until the announcement on 3 December nobody may know that we are selling.",
    "To be announced on 3 December: we are selling.",
    "Hold this until 3 December: we are selling.",
    "Release date 3 December, not before: we are selling.",
    "Reste entre nous : il part.",
    "À ne pas ébruiter : il part.",
    "Que quede entre nosotros: se va.",
    "No se lo digas a nadie: se va.",
    "Dit blijft onder ons: hij gaat weg.",
    "Resti tra noi: parte.",
]

OPEN = [
    "They let me in on Friday.",
    "Ada opened up the shop to us at nine.",
    "Nobody at Fern knows glass better than Ada.",
    "Nobody knows about fonts like Ada.",
    "No one at the fair knew the way.",
    "The museum is not widely known in Japan.",
    "The venue is to be announced.",
    "Hold it until the glue dries.",
    "She told me as a friend of the museum how to get in.",
    "He was told not to smoke in the hall.",
    "I was told not to worry.",
    "She asked me not to wait.",
    "Only the board knows how to vote.",
    "Only the family runs the shop.",
    "Private equity is a topic for Ben.",
    "A SECRET garden is what they want to print.",
    "He entrusted me with the keys of the stand.",
    "Keep the plan between five and six pages.",
    "Keep the talk under ten minutes.",
    "I tell nobody how to cook.",
    "Das ist unter uns zu Gast gewesen.",
    "Niemand weiß besser Bescheid als Ela.",
    "Er hat mich gebeten, nicht zu spät zu kommen.",
    "Nur wer fragt, weiß Bescheid.",
    "Sie hat versprochen, nichts zu vergessen.",
    "Er will nicht nach draußen ziehen.",
    "Insider tips for Leeds were fun.",
    "Proprietary software is what they sell.",
    "Privileged to be on the panel, she said.",
    "If it comes out well, we print more.",
    "Don't share what you cannot carry.",
    "He should not know about stairs.",
    "The dark room is kept dark.",
    "She was not meant to see the sea so early.",
    "You never get that from me, said the cook.",
    "We kept quiet during the concert.",
    "She keeps her mouth shut when diving.",
    "Discreet lamps are his thing.",
    "He treats it as private collection.",
    "They poured the concrete out.",
]


def _last_is_closed(text: str) -> bool:
    spans = list(sentences(text))
    found = restrictions(text, spans, note_date=DAY)[-1]
    return found is not None and found.holds(DAY)


@pytest.mark.parametrize("text", CLOSED)
def test_closed(text: str) -> None:
    assert _last_is_closed(text)


@pytest.mark.parametrize("text", OPEN)
def test_open(text: str) -> None:
    assert not _last_is_closed(text)


def test_an_embargo_in_another_language_ends() -> None:
    text = "Embargo bis 15. Januar 2027: Kern bringt das Tagebuch heraus."
    found = restrictions(text, list(sentences(text)), note_date=DAY)[0]
    assert found is not None
    assert found.until == dt.date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Tom hat mir im Vertrauen von Bernd erzählt. Bernd Moll sucht einen Käufer.", (True, True)),
        ("Tom told me in confidence about Cleo. Cleo Marsh is looking for a new job.", (True, True)),
        ("Tom told me in confidence about Cleo. Cleo wants Leeds. Tom collects globes.", (True, True, False)),
        ("Tom told me in confidence about Cleo. Anna keeps bees.", (True, False)),
        ("Berta Lund sucht einen Käufer. Tom bat mich, es für mich zu behalten.", (True, True)),
        ("Basti sucht einen Käufer. Das weiß ich von Tom, er darf nicht wissen, dass ich es weiß.", (True, True)),
        ("Cleo is looking for a job. I have it from Tom, she must not know that I know.", (True, True)),
        ("Anna keeps bees. Sie zieht im Mai nach Kassel, aber ich soll es für mich behalten.", (False, True)),
    ],
)  # fmt: skip
def test_the_thing_told_is_closed_with_the_words_around_it(text: str, closed: tuple[bool, ...]) -> None:
    found = restrictions(text, list(sentences(text)), note_date=DAY)
    assert tuple(r is not None for r in found) == closed


MINUTES = "Workshop meeting, 29 October 2026\n\n{head}\n\nThe kiln is booked until May.\n\nTwo buyers have not paid.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Here: Ada, Ben, me. Internal, not for clients.", "Present: Ada, Ben.\nPlace: the yard.\nConfidential.",
        "Anwesend: Ada, Ben. Intern, nicht für Kunden.", "Not for customers.",
    ],
)  # fmt: skip
def test_a_label_in_the_head_of_minutes_closes_them_all(head: str) -> None:
    text = MINUTES.format(head=head)
    spans = list(sentences(text))
    assert all(restrictions(text, spans))


@pytest.mark.parametrize(
    "head", ["Ada keeps bees. Confidential.", "Here: Ada, Ben, me. She likes it internal."]
)
def test_a_label_behind_something_told_closes_that(head: str) -> None:
    text = MINUTES.format(head=head)
    assert restrictions(text, list(sentences(text)))[-1] is None
