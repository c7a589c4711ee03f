"""E-mails of the offline writer in German, to people with whom the user writes German: du or Sie as the two say it.

What the letter says is the occasion, what they did for the user or look for by a German note, the promises both ways, what
their message asks or tells and where the two will meet. What cannot be turned round stands as it was noted, behind a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coach.evidence import Statement
from coach.text import content_words, fold, plain
from coach.writer import phrases_german as g
from coach.writer import taking_up_german, thread, turned_german, waiting
from coach.writer import words_german as w
from coach.writer.choosing import OLDEST_PLAN
from coach.writer.interface import EmailTask, EmailText
from coach.writer.openings import is_recent
from coach.writer.outdated import outdated
from coach.writer.page import place_of
from coach.writer.page_german import Page, is_du
from coach.writer.promised import promised_there
from coach.writer.promised_german import add_owed, add_promise, bare, listed, noted_thing
from coach.writer.reported import still_ahead, titled
from coach.writer.thread import may_have_thanked, soon


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for, in German."""
    page = Page(task)
    writers = {"reply": _reply, "introduction": _introduction, "promise": _keeping, "touch": _touch}
    subject = writers.get(task.kind, _after)(page)
    if task.kind == "promise" and task.promise:
        page.own_words()
        return EmailText(subject, page.body(), tuple(page.facts), page.facts[0].text)
    if task.kind != "introduction" and not (task.kind == "reply" and task.waiting):
        taking_up_german.remembered(page)
    page.paragraphs.append([])
    if task.kind not in ("reply", "introduction"):
        _news(page)
    promise = add_promise(page) if task.kind != "introduction" else ""
    ask = add_owed(page, task.owed) if task.owed and task.owed.is_in("german") else ""
    _waiting(page)
    page.own_words()
    if task.kind not in ("introduction", "reply"):
        _further(page)
    _close(page)
    return EmailText(subject, page.body(), tuple(page.facts), promise, ask)


def _close(page: Page) -> None:
    """What they give where the two will meet next, by its title."""
    task = page.task
    place = place_of(task.next_meeting)
    titled_one = re.fullmatch(r"“(?P<title>[^”]+)”", task.session)
    page.paragraphs.append([])
    if task.kind != "introduction":
        taking_up_german.close(page)
    if place and titled_one and task.length != "short" and not page.closed:
        page.say(g.CLOSE_SESSION, "close", p=place, s=f"„{titled_one['title']}“")


def _further(page: Page) -> None:
    """Where nothing particular is said, or where the letter is to be long: what they look for or do, and what comes
    next."""
    task = page.task
    long = task.length == "long"
    if task.kind != "touch" and (long or not page.facts):
        _pursuit(page)
    asked = any(s.endswith("?") for p in page.paragraphs for s in p)
    if long and not asked:
        place = place_of(task.next_meeting)
        page.say(g.NEXT_STEP_MEETING if place else g.NEXT_STEP, "next", p=place)
        page.closed = bool(place)


def _names(task: EmailTask) -> list[str]:
    """What a note calls them at the beginning of a sentence."""
    pronouns = {"he": ["Er"], "she": ["Sie"], "": ["Er", "Sie"]}.get(task.pronoun, [])
    names = [
        task.recipient_name,
        task.recipient_first,
        task.recipient_name.split()[-1],
        *task.recipient_names,
    ]
    return [*names, *pronouns]


def _kindness(page: Page, frames: Sequence[str], o: str = "") -> bool:
    """Thanks for what a German note says they did; whether there was any."""
    task = page.task
    for s in task.about:
        if _thanked(task, s):
            continue
        if said := _kind_words(task, s):
            page.say(frames, "thanks", [s.cite(task.today)], x=said, o=o)
            return True
    return False


def _thanked(task: EmailTask, s: Statement) -> bool:
    """Whether the user has thanked for it in a message since."""
    about = set(content_words(s.text))
    return any(
        len(word) > 3 and any(word[:4] in fold(a) for a in about)
        for m in may_have_thanked(s, task)
        for word in map(fold, content_words(m.text))
    )


