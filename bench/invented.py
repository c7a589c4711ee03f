"""An invented network in which every kind of identifier occurs, written as files in real formats."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

TODAY = dt.date(2026, 11, 22)
_GIVEN = (
    "Odalys Thijs Maren Ravindra Svetlana Brónagh Kwabena Ingvild Tomoko Farida Lorcan Zuzanna Aurelio Mireille Dagny "
    "Yevgeny Noor Cosmin Eluned Håkon Ximena Bartosz Leocadia Oisín Wiebke"
).split()
_SHORT = (
    "Dalys Tijsje Marsi Ravi Sveta Bron Kwabs Inga Moko Faro Lorc Zuza Relio Mimi Dagna Zhenya Noortje Cos Lun Haki Mena "
    "Bartek Cadia Oshi Wibbe"
).split()
_FAMILY = (
    "Quillfeather Vandermolen Askeland Subramani Kravchuk Mulvihill Asante-Boadu Torgersen Nakahara Belkacem Finnerty "
    "Wojtasik Castagnoli Desrosiers Hafsteins Zaretsky Elmoussaoui Dumitrache Penhallow Rognstad Villalpando Przybysz "
    "Montefusco Gilhooly Oltmanns"
).split()
_FIRMS = (
    "Kestrelmoor Lantern Works; Brinewick Pilots; Ostervik Turbines; Tamarisk Looms; Velden Glass; Corrib Kilns; Sankofa Print; "
    "Nordhav Sensors; Kumoi Paper; Atlas Saffron; Slaney Boats; Wisla Gauges; Pietra Serena; Lune Atelier; Heklu Wool; "
    "Dnipro Optics; Zuider Maps; Arges Bells; Tywi Slate; Fjellro Skis; Colibri Dyes; Odra Ropes; Vesuvia Clay; Shannon Reeds; "
    "Jade Bight Ferries"
).split("; ")  # fmt: skip
_STRANGERS = (
    "Peregrine Thistlewood; Clothilde Baumgarten; Anneke Roosendaal; Sanjana Iyengar; Bohdan Melnyk; Caoimhe Rafferty; "
    "Abena Ofosu; Sigrun Eide; Haruko Minami; Slimane Ouali; Fionn Tuohy; Halina Gorska; Ettore Brambati; Solene Quimper; "
    "Gudrun Audar; Ludmila Orlenko; Siham Tazi; Viorica Stan; Gwenllian Prosser; Tormod Lie; Itzel Quintana; Kazik Bilski; "
    "Ersilia Covelli; Niamh Cassidy; Frauke Hinrichs"
).split("; ")
_STREETS = (
    "{n} Wharfinger Lane, Leith EH6 6QN; {n}b Tallow Road, Bristol BS1 4DJ; Keizersgracht {n}, 1015 CJ Amsterdam; "
    "Lindenallee {n}, 20095 Hamburg; {n} rue des Tisserands, 69001 Lyon; Storgatan {n}, 411 24 Göteborg; Via dei Cordai {n}, 80133 Napoli"
).split("; ")
_THINGS = (
    "barometers; ferry tickets; pressed ferns; brass keys; chess clocks; lighthouse stamps; marbled paper; tide tables; tin boxes; "
    "old corks; quilting pins; rail maps; sea glass; sheet music; snow globes; sundials; tea spoons; tuning forks; wax seals; "
    "weather vanes; wooden planes; woven belts; zinc plates; glass floats; ink wells"
).split("; ")


@dataclass(frozen=True, slots=True)
class Someone:
    """One invented person and everything that would tell who it is, by kind."""

    number: int
    given: str
    family: str
    nickname: str
    firm: str
    thing: str
    stranger: str
    email: str
    phone: str
    street: str
    handle: str
    profile: str
    iban: str

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"

    @property
    def secrets(self) -> dict[str, tuple[str, ...]]:
        """What must stand in no request, by kind; a number is looked for in any writing."""
        first, last = self.stranger.split()
        return {
            "names": (self.given, *self.family.split("-")),
            "nicknames": (self.nickname,),
            "names of strangers": (first, last),
            "organisations": tuple(w for w in self.firm.split()[:1]),
            "e-mails": (self.email, self.email.split("@")[1]),
            "phones": (self.phone[-7:],),
            "postal addresses": (self.street, self.street.split(",")[0]),
            "handles": (self.handle,),
            "profile addresses": (self.profile, self.profile.rsplit("/", 1)[1]),
            "account numbers": (self.iban, self.iban[4:14]),
        }

    def writings(self) -> tuple[str, ...]:
        """The phone number as people write it."""
        p = self.phone
        return (
            f"+44 7700 {p[-6:-3]} {p[-3:]}",
            f"07700 {p[-6:]}",
            f"0044-7700-{p[-6:]}",
            f"(07700) {p[-6:-3]}-{p[-3:]}",
            f"7700.{p[-6:-3]}.{p[-3:]}",
        )


def people(number: int = 25) -> list[Someone]:
    """The first so many people."""
    pick = random.Random(7)
    return [_person(n, pick) for n in range(number)]


def _person(n: int, pick: random.Random) -> Someone:
    given, family, firm = _GIVEN[n], _FAMILY[n], _FIRMS[n]
    flat = family.split("-")[0].lower()
    domain = "".join(firm.lower().split()[:1])
    account = "".join(str(pick.randrange(10)) for _ in range(14))
    return Someone(
        n, given, family, _SHORT[n], firm, _THINGS[n], _STRANGERS[n],
        f"{flat}.{n}@{domain}.example", f"447700900{100 + n}",
        _STREETS[n % len(_STREETS)].format(n=11 + n), f"{flat[:5]}_{70 + n}", f"https://www.linkedin.com/in/{flat}-{n}x{n}",
        f"GB{10 + n}NWBK{account}",
    )  # fmt: skip


def write(folder: Path, everybody: list[Someone]) -> Path:
    """Cards, notes, mails and a calendar below a folder."""
    (folder / "notes").mkdir(parents=True)
    (folder / "mail").mkdir()
    (folder / "contacts.vcf").write_text("".join(map(_card, everybody)), encoding="utf-8")
    (folder / "calendar.ics").write_text(_calendar(everybody), encoding="utf-8")
    for one in everybody:
        name = f"2026-{1 + one.number % 9:02d}-{1 + one.number:02d}-{one.given}_{one.family}.md"
        (folder / "notes" / name).write_text(_note(one), encoding="utf-8")
        (folder / "mail" / f"m{one.number}.eml").write_text(_mail(one), encoding="utf-8")
    return folder


def _card(one: Someone) -> str:
    street, _, town = one.street.partition(", ")
    return (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{one.name}\nN:{one.family};{one.given};;;\nNICKNAME:{one.nickname}\nORG:{one.firm}\n"
        f"EMAIL:{one.email}\nTEL:+{one.phone}\nADR:;;{street};{town};;;\nURL:{one.profile}\nUID:c{one.number}\nEND:VCARD\n"
    )


def _note(one: Someone) -> str:
    phones = one.writings()
    iban = " ".join(one.iban[i : i + 4] for i in range(0, len(one.iban), 4))
    return f"""---
