"""The web chat: wiring only. Started by `coach run`, or by `streamlit run app.py`."""

import streamlit as st

from coach.errors import CoachError
from coach.views.parts import frame, session

frame.name()
page = st.navigation(
    [
        st.Page(session.VIEWS / "chat.py", title="Chat", icon=":material/chat:", default=True),
        st.Page(session.VIEWS / "briefing.py", title="Briefing", icon=":material/badge:"),
        st.Page(session.VIEWS / "follow_ups.py", title="Follow-ups", icon=":material/mail:"),
        st.Page(session.VIEWS / "review.py", title="Review", icon=":material/fact_check:"),
        st.Page(session.VIEWS / "people.py", title="People", icon=":material/group:"),
        st.Page(session.VIEWS / "imports.py", title="Import", icon=":material/upload_file:"),
        st.Page(session.VIEWS / "settings.py", title="Settings", icon=":material/tune:"),
        st.Page(session.VIEWS / "sent.py", title="What was sent", icon=":material/outbound:"),
    ]
)
frame.dress(page)
try:
    session.follow()
    frame.sidebar()
    page.run()
except CoachError as error:
    frame.problem(error)
