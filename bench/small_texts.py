"""A model as the writer of briefing cards and of e-mails: how much is not in the notes, what of it is unmarked, what leaks.

    python -m bench.small_texts [--drafts 20] [--cards 20] [--url http://127.0.0.1:8901/v1 --model test-model]

The cards are those of the scenario `harbor`'s event, else of the sample network's, the e-mails go to whom is to be thanked
and to who waits for an answer. The model is SmolLM2 (`make model`), or a server that speaks the same protocol at `--url`
(`python -m tests.model_server` makes its texts of the evidence). Each sentence of the model is judged by `bench.judge`,
which is not the product's checker and knows all sources; a line that the card's own facts hold word by word ("You promised: …,
due …", made of rows by rule) is right, and so is the question after a sentence that a source has word by word; frames of courtesy ("It was good to meet you") state nothing about
the notes and are counted apart. A leak is a sentence that says again what a closed sentence says. Statements that the
judge calls wrong or leaves open and that carry no mark are printed for a reader; it fails where one is wrong, or leaks.
"""

from __future__ import annotations

import argparse
import re
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.judge import Judge, Verdict
from bench.small_model import world
from bench.small_server import NAME, missing, start
from bench.tables import show
from coach.checks.echoes import Echoes
from coach.evidence import Unsupported
from coach.text import plain, sentences
from coach.workspace import Workspace
from coach.writer.choose import FallbackWriter
from coach.writer.interface import CardTask, CardText
from coach.writer.model import ModelWriter
from coach.writer.offline import OfflineWriter

