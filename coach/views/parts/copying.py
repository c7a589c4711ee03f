"""A button that puts a text on the clipboard, in the browser and nowhere else."""

from __future__ import annotations

from typing import Any

import streamlit as st

_HTML = '<button type="button"><span></span></button>'
_CSS = """
button { font: inherit; font-size: 0.875rem; cursor: pointer; padding: 0 0.75rem; min-height: 2.5rem; width: 100%;
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 0.5rem); white-space: nowrap; }
button:hover { border-color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_JS = """
export default function (component) {
  const { data, parentElement } = component;
  const button = parentElement.querySelector("button");
  const label = parentElement.querySelector("span");
  label.textContent = data.label;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(data.text);
      label.textContent = "Copied";
    } catch (error) {
      label.textContent = "Select and copy by hand";
    }
    setTimeout(() => { label.textContent = data.label; }, 2000);
  };
}
"""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("rapport_copy", html=_HTML, css=_CSS, js=_JS)


def copy_button(text: str, key: str, label: str = "Copy") -> None:
    """The button; it says so when the text is on the clipboard."""
    _component()(data={"text": text, "label": label}, key=key, width="content")
