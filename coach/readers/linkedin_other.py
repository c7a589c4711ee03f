"""The files of a LinkedIn export that are of no use to a networking coach: named, and left out aloud."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from coach.readers.encoding import decode
from coach.readers.tables import Table, find_table
from coach.records import Record, Refusal, SourceFile

KIND = "linkedin_other"

_KNOWN: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (what, frozenset(columns.split()))
    for what, columns in (
        ("your languages", "name proficiency"),
        ("your certificates", "name url authority startedon finishedon"),
        ("companies you follow", "organization followedon"),
        ("your reactions", "date type link"),
        ("your votes", "date optiontext"),
        ("job applications", "applicationdate companyname jobtitle joburl"),
        ("saved jobs", "saveddate joburl jobtitle companyname"),
        ("what you look for in a job", "locations industries companyemployeecount preferredjobtypes"),
        ("your advertising profile", "memberage companynames jobtitles"),
        ("advertisements you clicked", "adclickeddate adtitleid"),
        ("what LinkedIn infers about you", "category typeofinference description inference"),
        ("courses you took", "contenttitle contentdescription contenttype"),
        ("your log-ins", "logindate ipaddress useragent"),
        ("your registration", "registeredat registrationip"),
        ("your searches", "time searchquery"),
        ("things you bought", "transactionmadeat totalamount"),
        ("hashtags you follow", "hashtagfollows followedon"),
        ("security checks", "challengedate ipaddress"),
    )
)

# By name, for files whose columns are not known or differ from year to year.
_BY_NAME = {
    "ad_targeting": "your advertising profile",
    "ads_clicked": "advertisements you clicked",
    "lan_ads_engagement": "advertisements you saw",
    "learning": "courses you took",
    "skills": "your skills",
    "languages": "your languages",
    "certifications": "your certificates",
    "honors": "your honours",
    "organizations": "your memberships",
    "courses": "your courses",
    "test_scores": "your test scores",
    "volunteering": "your volunteering",
    "patents": "your patents",
    "causes_you_care_about": "causes you care about",
    "company_follows": "companies you follow",
    "member_follows": "members you follow",
    "hashtag_follows": "hashtags you follow",
    "reactions": "your reactions",
    "votes": "your votes",
    "instantreposts": "posts you passed on",
    "saved_items": "things you saved",
    "inferences_about_you": "what LinkedIn infers about you",
    "job_applications": "job applications",
    "job_applicant_saved_answers": "answers you saved for job applications",
    "job_applicant_saved_screening_question_responses": "answers you saved for job applications",
    "job_seeker_preferences": "what you look for in a job",
    "saved_jobs": "saved jobs",
    "saved_job_alerts": "job alerts",
    "online_job_postings": "jobs you posted",
    "logins": "your log-ins",
    "registration": "your registration",
    "receipts": "things you bought",
    "receipts_v2": "things you bought",
    "searchqueries": "your searches",
    "security_challenges": "security checks",
    "account_status_history": "the history of your account",
    "verifications": "checks of who you are",
    "private_identity_asset": "checks of who you are",
    "services": "services you offer",
    "providers": "services you offer",
    "whatsapp_phone_numbers": "numbers that LinkedIn may write to",
}


def _what(table: Table) -> str:
    present = frozenset(table.columns)
    return next((what for what, columns in _KNOWN if columns <= present), "")


def _lone_skills(source: SourceFile, text: str) -> bool:
    """Skills.csv has one column, `Name`, like a list of people: its own name tells."""
    return (
        _stem(source.path) == "skills" and text.lstrip().partition("\n")[0].strip(' "\r').casefold() == "name"
    )


def _stem(path: str) -> str:
    return re.sub(r"[\s_-]+", "_", re.sub(r"[_\s]*\(?\d*\)?$", "", PurePosixPath(path).stem)).casefold()


def by_name(source: SourceFile) -> str:
    """What a table of the export is that is known by its file's name alone; empty if it is none."""
    is_table = PurePosixPath(source.path).suffix.casefold() in (".csv", ".tsv")
    return _BY_NAME.get(_stem(source.path), "") if is_table else ""


def accepts(source: SourceFile) -> bool:
    """Whether the header is that of a known file of the export."""
    text = decode(source.data)
    return find_table(text, lambda t: t.before == 0 and bool(_what(t))) is not None or _lone_skills(
        source, text
    )


def read(source: SourceFile, today: dt.date) -> Iterator[Record]:
    """One line that says what was left out."""
    table = find_table(decode(source.data), lambda t: t.before == 0 and bool(_what(t)))
    yield Refusal("", left_out(_what(table) if table is not None else by_name(source)))


def left_out(what: str) -> str:
    """The line for the receipt."""
    return f"LinkedIn's file of {what} says nothing of the people you know and was left out."
