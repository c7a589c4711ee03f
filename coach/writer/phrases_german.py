"""The frames of a German letter, several of each; what stands for du and Sie is filled in by the letter."""

from __future__ import annotations

# {o} the occasion, {e} an event, {d} a day, {x} a matter, {p} a place; {e} with its preposition. The first sentence follows the comma of the greeting.
THANKS_TALK = ("danke für {o}.", "vielen Dank für {o}.", "herzlichen Dank für {o}.")
THANKS_EVENT = (
    "es war schön, {e} mit {dir} zu sprechen.",
    "ich habe mich gefreut, {e} mit {dir} zu sprechen.",
    "vielen Dank für das Gespräch {e}.",
    "schön, dass wir {e} Zeit zum Reden hatten.",
)
# {o} what there was, {x} what they did: "du mir den Ofen gezeigt hast".
THANKS_BOTH = (
    "danke für {o} und besonders dafür, dass {x}.",
    "vielen Dank für {o} und vor allem dafür, dass {x}.",
)
FOLLOW_UP = (
    "ich denke noch gern an {o} zurück.",
    "ich würde gern an {o} anknüpfen.",
    "seit wir uns gesprochen haben, wollte ich {dir} schreiben.",
)
# {x} what the message told: "das Kapitel fertig ist".
ANSWER_TOLD = (
    "danke für {deine} Nachricht{d}; gut, dass {x}.",
    "vielen Dank für {deine} Nachricht{d}; schön, dass {x}.",
)
# To somebody who wants to sell something.
DECLINED = ("danke für {deine} Nachricht{d}, aber im Moment ist das nichts für mich.",)
TOLD = (
    "Danke auch für {deine} Nachricht{d}; gut, dass {x}.",
    "Vielen Dank auch für {deine} Nachricht{d}; schön, dass {x}.",
)
# {x} what the notes say they did: "du mir den Ofen gezeigt hast".
KINDNESS = (
    "Danke, dass {x}.",
    "Vielen Dank, dass {x}.",
    "Ich danke {dir} dafür, dass {x}.",
)
STILL_GRATEFUL = ("Ich bin {dir} noch immer dankbar, dass {x}.",)
PURSUIT = (
    "Ich weiß noch, dass {x}.",
    "Ich habe nicht vergessen, dass {x}.",
)
NEXT_STEP = (
    "Passt {dir} in den nächsten Wochen ein kurzes Telefonat?",
    "Wollen wir in den nächsten Wochen kurz telefonieren?",
)
NEXT_STEP_MEETING = ("{Hast} {du} in {p} eine halbe Stunde Zeit für mich?",)
# {x} the user's own question that nobody answered, word for word.
ASK_AGAIN = (
    "Es interessiert mich noch immer: {x}",
    "Ich wüsste es noch immer gern: {x}",
)
# {x} what the user praised, with its verb: "deine Rede ist".
STAYED = ("{x} mir in Erinnerung geblieben.", "{x} mir noch gut im Gedächtnis.")
AGREED_DAY = ("Ich freue mich auf {x}.", "Auf {x} freue ich mich.")
# {d} the weekday, {p} the town.
MEETING = (
    "Ich hoffe, {dich} am {d} in {p} zu sehen.",
    "Ich freue mich darauf, {dich} am {d} in {p} zu sehen.",
    "Hoffentlich sehen wir uns am {d} in {p}.",
)
PROMISE_COMING = (
    "Ich habe nicht vergessen, was ich {dir} bis zum {d} versprochen habe: {x}.",
    "Bis zum {d} {bekommst} {du}, wie versprochen: {x}.",
    "Es bleibt bei dem, was ich {dir} bis zum {d} versprochen habe: {x}.",
)
PROMISE_LATE = (
    "Ich bin spät dran mit dem, was ich {dir} zum {d} versprochen hatte, und es tut mir leid: {x}.",
    "Es tut mir leid, dass noch fehlt, was ich {dir} bis zum {d} versprochen hatte: {x}.",
)
PROMISE_OPEN = (
    "Ich habe nicht vergessen, was ich {dir} versprochen habe: {x}.",
    "Es bleibt bei dem, was ich {dir} versprochen habe: {x}.",
    "Ich weiß, dass ich {dir} noch etwas schulde: {x}.",
)
# {x} the thing with its article, as it stands behind a verb: "die Siebkurven".
THING_COMING = (
    "{x} {bekommst} {du}, wie versprochen, bis zum {d}.",
    "Bis zum {d} {bekommst} {du}, wie versprochen, {x}.",
)
THING_LATE = (
    "{x} hatte ich {dir} bis zum {d} versprochen, und es tut mir leid, dass {du} noch warten {musst}.",
    "Eigentlich wollte ich {dir} bis zum {d} {x} schicken; es tut mir leid, dass es länger dauert.",
)
THING_OPEN = (
    "Ich habe nicht vergessen, dass {du} noch {x} von mir {bekommst}.",
    "{x} {bekommst} {du} noch, wie versprochen.",
)
THING_KEPT = (
    "hier schicke ich {dir}, wie versprochen, {x}.",
    "wie versprochen schicke ich {dir} heute {x}.",
)
THING_OWED = (
    "{Du} {hattest} mir freundlicherweise {x} zugesagt; ich freue mich darauf.",
    "Ich freue mich auf {x}.",
)
THING_OWED_BY = ("{Du} {hattest} mir freundlicherweise bis zum {d} {x} zugesagt; ich freue mich darauf.",)
THING_OWED_LATE = (
    "Wenn {du} so weit {bist}, freue ich mich auf {x}.",
    "Ich freue mich auf {x}, sobald es {dir} passt.",
)
OWED = (
    "{Du} {hattest} mir freundlicherweise etwas zugesagt, auf das ich mich freue: {x}.",
    "Ich freue mich auf das, was {du} mir zugesagt {hattest}: {x}.",
)
OWED_BY = ("Ich freue mich auf das, was {du} mir zum {d} zugesagt {hattest}: {x}.",)
INTRODUCING = ("ich wollte {dich} mit {x} bekannt machen. Ist {dir} das recht?",)
ASKING = (
    "darf ich {dich} mit {n} bekannt machen?",
    "{moechtest} {du} {n} kennenlernen?",
    "wäre es {dir} recht, wenn ich {dich} mit {n} bekannt mache?",
)
ASKED_BOTH = (
    "Ein kurzes Ja oder Nein genügt; {f} frage ich genauso.",
    "{f} frage ich auch und schreibe {euch} beiden nur, wenn es beiden recht ist.",
    "Ein Nein ist genauso recht; {f} bekommt von mir dieselbe Frage.",
)
KEPT = (
    "hier kommt, was ich {dir}{d} versprochen habe: {x}.",
    "heute schicke ich {dir}, was ich {dir}{d} versprochen habe: {x}.",
)
KEPT_LATE = ("Es hat länger gedauert, als ich gesagt hatte; das tut mir leid.",)
TOUCH = (
    "seit dem {d} haben wir nichts voneinander gehört, das ist mir zu lange her.",
    "wir haben seit dem {d} nichts voneinander gehört.",
    "unser letzter Austausch war am {d}, höchste Zeit für ein paar Zeilen.",
)
WHOM = ("Wen aus meinem Bekanntenkreis {moechtest} {du} kennenlernen?",)
ANSWER_LATE = (
    "{entschuldige} bitte, dass ich erst jetzt auf {deine} Nachricht{d} antworte.",
    "es tut mir leid, dass ich erst jetzt auf {deine} Nachricht{d} antworte.",
)
CLOSE_SESSION = ("Ich freue mich in {p} auf {s}.", "In {p} freue ich mich auf {s}.")
