"""Actions, lenses, outlines and completions, with the clients of three editors."""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.protocol import default_converter
from pygls.uris import to_fs_path
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from saveworthy import review
from saveworthy.core.dismissal import DISMISSALS_FILE
from saveworthy.lsp import names
from saveworthy.pipeline.fields import finding_fields
from saveworthy.text.lines import Lines, Place, Unit

TIMEOUT = 60
RULE = "buzzwords/utilize"
TEXT = (
    "# 😀 Naïve boats\r\n\r\nEvery spring we utilize the old 👩‍👩‍👧 boats by the pier.\r\n\r\n"
    "In the fall we utilize ropes, in order to go.\r\n"
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Editor(LanguageClient):
    """Has buffers, and makes the edits it is told to make."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buffers: dict[str, tuple[int, str]] = {}
        self.published: dict[str, list[types.Diagnostic]] = {}
        self.selected: list[types.ShowDocumentParams] = []
        self.lens_refreshes = 0
        self.unit = Unit.UTF16
        self.root = Path()
        self.pulls = False

    def open(self, path: Path, text: str, language: str = "markdown") -> str:
        uri = path.as_uri()
        self.buffers[uri] = (1, text)
        item = types.TextDocumentItem(uri, language, 1, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def close(self, uri: str) -> None:
        del self.buffers[uri]
        document = types.TextDocumentIdentifier(uri)
        self.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def put(self, uri: str, text: str) -> None:
        version = self.buffers[uri][0] + 1
        self.buffers[uri] = (version, text)
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def make(self, edit: types.WorkspaceEdit) -> None:
        """Make an edit as an editor would: the last one first, and for its own version only."""
        changes = dict(edit.changes or {})
        closed: dict[str, Path] = {}
        for change in edit.document_changes or ():
            if isinstance(change, types.CreateFile):
                path_of(change.uri).write_text("", "utf-8")
                continue
            assert isinstance(change, types.TextDocumentEdit)
            uri, version = change.text_document.uri, change.text_document.version
            assert version is None or version == self.buffers[uri][0]
            changes[uri] = change.edits  # type: ignore[assignment]
        for uri in changes:
            if uri not in self.buffers:
                closed[uri] = path_of(uri)
                self.open(closed[uri], closed[uri].read_text("utf-8"), "toml")
        for uri, edits in changes.items():
            text = self.buffers[uri][1]
            lines = Lines(text)
            for each in reversed(edits):
                start, end = (
                    lines.offset(Place(at.line, at.character), self.unit)
                    for at in (each.range.start, each.range.end)
                )
                text = text[:start] + each.new_text + text[end:]
            self.put(uri, text)
            if uri in closed:  # an editor would show it, and its writer would save it
                closed[uri].write_text(text, "utf-8")
                self.text_document_did_save(
                    types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
                )
                self.close(uri)

    def at(self, uri: str, part: str) -> types.Position:
        text = self.buffers[uri][1]
        place = Lines(text).place(text.index(part), self.unit)
        return types.Position(place.line, place.column)

    async def actions(self, uri: str, part: str, *only: str) -> dict[str, types.CodeAction]:
        document, at = types.TextDocumentIdentifier(uri), self.at(uri, part)
        context = types.CodeActionContext([], only=list(only) or None)
        found = await self.text_document_code_action_async(
            types.CodeActionParams(document, types.Range(at, at), context)
        )
        return {
            action.title: action for action in found or () if isinstance(action, types.CodeAction)
        }

    async def choose(self, action: types.CodeAction) -> None:
        """Do what choosing an action does."""
        if action.data is not None:
            action = await self.code_action_resolve_async(action)
        if action.edit:
            self.make(action.edit)
        if action.command:
            await self.run(action.command.command, *(action.command.arguments or ()))

    async def run(self, command: str, *arguments: Any) -> Any:
        return await self.workspace_execute_command_async(
            types.ExecuteCommandParams(command, arguments=list(arguments))
        )

    async def review(self, uri: str) -> Any:
        return await self.protocol.send_request_async(
            names.REVIEW_REQUEST, {"textDocument": {"uri": uri}}
        )

    async def shown(self, uri: str) -> list[types.Diagnostic]:
        """Those it was sent; or those it is given when it asks, if that is its way."""
        if not self.pulls:
            return self.published.get(uri, [])
        asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await self.text_document_diagnostic_async(asked)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return list(report.items)

    async def found(self, uri: str, wanted: Callable[[list[str]], bool]) -> list[str]:
        """The rules that find something, once they are as wanted."""
        async with asyncio.timeout(TIMEOUT):
            while True:
                answer = await self.review(uri)
                if answer is not None and answer.current:
                    rules = [each.rule for each in answer.findings]
                    if wanted(rules):
                        return rules
                await asyncio.sleep(0.02)


def path_of(uri: str) -> Path:
    return Path(to_fs_path(uri) or "")


def converter() -> Any:
    """lsprotocol takes every action with a command for a bare command; editors do not."""
    made = default_converter()

    def action(value: Any, _: type) -> types.Command | types.CodeAction:
        bare = isinstance(value.get("command"), str)
        return made.structure(value, types.Command if bare else types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, action)
    return made


def make_editor() -> Editor:
    editor = Editor(converter_factory=converter)

    def apply(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        editor.make(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    def published(params: types.PublishDiagnosticsParams) -> None:
        editor.published[params.uri] = list(params.diagnostics)

    def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
        editor.selected.append(params)
        return types.ShowDocumentResult(success=True)

    def lens_refresh(_: None) -> None:
        editor.lens_refreshes += 1

    features = {
        **DEFAULT_CLIENT_FEATURES,
        types.WORKSPACE_APPLY_EDIT: apply,
        types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
        types.WINDOW_SHOW_DOCUMENT: show,
        types.WORKSPACE_CODE_LENS_REFRESH: lens_refresh,
        types.WORKSPACE_INLAY_HINT_REFRESH: lambda _: None,
        types.CLIENT_REGISTER_CAPABILITY: lambda _: None,
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
async def editor(
    request: pytest.FixtureRequest, client: Editor, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[None]:
    client.root = tmp_path_factory.mktemp(request.param)
    params = types.InitializeParams(
        capabilities=client_capabilities(request.param),
        root_uri=client.root.as_uri(),
        workspace_folders=[types.WorkspaceFolder(client.root.as_uri(), "root")],
    )
    result = await client.initialize_session(params)
    client.unit = Unit(result.capabilities.position_encoding or "utf-16")
    said = params.capabilities.text_document
    client.pulls = said is not None and said.diagnostic is not None
    yield
    await client.shutdown_session()


_numbers = itertools.count()


@pytest.fixture
def folder(editor: Editor) -> Path:
    """A folder with settings of its own, so that no test touches another's."""
    path = editor.root / f"n{next(_numbers)}"
    path.mkdir()
    (path / ".git").mkdir()
    (path / "saveworthy.toml").write_text("# ours\n", "utf-8")
    return path


def is_silent(rules: list[str]) -> bool:
    return RULE not in rules


def is_loud(rules: list[str]) -> bool:
    return RULE in rules


def count(rules: list[str]) -> int:
    return rules.count(RULE)


@pytest.mark.parametrize(
    ("action", "left", "says"),
    [
        ("Use “use”", 1, None),
        ("Ignore this one here, with a comment", 1, None),
        ("Turn off buzzwords/utilize in this file", 0, None),
        ("Ignore this one for everybody (shared file)", 1, (DISMISSALS_FILE, '"every", "spring"')),
        ("Accept “utilize” everywhere", 0, ("saveworthy.toml", '# ours\naccept = ["utilize"]\n')),
        ("Turn off buzzwords/utilize in this folder", 0,
         ("saveworthy.toml", '# ours\nignore = ["buzzwords/utilize"]\n')),
    ],
)  # fmt: skip
async def test_each_action_silences_what_it_says(
    editor: Editor, folder: Path, action: str, left: int, says: tuple[str, str] | None
) -> None:
    uri = editor.open(folder / "post.md", TEXT)
    before = await editor.found(uri, is_loud)
    assert count(before) == 2
    found = await editor.actions(uri, "utilize", "quickfix")
    titles = [title for title in found if title.startswith(action)]
    assert titles, found.keys()
    chosen = found[titles[0]]
    assert [each.code for each in chosen.diagnostics or ()] == [RULE]
    await editor.choose(chosen)
    after = await editor.found(uri, lambda rules: count(rules) == left)
    assert [r for r in after if r != RULE] == [r for r in before if r != RULE]
    if says:
        assert says[1] in (folder / says[0]).read_text("utf-8")
    editor.close(uri)


async def test_plain_text_is_turned_off_in_the_settings(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "no te.txt", "We utilize it.\n", "plaintext")
    await editor.found(uri, is_loud)
    found = await editor.actions(uri, "utilize")
    await editor.choose(found["Turn off buzzwords/utilize in this file"])
    await editor.found(uri, is_silent)
    assert "/no\\\\ te.txt" in (folder / "saveworthy.toml").read_text("utf-8")
    editor.close(uri)


async def test_a_settings_file_that_is_open_is_changed_in_the_editor(
    editor: Editor, folder: Path
) -> None:
    toml = folder / "saveworthy.toml"
    uri = editor.open(folder / "post.md", TEXT)
    settings = editor.open(toml, "# 😀 not saved\n", "toml")
    await editor.found(uri, is_loud)
    await editor.choose((await editor.actions(uri, "utilize"))["Accept “utilize” everywhere"])
    assert editor.buffers[settings][1] == '# 😀 not saved\naccept = ["utilize"]\n'
    assert toml.read_text("utf-8") == "# ours\n"
    await editor.found(uri, is_loud)
    toml.write_text(editor.buffers[settings][1], "utf-8")
    editor.text_document_did_save(
        types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(settings))
    )
    await editor.found(uri, is_silent)
    editor.close(uri)
    editor.close(settings)


