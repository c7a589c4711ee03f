"""A small invented event that is hard to typeset, and its briefing on paper: `python -m tests.briefing.paper FOLDER`.

Writes `brief.pdf`, `brief.docx` and `brief.html` there; with a second argument, and pypdfium2 installed, the PDF's first
pages as pictures `briefing-page-N.png` in that folder.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path

from coach.briefing.brief import Brief
from coach.briefing.export import write
from coach.records import SourceFile
from coach.settings import Settings
from coach.workspace import Workspace

TODAY = dt.date(2026, 11, 22)
EVENT = "Drei-Länder-Treffen der Papiermühlen & Buchbindereien 2026"
LONG = "Wilhelmina van der Meulen-Oosterhout zu Hohenlohe-Schillingsfürst"
LIST = f"""Name,Email,Company,Job title,Status,Event name,Event date,Event location
Łucja Şahin-Dvořáková,lucja@moos.example,Moosgärten Überlingen,Leiterin Färberei,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
{LONG},wil@delta.example,Delta Waterworks Cooperative of the Lower Rhine and the Northern Polders (in liquidation),"Head of Partnerships, Grants, Public Affairs and the Historic Mill Collection",waiting list,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
王小明,wang@shanghai.example,上海造纸厂,采购经理,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
محمد الحسن,mohammed@fez.example,Fez Parchment,Owner,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
Søren Ångström,soren@norrsken.example,Norrsken Papper,Inköpschef,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
Ngọc Ánh Nguyễn,,,,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
Γιώργος Πετρίδης,giorgos@vergina.example,Vergina Χαρτί,,going,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
Olga Їжак,olga@kyiv.example,Kyiv Paper,Editor,cancelled,{EVENT},2026-11-24,"Höhenstraße 12, Straßburg"
"""  # fmt: skip
FILES = {
    "attendees.csv": LIST,
    "notes/2026-10-12-basel.md": "---\ntitle: Basel Bookbinders' Evening\ndate: 2026-10-12\nwith: [Łucja Şahin-Dvořáková]\n---\n"
    "Łucja Şahin-Dvořáková dyes felt with walnut husks and keeps nine goats above Überlingen. "
    "I promised to send her the list of dealers in Basel by 27 November 2026. "
    "She would like to meet Søren Ångström about his drying lofts. "
    "She told me in confidence that the dye works will close in March.\n",
    "notes/2026-09-03-lofts.md": "---\ntitle: Call about drying lofts\ndate: 2026-09-03\nwith: [Søren Ångström]\n---\n"
    "Søren Ångström has rebuilt a drying loft of 1784 near Östersund, without a single iron nail, and lends his drawings to "
    "anybody who asks politely and sends them back within the month. He is looking for a dyer who works with walnut husks. "
    "He used to restore organs.\n",
    f"notes/2026-10-20-{'very-' * 12}long-name-of-a-file-that-nobody-would-give-it.md": "---\ntitle: Polder day\ndate: 2026-10-20\n"
    f"with: [{LONG}]\n---\n{LONG} asked whether the Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz applies to vellum. "
    "She collects watermarks with unicorns.\n",
    "notes/2026-11-02-shanghai.md": "---\ntitle: Video call with Shanghai\ndate: 2026-11-02\nwith: [王小明]\n---\n"
    "王小明 makes xuan paper from blue sandalwood bark. 王小明 wants to see a hollander beater at work.\n",
    "notes/goals-2026.md": "---\ntitle: Goals for 2026\ndate: 2026-01-05\ntags: [goals]\n---\n"
    "- Find a supplier of walnut husks for dyeing by December.\n- Visit two drying lofts.\n",
}  # fmt: skip


def brief_of(folder: Path) -> Brief:
    """The briefing, from a workspace in an empty folder."""
    with Workspace.open(Settings(workspace=folder), TODAY) as space:
        space.set_me(name="Noor Haas", emails=["noor@haas.example"])
        space.import_files([SourceFile(path, text.encode()) for path, text in FILES.items()])
        return space.brief(EVENT)


def main() -> None:
    """Write the files, and the pictures where that is wanted."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        brief = brief_of(Path(folder) / "workspace")
    for ending in ("pdf", "docx", "html", "md"):
        write(brief, out / f"brief.{ending}")
    if len(sys.argv) > 2:
        pictures(out / "brief.pdf", Path(sys.argv[2]))


def pictures(pdf: Path, folder: Path, most: int = 2) -> None:
    """The first pages as pictures with few colours."""
    import pypdfium2  # type: ignore[import-not-found, unused-ignore]
    from PIL import Image

    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        if number <= most:
            picture = page.render(scale=1.4).to_pil().convert("RGB")
            few = picture.quantize(48, dither=Image.Dither.NONE)
            few.save(folder / f"briefing-page-{number}.png", optimize=True)


if __name__ == "__main__":
    main()
