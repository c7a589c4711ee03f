"""Which contacts are the user: by what the user said, an export's own profile, or whoever is on nearly all messages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from coach.ingest.derive.state import ContactRow, State
from coach.people import names, organisations
from coach.people.keys import email_key, profile_key
from coach.store import tables as t
from coach.text import fold


def find_user(state: State) -> None:
    row = state.session.get_one(t.Workspace, state.workspace)
    if not (row.name or row.emails or row.profile):
        _guess_user(state, row)
    emails = {email_key(e) for e in row.emails}
    profile = profile_key(row.profile) if row.profile else ""
    in_chats = _own_names_in_chats(state, row)
    for contact in state.contacts.values():
        mine = set(state.values(contact.id, "email")) & emails or (
            profile and profile in state.values(contact.id, "profile")
        )
        contact.is_user = bool(
            mine
            or contact.kind == "profile"
            or contact.extra.get("owner")
            or (fold(contact.name) in in_chats and _only_named_in_a_chat(state, contact))
            or _namesake_is_user(state, contact, row, profile)
        )


def _own_names_in_chats(state: State, row: t.Workspace) -> set[str]:
    """What the user calls themself in chats whose parties are names only: as in a talk between two, where the export
    tells who is who; where there is none, by their first name."""
    told = {
        fold(c.name)
        for c in state.contacts.values()
        if c.extra.get("owner") and _only_named_in_a_chat(state, c)
    }
    return told or ({fold(row.name.split()[0])} if row.name.split()[1:] else set())


def _only_named_in_a_chat(state: State, contact: ContactRow) -> bool:
    if contact.kind != "party" or state.keys.get(contact.id):
        return False
    return state.documents[contact.document_id].group.startswith("whatsapp:")


def _namesake_is_user(state: State, contact: ContactRow, row: t.Workspace, profile: str) -> bool:
    """A sender or attendee of the user's name is the user, unless the profile page or the employer differs. A card
    or connection of that name is somebody else: nobody is their own contact."""
    if contact.kind not in ("party", "attendee") or not row.name:
        return False
    if names.normal(contact.name) != names.normal(row.name):
        return False
    other_profile = profile and state.values(contact.id, "profile")
    other_place = (
        contact.organisation and row.employer and not organisations.same(contact.organisation, row.employer)
    )
    return not other_profile and not other_place


def _guess_user(state: State, row: t.Workspace) -> None:
    """The profile in an export, else whoever is on nearly all messages."""
    own = [c for c in state.contacts.values() if c.kind == "profile"]
    if own:
        _adopt(state, row, own)
        return
    for kind in ("profile", "email"):
        seen: Counter[str] = Counter()
        total = 0
        for parties in _message_parties(state).values():
            keys = {v for c in parties for v in state.values(c, kind)}
            total += bool(keys)
            seen.update(keys)
        for value, times in seen.most_common(1):
            if total >= 5 and times >= 0.8 * total:
                _adopt(state, row, [c for c in state.contacts.values() if value in state.values(c.id, kind)])


def _message_parties(state: State) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for document, sender in state.session.execute(
        select(t.Message.document_id, t.Message.sender_id)
    ).tuples():
        found[document].append(sender)
    for document, contact in state.session.execute(
        select(t.Recipient.document_id, t.Recipient.contact_id)
    ).tuples():
        found[document].append(contact)
    return found


def _adopt(state: State, row: t.Workspace, contacts: Iterable[ContactRow]) -> None:
    for contact in contacts:
        # A position stands under its employer's name, an address under itself: neither is what the user is called.
        named = "@" not in contact.name and contact.name != contact.organisation
        row.name = row.name or (contact.name if named else "")
        shown = [k.shown for k in state.keys.get(contact.id, []) if k.kind == "email"]
        row.emails = list(dict.fromkeys([*row.emails, *shown]))
        profiles = [k.shown for k in state.keys.get(contact.id, []) if k.kind == "profile"]
        row.profile = row.profile or (profiles[0] if profiles else "")
        past = bool(contact.extra.get("until"))
        row.employer = row.employer or ("" if past else contact.organisation)