def _kind_words(task: EmailTask, s: Statement) -> str:
    return turned_german.kindness(plain(s.text), _names(task), du=is_du(task))


def _pursuit(page: Page, *, ask: bool = False) -> bool:
    """What a German note says they look for, plan or do; with `ask`, whether they still look for it. Whether it was said."""
    task = page.task
    for s in (*task.about, *task.known):
        said, question = turned_german.pursuit(plain(s.text), _names(task), du=is_du(task))
        old = s.date is None or (task.today - s.date).days > OLDEST_PLAN
        if said and not old and not outdated(s, task):
            frames = (question,) if ask and question else g.PURSUIT
            page.say(frames, "pursuit", [s.cite(task.today)], x=said)
            return True
    return False


def _is_over(task: EmailTask, s: Statement) -> bool:
    """Whether the day that a sentence of their message names has passed."""
    return not still_ahead(s.text, s, task.today, undated=True)


def _told(task: EmailTask) -> tuple[str, Statement | None]:
    """The first thing that their last message tells, behind "dass", and where it stands."""
    for s in thread.latest(task.theirs):
        said = turned_german.told(s.text, du=is_du(task)) if "?" not in s.text else ""
        said = w.dated(said, s, task.today)
        if said and not _is_over(task, s):
            return said, s
    return "", None


def _thank_for(page: Page, said: str, source: Statement) -> None:
    """Thanks for what their message told, after other thanks or by themselves."""
    thanked = any("ank" in sentence for p in page.paragraphs for sentence in p)
    day = f" vom {w.day(source.date, page.task.today)}"
    page.say(g.TOLD if thanked else g.ANSWER_TOLD, "told", [source.cite(page.task.today)], x=said, d=day)


def _news(page: Page) -> None:
    """Thanks for what their last message told, where it asks nothing and the user has not written since."""
    task = page.task
    latest = thread.latest(task.theirs)
    written = max((s.date for s in task.mine if s.date), default=date.min)
    day = latest[0].date if latest else None
    if (
        not day
        or day <= written
        or (task.today - day).days > waiting.NEWS_FOR
        or any("?" in s.text for s in latest)
    ):
        return
    said, source = _told(task)
    if source:
        _thank_for(page, said, source)
        page.told = True


def _after(page: Page) -> str:
    """Thanks, or the thread taken up again, and what they did for the user."""
    task = page.task
    there = w.talk(task) or (f"das Gespräch {w.where(task.occasion)}" if w.event(task.occasion) else "")
    if task.kind == "thank-you" and there and _kindness(page, g.THANKS_BOTH, o=there):
        return f"Danke für {there}"
    subject = _opening(page)
    _kindness(page, g.KINDNESS)
    return subject


def _opening(page: Page) -> str:
    """The first sentence, and the subject that goes with it."""
    task = page.task
    talk, event = w.talk(task), w.event(task.occasion)
    if task.kind != "thank-you" and (talk or event):
        waits = task.waiting and thread.latest(task.theirs) and not task.press
        if task.promise or (task.owed and task.owed.is_in("german")) or waits:  # the letter begins with it
            return _matter(task) or (f"Zu {event}" if event else "Im Anschluss an unser Gespräch")
        about = talk.replace("die Zeit bei meinem", "meinen") or f"unser Gespräch {w.where(task.occasion)}"
        page.say(g.FOLLOW_UP, "opening", o=about)
        return _matter(task) or f"Zu {event}" if event else _matter(task) or "Im Anschluss an unser Gespräch"
    if talk:
        page.begin(g.THANKS_TALK, o=talk)
        return f"Danke für {talk}"
    if event:
        page.begin(g.THANKS_EVENT, e=w.where(task.occasion))
        return f"Unser Gespräch {w.where(task.occasion)}"
    return _matter(task) or "Ein kurzer Gruß"


