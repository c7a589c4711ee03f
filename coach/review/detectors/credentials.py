"""Passwords, keys and tokens: known shapes, and random strings beside a word for a secret."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from coach.evidence import Finding, Span
from coach.review.context import Context
from coach.review.detectors.base import finding

# Shapes that only keys have: a vendor's prefix and a long random rest.
_SHAPES = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{10,}\.[\w-]{8,}(?:\.[\w-]*)?|\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b|"
    r"\b(?:gh[pousr]_|github_pat_|glpat-|gl[a-z]{2,4}-|xox[abeoprs]-|xapp-|sk-|sk_(?:live|test)_|rk_(?:live|test)_|pk_(?:live|test)_|whsec_|npm_|pypi-|dckr_pat_|"
    r"hf_|AIza|ya29\.|GOCSPX-|SG\.|key-|shp(?:at|ca|pa|ss)_|sq0[a-z]{3}-|EAAA|dop_v1_|doo_v1_|dor_v1_|lin_(?:api|oauth)_|ntn_|secret_|figd_|rnd_|"
    r"sntry[su]_|nvapi-|tskey-|hv[sbr]\.|[sb]\.(?=[A-Za-z0-9]{24}\b)|atlasv1\.|PMAK-|pul-|r8_|phc_|pat[A-Za-z0-9]{14}\.|xkeysib-|xsmtpsib-|AGE-SECRET-KEY-1|"
    r"ops_eyJ|A3-|dp\.(?:pt|st|ct|sa|scim|audit)\.|fo1_|fm[12][ar]?_|flb?_|rdme_|shippo_(?:live|test)_|tfp_|LTAI|AKID|PSKR|ATATT3|ATCTT3|ATBB|BBDC-|CCIPAT_|"
    r"gsk_|pplx-|xai-|r_live|LIVE_|sbp_|vercel_|vc[prack]_|CFPAT-|EZ[AT]K|apify_api_|glc_|glsa_|oy2|NRAK-|NRII-|dapi|mfa\.|waka_|snyk_|lsv2_|sl\.|ion_|ddog_)"
    r"[\w.+/=-]{12,}|https?://hooks\.slack\.com/(?:services|workflows)/\S{20,}|https?://(?:\w+\.)?discord(?:app)?\.com/api/webhooks/\S{20,}|"
    r"\b\w[\w+.-]*://[^\s:/@]+:[^\s:/@]{3,}@[\w.-]+|\b\d{8,10}:AA[\w-]{30,}"
)
_WORD = (
    r"(?:pass(?:word|wd|phrase|code)?|pwd|passwd|secrets?|tokens?|api[-_ ]?keys?|access[-_ ]?keys?|secret[-_ ]?keys?|private[-_ ]?keys?|"
    r"auth(?:entication|orization)?|bearer|credentials?|client[-_ ]?secret|signing[-_ ]?key|encryption[-_ ]?key|license[-_ ]?key|keys?|pat|apikey|"
    r"webhook|session|cookie|dsn|connection[-_ ]?string|login)"
)
# name = value, "name": "value", name value: the value must look random.
_ASSIGNED = re.compile(
    rf"(?:[\w.-]*{_WORD}[\w.-]*|\b[\w-]+(?:_|-)?(?:id|key|token|secret)\b)[\"'\]]*\s*(?:=>|:=|[=:,]|\bis\b|\s)\s*[\"'`]?(?P<value>[^\s\"'`,;<>(){{}}]{{8,}})",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:pass(?:word|code|phrase)|pwd|pw|pin(?: code| number)?|door code|alarm code|gate code|access code|entry code|wi-?fi (?:password|key|code))\b"
    r"(?: (?:for|to|of) [^.;:\n]{1,40}?)?(?:\s*[:=]\s*|\s+(?:is|was|are|will be|remains)\s+(?:still |now |set to )?|\s+(?=\S*\d)(?=\S*[A-Za-z])(?=\S*[^\w\s]))[\"'“`]?(?P<value>[^\s\"'”`,;]{3,})",
    re.IGNORECASE,
)
# "login: name / password"
_LOGIN = re.compile(
    r"\b(?:log[- ]?in|credentials?|access|account|user(?:name)?)\b\s*(?:is|are|:|=)?\s*[\w.@-]{2,40}\s*(?:/|,|\||and|with|pw:?|password)\s*(?P<value>[^\s\"'”,;]{6,})",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "the a an not now still required needed wrong protected reset expired changed being in on your my our their his her same "
    "known secret safe to too very below above attached enclosed here there sent stored always never never_ one that this what "
    "correct incorrect missing invalid case-sensitive optional mandatory weak strong shared unique working set printed hidden "
    "written available unchanged easy hard long short it".split()
)
_RANDOM = re.compile(r"(?<![\w/.@-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/-]{32,}={0,2}(?![\w/.-])")


_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")


class Credentials:
    """Something that opens a door, an account or a system."""

    name = "credentials"

    def find(self, text: str, context: Context) -> Iterable[Finding]:
        """Keys, tokens and passwords in the text."""
        spans: list[Span] = []
        for span in (*_shaped(text), *_assigned(text), *_spoken(text), *_loose(text)):
            if not any(span.start < s.end and s.start < span.end for s in spans):
                spans.append(span)
        reason = "This opens a door for whoever reads it; send it through a password manager, and change it if it has gone out."
        return [
            finding(
                text, s, "oversharing", "secret", "high", reason, self.name, "the access I send separately"
            )
            for s in spans
        ]


def _shaped(text: str) -> Iterator[Span]:
    for match in _SHAPES.finditer(text):
        rest = match.group()
        if "://" in rest or rest.startswith("-----") or _varied(rest):
            yield Span(match.start(), match.end())


def _assigned(text: str) -> Iterator[Span]:
    for match in _ASSIGNED.finditer(text):
        if looks_random(match.group("value")) or _key_length(match.group("value")):
            yield Span(*match.span("value"))


def _key_length(value: str) -> bool:
    """Whether a value beside a key's name is too long for a word or an ordinary number."""
    return re.fullmatch(r"\d{16,}|[A-Za-z]{24,}|[A-Za-z0-9_]{32,}", value.strip("\"'`.,;")) is not None


