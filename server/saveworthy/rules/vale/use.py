"""Which Vale styles apply to a draft."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from saveworthy.errors import SettingsError
from saveworthy.rules.vale import ini


class Use(NamedTuple):
    """What of Vale applies to a draft; equal ones share their rules.

    Attributes:
        styles: folders of styles, all of whose rules apply.
        ini: a `.vale.ini`, "" for none.
        sections: the numbers of its sections that cover the draft.
    """

    styles: tuple[str, ...] = ()
    ini: str = ""
    sections: tuple[int, ...] = ()


def covering(path: str, draft: str | os.PathLike[str] | None) -> Use:
    """Return what the `.vale.ini` at `path` says of a draft; of one without a place, what it says of Markdown.

    Raises:
        SettingsError: it cannot be read.
    """
    file = ini.load(Path(path))
    folder = Path(path).parent
    place = Path(os.path.abspath(draft)) if draft is not None else folder / "draft.md"  # noqa: PTH100
    inside = place.relative_to(folder) if place.is_relative_to(folder) else place
    return Use(ini=path, sections=file.matching(inside.as_posix()))


def files(use: Use) -> Iterator[str]:
    """Yield every file that the rules of `use` are read from, in a steady order."""
    folders = [Path(style) for style in use.styles]
    if use.ini:
        yield use.ini
        try:
            file = ini.load(Path(use.ini))
        except SettingsError:
            return
        base = Path(file.styles_path)
        names = dict.fromkeys(
            name
            for section in file.sections
            for name in (
                *(section.styles or ()),
                *(key.split(".")[0] for key, _ in section.switches),
            )
        )
        folders += [base / name for name in names]
        folders += [place for name in file.vocab for place in vocabularies(base, name)]
        folders += [base / "config" / "dictionaries", base / "config" / "ignore"]
    for folder in folders:
        for above, inner, found in os.walk(folder):
            inner.sort()
            yield from (os.path.join(above, name) for name in sorted(found))  # noqa: PTH118


def vocabularies(base: Path, name: str) -> tuple[Path, ...]:
    """Where a vocabulary may be: as Vale 3 has it, and as it was before."""
    return base / "config" / "vocabularies" / name, base / "Vocab" / name


State = tuple[tuple[str, int, int], ...]


def state(use: Use | None) -> State:
    """Return what tells one version of the files of `use` from another."""
    return tuple(_states(use)) if use is not None else ()


def _states(use: Use) -> Iterator[tuple[str, int, int]]:
    for name in files(use):
        try:
            found = os.stat(name)  # noqa: PTH116
        except OSError:
            continue
        yield name, found.st_mtime_ns, found.st_size
