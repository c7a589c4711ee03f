"""Finds the files that ship beside the code: in a checkout at its root, in an installed package under `_data`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(name: str) -> Path:
    """The file or folder `name` ("prompts", "knowledge", "sample"), wherever this copy of Rapport keeps it."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.exists() else _PACKAGE.parent / name
