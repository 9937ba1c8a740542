"""What a session tells the editor beside diagnostics: each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from saveworthy.core import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from saveworthy.errors import Problem
    from saveworthy.lsp.partners import Editor

_QUIET = frozenset(["E213"])
"""Notices about one draft: the log will do. All others are about settings."""


class Telling:
    """Writes to the editor's log and warns its writer, of each thing once.

    Args:
        editor: hears it.
    """

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._told: set[str] = set()
        self._warned: set[str] = set()

    def note(self, message: str, severity: Severity = Severity.WARNING) -> None:
        """Write to the editor's log what it does not know yet."""
        if message not in self._told:
            self._told.add(message)
            self._editor.log(message, severity)

    def warn(self, message: str) -> None:
        """Put a message before the writer, if it was not there since the last `forget`."""
        if message not in self._warned:
            self._warned.add(message)
            self._editor.warn(message)

    def pass_on(self, notices: Iterable[Problem]) -> None:
        """Say what a review had to do without; wrong settings are the writer's to mend, so aloud."""
        for notice in notices:
            tell = self.note if notice.code in _QUIET else self.warn
            tell(str(notice))

    def forget(self) -> None:
        """Warn again of what is wrong still, for the settings have changed."""
        self._warned.clear()
