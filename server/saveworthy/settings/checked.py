"""Remembers which settings files have passed, so that the schema's library need not be loaded again.

It takes longer to load than a short draft to review. Losing what is kept here costs time only.
"""

from __future__ import annotations

import contextlib
import hashlib
from functools import lru_cache
from pathlib import Path

from saveworthy import __version__

_KEPT = 64
"""Files remembered; the oldest go first."""


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
        kept = sorted(place.parent.iterdir(), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in kept[_KEPT:]:
            old.unlink(missing_ok=True)


def _place(data: bytes) -> Path:
    from platformdirs import user_cache_path

    digest = hashlib.blake2b(data, digest_size=16, key=_maker())
    return user_cache_path("saveworthy") / "settings" / digest.hexdigest()


@lru_cache(maxsize=1)
def _maker() -> bytes:
    """Digest of the code that checks: what it let pass may be wrong once it has changed."""
    digest = hashlib.blake2b(__version__.encode(), digest_size=32)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        state = file.stat()
        digest.update(f"{file.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.digest()
