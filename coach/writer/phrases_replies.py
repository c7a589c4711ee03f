"""The frames that take up what somebody wrote: their question, their news, their message that waits."""

from __future__ import annotations

# What they asked, in indirect speech: "whether I have a reference", "me to bring a printout".
ASKED = (
    "Thank you for asking {x}.",
    "Many thanks for asking {x}.",
)
SUGGESTED = (
    "Thank you for suggesting {x}.",
    "Many thanks for suggesting {x}.",
)
# {x} a thing that they ask for: "a budget on one page".
WANTED = (
    "I see that you would like {x}.",
    "I have seen that you would like {x}.",
)
WROTE_AND_ASKED = ("You wrote that {w}, and asked {x}.",)
# What they said that the user will have: "having it signed by Friday".
COMING = (
    "I look forward to {x}.",
    "I am looking forward to {x}.",
)
# Where their words do not turn into ours, they are quoted.
QUESTION = (
    "You asked: {x}",
    "You asked me: {x}",
    "Your question was: {x}",
)
# A question that leans on the sentence before it, which is quoted with it.
WROTE = ("You wrote: {x}",)
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
# {m} their message with its day and matter: "message of 19 November about the advertisement".
THANKS_FOR_MESSAGE = (
    "Thank you for your {m}.",
    "Many thanks for your {m}.",
    "I was glad to have your {m}.",
    "It was good to have your {m}.",
)
# Where it has waited for weeks.
SORRY_FOR_MESSAGE = (
    "I am sorry to come back only now to your {m}.",
    "I am sorry that I am only now answering your {m}.",
)
# {x} the one thing that it told: "the pilot starts on 3 December".
THANKS_FOR_TELLING = (
    "Thank you for your {m}, and for telling me that {x}.",
    "Many thanks for your {m}, and for letting me know that {x}.",
    "Thank you for your {m} and for telling me that {x}.",
)
# The same, where it has waited for weeks.
SORRY_AND_SEEN = (
    "I am sorry to come back only now to your {m}; I see that {x}.",
    "I am sorry that I am only now answering your {m}; I see that {x}.",
)
# What is not surely good news.
WROTE_THAT = (
    "I see from your {m} that {x}.",
    "I have read in your {m} that {x}.",
)
WAITING = (
    "I have not forgotten your {m}.",
    "Your {m} is not forgotten.",
)
# Where it has waited for weeks.
WAITING_LATE = (
    "I am sorry that your {m} has waited for so long.",
    "I am sorry to have left your {m} without an answer for so long.",
)
WAITING_ASKED = (
    "I have not forgotten that you {x}.",
    "I have in mind that you {x}.",
    "I have kept in mind that you {x}.",
)
# {x} what they need: "you need one photograph for the paper".
WAITING_NEED = (
    "I have not forgotten that {x}.",
    "I know that {x}.",
)
