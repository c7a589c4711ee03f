"""The sentences of a German letter that speak of promises: what the user owes, and what is owed to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.text import plain
from coach.writer import phrases_german as g
from coach.writer import words_german as w
from coach.writer.interface import PromiseLine
from coach.writer.page_german import Page, is_du


def bare(frames: Sequence[str]) -> tuple[str, ...]:
    """The frames that can go without the matter, without it: what is noted in English does not stand in a German letter."""
    return tuple(f.replace(": {x}", "") for f in frames if "wie versprochen" not in f)


def listed(what: str) -> str:
    """What was promised, in German where the ledger names it in English: "introduction to Ana Kos"."""
    return re.sub(r"^introduction to ", "den Kontakt zu ", what.rstrip("."))


def add_promise(page: Page) -> str:
    """What the user promised: when it comes, or an apology where it is late; gives the sentence."""
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return ""
    at = 0 if promise.due is None else 1 if promise.due < today else 2
    day = w.day(promise.due, today) if promise.due else ""
    thing = noted_thing(promise, page, mine=True)
    frames: Sequence[str] = (g.PROMISE_OPEN, g.PROMISE_LATE, g.PROMISE_COMING)[at]
    if thing:
        frames = (g.THING_OPEN, g.THING_LATE, g.THING_COMING)[at]
    elif not promise.is_in("german"):
        frames = bare(frames)
    return page.say(frames, "promise", [promise.citation], x=thing or listed(promise.what), d=day)


def add_owed(page: Page, owed: PromiseLine) -> str:
    """One gentle ask for what they promised; gives the sentence."""
    today = page.task.today
    late = owed.due is not None and owed.due < today
    thing = noted_thing(owed, page, mine=False)
    day = w.day(owed.due, today) if owed.due else ""
    if thing:
        frames: Sequence[str] = (
            g.THING_OWED if owed.due is None else g.THING_OWED_LATE if late else g.THING_OWED_BY
        )
    else:
        frames = g.OWED_BY if owed.due and not late else g.OWED
    return page.say(frames, "owed", [owed.citation], x=thing or owed.what.rstrip("."), d=day)


def noted_thing(promise: PromiseLine, page: Page, *, mine: bool) -> str:
    """What was promised with the article that it was noted with, as it stands behind a verb; empty where none was."""
    noted = re.search(
        rf"\b(?P<article>den|die|das|einen|eine|ein|meine?n?|unsere?n?|seine?n?|ihre?n?|zwei|drei|vier|fünf) {re.escape(promise.what)}",
        " ".join(plain(promise.citation.quote).split()),
    )
    if noted is None or not promise.is_in("german"):
        return ""
    article = noted["article"]
    owned = re.fullmatch(r"(sein|ihr)(e?n?)", article)
    if owned:
        if mine:  # whose it is that the user promised is open
            return ""
        article = f"{'dein' if is_du(page.task) else 'Ihr'}{owned[2]}"
    elif article.startswith(("mein", "unser")) and not mine:
        return ""
    return f"{article} {promise.what}"
