"""Rule packs and scorers that other installed packages bring along."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.errors import PackError, Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

RULES = "saveworthy.rules"
"""The entry point group. Each entry leads to a `Path`, or a function that returns one: a pack file,
or a folder of them."""


SCORERS = "saveworthy.scorers"
"""The entry point group. Each entry leads to a function that takes a `Document` and returns a `Score`."""

Scorer = Callable[[object], object]
"""What such a function looks like from here, where nobody knows yet what it will return."""


def scorers() -> tuple[tuple[str, Callable[[], Scorer]], ...]:
    """Return the name of each installed scorer, and what loads it (and may fail in any way)."""
    return _scorers(tuple(sys.path))


@lru_cache(maxsize=4)
def _scorers(paths: tuple[str, ...]) -> tuple[tuple[str, Callable[[], Scorer]], ...]:  # noqa: ARG001
    """`paths` are where packages are installed: asked for each draft, this must cost nothing."""
    return tuple((entry.name, entry.load) for entry in _entries(SCORERS))


def packs() -> tuple[Path, ...]:
    """Return the pack files of all installed plugins, by the name of their entry points.

    Raises:
        PackError: a plugin cannot be loaded or leads to no path (E208).
    """
    return tuple(pack for entry in _entries(RULES) for pack in _files(entry))


def _entries(group: str) -> list[EntryPoint]:
    # Most machines have no plugin: a look at the files is ten times cheaper than the library.
    if not any(f"[{group}]" in text for text in _declarations(tuple(sys.path))):
        return []
    from importlib.metadata import entry_points

    found = entry_points(group=group)
    return sorted((e for e in found if not e.value.startswith("saveworthy.")), key=lambda e: e.name)


@lru_cache(maxsize=4)
def _declarations(paths: tuple[str, ...]) -> tuple[str, ...]:
    """What the packages below `paths` declare."""
    found = []
    for folder in dict.fromkeys(paths):
        for file in Path(folder or ".").glob("*.dist-info/entry_points.txt"):
            if not file.parent.name.startswith("saveworthy-"):
                with contextlib.suppress(OSError):
                    found.append(file.read_text(encoding="utf-8", errors="replace"))
    return tuple(found)


def _files(entry: EntryPoint) -> tuple[Path, ...]:
    try:
        target: Path | Callable[[], Path] = entry.load()
        place = Path(target() if callable(target) else target)
    except Exception as error:  # a plugin may fail in any way at all
        raise PackError(
            Problem(
                "E208",
                f"The plugin “{entry.name}” ({entry.value}) cannot be loaded: {error!r}.",
                mend="Update it, or uninstall it.",
            )
        ) from error
    return tuple(sorted(place.glob("*.yml"))) if place.is_dir() else (place,)
