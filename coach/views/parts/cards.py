"""A briefing on the screen: five to find first, then the attendees by tier, one card each."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import streamlit as st

from coach.briefing.brief import AttendeeCard, Brief, Tier
from coach.briefing.page import beside, told_by_both
from coach.briefing.picture import in_words, svg
from coach.briefing.words import age, since_words
from coach.chats.results import Briefed
from coach.evidence import Fact
from coach.text import count
from coach.views.parts import looking_up, show, sources, web_look_up, words
from coach.views.parts.session import going, today

TIERS = {
    Tier.PROMISED: "You promised them something",
    Tier.OWED_REPLY: "They wait for your answer",
    Tier.MET_BEFORE: "You have met",
    Tier.COLLEAGUE: "They work with somebody you know",
    Tier.GOAL_MATCH: "They fit what you want this year",
    Tier.NEW: "New to you",
}


def heading(brief: Brief) -> None:
    """The event, when and where."""
    in_short(replace(Briefed.of(brief), first=()))


def in_short(short: Briefed) -> None:
    """The event, when and where, and the five to find first, each with why."""
    st.subheader(show.label(short.event), anchor=False)
    parts = [words.days(short.starts, short.ends), short.location, count(short.attendees, "attendee")]
    show.html(show.element("div", show.text(" · ".join(p for p in parts if p)), "quiet"))
    if short.note:
        show.html(show.element("div", show.text(short.note), "quiet"))
    _find_first(short.first, {})


def first_five(brief: Brief) -> None:
    """The five to find first, each with why and a link to their card on the same page."""
    places = {
        card.name: anchor(tier, n) for tier, group in reversed(by_tier(brief)) for n, card in enumerate(group)
    }
    _find_first(Briefed.of(brief).first, places)


def _find_first(first: tuple[tuple[str, str], ...], places: dict[str, str]) -> None:
    if not first:
        return
    show.html(show.element("div", show.text("Find these first"), "kicker"))
    items = [
        show.element("li", show.join([_named(name, places), *([show.text(why)] if why else [])], " · "))
        for name, why in first
    ]
    show.html(show.element("div", show.element("ol", show.join(items)), "prose index"))


def _named(name: str, places: dict[str, str]) -> show.Html:
    bold = show.element("strong", show.text(name))
    return show.link(places[name], bold) if name in places else bold


def who(card: AttendeeCard) -> str:
    """Title and organisation in a line."""
    return ", ".join(p for p in (card.title, card.organisation) if p)


def by_tier(brief: Brief) -> list[tuple[Tier, list[AttendeeCard]]]:
    """Attendees grouped by tier, the tiers in their order of weight."""
    order = list(Tier)
    ranked = sorted(brief.attendees, key=lambda c: order.index(c.tier))
    return [(tier, list(group)) for tier, group in groupby(ranked, key=lambda c: c.tier)]


def index(brief: Brief) -> show.Html:
    """All names by tier with why they matter; each leads to its card on the same page."""
    parts: list[show.Html] = []
    for tier, group in by_tier(brief):
        parts.append(show.element("div", show.text(f"{TIERS[tier]} ({len(group)})"), "kicker"))
        for number, given in enumerate(group):
            link = show.link(anchor(tier, number), show.text(given.name))
            # Of those whom only the list knows the role says more than that it does.
            why = show.element("div", show.text(who(given) if given.bare else given.why_in_short), "why")
            parts.append(show.join([show.element("div", link), why]))
    return show.element("div", show.join(parts), "index")


def anchor(tier: Tier, number: int) -> str:
    """The name of a card on the page."""
    return f"card-{tier}-{number}"


def around(brief: Brief) -> None:
    """What concerns the event as a whole: the user's own part, the days, introductions, what would count."""
    section("Your own part", brief.own_part)
    for number, planned in enumerate(brief.days):
        with st.expander(
            show.label(planned.title),
            expanded=number == 0,
            icon=":material/event:",
            key=f"brief-day-{number}",
        ):
            section("", planned.lines)
    if brief.introductions:
        with st.expander("Introductions", icon=":material/handshake:", key="brief-introductions"):
            section("", brief.introductions)
    if brief.picture is not None:
        with st.expander("Who knows whom there", icon=":material/hub:", key="brief-picture"):
            st.image(svg(brief.picture), caption=brief.picture.caption, width="stretch")
            section("", tuple(in_words(brief.picture)))
    if brief.success:
        with st.expander("What would count as success", key="brief-goals", icon=":material/flag:"):
            section("", brief.success)


