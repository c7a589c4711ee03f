"""An invented user who works in a museum, with notes of things told in confidence, imported into a real store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from coach.ingest.pipeline import Importer
from coach.records import SourceFile
from coach.store import engine as store
from coach.store import tables as t
from coach.store.repository import Repository

TODAY = dt.date(2026, 11, 20)

_PEOPLE = (
    ("Annelies Vermeer", "annelies@dyke-museum.example", "Dyke Museum", "head of collections"),
    ("Rashid Khalil", "rashid.khalil@lumenframe.example", "Lumen Frame", "founder"),
    ("Thabo Nkosi", "thabo.nkosi@lumenframe.example", "Lumen Frame", "optics engineer"),
    ("Beatrice Nwosu", "beatrice@nwosu.example", "Nwosu Conservation", "paper conservator"),
    ("Joost Hendriks", "joost@dyke-museum.example", "Dyke Museum", "registrar"),
    ("Henk de Boer", "henk@dyke-museum.example", "Dyke Museum", "director"),
    ("Sun-hee Park", "sunhee.park@hanok.example", "Hanok Foundation", "programme officer"),
    ("Viktor Lindgren", "viktor@nordfreight.example", "Nord Freight", "art shipper"),
    ("Leo Santos", "leo.santos@rijn.example", "Rijn University", "student"),
    ("Margaret Doyle", "m.doyle@artgazette.example", "Art Gazette", "correspondent"),
)

_NOTES = {
    "henk": ("One-to-one with Henk", "2026-02-03", "Henk de Boer", "internal, confidential",
             "**Internal.** The budget for buying in 2027 is cut to EUR 640,000.\n\n- I may take on one trainee."),
    "rashid": ("Rashid at the fair", "2026-03-12", "Rashid Khalil", "lighting",
               "Rashid showed me the new track light. He said in confidence that Lumen Frame has lost its biggest "
               "customer.\n\nHe plays the oud."),
    "beatrice": ("Tea with Beatrice", "2026-04-18", "Beatrice Nwosu", "paper",
                 "Beatrice taught me to read watermarks.\n\n- Between us: she is losing the sight in her left eye.\n"
                 "- She wants to write a handbook."),
    "sunhee": ("Call with Sun-hee", "2026-07-14", "Sun-hee Park", "grants",
               "Sun-hee says the board gives us the digitisation grant. Embargo until 2027-01-11.\n\n"
               "- She needs our data plan by 10 December 2026."),
    "viktor": ("Viktor, crates", "2026-08-21", "Viktor Lindgren", "transport, nda",
               "Under NDA until 2027-09-30: 3 of 212 climate crates failed the drop test, all at the same hinge."),
    "thabo": ("Walk with Thabo", "2026-10-01", "Thabo Nkosi", "friends",
              "Thabo has an offer from a camera maker in Jena and will resign in January. Rashid must not hear of it. "
              "Write to him at home.\n\nHe runs along the river."),
    "leo": ("Mentoring Leo", "2026-10-20", "Leo Santos", "mentoring",
            "Leo is writing about gilt leather. He told me in strict confidence that he was expelled from his first "
            "university for cheating."),
    "trainee": ("Trainee", "2026-11-05", "", "hiring, confidential",
                "Four applications for the trainee post. I mentor Leo, so Joost runs the panel and I stay out of it."),
    "journal": ("Journal", "2026-11-03", "", "private",
                "If Henk cuts the paper studio I will apply to Vienna. I have not told a soul."),
    "ghent": ("Paper Days, Ghent", "2026-09-24", "Beatrice Nwosu", "event",
              "Beatrice showed how to float a map. Promised her our blotter samples by 20 November."),
}  # fmt: skip


def museum(folder: Path) -> Repository:
    """Import the user's cards and notes."""
    store.prepare(folder)
    sessions = store.sessions(store.connect(folder))
    workspace = store.workspace_id(sessions)
    with sessions() as session, session.begin():
        me = session.get_one(t.Workspace, workspace)
        me.name, me.employer, me.emails = "Mila Brouwer", "Dyke Museum", ["mila@dyke-museum.example"]
    Importer(sessions, workspace, TODAY).run([_cards(), *_notes()])
    return Repository(sessions, workspace)


def _cards() -> SourceFile:
    cards = []
    for number, (name, email, house, title) in enumerate(_PEOPLE):
        given, family = name.split(" ", 1)
        cards.append(
            f"BEGIN:VCARD\nVERSION:3.0\nUID:u{number}\nFN:{name}\nN:{family};{given};;;\nEMAIL:{email}\n"
            f"ORG:{house}\nTITLE:{title}\nEND:VCARD\n"
        )
    return SourceFile("contacts.vcf", "".join(cards).encode())


def _notes() -> list[SourceFile]:
    files = []
    for slug, (title, date, person, tags, body) in _NOTES.items():
        company = f"with: [{person}]\n" if person else ""
        text = f"---\ntitle: {title}\ndate: {date}\n{company}tags: [{tags}]\n---\n{body}\n"
        files.append(SourceFile(f"notes/{date}-{slug}.md", text.encode()))
    return files
