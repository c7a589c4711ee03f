"""Identity keys in the form in which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_PLUS_TAGS = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "fastmail.com", "icloud.com", "proton.me"}
)
_DOTLESS = frozenset({"gmail.com", "googlemail.com"})


def email_key(address: str) -> str:
    """Lower case, plus-tags dropped where the provider does, dots where Gmail does; empty if it is no address."""
    flat = address.strip().strip("<>").removeprefix("mailto:").casefold()
    local, at, domain = flat.rpartition("@")
    if not at or not local or "." not in domain or " " in flat:
        return ""
    if domain in _PLUS_TAGS:
        local = local.partition("+")[0]
    if domain in _DOTLESS:
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def profile_key(address: str) -> str:
    """A profile page's address without scheme, `www`, language host, query and trailing slash."""
    flat = re.sub(r"^(?:https?:)?//", "", address.strip().casefold())
    flat = re.sub(r"[?#].*$", "", flat).rstrip("/")
    flat = re.sub(r"^(?:www|[a-z]{2})\.(?=linkedin\.com)", "", flat)
    return flat if "/" in flat else ""


@lru_cache(maxsize=65536)
def phone_key(number: str, region: str = "") -> str:
    """The number in E.164 where it can be read, else its digits with at least seven of them, else empty."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < 7:
        return ""
    if not number.strip().startswith(("+", "00")) and not region:
        return digits
    import phonenumbers

    try:
        parsed = phonenumbers.parse(re.sub(r"^\s*00", "+", number), region or None)
    except phonenumbers.NumberParseException:
        return digits
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
