"""Questions for what the user said of themselves, known by their wording: "what is my name?", "who do I work for?"."""

from __future__ import annotations

import re

_MINE = (
    ("name", re.compile(r"^(?:what is (?:my (?:full |own |whole )?name)|my name|who am i|what am i called)$")),
    (
        "e-mail",
        re.compile(
            r"^(?:what (?:is|are) |which (?:is|are) )?my (?:own |work |private |full )?(?:e-?mails?|e-?mail address(?:es)?|mail address(?:es)?)$"
            r"|^(?:what|which) (?:e-?mails?|e-?mail address(?:es)?|mail address(?:es)?) (?:do i have|have i|are mine|is mine|do i use)$"
        ),
    ),
    (
        "employer",
        re.compile(
            r"^(?:what|who) is my (?:current |own )?(?:employer|company|organi[sz]ation|firm|workplace|job)$|^who employs me$|^my employer$"
            r"|^(?:who|whom|where|for whom|which (?:company|organi[sz]ation|firm)|what company) (?:do|am) i (?:currently |now )?(?:work|working|employed)(?: for| at| by| with)?(?: now| at the moment)?$"
            r"|^(?:at|for|by) (?:which|what) (?:company|organi[sz]ation|firm) (?:do|am) i (?:work|working|employed)$"
        ),
    ),
    ("profile", re.compile(r"^(?:what is )?my (?:linked ?in )?profile(?: (?:url|address|link|page))?$|^what is my linkedin(?: (?:url|address|link|page))?$")),
)  # fmt: skip
"""What a user may ask of themselves, and its wordings."""


def own_thing(shape: str) -> str:
    """Which thing of the user's own a question asks for, empty for any other question."""
    text = re.sub(r"^what my (.+?) (?:is|are)$", r"what is my \1", shape)
    return next((name for name, pattern in _MINE if pattern.search(text)), "")
