"""Whom a session works with: the editor that it tells, and what reviews drafts for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from saveworthy.core import Report, Severity
    from saveworthy.lsp.reviewer import Review
    from saveworthy.lsp.store import Draft


class Editor(Protocol):
    """What a session tells the editor."""

    def show(self, draft: Draft, report: Report) -> None:
        """Show the findings; the report is of this very draft."""

    def clear(self, uri: str) -> None:
        """Show no findings for a draft any more."""

    def log(self, message: str, severity: Severity) -> None:
        """Write a line to the editor's log."""

    def warn(self, message: str) -> None:
        """Put a message before the writer."""


class Reviews(Protocol):
    """What reviews drafts; `reviewer.Reviewer` is one. Called on other threads."""

    def first(self, draft: Draft, form: str, checkpoint: Callable[[], None]) -> Review:
        """Review a draft as far as that can be done at once."""

    def whole(self, draft: Draft, form: str, checkpoint: Callable[[], None]) -> Review:
        """Review a draft with all there is."""

    def prepare(self) -> None:
        """Load what `first` needs; there may be no draft yet."""

    def closed(self, path: Path, checkpoint: Callable[[], None]) -> tuple[Draft, Report] | None:
        """Review a draft on the disk with all there is; None if it cannot be read."""

    def load(self) -> None:
        """Load what `whole` needs and `first` does without."""

    def forget(self, uri: str) -> None:
        """Drop what is known of a draft."""
