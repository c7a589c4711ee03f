"""The command line's JSON: the shapes that scripts rely on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coach.ask.answer import Answer
from coach.audiences import RuleLine
from coach.backup import Restored
from coach.briefing.brief import AttendeeCard, Brief
from coach.decisions import DecisionView
from coach.evidence import Citation, Fact, Finding, Unsupported
from coach.follow_up.email import DraftEmail, Promised, UpkeepLine
from coach.forget import Forgotten, Preview
from coach.index.hits import Hit
from coach.ingest.blocked import Block
from coach.manner.desk import Profile
from coach.review.firm import WHY, firm, why
from coach.review.policy import Policy
from coach.review.report import Report
from coach.store.history import history
from coach.store.kept_phrases import Kept
from coach.store.values import InteractionView, Me, OpenMentionView, PersonView
from coach.text import count

Json = dict[str, Any]


def _day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def citation_json(citation: Citation) -> Json:
    """A citation; `restricted` is there only where the source is confidential."""
    out: Json = {
        "source": citation.source,
        "place": citation.place,
        "quote": citation.quote,
        "date": _day(citation.date),
    }
    if citation.restricted:
        out["restricted"] = True
    return out


def _citations(citations: Iterable[Citation]) -> list[Json]:
    return [citation_json(c) for c in citations]


def _facts(facts: Iterable[Fact]) -> list[Json]:
    return [{"text": f.text, "citations": _citations(f.citations)} for f in facts]


def _unsupported(items: Iterable[Unsupported]) -> list[Json]:
    return [{"start": u.start, "end": u.end, "quote": u.quote, "reason": u.reason} for u in items]


def me_json(me: Me) -> Json:
    """Who the user is."""
    return {"name": me.name, "emails": list(me.emails), "profile": me.profile, "employer": me.employer}


def person_json(person: PersonView, last: InteractionView | None) -> Json:
    """A person with every source that speaks of them."""
    sources = dict.fromkeys((c.citation.source, c.citation.place) for c in person.contacts)
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "emails": list(person.emails),
        "phones": list(person.phones),
        "organisation": person.organisation,
        "title": person.title,
        "profiles": list(person.profiles),
        "sources": [{"file": file, "place": place} for file, place in sources],
        "last_contact": {"date": _day(last.date), "channel": last.channel} if last else None,
        "history": [
            {"organisation": p.organisation, "title": p.title, "first": _day(p.first), "as_of": _day(p.last),
             "until": _day(p.until), "current": p.current, "source": p.citation.source, "place": p.citation.place}
            for p in history(person)
        ],
    }  # fmt: skip


def decision_json(decision: DecisionView) -> Json:
    """A decision about who is who."""
    return {
        "id": decision.id,
        "kind": decision.kind,
        "made": _day(decision.made),
        "said": decision.said,
        "left": list(decision.left),
        "right": list(decision.right),
    }


def open_mention_json(mention: OpenMentionView) -> Json:
    """A name that fits several people, and whom it may mean."""
    return {
        "id": mention.id,
        "surface": mention.surface,
        **citation_json(mention.citation),
        "candidates": [
            {"id": p.id, "name": p.name, "organisation": p.organisation} for p in mention.candidates
        ],
    }


def hit_json(hit: Hit) -> Json:
    """A passage that was found; `restricted` is there only where something in it is confidential."""
    out: Json = {
        "source": hit.source,
        "place": hit.place,
        "id": hit.record_id or None,
        "quote": hit.quote,
        "date": _day(hit.date),
        "score": round(hit.score, 4),
    }
    if hit.restricted:
        out["restricted"] = True
    return out


def audience_json(line: RuleLine) -> Json:
    """A rule on who may see what, and how much it is about."""
    rule = line.rule
    return {
        "id": rule.id,
        "scope": rule.scope,
        "pattern": rule.pattern,
        "audience": str(rule.audience),
        "names": list(rule.names),
        "told_by": rule.told_by,
        "until": _day(rule.until),
        "made": _day(rule.made_on),
        "documents": line.documents,
        "quote": line.quote or None,
    }


_WHO = {"me": "only you", "employer": "your employer", "open": "open", "public": "everybody"}


def audience_line(line: RuleLine) -> str:
    """The same in words."""
    rule = line.rule
    who = ", ".join(rule.names) or _WHO[str(rule.audience)]
    until = f" until {rule.until}" if rule.until else ""
    teller = f", told by {rule.told_by}" if rule.told_by else ""
    if rule.scope == "passage":
        about = f"“{line.quote}”" if line.quote else "a sentence that no longer stands there"
        return f"{rule.id}  {rule.pattern}: {about} → {who}{until}{teller}"
    kind = "whole note" if rule.scope == "note" else count(line.documents, "text")
    return f"{rule.id}  {rule.pattern} ({kind}) → {who}{until}{teller}"


def answer_json(answer: Answer) -> Json:
    """An answer; rows only where the question was answered by a query."""
    out: Json = {"answer": answer.text, "plan": answer.plan}
    if answer.typed:  # a follow-up: what it was taken to mean, and what else it may
        out["meant"] = "" if answer.asks_back else answer.question
        out["instead"] = list(answer.instead)
    if answer.rows:
        out["rows"] = [
            {"value": r.value, "person": r.person, "citations": list(r.citations)} for r in answer.rows
        ]
    out["citations"] = [{"n": n, **citation_json(c)} for n, c in enumerate(answer.citations, start=1)]
    out["people"] = list(answer.people)
    out["unsupported"] = _unsupported(answer.unsupported)
    out["abstained"] = answer.abstained
    out["writer"] = answer.writer
    if answer.note:
        out["note"] = answer.note
    return out


def _card(card: AttendeeCard) -> Json:
    return {
        "name": card.name,
        "email": card.email,
        "person": card.person,
        "tier": str(card.tier),
        "why": card.why,
        "facts": _facts(card.facts),
        "do_not_raise": _facts(card.do_not_raise),
        "stale": _facts(card.stale),
        "openings": _facts(card.openings),
        "questions": _facts(card.questions),
        "between": _facts(card.between),
        "shared": _facts(card.shared),
        "missing": _facts(card.missing),
        "namesakes": _facts(card.namesakes),
        "looked_up": _facts(card.looked_up),
        "status": card.status,
        "only_listed": card.only_listed,
        "unsupported": _unsupported(card.unsupported),
    }


def brief_json(brief: Brief) -> Json:
    """A briefing; `changes` is there only where something is new since an earlier one of the same event."""
    out: Json = {
        "event": brief.event,
        "starts": _day(brief.starts),
        "ends": _day(brief.ends),
        "location": brief.location,
        "find_first": list(brief.find_first),
        "days": [{"title": d.title, "lines": _facts(d.lines)} for d in brief.days],
        "introductions": _facts(brief.introductions),
        "success": _facts(brief.success),
        "attendees": [_card(c) for c in brief.attendees],
        "unknown": list(brief.unknown),
        "not_coming": list(brief.not_coming),
        "writer": brief.writer,
    }
    if brief.since and brief.changes:
        lines = zip(brief.changes, _facts(brief.changes), strict=True)
        out["changes"] = {
            "since": _day(brief.since),
            "lines": [{"kind": fact.kind, **said} for fact, said in lines],
        }
    if brief.note:
        out["note"] = brief.note
    return out


def finding_json(finding: Finding) -> Json:
    """A finding of the reviewer; `added` is there only where a model said something of it."""
    out: Json = {
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "group": finding.group,
        "category": finding.category,
        "severity": finding.severity,
        "reason": finding.reason,
        "fix": dict(finding.fix),
        "detector": finding.detector,
        "citations": _citations(finding.citations),
    }
    if finding.added:
        out["added"] = finding.added
    return out


def findings_json(findings: Sequence[Finding]) -> list[Json]:
    """Findings in order."""
    return [finding_json(f) for f in findings]


def report_json(report: Report) -> Json:
    """A review; `kept` is there only where the user keeps something that was found, with what speaks against it."""
    out: Json = {
        "verdict": report.verdict,
        "findings": findings_json(report.findings),
        "writer": report.writer,
    }
    if report.kept:
        out["kept"] = [{**finding_json(f), "although": WHY.get(firm(f), "")} for f in report.kept]
    if report.note:
        out["note"] = report.note
    return out


def policy_json(policy: Policy) -> Json:
    """What the user's policy says."""
    return {
        "confidential": [
            {
                "kind": t.kind,
                "name": t.name,
                "say": t.say or None,
                "may_know": list(t.may_know),
                "line": t.line,
            }
            for t in policy.terms
        ],
        "speak_on": [{"name": t.name, "words": list(t.words)} for t in policy.topics],
        "strictness": {who: dict(table) for who, table in policy.strictness.items()},
    }


