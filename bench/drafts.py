"""Drafts side by side, without their makers' names: the offline writer, a plain prompt to a small model, and a template.

    python -m bench.drafts [--seed N] [--key FILE]     # twenty situations, three drafts each, shuffled; then figures and key
    python -m bench.drafts --read [--seed N]           # ten drafts of the product and one whole brief, chosen by seed
    python -m bench.drafts --shared [--seeds N]        # which sentences stand in two of ten drafts, over so many seeds

The situations come from the scenario `harbor` and from the sample network, half and half; where the scenario is not at
hand, that is said and the sample network gives all that it has. For reading, and for the sentences that ten drafts share,
the ten are drawn from everybody whom there is a reason to write to, each with a kind of letter drawn with them, among the
letters that the product writes; to whom it writes none, and why, is printed. The plain prompt is what somebody would type: who, after
what, and the notes. It gets the same cleared evidence as the offline writer, and what comes back is shown as it is. Where
the small model is not installed (`make model`), that is said and two drafts are compared.

Rubric, for a reader who does not know which draft is whose; 0 to 2 points for each of four:

- **Particularity.** 2: says at least one thing that only this person would recognise, in so many words (a thing shown, a
  question asked, a promise). 1: names the event or the matter, but could go to others who were there. 0: could go to anybody.
- **Truth.** 2: every statement about the person, the user and the meeting stands in the notes. 1: one detail is bent or
  goes further than the notes. 0: something is made up, a placeholder is left, or two people are mixed up.
- **Tone.** 2: sounds like one professional writing to another whom they met: warm, plain, no flattery, nothing private.
  1: stiff, gushing or padded in a place. 0: wrong person speaking, pushing, or something that would embarrass.
- **Fitness to send.** 2: send after one read, as it stands. 1: one sentence to change. 0: to be written anew.

The figures are computed and know nothing of the rubric: the share of a maker's sentences that stand in another of its
drafts, as they are and with names, events and days taken out; the statements that `coach.checks.grounding` does not find
in the evidence (no maker gets credit for courtesies of its own here); and names and figures in a draft that the evidence
has, and that it lacks.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import socket
import sys
import tempfile
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.small_model import world
from bench.small_server import NAME, missing, start
from bench.tables import show
from coach.briefing.export import as_markdown
from coach.checks.grounding import evidence_of, unsupported
from coach.settings import Settings
from coach.text import fold, sentences
from coach.workspace import Workspace
from coach.writer.interface import EmailTask, EmailText
from coach.writer.offline import OfflineWriter

SITUATIONS = 20
MAKERS = ("offline", "plain prompt", "template")
_KINDS = ("thank-you", "thank-you", "follow-up", "thank-you", "reply")
_ALL_KINDS = ("thank-you", "follow-up", "reply", "touch", "promise")
_TEMPLATE = (
    "Dear {first},\n\nThank you for taking the time to talk to me{at}. It was a pleasure to meet you, and I enjoyed our "
    "conversation very much. I look forward to staying in touch.\n\nBest wishes,\n{own}\n"
)
_PROMPT = (
    "Write a short {kind} e-mail from {own} to {name}{after}. Be warm, specific and professional. These are {own}'s notes:\n"
    "{notes}\n\nWrite only the e-mail."
)


class Listening(OfflineWriter):
    """The offline writer, which keeps the task that it was given."""

    task: EmailTask

    def email(self, task: EmailTask) -> EmailText:
        """An e-mail."""
        self.task = task
        return super().email(task)


def _on(day: dt.date | None) -> str:
    return f" on {day:%-d %B %Y}" if day else ""


def _titled(title: str) -> str:
    return f" (“{title}”)" if title else ""


def _due(day: dt.date | None) -> str:
    return f", due {day:%-d %B %Y}" if day else ""


@dataclass
class Situation:
    """One person to write to, with what may be used, and the drafts by maker."""

    where: str
    name: str
    event: str
    kind: str
    task: EmailTask
    beside: str = ""  # what stands beside the draft
    empty: bool = False  # whether the product leaves the letter to the user
    drafts: dict[str, str] = field(default_factory=dict)

    @property
    def notes(self) -> list[str]:
        """The evidence, as the plain prompt gets it."""
        task, first = self.task, self.task.recipient_first
        said = [s.text for s in (*task.about, *task.known)]
        said += [f"{first} wrote{_on(s.date)}{_titled(s.title)}: {s.text}" for s in task.theirs[:6]]
        said += [f"I wrote{_on(s.date)}: {s.text}" for s in task.mine[:3]]
        for who, promise in (("I", task.promise), (first, task.owed)):
            said += [f"{who} promised: {promise.what}{_due(promise.due)}"] if promise else []
        said += [f"We were last in touch{_on(task.last_contact)}."] if task.last_contact else []
        session = f"; there {first} gives {task.session}" if task.session else ""
        said += (
            [f"We meet next at {task.next_meeting}{_on(task.next_day)}{session}."]
            if task.next_meeting
            else []
        )
        return [" ".join(s.split()) for s in dict.fromkeys(said)]


def situations(folder: Path, wanted: int) -> list[Situation]:
    """The situations of both worlds, as many of each as there are."""
    found: list[Situation] = []
    for where, space, both in _worlds(folder):
        most = wanted // 2 if both and not found else wanted - len(found)
        here: list[Situation] = []
        for asked in _to_write_to(space):
            if len(here) < most:
                made = _situation(space, where, *asked, _KINDS[len(here) % len(_KINDS)])
                if made.empty:
                    print(f"No letter to {made.name} ({where}): {made.beside}")
                else:
                    here.append(made)
        found += here
    return found


def everybody(folder: Path) -> list[list[Situation]]:
    """For each of all people whom there is a reason to write to, a draft of each kind."""
    return [
        [_situation(space, where, *asked, kind) for kind in _ALL_KINDS]
        for where, space, _ in _worlds(folder)
        for asked in _to_write_to(space)
    ]


def _worlds(folder: Path) -> Iterator[tuple[str, Workspace, bool]]:
    """The scenario and the sample network, each while it is open, and whether it is both."""
    with world(folder / "scenario")[0] as space:
        told = space.me().name
        scenario = told != "Ottilie Marchbanks" and not any(
            e.name.startswith("Slow Chemistry") for e in space.events()
        )
        yield ("harbor" if scenario else "sample"), space, scenario
    if not scenario:
        print("The scenario `harbor` is not at hand: all situations are from the sample network.")
        return
    with Workspace.open(Settings(workspace=folder / "sample"), dt.date(2026, 11, 22)) as space:
        space.import_sample()
        yield "sample", space, True


def _to_write_to(space: Workspace) -> list[tuple[str, str]]:
    """People met at events and not thanked first, then those who wait for an answer, then others the notes tell of; each
    with the event."""
    asked: dict[str, str] = {}
    for line in space.to_thank():
        asked.setdefault(line.person, line.event)
    for kept in space.upkeep(everything=True):
        if kept.turn == "user":
            asked.setdefault(kept.person, "")
    for s in space.repository.statements(kinds=("note",)):
        for person in s.subjects[:1]:
            asked.setdefault(person, "")
    return list(asked.items())


def _situation(space: Workspace, where: str, person: str, event: str, kind: str) -> Situation:
    writer = Listening()
    space.__dict__["writer"] = writer
    draft = space.draft(person, event, kind)
    made = Situation(where, draft.name, event, draft.kind, writer.task, draft.note, not draft.facts)
    made.drafts["offline"] = draft.body
    made.drafts["template"] = _template(writer.task)
    return made


def _template(task: EmailTask) -> str:
    at = f" at {task.occasion}" if task.occasion and not task.occasion.startswith(("our ", "my ")) else ""
    return _TEMPLATE.format(first=task.recipient_first, at=at, own=task.user_name.split()[0])


def plain(situation: Situation, url: str) -> str:
    """What the small model answers to a plain prompt."""
    task = situation.task
    prompt = _PROMPT.format(
        kind=situation.kind, own=task.user_name, name=task.recipient_name, after=f" after {task.occasion}" if task.occasion else "",
        notes="\n".join(f"- {n}" for n in situation.notes)[:3500],
    )  # fmt: skip
    asked = {
        "model": NAME,
        "messages": [{"role": "user", "content": prompt}],
        "max_tokens": 300,
        "temperature": 0.7,
        "seed": 1,
    }
    request = urllib.request.Request(
        f"{url}/chat/completions", json.dumps(asked).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=300) as answer:
        return str(json.load(answer)["choices"][0]["message"]["content"]).strip() + "\n"


# ------------------------------------------------------------------ figures


def shared(drafts: Sequence[tuple[EmailTask, str]], *, bare: bool) -> float:
    """The share of sentences that stand in another draft too; `bare`: with names, events and days taken out."""
    each = [_said(task, text) if bare else {fold(s) for s in _sentences(text)} for task, text in drafts]
    counts = Counter(s for said in each for s in said)
    everything = sum(len(said) for said in each)
    return sum(counts[s] > 1 for said in each for s in said) / everything if everything else 0.0


def _sentences(text: str) -> list[str]:
    """The sentences of a letter's body, without greeting and close."""
    body = "\n\n".join(p for p in text.strip().split("\n\n") if len(p.split()) > 6)
    return [body[s.start : s.end] for s in sentences(body)]


