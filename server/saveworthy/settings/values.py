"""Settings as plain values."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.rules.layers import Layer
from saveworthy.rules.profiles import targets as aims

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from saveworthy.rules.vale.use import Use


@dataclass(frozen=True, slots=True)
class Settings:
    """What applies to one draft. Equal settings share one set of rules.

    Attributes:
        packs: files of rule packs beside the built-in ones.
        layers: choices of rules and severities, the last laid over those before it.
        accept: terms that are never marked.
        dismissals: the file of dismissed findings, "" for none.
        profile: the kind of draft, "" where nothing says it.
        insists: whether `profile` holds whatever a draft says of itself.
        minimum: scores below which a draft fails, with the least that passes.
        vale: the Vale styles to use beside the packs; None where nothing says so, and then those of
            the nearest `.vale.ini`.
    """

    packs: tuple[str, ...] = ()
    layers: tuple[Layer, ...] = ()
    accept: tuple[str, ...] = ()
    dismissals: str = ""
    profile: str = ""
    insists: bool = False
    minimum: tuple[tuple[str, float], ...] = ()
    vale: Use | None = None

    @classmethod
    def of(
        cls,
        *,
        accept: Iterable[str] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        severity: Mapping[str, str] | None = None,
        packs: Iterable[str | os.PathLike[str]] = (),
        profile: str = "",
        targets: Mapping[str, float] | None = None,
        minimum: Mapping[str, float] | None = None,
    ) -> Settings:
        """Settings as a file would have them; see docs/settings.md for each."""
        chosen = (tuple(select), tuple(ignore), tuple((severity or {}).items()))
        layer = Layer(*chosen, aims(targets or {}))
        files = tuple(os.fspath(pack) for pack in packs)
        least = tuple((minimum or {}).items())
        settings = cls(files, (layer,), tuple(accept), profile=profile, minimum=least)
        return settings.over(cls())

    def over(self, below: Settings) -> Settings:
        """These settings laid over those `below`."""
        empty = Layer()
        return Settings(
            tuple(dict.fromkeys(below.packs + self.packs)),
            tuple(layer for layer in below.layers + self.layers if layer != empty),
            tuple(dict.fromkeys(below.accept + self.accept)),
            self.dismissals or below.dismissals,
            self.profile or below.profile,
            self.insists or below.insists,
            tuple({**dict(below.minimum), **dict(self.minimum)}.items()),
            self.vale if self.vale is not None else below.vale,
        )


class Override(NamedTuple):
    """Settings for some of the drafts.

    Attributes:
        files: patterns as in `.gitignore`, counted from the settings file's folder.
        settings: what to lay over the rest.
    """

    files: tuple[str, ...]
    settings: Settings

    def covers(self, path: str) -> bool:
        """Whether the draft at `path` (from the settings file's folder, with "/") is one of them."""
        return _patterns(self.files).match_file(path)


class SettingsFile(NamedTuple):
    """What one file says.

    Attributes:
        path: the file, absolute.
        everywhere: for all drafts.
        overrides: for some, in order.
        include: patterns of the drafts that a search of folders finds; all if empty.
        exclude: patterns of what it passes over.
    """

    path: str
    everywhere: Settings
    overrides: tuple[Override, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def finds(self, path: str | os.PathLike[str], *, folder: bool = False) -> bool:
        """Whether a search of folders shall take what is at `path`, a draft or a `folder`."""
        if not self.include and not self.exclude:
            return True
        inside = _from(Path(self.path).parent, path)
        if self.exclude and _patterns(self.exclude).match_file(inside + "/" * folder):
            return False
        return folder or not self.include or _patterns(self.include).match_file(inside)

    def settings(self, draft: str | os.PathLike[str] | None) -> Settings:
        """The settings for the draft at that path; None for one without a place."""
        found = self.everywhere
        if draft is not None and self.overrides:
            path = _from(Path(self.path).parent, draft)
            for override in self.overrides:
                if override.covers(path):
                    found = override.settings.over(found)
        dismissals = Path(self.path).parent / DISMISSALS_FILE
        if dismissals.is_file():
            found = replace(found, dismissals=str(dismissals))
        return found


def _from(folder: Path, draft: str | os.PathLike[str]) -> str:
    whole = Path(os.path.abspath(draft))  # noqa: PTH100  # a link's own place counts
    inside = whole.relative_to(folder) if whole.is_relative_to(folder) else whole
    return inside.as_posix().lstrip("/")


@lru_cache(maxsize=64)
def _patterns(files: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(files)
