"""How diagnostics reach an editor: sent, or asked for, never both; and nothing twice."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from saveworthy import review

URI = "file:///draft.md"
TEXT = "We met in order to plan."
PULLS = {"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}}
ONLY_PULLS = {"textDocument": {"diagnostic": {}}}


def pull(wire: Any, previous: str | None = None, uri: str = URI) -> dict[str, Any]:
    params = {"textDocument": {"uri": uri}, "previousResultId": previous}
    return wire.request("textDocument/diagnostic", params)["result"]


def change(wire: Any, version: int, text: str) -> None:
    wire.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": URI, "version": version}, "contentChanges": [{"text": text}]},
    )


def codes(items: list[dict[str, Any]]) -> list[str]:
    return [item["code"] for item in items]


def test_an_editor_that_asks_gets_what_the_command_line_finds_and_nothing_unasked(
    wire: Any,
) -> None:
    wire.initialize(ONLY_PULLS)
    text = f"{TEXT} Storms impact coastal towns, and we leverage them."
    wire.open(URI, text)
    report = pull(wire)
    assert report["kind"] == "full"
    assert codes(report["items"]) == [f.rule_id for f in review(text).findings]
    wire.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
    assert pull(wire)["items"] == []
    assert not [m for m in wire.seen if m.get("method") == "textDocument/publishDiagnostics"]


def test_what_has_not_changed_is_not_sent_again(wire: Any) -> None:
    wire.initialize(ONLY_PULLS)
    wire.open(URI, TEXT)
    first = pull(wire)
    assert pull(wire, first["resultId"]) == {"kind": "unchanged", "resultId": first["resultId"]}
    change(wire, 2, f"So. {TEXT}")
    second = pull(wire, first["resultId"])
    assert second["kind"] == "full"
    assert second["resultId"] != first["resultId"]
    change(wire, 3, TEXT)
    assert pull(wire, first["resultId"])["kind"] == "unchanged"


def test_new_settings_have_the_editor_ask_again(wire: Any, tmp_path: Any) -> None:
    (tmp_path / ".git").mkdir()
    uri = (tmp_path / "a.md").as_uri()
    wire.initialize(PULLS)
    wire.open(uri, TEXT)
    first = pull(wire, uri=uri)
    if not first["items"]:  # a slow computer: it was answered with what was known
        asked = wire.until(lambda message: message.get("method") == "workspace/diagnostic/refresh")
        wire.send(id=asked["id"], result=None)
        first = pull(wire, uri=uri)
    assert "plain/in-order-to" in codes(first["items"])
    file = tmp_path / "saveworthy.toml"
    file.write_text('ignore = ["plain"]\n')
    wire.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 1}]})
    wire.until(lambda message: message.get("method") == "workspace/diagnostic/refresh")
    second = pull(wire, first["resultId"], uri)
    assert second["kind"] == "full"
    assert "plain/in-order-to" not in codes(second["items"])


def test_an_editor_that_cannot_ask_is_not_told_the_same_twice(wire: Any) -> None:
    wire.initialize()
    wire.open(URI, TEXT)
    wire.published(URI, 1)
    wire.notify("textDocument/didSave", {"textDocument": {"uri": "file:///saveworthy.toml"}})
    change(wire, 2, f"So. {TEXT}")
    wire.published(URI, 2)
    sent = [m for m in wire.seen if m.get("method") == "textDocument/publishDiagnostics"]
    assert [m["params"]["version"] for m in sent] == [1, 2]


def test_a_score_below_its_target_points_at_the_sentences_that_cost_most(wire: Any) -> None:
    related = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
    wire.initialize(related)
    hard = (
        "Notwithstanding the aforementioned contractual indemnification provisions, the remuneration "
        "of intermediary institutions necessitates comprehensive administrative reconsideration. "
    )
    wire.open(URI, hard * 40)
    found = wire.published(URI, 1)["diagnostics"]
    pointing = [item for item in found if "relatedInformation" in item]
    report = review(hard * 40)
    assert len(pointing) == len([f for f in report.findings if f.related])
    for item in pointing:
        assert {place["location"]["uri"] for place in item["relatedInformation"]} == {URI}


@pytest.mark.parametrize("address", ["0.0.0.0:0", "::0:0", "192.0.2.1:0", "example.org:0"])
def test_a_port_that_others_can_reach_is_refused(address: str) -> None:
    command = [sys.executable, "-m", "saveworthy", "lsp", "--tcp", address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "E311" in done.stderr


def test_an_editor_may_connect_to_a_port_of_its_own_computer(tmp_path: Any) -> None:
    log = tmp_path / "saveworthy.log"
    command = [sys.executable, "-m", "saveworthy", "lsp", "--tcp", "127.0.0.1:0"]
    with subprocess.Popen(
        [*command, "--log-file", str(log)], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        port = int(process.stderr.readline().rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), 60) as line:
            for body in (
                b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}',
                b'{"jsonrpc":"2.0","id":2,"method":"shutdown"}',
                b'{"jsonrpc":"2.0","method":"exit"}',
            ):
                line.sendall(b"CONTENT-LENGTH: %d\r\n\r\n%b" % (len(body), body))
            line.settimeout(60)
            answer = b""
            while piece := line.recv(65536):
                answer += piece
        assert b'"serverInfo"' in answer
        assert process.wait(60) == 0
    assert log.exists()


def test_a_reader_that_is_slow_holds_up_nothing(start: Callable[..., Any]) -> None:
    wire = start()
    wire.initialize()
    for number in range(20):
        wire.open(f"file:///{number}.md", f"{TEXT}\n\n" * 300)
    assert (
        wire.request(
            "textDocument/hover",
            {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}},
        )["result"]
        is None
    )


@pytest.mark.parametrize("can", [ONLY_PULLS, PULLS])
@pytest.mark.parametrize("language", ["toml", "plaintext"])  # not every editor knows TOML
def test_an_editor_that_asks_is_told_of_broken_settings_only_when_it_asks(
    wire: Any, tmp_path: Any, can: dict[str, Any], language: str
) -> None:
    wire.initialize(can)
    uri = (tmp_path / "saveworthy.toml").as_uri()
    wire.open(uri, "ignore = 3\n", language)
    first = pull(wire, uri=uri)
    assert codes(first["items"]) == ["E503"]
    assert pull(wire, first["resultId"], uri)["kind"] == "unchanged"
    document = {"uri": uri, "version": 2}
    params = {"textDocument": document, "contentChanges": [{"text": "ignore = []\n"}]}
    wire.notify("textDocument/didChange", params)
    assert pull(wire, first["resultId"], uri)["items"] == []
    wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert pull(wire, uri=uri)["items"] == []
    assert not [m for m in wire.seen if m.get("method") == "textDocument/publishDiagnostics"]
