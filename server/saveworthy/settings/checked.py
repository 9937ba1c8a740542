"""Remembers which settings files have passed, so that the schema's library need not be loaded again.

It takes longer to load than a short draft to review. Losing what is kept here costs time only.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from saveworthy.rules import remembered


def known(data: bytes) -> bool:
    """Whether a settings file with these bytes has passed."""
    try:
        return _place(data).exists()
    except OSError:
        return False


def keep(data: bytes) -> None:
    """Remember that a file with these bytes has passed; a folder that refuses is left be."""
    place = _place(data)
    with contextlib.suppress(OSError):
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
        remembered.prune(place.parent.iterdir())


def _place(data: bytes) -> Path:
    return remembered.place("settings", data, Path(__file__).parent)
