"""Whether any mail is the user's, and which addresses seem to be theirs where they have not said so. It only offers: nothing is
taken for granted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from coach.store import tables as t
from coach.text import count, fold

if TYPE_CHECKING:
    from coach.store.repository import Repository

NEARLY_ALL = 0.8
"""The share of all mails in which an owner's addresses are."""
ENOUGH = 5
"""From so many mails on, an address that is in nearly all of them is plainly the owner's, whatever name it bears."""


@dataclass(frozen=True, slots=True)
class Unowned:
    """Mails of which none is the user's by what they said. `addresses` seem to be theirs, under `name`."""

    mails: int
    known: tuple[str, ...]  # the addresses that they gave
    said: str  # the name that they gave
    name: str = ""
    addresses: tuple[str, ...] = ()

    def why(self) -> str:
        """That it is so, and what it means."""
        one = self.mails == 1
        which = "The mail here is not" if one else f"None of the {count(self.mails, 'mail')} is"
        what = (
            f"from or to {' or '.join(self.known)}"
            if self.known
            else "known to be yours, because your address is not known"
        )
        why, there = f"{which} {what}", "it" if one else "them"
        return f"{why}: promises and replies in {there} cannot be told apart."

    def lines(self) -> list[str]:
        """What to say of it on the command line: that it is so, and what to type."""
        who = "" if self.said else f'--name "{self.name}" ' if self.name else "--name NAME "
        emails = " ".join(f"--email {a}" for a in (*self.known, *(self.addresses or ("ADDRESS",))))
        seem = (
            f"{' and '.join(self.addresses)} {'seem' if len(self.addresses) > 1 else 'seems'} to be yours. "
            if self.addresses
            else ""
        )
        return [self.why(), f"{seem}Say so with: coach me {who}{emails}"]


def unowned(repository: Repository) -> Unowned | None:
    """None where there is no mail, or some mail is the user's."""
    me = repository.me()
    names, parties, own = _parties(repository)
    mails = len(parties)
    if not mails or own:
        return None
    taking_part = Counter(address for there in parties.values() for address in there)
    mine = {a for a in taking_part if me.name and _bears(me.name, a, names[a])}
    if mine and sum(1 for there in parties.values() if there & mine) >= NEARLY_ALL * mails:
        return Unowned(mails, me.emails, me.name, me.name, tuple(sorted(mine)))
    (most, times), *others = taking_part.most_common(2)
    alone = not others or others[0][1] < times / 2
    if mails >= ENOUGH and times >= NEARLY_ALL * mails and alone:
        called = next((n for n, _ in names[most].most_common() if "@" not in n), "")
        return Unowned(mails, me.emails, me.name, called, (most,))
    return Unowned(mails, me.emails, me.name)


def _parties(repository: Repository) -> tuple[dict[str, Counter[str]], dict[int, set[str]], bool]:
    """Address → the names beside it; mail → the addresses of sender and recipients; whether any of them is the user's."""
    c, k, m, r, d = t.Contact, t.IdentityKey, t.Message, t.Recipient, t.Document
    here = (d.workspace_id == repository.workspace, d.active, d.kind == "mail")
    sent = select(m.document_id, m.sender_id).join(d, d.id == m.document_id).where(*here)
    got = select(r.document_id, r.contact_id).join(d, d.id == r.document_id).where(*here)
    with repository.sessions() as s:
        places = [*s.execute(sent).tuples(), *s.execute(got).tuples()]
        found = s.execute(
            select(c.id, c.name, c.is_user, k.value)
            .join(k, k.contact_id == c.id)
            .where(c.workspace_id == repository.workspace, c.kind == "party", k.kind == "email")
        ).all()
    by_contact = {row[0]: row for row in found}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    parties: dict[int, set[str]] = {}
    own = False
    for document, contact in places:
        there = parties.setdefault(document, set())
        if (row := by_contact.get(contact)) is not None:
            own = own or row[2]
            there.add(row[3])
            names[row[3]][row[1]] += 1
    return names, parties, own


def _bears(name: str, address: str, beside: Counter[str]) -> bool:
    """Whether the user's name stands beside an address, or where no name does, whether its first or last word is in it."""
    words = fold(name).split()
    called = [n for n in beside if "@" not in n]
    if called:
        said = [set(fold(n).replace(",", " ").replace(".", " ").split()) for n in called]
        return any(words[-1] in one and (words[0] in one or words[0][0] in one) for one in said)
    local = set(re.split(r"[^a-z]+", fold(address.partition("@")[0])))
    return any(len(w) > 2 and w in local for w in (words[0], words[-1]))
