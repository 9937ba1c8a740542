"""Places for what was worked out from a file, told by the file's bytes and by the code that did it.

They are in the user's cache folder. What is there is derived, so losing it costs time only.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy import __version__
from saveworthy.core.digest import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT = 64
"""Files that stay in a folder; the oldest go first."""


def place(kind: str, data: bytes, code: Path) -> Path:
    """Return where to keep what comes of `data`.

    Args:
        kind: the name of a folder in the user's cache folder.
        data: the source.
        code: the folder of the modules that work it out: once they change, so does the place.
    """
    digest = blake2b(data, digest_size=16, key=_maker(code))
    return cache_folder() / kind / digest.hexdigest()


def cache_folder() -> Path:
    """Return our folder in the user's cache folder; it need not be there."""
    if sys.platform == "linux":
        # platformdirs says the same, and takes a twentieth of a start to be imported.
        for name, below in (("XDG_CACHE_HOME", ""), ("HOME", ".cache")):
            place = os.environ.get(name, "")
            if place.startswith("/"):
                return Path(place, below, "saveworthy")
    from platformdirs import user_cache_path

    return user_cache_path("saveworthy")


def prune(files: Iterable[Path]) -> None:
    """Delete all but the newest of `files`.

    Raises:
        OSError: one of them cannot be looked at or deleted.
    """
    kept = sorted(files, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in kept[_KEPT:]:
        old.unlink(missing_ok=True)


@lru_cache(maxsize=2)
def _maker(code: Path) -> bytes:
    digest = blake2b(__version__.encode(), digest_size=32)
    for file in sorted(code.glob("*.py")):
        state = file.stat()
        digest.update(f"{file.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.digest()
