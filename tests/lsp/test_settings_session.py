"""Drafts in an editor are reviewed under the settings of their folder, and again when these change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saveworthy.lsp.session import Session

Play = Callable[..., Any]

TEXT = "We utilize synergy in order to plan."


async def settled(session: Session, uri: str) -> None:
    draft = session.draft(uri)
    assert draft is not None
    assert await session.report(draft, 60) is not None
    assert await session.finished(uri) is draft


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_each_draft_has_the_settings_of_its_folder(root: Path, play: Play) -> None:
    for name, settings in (("a", 'accept = ["synergy"]'), ("b", 'ignore = ["plain"]')):
        (root / name).mkdir()
        (root / name / "saveworthy.toml").write_text(settings)

    async def scenario(session: Session, screen: Any) -> None:
        for name in ("a", "b"):
            uri = (root / name / f"{name}.md").as_uri()
            session.open(uri, "markdown", 1, TEXT)
            await settled(session, uri)

    seen = {name: marked for name, _, marked in play(scenario).shown}
    assert "synergy" not in seen["a.md"]
    assert "in order to" in seen["a.md"]
    assert "synergy" in seen["b.md"]
    assert "in order to" not in seen["b.md"]


@pytest.mark.parametrize("how", ["saved", "watched"])
def test_a_change_to_the_settings_reviews_all_drafts_again(
    root: Path, play: Play, how: str
) -> None:
    uri = (root / "a.md").as_uri()
    file = root / "saveworthy.toml"

    async def scenario(session: Session, screen: Any) -> None:
        session.open(uri, "markdown", 1, TEXT)
        await settled(session, uri)
        file.write_text('accept = ["synergy"]\n')
        if how == "saved":
            session.save(file.as_uri())
        else:
            session.watched([(root / "other.txt").as_uri(), file.as_uri()])
        await settled(session, uri)

    before, after = (marked for *_, marked in play(scenario).shown)
    assert "synergy" in before
    assert [words for words in before if words != "synergy"] == after


def test_broken_settings_are_told_once_and_the_review_goes_on(root: Path, play: Play) -> None:
    uri = (root / "a.md").as_uri()
    file = root / "saveworthy.toml"
    file.write_text('accept = ["synergy"]\nignore = "plain"\n')

    async def scenario(session: Session, screen: Any) -> None:
        for version in (1, 2, 3):
            session.open(uri, "markdown", version, TEXT)
            await settled(session, uri)
        file.write_text('accept = ["synergy"]\nignore = ["plain"]\n')
        session.save(file.as_uri())
        await settled(session, uri)
        file.write_text('ignore = "plain"\n')
        session.save(file.as_uri())
        await settled(session, uri)

    screen = play(scenario)
    wrong = 'E503 ignore must be a list. Write ignore = ["plain"].'
    assert screen.warned == [f"{file}:2:1: {wrong}", f"{file}:1:1: {wrong}"]
    assert len(screen.shown) == 5
    assert "synergy" in screen.shown[0][2]
    assert "synergy" not in screen.shown[3][2]
    assert screen.shown[4][2] == screen.shown[0][2]


def test_a_settings_file_that_is_open_itself_is_no_draft(root: Path, play: Play) -> None:
    uri = (root / "saveworthy.toml").as_uri()

    async def scenario(session: Session, screen: Any) -> None:
        session.open(uri, "toml", 1, 'accept = ["synergy"]')
        session.save(uri)
        session.close(uri)

    assert play(scenario).warned == []


def test_the_server_watches_settings_and_shows_what_is_wrong_with_them(
    start: Callable[..., Any], root: Path
) -> None:
    file, uri = root / "saveworthy.toml", (root / "a.md").as_uri()
    file.write_text("acept = []\n")
    wire = start()
    wire.initialize({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}})
    asked = wire.until(lambda message: message.get("method") == "client/registerCapability")
    settings, dismissals, rules = asked["params"]["registrations"]
    assert [watcher["globPattern"] for watcher in settings["registerOptions"]["watchers"]] == [
        "**/saveworthy.toml",
        "**/pyproject.toml",
        "**/.saveworthy/rules/*",
    ]
    (watcher,) = dismissals["registerOptions"]["watchers"]
    assert watcher["globPattern"] == "**/.saveworthy-ignore.json"
    assert [watcher["globPattern"] for watcher in rules["registerOptions"]["watchers"]] == [
        "**/.vale.ini",
        "**/_vale.ini",
        "**/*.yml",
        "**/*.yaml",
    ]
    wire.send(id=asked["id"], result=None)
    wire.open(uri, TEXT)
    shown = wire.until(lambda message: message.get("method") == "window/showMessage")
    assert "E502 There is no setting “acept”. Did you mean “accept”?" in shown["params"]["message"]
    file.write_text('accept = ["synergy"]\n')
    wire.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]})
    wire.until(
        lambda message: (
            message.get("method") == "textDocument/publishDiagnostics"
            and bool(message["params"]["diagnostics"])
            and not any("synergy" in d["message"] for d in message["params"]["diagnostics"])
        )
    )
