"""The command for the user's own manner of writing: `coach voice`, and to set or reset a trait of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.commands.printing import AddCommand, show
from coach.errors import UsageError

if TYPE_CHECKING:
    from coach.manner.desk import Profile
    from coach.workspace import Workspace


def add(command: AddCommand) -> None:
    """Register the command."""
    sub = command("voice", _voice, "how you write, learned from what you sent; drafts follow it")
    actions = ["show", "set", "reset"]
    sub.add_argument("action", nargs="?", default="show", choices=actions, metavar="|".join(actions))
    sub.add_argument("trait", nargs="?", default="", metavar="TRAIT", help="greeting, sign_off, signature, length, "
                     "contractions, address or turns")  # fmt: skip
    sub.add_argument("value", nargs="?", default=None, metavar="VALUE", help="what to set it to")
    sub.add_argument("--language", default="english", metavar="LANGUAGE", help="of which language (english)")
    sub.add_argument(
        "--to", default="everyone", metavar="close|others|everyone", help="in letters to whom (everyone)"
    )


def _voice(ws: Workspace, o: argparse.Namespace) -> int:
    from coach.wire import manner_json

    trait = o.trait.replace("-", "_")
    if o.action == "show":
        profile = ws.manners.profile()
    elif o.action == "set":
        if o.value is None:
            raise UsageError("Say what to set it to: `coach voice set greeting Hi`.")
        profile = ws.manners.put(trait, o.value, o.language.casefold(), o.to)
    else:
        profile = ws.manners.reset(trait, o.language.casefold(), o.to)
    return show(o, manner_json(profile), _lines(profile))


def _lines(profile: Profile) -> Iterator[str]:
    from coach.manner import shown

    if not profile.sections:
        yield "Nothing that you sent is known yet, so drafts are written in a plain way. Bring in your mail or messages."
    for section in profile.sections:
        yield shown.heading(section)
        for trait in section.traits:
            said = shown.said(trait)
            yield f"  {shown.LABELS[trait.name]}: {f'{said} ' if said else ''}({shown.why(trait, section)})"
            for example in trait.examples if trait.value is not None and not trait.edited else ():
                quote = " ".join(example.quote.split())
                yield f"      “{quote[:100]}{'…' if len(quote) > 100 else ''}” {example.source}"
        yield ""
