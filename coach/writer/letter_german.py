"""E-mails of the offline writer in German, to people with whom the user writes German: du or Sie as the two say it.

What the letter says is the occasion, what they did for the user or look for by a German note, the promises both ways, what
their message asks or tells and where the two will meet. What cannot be turned round stands as it was noted, behind a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from coach.evidence import Citation, Fact, Statement
from coach.text import content_words, fold, plain
from coach.writer import phrases, turned_german, waiting
from coach.writer import phrases_german as g
from coach.writer import words_german as w
from coach.writer.choosing import OLDEST_PLAN
from coach.writer.interface import EmailTask, EmailText, PromiseLine
from coach.writer.openings import is_recent
from coach.writer.outdated import outdated
from coach.writer.page import Page, place_of
from coach.writer.promised import promised_there
from coach.writer.reported import matter, still_ahead, titled

_DU = {"sich": "dich", "du": "du", "dich": "dich", "dir": "dir", "deine": "deine", "hattest": "hattest", "bekommst": "bekommst", "fragst": "fragst",
       "magst": "magst", "dein": "dein", "moechtest": "möchtest", "deiner": "deiner", "hast": "hast", "euch": "euch", "machst": "machst",
       "musst": "musst", "bist": "bist", "n_sie": "", "en_sie": "", "deine_frage": "Deine Frage"}  # fmt: skip
_SIE = {"sich": "sich", "du": "Sie", "dich": "Sie", "dir": "Ihnen", "deine": "Ihre", "hattest": "hatten", "bekommst": "bekommen", "fragst": "fragen",
        "magst": "mögen", "dein": "Ihr", "moechtest": "möchten", "deiner": "Ihrer", "hast": "haben", "euch": "Ihnen", "machst": "machen",
        "musst": "müssen", "bist": "sind", "n_sie": "n Sie", "en_sie": "en Sie", "deine_frage": "Ihre Frage"}  # fmt: skip


@dataclass
class _Page(Page):
    """A German letter as it grows."""

    paragraphs: list[list[str]] = field(default_factory=lambda: [[]])
    told: bool = False  # whether it says what their last message told
    closed: bool = False  # whether the next meeting is named

    def say(
        self, options: Sequence[str], slot: str, citations: Sequence[Citation] = (), **values: str
    ) -> str:
        """One of the frames, filled in, that no other letter has where there is one."""
        forms = _DU if self.task.manner.address == "du" else _SIE
        forms = forms | {k.capitalize(): v[:1].upper() + v[1:] for k, v in forms.items()}
        filled = [
            o.format(**forms, **values) for o in phrases.turned(options, self.task.recipient_name, slot)
        ]
        begun = {w.beginning(s) for p in self.paragraphs for s in p}
        fresh = [f for f in filled if f not in self.task.taken] or filled
        said = next((f for f in fresh if w.beginning(f) not in begun), fresh[0])
        said = re.sub(r"([.?!][“”\"]?)\.", r"\1", said)
        said = said[:1].upper() + said[1:] if any(self.paragraphs) else w.begun(said)
        self.paragraphs[-1].append(said)
        if citations:
            self.facts.append(Fact(said, tuple(citations)))
        return said

    def body(self) -> str:
        """The whole letter."""
        blocks = [" ".join(p) for p in self.paragraphs if p]
        return "\n\n".join([_greeting(self.task), *blocks, _closing(self.task)]) + "\n"


def write(task: EmailTask) -> EmailText:
    """The e-mail a task asks for, in German."""
    page = _Page(task)
    writers = {"reply": _reply, "introduction": _introduction, "promise": _keeping, "touch": _touch}
    subject = writers.get(task.kind, _after)(page)
    if task.kind == "promise" and task.promise:
        page.own_words()
        return EmailText(subject, page.body(), tuple(page.facts), page.facts[0].text)
    page.paragraphs.append([])
    if task.kind not in ("reply", "introduction"):
        _news(page)
    promise = _promise(page) if task.kind != "introduction" else ""
    ask = _owed(page, task.owed) if task.owed and task.owed.is_in("german") else ""
    _waiting(page)
    page.own_words()
    if task.kind not in ("introduction", "reply"):
        _further(page)
    page.paragraphs.append([])
    if task.next_meeting and task.length != "short" and not page.closed:
        place = place_of(task.next_meeting)
        page.say(g.CLOSE if place else g.CLOSE_AT, "close", p=place or f"„{w.event(task.next_meeting)}“")
    return EmailText(subject, page.body(), tuple(page.facts), promise, ask)


def _further(page: _Page) -> None:
    """Where nothing particular is said, or where the letter is to be long: what they look for or do, their house, and what
    comes next."""
    task = page.task
    long = task.length == "long"
    if task.kind != "touch" and (long or not page.facts):
        _pursuit(page)
    if not page.facts and task.house and task.kind != "touch":
        page.say(g.HOUSE, "house", h=task.house.removeprefix("the "))
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


def _is_du(task: EmailTask) -> bool:
    return task.manner.address == "du"


def _kindness(page: _Page, frames: Sequence[str]) -> bool:
    """Thanks for what a German note says they did; whether there was any."""
    task = page.task
    for s in task.about:
        if task.kind != "thank-you" and _thanked(task, s):
            continue
        if said := _kind_words(task, s):
            page.say(frames, "thanks", [s.cite(task.today)], x=said)
            return True
    return False


_THANKED = re.compile(r"\b(?:dank\w*|freue|gefreut|bekommen|erhalten)\b", re.IGNORECASE)


def _thanked(task: EmailTask, s: Statement) -> bool:
    """Whether the user has thanked for it in a message since."""
    about = set(content_words(s.text))
    since = [m for m in task.mine if _THANKED.search(m.text) and m.date and s.date and m.date >= s.date]
    return any(
        len(word) > 3 and any(word[:4] in fold(a) for a in about)
        for m in since
        for word in map(fold, content_words(m.text))
    )


def _kind_words(task: EmailTask, s: Statement) -> str:
    return turned_german.kindness(plain(s.text), _names(task), du=_is_du(task))


def _pursuit(page: _Page, *, ask: bool = False) -> bool:
    """What a German note says they look for, plan or do; with `ask`, whether they still look for it. Whether it was said."""
    task = page.task
    for s in (*task.about, *task.known):
        said, question = turned_german.pursuit(plain(s.text), _names(task), du=_is_du(task))
        old = s.date is None or (task.today - s.date).days > OLDEST_PLAN
        if said and not old and not outdated(s, task):
            frames = (question,) if ask and question else g.PURSUIT
            page.say(frames, "pursuit", [s.cite(task.today)], x=said)
            return True
    return False


def _is_over(task: EmailTask, s: Statement) -> bool:
    """Whether the day that a sentence of their message names has passed."""
    return not still_ahead(s.text, s, task.today, undated=True)


def _asked(task: EmailTask, s: Statement) -> str:
    """A question of their message told back, each weekday with its date; empty where it cannot be."""
    return w.dated(turned_german.asked(s.text, du=_is_du(task)), s, task.today)


def _told(task: EmailTask) -> tuple[str, Statement | None]:
    """The first thing that their last message tells, behind "dass", and where it stands."""
    for s in waiting.latest(task.theirs):
        said = turned_german.told(s.text, du=_is_du(task)) if "?" not in s.text else ""
        said = w.dated(said, s, task.today)
        if said and not _is_over(task, s):
            return said, s
    return "", None


def _thank_for(page: _Page, said: str, source: Statement) -> None:
    """Thanks for what their message told, after other thanks or by themselves."""
    thanked = any("ank" in sentence for p in page.paragraphs for sentence in p)
    day = f" vom {w.day(source.date, page.task.today)}"
    page.say(g.TOLD if thanked else g.ANSWER_TOLD, "told", [source.cite(page.task.today)], x=said, d=day)


def _news(page: _Page) -> None:
    """Thanks for what their last message told, where it asks nothing and the user has not written since."""
    task = page.task
    latest = waiting.latest(task.theirs)
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


def _greeting(task: EmailTask) -> str:
    """By first name where the two say du; else by surname where it is known how to, else by the whole name."""
    manner = task.manner
    if manner.address == "du" or manner.called:
        return manner.greets(task.recipient_first or task.recipient_name)
    title = {"she": "Frau", "he": "Herr"}.get(task.pronoun, "")
    if not title:
        return replace(manner, greeting="Guten Tag").greets(task.recipient_name)
    formal = {"Frau": "Sehr geehrte", "Herr": "Sehr geehrter"}[title]
    return replace(manner, greeting=formal, called=f"{title} {task.recipient_name.split()[-1]}").greets("")


def _closing(task: EmailTask) -> str:
    """Sign-off and name; German puts no comma between them."""
    manner = task.manner
    name = manner.signature or (
        task.user_name.split()[0] if task.user_name and manner.address == "du" else task.user_name
    )
    return "\n".join(x for x in (manner.sign_off, name) if x)


def _after(page: _Page) -> str:
    """Thanks, or the thread taken up again, and what they did for the user."""
    subject = _opening(page)
    _kindness(page, g.KINDNESS)
    return subject


def _opening(page: _Page) -> str:
    """The first sentence, and the subject that goes with it."""
    task = page.task
    talk, event = w.talk(task), w.event(task.occasion)
    if task.kind != "thank-you" and (talk or event):
        about = talk.replace("die Zeit bei meinem", "meinen") or f"unser Gespräch {w.where(task.occasion)}"
        page.say(g.FOLLOW_UP, "opening", o=about)
        return _matter(task) or f"Zu {event}" if event else _matter(task) or "Im Anschluss an unser Gespräch"
    if talk:
        kind = any(_kind_words(task, s) for s in task.about)
        page.say(g.BEFORE_THANKS if kind else g.THANKS_TALK, "opening", o=talk)
        return f"Danke für {talk}"
    if event:
        page.say(g.THANKS_EVENT, "opening", e=w.where(task.occasion))
        return f"Unser Gespräch {w.where(task.occasion)}"
    page.say(g.UNMET, "opening")
    return _matter(task) or "Ein kurzer Gruß"


def _reply(page: _Page) -> str:
    task = page.task
    latest = waiting.latest(task.theirs)
    if not latest:
        return _after(page)
    day = f" vom {w.day(latest[0].date, task.today)}" if latest[0].date else ""
    declines = waiting.is_pitch(task) and not task.words
    questions = [] if declines else [s for s in latest if "?" in s.text]
    leans = any(turned_german.leans(s.text) for s in questions[:1])
    tells = not declines and (not questions or leans or task.length == "long")
    said, source = _told(task) if tells else ("", None)
    if source:
        page.say(g.ANSWER_TOLD, "reply", [source.cite(task.today)], d=day, x=said)
    else:
        page.say(g.ANSWER, "reply", [latest[0].cite(task.today)], d=f"{day}{_titled(latest[0])}")
    if declines:
        page.say(g.DECLINED, "own")
    for asked in questions[:1]:
        turned = _asked(task, asked)
        if _is_over(task, asked):
            page.say(g.TOO_LATE, "late")
        elif turned:
            page.say(g.ASKED, "question", [asked.cite(task.today)], x=turned)
            if not task.words:
                page.say(g.OWN_QUESTION, "own")
        else:
            frames = g.QUESTION_ANSWERED if task.words else g.QUESTION
            page.say(frames, "question", [asked.cite(task.today)], x=f"„{asked.text.strip()}“")
        page.own_words()
    title = titled(latest[0])
    return (
        f"AW: {title}"
        if title
        else f"Ihre Nachricht{day}"
        if task.manner.address != "du"
        else f"Deine Nachricht{day}"
    )


def _introduction(page: _Page) -> str:
    task = page.task
    if task.other:
        what = task.other.what.removeprefix("at ").replace(" at ", ", ")
        who = f"{task.other.name} ({what})" if what else task.other.name
        page.say(g.ASKING, "introduction", [task.other.citation], n=who)
        page.say(g.ASKED_BOTH, "ask", f=task.other.first)
        return f"Bekanntmachung mit {task.other.name}"
    whom = re.match(r"introduction to (.+)", task.promise.what) if task.promise else None
    if whom and task.promise:
        page.say(g.INTRODUCING, "introduction", [task.promise.citation], x=whom[1])
        return f"Bekanntmachung mit {whom[1]}"
    page.say(g.UNMET, "opening")
    page.say(g.WHOM, "ask")
    return "Bekanntmachung"


def _keeping(page: _Page) -> str:
    """About a promise: that it stands, or, where it is enclosed, that it comes with this letter."""
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return _after(page)
    if not page.task.enclosed:
        _opening(page)
        _promise(page)
        return _matter(page.task) or "Mein Versprechen"
    day = f" bis zum {w.day(promise.due, today)}" if promise.due else ""
    frames, what = g.KEPT if promise.is_in("german") else _bare(g.KEPT), _listed(promise.what)
    if thing := _thing(promise, page, mine=True):
        frames, what = g.THING_KEPT, thing
    page.say(frames, "promise", [promise.citation], x=what, d=day)
    if promise.due and promise.due < today:
        page.say(g.KEPT_LATE, "late")
    return _matter(page.task) or "Wie versprochen"


def _touch(page: _Page) -> str:
    """After a long silence: since when, one particular thing, and a question."""
    task = page.task
    recent = is_recent(task)
    if recent:
        subject = _opening(page)
    elif task.last_contact:
        page.say(g.TOUCH, "opening", d=w.day(task.last_contact, task.today))
        subject = _matter(task) or "Ein kurzer Gruß"
    else:
        page.say(g.TOUCH_PLAIN, "opening")
        subject = _matter(task) or "Ein kurzer Gruß"
    _kindness(page, g.KINDNESS if recent else g.STILL_GRATEFUL)
    _pursuit(page, ask=True)
    if not any(s.endswith("?") for p in page.paragraphs for s in p):
        page.say(g.TOUCH_HOW, "ask")
    return subject


def _bare(frames: Sequence[str]) -> tuple[str, ...]:
    """The frames that can go without the matter, without it: what is noted in English does not stand in a German letter."""
    return tuple(f.replace(": {x}", "") for f in frames if "wie versprochen" not in f)


def _listed(what: str) -> str:
    """What was promised, in German where the ledger names it in English: "introduction to Ana Kos"."""
    return re.sub(r"^introduction to ", "den Kontakt zu ", what.rstrip("."))


def _promise(page: _Page) -> str:
    promise, today = page.task.promise, page.task.today
    if promise is None:
        return ""
    at = 0 if promise.due is None else 1 if promise.due < today else 2
    day = w.day(promise.due, today) if promise.due else ""
    thing = _thing(promise, page, mine=True)
    frames: Sequence[str] = (g.PROMISE_OPEN, g.PROMISE_LATE, g.PROMISE_COMING)[at]
    if thing:
        frames = (g.THING_OPEN, g.THING_LATE, g.THING_COMING)[at]
    elif not promise.is_in("german"):
        frames = _bare(frames)
    return page.say(frames, "promise", [promise.citation], x=thing or _listed(promise.what), d=day)


def _owed(page: _Page, owed: PromiseLine) -> str:
    today = page.task.today
    late = owed.due is not None and owed.due < today
    thing = _thing(owed, page, mine=False)
    day = w.day(owed.due, today) if owed.due else ""
    if thing:
        frames: Sequence[str] = (
            g.THING_OWED if owed.due is None else g.THING_OWED_LATE if late else g.THING_OWED_BY
        )
    else:
        frames = g.OWED_BY if owed.due and not late else g.OWED
    return page.say(frames, "owed", [owed.citation], x=thing or owed.what.rstrip("."), d=day)


def _thing(promise: PromiseLine, page: _Page, *, mine: bool) -> str:
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
        article = f"{'dein' if _is_du(page.task) else 'Ihr'}{owned[2]}"
    elif article.startswith(("mein", "unser")) and not mine:
        return ""
    return f"{article} {promise.what}"


def _waiting(page: _Page) -> None:
    task = page.task
    latest = waiting.latest(task.theirs) if task.waiting and task.kind != "reply" else []
    if not latest or not latest[0].date or promised_there(task) or page.told:
        return
    for asked in [s for s in latest if "?" in s.text][:1]:
        turned = "" if turned_german.leans(asked.text) else _asked(task, asked)
        if turned and not _is_over(task, asked):
            frames = g.ASKED if task.words else g.WAITING_ASKED
            page.say(frames, "waiting", [asked.cite(task.today)], x=turned)
            return
    said, source = _told(task)
    if source:
        _thank_for(page, said, source)
        if any("?" in s.text for s in latest) and not task.words:
            page.say(g.WAITING_AFTER, "waiting")
        return
    day = f"{w.day(latest[0].date, task.today)}{_titled(latest[0])}"
    late = any("?" in s.text and _is_over(task, s) for s in latest)
    page.say(g.WAITING_LATE if late else g.WAITING, "waiting", [latest[0].cite(task.today)], d=day)


def _titled(s: Statement) -> str:
    """The title of a message in brackets, where it names a matter."""
    return f" („{title}“)" if (title := matter(s)) else ""


def _matter(task: EmailTask) -> str:
    """A promised thing as a subject line, where it is short."""
    what = next((p.what for p in (task.promise, task.owed) if p and p.is_in("german")), "")
    return what[:1].upper() + what[1:] if 0 < len(what.split()) <= 6 else ""
