"""The names of drafts as addresses."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote


def address(name: str) -> str:
    """Return the URI of a draft: relative, or absolute if its name is. Every byte of it survives."""
    path = PurePath(name)
    shown = quote(os.fsencode(path.as_posix()))
    if path.is_absolute():
        return f"file://{shown}" if shown.startswith("/") else f"file:///{shown}"
    return shown
