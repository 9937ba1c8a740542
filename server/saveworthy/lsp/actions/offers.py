"""Puts together what is offered at a place.

What an action does is worked out when it is chosen: at once for fixes, which the report holds already;
on request (`codeAction/resolve`) or by a command for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

from saveworthy.lsp import names
from saveworthy.lsp.actions.quickfix import linked, touching
from saveworthy.lsp.actions.refactor import plainer
from saveworthy.lsp.actions.target import Target
from saveworthy.lsp.actions.terms import term
from saveworthy.lsp.edits import workspace_edit
from saveworthy.lsp.languages import format_for
from saveworthy.text.formats import COMMENTS, READ_ONLY

if TYPE_CHECKING:
    from saveworthy.core import Finding, Span
    from saveworthy.lsp.abilities import Abilities
    from saveworthy.lsp.convert import Client
    from saveworthy.lsp.desk import Known
    from saveworthy.rules.rule import Rule

_COMMENT_PACK = "saveworthy"
"""Findings about comments; comments and dismissals are no answer to them."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered in one draft.

    Attributes:
        known: the draft and its review.
        client: how the editor wants positions and edits.
        can: what else it can do.
        rule: the rule of an id.
        folder: what to call the draft's folder, "" if it has none.
    """

    known: Known
    client: Client
    can: Abilities
    rule: Callable[[str], Rule | None]
    folder: str = ""

    def at(
        self, place: Span, only: Sequence[str] | None, shown: Sequence[types.Diagnostic] = ()
    ) -> list[types.CodeAction]:
        """The actions at a place.

        Args:
            place: what is selected, or where the caret stands.
            only: the kinds that the editor asks for; None for all but those for the whole draft.
            shown: the diagnostics that the editor shows there.
        """
        actions: list[types.CodeAction] = []
        draft = self.known.draft
        writable = format_for(draft.language, draft.uri) not in READ_ONLY
        if _asked(only, types.CodeActionKind.QuickFix):
            found = touching(self.known.report, place)
            for finding in found if writable else ():
                actions += self._fixes(finding, shown)
            for finding in found:
                actions += self._ways_to_keep(finding, shown)
        if writable and _asked(only, types.CodeActionKind.RefactorRewrite):
            actions += self._plainer(place)
        if writable and only is not None and _asked(only, names.FIXING) and "" not in only:
            actions += self._all()
        return actions

    def _fixes(
        self, finding: Finding, shown: Sequence[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        draft = self.known.draft
        link = linked(finding, shown, draft, self.rule, self.client) if finding.fixes else None
        for number, fix in enumerate(finding.fixes):
            action = types.CodeAction(
                title=fix.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[link] if link else None,
                is_preferred=True if number == 0 else None,
            )
            if self.can.resolves:
                action.data = Target.of(draft.uri, finding, "fix", number).fields()
            else:
                action.edit = workspace_edit(fix.edits, draft, self.client)
            yield action

    def _ways_to_keep(
        self, finding: Finding, shown: Sequence[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        draft, rule = self.known.draft, self.rule(finding.rule_id)
        uri = draft.uri
        link = [linked(finding, shown, draft, self.rule, self.client)]
        comments = format_for(draft.language, uri) in COMMENTS
        about_comments = finding.rule_id.startswith(f"{_COMMENT_PACK}/")
        has_home = uri.startswith("file:")

        def way(title: str, command: str, do: str = "") -> types.CodeAction:
            action = types.CodeAction(title, types.CodeActionKind.QuickFix, link)
            if self.can.resolves:
                action.data = Target.of(uri, finding, do or command).fields()
            else:
                target = Target.of(uri, finding, do)
                action.command = types.Command(title, command, arguments=[target.fields()])
            return action

        word = term(finding, draft.text, rule) if has_home else ""
        if word:
            yield way(f"Accept “{word}” everywhere", names.ACCEPT)
        if comments and not about_comments:
            yield way("Ignore this one here, with a comment", names.IGNORE, "ignore")
        if has_home and not about_comments:
            yield way("Ignore this one for everybody (shared file)", names.DISMISS)
        if (comments and not about_comments) or has_home:
            do = "off-file" if comments and not about_comments else ""
            yield way(f"Turn off {finding.rule_id} in this file", names.OFF_FILE, do)
        if has_home:
            where = f" ({self.folder})" if self.folder else ""
            yield way(f"Turn off {finding.rule_id} in this folder{where}", names.OFF_FOLDER)

    def _plainer(self, place: Span) -> Iterator[types.CodeAction]:
        draft = self.known.draft
        for version in plainer(draft.text, self.known.report.findings, place):
            yield types.CodeAction(
                title=f"Make this sentence plainer: “{version.shown}”",
                kind=types.CodeActionKind.RefactorRewrite,
                edit=workspace_edit(version.edits, draft, self.client),
            )

    def _all(self) -> Iterator[types.CodeAction]:
        from saveworthy.pipeline.fixes import edits_of, together

        chosen, _ = together(self.known.report.findings)
        if chosen:
            yield types.CodeAction(
                title=f"Make all {len(chosen)} safe fixes"
                if len(chosen) > 1
                else "Make the safe fix",
                kind=names.FIXING,
                edit=workspace_edit(edits_of(chosen), self.known.draft, self.client),
            )


def _asked(only: Sequence[str] | None, kind: str) -> bool:
    """Whether one of the kinds asked for holds `kind`; None asks for all."""
    return only is None or any(each in ("", kind) or kind.startswith(f"{each}.") for each in only)