def kept_json(kept: Kept) -> Json:
    """What the user keeps although it was found; `although` says what speaks against it, null where nothing does."""
    return {
        "id": kept.id,
        "phrase": kept.phrase,
        "category": kept.category,
        "audience": kept.audience,
        "made": _day(kept.made_on),
        "although": why(kept.firm) or None,
    }


def manner_json(profile: Profile) -> Json:
    """How the user writes, by language and by whom they write to; `value` is null where none is known."""
    sections = [
        {
            "language": s.language,
            "to": s.closeness,
            "texts": s.texts,
            "traits": [
                {"trait": t.name, "value": t.value, "edited": t.edited, "count": t.count, "of": t.of,
                 "why": t.why or None, "examples": _citations(t.examples)}
                for t in s.traits
            ],
        }
        for s in profile.sections
    ]  # fmt: skip
    return {"sections": sections}


def draft_json(draft: DraftEmail) -> Json:
    """A draft e-mail; `to` is null when no address is known."""
    out: Json = {
        "to": draft.to or None,
        "subject": draft.subject,
        "body": draft.body,
        "facts": _facts(draft.facts),
        "promise": draft.promise or None,
        "ask": draft.ask or None,
        "findings": findings_json(draft.findings),
        "unsupported": _unsupported(draft.unsupported),
        "writer": draft.writer,
    }
    if draft.note:
        out["note"] = draft.note
    if draft.keeps:
        out["keeps"] = draft.keeps
    if draft.other:
        out["other"], out["both"] = draft.other, draft.both
    return out


