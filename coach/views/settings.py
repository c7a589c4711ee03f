"""Settings: who I am, which writer, what leaves this machine, and the data itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from pydantic import SecretStr

from coach.views.parts import audience, data, show, words
from coach.views.parts.session import workspace

if TYPE_CHECKING:
    from coach.workspace import Workspace


def page() -> None:
    """Five parts, one below the other."""
    st.title("Settings", anchor=False)
    space = workspace()
    _me(space)
    _writer(space)
    audience.settings()
    _ledger(space)
    data.section(space)


def _me(space: Workspace) -> None:
    st.subheader("Who I am", anchor=False)
    me = space.me()
    with st.form("me", border=True):
        name = st.text_input("Name", me.name)
        emails = st.text_input(
            "Email addresses",
            ", ".join(me.emails),
            help="Several with commas between them. They tell your messages from others'.",
        )
        employer = st.text_input(
            "Employer", me.employer, help="What your employer may see stays in this circle."
        )
        profile = st.text_input("Profile address", me.profile)
        if st.form_submit_button("Save", type="primary"):
            listed = [e.strip() for e in (emails or "").split(",") if e.strip()]
            space.set_me(name=name, emails=listed, employer=employer, profile=profile)
            st.session_state["me-saved"] = True
            st.rerun()
    if st.session_state.pop("me-saved", False):
        st.success("Saved.", icon=":material/check:")


def _writer(space: Workspace) -> None:
    st.subheader("Writer", anchor=False)
    settings = space.settings
    if settings.model:
        line = f"{settings.model} at {settings.model_base_url} writes the prose."
        show.html(show.element("div", show.text(line), "line"))
        if st.button("Test connection", key="model-test", type="primary"):
            with st.spinner("Asking the model server…", show_time=True):
                check = space.test_model()
            box = st.success if check.ok else st.error
            box("\n\n".join(show.label(part) for part in check.lines))
    else:
        st.write("The writer on this machine. No model is set, so nothing is sent anywhere.")
    _dictating(space)
    with st.expander("Use a language model", key="model-how"):
        _model(space)


def _dictating(space: Workspace) -> None:
    """Recorded notes, where a transcription model is set."""
    voice = space.voice
    if not voice.on:
        return
    where = f"at {voice.host}; recordings go there as they are" if voice.remote else "on this machine"
    line = f"{space.settings.transcription_model} turns recorded notes into words, {where}."
    show.html(show.element("div", show.text(line), "line"))
    if st.button("Test dictating", key="voice-test", help="Sends a second of silence."):
        with st.spinner("Asking the model server…", show_time=True):
            check = voice.check()
        (st.success if check.ok else st.error)(show.label(check.line))


def _model(space: Workspace) -> None:
    st.write(
        "Any OpenAI-compatible server makes the prose better, on this machine or elsewhere. For an address that "
        "is not this machine, names, addresses and numbers are replaced before anything leaves."
    )
    settings = space.settings
    model = st.text_input(
        "Model", settings.model, key="model-name", placeholder="Empty: the writer on this machine"
    )
    address = st.text_input("Address", settings.model_base_url, key="model-address")
    key = st.text_input("Key, if the server wants one", type="password", key="model-key")
    if st.button("Use it now", key="model-use"):
        given = {"model": (model or "").strip(), "model_base_url": (address or "").strip()}
        secret = {"model_api_key": SecretStr(key)} if key else {}
        space.configure(settings.model_copy(update={**given, **secret}))
        st.rerun()
    st.caption(
        "It holds until Rapport stops. To keep it, put these lines into a file named .env where you start it:"
    )
    lines = (
        f"COACH_MODEL={model or 'name-of-the-model'}\nCOACH_MODEL_BASE_URL={address}\nCOACH_MODEL_API_KEY="
    )
    st.code(lines, language=None)


def _ledger(space: Workspace) -> None:
    st.subheader("What leaves this machine", anchor=False)
    sent = space.outbound()
    if not sent:
        st.write("Nothing has left this machine.")
        return
    st.write(f"{words.count(len(sent), 'request')} so far, newest first.")
    rows = [
        [
            show.text(f"{words.day(r.sent.date())}, {r.sent:%H:%M}"),
            show.text(r.address),
            show.text(r.purpose),
            show.text(f"{r.characters:,}"),
            show.text(r.outcome),
        ]
        for r in sent[:50]
    ]
    show.html(show.table(["When", "Where to", "Why", "Characters", "Outcome"], rows))
    with st.expander("Read the newest request as it went out", key="ledger-body"):
        show.html(show.verbatim(sent[0].body))


page()
