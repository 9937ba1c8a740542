"""What is said on the command line: in which order, how often, and what contradicts itself."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saveworthy.cli.parser import parser
from saveworthy.cli.render.terminal import plainly

Run = Callable[..., Any]
DRAFT = "We met in order to plan.\n"


def write(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DRAFT, "utf-8")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["a.md", "--quiet", "b.md"], ["a.md", "b.md"]),
        (["--quiet", "a.md", "--jobs", "2", "b.md", "--fix", "c.md"], ["a.md", "b.md", "c.md"]),
        (["a.md", "--quiet", "-"], ["a.md", "-"]),
        (["a.md", "--quiet", "--", "-b.md", "--fix"], ["a.md", "-b.md", "--fix"]),
        (["--quiet", "--", "-b.md", "c.md"], ["-b.md", "c.md"]),
        (["a.md", "--only-changed", "main", "b.md"], ["a.md", "b.md"]),
        ([], []),
    ],
)
def test_options_may_stand_between_paths(said: list[str], meant: list[str]) -> None:
    assert parser().parse_args(["check", *said]).paths == meant


def test_score_takes_options_between_paths_too() -> None:
    args = parser().parse_args(["score", "a.md", "--format", "json", "b.md"])
    assert (args.paths, args.format) == (["a.md", "b.md"], "json")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["check", "a.md", "--frmat", "json"], "there is no option “--frmat”; did you mean “--format”?"),
        (["check", "--frmat=json", "a.md"], "did you mean “--format”?"),
        (["check", "a.md", "-z"], "there is no option “-z”"),
        (["check", "a.md", "--jobs", "0"], "“0” is no number of processes; write 1 or more"),
        (["check", "a.md", "--jobs", "-1"], "--jobs"),
        (["check", "a.md", "--jobs", "two"], "“two” is no number of processes"),
        (["check", "--format", "json", "a.md", "--format", "sarif"], "--format says both “json” and “sarif”"),
        (["check", "a.md", "--jobs", "1", "--jobs", "2"], "--jobs says both “1” and “2”"),
        (["config", "a.md", "b.md"], "“b.md” is more than it can take"),
        (["explain", "a", "b"], "“b” is more than it can take"),
    ],
)  # fmt: skip
def test_a_slip_in_an_option_is_named(run: Run, here: Path, argv: list[str], said: str) -> None:
    write(here / "a.md", here / "b.md")
    ended = run(*argv, rules=False)
    assert ended.status == 2
    assert ended.out == ""
    usage, *_, error = ended.err.splitlines()
    assert usage.startswith("usage: saveworthy ")
    assert said in error


def test_the_same_value_twice_is_no_contradiction(run: Run, here: Path) -> None:
    write(here / "a.md")
    ended = run("check", "a.md", "--format", "jsonl", "--quiet", "--quiet", "--format", "jsonl")
    assert ended.status == 1
    assert ended.out.startswith('{"')


def test_an_empty_path_is_no_folder(run: Run, here: Path) -> None:
    write(here / "a.md")
    ended = run("check", "", "--fix")
    assert ended.status == 2
    assert ended.err == "E111 An empty path names no draft. “.” is the folder you are in.\n"
    assert (here / "a.md").read_text("utf-8") == DRAFT


@pytest.mark.parametrize("name", ["gone", "gone.pdf", "gone.md", "no/such/folder"])
def test_what_is_not_there_is_said_to_be_missing_whatever_its_ending(
    run: Run, here: Path, name: str
) -> None:
    assert run("check", name).err == f"{name}: E111 There is no such file or folder.\n"


def test_letters_that_a_terminal_lacks_are_written_plainly(here: Path) -> None:
    write(here / "a.md")
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "saveworthy", "check", "a.md", "--no-cache"],
        env={"PYTHONIOENCODING": "ascii", "PATH": "", "HOME": str(here)},
        capture_output=True,
        check=False,
    )
    shown = done.stdout.decode("ascii")
    assert '"in order to" says no more than "to".' in shown
    assert "~~~~~~~~~~~ -> to" in shown
    assert "\\u" not in shown


def test_what_has_no_plainer_form_is_told_by_its_number() -> None:
    import codecs

    codecs.register_error("plainly", plainly)
    written = io.BytesIO()
    with io.TextIOWrapper(written, "ascii", errors="plainly") as stream:
        stream.write("“中…” \udcff")
        stream.flush()
        assert written.getvalue() == b'"\\u4e2d..." \\udcff'
