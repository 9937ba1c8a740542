"""Which settings file applies to a draft: the nearest one, from the draft's own folder upward."""

from __future__ import annotations

import os
from pathlib import Path

from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.core.places import PROJECT_PACKS
from saveworthy.errors import SaveworthyError
from saveworthy.settings.read import OWN_FILE, SHARED_FILE, peek, project_packs
from saveworthy.settings.values import Settings, SettingsFile

REPOSITORY = ".git"
"""The folder that holds this is the last one looked at: settings further up are another project's."""


class Finder:
    """Finds settings files, and remembers for each folder what it found."""

    def __init__(self) -> None:
        self._found: dict[Path, SettingsFile | SaveworthyError | None] = {}

    def file_for(self, draft: str | os.PathLike[str]) -> SettingsFile | None:
        """Return the settings file of the draft at that path, None if there is none.

        Of two in one folder, saveworthy.toml wins over pyproject.toml.

        Raises:
            SettingsError: the file that applies cannot be used; the same object for all its drafts.
        """
        return self.file_in(Path(os.path.abspath(draft)).parent)  # noqa: PTH100  # links stay links

    def file_in(self, folder: str | os.PathLike[str]) -> SettingsFile | None:
        """Return the settings file for drafts in `folder`, as `file_for` does."""
        start = Path(os.path.abspath(folder))  # noqa: PTH100
        passed: list[Path] = []
        found: SettingsFile | SaveworthyError | None = None
        for place in (start, *start.parents):
            if place in self._found:
                found = self._found[place]
                break
            passed.append(place)
            found = _here(place)
            if found is not None or os.path.exists(place / REPOSITORY):  # noqa: PTH110
                break
        self._found.update(dict.fromkeys(passed, found))
        if isinstance(found, SaveworthyError):
            raise found.with_traceback(None)  # or it would grow with every draft
        return found


def _here(folder: Path) -> SettingsFile | SaveworthyError | None:
    # These two ask no permission: a folder that nobody may look into has no settings to find. One of
    # our own that is there but is no file is refused; a pyproject.toml like that is not our matter.
    try:
        if os.path.lexists(folder / OWN_FILE):
            return peek(folder / OWN_FILE)
        if os.path.isfile(folder / SHARED_FILE):  # noqa: PTH113
            shared = peek(folder / SHARED_FILE)
            if shared is not None:
                return shared
    except SaveworthyError as error:
        return error
    packs = project_packs(folder)
    if packs:
        return SettingsFile(str(folder / Path(PROJECT_PACKS).parts[0]), Settings(packs))
    if os.path.isfile(folder / DISMISSALS_FILE):  # noqa: PTH113
        return SettingsFile(str(folder / DISMISSALS_FILE), Settings())
    return None
