"""What `.gitignore` files leave out of a folder, decided as git decides it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec


class Ignored(NamedTuple):
    """The patterns of one folder's `.gitignore`, and of those above it.

    Attributes:
        spec: this folder's patterns, None if it has none.
        above: what the folder above leaves out, with this folder's name under it; None at the top.
        name: this folder's name, "" at the top.
    """

    spec: GitIgnoreSpec | None = None
    above: Ignored | None = None
    name: str = ""

    def enter(self, folder: Path) -> Ignored:
        """What is left out in `folder`, which lies right below this one."""
        return Ignored(_read(folder / ".gitignore"), self, folder.name)

    def covers(self, name: str) -> bool:
        """Whether `name` in this folder (ending in "/" if it is a folder) is left out.

        The nearest `.gitignore` that has a pattern for it decides.
        """
        at: Ignored | None = self
        path = name
        while at is not None:
            if at.spec is not None:
                decision = at.spec.check_file(path).include
                if decision is not None:
                    return decision
            path = f"{at.name}/{path}"
            at = at.above
        return False


def ignored_in(folder: Path) -> Ignored:
    """What is left out in `folder`, by its own `.gitignore` and those above it in its repository.

    A folder that is itself left out was asked for by name, so only its own patterns hold in it.
    """
    place = folder.resolve()
    root = next((at for at in (place, *place.parents) if (at / ".git").exists()), place)
    ignored = Ignored(_read(root / ".gitignore"))
    at = root
    for part in place.relative_to(root).parts:
        if ignored.covers(f"{part}/"):
            return Ignored(_read(place / ".gitignore"))
        at /= part
        ignored = ignored.enter(at)
    return ignored


def _read(path: Path) -> GitIgnoreSpec | None:
    try:
        lines = path.read_text("utf-8-sig", "surrogateescape").splitlines()
    except OSError:
        return None
    patterns = [line for line in lines if line.strip() and not line.startswith("#")]
    if not patterns:
        return None
    from pathspec import GitIgnoreSpec

    def usable(pattern: str) -> bool:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error):  # git passes over what it cannot read, too
            return False
        return True

    return GitIgnoreSpec.from_lines(filter(usable, patterns))