def _spoken(text: str) -> Iterator[Span]:
    for match in _LOGIN.finditer(text):
        value = match.group("value")
        if any(c.isdigit() for c in value) and any(not c.isalnum() for c in value.rstrip(".!?")):
            yield Span(*match.span("value"))
    for match in _SPOKEN.finditer(text):
        value = match.group("value").rstrip(".!?)”\"'")
        start = match.start("value")
        telling = (
            any(c.isdigit() for c in value)
            or not value.isalpha()
            or (value != value.lower() and value != value.capitalize())
        )
        if (
            value.casefold() not in _PLAIN
            and telling
            and len(value) >= 3
            and not set(value) <= set("*•x.…-_")
        ):
            yield Span(start, start + len(value))


def _loose(text: str) -> Iterator[Span]:
    """A long random string on its own."""
    for match in _RANDOM.finditer(text):
        if (
            looks_random(match.group())
            and (entropy(match.group()) >= 4.2 or _HEX.fullmatch(match.group()))
            and "http" not in text[max(0, match.start() - 200) : match.start()].rsplit(" ", maxsplit=1)[-1]
        ):
            yield Span(match.start(), match.end())


def looks_random(value: str) -> bool:
    """Whether a string is a key rather than a word, a path, a version or a placeholder."""
    core = value.strip("\"'`.,;:()[]{}<>")
    if len(core) < 8 or re.search(
        r"^(?:https?:|/|\$|%|\w+\(|\.\.)|example|placeholder|your|xxxx|\*\*\*|changeme|<|\.(?:com|org|net|html?|pdf|jpe?g|png)\b",
        core,
        re.IGNORECASE,
    ):
        return False
    if re.fullmatch(r"[A-Za-z]+(?:[-_.'’][A-Za-z]+)*", core) and not (
        re.search(r"[a-z][A-Z].*[a-z][A-Z]", core) and len(core) >= 16 and entropy(core) >= 3.6
    ):
        return False
    if re.fullmatch(r"[\d.,:/+-]+", core) or re.fullmatch(r"[\w.+-]+@[\w.-]+", core):
        return False
    return _varied(core)


def _varied(value: str) -> bool:
    letters, digits = sum(c.isalpha() for c in value), sum(c.isdigit() for c in value)
    return entropy(value) >= 2.8 and (digits >= 1 or letters >= 16) and letters >= 1


def entropy(value: str) -> float:
    """Shannon entropy of a string's characters, in bits."""
    counts = Counter(value)
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
