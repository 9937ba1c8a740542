"""Quick-fixes from a report."""

import pytest
from lsprotocol import types

from saveworthy.core import Edit, Finding, Fix, Report, Severity, Span
from saveworthy.lsp.actions import quick_fixes, wanted
from saveworthy.lsp.convert import Client, diagnostic
from saveworthy.lsp.store import Draft
from saveworthy.text.lines import Lines, Unit

DRAFT = Draft("file:///draft.md", "markdown", 4, Lines("😀 utilize leverage"))
USE = Finding(
    "plain/utilize",
    Span(2, 9),
    "Say “use”.",
    Severity.INFO,
    (Fix("Use “use”", (Edit(Span(2, 9), "use"),)), Fix("Use “apply”", (Edit(Span(2, 9), "apply"),))),
)  # fmt: skip
BARE = Finding("buzzwords/leverage", Span(10, 18), "A buzzword.", Severity.WARNING)
REPORT = Report(4, 2, (USE, BARE), {})
CLIENT = Client(Unit.UTF16)


def fixes(start: int, end: int, client: Client = CLIENT) -> list[types.CodeAction]:
    return quick_fixes(DRAFT, REPORT, Span(start, end), lambda _: None, client)


@pytest.mark.parametrize(
    ("only", "answer"),
    [
        (None, True),
        (["quickfix"], True),
        ([""], True),
        (["refactor", "quickfix"], True),
        ([], False),
        (["refactor"], False),
        (["quickfix.spelling"], False),
        (["source.fixAll"], False),
    ],
)
def test_quick_fixes_are_offered_to_who_asks_for_them(only: list[str] | None, answer: bool) -> None:
    assert wanted(only) is answer


def test_each_fix_is_an_action_tied_to_its_diagnostic_the_first_preferred() -> None:
    shown = diagnostic(USE, None, DRAFT, CLIENT)
    actions = fixes(4, 4)
    assert [action.title for action in actions] == ["Use “use”", "Use “apply”"]
    assert [action.is_preferred for action in actions] == [True, None]
    assert all(action.kind == "quickfix" for action in actions)
    assert all(action.diagnostics == [shown] for action in actions)


def test_the_edit_is_in_the_clients_columns() -> None:
    (edit,) = (fixes(4, 4)[0].edit.changes or {})[DRAFT.uri]
    assert edit == types.TextEdit(types.Range(types.Position(0, 3), types.Position(0, 10)), "use")


def test_a_client_that_can_gets_edits_for_one_version_only() -> None:
    edit = fixes(4, 4, Client(versioned=True))[0].edit
    assert edit.changes is None
    (change,) = edit.document_changes or []
    assert (change.text_document.uri, change.text_document.version) == (DRAFT.uri, 4)
    assert change.edits[0].new_text == "use"


@pytest.mark.parametrize(
    ("start", "end", "offered"),
    [(0, 1, 0), (0, 2, 2), (2, 2, 2), (9, 9, 2), (9, 10, 2), (10, 18, 0), (0, 18, 2)],
)
def test_a_cursor_beside_a_finding_still_gets_its_fixes(start: int, end: int, offered: int) -> None:
    assert len(fixes(start, end)) == offered
