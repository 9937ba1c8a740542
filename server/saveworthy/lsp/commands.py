"""The server's commands. They work in every editor: what they change, they change themselves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from lsprotocol import types
from pygls.uris import from_fs_path

from saveworthy.core import apply_edits
from saveworthy.errors import SaveworthyError
from saveworthy.lsp import names
from saveworthy.lsp.actions.deferred import OFF_FILE, Made, comment_for
from saveworthy.lsp.actions.settle import term
from saveworthy.lsp.actions.target import Target
from saveworthy.lsp.convert import position_of, range_of
from saveworthy.lsp.edits import workspace_edit
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.rules_for import path_of, rules_for
from saveworthy.lsp.settings_files import Home, home_of, rewrite
from saveworthy.lsp.summary import in_short, why_none
from saveworthy.rules.pages import rule_url
from saveworthy.text.formats import COMMENTS
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from saveworthy.core import Edit, Finding
    from saveworthy.lsp.assistant import Assistant
    from saveworthy.lsp.desk import Known
    from saveworthy.lsp.store import Draft

_NOT_NOW = "The draft has changed since; choose the action again."


class Argument(TypedDict, total=False):
    """What a command is called with: the fields of a `Target`, or a bare URI."""

    uri: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A finding that a command is about."""

    target: Target
    known: Known
    finding: Finding