async def test_a_broken_settings_file_is_said_and_left_alone(editor: Editor, folder: Path) -> None:
    (folder / "saveworthy.toml").write_text("accept = [", "utf-8")
    uri = editor.open(folder / "post.md", TEXT)
    await editor.found(uri, is_loud)
    said = len(editor.messages)
    await editor.choose((await editor.actions(uri, "utilize"))["Accept “utilize” everywhere"])
    assert any("E501" in each.message for each in editor.messages[said:])
    assert (folder / "saveworthy.toml").read_text("utf-8") == "accept = ["
    editor.close(uri)


async def test_the_reason_is_selected_where_the_editor_can(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", TEXT)
    await editor.found(uri, is_loud)
    editor.selected.clear()
    action = (await editor.actions(uri, "utilize"))["Ignore this one here, with a comment"]
    await editor.choose(action)
    lines = Lines(editor.buffers[uri][1])
    for shown in editor.selected:
        assert shown.selection is not None
        ends = (shown.selection.start, shown.selection.end)
        start, end = (lines.offset(Place(at.line, at.character), editor.unit) for at in ends)
        assert lines.text[start:end] == "reason"
    if editor.unit is Unit.UTF8:  # this one resolves commands, too
        assert editor.selected
    editor.close(uri)


async def test_all_safe_fixes_are_made_in_one_stroke(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", TEXT)
    await editor.found(uri, is_loud)
    assert not [a for a in (await editor.actions(uri, "utilize")).values() if a.kind != "quickfix"
                and a.kind != "refactor.rewrite"]  # fmt: skip
    (action,) = (await editor.actions(uri, "Naïve", "source.fixAll")).values()
    assert action.kind == "source.fixAll.saveworthy"
    await editor.choose(action)
    fixed = TEXT.replace("utilize", "use").replace("in order to", "to")
    assert editor.buffers[uri][1] == fixed
    editor.put(uri, TEXT)
    await editor.found(uri, is_loud)
    await editor.run(names.FIX_ALL, uri)
    assert editor.buffers[uri][1] == fixed
    editor.close(uri)


async def test_a_sentence_is_made_plainer(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", TEXT)
    await editor.found(uri, is_loud)
    title = "Make this sentence plainer: “In the fall we use ropes, to go.”"
    await editor.choose((await editor.actions(uri, "fall", "refactor"))[title])
    assert editor.buffers[uri][1].endswith("In the fall we use ropes, to go.\r\n")
    editor.close(uri)


async def test_the_lens_has_the_scores_and_opens_the_review(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", TEXT * 3)
    await editor.found(uri, is_loud)
    params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
    (lens,) = await editor.text_document_code_lens_async(params) or ()
    assert lens.command is not None
    assert " · save " in lens.command.title
    assert lens.command.command == names.REVIEW
    said = len(editor.messages)
    answer = await editor.run(lens.command.command, *(lens.command.arguments or ()))
    fields = answer if isinstance(answer, dict) else answer._asdict()
    assert fields["summary"] == lens.command.title
    assert lens.command.title in editor.messages[said].message
    editor.close(uri)


async def test_a_review_says_what_the_command_line_says_and_more(
    editor: Editor, folder: Path
) -> None:
    text = TEXT * 2
    uri = editor.open(folder / "post.md", text)
    await editor.found(uri, is_loud)
    answer = json.loads(json.dumps(await editor.review(uri), default=lambda o: o._asdict()))
    plain = _plain(await editor.review(uri))
    report, lines = review(text), Lines(text)
    assert plain["words"] == report.words
    expected = [finding_fields(f, text, lines) for f in report.findings]
    assert [{k: v for k, v in f.items() if k != "range"} for f in plain["findings"]] == expected
    assert plain["scores"]["readability"]["value"] == report.scores["readability"].value
    assert [e["text"] for e in plain["scores"]["save"]["evidence"]] == [
        e.span.of(text) for e in report.scores["save"].evidence
    ]
    assert [p["words"] for p in plain["paragraphs"]] == [10, 10, 10, 10]
    assert [s["words"] for s in plain["sentences"]] == [10, 10, 10, 10]
    first = plain["sentences"][0]["range"]
    start = lines.offset(Place(first["start"]["line"], first["start"]["character"]), editor.unit)
    end = lines.offset(Place(first["end"]["line"], first["end"]["character"]), editor.unit)
    assert text[start:end] == "Every spring we utilize the old 👩‍👩‍👧 boats by the pier."
    assert answer
    editor.close(uri)


async def test_the_outline_has_words(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", f"{TEXT}\r\n## Two\r\n\r\nOne more.\r\n\r\n# Three\r\n")
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found = await editor.text_document_document_symbol_async(params) or ()
    first, last = found[0], found[-1]
    assert (first.name, last.name) == ("😀 Naïve boats", "Three")
    if isinstance(first, types.DocumentSymbol):
        assert [child.name for child in first.children or ()] == ["Two"]
        assert isinstance(last, types.DocumentSymbol)
        assert (first.detail, last.detail) == ("23 words", "0 words")
        assert (
            first.range.end == last.range.start or first.range.end.line < last.range.start.line + 1
        )
    else:
        assert [each.name for each in found] == ["😀 Naïve boats", "Two", "Three"]
    editor.close(uri)


async def test_hints_are_off_until_asked_for(editor: Editor, folder: Path) -> None:
    words = "Every spring we take the old boats by the pier and row them out to the island. " * 2
    uri = editor.open(folder / "post.md", f"# 😀 One\n\n{words}\n\nShort.\n")
    document = types.TextDocumentIdentifier(uri)
    everywhere = types.Range(types.Position(0, 0), types.Position(99, 0))
    params = types.InlayHintParams(document, everywhere)
    assert not await editor.text_document_inlay_hint_async(params)
    editor.set_configuration({"saveworthy": {"inlayHints": True}})
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    async with asyncio.timeout(TIMEOUT):
        while not (hints := await editor.text_document_inlay_hint_async(params)):
            await asyncio.sleep(0.02)
    assert [str(hint.label).split()[0] for hint in hints] == ["readability"]
    assert (hints[0].position.line, hints[0].position.character) == (2, len(words.rstrip()))
    editor.set_configuration({"saveworthy": {"inlayHints": False}})
    editor.workspace_did_change_configuration(types.DidChangeConfigurationParams({}))
    async with asyncio.timeout(TIMEOUT):
        while await editor.text_document_inlay_hint_async(params):
            await asyncio.sleep(0.02)
    editor.close(uri)


async def test_comments_and_settings_complete(editor: Editor, folder: Path) -> None:
    async def labels(uri: str, position: types.Position) -> list[str]:
        params = types.CompletionParams(types.TextDocumentIdentifier(uri), position)
        found = await editor.text_document_completion_async(params)
        assert isinstance(found, list)
        return [item.label for item in found]

    uri = editor.open(folder / "post.md", "😀 text <!-- saveworthy-disable plain, buzz|words -->\n")
    assert "buzzwords/utilize" in await labels(uri, editor.at(uri, "|"))
    assert "plain" not in await labels(uri, editor.at(uri, "|"))
    assert await labels(uri, editor.at(uri, "text")) == []
    editor.put(uri, "😀 text <!-- | -->\n")
    assert "saveworthy-disable-next-line" in await labels(uri, editor.at(uri, "|"))
    toml = editor.open(folder / "saveworthy.toml", 'accept = ["é😀"]\nignore = ["', "toml")
    assert "buzzwords" in await labels(toml, types.Position(1, 11))
    hover = await editor.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(toml), types.Position(0, 2))
    )
    assert hover is not None
    editor.close(uri)
    editor.close(toml)


async def test_problems_in_settings_show_while_typing_and_go_when_closed(
    editor: Editor, folder: Path
) -> None:
    uri = editor.open(folder / "saveworthy.toml", "selct = []\n", "toml")

    async def shown(codes: list[str]) -> None:
        async with asyncio.timeout(TIMEOUT):
            while [d.code for d in await editor.shown(uri)] != codes:
                await asyncio.sleep(0.02)

    await shown(["E502"])
    editor.put(uri, 'ignore = ["nothing-like-it"]\n')
    await shown(["E504"])
    editor.put(uri, 'ignore = ["plain"]\n')
    await shown([])
    editor.put(uri, "x = [")
    await shown(["E501"])
    editor.close(uri)
    await shown([])


async def test_odd_arguments_are_answered(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "post.md", TEXT)
    await editor.found(uri, is_loud)
    finding = {"uri": uri, "rule": "x/y"}
    for name in (names.ACCEPT, names.DISMISS, names.IGNORE, names.OFF_FILE, names.OFF_FOLDER,
                 names.REVIEW, names.EXPLAIN, names.FIX_ALL, names.SELECT, names.RECHECK):  # fmt: skip
        for arguments in ([], [None], [3], ["file:///nowhere.md"], [{"uri": 3}]):
            assert await editor.run(name, *arguments) is None
        if name != names.REVIEW:
            assert await editor.run(name, finding) is None
    assert (folder / "saveworthy.toml").read_text("utf-8") == "# ours\n"
    answer = await editor.run(names.EXPLAIN, RULE)
    assert _plain(answer)["rule"] == RULE
    editor.close(uri)


def _plain(value: Any) -> Any:
    """What came over the wire, without the client's own types."""
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
