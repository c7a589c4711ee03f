"""The profile of the user's manner in words, as the command line and the Settings page show it."""

from __future__ import annotations

from coach.manner import words as w
from coach.manner.desk import NAME_ALONE, NOTHING
from coach.manner.profile import EVERYONE, FEW, Section, Trait
from coach.text import count

LABELS = {
    "greeting": "Greeting", "sign_off": "Close", "signature": "Name below", "length": "Length", "contractions": "Contractions",
    "address": "Du or Sie", "turns": "Favourite turns",
}  # fmt: skip
TO = {"everyone": "everybody", "close": "people you often write to", "others": "everybody else"}
_COUNTED = {"contractions": ("place", "places")}


def heading(section: Section) -> str:
    """ "English, to people you often write to: 14 texts"."""
    texts = count(section.texts, "text")
    return f"{section.language.capitalize()}, to {TO[section.closeness]}: {texts}"


def value(trait: Trait) -> str:
    """A trait's value as one reads and writes it; empty where none is known."""
    if trait.value is None:
        return ""
    if trait.name in ("greeting", "sign_off") and not trait.value:
        return NAME_ALONE if trait.name == "greeting" else NOTHING
    return trait.value.replace("\n", "; ")


def said(trait: Trait) -> str:
    """A trait's value as one reads it: a length with its unit."""
    return f"{value(trait)} words" if trait.name == "length" and trait.value else value(trait)


def plain(name: str, language: str) -> str:
    """What stands in where a trait is not known."""
    return {
        "greeting": w.PLAIN_GREETING[language], "sign_off": w.PLAIN_CLOSE[language], "signature": "your first name",
        "length": "as long as there is something to say", "contractions": "no", "address": "neither", "turns": "none",
    }[name]  # fmt: skip


def why(trait: Trait, section: Section) -> str:
    """How a trait is known, or what stands in: "3 of 4 letters", "you set this"."""
    if trait.edited:
        return "you set this"
    if trait.value is not None:
        return f"from {trait.of} letters" if trait.name == "length" else f"{trait.count} of {_of(trait)}"
    instead = "as to everybody" if section.closeness != EVERYONE else plain(trait.name, section.language)
    if trait.name == "turns":
        return f"none that comes back in {_of(trait)}"
    reason = f"too few to tell ({_of(trait)})" if trait.why == FEW else f"no one habit in {_of(trait)}"
    return f"{reason}; instead: {instead}"


def _of(trait: Trait) -> str:
    one, many = _COUNTED.get(
        trait.name, ("text", "texts") if trait.name in ("turns", "address") else ("letter", "letters")
    )
    return count(trait.of, one, many)
