"""Writes a briefing as Markdown, HTML, DOCX or PDF. Imported text stays text in every one of them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from coach.briefing.brief import Brief
from coach.briefing.page import Block, blocks
from coach.briefing.picture import svg
from coach.checks.display import safe_markdown, visible
from coach.errors import UnreadableError, UsageError


def as_markdown(brief: Brief) -> str:
    """The briefing as Markdown."""
    lines: list[str] = []
    for block in blocks(brief):
        text = inert(block.text)
        source = f" _({inert(block.source)})_" if block.source else ""
        if block.kind == "heading":
            lines += ["", f"{'#' * block.level} {text}", ""]
        elif block.kind in ("line", "picture"):
            lines += ["", text + source, ""]
        else:
            lines.append(f"- {text}{source}")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


_MARKS = re.compile(r"[\\*\[\]<>|#~]|(?<!\w)_|_(?!\w)|^(?:[-+=]|\d+(?=[.)]))")


def inert(text: str) -> str:
    """Imported text as Markdown that shows as plain words: nothing fetched, hidden, linked or laid out.

    >>> inert("# Win *big* at https://x.example")
    '\\\\# Win \\\\*big\\\\* at `https://x.example`'
    """
    flat = " ".join(safe_markdown(text).split()).replace("&lt;", "<")
    parts = re.split(r"(`[^`]*`)", flat)
    return "".join(
        p if p.startswith("`") and p.endswith("`") and len(p) > 1 else _MARKS.sub(_escaped, p) for p in parts
    )


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    return f"{found}\\" if found.isdigit() else f"\\{found}"


_STYLE = """body{font:16px/1.55 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}
h1,h2,h3,h4{font-family:system-ui,sans-serif;line-height:1.25;break-after:avoid}h3:has(b){font-weight:400;color:#3d4a57}h3 b{font-weight:700;color:#1d2733}
h2{border-bottom:1px solid #c9d2da;padding-bottom:.2rem;margin-top:2rem}h3{margin:1.4rem 0 .2rem}
h4{margin:.8rem 0 .2rem;font-size:.9rem;color:#3d4a57}p{margin:.3rem 0;orphans:2;widows:2}ul{margin:.3rem 0;padding-left:1.2rem}
li{overflow-wrap:anywhere}small{color:#5b6875}figure{margin:.6rem 0}figcaption{color:#3d4a57;font-size:.9rem}footer{margin-top:2rem;color:#5b6875;font-size:.85rem}"""
PRIVATE = "From your own notes, for you alone. Do not leave it lying about."


def as_html(brief: Brief) -> str:
    """One self-contained page: all text escaped, nothing remote, no script."""
    parts = [
        '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{_words(brief.event)}</title>\n<style>{_STYLE}</style></head>\n<body>",
    ]
    in_list = False
    for block in blocks(brief):
        if in_list != (block.kind == "item"):
            in_list = not in_list
            parts.append("<ul>" if in_list else "</ul>")
        parts.append(_element(block))
    return "\n".join(
        [*parts, *(["</ul>"] if in_list else []), f"<footer>{PRIVATE}</footer>\n</body></html>\n"]
    )


def _element(block: Block) -> str:
    if block.picture is not None:
        return f"<figure>{svg(block.picture)}<figcaption>{_words(block.text)}</figcaption></figure>"
    tag = {"heading": f"h{block.level}", "item": "li"}.get(block.kind, "p")
    source = f" <small>({_words(block.source)})</small>" if block.source else ""
    name, rest = block.parted(_flat)
    first = f"<b>{html.escape(name)}</b>" if name else ""
    return f"<{tag}>{first}{html.escape(rest)}{source}</{tag}>"


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _words(text: str) -> str:
    return html.escape(_flat(text))


def _as_docx(brief: Brief) -> bytes:
    from coach.briefing.docx import as_docx

    return as_docx(list(blocks(brief)), brief.event, PRIVATE)


def _as_pdf(brief: Brief) -> bytes:
    from coach.briefing.pdf import as_pdf

    return as_pdf(list(blocks(brief)), brief.event, PRIVATE)


Maker = Callable[[Brief], bytes]
_FORMATS: dict[str, Maker] = {
    ".md": lambda brief: as_markdown(brief).encode(),
    ".html": lambda brief: as_html(brief).encode(),
    ".docx": _as_docx,
    ".pdf": _as_pdf,
}


def made(brief: Brief, ending: str, more: Mapping[str, Maker] | None = None) -> bytes:
    """A briefing in the format of a file ending; `more` makes further ones. Raises UsageError for another ending."""
    formats = _FORMATS | dict(more or {})
    maker = formats.get(ending.casefold())
    if maker is None:
        raise UsageError(f"The file should end in {', '.join(sorted(formats))}.")
    return maker(brief)


def write(brief: Brief, path: Path, more: Mapping[str, Maker] | None = None) -> None:
    """Write a briefing in the format that the file's ending names; `more` makes further ones.

    Raises UsageError for another ending, UnreadableError where the file cannot be written.
    """
    formats = _FORMATS | dict(more or {})
    if path.is_dir():
        raise UnreadableError(f"{path} is a folder. Name a file that ends in {', '.join(sorted(formats))}.")
    if path.suffix.casefold() not in formats:
        raise UsageError(f"{path.name} should end in {', '.join(sorted(formats))}.")
    data = made(brief, path.suffix, more)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be written: {error.strerror or error}.") from None
