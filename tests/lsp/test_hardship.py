"""What goes wrong around a session: a clear word once, and the next review comes all the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saveworthy.lsp import names

LOUD = "We utilize synergy in order to plan."
RULE = "plain/in-order-to"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / ".git").mkdir()
    return folder


def begin(wire: Any, root: Path) -> None:
    folder = {"uri": root.as_uri(), "name": "drafts"}
    params = {"processId": None, "rootUri": None, "capabilities": {}, "workspaceFolders": [folder]}
    wire.request("initialize", params)
    wire.notify("initialized", {})


def change(wire: Any, uri: str, version: int, text: str) -> None:
    document = {"uri": uri, "version": version}
    params = {"textDocument": document, "contentChanges": [{"text": text}]}
    wire.notify("textDocument/didChange", params)


def marked(wire: Any, uri: str, version: int) -> list[str]:
    return [item["code"] for item in wire.published(uri, version)["diagnostics"]]


def messages(wire: Any) -> list[str]:
    return [m["params"]["message"] for m in wire.seen if m.get("method") == "window/showMessage"]


def warned(wire: Any) -> str:
    message = wire.until(lambda message: message.get("method") == "window/showMessage")
    return message["params"]["message"]


def run(wire: Any, command: str, uri: str, text: str = LOUD) -> Any:
    place = text.index("in order to")
    finding = {"uri": uri, "rule": RULE, "start": place, "end": place + len("in order to")}
    params = {"command": command, "arguments": [finding]}
    return wire.request("workspace/executeCommand", params)


def test_fifty_megabytes_are_declined_aloud_once_and_hold_nothing_up(wire: Any, root: Path) -> None:
    begin(wire, root)
    large, small = ((root / name).as_uri() for name in ("large.md", "small.md"))
    wire.open(large, f"{LOUD}\n" * (50_000_000 // len(LOUD)))
    assert "too long to review" in warned(wire)
    wire.open(small, LOUD)
    assert RULE in marked(wire, small, 1)
    place = {"start": {"line": 9, "character": 0}, "end": {"line": 9, "character": 3}}
    typed = {"range": place, "text": "You"}
    document = {"uri": large, "version": 2}
    wire.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [typed]})
    change(wire, large, 3, LOUD)
    assert RULE in marked(wire, large, 3)
    assert len(messages(wire)) == 1


def test_settings_that_are_broken_while_somebody_types_in_them_change_nothing_before_they_are_saved(
    wire: Any, root: Path
) -> None:
    begin(wire, root)
    file, uri = root / "saveworthy.toml", (root / "a.md").as_uri()
    file.write_text('ignore = ["buzzwords"]\n')
    wire.open(uri, LOUD)
    before = marked(wire, uri, 1)
    wire.open(file.as_uri(), file.read_text(), "toml")
    for version, text in enumerate(("ignore = [", "ignore = 3", "ignroe = []"), 2):
        change(wire, file.as_uri(), version, text)
        assert wire.published(file.as_uri(), version)["diagnostics"]
        change(wire, uri, version, f"{LOUD} {version}.")
        assert marked(wire, uri, version) == before
    assert messages(wire) == []
    file.write_text("ignroe = []")
    for version in (5, 6):
        wire.notify("textDocument/didSave", {"textDocument": {"uri": file.as_uri()}})
        change(wire, uri, version, f"{LOUD} {version}.")
        found = marked(wire, uri, version)
        assert set(found) > set(before)  # all rules, for its settings cannot be used
    assert "E502" in warned(wire) or "E502" in messages(wire)[0]
    change(wire, file.as_uri(), 7, 'ignore = ["buzzwords"]\n')
    assert wire.published(file.as_uri(), 7)["diagnostics"] == []


def test_two_servers_share_a_workspace(start: Callable[..., Any], root: Path) -> None:
    wires = [start(), start()]
    uris = [(root / name).as_uri() for name in ("a.md", "b.md")]
    for wire, uri in zip(wires, uris, strict=True):
        begin(wire, root)
        wire.open(uri, LOUD)
    for wire, uri in zip(wires, uris, strict=True):
        assert RULE in marked(wire, uri, 1)
        assert "error" not in run(wire, names.OFF_FILE, uri)
    settings = (root / "saveworthy.toml").read_text()
    assert "/a.md" in settings
    assert "/b.md" in settings
    for wire, uri in zip(wires, uris, strict=True):
        change(wire, uri, 2, f"{LOUD} So.")
        assert RULE not in marked(wire, uri, 2)


def test_a_root_that_was_deleted_leaves_open_drafts_as_they_are(wire: Any, root: Path) -> None:
    begin(wire, root)
    uri = (root / "a.md").as_uri()
    wire.open(uri, LOUD)
    assert RULE in marked(wire, uri, 1)
    shutil.rmtree(root)
    change(wire, uri, 2, f"{LOUD} So.")
    assert RULE in marked(wire, uri, 2)
    run(wire, names.OFF_FOLDER, uri)
    assert "E500" in messages(wire)[-1]
    params = {"command": names.RECHECK, "arguments": []}
    assert "error" not in wire.request("workspace/executeCommand", params)
    change(wire, uri, 3, f"{LOUD} So it is.")
    assert RULE in marked(wire, uri, 3)


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to"
)
def test_a_folder_that_cannot_be_written_to_is_told_and_the_draft_stays(
    wire: Any, root: Path
) -> None:
    begin(wire, root)
    uri = "file:///proc/self/draft.md"
    wire.open(uri, LOUD)
    assert RULE in marked(wire, uri, 1)
    for command in (names.OFF_FOLDER, names.DISMISS):
        assert "error" not in run(wire, command, uri)
        assert "E500" in messages(wire)[-1]
    change(wire, uri, 2, f"{LOUD} So.")
    assert RULE in marked(wire, uri, 2)
