"""Which drafts are meant by the paths on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from saveworthy.cli.ignore import Ignored, ignored_in
from saveworthy.errors import Problem
from saveworthy.text.formats import SEARCHED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STDIN, UNNAMED = "-", "<stdin>"
SKIPPED = frozenset({"node_modules", "site-packages"})
"""Folders that hold what others wrote, even where no `.gitignore` says so."""

_LOCK = "~$"
"""What the names of files begin with that Word puts beside an open document."""


class Source(NamedTuple):
    """A draft to review.

    Attributes:
        name: what to call it; for a file the path as it was given, with "/" between its parts.
        path: where to read it, None for standard input.
    """

    name: str
    path: Path | None


class Wanted(Protocol):
    """Says whether a search shall take what is at a path."""

    def __call__(self, path: Path, *, folder: bool) -> bool:
        """Whether to take the draft, or to look into the `folder`, at `path`."""
        ...


def find(
    paths: Sequence[str], stdin_name: str = "", wanted: Wanted | None = None
) -> Iterator[Source | Problem]:
    """Yield the drafts that `paths` stand for, each once, and what is wrong with a path.

    Paths keep their order; a folder's drafts come sorted by name. In a folder, hidden files and
    folders, what `.gitignore` lists, `SKIPPED`, links to folders and files of a type that is not
    understood are passed over, and so is what is not `wanted`. A file that is named is yielded
    whatever it is.
    """
    seen: set[str | None] = set()
    for given in paths:
        for found in _find(given, stdin_name, wanted):
            if isinstance(found, Source):
                place = None if found.path is None else _place(found.path)
                if place in seen:
                    continue
                seen.add(place)
            yield found


def _place(path: Path) -> str:
    """One name for all ways to write a path; a link is another file than what it leads to."""
    try:
        return f"{os.path.realpath(path.parent)}/{path.name}"
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return str(path)


def _find(given: str, stdin_name: str, wanted: Wanted | None) -> Iterator[Source | Problem]:
    if given == STDIN:
        yield Source(stdin_name or UNNAMED, None)
        return
    path = Path(given)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):  # ValueError: a NUL in the path
        is_folder = False
    if not is_folder:
        yield Source(path.as_posix(), path)
        return
    found_any = False
    for found in _walk(path, wanted):
        found_any = True
        yield found
    if not found_any:
        yield Problem(
            "E114",
            "There are no drafts in this folder.",
            path.as_posix(),
            mend=f"Looked for {', '.join(SEARCHED)} files that are not hidden, ignored or excluded.",
        )


def _walk(top: Path, wanted: Wanted | None) -> Iterator[Source | Problem]:
    # A stack, not recursion: folders can be nested deeper than Python's calls.
    waiting: list[tuple[Path, Ignored | None]] = [(top, None)]
    while waiting:
        path, ignored = waiting.pop()
        if ignored is None:
            inside = ignored_in(path)
        elif path.is_dir():
            inside = ignored.enter(path)
        else:
            yield Source(path.as_posix(), path)
            continue
        try:
            names = sorted(_names(path, inside, wanted), reverse=True)
        except OSError as error:
            yield Problem(
                "E112", f"This folder cannot be opened ({error.strerror}).", path.as_posix()
            )
            continue
        waiting += ((path / name, inside) for name in names)


def _names(folder: Path, ignored: Ignored, wanted: Wanted | None) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                taken = entry.name not in SKIPPED and not ignored.covers(f"{entry.name}/")
                is_folder = True
            else:
                taken = _is_draft(entry.name) and _is_file(entry)
                taken = taken and not ignored.covers(entry.name)
                is_folder = False
            if taken and (wanted is None or wanted(folder / entry.name, folder=is_folder)):
                yield entry.name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself: one that leads nowhere is passed over, too
        return False


def _is_draft(name: str) -> bool:
    return Path(name).suffix.lower() in SEARCHED and not name.startswith(_LOCK)