def _reply(page: Page) -> str:
    task = page.task
    latest = thread.latest(task.theirs)
    if not latest:
        return _after(page)
    day = f" vom {w.day(latest[0].date, task.today)}" if latest[0].date else ""
    late = latest[0].date is not None and (task.today - latest[0].date).days > waiting.LATE_AFTER
    if task.words:
        if late:
            page.say(g.ANSWER_LATE, "late", [latest[0].cite(task.today)], d=day)
    elif waiting.is_pitch(task):
        page.say(g.DECLINED, "reply", [latest[0].cite(task.today)], d=day)
    elif not task.press:
        said, source = _told(task)
        if source:
            page.say(g.ANSWER_TOLD, "reply", [source.cite(task.today)], d=day, x=said)
    page.own_words()
    title = titled(latest[0])
    return (
        f"AW: {title}"
        if title
        else f"Ihre Nachricht{day}"
        if task.manner.address != "du"
        else f"Deine Nachricht{day}"
    )


def _introduction(page: Page) -> str:
    task = page.task
    if task.other:
        what = task.other.what.removeprefix("at ").replace(" at ", ", ")
        position, comma, house = what.partition(", ")
        what = house if comma and _ENGLISH.search(position) else what
        who = f"{task.other.name} ({what})" if what else task.other.name
        page.say(g.ASKING, "introduction", [task.other.citation], n=who)
        page.say(g.ASKED_BOTH, "ask", f=task.other.first)
        return f"Bekanntmachung mit {task.other.name}"
    whom = re.match(r"introduction to (.+)", task.promise.what) if task.promise else None
    if whom and task.promise:
        page.say(g.INTRODUCING, "introduction", [task.promise.citation], x=whom[1])
        return f"Bekanntmachung mit {whom[1]}"
    page.say(g.WHOM, "ask")
    return "Bekanntmachung"


_ENGLISH = re.compile(r"\b(?:of|and|the|for|head|officer|engineer|lead|chief|editor|owner)\b", re.IGNORECASE)
"""In a position that is noted in English, which has no place in a German letter."""


def _keeping(page: Page) -> str:
    """About a promise: that it stands, or, where it is enclosed, that it comes with this letter."""
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return _after(page)
    if not page.task.enclosed:
        _opening(page)
        add_promise(page)
        return _matter(page.task) or "Mein Versprechen"
    day = f" bis zum {w.day(promise.due, today)}" if promise.due else ""
    frames, what = g.KEPT if promise.is_in("german") else bare(g.KEPT), listed(promise.what)
    if thing := noted_thing(promise, page, mine=True):
        frames, what = g.THING_KEPT, thing
    page.say(frames, "promise", [promise.citation], x=what, d=day)
    if promise.due and promise.due < today:
        page.say(g.KEPT_LATE, "late")
    return _matter(page.task) or "Wie versprochen"


def _touch(page: Page) -> str:
    """After a long silence: since when, one particular thing, and a question."""
    task = page.task
    recent = is_recent(task)
    if taking_up_german.ask_again(page):
        return _matter(task) or "Ein kurzer Gruß"
    if task.last_contact and not (
        recent or soon(task)
    ):  # nobody speaks of a silence who meets the other in some days
        page.say(g.TOUCH, "opening", d=w.day(task.last_contact, task.today))
    subject = _opening(page) if recent else _matter(task) or "Ein kurzer Gruß"
    _kindness(page, g.KINDNESS if recent else g.STILL_GRATEFUL)
    _pursuit(page, ask=True)
    return subject


def _waiting(page: Page) -> None:
    task = page.task
    latest = thread.latest(task.theirs) if task.waiting and task.kind != "reply" else []
    unsaid = task.words or task.press or waiting.is_pitch(task) or promised_there(task) or page.told
    said, source = ("", None) if unsaid or not latest else _told(task)
    if source:
        _thank_for(page, said, source)


def _matter(task: EmailTask) -> str:
    """A promised thing as a subject line, where it is short."""
    what = next((p.what for p in (task.promise, task.owed) if p and p.is_in("german")), "")
    return what[:1].upper() + what[1:] if 0 < len(what.split()) <= 6 else ""
