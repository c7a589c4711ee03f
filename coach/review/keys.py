"""Finds keys, tokens and passwords in a text: issuers' formats, values beside a word for a secret, and what is said
in a sentence ("the Wi-Fi password is …"). Prose about keys has none of the three.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

from coach.evidence import Span
from coach.review.wording import Wording

_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_ANY_UUID = re.compile(_UUID)
# Formats that only keys have: an issuer's prefix and a long random rest.
_PREFIXES = (
    r"gh[pousr]_|github_pat_|glpat-|gl[a-z]{2,4}-|xox[abeoprs]-|xapp-|sk-|sk_(?:live|test)_|rk_(?:live|test)_|pk_(?:live|test)_|ak_(?:live|test)_|whsec_|npm_|pypi-|"
    r"dckr_pat_|hf_|AIza|ya29\.|GOCSPX-|SG\.|key-|shp(?:at|ca|pa|ss)_|sq0[a-z]{3}-|EAAA|dop_v1_|doo_v1_|dor_v1_|lin_(?:api|oauth)_|ntn_|secret_|figd_|rnd_|"
    r"sntry[su]_|nvapi-|tskey-|hv[sbr]\.|[sb]\.(?=[A-Za-z0-9]{24}\b)|atlasv1\.|PMAK-|pul-|r8_|phc_|pat[A-Za-z0-9]{14}\.|pat-(?:na|eu|ap)\d-|xkeysib-|xsmtpsib-|AGE-SECRET-KEY-1|"
    r"ops_eyJ|A3-|dp\.(?:pt|st|ct|sa|scim|audit)\.|fo1_|fm[12][ar]?_|flb?_|rdme_|shippo_(?:live|test)_|tfp_|LTAI|AKID|PSKR|ATATT3|ATCTT3|ATBB|BBDC-|CCIPAT_|"
    r"gsk_|pplx-|xai-|r_live|LIVE_|sbp_|sgp_|vercel_|vc[prack]_|CFPAT-|EZ[AT]K|apify_api_|glc_|glsa_|oy2|NRAK-|NRII-|dapi|mfa\.|waka_|snyk_|lsv2_|sl\.|ion_|ddog_|tkn\.v1_|"
    r"hooks_|rpa_|cla_|ctx7sk-|tvly-|fc-(?=[0-9a-f]{32}\b)|NF-(?=[0-9A-F]{32}\b)|6L[a-z](?=[\w-]{37}\b)|sk_(?=[0-9a-f]{48}\b)"
)
_SHAPES = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----|\bey[JH][\w-]{10,}\.[\w-]{8,}(?:\.[\w-]*){0,4}|\b(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[0-9A-Z]{16}\b|"
    rf"\b(?:{_PREFIXES})[\w.+/=-]{{12,}}|https?://hooks\.slack\.com/(?:services|workflows)/\S{{20,}}|https?://(?:\w{{1,20}}\.)?discord(?:app)?\.com/api/webhooks/\S{{20,}}|"
    r"\b\w[\w+.-]{1,30}://[^\s:/@]{1,100}:[^\s:/@]{3,200}@[\w.-]+|\b\d{8,10}:AA[\w-]{30,}|\b\w{6}_\w{29}_mmk\b|\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b"
)

# An address with a place for a password and none in it.
_NO_PASSWORD = re.compile(
    r"://[^\s:/@]*:(?:[*•x]+|\$\w+|\$?\{.*\}|<.*>|%\w+%?|\[.*\]|(?:your)?pass(?:word)?)@", re.IGNORECASE
)

_WORD = (
    r"pass(?:word|wd|phrase|code)?|pwd|passwd|secrets?|tokens?|api[-_ ]?keys?|access[-_ ]?keys?|secret[-_ ]?keys?|private[-_ ]?keys?|auth(?:entication|orization)?|"
    r"bearer|credentials?|client[-_ ]?secret|signing[-_ ]?key|encryption[-_ ]?key|license[-_ ]?key|keys?|pat|apikey|webhook|session|cookie|dsn|connection[-_ ]?string|login|private|access"
)
_NAME = re.compile(_WORD, re.IGNORECASE)
# What follows the word: the rest of the name, a sign of assignment, the value.
_ASSIGNED = re.compile(
    r"[\w.-]{0,30}?[\"'\]]{0,3}\s{0,3}(?P<sign>=>|:=|[=:,.-]|\bis\b|(?<![\w.-])|\s)\s{0,3}[\"'`]?(?P<value>[^\s\"'`,;<>(){}]{8,512})",
    re.IGNORECASE,
)
# A line of settings without such a word: name = value.
_SETTING = re.compile(
    r"(?m)^[ \t]{0,20}(?:export |set |- )?[\"']?(?P<name>[A-Za-z][\w.-]{1,40})[\"']?[ \t]?(?:=|:=|=>|:)[ \t]?(?P<quote>[\"'`]?)(?P<value>[^\s\"'`,;<>(){}]{16,512})(?P=quote)[;,]?[ \t]{0,20}$"
)
_NO_SECRET = re.compile(r"(?:^|[_.-])(?:id|uu?id|guid|hash|sha\d*|md5|commit|checksum|etag|digest|version|rev|ref|message-?id|url|uri|path|file|from|to|cc|date|x-.*)$", re.IGNORECASE)  # fmt: skip
_ID = re.compile(r"\b[\w-]{1,40}(?:id|key|token|secret)[\"'\]]{0,3}\s{0,3}(?:=>|:=|[=:])\s{0,3}[\"'`]?(?P<value>[^\s\"'`,;<>(){}]{8,512})", re.IGNORECASE)  # fmt: skip
_SERVICE_UUID = re.compile(rf"(?m)(?:^|(?<=[\s=:-]))(?:[\w.-]{{0,40}}(?:key|token|secret|private|access|api)[\w.-]{{0,20}}[ =:._-]{{1,3}}|^\w{{3,20}}(?:=| (?={_UUID}\s*$)))[\"']?(?P<value>{_UUID})\b", re.IGNORECASE)  # fmt: skip
_SPOKEN = Wording(
    r"\b(?:pass(?:word|code|phrase)|pwd|pw|pin(?: code| number)?|door code|alarm code|gate code|access code|entry code|wi-?fi (?:password|key|code))\b"
    r"(?: (?:for|to|of) [^.;:\n]{1,40}?)?(?:\s{0,3}[:=]\s{0,3}|\s{1,3}(?:is|was|are|will be|remains)\s{1,3}(?:still |now |set to )?|\s{1,3}(?=\S{0,80}\d)(?=\S{0,80}[A-Za-z])(?=\S{0,80}[^\w\s]))[\"'“`]?(?P<value>[^\s\"'”`,;]{3,200})",
    whole=True,
)
# The same in other languages, a passphrase of plain words, a PIN with gaps.
_ABROAD = Wording(
    r"\b(?:passwort|kennwort|zugangscode|türcode|mot de passe|code d['’]accès|contraseña|clave|la password|wachtwoord|toegangscode|parola d['’]ordine|senha|palavra-passe|lösenord(?:et)?|adgangskoden?|passord(?:et)?|hasło|wi-?fi[- ](?:code|kode|passwort|schlüssel)|pin(?:-?code|-?nummer)?)"
    r"(?: (?:für|fürs|zum|zur|de|du|del|de la|pour|para|voor|van|per|do|til|till) [^.;:\n]{1,40}?)?(?:\s{0,3}[:=]\s{0,3}|\s{1,3}(?:lautet|ist|heißt|est|es|is|è|é|är|er|to)\s{1,3}(?:jetzt |nun |maintenant |ahora |nu |:)?)[\"'“„«`]?(?P<value>[^\s\"'”“»`,;]{3,200})",
    whole=True,
)
_PHRASE = Wording(
    r"\bpass(?:word|phrase)s?\b(?: (?:for|to) [^.;:\n]{1,40}?)?\s{0,3}[:=]\s{0,3}[\"'“`]?(?P<value>(?-i:[a-z]{3,14}(?:[ -][a-z]{3,14}){3,7}))[\"'”`]?\s*(?:[.\n]|$)",
    whole=True,
)
_NO_PHRASE = re.compile(
    r"\b(?:the|and|for|you|your|our|not|was|are|has|have|had|will|must|should|please|with|from|that|this|reset|required?|change[ds]?|expire[ds]?|ask|send|sent|see|use|used|set|any|all|every|when|before|after|until|who|how|same|new|old|soon|later|separately|tomorrow|today)\b"
)
_PIN = Wording(
    r"\b(?:pin(?:[- ]?(?:code|number|nummer))?|door code|alarm code|gate code|entry code|access code|türcode|passcode)\b[^.;:\n\d]{0,25}?(?:\s{0,3}[:=]\s{0,3}|\s(?:is|lautet|ist|est|es)\s)\s?(?P<value>\d(?:[ .-]\d){3,7})(?![\w]|[ .-]\d)",
    whole=True,
)
# "login: name / password"
_LOGIN = Wording(
    r"\b(?:log[- ]?in|credentials?|access|account|user(?:name)?)\b\s{0,3}(?:is|are|:|=)?\s{0,3}[\w.@-]{2,40}\s{0,3}(?:/|,|\||and|with|pw:?|password)\s{0,3}(?P<value>[^\s\"'”,;]{6,200})",
    whole=True,
)
_PLAIN = frozenset(
    "the a an not now still required needed wrong protected reset expired changed being in on your my our their his her same "
    "known secret safe to too very below above attached enclosed here there sent stored always never never_ one that this what "
    "correct incorrect missing invalid case-sensitive optional mandatory weak strong shared unique working set printed hidden "
    "written available unchanged easy hard long short it".split()
)
_RANDOM = re.compile(
    r"(?<![\w/.@+=-])(?=[\w+/=-]{0,400}?\d)(?=[\w+/=-]{0,400}?[A-Za-z])[\w+/-]{32,}={0,2}(?![\w/.-])"
)
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_LONGEST = 4096
"""A longer random string is a picture or a file, not a key."""


def find(text: str) -> list[Span]:
    """Where keys, tokens and passwords stand; none over another."""
    spans: list[Span] = []
    for span in (*_shaped(text), *_assigned(text), *_spoken(text), *_loose(text)):
        if not any(span.start < s.end and s.start < span.end for s in spans[-300:]):
            spans.append(span)
    return spans


_TOKEN = re.compile(r"\S{12,}")
"""No format but that of a private key has a gap or fewer characters."""
_VALUE = re.compile(r"(?=\S*\d)\S{8,}|\S{16,}")
"""No value beside a word for a secret is shorter than that."""
_BEFORE = 110
"""So far before a value its name begins at most, and more."""


def _stretches(text: str, value: re.Pattern[str], before: int) -> Iterator[tuple[int, int]]:
    """The parts of a text that hold such values, each with some characters before it; none over another."""
    begin = end = -1
    for match in value.finditer(text):
        start = max(0, match.start() - before)
        if start > end:
            if end >= 0:
                yield begin, end
            begin = start
        end = match.end()
    if end >= 0:
        yield begin, end


def _shaped(text: str) -> Iterator[Span]:
    places = [(0, len(text))] if "-----BEGIN" in text else _stretches(text, _TOKEN, 0)
    for match in (m for start, end in places for m in _SHAPES.finditer(text, start, end)):
        rest = match.group()
        if _NO_PASSWORD.search(rest):
            continue
        if "://" in rest or rest.startswith("-----") or varied(rest[:_LONGEST]):
            yield Span(match.start(), match.end())


def _assigned(text: str) -> Iterator[Span]:
    """Values beside a word for a secret, in lines of settings, and UUIDs that are said to be keys."""
    cursor = 0
    for name in (
        m for start, end in _stretches(text, _VALUE, _BEFORE) for m in _NAME.finditer(text, start, end)
    ):
        if name.start() < cursor:
            continue
        match = _ASSIGNED.match(text, name.end())
        if match and _is_secret(text, name, match):
            cursor = match.end()
            yield Span(*match.span("value"))
    for match in _ID.finditer(text) if "=" in text or ":" in text else ():
        if looks_random(match.group("value")):
            yield Span(*match.span("value"))
    for match in _SETTING.finditer(text):
        value = match.group("value")
        named = _NO_SECRET.search(match.group("name")) or _ANY_UUID.fullmatch(value)
        if not named and looks_random(value) and _mixed(value):
            yield Span(*match.span("value"))
    for match in _SERVICE_UUID.finditer(text) if _ANY_UUID.search(text) else ():
        yield Span(*match.span("value"))


def _is_secret(text: str, name: re.Match[str], match: re.Match[str]) -> bool:
    value, sign = match.group("value"), match.group("sign").strip().casefold()
    if sign in ("=", ":", "=>", ":="):
        short = name.group().casefold() in ("private", "access", "session", "pass", "pat")
        return (looks_random(value) and (not short or len(value) >= 12)) or key_length(value)
    if not _whole_word(text, name, match):
        return False
    if len(value) < 12 or re.fullmatch(r"[A-Za-z]+[-_/.]?\d{1,4}[.!?]?|[\d.,/]+[A-Za-z]{0,3}|[#@].*", value):
        return False
    return (looks_random(value) and (_mixed(value) or len(value) >= 20)) or key_length(value)


def _whole_word(text: str, name: re.Match[str], match: re.Match[str]) -> bool:
    """Whether the word stands by itself in a sentence or in a name ("api_key", "apiKey", "serviceACCESS"), and not in
    another word ("monkey", "keynote")."""
    before, after = text[name.start() - 1 : name.start()], text[name.end() : name.end() + 1]
    begins = not before.isalpha() or (name.group()[0].isupper() and before.islower())
    return begins and (not after.isalpha() or name.group().isupper())


def _mixed(value: str) -> bool:
    """Whether digits stand among the letters, not only before or after them."""
    return re.search(r"[A-Za-z]\d+[A-Za-z]|\d[A-Za-z]+\d", value) is not None


def key_length(value: str) -> bool:
    """Whether a value beside a key's name is too long for a word or an ordinary number."""
    return re.fullmatch(r"\d{16,}|[A-Za-z]{24,}|[A-Za-z0-9_]{32,}", value.strip("\"'`.,;")) is not None


