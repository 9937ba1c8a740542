"""Which Vale styles a draft's settings bring along: named ones, or those of the nearest `.vale.ini`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.settings.trust import uses_packs

if TYPE_CHECKING:
    from saveworthy.rules.vale.use import Use
    from saveworthy.settings.values import Settings

NAMES = (".vale.ini", "_vale.ini", "vale.ini")
"""In order of preference."""

_REPOSITORY = ".git"


class Searcher:
    """Finds the `.vale.ini` of drafts, and remembers for each folder what it found."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        self._sound: set[Use] = set()

    def settled(self, settings: Settings, draft: str | os.PathLike[str] | None) -> Settings:
        """Return `settings` with the styles that apply to the draft at that path.

        Where they name no styles, those of the nearest `.vale.ini` apply, from the draft's own folder
        up to the top of its repository.

        Args:
            settings: of the draft.
            draft: its path; None for one without a place, which stands in the working folder.

        Raises:
            SettingsError: the `.vale.ini` cannot be read, or what it or the settings name is not there.
        """
        if not uses_packs():
            return replace(settings, vale=None)
        use = settings.vale
        path = use.ini if use is not None else self._above(draft)
        if path:
            from saveworthy.rules.vale.use import covering

            use = covering(path, draft)
        if use is None:
            return settings
        if use not in self._sound:
            from saveworthy.rules.vale.load import require

            require(use)
            self._sound.add(use)
        return replace(settings, vale=use)

    def _above(self, draft: str | os.PathLike[str] | None) -> str:
        start = os.path.abspath(Path(draft).parent if draft is not None else ".")  # noqa: PTH100
        passed: list[str] = []
        place, found = start, ""
        while place not in self._found:
            passed.append(place)
            found = next((p for n in NAMES if os.path.isfile(p := f"{place}{os.sep}{n}")), "")  # noqa: PTH113
            above = os.path.dirname(place)  # noqa: PTH120
            if found or above == place or os.path.exists(f"{place}{os.sep}{_REPOSITORY}"):  # noqa: PTH110
                break
            place = above
        else:
            found = self._found[place]
        self._found.update(dict.fromkeys(passed, found))
        return found


def named(value: object, folder: Path) -> Use | None:
    """What the setting `vale` says: folders of styles, a `.vale.ini`, or false for neither.

    Args:
        value: as it is in the file; None, and true, stand for the nearest `.vale.ini`.
        folder: of the settings file, from which paths count.
    """
    if value is None or value is True:
        return None
    from saveworthy.rules.vale.use import Use

    if isinstance(value, str):
        return Use(ini=str(folder / value))
    if isinstance(value, list):
        return Use(tuple(str(folder / name) for name in value if isinstance(name, str)))
    return Use()


def known_names(settings: Settings, folder: Path) -> frozenset[str]:
    """Return the names of the styles, and of their rules, that settings in `folder` bring along.

    Raises:
        SettingsError: a style is not there, or the `.vale.ini` cannot be read.
    """
    use = Searcher().settled(settings, folder / "draft.md").vale
    if use is None:
        return frozenset()
    from saveworthy.rules.vale.load import load
    from saveworthy.rules.vale.use import state

    return load(use, state(use)).known
