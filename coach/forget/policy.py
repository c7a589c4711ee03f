"""Takes a forgotten person out of the user's policy file: entries that name them go, elsewhere the name does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from coach.errors import CoachError, PolicyError
from coach.forget.traces import Traces
from coach.review.policies import write
from coach.review.policy_edit import remove
from coach.review.policy_yaml import FILE, load, plain

At = tuple[str | int, ...]


def without(text: str, traces: Traces) -> tuple[str, int]:
    """The file's text without them, and how many entries went. A person who may know something is replaced and not
    dropped: with nobody named it would be open to everybody at work."""
    gone = 0
    try:
        entries = [at for at, said in _entries(plain(text)) if any(traces.within(s) for s in said)]
        for at in reversed(entries):
            text = remove(text, at)
            gone += 1
    except CoachError:
        pass  # a file that cannot be read or changed entry by entry loses the name all the same
    return traces.redacted(text), gone


def forget_in(folder: Path, traces: Traces) -> int:
    """The same in the file of a workspace; how many entries went."""
    try:
        text = load(folder / FILE)
    except PolicyError:  # it is no text: nothing can be told apart in it, so it goes
        (folder / FILE).unlink()
        return 1
    new, gone = without(text, traces)
    if new != text:
        write(folder / FILE, new)
    return gone


def named_in(folder: Path, traces: Traces) -> int:
    """How many entries would go."""
    try:
        return without(load(folder / FILE), traces)[1]
    except PolicyError:
        return 1


def _entries(said: dict[str, object]) -> Iterator[tuple[At, tuple[str, ...]]]:
    """Every entry with the words by which it is about somebody, in the order of the file."""
    confidential = said.get("confidential")
    lists: list[tuple[At, object]] = [(("speak_on",), said.get("speak_on"))]
    for kind, listed in confidential.items() if isinstance(confidential, dict) else ():
        lists.append((("confidential", str(kind)), listed))
    for keys, listed in lists:
        entries = [listed] if isinstance(listed, str) else listed
        for n, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                words = [entry.get("name"), entry.get("say"), *(entry.get("words") or ())]
                yield (*keys, n), tuple(str(w) for w in words if w)
            else:
                yield (*keys, n), (str(entry),)
    strictness = said.get("strictness")
    for audience in strictness if isinstance(strictness, dict) else ():
        yield ("strictness", str(audience)), (str(audience),)
