"""Whatever an editor sends, the server answers what is a request and lives on."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

URI = "file:///draft.md"
HOVER = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 0}}

PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED = -32002, -32800


@pytest.fixture(scope="module")
def living(one_server: Any) -> Any:
    """One initialized server, which has to live through all of these tests."""
    one_server.initialize()
    return one_server


def lives(living: Any) -> bool:
    return "result" in living.request("textDocument/hover", HOVER)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"id": 7, "method": "textDocument/hover", "params": {"position": 3}}, INVALID_PARAMS),
        ({"id": 7, "method": "textDocument/hover", "params": [1, 2]}, INVALID_PARAMS),
        ({"id": 7, "method": "textDocument/hover", "params": "text"}, INVALID_PARAMS),
        ({"id": 7, "method": "textDocument/hover"}, INVALID_PARAMS),
        ({"id": 7, "method": "textDocument/codeAction", "params": {}}, INVALID_PARAMS),
        ({"id": 7, "method": "no/such/method"}, NO_METHOD),
        ({"id": 7, "method": "no/such/method", "params": {"type_name": 5}}, NO_METHOD),
        ({"id": 7, "method": "textDocument/rename", "params": None}, INVALID_PARAMS),
        ({"id": 7, "method": 5}, INVALID_REQUEST),
        ({"id": 7, "method": "textDocument/didClose", "params": {"textDocument": {"uri": URI}}}, INVALID_REQUEST),
        ({"id": 7, "method": "initialize", "params": {"capabilities": {}}}, INVALID_REQUEST),
    ],
)  # fmt: skip
def test_a_request_that_cannot_be_served_is_answered_with_an_error(
    living: Any, message: dict[str, Any], code: int
) -> None:
    living.send(**message)
    answer = living.until(lambda message: "id" in message)
    assert answer["id"] == 7
    assert answer["error"]["code"] == code
    assert lives(living)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", PARSE_ERROR),
        (b"\xff\xfe\xfd", PARSE_ERROR),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "a\xff"}', PARSE_ERROR),
        (b"[" * 100_000, PARSE_ERROR),
        (b"[]", INVALID_REQUEST),
        (b"null", INVALID_REQUEST),
        (b"17", INVALID_REQUEST),
        (b'"text"', INVALID_REQUEST),
        (b"{}", INVALID_REQUEST),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "textDocument/hover"}', None),
        (json.dumps({"jsonrpc": "2.0", "id": 1.5, "method": "textDocument/hover", "params": HOVER}).encode(), INVALID_REQUEST),
        (json.dumps({"jsonrpc": "2.0", "id": None, "method": "textDocument/hover", "params": HOVER}).encode(), INVALID_REQUEST),
        (json.dumps({"jsonrpc": "2.0", "id": {}, "method": "textDocument/hover", "params": HOVER}).encode(), INVALID_REQUEST),
    ],
)  # fmt: skip
def test_what_is_no_message_is_refused_and_the_next_one_is_served(
    living: Any, body: bytes, code: int | None
) -> None:
    living.raw(body)
    answer = living.until(lambda message: "id" in message)
    if code is not None:
        assert answer["id"] is None
        assert answer["error"]["code"] == code
    assert lives(living)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("no/such/notification", {"a b": 1}),
        ("$/cancelRequest", {"id": 999}),
        ("$/cancelRequest", {}),
        ("$/setTrace", {"value": "loud"}),
        ("workspace/didChangeConfiguration", {"settings": None}),
        ("textDocument/didOpen", {"textDocument": {"uri": URI}}),
        ("textDocument/didOpen", None),
        ("textDocument/didChange", {"contentChanges": 5}),
        ("textDocument/didSave", {"textDocument": {"uri": "file:///nowhere.md"}}),
        ("textDocument/didClose", {"textDocument": {"uri": "file:///nowhere.md"}}),
        ("textDocument/didChange", {"textDocument": {"uri": "::", "version": 1}, "contentChanges": [{"text": ""}]}),
        ("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": "x", "name": "x"}]}}),
        ("notebookDocument/didClose", {"notebookDocument": {"uri": "x"}, "cellTextDocuments": []}),
    ],
)  # fmt: skip
def test_no_notification_ends_the_session(living: Any, method: str, params: Any) -> None:
    living.notify(method, params)
    assert lives(living)


def test_responses_to_questions_never_asked_are_ignored(living: Any) -> None:
    living.send(id="x", result=None)
    living.send(id="x", error={"code": 1, "message": "no"})
    living.send(id="x", error="no")
    living.send(id="x")
    assert lives(living)


def test_nothing_is_served_before_initialize(wire: Any) -> None:
    answer = wire.request("textDocument/hover", HOVER)
    assert answer["error"]["code"] == NOT_INITIALIZED
    wire.open(URI, "dropped")
    wire.initialize()
    assert lives(wire)


def test_after_shutdown_requests_are_refused_and_exit_ends_well(wire: Any) -> None:
    wire.initialize()
    assert wire.request("shutdown")["result"] is None
    assert wire.request("textDocument/hover", HOVER)["error"]["code"] == INVALID_REQUEST
    wire.notify("exit")
    assert wire.process.wait(60) == 0


def test_a_server_that_has_reviewed_a_draft_leaves_without_a_word(wire: Any) -> None:
    wire.initialize()
    wire.open(URI, "Storms impact coastal towns, and we leverage them.")
    while len(wire.published(URI)["diagnostics"]) < 2:  # the second needs the language model
        pass
    wire.request("shutdown")
    wire.notify("exit")
    assert wire.process.wait(60) == 0
    wire.end()
    assert wire.errors == ""  # editors fill their logs with it


def test_exit_without_shutdown_is_a_failure(wire: Any) -> None:
    wire.initialize()
    wire.notify("exit")
    assert wire.process.wait(60) == 1


def test_exit_before_initialize_ends_the_server(wire: Any) -> None:
    wire.notify("exit")
    assert wire.process.wait(60) == 1


def test_the_server_leaves_when_its_input_ends(start: Callable[..., Any]) -> None:
    early, late = start(), start()
    assert early.hang_up() == 1
    late.initialize()
    assert late.hang_up() == 1


def test_the_server_leaves_when_its_input_ends_in_the_middle_of_a_message(wire: Any) -> None:
    wire.initialize()
    wire.process.stdin.write(b'Content-Length: 999\r\n\r\n{"jsonrpc": "2.0", ')
    assert wire.hang_up() == 1


@pytest.fixture
def review_with(start: Callable[..., Any], tmp_path: Path) -> Callable[[str], Any]:
    """Starts a server, initialized, whose reviews run this line of Python first."""

    def review_with(line: str) -> Any:
        script = tmp_path / "server.py"
        script.write_text(
            "import os, sys, time\n"
            "from saveworthy.core import Report\n"
            "from saveworthy.lsp import serve\n"
            "from saveworthy.lsp.reviewer import Review\n"
            "from saveworthy.text.formats.resplit import part\n"
            "class Odd(serve.Reviewer):\n"
            "    def first(self, draft, form, checkpoint):\n"
            f"        {line}\n"
            "        parted = part(draft.text, form, draft.uri, draft.version)\n"
            "        return Review(parted, Report(draft.version, 0, (), {}))\n"
            "serve.Reviewer = Odd\n"
            "sys.exit(serve.serve_stdio())\n"
        )
        wire = start(script)
        wire.initialize()
        wire.open(URI, "A draft.")
        return wire

    return review_with


def test_nothing_but_messages_reaches_standard_output(review_with: Callable[[str], Any]) -> None:
    wire = review_with(r"print('noise of print'); os.write(1, b'noise of C\n')")
    assert wire.published(URI, 1)["diagnostics"] == []
    wire.hang_up()
    wire.end()
    assert "noise of print" in wire.errors
    assert "noise of C" in wire.errors


def test_a_review_may_not_read_the_editors_messages(review_with: Callable[[str], Any]) -> None:
    wire = review_with("assert sys.stdin.read() == ''")
    assert wire.published(URI, 1)["diagnostics"] == []


def test_a_long_review_keeps_no_other_message_waiting(review_with: Callable[[str], Any]) -> None:
    wire = review_with("time.sleep(3600)")
    wire.send(id="slow", method="textDocument/hover", params=HOVER)
    wire.notify("$/cancelRequest", {"id": "slow"})
    answer = wire.until(lambda message: message.get("id") == "slow")
    assert answer["error"]["code"] == CANCELLED
    assert wire.request("shutdown")["result"] is None
    wire.notify("exit")
    assert wire.process.wait(60) == 0


def test_a_review_that_crashes_is_logged_and_the_next_one_runs(
    review_with: Callable[[str], Any],
) -> None:
    wire = review_with("if draft.version == 1: raise KeyError('out of luck')")
    assert "out of luck" in wire.logged()
    wire.notify(
        "textDocument/didChange",
        {"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"text": "Better."}]},
    )
    assert wire.published(URI, 2)["diagnostics"] == []


def change(version: object, text: str, *ends: int) -> dict[str, Any]:
    """A change of version `version`, of all or from line, column to line, column."""
    event: dict[str, Any] = {"text": text}
    if ends:
        line, column, end_line, end_column = ends
        event["range"] = {
            "start": {"line": line, "character": column},
            "end": {"line": end_line, "character": end_column},
        }
    return {"textDocument": {"uri": URI, "version": version}, "contentChanges": [event]}


def test_a_change_out_of_order_is_ignored_and_logged(living: Any) -> None:
    living.open(URI, "In order to win.", version=5)
    living.published(URI, 5)
    living.notify("textDocument/didChange", change(4, "Old."))
    assert URI in living.logged()
    living.notify("textDocument/didChange", change(6, "", 0, 0, 0, 0))
    assert living.published(URI, 6)["diagnostics"]


def test_a_reversed_range_is_swapped_and_logged(living: Any) -> None:
    living.open(URI, "We win in order to win.", version=1)
    assert living.published(URI, 1)["diagnostics"]
    living.notify("textDocument/didChange", change(2, "", 0, 18, 0, 6))
    assert URI in living.logged()
    assert "plain/in-order-to" not in [d["code"] for d in living.published(URI, 2)["diagnostics"]]


@pytest.mark.parametrize(
    "params",
    [
        change(2, "x", -1, 0, 0, 0),
        change(None, "x"),
        {**change(2, "x"), "contentChanges": [{"range": None}]},
    ],
)
def test_a_change_that_cannot_be_read_gives_the_draft_up_until_it_is_opened_again(
    wire: Any, params: dict[str, Any]
) -> None:
    wire.initialize()
    wire.open(URI, "We win in order to win.")
    assert wire.published(URI, 1)["diagnostics"]
    wire.notify("textDocument/didChange", params)
    assert wire.published(URI)["diagnostics"] == []
    assert URI in wire.logged()
    wire.open(URI, "We win in order to win.", version=3)
    assert wire.published(URI, 3)["diagnostics"]


def test_half_an_emoji_may_come_and_go(living: Any) -> None:
    living.open(URI, "😀 in order to win", version=1)
    living.published(URI, 1)
    living.notify("textDocument/didChange", change(2, "", 0, 1, 0, 2))
    start = living.published(URI, 2)["diagnostics"][0]["range"]["start"]
    living.notify("textDocument/didChange", change(3, "\ude01", 0, 1, 0, 1))
    assert living.published(URI, 3)["diagnostics"][0]["range"]["start"] != start


def test_starting_loads_nothing_that_only_a_review_needs() -> None:
    code = (
        "import sys; import saveworthy.lsp.server; "
        "print(*({'spacy', 'textstat', 'nltk', 'pydantic', 'tree_sitter'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == ""
