"""The frames of a letter in another tone: what a formal letter and a casual one say otherwise than a plain one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.writer import phrases as p
from coach.writer import phrases_promises, phrases_replies, phrases_thread

Frames = tuple[str, ...]

FORMAL: dict[Frames, Frames] = {
    p.LEAD_EVENT: (
        "It was a pleasure to talk to you {at}",
        "I was very glad of the opportunity to talk to you {at}",
        "I greatly enjoyed our conversation {at}",
    ),
    p.LEAD_TALK: ("I greatly enjoyed {o}", "I was very glad of {o}"),
    p.LEAD_VISIT: ("I greatly enjoyed {o}",),
    p.LEAD_LATE: ("I must apologise for writing so long after {o}",),
    p.LEAD_AGAIN: ("I would like to come back to our conversation {at}",),
    p.LEAD_TALK_AGAIN: ("I would like to come back to {o}",),
    p.LEAD_PLAIN_AGAIN: ("I would like to come back to our conversation{on}",),
    p.OPENING_ABOUT: ("Thank you very much for our conversation {at} about {x}.",),
    p.THANKS_THERE: ("I would like to thank you for {x} {at}.", "I am most grateful to you for {x} {at}."),
    p.THANKS_LATE: ("I should have thanked you right after {o} for {x}.",),
    p.THANKS: ("I would like to thank you for {x}.", "I am most grateful to you for {x}."),
    p.THANKS_MORE: ("I am also most grateful to you for {x}.", "I would also like to thank you for {x}."),
    p.WISH: ("I wish you every success with {x}.",),
    p.GLAD: ("I was very pleased to hear that you {x}.",),
    phrases_promises.PROMISE_LATE: (
        "Please accept my apologies for the delay with {x}, which I promised you by {d}.",
    ),
    phrases_promises.PROMISE_OPEN_HELD: ("I have not forgotten that I owe you {x}.",),
    phrases_promises.OWED_LATE: (
        "May I ask when I might expect {x}?",
        "I would be grateful for {x} when you have the time.",
    ),
    phrases_promises.OWED_OPEN: ("I would be grateful for {x} whenever it suits you.",),
    phrases_promises.KEPT_LATE: ("Please accept my apologies for the delay.",),
    p.TOUCH: ("It is some time since we were last in touch, on {d}",),
    p.TOUCH_ASK: ("May I ask how {x} {is} going?", "I would like to hear how {x} {is} going."),
    p.NEXT_STEP: ("I would be glad to continue our conversation at a time that suits you.",),
    p.NEXT_STEP_MEETING: ("I would be grateful for half an hour of your time in {p}.",),
}
CASUAL: dict[Frames, Frames] = {
    p.LEAD_EVENT: ("It was great to talk to you {at}", "I really enjoyed talking to you {at}"),
    p.LEAD_TALK: ("I really enjoyed {o}", "It was great to have time for {o}"),
    p.LEAD_VISIT: ("I really enjoyed {o}",),
    p.LEAD_LATE: ("It is a while since {o}",),
    p.LEAD_AGAIN: ("It was great to see you {at}", "I still think of our chat {at}"),
    p.LEAD_TALK_AGAIN: ("I wanted to pick up where we left off after {o}",),
    p.LEAD_PLAIN_AGAIN: ("I wanted to pick up where we left off{on}",),
    p.OPENING_ABOUT: ("Thanks for talking to me {at} about {x}.",),
    p.THANKS_THERE: ("Thanks for {x} {at}.", "Thanks so much for {x} {at}."),
    p.THANKS_LATE: ("I should have thanked you right after {o} for {x}.",),
    p.THANKS: ("Thanks for {x}.", "Thanks so much for {x}."),
    p.THANKS_MORE: ("And thanks for {x}.", "Thanks, too, for {x}."),
    p.MORE: ("I’d love to hear more about {x}.",),
    p.WISH: ("Good luck with {x}.", "Fingers crossed for {x}."),
    p.GLAD: ("It was great to hear that you {x}.", "I was so glad to hear that you {x}."),
    phrases_promises.PROMISE_LATE: ("Sorry that I am late with {x}, which I promised you by {d}.",),
    phrases_promises.OWED_LATE: (
        "Whenever {x} {is} ready, I’d love to see {it}.",
        "How {is} {x} coming along?",
    ),
    phrases_promises.OWED_OPEN: ("I’d love to have {x} whenever it suits you.",),
    phrases_promises.KEPT_LATE: ("Sorry that it took me longer than I said.",),
    p.TOUCH: ("It’s been a while since we were last in touch, on {d}",),
    p.TOUCH_ASK: ("How {is} {x} coming along?", "How {is} {x} going?"),
    p.STILL_GRATEFUL: ("I’m still grateful to you for {x}.",),
    phrases_replies.THANKS_FOR_TELLING: ("Thanks for your {m}; good to know that {x}.",),
    p.NEXT_STEP: ("Shall we talk again soon? Tell me what suits you.",),
    p.NEXT_STEP_MEETING: ("Shall we grab half an hour in {p}?",),
}
_TONES = {"formal": FORMAL, "casual": CASUAL}


def in_tone(options: Sequence[str], tone: str) -> tuple[Sequence[str], Sequence[str]]:
    """The frames that say it in a tone, and the plain ones for where they do not serve."""
    return _TONES.get(tone, {}).get(tuple(options), ()), options


def frames() -> list[str]:
    """All frames as bare words: courtesies of the writer's own, which no evidence needs to hold."""
    own = [value for name, value in vars(p).items() if name.isupper() and isinstance(value, tuple)]
    own += [v for name, v in vars(phrases_thread).items() if name.isupper() and isinstance(v, tuple)]
    own += [frames for tone in _TONES.values() for frames in tone.values()]
    return [re.sub(r"\{\w+\}", "", frame) for group in own for frame in group]
