"""The frames that take up what somebody wrote: their news, and their message that waits."""

from __future__ import annotations

# What they said that the user will have: "having it signed by Friday".
COMING = (
    "I look forward to {x}.",
    "I am looking forward to {x}.",
)
# To somebody who wants to sell something.
DECLINED = (
    "Thank you for your {m}, but this is not something that I need.",
    "Thank you for your {m}. It is not something that I am looking for.",
)
# A sentence of theirs, word for word, where nothing else is particular.
RECALLED = (
    "I still think of what you wrote on {d}: {x}",
    "What you wrote on {d} has stayed with me: {x}",
    "On {d} you wrote: {x} I have not forgotten it.",
    "I have kept what you wrote on {d}: {x}",
)
RECALLED_THEN = (
    "You wrote then: {x} I have not forgotten it.",
    "I still think of what you wrote then: {x}",
)
# {m} their message with its day and matter, which has waited for weeks.
SORRY_FOR_MESSAGE = (
    "I am sorry to come back only now to your {m}.",
    "I am sorry that I am only now answering your {m}.",
)
# {x} the one thing that it told: "the pilot starts on 3 December".
THANKS_FOR_TELLING = (
    "Thank you for your {m}; it is good to know that {x}.",
    "Many thanks for your {m}; I am glad that {x}.",
)
