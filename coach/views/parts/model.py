"""The settings' part about the writer: finding, choosing and testing a language model, and dictating."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from pydantic import SecretStr

from coach.text import count
from coach.views.parts import show

if TYPE_CHECKING:
    from coach.workspace import Workspace
    from coach.writer.servers import LocalModel, LocalServer

_SHOWN = 6
"""Models of one server that have a button of their own; the rest stand in a list."""
_ROOMY = 32_768
"""Tokens of context that are used at most without being asked: more costs time and seldom helps."""


def section(space: Workspace) -> None:
    """Everything below the heading "Writer"."""
    st.subheader("Writer", anchor=False)
    if said := st.session_state.pop("model-said", ""):
        st.success(show.label(said), icon=":material/check:")
    settings = space.settings
    if settings.model:
        line = f"{settings.model} at {settings.model_base_url} writes the prose."
        show.html(show.element("div", show.text(line), "line"))
        with st.container(horizontal=True, key="model-now"):
            test = st.button("Test connection", key="model-test", type="primary")
            if st.button("Go without a model", key="model-off"):
                _use(space, "", settings.model_base_url)
        if test:
            _test(space)
        _at_once(space)
    else:
        so = ", so nothing is sent anywhere" if settings.offline else " to write"
        st.write(f"The writer on this machine. No model is set{so}.")
    if settings.embedding_model:
        at = settings.embedding_base_url or settings.model_base_url
        line = f"{settings.embedding_model} at {at} is sent your questions and open sentences, for search."
        show.html(show.element("div", show.text(line), "line"))
    _dictating(space)
    _nearby(space)
    with st.expander("Use a language model by its address", key="model-how"):
        _by_address(space)


def _test(space: Workspace) -> None:
    with st.spinner("Asking the model server…", show_time=True):
        check = space.test_model()
    box = st.success if check.ok else st.error
    box("\n\n".join(show.label(part) for part in check.lines))


def _at_once(space: Workspace) -> None:
    """How many cards of a briefing are written side by side."""
    chosen = st.number_input(
        "Cards of a briefing written at the same time",
        min_value=1,
        max_value=32,
        value=space.parallel,
        key="model-parallel",
        help="More is quicker where the server can do it. A model on this machine usually writes one at a time.",
        width=320,
    )
    if chosen and chosen != space.parallel:
        space.configure(space.settings.model_copy(update={"model_parallel": int(chosen)}))


def _nearby(space: Workspace) -> None:
    """Model servers on this machine, each model one click away."""
    if st.button("Look for a model on this machine", key="model-find", icon=":material/search:"):
        with st.spinner("Looking…"):
            st.session_state["model-found"] = space.local_servers()
    found: list[LocalServer] | None = st.session_state.get("model-found")
    if found is None:
        return
    if not found:
        st.info(
            "No model server answers on this machine. Start Ollama, LM Studio, a llama.cpp server or vLLM, and look "
            "again."
        )
    for number, server in enumerate(found):
        many = count(len(server.models), "model")
        line = f"{server.kind} on port {server.address.split(':')[2].split('/')[0]} offers {many}. What is asked there stays on this machine."
        show.html(show.element("div", show.text(line), "line"))
        with st.container(horizontal=True, key=f"model-offers-{number}"):
            for place, model in enumerate(server.models[:_SHOWN]):
                if st.button(f"Use {show.label(_named(model), 60)}", key=f"model-take-{number}-{place}"):
                    _take(space, server, model)
        rest = server.models[_SHOWN:]
        if rest:
            chosen = st.selectbox(
                "Another of its models", ["", *(m.name for m in rest)], key=f"model-more-{number}"
            )
            for model in rest:
                if model.name == chosen:
                    _take(space, server, model)


def _named(model: LocalModel) -> str:
    return f"{model.name} ({model.context:,} tokens)" if model.context else model.name


def _take(space: Workspace, server: LocalServer, model: LocalModel) -> None:
    context = min(model.context, _ROOMY) if model.context >= 1024 else space.settings.model_context
    _use(space, model.name, server.address, context=context)


def _use(space: Workspace, model: str, address: str, key: str | None = None, context: int = 0) -> None:
    """Take another model. A key goes only to the address that it was given for."""
    settings = space.settings
    kept = settings.model_api_key if address == settings.model_base_url else SecretStr("")
    values = {
        "model": model,
        "model_base_url": address,
        "model_api_key": kept if key is None else SecretStr(key),
        "model_context": context or settings.model_context,
    }
    space.configure(settings.model_copy(update=values))
    st.session_state.pop("model-found", None)
    for field in ("model-name", "model-address", "model-key"):
        st.session_state.pop(field, None)
    st.session_state["model-said"] = (
        f"{model} writes the prose from now on, until Rapport stops. To keep it, see “Use a language model by its address”."
        if model
        else "The writer on this machine writes from now on."
    )
    st.rerun()


def _by_address(space: Workspace) -> None:
    st.write(
        "Any OpenAI-compatible server makes the prose better, on this machine or elsewhere. For an address that is not "
        "this machine, names, addresses and numbers are replaced before anything leaves."
    )
    settings = space.settings
    model = st.text_input(
        "Model", settings.model, key="model-name", placeholder="Empty: the writer on this machine"
    )
    address = st.text_input("Address", settings.model_base_url, key="model-address")
    key = st.text_input("Key, if the server wants one", type="password", key="model-key")
    if st.button("Use it now", key="model-use"):
        _use(space, (model or "").strip(), (address or "").strip(), key or None)
    st.caption(
        "It holds until Rapport stops. To keep it, put these lines into a file named .env where you start it:"
    )
    lines = [
        f"COACH_MODEL={model or 'name-of-the-model'}",
        f"COACH_MODEL_BASE_URL={address}",
        f"COACH_MODEL_CONTEXT={settings.model_context}",
        f"COACH_MODEL_PARALLEL={space.parallel}",
        "COACH_MODEL_API_KEY=",
    ]
    st.code("\n".join(lines), language=None)


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
