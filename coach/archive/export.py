"""Writes a workspace as open files into a ZIP that other programs, and this one, can read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coach.archive import calendar, cards, decided, letters, members, notes, tables
from coach.archive.entry import Entry, day
from coach.archive.members import Member
from coach.archive.observed import Observed, observe
from coach.follow_up.ledger import ledger
from coach.records import ContactRecord, EventRecord, MessageRecord, NoteKind, NoteRecord
from coach.store import tables as t
from coach.store.repository import Repository
from coach.store.values import PersonView

FORMAT, VERSION = "rapport export", 1
MANIFEST = "rapport.json"
POLICY = "policy.yaml"
MAILS_A_BOX = 5000

README = """Everything that Rapport knows, as files that other programs open too.

Made again into an equal workspace by: coach import FILE.zip

contacts.vcf      what each source says of each contact, a vCard each, with its source and place
people.vcf        the same people, one card each, for an address book; made from contacts.vcf
people.csv        the same in a table
calendar.ics      calendar entries, each occurrence by itself; cancelled ones are marked
notes/            notes and programmes as Markdown, with their people, event, audience and embargo at the top
chats.jsonl       turns of transcripts, one a line
messages.jsonl    chat messages, one a line: thread, sender, recipients, drafts
mail/             mail as mailboxes (mbox)
attendees.csv     attendee lists and speakers
programmes.csv    what programmes say of their events
promises.csv      who promised what; made from the notes and messages
decisions.json    your merges, splits, corrections and rules, what you keep, your drafts, your chats with the coach, and
                  what briefings keep for the next ones
policy.yaml       what you may say, as you wrote it; there only where you have a policy
me.json           who you are
rapport.json      the files that all this came from

Cells that a spreadsheet would run as a formula begin with an apostrophe. Files named as made from others are not read
again. Passages that are not for everybody are marked under "limits": keep this archive where only you can read it.
"""


def export(repository: Repository, path: Path, policy: str = "") -> dict[str, int]:
    """Write the ZIP, readable by its owner only; gives how many of each. `policy` is the text of the user's policy file.
    Raises UnreadableError if it cannot."""
    with repository.sessions() as session:
        observed = observe(session, repository.workspace)
        decisions = decided.read_all(session)
    by_kind = _by_kind(observed.entries)
    people = sorted(repository.people(), key=lambda p: (p.name, cards.person_uid(p)))
    promised = _promised(repository)
    written = _members(observed, by_kind, people, promised, decisions)
    written.append(("me.json", _json(_me(repository))))
    if policy:
        written.append((POLICY, policy.encode()))
    written.sort(key=lambda member: (member[0] != "README.txt", member[0]))
    members.write(path, written)
    return {"people": len(people), **{k: len(v) for k, v in by_kind.items()}, "promises": len(promised)}


def _by_kind(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {
        k: [] for k in ("records", "notes", "turns", "messages", "mails", "events", "attendees")
    }
    for entry in entries:
        match entry.record:
            case ContactRecord():
                found["records"].append(entry)
            case NoteRecord(kind=NoteKind.TURN):
                found["turns"].append(entry)
            case NoteRecord():
                found["notes"].append(entry)
            case MessageRecord(channel="mail"):
                found["mails"].append(entry)
            case MessageRecord():
                found["messages"].append(entry)
            case EventRecord():
                found["events"].append(entry)
            case _:
                found["attendees"].append(entry)
    return found


def _members(
    observed: Observed,
    by_kind: dict[str, list[Entry]],
    people: Sequence[PersonView],
    promised: Sequence[tuple[str, ...]],
    decisions: dict[str, list[dict[str, Any]]],
) -> list[Member]:
    mails = by_kind["mails"]
    boxes = [mails[n : n + MAILS_A_BOX] for n in range(0, len(mails), MAILS_A_BOX)]
    noted = [
        {"name": c.name, "organisation": c.organisation, "dated": day(c.dated), "at": at}
        for c, at in observed.noted
    ]
    files = [_file(f, observed.fitting.get(f.id, ())) for f in observed.files]
    return [
        ("README.txt", README.encode()),
        (MANIFEST, _json({"format": FORMAT, "version": VERSION, "files": files, "noted": noted})),
        ("contacts.vcf", cards.write(by_kind["records"])),
        ("people.vcf", cards.people(people)),
        ("people.csv", _people(people)),
        ("calendar.ics", calendar.write(by_kind["events"])),
        *notes.write(by_kind["notes"]),
        ("chats.jsonl", notes.turns(by_kind["turns"])),
        ("messages.jsonl", notes.messages(by_kind["messages"])),
        *((f"mail/{n:04}.mbox", letters.write(box)) for n, box in enumerate(boxes, 1)),
        ("attendees.csv", tables.attendees(by_kind["attendees"])),
        ("programmes.csv", tables.programmes(by_kind["attendees"])),
        ("promises.csv", tables.table(("by", "to", "what", "made", "due", "status"), promised)),
        ("decisions.json", _json(decisions)),
    ]


def _file(file: t.SourceFile, fitting: Sequence[str]) -> dict[str, Any]:
    """What the manifest says of a file: of where it lay on the disk only which rules for folders fit that."""
    said = {"path": file.path, "kind": file.kind, "sha256": file.sha256, "size": file.size}
    return said | ({"rules": list(fitting)} if fitting else {})


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _me(repository: Repository) -> dict[str, Any]:
    me = repository.me()
    said = {"name": me.name, "emails": list(me.emails), "profile": me.profile, "employer": me.employer}
    with repository.sessions() as session:
        adopted = session.get_one(t.Workspace, repository.workspace).adopted
    # Who the user is was found in the files: it goes again when they do.
    return said | ({"found_in_files": {"employer": adopted["employer"]}} if adopted else {})


def _promised(repository: Repository) -> list[tuple[str, ...]]:
    lines = (
        (p.by_name if p.by != "user" else "me", p.to_name if p.to != "user" else "me", p.what, day(p.made), day(p.due),
         p.status)
        for p in ledger(repository)
    )  # fmt: skip
    return sorted(lines)


def _people(people: Sequence[PersonView]) -> bytes:
    rows = (
        (p.name, "; ".join(p.aliases), p.organisation, p.title, "; ".join(p.emails), "; ".join(p.phones),
         "; ".join(p.profiles))
        for p in people
    )  # fmt: skip
    return tables.table(("name", "aliases", "organisation", "title", "emails", "phones", "profiles"), rows)
