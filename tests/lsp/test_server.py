"""The real server and the clients of three editors: UTF-16, UTF-8 and UTF-32."""

import asyncio
import itertools
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

import saveworthy
from saveworthy.core import Severity, Span
from saveworthy.rules import builtin
from saveworthy.rules.pages import rule_url
from saveworthy.text.formats import format_of

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TIMEOUT = 60
RULE = "plain/in-order-to"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Editor(LanguageClient):
    """Remembers every publication with its version."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[str] = []
        self.news = asyncio.Event()
        self.encoding = ""
        self.pulls = False
        self.result: types.InitializeResult

    async def diagnostics_of(self, uri: str, version: int | None) -> list[types.Diagnostic]:
        """What is shown of a draft: as it is asked for, or as it comes, whichever this editor does."""
        async with asyncio.timeout(TIMEOUT):
            if self.pulls:
                document = types.TextDocumentIdentifier(uri)
                report = await self.text_document_diagnostic_async(
                    types.DocumentDiagnosticParams(document)
                )
                assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
                return list(report.items)
            while True:
                for params in self.published:
                    if (params.uri, params.version) == (uri, version):
                        return list(params.diagnostics)
                self.news.clear()
                await self.news.wait()

    def open(self, uri: str, text: str, language: str = "markdown", version: int = 1) -> None:
        item = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, uri: str, version: int, *changes: Any) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def close(self, uri: str) -> None:
        document = types.TextDocumentIdentifier(uri)
        self.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def quick_fixes(self, uri: str, range_: types.Range) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=[types.CodeActionKind.QuickFix])
        document = types.TextDocumentIdentifier(uri)
        found = await self.text_document_code_action_async(
            types.CodeActionParams(document, range_, context)
        )
        # lsprotocol takes what has a command for a bare command; fixes have none
        fixes = [a for a in found or () if isinstance(a, types.CodeAction) and _is_fix(a)]
        return [await self.code_action_resolve_async(a) if a.data else a for a in fixes]

    async def hover_at(self, uri: str, position: types.Position) -> types.Hover | None:
        document = types.TextDocumentIdentifier(uri)
        return await self.text_document_hover_async(types.HoverParams(document, position))

    def range(self, text: str, span: Span) -> types.Range:
        """The range of a span, in this editor's unit."""
        codec, size = CODECS[self.encoding]
        ends = []
        for before in (text[: span.start], text[: span.end]):
            lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            ends.append(types.Position(len(lines) - 1, len(lines[-1].encode(codec)) // size))
        return types.Range(*ends)

    def applied(self, text: str, edits: Sequence[types.TextEdit]) -> str:
        """The text with the edits made, last one first; only for lines that end in a line feed."""
        codec, size = CODECS[self.encoding]
        for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
            start, end = (
                sum(len(line) + 1 for line in text.split("\n")[: at.line])
                + len(text.split("\n")[at.line].encode(codec)[: at.character * size].decode(codec))
                for at in (edit.range.start, edit.range.end)
            )
            text = text[:start] + edit.new_text + text[end:]
        return text


def _is_fix(action: types.CodeAction) -> bool:
    return action.edit is not None or action.data["do"] == "fix"


def make_editor() -> Editor:
    editor = Editor(converter_factory=default_converter)

    def published(params: types.PublishDiagnosticsParams) -> None:
        editor.published.append(params)
        editor.news.set()

    def registered(params: types.RegistrationParams) -> None:
        editor.registered += [registration.method for registration in params.registrations]

    features = {
        **DEFAULT_CLIENT_FEATURES,
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
        types.CLIENT_REGISTER_CAPABILITY: registered,
    }
    register_lsp_features(editor, features)
    return editor


@pytest_lsp.fixture(
    scope="module",
    params=["visual_studio_code", "neovim", "emacs"],
    config=ClientServerConfig(
        server_command=[sys.executable, "-m", "saveworthy", "lsp"], client_factory=make_editor
    ),
)
async def editor(request: pytest.FixtureRequest, client: Editor) -> AsyncIterator[None]:
    params = types.InitializeParams(capabilities=client_capabilities(request.param))
    result = await client.initialize_session(params)
    client.encoding = result.capabilities.position_encoding or "utf-16"
    client.result = result
    client.pulls = bool(params.capabilities.text_document.diagnostic)
    await load_model(client)
    yield
    await client.shutdown_session()


async def load_model(editor: Editor) -> None:
    """Have the server load what a whole review needs, so that first looks are whole from here on."""
    uri, text = "file:///warm-up.md", "Storms impact coastal towns, and we leverage them."
    codes = [finding.rule_id for finding in saveworthy.review(text).findings]
    editor.open(uri, text)
    async with asyncio.timeout(TIMEOUT):
        while [d.code for d in await editor.diagnostics_of(uri, 1)] != codes:
            editor.published.clear()
    editor.close(uri)


UNITS = {"visual_studio_code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}
DRAFT = "# 😀 Naïve\r\n\r\n👩‍👩‍👧 e\u0301\u2028We met in order to plan.\r\n"
_names = (f"file:///draft-{number}.md" for number in itertools.count())


@pytest.fixture
def uri() -> str:
    """A draft's name that no other test uses: the server lives through all of them."""
    return next(_names)


def span_in(text: str, part: str) -> Span:
    return Span(text.index(part), text.index(part) + len(part))


async def test_the_server_says_what_it_can(editor: Editor, request: Any) -> None:
    can, info = editor.result.capabilities, editor.result.server_info
    assert can.position_encoding == UNITS[request.node.callspec.params["editor"]]
    assert can.text_document_sync == types.TextDocumentSyncOptions(
        open_close=True,
        change=types.TextDocumentSyncKind.Incremental,
        will_save=False,
        will_save_wait_until=False,
        save=types.SaveOptions(include_text=False),
    )
    assert isinstance(can.code_action_provider, types.CodeActionOptions)
    kinds = ["quickfix", "refactor.rewrite", "source.fixAll.saveworthy"]
    assert list(can.code_action_provider.code_action_kinds or ()) == kinds
    assert can.hover_provider
    assert isinstance(can.diagnostic_provider, types.DiagnosticOptions)
    assert info == types.ServerInfo("saveworthy", saveworthy.__version__)


async def test_an_editor_that_asks_for_diagnostics_gets_none_unasked(
    editor: Editor, uri: str
) -> None:
    editor.open(uri, DRAFT)
    assert await editor.diagnostics_of(uri, 1)
    assert bool(editor.published) != editor.pulls


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
async def test_the_editor_shows_what_the_command_line_finds(editor: Editor, path: Path) -> None:
    text = path.read_bytes().decode()
    report = saveworthy.review(text, format=format_of(path.name))
    language = "markdown" if path.suffix == ".md" else "plaintext"  # .mdx too, as VS Code has it
    editor.open(path.as_uri(), text, language)
    shown = await editor.diagnostics_of(path.as_uri(), 1)
    assert [
        (d.code, d.range, d.message, d.severity, d.source, d.code_description.href) for d in shown
    ] == [
        (
            finding.rule_id,
            editor.range(text, finding.span),
            finding.message,
            SEVERITIES[finding.severity],
            "saveworthy",
            rule_url(finding.rule_id),
        )
        for finding in report.findings
    ]
    assert [[fix["title"] for fix in d.data["fixes"]] for d in shown] == [
        [fix.title for fix in finding.fixes] for finding in report.findings
    ]
    editor.close(path.as_uri())


async def test_findings_stand_where_they_are_behind_emoji_and_windows_line_ends(
    editor: Editor, uri: str
) -> None:
    editor.open(uri, DRAFT)
    shown = await editor.diagnostics_of(uri, 1)
    (range_,) = [d.range for d in shown if d.code == RULE]
    assert range_ == editor.range(DRAFT, span_in(DRAFT, "in order to"))


async def test_an_edit_moves_removes_and_adds_findings(editor: Editor, uri: str) -> None:
    text = DRAFT
    editor.open(uri, text)
    await editor.diagnostics_of(uri, 1)
    first = editor.range(text, span_in(text, "Naïve"))
    text = text.replace("Naïve", "😀\n\nIn order to win")
    second = editor.range(text, span_in(text, "in order to"))
    text = text.replace("in order to", "to")
    editor.change(
        uri,
        2,
        types.TextDocumentContentChangePartial(first, "😀\n\nIn order to win"),
        types.TextDocumentContentChangePartial(second, "to"),
    )
    shown = await editor.diagnostics_of(uri, 2)
    expected = saveworthy.review(text)
    assert [(d.code, d.range) for d in shown] == [
        (f.rule_id, editor.range(text, f.span)) for f in expected.findings
    ]
    (range_,) = [d.range for d in shown if d.code == RULE]
    assert range_ == editor.range(text, span_in(text, "In order to"))


async def test_a_quick_fix_gives_the_mended_text(editor: Editor, uri: str) -> None:
    editor.open(uri, DRAFT)
    cursor = editor.range(DRAFT, Span(DRAFT.index("order"), DRAFT.index("order")))
    shown = await editor.diagnostics_of(uri, 1)
    actions = [a for a in await editor.quick_fixes(uri, cursor) if a.diagnostics[0].code == RULE]
    action = actions[0]
    assert action.kind == "quickfix"
    assert action.is_preferred
    assert action.diagnostics[0] in shown
    assert editor.applied(DRAFT, edits_in(action, uri)) == DRAFT.replace("in order to", "to")


async def test_a_quick_fix_asked_for_right_after_an_edit_is_for_the_new_text(
    editor: Editor, uri: str
) -> None:
    editor.open(uri, "A word.\n")
    text = "😀 in order to plan.\n"
    editor.change(uri, 2, types.TextDocumentContentChangeWholeDocument(text))
    actions = await editor.quick_fixes(uri, editor.range(text, Span(0, len(text) - 1)))
    (action,) = [a for a in actions if a.diagnostics[0].code == RULE and a.is_preferred]
    # Whether “to” gets a capital is the rule's business.
    assert editor.applied(text, edits_in(action, uri)).lower() == "😀 to plan.\n"


async def test_other_kinds_and_other_places_get_no_quick_fixes(editor: Editor, uri: str) -> None:
    editor.open(uri, DRAFT)
    await editor.diagnostics_of(uri, 1)
    start = types.Range(types.Position(0, 0), types.Position(0, 1))
    assert RULE not in [a.diagnostics[0].code for a in await editor.quick_fixes(uri, start)]
    context = types.CodeActionContext([], only=[types.CodeActionKind.Refactor])
    everywhere = types.Range(types.Position(0, 0), types.Position(99, 0))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), everywhere, context)
    assert not await editor.text_document_code_action_async(params)


async def test_a_hover_says_why(editor: Editor, uri: str) -> None:
    editor.open(uri, DRAFT)
    span = span_in(DRAFT, "in order to")
    range_ = editor.range(DRAFT, span)
    hover = await editor.hover_at(uri, range_.start)
    assert hover is not None
    assert isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind is types.MarkupKind.Markdown
    rule = builtin().rule(RULE)
    assert rule is not None
    assert rule.why in hover.contents.value.replace("\\", "")
    assert rule_url(RULE) in hover.contents.value
    assert hover.range == range_


async def test_closing_a_draft_clears_its_findings(editor: Editor, uri: str) -> None:
    editor.open(uri, DRAFT)
    assert await editor.diagnostics_of(uri, 1)
    editor.close(uri)
    assert await editor.diagnostics_of(uri, None) == []
    assert await editor.hover_at(uri, types.Position(2, 30)) is None


async def test_an_unknown_language_is_said_once_and_gets_no_diagnostics(editor: Editor) -> None:
    uri = f"file:///script-{editor.encoding}.py"
    before = len(editor.log_messages)
    editor.open(uri, "x = 'in order to'", language="python")
    editor.change(uri, 2, types.TextDocumentContentChangeWholeDocument("x = 1"))
    assert await editor.hover_at(uri, types.Position(0, 6)) is None
    lines = [line.message for line in editor.log_messages[before:]]
    assert len(lines) == 1
    assert "python" in lines[0]
    assert uri not in [params.uri for params in editor.published]


async def test_saving_changes_nothing_that_is_up_to_date(editor: Editor, uri: str) -> None:
    editor.open(uri, DRAFT)
    await editor.diagnostics_of(uri, 1)
    count = len(editor.published)
    editor.text_document_did_save(
        types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
    )
    await editor.hover_at(uri, types.Position(0, 0))
    assert len(editor.published) == count


async def test_odd_texts_are_reviewed_like_any(editor: Editor, uri: str) -> None:
    for version, text in enumerate(
        ["", "\r", "\0", "\ufeff\n", "😀" * 5000, "\ud83d", "- " * 3000], 1
    ):
        editor.open(uri, text, version=version)
        await editor.diagnostics_of(uri, version)


def edits_in(action: types.CodeAction, uri: str) -> Sequence[types.TextEdit]:
    """The edits of an action that touches this draft alone."""
    assert action.edit is not None
    if action.edit.changes is not None:
        assert list(action.edit.changes) == [uri]
        return action.edit.changes[uri]
    (change,) = action.edit.document_changes or []
    assert isinstance(change, types.TextDocumentEdit)
    assert change.text_document.uri == uri
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]
