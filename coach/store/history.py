"""Where a person works now and where they were before, by what each source says and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from coach.evidence import Citation
from coach.people import organisations
from coach.store.values import ContactView, PersonView
from coach.text import fold


@dataclass(frozen=True, slots=True)
class Post:
    """A place and title that sources give. `first` and `last` are the days of the oldest and newest of them, None
    where no source has a date; `until` is the day from which another place is known."""

    organisation: str
    title: str
    first: dt.date | None
    last: dt.date | None
    until: dt.date | None
    current: bool
    citation: Citation


def history(person: PersonView) -> tuple[Post, ...]:
    """The posts of a person, the current one first, then the newest. Titles at the current place that differ from
    the newest stay as posts of their own."""
    groups: list[list[ContactView]] = []
    for contact in sorted(person.contacts, key=_newness, reverse=True):
        if contact.organisation or contact.title:
            same = next((g for g in groups if _same_post(g, contact)), None)
            if same is None:
                groups.append([contact])
            else:
                same.append(contact)
    posts = [_post(group, person) for group in groups]
    posts.sort(key=lambda p: (p.current, p.last or dt.date.min), reverse=True)
    return tuple(_until(post, posts[:number]) for number, post in enumerate(posts))


def _newness(contact: ContactView) -> tuple[dt.date, int]:
    return contact.as_of or dt.date.min, -contact.id


def _same_post(group: list[ContactView], contact: ContactView) -> bool:
    titles = {fold(c.title) for c in group if c.title}
    place = next((c.organisation for c in group if c.organisation), "")
    at_one = not contact.organisation or not place or organisations.same(place, contact.organisation)
    return at_one and (not contact.title or not titles or fold(contact.title) in titles)


def _post(group: list[ContactView], person: PersonView) -> Post:
    days = [c.as_of for c in group if c.as_of]
    organisation = next((c.organisation for c in group if c.organisation), "")
    title = next((c.title for c in group if c.title), "")
    now = bool(person.organisation) and organisations.same(organisation, person.organisation)
    current = now and (not title or not person.title or fold(title) == fold(person.title))
    first, last = min(days, default=None), max(days, default=None)
    return Post(organisation, title, first, last, None, current, group[0].citation)


def _until(post: Post, newer: list[Post]) -> Post:
    """A post ended at the latest when the next one is known to have begun."""
    began = [p.first for p in newer if p.first and (post.last is None or p.first >= post.last)]
    until = None if post.current else min(began, default=None)
    return Post(post.organisation, post.title, post.first, post.last, until, post.current, post.citation)
