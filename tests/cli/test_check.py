import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BAD = "We met in order to plan.\n"
MILD = "We utilise it.\n"
GOOD = "We met to plan.\n"

Run = Callable[..., object]


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_draft_with_findings_is_shown_and_fails(here: Path, run: Run) -> None:
    write(here / "a.md", f"# Plans\n\n{BAD}")
    ended = run("check", "a.md")
    assert ended.status == 1
    assert "3:8  warning  “in order to” says no more than “to”.  house/in-order-to" in ended.out
    assert "       We met in order to plan.\n              ━━━━━━━━━━━ → to\n" in ended.out
    assert ended.err == ""


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (BAD, "warning", 1),
        (BAD, "error", 0),
        (BAD, "info", 1),
        (BAD, "never", 0),
        (MILD, "warning", 0),
        (MILD, "info", 1),
        (MILD, "hint", 1),
        (GOOD, "hint", 0),
    ],
)
def test_the_exit_status_follows_fail_on(
    here: Path, run: Run, text: str, fail_on: str, status: int
) -> None:
    write(here / "a.md", text)
    assert run("check", "a.md", "--fail-on", fail_on).status == status


def test_json_has_what_text_leaves_out(here: Path, run: Run) -> None:
    write(here / "drafts/a.md", "Hey there, we utilise it.\n\n" + BAD * 9)
    write(here / "drafts/b.txt", GOOD)
    ended = run("check", "drafts", "--format", "json")
    review = json.loads(ended.out)
    assert list(review) == ["version", "files", "summary"]
    assert [file["path"] for file in review["files"]] == ["drafts/a.md", "drafts/b.txt"]
    assert [file["format"] for file in review["files"]] == ["markdown", "plain"]
    assert review["summary"]["files"] == 2
    assert review["summary"]["findings"] == {"error": 0, "warning": 9, "info": 1, "hint": 1}
    source = (here / "drafts/a.md").read_text("utf-8")
    for finding in review["files"][0]["findings"]:
        assert source[finding["start"]["offset"] : finding["end"]["offset"]] == finding["text"]
    assert ended.status == 1


def test_rules_can_be_selected_and_ignored(here: Path, run: Run) -> None:
    write(here / "a.md", f"{BAD}\n{MILD}")
    assert "utilise" not in run("check", "a.md", "--ignore", "house/utilise").out
    assert run("check", "a.md", "--ignore", "house/utilise,house/in-order-to").status == 0
    assert run("check", "a.md", "--ignore", "house").status == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_the_one_that_was_meant(
    here: Path, run: Run, option: str
) -> None:
    write(here / "a.md", BAD)
    ended = run("check", "a.md", option, "house/utilize")
    assert ended.status == 2
    assert "house/utilize" in ended.err
    assert "Did you mean “house/utilise”?" in ended.err
    assert ended.out == ""


def test_a_broken_pack_is_refused_by_file_and_line(here: Path, run: Run) -> None:
    write(here / "a.md", BAD)
    write(here / "mine.yml", "pack: mine\ntitel: Mine\nsummary: Mine.\nrules: []\n")
    ended = run("check", "a.md", "--rules", "mine.yml")
    assert ended.status == 2
    assert "mine.yml:2" in ended.err
    assert ended.out == ""


def test_standard_input_is_markdown_unless_its_name_says_otherwise(here: Path, run: Run) -> None:
    text = b"`in order to` we met"
    ended = run("check", "-", "--format", "json", stdin=text)
    file = json.loads(ended.out)["files"][0]
    assert (file["path"], file["format"], file["findings"]) == ("<stdin>", "markdown", [])
    ended = run("check", "-", "--stdin-filename", "a/post.txt", "--format", "json", stdin=text)
    file = json.loads(ended.out)["files"][0]
    assert (file["path"], file["format"], len(file["findings"])) == ("a/post.txt", "plain", 1)
    ended = run("check", "-", "--stdin-filename", "post.docx", stdin=text)
    assert ended.status == 2
    assert ended.err.startswith("post.docx: E")


