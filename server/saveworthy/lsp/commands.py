"""The server's commands. They work in every editor: what they change, they change themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from lsprotocol import types

from saveworthy.core import apply_edits
from saveworthy.lsp import names
from saveworthy.lsp.actions.deferred import OFF_FILE, Made, comment_for
from saveworthy.lsp.actions.target import Target
from saveworthy.lsp.convert import position_of, range_of
from saveworthy.lsp.edits import workspace_edit
from saveworthy.lsp.languages import format_for
from saveworthy.lsp.rules_for import rules_for
from saveworthy.lsp.summary import in_short, why_none
from saveworthy.rules.pages import rule_url
from saveworthy.text.formats import COMMENTS, READ_ONLY
from saveworthy.text.lines import Lines

if TYPE_CHECKING:
    from saveworthy.core import Finding
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

        refusal = READ_ONLY.get(document.format)
        if refusal:
            self._say(f"Nothing is changed: {refusal}.")
            return None
        fixed = await self._assistant.desk.aside(lambda: fix_all(document, rules_for(draft.uri)))
        if not fixed.edits:
            self._say("There is nothing to fix that is safe in every sentence.")
            return None
        await self._apply(Made(fixed.edits), draft, "Make all safe fixes")
        return None

    async def recheck(self, *_arguments: Argument) -> object:
        """Review all drafts anew, those that are open and those in the editor's folders."""
        await self._assistant.recheck()
        return None

    async def accept(self, *arguments: Argument) -> object:
        """Accept a finding's words in all drafts under the same settings."""
        return await self._settle(names.ACCEPT, arguments)

    async def dismiss(self, *arguments: Argument) -> object:
        """Add a finding to the shared file of dismissals."""
        return await self._settle(names.DISMISS, arguments)

    async def off_in_folder(self, *arguments: Argument) -> object:
        """Turn a finding's rule off for the drafts in the folder and below."""
        return await self._settle(names.OFF_FOLDER, arguments)

    async def off_in_file(self, *arguments: Argument) -> object:
        """Turn a finding's rule off for one draft: by a comment in it, else in the settings."""
        asked = await self._asked(arguments)
        if asked and not (asked.target.do == OFF_FILE and await self._comment(asked)):
            await self._assistant.shared.settle(names.OFF_FILE, asked.known, asked.finding)
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

    async def _settle(self, way: str, arguments: tuple[Argument, ...]) -> object:
        asked = await self._asked(arguments)
        if asked is not None:
            await self._assistant.shared.settle(way, asked.known, asked.finding)
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
        edit = workspace_edit(made.edits, draft, self._assistant.client)
        if await self._assistant.apply(edit, label) and made.caret is not None:
            after = Lines(apply_edits(draft.text, made.edits))
            where = range_of(made.caret, after, self._assistant.client.unit)
            await self._assistant.select(draft.uri, where)
        return True

    def _say(self, message: str) -> None:
        self._assistant.tell(message)