title: Tea with {one.name} of {one.firm}
date: 2026-{1 + one.number % 9:02d}-{1 + one.number:02d}
with: [{one.name}]
---
{one.name} collects {one.thing} and showed me three of them. {one.nickname} said “ask {one.stranger} about the lease, or ‘{one.given}’s sister’”.

The number of {one.given} is {phones[0]}, or {phones[1]} in the evening. At the workshop {one.given} answers {phones[2]}. I also have {phones[3]} and {phones[4]} for {one.given}.

{one.given} {one.family} lives at {one.street}. On Telegram {one.given} is {one.handle}, and the page of {one.given} is {one.profile}.

The refund for {one.given} goes to {iban}, account {one.iban[-8:]}. The letter of {one.given} is {one.family.lower()}_{one.given.lower()}_offer.pdf, from {one.email}.

{one.stranger} took over the {one.thing} archive of {one.firm} from {one.given}. {one.given.lower()} {one.family.lower()} wants to see the {one.thing} in spring.
"""


def _mail(one: Someone) -> str:
    return (
        f"From: {one.name} <{one.email}>\nTo: Wilhelmina Ashgrove <mina@ashgrove.example>\nSubject: {one.thing} for {one.given} and {one.stranger}\n"
        f"Date: Fri, 06 Nov 2026 09:{one.number:02d}:00 +0000\nMessage-ID: <m{one.number}@x.example>\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\nDear Mina,\n\nThe crate with the {one.thing} stands at {one.street}. Ring {one.writings()[1]} first.\n\n"
        f"{one.given}\n{one.firm}\n"
    )


def _calendar(everybody: list[Someone]) -> str:
    events = "".join(
        f"BEGIN:VEVENT\nUID:e{p.number}\nDTSTART:202610{1 + p.number:02d}T100000Z\nDTEND:202610{1 + p.number:02d}T103000Z\n"
        f"SUMMARY:Lunch with {p.name} ({p.firm})\nLOCATION:{p.street.replace(',', chr(92) + ',')}\nDESCRIPTION:About {p.thing}. Handle {p.handle}.\nEND:VEVENT\n"
        for p in everybody
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Invented//EN\n{events}END:VCALENDAR\n"


def questions(everybody: list[Someone]) -> list[str]:
    """Eight questions about each, in the ways in which people ask."""
    return [
        asked
        for p in everybody
        for asked in (
            f"What does {p.given} collect?",
            f"what did {p.given.lower()} {p.family.lower()} show me",
            f"What did {p.nickname} say about the lease?",
            f"Which number does {p.name} answer at the workshop?",
            f"What do I know about the refund for {p.given}?",
            f"Who took over the {p.thing} archive of {p.firm}?",
            f"Where is the crate with the {p.thing}?",
            f"Tell me about “{p.given}” and {p.stranger}, {p.writings()[4]}, {p.handle}",
        )
    ]