def _spoken(text: str) -> Iterator[Span]:
    for match in _LOGIN.finditer(text):
        value = match.group("value")
        if any(c.isdigit() for c in value) and any(not c.isalnum() for c in value.rstrip(".!?")):
            yield Span(*match.span("value"))
    for match in _PIN.finditer(text):
        yield Span(*match.span("value"))
    for match in _PHRASE.finditer(text):
        if not _NO_PHRASE.search(match.group("value")):
            yield Span(*match.span("value"))
    for match in (*_SPOKEN.finditer(text), *_ABROAD.finditer(text)):
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
        value = match.group()
        if len(value) > _LONGEST or not looks_random(value):
            continue
        if "http" in text[max(0, match.start() - 200) : match.start()].rsplit(" ", maxsplit=1)[-1]:
            continue
        if entropy(value) >= 4.2 or _HEX.fullmatch(value):
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
    return varied(core)


def varied(value: str) -> bool:
    """Whether a string has letters, and digits or length, and enough different characters."""
    letters, digits = sum(c.isalpha() for c in value), sum(c.isdigit() for c in value)
    return entropy(value) >= 2.8 and (digits >= 1 or letters >= 16) and letters >= 1


def entropy(value: str) -> float:
    """Shannon entropy of a string's characters, in bits."""
    counts = Counter(value)
    return -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
