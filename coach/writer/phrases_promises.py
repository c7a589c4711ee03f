"""The frames for what was promised, either way, kept or still to come, and for introductions."""

from __future__ import annotations

PROMISE_COMING = (
    "You will have {x} by {d}, as promised{there}.",
    "{x} will reach you by {d}, as I promised{there}.",
    "By {d} you will have {x}, as promised{there}.",
    "{x} will be with you by {d}, as promised{there}.",
)
# The day is before the next meeting, in {p}.
PROMISE_BEFORE = (
    "You will have {x} by {d}, before we meet in {p}.",
    "{x} will reach you by {d}, as promised, in time for {p}.",
    "By {d}, before {p}, you will have {x}, as promised.",
)
# Of what no letter can hold: a conversation, a meal, a visit. {when} the day as it was said: "on 2 December", "in January".
PROMISE_HELD = (
    "I have not forgotten {x} {when}.",
    "{x} {when} still stands.",
)
PROMISE_OPEN_HELD = ("I have not forgotten that I owe you {x}.", "I still owe you {x}.")
PROMISE_OPEN = (
    "I have not forgotten that I owe you {x}.",
    "I still owe you {x}.",
    "{x} {is} still to come, as promised.",
)
PROMISE_LATE = (
    "I am late with {x}, which I promised you by {d}, and I am sorry.",
    "I am sorry that you still have to wait for {x}, which I promised you by {d}.",
    "You should have had {x} from me by {d}, and I am sorry to be late.",
)
PROMISE_DO = (
    "I remember well that I promised to {x}{by}.",
    "I will {x}{by}, as promised.",
    "As promised, I will {x}{by}.",
)
PROMISE_DO_LATE = (
    "I am sorry that I have yet to {x}, as I promised for {d}.",
    "I promised to {x} by {d}, and I am sorry to be late with it.",
)
OWED_COMING = (
    "I look forward to {x} {by}.",
    "You kindly promised {x} {by}; I look forward to {it}.",
    "I am looking forward to {x} {by}.",
    "It would be good to have {x} {by}, as you kindly said.",
)
OWED_LATE = (
    "If {x} {is} ready, I would be glad to have {it}.",
    "Whenever {x} {is} ready, I would be glad to see {it}.",
    "May I ask how {x} {is} coming along?",
    "When you have a quiet moment, I would be glad of {x}.",
)
OWED_LATE_THERE = (
    "Whenever {x} {is} ready, I would be glad to see {it}; we can also talk about {it} in {p}.",
    "May I ask how {x} {is} coming along, or shall we talk about {it} in {p}?",
    "If {x} {is} ready before {p}, I would be glad to have {it}.",
)
OWED_OPEN = (
    "I would be glad of {x} whenever it suits you.",
    "I look forward to {x} whenever it suits you.",
    "You kindly promised {x}; I look forward to {it}.",
)
OWED_INTRODUCTION = (
    "You kindly offered to introduce me to {x}; I would be glad of it{by}.",
    "I would be very glad of the introduction to {x} that you offered{by}.",
    "I look forward to your introduction to {x}{by}.",
)
OWED_DO = (
    "It is kind of you to {x}{by}.",
    "Thank you for being ready to {x}{by}.",
    "It was kind of you to say that you would {x}{by}.",
)
OWED_DO_LATE = (
    "Have you been able to {x}?",
    "May I ask whether you have been able to {x}?",
)
# Of what was noted in another language.
PROMISE_ABROAD = (
    "I have not forgotten what I promised you.",
    "What I promised you is not forgotten.",
)
PROMISE_ABROAD_BY = (
    "I have not forgotten what I promised you by {d}.",
    "What I promised you by {d} is not forgotten.",
)
KEPT_ABROAD = ("Here is what I promised you{by}.", "As promised{by}, here it is.")
# Where the notes' words make no sentence: they are quoted.
PROMISE_QUOTED = (
    "I have not forgotten what I promised you: “{x}”.",
    "What I promised you is on my list: “{x}”.",
)
PROMISE_QUOTED_BY = (
    "I have not forgotten what I promised you by {d}: “{x}”.",
    "What I promised you by {d} is on my list: “{x}”.",
)
OWED_QUOTED = (
    "I look forward to what you kindly offered: “{x}”.",
    "I have kept a note of what you kindly offered: “{x}”.",
)
OWED_ANSWER = (
    "I look forward to hearing from you {x}.",
    "I would be glad to hear from you {x}.",
)
DUTY = ("I will {x}.", "As I said, I will {x}.", "I have made a note to {x}.")
INTRODUCING = (
    "I promised to introduce you to {x}, and I would like to keep my word.",
    "I have yet to introduce you to {x}, as I promised.",
)
MAY_I = ("May I put the two of you in touch by e-mail?",)
WHOM = (
    "Is there anybody among the people I know whom you would like to meet?",
    "Whom among the people I know would you like to meet?",
)
# An introduction asks both sides first.
ASKING = (
    "May I introduce you to {n}?",
    "Would you like to meet {n}?",
    "Could I put you in touch with {n}?",
    "There is somebody whom you may like to meet: {n}.",
    "Would it be of use to you to know {n}?",
)
ASKING_PROMISED = (
    "I promised to introduce you to {n}, and I would like to keep my word.",
    "I have not forgotten that I promised you an introduction to {n}.",
)
ASKED_BOTH = (
    "I am asking {f} as well, and will write to you both if you both like the idea.",
    "A yes or a no is equally welcome; {f} gets the same question from me.",
    "Say so if you would rather not. I am asking {f} too, and will only go ahead if you both say yes.",
    "Just let me know. I will make the introduction once {f} has agreed as well.",
    "I have the same question for {f}, and will bring you together only if you both wish it.",
)
BOTH_AGREED = (
    "You have both said that you would like to meet, so here you are.",
    "As both of you have agreed, I am glad to put you in touch.",
)
YOURS_NOW = (
    "I leave the rest to you.",
    "The next step is yours.",
)
KEPT = (
    "Here {is} {x}, as promised{by}.",
    "As promised{by}, here {is} {x}.",
    "Here {is} {x}, as I promised{by}.",
)
KEPT_DO = (
    "I have {x}, as promised{by}.",
    "As promised{by}, I have {x}.",
)
KEPT_QUOTED = ("Here is what I promised you{by}: “{x}”.", "As promised{by}: “{x}”.")
KEPT_LATE = ("I am sorry that it took me longer than I said.", "It comes later than I said, and I am sorry.")