def promise_json(promise: Promised) -> Json:
    """A promise."""
    return {
        "by": promise.by,
        "to": promise.to,
        "by_name": promise.by_name,
        "to_name": promise.to_name,
        "what": promise.what,
        "made": _day(promise.made),
        "due": _day(promise.due),
        "status": promise.status,
        "citations": _citations(promise.citations),
    }


def upkeep_json(line: UpkeepLine) -> Json:
    """A line of the keeping-in-touch list."""
    last = {"date": _day(line.last_date), "channel": line.channel} if line.last_date else None
    return {
        "person": line.person,
        "name": line.name,
        "last_contact": last,
        "overdue": line.overdue,
        "turn": line.turn,
        "waiting_since": _day(line.waiting_since),
    }


def forgotten_json(done: Forgotten) -> Json:
    """What was forgotten; `redacted`, `shared` and `read_on` are there only where something is."""
    out: Json = {"person": done.person, "removed": done.removed, "remaining": done.remaining}
    if done.redacted:
        out["redacted"] = [{"source": x.source, "place": x.place} for x in done.redacted]
    if done.shared:
        out["shared"] = list(done.shared)
    if done.read_on:
        out["read_on"] = True
    return out


_WENT = {
    "attendee": ("entry on a list", "entries on lists"), "contact": ("contact card", "contact cards"),
    "decisions": ("decision", "decisions"), "drafts": ("draft", "drafts"), "event": ("meeting", "meetings"),
    "follow-ups": ("note on writing to them", "notes on writing to them"),
    "former states": ("former state kept by a restore", "former states kept by restores"), "mail": ("mail", "mails"),
    "kept phrases": ("phrase you kept", "phrases you kept"), "own turns": ("line of how you write", "lines of how you write"), "policy entries": ("entry of your policy", "entries of your policy"),
    "message": ("message", "messages"), "note": ("note", "notes"), "programme": ("programme", "programmes"),
    "turn": ("turn of a chat", "turns of chats"),
}  # fmt: skip


