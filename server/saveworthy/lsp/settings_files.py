"""Changes to the files that a team shares: settings and dismissals.

A file that is open in the editor is changed there, by an edit that can be undone; the writer saves it.
Any other file is written at once: an unsaved change in a file that nobody sees would silence nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from saveworthy.core import Edit, Span, apply_edits
from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.errors import Problem, SettingsError
from saveworthy.settings.dismissals import parse, written
from saveworthy.settings.edit import add_override, add_to_list
from saveworthy.settings.find import REPOSITORY, Finder
from saveworthy.settings.read import OWN_FILE, SHARED_FILE, TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from saveworthy.core.dismissal import Dismissal
    from saveworthy.settings.source import Keys

_MARK = "\ufeff"
_SPECIAL = frozenset("*?[]!#\\ ")


@dataclass(frozen=True, slots=True)
class Home:
    """Where the settings of a draft are kept.

    Attributes:
        path: the settings file, there or not.
        draft: the draft.
    """

    path: Path
    draft: Path

    @property
    def table(self) -> Keys:
        """Where the settings stand in the file."""
        return TABLE if self.path.name == SHARED_FILE else ()

    @property
    def dismissals(self) -> Path:
        """The file of dismissals beside it."""
        return self.path.with_name(DISMISSALS_FILE)

    def accept(self, text: str, term: str) -> tuple[Edit, ...]:
        """Edits of the settings `text` that accept a term."""
        return add_to_list(text, self.table, "accept", term, str(self.path))

    def off_in_folder(self, text: str, rule: str) -> tuple[Edit, ...]:
        """Edits of the settings `text` that turn a rule off in the draft's folder and those in it."""
        folder = self._pattern(self.draft.parent)
        if folder == "/":
            return add_to_list(text, self.table, "ignore", rule, str(self.path))
        return add_override(text, self.table, f"{folder}/", "ignore", rule, str(self.path))

    def off_in_file(self, text: str, rule: str) -> tuple[Edit, ...]:
        """Edits of the settings `text` that turn a rule off in this draft."""
        pattern = self._pattern(self.draft)
        return add_override(text, self.table, pattern, "ignore", rule, str(self.path))

    def dismiss(self, text: str, dismissal: Dismissal) -> tuple[Edit, ...]:
        """Edits of the dismissals `text` that add one."""
        known = parse(text.encode("utf-8", "replace"), str(self.dismissals))
        after = written([*known, dismissal])
        return (Edit(Span(0, len(text)), after),) if after != text else ()

    def _pattern(self, place: Path) -> str:
        inside = place.relative_to(self.path.parent).as_posix()
        plain = "".join(f"\\{char}" if char in _SPECIAL else char for char in inside)
        return "/" if plain == "." else f"/{plain}"


def home_of(draft: str, roots: Sequence[str]) -> Home:
    """Return where the settings of a draft are, or belong.

    That is the file that applies. If there is none, it is a new saveworthy.toml in the innermost of
    the `roots` that holds the draft, else at the top of its repository, else beside it.

    Raises:
        SettingsError: the file that applies cannot be used; first mend that.
    """
    place = Path(os.path.abspath(draft))  # noqa: PTH100  # links stay links
    file = Finder().file_for(place)
    if file is not None:
        path = Path(file.path)
        return Home(path if path.suffix == ".toml" else path.with_name(OWN_FILE), place)
    tops = [Path(root) for root in roots if place.is_relative_to(root)]
    if not tops:
        tops = [above for above in place.parents if (above / REPOSITORY).exists()]
    top = max(tops, key=lambda top: len(top.parts), default=place.parent)
    return Home(top / OWN_FILE, place)


def rewrite(path: Path, change: Callable[[str], tuple[Edit, ...]]) -> bool:
    """Change a file on the disk, which is made if it is not there; whether there was a change to make.

    Raises:
        SettingsError: it cannot be read or written (E500), or `change` refuses.
    """
    try:
        data = path.read_bytes() if path.exists() else b""
        text = data.decode("utf-8")
        mark = _MARK if text.startswith(_MARK) else ""
        text = text[len(mark) :]
        edits = change(text)
        if edits:
            path.write_bytes((mark + apply_edits(text, edits)).encode())
    except OSError as error:
        why = error.strerror or str(error)
        raise SettingsError(Problem("E500", f"It cannot be written ({why}).", str(path))) from None
    except UnicodeError:
        raise SettingsError(Problem("E501", "It is not UTF-8.", str(path))) from None
    return bool(edits)