def test_bad_inputs_are_each_named_and_the_others_still_reviewed(here: Path, run: Run) -> None:
    write(here / "good.md", GOOD)
    write(here / "binary.md", bytes(range(256)) * 40)
    write(here / "nul.md", b"We met\0 in order to plan.\n")
    write(here / "photo.png", b"\x89PNG")
    (here / "empty").mkdir()
    os.mkfifo(here / "pipe.md")
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind("socket.md")
        refused = [
            "missing.md",
            "binary.md",
            "nul.md",
            "photo.png",
            "empty",
            "pipe.md",
            "socket.md",
        ]
        ended = run("check", *refused, "/dev/zero", "a\0b.md", "good.md")
    lines = ended.err.splitlines()
    named = [line.partition(": E")[0].removesuffix(":1") for line in lines]
    assert named == [*refused, "/dev/zero", "a␀b.md"]
    assert "Traceback" not in ended.err
    assert "good.md  4 words" in ended.out
    assert ended.status == 2


def test_what_cannot_be_reviewed_weighs_more_than_what_was_found(here: Path, run: Run) -> None:
    write(here / "a.md", BAD)
    assert run("check", "missing.md", "a.md", "--fail-on", "warning").status == 2


def test_a_file_that_may_not_be_read_is_refused(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here / "a.md", BAD)
    write(here / "b.md", GOOD)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    ended = run("check", "a.md", "b.md")
    assert ended.err.startswith("a.md: E112 You are not allowed to read this file.")
    assert "b.md  4 words" in ended.out
    assert ended.status == 2


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "\n\n", "```\nin order to\n```\n", "---\nslug: in-order-to\n---\n"]
)
def test_a_draft_without_prose_gives_an_empty_review(here: Path, run: Run, text: str) -> None:
    write(here / "a.md", text)
    ended = run("check", "a.md")
    assert ended.out.startswith("a.md  no prose\n")
    assert (ended.status, ended.err) == (0, "")


def test_a_file_name_that_is_no_utf8_is_printed_safely(here: Path, run: Run) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m.md")
    write(here / name, BAD)
    assert "caf\\xe9␛[31m.md  6 words" in run("check", ".").out
    ended = run("check", ".", "--format", "json")
    assert json.loads(ended.out.encode())["files"][0]["path"] == name


def test_color_is_off_without_a_terminal_and_on_when_asked_for(here: Path, run: Run) -> None:
    write(here / "a.md", BAD)
    assert "\x1b[" not in run("check", "a.md").out
    assert "\x1b[33mwarning\x1b[0m" in run("check", "a.md", "--color", "always").out


def test_hints_show_when_asked_for_or_when_they_count(here: Path, run: Run) -> None:
    write(here / "a.md", "Hey there, Ann.\n")
    assert "warmer" not in run("check", "a.md").out
    assert "1 hint not shown" in run("check", "a.md").out
    assert "warmer" in run("check", "a.md", "--verbose").out
    assert "warmer" in run("check", "a.md", "--fail-on", "hint").out


def test_what_is_too_large_for_a_draft_is_refused_unread(
    here: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (here / "big.md").open("wb") as file:
        file.truncate(50_000_000)  # takes no room on the disk, and must not be read to tell
    (here / "small.md").write_text("We met.\n", "utf-8")
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: b"We met.\n" if path.stem == "small" else 1 / 0
    )
    ended = run("check", "big.md", "small.md", "--no-cache")
    assert ended.status == 2
    assert ended.err == (
        "big.md: E108 This is too much for one draft: more than 10 MB. Split it into parts.\n"
    )
    assert "small.md" in ended.out
    assert run("check", "-", stdin=b"word " * 2_000_001).err.startswith("<stdin>: E108 ")
