"""Characters that look like Latin ones: what each stands for in the eye of a reader.

`plain` takes one code point. The tables of other alphabets are in two steps: STRICT letters cannot be told from
Latin ones in most typefaces; BROAD ones only suggest them, and count where Latin letters stand in the same word.
"""

from __future__ import annotations

import unicodedata

_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2043\u2212\ufe63\uff0d", "-")
_MARKS = {"\u02bc": "'", "\u2024": ".", "\u2044": "/", "\u2215": "/", "\u2236": ":", "\u201b": "'"}
# Small capitals and letters of the phonetic alphabet, which Unicode does not take for forms of others.
_SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡꞓ", "abcdefghijklmnopqrstuvwyzagc", strict=True))
_KEPT = frozenset("ªº…™")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")

STRICT = {
    **dict(zip("аеорсухіјѕԁһԛԝѵԍӏ", "aeopcyxijsdhqwvgl", strict=True)),
    **dict(zip("АВЕКМНОРСТХУЅІЈԚԜѴԌ", "ABEKMHOPCTXYSIJQWVG", strict=True)),
    **dict(zip("αονικρυχγϲϳ", "aovikpuxycj", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ", strict=True)),
    **dict(zip("օոսհցզՏՕԼՍ", "onuhgqSOLU", strict=True)),
    **dict(zip("ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏃᏎᏢᏕᏙᏞᏟᏦᏴ", "DRTiAJEWMHGZ4PSVLCKB", strict=True)),
}
BROAD = {
    **STRICT,
    **dict(zip("квмнтпгьзияЗИЯГПЬ", "kbmhtnrb3ur3NRrnb", strict=True)),
    **dict(zip("τηωεσβμπΣΛΠ", "tnweobunEAn", strict=True)),
}


def plain(character: str) -> str:
    """What a reader sees in a code point: itself, another character, a few, or nothing."""
    known = _MARKS.get(character) or _HYPHENS.get(character) or _SMALL.get(character)
    if known:
        return known
    if character in _KEPT:
        return character
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\ufffd"  # half of a character
    if kind in ("Cc", "Zl", "Zp"):
        return _control(character)
    if _ignorable(character, kind):
        return ""
    if kind == "Zs":
        return " "
    if kind == "Nd":
        return str(unicodedata.digit(character))
    return _compatible(character, kind)


def _control(character: str) -> str:
    if character in "\x0b\x0c\x85\u2028\u2029":
        return "\n"
    return " " if character.isspace() else ""


def _ignorable(character: str, kind: str) -> bool:
    """Whether a character takes no room: joiners, marks of direction, selectors of forms, fillers."""
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return selector or character in _FILLERS or (kind == "Cf" and not "\u0600" <= character <= "\u0605")


def _compatible(character: str, kind: str) -> str:
    """The ASCII character that a styled one stands for: full width, mathematical, circled, boxed; ligatures."""
    code = ord(character)
    if 0x1F150 <= code <= 0x1F169 or 0x1F170 <= code <= 0x1F189:
        return chr(65 + (code - 0x1F150) % 32)  # white on black, round and square
    found = unicodedata.normalize("NFKC", character)
    if found == character:
        return character
    if len(found) == 3 and found[0] == "(" and found[2] == ")":
        found = found[1]
    if not found.isascii():
        return character
    if kind == "No":  # circled digits, not raised ones: those are notes
        raised = unicodedata.decomposition(character).startswith(("<super>", "<sub>", "<fraction>"))
        return character if raised or len(found) != 1 else found
    ligature = "\ufb00" <= character <= "\ufb06"
    return found if len(found) == 1 or ligature else character
