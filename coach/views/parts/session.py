"""The one workspace of this server process, and today's date: the edge where settings and the clock are read."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import streamlit as st

from coach.errors import SettingsError
from coach.settings import Settings
from coach.views.parts.jobs import Desk

if TYPE_CHECKING:
    from coach.workspace import Workspace

T = TypeVar("T")
VIEWS = Path(__file__).parents[1]


def today() -> dt.date:
    """The real day, or COACH_TODAY where it is set (for tests and pictures)."""
    given = os.environ.get("COACH_TODAY", "")
    if not given:
        return dt.datetime.now(dt.UTC).astimezone().date()
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"COACH_TODAY is {given!r}, which is not a date like 2026-11-22.") from error


@st.cache_resource(show_spinner="Opening your workspace…", on_release=lambda space: space.close())
def _opened(folder: str, _day: dt.date) -> Workspace:
    from coach.workspace import Workspace

    return Workspace.open(Settings(workspace=Path(folder)), _day)


def workspace() -> Workspace:
    """The workspace, opened once per server process, at today's date."""
    day = today()
    space = _opened(str(Settings().workspace), day)
    space.set_today(day)
    return space


@st.cache_resource(show_spinner=False)
def desk() -> Desk:
    """The long jobs of this server process."""
    return Desk()


@st.cache_resource(show_spinner=False)
def _notebook() -> dict[str, tuple[tuple[int, dt.date], Any]]:
    return {}


def remembered(name: str, read: Callable[[Workspace], T]) -> T:
    """What `read` gave last time, as long as neither the data nor the day has changed."""
    space = workspace()
    state = (space.changes, space.today)
    known = _notebook().get(name)
    if known is None or known[0] != state:
        known = (state, read(space))
        _notebook()[name] = known
    return cast(T, known[1])


def start_over() -> None:
    """Let go of everything that was read or said: answers, drafts and lists may show what is no longer here."""
    _notebook().clear()
    st.session_state.clear()


def go(page: str) -> None:
    """Open another page; used as `on_click`, the switch happens in the next run."""
    st.session_state["go"] = page


def follow() -> None:
    """Switch to the page that a click asked for."""
    page = st.session_state.pop("go", "")
    if page:
        st.switch_page(str(VIEWS / f"{page}.py"))


def going(page: str, **values: object) -> partial[None]:
    """A callback that notes `values` in the session and opens a page."""
    return partial(_note_and_go, page, values)


def _note_and_go(page: str, values: dict[str, object]) -> None:
    st.session_state.update(values)
    go(page)
