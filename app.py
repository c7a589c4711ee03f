"""The web chat: wiring only. Started by `coach run`, or by `streamlit run app.py`."""

import streamlit as st

from coach.errors import CoachError
from coach.views.parts import frame, session

pages = [
    st.Page(session.VIEWS / "chat.py", title="Chat", default=True),
    st.Page(session.VIEWS / "briefing.py", title="Briefing"),
    st.Page(session.VIEWS / "follow_ups.py", title="Follow-ups"),
    st.Page(session.VIEWS / "review.py", title="Review"),
    st.Page(session.VIEWS / "people.py", title="People"),
    st.Page(session.VIEWS / "imports.py", title="Import"),
    st.Page(session.VIEWS / "settings.py", title="Settings"),
]
# The menu is our own: an icon on a page would be fetched from the network for the browser's tab.
page = st.navigation(pages, position="hidden")
frame.dress(page)
try:
    session.follow()
    frame.sidebar(pages)
    page.run()
except CoachError as error:
    frame.problem(error)