class Commands:
    """Carries out what the editor's commands ask for.

    Args:
        assistant: tells the editor, and knows the drafts.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def register(self) -> None:
        """Make the commands known."""
        for name, command in (
            (names.REVIEW, self.review),
            (names.EXPLAIN, self.explain),
            (names.FIX_ALL, self.fix_all),
            (names.RECHECK, self.recheck),
            (names.ACCEPT, self.accept),
            (names.DISMISS, self.dismiss),
            (names.IGNORE, self.ignore),
            (names.SELECT, self.select),
            (names.OFF_FILE, self.off_in_file),
            (names.OFF_FOLDER, self.off_in_folder),
        ):
            self._assistant.command(name, command)

    async def review(self, *arguments: Argument) -> object:
        """Return the whole review; say the scores, unless the client shows reviews itself."""
        target = Target.read(arguments[0]) if arguments else None
        known = await self._assistant.known(target.uri) if target else None
        if known is None:
            self._say("There is no review of this draft yet.")
            return None
        if not self._assistant.options.review_panel:
            count = len(known.report.findings)
            found = f"{count} finding{'s' * (count != 1)}"
            self._say(f"{in_short(known.report) or why_none(known.report)} · {found}")
        return await self._assistant.review_of(known)

    async def explain(self, *arguments: Argument) -> object:
        """Say why a rule exists; the argument is its id, or a finding."""
        target = Target.read(arguments[0]) if arguments else None
        rule = self._assistant.rule(target.rule or target.uri) if target else None
        if rule is None:
            self._say("There is no such rule.")
            return None
        self._say(f"{rule.id}: {' '.join(rule.why.split())} {rule_url(rule.id)}")
        return {
            "rule": rule.id,
            "why": rule.why,
            "severity": rule.severity.label,
            "url": rule_url(rule.id),
            "bad": [{"text": bad.text, "fixed": bad.fixed} for bad in rule.bad],
            "good": [good.text for good in rule.good],
        }

    async def fix_all(self, *arguments: Argument) -> object:
        """Make all safe fixes of a draft, and those that only become possible by them."""
        target = Target.read(arguments[0]) if arguments else None
        draft = self._assistant.draft(target.uri) if target else None
        document = await self._assistant.desk.document(draft) if draft else None
        if draft is None or document is None:
            return None
        from saveworthy.pipeline.fixes import fix_all

        fixed = await self._assistant.desk.aside(lambda: fix_all(document, rules_for(draft.uri)))
        if not fixed.edits:
            self._say("There is nothing to fix that is safe in every sentence.")
            return None
        await self._apply(Made(fixed.edits), draft, "Make all safe fixes")
        return None

    async def recheck(self, *_arguments: Argument) -> object:
        """Review all open drafts anew."""
        self._assistant.refresh()
        return None

    async def accept(self, *arguments: Argument) -> object:
        """Accept a finding's words in all drafts under the same settings."""
        asked = await self._asked(arguments)
        if asked is None:
            return None
        word = term(
            asked.finding, asked.known.draft.text, self._assistant.rule(asked.finding.rule_id)
        )
        if word:
            await self._in_settings(
                asked, lambda home, text: home.accept(text, word), f"“{word}” is accepted"
            )
        return None

    async def off_in_folder(self, *arguments: Argument) -> object:
        """Turn a finding's rule off for the drafts in the folder and below."""
        asked = await self._asked(arguments)
        if asked is not None:
            rule = asked.finding.rule_id
            await self._in_settings(
                asked,
                lambda home, text: home.off_in_folder(text, rule),
                f"{rule} is off in this folder",
            )
        return None

    async def off_in_file(self, *arguments: Argument) -> object:
        """Turn a finding's rule off for one draft: by a comment in it, else in the settings."""
        asked = await self._asked(arguments)
        if asked is None:
            return None
        if asked.target.do == OFF_FILE and await self._comment(asked):
            return None
        rule = asked.finding.rule_id
        await self._in_settings(
            asked, lambda home, text: home.off_in_file(text, rule), f"{rule} is off in this draft"
        )
        return None

    async def ignore(self, *arguments: Argument) -> object:
        """Silence a finding with a comment."""
        asked = await self._asked(arguments)
        if asked is not None and not await self._comment(asked):
            self._say("No comment can stand there. Use the shared file of dismissals instead.")
        return None

    async def select(self, *arguments: Argument) -> object:
        """Select the reason in a comment that an action has put in."""
        match arguments:
            case ({"uri": str(uri), "range": {"start": start, "end": end}},):
                ends = (position_of(start), position_of(end))
                if ends[0] is not None and ends[1] is not None:
                    await self._assistant.select(uri, types.Range(ends[0], ends[1]))
        return None

    async def dismiss(self, *arguments: Argument) -> object:
        """Add a finding to the shared file of dismissals."""
        asked = await self._asked(arguments)
        document = await self._assistant.document_of(asked.known) if asked else None
        if asked is None or document is None:
            return None
        from saveworthy.pipeline.dismiss import dismissal

        entry = dismissal(document, asked.finding)
        home = self._home(asked.known.draft)
        if home is not None:
            await self._change(
                home.dismissals, lambda text: home.dismiss(text, entry), "This one is dismissed"
            )
        return None

    async def _asked(self, arguments: tuple[Argument, ...]) -> _Asked | None:
        target = Target.read(arguments[0]) if arguments else None
        known = await self._assistant.known(target.uri) if target else None
        finding = target.finding(known.report) if target and known else None
        if target is None or known is None or finding is None:
            self._say(_NOT_NOW)
            return None
        return _Asked(target, known, finding)

    async def _comment(self, asked: _Asked) -> bool:
        draft = asked.known.draft
        document = await self._assistant.document_of(asked.known)
        if document is None or format_for(draft.language, draft.uri) not in COMMENTS:
            return False
        target, known = asked.target, asked.known
        made = await self._assistant.desk.aside(lambda: comment_for(target, known, document))
        return made is not None and await self._apply(made, draft, "Ignore")

    async def _apply(self, made: Made, draft: Draft, label: str) -> bool:
        if not self._assistant.can.applies:
            self._say("Your editor does not let Saveworthy make this change.")
            return True
        edit = workspace_edit(made.edits, draft, self._assistant.client)
        done = await self._assistant.apply_edit(types.ApplyWorkspaceEditParams(edit, label))
        if not done.applied:
            self._say(f"Your editor did not make the change. {done.failure_reason or _NOT_NOW}")
        elif made.caret is not None:
            after = Lines(apply_edits(draft.text, made.edits))
            where = range_of(made.caret, after, self._assistant.client.unit)
            await self._assistant.select(draft.uri, where)
        return True

    def _home(self, draft: Draft) -> Home | None:
        path = path_of(draft.uri)
        if path is None:
            self._say("Save the draft first: settings go by where it is.")
            return None
        try:
            return home_of(path, self._assistant.roots)
        except SaveworthyError as error:
            self._assistant.warn(str(error))
            return None

    async def _in_settings(
        self, asked: _Asked, change: Callable[[Home, str], tuple[Edit, ...]], done: str
    ) -> None:
        home = self._home(asked.known.draft)
        if home is not None:
            await self._change(home.path, lambda text: change(home, text), done)

    async def _change(
        self, path: Path, change: Callable[[str], tuple[Edit, ...]], done: str
    ) -> None:
        """Change a shared file: in the editor if it is open there, else on the disk."""
        uri = from_fs_path(str(path)) or ""
        draft = self._assistant.open_file(uri)
        try:
            if draft is not None and self._assistant.can.applies:
                await self._apply(Made(change(draft.text)), draft, done)
                self._say(f"{done} once {path.name} is saved.")
                return
            rewrite(path, change)
        except SaveworthyError as error:
            self._assistant.warn(str(error))
            return
        self._say(f"{done}, in {path}.")
        self._assistant.refresh()

    def _say(self, message: str) -> None:
        self._assistant.tell(message)