_EVENT = "Harbor Forward"
_SAMPLE_EVENT = "Slow Chemistry"
# Wishes, thanks and greetings without a matter: nothing in them could be in the notes.
_COURTESY = re.compile(
    r"^(?:(?:thank you|thanks|many thanks)(?: (?:so|very) much)?(?: again)?(?: for (?:everything|(?:your|the|our) (?:time|talk|message|e-?mail|conversation|call|support|help|"
    r"understanding|consideration|reply|answer)(?: and (?:your )?(?:time|support|help|understanding|consideration))?))?(?: with you)?(?:,? and I hope you\b.{0,40})?|I(?: am|'m|’m)? (?:hope|wish|trust|look(?:ing)? forward)\b.{0,60}|it was (?:good|great|nice|lovely|a pleasure) "
    r"(?:to (?:meet|talk to|see|hear from)|meeting|seeing|talking to) you(?: again| all)?|(?:please )?let me know\b.{0,60}|(?:best|kind|warm)\b.{0,20}|"
    r"please (?:feel free|do not hesitate)\b.{0,80}|see you soon|take care)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the model as it is shown."""

    kind: str
    whom: str
    text: str
    marked: bool
    verdict: Verdict
    courtesy: bool
    leaks: bool


class Remembering(FallbackWriter):
    """Knows whose cards the model wrote, and whose the offline writer where the model failed."""

    def __init__(self, model: ModelWriter) -> None:
        super().__init__(model, OfflineWriter(), patience=10_000, account=model.account)
        self.cards: set[str] = set()

    def card(self, task: CardTask) -> CardText:
        """A card."""
        written = super().card(task)
        if self.name == "model":
            self.cards.add(task.name)
        return written


class Listener:
    """Judges the model's texts as they come."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        texts = [d.text for d in space.repository.documents()]
        self.judge = Judge(texts)
        self.sources = [" ".join(plain(t).split()) for t in texts]
        self.closed = Echoes(space.repository, space.today)
        self.written = Counter[str]()

    def _asks_after(self, said: str) -> bool:
        """Whether it only asks how a sentence went on that stands word by word in a source."""
        asked = re.fullmatch(r"Ask [\w ,]{3,60}: “(.+?)[.”]*", said)
        return asked is not None and any(asked[1] in text for text in self.sources)

    def hear(
        self,
        kind: str,
        whom: str,
        text: str,
        marks: Sequence[Unsupported],
        known: Sequence[str],
        told: str = "",
    ) -> Iterator[Said]:
        """The sentences of one text. `told` are the lines that the product itself wrote of its rows: what stands in them
        word by word is theirs."""
        self.written[kind] += 1
        for span in sentences(text):
            said = text[span.start : span.end]
            if not re.search(r"[^\W\d_]{3}", said):
                continue
            marked = any(u.start < span.end and span.start < u.end for u in marks)
            bare = " ".join(plain(said).split())
            yield Said(
                kind,
                whom,
                bare,
                marked,
                "right" if bare.rstrip(".") in told or self._asks_after(bare) else self.judge(bare, known),
                bool(_COURTESY.match(bare)),
                self.closed.repeated_in(bare),
            )


def drafts(listener: Listener, wanted: int) -> Iterator[Said]:
    """E-mails to whom is to be thanked, then to who waits."""
    space = listener.space
    asked = [(line.person, line.event, "thank-you") for line in space.to_thank()]
    asked += [(line.person, "", "reply") for line in space.upkeep(everything=True) if line.turn == "user"]
    for person, event, kind in asked[:wanted]:
        made = space.draft(person, event, kind)
        print(f"draft {listener.written['e-mail']}", file=sys.stderr, flush=True)
        if made.writer != "model":
            listener.written["e-mail, written offline"] += 1
            continue
        body, at = _body(made.body)
        marks = [Unsupported(u.start - at, u.end - at, u.quote, u.reason) for u in made.unsupported]
        known = [made.name, space.me().name, event]
        yield from listener.hear("e-mail", made.name, body, marks, known)


def _body(text: str) -> tuple[str, int]:
    """An e-mail without its greeting and close, and where that begins."""
    at = text.find("\n\n") + 2
    end = text.rstrip().rfind("\n\n")
    return text[at : max(end, at)], at


def cards(listener: Listener, wanted: int, writer: Remembering) -> Iterator[Said]:
    """Cards of the event, in the order of the briefing."""
    space = listener.space
    names = [e.name for e in space.events()]
    event = next((n for n in names if n.startswith(_EVENT)), None) or next(
        n for n in names if n.startswith(_SAMPLE_EVENT)
    )
    known_all = {p.id: p.name for p in space.people()}
    for card in space.brief(event).attendees:
        if card.only_listed or card.person is None or listener.written["card"] >= wanted:
            continue
        if card.name not in writer.cards:
            listener.written["card, written offline"] += 1
            continue
        known = [known_all.get(card.person, card.name), event, card.organisation, card.title]
        told = " ".join(" ".join(f.text.split()) for f in (*card.facts, *card.between))
        yield from listener.hear(
            "card", card.name, card.said, card.unsupported, [k for k in known if k], told
        )


def report(found: Sequence[Said], written: Counter[str]) -> int:
    """Prints the figures; gives how many wrong statements carry no mark, and leaks."""
    rows = []
    for kind in dict.fromkeys(s.kind for s in found):
        for verdict in ("right", "open", "wrong"):
            group = [s for s in found if s.kind == kind and s.verdict == verdict and not s.courtesy]
            rows.append(
                [
                    f"{kind}: {verdict}",
                    str(len(group)),
                    str(sum(s.marked for s in group)),
                    str(sum(not s.marked for s in group)),
                ]
            )
        polite = [s for s in found if s.kind == kind and s.courtesy]
        rows.append(
            [
                f"{kind}: courtesy",
                str(len(polite)),
                str(sum(s.marked for s in polite)),
                str(sum(not s.marked for s in polite)),
            ]
        )
    show(
        ", ".join(f"{n} of {k}" for k, n in written.items()), ["sentences", "all", "marked", "unmarked"], rows
    )
    leaks = [s for s in found if s.leaks]
    wrong = [s for s in found if s.verdict == "wrong" and not s.marked and not s.courtesy]
    left = [s for s in found if s.verdict == "open" and not s.marked and not s.courtesy]
    for title, group in (
        ("Leaks", leaks),
        ("Wrong and unmarked", wrong),
        ("Open and unmarked, for a reader", left),
    ):
        print(f"\n{title}: {len(group)}")
        for s in group:
            print(f"  {s.kind} {s.whom}: {s.text}")
    return len(wrong) + len(leaks)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description="A model as the writer of cards and e-mails.")
    parser.add_argument("--drafts", type=int, default=20)
    parser.add_argument("--cards", type=int, default=20)
    parser.add_argument("--url", default="", help="a server instead of SmolLM2")
    parser.add_argument("--model", default=NAME)
    options = parser.parse_args()
    server, url = None, options.url
    if not url:
        if reason := missing():
            raise SystemExit(reason)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server, url = start(port, context=2048)
    with tempfile.TemporaryDirectory() as folder:
        space, _ = world(Path(folder) / "workspace")
        with space:
            settings = space.settings.model_copy(
                update={
                    "model": options.model,
                    "model_base_url": url,
                    "model_context": 8192 if options.url else 2048,
                    "model_timeout": 120,
                    "model_retries": 0,
                }
            )
            space.configure(settings)
            model = ModelWriter(settings, None)
            space.__dict__["writer"] = writer = Remembering(model)
            listener = Listener(space)
            found = list(drafts(listener, options.drafts)) if options.drafts else []
            found += list(cards(listener, options.cards, writer)) if options.cards else []
            bad = report(found, listener.written)
    del server
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    main()
