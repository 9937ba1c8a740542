"""Carries out what is to be written into the files that a team shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from saveworthy.errors import Problem, SaveworthyError, UsageError
from saveworthy.lsp import names
from saveworthy.lsp.edits import workspace_edit
from saveworthy.lsp.rules_for import path_of
from saveworthy.lsp.store import Draft
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from saveworthy.core import Edit, Finding
    from saveworthy.lsp.assistant import Assistant
    from saveworthy.lsp.desk import Known

WAYS = (names.ACCEPT, names.DISMISS, names.OFF_FILE, names.OFF_FOLDER)


@dataclass(frozen=True, slots=True)
class Plan:
    """A change to a shared file.

    Attributes:
        path: the file, there or not.
        change: the edits of its text.
        done: what is so afterwards.
    """

    path: Path
    change: Callable[[str], tuple[Edit, ...]]
    done: str


class Shared:
    """Changes shared files, in the editor where they are open there, else on the disk.

    Args:
        assistant: tells the editor, and knows the drafts.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    async def plan(self, way: str, known: Known, finding: Finding) -> Plan:
        """Say what one of the `WAYS` to keep a finding comes to.

        Raises:
            SaveworthyError: the settings cannot be used, or the draft has no place on the disk.
        """
        path = path_of(known.draft.uri)
        if path is None:
            raise UsageError(
                Problem("E309", "This draft was never saved, and settings go by where a draft is.")
            )
        from saveworthy.lsp.settings_files import home_of

        home, rule = home_of(path, self._assistant.roots), finding.rule_id
        if way == names.DISMISS:
            from saveworthy.pipeline.dismiss import dismissal

            document = await self._assistant.document_of(known)
            if document is not None:
                entry = dismissal(document, finding)
                done = "This one is ignored for everybody"
                return Plan(home.dismissals, lambda text: home.dismiss(text, entry), done)
        if way == names.ACCEPT:
            from saveworthy.lsp.actions.terms import term

            word = term(finding, known.draft.text, self._assistant.rule(rule))
            if word:
                done = f"“{word}” is accepted"
                return Plan(home.path, lambda text: home.accept(text, word), done)
        if way == names.OFF_FILE:
            done = f"{rule} is off in this draft"
            return Plan(home.path, lambda text: home.off_in_file(text, rule), done)
        done = f"{rule} is off in this folder"
        return Plan(home.path, lambda text: home.off_in_folder(text, rule), done)

    async def carry_out(self, plan: Plan) -> None:
        """Make the change, and tell the writer.

        Raises:
            SaveworthyError: it cannot be made; nothing is changed.
        """
        from saveworthy.lsp.settings_files import rewrite

        draft = self._assistant.open_file(from_fs_path(str(plan.path)) or "")
        if draft is None or not self._assistant.can.applies:
            rewrite(plan.path, plan.change)
            self._assistant.tell(f"{plan.done}, in {plan.path}.")
            self._assistant.refresh()
            return
        edit = workspace_edit(plan.change(draft.text), draft, self._assistant.client)
        if await self._assistant.apply(edit, plan.done):
            self._assistant.tell(f"{plan.done} once {plan.path.name} is saved.")

    def edit_of(self, plan: Plan) -> types.WorkspaceEdit | None:
        """The change as an edit; None if there is a file to make, and the editor makes none.

        Raises:
            SaveworthyError: it cannot be made.
        """
        uri = from_fs_path(str(plan.path)) or ""
        client, can = self._assistant.client, self._assistant.can
        draft = self._assistant.open_file(uri)
        if draft is not None:
            return workspace_edit(plan.change(draft.text), draft, client)
        try:
            text = plan.path.read_text("utf-8-sig") if plan.path.exists() else None
        except (OSError, UnicodeError):
            return None
        closed = Draft(uri, "", 0, Lines(text or ""))
        edit = workspace_edit(plan.change(closed.text), closed, client)
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                change.text_document.version = None
        if text is not None:
            return edit
        if not can.creates or edit.document_changes is None:
            return None
        making = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
        return types.WorkspaceEdit(document_changes=[making, *edit.document_changes])

    async def settle(self, way: str, known: Known, finding: Finding) -> None:
        """Plan one of the `WAYS` and carry it out; what is in the way is told."""
        try:
            await self.carry_out(await self.plan(way, known, finding))
        except SaveworthyError as error:
            self._assistant.warn(str(error))
