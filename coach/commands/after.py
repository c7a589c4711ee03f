"""Commands for what comes after a draft: that it was sent, and whom there is to thank."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, date, show
from coach.errors import NotFoundError, UnreadableError, UsageError
from coach.text import count

if TYPE_CHECKING:
    from coach.follow_up.email import DraftEmail
    from coach.settings import Settings
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    sub = command("sent", _sent, "note that you sent a draft")
    sub.add_argument("person", metavar="PERSON")
    sub.add_argument(
        "file", nargs="?", default="", metavar="FILE", help="the text as you sent it (.txt, .eml or -)"
    )
    sub.add_argument("--on", type=date, metavar="YYYY-MM-DD", help="the day on which you sent it")
    sub.add_argument("--event", default="", metavar="EVENT")
    sub.add_argument("--kind", default="", help="which draft, where there are several")
    sub = command("thanks", _thanks, "people met and not yet thanked")
    sub.add_argument(
        "what",
        nargs="?",
        choices=["done", "later", "never", "back"],
        help="say it of PERSON; back takes it back",
    )
    sub.add_argument("person", nargs="?", default="", metavar="PERSON")
    sub.add_argument("--until", type=date, metavar="YYYY-MM-DD", help="with later: until when (a week)")
    sub.add_argument("--all", action="store_true", dest="everything", help="those put off until later too")
    _add_rhythm(command)
    sub = command("introduce", _introduce, "introduce two people, once both have agreed")
    sub.add_argument("one", nargs="?", metavar="PERSON", help="without names: those under way")
    sub.add_argument("two", nargs="?", metavar="PERSON")
    sub.add_argument("--agreed", metavar="PERSON", help="one of the two has said yes")
    sub.add_argument("--declined", metavar="PERSON", help="one of the two has said no")
    sub = command("mailbox", _mailbox, "the drafts folder of your mail account", needs_workspace=False)
    sub.add_argument(
        "what",
        nargs="?",
        choices=["password"],
        help="password: keep it in the system keyring; empty takes it out",
    )


def _add_rhythm(command: AddCommand) -> None:
    sub = command("touch", _touch, "people to get in touch with this week")
    sub.add_argument(
        "what",
        nargs="?",
        choices=["done", "later", "never", "back"],
        help="say it of PERSON; back takes it back",
    )
    sub.add_argument("person", nargs="?", default="", metavar="PERSON")
    sub.add_argument("--until", type=date, metavar="YYYY-MM-DD", help="with later: until when (a week)")
    sub = command("circle", _circle, "how often to keep in touch with whom")
    sub.add_argument(
        "name",
        nargs="?",
        metavar="CIRCLE",
        help="a label of your contacts, or a name of your own; everybody for the rest",
    )
    sub.add_argument(
        "--days", type=int, metavar="N", help="get in touch after so many days; 0 takes the rhythm away"
    )
    sub.add_argument("--add", metavar="PERSON", help="put somebody into it")
    sub.add_argument("--remove", metavar="PERSON", help="take somebody out whom you put in")


def _sent(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.dates import say
    from coach.wire_follow_ups import sent_json

    person = ws.person(o.person, o.event)
    draft = (
        _written(ws, o, person.id, person.name) if o.file else ws.follow_ups.latest(person, o.kind, o.event)
    )
    done = ws.follow_ups.sent(draft, o.on)
    lines = [f"Noted as sent to {done.name} on {say(done.on, ws.today)}: “{done.subject}”."]
    if done.kept:
        lines.append(f"Your promise is kept: {done.kept}.")
    lines.append(
        f"`coach undo {done.batch}` takes that back."
        if done.batch
        else "It had been noted before; nothing changed."
    )
    return show(o, sent_json(done), lines)


def _written(ws: Workspace, o: argparse.Namespace, person: str, name: str) -> DraftEmail:
    """The text that the user gives, in the place of the newest draft's where there is one."""
    from coach.follow_up.email import DraftEmail
    from coach.review.mail_draft import is_mail, mail_draft

    try:
        data = sys.stdin.buffer.read() if o.file == "-" else Path(o.file).read_bytes()
    except OSError as error:
        raise UnreadableError.of(Path(o.file), error) from None
    try:
        draft = ws.follow_ups.latest(ws.person(person), o.kind, o.event)
    except NotFoundError:
        draft = DraftEmail(person, name, "", "", "", o.kind or "follow-up", o.event)
    if is_mail(o.file, data):
        found = mail_draft(o.file, data, ws.today)
        return replace(
            draft,
            subject=found.subject or draft.subject,
            body=found.text.removeprefix(found.subject).strip() + "\n",
        )
    try:
        return replace(draft, body=data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise UnreadableError(f"{o.file} cannot be read: it is not UTF-8 text.") from None


def _thanks(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.commands.printing import namer
    from coach.dates import say
    from coach.follow_up.queue import NOBODY
    from coach.wire_follow_ups import thanks_json

    if o.what:
        return _thanks_said(ws, o)
    found = ws.to_thank(o.everything)
    named = namer(ws)
    lines = [
        f"{named(x.person, x.name)}, {x.event}"
        + (f", {say(x.event_date, ws.today)}" if x.event_date else "")
        + (f" (later, from {say(x.until, ws.today)})" if x.until else "")
        + f"\n    {x.why}"
        for x in found
    ]
    return show(o, [thanks_json(x) for x in found], lines or [NOBODY])


def _thanks_said(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.store.marks import THANK

    return _say(ws, o, THANK, "coach thanks", "counts as thanked", "is off the list")


def _say(ws: Workspace, o: argparse.Namespace, matter: str, command: str, done: str, never: str) -> int:
    """Note what the user says of somebody, or take it back."""
    from coach.dates import say
    from coach.store.marks import DONE, LATER, NEVER

    if not o.person:
        raise UsageError(f"Say of whom: {command} {o.what} PERSON.")
    person = ws.person(o.person)
    until = (o.until or ws.today + dt.timedelta(days=7)) if o.what == LATER else None
    if until and until <= ws.today:
        raise UsageError(f"{until} is not ahead. Name a later day with --until.")
    if o.what == "back":
        gone = ws.follow_ups.take_back(person.id, matter)
        line = f"{person.name} is as before." if gone else f"Nothing was said of {person.name}."
    else:
        ws.follow_ups.say(person.id, matter, o.what, until=until)
        words = {DONE: done, NEVER: never, LATER: f"comes back on {say(until, ws.today) if until else ''}"}
        line = f"{person.name} {words[o.what]}. `{command} back {person.id}` takes that back."
    return show(
        o, {"person": person.id, "said": o.what, "until": until.isoformat() if until else None}, [line]
    )


def _touch(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.commands.printing import namer
    from coach.dates import say
    from coach.store.marks import TOUCH
    from coach.wire_follow_ups import touch_json

    if o.what:
        return _say(ws, o, TOUCH, "coach touch", "counts as spoken to today", "is not brought up again")
    found = ws.follow_ups.this_week()
    named = namer(ws)
    lines = [
        f"{named(x.person, x.name)}, last in touch on {say(x.last, ws.today)}: every {count(x.every, 'day')}"
        + (f" ({x.circle})" if x.circle else "")
        for x in found
    ]
    return show(o, [touch_json(x, ws.today) for x in found], lines or ["Nobody is due this week."])


def _circle(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.follow_up.touch import EVERYBODY
    from coach.store.marks import CIRCLE, IN

    name = EVERYBODY if o.name == "everybody" else o.name
    if name is None and (o.days is not None or o.add or o.remove):
        raise UsageError("Name the circle: coach circle CIRCLE --days N.")
    if name is not None and o.days is not None:
        ws.follow_ups.set_cadence(name, o.days or None)
    if name and o.add:
        ws.follow_ups.say(ws.person(o.add).id, CIRCLE, IN, name)
    if name and o.remove:
        ws.follow_ups.take_back(ws.person(o.remove).id, CIRCLE, name)
    days, circles = ws.follow_ups.cadences(), ws.follow_ups.circles()
    sizes = Counter(c for names in circles.values() for c in names)
    shown = sorted({*days, *sizes} if name is None else {name})
    rows = [{"circle": c or None, "days": days.get(c), "people": sizes[c] if c else None} for c in shown]
    lines = [
        f"{c or 'everybody else'}: "
        + (f"every {count(days[c], 'day')}" if c in days else "no rhythm")
        + (f", {count(sizes[c], 'person', 'people')}" if c else "")
        for c in shown
    ]
    return show(o, rows, lines or ["No circle yet. `coach circle NAME --days N` makes one."])


_STANDS = {
    "asking": "Both are asked first. Send these, and note it with `coach sent`.",
    "waiting": "Both are asked. Say what they answered with --agreed or --declined.",
    "agreed": "Both have agreed.",
    "declined": "One of the two has said no, so it ends here.",
    "done": "They have been put in touch.",
}


def _introduce(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.store.marks import AGREED, DECLINED
    from coach.wire_follow_ups import introduction_json

    if not o.one:
        return _introductions(ws, o)
    if not o.two:
        raise UsageError("Name two people: coach introduce PERSON PERSON.")
    pair = [ws.person(o.one), ws.person(o.two)]
    for name, said in ((o.agreed, AGREED), (o.declined, DECLINED)):
        if name:
            who = ws.person(name).id
            if who not in {p.id for p in pair}:
                raise UsageError(f"{name} is none of the two.")
            other = next(p for p in pair if p.id != who)
            ws.follow_ups.answered(next(p for p in pair if p.id == who), other, said)
    stands = ws.introduce(pair[0].id, pair[1].id)
    lines = [_STANDS[stands.state]]
    for draft in stands.drafts:
        lines += [
            "",
            f"To: {draft.to or '(no address known)'}",
            f"Subject: {draft.subject}",
            "",
            draft.body.rstrip(),
        ]
        lines += [f"Check: “{f.quote}”: {f.reason}" for f in draft.findings]
    return show(o, introduction_json(stands), lines)


def _introductions(ws: Workspace, o: argparse.Namespace) -> int:
    """Those under way, with what each side answered."""
    from coach.commands.printing import namer
    from coach.wire_follow_ups import introduction_json

    found, named = ws.follow_ups.introductions(), namer(ws)
    lines = []
    for x in found:
        sides = [f"{named(p.id, p.name)} ({x.said.get(p.id, 'not asked yet')})" for p in (x.one, x.two)]
        lines.append(f"{' and '.join(sides)}: {_STANDS[x.state]}")
    return show(o, [introduction_json(x) for x in found], lines or ["No introduction is under way."])


def _mailbox(settings: Settings, o: argparse.Namespace) -> int:
    """Ask the server where drafts go, or keep its password."""
    from coach.follow_up import drafts_folder

    if o.what:
        who = f"{settings.imap_user} at {settings.imap_host}"
        given = (
            getpass.getpass(f"Password of {who}: ")
            if sys.stdin.isatty()
            else sys.stdin.readline().rstrip("\n")
        )
        drafts_folder.keep_password(settings, given)
        said = (
            f"The password of {who} is kept in the system keyring."
            if given
            else f"The password of {who} is taken out."
        )
        return show(o, {"kept": bool(given)}, [said])
    folder = drafts_folder.find(settings)
    line = f"Drafts go into “{folder}” at {settings.imap_host}, as {settings.imap_user}."
    return show(o, {"host": settings.imap_host, "user": settings.imap_user, "folder": folder}, [line])
