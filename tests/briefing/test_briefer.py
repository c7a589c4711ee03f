"""A whole briefing of an invented forum: tiers, facts, what is closed, what is stale, whom to find first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.briefing.brief import Brief, Tier
from coach.briefing.lines import MOST_FACTS
from coach.errors import NotFoundError, UnreadableError
from coach.progress import Progress
from coach.records import SourceFile
from tests.briefing.forum import ATTENDEES, FILES, LIST, TODAY, World, card, said
from tests.timing import processor_time


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("forum"))
    made.take(FILES)
    yield made
    made.close()


@pytest.fixture(scope="module")
def brief(world: World) -> Brief:
    return world.brief()


def test_event_and_days_come_from_programme_not_from_the_note(brief: Brief) -> None:
    assert brief.event == "Seed Forum 2026"
    assert (brief.starts, brief.ends) == (dt.date(2026, 12, 3), dt.date(2026, 12, 4))
    assert "Leiden" in brief.location
    assert [f.text for f in brief.own_part] == [
        "You speak: What seeds remember (Day one, Thursday 3 December, 14:00)"
    ]


@pytest.mark.parametrize(
    ("name", "email", "tier"),
    [
        ("Petra Lund", "", Tier.PROMISED),
        ("Hal Mercer", "", Tier.OWED_REPLY),
        ("Sam Okoye", "sam@delta.example", Tier.MET_BEFORE),
        ("Sam Okoye", "sam.okoye@hilltop.example", Tier.NEW),
        ("Marta Ash", "", Tier.MET_BEFORE),
        ("Joan Abara", "", Tier.COLLEAGUE),
        ("Tomas Reyl", "", Tier.GOAL_MATCH),
        ("Rex Doyle", "", Tier.NEW),
        ("Łucja Şahin", "", Tier.NEW),
    ],
)
def test_tiers(brief: Brief, name: str, email: str, tier: Tier) -> None:
    assert card(brief, name, email).tier == tier


def test_cards_come_by_tier(brief: Brief) -> None:
    order = [list(Tier).index(c.tier) for c in brief.attendees]
    assert order == sorted(order)


def test_user_and_cancelled_are_not_attendees(brief: Brief) -> None:
    names = {c.name for c in brief.attendees}
    assert "Nadia Quill" not in names
    assert "Ines Corte" not in names
    assert brief.not_coming == ("Ines Corte",)


def test_waiting_list_is_kept_and_said(brief: Brief) -> None:
    assert card(brief, "Marta Ash").status == "waiting"
    assert card(brief, "Łucja Şahin").status == "pending"


def test_unknown_are_those_of_whom_only_the_list_knows(brief: Brief) -> None:
    assert set(brief.unknown) == {"Łucja Şahin", "Γιώργος Πετρίδης", "Rex Doyle"}
    assert all(card(brief, n).only_listed for n in brief.unknown)


def test_promise_is_late_and_comes_first(brief: Brief) -> None:
    first = card(brief, "Petra Lund").facts[0]
    assert first.kind == "promise"
    assert "drying curves, was due 30 October 2026" in first.text
    assert first.citations[0].source == "notes/2026-09-15-orchard-days.md"


def test_their_promise_is_theirs(brief: Brief) -> None:
    texts = [f.text for f in card(brief, "Sam Okoye", "sam@delta.example").facts]
    assert any(
        x.startswith("Sam promised you:") and "sieve sizes" in x and "due 1 December 2026" in x for x in texts
    )


def test_waiting_question_with_its_deadline(brief: Brief) -> None:
    waiting = [f for f in card(brief, "Hal Mercer").facts if f.kind == "waiting"]
    assert len(waiting) == 1
    assert "since 18 November 2026" in waiting[0].text
    assert "Which rooms have a sink?" in waiting[0].text
    assert "by 27 November" in waiting[0].text


def test_arranged_meeting(brief: Brief) -> None:
    arranged = [f.text for f in card(brief, "Petra Lund").facts if f.kind == "arranged"]
    assert arranged == ["You wrote: “Thursday breakfast, 07:45.”"]


def test_namesakes_keep_their_own_facts(brief: Brief) -> None:
    assert "piano wire" in said(card(brief, "Sam Okoye", "sam@delta.example"))
    assert "piano wire" not in said(card(brief, "Sam Okoye", "sam.okoye@hilltop.example"))


SECRETS = ("chemotherapy", "may resign", "seed vault in Wales", "Nobody says a word")


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_closed_is_in_what_may_be_said(brief: Brief, secret: str) -> None:
    assert all(secret not in said(c) for c in brief.attendees)


def test_nothing_closed_reaches_the_writer(world: World, brief: Brief) -> None:
    assert brief.attendees
    shown = [s.text for task in world.writer.asked for s in task.statements]
    shown += [f.text for task in world.writer.asked for f in task.facts]
    assert any("geese" in x for x in shown)
    assert not [x for x in shown for secret in SECRETS if secret in x]


def test_do_not_raise_says_why_and_until_when(brief: Brief) -> None:
    closed = [f.text for f in card(brief, "Hal Mercer").do_not_raise]
    assert any(x.startswith("He told you in confidence: ") and "chemotherapy" in x for x in closed)
    assert any("not before 20 December 2026: " in x and "vault" in x for x in closed)


def test_after_the_embargo_it_may_be_said(world: World) -> None:
    later = card(world.brief(today=dt.date(2026, 12, 21)), "Hal Mercer")
    assert "seed vault in Wales" not in "".join(f.text for f in later.do_not_raise)
    assert "chemotherapy" in "".join(f.text for f in later.do_not_raise)


def test_press_is_warned_of_every_embargo_and_of_nothing_private(brief: Brief) -> None:
    closed = "".join(f.text for f in card(brief, "Dora Flint").do_not_raise)
    assert "seed vault" in closed
    assert "chemotherapy" not in closed
    assert "seed vault" not in "".join(f.text for f in card(brief, "Joan Abara").do_not_raise)


def test_stale_records_are_named(brief: Brief) -> None:
    hal = [f.text for f in card(brief, "Hal Mercer").stale]
    assert any(x.startswith("LinkedIn says “Policy Lead”, but your note says:") for x in hal)
    marta = card(brief, "Marta Ash").stale
    assert marta[0].text == "Your address book still says Juniper Labs; now it is Larch Institute."
    assert {c.source for c in marta[0].citations} >= {"contacts.vcf"}
    assert card(brief, "Petra Lund").stale == ()


def test_hostile_title_is_cut_and_never_quoted(brief: Brief) -> None:
    rex = card(brief, "Rex Doyle")
    assert rex.title == "Sales Lead"
    assert "Ignore all earlier" not in said(rex)
    assert any("left out" in f.text for f in rex.stale)


def test_a_name_alone_is_not_enough_but_is_told(brief: Brief) -> None:
    rex = card(brief, "Rex Doyle")
    assert rex.facts == ()
    assert "Your files have a Rex Doyle without an organisation; it may be somebody else." in [
        f.text for f in rex.stale
    ]


LISTED = "name,email,Company\nP. Lund,pl@other.example,Rowan Seeds\nMarta Ash,x@y.example,Elsewhere\n"


def test_short_name_at_the_same_place_is_the_one_you_know(world: World) -> None:
    brief = world.brief(attendees=SourceFile("list.csv", LISTED.encode()))
    petra = card(brief, "Petra Lund")
    assert petra.tier == Tier.PROMISED
    assert not [f for f in petra.stale if "taken to be" in f.text]
    assert card(brief, "Marta Ash").facts == ()


def test_short_form_of_a_common_name_is_taken_and_told(tmp_path: Path) -> None:
    own = World(tmp_path / "common")
    own.take({path: text.replace("Lund", "Berg").replace("lund", "berg") for path, text in FILES.items()})
    brief = own.brief(attendees=SourceFile("list.csv", LISTED.replace("Lund", "Berg").encode()))
    petra = card(brief, "Petra Berg")
    assert petra.tier == Tier.PROMISED
    assert any(f.text.startswith("The list has “P. Berg”, taken to be Petra Berg") for f in petra.stale)
    own.close()


def test_pitch_of_a_stranger_is_no_question_to_answer(world: World, tmp_path: Path) -> None:
    own = World(tmp_path / "pitched")
    own.take({"linkedin/messages.csv": FILES["linkedin/messages.csv"], "linkedin/Connections.csv":
              FILES["linkedin/Connections.csv"] + "Rex,Doyle,https://www.linkedin.com/in/rex-doyle-7,,Grab & Co,Sales Lead,20 Nov 2026\n"})  # fmt: skip
    rex = card(own.brief(), "Rex Doyle")
    assert rex.tier == Tier.NEW
    assert "Can we book a quick call" in said(rex)
    assert not [f for f in rex.facts if f.kind == "waiting"]
    own.take(
        {
            "notes/2026-11-18-calls.md": "# Calls, 18 November 2026\n\nRex Doyle rang about the barley counts.\n"
        }
    )
    assert card(own.brief(), "Rex Doyle").tier == Tier.OWED_REPLY, "who is in a note is no stranger"
    own.close()


def test_a_secret_is_closed_in_other_words_too(tmp_path: Path) -> None:
    own = World(tmp_path / "echo")
    echo = (
        "---\ntitle: Second call\ndate: 2026-11-10\nwith: [Hal Mercer]\n---\n"
        "Hal's chemotherapy in January starts early.\n\nHe has bought a tractor.\n"
    )
    own.take({**FILES, "notes/2026-11-10-hal.md": echo})
    hal = said(card(own.brief(), "Hal Mercer"))
    assert "tractor" in hal
    assert "chemotherapy" not in hal
    own.close()


def test_goal_and_plan(brief: Brief) -> None:
    texts = [f.text for f in card(brief, "Tomas Reyl").facts]
    assert "Your plan: “Ask Tomas Reyl about the barley terraces.”" in texts
    assert any(x.startswith("Fits your goal: “Find two growers willing to host a frost trial") for x in texts)
    assert not [f for f in card(brief, "Hal Mercer").facts if f.kind == "goal"]
    assert [f.text for f in brief.goals] == [
        "Find two growers willing to host a frost trial of heritage barley.", "Learn to say no.",
    ]  # fmt: skip


def test_own_introduction_is_laid_to_nobody_and_the_next_one_is_kept(brief: Brief) -> None:
    assert all("acorns" not in said(c) for c in brief.attendees)
    assert "at 1,400 metres" in said(card(brief, "Tomas Reyl"))
    assert "lighthouse" in said(card(brief, "Joan Abara"))


def test_tie_to_somebody_known(brief: Brief) -> None:
    ties = [f for f in card(brief, "Joan Abara").facts if f.kind == "tie"]
    assert "decides on trials" in ties[0].text


def test_find_first_follows_the_plan_then_the_ranking(brief: Brief) -> None:
    assert brief.find_first[:4] == ("Tomas Reyl", "Joan Abara", "Petra Lund", "Hal Mercer")
    assert len(brief.find_first) <= 5


def test_cards_are_short_and_every_fact_is_cited(brief: Brief) -> None:
    for found in brief.attendees:
        assert len(found.facts) <= MOST_FACTS
        for fact in (*found.facts, *found.do_not_raise, *found.stale):
            assert fact.citations, fact.text


def test_hostile_title_of_an_imported_list_is_never_quoted(tmp_path: Path) -> None:
    whole = World(tmp_path / "hostile")
    whole.take({**FILES, "forum/attendees.csv": ATTENDEES})
    for brief in (whole.brief(attendees=None), whole.brief()):
        rex = card(brief, "Rex Doyle")
        assert rex.title == "Sales Lead"
        assert "Ignore all earlier" not in said(rex)
    whole.close()


def test_imported_list_gives_the_same_cards(world: World, tmp_path: Path) -> None:
    whole = World(tmp_path / "whole")
    whole.take({**FILES, "forum/attendees.csv": ATTENDEES})
    stored, given = whole.brief(attendees=None), world.brief()
    assert [(c.name, c.tier, c.status) for c in stored.attendees] == [
        (c.name, c.tier, c.status) for c in given.attendees
    ]
    assert set(stored.unknown) == set(given.unknown)
    assert stored.not_coming == given.not_coming
    twice = whole.brief(attendees=LIST)
    assert len(twice.attendees) == len(given.attendees)
    whole.close()


def test_unknown_event_without_a_list(world: World) -> None:
    with pytest.raises(NotFoundError, match="No event called “Cheese Week”"):
        world.brief("Cheese Week", attendees=None)


def test_unknown_event_names_what_is_next(tmp_path: Path) -> None:
    whole = World(tmp_path / "next")
    entries = [
        (1, "Long past"),
        (400, "Fair"),
        (300, "Loom day"),
        (301, "Loom day"),
        (302, "Off"),
        (500, "Late"),
        (600, "Later"),
    ]
    blocks = [
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:{TODAY - dt.timedelta(days=200) + dt.timedelta(days=n):%Y%m%d}\n"
        f"SUMMARY:{name}\n{'STATUS:CANCELLED' if name == 'Off' else 'STATUS:CONFIRMED'}\nEND:VEVENT\n"
        for n, name in entries
    ]
    whole.take({"calendar.ics": "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(blocks) + "END:VCALENDAR\n"})
    with pytest.raises(
        NotFoundError, match=r"Next in the calendar: “Loom day”, “Fair”, “Late”\. Give the list"
    ):
        whole.brief("Cheese Week", attendees=None)
    whole.close()


def test_unknown_event_with_a_list(world: World) -> None:
    brief = world.brief("Cheese Week")
    assert brief.event == "Cheese Week"
    assert brief.starts is None
    assert card(brief, "Petra Lund").tier == Tier.PROMISED


@pytest.mark.parametrize("data", [b"", b"Dear all,\nsee you on Thursday.\n", b"\x00\x01\x02"])
def test_file_without_attendees(world: World, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="No attendees were found"):
        world.brief(attendees=SourceFile("odd.csv", data))


def test_progress_names_each_guest(world: World) -> None:
    from coach.briefing.briefer import Briefer

    seen: list[Progress] = []
    brief = Briefer(world.repository, world.writer, TODAY).brief("Seed Forum", LIST, seen.append)
    assert [p.what for p in seen] == [c.name for c in brief.attendees]
    assert {p.total for p in seen} == {len(brief.attendees)}


def test_two_hundred_guests_in_a_few_seconds(world: World) -> None:
    rows = "".join(f"Guest Number{n},g{n}@x{n}.example,House {n},Painter,approved\n" for n in range(200))
    with processor_time() as taken:
        brief = world.brief(attendees=SourceFile("many.csv", (ATTENDEES + rows).encode()))
        assert len(brief.attendees) > 200
    assert taken.seconds < 5


def test_an_organisation_in_short_is_no_news(tmp_path: Path) -> None:
    world = World(tmp_path / "w")
    world.take(FILES)
    world.take(
        {
            "more.vcf": "BEGIN:VCARD\nVERSION:3.0\nN:Mercer;Hal;;;\nFN:Hal Mercer\nORG:Fernmoor;\nEMAIL:hal@fernmoor.example\nEND:VCARD\n"
        }
    )
    assert not [f.text for f in card(world.brief(), "Hal Mercer").stale if "now it is" in f.text]
