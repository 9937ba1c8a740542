"""The drafts in the editor's folders, open or not: asked for, sent, in parts, with progress, stopped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from saveworthy import review
from saveworthy.lsp import names

LOUD = "We utilize synergy in order to plan."
PULLS = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old\n")
    for name in ("a.md", "b.txt", "deep/c.md", "old/d.md", "notes.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LOUD)
    return tmp_path


def begin(wire: Any, folder: Path, capabilities: dict[str, Any], **options: object) -> Any:
    answer = wire.request(
        "initialize",
        {
            "processId": None,
            "rootUri": None,
            "workspaceFolders": [{"uri": folder.as_uri(), "name": "drafts"}],
            "capabilities": capabilities,
            "initializationOptions": options,
        },
    )
    wire.notify("initialized", {})
    return answer["result"]["capabilities"]


def pull(wire: Any, previous: dict[str, str] | None = None, **tokens: object) -> list[Any]:
    known = [{"uri": uri, "value": name} for uri, name in (previous or {}).items()]
    answer = wire.request("workspace/diagnostic", {"previousResultIds": known, **tokens})
    return answer["result"]["items"]


def names_of(reports: list[Any]) -> dict[str, str]:
    return {report["uri"]: report["resultId"] for report in reports}


def kinds(reports: list[Any]) -> dict[str, str]:
    return {report["uri"].rpartition("/")[2]: report["kind"] for report in reports}


def progress(wire: Any, token: object) -> list[Any]:
    told = [m["params"] for m in wire.seen if m.get("method") == "$/progress"]
    return [params["value"] for params in told if params["token"] == token]


def test_an_editor_that_asks_gets_the_drafts_that_a_check_of_its_folders_would_review(
    wire: Any, folder: Path
) -> None:
    can = begin(wire, folder, PULLS)
    assert can["diagnosticProvider"]["workspaceDiagnostics"] is True
    reports = pull(wire)
    assert kinds(reports) == {"a.md": "full", "b.txt": "full", "c.md": "full"}
    expected = [finding.rule_id for finding in review(LOUD).findings]
    for report in reports:
        assert [item["code"] for item in report["items"]] == expected
        assert report["version"] is None
    assert not [m for m in wire.seen if m.get("method") == "textDocument/publishDiagnostics"]


def test_what_has_not_changed_is_not_sent_again_and_what_is_gone_is_emptied(
    wire: Any, folder: Path
) -> None:
    begin(wire, folder, PULLS)
    known = names_of(pull(wire))
    assert set(kinds(pull(wire, known)).values()) == {"unchanged"}
    (folder / "a.md").write_text("All is well now.")
    (folder / "b.txt").unlink()
    reports = {report["uri"].rpartition("/")[2]: report for report in pull(wire, known)}
    assert {name: report["kind"] for name, report in reports.items()} == {
        "a.md": "full",
        "b.txt": "full",
        "c.md": "unchanged",
    }
    assert not [item for item in reports["a.md"]["items"] if item["code"].startswith("plain/")]
    assert reports["b.txt"]["items"] == []


def test_an_open_draft_is_told_as_it_stands_in_the_editor(wire: Any, folder: Path) -> None:
    begin(wire, folder, PULLS)
    uri = (folder / "a.md").as_uri()
    wire.open(uri, "Nothing to say.", version=7)
    reports = {report["uri"]: report for report in pull(wire)}
    assert reports[uri]["version"] == 7
    assert reports[uri]["items"] == []
    answer = wire.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    assert answer["result"]["resultId"] == reports[uri]["resultId"]


def test_results_come_in_parts_with_progress_to_those_who_want_that(
    wire: Any, folder: Path
) -> None:
    begin(wire, folder, PULLS)
    assert pull(wire, partialResultToken="parts", workDoneToken="work") == []
    parts = [report for value in progress(wire, "parts") for report in value["items"]]
    assert kinds(parts) == {"a.md": "full", "b.txt": "full", "c.md": "full"}
    told = progress(wire, "work")
    assert told[0]["kind"] == "begin"
    assert told[0]["cancellable"] is True
    assert told[-1] == {"kind": "end"}


def test_without_news_the_last_part_waits_until_there_is_some(wire: Any, folder: Path) -> None:
    begin(wire, folder, PULLS)
    known = [{"uri": uri, "value": name} for uri, name in names_of(pull(wire)).items()]
    params = {"previousResultIds": known, "partialResultToken": "parts"}
    wire.send(id="held", method="workspace/diagnostic", params=params)
    wire.until(lambda message: message.get("method") == "$/progress")
    assert wire.request("textDocument/hover", at(folder / "a.md"))["result"] is None
    assert not [message for message in wire.seen if message.get("id") == "held"]
    change = {"uri": (folder / "a.md").as_uri(), "type": 2}
    wire.notify("workspace/didChangeWatchedFiles", {"changes": [change]})
    assert wire.until(lambda message: message.get("id") == "held")["result"] == {"items": []}


def at(path: Path) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": 0, "character": 0}}


@pytest.mark.parametrize("how", ["request", "progress"])
def test_it_can_be_stopped(wire: Any, folder: Path, how: str) -> None:
    for number in range(200):
        (folder / f"{number}.md").write_text(f"{number}. {LOUD} " * 20)
    begin(wire, folder, PULLS)
    params = {"previousResultIds": [], "workDoneToken": "work"}
    wire.send(id="long", method="workspace/diagnostic", params=params)
    wire.until(lambda message: message.get("method") == "$/progress")
    if how == "request":
        wire.notify("$/cancelRequest", {"id": "long"})
    else:
        wire.notify("window/workDoneProgress/cancel", {"token": "work"})
    answer = wire.until(lambda message: message.get("id") == "long")
    assert answer["error"]["code"] == -32800
    assert progress(wire, "work")[-1] == {"kind": "end"}


def test_after_a_change_of_settings_the_editor_is_told_to_ask_again(
    wire: Any, folder: Path
) -> None:
    begin(wire, folder, PULLS)
    uri = (folder / "a.md").as_uri()
    wire.open(uri, LOUD)
    wire.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    known = names_of(pull(wire))
    file = folder / "saveworthy.toml"
    file.write_text('accept = ["synergy"]\n')
    wire.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 1}]})
    asked = wire.until(lambda message: message.get("method") == "workspace/diagnostic/refresh")
    wire.send(id=asked["id"], result=None)
    reports = pull(wire, known)
    assert set(kinds(reports).values()) == {"full"}
    assert not [i for report in reports for i in report["items"] if "synergy" in i["message"]]


def test_a_writer_may_want_to_hear_of_open_drafts_only(wire: Any, folder: Path) -> None:
    can = begin(wire, folder, PULLS, workspaceDiagnostics=False)
    assert can["diagnosticProvider"]["workspaceDiagnostics"] is False


def test_an_editor_that_asks_for_nothing_is_sent_all_on_demand(wire: Any, folder: Path) -> None:
    begin(wire, folder, {"window": {"workDoneProgress": True}})
    uri = (folder / "a.md").as_uri()
    wire.open(uri, "We utilize it.")
    wire.published(uri)
    params = {"command": names.RECHECK, "arguments": []}
    wire.send(id="all", method="workspace/executeCommand", params=params)
    asked = wire.until(lambda m: m.get("method") == "window/workDoneProgress/create")
    wire.send(id=asked["id"], result=None)
    for name in ("b.txt", "deep/c.md"):
        shown = wire.published((folder / name).as_uri())
        assert [item["code"] for item in shown["diagnostics"]] == [
            finding.rule_id for finding in review(LOUD).findings
        ]
    told = wire.until(lambda message: message.get("method") == "window/showMessage")
    assert told["params"]["message"] == "Reviewed 3 drafts: 7 findings in 3 of them."
    assert wire.until(lambda message: message.get("id") == "all")["result"] is None
    assert progress(wire, asked["params"]["token"])[-1] == {"kind": "end"}
    gone = [{"uri": (folder / "deep").as_uri()}]
    wire.notify("workspace/didDeleteFiles", {"files": gone})
    assert wire.published((folder / "deep" / "c.md").as_uri())["diagnostics"] == []
