"""Reviews kept on the disk: a draft that did not change need not be reviewed again.

What is kept is derived, so losing it costs time only, and a folder that refuses is left be. An entry
is written beside its place and moved there, so that several processes can share the folder.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy import __version__
from saveworthy.core.digest import blake2b
from saveworthy.rules.remembered import cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from saveworthy.core import Report
    from saveworthy.settings import Settings

KEPT = 128 * 1024 * 1024
"""Bytes that stay in the folder, or little more; the reviews unused longest go first."""

_TURN = "00"
"""A key that ends like this, one of 256, has the folder looked through."""

_LARGEST = KEPT // 64
_SUFFIX = ".review"
_TAGS = ".tags"
_PACKAGE = Path(__file__).parents[1]


def default_folder() -> str:
    """The folder for reviews in the user's cache folder."""
    return str(cache_folder() / "reviews")


class Results:
    """The reviews kept in one folder.

    Args:
        folder: where; "" to keep and find nothing.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def key(self, data: bytes, form: str, settings: Settings) -> str:
        """Return a digest of all that a review depends on.

        Args:
            data: the draft's bytes.
            form: its format.
            settings: what applies to it.
        """
        if not self._folder:
            return ""
        digest = blake2b(data, digest_size=20, key=_maker(settings))
        digest.update(b"\0" + form.encode())
        return digest.hexdigest()

    def usable(self) -> bool:
        """Whether reviews can be kept; the folder is made if need be."""
        try:
            Path(self._folder).mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self._folder, os.W_OK | os.X_OK)

    def has(self, key: str) -> bool:
        """Whether there seems to be a review under `key`."""
        return bool(self._folder) and os.path.exists(self._place(key))  # noqa: PTH110

    def get(self, key: str) -> Report | None:
        """Return the review kept under `key`; None if there is no sound one."""
        if not self._folder:
            return None
        data = self.load(f"{key}{_SUFFIX}")
        if data is None:
            return None
        from saveworthy.cli import kept

        try:
            return kept.loads(data)
        except kept.UnsoundError:
            return None

    def put(self, key: str, report: Report) -> None:
        """Keep `report` under `key`; one with notices is not kept, lest they are never seen."""
        if not self._folder or report.notices:
            return
        from saveworthy.cli import kept

        self.save(f"{key}{_SUFFIX}", kept.dumps(report))
        if key.endswith(_TURN):
            self.prune()

    def name_for(self, path: Path) -> str:
        """Return the name of the file for what the tagger says of the draft at `path`."""
        place = os.path.abspath(path).encode(errors="surrogateescape")  # noqa: PTH100
        return blake2b(place, digest_size=20, key=_program()).hexdigest() + _TAGS

    def load(self, name: str) -> bytes | None:
        """Return what was saved under `name`, which counts as a use of it; None if nothing is there."""
        place = Path(self._folder, name)
        try:
            data = place.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(place)
        return data

    def save(self, name: str, data: bytes) -> None:
        """Save `data` under `name`, unless it is too much or the folder refuses."""
        if len(data) > _LARGEST:
            return
        import tempfile

        part = ""
        try:
            Path(self._folder).mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(part).replace(Path(self._folder, name))
        except OSError:
            if part:
                with contextlib.suppress(OSError):
                    Path(part).unlink(missing_ok=True)

    def prune(self, most: int = KEPT) -> None:
        """Let the reviews unused longest go until no more than `most` bytes are left."""
        if not self._folder:
            return
        with contextlib.suppress(OSError):
            found = sorted(_states(self._folder), reverse=True)
            for _, size, path in found:
                most -= size
                if most < 0:
                    Path(path).unlink(missing_ok=True)

    def _place(self, key: str) -> str:
        return f"{self._folder}{os.sep}{key}{_SUFFIX}"


def _states(folder: str) -> Iterator[tuple[float, int, str]]:
    """When each entry was used last, its bytes and its path; what a crash left behind counts."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((_SUFFIX, _TAGS, ".part")):
                with contextlib.suppress(OSError):
                    state = entry.stat()
                    yield state.st_mtime, state.st_size, entry.path


@lru_cache(maxsize=256)
def _maker(settings: Settings) -> bytes:
    """Digest of what reviews: settings, packs, dismissals, code, models and libraries."""
    digest = blake2b(repr((__version__, sys.version, settings)).encode(), digest_size=32)
    digest.update(_program())
    files = [*settings.packs, *([settings.dismissals] if settings.dismissals else [])]
    if settings.vale is not None:
        from saveworthy.rules.vale.use import files as files_of

        files += files_of(settings.vale)
    for state in _file_states(files):
        digest.update(state)
    return digest.digest()


@lru_cache(maxsize=1)
def _program() -> bytes:
    """Digest of the program itself, its packs and models, and of what is installed beside it."""
    from saveworthy.plugins import packs
    from saveworthy.rules.folder import pack_folder

    digest = blake2b(digest_size=32)
    places = [*_files_below(_PACKAGE), *_files_below(pack_folder()), *map(str, packs())]
    libraries = [p for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    for state in _file_states(sorted(places) + libraries):
        digest.update(state)
    return digest.digest()


def _files_below(folder: Path) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{place}{os.sep}{name}" for name in names)


def _file_states(paths: Iterable[str]) -> Iterator[bytes]:
    for path in paths:
        try:
            state = Path(path).stat()
        except (OSError, ValueError):  # ValueError: a NUL in the path
            yield f"{path} -\n".encode(errors="surrogateescape")
        else:
            kind = f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"
            yield f"{path} {kind}\n".encode(errors="surrogateescape")
