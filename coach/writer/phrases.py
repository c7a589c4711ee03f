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
# Where weeks have passed. Nobody is told of an intention that no note holds.
LEAD_LATE = (
    "It is a while since {o}",
    "It is some time since {o}",
    "Some time has passed since {o}",
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
THANKS = (
    "Thank you for {x}.",
    "Thank you very much for {x}.",
    "I would like to thank you for {x}.",
    "Many thanks for {x}.",
)
# What was done at an event, in a phrase that can take the place behind it.
THANKS_THERE = (
    "Thank you for {x} {at}.",
    "Thank you very much for {x} {at}.",
    "Many thanks for {x} {at}.",
)
# {o} the town, or what there was: "Ghent", "our lunch in July".
THANKS_LATE = (
    "It is a while since {o}, but I would like to thank you for {x}.",
    "I should have thanked you right after {o} for {x}.",
    "Ever since {o} I have owed you thanks for {x}.",
)
THANKS_MORE = (
    "Thank you also for {x}.",
    "And thank you for {x}.",
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
    "I still think of {x}.",
    "I well remember {x}.",
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
    "I remember that we agreed {x}.",
    "I still remember that we agreed {x}.",
)
TOUCH = (
    "It is a while since we were last in touch, on {d}",
    "We have not been in touch since {d}",
)
TOUCH_ASK = (
    "How {is} {x} coming along?",
    "I would like to hear how {x} {is} going.",
    "May I ask how {x} {is} going?",
)
# {x} a thing that was new some time ago, and a town.
HOW_IS = ("How is {x}?",)
HOW_ARE = ("How are {x}?",)
HOW_THERE = ("How do you like {x}?",)
# {s} what they give there: "your opening lecture", "the panel “Who pays?”".
CLOSE_SESSION = (
    "I look forward to {s} in {p}.",
    "I am looking forward to {s} in {p}.",
    "In {p} I look forward to {s}.",
    "It will be good to hear {s} in {p}.",
)
# Where the town is named already.
CLOSE_SESSION_ALONE = (
    "I look forward to {s}.",
    "I am looking forward to {s}.",
    "It will be good to hear {s}.",
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
