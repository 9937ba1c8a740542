"""Which drafts are meant by the paths on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from saveworthy.cli.ignore import Ignored, ignored_in
from saveworthy.cli.pattern import Pattern, pattern_of
from saveworthy.errors import Problem
from saveworthy.text.formats import SEARCHED, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


Taken: TypeAlias = "Callable[[str, bool], bool]"
"""Whether a search takes what has that name in one folder: a draft or, if the second says so, a folder."""

Wanted: TypeAlias = "Callable[[Path], Taken]"
"""For each folder, what a search takes in it."""


def find(
    paths: Sequence[str], stdin_name: str = "", wanted: Wanted | None = None
) -> Iterator[Source | Problem]:
    """Yield the drafts that `paths` stand for, each once, and what is wrong with a path.

    Paths keep their order; a folder's drafts come sorted by name. In a folder, hidden files and
    folders, what `.gitignore` lists, `SKIPPED`, links to folders and files of a type that is not
    understood are passed over, and so is what is not `wanted`. A path with “*”, “?” or “[” in it that
    nothing is called is a pattern for drafts to search. A file that is named is yielded whatever it is.
    """
    each = (found for given in paths for found in _find(given, stdin_name, wanted or _usual))
    return each if len(paths) < 2 else _once(each)


def searched(given: str) -> Path | None:
    """Return the folder that is searched for what `given` stands for; None if it is a file's name."""
    pattern = pattern_of(given)
    folder = Path(given) if pattern is None else pattern.folder
    return folder if folder.is_dir() else None


def usual(name: str, folder: bool) -> bool:  # see `Taken`
    """What a search takes where nothing else is said: all folders, and all drafts but HTML."""
    return folder or _suffix(name) in SEARCHED


def _usual(_: Path) -> Taken:
    return usual


def _once(found: Iterator[Source | Problem]) -> Iterator[Source | Problem]:
    seen: set[tuple[str, str] | None] = set()
    folders: dict[str, str] = {}
    for each in found:
        if isinstance(each, Source):
            place = None if each.path is None else _place(each.path, folders)
            if place in seen:
                continue
            seen.add(place)
        yield each


def _place(path: Path, folders: dict[str, str]) -> tuple[str, str]:
    """One name for all ways to write a path; a link is another file than what it leads to."""
    folder, name = os.path.split(path)
    if folder not in folders:
        try:
            folders[folder] = os.path.realpath(folder)
        except (OSError, ValueError):  # ValueError: a NUL in the path
            folders[folder] = folder
    return folders[folder], name


def _find(given: str, stdin_name: str, wanted: Wanted) -> Iterator[Source | Problem]:
    if given == STDIN:
        yield Source(stdin_name or UNNAMED, None)
        return
    if not given:  # as a shell writes a variable that is not set; "." would be the wrong guess
        yield Problem("E111", "An empty path names no draft.", mend="“.” is the folder you are in.")
        return
    path = Path(given)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):  # ValueError: a NUL in the path
        is_folder = False
    if not is_folder:
        pattern = pattern_of(given)
        if pattern is None:
            yield Source(path.as_posix(), path)
        else:
            yield from _matching(pattern, given, wanted)
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


def _matching(pattern: Pattern, given: str, wanted: Wanted) -> Iterator[Source | Problem]:
    def wanted_in(folder: Path) -> Taken:
        usually = wanted(folder)

        def taken(name: str, is_folder: bool) -> bool:
            if is_folder:
                return usually(name, True) and pattern.leads_to(folder / name)
            asked = pattern.speaks_of_html and not usual(name, False)
            return (asked or usually(name, False)) and pattern.covers(folder / name)

        return taken

    found_any = False
    for found in _walk(pattern.folder, wanted_in) if pattern.folder.is_dir() else ():
        found_any = True
        yield found
    if not found_any:
        why = "There is no file of this name, and no draft that it could be a pattern for."
        yield Problem("E111", why, Path(given).as_posix())


def _walk(top: Path, wanted: Wanted) -> Iterator[Source | Problem]:
    # A stack, not recursion: folders can be nested deeper than Python's calls.
    waiting: list[Source | tuple[Path, Ignored | None]] = [(top, None)]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Source):
            yield at
            continue
        folder, above = at
        try:
            inside = ignored_in(folder) if above is None else above.enter(folder)
            entries = sorted(_entries(folder, inside, wanted(folder)), reverse=True)
        except OSError as error:
            yield Problem(
                "E112", f"This folder cannot be opened ({error.strerror}).", folder.as_posix()
            )
            continue
        for name, is_folder in entries:
            path = folder / name
            waiting.append((path, inside) if is_folder else Source(path.as_posix(), path))


def _entries(folder: Path, ignored: Ignored, taken: Taken) -> Iterator[tuple[str, bool]]:
    """The names of drafts and folders, and whether each is a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if name not in SKIPPED and not ignored.covers(f"{name}/") and taken(name, True):
                    yield name, True
            elif (
                _suffix(name) in SUFFIXES
                and not name.startswith(_LOCK)
                and _is_file(entry)
                and not ignored.covers(name)
                and taken(name, False)
            ):
                yield name, False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself: one that leads nowhere is passed over, too
        return False


def _suffix(name: str) -> str:
    return name[name.rfind(".") :].lower() if "." in name else ""
