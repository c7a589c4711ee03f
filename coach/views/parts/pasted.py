"""A box for a pasted list of people: what each line would give, and the import."""

from __future__ import annotations

import streamlit as st

from coach.readers import pasted_list
from coach.records import Reading, Record, Refusal, SourceFile
from coach.text import count
from coach.views.parts import receipts, show, words
from coach.views.parts.session import desk, today, workspace


def box() -> None:
    """A box for a list of names out of a mail or a web page."""
    with st.expander("Paste a list of people", icon=":material/content_paste:"):
        number = st.session_state.setdefault("paste-number", 0)
        text = st.text_area(
            "One person a line, or apart by commas or semicolons",
            key=f"paste-{number}",
            placeholder="Dana Kim, Northwind\nAna Soto – Rye Press <ana@rye.example>",
        )
        event = st.text_input("Guests of which event? (may stay empty)", key=f"paste-event-{number}")
        found = _listed(text, event)
        if not text.strip():
            return
        people = [r for r in found if not isinstance(r, Refusal)]
        for refusal in [r for r in found if isinstance(r, Refusal)][:5]:
            st.caption(show.label(f"{words.place(refusal.place).capitalize()}: {refusal.reason}"))
        title = f"Import {count(len(people), 'person', 'people')}"
        st.button(
            title,
            key="paste-go",
            type="primary",
            disabled=not people,
            on_click=_keep_list,
            args=(text, event, number),
        )


def _listed(text: str, event: str) -> list[Record]:
    source = SourceFile("list", text.encode(), reading=Reading(pasted_list.KIND, event.strip()))
    return list(pasted_list.read(source, today()))


def _keep_list(text: str, event: str, number: int) -> None:
    st.session_state["import-page"] = "imports"
    space = workspace()
    desk().start(receipts.JOB, lambda job: space.import_list(text, event, receipts.reporter(job)))
    st.session_state["paste-number"] = number + 1
