"""A writer's session from start to end, with the clients of VS Code, Neovim and Emacs."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter
from pygls.uris import to_fs_path
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from saveworthy import review
from saveworthy.pipeline.fixes import fix_all
from saveworthy.settings import Finder, Settings, ruleset
from saveworthy.text.formats import MARKDOWN, split
from saveworthy.text.lines import Lines, Place, Unit

PATIENCE = 60
SAVEWORTHY = [sys.executable, "-m", "saveworthy"]
UNITS = {"visual_studio_code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}
RULE, OTHER = "plain/in-order-to", "buzzwords/utilize"
DRAFT = "# 😀 Naïve boats\r\n\r\n👩‍👩‍👧 e\u0301 Every spring we utilize ropes in order to row.\r\n"
BADLY = "\r\n😀 Due to the fact that it rained, we utilize sails."

Found = list[tuple[str, int, int]]

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Writer(LanguageClient):
    """Has one draft at a time, and keeps it as its editor would."""

    folder = Path()
    unit = Unit.UTF16
    pulls = False
    watches = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pushed: dict[str, list[types.Diagnostic]] = {}
        self.path = Path()
        self.text = ""
        self.version = 0

    @property
    def uri(self) -> str:
        return self.path.as_uri()

    def open(self, name: str, text: str) -> None:
        self.path, self.text, self.version = self.folder / name, text, 1
        self.path.write_bytes(text.encode())
        item = types.TextDocumentItem(self.uri, "markdown", 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def put(self, start: int, end: int, text: str) -> None:
        """Replace a part of the draft, and tell the server of that part only."""
        lines = Lines(self.text)
        ends = [types.Position(*_place(lines, at, self.unit)) for at in (start, end)]
        self.text = self.text[:start] + text + self.text[end:]
        self.version += 1
        change = types.TextDocumentContentChangePartial(types.Range(*ends), text)
        document = types.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def make(self, edit: types.WorkspaceEdit) -> None:
        """Make an edit: of the draft, the last part first, or of a file that is not open."""
        changes = dict(edit.changes or {})
        for each in edit.document_changes or ():
            if isinstance(each, types.TextDocumentEdit):
                document = each.text_document
                assert document.version == (self.version if document.uri == self.uri else None)
                changes[document.uri] = each.edits  # type: ignore[assignment]
            else:
                assert isinstance(each, types.CreateFile)
                _path(each.uri).touch()
        for uri, edits in changes.items():
            text = self.text if uri == self.uri else _path(uri).read_text("utf-8")
            for each in reversed(edits):
                lines = Lines(text)
                start, end = (
                    lines.offset(Place(at.line, at.character), self.unit)
                    for at in (each.range.start, each.range.end)
                )
                text = text[:start] + each.new_text + text[end:]
                if uri == self.uri:
                    self.put(start, end, each.new_text)
            if uri != self.uri:
                _path(uri).write_text(text, "utf-8")
                self.tell_of(_path(uri))

    async def shown(self) -> Found:
        """What is underlined, in code points."""
        if self.pulls:
            document = types.TextDocumentIdentifier(self.uri)
            report = await self.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(document)
            )
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            items = list(report.items)
        else:
            items = self.pushed.get(self.uri, [])
        lines = Lines(self.text)
        return [
            (
                str(each.code),
                lines.offset(Place(each.range.start.line, each.range.start.character), self.unit),
                lines.offset(Place(each.range.end.line, each.range.end.character), self.unit),
            )
            for each in items
        ]

    async def see(self, wanted: Callable[[Found], bool]) -> Found:
        """Wait until what is underlined is as wanted."""
        shown: Found = []
        try:
            async with asyncio.timeout(PATIENCE):
                while not wanted(shown := await self.shown()):
                    await asyncio.sleep(0.01)
        except TimeoutError:
            pytest.fail(f"still shown: {shown}")
        return shown

    async def see_all(self) -> Found:
        """Wait until what is underlined is what a review of the draft as it stands finds."""
        report = review(self.text, settings=self.settings(), uri=str(self.path))
        expected = [(each.rule_id, each.span.start, each.span.end) for each in report.findings]
        return await self.see(lambda shown: shown == expected)

    def settings(self) -> Settings:
        """Those that apply to the draft."""
        file = Finder().file_for(str(self.path))
        return file.settings(str(self.path)) if file else Settings()

    async def choose(self, part: str, title: str) -> None:
        """Choose an action at a place, and do what that asks for."""
        lines, at = Lines(self.text), self.text.index(part) + 1
        here = types.Position(*_place(lines, at, self.unit))
        context = types.CodeActionContext([], only=[types.CodeActionKind.QuickFix])
        document = types.TextDocumentIdentifier(self.uri)
        found = await self.text_document_code_action_async(
            types.CodeActionParams(document, types.Range(here, here), context)
        )
        offered = [each for each in found or () if isinstance(each, types.CodeAction)]
        (action,) = [each for each in offered if each.title.startswith(title)]
        if action.data is not None:
            action = await self.code_action_resolve_async(action)
        if action.edit is not None:
            self.make(action.edit)
        if action.command is not None:
            await self.workspace_execute_command_async(
                types.ExecuteCommandParams(
                    action.command.command, arguments=action.command.arguments
                )
            )

    def tell_of(self, path: Path) -> None:
        """Tell that a file has changed: as seen on the disk, or because it was saved here."""
        if self.watches:
            event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
            self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        else:
            document = types.TextDocumentIdentifier(path.as_uri())
            self.text_document_did_save(types.DidSaveTextDocumentParams(document))


def _path(uri: str) -> Path:
    return Path(to_fs_path(uri) or "")


def _place(lines: Lines, at: int, unit: Unit) -> tuple[int, int]:
    place = lines.place(at, unit)
    return place.line, place.column


def _converter() -> Converter:
    """Reads an action that has a command as an action, and not as a bare command."""
    made = default_converter()

    def action(value: Any, _: type) -> types.Command | types.CodeAction:
        bare = isinstance(value.get("command"), str)
        return made.structure(value, types.Command if bare else types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, action)
    return made


def make_writer() -> Writer:
    writer = Writer(converter_factory=_converter)

    def published(params: types.PublishDiagnosticsParams) -> None:
        writer.pushed[params.uri] = list(params.diagnostics)

    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        writer.make(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    features = {
        **DEFAULT_CLIENT_FEATURES,
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
        types.WORKSPACE_APPLY_EDIT: apply,
        types.CLIENT_REGISTER_CAPABILITY: lambda _: None,
    }
    register_lsp_features(writer, features)
    return writer


@pytest_lsp.fixture(
    scope="module",
    params=list(UNITS),
    config=ClientServerConfig(server_command=[*SAVEWORTHY, "lsp"], client_factory=make_writer),
)
async def writer(
    request: pytest.FixtureRequest, client: Writer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[None]:
    client.folder = tmp_path_factory.mktemp("drafts")
    capabilities = client_capabilities(request.param)
    folder = types.WorkspaceFolder(client.folder.as_uri(), "drafts")
    result = await client.initialize_session(
        types.InitializeParams(capabilities, workspace_folders=[folder])
    )
    assert result.capabilities.position_encoding == UNITS[request.param]
    client.unit = Unit(UNITS[request.param])
    client.pulls = bool(capabilities.text_document and capabilities.text_document.diagnostic)
    watching = capabilities.workspace and capabilities.workspace.did_change_watched_files
    client.watches = bool(watching and watching.dynamic_registration)
    yield
    await client.shutdown_session()


async def test_the_editor_shows_what_the_command_line_finds(writer: Writer) -> None:
    writer.open("same.md", DRAFT)
    command = [*SAVEWORTHY, "check", str(writer.path), "--format", "json", "--no-cache"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    (file,) = json.loads(done.stdout)["files"]
    expected = [
        (each["rule"], each["start"]["offset"], each["end"]["offset"]) for each in file["findings"]
    ]
    assert {RULE, OTHER} <= {rule for rule, *_ in expected}
    await writer.see(lambda shown: shown == expected)


async def test_findings_follow_the_typing_letter_by_letter(writer: Writer) -> None:
    writer.open("typed.md", DRAFT)
    for letter in BADLY:
        writer.put(len(writer.text), len(writer.text), letter)
    shown = await writer.see_all()
    assert "plain/because" in {rule for rule, *_ in shown}
    for _ in BADLY:
        writer.put(len(writer.text) - 1, len(writer.text), "")
    assert writer.text == DRAFT
    await writer.see_all()


async def test_a_fix_a_comment_and_a_dismissal_are_chosen_one_after_another(writer: Writer) -> None:
    writer.open("fixed.md", DRAFT + BADLY)
    await writer.see(lambda shown: OTHER in {rule for rule, *_ in shown})
    await writer.choose("in order to", "Use “to”")
    assert writer.text == (DRAFT + BADLY).replace("in order to", "to")
    await writer.see(lambda shown: RULE not in {rule for rule, *_ in shown})
    await writer.choose("utilize", "Ignore this one here")
    assert f"saveworthy-disable-next-line {OTHER}" in writer.text
    await writer.see(lambda shown: [rule for rule, *_ in shown].count(OTHER) == 1)
    await writer.choose("utilize sails", "Ignore this one for everybody")
    await writer.see(lambda shown: OTHER not in {rule for rule, *_ in shown})
    dismissed = json.loads((writer.folder / ".saveworthy-ignore.json").read_text("utf-8"))
    assert [each["rule"] for each in dismissed["dismissed"]] == [OTHER]
    await writer.see_all()


async def test_all_safe_fixes_are_made_by_one_command(writer: Writer) -> None:
    writer.open("all.md", DRAFT + BADLY)
    await writer.see(lambda shown: RULE in {rule for rule, *_ in shown})
    await writer.workspace_execute_command_async(
        types.ExecuteCommandParams("saveworthy.fixAll", arguments=[writer.uri])
    )
    await writer.see(lambda shown: RULE not in {rule for rule, *_ in shown})
    document = split(DRAFT + BADLY, MARKDOWN)
    assert writer.text == fix_all(document, ruleset(writer.settings())).text
    await writer.see_all()


async def test_accepted_terms_and_changed_settings_count_at_once(writer: Writer) -> None:
    writer.open("settings.md", DRAFT)
    await writer.see(lambda shown: {RULE, OTHER} <= {rule for rule, *_ in shown})
    await writer.choose("utilize", "Accept “utilize”")
    await writer.see(lambda shown: OTHER not in {rule for rule, *_ in shown})
    settings = writer.folder / "saveworthy.toml"
    assert 'accept = ["utilize"]' in settings.read_text("utf-8")
    settings.write_text('ignore = ["plain"]\n', "utf-8")
    writer.tell_of(settings)
    await writer.see(lambda shown: RULE not in {rule for rule, *_ in shown})
    assert OTHER in {rule for rule, *_ in await writer.see_all()}
    settings.unlink()
    writer.tell_of(settings)
    await writer.see(lambda shown: {RULE, OTHER} <= {rule for rule, *_ in shown})