def news(brief: Brief) -> None:
    """What is new since an earlier briefing; nothing where nothing is."""
    if brief.since and brief.changes:
        section(since_words(brief.since, brief.made or brief.since), brief.changes)


def listed_only(brief: Brief) -> None:
    """Those of whom only the list knows, a line each."""
    rest = [c for c in brief.attendees if c.bare]
    if rest:
        with st.expander(
            f"On the list, and nothing about them in your files ({len(rest)})", key="brief-rest"
        ):
            lines = [show.element("li", show.text(", ".join(x for x in (c.name, who(c)) if x))) for c in rest]
            show.html(show.element("div", show.element("ul", show.join(lines)), "prose"))


def waiting(given: AttendeeCard, key: str, line: str) -> None:
    """A card whose words are still to come: what is known already, and no buttons yet."""
    _title(given, key)
    show.html(show.element("div", show.text(line), "quiet"))
    section("What you know", given.facts)


def _title(given: AttendeeCard, key: str) -> None:
    title = show.element("strong", show.text(given.name))
    line = show.element("span", show.text(who(given)), "quiet")
    show.html(show.target(key, show.element("div", show.join([title, line], " "), "line")))


def card(given: AttendeeCard, event: str, key: str) -> None:
    """Everything about one attendee."""
    _title(given, key)
    if given.status != "coming":
        show.html(show.element("div", show.text(f"On the list as {given.status}."), "quiet"))
    show.html(show.element("div", show.text(given.why), "line"))
    for warning in given.namesakes:
        show.html(sources.fact(warning))
    section("What you know", given.facts)
    for about, lines in told_by_both(given):
        section(about, lines)
    for doubt in given.unsupported:
        said = f"Not in your notes: “{show.shorten(doubt.quote, 60)}”. {doubt.reason}."
        show.html(show.element("div", show.text(said), "quiet"))
    for about, lines in beside(given):
        section(about, lines)
    _held_back(given.do_not_raise, key)
    _actions(given, event, key)


def section(title: str, facts: tuple[Fact, ...]) -> None:
    """Supported lines under a small heading, each with how old its newest source is; nothing where there are none."""
    if facts and title:
        show.html(show.element("div", show.text(title), "kicker"))
    if facts:
        inner = show.join([show.element("li", _aged(fact)) for fact in facts])
        show.html(show.element("div", show.element("ul", inner), "prose"))


def _aged(fact: Fact) -> show.Html:
    newest = max((c.date for c in fact.citations if c.date), default=None)
    ago = age(newest, today()) if newest else ""
    parts = [show.text(fact.text), sources.marks(fact.citations)]
    if ago:
        parts.append(show.element("span", show.text(ago), "quiet"))
    return show.element("div", show.join(parts, " "), "line")


def _held_back(facts: tuple[Fact, ...], key: str) -> None:
    if not facts:
        return
    with st.expander(f"Do not raise ({len(facts)})", icon=":material/lock:", key=f"hold-{key}"):
        sources.facts(facts)


def _actions(given: AttendeeCard, event: str, key: str) -> None:
    with st.container(horizontal=True):
        if given.person:
            st.button(
                "Draft a follow-up",
                key=f"card-draft-{key}",
                on_click=going("follow_ups", draft_for=(given.person, event, "follow-up")),
            )
            st.button(
                "See their card",
                key=f"card-person-{key}",
                type="tertiary",
                on_click=going("people", person=given.person),
            )
        looking_up.button(given, event, key)
        web_look_up.button(given, event, key)
