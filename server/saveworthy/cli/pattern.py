"""Paths with “*”, “?” or “[…]” in them that no shell has put names in the place of."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAGIC = frozenset("*?[")


class Pattern(NamedTuple):
    """Which drafts below a folder are meant.

    Attributes:
        folder: where the search begins.
        parts: a pattern for each part of the way from there; “**” stands for any number of folders.
    """

    folder: Path
    parts: tuple[str, ...]

    @property
    def speaks_of_html(self) -> bool:
        """Whether it names the ending of HTML, which no search takes unasked."""
        return speaks_of_html(self.parts[-1])

    def covers(self, path: Path) -> bool:
        """Whether the draft at `path` is meant, by itself or by a folder that it is in."""
        return _match(path.relative_to(self.folder).parts, self.parts)

    def leads_to(self, folder: Path) -> bool:
        """Whether there can be drafts in `folder` that are meant."""
        names = folder.relative_to(self.folder).parts
        for name, part in zip(names, self.parts, strict=False):
            if part == "**":
                return True
            if not fnmatchcase(name, part):
                return False
        return True


def pattern_of(given: str) -> Pattern | None:
    """Return the pattern that a path stands for; None if it is a name, or there is something of that name."""
    if not _MAGIC.intersection(given) or "\0" in given or os.path.lexists(given):
        return None
    parts = Path(given).parts
    fixed = next(number for number, part in enumerate(parts) if _MAGIC.intersection(part))
    return Pattern(Path(*parts[:fixed]), parts[fixed:])


def speaks_of_html(pattern: str) -> bool:
    """Whether a pattern names the ending of HTML."""
    last = pattern.rpartition("/")[2].lower()
    return ".htm" in last or ".xhtm" in last


def _match(names: Sequence[str], parts: Sequence[str]) -> bool:
    if not parts:  # a folder was meant, and what is in it
        return True
    if not names:
        return False
    if parts[0] == "**":
        rest = parts[1:]
        return not rest or any(_match(names[at:], rest) for at in range(len(names)))
    return fnmatchcase(names[0], parts[0]) and _match(names[1:], parts[1:])
