"""The frames of a letter, several of each, so that no two letters sound alike. Which one a person gets is fixed by
their name: the same evidence always gives the same letter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

# {o} the occasion ("the forum in Leeds", "our call in May"), {at} where it was ("at the forum", "in Leeds"), {x} the phrase,
# {d} a date, {p} a place. A lead has no full stop: it goes on with the first particular thing of the letter.
LEAD_EVENT = (
    "It was good to talk to you {at}",
    "It was a pleasure to talk to you {at}",
    "I enjoyed talking to you {at}",
    "I was glad to talk to you {at}",
    "I enjoyed our conversation {at}",
    "I liked talking to you {at}",
    "I am glad that we talked {at}",
    "I was pleased that we could talk {at}",
)
# {o} a talk of the two.
LEAD_TALK = (
    "I enjoyed {o}",
    "I am glad that we found time for {o}",
    "I liked {o}",
    "Thank you for making time for {o}",
)
LEAD_VISIT = (
    "I enjoyed {o}",
    "I am glad that {o} came about",
    "I still think of {o}",
)
LEAD_PLAIN = (
    "It was good to talk to you{on}",
    "I was glad to talk to you{on}",
    "I enjoyed our conversation{on}",
)
# Where weeks have passed.
LEAD_LATE = (
    "I have been meaning to write to you since {o}",
    "I meant to write to you right after {o}",
    "It has taken me too long to write to you after {o}",
)
LEAD_AGAIN = (
    "It was good to see you {at}",
    "It was good to talk to you {at}",
    "I still think of our conversation {at}",
    "I was glad of our conversation {at}",
)
LEAD_TALK_AGAIN = (
    "I was glad of {o}",
    "I still think of {o}",
)
LEAD_PLAIN_AGAIN = (
    "I still think of our conversation{on}",
    "It was good to talk to you{on}",
    "I was glad of our conversation{on}",
)
# {x} what was talked about.
OPENING_ABOUT = (
    "Thank you for talking to me {at} about {x}.",
    "Thank you for our conversation {at} about {x}.",
    "I am grateful for our conversation {at} about {x}.",
    "I would like to thank you for talking to me {at} about {x}.",
)
# Where nothing more particular follows.
OPENING_BARE = (
    "Thank you for the conversation {at}",
    "Thank you for taking the time to talk {at}",
    "I would like to thank you for the conversation {at}",
    "Thank you for a good conversation {at}",
    "Thank you for the time you gave me {at}",
    "I wanted to thank you for the conversation {at}",
    "Thank you for talking to me {at}",
)
OPENING_TALK_BARE = (
    "Thank you for {o}",
    "I wanted to thank you for {o}",
    "Thank you for making time for {o}",
)
OPENING_PLAIN_BARE = (
    "Thank you for the conversation{on}",
    "Thank you for taking the time to talk to me{on}",
    "I wanted to thank you for the conversation{on}",
)
THANKS = (
    "Thank you for {x}.",
    "Thank you very much for {x}.",
    "I am grateful to you for {x}.",
    "I would like to thank you for {x}.",
    "Many thanks for {x}.",
)
# What was done at an event, in a phrase that can take the place behind it.
THANKS_THERE = (
    "Thank you for {x} {at}.",
    "Thank you very much for {x} {at}.",
    "I am grateful to you for {x} {at}.",
    "Many thanks for {x} {at}.",
)
# {o} the town, or what there was: "Ghent", "our lunch in July".
THANKS_LATE = (
    "I have been meaning to thank you since {o} for {x}.",
    "I should have thanked you right after {o} for {x}.",
    "Ever since {o} I have owed you thanks for {x}.",
)
THANKS_MORE = (
    "Thank you also for {x}.",
    "And thank you for {x}.",
    "I am also grateful to you for {x}.",
    "My thanks, too, for {x}.",
)
QUOTE = (
    "I wrote down what you said: {x}",
    "One thing you said went straight into my notes: {x}",
    "I have kept a note of what you said: {x}",
)
ADVICE = (
    "I have kept {x}.",
    "I took {x}.",
    "I made a note of {x}.",
)
MORE = (
    "I would like to hear more about {x}.",
    "I would gladly hear more about {x}.",
    "When there is time, I would like to know more about {x}.",
    "I am curious to hear more about {x}.",
)
MORE_THERE = (
    "In {p} I would like to hear more about {x}.",
    "I hope to hear more about {x} in {p}.",
    "I would be glad to hear more about {x} in {p}.",
    "I look forward to hearing more about {x} in {p}.",
)
THING = (
    "I remember {x} well.",
    "I have not forgotten {x}.",
)
TALK = (
    "I enjoyed {x}.",
    "I liked {x}.",
    "It was good to spend some time {x}.",
)
WISH = (
    "I wish you luck with {x}.",
    "I hope that all goes well with {x}.",
    "I wish you all the best with {x}.",
)
TRAIT = (
    "I liked hearing that you {x}.",
    "I remember that you {x}.",
    "It was good to hear that you {x}.",
    "I was delighted to hear that you {x}.",
)
GLAD = (
    "I was glad to hear that you {x}.",
    "It was good to hear that you {x}.",
    "I was pleased to hear that you {x}.",
    "It is good news that you {x}.",
)
# {x} what was done to them: "made head of policy".
HONOUR = (
    "Congratulations on being {x}.",
    "I was delighted to hear that you have been {x}.",
)
NEED = (
    "I have it in mind that you {x}.",
    "I remember that you {x}.",
    "I have not forgotten that you {x}.",
)
# {x} "like to see the kiln", "need a wet test site", where it is some time ago.
NEED_STILL = ("Would you still {x}?",)
NEED_STILL_DO = ("Do you still {x}?",)
ARE_STILL = ("Are you still {x}?",)
# What came of a thing, said with pleasure.
NEWS = (
    "I was glad to see that {x}.",
    "I am glad that {x}.",
    "It is good that {x}.",
)
# After a silence: a kindness that is not forgotten.
STILL_GRATEFUL = (
    "I am still grateful to you for {x}.",
    "I remain grateful to you for {x}.",
)
STILL_TALK_AT = (
    "I still think of our talk {at} about {x}.",
    "I have not forgotten our talk {at} about {x}.",
)
# {x} what was talked about.
STILL_TALK = (
    "I have not forgotten our talk about {x}.",
    "I still think of our talk about {x}.",
)
# {h} the house somebody works at.
AT_THEIR_HOUSE = (
    "I hope that all goes well at {h}.",
    "I hope that things go well at {h}.",
)
HOW_AT_THEIR_HOUSE = (
    "How are things at {h}?",
    "I would like to hear how things are at {h}.",
    "How is life at {h}?",
)
# What comes next, where nothing else is asked.
NEXT_STEP = (
    "I would be glad to go on with our conversation; tell me when it suits you.",
    "Would you have time for a short call in the coming weeks?",
    "Shall we talk again in the coming weeks?",
)
NEXT_STEP_MEETING = (
    "Would you have half an hour for me in {p}?",
    "Shall we sit down together for half an hour in {p}?",
    "Could we find half an hour in {p}?",
)
AGREED = (
    "As I remember it, we agreed {x}.",
    "We agreed {x}, as I remember it.",
)
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
# {s} what they give there: "your opening lecture", "the panel “Who pays?”".
CLOSE_SESSION = (
    "I look forward to {s} in {p}.",
    "I am looking forward to {s} in {p}.",
    "In {p} I look forward to {s}.",
    "It will be good to hear {s} in {p}.",
)
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
TOUCH = (
    "It is a while since we were last in touch, on {d}",
    "We have not been in touch since {d}",
    "It has been quiet between us since {d}",
)
TOUCH_PLAIN = (
    "It is a while since we were last in touch",
    "We have not been in touch for some time",
    "Too much time has passed since we were last in touch",
)
TOUCH_ASK = (
    "How {is} {x} coming along?",
    "I would like to hear how {x} {is} going.",
    "May I ask how {x} {is} going?",
)
TOUCH_HOW = (
    "How are you?",
    "How have you been?",
    "How are things with you?",
    "What are you busy with at the moment?",
    "I would be glad to hear how you are, whenever it suits you.",
    "When you have a quiet moment, let me know how you are.",
    "Tell me how you are, when you have a moment.",
    "I would like to hear how you have been.",
)
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


def pick(options: Sequence[str], name: str, slot: str) -> str:
    """One of the options, always the same for a person and a slot.

    >>> pick(("a", "b"), "Ana Soto", "opening") == pick(("a", "b"), "Ana Soto", "opening")
    True
    """
    return turned(options, name, slot)[0]


def turned(options: Sequence[str], name: str, slot: str) -> list[str]:
    """All options, from the one that `pick` gives on."""
    number = int.from_bytes(hashlib.sha256(f"{name}|{slot}".encode()).digest()[:4], "big")
    at = number % len(options)
    return [*options[at:], *options[:at]]
