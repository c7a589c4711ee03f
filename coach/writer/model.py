"""The model writer: answers, e-mails, cards and findings by a language model, from the evidence it is given.

What the model writes is material: identifiers are put back, marks resolved, links and markup taken out, and what
does not stand in the text it speaks of is dropped. Whether the words are supported is for `coach.checks.grounding`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from coach.checks.citations import resolve
from coach.checks.display import SafeStream, safe_markdown, safe_text
from coach.checks.fence import Fence
from coach.checks.grounding import evidence_of, unsupported
from coach.errors import ModelError
from coach.evidence import Citation, Fact, Finding, Statement
from coach.settings import Settings
from coach.text import content_words, sentences
from coach.writer import replies
from coach.writer.client import ModelClient, Streamed
from coach.writer.connection import ModelCheck, test_connection
from coach.writer.faults import RepeatedError, UnfitError
from coach.writer.interface import (
    AnswerTask,
    AnswerText,
    CardTask,
    CardText,
    EmailTask,
    EmailText,
    OnText,
    ReviewTask,
    ReviewText,
    RewriteTask,
    View,
)
from coach.writer.outbound import Ledger
from coach.writer.placeholders import KnownPerson, Placeholders, is_loopback, masks
from coach.writer.prompting import Prompts, inline, tokens
from coach.writer.structured import (
    CATEGORIES,
    CardReply,
    CitedLine,
    EmailReply,
    FindingReply,
    JudgedReply,
    OneFinding,
    ReviewReply,
    RewriteReply,
)
from coach.writer.taste import private, unkind

__all__ = ["KnownPerson", "ModelCheck", "ModelWriter", "test_connection"]

MOST_FINDINGS = 20
LONGEST_REASON = 300  # characters


class ModelWriter:
    """Writes with the model of `settings`. `names` are the people whose names must not leave this machine."""

    name: Literal["offline", "model"] = "model"

    def __init__(
        self,
        settings: Settings,
        ledger: Ledger | None,
        names: Iterable[KnownPerson | str] = (),
        places: Placeholders | None = None,
    ) -> None:
        """`places` are the placeholders given out so far, so that a conversation keeps them."""
        self._client = ModelClient(settings, ledger)
        self._placeholders = (places or Placeholders()) if masks(settings) else None
        if self._placeholders:
            for person in names:
                self._placeholders.know(person)
        self._prompts = Prompts(
            self._placeholders, self._client.small, settings.model_context, self._client.reply_tokens
        )
        self.remote = not is_loopback(settings.model_base_url)
        self.account = self._client.account
        self.invents = self._client.small

    def answer(self, task: AnswerTask, on_text: OnText | None = None) -> AnswerText:
        """An answer from the evidence, streamed through `on_text` with identifiers put back and links taken out.

        Marks in the streamed text still count the evidence; those of the result count `used`."""
        self._know(task.subject)
        fence = Fence()
        shell = self._prompts.answer(task, fence, "")
        told = zip(task.evidence, (*task.tellers, *[""] * len(task.evidence)), strict=False)
        numbered = [
            self._prompts.line(n, c.quote, c.date, inline(teller)) for n, (c, teller) in enumerate(told, 1)
        ]
        lines = self._prompts.fitting(numbered, shell)
        prompt = self._prompts.answer(task, fence, "\n".join(lines))
        try:
            streamed = self._streamed(prompt, on_text, shell)
        except RepeatedError:
            if not self._client.small:
                raise
            streamed = self._streamed(prompt, on_text, shell)
        written = self._apart(streamed.text, fence)
        replies.refuse_echo(written, shell, fence)
        replies.refuse_excuse(written)
        text = safe_markdown(self._restore(written))
        resolved = resolve(replies.settled(text) if self._client.small else text, len(lines))
        if not resolved.text:
            raise UnfitError("The model server gave an empty answer.")
        return AnswerText(resolved.text, resolved.used, streamed.note)

    def _streamed(self, prompt: str, on_text: OnText | None, shell: str) -> Streamed:
        restorer = self._placeholders.stream() if self._placeholders else None
        give = on_text or (lambda piece: None)
        shown = SafeStream(give)

        def hear(piece: str) -> None:
            if piece:
                shown.feed(restorer.feed(piece) if restorer else piece)
            else:
                give("")  # so that whoever waits can stop

        written = self._client.stream(
            prompt,
            "answer a question",
            hear,
            shell,
        )
        shown.feed(restorer.finish() if restorer else "")
        shown.finish()
        return written

    def email(self, task: EmailTask) -> EmailText:
        """The e-mail. Raises `ModelError` also where the model leaves blanks to fill in."""
        self._know(task.user_name, task.recipient_name)
        fence = Fence()
        support = _email_support(task)
        numbered = [
            self._prompts.line(n, text, c.date, origin) for n, (c, text, origin) in enumerate(support, 1)
        ]
        whole, short = self._prompts.email(task, fence, ""), self._prompts.email_short(task, fence, "")
        lines = self._prompts.fitting(numbered, short if self._client.small else whole)
        held = "\n".join(lines)

        def read(reply: EmailReply) -> EmailText:
            body = self._apart(reply.body, fence)
            replies.refuse_echo(body, f"{whole}\n{short}", fence)
            return self._email_of(reply, body, task, support[: len(lines)])

        return self._client.structured(
            EmailReply,
            self._prompts.email(task, fence, held),
            "draft an e-mail",
            read,
            self._prompts.email_short(task, fence, held),
        )

    def _email_of(
        self, reply: EmailReply, body: str, task: EmailTask, support: Sequence[tuple[Citation, str, str]]
    ) -> EmailText:
        own, theirs = task.user_name, task.recipient_first
        said = replies.prose(self._restore(body))
        replies.refuse_excuse(said)
        small = self._client.small
        said = replies.filled(replies.settled(said) if small else said, own, theirs, drop=small)
        mine = " ".join([*(s.text for s in task.mine), task.promise.what if task.promise else "", task.words])
        body = replies.letter(replies.without_addresses(said, mine), own, theirs, task.manner)
        heading = replies.without_addresses(replies.one_line(self._restore(reply.subject)), mine)
        subject = replies.filled(heading, own, theirs, drop=False)[:120]
        known = [own, task.recipient_name, *task.recipient_names, theirs, task.occasion, task.next_meeting]
        evidence = [*evidence_of([c for c, _, _ in support]), task.words]
        if not subject or unsupported(subject, evidence, known=[k for k in known if k], today=task.today):
            subject = replies.plain_subject(task)  # a doubt in the body is marked; a subject has no marks
        facts = [
            f for f in self._facts(reply.facts, [c for c, _, _ in support]) if replies.within(f.text, body)
        ]
        promised = reply.promise or (task.promise.what if task.promise else "")
        asked = reply.ask or next((s for s in _said(body) if s.endswith("?")), "")
        promise = self._sentence(promised, body) if task.promise else ""
        return EmailText(subject, body, tuple(facts), promise, self._sentence(asked, body))

    def card(self, task: CardTask) -> CardText:
        """Why to talk to somebody, and openings and questions that rest on evidence; others are dropped."""
        self._know(task.name)
        fence = Fence()
        support = [(f.text, f.citations) for f in task.facts]
        support += [
            (f"(a page says) {s.text}" if s.id in task.looked_up else s.text, (s.cite(task.today),))
            for s in task.statements
        ]
        numbered = [
            self._prompts.line(n, t, cited[0].date if cited else None)
            for n, (t, cited) in enumerate(support, 1)
        ]
        whole, short = self._prompts.card(task, fence, ""), self._prompts.card_short(task, fence, "")
        lines = self._prompts.fitting(numbered, short if self._client.small else whole)
        held = "\n".join(lines)

        def read(reply: CardReply) -> CardText:
            replies.refuse_echo(reply.why, f"{whole}\n{short}", fence)
            return self._card_of(reply, [cited for _, cited in support[: len(lines)]])

        return self._client.structured(
            CardReply,
            self._prompts.card(task, fence, held),
            "write a card for a briefing",
            read,
            self._prompts.card_short(task, fence, held),
        )

    def _card_of(self, reply: CardReply, support: Sequence[Sequence[Citation]]) -> CardText:
        why = replies.settled(replies.one_line(self._restore(reply.why)))
        replies.refuse_excuse(why)
        if len(why.split()) < 2:
            raise UnfitError("The model left the card empty.")
        openings = tuple(self._cited(reply.openings[:2], support, "opening"))
        quoted = {c for o in openings for c in o.citations}
        asked = self._cited(reply.questions[:3], support, "question")
        return CardText(why, openings, tuple(q for q in asked if not quoted & set(q.citations)))

    def _cited(
        self, lines: Iterable[CitedLine], support: Sequence[Sequence[Citation]], kind: str
    ) -> Iterator[Fact]:
        """The lines that rest on evidence."""
        for line in lines:
            cited = [c for n in line.evidence if 1 <= n <= len(support) for c in support[n - 1]]
            text = replies.one_line(self._restore(line.text))
            if cited and text:
                yield Fact(text, tuple(dict.fromkeys(cited)), kind)

    def review(self, task: ReviewTask) -> ReviewText:
        """Findings beyond those known, each quoting the text verbatim (others are dropped), and views of the known."""
        fence = Fence()
        small = self._client.small
        whole, short = self._prompts.review(task, fence, ""), self._prompts.review_short(task, fence, "")
        if tokens(task.text) > self._prompts.room(short if small else whole):
            raise ModelError("The text is too long for this model.")
        prompt, plain = (
            make(task, fence, task.text) for make in (self._prompts.review, self._prompts.review_short)
        )

        def read(reply: ReviewReply) -> ReviewText:
            return ReviewText(self._findings(reply.findings, task), self._views(reply.judged, task))

        def read_one(reply: OneFinding) -> ReviewText:
            item = FindingReply(
                quote=reply.quote, category=reply.category, severity="low", reason="", generalise=""
            )
            return ReviewText(self._findings([item] if _pointed(item, task.text) else [], task))

        if small:
            return self._client.structured(OneFinding, plain, "review a text", read_one)
        return self._client.structured(ReviewReply, prompt, "review a text", read, plain)

    def _findings(self, items: Sequence[FindingReply], task: ReviewTask) -> tuple[Finding, ...]:
        found: list[Finding] = []
        for item in items[:MOST_FINDINGS]:
            finding = self._finding(item, task)
            if finding and not any(_overlap(finding, other) for other in (*task.findings, *found)):
                found.append(finding)
        return tuple(sorted(found, key=lambda f: f.start))

    def _views(self, items: Sequence[JudgedReply], task: ReviewTask) -> tuple[View, ...]:
        """The first view of each known finding that says why; numbers that were not given out are dropped."""
        views: dict[int, View] = {}
        for item in items:
            why = replies.one_line(self._restore(item.why))[:LONGEST_REASON]
            if 1 <= item.number <= len(task.findings) and why:
                views.setdefault(item.number, View(item.number - 1, item.severity, why))
        return tuple(views.values())

    def rewrite(self, task: RewriteTask) -> str:
        """The text without what was found. Raises `ModelError` also where what comes back is no such text."""
        fence = Fence()
        found = "\n".join(f"- {f.quote}: {f.reason}" for f in task.findings)
        common = {"kind": inline(task.kind), "found": fence("found", found)}
        whole = self._prompts.render("rewrite", audience=inline(task.audience), text="", **common)
        # The text goes out and comes back.
        if 2 * tokens(task.text) > self._prompts.room(whole) + self._client.reply_tokens or (
            tokens(task.text) > self._client.reply_tokens
        ):
            raise ModelError("The text is too long for this model to write anew.")

        def read(reply: RewriteReply) -> str:
            replies.refuse_echo(self._apart(reply.text, fence), whole, fence)
            written = safe_text(self._restore(self._apart(reply.text, fence))).strip()
            replies.refuse_excuse(written)
            written = replies.without_addresses(written, task.text)
            if not written or len(written) > 2 * len(task.text) + 200:
                raise UnfitError("The model gave back something else than the text.")
            return written

        text = fence("text", task.text)
        return self._client.structured(
            RewriteReply,
            self._prompts.render("rewrite", audience=inline(task.audience), text=text, **common),
            "write a text anew",
            read,
            self._prompts.render("rewrite_short", text=text, **common),
        )

    def _finding(self, item: FindingReply, task: ReviewTask) -> Finding | None:
        category = item.category.strip().casefold().replace(" ", "_")
        quote = self._restore(item.quote).strip().strip('"“”')
        start = task.text.find(quote) if len(quote) > 1 else -1
        if category not in CATEGORIES or start < 0:
            return None
        reason = (
            replies.one_line(self._restore(item.reason))[:LONGEST_REASON]
            or f"This may be {CATEGORIES[category][1]}."
        )
        fix: dict[str, str | None] = {"keep": None, "remove": ""}
        general = replies.prose(self._restore(item.generalise))
        if general and general != quote:
            fix = {"keep": None, "generalise": general, "remove": ""}
        group = CATEGORIES[category][0]
        return Finding(start, start + len(quote), quote, group, category, item.severity, reason, "model", fix)

    # What comes back

    def _know(self, *names: str) -> None:
        if self._placeholders:
            for name in filter(None, names):
                self._placeholders.know(name)

    def _restore(self, text: str) -> str:
        return self._placeholders.restore(text) if self._placeholders else text

    def _apart(self, written: str, fence: Fence) -> str:
        """A small model's words without the fence's marks, which it takes for words."""
        return replies.without(written, fence.key) if self._client.small else written

    def _facts(self, lines: Sequence[CitedLine], citations: Sequence[Citation]) -> list[Fact]:
        found = []
        for line in lines:
            cited = tuple(dict.fromkeys(citations[n - 1] for n in line.evidence if 1 <= n <= len(citations)))
            text = replies.one_line(self._restore(line.text))
            if cited and text:
                found.append(Fact(text, cited))
        return found

    def _sentence(self, said: str, body: str) -> str:
        """The sentence of the body that the model means, empty where there is none like it."""
        wanted = set(content_words(replies.prose(self._restore(said))))
        best, most = "", 0.6
        for sentence in _said(body):
            share = len(wanted & set(content_words(sentence))) / len(wanted) if wanted else 0.0
            if share > most:
                best, most = sentence, share
        return best


def _email_support(task: EmailTask) -> list[tuple[Citation, str, str]]:
    """What a letter may rest on. What is not said to a person's face is not given to a model that is to write to them."""
    noted = [s for s in task.about if not (private(s.text) or unkind(s.text))]
    groups: tuple[tuple[str, Sequence[Statement]], ...] = (
        ("the user's note", noted),
        (f"from {inline(task.recipient_first) or 'the recipient'}", task.theirs),
        ("from the user", task.mine),
    )
    promises = [
        (p.citation, p.citation.quote, origin)
        for p, origin in ((task.promise, "a promise by the user"), (task.owed, "an offer by the recipient"))
        if p
    ]
    return promises + [(s.cite(task.today), s.text, origin) for origin, group in groups for s in group]


def _said(body: str) -> list[str]:
    return [body[span.start : span.end] for span in sentences(body)]


def _pointed(item: FindingReply, text: str) -> bool:
    """Whether a small model's finding is more than a guess: a part of the text, and details where it says so."""
    if len(item.quote) * 2 > len(text):
        return False
    return item.category not in ("personal_data", "secret") or bool(re.search(r"[\d@]", item.quote))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end and one.group == other.group
