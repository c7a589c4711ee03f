"""Identity keys in the form in which they are compared: e-mail addresses, profile pages, phone numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import unquote

# What follows a plus sign is the reader's own label at these hosts. From the providers' help pages.
_PLUS_TAGS = frozenset(
    "gmail.com outlook.com hotmail.com live.com msn.com fastmail.com fastmail.fm icloud.com proton.me posteo.de "
    "mailbox.org yandex.com zoho.com hey.com runbox.com pobox.com".split()
)
# Hosts under which one mailbox has several addresses → the name it is compared by.
_ONE_HOST = {
    "googlemail.com": "gmail.com",
    "me.com": "icloud.com",
    "mac.com": "icloud.com",
    "protonmail.com": "proton.me",
    "pm.me": "proton.me",
    "protonmail.ch": "proton.me",
    "ya.ru": "yandex.com",
    "yandex.ru": "yandex.com",
    "yandex.by": "yandex.com",
    "yandex.kz": "yandex.com",
    "yandex.ua": "yandex.com",
}
_IGNORED = {"gmail.com": ".", "proton.me": "._-"}
"""Signs in the local part that the provider does not look at."""


def email_key(address: str) -> str:
    """Lower case, with plus-tags, dots and host names as the provider treats them; empty if it is no address."""
    flat = unicodedata.normalize("NFC", address).strip().strip("<>").casefold().removeprefix("mailto:")
    local, at, domain = flat.rpartition("@")
    domain = domain.rstrip(".")
    if not at or not local or "." not in domain or re.search(r"\s", flat):
        return ""
    domain = _host(domain)
    domain = _ONE_HOST.get(domain, domain)
    if domain in _PLUS_TAGS:
        local = local.partition("+")[0] or local
    for sign in _IGNORED.get(domain, ""):
        local = local.replace(sign, "")
    if domain == "yandex.com":
        local = local.replace(".", "-")
    return f"{local}@{domain}" if local else ""


def _host(domain: str) -> str:
    """A host in its ASCII form, so that müller.example and xn--mller-kva.example are one."""
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


# Profile pages

_PUB = re.compile(r"([^/]+)/([0-9a-z]+)/([0-9a-z]+)/([0-9a-z]+)$")
_NOT_PEOPLE = frozenset(
    "company school showcase groups jobs feed posts learning home i intent share hashtag search explore settings about "
    "orgs topics features sponsors login signup events pages companies publik watch reel p messages notifications".split()
)


def profile_key(address: str) -> str:
    """The page of a person, one form for all its addresses: no scheme, `www`, language host or language at the end,
    query, trailing slash or percent signs; old forms as the new. Empty if it is no page, or one of a company.

    >>> profile_key("https://de.linkedin.com/in/J%C3%BCrgen-Bo%C3%9F-1a2b/?trk=x")
    'linkedin.com/in/jürgen-boss-1a2b'
    >>> profile_key("http://www.linkedin.com/pub/dana-kim/4/7b3/21a")
    'linkedin.com/in/dana-kim-21a7b34'
    """
    flat = unicodedata.normalize("NFC", unquote(address.strip())).casefold()
    fediverse = re.fullmatch(r"(?:acct:)?@([\w.-]+)@([\w-]+(?:\.[\w-]+)+)", flat)
    if fediverse:
        return f"{fediverse[2]}/@{fediverse[1]}"
    flat = re.sub(r"^(?:[a-z]+:)?//", "", flat)
    asked = re.search(r"[?&]id=(\w+)", flat)
    flat = re.sub(r"[?#].*$", "", flat)
    host, _, path = flat.partition("/")
    host = re.sub(r":\d+$", "", host)
    path = re.sub(r"/{2,}", "/", path).strip("/")
    if "." not in host or (not path and not asked):
        return ""
    network = next((n for n in _NETWORKS if host == n or host.endswith("." + n)), "")
    if network:
        return _NETWORKS[network](path, asked[1] if asked else "")
    host = host.removeprefix("www.")
    return _fediverse(host, path) if path else ""


def _linkedin(path: str, asked: str) -> str:
    kind, _, rest = path.removeprefix("mwlite/").partition("/")
    if kind == "pub" and (old := _PUB.match(rest)):
        name, first, second, third = old.groups()
        return f"linkedin.com/in/{name}-{third.zfill(3)}{second.zfill(3)}{first}"
    if kind in ("in", "pub") and rest:
        return f"linkedin.com/in/{rest.partition('/')[0]}"
    if kind == "profile" and asked:
        return f"linkedin.com/profile/{asked}"
    return "" if kind in _NOT_PEOPLE or not rest else f"linkedin.com/{path}"


def _xing(path: str, _asked: str) -> str:
    kind, _, rest = path.partition("/")
    return f"xing.com/profile/{rest.partition('/')[0]}" if kind in ("profile", "profil") and rest else ""


def _one_word(network: str) -> Callable[[str, str], str]:
    """Networks where the page of a person is one word after the host, and everything below is theirs."""

    def key(path: str, asked: str) -> str:
        word = path.partition("/")[0].removeprefix("@")
        if word in ("profile.php", "people") and asked:
            return f"{network}/{asked}"
        return f"{network}/{word}" if word and word not in _NOT_PEOPLE else ""

    return key


def _github(path: str, _asked: str) -> str:
    words = path.split("/")
    # One word is a person; more is a work of theirs, or of others.
    return f"github.com/{words[0]}" if len(words) == 1 and words[0] not in _NOT_PEOPLE else ""


def _fediverse(host: str, path: str) -> str:
    """Mastodon and its like: `host/@name`, `host/users/name`, and `host/@name@home` seen from elsewhere."""
    found = re.match(r"(?:@|users/)([\w.-]+)(?:@([\w.-]+\.[\w-]+))?(?:/|$)", path)
    return f"{found[2] or host}/@{found[1]}" if found else f"{host}/{path}"


_NETWORKS: dict[str, Callable[[str, str], str]] = {
    "linkedin.com": _linkedin,
    "xing.com": _xing,
    "github.com": _github,
    "x.com": _one_word("x.com"),
    "twitter.com": _one_word("x.com"),
    "facebook.com": _one_word("facebook.com"),
    "instagram.com": _one_word("instagram.com"),
    "threads.net": _one_word("threads.net"),
}


def network(key: str) -> str:
    """The network of a profile key; empty for a page somewhere else, which several people may share."""
    host, _, path = key.partition("/")
    return host if host in _NETWORKS or path.startswith("@") else ""


@lru_cache(maxsize=65536)
def name_in_profile(key: str) -> str:
    """The name that a profile page's address spells, its number left out; empty where there is none.

    >>> name_in_profile("linkedin.com/in/ana-soto-1a2b3c4"), name_in_profile("linkedin.com/in/anasoto")
    ('ana soto', '')
    """
    host, _, path = key.partition("/")
    if host not in ("linkedin.com", "xing.com"):
        return ""
    words = [w for w in re.split(r"[-_.]+", path.rpartition("/")[2]) if w]
    words = words[:-1] if len(words) > 1 and any(c.isdigit() for c in words[-1]) else words
    return " ".join(words) if 2 <= len(words) <= 4 and all(w.isalpha() for w in words) else ""


@lru_cache(maxsize=65536)
def name_in_email(address: str) -> str:
    """The name that an address spells with a sign between its words: "ana.soto@…" has "ana soto"."""
    words = [re.sub(r"\d+$", "", w) for w in re.split(r"[._-]+", address.partition("@")[0])]
    words = [w for w in words if w]
    return " ".join(words) if 2 <= len(words) <= 3 and all(w.isalpha() for w in words) else ""


# Phone numbers


@lru_cache(maxsize=65536)
def phone_key(number: str, region: str = "") -> str:
    """The number in E.164, with its extension; where it cannot be read, its digits, seven at least; else empty."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < 7:
        return ""
    if not number.strip().startswith(("+", "00", "(+", "tel:+")) and not region:
        return digits
    import phonenumbers

    try:
        parsed = phonenumbers.parse(
            re.sub(r"^\s*00", "+", number.replace("tel:", "")).replace("(0)", ""), region or None
        )
    except phonenumbers.NumberParseException:
        return digits
    whole = str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
    return f"{whole};ext={parsed.extension}" if parsed.extension else whole


