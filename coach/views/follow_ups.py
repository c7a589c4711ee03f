"""Follow-ups: the queue of people to write to, and one draft at a time beside what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from coach.follow_up.email import DraftEmail
from coach.store import marks
from coach.text import count
from coach.views.parts import directory, drafts, introducing, outcome, show, today, words
from coach.views.parts.session import going, remembered, workspace
from coach.writer.promised import who_promised

if TYPE_CHECKING:
    from coach.follow_up.queue import ThankLine
    from coach.follow_up.touch import TouchLine
    from coach.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Queued:
    """Somebody to write to, and why. `matter` and `about` name it in what the user says of it."""

    person: str
    name: str
    why: str
    kind: str
    event: str = ""
    matter: str = ""
    about: str = ""

    @property
    def person_alone(self) -> bool:
        """Whether it is about one person, not about two to be put in touch."""
        return self.kind != "introduction" or bool(self.matter)

    @property
    def key(self) -> tuple[str, str, str]:
        """What `draft_for` holds."""
        return self.person, self.event, self.kind


def page() -> None:
    """Queue to the left, draft to the right; on a phone the queue folds above the draft."""
    st.title("Follow-ups", anchor=False)
    space = workspace()
    outcome.said()
    only = str(st.session_state.get("queue_event", ""))
    waiting = _of_event(space, only) if only else remembered("queue", _queue)
    chosen = st.session_state.get("draft_for")
    if not chosen and waiting:
        chosen = waiting[0].key
    if (
        chosen
        and chosen[2] == "introduction"
        and (chosen[1], chosen[0], chosen[2]) in [q.key for q in waiting]
    ):
        chosen = chosen[1], chosen[0], chosen[2]  # the same two
    left, right = st.columns([2, 5], gap="large")
    with left:
        if only:
            show.html(show.element("div", show.text(f"Only {only}"), "quiet"))
            st.button("Show everyone", key="queue-all", type="tertiary", on_click=_everyone)
        _list(waiting, chosen)
        _other()
    with right:
        if not chosen:
            _nothing(space)
        else:
            _draft(space, chosen, waiting)


def _queue(space: Workspace) -> list[Queued]:
    """Introductions under way and promises first, then whom to thank, who waits for a reply, and with whom to keep in
    touch; each person once."""
    found = [
        *_introductions(space),
        *_promises(space),
        *map(_to_thank, space.to_thank()),
        *_replies(space),
        *_silent(space),
    ]
    first: dict[frozenset[str], Queued] = {}
    for queued in found:
        pair = queued.kind == "introduction"
        first.setdefault(frozenset({queued.person, queued.event} if pair else {queued.person}), queued)
    return list(first.values())


def _introductions(space: Workspace) -> list[Queued]:
    """Those under way, each pair once."""
    return [
        Queued(x.one.id, f"{x.one.name} and {x.two.name}", introducing.waits(x), "introduction", x.two.id)
        for x in space.follow_ups.introductions()
    ]


def _promises(space: Workspace) -> list[Queued]:
    """What the user promised, without what they put off."""
    off = {(m.person, m.about) for m in space.follow_ups.said(marks.PROMISE) if m.hides(space.today)}
    to = space.follow_ups.promised_introductions()
    found = []
    for p in space.promises():
        if p.by == "user" and (p.to, p.what) not in off:
            kind = "introduction" if p.id in to else "promise"
            why = _promised(p.what, p.due)
            found.append(
                Queued(p.to, p.to_name, why, kind, to.get(p.id, ""), matter=marks.PROMISE, about=p.what)
            )
    return found


def _replies(space: Workspace) -> list[Queued]:
    """Who waits for a reply, without those of whom the user said that it is done, or put it off, since they wrote."""
    off = {m.person: m.made_on for m in space.follow_ups.said(marks.REPLY) if m.hides(space.today)}
    return [
        Queued(u.person, u.name, _waits(u.waiting_since), "reply", matter=marks.REPLY)
        for u in today.replies_owed(space)
        if u.person not in off or (u.waiting_since and off[u.person] < u.waiting_since)
    ]


def _silent(space: Workspace) -> list[Queued]:
    """With whom to get in touch this week."""
    return [
        Queued(x.person, x.name, _rhythm(x, space.today), "touch", matter=marks.TOUCH)
        for x in space.follow_ups.this_week()
    ]


def _rhythm(line: TouchLine, day: date) -> str:
    circle = f" with {line.circle}" if line.circle else ""
    return f"Last in touch {words.dated(line.last, day)}; you keep in touch{circle} every {count(line.every, 'day')}"


def _to_thank(line: ThankLine) -> Queued:
    why = " ".join((_thanks(line.event, line.event_date) + ".", *(f"{r}." for r in line.reasons)))
    return Queued(line.person, line.name, why, "thank-you", line.event, matter=marks.THANK)


def _of_event(space: Workspace, event: str) -> list[Queued]:
    """Whom to thank after one event, as asked for in the chat."""
    return [_to_thank(t) for t in space.to_thank() if t.event == event]


def _everyone() -> None:
    st.session_state.pop("queue_event", None)


def _promised(what: str, due: date | None) -> str:
    return who_promised("You", what) + (f", due {words.day(due)}" if due else "")


def _thanks(event: str, when: date | None) -> str:
    return "Thank them for " + ", ".join(p for p in (event, words.day(when)) if p)


def _waits(since: date | None) -> str:
    return "Waits for your reply" + (f" since {words.day(since)}" if since else "")


def _list(waiting: list[Queued], chosen: tuple[str, str, str] | None) -> None:
    box = st.expander(f"{len(waiting)} to write to", expanded=True, key="queue", icon=":material/list:")
    with box, st.container(key="queue-list"):
        for number, queued in enumerate(waiting[:30]):
            with st.container(gap="xxsmall", key=f"queued-{number}"):
                st.button(
                    show.label(
                        directory.named(queued.person, queued.name) if queued.person_alone else queued.name
                    ),
                    key=f"queue-{number}",
                    type="primary" if queued.key == chosen else "secondary",
                    width="stretch",
                    on_click=_choose,
                    args=(queued.key,),
                )
                show.html(show.element("div", show.text(show.shorten(queued.why, 90)), "quiet"))


def _other() -> None:
    """Write to anybody else."""
    with st.expander("Write to somebody else", key="other", icon=":material/person_search:"):
        name = st.text_input("Name", key="other-name")
        kind = st.selectbox(
            "What kind", list(words.KINDS), format_func=words.KINDS.__getitem__, key="other-kind"
        )
        other = _introduced_to() if kind == "introduction" else ""
        for person in directory.fitting(name)[:5] if name and (other or kind != "introduction") else []:
            st.button(
                show.label(f"{person.name}, {person.organisation}" if person.organisation else person.name),
                key=f"other-{person.id}",
                width="stretch",
                on_click=_choose,
                args=((person.id, other, kind),),
            )


def _introduced_to() -> str:
    """The other side of an introduction, by id: the one person whom the name fits; empty until then."""
    wanted = st.text_input("Introduce them to", key="other-with")
    fitting = directory.fitting(wanted)[:5] if wanted else []
    if len(fitting) > 1:
        labels = {f"{p.name}, {p.organisation}" if p.organisation else p.name: p.id for p in fitting}
        return labels[str(st.selectbox("Which one", list(labels), key="other-which"))]
    return fitting[0].id if fitting else ""


def _choose(key: tuple[str, str, str]) -> None:
    st.session_state.pop("draft-enclosed", None)
    st.session_state["draft_for"] = key


def _nothing(space: Workspace) -> None:
    if not space.empty:
        st.success("Nobody is waiting for a word from you.", icon=":material/check:")
        return
    st.info("Bring in your notes and messages, and the people to thank and answer appear here.")
    st.button("Bring in files", type="primary", key="follow-import", on_click=going("imports"))


def _draft(space: Workspace, chosen: tuple[str, str, str], waiting: list[Queued]) -> None:
    if chosen[2] == "introduction" and chosen[1]:
        _introduction(space, chosen, waiting)
        return
    draft = _written(space, chosen)
    why = next((q.why for q in waiting if q.key == chosen), "")
    st.subheader(
        f"{words.KINDS.get(draft.kind, 'Email')}: {show.label(directory.named(chosen[0], draft.name))}",
        anchor=False,
    )
    if why:
        show.html(show.element("div", show.text(why), "quiet"))
    line = next((q for q in waiting if q.key == chosen), None)
    key = "-".join(("draft", *chosen))
    if draft.blank:  # what they ask, or what is missing, stands above the box for the user's words
        drafts.note(draft)
    _own_words(chosen, draft.kind, drafts.edited(draft, key))
    drafts.editor(draft, key, partial(_onward, chosen, chosen, waiting, line))


def _own_words(chosen: tuple[str, str, str], kind: str, edited: bool) -> None:
    """What the user wants to say, in a few words: the letter is written around it. Once it is edited, it is theirs."""
    st.text_input(
        "Your answer, in a few words" if kind == "reply" else "Anything to add, in your own words",
        key=_words_key(chosen), on_change=_again, args=(chosen,), persist_state="session",
        placeholder="You have edited the letter: say it there." if edited else "",
        help="It goes into the letter as you put it.", disabled=edited,
    )  # fmt: skip


def _words_key(chosen: tuple[str, str, str]) -> str:
    return "-".join(("words", *chosen))


def _introduction(space: Workspace, chosen: tuple[str, str, str], waiting: list[Queued]) -> None:
    """Where it stands, with both answers, and the draft that comes next; the pair stays chosen until it is done."""
    stands = space.follow_ups.introduction(space.person(chosen[0]), space.person(chosen[1]))
    names = [show.label(directory.named(p.id, p.name)) for p in (stands.one, stands.two)]
    st.subheader(f"Introduction: {words.listed(names)}", anchor=False)
    introducing.panel(stands)
    key = introducing.next_draft(stands, chosen[0])
    if key is None:
        return
    draft = _written(space, key)
    line = next((q for q in waiting if q.key == chosen and q.matter), None)
    drafts.editor(draft, "-".join(("draft", *key)), partial(_onward, key, chosen, waiting, line))


def _onward(
    key: tuple[str, str, str], chosen: tuple[str, str, str], waiting: list[Queued], line: Queued | None, edited: DraftEmail
) -> None:  # fmt: skip
    """What can be done with the draft of a key, and on to the next; a side that was asked is not the end of an introduction."""
    on = partial(_next, chosen, waiting)
    with st.container(horizontal=True, key="draft-next"):
        if not edited.blank:
            outcome.sent_button(edited, partial(_again, key) if key[2] == "introduction" else on)
        if line is not None:
            outcome.not_now(line.person, line.name, line.matter, line.about, on)
        if edited.kind == "promise" and edited.promise:
            st.checkbox(
                "This letter keeps it", key="draft-enclosed", on_change=_again, args=(key,), persist_state="session",
                help="What you promised comes with the letter, or is done. The promise is closed when you have sent it.",
            )  # fmt: skip
        if key[2] != introducing.BOTH:
            _length_and_tone(key)
            st.button(
                "Write it again", key="draft-again", type="tertiary", on_click=_differently, args=(key,)
            )


_USUAL = "As I write"
_CHOICES = {"length": {"Short": "short", "Long": "long"}, "tone": {"Formal": "formal", "Casual": "casual"}}


def _length_and_tone(chosen: tuple[str, str, str]) -> None:
    """Shorter, longer, more or less formal than the user's own way; holds for the drafts of this session."""
    with st.popover("Length and tone", key="draft-manner"):
        for name, options in _CHOICES.items():
            st.segmented_control(
                name.capitalize(), [_USUAL, *options], key=f"draft-{name}", default=_USUAL, on_change=_again,
                args=(chosen,), persist_state="session",
            )  # fmt: skip


