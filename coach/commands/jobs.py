"""Commands for the jobs: brief, draft, promises, upkeep, review."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.commands import looking_up
from coach.commands.drafts import KINDS
from coach.commands.printing import AddCommand, doubted, file_of, namer, said, say, show
from coach.text import count

if TYPE_CHECKING:
    from coach.evidence import Finding
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the commands."""
    _add_brief(command)
    _add_draft(command)
    sub = command("promises", _promises, "open promises, yours and theirs")
    sub.add_argument("--all", action="store_true", dest="everything", help="kept ones too")
    sub = command("upkeep", _upkeep, "people to get back in touch with")
    sub.add_argument("--all", action="store_true", dest="everything", help="everybody with a contact")
    sub.add_argument("--days", type=int, default=90, metavar="N", help="overdue after so many days (90)")
    _add_review(command)


def _add_brief(command: AddCommand) -> None:
    sub = command("brief", _brief, "prepare for an event")
    sub.add_argument("event", metavar="EVENT")
    sub.add_argument("--attendees", type=Path, metavar="FILE", help="the attendee list")
    sub.add_argument(
        "--with",
        dest="pages",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "FILE"),
        help="keep a page about somebody first: a biography, a PDF, a saved page, or a web address",
    )
    sub.add_argument(
        "--look-up",
        default="",
        metavar="NAME",
        help="ask your search service about a guest and print what it finds, instead of a briefing",
    )
    sub.add_argument(
        "-o",
        dest="output",
        type=Path,
        metavar="FILE",
        help="write .md, .html, .docx, .pdf, or a reminder for your calendar as .ics",
    )
    sub.add_argument("--anew", action="store_true", help="have the model write again what it wrote before")


def _add_draft(command: AddCommand) -> None:
    sub = command("draft", _draft, "draft an e-mail; nothing is sent")
    sub.add_argument("person", metavar="PERSON")
    sub.add_argument("--event", default="", metavar="EVENT")
    sub.add_argument(
        "--kind",
        default="thank-you",
        choices=["thank-you", "follow-up", "reply", "promise", "introduction", "touch"],
    )
    sub.add_argument(
        "--enclosed",
        action="store_true",
        help="with promise: it comes with the letter, or is done, and is kept once sent",
    )
    sub.add_argument("--length", default="", choices=["short", "long"], help="other than you usually write")
    sub.add_argument("--tone", default="", choices=["formal", "casual"], help="other than you usually write")
    sub.add_argument("--words", default="", help="what you want to say, in your own words")
    sub.add_argument("-o", dest="output", type=Path, metavar="FILE.eml", help="write a mail file")
    sub.add_argument(
        "--drafts",
        action="store_true",
        help="put it into the drafts folder of your mail account (see coach mailbox)",
    )


def _add_review(command: AddCommand) -> None:
    sub = command("review", _review, "check a text before it goes out")
    sub.add_argument(
        "file",
        nargs="?",
        default="-",
        metavar="FILE",
        help="a text file, a mail (.eml), or - for standard input",
    )
    sub.add_argument(
        "--texts",
        type=Path,
        metavar="FILE.jsonl",
        help="one text a line, answered as they come; - for standard input",
    )
    sub.add_argument("--kind", default="post", choices=KINDS)
    sub.add_argument("--audience", default="public", metavar="WHO", help="public, employer, or a name")


def _brief(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.briefing.export import as_markdown, write
    from coach.receipt_words import list_kept
    from coach.wire import brief_json

    attendees = file_of(o.attendees) if o.attendees else None
    if o.look_up:
        return looking_up.look_up(ws, o, attendees)
    looking_up.keep_pages(ws, o.event, attendees, o.pages)
    try:
        brief = ws.brief(o.event, attendees, say, anew=o.anew)
    except KeyboardInterrupt:
        said()
        kept = (
            " What the model wrote is kept, and the next one goes on from there." if ws.settings.model else ""
        )
        print(f"coach: stopped.{kept}", file=sys.stderr)
        return 1
    said()
    if attendees and (receipt := ws.keep_list(attendees, brief.event)):
        print(
            f"{list_kept(attendees, brief.event)} To take this back: coach undo {receipt.batch}",
            file=sys.stderr,
        )
    if o.output:
        write(brief, o.output, {".ics": ws.reminder})
        print(f"Written to {o.output}.", file=sys.stderr)
        if not getattr(o, "json", False):
            return 0
    return show(o, brief_json(brief), [as_markdown(brief)])


def _draft(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import draft_json

    draft = ws.draft(
        o.person, o.event, o.kind, length=o.length, tone=o.tone, enclosed=o.enclosed, words=o.words
    )
    if o.output:
        from coach.follow_up.mail_file import write_eml

        write_eml(draft, ws.me(), o.output)
        print(f"Written to {o.output}.", file=sys.stderr)
    if o.drafts:
        folder = ws.put_in_drafts(draft)
        print(f"Put into “{folder}” at {ws.settings.imap_host}. It is not sent.", file=sys.stderr)
    if draft.blank and (o.output or o.drafts):
        print("It has no words yet but its greeting and its close. Say yours with --words.", file=sys.stderr)
    lines = [draft.note, ""] if draft.note else []
    lines += [f"To: {draft.to or '(no address known)'}", f"Subject: {draft.subject}", "", draft.body]
    lines += ["", *(f"Check: “{f.quote}”: {f.reason}" for f in draft.findings)] if draft.findings else []
    lines += ["", *doubted(draft.unsupported)] if draft.unsupported else []
    return show(o, draft_json(draft), lines)


def _promises(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.dates import say
    from coach.wire import promise_json
    from coach.writer.promised import in_words

    found = ws.promises(o.everything)
    named = namer(ws)
    lines = [
        f"{named(p.by, p.by_name)} → {named(p.to, p.to_name)}: {in_words(p.what)}"
        + (f", due {say(p.due, ws.today)}" if p.due else "")
        + (" (late)" if p.due and p.due < ws.today and p.status == "open" else "")
        + (" (kept)" if p.status == "kept" else "")
        for p in found
    ]
    return show(o, [promise_json(p) for p in found], lines or ["No open promises."])


def _upkeep(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import upkeep_json

    found = ws.upkeep(o.everything, o.days)
    turn = {"user": ", your turn", "them": ", their turn", None: ""}
    named = namer(ws)
    lines = [
        f"{u.last_date or 'never':10}  {named(u.person, u.name)}{f', {u.channel}' if u.channel else ''}{turn[u.turn]}"
        + (f" since {u.waiting_since}" if u.waiting_since else "")
        for u in found
    ]
    return show(
        o,
        [upkeep_json(u) for u in found],
        lines or [f"Nobody has waited longer than {count(o.days, 'day')}."],
    )


def _review(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.commands.drafts import check, check_all

    if o.texts:
        return check_all(ws, o)
    checked = check(ws, o)
    report = checked.report
    lines = [*checked.lines, *([report.note] if report.note else [])]
    lines.append(report.headline or report.verdict)
    lines += [_found(f) for f in report.findings]
    lines += [f"  kept   {f.category}: “{f.quote}”{_although(f)}" for f in report.kept]
    return show(o, checked.json, lines)


def _found(found: Finding) -> str:
    added = f"\n         The model says: {found.added}" if found.added else ""
    return f"  {found.severity:6} {found.category}: “{found.quote}”\n         {found.reason}{added}"


def _although(found: Finding) -> str:
    """What speaks against keeping it, said plainly."""
    from coach.review.firm import WHY, firm

    return f", although {WHY[firm(found)]}" if firm(found) else ""
