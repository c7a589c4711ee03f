"""What wants doing today: each line says one thing and acts in one click; what is empty is not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

from coach.text import count, fold
from coach.views.parts import directory, show, words
from coach.views.parts.session import going
from coach.writer.promised import in_words

if TYPE_CHECKING:
    from coach.follow_up.email import UpkeepLine
    from coach.store.values import EventView
    from coach.workspace import Workspace

_EACH = 2
_MANY = 6
"""From so many people on, an event is one to prepare for."""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing to do: `about` in bold, `note` beside it, and the button that does it."""

    kind: str
    about: str
    note: str
    action: str
    page: str
    values: Mapping[str, object] = field(default_factory=dict)


def lines(workspace: Workspace) -> list[TodayLine]:
    """Next event, promises due, whom to thank, whose turn, possible duplicates; each at most two lines."""
    parts: tuple[Callable[[Workspace], list[TodayLine]], ...] = (_event, _due, _thanks, _turns, _duplicates)
    return [line for part in parts for line in part(workspace)]


def _event(workspace: Workspace) -> list[TodayLine]:
    """The next event, and the next one with a list of people where that is another."""
    first = workspace.next_event()
    events = workspace.events()
    coming = [e for e in events if e.starts and e.starts > workspace.today]
    later = next((e for e in coming if _people(workspace, events, e.name) >= _MANY), None)
    found = [first, later] if first and later and later.name != first.name else [first]
    return [_event_line(workspace, e) for e in found if e is not None]


def _people(workspace: Workspace, events: list[EventView], name: str) -> int:
    """How many people all entries of one name list together."""
    return sum(len(workspace.repository.attendance(e.id)) for e in events if fold(e.name) == fold(name))


def _event_line(workspace: Workspace, event: EventView) -> TodayLine:
    when = ", ".join(p for p in (words.days(event.starts, event.ends), event.location) if p)
    under_way = event.starts and event.ends and event.starts < workspace.today <= event.ends
    near = "under way" if under_way else words.relative(event.starts, workspace.today)
    note = f"{near}: {when}" if near else when
    return TodayLine("Next event", event.name, note, "Brief me", "briefing", {"brief_event": event.name})


def _due(workspace: Workspace) -> list[TodayLine]:
    mine = [p for p in workspace.promises() if p.by == "user"][:_EACH]
    to = workspace.follow_ups.promised_introductions() if mine else {}
    return [
        TodayLine(
            "You promised",
            directory.named(p.to, p.to_name),
            in_words(p.what) + (f", due {words.dated(p.due, workspace.today)}" if p.due else ""),
            "Write",
            "follow_ups",
            {"draft_for": (p.to, to.get(p.id, ""), "introduction" if p.id in to else "promise")},
        )
        for p in mine
    ]


def _thanks(workspace: Workspace) -> list[TodayLine]:
    return [
        TodayLine(
            "To thank",
            directory.named(line.person, line.name),
            ", ".join(p for p in (line.event, words.day(line.event_date)) if p),
            "Draft",
            "follow_ups",
            {"draft_for": (line.person, line.event, "thank-you")},
        )
        for line in workspace.to_thank()[:_EACH]
    ]


def _turns(workspace: Workspace) -> list[TodayLine]:
    waiting = replies_owed(workspace)[:_EACH]
    return [
        TodayLine(
            "Your turn",
            directory.named(line.person, line.name),
            f"wrote {words.dated(line.waiting_since, workspace.today)}" if line.waiting_since else "",
            "Reply",
            "follow_ups",
            {"draft_for": (line.person, "", "reply")},
        )
        for line in waiting
    ]


def replies_owed(workspace: Workspace) -> list[UpkeepLine]:
    """Those who wait for the user's reply, the newest message first; those to whom the user never spoke come last."""
    waiting = [u for u in workspace.upkeep(everything=True) if u.waiting_since]
    newest = sorted(waiting, key=lambda u: (u.waiting_since, u.name), reverse=True)
    return sorted(newest, key=lambda u: u.last_date is None)


def _duplicates(workspace: Workspace) -> list[TodayLine]:
    pairs = len(workspace.repository.candidates())
    if not pairs:
        return []
    note = "the same person twice, or two people"
    about = count(pairs, "possible duplicate")
    return [TodayLine("To confirm", about, note, "Look", "people", {"people_part": "Duplicates"})]


def panel(found: list[TodayLine]) -> None:
    """The lines on the page; the first of its kind says what kind it is."""
    kind = ""
    for number, line in enumerate(found):
        parts = [
            show.element("strong", show.text(line.about)),
            show.element("span", show.text(line.note), "quiet"),
        ]
        body = show.element("div", show.join(parts, " "), "line")
        if line.kind != kind:
            kind = line.kind
            body = show.join([show.element("div", show.text(kind), "kicker"), body])
        with st.container(
            horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=f"today-{number}"
        ):
            show.html(body)
            st.button(line.action, key=f"today-do-{number}", on_click=going(line.page, **line.values))


def summary(found: list[TodayLine]) -> str:
    """The lines in one: "2 promises due, 3 people to thank"."""
    kinds = [line.kind for line in found]
    parts = [line.about for line in found if line.kind == "Next event"][:1]
    if due := kinds.count("You promised"):
        parts.append(count(due, "promise"))
    if thanks := kinds.count("To thank"):
        parts.append(f"{thanks} to thank")
    return ", ".join(parts)
