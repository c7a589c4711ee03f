"""Draws the picture of who knows whom as a PNG, for files that cannot hold it as shapes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from coach.briefing.brief import Picture
from coach.briefing.picture import WIDTH, labels, offset, span, strokes

SCALE = 3  # pixels to a unit of the picture: sharp in print
_DASH, _DOT, _SIZE = 4, 3.6, 12


def png(picture: Picture) -> bytes:
    """The picture, `WIDTH` × `SCALE` pixels wide. ◊ stands for what the typeface lacks (Chinese, Arabic …): the lines
    below the picture have every name in full."""
    from font_source_sans_pro import font_files_ttf
    from PIL import Image, ImageDraw, ImageFont

    top, bottom = span(picture)
    image = Image.new("RGB", (WIDTH * SCALE, round((bottom - top) * SCALE)), "white")
    draw = ImageDraw.Draw(image)
    for s in strokes(picture):
        ends = (s.x1, s.y1 - top, s.x2, s.y2 - top)
        for piece in _dashes(*ends) if s.dashed else [ends]:
            draw.line([at * SCALE for at in piece], s.colour, width=SCALE)
    faces = {
        bold: ImageFont.truetype(str(font_files_ttf[name]), _SIZE * SCALE)
        for bold, name in ((False, "SourceSansPro"), (True, "SourceSansProSemibold"))
    }
    anchors = {"start": "ls", "end": "rs", "middle": "ms"}
    for label in labels(picture):
        x, y = label.x * SCALE, (label.y - top) * SCALE
        draw.circle((x, y), _DOT * SCALE, fill=label.colour)
        dx, dy, anchor = offset(label.side)
        place = (x + dx * SCALE, y + dy * SCALE)
        name = _drawable(label.name, faces[label.bold])
        draw.text(place, name, label.colour, faces[label.bold], anchor=anchors[anchor])
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _drawable(name: str, face: Any) -> str:
    """The name with ◊ for each run of characters that the typeface draws as its box for unknown ones."""
    unknown = bytes(face.getmask("\uffff"))
    return re.sub(r"◊+", "◊", "".join(c if bytes(face.getmask(c)) != unknown else "◊" for c in name))


def _dashes(x1: float, y1: float, x2: float, y2: float) -> list[tuple[float, float, float, float]]:
    """A line as its dashes."""
    count = max(int(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / _DASH), 1)
    at = [(x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count) for n in range(count + 1)]
    return [(*at[n], *at[n + 1]) for n in range(0, count, 2)]
