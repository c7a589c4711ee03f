"""The prompts of the model writer: what goes out, in the room that the model has for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from coach.checks.display import safe_text
from coach.checks.fence import Fence
from coach.writer.interface import AnswerTask, CardTask, EmailTask, ReviewTask
from coach.writer.manner import ENGLISH
from coach.writer.placeholders import Placeholders, rendered
from coach.writer.structured import CATEGORIES

_EARLIER_TURNS = 3
_SMALL_EVIDENCE = 5  # lines; with more, a small model repeats them instead of using them

_LENGTHS = {"short": 40, "long": 160}  # words of an e-mail, where the user asks for it so


class Prompts:
    """Makes the prompts for one model, of which a small one gets short ones with the words alone. `placeholders` stand
    for names and addresses where what is told leaves this machine."""

    def __init__(
        self, placeholders: Placeholders | None, small: bool, context: int, reply_tokens: int
    ) -> None:
        self._placeholders = placeholders
        self._small = small
        self._context = context
        self._reply_tokens = reply_tokens

    def answer(self, task: AnswerTask, fence: Fence, evidence: str) -> str:
        question = fence("question", task.question[:2000])
        subject, today = inline(task.subject), task.today.isoformat()
        held = fence("evidence", evidence)
        if self._small:
            return self.render("answer_short", subject=subject, evidence=held, question=question)
        turns = [f"Question: {q}\nAnswer: {a[:400]}" for q, a in task.history[-_EARLIER_TURNS:]]
        return self.render(
            "answer",
            today=today,
            subject=subject,
            handbook=task.handbook,
            history=fence("earlier", "\n".join(turns)[:2000]) if turns else "",
            evidence=held,
            question=question,
        )

    def email(self, task: EmailTask, fence: Fence, evidence: str) -> str:
        return self.render(
            "email",
            kind=task.kind,
            enclosed=task.enclosed,
            today=task.today.isoformat(),
            user_name=inline(task.user_name),
            recipient_name=inline(task.recipient_name),
            greeting=inline(task.manner.greets(task.recipient_first)),
            closing=inline(task.manner.closes(task.user_name)),
            length=str(_LENGTHS.get(task.length, task.manner.words) or ""),
            language="" if task.manner.language == ENGLISH else task.manner.language.capitalize(),
            manner="\n".join(f"- {inline(line)}" for line in _told(task)),
            occasion=inline(task.occasion),
            words=inline(task.words),
            occasion_date=task.occasion_date.isoformat() if task.occasion_date else "",
            next_meeting=inline(task.next_meeting),
            pronoun=inline(task.pronoun),
            promise=fence("promise", _due(task.promise.what, task.promise.due)) if task.promise else "",
            owed=fence("offered", _due(task.owed.what, task.owed.due)) if task.owed else "",
            evidence=fence("evidence", evidence),
        )

    def email_short(self, task: EmailTask, fence: Fence, evidence: str) -> str:
        return self.render(
            "email_short",
            kind=task.kind,
            enclosed=task.enclosed,
            user_name=inline(task.user_name),
            recipient_first=inline(task.recipient_first),
            greeting=inline(task.manner.greets(task.recipient_first)),
            closing=inline(task.manner.closes(task.user_name)),
            occasion=inline(task.occasion),
            words=inline(task.words),
            sentences={"short": "three", "long": "eight"}.get(task.length, "five"),
            evidence=fence("evidence", evidence),
        )

    def card(self, task: CardTask, fence: Fence, evidence: str) -> str:
        goals = "\n".join(g.text for g in task.goals)[:1500]
        return self.render(
            "card",
            name=inline(task.name),
            today=task.today.isoformat(),
            event=inline(task.event),
            tier=task.tier.replace("_", " "),
            pronoun=inline(task.pronoun),
            goals=fence("goals", goals) if goals else "",
            evidence=fence("evidence", evidence),
        )

    def card_short(self, task: CardTask, fence: Fence, evidence: str) -> str:
        held = fence("evidence", evidence)
        return self.render("card_short", name=inline(task.name), event=inline(task.event), evidence=held)

    def review_short(self, task: ReviewTask, fence: Fence, text: str) -> str:
        return self.render(
            "review_short",
            kind=inline(task.kind),
            audience=inline(task.audience),
            categories=", ".join(CATEGORIES),
            text=fence("text", text),
        )

    def review(self, task: ReviewTask, fence: Fence, text: str) -> str:
        known = "\n".join(
            f"{n}. {f.category}, {f.severity}: {f.quote}" for n, f in enumerate(task.findings, 1)
        )
        return self.render(
            "review",
            kind=inline(task.kind),
            audience=inline(task.audience),
            categories="\n".join(f"- {name}: {words}" for name, (_, words) in CATEGORIES.items()),
            found=fence("known", known) if known else "",
            text=fence("text", text),
        )

    def render(self, prompt: str, /, **inputs: object) -> str:
        return rendered(self._placeholders, prompt, **inputs)

    def room(self, shell: str) -> int:
        """Tokens left for evidence beside the rest of the prompt and the reply."""
        return self._context - self._reply_tokens - tokens(shell) - 600

    def line(self, number: int, text: str, date: object, origin: str = "") -> str:
        """A numbered line of evidence; a small model gets the words alone, which it would repeat otherwise."""
        about = "" if self._small else ", ".join(str(x) for x in (origin, date) if x)
        return f"[{number}] {f'({about}) ' if about else ''}{' '.join(text.split())}"

    def fitting(self, lines: Sequence[str], shell: str) -> list[str]:
        """The first lines that fit: the evidence comes best first."""
        room = self.room(shell)
        kept: list[str] = []
        for line in lines[:_SMALL_EVIDENCE] if self._small else lines:
            room -= tokens(line) + 1
            if room < 0:
                break
            kept.append(line)
        if lines and not kept:
            return [lines[0][: max(200, (room + tokens(lines[0])) * 3)]]
        return kept


def tokens(text: str) -> int:
    """An upper estimate: about three bytes a token."""
    return len(text.encode()) // 3 + 1


def inline(words: str) -> str:
    """Words that stand inside a rule of the prompt: one line, no marks, not long."""
    flat = " ".join(safe_text(words).split())
    return re.sub(r"[<>{}\[\]`\"]", "", flat)[:160]


def _due(what: str, due: object) -> str:
    return f"{what} (by {due})" if due else what


def _told(task: EmailTask) -> tuple[str, ...]:
    """How the user writes; a length asked for stands in the place of their own."""
    return (replace(task.manner, words=0) if task.length in _LENGTHS else task.manner).told()