def _went(removed: Mapping[str, int]) -> str:
    """What was deleted, in words; what only serves the search is not counted."""
    listed = [count(n, one, many) for kind, (one, many) in _WENT.items() if (n := removed.get(kind, 0))]
    return ", ".join(listed) or "their name"


def forgotten_lines(done: Forgotten) -> list[str]:
    """The same in words."""
    lines = [f"{done.name} is forgotten. Deleted: {_went(done.removed)}."]
    if done.redacted:
        lines.append(
            "These texts speak of others too. They stay, without the name and what was about them alone:"
        )
        lines += [f"  {x.source} {x.place}" for x in done.redacted]
    if done.shared:
        lines.append(
            f"Others have this name or address too, so it was not searched for: {', '.join(done.shared)}."
        )
    if done.remaining:
        times = "once" if done.remaining == 1 else f"{done.remaining} times"
        line = f"Their full name or address still stands {times} in the files of the workspace."
        reader = "Something was still reading them; that goes when it is done and Rapport is closed or opened again."
        lines.append(f"{line} {reader}" if done.read_on else line)
    else:
        lines.append("Every file of the workspace was searched: their full name and addresses are gone.")
    return lines


def preview_lines(would: Preview) -> list[str]:
    """What forgetting somebody would do, in words."""
    lines = [f"Forgetting {would.name} deletes {_went(would.removed)}. This cannot be undone."]
    if not would.recorded:
        lines.insert(0, f"{would.name} has no record of their own: only texts name them.")
    if would.redacted:
        stay = (
            "1 text that others are in too stays"
            if would.redacted == 1
            else f"{would.redacted} texts that others are in too stay"
        )
        lines.append(f"{stay}, without the name and what is about them alone.")
    return lines


def blocks_json(blocks: Sequence[Block]) -> list[Json]:
    """Who is kept out, without anything that names them."""
    return [{"number": b.number, "forgotten_on": b.forgotten_on.isoformat(), "keys": b.keys} for b in blocks]


def blocks_lines(blocks: Sequence[Block]) -> list[str]:
    """The same in words."""
    lines = [
        f"{b.number}  forgotten on {b.forgotten_on}, known by "
        + ", ".join(f"{n} {k}" for k, n in b.keys.items())
        for b in blocks
    ]
    return lines or ["Nobody was forgotten here."]


def restored_json(done: Restored) -> Json:
    """What a restore brought back."""
    former = str(done.former) if done.former else None
    return {
        "counts": done.contents.counts,
        "newest_import": done.contents.newest or None,
        "former": former,
        "forgotten_since": done.forgotten_since,
    }


def comes_back_line(forgotten_since: int) -> str:
    """That a backup is from before somebody was forgotten; empty where it is not."""
    if not forgotten_since:
        return ""
    people = count(forgotten_since, "person", "people")
    return (
        f"Since this backup you forgot {people}. They come back with it. To forget them again: coach forget PERSON, "
        "and make a new backup after that."
    )


def restored_lines(done: Restored) -> list[str]:
    """The same in words."""
    listed = ", ".join(f"{n} {kind}" for kind, n in done.contents.counts.items())
    lines = [f"Restored: {listed}."]
    if done.contents.newest:
        lines.append(f"The newest import in it is of {done.contents.newest}.")
    if done.former:
        lines.append(f"What was here before is kept in {done.former}; delete it when you no longer need it.")
    if said := comes_back_line(done.forgotten_since):
        lines.append(said)
    return lines
