"""A letter speaks of meeting somebody only at what the user goes to as well."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from coach.follow_up.next_meeting import NextMeeting, next_meeting
from tests import small_world

TODAY = dt.date.fromisoformat(small_world.TODAY)
HEAD = "name,email,Company,Job title,approval_status\n"
OMAR = "Omar Haddou,omar@tolmin.example,Tolmin Gallery,Curator,approved\n"
ME = "Vera Stroud,vera@loom.example,Loom Works,Designer,{status}\n"
EVENT = small_world.entry("e1@x", "20261203", "20261205", "Book Forum 2026", place="Leiden")
FORUM = NextMeeting("the Book Forum in Leiden", dt.date(2026, 12, 3))


@pytest.mark.parametrize(
    ("listed", "calendar", "meets"),
    [
        (ME.format(status="approved"), "", True),
        (ME.format(status="declined"), "", False),
        ("", EVENT, True),
        ("", EVENT.replace("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT"), False),
        ("", EVENT.replace("Book Forum 2026", "Bake sale"), False),
        ("", "", False),
    ],
)
def test_the_user_goes_by_the_list_or_by_the_calendar(
    tmp_path: Path, listed: str, calendar: str, meets: bool
) -> None:
    files = {
        "contacts.vcf": small_world.CARDS,
        "forum/programme.md": small_world.PROGRAMME,
        "forum/attendees.csv": HEAD + OMAR + listed,
    } | ({"calendar.ics": small_world.calendar(calendar)} if calendar else {})
    space = small_world.opened(tmp_path, files, small_world.ME, TODAY)
    try:
        found = next_meeting(space.repository, space.person("omar@tolmin.example").id, TODAY)
    finally:
        space.close()
    assert found == (FORUM if meets else NextMeeting())
