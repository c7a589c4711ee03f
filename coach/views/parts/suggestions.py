"""Questions that this workspace can answer, made from what is in it."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from coach.resources import resource_path

if TYPE_CHECKING:
    from coach.workspace import Workspace

HANDBOOK = (
    "How do I follow up after an event?",
    "How do I ask for an introduction without being a burden?",
    "What should I do in the first ten minutes of an event?",
)


def questions(workspace: Workspace, limit: int = 3) -> list[str]:
    """Up to `limit` questions: those that came with the sample, else made from the newest contact, the next
    event, the open promises and the organisation most met; the handbook's where there is nothing yet."""
    made = list(dict.fromkeys([*_of_sample(workspace), *_of_people(workspace), *_of_events(workspace)]))
    return (made or list(HANDBOOK))[:limit]


def _of_sample(workspace: Workspace) -> list[str]:
    listed = json.loads((resource_path("sample") / "sample.json").read_text("utf-8"))
    # The sample's owner is whom the workspace belongs to as long as it is looked around in.
    return [str(q) for q in listed["questions"]] if workspace.me().name == listed["name"] else []


def _of_people(workspace: Workspace) -> list[str]:
    repository = workspace.repository
    met = [i.person for i in repository.interactions(workspace.today)]
    recent = list(dict.fromkeys(met))[:12]
    people = {p.id: p for p in repository.people(recent)}
    found: list[str] = []
    owed = next((p.to_name for p in workspace.promises() if p.by == "user" and p.to_name), "")
    if owed:
        found.append(f"What did I promise {owed}?")
    if recent and recent[0] in people:
        found.append(f"What did I last talk about with {people[recent[0]].name}?")
    places = Counter(p.organisation for p in people.values() if p.organisation)
    if places:
        found.append(f"Who do I know at {places.most_common(1)[0][0]}?")
    return found


def _of_events(workspace: Workspace) -> list[str]:
    def begins(day: date | None) -> date:
        return day or date.min

    past = [e for e in workspace.repository.events() if begins(e.starts) < workspace.today and e.starts]
    return [f"Who did I meet at {max(past, key=lambda e: begins(e.starts)).name}?"] if past else []