def _said(task: EmailTask, text: str) -> set[str]:
    taken = [task.occasion, task.next_meeting, task.recipient_name, task.recipient_first, task.user_name]
    names = "|".join(re.escape(fold(t)) for t in sorted(filter(None, taken), key=len, reverse=True))
    bare = {re.sub(rf"{names or '(?!x)x'}|\b\d[\d.,:]*\b", "…", fold(s)) for s in _sentences(text)}
    return {
        re.sub(
            r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
            "…",
            s,
        )
        for s in bare
    }


_DETAIL = re.compile(r"\d[\d.,:]*\d|\d|(?<![.!?]\s)(?<!\A)(?<!\n)\b[^\W\d_a-zß-ÿ][^\W\d_]{2,}")


def details(task: EmailTask, text: str) -> tuple[set[str], set[str]]:
    """Names and figures of a draft that its evidence has, and that it lacks; the two people's own names are neither."""
    evidence = fold(" ".join([task.occasion, task.next_meeting, *_evidence(task)]))
    own = set(
        re.findall(
            r"\w+",
            fold(
                f"{task.recipient_name} {task.user_name} {task.recipient_first} {' '.join(task.recipient_names)}"
            ),
        )
    )
    found = {fold(m.group()) for s in _sentences(text) for m in _DETAIL.finditer(s)} - own
    known = set(re.findall(r"\d[\d.,:]*\d|\w+", evidence)) | {fold(str(task.today.year))}
    known |= {str(d.day) for d in _days(task)} | {fold(d.strftime("%B")) for d in _days(task)}
    return found & known, found - known


