"""The doctor: what is configured, and whether store, lexical index and vectors agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.workspace import Health, Workspace


def examine(workspace: Workspace) -> Health:
    """Look at everything that can be out of step. `ok` is False where the user should act."""
    from coach.workspace import Health

    settings = workspace.settings
    index = workspace.index.counts()
    rows = workspace.repository.counts()
    lines = [
        f"Workspace: {workspace.folder}",
        f"In it: {rows['people']} people, {rows['notes']} notes, {rows['messages']} messages, {rows['events']} events.",
    ]
    agree = index["passages"] == index["lexical"] and index["embedded"] == index["vectors"]
    if agree:
        lines.append(
            f"Search index: {index['lexical']} passages and {index['vectors']} vectors, in step with the store."
        )
    else:
        lines.append(
            f"Search index: out of step ({index['passages']} passages, {index['lexical']} indexed, "
            f"{index['embedded']} to embed, {index['vectors']} vectors). Run `coach rebuild`."
        )
    me = workspace.me()
    lines.append(
        f"You: {me.name}"
        if me.name
        else "You: not known yet. Say who you are with `coach me --name … --email …`."
    )
    if settings.model:
        lines.append(
            f"Writer: the model {settings.model} at {settings.model_base_url}, offline when it does not answer."
        )
    else:
        lines.append("Writer: offline. Nothing is sent anywhere.")
    batches = workspace.batches()
    if batches:
        lines.append(
            "Imports: "
            + ", ".join(f"{b.batch} ({b.made_on:%d %B %Y}, {len(b.files)} files)" for b in batches[:5])
        )
    return Health(agree, tuple(lines), {**rows, **index})
