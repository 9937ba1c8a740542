"""Which drafts have changed since a commit, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.cli.changed import Changes, is_commit
from saveworthy.cli.walk import Source, find
from saveworthy.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from saveworthy.cli.walk import Wanted


def since(
    ref: str, kinds: str, paths: Sequence[str], wanted: Wanted | None = None
) -> tuple[list[Source | Problem], dict[Source, tuple[range, ...] | None]]:
    """Return the drafts among `paths` that changed since `ref`, and the changed lines of each.

    Args:
        ref: the commit; if it is no commit but a path, the path is meant and the commit is HEAD.
        kinds: git's letters for the kinds of change that count, "" for all.
        paths: files and folders; the working folder if there are none.
        wanted: says what a search of folders shall take.

    Raises:
        UsageError: git is missing, or has no answer (E310–E314).
    """
    if ref and not ref.startswith("-") and Path(ref).exists() and not is_commit(ref, Path()):
        ref, paths = "HEAD", (ref, *paths)
    changes = Changes(ref, kinds)
    found: list[Source | Problem] = []
    lines: dict[Source, tuple[range, ...] | None] = {}
    for source in find(paths or (".",), wanted=wanted):
        if isinstance(source, Problem) or source.path is None:
            found.append(source)
            continue
        changed = changes.of(source.path) if source.path.exists() else None
        if changed is None or changed:
            found.append(source)
            lines[source] = changed
    return found, lines