def _days(task: EmailTask) -> list[dt.date]:
    stated = [s.date for s in (*task.about, *task.known, *task.theirs, *task.mine)]
    return [d for d in (*stated, task.occasion_date, *(p.due for p in (task.promise, task.owed) if p)) if d]


def _evidence(task: EmailTask) -> list[str]:
    cited = [s.cite(task.today) for s in (*task.about, *task.known, *task.theirs, *task.mine)]
    cited += [p.citation for p in (task.promise, task.owed) if p]
    return [*evidence_of(cited), *(p.what for p in (task.promise, task.owed) if p)]


def doubts(task: EmailTask, text: str) -> list[str]:
    """What the checker does not find in the evidence; no courtesies are taken as given."""
    known = [
        task.user_name,
        task.recipient_name,
        *task.recipient_names,
        task.recipient_first,
        task.occasion,
        task.next_meeting,
    ]
    return [
        u.quote for u in unsupported(text, _evidence(task), known=[k for k in known if k], today=task.today)
    ]


def figures(found: Sequence[Situation]) -> None:
    """Print what is computed of each maker's drafts."""
    rows: list[list[str | float]] = []
    for maker in MAKERS:
        made = [(s.task, s.drafts[maker]) for s in found if maker in s.drafts]
        if not made:
            continue
        held, lacking = zip(*(details(*d) for d in made), strict=True)
        said = [doubts(*d) for d in made]
        rows.append([
            maker, str(len(made)), f"{sum(len(t.split()) for _, t in made) / len(made):.0f}", shared(made, bare=False),
            shared(made, bare=True), str(sum(map(len, said))), str(sum(not d for d in said)),
            f"{sum(map(len, held)) / len(made):.1f}", f"{sum(map(len, lacking)) / len(made):.1f}",
        ])  # fmt: skip
    show(
        f"{len(found)} situations",
        [
            "maker",
            "drafts",
            "words",
            "shared",
            "shared, bare",
            "unsupported",
            "drafts without",
            "details held",
            "details lacking",
        ],
        rows,
    )


# ------------------------------------------------------------------ for a reader


