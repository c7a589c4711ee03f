"""The frames that take up what the two wrote to each other before: a question, a day, an offer, and where they meet next."""

from __future__ import annotations

# {x} the user's own question that nobody answered: "did the owner accept the plan?"
ASK_AGAIN = (
    "I am still curious: {x}",
    "I would still like to know: {x}",
    "I still wonder: {x}",
)
# {x} "a day in the autumn", which they said would suit them.
WHICH_DAY = (
    "You wrote that {x} would suit you; which one shall it be?",
    "We thought of {x}; which one would be best for you?",
)
# {x} what is agreed, with its day: "breakfast on Thursday at 07:30".
AGREED_DAY = (
    "I look forward to {x}.",
    "I am looking forward to {x}.",
)
# {n} whom the user promised to introduce them to, and who will be there.
IN_PERSON = (
    "{n} is coming too, so I can introduce you in person.",
    "As {n} is coming too, I can introduce you in person.",
)
# {x} what they offered and the user said yes to, {m} the month.
OFFERED = (
    "You kindly offered me {x} in {m}, and I would still be glad of {it}.",
    "In {m} you kindly offered me {x}; I would still be glad of {it}.",
)
# {p} the town, {d} the day: "Thursday". Said behind another sentence, or by itself.
MEETING = (
    "I hope to see you in {p} on {d}",
    "I hope that we meet in {p} on {d}",
    "I hope to find you in {p} on {d}",
)