_COUNTRIES = {
    "AT": "austria österreich oesterreich autriche",
    "AU": "australia",
    "BE": "belgium belgien belgique belgië",
    "BR": "brazil brasil",
    "CA": "canada",
    "CH": "switzerland schweiz suisse svizzera",
    "CZ": "czechia česko tschechien",
    "DE": "germany deutschland allemagne duitsland niemcy",
    "DK": "denmark danmark dänemark",
    "ES": "spain españa spanien espagne",
    "FI": "finland suomi",
    "FR": "france frankreich",
    "GB": "uk gb england scotland wales britain kingdom großbritannien",
    "GR": "greece griechenland hellas",
    "IE": "ireland éire irland",
    "IN": "india indien",
    "IT": "italy italia italien",
    "JP": "japan",
    "LU": "luxembourg luxemburg",
    "MX": "mexico méxico",
    "NG": "nigeria",
    "NL": "netherlands nederland niederlande holland",
    "NO": "norway norge norwegen",
    "PL": "poland polska polen",
    "PT": "portugal",
    "SE": "sweden sverige schweden",
    "SG": "singapore",
    "UA": "ukraine україна",
    "US": "usa us america states",
    "ZA": "africa",
}
_BY_WORD = {word: region for region, words in _COUNTRIES.items() for word in words.split()}
_BY_ENDING = {"uk": "GB"} | {region.casefold(): region for region in _COUNTRIES if region not in ("US", "IN")}


def region_of(
    numbers: Iterable[str], location: str = "", emails: Iterable[str] = (), default: str = ""
) -> str:
    """The country of a contact's numbers that have none: that of its other numbers, else of its address, else the
    user's own (`default`), else of its e-mail's ending.

    >>> region_of(["030 901820", "+49 171 5550123"]), region_of([], "Wien, Österreich"), region_of([], "", ["a@b.de"])
    ('DE', 'AT', 'DE')
    """
    import phonenumbers

    for number in numbers:
        flat = re.sub(r"^\s*00", "+", number).strip()
        if flat.startswith("+"):
            try:
                found = phonenumbers.region_code_for_number(phonenumbers.parse(flat, None))
            except phonenumbers.NumberParseException:
                continue
            if found:
                return str(found)
    words = re.findall(r"\w+", unicodedata.normalize("NFC", location).casefold())
    by_address = next((_BY_WORD[w] for w in reversed(words) if w in _BY_WORD), "")
    by_ending = next(
        (_BY_ENDING[e] for a in emails if (e := a.rpartition(".")[2].casefold()) in _BY_ENDING), ""
    )
    return by_address or default or by_ending