def blind(found: Sequence[Situation], seed: int) -> list[str]:
    """Prints the drafts shuffled, and gives the key."""
    chance = random.Random(seed)
    key = []
    for number, situation in enumerate(found, 1):
        task = situation.task
        print(
            f"\n{'=' * 100}\n{number}. {situation.kind} to {situation.name}{f' after {task.occasion}' if task.occasion else ''} ({situation.where})"
        )
        print("The notes:")
        for note in situation.notes:
            print(f"  - {note}")
        makers = list(situation.drafts)
        chance.shuffle(makers)
        for letter, maker in zip("abc", makers, strict=False):
            print(f"\n--- {number}{letter}\n{situation.drafts[maker].strip()}")
            key.append(f"{number}{letter} {maker}")
    return key


def ten_of(pool: Sequence[Sequence[Situation]], seed: int) -> list[Situation]:
    """Ten people, each with a kind of letter, drawn by seed among the letters that the product writes."""
    chance = random.Random(seed)
    written = [w for kinds in pool if (w := [k for k in kinds if not k.empty])]
    return [chance.choice(kinds) for kinds in chance.sample(written, min(10, len(written)))]


def in_two(drafts: Sequence[Situation]) -> dict[str, list[str]]:
    """Sentences that stand in the drafts to two people or more, each with their names."""
    held: dict[str, list[str]] = {}
    for made in drafts:
        body = "\n\n".join(made.drafts["offline"].strip().split("\n\n")[1:-1])
        for said in {fold(body[s.start : s.end]): body[s.start : s.end] for s in sentences(body)}.values():
            held.setdefault(said, []).append(made.name)
    return {said: names for said, names in held.items() if len(names) > 1}


def common(folder: Path, seeds: int) -> None:
    """Prints in how many tens two drafts share a sentence, and which sentences these are."""
    pool = everybody(folder)
    found = [in_two(ten_of(pool, seed)) for seed in range(1, seeds + 1)]
    times = Counter(said for shares in found for said in shares)
    print(f"{sum(map(bool, found))} of {seeds} tens of drafts share a sentence; {len(pool)} people.")
    for said, count in times.most_common():
        names = next(shares[said] for shares in found if said in shares)
        print(f"{count:4}  {said}  ({', '.join(names)})")


def read(folder: Path, seed: int) -> None:
    """Prints ten drafts, the sentences that two of them share, and one whole brief, chosen by seed."""
    pool = everybody(folder)
    ten = ten_of(pool, seed)
    for situation in ten:
        print(
            f"\n--- {situation.kind} to {situation.name} ({situation.where})\n{situation.drafts['offline'].strip()}"
        )
        if situation.beside:
            print(f"\n    Beside it: {situation.beside}")
    without = [kinds[0] for kinds in pool if all(k.empty for k in kinds)]
    print(f"\nOf {len(pool)} people, {len(without)} get no letter of any kind:")
    for situation in without:
        print(f"  {situation.name}: {situation.beside}")
    for said, names in in_two(ten).items():
        print(f"\nIn two: {said} ({', '.join(names)})")
    chance = random.Random(seed)
    with Workspace.open(Settings(workspace=folder / "brief"), dt.date(2026, 11, 22)) as space:
        space.import_sample()
        events = [e for e in space.events() if space.repository.attendance(e.id)]
        listed = [
            e
            for e in events
            if sum(a.role in ("attendee", "speaker") for a in space.repository.attendance(e.id)) > 3
        ]
        print(f"\n{'=' * 100}\n{as_markdown(space.brief(chance.choice(listed or events).name))}")


def main() -> None:
    """Compares, or prints for reading."""
    parser = argparse.ArgumentParser(description="Drafts side by side.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--key", type=Path, help="write the key here instead of printing it")
    parser.add_argument("--read", action="store_true", help="print ten drafts and one brief")
    parser.add_argument(
        "--shared", action="store_true", help="print the sentences that two of ten drafts share"
    )
    parser.add_argument("--seeds", type=int, default=40, help="so many tens")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.read:
            read(Path(name), options.seed)
            return
        if options.shared:
            common(Path(name), options.seeds)
            return
        found = situations(Path(name), SITUATIONS)
    reason = missing()
    if reason:
        print(f"Without the plain prompt: {reason}.")
    else:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server, url = start(port, context=4096)
        for number, situation in enumerate(found, 1):
            situation.drafts["plain prompt"] = plain(situation, url)
            print(f"{number} of {len(found)}", file=sys.stderr, flush=True)
        del server
    key = blind(found, options.seed)
    if options.key:
        options.key.write_text("\n".join(key) + "\n", encoding="utf-8")
    figures(found)
    if not options.key:
        print("\nKey\n" + "\n".join(key))


if __name__ == "__main__":
    main()
