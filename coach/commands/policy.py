"""The command for the user's policy: `coach policy`, its check, and what is kept although it was found."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.review.policy import Policy
    from coach.store.kept_phrases import Kept
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command(
        "policy", _policy, "what you may say: confidential words, topics, strictness, and what you keep"
    )
    actions = ["show", "check", "kept", "revoke"]
    sub.add_argument("action", nargs="?", default="show", choices=actions, metavar="|".join(actions))
    sub.add_argument("what", nargs="?", default="", metavar="NUMBER", help="of what is kept, to take it back")


def _policy(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import kept_json, policy_json

    if o.action == "kept":
        found = ws.policies.kept()
        return show(
            o,
            [kept_json(k) for k in found],
            [_kept(k) for k in found] or ["You keep nothing that was found."],
        )
    if o.action == "revoke":
        if not o.what.isdigit():
            raise UsageError("Give its number. `coach policy kept` lists what you keep.")
        gone = ws.policies.revoke(int(o.what))
        return show(o, kept_json(gone), [f"“{gone.phrase}” is found again from now on."])
    policy = ws.policies.current()
    data = {"file": str(ws.policies.path), **policy_json(policy)}
    if o.action == "check":
        return show(o, data, [_summary(ws, policy)])
    return show(
        o,
        data,
        [
            ws.policies.text().rstrip()
            or f"No policy yet. Write one in {ws.policies.path}, or on the Settings page."
        ],
    )


def _summary(ws: Workspace, policy: Policy) -> str:
    rules = sum(map(len, policy.strictness.values()))
    return (
        f"{ws.policies.path} reads well: {len(policy.terms)} confidential, {len(policy.topics)} to speak on, "
        f"{rules} of strictness."
    )


def _kept(kept: Kept) -> str:
    from coach.review.firm import why

    although = f", although {why(kept.firm)}" if kept.firm else ""
    return f"{kept.id}  “{kept.phrase}” ({kept.category}) for {kept.audience}, since {kept.made_on}{although}"