def _chosen(name: str) -> str:
    return _CHOICES[name].get(str(st.session_state.get(f"draft-{name}")), "")


def _written(space: Workspace, chosen: tuple[str, str, str]) -> DraftEmail:
    """The draft, written once a session and person, so that edits stay."""
    written: dict[tuple[str, str, str], DraftEmail] = st.session_state.setdefault("drafts", {})
    if chosen not in written:
        person, event, kind = chosen
        other = event if kind == "introduction" else ""
        with st.spinner("Writing from your notes…", show_time=True):
            if kind == introducing.BOTH:
                written[chosen] = space.introduce(person, event).drafts[0]
                return written[chosen]
            unlike = st.session_state.get("drafts-before", {}).get(chosen, ())
            written[chosen] = space.draft(
                person, event="" if other else event, kind=kind, unlike=unlike, other=other,
                length=_chosen("length"), tone=_chosen("tone"),
                enclosed=kind == "promise" and bool(st.session_state.get("draft-enclosed")),
                words=str(st.session_state.get(_words_key(chosen)) or ""),
            )  # fmt: skip
    return written[chosen]


def _next(chosen: tuple[str, str, str], waiting: list[Queued]) -> None:
    """On to whoever comes after in the queue."""
    _again(chosen)
    _again((*chosen[:2], introducing.BOTH))
    st.session_state.pop(_words_key(chosen), None)
    st.session_state.pop("draft-enclosed", None)
    keys = [q.key for q in waiting]
    after = keys[keys.index(chosen) + 1 :] if chosen in keys else keys
    rest = [k for k in (*after, *keys) if k != chosen]
    st.session_state["draft_for"] = rest[0] if rest else None


def _differently(chosen: tuple[str, str, str]) -> None:
    """Another version, unlike those before it."""
    before: dict[tuple[str, str, str], tuple[str, ...]] = st.session_state.setdefault("drafts-before", {})
    written = st.session_state.get("drafts", {}).get(chosen)
    if written is not None:
        before[chosen] = (*before.get(chosen, ())[-2:], written.body)
    _again(chosen)


def _again(chosen: tuple[str, str, str]) -> None:
    st.session_state.get("drafts", {}).pop(chosen, None)
    for part in ("subject", "body"):
        st.session_state.pop("-".join(("draft", *chosen, part)), None)


page()
