"""The command line: `coach COMMAND …`. Wiring only; every command calls the workspace and prints."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError, SettingsError, UnreadableError, UsageError

if TYPE_CHECKING:
    from coach.evidence import Unsupported
    from coach.workspace import Workspace

Command = Callable[["Workspace", argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit 0 done, 1 a problem the user can fix, 2 wrong usage."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "command"):
        parser.print_help()
        return 2
    try:
        return _run(options)
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("coach: stopped; nothing half-done was kept.", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    settings = _settings(options)
    logging.basicConfig(level=settings.log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    today = getattr(options, "today", None) or dt.date.today()  # noqa: DTZ011 (the user's own day, read at the edge)
    if options.needs_workspace:
        from coach.workspace import Workspace

        with Workspace.open(settings, today) as workspace:
            return int(options.command(workspace, options))
    return int(options.command(settings, options))


def _settings(options: argparse.Namespace) -> Any:
    from pydantic import ValidationError

    from coach.settings import Settings

    given = {"workspace": options.workspace} if getattr(options, "workspace", None) else {}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = "COACH_" + "_".join(str(x) for x in first["loc"]).upper()
        raise SettingsError(f"The setting {name} cannot be used: {first['msg']}.") from None


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; docs/commands.md is checked against it."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument(
        "--workspace", metavar="DIR", type=Path, help="folder with everything in it (COACH_WORKSPACE)"
    )
    shared.add_argument("--today", metavar="YYYY-MM-DD", type=_date, help="the day to take as today")
    shared.add_argument("--json", action="store_true", help="print JSON")
    parser = argparse.ArgumentParser(
        prog="coach", description="A networking coach over your own notes and contacts.", parents=[shared]
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Any, text: str, *, needs_workspace: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, parents=[shared])
        sub.set_defaults(command=run, needs_workspace=needs_workspace)
        return sub

    _add_data_commands(command)
    _add_job_commands(command)
    command("mcp", _mcp, "serve the workspace to an assistant over MCP; nothing is sent")
    command("rebuild", _rebuild, "make the search index again from the store")
    command("doctor", _doctor, "say what is configured and whether all is in step")
    sub = command("run", _web, "open the web chat on 127.0.0.1", needs_workspace=False)
    sub.add_argument("--port", type=_port, metavar="N", help="port of the web chat (COACH_PORT)")
    sub.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return parser


def _add_data_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("import", _import, "bring in files, folders and archives")
    sub.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    sub.add_argument("--sample", action="store_true", help="bring in the sample network instead")
    sub = command("me", _me, "say who you are")
    sub.add_argument("--name")
    sub.add_argument("--email", action="append", dest="emails", metavar="ADDRESS")
    sub.add_argument("--profile", metavar="URL")
    sub.add_argument("--employer", metavar="ORG")
    sub = command("undo", _undo, "take an import back")
    sub.add_argument("batch", type=int, metavar="BATCH")
    sub = command("people", _people, "list people")
    sub.add_argument("words", nargs="*", metavar="WORDS")
    sub.add_argument("--at", default="", metavar="ORG", help="who are or were at an organisation")
    sub.add_argument("--since", type=_date, metavar="DATE", help="connected since a day")
    sub.add_argument("--duplicates", action="store_true", help="pairs that may be one person")
    sub = command("merge", _merge, "say that two people are one")
    sub.add_argument("one", metavar="ID")
    sub.add_argument("other", metavar="ID")
    sub = command("split", _split, "take records out of a person by one of their keys")
    sub.add_argument("person", metavar="ID")
    sub.add_argument("key", metavar="KEY", help="an e-mail, phone, profile address, or FILE#PLACE")
    sub = command("forget", _forget, "delete a person and all that is theirs alone; this cannot be undone")
    sub.add_argument("person", metavar="PERSON")
    sub = command("export", _export, "write everything as open files into a ZIP")
    sub.add_argument("file", type=Path, metavar="FILE.zip")
    sub = command("search", _search, "search notes, messages and rows")
    sub.add_argument("query", nargs="?", default="", metavar="QUERY")
    sub.add_argument("--queries", type=Path, metavar="FILE.jsonl", help="one query a line")
    sub.add_argument("-k", type=int, default=10, metavar="N", help="how many hits (10)")
    sub.add_argument("--within", default="", metavar="GROUP", help="only this conversation")


def _add_job_commands(command: Callable[..., argparse.ArgumentParser]) -> None:
    sub = command("ask", _ask, "ask a question")
    sub.add_argument("question", nargs="?", default="", metavar="QUESTION")
    sub.add_argument("--questions", type=Path, metavar="FILE.jsonl", help="one question a line")
    sub = command("brief", _brief, "prepare for an event")
    sub.add_argument("event", metavar="EVENT")
    sub.add_argument("--attendees", type=Path, metavar="FILE", help="the attendee list")
    sub.add_argument("-o", dest="output", type=Path, metavar="FILE", help="write .md, .html or .docx")
    sub = command("draft", _draft, "draft an e-mail; nothing is sent")
    sub.add_argument("person", metavar="PERSON")
    sub.add_argument("--event", default="", metavar="EVENT")
    sub.add_argument(
        "--kind", default="thank-you", choices=["thank-you", "follow-up", "introduction", "reply"]
    )
    sub.add_argument("-o", dest="output", type=Path, metavar="FILE.eml", help="write a mail file")
    sub = command("promises", _promises, "open promises, yours and theirs")
    sub.add_argument("--all", action="store_true", dest="everything", help="kept ones too")
    sub = command("upkeep", _upkeep, "people to get back in touch with")
    sub.add_argument("--all", action="store_true", dest="everything", help="everybody with a contact")
    sub.add_argument("--days", type=int, default=90, metavar="N", help="overdue after so many days (90)")
    sub = command("review", _review, "check a text before it goes out")
    sub.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input"
    )
    sub.add_argument("--texts", type=Path, metavar="FILE.jsonl", help="one text a line")
    sub.add_argument("--kind", default="post", choices=["post", "email", "comment"])
    sub.add_argument("--audience", default="public", metavar="WHO", help="public, employer, or a name")


def _port(words: str) -> int:
    if not words.isdigit() or not 1 <= int(words) <= 65535:
        raise argparse.ArgumentTypeError(f"{words!r} is not a port between 1 and 65535")
    return int(words)


def _date(words: str) -> dt.date:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is not a date like 2026-05-31") from None


# Printing


def _show(options: argparse.Namespace, data: Any, lines: Iterable[str]) -> int:
    """JSON when asked for, else lines."""
    if getattr(options, "json", False):
        print(json.dumps(data, ensure_ascii=False))
    else:
        print("\n".join(lines))
    return 0


def _say(progress: Any) -> None:
    if sys.stderr.isatty():
        print(
            f"\r\033[K{progress.done}/{progress.total} {progress.what}", end="", file=sys.stderr, flush=True
        )


def _said() -> None:
    """Take the line of progress away."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _jsonl(path: Path, *needed: str) -> list[dict[str, Any]]:
    """Lines of a JSON Lines file. Raises UnreadableError naming the line that is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{path} cannot be read: {error}.") from None
    items = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError:
            raise UnreadableError(f"{path}, line {number} is not JSON.") from None
        if not isinstance(item, dict) or not all(isinstance(item.get(k), str) for k in needed):
            raise UnreadableError(f"{path}, line {number} lacks {' or '.join(needed)}.")
        items.append(item)
    return items


def _with_id(item: dict[str, Any], out: dict[str, Any]) -> dict[str, Any]:
    return {"id": item["id"], **out} if "id" in item else out


# Commands


def _import(ws: Workspace, o: argparse.Namespace) -> int:
    if not o.paths and not o.sample:
        raise UsageError("Name the files or folders to bring in, or use --sample.")
    receipt = ws.import_sample(_say) if o.sample else ws.import_paths(o.paths, _say)
    _said()
    from coach.receipt_words import in_words

    return _show(o, receipt.to_json(), in_words(receipt))


def _me(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import me_json

    given = (o.name, o.emails, o.profile, o.employer)
    me = ws.set_me(*given) if any(x is not None for x in given) else ws.me()
    lines = [f"{label}: {value}" for label, value in
             (("Name", me.name), ("E-mail", ", ".join(me.emails)), ("Profile", me.profile), ("Employer", me.employer))
             if value]  # fmt: skip
    return _show(
        o,
        me_json(me),
        lines or ["Not known yet. Say who you are with --name, --email, --profile, --employer."],
    )


def _undo(ws: Workspace, o: argparse.Namespace) -> int:
    removed = ws.undo(o.batch)
    listed = ", ".join(f"{n} {kind}" for kind, n in sorted(removed.items()) if n)
    return _show(
        o,
        {"batch": o.batch, "removed": removed},
        [f"Import {o.batch} is taken back: {listed or 'nothing was left of it'}."],
    )


def _people(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    if o.duplicates:
        return _duplicates(ws, o)
    people = ws.people(" ".join(o.words), o.at, o.since)
    last: dict[str, Any] = {}
    for interaction in ws.repository.interactions():
        last.setdefault(interaction.person, interaction)
    lines = [f"{p.id:>6}  {p.name}" + (f", {p.title}" if p.title else "") + (f", {p.organisation}" if p.organisation else "")
             for p in people]  # fmt: skip
    return _show(o, [person_json(p, last.get(p.id)) for p in people], lines or ["Nobody fits."])


def _duplicates(ws: Workspace, o: argparse.Namespace) -> int:
    pairs = ws.repository.candidates()
    named = {p.id: p for p in ws.repository.people()}
    data = [{"one": c.left_id, "other": c.right_id, "score": c.score, "reasons": c.reasons} for c in pairs]
    lines = [
        f"{c.left_id} {named[c.left_id].name} ({named[c.left_id].organisation or '?'})  ~  "
        f"{c.right_id} {named[c.right_id].name} ({named[c.right_id].organisation or '?'}): {' '.join(c.reasons)}"
        for c in pairs
    ]
    return _show(o, data, lines or ["No two people look alike."])


def _merge(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    person = ws.merge(o.one, o.other)
    return _show(
        o, person_json(person, None), [f"{person.name} ({person.id}) now has {len(person.contacts)} records."]
    )


def _split(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import person_json

    people = ws.split(o.person, o.key)
    return _show(
        o, [person_json(p, None) for p in people], [f"{p.id}  {p.name}, {p.organisation}" for p in people]
    )


def _forget(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import forgotten_json, forgotten_lines

    done = ws.forget(o.person)
    return _show(o, forgotten_json(done), forgotten_lines(done))


def _export(ws: Workspace, o: argparse.Namespace) -> int:
    counts = ws.export(o.file)
    listed = ", ".join(f"{n} {kind}" for kind, n in counts.items() if n)
    return _show(
        o, {"file": str(o.file), "counts": counts}, [f"Written to {o.file}: {listed or 'nothing yet'}."]
    )


def _mcp(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.mcp_server import serve

    return serve(ws, lambda: getattr(o, "today", None) or dt.date.today())  # noqa: DTZ011 (the user's own day)


def _search(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import hit_json

    if o.queries:
        for item in _jsonl(o.queries, "query"):
            hits = ws.search(item["query"], o.k, item.get("group", o.within))
            print(
                json.dumps(
                    _with_id(item, {"query": item["query"], "hits": [hit_json(h) for h in hits]}),
                    ensure_ascii=False,
                )
            )
        return 0
    if not o.query:
        raise UsageError("Say what to search for, or name a file with --queries.")
    hits = ws.search(o.query, o.k, o.within)
    lines = [
        f"{h.source} {h.place}"
        + (f" ({h.date})" if h.date else "")
        + f"\n    {' '.join(h.quote.split())[:300]}"
        for h in hits
    ]
    return _show(o, {"query": o.query, "hits": [hit_json(h) for h in hits]}, lines or ["Nothing found."])


def _ask(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import answer_json

    if o.questions:
        for item in _jsonl(o.questions, "question"):
            print(
                json.dumps(_with_id(item, answer_json(ws.ask(item["question"]))), ensure_ascii=False),
                flush=True,
            )
        return 0
    if not o.question:
        raise UsageError("Say what to ask, or name a file with --questions.")
    answer = ws.ask(o.question)
    lines = [answer.note] if answer.note else []
    lines += [answer.plan, ""] if answer.plan else []
    lines.append(answer.text)
    lines += [f"  - {r.value}" for r in answer.rows if r.value not in answer.text]
    if answer.citations:
        lines.append("")
    for n, c in enumerate(answer.citations, start=1):
        lock = " (confidential)" if c.restricted else ""
        lines.append(f"[{n}] {c.source} {c.place}{lock}: {' '.join(c.quote.split())[:240]}")
    lines += ["", *_doubted(answer.unsupported)] if answer.unsupported else []
    return _show(o, answer_json(answer), lines)


def _doubted(found: Iterable[Unsupported]) -> list[str]:
    return [f"Not in your notes: “{u.quote}”. {u.reason}." for u in found]


def _brief(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.briefing.export import as_markdown, write
    from coach.records import SourceFile
    from coach.wire import brief_json

    attendees = None
    if o.attendees:
        try:
            attendees = SourceFile(o.attendees.name, o.attendees.read_bytes())
        except OSError as error:
            raise UnreadableError(f"{o.attendees} cannot be read: {error.strerror}.") from None
    brief = ws.brief(o.event, attendees, _say)
    _said()
    if o.output:
        write(brief, o.output)
        print(f"Written to {o.output}.", file=sys.stderr)
        if not getattr(o, "json", False):
            return 0
    return _show(o, brief_json(brief), [as_markdown(brief)])


def _draft(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import draft_json

    draft = ws.draft(o.person, o.event, o.kind)
    if o.output:
        from coach.follow_up.mail_file import write_eml

        write_eml(draft, ws.me(), o.output)
        print(f"Written to {o.output}.", file=sys.stderr)
    lines = [draft.note, ""] if draft.note else []
    lines += [f"To: {draft.to or '(no address known)'}", f"Subject: {draft.subject}", "", draft.body]
    lines += ["", *(f"Check: “{f.quote}”: {f.reason}" for f in draft.findings)] if draft.findings else []
    lines += ["", *_doubted(draft.unsupported)] if draft.unsupported else []
    return _show(o, draft_json(draft), lines)


def _promises(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import promise_json

    found = ws.promises(o.everything)
    lines = [
        f"{'You' if p.by == 'user' else p.by_name} → {'you' if p.to == 'user' else p.to_name}: {p.what}"
        + (f", due {p.due}" if p.due else "")
        + (" (late)" if p.due and p.due < ws.today and p.status == "open" else "")
        + (" (kept)" if p.status == "kept" else "")
        for p in found
    ]
    return _show(o, [promise_json(p) for p in found], lines or ["No open promises."])


def _upkeep(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import upkeep_json

    found = ws.upkeep(o.everything, o.days)
    turn = {"user": ", your turn", "them": ", their turn", None: ""}
    lines = [f"{u.last_date}  {u.name} ({u.channel}){turn[u.turn]}" for u in found]
    return _show(
        o, [upkeep_json(u) for u in found], lines or [f"Nobody has waited longer than {o.days} days."]
    )


def _review(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import report_json

    if o.texts:
        for item in _jsonl(o.texts, "text"):
            report = ws.review(item["text"], item.get("kind", o.kind), item.get("audience", o.audience))
            print(json.dumps(_with_id(item, report_json(report)), ensure_ascii=False), flush=True)
        return 0
    try:
        text = sys.stdin.read() if o.file == "-" else Path(o.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UnreadableError(f"{o.file} cannot be read: {why}.") from None
    if not text.strip():
        raise UnreadableError(f"There is no text in {'standard input' if o.file == '-' else o.file}.")
    report = ws.review(text, o.kind, o.audience)
    lines = [report.note] if report.note else []
    lines.append(report.headline or report.verdict)
    lines += [f"  {f.severity:6} {f.category}: “{f.quote}”\n         {f.reason}" for f in report.findings]
    return _show(o, report_json(report), lines)


def _rebuild(ws: Workspace, o: argparse.Namespace) -> int:
    ws.rebuild(_say)
    counts = ws.index.counts()
    return _show(
        o,
        counts,
        [f"The search index is made again: {counts['lexical']} passages, {counts['vectors']} vectors."],
    )


def _doctor(ws: Workspace, o: argparse.Namespace) -> int:
    health = ws.doctor()
    _show(o, {"ok": health.ok, "lines": list(health.lines), "counts": health.counts}, health.lines)
    return 0 if health.ok else 1


def _web(settings: Any, o: argparse.Namespace) -> int:
    from coach.web import serve

    return serve(settings, getattr(o, "port", None), open_browser=not o.no_browser)


if __name__ == "__main__":
    sys.exit(main())
